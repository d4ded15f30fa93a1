"""Calendar files (RFC 5545), read by icalendar."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from tactful.reading.taken.invitations import Address, Invitation
from tactful.reading.taken.sorts import Unreadable, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = timedelta(hours=14)
MOST = 50  # meetings in one file
MOST_LINES = 20_000  # an invitation has fifty; what is longer takes seconds to read
LINK = re.compile(
    r"https://[\w.-]*(?:zoom\.us|teams\.microsoft\.com|teams\.live\.com|meet\.google\.com|webex\.com"
    r"|whereby\.com|meet\.jit\.si|chime\.aws|gotomeet[\w.]*|bluejeans\.com)/[^\s<>\"]+",
    re.IGNORECASE,
)
NO_PEOPLE = frozenset({"ROOM", "RESOURCE", "GROUP"})  # RFC 5545, CUTYPE
ANSWERS = frozenset({"REPLY", "COUNTER", "REFRESH", "DECLINECOUNTER"})  # RFC 5546
ANY_LINK = re.compile(r"https?://[^\s<>\"]+")


def read_invitations(content: bytes) -> list[Invitation]:
    """The meetings of a calendar file. Raises `Unreadable` for a file that is none, and for
    meetings that are no interview: whole days, series.
    """
    from icalendar import Calendar

    _refuse_a_flood(content)
    try:
        calendar = Calendar.from_ical(text_of(content))
        method = str(calendar.get("METHOD", "")).upper()
        events = calendar.walk("VEVENT")
    except (ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError) as error:
        raise Unreadable(
            "That calendar file cannot be read. Ask for it again, or note the interview by hand."
        ) from error
    if not events:
        raise Unreadable("That calendar file holds no meeting.")
    if method in ANSWERS:
        raise Unreadable("That is somebody's answer to an invitation, and no invitation itself.")
    return [_invitation(event, method) for event in events]


def _refuse_a_flood(content: bytes) -> None:
    """Before anything is read: a hostile file must not keep the door waiting."""
    events = content.upper().count(b"BEGIN:VEVENT")
    if events > MOST:
        raise Unreadable(f"That is a whole calendar ({events} entries). Take the invitation alone.")
    if content.count(b"\n") > MOST_LINES:
        raise Unreadable("That file is far longer than an invitation. Note the interview by hand.")


def _invitation(event: Any, method: str) -> Invitation:
    try:
        return _read(event, method)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("A meeting in that calendar file cannot be read.") from error


def _read(event: Any, method: str) -> Invitation:
    summary = _line(event.get("SUMMARY"))
    named = f"“{summary[:60]}”" if summary else "That meeting"
    if any(event.get(name) for name in ("RRULE", "RDATE", "RECURRENCE-ID")):
        raise Unreadable(f"{named} comes again and again; an interview does not. Note it by hand.")
    begins = event.get("DTSTART")
    if begins is None:
        raise Unreadable(f"{named} says no time.")
    at = begins.dt
    if not isinstance(at, datetime):
        raise Unreadable(f"{named} is a whole day without an hour. Note it by hand, with the hour.")
    text = "\n".join(filter(None, (str(event.get("LOCATION") or ""), str(event.get("URL") or ""),
                                   str(event.get("DESCRIPTION") or ""))))  # fmt: skip
    place = _line(event.get("LOCATION"))
    link = LINK.search(text) or ANY_LINK.search(f"{place}\n{event.get('URL') or ''}")
    uid = _line(event.get("UID"))
    if not uid:
        raise Unreadable(f"{named} has no sign (UID) by which a later change would be known.")
    return Invitation(
        uid=uid[:300],
        sequence=max(0, int(event.get("SEQUENCE", 0))),
        at=_with_zone(at),
        ends_at=_end(event, at),
        summary=summary[:300],
        place="" if ANY_LINK.fullmatch(place) else place[:300],
        link=link.group().rstrip(".,;)")[:2000] if link else "",
        cancelled=method == "CANCEL" or str(event.get("STATUS", "")).upper() == "CANCELLED",
        organiser=next(iter(_named(event, "ORGANIZER")), None),
        attendees=tuple(_named(event, "ATTENDEE")),
    )


def _with_zone(at: datetime) -> datetime:
    """A time without a zone is on the clock of whoever reads it, which nobody knows here."""
    if at.tzinfo is None:
        raise Unreadable("A meeting says no time zone. Note it by hand, on the employer's clock.")
    return at.astimezone(at.tzinfo)


def _end(event: Any, at: datetime) -> datetime | None:
    ends = event.get("DTEND")
    if ends is not None and isinstance(ends.dt, datetime) and ends.dt.tzinfo is not None:
        end: datetime = ends.dt
    elif event.get("DURATION") is not None:
        end = at + event["DURATION"].dt
    else:
        return None
    lasts = end.astimezone(UTC) - at.astimezone(UTC)
    return end if timedelta(0) <= lasts < LONGEST else None


def _named(event: Any, name: str) -> Iterator[Address]:
    said = event.get(name)
    for somebody in said if isinstance(said, list) else [said] if said is not None else []:
        email = re.sub(r"(?i)^mailto:", "", str(somebody)).strip()
        told = getattr(somebody, "params", {})
        is_thing = str(told.get("CUTYPE", "")).upper() in NO_PEOPLE
        if is_thing or str(told.get("ROLE", "")).upper() == "NON-PARTICIPANT":
            continue
        if "@" in email and len(email) < 255:
            shown = _line(told.get("CN", ""))
            yield ("" if "@" in shown else shown[:200], email)


def _line(value: object) -> str:
    return " ".join(str(value or "").split())
