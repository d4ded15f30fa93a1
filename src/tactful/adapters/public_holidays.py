"""Public holidays and weekends of every country, from the `holidays` library.

Loading the library and building one country costs more than all the rest of a short
command, so what was once worked out is kept in a small file per place in the cache folder.
The file is only ever a copy: it is made anew when the library changes, when it cannot be
read, and nothing is lost when it cannot be written.
"""

from __future__ import annotations

import json
import os
import re
from datetime import date, timedelta
from importlib.util import find_spec
from pathlib import Path
from zlib import crc32

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR, Workdays
from tactful.ports import UnknownPlace

# The library knows no public holidays common to the whole kingdom but two; most of it is England.
ASSUMED_PARTS = {"GB": "ENG"}
PLACE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")
YEARS_AHEAD = 2


class PublicHolidays:
    """The real thing; ``cache`` is a folder, or None to keep nothing."""

    def __init__(self, cache: Path | None) -> None:
        self._cache = cache
        self._calendars: dict[tuple[str, str | None], Workdays] = {}

    def workdays(self, country: str, subdivision: str | None = None) -> Workdays:
        """The working days of a place: weekends by date, observed holidays, swapped days."""
        try:
            return self._calendars[country, subdivision]
        except KeyError:
            pass
        place = _place(country, subdivision, self.assumed_part(country))
        kept = _KeptPlace(place, self._cache)
        if not kept.is_known:
            _check(place)
            kept.keep()
        calendar = Workdays(kept.working_days_in, place[:2])
        self._calendars[country, subdivision] = calendar
        return calendar

    def assumed_part(self, country: str) -> str | None:
        """England, for a bare GB; nothing elsewhere."""
        return ASSUMED_PARTS.get(country.upper())


def _place(country: str, subdivision: str | None, assumed: str | None) -> str:
    country = country.strip().upper()
    part = (subdivision or assumed or "").strip().upper().removeprefix(f"{country}-")
    place = f"{country}-{part}" if part else country
    if not PLACE.fullmatch(place):
        raise UnknownPlace(
            f"{_shown(country, subdivision)} is no place; write a country of two letters, like US,"
            " or a part of one, like US-NY"
        )
    return place


def _shown(country: str, subdivision: str | None) -> str:
    return ascii(f"{country}-{subdivision}" if subdivision else country)[:40]


def _check(place: str) -> None:
    """Refuse a place the library does not know, and name the parts it does know."""
    from holidays.utils import list_supported_countries

    country, _, part = place.partition("-")
    supported = list_supported_countries(include_aliases=False)
    if country not in supported:
        raise UnknownPlace(
            f"{country} is no country whose holidays are known; write two letters, like US"
        )
    parts = supported[country]
    if part and parts and part not in parts:
        raise UnknownPlace(
            f"{part} is no part of {country}; leave it out, or write one of {', '.join(parts)}"
        )


class _KeptPlace:
    """The working days of one place, worked out at most once per installation and year."""

    def __init__(self, place: str, cache: Path | None) -> None:
        self._place = place
        self._file = None if cache is None else cache / f"holidays-{place}.json"
        self._stamp = _library_stamp()
        found = self._read()
        self._years: dict[str, str] = found or {}
        self.is_known = found is not None

    def working_days_in(self, year: int) -> list[date]:
        key = str(year)
        if key not in self._years:
            last = min(year + YEARS_AHEAD, LAST_YEAR)
            for missing in range(max(year - 1, FIRST_YEAR), last + 1):
                self._years[str(missing)] = _work_out(self._place, missing)
            self.keep()
        first = date(year, 1, 1).toordinal()
        worked = self._years[key]
        return [date.fromordinal(first + n) for n, mark in enumerate(worked) if mark == "1"]

    def _read(self) -> dict[str, str] | None:
        """The years that are kept; none of them where it is kept that there is such a place."""
        if self._file is None:
            return None
        try:
            kept = json.loads(self._file.read_text("ascii"))
        except (OSError, ValueError):
            return None
        if not isinstance(kept, dict) or kept.get("library") != self._stamp:
            return None
        years = kept.get("years")
        if not isinstance(years, dict) or not all(_is_sound(*item) for item in years.items()):
            return None
        return years

    def keep(self) -> None:
        """Write it down; nothing is lost where that cannot be done."""
        import tempfile

        if self._file is None:
            return
        kept = json.dumps({"library": self._stamp, "years": self._years})
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            handle, name = tempfile.mkstemp(dir=self._file.parent, prefix=".holidays-")
        except OSError:
            return
        try:
            with os.fdopen(handle, "w", encoding="ascii") as new:
                new.write(kept)
            os.replace(name, self._file)
        except OSError:
            Path(name).unlink(missing_ok=True)


def _is_sound(year: object, worked: object) -> bool:
    return (
        isinstance(year, str)
        and isinstance(worked, str)
        and year.isdecimal()
        and len(worked) in (365, 366)
        and set(worked) == {"0", "1"}
    )


def _work_out(place: str, year: int) -> str:
    """One mark a day: 1 where people work. Weekends are asked by date, for they change."""
    from holidays import country_holidays

    country, _, part = place.partition("-")
    known = country_holidays(country, years=range(max(year - 1, FIRST_YEAR), year + 2))
    if part and part in known.subdivisions:
        known = country_holidays(country, subdiv=part, years=range(year - 1, year + 2))
    first = date(year, 1, 1)
    days = (date(year + 1, 1, 1) - first).days
    return "".join("01"[known.is_working_day(first + timedelta(n))] for n in range(days))


def _library_stamp() -> str:
    """Tells one version of the library from another without loading it."""
    spec = find_spec("holidays")
    if spec is None or spec.origin is None:
        return "none"
    return f"{crc32(Path(spec.origin).with_name('version.py').read_bytes()):08x}"
