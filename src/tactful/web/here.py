"""Who asks, when, and what the use cases want handed in: the same for every page."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable

from django.db import Error
from django.http import HttpRequest, HttpResponse

from tactful import clock, wiring
from tactful.etiquette.workdays import OutsideCalendar
from tactful.ports import UnknownPlace
from tactful.refusal import Misused, Refused
from tactful.usecases.find import NotThere
from tactful.usecases.session import Session, begin
from tactful.web.look import chosen_look
from tactful.wording.days import days_as_in
from tactful.wording.refusals import explained

Answer = Callable[["HttpRequest"], HttpResponse]
SAFE = ("GET", "HEAD")
WITHOUT_RECORDS = ("/static/", "/enter", "/leave", "/service-worker.js", "/manifest.webmanifest")


class Request(HttpRequest):
    """A request for a page."""

    here: Session
    last_change: int | None  # the newest change when the request began; None: it changes nothing


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
            here = _here()
            request.here = here  # type: ignore[attr-defined]  # what a Request is
            changes = request.method not in SAFE
            request.last_change = here.newest_change() if changes else None  # type: ignore[attr-defined]
        except Refused as error:
            return refused.trouble(request, explained(error))
        except (sqlite3.Error, Error) as error:
            return refused.trouble(request, explained(wiring.records_trouble(error)))
        with days_as_in(here.reader.english, here.mine, chosen_look(request)["clock"]):
            return refused.not_that_way(request, self._answer(request))

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """The page for a refusal; None for what is none."""
        from tactful.web.pages import refused

        if isinstance(error, NotThere):
            return refused.not_there(request)
        if isinstance(error, Refused):
            status = 400 if isinstance(error, Misused) else 409
            return refused.refusal(request, explained(error), status)
        if isinstance(error, UnknownPlace | OutsideCalendar):
            said = explained(error) if isinstance(error, UnknownPlace) else f"{error}."
            return refused.refusal(request, said, 400)
        if isinstance(error, sqlite3.Error | Error):
            return refused.trouble(request, explained(wiring.records_trouble(error)))
        return None


def _here() -> Session:
    now = clock.now()
    return begin(now, clock.zone(now), wiring.outside())
