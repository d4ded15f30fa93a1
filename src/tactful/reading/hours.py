"""Hours of the day as people write them: "at 2", "2:30 pm", "14.00", "half past ten", "noon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, time, timedelta, timezone

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
A_NUMBER = "|".join(NUMBERS)
TO = r"\s?(?:-|–|—|to|till|until|and)\s?"
# "At 5 Hudson Street" is where, not when.
A_STREET = (
    r"\s+(?:[\w'’.-]+\s+){0,3}?(?:street|st|road|rd|avenue|ave|lane|square|sq|drive|place|boulevard|blvd|way|court"
    r"|floor|crescent|terrace|row|quay|park|house|building|stra(?:ss|ß)e|str|rue|platz)\b"
)
HOUR = re.compile(
    rf"""
      (?<=\d[t])(?P<iso>[0-2]\d):(?P<iso_minute>[0-5]\d)(?::\d\d(?:\.\d+)?)?(?P<offset>z\b|[+-]\d\d:?\d\d)?
    | \b(?P<from>\d{{1,2}})(?:[:.](?P<from_minute>[0-5]\d))?\s?(?:(?P<from_half>[ap])\.?m\.?)?{TO}
      (?P<to>\d{{1,2}})(?:[:.](?P<to_minute>[0-5]\d))?\s?(?P<to_half>[ap])\.?\s?m\b\.?
    | \b(?P<from24>[01]?\d|2[0-3])[:h](?P<from_minute24>[0-5]\d){TO}(?:[01]?\d|2[0-3])[:h][0-5]\d\b
    | \b(?P<half>half(?:\ past)?|quarter\ past|quarter\ to)\ (?P<after>{A_NUMBER}|\d{{1,2}})\b(?!\s*(?:day|hour|week))
    | \b(?P<named>noon|midday|midnight)\b
    | \b(?P<hour>\d{{1,2}})(?:(?P<sep>[:.h])(?P<minute>[0-5]\d))?\s?(?P<half_day>[ap])\.?\s?m\b\.?
    | \b(?P<hour24>[01]?\d|2[0-3])(?:[:h](?P<minute24>[0-5]\d)|\.(?P<dotted>[0-5]\d)(?=\s*(?:uhr|h\b|hrs|$|[,;)])))\b
    | \b(?P<military>(?:[01]\d|2[0-3])[0-5]\d)\s?(?:hrs|hours)\b
    | \b(?:at|@|around|from)\ (?P<bare>\d{{1,2}}|{A_NUMBER})(?:\ o'?clock)?\b(?!{A_STREET}|\s*[:.%/]\d|\s*(?:(?:of\ )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|%|day|week|month|hour|minute|people|candidate|least|th\b|st\b|nd\b|rd\b))
    | \b(?P<oclock>\d{{1,2}}|{A_NUMBER})\ ?o'?clock\b
    """,
    re.VERBOSE,
)
NOON = 12
OF_A_DAY = re.compile(
    r"(?:[/.\d]|\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?|\b(?:room|floor|no|nr|suite|line|the))\s?$"
)
OFFICE_BEGINS = 8  # a bare hour below this is one of the afternoon


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour that a text names, where it does, and its distance from UTC if that is written."""

    start: int
    end: int
    at: time
    zone: timezone | None = None


def find_hours(text: str) -> list[Hour]:
    """The hours in a text (in lower case), in order."""
    return list(_hours(text))


def _offset(written: str | None) -> timezone | None:
    """ "z", "-05:00": the end of an instant as machines write it."""
    if not written:
        return None
    if written == "z":
        return UTC
    ahead = timedelta(hours=int(written[1:3]), minutes=int(written[-2:]))
    if ahead >= timedelta(days=1):
        return None
    return timezone(ahead if written[0] == "+" else -ahead)


def _hours(text: str) -> Iterator[Hour]:
    for found in HOUR.finditer(text):
        at = _time(found, text[max(0, found.start() - 12) : found.start()])
        if at is not None:
            yield Hour(found.start(), found.end(), at, _offset(found["offset"]))


def _time(found: re.Match[str], before: str) -> time | None:
    if found["iso"]:
        return time(int(found["iso"]), int(found["iso_minute"])) if int(found["iso"]) < 24 else None
    if found["from"]:
        of_a_day = OF_A_DAY.search(before) or int(found["from"]) > NOON
        return _end_of_a_range(found) if of_a_day else _begin_of_a_range(found)
    if found["from24"]:
        first = int(found["from24"])
        return time(
            in_office_hours(first) if len(found["from24"]) == 1 else first,
            int(found["from_minute24"]),
        )
    if found["named"]:
        return time(0) if found["named"] == "midnight" else time(12)
    if found["military"]:
        return time(int(found["military"][:2]), int(found["military"][2:]))
    if found["half"]:
        hour = in_office_hours(_number(found["after"]))
        minutes = {"quarter past": 15, "quarter to": -15}.get(found["half"], 30)
        return _shifted(hour, minutes)
    if found["hour"]:
        hour = int(found["hour"]) % 12 + (12 if found["half_day"] == "p" else 0)
        return time(hour, int(found["minute"] or 0)) if int(found["hour"]) <= 12 else None
    if found["hour24"]:
        hour = int(found["hour24"])
        minutes = int(found["minute24"] or found["dotted"] or 0)
        return time(
            in_office_hours(hour)
            if 1 <= hour < OFFICE_BEGINS and len(found["hour24"]) == 1
            else hour,
            minutes,
        )
    bare = _number(found["bare"] or found["oclock"])
    return time(in_office_hours(bare)) if 1 <= bare <= 23 else None


def _end_of_a_range(found: re.Match[str]) -> time | None:
    """ "17/12 - 10am", "December 15 and 3 pm", "room 4 - 10am": what stands first is no hour."""
    last = int(found["to"])
    half = 12 if found["to_half"] == "p" else 0
    return time(last % 12 + half, int(found["to_minute"] or 0)) if 1 <= last <= NOON else None


def _begin_of_a_range(found: re.Match[str]) -> time | None:
    """ "10-11am" begins at ten, "11-1pm" in the morning."""
    first, last = int(found["from"]), int(found["to"])
    if not (1 <= first <= 12 and 1 <= last <= 12):
        return None
    half = found["from_half"] or found["to_half"]
    if found["from_half"] is None and half == "p" and first % 12 > last % 12:
        half = "a"
    return time(first % 12 + (12 if half == "p" else 0), int(found["from_minute"] or 0))


def _number(written: str) -> int:
    return NUMBERS.get(written) or int(written)


def in_office_hours(hour: int) -> int:
    """The hour meant by a bare one: "at 2" is 14, for nobody is interviewed at night."""
    return hour + 12 if 1 <= hour < OFFICE_BEGINS else hour


def _shifted(hour: int, minutes: int) -> time | None:
    total = hour * 60 + minutes
    return time(total // 60, total % 60) if 0 <= total < 24 * 60 else None
