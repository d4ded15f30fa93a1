"""A month: interviews, promised days, when writing is fine, holidays and quiet days."""

from __future__ import annotations

import calendar as months
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from datetime import time as time_of_day
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR
from tactful.usecases.renew_advice import profile_of
from tactful.usecases.see_month import (
    see_free_days,
    see_interviews,
    see_next_steps,
    see_promised_days,
)
from tactful.usecases.session import Session
from tactful.web.here import Request
from tactful.web.next_step import NextStep
from tactful.web.page import page
from tactful.web.pages.feed import secret_of
from tactful.wording.days import MONTHS, WEEKDAYS, city, say_time

IN_A_DAY = 4
MONDAY, SATURDAY, SUNDAY = 0, 5, 6
LONGEST_WINDOW = 30  # days


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day, and where it leads."""

    kind: str
    words: str
    leads_to: str
    time: str = ""
    at: time_of_day = time_of_day.max  # to sort by: what has no hour comes last


@dataclass(slots=True)
class Cell:
    """A day of the month."""

    day: date
    outside: bool
    quiet: bool
    weekend: bool
    entries: list[Entry] = field(default_factory=list)
    holidays: list[str] = field(default_factory=list)

    @property
    def kinds(self) -> list[str]:
        """Which kinds of entries there are, for small signs."""
        return sorted({entry.kind for entry in self.entries})

    @property
    def shown(self) -> list[Entry]:
        """As many as a small square holds."""
        return sorted(self.entries, key=lambda e: e.at)[:IN_A_DAY]

    @property
    def more(self) -> int:
        """How many more there are."""
        return max(0, len(self.entries) - IN_A_DAY)


def _agenda(cells: list[Cell], today: date) -> list[tuple[str, list[Cell]]]:
    """The days on which something is, from today on; what is over comes after that."""
    busy = [cell for cell in cells if cell.entries or cell.holidays]
    over = [cell for cell in busy if cell.day < today]
    if len(over) == len(busy):
        return [("", over)] if over else []
    ahead = [("", [cell for cell in busy if cell.day >= today])]
    return [*ahead, ("Earlier", over)] if over else ahead


@require_safe
def show(request: Request) -> HttpResponse:
    """A month; ?month=2026-12, else this one."""
    here = request.here
    first = _month(request.GET.get("month", ""), here.today)
    begins = SUNDAY if here.reader.english == "US" else MONDAY
    weeks = months.Calendar(begins).monthdatescalendar(first.year, first.month)
    quiet = frozenset(profile_of(here.owner).quiet_days)
    cells = {
        day: Cell(day, day.month != first.month, (day.month, day.day) in quiet, day.weekday() > 4)
        for week in weeks
        for day in week
    }
    for day, entry in _entries(here, weeks[0][0], weeks[-1][-1]):
        if day in cells:
            cells[day].entries.append(entry)
    free = see_free_days(here.owner, weeks[0][0], weeks[-1][-1], here.holidays)
    for day, places in free.items():
        names = (here.places.name_of(place).partition(",")[0] for place in places)
        cells[day].holidays = list(dict.fromkeys(names))
    before = first - timedelta(days=1)
    after = first + timedelta(days=31)
    context = {
        "weeks": [[cells[day] for day in week] for week in weeks],
        "weekdays": [WEEKDAYS[day.weekday()] for day in weeks[0]],
        "title": f"{MONTHS[first.month - 1]} {first.year}",
        "before": f"{before.year:04}-{before.month:02}",
        "after": f"{after.year:04}-{after.month:02}",
        "feed": f"{request.get_host()}/calendar/{secret_of(here.owner)}.ics",
        "scheme": request.scheme,
        "agenda": _agenda([cells[d] for week in weeks for d in week], here.today),
    }
    return page(request, "calendar.html", context)


def _month(asked: str, today: date) -> date:
    try:
        found = date.fromisoformat(f"{asked}-01")
    except ValueError:
        return today.replace(day=1)
    return found if FIRST_YEAR < found.year < LAST_YEAR else today.replace(day=1)


def _entries(here: Session, first: date, last: date) -> Iterator[tuple[date, Entry]]:
    for interview in see_interviews(here.owner, first, last):
        if isinstance(interview.at, datetime):
            mine = interview.at.astimezone(here.mine)
            there = interview.at.astimezone(ZoneInfo(interview.timezone))
            elsewhere = there.utcoffset() != mine.utcoffset()
            clock = f", {say_time(there)} in {city(interview.timezone)}" if elsewhere else ""
            words = f"{interview.employer}: interview{clock}"
            page_of = _page_of(interview.application)
            yield mine.date(), Entry("interview", words, page_of, say_time(mine), mine.time())
    for promise in see_promised_days(here.owner, first, last):
        words = f"{promise.employer}: their promised day"
        yield promise.at, Entry("promise", words, _page_of(promise.application))
    for item in see_next_steps(here.owner, first, last):
        step = NextStep(item, here.today)
        if item.due_on is not None and step.step.action != "prepare":
            yield from _window(step, item.due_on, here.today)


def _window(step: NextStep, due_on: date, today: date) -> Iterator[tuple[date, Entry]]:
    """A window on each of its days: what is to be done on the first, the name on the others."""
    opens, closes = step.step.opens, step.step.closes
    ends = max(closes.date(), due_on) if closes is not None else due_on
    begins = max(opens.date(), today) if opens is not None and opens.date() <= ends else due_on
    for n in range(min((ends - begins).days, LONGEST_WINDOW) + 1):
        on = begins + timedelta(days=n)
        is_last = on == ends and closes is not None
        if n == 0:
            said = step.step.briefly() + (" (last good day)" if is_last else "")
        else:
            said = "last good day" if is_last else "still open"
        if n == 0 or is_last or on.weekday() < SATURDAY:
            yield on, Entry("window", f"{step.of.employer}: {said}", step.address)


def _page_of(application: str) -> str:
    return f"/applications/{application}"
