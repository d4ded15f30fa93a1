"""The words with a meaning that the rules of dates are made of."""

from __future__ import annotations

import math

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR
from tactful.reading.dates import vocabulary
from tactful.reading.dates.patterns import Read, Terminal, Tokens
from tactful.reading.dates.spans import SEASONS
from tactful.reading.dates.tree import Date, NumericDate

MOST = 3660  # of any unit
BEFORE_DOUBTFUL_WEEKDAY = {"by", "on", "next", "this", "before", "after", "until", "or", "to", "-"}
BEFORE_DOUBTFUL_MONTH = {
    "in", "by", "of", "early", "mid", "late", "until", "till", "before", "after", "-", "this",
    "next", "through", "end",
}  # fmt: skip
AFTER_SPELT = {
    "", "$", ".", ",", ";", "!", "?", ")", "of", "or", "at", "and", "latest", *vocabulary.TIMES_OF_DAY,
}  # fmt: skip
ARTICLES = {"a", "an", "another"}
LOOKED_BACK = 9


def weekday(tokens: Tokens, i: int) -> Read | None:
    """Monday is 0. "Sat" and "sun" may be something else."""
    token = tokens.at(i)
    number = vocabulary.WEEKDAYS.get(token.text) if token.kind == "word" else None
    if number is None:
        return None
    doubtful = token.text in vocabulary.DOUBTFUL_WEEKDAYS
    led_in = tokens.text(i - 1) in BEFORE_DOUBTFUL_WEEKDAY
    if doubtful and not led_in and tokens.at(i + 1).kind not in ("number", "ordinal"):
        return None
    return number, i + 1


def weekday_surely(tokens: Tokens, i: int) -> Read | None:
    """A weekday where nothing else can stand."""
    number = vocabulary.WEEKDAYS.get(tokens.text(i))
    return None if number is None else (number, i + 1)


def month_beside_a_number(tokens: Tokens, i: int) -> Read | None:
    """January is 1."""
    number = vocabulary.MONTHS.get(tokens.text(i))
    return None if number is None else (number, i + 1)


def month_alone(tokens: Tokens, i: int) -> Read | None:
    """The same, but "you may call" and "we march on" name no month."""
    doubtful = tokens.text(i) in ("may", "march")
    if doubtful and tokens.text(i - 1) not in BEFORE_DOUBTFUL_MONTH:
        return None
    return month_beside_a_number(tokens, i)


def ordinal(tokens: Tokens, i: int) -> Read | None:
    """15th"""
    if tokens.at(i).kind != "ordinal":
        return None
    number = int(tokens.text(i)[:-2])
    return (number, i + 1) if 1 <= number <= 31 else None


def spelt_ordinal(tokens: Tokens, i: int) -> Read | None:
    """ "the fifteenth", but not "the first interview" or "the second round" """
    if tokens.text(i - 1) != "the":
        return None
    tens = vocabulary.NUMBERS[tokens.text(i)] if tokens.text(i) in vocabulary.TENS else 0
    if tens:  # the twenty-seventh
        i += 2 if tokens.text(i + 1) == "-" else 1
    number = vocabulary.ORDINALS.get(tokens.text(i))
    if number is None or tens + number > 31 or tokens.text(i + 1) not in AFTER_SPELT:
        return None
    return tens + number, i + 1


def day_number(tokens: Tokens, i: int) -> Read | None:
    """15 or 15th"""
    token = tokens.at(i)
    if token.kind == "ordinal":
        return ordinal(tokens, i)
    if token.kind != "number" or not token.text.isdecimal() or len(token.text) > 2:
        return None
    return (int(token.text), i + 1) if 1 <= int(token.text) <= 31 else None


def nth(tokens: Tokens, i: int) -> Read | None:
    """first, 2nd; last is -1"""
    if tokens.text(i) in ("last", "final"):
        return -1, i + 1
    number = vocabulary.ORDINALS.get(tokens.text(i))
    if tokens.at(i).kind == "ordinal":
        number = int(tokens.text(i)[:-2])
    return (number, i + 1) if number is not None and 1 <= number <= 5 else None


def iso_date(tokens: Tokens, i: int) -> Read | None:
    """2026-12-18"""
    if tokens.at(i).kind != "iso":
        return None
    year, month, day = (int(part) for part in tokens.text(i).split("-"))
    return (Date(day, month, year), i + 1) if FIRST_YEAR < year < LAST_YEAR - 1 else None


def numeric_date(tokens: Tokens, i: int) -> Read | None:
    """18/12, 18.12., 12/18/26"""
    token = tokens.at(i)
    if token.kind != "numeric":
        return None
    plain = token.text.replace("/", ".").replace("-", ".").replace(" ", "")
    numbers = tuple(int(part) for part in plain.split(".") if part)
    return NumericDate(numbers, "." in token.text), i + 1


def year(tokens: Tokens, i: int) -> Read | None:
    """2027"""
    token = tokens.at(i)
    if token.kind == "number" and len(token.text) == 4 and token.text.isdecimal():
        number = int(token.text)
        return (number, i + 1) if FIRST_YEAR < number < LAST_YEAR - 1 else None
    return None


def perhaps_a_year(tokens: Tokens, i: int) -> Read | None:
    """What may follow a month: "December, 2026"; None where no year does."""
    at = i
    while tokens.text(at) in (",", ".", "of"):
        at += 1
    found = year(tokens, at)
    return found or (None, i)


def count(tokens: Tokens, i: int) -> Read | None:
    """two, 2.5, a couple of, half a, twenty-one, about ten"""
    while tokens.text(i) in vocabulary.ABOUT:
        i += 1
    return _plain_count(tokens, i)


def _plain_count(tokens: Tokens, i: int) -> Read | None:
    token = tokens.at(i)
    if token.kind == "number":
        value = float(token.text) if len(token.text) < 8 else math.inf
        return (value, i + 1) if value <= MOST else None
    if token.text == "half" and tokens.text(i + 1) in ("a", "an"):
        return 0.5, i + 2
    number = vocabulary.NUMBERS.get(token.text)
    if number is None:
        return None
    after = tokens.text(i + 1)
    if token.text in ARTICLES and (after in vocabulary.ABOUT or after in vocabulary.NUMBERS):
        return _count_after_an_article(tokens, i + 1)
    if token.text in vocabulary.TENS:
        at = i + 2 if after == "-" else i + 1
        units = vocabulary.NUMBERS.get(tokens.text(at), 0)
        if 1 <= units <= 9 and tokens.text(at) not in ARTICLES | {"couple", "few"}:
            return number + units, at + 1
    if [tokens.text(n) for n in range(i + 1, i + 4)] == ["and", "a", "half"]:
        return number + 0.5, i + 4
    return number, (i + 2 if after == "of" else i + 1)


def _count_after_an_article(tokens: Tokens, i: int) -> Read | None:
    """A couple of, another three, a good two"""
    at = i
    while tokens.text(at) in vocabulary.ABOUT:
        at += 1
    counted = _plain_count(tokens, at)
    return counted or ((1, at) if at > i else None)


def unit(tokens: Tokens, i: int) -> Read | None:
    """weeks, business days"""
    at, working = i, False
    if tokens.text(at) in vocabulary.WORKING:
        working, at = True, at + 1
        while tokens.text(at) == "-":
            at += 1
    name = vocabulary.UNITS.get(tokens.text(at))
    if name is None:
        return None
    return ("business day" if working and name == "day" else name), at + 1


def several(tokens: Tokens, i: int) -> Read | None:
    """ "weeks" without a number: a few of them"""
    found = unit(tokens, i)
    return found if found is not None and tokens.text(found[1] - 1).endswith("s") else None


def denied(tokens: Tokens, i: int) -> Read | None:
    """Nothing, where the words before say "not": "we won't know before Friday"."""
    for back in range(i - 1, max(i - LOOKED_BACK, -1), -1):
        word = tokens.text(back)
        if word in (".", ";", ",", "!", "?", "if"):
            return None
        if word == "no" and tokens.text(back - 1) in ("a", "or"):
            continue  # "a yes or a no before Friday" denies nothing
        if word in vocabulary.DENIALS or word.endswith("n't"):
            return None, i
    return None


def leaving(tokens: Tokens, i: int) -> Read | None:
    """ "we break up", "everybody leaves": what is done for a feast"""
    for at in range(i, i + 6):
        if tokens.text(at) in ("$", ".", ",", ";"):
            return None
        if tokens.text(at) == "for" and at > i:
            return None, at
    return None


def event(tokens: Tokens, i: int) -> Read | None:
    """What a day is given for: "the closing date on the 3rd", "the last panel, 18 December" """
    for at in range(i, i + 5):
        if tokens.text(at) in ("on", ",", "(", "is", "-"):
            return (None, at) if at > i else None
        if tokens.at(at).kind != "word":
            return None
    return None


def week_number(tokens: Tokens, i: int) -> Read | None:
    """26"""
    written = tokens.text(i)
    if tokens.at(i).kind != "number" or not written.isdecimal() or len(written) > 2:
        return None
    return (int(written), i + 1) if 1 <= int(written) <= 53 else None


def two_digit_week(tokens: Tokens, i: int) -> Read | None:
    """The same; "week 2" may be the second week of anything."""
    return week_number(tokens, i) if len(tokens.text(i)) == 2 else None


def quarter_number(tokens: Tokens, i: int) -> Read | None:
    """1 to 4"""
    return (int(tokens.text(i)), i + 1) if tokens.text(i) in ("1", "2", "3", "4") else None


def season(tokens: Tokens, i: int) -> Read | None:
    """spring, fall"""
    return (tokens.text(i), i + 1) if tokens.text(i) in SEASONS else None


NUMBER_WORDS = frozenset(vocabulary.NUMBERS) | vocabulary.ABOUT | {"half", "#number"}
ANY_UNIT = frozenset(vocabulary.UNITS) | vocabulary.WORKING
TERMINALS = {
    "weekday_name": Terminal(weekday, frozenset(vocabulary.WEEKDAYS)),
    "weekday_surely": Terminal(weekday_surely, frozenset(vocabulary.WEEKDAYS)),
    "month_name": Terminal(month_beside_a_number, frozenset(vocabulary.MONTHS)),
    "month_alone": Terminal(month_alone, frozenset(vocabulary.MONTHS)),
    "ordinal": Terminal(ordinal, frozenset({"#ordinal"})),
    "spelt_ordinal": Terminal(spelt_ordinal, frozenset(vocabulary.ORDINALS) | vocabulary.TENS),
    "day_number": Terminal(day_number, frozenset({"#ordinal", "#number"})),
    "nth": Terminal(nth, frozenset(vocabulary.ORDINALS) | {"#ordinal", "last", "final"}),
    "iso_date": Terminal(iso_date, frozenset({"#iso"})),
    "numeric_date": Terminal(numeric_date, frozenset({"#numeric"})),
    "year_number": Terminal(year, frozenset({"#number"})),
    "week_number": Terminal(week_number, frozenset({"#number"})),
    "two_digit_week": Terminal(two_digit_week, frozenset({"#number"})),
    "quarter_number": Terminal(quarter_number, frozenset({"#number"})),
    "season": Terminal(season, frozenset(SEASONS)),
    "event": Terminal(event, frozenset({"#word"})),
    "perhaps_a_year": Terminal(perhaps_a_year, None),
    "count": Terminal(count, NUMBER_WORDS),
    "unit": Terminal(unit, ANY_UNIT),
    "several": Terminal(several, ANY_UNIT),
    "denied": Terminal(denied, frozenset(), looks=True),
    "leaving": Terminal(leaving, frozenset({"#word"})),
}
