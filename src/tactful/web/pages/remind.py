"""Be reminded of an application later: tomorrow, on Monday, on a day of one's own."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tactful.refusal import Refused
from tactful.usecases import put_off
from tactful.usecases.handles import Application
from tactful.usecases.session import Session
from tactful.web.here import Request
from tactful.web.next_step import next_step
from tactful.web.page import go, page
from tactful.wording.days import say_day
from tactful.wording.refusals import sentence_of


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
    """The days there are to choose from; what is sent puts it off until one, or not any more."""
    here = request.here
    row = here.application(key)
    if request.method != "POST":
        return _asked(request, row)
    back = "/" if request.POST.get("back") == "/" else f"/applications/{key}"
    if "as_usual" in request.POST:
        changed = put_off.end_putting_off(row, here.now, here.holidays)
        said = "Reminders come as usual." if changed else "That is so already."
        return go(request, back, said)
    try:
        day = _day(request.POST.get("day", ""))
        until = put_off.morning_of(row.owner, day, here.mine)
        put_off.put_off(row, until, here.now, here.holidays)
    except Refused as error:
        return _asked(request, row, sentence_of(error))
    said = f"{row.employer.name}: you are reminded on {say_day(day, here.today)}."
    return go(request, back, said)


def _day(typed: str) -> date:
    try:
        return date.fromisoformat(typed)
    except ValueError as error:
        raise Refused("Choose a day.") from error


def _asked(request: Request, row: Application, problem: str = "") -> HttpResponse:
    here = request.here
    step = next_step(row, here.today)
    until = None if step.advice["late"] or not step.advice["closes"] else step.advice["closes"]
    closes = datetime.fromisoformat(until) if until else None
    context = {
        "row": row,
        "problem": problem,
        "typed": request.POST.get("day", ""),
        "sentence": step.sentence,
        "later": later_days(here, row, closes),
        "put_off": row.remind_at is not None and row.remind_at > here.now,
        "back": "/" if "/" in (request.GET.get("back"), request.POST.get("back")) else "",
    }
    return page(request, "remind.html", context, 422 if problem else 200)
