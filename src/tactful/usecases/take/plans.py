"""What taking something in would do, before anything is saved."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from tactful.ports import FileReaders, Holidays, Places, Zones
from tactful.reading.taken.sorts import Sort
from tactful.records import models
from tactful.records.changes import ChangeInProgress

Act = Callable[[], str]
Steps = Generator[tuple[int, int], None, str]  # how many are done, of how many; what was done


@dataclass(frozen=True, slots=True)
class Around:
    """Whose records, when, and what is asked of outside. What is kept is a part of a larger
    change where it is ``within`` one.
    """

    owner: models.Owner
    now: datetime
    holidays: Holidays
    zones: Zones
    places: Places
    files: FileReaders
    within: ChangeInProgress | None = None


@dataclass(frozen=True, slots=True)
class Given:
    """What a person said about it: for which application it is, as which event a message counts
    (a word of `wording.events`), where a table's rows are if they do not say, what its columns
    mean ("head" to "meaning"), and whether the rest is kept where rows are refused or mails ask.
    """

    about: models.Application | None = None
    event: str = ""
    place: str = ""
    columns: Mapping[str, str] = field(default_factory=dict)
    keep_the_rest: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that would be done. ``action``: add, change, known or refuse; or a note, of what is
    left out or was guessed.
    """

    action: str
    words: str


@dataclass(frozen=True, slots=True)
class Guess:
    """An application that a message could begin."""

    employer: str = ""
    role: str = ""
    person: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True)
class Columns:
    """How a table was understood: its heads, what each means, and the first rows."""

    head: tuple[str, ...]
    meanings: tuple[str, ...]
    samples: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class Part:
    """One mail of a mailbox: what it is called, itself, and what would become of it."""

    title: str
    content: bytes
    plan: Plan


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be done. ``question`` is what must be said first: ``candidates`` are the
    applications it could be for, ``events`` what it could count as. ``about`` is the one it is
    for, where it is one. ``act`` does it, all of it or nothing, and says what was done; None
    where there is nothing to do. ``steps`` does the same step by step, for many rows. ``parts``
    are the mails of a mailbox.
    """

    sort: Sort
    lines: tuple[Line, ...] = ()
    question: str = ""
    candidates: tuple[models.Application, ...] = ()
    events: tuple[str, ...] = ()
    guess: Guess | None = None
    table: Columns | None = None
    about: models.Application | None = None
    act: Act | None = None
    steps: Callable[[], Steps] | None = None
    parts: tuple[Part, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many lines of each kind."""
        return {
            action: sum(line.action == action for line in self.lines)
            for action in ("add", "change", "known", "refuse")
        }
