"""Where copies of the records lie, and what they are called."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

BACKUPS = "backups"
LEFT_BEHIND = timedelta(hours=1)


def backup_name(now: datetime, label: str, ending: str) -> str:
    """What a backup is called: by the instant (UTC), and why it was made."""
    stamp = now.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")
    return "-".join(filter(None, [stamp, label])) + ending


def backups_in(folder: Path, ending: str) -> list[Path]:
    """The copies beside the records, the newest first."""
    found = (folder / BACKUPS).glob(f"*{ending}")
    return sorted(found, key=lambda path: path.name, reverse=True)


def clear_partial(folder: Path, now: datetime) -> None:
    """Remove what a copy that was cut short left behind, once it is old enough: a younger one may
    be somebody's who is still writing.
    """
    older_than = (now - LEFT_BEHIND).timestamp()
    for left in (folder / BACKUPS).glob("*.partial*"):
        if left.stat().st_mtime < older_than:
            left.unlink(missing_ok=True)
