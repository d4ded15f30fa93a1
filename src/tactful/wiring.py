"""Picks the adapters; the only file that knows them all."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from tactful import config
from tactful.adapters.public_holidays import PublicHolidays
from tactful.ports import Holidays, Places, Zones


@dataclass(frozen=True, slots=True)
class Outside:
    """What the use cases are handed."""

    holidays: Holidays
    zones: Zones
    places: Places


@cache
def holidays() -> Holidays:
    """Public holidays, kept in the cache folder."""
    return PublicHolidays(config.cache_folder())


@cache
def zones() -> Zones:
    """Which zone a place lies in."""
    from tactful.adapters.place_zones import PlaceZones

    return PlaceZones()


@cache
def places() -> Places:
    """What places are called."""
    from tactful.adapters.place_names import PlaceNames

    return PlaceNames()


def outside() -> Outside:
    """Everything from outside, the real things."""
    return Outside(holidays(), zones(), places())
