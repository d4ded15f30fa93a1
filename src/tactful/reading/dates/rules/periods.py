"""Weeks, months, quarters and years, and their parts."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tactful.reading.dates.patterns import Rule
from tactful.reading.dates.rules.days import same
from tactful.reading.dates.spans import Part
from tactful.reading.dates.tree import (
    Feast,
    Month,
    MonthAhead,
    MonthOf,
    NamedBefore,
    NumberedWeek,
    PartOf,
    Quarter,
    QuarterAhead,
    Season,
    Tree,
    Week,
    WeekOf,
    WeekOfMonth,
    Year,
    YearAhead,
)

AHEAD: dict[str, Callable[[], Tree]] = {
    "week": lambda: Week(0),
    "month": lambda: MonthAhead(0),
    "quarter": lambda: QuarterAhead(0),
    "year": lambda: YearAhead(0),
}
NEXT: dict[str, Callable[[], Tree]] = {
    "week": lambda: Week(1),
    "month": lambda: MonthAhead(1),
    "quarter": lambda: QuarterAhead(1),
    "year": lambda: YearAhead(1),
}
OF_DAY = "of|commencing|beginning|starting|from"

WEEKS = (
    Rule("week", "the? this|current week", lambda: Week(0), ("this week", "the current week")),
    Rule("week", "the? next|coming week", lambda: Week(1), ("next week", "the coming week")),
    Rule(
        "week",
        "the? this coming week",
        lambda: Week(1),
        ("this coming week", "in this coming week"),
    ),
    Rule(
        "week", "the? week after next", lambda: Week(2), ("the week after next", "week after next")
    ),
    Rule(
        "week",
        "the? following week !<day>",
        lambda: WeekOf(NamedBefore(), 1),
        ("Interviews end on the 18th, we decide the following week", "the following week"),
    ),
    Rule(
        "week",
        "the? that|same week",
        lambda: WeekOf(NamedBefore()),
        ("The panel meets on the 20th and rings people that same week", "the 20th or that week"),
    ),
    Rule(
        "week",
        "the? week after|following !next !<day> !<week>",
        lambda: WeekOf(NamedBefore(), 1),
        ("The panel meets on the 15th and we call the week after", "the 15th or the week after"),
    ),
    Rule(
        "week",
        "the? week after|following on|the|of* <week>",
        lambda week: WeekOf(week, 1),
        ("the week after the week of the 14th", "the week after this week"),
    ),
    Rule(
        "week",
        "the? week after|following on|the|of* <day>",
        lambda day: WeekOf(day, 1),
        ("the week after Christmas", "the week following the 15th"),
    ),
    Rule(
        "week",
        "the? week before on|the|of* <week>",
        lambda week: WeekOf(week, -1),
        ("the week before the week of the 21st", "the week before next week"),
    ),
    Rule(
        "week",
        "the? week before on|the|of* <day>",
        lambda day: WeekOf(day, -1),
        ("the week before Christmas", "the week before the 18th"),
    ),
    Rule(
        "week",
        f"the? week|wk {OF_DAY} on|the|of* <day>",
        WeekOf,
        ("the week of December 14", "week commencing Monday"),
    ),
    Rule(
        "week",
        "the? w / c|b the? <day>",
        WeekOf,
        ("w/c 14 December", "w/c the 14th"),
    ),
    Rule(
        "week",
        "the? wc the? <date>",
        WeekOf,
        ("wc 14 December", "wc the 11th"),
    ),
    Rule(
        "week",
        "the? calendar week|wk <week_number>",
        NumberedWeek,
        ("calendar week 26", "in calendar week 3"),
    ),
    Rule("week", "kw|cw <week_number>", NumberedWeek, ("KW 26", "in CW 3")),
    Rule(
        "week",
        "week|wk <two_digit_week>",
        NumberedWeek,
        ("week 26", "in wk 51"),
    ),
    Rule(
        "week",
        "the? <nth> week of|in|the* <month>",
        WeekOfMonth,
        ("the second week of January", "the last week in January"),
    ),
    Rule(
        "week",
        "the? <nth> week of|in|the* new year",
        lambda nth: WeekOfMonth(nth, MonthOf(Feast("new year"))),
        ("the first week of the new year", "the second week in the new year"),
    ),
)

MONTHS = (
    Rule(
        "month",
        "the? this|current month",
        lambda: MonthAhead(0),
        ("this month", "the current month"),
    ),
    Rule(
        "month", "the? next|coming month", lambda: MonthAhead(1), ("next month", "the coming month")
    ),
    Rule(
        "month",
        "the? month after next",
        lambda: MonthAhead(2),
        ("the month after next", "month after next"),
    ),
    Rule(
        "month",
        "the? following month",
        lambda: MonthOf(NamedBefore(), 1),
        (
            "The post closes on the 31st, we decide the following month",
            "Talks end on the 18th and we write in the following month",
        ),
    ),
    Rule(
        "month",
        "the? this|next|coming* <month_alone> <perhaps_a_year>",
        Month,
        ("January", "this coming February 2027"),
    ),
)

QUARTERS = (
    Rule(
        "quarter",
        "the? q <quarter_number> <perhaps_a_year>",
        Quarter,
        ("Q1", "the end of Q2 2027"),
    ),
    Rule(
        "quarter",
        "the? <nth> calendar* quarter <perhaps_a_year>",
        lambda nth, year: Quarter(nth, year) if 1 <= nth <= 4 else None,
        ("the first quarter", "the 2nd quarter of 2027"),
    ),
    Rule(
        "quarter",
        "the? this|current quarter",
        lambda: QuarterAhead(0),
        ("this quarter", "the current quarter"),
    ),
    Rule(
        "quarter",
        "the? next|coming|following quarter",
        lambda: QuarterAhead(1),
        ("next quarter", "the coming quarter"),
    ),
    Rule(
        "quarter",
        "the? next|coming|following <season>",
        lambda name: Season(name, following=True),
        ("next spring", "the coming autumn"),
    ),
    Rule(
        "quarter",
        "^in|by|until|till|during|for|of|after|early|late|mid|around|again the? <season>",
        Season,
        ("in spring", "by the autumn"),
    ),
    Rule("quarter", "the? this <season>", Season, ("this summer", "this winter")),
    Rule("year", "the? this|current year", lambda: YearAhead(0), ("this year", "the current year")),
    Rule(
        "year",
        "the? next|coming|following year",
        lambda: YearAhead(1),
        ("next year", "the coming year"),
    ),
    Rule(
        "year",
        "^in|of|by|early|late|mid|- <year_number>",
        Year,
        ("in 2027", "early 2027"),
    ),
)

PART_WORDS = (
    ("first half|fortnight", Part.FIRST_HALF),
    ("second|latter|last|back half", Part.LATE),
    ("last|final day|days of", Part.LATE),
    ("back|tail end", Part.LATE),
    ("first part|third", Part.EARLY),
    ("second|middle third", Part.MID),
    ("last|latter|later part|third", Part.LATE),
    ("early|earlier|beginning|start|top", Part.EARLY),
    ("mid|middle|midway|halfway", Part.MID),
    ("late|later|end|ending|close", Part.LATE),
)


def shown(words: str) -> tuple[str, str]:
    """Two examples of a pattern of words."""
    choices = [written.split("|") for written in words.split()]
    first, last = (" ".join(choice[n] for choice in choices) for n in (0, -1))
    return f"the {first} of January", f"the {last} of next month"


PARTS = tuple(
    Rule("part_word", words, lambda part=part: part, shown(words)) for words, part in PART_WORDS
)
FILLING = "part|of|in|to|-|the|on|very"


def part_of(whole: str, builds: Any, examples: tuple[str, ...]) -> Rule:
    """A part of something longer."""
    return Rule("part", f"the|very* <part_word> {FILLING}* {whole}", builds, examples)


def parts_of_units() -> tuple[Rule, ...]:
    """ "the end of the week", "month-end", "once the quarter is out" """
    rules = []
    for unit, ahead in AHEAD.items():

        def late(ahead: Any = ahead) -> Tree:
            return PartOf(Part.LATE, ahead())

        rules += [
            part_of(
                f"{unit}|{unit}s",
                lambda part, ahead=ahead: PartOf(part, ahead()),
                (f"the end of the {unit}", f"early in the {unit}"),
            ),
            Rule(
                "part",
                f"the|very* {unit}|{unit}s -* end|close",
                late,
                (f"{unit}-end", f"by {unit}'s end"),
            ),
            Rule(
                "part",
                f"the|this* {unit} is out|over|up|through|done",
                late,
                (f"before the {unit} is out", f"once this {unit} is over"),
            ),
            Rule(
                "part",
                f"the|this* {unit}s out|over|up|through|done",
                late,
                (f"before the {unit}'s out", f"once this {unit}'s through"),
            ),
            Rule(
                "part",
                f"next {unit}s out|over|up|through|done",
                lambda unit=unit: PartOf(Part.LATE, NEXT[unit]()),
                (f"before next {unit}'s out", f"until next {unit}'s over"),
            ),
        ]
    return tuple(rules)


PARTS_OF = (
    *parts_of_units(),
    part_of("<week>", PartOf, ("early next week", "the end of the week of the 14th")),
    part_of("<month>", PartOf, ("late January", "the end of next month")),
    part_of("<quarter>", PartOf, ("early Q1", "the end of the first quarter")),
    part_of("<year>", PartOf, ("early next year", "the end of this year")),
    part_of("<weekday>", PartOf, ("late Friday", "the end of Thursday")),
    part_of(
        "new year",
        lambda part: PartOf(part, MonthOf(Feast("new year"))),
        ("early in the new year", "early new year"),
    ),
)

MIDWEEK = Rule(
    "part",
    "mid -? week of|,* <week>",
    lambda week: PartOf(Part.MID, week),
    ("mid-week next week", "mid week, the week after next"),
)
JOINED = tuple(
    rule
    for word, part, unit in (
        ("eow", Part.LATE, "week"), ("midweek", Part.MID, "week"), ("eom", Part.LATE, "month"),
        ("eoq", Part.LATE, "quarter"), ("eoy", Part.LATE, "year"), ("midmonth", Part.MID, "month"),
    )
    for rule in (
        Rule(
            "part",
            word,
            lambda part=part, unit=unit: PartOf(part, AHEAD[unit]()),
            (f"by {word}", f"{word} at the latest"),
        ),
        Rule(
            "part",
            f"{word} of|,* <{unit}>",
            lambda whole, part=part: PartOf(part, whole),
            (f"{word} of next {unit}", f"by {word}, next {unit}"),
        ),
    )
)  # fmt: skip
KINDS_OF_PERIOD = tuple(
    Rule("period", f"<{kind}>", same, ())
    for kind in ("end_of_day", "part", "wait", "week", "day", "month", "quarter", "year")
)
RULES = (*WEEKS, *MONTHS, *QUARTERS, *PARTS, *PARTS_OF, MIDWEEK, *JOINED, *KINDS_OF_PERIOD)
