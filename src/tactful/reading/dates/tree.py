"""What a phrase about days says, before anybody looks at a calendar.

The grammar (`dates.rules`) builds these; `dates.resolve` finds the days they mean for somebody who
said them on a day, in a place.
"""

from __future__ import annotations

from dataclasses import dataclass

from tactful.reading.dates.spans import Part


@dataclass(frozen=True, slots=True)
class InDays:
    """Today (0), tomorrow (1), the day after tomorrow (2)."""

    count: int


@dataclass(frozen=True, slots=True)
class Date:
    """The 15th, 18 December, 18 December 2026."""

    day: int
    month: int | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class NumericDate:
    """18/12 or 12/18: the place says which is the month, except between dots."""

    numbers: tuple[int, ...]
    dotted: bool


@dataclass(frozen=True, slots=True)
class DayOf:
    """The 15th of next month."""

    day: int
    month: Tree


@dataclass(frozen=True, slots=True)
class Weekday:
    """Friday (0 weeks later), Friday week (1): the next one after the day of saying."""

    number: int
    weeks_later: int = 0


@dataclass(frozen=True, slots=True)
class WeekdayOf:
    """Friday of next week."""

    number: int
    week: Tree


@dataclass(frozen=True, slots=True)
class WeekdayAfter:
    """The Monday after Easter."""

    number: int
    other: Tree


@dataclass(frozen=True, slots=True)
class WeekdayBefore:
    """The Friday before Christmas."""

    number: int
    other: Tree


@dataclass(frozen=True, slots=True)
class NthWeekday:
    """The first Monday in December; -1 is the last one."""

    nth: int
    number: int
    month: Tree


@dataclass(frozen=True, slots=True)
class LastWorkingDay:
    """The last working day of October."""

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


@dataclass(frozen=True, slots=True)
class Feast:
    """Christmas, Easter, Labor Day: a name that the place may date."""

    name: str


@dataclass(frozen=True, slots=True)
class PublicHoliday:
    """The next day of a working week on which nobody works there."""


@dataclass(frozen=True, slots=True)
class LongWeekend:
    """The next weekend that a holiday makes longer."""


@dataclass(frozen=True, slots=True)
class Weekend:
    """The present weekend (0), next weekend (1)."""

    ahead: int


@dataclass(frozen=True, slots=True)
class WeekendOf:
    """Memorial Day weekend."""

    feast: Tree


@dataclass(frozen=True, slots=True)
class Week:
    """The present week (0), next week (1), the week after next (2)."""

    ahead: int


@dataclass(frozen=True, slots=True)
class WeekOf:
    """The week with a day, or some weeks after it."""

    other: Tree
    later: int = 0


@dataclass(frozen=True, slots=True)
class NumberedWeek:
    """Calendar week 26, by ISO 8601."""

    number: int


@dataclass(frozen=True, slots=True)
class WeekOfMonth:
    """The second week of May; -1 is the last one."""

    nth: int
    month: Tree


@dataclass(frozen=True, slots=True)
class Month:
    """May, May 2027."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class MonthAhead:
    """The present month (0), next month (1)."""

    count: int


@dataclass(frozen=True, slots=True)
class MonthOf:
    """The month of a day, or some months after it."""

    other: Tree
    later: int = 0


@dataclass(frozen=True, slots=True)
class Quarter:
    """The first quarter, Q3 2027."""

    number: int
    year: int | None = None


@dataclass(frozen=True, slots=True)
class QuarterAhead:
    """The present quarter (0), next quarter (1)."""

    count: int


@dataclass(frozen=True, slots=True)
class Year:
    """2027."""

    number: int


@dataclass(frozen=True, slots=True)
class YearAhead:
    """The present year (0), next year (1)."""

    count: int


@dataclass(frozen=True, slots=True)
class PartOf:
    """Early next week, the end of January."""

    part: Part
    whole: Tree


@dataclass(frozen=True, slots=True)
class Wait:
    """Two weeks, ten working days: the upper end where it was a range, counted from a day."""

    count: float
    unit: str
    counted_from: Tree | None = None


@dataclass(frozen=True, slots=True)
class Range:
    """Thursday or Friday, the 14th to the 18th."""

    one: Tree
    other: Tree


@dataclass(frozen=True, slots=True)
class Before:
    """Before Friday; "on or before" includes the day."""

    other: Tree
    included: bool = False


@dataclass(frozen=True, slots=True)
class After:
    """After the 15th, once Easter is over."""

    other: Tree


@dataclass(frozen=True, slots=True)
class From:
    """Not before Friday, Friday at the earliest."""

    other: Tree


Tree = (
    InDays | Date | NumericDate | DayOf | Weekday | WeekdayOf | WeekdayAfter | WeekdayBefore
    | NthWeekday | LastWorkingDay | DaysAfter | NamedBefore | NextOne | Feast | PublicHoliday | LongWeekend
    | Weekend | WeekendOf | Week | WeekOf | NumberedWeek | WeekOfMonth | Month | MonthAhead | MonthOf
    | Quarter | QuarterAhead | Year | YearAhead | PartOf | Wait | Range | Before | After | From
)  # fmt: skip
