"""How it goes: the figures of one's own search, from the facts of its applications."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tactful.etiquette.case import Case, Channel
from tactful.etiquette.experience import (
    After,
    CameOf,
    Funnel,
    Normal,
    Point,
    Promises,
    Wait,
    came_of,
    curve,
    funnel,
    is_normal,
    promises_of,
    wait_going_on,
    waits_of,
)
from tactful.etiquette.stage import Stage
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
    """What one's own search shows. ``by_channel`` and ``by_stage``: what came of the follow-ups by
    each way, and of those before and after a talk.
    """

    count: int
    funnel: Funnel
    after_interview: tuple[Point, ...]
    after_applying: tuple[Point, ...]
    waits: tuple[Wait, ...]
    promises: Promises
    by_channel: tuple[tuple[Channel, CameOf], ...]
    by_stage: tuple[tuple[Stage, CameOf], ...]
    silences: tuple[Silence, ...]


def see_figures(owner: models.Owner, now: datetime, holidays: Holidays) -> Figures:
    """The figures as they stand at ``now``."""
    told = _told(owner, now, holidays)
    waits = [(row, wait) for row, case in told for wait in waits_of(case)]
    all_waits = tuple(wait for _, wait in waits)
    kept = [promises_of(case) for _, case in told]
    silences = filter(None, (_silence(row, case, waits) for row, case in told))
    return Figures(
        len(told),
        funnel(case for _, case in told),
        tuple(curve(w for w in all_waits if w.after is After.INTERVIEW)),
        tuple(curve(w for w in all_waits if w.after is After.APPLYING)),
        all_waits,
        Promises(sum(p.kept for p in kept), sum(p.made for p in kept)),
        tuple((channel, came_of(all_waits, channel)) for channel in Channel),
        (
            (Stage.APPLIED, came_of(all_waits, after_talk=False)),
            (Stage.INTERVIEWED, came_of(all_waits, after_talk=True)),
        ),
        tuple(sorted(silences, key=lambda s: -s.normal.days)),
    )


def see_silence(row: models.Application, now: datetime, holidays: Holidays) -> Silence | None:
    """How the silence of one application compares; None where nothing is waited for."""
    told = _told(row.owner, now, holidays)
    waits = [(other, wait) for other, case in told for wait in waits_of(case)]
    return next((_silence(row, case, waits) for other, case in told if other.pk == row.pk), None)


def _told(
    owner: models.Owner, now: datetime, holidays: Holidays
) -> list[tuple[models.Application, Case]]:
    newest = models.Application.objects.filter(owner=owner).order_by("-noted_at", "-pk")
    keys = list(newest.values_list("pk", flat=True)[:MOST])
    return list(facts.cases(keys, now, holidays.workdays))


def _silence(
    row: models.Application, case: Case, waits: list[tuple[models.Application, Wait]]
) -> Silence | None:
    """What an application waits for; nothing where one has let go of it, or is about to."""
    going = wait_going_on(case) if row.standing in ("now", "waiting") else None
    if going is None:
        return None
    normal = is_normal(going, [wait for other, wait in waits if other.pk != row.pk])
    return Silence(str(row.pk), row.employer.name, row.role, going.after, normal)
