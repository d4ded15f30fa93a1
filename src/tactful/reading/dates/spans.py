"""Days, weeks, months and feasts as people name them, on the calendar of a place.

Weeks begin on Monday, or on Sunday where the working week does. A span is what somebody
named: "next week" is five days long, "the 15th" one. Nothing here reads words.
"""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from tactful.etiquette.workdays import Workdays

DAY = timedelta(days=1)
WEEK = timedelta(weeks=1)
FEW_DAYS = 5  # up to this many days are business days, more are calendar days
ALLOWED_AFTER = 5  # "after X" allows this many working days


class Part(StrEnum):
    """A part of a week, month, quarter or year."""

    EARLY = "early"
    MID = "mid"
    LATE = "late"
    FIRST_HALF = "first half"


@dataclass(frozen=True, slots=True)
class Span:
    """The days somebody named. ``includes_last`` marks an end, which "before" includes."""

    first: date
    last: date
    includes_last: bool = False


def day_span(day: date) -> Span:
    """One day."""
    return Span(day, day)


def week_part(start: date, part: Part | None, workdays: Workdays) -> Span:
    """A part of the week that starts on ``start``; the bare week ends on its last working day."""
    if part is Part.EARLY:
        return Span(start, workdays.add(start - DAY, 2))
    wednesday = start + timedelta(days=(2 - start.weekday()) % 7)
    if part in (Part.MID, Part.FIRST_HALF):
        return Span(wednesday, workdays.roll_forward(wednesday))
    last = workdays.subtract(start + WEEK, 1)
    if last < start:  # a week of holidays
        last = workdays.roll_forward(start)
    return Span(start if part is None else last, last, includes_last=part is Part.LATE)


def this_week(today: date, part: Part | None, workdays: Workdays) -> Span:
    """A part of this week; when it has passed, of the next one."""
    start = workdays.week_starts_on(today)
    span = week_part(start, part, workdays)
    return span if span.last >= today else week_part(start + WEEK, part, workdays)


def week_with(day: date, workdays: Workdays) -> date:
    """The start of the week somebody means by "the week of" a day: a weekend day belongs
    to the week it leads to.
    """
    start = workdays.week_starts_on(day)
    return start + WEEK if (day - start).days >= 5 else start


def month_part(first: date, part: Part | None) -> Span:
    """A part of the month that starts on ``first``: thirds end on the 10th, 20th and last day."""
    last = end_of_month(first)
    if part is Part.EARLY:
        return Span(first, first.replace(day=10))
    if part is Part.MID:
        return Span(first.replace(day=11), first.replace(day=20))
    if part is Part.FIRST_HALF:
        return Span(first, first.replace(day=15))
    if part is Part.LATE:
        return Span(first.replace(day=21), last, includes_last=True)
    return Span(first, last)


def month_from(today: date, first: date, part: Part | None) -> Span:
    """A part of a month; one that has passed means the month's end."""
    span = month_part(first, part)
    return span if span.last >= today else month_part(first, Part.LATE)


def months_part(first: date, count: int, part: Part | None) -> Span:
    """A part of a quarter (3 months) or year (12 months) that starts on ``first``."""
    ends = {Part.EARLY: 1, Part.MID: max(count // 2, 2), Part.FIRST_HALF: count // 2}
    upto = ends.get(part, count) if part else count
    last = end_of_month(add_months(first, upto - 1))
    return Span(first, last, includes_last=part is Part.LATE)


def month_named(today: date, month: int, year: int | None) -> date:
    """The first day of a month: this one while it lasts, else the next of that name."""
    if year is None:
        year = today.year + (month < today.month)
    return date(year, month, 1)


def quarter_named(today: date, number: int, year: int | None) -> date:
    """The first day of a quarter: this one while it lasts, else the next of that number."""
    month = 3 * number - 2
    if year is None:
        year = today.year + (month + 2 < today.month)
    return date(year, month, 1)


def quarter_of(day: date) -> date:
    """The first day of the quarter a day lies in."""
    return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)


SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}
SOUTH = frozenset(
    [
        "AR",
        "AU",
        "BO",
        "BR",
        "BW",
        "CL",
        "LS",
        "MG",
        "MZ",
        "NA",
        "NZ",
        "PE",
        "PY",
        "SZ",
        "UY",
        "ZA",
        "ZM",
        "ZW",
    ]
)


def season_named(today: date, name: str, country: str, *, following: bool) -> date:
    """The first day of a season: this one while it lasts, else the next of that name; the one
    after that where ``following`` is meant and it is that season now.
    """
    month = (SEASONS[name] + (6 if country in SOUTH else 0) - 1) % 12 + 1
    for year in range(today.year - 1, today.year + 3):
        first = date(year, month, 1)
        if add_months(first, 3) > today and not (following and first <= today):
            return first
    raise AssertionError("there is one every year")


def end_of_month(day: date) -> date:
    """The last day of the month a day lies in."""
    return day.replace(day=months.monthrange(day.year, day.month)[1])


def add_months(day: date, count: int) -> date:
    """The same day some months later, or the last one of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, months.monthrange(year, month + 1)[1]))


def next_weekday(after: date, weekday: int) -> date:
    """The next such weekday strictly after a day."""
    return after + timedelta(days=(weekday - after.weekday() - 1) % 7 + 1)


def weekday_in_week(start: date, weekday: int) -> date:
    """A weekday of the week that starts on ``start``."""
    return start + timedelta(days=(weekday - start.weekday()) % 7)


def next_day_of_month(after: date, number: int) -> date | None:
    """The next 15th, say, strictly after a day; months that are too short are passed over."""
    first = after.replace(day=1)
    for ahead in range(13):
        month = add_months(first, ahead)
        if number <= end_of_month(month).day:
            day = month.replace(day=number)
            if day > after:
                return day
    return None


def next_date(after: date, month: int, number: int) -> date | None:
    """The next such date strictly after a day; 29 February waits for its leap year."""
    for year in range(after.year, after.year + 9):
        day = real_date(year, month, number)
        if day is not None and day > after:
            return day
    return None


def last_day_of_month(before: date, number: int) -> date | None:
    """The last 15th, say, up to a day (included); months that are too short are passed over."""
    for back in range(13):
        month = add_months(before.replace(day=1), -back)
        if number <= end_of_month(month).day and month.replace(day=number) <= before:
            return month.replace(day=number)
    return None


def last_date(before: date, month: int, number: int) -> date | None:
    """The last such date up to a day (included); 29 February is that of its last leap year."""
    for year in range(before.year, before.year - 9, -1):
        day = real_date(year, month, number)
        if day is not None and day <= before:
            return day
    return None


def real_date(year: int, month: int, number: int) -> date | None:
    """The date, if there is such a day."""
    try:
        return date(year, month, number)
    except ValueError:
        return None


def wait_in_days(start: date, count: int, workdays: Workdays) -> date:
    """Up to five days are business days; more are calendar days, but never earlier than
    five business days.
    """
    if count <= FEW_DAYS:
        return workdays.add(start, max(count, 1))
    return max(start + timedelta(days=count), workdays.add(start, FEW_DAYS))


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date | None:
    """The n-th such weekday of a month; from the end for a negative n; None where it has none."""
    first = date(year, month, 1)
    last = end_of_month(first)
    if n > 0:
        day = first + timedelta(days=(weekday - first.weekday()) % 7, weeks=n - 1)
    else:
        day = last - timedelta(days=(last.weekday() - weekday) % 7, weeks=-n - 1)
    return day if first <= day <= last else None


def long_weekend(today: date, workdays: Workdays, month: int | None = None) -> Span | None:
    """The next weekend that a holiday makes longer; in a month, if one is named."""
    for ahead in range(1, 200 if month is None else 370):
        day = today + timedelta(days=ahead)
        if month not in (None, day.month):
            continue
        if not workdays.is_working(day) and (ahead == 1 or workdays.is_working(day - DAY)):
            last = day
            while not workdays.is_working(last + DAY):
                last += DAY
            if (last - day).days >= 2:
                return Span(day, last)
    return None


def weekend_of(feast: date) -> Span:
    """The weekend that a feast near it makes longer: from its Saturday to the feast, or from a
    feast on a Thursday or Friday to its Sunday.
    """
    if feast.weekday() in (3, 4):
        return Span(feast, feast + timedelta(days=6 - feast.weekday()))
    saturday = feast - timedelta(days=(feast.weekday() - 5) % 7)
    return Span(saturday, max(feast, saturday + DAY))


def next_holiday(today: date, workdays: Workdays, month: int | None = None) -> date | None:
    """The next day of a working week on which nobody works; in a month, if one is named."""
    for ahead in range(1, 200 if month is None else 370):
        day = today + timedelta(days=ahead)
        in_week = (day - workdays.week_starts_on(day)).days < 5
        if in_week and month in (None, day.month) and not workdays.is_working(day):
            return day
    return None
