"""Be reminded of an application later: tomorrow, on Monday, on a day of one's own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from tactful.refusal import Refused
from tactful.usecases import put_off
from tactful.usecases.handles import Application
from tactful.usecases.session import Session
from tactful.web.here import Request
from tactful.web.page import go, page
from tactful.wording.days import say_day


def later_days(here: Session, row: Application, closes: datetime | None) -> list[tuple[str, str]]:
    """The days that are offered to put a step off to, and what they are called: those that are
    not past the last good moment.
    """
    tomorrow, monday = here.today + timedelta(days=1), put_off.next_monday(here.today)
    days = [(tomorrow, "Tomorrow")] + ([(monday, "Monday")] if monday != tomorrow else [])
    return [
        (day.isoformat(), name)
        for day, name in days
        if closes is None or put_off.morning_of(row.owner, day, here.mine) < closes
    ]


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, key: UUID) -> HttpResponse:
    """What is sent puts it off until a day, or not any more."""
    here = request.here
    row = here.application(key)
    if request.method != "POST":
        return HttpResponseRedirect(f"/applications/{key}")
    if "as_usual" in request.POST:
        changed = put_off.end_putting_off(row, here.now, here.holidays)
        said = "Reminders come as usual." if changed else "That is so already."
        return go(request, f"/applications/{key}", said)
    try:
        day = _day(request.POST.get("day", ""))
        until = put_off.morning_of(row.owner, day, here.mine)
        put_off.put_off(row, until, here.now, here.holidays)
    except Refused as error:
        return _refused(request, row, error.sentence)
    said = f"{row.employer.name}: you are reminded on {say_day(day, here.today)}."
    return go(request, f"/applications/{key}", said)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Refused("Choose a day.") from error


def _refused(request: Request, row: Application, sentence: str) -> HttpResponse:
    return page(request, "remind.html", {"row": row, "problem": sentence}, 422)
