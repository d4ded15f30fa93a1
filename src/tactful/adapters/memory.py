"""Twins of the ports that keep everything in memory, for the demo and for tests."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TypeVar

from tactful.etiquette.workdays import Workdays, weekdays_only
from tactful.ports import KnownPlace, Told, UnknownPlace
from tactful.reading.taken.cards import Card
from tactful.reading.taken.invitations import Invitation
from tactful.reading.taken.sorts import Unreadable
from tactful.reading.taken.tables import Table
from tactful.refusal import Refused


class HolidaysInMemory:
    """Monday to Friday in the places it is told of, less the days off it is given."""

    def __init__(self, days_off: Mapping[str, Iterable[date]]) -> None:
        self._days_off = {place.upper(): frozenset(days) for place, days in days_off.items()}

    def workdays(self, country: str, subdivision: str | None = None) -> Workdays:
        """The working days of a place it was told of."""
        country = country.upper()
        if country not in self._days_off:
            raise UnknownPlace(f"{country!r} is no country this memory was told of")
        part = f"{country}-{subdivision.upper().removeprefix(country + '-')}" if subdivision else ""
        if part and part not in self._days_off:
            raise UnknownPlace(f"{part!r} is no part of {country} this memory was told of")
        off = self._days_off[part or country]
        return Workdays(
            lambda year: [day for day in weekdays_only(year) if day not in off], country
        )

    def assumed_part(self, country: str) -> str | None:
        """Nothing is assumed."""
        return None


class ZonesInMemory:
    """The zones it is told of, by place."""

    def __init__(self, zones: Mapping[str, str]) -> None:
        self._zones = {place.upper(): zone for place, zone in zones.items()}

    def zone_of(self, country: str, subdivision: str | None = None) -> str:
        """The zone of a place, or of its country."""
        country = country.upper()
        part = f"{country}-{(subdivision or '').upper().removeprefix(country + '-')}"
        zone = self._zones.get(part) or self._zones.get(country)
        if zone is None:
            raise UnknownPlace(f"{country!r} is no country this memory was told of")
        return zone

    def has_several(self, country: str, subdivision: str | None = None) -> bool:
        """A country of whose parts it was told lies in several zones, unless a part is named."""
        country = country.upper()
        return subdivision is None and any(p.startswith(f"{country}-") for p in self._zones)


class PlacesInMemory:
    """The places it is told of, by code."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self._names = dict(names)

    def known(self) -> list[tuple[str, str]]:
        """The places it was told of."""
        return list(self._names.items())

    def find(self, written: str) -> list[KnownPlace]:
        """The places of a name it was told of."""
        wanted = written.strip().casefold()
        found = [
            KnownPlace(code, name, "UTC")
            for code, name in self._names.items()
            if wanted in (code.casefold(), name.casefold(), name.casefold().split(", ")[-1])
        ]
        if found:
            return found
        raise UnknownPlace(f"“{written.strip()[:40]}” is no place this memory was told of")

    def code_of(self, written: str) -> str:
        """The code of the likeliest of them."""
        return self.find(written)[0].place

    def name_of(self, code: str) -> str:
        """The name it was told, else the code."""
        return self._names.get(code, code)


class FilesInMemory:
    """Reads the files it was told of, by their content; any other cannot be read."""

    def __init__(
        self,
        invitations: Mapping[bytes, list[Invitation]] | None = None,
        cards: Mapping[bytes, list[Card]] | None = None,
        workbooks: Mapping[bytes, Table] | None = None,
    ) -> None:
        self._invitations = invitations or {}
        self._cards = cards or {}
        self._workbooks = workbooks or {}

    def invitations(self, content: bytes) -> list[Invitation]:
        """The meetings of a file it was told of."""
        return list(_told(self._invitations, content))

    def cards(self, content: bytes) -> list[Card]:
        """The people of a file it was told of."""
        return list(_told(self._cards, content))

    def workbook(self, content: bytes) -> Table:
        """The table of a workbook it was told of."""
        return _told(self._workbooks, content)


T = TypeVar("T")


def _told(known: Mapping[bytes, T], content: bytes) -> T:
    if content not in known:
        raise Unreadable("That file is none that this memory was told of.")
    return known[content]


class NotifierInMemory:
    """Keeps what it was told; takes nothing on the addresses that are said to be broken."""

    def __init__(self, broken: Iterable[str] = ()) -> None:
        self.told: list[tuple[str, str]] = []
        self.broken = set(broken)

    def name_of(self, address: str) -> str:
        """The scheme of an address."""
        scheme, sign, _ = address.partition("://")
        return scheme if sign and scheme.isalpha() else ""

    def tell(self, addresses: Sequence[str], title: str, body: str) -> Told:
        """Keep it, once for all ways that are not broken."""
        if not addresses:
            return Told(False, "No way to call you is set up yet.")
        broken = tuple(n for n, address in enumerate(addresses) if address in self.broken)
        reached = len(broken) < len(addresses)
        if reached:
            self.told.append((title, body))
        return Told(reached, "It did not take it." if broken else "", broken)


class SealerInMemory:
    """Seals by a mark, to be seen through in tests."""

    def seal(self, secret: str) -> str:
        """The secret, backwards."""
        return f"sealed:{secret[::-1]}"

    def open(self, sealed: str) -> str:
        """The secret again."""
        mark, _, secret = sealed.partition(":")
        if mark != "sealed":
            raise Refused("That was sealed with another key.")
        return secret[::-1]


class CalendarInMemory:
    """`ports.RemoteCalendar` without a server; ``files`` is what lies there, with its ETag."""

    def __init__(self) -> None:
        self.files: dict[str, tuple[bytes, str]] = {}
        self._count = 0

    def token(self) -> str:
        """How many changes there were."""
        return str(self._count)

    def etags(self) -> dict[str, str]:
        """The ETag of each file."""
        return {name: etag for name, (_, etag) in self.files.items()}

    def read(self, name: str) -> bytes:
        """A file; empty where there is none."""
        return self.files.get(name, (b"", ""))[0]

    def put(self, name: str, content: bytes, etag: str) -> str | None:
        """Put a file, if the version is the one that is there."""
        if self.etags().get(name, "") != etag:
            return None
        self._count += 1
        self.files[name] = (content, f'"{self._count}"')
        return self.files[name][1]

    def delete(self, name: str, etag: str) -> bool:
        """Delete that version of a file."""
        if name in self.files and self.files[name][1] != etag:
            return False
        self._count += 1
        self.files.pop(name, None)
        return True
