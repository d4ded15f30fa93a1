"""A promise said back as a day, so that it can be put right at once."""

from __future__ import annotations

from datetime import date

from tactful.etiquette.workdays import Workdays
from tactful.reading.promises import Promise
from tactful.wording.days import say_day


def said_back(promise: Promise, said_on: date) -> str:
    """ "by Thursday 17 December", "between Monday 4 and Friday 8 January", or that no day
    was named.
    """
    if promise.deadline is None:
        return "no day was named"
    deadline = say_day(promise.deadline, said_on)
    if promise.not_before is None:
        return f"by {deadline}"
    if promise.not_before == promise.deadline:
        return f"on {deadline}"
    return f"between {say_day(promise.not_before, said_on)} and {deadline}"


def write_from(
    deadline: date, may_follow_up: bool | None, patient: Workdays, permitted: int, unasked: int
) -> date:
    """The first day on which one may write after a promised day has passed. ``permitted``
    and ``unasked`` are the working days to wait, by the profile.
    """
    return patient.add(deadline, permitted if may_follow_up else unasked)
