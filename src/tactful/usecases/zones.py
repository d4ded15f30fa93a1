"""A time zone as people name it: as computers write it, by what they call it, by any city."""

from __future__ import annotations

from zoneinfo import ZoneInfo

from tactful.ports import Places, UnknownPlace
from tactful.reading.places import UnknownZone, read_zone
from tactful.wording.days import city


def zone_named(written: str, places: Places) -> ZoneInfo:
    """The zone that is meant. Raises `UnknownZone`, also where it could be several."""
    try:
        return read_zone(written)
    except UnknownZone as error:
        try:
            zones = {place.zone for place in places.find(written)}
        except UnknownPlace:
            raise error from None
        if len(zones) != 1:
            raise
        return ZoneInfo(zones.pop())


def by_its_city(zone: str) -> str:
    """A zone as people write it, where that is read as the same zone."""
    try:
        return city(zone) if read_zone(city(zone)).key == zone else zone
    except UnknownZone:
        return zone
