"""The lines of a calendar file (RFC 5545, 3.1), written by ourselves: a library takes half a
millisecond for an entry, and a feed of 5,000 is to be there within a second.
"""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

LONGEST = 75  # octets of a line; what goes on in the next has a space in front
ESCAPED = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
CONTINUES = 0b10  # how an octet begins that is not the first of its character


def folded(line: str) -> bytes:
    """A line as it is sent: no part of it too long, and no character torn."""
    octets = line.encode()
    pieces, start, room = [], 0, LONGEST
    while len(octets) - start > room:
        end = start + room
        while octets[end] >> 6 == CONTINUES:
            end -= 1
        pieces.append(octets[start:end])
        start, room = end, LONGEST - 1
    pieces.append(octets[start:])
    return b"\r\n ".join(pieces) + b"\r\n"


def text(name: str, value: str) -> bytes:
    """A property that is a text."""
    return folded(f"{name}:{value.translate(ESCAPED)}")


def moment(name: str, at: datetime | date) -> bytes:
    """A property that is a day, or an instant by the clock of its zone."""
    if not isinstance(at, datetime):
        return folded(f"{name};VALUE=DATE:{at:%Y%m%d}")
    zone = zone_of(at)
    if zone is None:
        return folded(f"{name}:{in_utc(at)}")
    return folded(f"{name};TZID={zone.key}:{at:%Y%m%dT%H%M%S}")


def zone_of(at: datetime | date) -> ZoneInfo | None:
    """The zone an instant is told in; None for a day, and for universal time."""
    zone = at.tzinfo if isinstance(at, datetime) else None
    return zone if isinstance(zone, ZoneInfo) and zone.key != "UTC" else None


def in_utc(at: datetime) -> str:
    """An instant in universal time."""
    return f"{at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
