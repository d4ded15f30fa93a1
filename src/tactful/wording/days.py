"""Days and instants as people say them."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from tactful.etiquette.workdays import Workdays

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
FAR = 120  # days from here on, a day is said with its year
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
# How days and hours are said to whoever reads, for as long as their page is made. Every sentence
# with a day in it depends on it, as on the language; decision 11 says why it is no parameter.
_american: ContextVar[bool] = ContextVar("american", default=False)
_half_days: ContextVar[bool] = ContextVar("half_days", default=False)  # 5 pm, not 17:00
_own_clock: ContextVar[tzinfo | None] = ContextVar("own_clock", default=None)


@contextmanager
def days_as_in(country: str, own_clock: tzinfo | None, hours: str = "") -> Iterator[None]:
    """Within it days and hours are said as in "US" ("Tuesday, June 18", "5 pm") or as in "GB"
    ("Tuesday 18 June", "17:00"), in this thread or task; with ``hours`` "12" or "24" the clock is
    that one all the same. The city of a clock that shows the same
    as the reader's ``own_clock`` is not named. Only a door opens it.
    """
    american = country == "US"
    before = _american.set(american), _own_clock.set(own_clock)
    clock = _half_days.set(hours == "12" if hours else american)
    try:
        yield
    finally:
        _american.reset(before[0])
        _own_clock.reset(before[1])
        _half_days.reset(clock)


def in_their_city(instant: datetime, zone: str) -> str:
    """ " in New York", where the clock there differs from the reader's at that instant."""
    own = _own_clock.get()
    if own is not None:
        there = instant.astimezone(ZoneInfo(zone))
        if there.utcoffset() == instant.astimezone(own).utcoffset():
            return ""
    return f" in {city(zone)}"


def say_day(day: date, today: date | None = None) -> str:
    """ "Tuesday 18 June", with the year where it is not this one and not soon."""
    month = MONTHS[day.month - 1]
    near = today is not None and (day.year == today.year or -FAR < (day - today).days < FAR)
    if _american.get():
        return f"{WEEKDAYS[day.weekday()]}, {month} {day.day}" + ("" if near else f", {day.year}")
    return f"{WEEKDAYS[day.weekday()]} {day.day} {month}" + ("" if near else f" {day.year}")


def say_day_briefly(day: date, today: date) -> str:
    """ "Tue 18 Jun", for lists; with the year where it is not this one and not soon."""
    weekday, month = WEEKDAYS[day.weekday()][:3], MONTHS[day.month - 1][:3]
    said = f"{weekday}, {month} {day.day}" if _american.get() else f"{weekday} {day.day} {month}"
    near = day.year == today.year or -FAR < (day - today).days < FAR
    return said if near else f"{said}, {day.year}" if _american.get() else f"{said} {day.year}"


def say_date_briefly(day: date, today: date) -> str:
    """ "18 Jun", with the year where it is not this one."""
    month = MONTHS[day.month - 1][:3]
    said = f"{month} {day.day}" if _american.get() else f"{day.day} {month}"
    if day.year == today.year:
        return said
    return f"{said}, {day.year}" if _american.get() else f"{said} {day.year}"


def say_day_near(day: date, today: date) -> str:
    """The same, with "today", "tomorrow" and "yesterday" where they are meant."""
    names = {0: "today", 1: "tomorrow", -1: "yesterday"}
    near = names.get((day - today).days)
    return f"{near}, {say_day(day, today)}" if near else say_day(day, today)


def say_distance(day: date, today: date, workdays: Workdays) -> str:
    """ "in 3 working days", "today", "tomorrow", "2 working days ago"."""
    if day == today:
        return "today"
    if day == today + timedelta(days=1):
        return "tomorrow"
    if day == today - timedelta(days=1):
        return "yesterday"
    count = workdays.between(today, day)
    unit = "working day" if abs(count) == 1 else "working days"
    if day > today:
        return f"in {count} {unit}" if count > 0 else f"in {(day - today).days} days"
    return f"{-count} {unit} ago" if count < 0 else f"{(today - day).days} days ago"


def say_number(count: int) -> str:
    """Small numbers in words."""
    return SMALL_NUMBERS[count] if 0 <= count < len(SMALL_NUMBERS) else str(count)


def city(zone: str) -> str:
    """ "America/New_York" is New York."""
    return zone.rpartition("/")[2].replace("_", " ")


def say_what_counts(zone: str, place: str) -> str:
    """What follows from a place (as `Places.name_of` calls it): whose clock and whose holidays."""
    country, _, part = place.partition(", ")
    return f"Uses the clock of {city(zone)} and the public holidays of {part or country}."


def say_time(instant: datetime) -> str:
    """The time of day, to the minute: "17:00", or "5 pm" where hours are said so."""
    if not _half_days.get():
        return instant.strftime("%H:%M")
    minutes = f":{instant.minute:02}" if instant.minute else ""
    return f"{instant.hour % 12 or 12}{minutes} {'am' if instant.hour < 12 else 'pm'}"


def say_when(instant: datetime, zone: str, today: date | None = None) -> str:
    """ "Tuesday 18 June 2026, 09:00", on the clock of a zone that need not be named; without its
    year where ``today`` is near.
    """
    there = instant.astimezone(ZoneInfo(zone))
    return f"{say_day(there.date(), today)}, {say_time(there)}"


def say_instant(instant: datetime, zone: str, today: date) -> str:
    """ "Tuesday 18 June, 09:00 in New York"."""
    return f"{say_when(instant, zone, today)}{in_their_city(instant, zone)}"


def say_both(instant: datetime, zone: str, mine: datetime, today: date) -> str:
    """The same, with the candidate's own time where it differs. ``mine`` is the instant in
    the candidate's zone.
    """
    there = instant.astimezone(ZoneInfo(zone))
    said = say_instant(instant, zone, today)
    if mine.utcoffset() == there.utcoffset():
        return said
    if mine.date() == there.date():
        return f"{said} ({say_time(mine)} your time)"
    return f"{said} ({say_day(mine.date(), today)}, {say_time(mine)} your time)"


def parse_instant(text: str | None) -> datetime | None:
    """An instant as it stands in JSON."""
    return datetime.fromisoformat(text) if text else None
