"""Change an application, the people of it, or remove it."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from tactful.etiquette.case import PersonRole
from tactful.etiquette.hours import Trade, UnfitHours, read_hours
from tactful.reading import texts
from tactful.refusal import Misused, Refused
from tactful.usecases import edit
from tactful.usecases.add_application import Someone
from tactful.usecases.find import people_of, place_code
from tactful.usecases.handles import Application
from tactful.usecases.session import Session
from tactful.usecases.stale import ChangedMeanwhile
from tactful.usecases.zones import by_its_city
from tactful.web import fields
from tactful.web.here import Request
from tactful.web.page import go, page
from tactful.web.pages.new import ROLES, place_in
from tactful.web.stale_forms import say_stale
from tactful.wording.hours import say_no_hours
from tactful.wording.refusals import explained

FITS = [
    ("", "not specified"),
    ("good", "it felt right"),
    ("unqualified", "I’m missing something they require"),
    ("poor_fit", "not the right fit"),
]

ALWAYS = ("company", "role", "place")
FOLDED = (
    ("Job posting", ("link", "source", "pay", "closes_on")),
    ("Time zone and hours", ("zone", "hours")),
    ("Status", ("applied_on", "fit", "wanted")),
    ("Their preferences", ("no_contact", "employer_do_not_contact")),
    ("Notes", ("notes",)),
)
AS_KEPT = (
    "role", "applied_on", "fit", "wanted", "hours", "no_contact", "notes", "link", "source", "pay",
    "closes_on",
)  # fmt: skip


class EditForm(forms.Form):
    """What is known about an application."""

    company = fields.Text("Company", required=True)
    role = fields.Text("Role", required=True)
    place = fields.Text("Place", required=True, attributes={"list": "places"})
    zone = fields.Text("Time zone", help_text="A city on the same clock, like Denver.")
    applied_on = fields.PastDay("Applied on")
    fit = fields.Pick("How it fits", FITS)
    wanted = fields.Tick("This is the one I want")
    hours = fields.Text(
        "When they work",
        attributes={"list": "trades"},
        help_text="office, shop, restaurant, school, hospital, or hours like 10:00-14:30.",
    )
    no_contact = fields.Tick("The ad asks for no contact")
    employer_do_not_contact = fields.Tick("This company asked not to be contacted at all")
    link = fields.Text("Link to the job", str.strip, type="url")
    source = fields.Text("Where you found it")
    pay = fields.Text("Pay")
    closes_on = fields.Day("Closes on")
    notes = fields.FreeText("Notes", 4)
    seen = fields.Seen()

    def always(self) -> list[forms.BoundField]:
        """The fields that are always in sight."""
        return [self[name] for name in ALWAYS]

    def folded(self) -> list[tuple[str, str, bool, list[forms.BoundField]]]:
        """The other fields, in parts: their head, what is known, whether something is wrong."""
        return [
            (head, self._known(names), any(self[name].errors for name in names),
             [self[name] for name in names])
            for head, names in FOLDED
        ]  # fmt: skip

    def _known(self, names: tuple[str, ...]) -> str:
        return ", ".join(filter(None, (fields.known(self[name]) for name in names)))

    def clean_link(self) -> str:
        """A page that a browser can open; what came with a table stays as it is."""
        written = str(self.cleaned_data["link"])
        if not written or "link" not in self.changed_data:
            return written
        try:
            return texts.link(written)
        except Misused as error:
            raise forms.ValidationError(explained(error)) from error

    def clean_hours(self) -> str:
        """A trade, or hours of their own; an office where nothing is said."""
        hours = str(self.cleaned_data["hours"]).strip().lower() or Trade.OFFICE.value
        try:
            read_hours(hours)
        except UnfitHours as error:
            raise forms.ValidationError(say_no_hours(error)) from error
        return hours


class PersonForm(forms.Form):
    """Somebody who has to do with an application."""

    name = fields.Text("Name", required=True, attributes={"autocomplete": "off"})
    role = fields.Pick("Who are they?", ROLES, initial="recruiter")
    email = fields.email()
    phone = fields.phone()
    linkedin = fields.linkedin()

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="person-%s")


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, key: UUID) -> HttpResponse:
    """The form, filled in with what is known."""
    here = request.here
    row = here.application(key)
    form = EditForm(request.POST or None, initial=_known(here, row))
    form.fields["applied_on"].today = here.today  # type: ignore[attr-defined]  # a PastDay
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid() and _save(here, row, form):
            return go(request, f"/applications/{key}", f"Changed {row}.")
    return _form_page(request, row, form, PersonForm(), status)


def _known(here: Session, row: Application) -> dict[str, object]:
    place = here.places.name_of(place_code(row))
    return {name: getattr(row, name) for name in AS_KEPT} | {
        "company": row.employer.name,
        "place": place,
        "zone": by_its_city(row.timezone),
        "employer_do_not_contact": row.employer.do_not_contact,
        "seen": row.version,
    }


def _save(here: Session, row: Application, form: EditForm) -> bool:
    given = form.cleaned_data
    values = {name: given[name] for name in AS_KEPT}
    if {"place", "zone"} & set(form.changed_data):
        moved = "place" in form.changed_data and "zone" not in form.changed_data
        place = place_in(here, form, given["place"], "" if moved else given["zone"])
        if place is None:
            return False
        values |= {
            "country": place.country, "subdivision": place.subdivision, "timezone": place.timezone,
        }  # fmt: skip
    try:
        edit.edit_application(
            row, values, (), here.now, here.holidays,
            employer=given["company"],
            employer_do_not_contact=_mark(form),
            seen=given["seen"],
        )  # fmt: skip
    except ChangedMeanwhile as error:
        say_stale(form, error)
        return False
    return True


def _mark(form: EditForm) -> bool | None:
    """What was said about the company; nothing, unless somebody touched that box."""
    name = "employer_do_not_contact"
    return bool(form.cleaned_data[name]) if name in form.changed_data else None


def _form_page(
    request: Request, row: Application, form: EditForm, person: PersonForm, status: int
) -> HttpResponse:
    people = people_of(row)
    context = {
        "row": row, "form": form, "person_form": person, "people": people,
        "places": request.here.places.known(),
    }  # fmt: skip
    return page(request, "edit.html", context, status)


@require_http_methods(["GET", "HEAD", "POST"])
def add_person(request: Request, key: UUID) -> HttpResponse:
    """Somebody more."""
    here = request.here
    row = here.application(key)
    if request.method != "POST":
        return HttpResponseRedirect(f"/applications/{key}/edit#people")
    form = PersonForm(request.POST)
    if form.is_valid():
        given = form.cleaned_data
        role = PersonRole(given["role"] or "other")
        someone = Someone(given["name"], role, given["email"], given["phone"], given["linkedin"])
        try:
            edit.edit_application(row, {}, (someone,), here.now, here.holidays)
        except Refused as error:
            form.add_error("name", explained(error))
        else:
            return go(request, f"/applications/{key}", f"Added {someone.name}.")
    return _form_page(request, row, EditForm(initial=_known(here, row)), form, 422)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: Request, key: UUID) -> HttpResponse:
    """Remove an application, after asking."""
    here = request.here
    row = here.application(key)
    if request.method == "POST":
        edit.remove_application(row, here.now, here.holidays)
        return go(request, "/", f"Removed {row}.")
    return page(
        request,
        "confirm.html",
        {
            "title": f"Remove {row}?",
            "sentence": "All that was noted about it goes; the people and the company stay. Undo"
            " brings it back.",
            "yes": "Remove it",
            "grave": True,
            "back": f"/applications/{key}",
        },
    )
