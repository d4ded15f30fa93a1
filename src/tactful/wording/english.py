"""Whose English, and whose way to write days: by where somebody lives, unless they chose."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

AMERICAN_ZONES = (
    "America/New_York", "America/Chicago", "America/Denver", "America/Phoenix",
    "America/Los_Angeles", "America/Anchorage", "America/Detroit", "America/Indiana",
    "America/Boise", "America/Kentucky", "America/Puerto_Rico", "Pacific/Honolulu", "US/",
)  # fmt: skip
# A clock without a name that is so far from Greenwich hangs in the Americas, as a rule.
WESTERNMOST, EASTERNMOST = timedelta(hours=-10), timedelta(hours=-4)


def with_stop(sentence: str) -> str:
    """The sentence with its full stop: "Added Head of Growth at Lumen Health, Inc." has it."""
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."


def listed(names: Sequence[str]) -> str:
    """ "Acme, Zorg and Nix"; a single name alone, and nothing where there is none."""
    return " and ".join(filter(None, (", ".join(names[:-1]), *names[-1:])))


def english_by(clock: tzinfo, now: datetime) -> str:
    """ "US" or "GB", by the clock on somebody's wall."""
    if isinstance(clock, ZoneInfo) and clock.key:
        return "US" if clock.key.startswith(AMERICAN_ZONES) else "GB"
    offset = now.astimezone(clock).utcoffset() or timedelta()
    return "US" if WESTERNMOST <= offset <= EASTERNMOST else "GB"
