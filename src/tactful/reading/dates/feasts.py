"""Feasts by their names: the days that people name them for, place by place."""

from __future__ import annotations

from datetime import date, timedelta

from dateutil.easter import easter

from tactful.reading.dates.spans import DAY, Span, day_span, nth_weekday


def next_feast(today: date, name: str, country: str) -> Span | None:
    """The next feast of that name that is not over; a single day strictly after today."""
    for year in (today.year, today.year + 1, today.year + 2):
        span = feast(name, year, country)
        if span is not None and (span.last > today or (span.first < span.last == today)):
            return span
    return None


def feast(name: str, year: int, country: str) -> Span | None:
    """A feast by its name in a year; the holidays and the new year end on 1 January."""
    if name in BY_THE_MOON:
        return _by_the_moon(BY_THE_MOON[name], year)
    fixed = FEASTS_BY_COUNTRY.get((name, country)) or FIXED_FEASTS.get(name)
    if fixed is not None:
        return day_span(date(year, *fixed))
    if name == "easter weekend":
        return Span(easter(year) - 2 * DAY, easter(year) + DAY)
    if name == "holidays":
        return Span(date(year - 1, 12, 25), date(year, 1, 1))
    if name in EASTER_FEASTS:
        return day_span(easter(year) + timedelta(days=EASTER_FEASTS[name]))
    if name == "victoria day":  # the Monday before 25 May
        return day_span(_monday_before(date(year, 5, 25)))
    moving = MOVING_BY_COUNTRY.get((name, country)) or MOVING_FEASTS.get(name)
    if name == "labor day" and country not in MAY_DAY_IS_ANOTHER:
        return day_span(date(year, 5, 1))
    if not moving or (name, country) in UNSURE:
        return None
    day = nth_weekday(year, *moving)
    return day_span(day) if day is not None else None


def _by_the_moon(days: str, year: int) -> Span | None:
    """None beyond the years that are written down."""
    written = dict(enumerate(days.split(), start=BY_THE_MOON_FROM))
    told = written.get(year)
    return day_span(date(year, int(told[:2]), int(told[2:]))) if told else None


def _monday_before(day: date) -> date:
    return day - timedelta(days=(day.weekday() - 1) % 7 + 1)


BY_THE_MOON_FROM = 2025
BY_THE_MOON = {  # month and day, year by year, as the public holidays library has them
    "lunar new year": "0129 0217 0206 0126 0213 0203 0123 0211 0131 0219 0208",
    "diwali": "1020 1108 1028 1115 1105 1026 1114 1102 1022 1110 1030",
    "holi": "0314 0304 0322 0311 0301 0320 0309 0327 0316 0305 0324",
    "eid": "0331 0321 0310 0227 0215 0204 0125 0114 0103 1212 1201",
    "vesak": "0512 0531 0520 0509 0527 0516 0604 0523 0513 0601 0522",
    "ugadi": "0330 0319 0407 0327 0414 0403 0324 0411 0331 0321 0409",
}
MAY_DAY_IS_ANOTHER = ("US", "CA", "NZ", "AU", "")
UNSURE = {("labor day", "AU")}  # each of its states has another
MOVING_BY_COUNTRY = {
    ("thanksgiving", "CA"): (10, 0, 2),
    ("labor day", "NZ"): (10, 0, 4),
    ("kings birthday", "NZ"): (6, 0, 1),
    ("kings birthday", "AU"): (6, 0, 2),
    ("civic holiday", "CA"): (8, 0, 1),
    ("summer bank holiday", "IE"): (8, 0, 1),
}
FEASTS_BY_COUNTRY = {
    ("national day", "SG"): (8, 9),
    ("womens day", "ZA"): (8, 9),
    ("independence day", "IN"): (8, 15),
    ("end of the financial year", "AU"): (6, 30),
    ("end of the financial year", "NZ"): (3, 31),
    ("end of the financial year", "IN"): (3, 31),
    ("end of the financial year", "CA"): (3, 31),
    ("end of the financial year", "GB"): (4, 5),
}
FIXED_FEASTS = {
    "groundhog day": (2, 2),
    "burns night": (1, 25),
    "midsummer": (6, 24),
    "michaelmas": (9, 29),
    "bonfire night": (11, 5),
    "gandhi jayanti": (10, 2),
    "epiphany": (1, 6),
    "australia day": (1, 26),
    "republic day": (1, 26),
    "st patricks day": (3, 17),
    "anzac day": (4, 25),
    "may day": (5, 1),
    "canada day": (7, 1),
    "bastille day": (7, 14),
    "all saints day": (11, 1),
    "new year": (1, 1),
    "valentines day": (2, 14),
    "waitangi day": (2, 6),
    "human rights day": (3, 21),
    "freedom day": (4, 27),
    "youth day": (6, 16),
    "womens day": (3, 8),
    "heritage day": (9, 24),
    "reconciliation day": (12, 16),
    "truth and reconciliation day": (9, 30),
    "armistice day": (11, 11),
    "st davids day": (3, 1),
    "st georges day": (4, 23),
    "st andrews day": (11, 30),
    "juneteenth": (6, 19),
    "independence day": (7, 4),
    "kings day": (4, 27),
    "unity day": (10, 3),
    "reformation day": (10, 31),
    "halloween": (10, 31),
    "veterans day": (11, 11),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "boxing day": (12, 26),
    "new years eve": (12, 31),
}
EASTER_FEASTS = {
    "shrove tuesday": -47, "ash wednesday": -46, "palm sunday": -7, "maundy thursday": -3,
    "good friday": -2, "easter": 0, "easter monday": 1, "ascension": 39, "pentecost": 49,
    "whit monday": 50, "corpus christi": 60,
}  # fmt: skip
MOVING_FEASTS = {
    "mlk day": (1, 0, 3),
    "presidents day": (2, 0, 3),
    "family day": (2, 0, 3),
    "early may bank holiday": (5, 0, 1),
    "spring bank holiday": (5, 0, -1),
    "summer bank holiday": (8, 0, -1),
    "memorial day": (5, 0, -1),
    "labor day": (9, 0, 1),
    "columbus day": (10, 0, 2),
    "thanksgiving": (11, 3, 4),
}
