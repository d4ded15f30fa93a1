"""The answers of a debrief, each for itself: a day they named, what they still need."""

from __future__ import annotations

from datetime import date

from tactful.etiquette.workdays import Workdays
from tactful.reading.notes import read_note
from tactful.reading.promises import parse_promise
from tactful.reading.requests import Asked

NOTHING = frozenset({"n", "no", "nope", "nothing", "none"})


def promised_by(text: str, said_on: date, workdays: Workdays) -> date | None:
    """The last day of a promise ("in a couple of weeks"), None where no day is named."""
    return parse_promise(text, said_on, workdays).deadline


def first_day_of(text: str, said_on: date, workdays: Workdays) -> date | None:
    """The first day of what is named ("next week"): to follow up on, or to begin deciding."""
    promise = parse_promise(text, said_on, workdays)
    return promise.not_before or promise.deadline


def still_needed(text: str, said_on: date, workdays: Workdays) -> tuple[Asked, ...]:
    """What they still need, as it was answered: "two references by Friday", or "nothing"."""
    if text.strip().lower() in NOTHING:
        return ()
    read = read_note(f"I need to send {text}", said_on, workdays)
    return read.requests or (Asked(text, None),)
