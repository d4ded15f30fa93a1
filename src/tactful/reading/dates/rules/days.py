"""Days: dates, weekdays, feasts, and the days near today."""

from __future__ import annotations

from typing import Any

from tactful.reading.dates import vocabulary
from tactful.reading.dates.patterns import Rule
from tactful.reading.dates.tree import (
    Date,
    DayOf,
    DaysAfter,
    Feast,
    InDays,
    LongWeekend,
    MonthAhead,
    NamedBefore,
    NthWeekday,
    NthWorkingDay,
    PublicHoliday,
    Range,
    Tree,
    Week,
    Weekday,
    WeekdayAfter,
    WeekdayBefore,
    WeekdayOf,
    Weekend,
    WeekendOf,
    WeekOf,
)

HOURS = "|".join(sorted(vocabulary.TIMES_OF_DAY))


def same(said: Any) -> Any:
    """What was read, as it is."""
    return said


def last_of_two(first: int, last: int, month: int, year: int | None) -> Tree:
    """Two days of one month: 14-18 December."""
    return Range(Date(first, month, year), Date(last, month, year))


def month_then_days(month: int, first: int, last: int, year: int | None) -> Tree:
    """The same with the month first."""
    return last_of_two(first, last, month, year)


DATES = (
    Rule("date", "the? <iso_date>", same, ("2026-12-18", "by 2027-01-04")),
    Rule("date", "the? <numeric_date>", same, ("18.12.", "by 12/18/2026")),
    Rule(
        "date",
        "the? <day_number> of|day* <month_name> <perhaps_a_year>",
        Date,
        ("18 December", "the 4th of January, 2027"),
    ),
    Rule(
        "date",
        "the? <day_number> -|to|or|/ the? <day_number> of|day* <month_name> <perhaps_a_year>",
        last_of_two,
        ("14-18 December", "the 14th or the 15th of January"),
    ),
    Rule(
        "date",
        "between the? <day_number> and the? <day_number> of|day* <month_name> <perhaps_a_year>",
        last_of_two,
        ("between the 14th and 18th of January", "between 2 and 5 February 2027"),
    ),
    Rule(
        "date",
        "the? <day_number> -|to|or|/ the? <ordinal> !<month_name>",
        lambda first, last: Range(Date(first), Date(last)),
        ("14-18th", "the 9 or 10th"),
    ),
    Rule(
        "date",
        "<day_number> -|/|. <month_name> -|/|. <year_number>",
        Date,
        ("28-Jan-2027", "04/Feb/2027"),
    ),
    Rule(
        "date",
        "the first <count> days of|in <month_name> <perhaps_a_year>",
        lambda count, month, year: Date(int(count), month, year),
        ("in the first ten days of December", "within the first 8 days of January 2027"),
    ),
    Rule("date", "the? <ordinal>", Date, ("the 15th", "on the 3rd")),
    Rule(
        "date",
        "the? <ordinal> of the month",
        Date,
        ("the 15th of the month", "on the 1st of the month"),
    ),
    Rule(
        "date", "the? <ordinal> of <month>", DayOf, ("the 3rd of next month", "15th of this month")
    ),
    Rule("date", "the <spelt_ordinal>", Date, ("the fifteenth", "by the tenth")),
    Rule(
        "date",
        "the <spelt_ordinal> of|day* <month_name> <perhaps_a_year>",
        Date,
        ("the fifteenth of January", "the first of February 2027"),
    ),
    Rule(
        "date",
        "the <spelt_ordinal> of <month>",
        DayOf,
        ("the tenth of next month", "the first of the following month"),
    ),
    Rule(
        "date",
        "<month_name> .|the* <day_number> <perhaps_a_year>",
        lambda month, day, year: Date(day, month, year),
        ("December 18", "Jan. the 4th, 2027"),
    ),
    Rule(
        "date",
        "<month_name> .|the* <day_number> -|to|or the* <day_number> <perhaps_a_year>",
        month_then_days,
        ("December 14-18", "January 4th to 8th, 2027"),
    ),
)

WEEKDAYS = (
    Rule(
        "weekday",
        f"the* this|coming|upcoming* <weekday_name> {HOURS}*",
        Weekday,
        ("this Friday", "the coming Thursday morning"),
    ),
    Rule(
        "weekday",
        f"the* this|coming* next <weekday_name> {HOURS}*",
        lambda number: WeekdayOf(number, Week(1)),
        ("next Friday", "this next Tuesday"),
    ),
    Rule(
        "weekday",
        f"the? following <weekday_name> {HOURS}*",
        lambda number: WeekdayAfter(number, NamedBefore()),
        ("We meet on the 20th and call the following Friday", "the following Monday"),
    ),
    Rule(
        "weekday",
        f"the* this|next|coming|following|upcoming* <weekday_name> {HOURS}* ,|the|-|(* <date> )?",
        lambda _weekday, day: day,
        ("Friday, December 18", "next Tuesday (the 15th)"),
    ),
    Rule(
        "weekday",
        "the* <weekday_name> week !of|commencing|beginning|after",
        lambda number: Weekday(number, 1),
        ("Friday week", "Monday week"),
    ),
    Rule(
        "weekday",
        "the* <weekday_name> next &$|.|,|;|!|?|)",
        Weekday,
        ("Thursday next", "by Monday next."),
    ),
    Rule(
        "weekday",
        "^!the that|same <weekday_name>",
        lambda number: WeekdayOf(number, WeekOf(NamedBefore())),
        ("The week of the 14th is busy, I call that Wednesday", "the 14th or that Friday"),
    ),
    Rule(
        "weekday",
        "the <weekday_name> right|straight|directly* after|following it|that* &$|.|,|;|!|?|)|and|-",
        lambda number: WeekdayAfter(number, NamedBefore()),
        (
            "The board meets on the 15th and I call you the Monday after",
            "the 18th, or the Monday after",
        ),
    ),
    Rule(
        "weekday",
        "the <weekday_name> which|that follows",
        lambda number: WeekdayAfter(number, NamedBefore()),
        (
            "He signs on the 17th, and the Monday which follows I call",
            "the 15th or the Monday that follows",
        ),
    ),
    Rule(
        "weekday",
        "the* <weekday_name> fortnight",
        lambda number: Weekday(number, 2),
        ("Friday fortnight", "Monday fortnight"),
    ),
    Rule(
        "weekday",
        "the* <weekday_name> after next",
        lambda number: WeekdayOf(number, Week(2)),
        ("the Friday after next", "Monday after next"),
    ),
    Rule(
        "weekday",
        f"the* <weekday_name> {HOURS}* of|in|,* <week>",
        WeekdayOf,
        ("Friday of next week", "Tuesday, next week"),
    ),
    Rule(
        "weekday",
        "the* <weekday_name> after the* <date_or_feast>",
        WeekdayAfter,
        ("the Monday after Easter", "the Friday after the 15th"),
    ),
    Rule(
        "weekday",
        "^!before not this <weekday_name> ,|-|but* rather|maybe|more|like* the one after|following that|it*",
        lambda number: Weekday(number, 1),
        ("Not this Friday, the one after", "not this Monday but the one following"),
    ),
    Rule(
        "weekday",
        "the* <weekday_name> ahead|prior|previous of|to the* <date_or_feast>",
        WeekdayBefore,
        ("the Friday ahead of Christmas", "the Monday prior to the 15th"),
    ),
    Rule(
        "weekday",
        "the* <weekday_name> before the* <date_or_feast>",
        WeekdayBefore,
        ("the Friday before Christmas", "the Monday before the 15th"),
    ),
    Rule(
        "weekday",
        "the|very* <nth> <weekday_surely> of|in <month>",
        NthWeekday,
        ("the last Friday of this month", "the first Monday in January"),
    ),
    Rule(
        "weekday",
        "the|very* <nth> <weekday_surely> of|in the month",
        lambda nth, number: NthWeekday(nth, number, MonthAhead(0)),
        ("the last Friday of the month", "the third Monday of the month"),
    ),
    Rule(
        "weekday",
        "<week> on|,* <weekday_surely>",
        lambda week, number: WeekdayOf(number, week),
        ("next week Tuesday", "the week after next, on Monday"),
    ),
    Rule(
        "weekday",
        "the? week ending|end|closing on|the* <weekday_or_date>",
        same,
        ("week ending Friday", "the week ending the 18th"),
    ),
    Rule("weekday", "w / e on|the* <weekday_or_date>", same, ("w/e 18 December", "w/e Friday")),
)

NEAR = (
    Rule(
        "near_day",
        "within|inside the hour",
        lambda: InDays(0),
        ("within the hour", "inside the hour"),
    ),
    Rule(
        "near_day",
        "the? <nth> working|business|work day of|in <month>",
        NthWorkingDay,
        ("the last working day of October", "the first business day of next month"),
    ),
    Rule(
        "near_day",
        "the? <nth> working|business|work day of|in the month",
        lambda nth: NthWorkingDay(nth, MonthAhead(0)),
        ("the last working day of the month", "third business day of the month"),
    ),
    Rule("near_day", "today|tonight", lambda: InDays(0), ("today", "later tonight")),
    Rule(
        "near_day",
        "this morning|afternoon|evening",
        lambda: InDays(0),
        ("this evening", "later this afternoon"),
    ),
    Rule(
        "near_day",
        f"tomorrow {HOURS}*",
        lambda: InDays(1),
        ("tomorrow", "by tmrw, in the evening"),
    ),
    Rule(
        "near_day",
        "the? day after tomorrow",
        lambda: InDays(2),
        ("the day after tomorrow", "day after tmrw"),
    ),
    Rule("near_day", "today|day week", lambda: InDays(7), ("today week", "this day week")),
    Rule(
        "near_day",
        "today|day fortnight",
        lambda: InDays(14),
        ("today fortnight", "this day fortnight"),
    ),
    Rule(
        "near_day",
        "tomorrow fortnight",
        lambda: InDays(15),
        ("tomorrow fortnight", "by tomorrow fortnight"),
    ),
    Rule("near_day", "tomorrow week", lambda: InDays(8), ("tomorrow week", "by tomorrow week")),
    Rule(
        "near_day",
        "this time next week",
        lambda: InDays(7),
        ("this time next week", "by this time next week"),
    ),
    Rule(
        "near_day",
        "the? day after <day>",
        lambda day: DaysAfter(day, 1),
        ("the day after Easter", "day after the 15th"),
    ),
    Rule(
        "near_day",
        "the? day before <day>",
        lambda day: DaysAfter(day, -1),
        ("the day before Christmas Eve", "the day before the 15th"),
    ),
    Rule(
        "near_day",
        "the? following|next day",
        lambda: DaysAfter(NamedBefore(), 1),
        ("The board meets on the 16th, we call the following day", "the next day"),
    ),
    Rule(
        "near_day",
        "the day|morning after|afterwards !tomorrow",
        lambda: DaysAfter(NamedBefore(), 1),
        ("The board meets on the 16th and we call the day after", "the 15th or the morning after"),
    ),
    Rule(
        "near_day",
        "the|this|coming* weekend|weekends",
        lambda: Weekend(0),
        ("the weekend", "this weekend"),
    ),
    Rule("near_day", "the? next weekend", lambda: Weekend(1), ("next weekend", "by next weekend")),
)

FEASTS = (
    Rule(
        "feast",
        "^!<month_name> the? next|coming* bank|public holiday|holidays|hol|hols",
        PublicHoliday,
        ("the bank holiday", "the next public holiday"),
    ),
    Rule(
        "feast",
        "the? <month_name> bank|public holiday|hol",
        PublicHoliday,
        ("the October bank holiday", "the June public holiday"),
    ),
    Rule(
        "feast",
        "the? <month_name> long weekend",
        LongWeekend,
        ("the October long weekend", "before the February long weekend"),
    ),
    Rule(
        "feast",
        "the? this|next|coming|bank|holiday* long weekend",
        LongWeekend,
        ("the long weekend", "the coming long weekend"),
    ),
    Rule(
        "feast",
        "the? bank|public holiday weekend",
        LongWeekend,
        ("the bank holiday weekend", "public holiday weekend"),
    ),
    Rule(
        "feast",
        "<feast_day> long? weekend",
        WeekendOf,
        ("Memorial Day weekend", "before the Labor Day long weekend"),
    ),
    Rule(
        "feast",
        "the? end of the? financial|tax year",
        lambda: Feast("end of the financial year"),
        ("the end of the financial year", "end of the tax year"),
    ),
    Rule("feast", "<feast_day>", same, ("by Christmas", "before Easter")),
    *(
        Rule(
            "feast_day",
            f"the? this|next|coming* {' '.join((*words[:-1], f'{words[-1]}|{words[-1]}s'))}",
            lambda name=name: Feast(name),
            (f"by {' '.join(words)}", f"before {' '.join(words)}"),
        )
        for words, name in vocabulary.FEASTS.items()
    ),
    Rule(
        "feast_day",
        "^!in|into the? new year",  # "in the new year" is no day
        lambda: Feast("new year"),
        ("by the new year", "before new year"),
    ),
)


def end_of_day(words: tuple[str, ...]) -> tuple[Rule, Rule]:
    """ "close of business Friday", and the same of today"""
    said = " ".join(words)
    return (
        Rule(
            "end_of_day",
            f"the? {said} on|of|by|this|,* <dated>",
            same,
            (f"{said} Friday", f"by {said} on the 15th"),
        ),
        Rule("end_of_day", f"the? {said}", lambda: InDays(0), (f"by {said}", f"{said}, I think")),
    )


ENDS_OF_DAY = tuple(rule for words in vocabulary.ENDS_OF_DAY for rule in end_of_day(words))

KINDS_OF_DAY = tuple(
    Rule(name, f"<{kind}>", same, ())
    for name, kinds in {
        "weekday_or_date": ("weekday", "date"),
        "date_or_feast": ("date", "feast"),
        "dated": ("weekday", "date", "near_day", "feast"),
        "day": ("weekday", "date", "near_day", "feast"),
    }.items()
    for kind in kinds
)
WEEK_OF_A_FEAST = Rule(
    "week",
    "<feast> week",
    WeekOf,
    ("in Christmas week", "Thanksgiving week"),
)
RULES = (*DATES, *WEEKDAYS, *NEAR, *FEASTS, *ENDS_OF_DAY, WEEK_OF_A_FEAST, *KINDS_OF_DAY)
