"""A form that was filled in while somebody changed the same thing in another window."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from tactful.records import models
from tactful.records.images import image_at, image_of
from tactful.refusal import Refused
from tactful.wording.changed import changed_meanwhile


class ChangedMeanwhile(Refused):
    """What a form shows is no longer so; ``version`` is the one that is kept now."""

    def __init__(self, sentence: str, version: int) -> None:
        super().__init__(sentence)
        self.version = version


def refuse_stale(
    row: models.Owned | models.Owner, seen: int | None, fields: Collection[str] = ()
) -> None:
    """Raise `ChangedMeanwhile` if a row is no longer the one that was ``seen`` (None: it does
    not matter), or if some of these ``fields`` of it are not. To be asked within the change,
    where nobody else can write.
    """
    table: Any = type(row)._default_manager
    stored = table.get(pk=row.pk)
    if seen is None or stored.version == seen:
        return
    before, now = image_at(row, seen), image_of(stored)
    if before is not None and fields and all(before.get(n) == now[n] for n in fields):
        return
    raise ChangedMeanwhile(changed_meanwhile(before, now), stored.version)
