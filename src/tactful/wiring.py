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


def outside() -> Outside:
    """Everything from outside, the real things."""
    from tactful.adapters.place_names import PlaceNames
    from tactful.adapters.place_zones import PlaceZones

    return Outside(holidays(), PlaceZones(), PlaceNames())
