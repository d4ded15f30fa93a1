"""One visit to the records, the same for every door: who asks, when, and what is handed in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo

from tactful.etiquette.workdays import Workdays
from tactful.ports import FileReaders, Holidays, Places, UnknownPlace, Zones
from tactful.reading.moments import read_day, read_moment
from tactful.refusal import Misused
from tactful.usecases import find, history
from tactful.usecases.handles import Application, Owner, Person
from tactful.usecases.reader import Reader, reader_of
from tactful.usecases.renew_advice import renew_due
from tactful.usecases.zones import zone_named
from tactful.wording.refusals import explained

NOON = time(12)


@dataclass(frozen=True, slots=True)
class Outside:
    """What the use cases are handed from outside the program."""

    holidays: Holidays
    zones: Zones
    places: Places
    files: FileReaders


@dataclass(frozen=True, slots=True)
class Session:
    """The records of whoever asks, at one instant, with what the use cases want handed in."""

    owner: Owner
    now: datetime
    reader: Reader
    outside: Outside

    @property
    def holidays(self) -> Holidays:
        """Which days are public holidays where."""
        return self.outside.holidays

    @property
    def zones(self) -> Zones:
        """Which zone a place lies in."""
        return self.outside.zones

    @property
    def places(self) -> Places:
        """What places are called."""
        return self.outside.places

    @property
    def files(self) -> FileReaders:
        """Who reads the files of other programs."""
        return self.outside.files

    @property
    def mine(self) -> tzinfo:
        """The reader's own time zone: the one they set, else this computer's."""
        return self.reader.clock

    @property
    def today(self) -> date:
        """The reader's day."""
        return self.reader.day(self.now)

    def newest_change(self) -> int:
        """The number of the newest change that can be taken back; 0 where there is none."""
        return history.newest_number(self.owner)

    def find(self, words: str) -> Application:
        """The application somebody means. Raises `Refused` where none or several fit."""
        return find.application(self.owner, words)

    def application(self, key: UUID) -> Application:
        """An application of the reader's own; anybody else's is not there (`NotThere`)."""
        return find.application_of_key(self.owner, key)

    def person(self, key: UUID) -> Person:
        """Somebody in the reader's own records, else `NotThere`."""
        return find.person_of_key(self.owner, key)

    def person_of(self, row: Application, key: str) -> Person | None:
        """Somebody who has to do with an application, by their key; None for an empty key."""
        return find.involved_of_key(row, key)

    def place_code(self, written: str) -> str:
        """The code of a place as people say it. Raises `Misused` where there is none."""
        try:
            return self.places.code_of(written)
        except UnknownPlace as error:
            raise Misused(explained(error)) from error

    def today_at(self, row: Application) -> date:
        """The day in the employer's place."""
        return self.now.astimezone(ZoneInfo(row.timezone)).date()

    def workdays(self, row: Application) -> Workdays:
        """The working days at an application's place."""
        return find.workdays_of(row, self.holidays)

    def day(self, text: str, row: Application, *, past: bool) -> date:
        """A day as somebody wrote it, in the employer's place."""
        return read_day(text, self.today_at(row), self.workdays(row), past=past)

    def moment(
        self, text: str, row: Application, *, past: bool, zone: str | None = None
    ) -> datetime:
        """An instant as somebody wrote it, in the employer's zone unless another is said."""
        meant = zone_named(zone or row.timezone, self.places)
        return read_moment(text, self.now, meant, self.workdays(row), past=past, default=NOON)


def begin(now: datetime, computer: tzinfo, outside: Outside) -> Session:
    """A session of the local owner, every advice that was due made anew.

    ``computer`` is this computer's time zone, for who has set none of their own.
    """
    owner = find.local_owner()
    reader = reader_of(owner.timezone, owner.writing.get("spelling", ""), computer, now)
    renew_due(owner, now, outside.holidays)
    return Session(owner, now, reader, outside)
