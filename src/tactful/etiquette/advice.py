"""What to do next, and why: in codes. `wording` puts them into sentences."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum

import msgspec

from tactful.etiquette.case import Channel

# The rule and the row of a no for now: nothing, and one question then.
ASK_AGAIN_THEN = ("rejected", "until_then")


class Action(StrEnum):
    """What the candidate does now."""

    WAIT = "wait"
    PREPARE = "prepare"
    DEBRIEF = "debrief"
    THANK = "thank"
    REPLY = "reply"
    DELIVER = "deliver"
    FOLLOW_UP = "follow_up"
    TELL = "tell"
    FIX_CONTACT = "fix_contact"
    MOVE_ON = "move_on"
    DONE = "done"
    BLOCKED = "blocked"


class Advice(msgspec.Struct, frozen=True):
    """The next step for one application.

    ``rule`` and ``row`` name the line of the table that spoke, ``delays`` what moved its
    window. ``opens`` and ``closes`` bound the window ``[opens, closes)`` in the employer's
    time zone, None where there is no bound. ``send_from`` is the next office hour where
    something written now should wait for it. ``late`` says that the window has closed and the
    step still stands. ``person`` is the id of whom to write to, ``attempt`` counts from 1.
    """

    action: Action
    rule: str
    row: str = ""
    delays: tuple[str, ...] = ()
    attempt: int | None = None
    person: str | None = None
    channel: Channel | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    send_from: datetime | None = None
    late: bool = False


def stamp(at: datetime) -> str:
    """An instant in UTC, to the minute, as a sign of it."""
    return at.astimezone(UTC).strftime("%Y%m%dT%H%MZ")


def sign_of(advice: Advice, opens: datetime | None) -> str:
    """What names a step, so that the same one is known again: its rule, its attempt, and the
    instant from which it is to be done, as far as there is one.
    """
    since = stamp(opens) if opens is not None else ""
    return f"{advice.rule}:{advice.row}:{advice.attempt or 0}:{since}"
