"""Folders and files that nobody else may look into."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from pathlib import Path

from tactful.refusal import Refused

BACKUPS = "backups"


def make_private_folder(folder: Path) -> None:
    """A folder that nobody else may look into."""
    try:
        if folder.name in ("demo", BACKUPS):
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            f"The folder {folder} cannot be made ({error.strerror}). Set TACTFUL_DATA to one"
            " you may write to."
        ) from error


def make_private_file(path: Path) -> None:
    """An empty file that nobody else may read; one that is there is replaced."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def backup_name(now: datetime, label: str, ending: str) -> str:
    """What a backup is called: by the instant (UTC), and why it was made."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return "-".join(filter(None, [stamp, label])) + ending


def backups_in(folder: Path, ending: str) -> list[Path]:
    """The copies beside the records, the newest first."""
    found = (folder / BACKUPS).glob(f"*{ending}")
    return sorted(found, key=lambda path: path.name, reverse=True)


def clear_partial(folder: Path, older_than: float) -> None:
    """Remove what a copy that was cut short left behind, if it is that old (seconds of the
    epoch): a younger one may be somebody's who is still writing.
    """
    for left in (folder / BACKUPS).glob("*.partial*"):
        if left.stat().st_mtime < older_than:
            left.unlink(missing_ok=True)


def write_private_bytes(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, all of it or nothing."""
    partial = path.with_name(f".{path.name}.partial")
    make_private_file(partial)
    try:
        with open(partial, "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        os.replace(partial, path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
