"""The debrief: sixty seconds with a thumb, right after the interview."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods, require_safe

from tactful.etiquette.case import Channel, Fit
from tactful.etiquette.workdays import Workdays
from tactful.limits import NOTE_LIMIT
from tactful.reading.dates.promises import parse_promise
from tactful.reading.debrief_answers import first_day_of, promised_by, still_needed
from tactful.reading.debrief_note import Heard, read_note
from tactful.reading.requests import Asked
from tactful.records import models
from tactful.refusal import Refused
from tactful.usecases.note_agreement import (
    default_person,
    may_write_from,
    note_agreement,
    said_day,
)
from tactful.web import fields
from tactful.web.here import Here, Request
from tactful.web.next_step import NextStep
from tactful.web.page import go, page, part
from tactful.wording.days import say_day
from tactful.wording.heard import heard_in_words
from tactful.wording.promise import said_back

YES_NO = [("yes", "Yes"), ("no", "No"), ("", "Not said")]
MEANS = {"yes": True, "no": False, "": None}
CHANNELS = [("email", "E-mail"), ("phone", "Phone"), ("linkedin", "LinkedIn"), ("", "Not said")]
FITS = [
    ("good", "It felt right"),
    ("poor_fit", "Not the right fit"),
    ("unqualified", "I lack something"),
    ("", "Not sure"),
]
COMMON = (
    "by the end of this week",
    "next week",
    "in a couple of weeks",
    "in three weeks",
    "by the end of the month",
)
NO_DAY = "That names no day. Try “in two weeks”, “by Friday” or 2026-12-18."


class DebriefForm(forms.Form):
    """What was agreed; every question may be left out."""

    everyone = fields.Pick("Will everyone be contacted?", YES_NO, radio=True)
    by_choice = fields.Pick("By when?", [], radio=True)
    by = fields.Text(
        "Or as they said it (this counts before a tap)",
        attributes={"placeholder": "in a couple of weeks"},
    )
    may = fields.Pick("May you follow up?", YES_NO, radio=True)
    follow_up = fields.Text("On which day?", attributes={"placeholder": "Friday, the 18th"})
    channel = fields.Pick("How do they prefer it?", CHANNELS, radio=True)
    needs_nothing = fields.Tick("Nothing")
    needs = fields.Text("Or this", attributes={"placeholder": "two references by Friday"})
    linkedin = fields.Pick("Do they accept LinkedIn requests?", YES_NO, radio=True)
    fit = fields.Pick("Did it fit?", FITS, radio=True)
    next_steps = fields.FreeText("What are the next steps?", 2)
    decisions = fields.Text("When do they begin to decide?")
    person = fields.Pick("With whom was it settled?", [])
    said_on = fields.Day("When was it said?")
    nothing = fields.Tick("We did not talk about the process")

    def __init__(
        self,
        people: list[models.Person],
        chips: list[Chip],
        data: Any = None,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        chosen = [(chip.said, chip.said) for chip in chips] + [("", "Not said")]
        self.fields["by_choice"].choices = chosen  # type: ignore[attr-defined]
        named = [(str(p.pk), p.name) for p in people] + [("", "nobody in particular")]
        self.fields["person"].choices = named  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Chip:
    """A promise one hears often, and which day it means."""

    said: str
    day: str


@dataclass(slots=True)
class Debrief:
    """All that a debrief of one application works with."""

    here: Here
    row: models.Application
    people: list[models.Person]
    said_on: date
    workdays: Workdays
    chips: list[Chip]


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, key: UUID) -> HttpResponse:
    """The form; a sentence fills it in for confirmation, and saving it notes the agreement."""
    debrief = _prepared(request.here, request.here.application(key))
    if request.method != "POST":
        return _page(request, debrief, _blank(debrief), "")
    if "read" in request.POST:
        return _filled_in(request, debrief)
    form = DebriefForm(debrief.people, debrief.chips, request.POST)
    if form.is_valid():
        said_on = form.cleaned_data["said_on"] or debrief.said_on
        heard = _heard(debrief, form, said_on)
        if not form.errors and _is_something(form, heard):
            saved = _save(request, debrief, form, heard, said_on)
            if saved is not None:
                return saved
    return _page(request, debrief, form, request.POST.get("sentence", ""), status=422)


def _prepared(here: Here, row: models.Application) -> Debrief:
    people = [i.person for i in row.involvements.select_related("person").order_by("position")]
    said_on, workdays = said_day(row, here.now), here.workdays(row)
    chips = []
    for said in COMMON:
        day = promised_by(said, said_on, workdays)
        if day is not None:
            chips.append(Chip(said, say_day(day, said_on)))
    return Debrief(here, row, people, said_on, workdays, chips)


def _blank(debrief: Debrief, **initial: Any) -> DebriefForm:
    person = default_person(debrief.row, debrief.here.now)
    usual = {"person": str(person.pk) if person else "", "said_on": debrief.said_on}
    return DebriefForm(debrief.people, debrief.chips, initial=usual | initial)


def _filled_in(request: Request, debrief: Debrief) -> HttpResponse:
    """The form as one free sentence fills it in, to be confirmed."""
    sentence = request.POST.get("sentence", "")[:NOTE_LIMIT].replace("\x00", "")
    heard = read_note(sentence, debrief.said_on, debrief.workdays)
    words = {True: "yes", False: "no", None: ""}
    understood_so_far: dict[str, Any] = {
        "everyone": words[heard.everyone_contacted],
        "by": heard.contact_by.isoformat() if heard.contact_by else "",
        "may": words[heard.may_follow_up],
        "follow_up": heard.follow_up_on.isoformat() if heard.follow_up_on else "",
        "channel": heard.channel or "",
        "linkedin": words[heard.accepts_linkedin],
        "fit": heard.fit or "",
        "next_steps": heard.next_steps or "",
        "decisions": heard.decisions_begin.isoformat() if heard.decisions_begin else "",
        "needs_nothing": heard.requests == (),
        "needs": _needs_in_words(heard),
    }
    initial = {name: value for name, value in understood_so_far.items() if value}
    understood = heard_in_words(heard, debrief.said_on)
    form = _blank(debrief, **(_answered_before(request) | initial))
    return _page(request, debrief, form, sentence, understood=understood, read=True)


def _answered_before(request: Request) -> dict[str, Any]:
    """What was tapped or typed already; the sentence adds to it."""
    names = DebriefForm.base_fields
    return {n: request.POST[n][:NOTE_LIMIT] for n in names if request.POST.get(n)}


def _needs_in_words(heard: Heard) -> str:
    return ", and ".join(
        asked.what + (f" by {asked.due.isoformat()}" if asked.due else "")
        for asked in heard.requests or ()
    )[:200]


def _heard(debrief: Debrief, form: DebriefForm, said_on: date) -> Heard:
    given = form.cleaned_data
    requests: tuple[Asked, ...] | None = () if given["needs_nothing"] else None
    if given["needs"] and given["needs_nothing"]:
        form.add_error("needs", "“Nothing” is ticked, and something is written; keep one of them.")
    if given["needs"]:
        requests = still_needed(given["needs"], said_on, debrief.workdays)
    by = "by" if given["by"] else "by_choice"
    return Heard(
        everyone_contacted=MEANS[given["everyone"]],
        contact_by=_day_in(debrief, form, by, said_on),
        may_follow_up=MEANS[given["may"]],
        follow_up_on=_day_in(debrief, form, "follow_up", said_on),
        channel=Channel(given["channel"]) if given["channel"] else None,
        decisions_begin=_day_in(debrief, form, "decisions", said_on),
        next_steps=given["next_steps"] or None,
        accepts_linkedin=MEANS[given["linkedin"]],
        fit=Fit(given["fit"]) if given["fit"] else None,
        requests=requests,
    )


def _day_in(debrief: Debrief, form: DebriefForm, field: str, said_on: date) -> date | None:
    text = form.cleaned_data[field]
    if not text:
        return None
    read = promised_by if field.startswith("by") else first_day_of
    day = read(text, said_on, debrief.workdays)
    if day is None:
        form.add_error(field, NO_DAY)
    return day


def _is_something(form: DebriefForm, heard: Heard) -> bool:
    if heard != Heard() or form.cleaned_data["nothing"]:
        return True
    form.add_error(
        None,
        "Nothing was answered. If the process was not talked about, tick that at the end, and it"
        " is noted.",
    )
    return False


def _save(
    request: Request, debrief: Debrief, form: DebriefForm, heard: Heard, said_on: date
) -> HttpResponse | None:
    here, row = debrief.here, debrief.row
    given = form.cleaned_data
    sentence = request.POST.get("sentence", "").strip()[:NOTE_LIMIT]
    said = sentence or given["by"] or given["by_choice"]
    person = here.person_of(row, given["person"])
    try:
        note_agreement(row, heard, said_on, here.now, here.holidays, person=person, said=said)
    except Refused as error:
        form.add_error(None, error.sentence)
        return None
    row.refresh_from_db()
    step = NextStep(row, here.today)
    return go(request, f"/applications/{row.pk}?debriefed", f"Noted. {step.sentence}")


def _page(
    request: Request,
    debrief: Debrief,
    form: DebriefForm,
    sentence: str,
    *,
    understood: list[str] | None = None,
    read: bool = False,
    status: int = 200,
) -> HttpResponse:
    context = {
        "row": debrief.row,
        "form": form,
        "chips": debrief.chips,
        "sentence": sentence,
        "said_on": debrief.said_on,
        "understood": understood or [],
        "read": read,
        "said_back": _said_back(debrief, str(form["by"].value() or ""), form["may"].value()),
    }
    return page(request, "debrief.html", context, status)


@require_safe
def day(request: Request, key: UUID) -> HttpResponse:
    """Which day a promise means, while it is typed."""
    debrief = _prepared(request.here, request.here.application(key))
    by = request.GET.get("by", "") or request.GET.get("by_choice", "")
    said = _said_back(debrief, by, request.GET.get("may", ""))
    still_typing = said == NO_DAY
    return part(request, "_said_back.html", {"said_back": "" if still_typing else said})


def _said_back(debrief: Debrief, written: str, may: str) -> str:
    """ "By Thursday 17 December. You may write from Friday 18 December." """
    words = written.strip()[:200]
    if not words:
        return ""
    promise = parse_promise(words, debrief.said_on, debrief.workdays)
    if promise.deadline is None:
        return NO_DAY
    back = said_back(promise, debrief.said_on)
    said = f"{back[0].upper()}{back[1:]}."
    heard = Heard(contact_by=promise.deadline, may_follow_up=MEANS.get(may or ""))
    first = may_write_from(debrief.row, heard, debrief.here.holidays)
    return f"{said} You may write from {say_day(first, debrief.said_on)}." if first else said
