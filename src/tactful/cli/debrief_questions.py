"""The debrief, question by question: sixty seconds, each one may be skipped with Enter."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, TypeVar

import click

from tactful.cli.output import paragraph, say
from tactful.etiquette.case import Channel, Fit
from tactful.etiquette.workdays import Workdays
from tactful.reading.dates.promises import parse_promise
from tactful.reading.debrief_answers import still_needed
from tactful.reading.debrief_note import Heard
from tactful.reading.requests import Asked
from tactful.reading.texts import free_text
from tactful.wording.days import say_day
from tactful.wording.promise import said_back

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")
YES = {"y", "yes", "yep", "sure", "ok"}
NO = {"n", "no", "nope"}
WAYS = {"e": Channel.EMAIL, "p": Channel.PHONE, "l": Channel.LINKEDIN}
FITS = {"g": Fit.GOOD, "u": Fit.UNQUALIFIED, "p": Fit.POOR_FIT}


def ask_questions(said_on: date, workdays: Workdays) -> Heard:
    """Ask what was agreed; what is skipped stays unknown."""
    say("Enter skips a question.")
    everyone = _yes_no("Will all candidates be contacted? (y/n)")
    contact_by = follow_up_on = None
    if everyone is not False:
        contact_by = _day("By when?", said_on, workdays)
    may = _yes_no("May you follow up? (y/n)")
    if may is not False and contact_by is None:
        follow_up_on = _day("On what day may you follow up?", said_on, workdays)
    return Heard(
        everyone_contacted=everyone,
        contact_by=contact_by,
        may_follow_up=may,
        follow_up_on=follow_up_on,
        channel=_one_of("How do they prefer it? (e-mail, phone, linkedin)", WAYS),
        requests=_needs(said_on, workdays),
        next_steps=_text("What are the next steps?"),
        decisions_begin=_day("When do they begin to decide?", said_on, workdays),
        accepts_linkedin=_yes_no("Do they accept LinkedIn requests? (y/n)"),
        fit=_one_of("Did it fit? (good, unqualified, poor)", FITS),
    )


def _ask(question: str) -> str:
    answer = click.prompt(question, default="", show_default=False, prompt_suffix=" ")
    return free_text(str(answer))


def _until(question: str, read: Callable[[str], T | None], mend: str) -> T | None:
    while True:
        answer = _ask(question)
        if not answer:
            return None
        found = read(answer)
        if found is not None:
            return found
        say(mend)


def _yes_no(question: str) -> bool | None:
    def read(answer: str) -> bool | None:
        word = answer.lower()
        return True if word in YES else False if word in NO else None

    return _until(question, read, "Please answer y or n, or Enter to skip.")


def _day(question: str, said_on: date, workdays: Workdays) -> date | None:
    def read(answer: str) -> date | None:
        promise = parse_promise(answer, said_on, workdays)
        if promise.deadline is not None:
            paragraph(f"{answer}: {said_back(promise, said_on)}.", "  ")
        return promise.deadline

    mend = "That names no day; try “in two weeks” or “by Friday”, or Enter to skip."
    return _until(question, read, mend)


def _one_of(question: str, words: dict[str, T]) -> T | None:
    def read(answer: str) -> T | None:
        return words.get(answer.lower()[:1])

    return _until(question, read, "Please write one of the words, or Enter to skip.")


def _text(question: str) -> str | None:
    return _ask(question) or None


def _needs(said_on: date, workdays: Workdays) -> tuple[Asked, ...] | None:
    answer = _ask("What do they still need from you? (two references by Friday; n for nothing)")
    if not answer:
        return None
    found = still_needed(answer, said_on, workdays)
    for asked in found:
        due = f", by {say_day(asked.due, said_on)}" if asked.due else ""
        paragraph(f"{asked.what}{due}.", "  ")
    return found
