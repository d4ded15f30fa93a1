"""The list of changes: take one back, do it again, see them all."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tactful.ports import Holidays
from tactful.records import changes, models
from tactful.usecases.renew_advice import renewer

MOST_SHOWN = 200


@dataclass(frozen=True, slots=True)
class PastChange:
    """A change as a list shows it. ``state``: stands, undone, or undoing (another one)."""

    number: int
    at: datetime
    what: str
    by: str
    state: str


def see_changes(owner: models.Owner, most: int = MOST_SHOWN) -> list[PastChange]:
    """The latest changes, the newest first."""
    undoings = changes.undoings(owner)
    return [_shown(row, is_undoing=row.pk in undoings) for row in changes.newest_first(owner, most)]


def _shown(row: models.Change, *, is_undoing: bool) -> PastChange:
    undone = getattr(row, "undone_by", None) is not None
    state = "undone" if undone else "undoing" if is_undoing else "stands"
    return PastChange(row.pk, row.at, row.what, row.by, state)


def undo(
    owner: models.Owner, now: datetime, holidays: Holidays, *, meant: int | None = None
) -> PastChange:
    """Take back a change: the one of that number, else the newest that stands."""
    taken_back = changes.undo(owner, now, renewer(holidays), meant=meant)
    return _shown(taken_back, is_undoing=False)


def redo(owner: models.Owner, now: datetime, holidays: Holidays) -> PastChange:
    """Do again what was undone last."""
    return _shown(changes.redo(owner, now, renewer(holidays)), is_undoing=True)


def newest_number(owner: models.Owner) -> int:
    """The number of the newest change; 0 where there is none."""
    last = changes.last_change(owner)
    return last.pk if last else 0
