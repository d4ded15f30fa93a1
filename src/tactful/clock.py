"""The only file that asks what time it is."""

from __future__ import annotations

import os
from datetime import UTC, datetime, tzinfo
from zoneinfo import ZoneInfo

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
    """An instant in the time zone of this computer.

    Where TZ names a zone, it is looked up in our own copy of the time zone database: a bare
    system has none, and would quietly take every zone for UTC.
    """
    named = os.environ.get("TZ", "").removeprefix(":")
    if named:
        try:
            return instant.astimezone(ZoneInfo(named))
        except (KeyError, ValueError, OSError):
            pass  # a zone in the old notation of POSIX, which the system understands
    return instant.astimezone()


def zone(instant: datetime) -> tzinfo:
    """The time zone of this computer, with the offset it has at an instant."""
    return local(instant).tzinfo or UTC
