"""How it goes: the figures of one's own search, from the facts of its applications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tactful.etiquette.case import Channel
from tactful.etiquette.experience import (
    After,
    Funnel,
    Normal,
    Point,
    Promises,
    Wait,
    answered,
    curve,
    funnel,
    is_normal,
    promises_of,
    wait_going_on,
    waits_of,
)
from tactful.ports import Holidays
from tactful.records import facts, models

MOST = 1000  # the newest applications: a search of years is told by its last thousand


@dataclass(frozen=True, slots=True)
class Silence:
    """An application that waits now, and how that compares."""

    key: str
    employer: str
    role: str
    after: After
    normal: Normal


@dataclass(frozen=True, slots=True)
class Figures:
    """What one's own search shows. ``by_channel``: of the follow-ups by each way, how many were
    answered, and how many there were.
    """

    count: int
    funnel: Funnel
    after_interview: tuple[Point, ...]
    after_applying: tuple[Point, ...]
    waits: tuple[Wait, ...]
    promises: Promises
    by_channel: tuple[tuple[Channel, int, int], ...]
    silences: tuple[Silence, ...]


def see_figures(owner: models.Owner, now: datetime, holidays: Holidays) -> Figures:
    """The figures as they stand at ``now``."""
    newest = models.Application.objects.filter(owner=owner).order_by("-noted_at", "-pk")
    keys = list(newest.values_list("pk", flat=True)[:MOST])
    told = list(facts.cases(keys, now, holidays.workdays))
    waits = [(row, wait) for row, case in told for wait in waits_of(case)]
    all_waits = tuple(wait for _, wait in waits)
    kept = [promises_of(case) for _, case in told]
    silences = []
    for row, case in told:
        going = wait_going_on(case)
        if going is not None:
            others = [wait for other, wait in waits if other.pk != row.pk]
            silences.append(
                Silence(
                    str(row.pk), row.employer.name, row.role, going.after, is_normal(going, others)
                )
            )
    return Figures(
        len(told),
        funnel(case for _, case in told),
        tuple(curve(w for w in all_waits if w.after is After.INTERVIEW)),
        tuple(curve(w for w in all_waits if w.after is After.APPLYING)),
        all_waits,
        Promises(sum(p.kept for p in kept), sum(p.made for p in kept)),
        tuple((channel, *answered(all_waits, channel)) for channel in Channel),
        tuple(sorted(silences, key=lambda s: -s.normal.days)),
    )
