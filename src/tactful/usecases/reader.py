"""Who reads: by whose clock, and in whose English. The same whichever way the records are read."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from zoneinfo import ZoneInfo

from tactful.wording.english import english_by


@dataclass(frozen=True, slots=True)
class Reader:
    """The reader's clock, and whose days and English they read: "US" or "GB"."""

    clock: tzinfo
    english: str

    def day(self, instant: datetime) -> date:
        """The day it is for them."""
        return instant.astimezone(self.clock).date()


def reader_of(timezone: str, spelling: str, computer: tzinfo, now: datetime) -> Reader:
    """The reader by what they set; what they left open follows the ``computer``'s clock."""
    clock = ZoneInfo(timezone) if timezone else computer
    return Reader(clock, spelling or english_by(clock, now))
