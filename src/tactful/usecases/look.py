"""Look at what is there: one application, all of them, the people."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Q

from tactful.cases.writing import case_as_json
from tactful.etiquette.case import Case
from tactful.ports import Holidays
from tactful.records import facts, models
from tactful.records.names import search_key
from tactful.records.search import matching
from tactful.records.stored import STANDINGS, Stored
from tactful.usecases.export_records import person_as_json
from tactful.usecases.renew_advice import decide_at, profile_for, told_meanwhile

Json = dict[str, Any]
DURING_OFFICE_HOURS = time(10)
SHOWN_IN_A_LIST = (
    "role", "advice", "standing", "stage", "due_at", "timezone", "outcome", "applied_on",
    "owner", "employer__name",
)  # fmt: skip


def application_whole(row: models.Application, now: datetime, holidays: Holidays) -> Json:
    """All that is known about an application, as JSON."""
    _, case = next(facts.cases([row.pk], now, holidays.workdays))
    return {
        "id": str(row.pk),
        "employer": row.employer.name,
        "role": row.role,
        "notes": row.notes,
        "hours": row.hours or "office",
        "job": {
            "link": row.link,
            "source": row.source,
            "pay": row.pay,
            "posting": row.posting,
            "closes_on": row.closes_on.isoformat() if row.closes_on else None,
        },
        "where": [
            " ".join(filter(None, (talk.place, talk.link)))
            for talk in facts.interviews_in_order(row)
        ],
        "case": case_as_json(case),
        "said": [a.said for a in facts.in_order_noted(row)],
        "meanwhile": told_meanwhile(case, profile_for(row)),
        "touch_notes": [touch.note for touch in facts.touches_in_order(row)],
        "advice": json.loads(row.advice),
    }


def case_of(row: models.Application, now: datetime, holidays: Holidays) -> Case:
    """The case of one application."""
    return next(facts.cases([row.pk], now, holidays.workdays))[1]


def listed(
    owner: models.Owner, words: str, standing: str | None, outcome: str | None, most: int
) -> tuple[list[Stored], int]:
    """The applications that fit, by employer and role, and how many there are in all."""
    rows = models.Application.objects.filter(owner=owner).select_related("employer", "owner")
    rows = matching(rows, words).order_by("sort_key", "pk")
    if standing:
        rows = rows.filter(standing=standing)
    if outcome:
        rows = rows.filter(outcome="" if outcome == "open" else outcome)
    return [as_stored(row) for row in rows[:most]], rows.count()


def today_on(
    owner: models.Owner, on: date, now: datetime, holidays: Holidays, most: int
) -> tuple[dict[str, list[Stored]], dict[str, int]]:
    """What *today* would say on another day, at ten in the employer's morning. Nothing is
    stored. What the clock could not have changed by then is not decided anew.
    """
    latest = datetime.combine(on, DURING_OFFICE_HOURS, UTC) + timedelta(hours=14)
    moved = Q(look_again_at__lte=latest) if latest >= now else Q()
    rows = models.Application.objects.filter(owner=owner).select_related("employer", "owner")
    stale = set(rows.filter(moved).values_list("pk", flat=True))
    found: dict[str, list[models.Application]] = {where: [] for where in STANDINGS}
    for row in rows.exclude(pk__in=stale) if moved else ():
        found[row.standing].append(row)
    for row in _decided_on(owner, sorted(stale), on, now, holidays):
        found[row.standing].append(row)
    for some in found.values():
        some.sort(key=lambda row: (row.due_at, row.noted_at))
    counts = {where: len(some) for where, some in found.items()}
    return {where: [as_stored(r) for r in some[:most]] for where, some in found.items()}, counts


def _decided_on(
    owner: models.Owner, ids: list[Any], on: date, now: datetime, holidays: Holidays
) -> Iterator[models.Application]:
    zones = models.Application.objects.filter(pk__in=ids).values_list("pk", "timezone")
    by_zone: dict[str, list[Any]] = {}
    for key, zone in zones:
        by_zone.setdefault(zone, []).append(key)
    for zone, some in by_zone.items():
        then = moment_on(on, zone, now)
        yield from (row for row, _ in decide_at(owner, some, then, holidays))


def moment_on(on: date, zone: str, now: datetime) -> datetime:
    """The moment to ask about on a day: now, if that is today, else ten in the morning there."""
    there = ZoneInfo(zone)
    if now.astimezone(there).date() == on:
        return now
    return datetime.combine(on, DURING_OFFICE_HOURS, there)


def advice_on(row: models.Application, then: datetime, holidays: Holidays) -> Stored:
    """The advice for one application at another time."""
    decided, _ = decide_at(row.owner, [row.pk], then, holidays)[0]
    return as_stored(decided)


def as_stored(row: models.Application) -> Stored:
    """An application with the advice it was last given."""
    return Stored(str(row.pk), row.employer.name, row.role, json.loads(row.advice or "{}"))


def people(owner: models.Owner, words: str) -> list[Json]:
    """Everybody who fits, with the touches to and from them over all applications."""
    keys = search_key(words).split()
    rows = models.Person.objects.filter(owner=owner).prefetch_related(
        "involvements__application__employer", "touches__application__employer", "former_addresses"
    )
    return [
        _person(row)
        for row in rows.order_by("name", "pk").iterator(facts.AT_ONCE)
        if all(key in search_key(f"{row.name} {row.email}") for key in keys)
    ]


def _person(row: models.Person) -> Json:
    return person_as_json(row) | {
        "applications": [str(i.application) for i in row.involvements.all()],
        "touches": [
            {
                "at": touch.at.astimezone(ZoneInfo(touch.application.timezone)).isoformat(),
                "direction": touch.direction,
                "kind": touch.kind,
                "channel": touch.channel,
                "application": str(touch.application),
            }
            for touch in sorted(row.touches.all(), key=lambda t: t.at)
        ],
    }


def standing_first(
    owner: models.Owner, where: str, most: int
) -> tuple[list[models.Application], bool]:
    """The first applications that stand somewhere, the soonest first, and whether there are
    more: as quick with fifty thousand as with ten, for nothing is counted.
    """
    rows = models.Application.objects.filter(owner=owner, standing=where)
    rows = rows.select_related("employer").only(*SHOWN_IN_A_LIST).order_by("due_at", "pk")
    found = list(rows[: most + 1])
    return found[:most], len(found) > most
