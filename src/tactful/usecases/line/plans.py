"""What a line would do, before anything is saved."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tactful.reading.one_line import OneLine
from tactful.records import models
from tactful.records.names import search_key
from tactful.usecases.take.plans import Around

Keep = Callable[[], models.Application]
MOST_FOUND = 12
EXAMPLES = "“interviewed at Acme today with Dana, hears by the 17th” or “Dana called, another week”"


@dataclass(frozen=True, slots=True)
class Besides:
    """What a person said on top of the line: which application is meant, the role, the place."""

    about: models.Application | None = None
    role: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class LinePlan:
    """What a line would do: ``chips`` say it back. ``asks`` names what must be said first ("role",
    "place", "which"), with its ``question``; ``candidates`` are the applications it could be for,
    or those that were found. ``keep`` does it, all of it or nothing; None where there is nothing
    to keep.
    """

    told: OneLine
    chips: tuple[str, ...] = ()
    question: str = ""
    asks: str = ""
    candidates: tuple[models.Application, ...] = ()
    keep: Keep | None = None
    left_over: tuple[str, ...] = ()

    @property
    def is_search(self) -> bool:
        """Whether something was looked for, and nothing told."""
        return self.told.deed == "find"


def meant_by(around: Around, name: str) -> list[models.Application]:
    """The applications at a company, or with a person, of that name; those still open first."""
    rows = models.Application.objects.filter(owner=around.owner).select_related("employer", "owner")
    words = search_key(name).split()
    if not words:
        return []
    exact = rows.filter(employer__name_key=search_key(name))
    found = list(exact) or [
        row
        for row in rows.filter(employer__name_key__contains=words[0])[:200]
        if set(words) <= set(row.employer.name_key.split())
    ]
    if not found:
        people = models.Person.objects.filter(owner=around.owner)
        known = [p.pk for p in people if set(words) <= set(search_key(p.name).split())]
        found = list(rows.filter(involvements__person__in=known).distinct())
    still_open = [row for row in found if not row.outcome]
    return still_open or found


def which(told: OneLine, rows: list[models.Application]) -> LinePlan:
    """Several fit, and somebody has to say which."""
    return LinePlan(
        told,
        question="Several applications fit. Which one is meant?",
        asks="which",
        candidates=tuple(rows[:MOST_FOUND]),
    )
