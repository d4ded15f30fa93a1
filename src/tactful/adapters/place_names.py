"""Places by the names people call them: countries, and the states and provinces of some.

Countries come from `iso3166.tab` of the time zone database (public domain), parts from the
`holidays` library, which knows them by their own names.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from importlib.resources import files

from tactful.ports import UnknownPlace

WITH_PARTS = {
    "US": "united_states",
    "CA": "canada",
    "GB": "united_kingdom",
    "DE": "germany",
    "AT": "austria",
    "CH": "switzerland",
    "AU": "australia",
    "ES": "spain",
    "IN": "india",
    "BR": "brazil",
}
PLAINER = {"GB": "United Kingdom"}
ALSO_CALLED = {
    "usa": "US", "america": "US", "uk": "GB", "great britain": "GB", "britain": "GB",
    "england": "GB-ENG", "deutschland": "DE", "bavaria": "DE-BY", "holland": "NL",
    "new york city": "US-NY", "nyc": "US-NY", "san francisco": "US-CA", "los angeles": "US-CA",
    "london": "GB-ENG", "munich": "DE-BY", "washington": "US-WA", "czech republic": "CZ",
}  # fmt: skip


class PlaceNames:
    """The real thing."""

    def known(self) -> list[tuple[str, str]]:
        """Codes and names, the countries first."""
        return list(_names().items())

    def code_of(self, written: str) -> str:
        """The code a place goes by; what is one already stays. Raises `UnknownPlace`."""
        code = written.strip().upper()
        country, _, part = code.partition("-")
        if len(country) == 2 and country.isalpha() and len(part) <= 3:
            return code
        key = _folded(written)
        if key in ALSO_CALLED:
            return ALSO_CALLED[key]
        found = [code for code, name in _names().items() if key in _ways_to_say(name)]
        if not found:
            raise UnknownPlace(
                f"“{written.strip()[:40]}” is no place that is known; choose one of the list, or"
                " write a country, like Germany, or a state, like New York"
            )
        return found[0]

    def name_of(self, code: str) -> str:
        """The name of a place; its code where none is known."""
        return _names().get(code, _names().get(code[:2], code[:2]) + code[2:].replace("-", ", "))


def _folded(text: str) -> str:
    return " ".join(text.casefold().replace(",", " ").split())


def _ways_to_say(name: str) -> set[str]:
    """ "United States, New York" may be said as that, turned round, or as New York."""
    country, _, part = name.partition(", ")
    ways = {name, f"{part} {country}", part} if part else {country}
    return {_folded(way) for way in ways}


@cache
def _names() -> dict[str, str]:
    table = files("tzdata").joinpath("zoneinfo", "iso3166.tab").read_text("utf-8")
    rows = [line.split("\t") for line in table.splitlines() if line and line[0] != "#"]
    countries = {code: PLAINER.get(code, name) for code, name in rows}
    countries = dict(sorted(countries.items(), key=lambda item: item[1]))
    parts: dict[str, str] = {}
    for code, module in WITH_PARTS.items():
        known = vars(import_module(f"holidays.countries.{module}"))
        entity = next(thing for thing in known.values() if getattr(thing, "country", None) == code)
        shown: dict[str, str] = {}
        for name, part in entity.subdivisions_aliases.items():
            shown.setdefault(part, name)
        parts |= {f"{code}-{part}": f"{countries[code]}, {name}" for part, name in shown.items()}
    return countries | parts
