"""Working-day arithmetic over a given calendar. All days are the employer's local days.

A calendar is told, year by year, which days are worked; it never asks what the rules of
a country are. Working days are kept as sorted day numbers, so that "the n-th working day
after" is one binary search instead of a walk.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable
from datetime import date, timedelta

FIRST_YEAR = 1950
LAST_YEAR = 2150

MonthDay = tuple[int, int]


class OutsideCalendar(ValueError):
    """A day lies before 1950 or after 2150, where nobody knows the public holidays."""

    def __init__(self, year: int) -> None:
        super().__init__(
            f"the year {year} is outside {FIRST_YEAR}-{LAST_YEAR}, the years Tactful can count"
        )


class Workdays:
    """The working days of one place.

    ``working_days_in`` gives the working days of a year, in any order; ``country`` (ISO
    3166-1, may be empty) tells how the place writes its dates.
    """

    __slots__ = ("_by_hand", "_by_year", "_quiet_calendars", "_working_days_in", "country")

    def __init__(self, working_days_in: Callable[[int], Iterable[date]], country: str = "") -> None:
        self.country = country
        self._working_days_in = working_days_in
        self._by_year: dict[int, list[int]] = {}
        self._quiet_calendars: dict[tuple[MonthDay, ...], Workdays] = {}
        self._by_hand: dict[tuple[frozenset[date], frozenset[date]], Workdays] = {}

    def _year(self, year: int) -> list[int]:
        try:
            return self._by_year[year]
        except KeyError:
            pass
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise OutsideCalendar(year)
        days = sorted({day.toordinal() for day in self._working_days_in(year)})
        if not days:
            raise ValueError(f"a calendar without a single working day in {year}")
        self._by_year[year] = days
        return days

    def add(self, day: date, n: int) -> date:
        """The n-th working day strictly after ``day`` (n ≥ 1); ``day`` is not rolled first."""
        if n < 1:
            raise ValueError(f"count at least one working day ahead, not {n}")
        year = day.year
        days = self._by_year.get(year) or self._year(year)
        index = bisect_right(days, day.toordinal()) + n - 1
        while index >= len(days):
            index -= len(days)
            year += 1
            days = self._year(year)
        return date.fromordinal(days[index])

    def subtract(self, day: date, n: int) -> date:
        """The n-th working day strictly before ``day`` (n ≥ 1)."""
        if n < 1:
            raise ValueError(f"count at least one working day back, not {n}")
        year = day.year
        index = bisect_left(self._year(year), day.toordinal()) - n
        while index < 0:
            year -= 1
            index += len(self._year(year))
        return date.fromordinal(self._year(year)[index])

    def is_working(self, day: date) -> bool:
        """Whether people work on ``day``."""
        days = self._year(day.year)
        number = day.toordinal()
        index = bisect_left(days, number)
        return index < len(days) and days[index] == number

    def roll_forward(self, day: date) -> date:
        """``day`` itself when it is worked, else the next working day."""
        return day if self.is_working(day) else self.add(day, 1)

    def roll_back(self, day: date) -> date:
        """``day`` itself when it is worked, else the working day before it."""
        return day if self.is_working(day) else self.subtract(day, 1)

    def between(self, first: date, last: date) -> int:
        """How many working days lie after ``first``, up to and including ``last``."""
        if last < first:
            return -self.between(last, first)
        count = bisect_right(self._year(last.year), last.toordinal()) - bisect_right(
            self._year(first.year), first.toordinal()
        )
        return count + sum(len(self._year(year)) for year in range(first.year, last.year))

    def without(self, quiet_days: tuple[MonthDay, ...]) -> Workdays:
        """The same calendar in which the given days of every year are not worked."""
        if not quiet_days:
            return self
        try:
            return self._quiet_calendars[quiet_days]
        except KeyError:
            pass
        silent = frozenset(quiet_days)

        def busy_days_in(year: int) -> list[date]:
            worked = (date.fromordinal(number) for number in self._year(year))
            return [day for day in worked if (day.month, day.day) not in silent]

        calendar = Workdays(busy_days_in, self.country)
        self._quiet_calendars[quiet_days] = calendar
        return calendar

    def changed(self, free: frozenset[date], worked: frozenset[date]) -> Workdays:
        """The same calendar with days set by hand: more that are free, more that are worked."""
        if not free and not worked:
            return self
        try:
            return self._by_hand[free, worked]
        except KeyError:
            pass

        def days_in(year: int) -> list[date]:
            days = {date.fromordinal(number) for number in self._year(year)}
            return sorted((days | {day for day in worked if day.year == year}) - free)

        calendar = Workdays(days_in, self.country)
        self._by_hand[free, worked] = calendar
        return calendar

    def week_starts_on(self, day: date) -> date:
        """The first day of the week ``day`` lies in: Sunday where the working week begins
        on Sunday, else Monday.
        """
        back = (day.weekday() + 1) % 7 if self._works_on_sundays(day) else day.weekday()
        return day - timedelta(days=back)

    def _works_on_sundays(self, day: date) -> bool:
        """Most Sundays around ``day`` are worked: a swapped Sunday does not move the week."""
        nearest = day - timedelta(days=(day.weekday() + 1) % 7)
        first = nearest - timedelta(weeks=3)
        worked = sum(self.is_working(first + timedelta(weeks=n)) for n in range(7))
        return worked >= 4


def month_days(first: MonthDay, last: MonthDay) -> tuple[MonthDay, ...]:
    """Every month and day from ``first`` to ``last``, over the turn of the year if need be."""
    leap = 2000
    start = date(leap, *first)
    end = date(leap + (last < first), *last)
    return tuple(
        ((start + timedelta(days=n)).month, (start + timedelta(days=n)).day)
        for n in range((end - start).days + 1)
    )


def weekdays_only(year: int) -> list[date]:
    """The working days of a year where nothing is known but Monday to Friday."""
    first = date(year, 1, 1)
    days = (first + timedelta(days=n) for n in range((date(year + 1, 1, 1) - first).days))
    return [day for day in days if day.weekday() < 5]
