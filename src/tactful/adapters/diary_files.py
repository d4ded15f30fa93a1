"""A diary as a calendar file (RFC 5545), written by icalendar."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta, tzinfo
from functools import lru_cache
from typing import TYPE_CHECKING

from tactful.etiquette.diary import Published

if TYPE_CHECKING:
    from icalendar import Alarm, Calendar, Event

NAME = "Tactful"
LOOK_AGAIN = timedelta(hours=1)
A_YEAR = timedelta(days=366)
MOST_KEPT = 10_000  # texts of entries, about 600 bytes each


class CalendarFiles:
    """`ports.DiaryFiles` by icalendar, which is loaded when it is needed."""

    def write(self, diary: Iterable[Published]) -> bytes:
        """The file; the same diary gives the same bytes."""
        calendar = _calendar()
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", NAME)
        calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
        entries = list(diary)
        for published in {_zone(p): p for p in entries if _zone(p)}.values():
            calendar.add_component(_event(published))
        calendar.add_missing_timezones()
        zones = [part for part in calendar.subcomponents if part.name == "VTIMEZONE"]
        calendar.subcomponents = zones
        head, end, rest = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
        return b"".join([head, *map(_text_of, entries), end, rest])

    def one(self, published: Published) -> bytes:
        """One entry as a file of its own; a server takes none with a method (RFC 4791, 4.1)."""
        calendar = _calendar()
        calendar.add_component(_event(published))
        starts = published.entry.starts
        day = starts.date() if isinstance(starts, datetime) else starts
        # The rules of its zone for sixty years take servers longer to read than all the rest.
        calendar.add_missing_timezones(day - A_YEAR, day + A_YEAR)
        return bytes(calendar.to_ical())

    def starts_of(self, content: bytes) -> datetime | date | None:
        """When the entry in a file starts; None where that cannot be read."""
        from icalendar import Calendar

        try:
            starts = Calendar.from_ical(content).walk("VEVENT")[0].decoded("DTSTART")
        except (ValueError, KeyError, IndexError, TypeError, AttributeError):
            return None
        if isinstance(starts, datetime):
            return starts if starts.tzinfo is not None else None
        return starts if isinstance(starts, date) else None


def _calendar() -> Calendar:
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("prodid", "-//Tactful//EN")
    calendar.add("version", "2.0")
    return calendar


def _zone(published: Published) -> tzinfo | None:
    starts = published.entry.starts
    return starts.tzinfo if isinstance(starts, datetime) else None


@lru_cache(maxsize=MOST_KEPT)
def _text_of(published: Published) -> bytes:
    """A calendar asks for its feed every hour, and most of it is what it was: the library takes
    half a millisecond for each entry.
    """
    return bytes(_event(published).to_ical())


def _event(published: Published) -> Event:
    from icalendar import Event

    entry = published.entry
    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", published.sequence)
    event.add("dtstamp", published.changed_at.astimezone(UTC))
    event.add("last-modified", published.changed_at.astimezone(UTC))
    event.add("dtstart", entry.starts)
    event.add("dtend", entry.ends)
    event.add("summary", entry.summary)
    event.add("status", "CANCELLED" if published.cancelled else "CONFIRMED")
    whole_day = not isinstance(entry.starts, datetime)
    event.add("transp", "TRANSPARENT" if whole_day or published.cancelled else "OPAQUE")
    for name, value in (
        ("description", entry.description),
        ("location", entry.place or entry.link),
        ("url", entry.link),
    ):
        if value:
            event.add(name, value)
    for alarm in () if published.cancelled else entry.alarms:
        event.add_component(_alarm(alarm, entry.summary))
    return event


def _alarm(at: datetime, said: str) -> Alarm:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("trigger", at.astimezone(UTC), parameters={"VALUE": "DATE-TIME"})
    alarm.add("description", said)
    return alarm
