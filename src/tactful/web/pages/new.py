"""Add an application: one short form, the rest later."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any
from urllib.parse import urlencode, urlsplit
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from tactful.etiquette.case import PersonRole
from tactful.etiquette.workdays import Workdays, weekdays_only
from tactful.ports import SeveralPlaces, UnknownPlace, one_place
from tactful.reading.places import UnknownZone
from tactful.reading.taken.job_pages import JobPage, job_in_title
from tactful.reading.taken.posting_text import with_what_its_text_says
from tactful.refusal import Misused, Refused
from tactful.usecases.add_application import (
    NewApplication,
    Place,
    Someone,
    add_application,
    place_of,
)
from tactful.usecases.find import nearest_application, place_code
from tactful.usecases.handles import Application
from tactful.usecases.session import Session
from tactful.web import fields
from tactful.web.here import Request
from tactful.web.next_step import next_step
from tactful.web.page import go, page, part
from tactful.wording.days import say_what_counts
from tactful.wording.english import with_stop
from tactful.wording.refusals import explained, sentence_of

ROLES = [
    ("recruiter", "recruiter"),
    ("agency_recruiter", "recruiter of an agency"),
    ("hiring_manager", "hiring manager"),
    ("interviewer", "interviewer"),
    ("other", "somebody else"),
    ("referral", "friend who put in a word"),
]
TOLD = (
    "company", "role", "place", "person", "email", "phone", "link", "pay", "closes_on", "dropped",
)  # fmt: skip
LONGEST_POSTING = 20_000  # characters of a posting that an address may carry
A_MOMENT = "%Y-%m-%dT%H:%M"
OFF = {"autocomplete": "off"}
STARTS = {  # how a search begins: the question on top, and what helps
    "talked": ("Where were you interviewed?", "Then: what was agreed, and you have your day."),
    "invited": ("Where is your interview?", "Then: the questions to take along."),
    "applied": ("Where did you apply?", "Then: whether this silence is normal, and until when."),
}

NEEDED = {  # without it there would be no date to go by
    "talked": ("interview", "When was it? About will do."),
    "invited": ("interview", "When is it? Its day and hour are what you prepare for."),
    "applied": ("applied_on", "When did you apply? About will do: the waiting is counted from it."),
}


class NewForm(forms.Form):
    """Company, role, place, and whom one knows there."""

    company = fields.Text("Company", required=True, attributes={**OFF, "autofocus": ""})
    role = fields.Text("Role", required=True, attributes=OFF)
    place = fields.Text(
        "Place",
        required=True,
        attributes={
            **OFF,
            "data-whole": "",
            "list": "places",
            "hx-get": "/new/place",
            "hx-trigger": "input changed delay:300ms",
            "hx-target": "#about-place",
        },
        help_text="A city, a region or a country. It sets holidays and time zone.",
    )
    zone = fields.Text(
        "Time zone",
        attributes=OFF,
        help_text="Only if it differs from the one shown: a city in the same time zone.",
    )
    applied_on = fields.PastDay("Applied on")
    link = fields.link()
    pay = fields.Text("Pay", attributes=OFF)
    closes_on = fields.Day("Closes on")
    posting = fields.FreeText("The posting", 4, help_text="It vanishes from the web one day.")
    interview = fields.Moment("Interview on", help_text="Their local time, past or future.")
    person = fields.Text("Who is your contact there?", attributes=OFF)
    person_role = fields.Pick("Who are they?", ROLES, initial="recruiter")
    email = fields.email("Their email")
    phone = fields.phone("Their phone number")
    no_contact = fields.Tick("The ad asks for no contact")
    start = forms.ChoiceField(
        choices=[(name, name) for name in STARTS], required=False, widget=forms.HiddenInput
    )

    dropped = forms.CharField(max_length=32, required=False, widget=forms.HiddenInput)
    just_now = forms.CharField(max_length=40, required=False, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        """An address needs a name to go with it."""
        given: dict[str, Any] = super().clean() or {}
        if (given.get("email") or given.get("phone")) and not given.get("person"):
            self.add_error("person", "Whose address is that? Write a name.")
        return given


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    """The form; what is sent is added, and one goes on to the application."""
    here = request.here
    usual = _usual_place(here)
    start = request.GET.get("start", "")
    begun = {"start": start} if start in STARTS else {}
    if start == "talked":
        last = nearest_application(here.owner)
        zone = ZoneInfo(last.timezone) if last else here.mine  # the clock of the place it offers
        there = here.now.astimezone(zone).replace(second=0, microsecond=0)
        begun["interview"] = there.strftime(A_MOMENT)
        begun["just_now"] = there.isoformat()
    form = NewForm(request.POST or None, initial={"place": usual} | begun | _told(request))
    _need(form)
    form.fields["applied_on"].today = here.today  # type: ignore[attr-defined]  # a PastDay
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            row = _add(here, form)
            if row is not None:
                return _gone_on(request, form, row)
    written = form["place"].value() or ""
    title, lead = STARTS.get(
        form["start"].value() or "",
        ("New application", "Company, role and place are enough; the rest can come later."),
    )
    context = {
        "form": form,
        "title": title,
        "lead": lead,
        "places": here.places.known(),
        "about": _about(here, str(written)),
        "one_after_another": "added" in request.GET or "another" in request.POST,
    }
    return page(request, "new.html", context, status)


def _need(form: NewForm) -> None:
    """Ask for the one thing without which this way of beginning leads to no date."""
    field, sentence = NEEDED.get(str(form["start"].value() or ""), ("", ""))
    if field:
        form.fields[field].required = True
        form.fields[field].error_messages["required"] = sentence


def _gone_on(request: Request, form: NewForm, row: Application) -> HttpResponse:
    """To the debrief straight from a talk, to the next one where several are added, else to it."""
    if form.cleaned_data["dropped"]:
        query = urlencode({"dropped": form.cleaned_data["dropped"], "about": row.pk})
        return go(request, f"/take?{query}&added", f"Added {row}. Here is what came.")
    if "another" in request.POST:
        start = form.cleaned_data["start"]
        again = f"/new?added&start={start}" if start else "/new?added"
        return go(request, again, f"Added {row}.")
    if form.cleaned_data["start"] == "talked":
        return go(request, f"/applications/{row.pk}/debrief?added", f"Added {row}.")
    said = f"{with_stop(f'Added {row}')} {next_step(row, request.here.today).sentence}"
    return go(request, f"/applications/{row.pk}?added", said)


def _told(request: Request) -> dict[str, str]:
    """What the address tells already: a mail that was taken in, a page with a job on it."""
    asked = ((name, request.GET.get(name, "").strip()[:200]) for name in TOLD)
    told = {name: value for name, value in asked if value}
    told |= _of_a_page(request, told)
    posting = request.GET.get("posting", "").strip()[:LONGEST_POSTING]
    return _of_its_text(posting, request.here.today) | told if posting else told


def _of_its_text(posting: str, today: date) -> dict[str, str]:
    """What the running text of a page says of the job."""
    job = JobPage("", "", "", posting=posting)
    job = with_what_its_text_says(job, today, Workdays(weekdays_only))
    closes = {"closes_on": job.closes_on.isoformat()} if job.closes_on else {}
    return {"posting": posting, "pay": job.pay} | closes


def _of_a_page(request: Request, told: dict[str, str]) -> dict[str, str]:
    """What the title of a page names, where the page says nothing else of the job. A place that it
    does not tell is left open: that of the last application would be a guess.
    """
    title = request.GET.get("title", "").strip()
    if not title:
        return {}
    place = {"place": told.get("place", "")}
    named = None if "role" in told and "company" in told else job_in_title(title)
    if named is None:
        return {"role": told.get("role", title[:200])} | place
    place = {"place": told.get("place", "") or named.place}
    return {"role": named.role, "company": named.employer} | told | place


def _add(here: Session, form: NewForm) -> Application | None:
    given = form.cleaned_data
    place = place_in(here, form, given["place"], given["zone"])
    if place is None:
        return None
    people: tuple[Someone, ...] = ()
    if given["person"]:
        someone = Someone(
            given["person"], PersonRole(given["person_role"] or "other"),
            given["email"], given["phone"],
        )  # fmt: skip
        people = (someone,)
    new = NewApplication(
        given["role"], given["company"], place, given["applied_on"],
        no_contact=given["no_contact"], people=people, link=given["link"], pay=given["pay"],
        source=urlsplit(given["link"]).hostname or "", posting=given["posting"],
        closes_on=given["closes_on"],
        interview_at=_interview_at(here, given, ZoneInfo(place.timezone)),
    )  # fmt: skip
    try:
        return add_application(here.owner, new, here.now, here.holidays)
    except Refused as error:
        form.add_error(None, sentence_of(error))
        return None


def _interview_at(here: Session, given: dict[str, Any], zone: ZoneInfo) -> datetime | None:
    """On their clock; who was interviewed just now was not, by a clock that is behind, later."""
    if not given["interview"]:
        return None
    at: datetime = given["interview"].replace(tzinfo=zone)
    offered = _instant(given["just_now"])
    if offered is not None and offered.strftime(A_MOMENT) == at.strftime(A_MOMENT):
        at = offered  # left as it was offered: just now, whatever the clock of the place says
    return min(at, here.now) if given["start"] == "talked" else at


def _instant(text: str) -> datetime | None:
    try:
        at = datetime.fromisoformat(text)
    except ValueError:
        return None
    return at if at.tzinfo is not None else None


def place_in(here: Session, form: forms.Form, written: str, zone: str) -> Place | None:
    """The place that was typed; what is wrong with it is said beside its field."""
    try:
        return place_of(written, zone or None, here.holidays, here.zones, here.places)
    except UnknownZone as error:
        form.add_error("zone", explained(error))
    except Misused as error:
        form.add_error("place", explained(error))
    return None


def _usual_place(here: Session) -> str:
    last = nearest_application(here.owner)
    return here.places.name_of(place_code(last)) if last else ""


@require_safe
def place(request: Request) -> HttpResponse:
    """Which clock and which holidays a place has, while it is typed."""
    about = _about(request.here, request.GET.get("place", ""))
    return part(request, "_place.html", {"about": about})


def _about(here: Session, written: str) -> str:
    if not written.strip():
        return ""
    try:
        name = one_place(written, here.places.find(written)).name
        found = place_of(written, None, here.holidays, here.zones, here.places)
    except SeveralPlaces as several:
        return f"{several} Write which one."
    except (UnknownPlace, Misused) as error:
        return explained(error) if "Did you mean" in explained(error) else ""
    counts = say_what_counts(found.timezone, here.places.name_of(found.code))
    assumed = " It has several clocks or holidays; say another below if need be."
    return f"{name}. {counts}{assumed if found.assumed else ''}"
