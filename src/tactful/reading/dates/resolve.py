"""The days that a phrase means, for somebody who said it on a day, in a place.

The principles are those of docs/rules.md, "Promises": the upper end of a range, weeks as the
place has them, numeric dates as the place writes them.
"""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass, replace
from datetime import date, timedelta

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR, OutsideCalendar, Workdays
from tactful.reading.dates import feasts, spans, tree
from tactful.reading.dates.spans import ALLOWED_AFTER, DAY, WEEK, Part, Span, day_span
from tactful.reading.dates.tree import Tree
from tactful.reading.dates.vocabulary import MONTH_FIRST

LATELY = timedelta(days=90)  # within which a day that is named without a year may have been
A_MONTH = timedelta(days=31)
MOST_DAYS = 3660
MOST_MONTHS = 120


@dataclass(frozen=True, slots=True)
class Said:
    """When and where it was said, and the last day named before in the same text."""

    on: date
    calendar: Workdays
    named_before: date | None = None

    @property
    def week(self) -> date:
        """The first day of the week in which it was said."""
        return self.calendar.week_starts_on(self.on)

    @property
    def month(self) -> date:
        """The first day of the month in which it was said."""
        return self.on.replace(day=1)


def resolve(
    said: Tree, said_on: date, calendar: Workdays, named_before: date | None = None
) -> Span | None:
    """The days meant; None where there is no such day (30 February), none was named before, or
    it lies beyond every calendar.
    """
    try:
        days = _days(said, Said(said_on, calendar, named_before))
    except (OutsideCalendar, OverflowError):
        return None
    return days if days and FIRST_YEAR < days.last.year < LAST_YEAR - 1 else None


def _days(said: Tree, by: Said) -> Span | None:
    match said:
        case tree.Range() | tree.Between():
            return _range(said, by)
        case tree.Before() | tree.After() | tree.From():
            return _bound(said, by)
        case tree.Wait():
            last = _after_wait(said, by)
            return day_span(last) if last is not None else None
        case tree.PartOf():
            return _part(said, by)
        case tree.Weekend() | tree.WeekendOf() | tree.LongWeekend() | tree.Feast():
            return _feast(said, by)
        case tree.NumberedWeek() | tree.WeekOfMonth():
            return _counted_week(said, by)
    week = _week_start(said, by)
    if week is not None:
        return _week_part(week, None, by)
    months = _months(said, by)
    if months is not None:
        first, count = months
        return (
            spans.month_part(first, None) if count == 1 else spans.months_part(first, count, None)
        )
    day = _weekday(said, by) or _day(said, by)
    return day_span(day) if day is not None else None


def _day(said: Tree, by: Said) -> date | None:
    match said:
        case tree.InDays(count):
            return by.on + count * DAY
        case tree.Date():
            return _dated(said, by.on)
        case tree.NumericDate():
            return _numeric(said, by)
        case tree.DayOf(day, month):
            months = _months(month, by)
            return spans.real_date(months[0].year, months[0].month, day) if months else None
        case tree.NthWorkingDay():
            return _nth_working_day(said, by)
        case tree.DaysAfter(other, count):
            days = _days(other, by)
            return None if days is None else (days.last if count > 0 else days.first) + count * DAY
        case tree.NamedBefore():
            return by.named_before or by.on
        case tree.PublicHoliday(month):
            return spans.next_holiday(by.on, by.calendar, month)
    return None


def _nth_working_day(said: tree.NthWorkingDay, by: Said) -> date | None:
    def of(month: date) -> date:
        if said.nth < 0:
            return by.calendar.subtract(spans.end_of_month(month) + DAY, 1)
        return by.calendar.add(month - DAY, said.nth)

    months = _months(said.month, by)
    if months is None:
        return None
    day = of(months[0])
    return day if day > by.on else of(_next_of_its_name(said.month, months[0]))


def _next_of_its_name(said: Tree, month: date) -> date:
    """The month in whose stead another is meant, because its day is over: "December" is that of
    the next year, and "December 2026" no other.
    """
    if isinstance(said, tree.Month):
        return month if said.year is not None else spans.add_months(month, 12)
    return spans.add_months(month, 1)


def _dated(said: tree.Date, on: date) -> date | None:
    if said.month is None:
        return spans.next_day_of_month(on, said.day) if 1 <= said.day <= 31 else None
    if said.year is not None:
        return spans.real_date(said.year, said.month, said.day)
    return spans.next_date(on, said.month, said.day)


def _numeric(said: tree.NumericDate, by: Said) -> date | None:
    """As the place writes it; the other way where only that is a date."""
    first, second = said.numbers[:2]
    year = said.numbers[2] if len(said.numbers) > 2 else None
    if year is not None and year < 100:
        year += 2000
    month_leads = by.calendar.country in MONTH_FIRST and not said.dotted
    orders = (
        [(first, second), (second, first)] if month_leads else [(second, first), (first, second)]
    )
    for month, day in orders:
        found = _dated(tree.Date(day, month, year), by.on) if 1 <= month <= 12 else None
        if found is not None:
            return found
    return None


def _weekday(said: Tree, by: Said) -> date | None:
    match said:
        case tree.Weekday(number, later):
            return spans.next_weekday(by.on, number) + later * WEEK
        case tree.WeekdayOf(number, week):
            start = _week_start(week, by)
            if start is None:
                return None
            day = spans.weekday_in_week(start, number)
            return day if day >= by.on else spans.next_weekday(by.on, number)
        case tree.WeekdayAfter(number, other):
            days = _days(other, by)
            return spans.next_weekday(days.last, number) if days else None
        case tree.WeekdayBefore(number, other):
            days = _days(other, by)
            return spans.next_weekday(days.first - 8 * DAY, number) if days else None
        case tree.NthWeekday():
            return _nth_weekday(said, by)
    return None


def _nth_weekday(said: tree.NthWeekday, by: Said) -> date | None:
    months = _months(said.month, by)
    if months is None:
        return None
    first = months[0]
    day = spans.nth_weekday(first.year, first.month, said.number, said.nth)
    if day is not None and day <= by.on and first == by.month:
        later = _next_of_its_name(said.month, first)
        return spans.nth_weekday(later.year, later.month, said.number, said.nth)
    return day


def _feast(
    said: tree.Weekend | tree.WeekendOf | tree.LongWeekend | tree.Feast, by: Said
) -> Span | None:
    match said:
        case tree.WeekendOf(feast):
            days = _days(feast, by)
            return spans.weekend_of(days.last) if days else None
        case tree.Feast(name):
            return feasts.next_feast(by.on, name, by.calendar.country)
        case tree.LongWeekend(month):
            return spans.long_weekend(by.on, by.calendar, month)
        case tree.Weekend(ahead):
            start = by.week + ahead * WEEK
            return Span(start + 5 * DAY, start + 6 * DAY)


def _week_start(said: Tree, by: Said) -> date | None:
    """The first day of a week that is named."""
    match said:
        case tree.Week(ahead):
            return by.week + ahead * WEEK
        case tree.NextOne():
            named = by.named_before
            return by.calendar.week_starts_on(named) + WEEK if named is not None else None
        case tree.WeekOf(tree.NamedBefore(), later):
            return by.calendar.week_starts_on(by.named_before or by.on) + later * WEEK
        case tree.WeekOf(other, later):
            start = _week_start(other, by)
            if start is None:
                days = _days(other, by)
                start = spans.week_with(days.first, by.calendar) if days else None
            return start + later * WEEK if start is not None else None
        case tree.WeekOfMonth() | tree.NumberedWeek():
            week = _counted_week(said, by)
            return by.calendar.week_starts_on(week.first) if week else None
    return None


def _week_part(start: date, part: Part | None, by: Said) -> Span:
    if start == by.week:
        return spans.this_week(by.on, part, by.calendar)
    return spans.week_part(start, part, by.calendar)


def _counted_week(said: tree.NumberedWeek | tree.WeekOfMonth, by: Said) -> Span | None:
    if isinstance(said, tree.NumberedWeek):
        return _numbered_week(said.number, by)
    months = _months(said.month, by)
    if months is None:
        return None
    first = months[0]
    if said.nth < 0:
        day = by.calendar.subtract(spans.end_of_month(first) + DAY, 1)
        return Span(by.calendar.week_starts_on(day), day)
    start = by.calendar.week_starts_on(by.calendar.roll_forward(first))
    span = spans.week_part(start + (said.nth - 1) * WEEK, None, by.calendar)
    return span if span.last >= by.on else spans.month_part(first, Part.LATE)


def _numbered_week(number: int, by: Said) -> Span | None:
    """Calendar week 26 of the year in which it was said, or of the next one."""
    for year in (by.on.isocalendar().year, by.on.isocalendar().year + 1):
        try:
            start = dt.date.fromisocalendar(year, number, 1)
        except ValueError:
            continue
        span = spans.week_part(start, None, by.calendar)
        if span.last >= by.on:
            return span
    return None


def _months(said: Tree, by: Said) -> tuple[date, int] | None:
    """The first day of a month, quarter or year, and how many months it has."""
    match said:
        case tree.Month(number, year):
            return spans.month_named(by.on, number, year), 1
        case tree.MonthAhead(count):
            return spans.add_months(by.month, count), 1
        case tree.MonthOf(other, later):
            days = _days(other, by)
            return (spans.add_months(days.first.replace(day=1), later), 1) if days else None
        case tree.Quarter(number, year):
            return spans.quarter_named(by.on, number, year), 3
        case tree.QuarterAhead(count):
            return spans.add_months(spans.quarter_of(by.on), 3 * count), 3
        case tree.Season(name, following):
            return spans.season_named(by.on, name, by.calendar.country, following=following), 3
        case tree.Year(number):
            return (date(number, 1, 1), 12) if FIRST_YEAR < number < LAST_YEAR - 1 else None
        case tree.YearAhead(count):
            return date(by.on.year + count, 1, 1), 12
    return None


def _part(said: tree.PartOf, by: Said) -> Span | None:
    week = _week_start(said.whole, by)
    if week is not None:
        return _week_part(week, said.part, by)
    months = _months(said.whole, by)
    if months is None:
        days = _days(said.whole, by)
        return day_span(days.last) if days else None
    first, count = months
    if count > 1:
        return spans.months_part(first, count, said.part)
    if first == by.month:
        return spans.month_from(by.on, first, said.part)
    return spans.month_part(first, said.part)


def _range(said: tree.Range | tree.Between, by: Said) -> Span | None:
    """Both ends; the other end lies after the first, and is counted from it where it would not."""
    one = _days(said.one, by)
    if one is None:
        return None
    later = replace(by, named_before=one.last)
    other = _days(said.other, later)
    if isinstance(said.other, tree.Weekday) and one.first == one.last:
        other = _days(said.other, replace(later, on=one.last))
    if other is not None and other.last < one.first:
        other = _days(said.other, replace(later, on=one.last))
    if other is None or other.last < one.first:
        return one
    return Span(min(one.first, other.first), other.last, other.includes_last)


def _bound(said: tree.Before | tree.After | tree.From, by: Said) -> Span | None:
    days = _days(said.other, by)
    if days is None:
        return None
    match said:
        case tree.Before(included=included):
            inclusive = days.includes_last or included
            return day_span(days.last if inclusive else max(days.first - DAY, by.on))
        case tree.After():
            return Span(by.calendar.add(days.last, 1), by.calendar.add(days.last, ALLOWED_AFTER))
        case tree.From():
            first = by.calendar.roll_forward(days.first)
            allowed = by.calendar.add(days.first - DAY, ALLOWED_AFTER)
            return Span(first, allowed if days.first == days.last else max(days.last, first))


def _after_wait(said: tree.Wait, by: Said) -> date | None:
    if said.counted_from is None:
        return _waited(said, by.on, by)
    days = _days(said.counted_from, by)
    if days is None:
        return None
    if isinstance(said.counted_from, tree.Date | tree.NumericDate):
        # "within three weeks of the interview on the 12th": that was last week, not next year.
        named = said.counted_from
        without_month = isinstance(named, tree.Date) and named.month is None
        lately = _days(named, replace(by, on=by.on - (A_MONTH if without_month else LATELY)))
        ends = _waited(said, lately.last, by) if lately is not None else None
        was = lately is not None and by.on - lately.last < days.last - by.on  # nearer than to come
        if was and ends is not None and ends > by.on:
            return ends
    return _waited(said, days.last, by)


def _waited(said: tree.Wait, base: date, by: Said) -> date | None:
    count = said.count
    if said.unit == "hour":
        return by.calendar.add(base, max(math.ceil(count / 24), 1))
    if said.unit == "business day":
        return by.calendar.add(base, max(math.ceil(count), 1))
    if said.unit == "day":
        return spans.wait_in_days(base, math.ceil(count), by.calendar)
    if said.unit in ("week", "fortnight"):
        waited = count * (7 if said.unit == "week" else 14)
        return base + timedelta(days=math.ceil(waited)) if waited <= MOST_DAYS else None
    months = count * {"month": 1, "quarter": 3, "year": 12}[said.unit]
    if months > MOST_MONTHS:
        return None
    day = spans.add_months(base, int(months))
    return day + timedelta(days=15) if months % 1 else day
