"""A profile with some of its numbers set by hand: every wait is a default, and a setting.

A person may be more patient than the etiquette, and a little less; never more insistent: the
caps on how often one asks can be lowered, not raised.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import fields, replace
from datetime import date, time
from enum import StrEnum

from tactful.etiquette.profiles import STANDARD, Profile
from tactful.etiquette.workdays import month_days

LONGEST_WAIT = 60  # working days: a quarter of a year
CAPS = frozenset({"attempts_after_interview", "attempts_after_application", "follow_ups_in_all"})
WAITS = tuple(f.name for f in fields(Profile) if isinstance(getattr(STANDARD, f.name), int))
HOURS = ("office_opens", "office_closes")
QUIET = "quiet_days"
NO_QUIET_DAYS = "none"
MONTH_DAY = re.compile(r"(\d{1,2})-(\d{1,2})")

OwnNumbers = Mapping[str, int | str]


class Unfit(StrEnum):
    """Why a number cannot be set so."""

    UNKNOWN = "unknown"
    NOT_WHOLE = "not_whole"
    OUTSIDE = "outside"
    A_NUISANCE = "a_nuisance"
    NO_TIME = "no_time"
    TOO_QUIET = "too_quiet"
    NO_DAYS = "no_days"
    CLOSES_FIRST = "closes_first"
    WINDOW_CLOSES_FIRST = "window_closes_first"


class UnfitNumber(ValueError):
    """A number that cannot be set so: ``name`` says which one, ``most`` how much it may be."""

    def __init__(self, name: str, why: Unfit, most: int = 0) -> None:
        super().__init__(f"{name}: {why}")
        self.name, self.why, self.most = name, why, most


def with_own_numbers(profile: Profile, numbers: OwnNumbers) -> Profile:
    """The profile with the numbers somebody set: waits in working days, ``office_opens`` and
    ``office_closes`` as 08:30, ``quiet_days`` as 12-24/01-01 or none. Raises `UnfitNumber`.
    """
    if not numbers:
        return profile
    changed: dict[str, object] = {}
    for name, value in numbers.items():
        changed[name] = _read(name, value)
    own = replace(profile, **changed)  # type: ignore[arg-type]  # each was read for its field
    _check_order(own)
    return own


def _read(name: str, value: int | str) -> object:
    if name in WAITS:
        return _wait(name, value)
    if name in HOURS:
        return _hour(name, value)
    if name == QUIET:
        return _quiet(value)
    raise UnfitNumber(name, Unfit.UNKNOWN)


def _wait(name: str, value: int | str) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise UnfitNumber(name, Unfit.NOT_WHOLE)
    most = getattr(STANDARD, name) if name in CAPS else LONGEST_WAIT
    if 1 <= value <= most:
        return value
    if name in CAPS:
        raise UnfitNumber(name, Unfit.A_NUISANCE, most)
    raise UnfitNumber(name, Unfit.OUTSIDE, most)


def _hour(name: str, value: int | str) -> time:
    try:
        hour, minute = (int(part) for part in str(value).split(":"))
        return time(hour, minute)
    except ValueError as error:
        raise UnfitNumber(name, Unfit.NO_TIME) from error


def _quiet(value: int | str) -> tuple[tuple[int, int], ...]:
    if value == NO_QUIET_DAYS:
        return ()
    first, _, last = str(value).partition("/")
    days = month_days(_month_day(first), _month_day(last))
    if len(days) > LONGEST_WAIT:
        raise UnfitNumber(QUIET, Unfit.TOO_QUIET, LONGEST_WAIT)
    return days


def _month_day(text: str) -> tuple[int, int]:
    found = MONTH_DAY.fullmatch(text.strip())
    try:
        day = date(2003, int(found[1]), int(found[2])) if found else None
    except ValueError:
        day = None
    if day is None:
        raise UnfitNumber(QUIET, Unfit.NO_DAYS)
    return day.month, day.day


def _check_order(profile: Profile) -> None:
    if profile.office_opens >= profile.office_closes:
        raise UnfitNumber("office_closes", Unfit.CLOSES_FIRST)
    for name in WAITS:
        if name.endswith("_opens"):
            closes = name.removesuffix("_opens") + "_closes"
            if getattr(profile, name) > getattr(profile, closes):
                raise UnfitNumber(closes, Unfit.WINDOW_CLOSES_FIRST)
