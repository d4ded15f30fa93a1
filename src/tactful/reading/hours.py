"""Hours of the day as people write them: "at 2", "2:30 pm", "14.00", "half past ten", "noon"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import time

NUMBERS = {
    "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12,
}  # fmt: skip
A_NUMBER = "|".join(NUMBERS)
HOUR = re.compile(
    rf"""
      \b(?P<half>half(?:\ past)?|quarter\ past|quarter\ to)\ (?P<after>{A_NUMBER}|\d{{1,2}})\b(?!\s*(?:day|hour|week))
    | \b(?P<named>noon|midday|midnight)\b
    | \b(?P<hour>\d{{1,2}})(?:(?P<sep>[:.h])(?P<minute>[0-5]\d))?\s?(?P<half_day>[ap])\.?\s?m\b\.?
    | \b(?P<hour24>[01]?\d|2[0-3])(?:[:h](?P<minute24>[0-5]\d)|\.(?P<dotted>[0-5]\d)(?=\s*(?:uhr|h\b|hrs|$|[,;)])))\b
    | \b(?P<military>(?:[01]\d|2[0-3])[0-5]\d)\s?(?:hrs|hours)\b
    | \b(?:at|@|around|from)\ (?P<bare>\d{{1,2}}|{A_NUMBER})(?:\ o'?clock)?\b(?!\s*[:.%/]\d|\s*(?:(?:of\ )?(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|%|day|week|month|hour|minute|people|candidate|least|th\b|st\b|nd\b|rd\b))
    | \b(?P<oclock>\d{{1,2}}|{A_NUMBER})\ ?o'?clock\b
    """,
    re.VERBOSE,
)
OFFICE_BEGINS = 8  # a bare hour below this is one of the afternoon


@dataclass(frozen=True, slots=True)
class Hour:
    """An hour that a text names, and where."""

    start: int
    end: int
    at: time


def find_hours(text: str) -> list[Hour]:
    """The hours in a text (in lower case), in order."""
    return list(_hours(text))


def _hours(text: str) -> Iterator[Hour]:
    for found in HOUR.finditer(text):
        at = _time(found)
        if at is not None:
            yield Hour(found.start(), found.end(), at)


def _time(found: re.Match[str]) -> time | None:
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


def _number(written: str) -> int:
    return NUMBERS.get(written) or int(written)


def in_office_hours(hour: int) -> int:
    """The hour meant by a bare one: "at 2" is 14, for nobody is interviewed at night."""
    return hour + 12 if 1 <= hour < OFFICE_BEGINS else hour


def _shifted(hour: int, minutes: int) -> time | None:
    total = hour * 60 + minutes
    return time(total // 60, total % 60) if 0 <= total < 24 * 60 else None
