"""Waits: "two to three weeks", "within 48 hours", "a week from Thursday"."""

from __future__ import annotations

from dataclasses import dataclass

from tactful.reading.dates import vocabulary
from tactful.reading.dates.patterns import Rule
from tactful.reading.dates.tree import Tree, Wait

FEW = 3.0
FILLING = "of|-|" + "|".join(sorted(vocabulary.CALENDAR))
TRAILING = "time|max|maximum|tops|later"
SINCE = "from|after|following|of|on|past"
TALK = "now|today|interview|meeting|talk|that|call|conversation|yesterday"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units as somebody said it; the upper end, where it is a range."""

    count: float
    unit: str


def upper(lower: float, count: float, unit: str) -> Amount | None:
    return Amount(count, unit) if count >= lower else None


def same(said: Amount) -> Amount:
    """What was read, as it is."""
    return said


def waited(amount: Amount, since: Tree | None = None) -> Tree:
    return Wait(amount.count, amount.unit, since)


AMOUNTS = (
    Rule("amount", f"<count> {FILLING}* <unit>", Amount, ("ten days", "a couple of weeks")),
    Rule(
        "amount",
        f"<count> to|-|or|through|/ maybe|perhaps|even|possibly* <count> {FILLING}* <unit>",
        upper,
        ("two to three weeks", "7-10 business days"),
    ),
    Rule(
        "amount",
        f"between <count> and <count> {FILLING}* <unit>",
        upper,
        ("between one and two weeks", "between five and ten days"),
    ),
    Rule("lasting", f"<amount> {TRAILING}*", same, ("ten days", "3 weeks max")),
    Rule(
        "lasting",
        f"<amount> or|to|- maybe|perhaps|possibly* <count> !<unit> {TRAILING}*",
        lambda amount, count: Amount(count, amount.unit),
        ("a week or two", "a day or two later"),
    ),
    Rule(
        "lasting",
        f"<amount> or so {TRAILING}*",
        same,
        ("a week or so", "ten days or so"),
    ),
    Rule(
        "lasting",
        f"<amount> and a half {TRAILING}*",
        lambda amount: Amount(amount.count + 0.5, amount.unit),
        ("a week and a half", "a month and a half"),
    ),
)

WITHIN = "^in|within|over|during|inside"
THE_NEXT = f"{WITHIN} the next|coming|following"


def one(unit: str, count: float = 1.0) -> Tree | None:
    """ "In the next week" is a week from now, not the week after this one."""
    return Wait(count, unit) if unit in ("day", "week", "fortnight", "month") else None


def one_of_the(unit: str) -> Tree | None:
    return Wait(1, unit) if unit in ("week", "month") else None


WAITS = (
    Rule("stretch", "the? <lasting>", same, ("in two weeks", "within 48 hours")),
    Rule(
        "stretch",
        "the? next|coming|following <lasting>",
        same,
        ("in the next two weeks", "over the coming few days"),
    ),
    Rule(
        "stretch",
        "the? next|coming|following <several>",
        lambda unit: Amount(FEW, unit),
        ("in the coming weeks", "over the next days"),
    ),
    Rule("wait", "<stretch> !of", waited, ("in ten days", "a couple of weeks")),
    Rule("wait", f"{THE_NEXT} <unit> {TRAILING}* !of", one, ("in the next week", "in the next day")),
    Rule("wait", f"{THE_NEXT} <unit> or so !of", one, ("in the next week or so",)),
    Rule("wait", f"{THE_NEXT} <unit> or <count> !<unit>", one, ("in the next week or two",)),
    Rule(
        "wait",
        f"{WITHIN} the <unit> !of|after|beginning|before|commencing",
        one_of_the,
        ("within the week", "within the month"),
    ),
    Rule("wait", "<stretch> <near_day>", waited, ("two weeks today", "a week tomorrow")),
    Rule(
        "wait",
        f"<stretch> {SINCE} this|the|todays|our|your* {TALK}",
        waited,
        ("two weeks from today", "ten days after the interview"),
    ),
    Rule(
        "wait",
        f"<stretch> {SINCE} this|the|todays|our|your* {TALK} on|,* <weekday_or_date>",
        waited,
        ("two weeks after the interview on Thursday", "a week from the talk, 14 December"),
    ),
    Rule(
        "wait",
        f"<stretch> {SINCE} <dated>",
        waited,
        ("a week from Thursday", "ten days after Christmas"),
    ),
    Rule(
        "wait",
        f"<stretch> {SINCE} the* <event> on|,|(|is|-* <weekday_or_date>",
        lambda amount, _event, day: waited(amount, day),
        ("ten days after the closing date on the 18th", "a week after the last panel, 18 December"),
    ),
    Rule(
        "wait",
        "<stretch> from|after|following|of|past <week>",
        waited,
        ("two weeks from next week", "a week after the week of the 14th"),
    ),
    Rule(
        "wait",
        "<stretch> from|after|following|of|past <part>",
        waited,
        ("two weeks from the end of the month", "a week after the end of January"),
    ),
)
RULES = (*AMOUNTS, *WAITS)
