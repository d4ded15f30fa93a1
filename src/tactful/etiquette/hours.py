"""When people of a trade can be called: a restaurant is not an office.

The hours of an office are the profile's own and a setting; the others are defaults by what is
usual (a kitchen has time between lunch and dinner, a school before and after lessons), and can
be written freely for an application, like 10:00-14:30.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time
from enum import StrEnum

from tactful.etiquette.profiles import Profile


class Trade(StrEnum):
    """A trade with hours of its own."""

    OFFICE = "office"
    SHOP = "shop"
    RESTAURANT = "restaurant"
    SCHOOL = "school"
    HOSPITAL = "hospital"


USUAL = {
    Trade.SHOP: (time(10), time(18)),
    Trade.RESTAURANT: (time(14), time(17)),
    Trade.SCHOOL: (time(8), time(16)),
    Trade.HOSPITAL: (time(8), time(16)),
}
FREE = re.compile(r"(\d{1,2}):(\d{2})\s*(?:-|–|to)\s*(\d{1,2}):(\d{2})")


TRADE_WORDS = {
    Trade.RESTAURANT: "chef|cook|waiter|waitress|waiting staff|barista|bartender|kitchen|sous"
    "|commis|restaurant|bistro|brasserie|pub|café|cafe|caterer|catering",
    Trade.SCHOOL: "teacher|teaching|headteacher|school|kindergarten|nursery|classroom",
    Trade.HOSPITAL: "nurse|midwife|ward|hospital|clinic|paramedic|radiographer",
    Trade.SHOP: "shop|store|retail|cashier|sales assistant|bakery|butcher|boutique",
}


def trade_of(words: str) -> Trade:
    """The trade that a role or a company's name tells; an office where they tell none."""
    for trade, telling in TRADE_WORDS.items():
        if re.search(rf"(?i)\b(?:{telling})s?\b", words):
            return trade
    return Trade.OFFICE


class UnfitHours(ValueError):
    """These are no hours; ``written`` is what stood there."""

    def __init__(self, written: str) -> None:
        super().__init__(written)
        self.written = written


def read_hours(written: str) -> tuple[time, time] | None:
    """The hours written as a trade or as 10:00-14:30; None for an office, whose hours are the
    profile's. Raises `UnfitHours`.
    """
    plain = written.strip().casefold()
    if plain in ("", Trade.OFFICE):
        return None
    if plain in tuple(Trade):
        return USUAL[Trade(plain)]
    free = FREE.fullmatch(plain)
    if free is not None:
        first, past, last, past_last = (int(number) for number in free.groups())
        if first < 24 and last < 24 and max(past, past_last) < 60:
            opens, closes = time(first, past), time(last, past_last)
            if opens < closes:
                return opens, closes
    raise UnfitHours(written)


def in_hours_of(profile: Profile, written: str) -> Profile:
    """The profile with the hours of an application. Raises `UnfitHours`."""
    hours = read_hours(written)
    if hours is None:
        return profile
    return replace(profile, office_opens=hours[0], office_closes=hours[1])
