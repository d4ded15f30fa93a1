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
from tactful.limits import NOTE_LIMIT
from tactful.reading.deciding import is_about_deciding
from tactful.refusal import Refused
from tactful.usecases.debrief import NO_DAY, Answers, Proposal, accept, propose
from tactful.usecases.find import people_of
from tactful.usecases.handles import Application, Person
from tactful.usecases.note_agreement import said_day
from tactful.usecases.session import Session
from tactful.usecases.take.guests import say_newcomer
from tactful.web import fields
from tactful.web.here import Request
from tactful.web.marked import marked
from tactful.web.next_step import NextStep, next_step
from tactful.web.page import go, page, part
from tactful.wording.days import say_day
from tactful.wording.heard import heard_in_words, several_spoke
from tactful.wording.refusals import sentence_of

MOST_QUESTIONS = 20  # of a card
YES_NO = [("yes", "Yes"), ("no", "No"), ("", "Not said")]
MEANS = {"yes": True, "no": False, "": None}
CHANNELS = [("email", "Email"), ("phone", "Phone"), ("linkedin", "LinkedIn"), ("", "Not said")]
FITS = [
    ("good", "It felt right"),
    ("poor_fit", "Not the right fit"),
    ("unqualified", "I’m missing something they want"),
    ("", "Not sure"),
]
COMMON = (
    "by the end of this week",
    "next week",
    "in a couple of weeks",
    "in three weeks",
    "by the end of the month",
)


class DebriefForm(forms.Form):
    """What was agreed; every question may be left out."""

    everyone = fields.Pick("Will everyone be contacted?", YES_NO, radio=True)
    by_choice = fields.Pick("By when?", [], radio=True)
    by = fields.Text("Or in their words", attributes={"placeholder": "in a couple of weeks"})
    may = fields.Pick("May you follow up?", YES_NO, radio=True)
    follow_up = fields.Text("On which day?", attributes={"placeholder": "Friday, the 18th"})
    not_before = fields.Text("Not before?", attributes={"placeholder": "the 12th"})
    channel = fields.Pick("How do they prefer to be contacted?", CHANNELS, radio=True)
    needs_nothing = fields.Tick("Nothing")
    needs = fields.Text("Something else", attributes={"placeholder": "two references by Friday"})
    linkedin = fields.Pick("Do they accept LinkedIn requests?", YES_NO, radio=True)
    fit = fields.Pick("Was it a good fit?", FITS, radio=True)
    next_steps = fields.FreeText("What are the next steps?", 2)
    decisions = fields.Text("When do they begin to decide?")
    person = fields.Pick("Who said it?", [])
    contact = fields.Pick("Whom should you contact?", [])
    said_on = fields.Day("When was it said?")
    nothing = fields.Tick("We did not talk about the process")

    def __init__(
        self,
        people: list[Person],
        chips: list[Chip],
        data: Any = None,
        **more: Any,
    ) -> None:
        super().__init__(data, **more)
        chosen = [(chip.said, chip.said) for chip in chips] + [("", "Not said")]
        self.fields["by_choice"].choices = chosen  # type: ignore[attr-defined]
        named = [(str(p.pk), p.name) for p in people] + [("", "as the sentence says, or nobody")]
        self.fields["person"].choices = named  # type: ignore[attr-defined]
        told = [(p.name, p.name) for p in people] + [("", "not specified")]
        self.fields["contact"].choices = told  # type: ignore[attr-defined]


@dataclass(frozen=True, slots=True)
class Chip:
    """A promise one hears often, and which day it means."""

    said: str
    day: str


@dataclass(slots=True)
class Debrief:
    """All that a debrief of one application works with."""

    here: Session
    row: Application
    people: list[Person]
    said_on: date
    chips: list[Chip]


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, key: UUID) -> HttpResponse:
    """The form. A sentence is said back before it is saved; taps are saved at once."""
    debrief = _prepared(request.here, request.here.application(key))
    if request.method != "POST":
        return _page(request, debrief, _blank(debrief), "")
    if "answers" in request.POST:  # from the question card: read as one tells them
        noted = _told(request.POST.getlist("answer"))
        return _page(request, debrief, _blank(debrief), noted)
    sentence = request.POST.get("sentence", "")[:NOTE_LIMIT].replace("\x00", "")
    form = DebriefForm(debrief.people, debrief.chips, request.POST)
    if not form.is_valid():
        return _page(request, debrief, form, sentence, status=422)
    proposal = _proposal(debrief, form, sentence)
    for name, problem in proposal.problems.items():
        form.add_error(name if name != "by" or form.cleaned_data["by"] else "by_choice", problem)
    if form.errors:
        return _page(request, debrief, form, sentence, status=422)
    if sentence.strip() and request.POST.get("understood") != sentence.strip():
        shown = _with_what_was_heard(debrief, form, proposal)
        return _page(request, debrief, shown, sentence, proposal=proposal)
    told = form.cleaned_data["nothing"] or proposal.settles_nothing
    if proposal.is_nothing and not told:
        form.add_error(
            None,
            "Nothing was answered. If the process was not talked about, tick that at the end, and"
            " it is noted.",
        )
        return _page(request, debrief, form, sentence, status=422)
    return _save(request, debrief, form, sentence, proposal)


def _told(answers: list[str]) -> str:
    """The answers that were noted on the question card, a sentence each."""
    said = (" ".join(answer.replace("\x00", "").split()) for answer in answers[:MOST_QUESTIONS])
    ended = (one if one.endswith((".", "?", "!")) else f"{one}." for one in said if one)
    return " ".join(ended)[:NOTE_LIMIT]


def _with_what_was_heard(debrief: Debrief, form: DebriefForm, proposal: Proposal) -> DebriefForm:
    """The form with what the sentence said in its fields, where nothing was typed or tapped:
    whoever changes something begins from there.
    """
    heard = proposal.new
    said = {True: "yes", False: "no", None: ""}
    understood = {
        "everyone": said[heard.everyone_contacted],
        "may": said[heard.may_follow_up],
        "linkedin": said[heard.accepts_linkedin],
        "channel": heard.channel.value if heard.channel else "",
        "fit": heard.fit.value if heard.fit else "",
        "by": say_day(heard.contact_by) if heard.contact_by else "",
        "follow_up": say_day(heard.follow_up_on) if heard.follow_up_on else "",
        "not_before": say_day(heard.not_before) if heard.not_before else "",
        "decisions": say_day(heard.decisions_begin) if heard.decisions_begin else "",
    }
    data = dict(form.data.items())
    for name, value in understood.items():
        if value and not data.get(name) and not (name == "by" and data.get("by_choice")):
            data[name] = value
    return DebriefForm(debrief.people, debrief.chips, data)


def _prepared(here: Session, row: Application) -> Debrief:
    people = people_of(row)
    said_on = said_day(row, here.now)
    meant = {
        said: propose(row, Answers(by=said), said_on, here.holidays).new.contact_by
        for said in COMMON
    }
    ahead = sorted((day, said) for said, day in meant.items() if day is not None and day > said_on)
    chips = [Chip(said, say_day(day, said_on)) for day, said in ahead]
    return Debrief(here, row, people, said_on, chips)


def _blank(debrief: Debrief) -> DebriefForm:
    return DebriefForm(debrief.people, debrief.chips, initial={"said_on": debrief.said_on})


def _proposal(debrief: Debrief, form: DebriefForm, sentence: str) -> Proposal:
    given = form.cleaned_data
    if given["needs"] and given["needs_nothing"]:
        form.add_error("needs", "“Nothing” is ticked, and something is written; keep one of them.")
    needs = (given["needs"],) if given["needs"] else ()
    answers = Answers(
        sentence=sentence,
        everyone=MEANS[given["everyone"]],
        by=given["by"] or given["by_choice"],
        may=MEANS[given["may"]],
        follow_up=given["follow_up"],
        not_before=given["not_before"],
        channel=Channel(given["channel"]) if given["channel"] else None,
        needs=needs if given["needs"] or given["needs_nothing"] else None,
        next_steps=given["next_steps"],
        decisions=given["decisions"],
        linkedin=MEANS[given["linkedin"]],
        fit=Fit(given["fit"]) if given["fit"] else None,
        contact=given["contact"],
    )
    person = debrief.here.person_of(debrief.row, given["person"])
    said_on = given["said_on"] or debrief.said_on
    return propose(debrief.row, answers, said_on, debrief.here.holidays, person=person)


def _save(
    request: Request, debrief: Debrief, form: DebriefForm, sentence: str, proposal: Proposal
) -> HttpResponse:
    here, row = debrief.here, debrief.row
    try:
        accept(row, proposal, here.now, here.holidays)
    except Refused as error:
        form.add_error(None, sentence_of(error))
        return _page(request, debrief, form, sentence, status=422)
    row.refresh_from_db()
    step = next_step(row, here.today)
    said = _promise(proposal, step) or f"Noted. {step.sentence}"
    return go(request, f"/applications/{row.pk}?debriefed", said)


def _promise(proposal: Proposal, step: NextStep) -> str:
    """The promise first: it is what one came for. Then what is to be done all the same."""
    by, first = proposal.heard.contact_by, proposal.may_write_from
    if by is None:
        return ""
    they = "They decide" if is_about_deciding(proposal.said) else "You hear"
    said = f"Noted. {they} by {say_day(by, proposal.said_on)}."
    waiting = step.step.action == "wait"
    said += " Until then: nothing." if waiting else ""
    said += f" If not, write from {say_day(first, proposal.said_on)}." if first else ""
    return said if waiting else f"{said} Next: {step.sentence[0].lower()}{step.sentence[1:]}"


def _page(
    request: Request,
    debrief: Debrief,
    form: DebriefForm,
    sentence: str,
    *,
    proposal: Proposal | None = None,
    status: int = 200,
) -> HttpResponse:
    said_on = proposal.said_on if proposal else debrief.said_on
    first = proposal.may_write_from if proposal else None
    context = {
        "row": debrief.row,
        "form": form,
        "chips": debrief.chips,
        "sentence": sentence,
        "said_on": said_on,
        "read": proposal is not None,
        "understood": _understood(proposal, said_on) if proposal else [],
        "words": marked(sentence, proposal.findings) if proposal else [],
        "write_from": say_day(first, said_on) if first else "",
        "said_back": _said_back(debrief, str(form["by"].value() or ""), form["may"].value()),
    }
    return page(request, "debrief.html", context, status)


def _understood(proposal: Proposal, said_on: date) -> list[str]:
    if proposal.settles_nothing:
        return ["Nothing was settled. The usual waits count."]
    now = set(heard_in_words(proposal.new, said_on, proposal.said))
    lines = heard_in_words(proposal.heard, said_on, proposal.said)
    told = [line if line in now else f"{line} (as before)" for line in lines]
    new = map(say_newcomer, proposal.newcomers)
    return [*told, *new, *several_spoke(proposal.speakers)]


@require_safe
def day(request: Request, key: UUID) -> HttpResponse:
    """Which day a promise means, while it is typed."""
    debrief = _prepared(request.here, request.here.application(key))
    by = request.GET.get("by", "") or request.GET.get("by_choice", "")
    said = _said_back(debrief, by, request.GET.get("may", ""))
    still_typing = said == NO_DAY
    return part(request, "_said_back.html", {"said_back": "" if still_typing else said})


def _said_back(debrief: Debrief, written: str, may: str) -> str:
    """ "By Thursday 17 December. You may ask from Friday 18 December." """
    words = written.strip()[:200]
    if not words:
        return ""
    answers = Answers(by=words, may=MEANS.get(may or ""))
    proposal = propose(debrief.row, answers, debrief.said_on, debrief.here.holidays)
    if proposal.new.contact_by is None:
        return NO_DAY
    said = f"By {say_day(proposal.new.contact_by, debrief.said_on)}."
    first = proposal.may_write_from
    return f"{said} You may ask from {say_day(first, debrief.said_on)}." if first else said
