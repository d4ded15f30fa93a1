"""Today, as the database tells it: what to do now, what to wait for, what to let go."""

from __future__ import annotations

from django.db.models import Count

from tactful.records import models
from tactful.records.stored import STANDINGS, Stored
from tactful.usecases.look import as_stored, standing_first


def see_today(owner: models.Owner, most: int) -> tuple[dict[str, list[Stored]], dict[str, int]]:
    """The first applications of each standing, and how many stand there in all."""
    found = {where: standing_first(owner, where, most)[0] for where in STANDINGS[:3]}
    return {where: [as_stored(row) for row in rows] for where, rows in found.items()}, counts(owner)


def counts(owner: models.Owner) -> dict[str, int]:
    """How many applications stand where."""
    rows = models.Application.objects.filter(owner=owner).order_by()
    found = dict(rows.values_list("standing").annotate(Count("pk")))
    return {where: found.get(where, 0) for where in STANDINGS}
