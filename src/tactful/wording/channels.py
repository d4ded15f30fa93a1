"""How a channel is said after a verb, and how a way to be called does."""

from __future__ import annotations

from datetime import datetime, tzinfo

from tactful.wording.days import say_day_near, say_time

BY_CHANNEL = {"email": "by email", "phone": "by phone", "linkedin": "on LinkedIn"}


def say_how_it_does(
    failed_at: datetime | None, rests_until: datetime | None, now: datetime, mine: tzinfo
) -> str:
    """What went wrong with a way, and when it is tried again, on one's own clock; empty where
    nothing did.
    """
    if failed_at is None or rests_until is None:
        return ""
    today = now.astimezone(mine).date()
    failed, again = failed_at.astimezone(mine), rests_until.astimezone(mine)
    return (
        f"The message of {say_day_near(failed.date(), today)}, {say_time(failed)} did not get"
        f" through. Tactful tries again {say_day_near(again.date(), today)}, {say_time(again)}."
    )
