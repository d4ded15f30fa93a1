"""Copies of the records: make one, list them, look whether one is whole, go back to one."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tactful.records.databases.kept_in import database
from tactful.refusal import Refused


def back_up(now: datetime, target: Path | None = None) -> Path:
    """A consistent copy; without a ``target`` among the backups, named by the instant (UTC)."""
    return database().back_up(now, target=target)


def see_backups() -> list[Path]:
    """The copies beside the records, the newest first."""
    return database().backups()


def meant(name: str | None) -> Path:
    """The copy somebody names, by its name among the backups or as a file; else the newest that
    is whole.
    """
    known = see_backups()
    if name is None:
        if not known:
            raise Refused("There is no backup beside your records. Name a file to go back to.")
        return next(filter(_is_whole, known), known[0])
    chosen = next((path for path in known if name in (path.name, path.stem)), Path(name))
    if not chosen.is_file():
        raise Refused(
            f"There is no backup “{name[:80]}”.", "To see them all: tactful restore --list"
        )
    return chosen


def _is_whole(backup: Path) -> bool:
    try:
        check(backup)
    except Refused:
        return False
    return True


def check(backup: Path) -> int:
    """How many applications a copy holds. Raises `Refused` for one that is not whole."""
    return database().check_backup(backup)


def restore(backup: Path, now: datetime) -> Path | None:
    """Put a copy in place; returns where what stood there is kept from now on."""
    return database().restore(backup, now)
