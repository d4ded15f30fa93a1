"""When people of a trade can be called, in words."""

from __future__ import annotations

from datetime import date, datetime

from tactful.etiquette.hours import Trade, UnfitHours, read_hours
from tactful.wording.days import say_time

ANY_DAY = date(2026, 1, 1)


def say_hours(written: str) -> str:
    """ "a restaurant's hours, from 2 pm to 5 pm"; empty for an office's, which are a setting."""
    hours = read_hours(written)
    if hours is None:
        return ""
    opens, closes = (say_time(datetime.combine(ANY_DAY, at)) for at in hours)
    between = f"from {opens} to {closes}"
    return f"a {written}'s hours, {between}" if written in tuple(Trade) else between


def say_no_hours(error: UnfitHours) -> str:
    """How to write hours instead."""
    return (
        f"“{error.written[:40]}” are no hours; say {', '.join(Trade)}, or write them like"
        " 10:00-14:30."
    )
