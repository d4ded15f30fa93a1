"""Places and time zones as people write them: "US-NY", "uk", "Europe/Berlin"."""

from __future__ import annotations

import re
from datetime import UTC, timedelta, timezone, tzinfo
from functools import cache
from zoneinfo import ZoneInfo, available_timezones

from tactful.refusal import Coded

ALSO_CALLED = {"UK": "GB", "EL": "GR"}
NO_ZONES = frozenset({"posixrules", "localtime", "Factory"})  # files beside the zones


class UnknownZone(Coded, ValueError):
    """No time zone of that name exists, or several."""


def read_place(text: str) -> tuple[str, str]:
    """Country and part (which may be empty) of a place like US-NY, in capitals."""
    country, _, part = text.strip().upper().partition("-")
    return ALSO_CALLED.get(country, country), part


# What people call their clock. A name that means several is asked about, never guessed.
SHORT_ZONES = {
    "et": "America/New_York", "est": "America/New_York", "edt": "America/New_York",
    "ct": "America/Chicago", "cdt": "America/Chicago", "mt": "America/Denver",
    "mst": "America/Denver", "mdt": "America/Denver", "pt": "America/Los_Angeles",
    "pst": "America/Los_Angeles", "pdt": "America/Los_Angeles", "gmt": "Europe/London",
    "cet": "Europe/Berlin", "cest": "Europe/Berlin", "eet": "Europe/Athens",
    "eest": "Europe/Athens", "wet": "Europe/Lisbon", "west": "Europe/Lisbon",
    "jst": "Asia/Tokyo", "kst": "Asia/Seoul", "sgt": "Asia/Singapore", "hkt": "Asia/Hong_Kong",
    "aest": "Australia/Sydney", "aedt": "Australia/Sydney", "awst": "Australia/Perth",
    "eastern": "America/New_York", "eastern time": "America/New_York", "central": "America/Chicago",
    "central time": "America/Chicago", "mountain": "America/Denver", "mountain time": "America/Denver",
    "pacific": "America/Los_Angeles", "pacific time": "America/Los_Angeles", "uk time": "Europe/London",
    "london time": "Europe/London", "mez": "Europe/Berlin", "mesz": "Europe/Berlin",
    "central european time": "Europe/Berlin", "indian time": "Asia/Kolkata", "indian": "Asia/Kolkata",
    "central european": "Europe/Berlin",
    "uk": "Europe/London", "london": "Europe/London",
    "nzst": "Pacific/Auckland", "nzdt": "Pacific/Auckland", "sast": "Africa/Johannesburg",
}  # fmt: skip
MEANT_THERE = {  # a name that means several, to those who live where it is one of them
    ("ist", "IN"): "Asia/Kolkata", ("ist", "IE"): "Europe/Dublin", ("ist", "IL"): "Asia/Jerusalem",
    ("cst", "US"): "America/Chicago", ("cst", "CA"): "America/Winnipeg", ("cst", "MX"): "America/Mexico_City",
    ("cst", "CN"): "Asia/Shanghai", ("cst", "CU"): "America/Havana", ("bst", "GB"): "Europe/London",
    ("bst", "BD"): "Asia/Dhaka", ("ast", "CA"): "America/Halifax", ("ast", "SA"): "Asia/Riyadh",
    ("ast", "PR"): "America/Puerto_Rico", ("gst", "AE"): "Asia/Dubai",
}  # fmt: skip
SEVERAL_ZONES = {
    "ist": ("India (Asia/Kolkata)", "Ireland (Europe/Dublin)", "Israel (Asia/Jerusalem)"),
    "cst": ("Chicago (America/Chicago)", "China (Asia/Shanghai)", "Cuba (America/Havana)"),
    "bst": ("Britain (Europe/London)", "Bangladesh (Asia/Dhaka)"),
    "ast": ("Halifax (America/Halifax)", "Saudi Arabia (Asia/Riyadh)"),
    "gst": ("Dubai (Asia/Dubai)", "South Georgia (Atlantic/South_Georgia)"),
}


# "et", "west" and the like are words, unless they are written as nobody writes a word.
WORDS_TOO = frozenset({"wet", "west", *(name for name in SHORT_ZONES if len(name) == 2)})
SHORT_NAMES = sorted(name for name in (*SHORT_ZONES, *SEVERAL_ZONES) if len(name) <= 4)
IN_ANY_LETTERS = "|".join(name for name in SHORT_NAMES if name not in WORDS_TOO)
IN_CAPITALS = "|".join(name.upper() for name in SHORT_NAMES if name in WORDS_TOO)
SPOKEN_ZONES = "eastern|central|mountain|pacific|uk|london|indian|central european"
CONTINENTS = "Africa|America|Antarctica|Arctic|Asia|Atlantic|Australia|Europe|Indian|Pacific"
ZONE = (  # after an hour: "3pm CET", "15:00 Eastern Time", "10:00 Asia/Kolkata", "15:00 (GMT+1)"
    rf"(?:(?:utc|gmt)\s?[+-]\s?\d{{1,2}}(?::?\d\d)?\b|(?:utc|{IN_ANY_LETTERS})\b(?!\s?[+-]\s?\d)|(?-i:{IN_CAPITALS})\b"
    rf"|(?:{SPOKEN_ZONES})(?: (?:standard |daylight )?time\b|\b(?=\s*(?:[).,;!?/]|$|on\b|at\b|with\b)))"
    rf"|(?-i:(?:{CONTINENTS})/[A-Z][A-Za-z_/]+)\b)"
)
OFFSET = re.compile(r"(?:utc|gmt)\s?(?P<sign>[+-])\s?(?P<hours>\d{1,2})(?::?(?P<minutes>\d\d))?")
SAID_AT_LENGTH = re.compile(r"(?i) (?:standard |daylight )?time$")
MOST_HOURS = 14  # east of Greenwich


def zone_after_an_hour(written: str, country: str) -> tzinfo:
    """The time zone that `ZONE` found: an offset, or what `read_zone` knows. Raises
    `UnknownZone`.
    """
    plain = " ".join(written.lower().split())
    offset = OFFSET.fullmatch(plain)
    if offset is None:
        named = plain if plain in SHORT_ZONES else SAID_AT_LENGTH.sub("", written)
        return UTC if plain == "utc" else read_zone(named, country)
    apart = timedelta(hours=int(offset["hours"]), minutes=int(offset["minutes"] or 0))
    if apart > timedelta(hours=MOST_HOURS):
        raise UnknownZone("no_zone", text=written[:40])
    return timezone(-apart if offset["sign"] == "-" else apart)


def read_zone(name: str, country: str = "") -> ZoneInfo:
    """The time zone of that name: as computers write it, by its city ("New York"), or by what
    people call it ("CET", "ET"). Raises `UnknownZone`, also where it could be several and it is
    not said in a ``country`` that has one of them.
    """
    said = " ".join(name.replace("_", " ").lower().split())
    if (said, country) in MEANT_THERE:
        return ZoneInfo(MEANT_THERE[said, country])
    if said in SEVERAL_ZONES:
        raise UnknownZone("several_zones", text=name[:40], zones=SEVERAL_ZONES[said])
    known = SHORT_ZONES.get(said) or name
    try:
        if known in NO_ZONES:
            raise ValueError(known)
        return ZoneInfo(known)
    except (KeyError, ValueError, OSError) as error:
        city = _zones_by_city().get(said)
        if city is not None:
            return ZoneInfo(city)
        raise UnknownZone("no_zone", text=name[:40]) from error


@cache
def _zones_by_city() -> dict[str, str]:
    """The zones whose last part no other has, by that part."""
    found: dict[str, list[str]] = {}
    for zone in available_timezones() - NO_ZONES:
        area, _, city = zone.partition("/")
        if city and area not in ("Etc", "SystemV", "posix", "right", "US", "Brazil", "Mexico"):
            found.setdefault(city.rpartition("/")[2].replace("_", " ").lower(), []).append(zone)
    return {city: zones[0] for city, zones in found.items() if len(zones) == 1}
