"""What a phrase about days says, before anybody looks at a calendar.

The grammar (`dates.rules`) builds these; `dates.resolve` finds the days they mean for somebody who
said them on a day, in a place. Most are named tuples, for thirty data classes take
longer to make than a note to read (what has a ``count`` cannot be one: every tuple has).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tactful.reading.dates.spans import Part


@dataclass(frozen=True, slots=True)
class InDays:
    """Today (0), tomorrow (1), the day after tomorrow (2)."""

    count: int


class Date(NamedTuple):
    """The 15th, 18 December, 18 December 2026."""

    day: int
    month: int | None = None
    year: int | None = None


class NumericDate(NamedTuple):
    """18/12 or 12/18: the place says which is the month, except between dots."""

    numbers: tuple[int, ...]
    dotted: bool


class DayOf(NamedTuple):
    """The 15th of next month."""

    day: int
    month: Tree


class Weekday(NamedTuple):
    """Friday (0 weeks later), Friday week (1): the next one after the day of saying."""

    number: int
    weeks_later: int = 0


class WeekdayOf(NamedTuple):
    """Friday of next week."""

    number: int
    week: Tree


class WeekdayAfter(NamedTuple):
    """The Monday after Easter."""

    number: int
    other: Tree


class WeekdayBefore(NamedTuple):
    """The Friday before Christmas."""

    number: int
    other: Tree


class NthWeekday(NamedTuple):
    """The first Monday in December; -1 is the last one."""

    nth: int
    number: int
    month: Tree


class NthWorkingDay(NamedTuple):
    """The first working day of May; -1 is the last one."""

    nth: int
    month: Tree


@dataclass(frozen=True, slots=True)
class DaysAfter:
    """The day after Easter (1), the day before Christmas (-1)."""

    other: Tree
    count: int


@dataclass(frozen=True, slots=True)
class NamedBefore:
    """The day named before in the same text: "the following day", "the week after"."""


@dataclass(frozen=True, slots=True)
class NextOne:
    """ "Not this week, but next." """


class Feast(NamedTuple):
    """Christmas, Easter, Labor Day: a name that the place may date."""

    name: str


class PublicHoliday(NamedTuple):
    """The next day of a working week on which nobody works there, or that of a month."""

    month: int | None = None


class LongWeekend(NamedTuple):
    """The next weekend that a holiday makes longer, or that of a month."""

    month: int | None = None


class Weekend(NamedTuple):
    """The present weekend (0), next weekend (1)."""

    ahead: int


class WeekendOf(NamedTuple):
    """Memorial Day weekend."""

    feast: Tree


class Week(NamedTuple):
    """The present week (0), next week (1), the week after next (2)."""

    ahead: int


class WeekOf(NamedTuple):
    """The week with a day, or some weeks after it."""

    other: Tree
    later: int = 0


class NumberedWeek(NamedTuple):
    """Calendar week 26, by ISO 8601."""

    number: int


class WeekOfMonth(NamedTuple):
    """The second week of May; -1 is the last one."""

    nth: int
    month: Tree


class Month(NamedTuple):
    """May, May 2027."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class MonthAhead:
    """The present month (0), next month (1)."""

    count: int


class MonthOf(NamedTuple):
    """The month of a day, or some months after it."""

    other: Tree
    later: int = 0


class Quarter(NamedTuple):
    """The first quarter, Q3 2027."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class QuarterAhead:
    """The present quarter (0), next quarter (1)."""

    count: int


class Season(NamedTuple):
    """Spring, next autumn: three months, by the calendar of where one is."""

    name: str
    following: bool = False


class Year(NamedTuple):
    """2027."""

    number: int


@dataclass(frozen=True, slots=True)
class YearAhead:
    """The present year (0), next year (1)."""

    count: int


class PartOf(NamedTuple):
    """Early next week, the end of January."""

    part: Part
    whole: Tree


@dataclass(frozen=True, slots=True)
class Wait:
    """Two weeks, ten working days: the upper end where it was a range, counted from a day."""

    count: float
    unit: str
    counted_from: Tree | None = None


class Range(NamedTuple):
    """Thursday or Friday, the 14th to the 18th."""

    one: Tree
    other: Tree


class Between(NamedTuple):
    """Not before Wednesday and not after Friday."""

    one: Tree
    other: Tree


class Before(NamedTuple):
    """Before Friday; "on or before" includes the day."""

    other: Tree
    included: bool = False


class After(NamedTuple):
    """After the 15th, once Easter is over."""

    other: Tree


class From(NamedTuple):
    """Not before Friday, Friday at the earliest."""

    other: Tree


Tree = (
    InDays | Date | NumericDate | DayOf | Weekday | WeekdayOf | WeekdayAfter | WeekdayBefore
    | NthWeekday | NthWorkingDay | DaysAfter | NamedBefore | NextOne | Feast | PublicHoliday | LongWeekend
    | Weekend | WeekendOf | Week | WeekOf | NumberedWeek | WeekOfMonth | Month | MonthAhead | MonthOf
    | Quarter | QuarterAhead | Season | Year | YearAhead | PartOf | Wait | Range | Between | Before | After | From
)  # fmt: skip
