"""The answers of a debrief, each for itself: a day they named, what they still need."""

from __future__ import annotations

import re
from datetime import date

from tactful.etiquette.workdays import Workdays
from tactful.reading.notes import read_note
from tactful.reading.promises import parse_promise
from tactful.reading.requests import Asked

MONTHS = {
    name: number
    for number, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"],
        start=1,
    )
}
A_MONTH = re.compile(r"(?:in |from )?(?:(?P<part>early|mid|late)[ -])?(?P<month>[a-z]{3,9})")
NOTHING = frozenset({"n", "no", "nope", "nothing", "none"})


def promised_by(text: str, said_on: date, workdays: Workdays) -> date | None:
    """The last day of a promise ("in a couple of weeks"), None where no day is named."""
    return parse_promise(text, said_on, workdays).deadline


def first_day_of(text: str, said_on: date, workdays: Workdays) -> date | None:
    """The first day of what is named ("next week"): to follow up on, or to begin deciding."""
    promise = parse_promise(text, said_on, workdays)
    return promise.not_before or promise.deadline


def begins_on(text: str, said_on: date, workdays: Workdays) -> date | None:
    """When something that is named begins: "January" on the first of it, "mid June" on the 11th,
    "next week" on its Monday.
    """
    month = A_MONTH.fullmatch(" ".join(text.lower().split()))
    number = MONTHS.get(month["month"][:3]) if month else None
    if month is None or number is None:
        return first_day_of(text, said_on, workdays)
    first = date(said_on.year, number, {"mid": 11, "late": 21}.get(month["part"] or "", 1))
    return first if first >= said_on else first.replace(year=first.year + 1)


def still_needed(text: str, said_on: date, workdays: Workdays) -> tuple[Asked, ...]:
    """What they still need, as it was answered: "two references by Friday", or "nothing"."""
    if text.strip().lower() in NOTHING:
        return ()
    read = read_note(f"I need to send {text}", said_on, workdays)
    return read.requests or (Asked(text, None),)
