"""Who asks, when, and what the use cases want handed in: the same for every page."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db import Error
from django.http import HttpRequest, HttpResponse

from tactful import clock, wiring
from tactful.etiquette.workdays import OutsideCalendar, Workdays
from tactful.ports import FileReaders, Holidays, Places, UnknownPlace, Zones
from tactful.refusal import Misused, Refused
from tactful.usecases import find, history
from tactful.usecases.find import NotThere
from tactful.usecases.handles import Application, Owner, Person
from tactful.usecases.renew_advice import renew_due
from tactful.wording.days import days_as_in
from tactful.wording.english import english_by

Answer = Callable[["HttpRequest"], HttpResponse]
WITHOUT_RECORDS = ("/static/", "/enter", "/leave", "/service-worker.js", "/manifest.webmanifest")


@dataclass(frozen=True, slots=True)
class Here:
    """The records of whoever asks, at the instant of the request."""

    owner: Owner
    now: datetime
    holidays: Holidays
    zones: Zones
    places: Places
    files: FileReaders
    last_change: int  # the key of the newest change when the request began

    @property
    def mine(self) -> tzinfo:
        """The reader's own time zone: the one they set, else this computer's."""
        if self.owner.timezone:
            return ZoneInfo(self.owner.timezone)
        return clock.local(self.now).tzinfo or ZoneInfo("UTC")

    @property
    def today(self) -> date:
        """The reader's day."""
        return self.now.astimezone(self.mine).date()

    @property
    def english(self) -> str:
        """Whose English and whose days they read: "US" or "GB"."""
        return self.owner.writing.get("spelling") or english_by(self.mine, self.now)

    def today_at(self, row: Application) -> date:
        """The day in the employer's place."""
        return self.now.astimezone(ZoneInfo(row.timezone)).date()

    def workdays(self, row: Application) -> Workdays:
        """The working days at an application's place."""
        return find.workdays_of(row, self.holidays)

    def application(self, key: UUID) -> Application:
        """An application of the reader's own; anybody else's is not there (`NotThere`, 404)."""
        return find.application_of_key(self.owner, key)

    def person(self, key: UUID) -> Person:
        """Somebody in the reader's own records, else `NotThere`."""
        return find.person_of_key(self.owner, key)

    def person_of(self, row: Application, key: str) -> Person | None:
        """Somebody who has to do with an application, by their key; None for an empty key."""
        return find.involved_of_key(row, key)


class Request(HttpRequest):
    """A request for a page."""

    here: Here


class OpenRecords:
    """Hands each page the records, up to date; what goes wrong becomes a page with a sentence."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The page, or what kept us from it."""
        from tactful.web.pages import refused

        if request.path.startswith(WITHOUT_RECORDS):
            return refused.not_that_way(request, self._answer(request))
        try:
            request.here = _here()  # type: ignore[attr-defined]  # what a Request is
        except Refused as error:
            return refused.trouble(request, str(error))
        except (sqlite3.Error, Error) as error:
            return refused.trouble(request, str(wiring.records_trouble(error)))
        here: Here = request.here  # type: ignore[attr-defined]  # set just now
        with days_as_in(here.english, here.mine):
            return refused.not_that_way(request, self._answer(request))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal; None for what is none."""
        from tactful.web.pages import refused

        if isinstance(error, NotThere):
            return refused.not_there(request)
        if isinstance(error, Refused):
            return refused.refusal(request, str(error), 400 if isinstance(error, Misused) else 409)
        if isinstance(error, UnknownPlace | OutsideCalendar):
            return refused.refusal(request, f"{error}.", 400)
        if isinstance(error, sqlite3.Error | Error):
            return refused.trouble(request, str(wiring.records_trouble(error)))
        return None


def _here() -> Here:
    now = clock.now()
    outside = wiring.outside()
    owner = find.local_owner()
    renew_due(owner, now, outside.holidays)
    last = history.newest_number(owner)
    return Here(owner, now, outside.holidays, outside.zones, outside.places, outside.files, last)
