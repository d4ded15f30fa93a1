"""Putting a step off until a day the candidate names: never past the moment that is polite.

To put off is the candidate's wish, not a fact about the application: it moves no window and
changes no advice. What is put off is out of sight until its day, as long as the advice stays the
same; anything new is seen at once.
"""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from tactful.etiquette.advice import Action, Advice, sign_of
from tactful.etiquette.case import Case


class Against(StrEnum):
    """Why a step cannot be put off."""

    PAST = "past"
    TOO_LATE = "too_late"
    NOTHING_TO_DO = "nothing_to_do"


def occasion(case: Case, advice: Advice) -> str:
    """What a step is, and how much was known when it was put off: whatever comes after makes it
    another one.
    """
    known = (case.touches, case.agreements, case.interviews, case.requests)
    counts = ".".join(str(len(rows)) for rows in known)
    return f"{sign_of(advice, advice.opens)}:{counts}"


def against_putting_off(advice: Advice, until: datetime, now: datetime) -> Against | None:
    """What stands against being reminded of a step at ``until``, and not before; None: nothing.

    The window of a step that is late has passed already, and bounds nothing.
    """
    if until <= now:
        return Against.PAST
    if advice.action in (Action.BLOCKED, Action.DONE):
        return Against.NOTHING_TO_DO
    ends = None if advice.late else advice.closes
    return Against.TOO_LATE if ends is not None and until >= ends else None
