"""What is to be done so that a calendar elsewhere holds what the diary says: plan first, then act.

What the person moved or deleted there is theirs: it is proposed here, and never undone by itself.
A collection that is suddenly empty is asked about before it is filled again.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST_TO_ASK = 2  # so many entries gone at once are no longer each deleted by hand


class State(StrEnum):
    """How an entry stands in the other calendar."""

    KEPT = "kept"
    MOVED = "moved"  # the person moved it there, and nobody has said yet what counts
    REMOVED = "removed"  # the person deleted it there, and nobody has said yet what counts
    LEFT = "left"  # it stays as the person has it


class Do(StrEnum):
    """A step of a plan."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    LOOK = "look"  # somebody else wrote it: see what it says now
    GONE = "gone"
    FORGET = "forget"


@dataclass(frozen=True, slots=True)
class Known:
    """An entry as we put it there last: its file, the server's mark of that version (ETag), and
    a mark of what it said.
    """

    uid: str
    name: str
    etag: str
    content: str
    state: State


@dataclass(frozen=True, slots=True)
class Step:
    """Something to do with one entry. ``etag`` is the version it is done to."""

    do: Do
    uid: str
    name: str
    etag: str = ""


def was_emptied(known: Sequence[Known], there: Mapping[str, str]) -> bool:
    """Whether all that we put there is gone at once."""
    put = [entry for entry in known if entry.etag]  # what was never put there is not gone
    ours = [entry.name for entry in put if entry.state in (State.KEPT, State.MOVED)]
    return len(ours) >= FEWEST_TO_ASK and not set(ours) & set(there)


def plan(
    wanted: Mapping[str, tuple[str, str]], known: Sequence[Known], there: Mapping[str, str]
) -> list[Step]:
    """The steps. ``wanted`` has, by uid, each entry's file and the mark of what it says; ``there``
    the ETags of what lies on the server, by file. Files that are not ours are left alone.
    """
    by_uid = {entry.uid: entry for entry in known}
    steps = [Step(Do.ADD, uid, name) for uid, (name, _) in wanted.items() if uid not in by_uid]
    for entry in known:
        do = _of(entry, wanted.get(entry.uid), there.get(entry.name))
        if do is not None:
            steps.append(Step(do, entry.uid, entry.name, there.get(entry.name, "")))
    return steps


def _of(entry: Known, wanted: tuple[str, str] | None, there: str | None) -> Do | None:
    if wanted is None:
        untouched = there == entry.etag and entry.state is State.KEPT
        return Do.REMOVE if untouched else Do.FORGET
    if entry.state in (State.REMOVED, State.LEFT):
        return None
    if there is None:  # without a mark it was never put there: a first fill was cut off
        return Do.GONE if entry.etag else Do.ADD
    if there != entry.etag:
        return Do.LOOK
    return Do.CHANGE if entry.state is State.KEPT and wanted[1] != entry.content else None
