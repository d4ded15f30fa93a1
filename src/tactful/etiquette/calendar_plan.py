"""What is to be done so that a calendar elsewhere holds what the diary says: plan first, then act.

What the person moved or deleted there is theirs: it is proposed here, and never undone by itself.
A collection that is suddenly empty is asked about before it is filled again.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

FEWEST_TO_ASK = 2  # so many entries gone at once are no longer each deleted by hand


class State(StrEnum):
    """How an entry stands in the other calendar."""

    KEPT = "kept"
    MOVED = "moved"  # the person moved it there, and nobody has said yet what counts
    REMOVED = "removed"  # the person deleted it there, and nobody has said yet what counts
    LEFT = "left"  # it stays as the person has it
    OVER = "over"  # called off here after the person changed it there; nobody has said what counts


class Do(StrEnum):
    """A step of a plan."""

    ADD = "add"
    CHANGE = "change"
    REMOVE = "remove"
    LOOK = "look"  # somebody else wrote it: see what it says now
    GONE = "gone"
    ASK = "ask"  # it is called off here, and the person has changed it there
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
    wanted: Mapping[str, tuple[str, str]],
    known: Sequence[Known],
    there: Mapping[str, str],
    called_off: Collection[str] = (),
) -> list[Step]:
    """The steps. ``wanted`` has, by uid, each entry's file and the mark of what it says; ``there``
    the ETags of what lies on the server, by file; ``called_off`` the uids that fell away lately.
    Files that are not ours are left alone.
    """
    by_uid = {entry.uid: entry for entry in known}
    steps = [Step(Do.ADD, uid, name) for uid, (name, _) in wanted.items() if uid not in by_uid]
    for entry in known:
        etag = there.get(entry.name)
        if entry.uid in wanted:
            do = _of(entry, wanted[entry.uid][1], etag)
        else:
            do = _of_what_fell_away(entry, etag, asking=entry.uid in called_off)
        if do is not None:
            steps.append(Step(do, entry.uid, entry.name, there.get(entry.name, "")))
    return steps


def _of(entry: Known, content: str, there: str | None) -> Do | None:
    if entry.state in (State.REMOVED, State.LEFT):
        return None
    if there is None:  # without a mark it was never put there: a first fill was cut off
        return Do.GONE if entry.etag else Do.ADD
    if there != entry.etag or entry.state is State.OVER:
        return Do.LOOK
    return Do.CHANGE if entry.state is State.KEPT and content != entry.content else None


def _of_what_fell_away(entry: Known, there: str | None, *, asking: bool) -> Do | None:
    """What the person changed there is theirs: they are asked whether it goes, for as long as it
    is told that it was called off.
    """
    if there is None:
        return Do.FORGET
    if there == entry.etag and entry.state is State.KEPT:
        return Do.REMOVE
    if not asking:
        return Do.FORGET
    if entry.state is State.KEPT:
        return Do.LOOK
    return None if there == entry.etag and entry.state is State.OVER else Do.ASK
