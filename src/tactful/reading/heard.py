"""What a note or a message says was settled."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from tactful.etiquette.case import Channel, Fit
from tactful.reading.requests import Asked


@dataclass(frozen=True, slots=True)
class Heard:
    """What a note says was settled. None: not said. ``requests`` is empty when the note
    says that nothing more is needed, and None when it does not speak of it. ``said_by`` and
    ``contact`` are names; ``calls`` are at set hours of the employer's clock.
    """

    everyone_contacted: bool | None = None
    contact_by: date | None = None
    may_follow_up: bool | None = None
    follow_up_on: date | None = None
    channel: Channel | None = None
    decisions_begin: date | None = None
    next_steps: str | None = None
    accepts_linkedin: bool | None = None
    fit: Fit | None = None
    requests: tuple[Asked, ...] | None = None
    not_before: date | None = None
    contact: str | None = None
    said_by: str | None = None
    calls: tuple[datetime, ...] = ()


NOTHING_HEARD = Heard()
