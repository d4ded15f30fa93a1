"""The only file that asks what time it is."""

from __future__ import annotations

from datetime import UTC, datetime

from tactful import config
from tactful.refusal import Refused


def now() -> datetime:
    """The present instant, in UTC; TACTFUL_NOW stands in for it where it is set."""
    pretended = config.value(config.NOW)
    if not pretended:
        return datetime.now(UTC)
    try:
        instant = datetime.fromisoformat(pretended)
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None:
        raise Refused(
            f"TACTFUL_NOW is {pretended!r}; write an instant like 2026-12-07T10:00:00-05:00"
        )
    return instant.astimezone(UTC)


def local(instant: datetime) -> datetime:
    """An instant in the time zone of this computer."""
    return instant.astimezone()
