"""What one look at the clock found and did; known without opening the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from tactful.etiquette.reminders import Cause

if TYPE_CHECKING:
    from tactful.records.models import Application

PAUSES = (  # what could not be said is tried again for some days: a week-end without network
    timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6),
    timedelta(hours=12), timedelta(hours=24), timedelta(hours=24),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Due:
    """Something to call about; without an application it is about the whole week."""

    application: Application | None
    cause: Cause
    sign: str
    said: str
    instead_of: tuple[str, ...] = ()  # signs of what it says as well: not to be told apart


@dataclass(frozen=True, slots=True)
class Round:
    """What one look did: what was said, what did not work, and when to look again. ``unheard``
    went out by none of the ways. ``calendar``: how many entries of the calendar elsewhere
    were added, changed and removed, or would be.
    """

    told: tuple[Due, ...]
    failed: str
    look_again_at: datetime
    unheard: tuple[Due, ...] = ()
    calendar: Mapping[str, int] = field(default_factory=dict)
