"""Places and time zones as people write them: "US-NY", "uk", "Europe/Berlin"."""

from __future__ import annotations

from zoneinfo import ZoneInfo

ALSO_CALLED = {"UK": "GB", "EL": "GR"}
NO_ZONES = frozenset({"posixrules", "localtime", "Factory"})  # files beside the zones


class UnknownZone(ValueError):
    """No time zone of that name exists; the message shows how to write one."""


def read_place(text: str) -> tuple[str, str]:
    """Country and part (which may be empty) of a place like US-NY, in capitals."""
    country, _, part = text.strip().upper().partition("-")
    return ALSO_CALLED.get(country, country), part


def read_zone(name: str) -> ZoneInfo:
    """The time zone of that name. Raises `UnknownZone`."""
    try:
        if name in NO_ZONES:
            raise ValueError(name)
        return ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise UnknownZone(
            f"{name[:40]!r} is no time zone; write one like America/New_York"
        ) from error
