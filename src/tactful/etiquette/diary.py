"""An entry of one's own calendar, and what was published of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry. ``starts`` and ``ends`` are instants, or days (then ``ends`` is the day after
    the last). ``alarms`` are instants.
    """

    uid: str
    application: str
    starts: datetime | date
    ends: datetime | date
    summary: str
    description: str = ""
    place: str = ""
    link: str = ""
    alarms: tuple[datetime, ...] = ()


@dataclass(frozen=True, slots=True)
class Published:
    """An entry as a calendar is told of it: which version, since when, and whether called off."""

    entry: Entry
    sequence: int
    changed_at: datetime
    cancelled: bool
