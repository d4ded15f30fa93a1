"""What to do next, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tactful.etiquette.case import Channel


class Action(StrEnum):
    """What the candidate does now."""

    WAIT = "wait"
    FOLLOW_UP = "follow_up"
    REPLY = "reply"
    DELIVER = "deliver"
    THANK = "thank"
    PREPARE = "prepare"
    DEBRIEF = "debrief"
    MOVE_ON = "move_on"
    FIX_CONTACT = "fix_contact"
    BLOCKED = "blocked"
    DONE = "done"


@dataclass(frozen=True, slots=True)
class Reason:
    """Why: the rule that speaks, a sentence a person understands, and where it comes from."""

    rule: str
    sentence: str
    source: str


@dataclass(frozen=True, slots=True)
class Advice:
    """The next step for one application.

    ``opens`` and ``closes`` bound the window ``[opens, closes)`` in the employer's time
    zone, None where there is no bound. ``late`` says that the window has closed and the
    step still stands. ``person`` is the id of whom to write to, ``attempt`` counts from 1.
    """

    action: Action
    rule: str
    reasons: tuple[Reason, ...]
    attempt: int | None = None
    person: str | None = None
    channel: Channel | None = None
    opens: datetime | None = None
    closes: datetime | None = None
    late: bool = False
