"""The answers of a debrief, each for itself: a day they named, what they still need."""

from __future__ import annotations

from datetime import date

from tactful.etiquette.workdays import Workdays
from tactful.reading.dates.mentions import find_mentions
from tactful.reading.notes import read_note
from tactful.reading.promises import parse_promise
from tactful.reading.requests import Asked

NOTHING = frozenset({"n", "no", "nope", "nothing", "none"})


def promised_by(text: str, said_on: date, workdays: Workdays) -> date | None:
    """The last day of a promise ("in a couple of weeks"), None where no day is named."""
    return parse_promise(text, said_on, workdays).deadline


def first_day_of(text: str, said_on: date, workdays: Workdays) -> date | None:
    """The day to follow up on, or to begin deciding: of "after the 15th" the first one, and of
    several days that are named the last.
    """
    promise = parse_promise(text, said_on, workdays)
    return promise.not_before or promise.deadline


def begins_on(text: str, said_on: date, workdays: Workdays) -> date | None:
    """When something that is named begins: "January" on the first of it, "mid June" on the 11th,
    "next week" on its first day; what has begun already, on the day it was said.
    """
    alone = text.lower().removeprefix("from ")  # "march" alone can be a verb, "in march" cannot
    named = find_mentions(text, said_on, workdays) or find_mentions(
        f"in {alone}", said_on, workdays
    )
    return max(named[0].begins, said_on) if named else None


def still_needed(text: str, said_on: date, workdays: Workdays) -> tuple[Asked, ...]:
    """What they still need, as it was answered: "two references by Friday", or "nothing"."""
    if text.strip().lower() in NOTHING:
        return ()
    read = read_note(f"I need to send {text}", said_on, workdays)
    return read.requests or (Asked(text, None),)
