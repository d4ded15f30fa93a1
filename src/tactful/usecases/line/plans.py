"""What a line would do, before anything is saved."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import time

from django.db.models import Q

from tactful.reading.one_line import OneLine
from tactful.reading.people import NO_NAMES
from tactful.records import models
from tactful.records.names import search_key
from tactful.usecases.take.plans import Around

Keep = Callable[[], models.Application | None]
MOST_FOUND = 12
NOON = time(12)  # of a day that is told without its hour
COMMON = 3  # letters; a shorter word of a line is no name
EXAMPLES = "“interviewed at Acme today with Dana, hears by the 17th” or “Dana called, another week”"


@dataclass(frozen=True, slots=True)
class Besides:
    """What a person said on top of the line: which application is meant, the role, the place."""

    about: models.Application | None = None
    role: str = ""
    place: str = ""
    when: str = ""


@dataclass(frozen=True, slots=True)
class LinePlan:
    """What a line would do: ``chips`` say it back. ``asks`` names what must be said first ("role",
    "place", "when", "which"), with its ``question``, and ``then`` what must be said after that.
    ``candidates`` are the applications it could be for, or those that were found. ``keep`` does
    it, all of it or nothing; None where there is nothing to keep. ``instead`` says that a whole
    sentence told nothing, and that its company was looked up instead.
    """

    told: OneLine
    chips: tuple[str, ...] = ()
    question: str = ""
    asks: str = ""
    then: str = ""
    candidates: tuple[models.Application, ...] = ()
    keep: Keep | None = None
    left_over: tuple[str, ...] = ()
    instead: str = ""

    @property
    def is_search(self) -> bool:
        """Whether something was looked for, and nothing told."""
        return self.told.deed == "find"


def kept(
    told: OneLine, chips: tuple[str, ...], row: models.Application, act: Callable[[], object]
) -> LinePlan:
    """What a line does to one application: done by ``act``, and shown as it stands then."""

    def keep() -> models.Application:
        act()
        row.refresh_from_db()
        return row

    return LinePlan(told, chips, candidates=(row,), keep=keep)


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


def known_names(around: Around, text: str) -> list[str]:
    """The people and companies that are noted and may stand in a line, the longest name first."""
    words = {word.strip(".,;:!?()'’") for word in search_key(text).split()}
    words |= {re.sub(r"['’]s$", "", word) for word in words}
    words = {word for word in words if len(word) >= COMMON} - NO_NAMES
    if not words:
        return []
    employers = models.Employer.objects.filter(owner=around.owner)
    fits = Q()
    for word in words:
        fits |= Q(name_key__startswith=word)
    people = models.Person.objects.filter(owner=around.owner).values_list("name", flat=True)
    known = [name for name in people if words & set(search_key(name).split())]
    known += employers.filter(fits).values_list("name", flat=True)[:200]
    return sorted(filter(None, known), key=len, reverse=True)


def which(told: OneLine, rows: list[models.Application]) -> LinePlan:
    """Several fit, and somebody has to say which."""
    return LinePlan(
        told,
        question="Several applications fit. Which one is meant?",
        asks="which",
        candidates=tuple(rows[:MOST_FOUND]),
    )
