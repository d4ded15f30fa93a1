"""Reading the advice that is stored, with the standard library alone: no Django.

*today* and *why* are asked many times a day, and most times nothing is due for renewal:
then one look at an index answers them in a fraction of the time that loading Django takes.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from tactful import config
from tactful.etiquette.fingerprint import FINGERPRINT

SCHEMA = 9  # the number of the newest migration
FILE_NAME = "tactful.sqlite3"
STANDINGS = ("now", "waiting", "let_go", "settled")


@dataclass(frozen=True, slots=True)
class Stored:
    """An application with the advice it was last given, as JSON."""

    id: str
    employer: str
    role: str
    advice: dict[str, Any]


@dataclass(frozen=True, slots=True)
class OpenOffer:
    """An offer of an employer that is no application here, not answered yet."""

    employer: str
    answer_by: date | None

    def is_due(self, day: date) -> bool:
        """Whether it wants its answer on that day of the owner, or wanted it before."""
        return self.answer_by is not None and self.answer_by <= day


class NotReady(Exception):
    """The records are not there yet, or want a migration: the long way is needed."""


def stamp(instant: datetime) -> str:
    """An instant as SQLite keeps it, in UTC, so that texts compare as instants do."""
    return instant.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")


@contextmanager
def reading(folder: Path, busy_seconds: float) -> Iterator[sqlite3.Connection]:
    """A read-only connection to the records; raises `NotReady` or `sqlite3.Error`."""
    path = folder / FILE_NAME
    if config.database() or not path.exists():
        raise NotReady
    connection = _connect(path, "mode=ro", busy_seconds)
    try:
        try:
            version = _version(connection)
        except sqlite3.OperationalError:
            # On a read-only disk SQLite cannot make the small files beside a database.
            connection.close()
            connection = _connect(path, "immutable=1", busy_seconds)
            version = _version(connection)
        if version != SCHEMA:
            raise NotReady
        yield connection
    finally:
        connection.close()


def _connect(path: Path, how: str, busy_seconds: float) -> sqlite3.Connection:
    return sqlite3.connect(
        f"{path.as_uri()}?{how}", uri=True, timeout=busy_seconds, isolation_level=None
    )


def _version(connection: sqlite3.Connection) -> int:
    connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def reader(connection: sqlite3.Connection) -> tuple[str, str]:
    """The owner's time zone and English, as far as they set them."""
    row = connection.execute("SELECT timezone, writing FROM owner LIMIT 1").fetchone()
    return (row[0], json.loads(row[1]).get("spelling", "")) if row else ("", "")


def anything_to_renew(connection: sqlite3.Connection, now: datetime) -> bool:
    """Whether some advice is old at ``now``, or was made by other rules."""
    otherwise = connection.execute(
        "SELECT 1 FROM (SELECT 1 FROM application WHERE owner_id = (SELECT id FROM owner LIMIT 1)"
        " AND made_by < :mine LIMIT 1) UNION ALL"
        " SELECT 1 FROM (SELECT 1 FROM application WHERE owner_id = (SELECT id FROM owner LIMIT 1)"
        " AND made_by > :mine LIMIT 1)",
        {"mine": FINGERPRINT},
    ).fetchone()
    if otherwise is not None:
        return True
    back = connection.execute("SELECT 1 FROM owner WHERE renewed_at > ?", (stamp(now),)).fetchone()
    if back is not None:
        return True
    row = connection.execute(
        "SELECT 1 FROM application WHERE owner_id = (SELECT id FROM owner LIMIT 1)"
        " AND look_again_at IS NOT NULL AND look_again_at <= ? LIMIT 1",
        (stamp(now),),
    ).fetchone()
    return row is not None


def counts(connection: sqlite3.Connection) -> dict[str, int]:
    """How many applications stand where."""
    rows = connection.execute(
        "SELECT standing, count(*) FROM application"
        " WHERE owner_id = (SELECT id FROM owner LIMIT 1) GROUP BY standing"
    )
    found = dict(rows.fetchall())
    return {standing: found.get(standing, 0) for standing in STANDINGS}


def standing(connection: sqlite3.Connection, where: str, most: int) -> list[Stored]:
    """The first applications that stand somewhere, the soonest first."""
    rows = connection.execute(
        "SELECT a.id, e.name, a.role, a.advice FROM application a"
        " JOIN employer e ON e.id = a.employer_id"
        " WHERE a.owner_id = (SELECT id FROM owner LIMIT 1) AND a.standing = ?"
        " ORDER BY a.due_at, a.id LIMIT ?",  # as the index has it: nothing is sorted
        (where, most),
    )
    return [_stored(row) for row in rows]


def open_offers(connection: sqlite3.Connection) -> list[OpenOffer]:
    """The offers that wait for an answer, the soonest day first."""
    rows = connection.execute(
        "SELECT employer_name, answer_by FROM offer_elsewhere"
        " WHERE owner_id = (SELECT id FROM owner LIMIT 1)"
        " AND accepted_on IS NULL AND declined_on IS NULL"
        " ORDER BY answer_by IS NULL, answer_by, employer_name"
    )
    return [OpenOffer(name, date.fromisoformat(by) if by else None) for name, by in rows]


def matching(connection: sqlite3.Connection, words: list[str], most: int) -> list[Stored]:
    """The applications in whose names all of the words occur (folded as `search_key` does)."""
    question = (
        "SELECT a.id, e.name, a.role, a.advice FROM application a"
        " JOIN employer e ON e.id = a.employer_id"
        " WHERE a.owner_id = (SELECT id FROM owner LIMIT 1)"
    )
    question += " AND instr(a.search_text, ?) > 0" * len(words)
    question += " ORDER BY e.name_key, a.role, a.id LIMIT ?"
    rows = connection.execute(question, (*words, most))
    return [_stored(row) for row in rows]


def named(connection: sqlite3.Connection, key: str) -> list[Stored]:
    """The applications at the employer of exactly that (folded) name."""
    rows = connection.execute(
        "SELECT a.id, e.name, a.role, a.advice FROM employer e"
        " JOIN application a ON a.employer_id = e.id"
        " WHERE e.owner_id = (SELECT id FROM owner LIMIT 1) AND e.name_key = ? LIMIT 2",
        (key,),
    )
    return [_stored(row) for row in rows]


def _stored(row: tuple[str, str, str, str]) -> Stored:
    return Stored(str(UUID(row[0])), row[1], row[2], json.loads(row[3]) if row[3] else {})
