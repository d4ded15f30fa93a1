"""The words in which people name days, and how a sentence is cut into tokens."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from string import ascii_lowercase

TOKEN = re.compile(
    r"""
      (?P<iso>\d{4}-\d{1,2}-\d{1,2}(?!\d))
    | (?P<numeric>\d{1,2}/\d{1,2}(?:/\d{4}|/\d{2})?(?![\d/])
        | \d{1,2}\.\s?\d{1,2}\.(?:\s?\d{4}|\d{2}(?!\d))?
        | \d{1,2}-\d{1,2}-\d{4})
    | (?P<ordinal>\d{1,2}(?:st|nd|rd|th)\b)
    | (?P<number>\d+(?:\.\d+)?)
    | (?P<word>b4\b|[^\W\d_]+(?:'[^\W\d_]+)*'?)
    | (?P<mark>[^\w\s])
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark, in lower case, and where it stands in the text."""

    text: str
    kind: str
    start: int
    end: int


def normal(text: str) -> str:
    """The text in lower case with plain quotes and dashes, position for position."""
    plain = text.translate(PLAIN)
    lowered = plain.lower()
    return lowered if len(lowered) == len(text) else "".join(_one(c) for c in plain)


def _one(character: str) -> str:
    lowered = character.lower()
    return lowered if len(lowered) == 1 else unicodedata.normalize("NFKD", lowered)[0]


PLAIN = str.maketrans(
    {"\u2019": "'", "\u2018": "'", "\u02bc": "'",
     "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2212": "-",
     "\u00a0": " ", "\u202f": " ",
     "\u201c": '"', "\u201d": '"', "\u201e": '"', "\u00ab": '"', "\u00bb": '"'}
)  # fmt: skip


WRITTEN_SHORT = {
    "b4": "before", "tmr": "tomorrow", "tmrw": "tomorrow", "tmw": "tomorrow", "tomoz": "tomorrow",
    "biz": "business", "arvo": "afternoon", "tonite": "tonight", "nxt": "next",
    "wkend": "weekend", "wkends": "weekends",
}  # fmt: skip


def tokens(text: str) -> list[Token]:
    """The tokens of a text. Possessives lose their mark: "week's" and "weeks'" are "weeks"."""
    found = []
    for match in TOKEN.finditer(normal(text)):
        kind = match.lastgroup or "mark"
        word = match.group().replace("'s", "s").rstrip("'") if kind == "word" else match.group()
        if kind == "word":
            word = WRITTEN_SHORT.get(word) or as_spelt(word)
        found.append(Token(word or "'", kind, match.start(), match.end()))
    return found


def as_spelt(word: str) -> str:
    """A long name of a day or month in its right spelling, where one letter is missing, too many
    or has changed places with its neighbour: "teusday", "novemeber". Another letter makes another
    word ("Munday" is somebody's name); what people often write is listed.
    """
    return OFTEN_WRITTEN.get(word) or _misspelt().get(word, word)


@cache
def _misspelt() -> dict[str, str]:
    found: dict[str, str] = {}
    for right in OFTEN_MISSPELT:
        for n in range(1, len(right)):
            found[f"{right[:n]}{right[n + 1 :]}"] = right
            found |= {f"{right[:n]}{letter}{right[n:]}": right for letter in ascii_lowercase}
            if n + 1 < len(right):
                found[f"{right[:n]}{right[n + 1]}{right[n]}{right[n + 2 :]}"] = right
    return {word: right for word, right in found.items() if len(word) >= SURELY_LONG}


UNITS = {
    "hour": "hour", "hours": "hour", "hr": "hour", "hrs": "hour", "h": "hour",
    "day": "day", "days": "day",
    "workday": "business day", "workdays": "business day", "weekday": "business day",
    "weekdays": "business day", "bd": "business day", "bds": "business day",
    "week": "week", "weeks": "week", "wk": "week", "wks": "week",
    "fortnight": "fortnight", "fortnights": "fortnight",
    "month": "month", "months": "month", "mo": "month", "mos": "month",
    "quarter": "quarter", "quarters": "quarter",
    "year": "year", "years": "year", "yr": "year", "yrs": "year",
}  # fmt: skip

NUMBERS = {
    "a": 1, "an": 1, "one": 1, "another": 1, "two": 2, "three": 3, "four": 4, "five": 5,
    "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
    "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17,
    "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50,
    "sixty": 60, "ninety": 90, "couple": 2, "few": 3, "several": 4,
}  # fmt: skip
TENS = {"twenty", "thirty", "forty", "fifty"}
ABOUT = {
    "about", "around", "approximately", "approx", "roughly", "maybe", "perhaps", "probably",
    "say", "like", "good", "full", "whole", "more", "solid", "additional", "extra",
    "further", "just", "only", "over",
}  # fmt: skip
WORKING = {"business", "working", "work", "office", "banking"}
CALENDAR = {"calendar", "full", "whole", "more", "good", "solid", "short"}

ORDINALS = {
    word: number
    for number, word in enumerate(
        [
            "first",
            "second",
            "third",
            "fourth",
            "fifth",
            "sixth",
            "seventh",
            "eighth",
            "ninth",
            "tenth",
            "eleventh",
            "twelfth",
            "thirteenth",
            "fourteenth",
            "fifteenth",
            "sixteenth",
            "seventeenth",
            "eighteenth",
            "nineteenth",
            "twentieth",
        ],
        start=1,
    )
} | {"thirtieth": 30}

WEEKDAYS = {
    name: number
    for number, names in enumerate(
        (
            "monday mondays mon",
            "tuesday tuesdays tue tues",
            "wednesday wednesdays wed weds",
            "thursday thursdays thu thur thurs",
            "friday fridays fri",
            "saturday saturdays sat",
            "sunday sundays sun",
        )
    )
    for name in names.split()
}
OFTEN_MISSPELT = (
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "january", "february",
    "september", "october", "november", "december", "tomorrow", "fortnight", "christmas",
    "thanksgiving",
)  # fmt: skip
SURELY_LONG = 6  # letters: "Frida" is a name
OFTEN_WRITTEN = {
    "wensday": "wednesday", "wendsday": "wednesday", "wenesday": "wednesday", "tommorow": "tomorrow",
    "tomoro": "tomorrow", "thirsday": "thursday", "satuday": "saturday", "febuary": "february",
    "feburary": "february", "midle": "middle",
}  # fmt: skip
DOUBTFUL_WEEKDAYS = {"sat", "sun"}

MONTHS = {
    name: number
    for number, names in enumerate(
        (
            "january jan", "february feb", "march mar", "april apr", "may", "june jun",
            "july jul", "august aug", "september sep sept", "october oct", "november nov",
            "december dec",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
ENDS_OF_DAY = (
    ("eod",), ("cob",), ("eob",), ("cop",), ("close", "of", "business"), ("close", "of", "play"),
    ("end", "of", "business"), ("end", "of", "play"), ("end", "of", "the", "day"),
    ("end", "of", "day"), ("end", "of", "the", "business", "day"), ("end", "of", "business", "day"),
    ("first", "thing"),
)  # fmt: skip
TIMES_OF_DAY = {"morning", "afternoon", "evening", "night", "noon", "lunchtime", "midday"}

DENIALS = {
    "not", "never", "nothing", "no", "don't", "won't", "can't", "cannot", "doubt", "unlikely",
    "nobody", "isn't", "wouldn't", "doesn't", "hardly", "dont", "wont",
}  # fmt: skip

FEASTS = {
    ("easter", "weekend"): "easter weekend",
    ("victoria", "day"): "victoria day",
    ("family", "day"): "family day",
    ("indigenous", "peoples", "day"): "columbus day",
    ("whit", "monday"): "whit monday",
    ("pentecost", "monday"): "whit monday",
    ("whitsun",): "whit monday",
    ("ascension", "day"): "ascension",
    ("ascension",): "ascension",
    ("corpus", "christi"): "corpus christi",
    ("unity", "day"): "unity day",
    ("reformation", "day"): "reformation day",
    ("kings", "day"): "kings day",
    ("st", "stephens", "day"): "boxing day",
    ("early", "may", "bank", "holiday"): "early may bank holiday",
    ("may", "day", "bank", "holiday"): "early may bank holiday",
    ("spring", "bank", "holiday"): "spring bank holiday",
    ("summer", "bank", "holiday"): "summer bank holiday",
    ("christmas", "eve"): "christmas eve",
    ("christmas", "day"): "christmas",
    ("christmas",): "christmas",
    ("xmas",): "christmas",
    ("chrissie",): "christmas",
    ("boxing", "day"): "boxing day",
    ("new", "years", "eve"): "new years eve",
    ("new", "years", "day"): "new year",
    ("new", "years"): "new year",
    ("holidays",): "holidays",
    ("holiday", "season"): "holidays",
    ("holiday", "break"): "holidays",
    ("christmas", "break"): "holidays",
    ("christmas", "holidays"): "holidays",
    ("festive", "season"): "holidays",
    ("winter", "break"): "holidays",
    ("thanksgiving", "day"): "thanksgiving",
    ("thanksgiving",): "thanksgiving",
    ("shrove", "tuesday"): "shrove tuesday",
    ("pancake", "day"): "shrove tuesday",
    ("ash", "wednesday"): "ash wednesday",
    ("palm", "sunday"): "palm sunday",
    ("maundy", "thursday"): "maundy thursday",
    ("groundhog", "day"): "groundhog day",
    ("burns", "night"): "burns night",
    ("midsummer",): "midsummer",
    ("michaelmas",): "michaelmas",
    ("good", "friday"): "good friday",
    ("easter", "monday"): "easter monday",
    ("easter", "sunday"): "easter",
    ("easter",): "easter",
    ("pentecost",): "pentecost",
    ("labor", "day"): "labor day",
    ("labour", "day"): "labor day",
    ("memorial", "day"): "memorial day",
    ("independence", "day"): "independence day",
    ("fourth", "of", "july"): "independence day",
    ("juneteenth",): "juneteenth",
    ("halloween",): "halloween",
    ("valentines", "day"): "valentines day",
    ("mlk", "day"): "mlk day",
    ("martin", "luther", "king", "day"): "mlk day",
    ("presidents", "day"): "presidents day",
    ("veterans", "day"): "veterans day",
    ("columbus", "day"): "columbus day",
    ("epiphany",): "epiphany",
    ("australia", "day"): "australia day",
    ("republic", "day"): "republic day",
    ("st", ".", "patricks", "day"): "st patricks day",
    ("st", "patricks", "day"): "st patricks day",
    ("patricks", "day"): "st patricks day",
    ("paddys", "day"): "st patricks day",
    ("st", "paddys", "day"): "st patricks day",
    ("bonfire", "night"): "bonfire night",
    ("guy", "fawkes"): "bonfire night",
    ("guy", "fawkes", "night"): "bonfire night",
    ("gandhi", "jayanti"): "gandhi jayanti",
    ("anzac", "day"): "anzac day",
    ("may", "day"): "may day",
    ("canada", "day"): "canada day",
    ("bastille", "day"): "bastille day",
    ("all", "saints", "day"): "all saints day",
    ("waitangi", "day"): "waitangi day",
    ("kings", "birthday"): "kings birthday",
    ("national", "day"): "national day",
    ("human", "rights", "day"): "human rights day",
    ("freedom", "day"): "freedom day",
    ("youth", "day"): "youth day",
    ("womens", "day"): "womens day",
    ("heritage", "day"): "heritage day",
    ("day", "of", "reconciliation"): "reconciliation day",
    ("reconciliation", "day"): "reconciliation day",
    ("truth", "and", "reconciliation", "day"): "truth and reconciliation day",
    ("civic", "holiday"): "civic holiday",
    ("armistice", "day"): "armistice day",
    ("remembrance", "day"): "armistice day",
    ("st", "davids", "day"): "st davids day",
    ("st", "georges", "day"): "st georges day",
    ("st", "andrews", "day"): "st andrews day",
    ("hogmanay",): "new years eve",
    ("diwali",): "diwali",
    ("deepavali",): "diwali",
    ("holi",): "holi",
    ("eid",): "eid",
    ("hari", "raya"): "eid",
    ("vesak",): "vesak",
    ("vesak", "day"): "vesak",
    ("ugadi",): "ugadi",
    ("lunar", "new", "year"): "lunar new year",
    ("chinese", "new", "year"): "lunar new year",
}

MONTH_FIRST = frozenset(
    ["US", "CA", "PH", "PR", "GU", "FM", "MH", "PW", "CN", "JP", "KR", "KP", "TW", "HU", "LT", "MN"]
)
