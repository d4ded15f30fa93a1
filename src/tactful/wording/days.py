"""Days and instants as people say them."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tactful.etiquette.workdays import Workdays

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
FAR = 120  # days from here on, a day is said with its year
SMALL_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def say_day(day: date, today: date | None = None) -> str:
    """ "Tuesday 18 June", with the year where it is not this one and not soon."""
    said = f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS[day.month - 1]}"
    near = today is not None and (day.year == today.year or -FAR < (day - today).days < FAR)
    return said if near else f"{said} {day.year}"


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


def say_time(instant: datetime) -> str:
    """The time of day, to the minute."""
    return instant.strftime("%H:%M")


def say_instant(instant: datetime, zone: str, today: date) -> str:
    """ "Tuesday 18 June, 09:00 in New York"."""
    there = instant.astimezone(ZoneInfo(zone))
    return f"{say_day(there.date(), today)}, {say_time(there)} in {city(zone)}"


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
