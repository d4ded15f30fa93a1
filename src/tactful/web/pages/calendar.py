"""A month: interviews, promised days, when writing is fine, holidays and quiet days."""

from __future__ import annotations

import calendar as months
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR
from tactful.records import models
from tactful.usecases.renew_advice import profile_of
from tactful.web.here import Here, Request
from tactful.web.next_step import NextStep
from tactful.web.page import page
from tactful.wording.days import MONTHS, say_time

MOST_IN_A_MONTH = 300
MOST_PLACES = 40
IN_A_DAY = 4


@dataclass(frozen=True, slots=True)
class Entry:
    """Something on a day, and where it leads."""

    kind: str
    words: str
    leads_to: str
    time: str = ""


@dataclass(slots=True)
class Cell:
    """A day of the month."""

    day: date
    outside: bool
    quiet: bool
    weekend: bool
    entries: list[Entry] = field(default_factory=list)

    @property
    def shown(self) -> list[Entry]:
        """As many as a small square holds."""
        return sorted(self.entries, key=lambda e: e.time or "99")[:IN_A_DAY]

    @property
    def more(self) -> int:
        """How many more there are."""
        return max(0, len(self.entries) - IN_A_DAY)


@require_safe
def show(request: Request) -> HttpResponse:
    """A month; ?month=2026-12, else this one."""
    here = request.here
    first = _month(request.GET.get("month", ""), here.today)
    weeks = months.Calendar().monthdatescalendar(first.year, first.month)
    quiet = frozenset(profile_of(here.owner).quiet_days)
    cells = {
        day: Cell(day, day.month != first.month, (day.month, day.day) in quiet, day.weekday() > 4)
        for week in weeks
        for day in week
    }
    for day, entry in _entries(here, weeks[0][0], weeks[-1][-1]):
        if day in cells:
            cells[day].entries.append(entry)
    before = first - timedelta(days=1)
    after = first + timedelta(days=31)
    context = {
        "weeks": [[cells[day] for day in week] for week in weeks],
        "title": f"{MONTHS[first.month - 1]} {first.year}",
        "before": f"{before.year:04}-{before.month:02}",
        "after": f"{after.year:04}-{after.month:02}",
        "busy": [c for week in weeks for c in (cells[d] for d in week) if c.entries],
    }
    return page(request, "calendar.html", context)


def _month(asked: str, today: date) -> date:
    try:
        found = date.fromisoformat(f"{asked}-01")
    except ValueError:
        return today.replace(day=1)
    return found if FIRST_YEAR < found.year < LAST_YEAR else today.replace(day=1)


def _entries(here: Here, first: date, last: date) -> list[tuple[date, Entry]]:
    begins = datetime.combine(first, time(0), UTC) - timedelta(days=1)
    ends = datetime.combine(last, time(0), UTC) + timedelta(days=2)
    return [
        *_interviews(here, begins, ends),
        *_promises(here, first, last),
        *_next_steps(here, begins, ends),
        *_holidays(here, first, last),
    ]


def _interviews(here: Here, begins: datetime, ends: datetime) -> list[tuple[date, Entry]]:
    rows = models.Interview.objects.filter(owner=here.owner, at__gte=begins, at__lt=ends)
    found = []
    for row in rows.select_related("application__employer").order_by("at")[:MOST_IN_A_MONTH]:
        mine = row.at.astimezone(here.mine)
        words = f"Interview, {row.application.employer.name}"
        entry = Entry("interview", words, f"/applications/{row.application_id}", say_time(mine))
        found.append((mine.date(), entry))
    return found


def _promises(here: Here, first: date, last: date) -> list[tuple[date, Entry]]:
    rows = models.Agreement.objects.filter(
        owner=here.owner, contact_by__gte=first, contact_by__lte=last, application__outcome=""
    )
    return [
        (
            row.contact_by,
            Entry(
                "promise",
                f"Promised day of {row.application.employer.name}",
                f"/applications/{row.application_id}",
            ),
        )
        for row in rows.select_related("application__employer")[:MOST_IN_A_MONTH]
        if row.contact_by is not None
    ]


def _next_steps(here: Here, begins: datetime, ends: datetime) -> list[tuple[date, Entry]]:
    rows = models.Application.objects.filter(
        owner=here.owner, standing__in=("now", "waiting"), due_at__gte=begins, due_at__lt=ends
    )
    found = []
    for row in rows.select_related("employer").order_by("due_at")[:MOST_IN_A_MONTH]:
        step = NextStep(row, here.today)
        if row.due_at is None or step.step.action == "prepare":
            continue
        words = _words(step, row)
        day = row.due_at.astimezone(ZoneInfo(row.timezone)).date()
        found.append((day, Entry(row.standing, words, step.address)))
    return found


def _holidays(here: Here, first: date, last: date) -> list[tuple[date, Entry]]:
    """The weekdays on which nobody works, in the places of what is under way."""
    rows = models.Application.objects.filter(owner=here.owner, standing__in=("now", "waiting"))
    rows = rows.select_related("owner").order_by("due_at")[:MOST_PLACES]
    places = {(row.country, row.subdivision): row for row in rows}
    found = []
    for (country, part), row in places.items():
        name = here.places.name_of("-".join(filter(None, (country, part))))
        workdays = here.workdays(row)
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            if day.weekday() < 5 and not workdays.is_working(day):
                found.append((day, Entry("holiday", f"Holiday: {name}", "/settings#holidays")))
    return found


def _words(step: NextStep, row: models.Application) -> str:
    if row.standing == "now":
        return f"Last good day: {step.what} ({row.employer.name})"
    return f"{step.step.reach()} ({row.employer.name})"
