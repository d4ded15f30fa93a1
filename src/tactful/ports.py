"""The few things the use cases need from outside, as protocols.

`adapters/memory.py` holds a twin of each; one contract suite runs over twin and real thing.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:  # a start counts in milliseconds, and who asks for holidays reads no files
    from tactful.etiquette.diary import Published
    from tactful.etiquette.workdays import Workdays
    from tactful.reading.taken.cards import Card
    from tactful.reading.taken.invitations import Invitation
    from tactful.reading.taken.tables import Table


class UnknownPlace(LookupError):
    """A country or part of a country whose public holidays nobody told us."""


class Holidays(Protocol):
    """Who works when, by place."""

    def workdays(self, country: str, subdivision: str | None = None) -> Workdays:
        """The working days of a country (ISO 3166-1) or a part of it (ISO 3166-2, with or
        without the country in front). Raises `UnknownPlace` with a sentence.
        """
        ...

    def assumed_part(self, country: str) -> str | None:
        """The part of a country whose holidays are taken when none is named, or None."""
        ...


class Zones(Protocol):
    """Which time zone a place lies in."""

    def zone_of(self, country: str, subdivision: str | None = None) -> str:
        """The IANA zone of a place; of a country with several, that of most of its people.
        Raises `UnknownPlace` with a sentence.
        """
        ...

    def has_several(self, country: str, subdivision: str | None = None) -> bool:
        """Whether the place lies in several zones, so that the answer is only a guess."""
        ...


@dataclass(frozen=True, slots=True)
class KnownPlace:
    """A place: its code (ISO 3166, with the part whose holidays it has), name and IANA zone."""

    place: str
    name: str
    zone: str


class SeveralPlaces(UnknownPlace):
    """A name that several places have; ``choices`` are to be asked about."""

    def __init__(self, written: str, choices: list[KnownPlace]) -> None:
        shown = "; ".join(f"{choice.name} ({choice.place})" for choice in choices)
        super().__init__(f"There are several places called “{written.strip()[:40]}”: {shown}.")
        self.choices = choices


def one_place(written: str, found: list[KnownPlace]) -> KnownPlace:
    """The one that is meant of those that were found. Raises `SeveralPlaces`."""
    if len({(place.place, place.zone) for place in found}) > 1:
        raise SeveralPlaces(written, found)
    return found[0]


class Places(Protocol):
    """What places are called."""

    def find(self, written: str) -> list[KnownPlace]:
        """The places somebody may mean, the likeliest first; several are to be asked about.
        Raises `UnknownPlace`, with what is spelt like it.
        """
        ...

    def known(self) -> list[tuple[str, str]]:
        """Codes (ISO 3166) and names of the places one can choose."""
        ...

    def code_of(self, written: str) -> str:
        """The code of a place by its name; a code stays. Raises `UnknownPlace`."""
        ...

    def name_of(self, code: str) -> str:
        """What a place is called; something like its code where no name is known."""
        ...


class FileReaders(Protocol):
    """Files of other programs. Each raises `Unreadable` with a sentence."""

    def invitations(self, content: bytes) -> list[Invitation]:
        """The meetings of a calendar file."""
        ...

    def cards(self, content: bytes) -> list[Card]:
        """The people of a contact file."""
        ...

    def workbook(self, content: bytes) -> Table:
        """The table of a workbook, its cells as texts."""
        ...


class FileWriters(Protocol):
    """Files for other programs."""

    def workbook(self, rows: list[list[str]]) -> bytes:
        """A workbook (.xlsx) of one sheet; every cell is text, none a formula."""
        ...

    def cards(self, people: list[Card]) -> bytes:
        """Contact cards (.vcf)."""
        ...


class DiaryFiles(Protocol):
    """Writes a diary so that other programs' calendars read it."""

    def write(self, diary: Iterable[Published]) -> bytes:
        """The file; the same diary gives the same bytes."""
        ...

    def one(self, published: Published) -> bytes:
        """One entry as a file of its own, as a calendar server takes it."""
        ...

    def starts_of(self, content: bytes) -> datetime | date | None:
        """When the entry in such a file starts; None where that cannot be read."""
        ...


@dataclass(frozen=True, slots=True)
class Told:
    """Whether a message reached its person by any way, what went wrong with the others, and which
    those are: their places in the list of addresses.
    """

    reached: bool
    problem: str = ""
    failed: tuple[int, ...] = ()


class Notifier(Protocol):
    """Calls the candidate. It never writes to an employer: it knows only the candidate's own
    addresses.
    """

    def name_of(self, address: str) -> str:
        """What a way is called ("ntfy", "E-Mail"); empty for an address that is none."""
        ...

    def tell(self, addresses: Sequence[str], title: str, body: str) -> Told:
        """Give a message to all ways, once each: one that fails stops no other."""
        ...


class Sealer(Protocol):
    """Keeps secrets so that the records alone do not give them away."""

    def seal(self, secret: str) -> str:
        """The secret, unreadable without the key."""
        ...

    def open(self, sealed: str) -> str:
        """The secret again. Raises `Refused` where the key is another one."""
        ...


@dataclass(frozen=True, slots=True)
class Certificate:
    """Where a certificate lies with its key, where it lies alone, and its fingerprint (SHA-256),
    by which one knows that it is ours.
    """

    path: Path
    public_path: Path
    fingerprint: str


class RemoteCalendar(Protocol):
    """A collection on a calendar server that is ours alone; a file in it is an entry. Raises
    `Refused` with a sentence where the server cannot be reached or will not.
    """

    def token(self) -> str:
        """Changes whenever anything there changes; empty where the server does not tell."""
        ...

    def etags(self) -> dict[str, str]:
        """The server's mark of each file's version (ETag), by the file's name."""
        ...

    def read(self, name: str) -> bytes:
        """A file; empty where there is none."""
        ...

    def put(self, name: str, content: bytes, etag: str) -> str | None:
        """Put a file: a new one where ``etag`` is empty, else in the place of that version. The
        ETag it has now; None where another is there, and nothing was written.
        """
        ...

    def delete(self, name: str, etag: str) -> bool:
        """Delete that version of a file; says whether it is gone now."""
        ...
