"""What stands in one's own calendar: interviews, windows, promised days, deadlines.

Texts hold no private notes unless that was wished for: a calendar is often shared, or kept by
others. An alarm never goes off in the quiet hours of whoever reads it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tactful.etiquette.diary import Entry
from tactful.etiquette.reminders import Wishes, alarms_before
from tactful.wording.step import Step

AN_INTERVIEW_LASTS = timedelta(hours=1)
TO_DO = frozenset({"follow_up", "reply", "deliver", "thank", "tell"})
LEADS_NOWHERE = frozenset({"refused", "quiet", "cap", "interview_near", "deciding"})


def interview_entry(
    key: str,
    application: str,
    title: str,
    at: datetime,
    ends_at: datetime | None,
    *,
    zone: str,
    wishes: Wishes,
    people: tuple[str, ...] = (),
    place: str = "",
    link: str = "",
    notes: str = "",
    is_call: bool = False,
) -> Entry:
    """An interview or a promised call, with alarms the evening before and an hour before."""
    there = at.astimezone(ZoneInfo(zone))
    what = "They ring you" if is_call else "Interview"
    with_whom = f"With {' and '.join(people)}. " if people else ""
    return Entry(
        f"interview-{key}@tactful",
        application,
        there,
        (ends_at or at + AN_INTERVIEW_LASTS).astimezone(ZoneInfo(zone)),
        f"{what}: {title}",
        _with_notes(
            f"{with_whom}Take the question card along; note afterwards what was agreed.", notes
        ),
        place,
        link,
        alarms_before(at, wishes),
    )


def _with_notes(said: str, notes: str) -> str:
    return f"{said}\n\n{notes}" if notes else said


def step_entry(
    application: str,
    employer: str,
    role: str,
    advice: Mapping[str, Any],
    *,
    now: datetime,
    wishes: Wishes,
    notes: str = "",
) -> Entry | None:
    """The window in which something is to be done, now or later; None where there is none."""
    if not advice:
        return None
    step = Step(advice, date.min)
    waits = step.action == "wait"
    if step.opens is None or step.closes is None:
        return None
    if (waits and step.rule in LEADS_NOWHERE) or not (waits or step.action in TO_DO):
        return None
    what = step.reach() if waits else step.what()
    zone = ZoneInfo(step.zone)
    opens = step.opens.astimezone(zone)
    if step.channel == "phone" and not waits:
        opens = _on_the_day_of(now.astimezone(zone), opens)
    # What is late and waits for office hours has its window behind it: that day is its last.
    closes = max(step.closes.astimezone(zone), opens)
    return Entry(
        f"step-{application}@tactful",
        application,
        opens.date(),
        closes.date() + timedelta(days=1),
        f"{what} ({employer})",
        _with_notes(
            f"About the {role} position. The window ends on the last day of this entry.", notes
        ),
        alarms=(wishes.by_day(opens),),
    )


def _on_the_day_of(now: datetime, opens: datetime) -> datetime:
    """A call not made by the evening is one for the next day, and stays there when it has come:
    an entry never goes back to a day that is over.
    """
    return max(opens, datetime.combine(now.date(), opens.time(), opens.tzinfo))


def promise_entry(application: str, employer: str, by: date, everyone: bool | None) -> Entry:
    """The day by which they promised word."""
    who = "everyone" if everyone else "you"
    return Entry(
        f"promise-{application}@tactful",
        application,
        by,
        by + timedelta(days=1),
        f"{employer}: {who} should hear by today",
        "Until then there is nothing to do.",
    )


def offer_entry(key: str, application: str, employer: str, by: date, wishes: Wishes) -> Entry:
    """The day by which an offer wants its answer."""
    return Entry(
        f"offer-{key}@tactful",
        application,
        by,
        by + timedelta(days=1),
        f"Answer the offer of {employer}",
        alarms=(wishes.morning_of(by),),
    )
