"""A diary as a calendar file (RFC 5545): its entries by `content_lines`, all else by icalendar."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from tactful.adapters.content_lines import folded, in_utc, moment, text, zone_of
from tactful.etiquette.diary import Published

if TYPE_CHECKING:
    from icalendar import Calendar

NAME = "Tactful"
LOOK_AGAIN = timedelta(hours=1)
A_YEAR = timedelta(days=366)
MOST_KEPT = 10_000  # texts of entries, about 600 bytes each


class CalendarFiles:
    """`ports.DiaryFiles`; icalendar is loaded when it is needed."""

    def write(self, diary: Iterable[Published]) -> bytes:
        """The file; the same diary gives the same bytes."""
        from icalendar import Timezone

        calendar = _calendar()
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", NAME)
        calendar.add("refresh-interval", LOOK_AGAIN, parameters={"VALUE": "DURATION"})
        calendar.add("x-published-ttl", "PT1H")
        entries = list(diary)
        zones = {zone.key: zone for p in entries if (zone := zone_of(p.entry.starts))}
        for _, zone in sorted(zones.items()):
            calendar.add_component(Timezone.from_tzinfo(zone))
        return _filled(calendar, map(_text_of, entries))

    def one(self, published: Published) -> bytes:
        """One entry as a file of its own; a server takes none with a method (RFC 4791, 4.1)."""
        from icalendar import Timezone

        calendar = _calendar()
        starts = published.entry.starts
        zone = zone_of(starts)
        if zone:
            day = starts.date() if isinstance(starts, datetime) else starts
            # The rules of its zone for sixty years take servers longer to read than all the rest.
            rules = Timezone.from_tzinfo(zone, first_date=day - A_YEAR, last_date=day + A_YEAR)
            calendar.add_component(rules)
        return _filled(calendar, [_text_of(published)])

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


def _filled(calendar: Calendar, entries: Iterable[bytes]) -> bytes:
    head, end, rest = bytes(calendar.to_ical()).rpartition(b"END:VCALENDAR")
    return b"".join([head, *entries, end, rest])


@lru_cache(maxsize=MOST_KEPT)
def _text_of(published: Published) -> bytes:
    """An entry. A calendar asks for its feed every hour, and most of it is what it was."""
    return b"".join(_lines_of(published))


def _lines_of(published: Published) -> Iterator[bytes]:
    entry, cancelled = published.entry, published.cancelled
    changed = in_utc(published.changed_at)
    whole_day = not isinstance(entry.starts, datetime)
    yield folded("BEGIN:VEVENT")
    yield folded(f"UID:{entry.uid}")
    yield folded(f"SEQUENCE:{published.sequence}")
    yield folded(f"DTSTAMP:{changed}")
    yield folded(f"LAST-MODIFIED:{changed}")
    yield moment("DTSTART", entry.starts)
    yield moment("DTEND", entry.ends)
    yield text("SUMMARY", entry.summary)
    yield folded(f"STATUS:{'CANCELLED' if cancelled else 'CONFIRMED'}")
    yield folded(f"TRANSP:{'TRANSPARENT' if whole_day or cancelled else 'OPAQUE'}")
    if entry.description:
        yield text("DESCRIPTION", entry.description)
    if entry.place or entry.link:
        yield text("LOCATION", entry.place or entry.link)
    if entry.link:
        yield folded(f"URL:{entry.link}")
    for alarm in () if cancelled else entry.alarms:
        yield folded("BEGIN:VALARM")
        yield folded("ACTION:DISPLAY")
        yield folded(f"TRIGGER;VALUE=DATE-TIME:{in_utc(alarm)}")
        yield text("DESCRIPTION", entry.summary)
        yield folded("END:VALARM")
    yield folded("END:VEVENT")
