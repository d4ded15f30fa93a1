"""Applications as lists show them: on Today, on the board, in the table."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from tactful.etiquette.stage import Stage
from tactful.records import models
from tactful.records.search import matching
from tactful.records.stored import STANDINGS
from tactful.usecases.look import SHOWN_IN_A_LIST, standing_first
from tactful.wording.today import PAST_COUNTING

SORTS = {
    "company": "sort_key",
    "role": "role",
    "next": "due_at",
    "stage": "stage",
    "added": "noted_at",
}
STANDS_IN = STANDINGS
MOST_COUNTED = PAST_COUNTING + 1  # a page is as quick with fifty thousand applications as with ten


@dataclass(frozen=True, slots=True)
class Listed:
    """An application in a list: what it is, and the advice it was last given."""

    key: str
    employer: str
    role: str
    stage: Stage
    standing: str
    advice: dict[str, Any]
    due_at: datetime | None
    timezone: str
    noted_at: datetime | None = None

    @property
    def due_on(self) -> date | None:
        """The day in the employer's place on which it is due."""
        return self.due_at.astimezone(ZoneInfo(self.timezone)).date() if self.due_at else None


def listed(row: models.Application, *, with_noted_at: bool = False) -> Listed:
    """An application as a list shows it."""
    return Listed(
        str(row.pk),
        row.employer.name,
        row.role,
        Stage(row.stage),
        row.standing,
        json.loads(row.advice) if row.advice else {},
        row.due_at,
        row.timezone,
        row.noted_at if with_noted_at else None,
    )


def see_standing(owner: models.Owner, where: str, most: int) -> tuple[list[Listed], bool]:
    """The first applications that stand somewhere, and whether there are more."""
    rows, more = standing_first(owner, where, most)
    return [listed(row) for row in rows], more


def count_standing(owner: models.Owner, where: str, stage: str = "") -> int:
    """How many applications stand somewhere; what is past counting is not counted on."""
    rows = models.Application.objects.filter(owner=owner, standing=where)
    if stage:
        rows = rows.filter(stage=stage)
    return rows[:MOST_COUNTED].count()


def see_table(
    owner: models.Owner,
    words: str,
    *,
    stage: str,
    standing: str,
    sort: str,
    down: bool,
    first: int,
    most: int,
) -> tuple[list[Listed], bool]:
    """A page of the applications that fit, sorted by a column of `SORTS`; and whether more
    follow.
    """
    rows = models.Application.objects.filter(owner=owner).select_related("employer")
    if stage:
        rows = rows.filter(stage=stage)
    if standing:
        rows = rows.filter(standing=standing)
    rows = matching(rows, words).order_by(
        ("-" if down else "") + SORTS[sort], "-pk" if down else "pk"
    )
    page = rows.only(*SHOWN_IN_A_LIST, "noted_at")[first : first + most + 1]
    found = [listed(row, with_noted_at=True) for row in page]
    return found[:most], len(found) > most


def is_anything_there(owner: models.Owner) -> bool:
    """Whether there is any application at all."""
    return models.Application.objects.filter(owner=owner).exists()
