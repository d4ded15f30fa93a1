"""An invitation to an interview, as a calendar file tells it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

Address = tuple[str, str]  # name and email, either may be empty


@dataclass(frozen=True, slots=True)
class Invitation:
    """One meeting. Instants carry their zone. Of two with one ``uid``, the higher ``sequence``
    counts (RFC 5546).
    """

    uid: str
    sequence: int
    at: datetime
    ends_at: datetime | None
    summary: str
    place: str
    link: str
    cancelled: bool
    organiser: Address | None = None
    attendees: tuple[Address, ...] = ()  # people, without rooms and those who only get a copy

    @property
    def people(self) -> tuple[Address, ...]:
        """Everybody it names, once; the organiser first."""
        named = (*((self.organiser,) if self.organiser else ()), *self.attendees)
        once: dict[str, Address] = {}
        for name, email in named:
            once.setdefault(email.lower() or name.casefold(), (name, email))
        return tuple(once.values())
