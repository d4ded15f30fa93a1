"""What lies within some days: interviews, promised days, next steps and holidays."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from tactful.etiquette.case import InterviewStatus
from tactful.ports import Holidays
from tactful.records import facts, models
from tactful.usecases.find import place_code
from tactful.usecases.look import SHOWN_IN_A_LIST
from tactful.usecases.see_listed import Listed, listed

MOST = 300
MOST_PLACES = 40


@dataclass(frozen=True, slots=True)
class Dated:
    """Something of an application at an instant, or on a whole day in the employer's place."""

    application: str
    employer: str
    at: datetime | date
    timezone: str = ""


def see_interviews(owner: models.Owner, first: date, last: date) -> list[Dated]:
    """The interviews of those days, whichever zone the days are of."""
    begins, ends = _around(first, last)
    rows = models.Interview.objects.filter(owner=owner, at__gte=begins, at__lt=ends)
    rows = rows.exclude(status=InterviewStatus.CANCELLED.value)
    rows = rows.select_related("application__employer").order_by("at")[:MOST]
    return [
        Dated(str(r.application_id), r.application.employer.name, r.at, r.application.timezone)
        for r in rows
    ]


def see_promised_days(owner: models.Owner, first: date, last: date) -> list[Dated]:
    """The days by which somebody promised word, of what is still open."""
    rows = models.Agreement.objects.filter(
        owner=owner, contact_by__gte=first, contact_by__lte=last, application__outcome=""
    )
    return [
        Dated(str(row.application_id), row.application.employer.name, row.contact_by)
        for row in rows.select_related("application__employer")[:MOST]
        if row.contact_by is not None
    ]


def see_next_steps(owner: models.Owner, first: date, last: date) -> list[Listed]:
    """What is due on those days."""
    begins, ends = _around(first, last)
    rows = models.Application.objects.filter(
        owner=owner, standing__in=("now", "waiting"), due_at__gte=begins, due_at__lt=ends
    )
    rows = rows.select_related("employer").only(*SHOWN_IN_A_LIST).order_by("due_at")
    return [listed(row) for row in rows[:MOST]]


def _free_days(
    owner: models.Owner, first: date, last: date, holidays: Holidays
) -> Iterator[tuple[str, date]]:
    rows = models.Application.objects.filter(owner=owner, standing__in=("now", "waiting"))
    rows = rows.select_related("owner").order_by("due_at")[:MOST_PLACES]
    for place, row in {place_code(row): row for row in rows}.items():
        workdays = facts.calendar_of(row, holidays.workdays)
        for n in range((last - first).days + 1):
            day = first + timedelta(days=n)
            if day.weekday() < 5 and not workdays.is_working(day):
                yield place, day


def see_free_days(
    owner: models.Owner, first: date, last: date, holidays: Holidays
) -> dict[date, list[str]]:
    """The weekdays on which nobody works, in their order: on each, in which of the places of what
    is under way.
    """
    free: dict[date, list[str]] = {}
    for place, day in _free_days(owner, first, last, holidays):
        free.setdefault(day, []).append(place)
    return dict(sorted(free.items()))


def _around(first: date, last: date) -> tuple[datetime, datetime]:
    """Instants that surround those days in every zone."""
    begins = datetime.combine(first, time(0), UTC) - timedelta(days=1)
    return begins, datetime.combine(last, time(0), UTC) + timedelta(days=2)
