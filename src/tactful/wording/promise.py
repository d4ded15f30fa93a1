"""A promise said back as a day, so that it can be put right at once."""

from __future__ import annotations

import re
from datetime import date

from tactful.etiquette.workdays import Workdays
from tactful.reading.promises import Promise
from tactful.wording.days import say_day

NO_PROMISE = re.compile(  # "and I can email her if I hear nothing"
    r"\b(?:if|unless|in case|should)\b[^,.;]*|\bi(?:'m| am| can| may| could| should)\b[^,.;]*",
    re.IGNORECASE,
)
THEY_DECIDE = re.compile(r"\b(?:decid\w+|decision|make up (?:their|our) minds?)\b", re.IGNORECASE)
THEY_TELL = re.compile(
    r"\b(?:hear|heard|contact\w*|touch|tell|told|call|ring|e-?mail|write|know|answer|back to)\b",
    re.IGNORECASE,
)


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


def is_about_deciding(said: str) -> bool:
    """Whether what was said tells when they decide, and not when one hears: that is not the
    same.
    """
    promised = NO_PROMISE.sub("", said)
    return bool(THEY_DECIDE.search(promised)) and not THEY_TELL.search(promised)
