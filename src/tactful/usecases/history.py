"""The list of changes: take one back, do it again, see them all."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from tactful.ports import Holidays
from tactful.records import models, undoing
from tactful.refusal import Refused
from tactful.usecases.renew_advice import renewer
from tactful.wording.deeds import say_deed, why_not_undone

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
    undoings = undoing.undoings(owner)
    return [_shown(row, is_undoing=row.pk in undoings) for row in undoing.newest_first(owner, most)]


def _shown(row: models.Change, *, is_undoing: bool) -> PastChange:
    undone = getattr(row, "undone_by", None) is not None
    state = "undone" if undone else "undoing" if is_undoing else "stands"
    return PastChange(row.pk, row.at, say_deed(row.did, row.of), row.by, state)


def undo(
    owner: models.Owner, now: datetime, holidays: Holidays, *, meant: int | None = None
) -> PastChange:
    """Take back a change: the one of that number, else the newest that stands. Raises `Refused`
    with what stands against it.
    """
    with _in_words():
        taken_back = undoing.undo(owner, now, renewer(holidays), meant=meant)
    return _shown(taken_back, is_undoing=False)


def redo(owner: models.Owner, now: datetime, holidays: Holidays) -> PastChange:
    """Do again what was undone last. Raises `Refused` where nothing was."""
    with _in_words():
        done_again = undoing.redo(owner, now, renewer(holidays))
    return _shown(done_again, is_undoing=True)


HINTS = {
    "unknown": "To see them all: tactful changes",
    "undone": "To do it again: tactful redo",
    "built_upon": "To undo that one first: tactful undo {other}",
}


@contextmanager
def _in_words() -> Iterator[None]:
    try:
        yield
    except undoing.CannotUndo as error:
        said = [say_deed(c.did, c.of) if c else "" for c in (error.chosen, error.other)]
        hint = HINTS.get(error.why, "").format(other=error.other.pk if error.other else "")
        raise Refused(why_not_undone(error.why, *said), hint) from error


def newest_number(owner: models.Owner) -> int:
    """The number of the newest change; 0 where there is none."""
    last = undoing.last_change(owner)
    return last.pk if last else 0
