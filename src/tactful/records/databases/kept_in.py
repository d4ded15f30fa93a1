"""Which database the records are kept in, and what is asked of each."""

from __future__ import annotations

from contextlib import AbstractContextManager
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Protocol

from tactful import config
from tactful.refusal import Refused


class Database(Protocol):
    """What only the database itself can do. ``sqlite`` and ``postgresql`` are its adapters."""

    def prepare(self, now: datetime) -> None:
        """Make it ready for the models, or bring it up to date. Raises `Refused`."""
        ...

    def back_up(self, now: datetime, label: str = "", target: Path | None = None) -> Path:
        """A consistent copy, taken while others may be writing. Returns its path."""
        ...

    def backups(self) -> list[Path]:
        """The copies kept beside the records, the newest first."""
        ...

    def every_copy(self) -> list[Path]:
        """The same, with what was set aside because it could not be read."""
        ...

    def check_backup(self, backup: Path) -> int:
        """How many applications a copy holds. Raises `Refused` for one that is not whole."""
        ...

    def restore(self, backup: Path, now: datetime) -> Path | None:
        """Put a copy in the place of the records; returns where those are kept from now on."""
        ...

    def hurried(self) -> AbstractContextManager[None]:
        """Within, another writer is waited for only a moment."""
        ...

    def words_index(self, words: list[str]) -> tuple[str, list[str]]:
        """The question, in SQL, for the keys of applications in whose texts every word begins
        one, and its parameters.
        """
        ...

    def refusal_for(self, error: Exception) -> Refused:
        """The refusal that says what its error means."""
        ...

    def forget_deleted(self) -> None:
        """Leave no trace of deleted rows in its files."""
        ...


@cache
def _at(address: str, folder: Path) -> Database:
    if address:
        from tactful.records.databases.postgresql import PostgreSQL

        return PostgreSQL(address, folder)
    from tactful.records.databases.sqlite import SQLite

    return SQLite(folder)


def database() -> Database:
    """The database of this installation."""
    return _at(config.database(), config.data_folder())
