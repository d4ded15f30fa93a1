"""Waits: "two to three weeks", "within 48 hours", "a week from Thursday"."""

from __future__ import annotations

from dataclasses import dataclass

from tactful.reading.dates import vocabulary
from tactful.reading.dates.patterns import Rule
from tactful.reading.dates.rules.days import same
from tactful.reading.dates.tree import NamedBefore, Tree, Wait

FEW = 3.0
FILLING = "of|-|" + "|".join(sorted(vocabulary.CALENDAR))
TRAILING = "time|max|maximum|tops|later"
SINCE = "from|after|following|of|on|past|beyond"
TALK = "now|today|interview|meeting|talk|call|conversation"


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units as somebody said it; the upper end, where it is a range."""

    count: float
    unit: str


def upper(lower: float, count: float, unit: str) -> Amount | None:
    """The upper end of a range; "3 or 2 weeks" is none."""
    return Amount(count, unit) if count >= lower else None


def waited(amount: Amount, since: Tree | None = None) -> Tree:
    """The wait, counted from a day or else from the day of saying."""
    return Wait(amount.count, amount.unit, since)


def since_then(amount: Amount) -> Tree:
    """The same, counted from the day named before: "a week after that"."""
    return waited(amount, NamedBefore())


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
        "<amount> , maybe|perhaps|possibly* <count> tops|max|maximum|at|most|if|worst",
        lambda amount, count: Amount(count, amount.unit),
        ("three weeks, four tops", "two weeks, maybe three if he is slow"),
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
    """ "Within the week" is a week from now."""
    return Wait(1, unit) if unit in ("week", "fortnight", "month") else None


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
    Rule(
        "wait",
        "^!the <amount> later",
        since_then,
        ("The board sits on the 21st and we ring two days later", "on 17 December, one day later"),
    ),
    Rule("wait", "<stretch> !of", waited, ("in ten days", "a couple of weeks")),
    Rule(
        "wait", f"{THE_NEXT} <unit> {TRAILING}* !of", one, ("in the next week", "in the next day")
    ),
    Rule(
        "wait",
        f"{THE_NEXT} <unit> or so !of",
        one,
        ("in the next week or so", "over the next month or so"),
    ),
    Rule(
        "wait",
        f"{THE_NEXT} <unit> or <count> !<unit>",
        one,
        ("in the next week or two", "over the next day or two"),
    ),
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
        f"<stretch> {SINCE} that|it|then|them &$|.|,|;|!|?|)|and|but|for|-",
        since_then,
        ("The panel sits on the 15th and we write within three days of that", "a week from then"),
    ),
    Rule(
        "wait",
        f"<stretch> {SINCE} that|this round|meeting|date|day|vote|panel|interview|test|week",
        since_then,
        ("Round two is on the 16th; expect us a week after that round", "two weeks from that date"),
    ),
    Rule(
        "wait",
        "<stretch> afterwards|after|thereafter &$|.|,|;|!|?|)|you|we|i|they",
        since_then,
        ("They see the papers on the 19th, and three days afterwards we call", "a week after."),
    ),
    Rule(
        "wait",
        "<stretch> that|which follow",
        since_then,
        ("I am back on the 24th and write in the two weeks that follow", "the 3 days which follow"),
    ),
    Rule(
        "wait",
        f"<stretch> {SINCE} the last|final one|of|them*",
        since_then,
        (
            "Talks end Tuesday; expect us two days after the last of them",
            "a week after the last one",
        ),
    ),
    Rule(
        "wait",
        f"<stretch> {SINCE} the holiday|closure|break !on|,",
        since_then,
        ("Monday is a holiday, we call two days after the holiday", "a week after the break"),
    ),
    Rule(
        "wait",
        f"<stretch> {SINCE} the? closing|deadline date|day|deadline*",
        since_then,
        (
            "It closes on the 1st and we write within a fortnight of the closing date",
            "The 18th is the last day; expect us a week after the deadline",
        ),
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
