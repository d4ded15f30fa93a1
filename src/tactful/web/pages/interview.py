"""Note an interview, past or ahead; move or cancel one."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_POST

from tactful.usecases.find import interview_of_key, interviews_of, people_of
from tactful.usecases.handles import Application, Interview, Person
from tactful.usecases.note_interview import cancel_interview, miss_call, note_interview
from tactful.usecases.stale import ChangedMeanwhile
from tactful.web import fields
from tactful.web.here import Request
from tactful.web.next_step import next_step
from tactful.web.page import go, page
from tactful.web.saying import INTERVIEW_KINDS
from tactful.web.stale_forms import say_stale
from tactful.wording.days import city

KINDS = [("", "not specified"), *INTERVIEW_KINDS.items()]


class InterviewForm(forms.Form):
    """When, for how long, how, and with whom. Times are the employer's."""

    at = fields.Moment("When", required=True)
    ends = fields.TimeOfDay("Ends at", help_text="If you know.")
    kind = fields.Pick("How", KINDS)
    people = forms.MultipleChoiceField(
        label="With", required=False, widget=forms.CheckboxSelectMultiple
    )
    seen = fields.Seen()

    def __init__(self, people: list[Person], data: Any = None, **more: Any) -> None:
        super().__init__(data, **more)
        self.fields["people"].choices = [  # type: ignore[attr-defined]  # a choice field has them
            (str(p.pk), p.name) for p in people
        ]

    def clean(self) -> dict[str, Any]:
        """It ends after it begins; an end before the beginning is past midnight."""
        given: dict[str, Any] = super().clean() or {}
        at, ends = given.get("at"), given.get("ends")
        if isinstance(at, datetime) and ends is not None:
            end = datetime.combine(at.date(), ends)
            given["ends_at"] = end if end > at else end + timedelta(days=1)
            if given["ends_at"] - at > timedelta(hours=14):
                self.add_error("ends", "That would be before it begins.")
        return given


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, key: UUID) -> HttpResponse:
    """The form, and the interviews there are. ?move= names one that takes place another time."""
    here = request.here
    row = here.application(key)
    people = people_of(row)
    moved = _interview(row, request.GET.get("move", ""))
    form = InterviewForm(people, request.POST or None, initial=_initial(row, moved, people))
    status = 200
    if request.method == "POST":
        status = 422
        if form.is_valid():
            try:
                return _noted(request, row, form, moved)
            except ChangedMeanwhile as error:
                say_stale(form, error)
    context = {
        "row": row,
        "form": form,
        "moved": moved,
        "interviews": interviews_of(row),
        "clock": city(row.timezone),
    }
    return page(request, "interview.html", context, status)


def _noted(
    request: Request, row: Application, form: InterviewForm, moved: Interview | None
) -> HttpResponse:
    here, given, zone = request.here, form.cleaned_data, ZoneInfo(row.timezone)
    ends = given.get("ends_at")
    chosen = (here.person_of(row, who) for who in given["people"])
    note_interview(
        row,
        given["at"].replace(tzinfo=zone),
        here.now,
        here.holidays,
        ends_at=ends.replace(tzinfo=zone) if ends else None,
        kind=given["kind"],
        people=tuple(person for person in chosen if person is not None),
        moved_from=moved,
        seen=given["seen"],
        nobody_else=moved is not None,
    )
    row.refresh_from_db()
    said = f"Noted. {next_step(row, here.today).sentence}"
    return go(request, f"/applications/{row.pk}", said)


def _interview(row: Application, key: str) -> Interview | None:
    if not key:
        return None
    return interview_of_key(row, key)


def _initial(row: Application, moved: Interview | None, people: list[Person]) -> dict[str, Any]:
    if moved is None:
        return {"people": [str(people[0].pk)] if len(people) == 1 else []}
    zone = ZoneInfo(row.timezone)
    return {
        "at": moved.at.astimezone(zone).replace(tzinfo=None),
        "ends": moved.ends_at.astimezone(zone).time() if moved.ends_at else None,
        "kind": moved.kind,
        "people": [str(a.person_id) for a in moved.attendances.all()],
        "seen": moved.version,
    }


@require_POST
def cancel(request: Request, key: UUID, interview_key: UUID) -> HttpResponse:
    """It will not take place."""
    here = request.here
    row = here.application(key)
    found = interview_of_key(row, str(interview_key))
    cancel_interview(row, found, here.now, here.holidays)
    row.refresh_from_db()
    said = f"The interview is called off. {next_step(row, here.today).sentence}"
    return go(request, f"/applications/{key}", said)


@require_POST
def missed(request: Request, key: UUID, interview_key: UUID) -> HttpResponse:
    """They said they would ring, and did not."""
    here = request.here
    row = here.application(key)
    miss_call(row, interview_of_key(row, str(interview_key)), here.now, here.holidays)
    row.refresh_from_db()
    said = f"Noted: nobody rang. {next_step(row, here.today).sentence}"
    return go(request, f"/applications/{key}", said)
