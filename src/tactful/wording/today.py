"""The one sentence on top of *today*: what there is to do, or that there is nothing."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from tactful.wording.days import WEEKDAYS, say_day, say_number
from tactful.wording.step import Step

Named = tuple[str, Step]  # the employer's name, and the next step there
ASKED_A_DAY = 3  # what somebody is asked to do on one day; the rest can wait
A_WEEK = 7
PAST_COUNTING = 1000  # what is more than this is not counted on


def top_sentence(count: int, waiting: Sequence[Named], today: date, *, on_another_day: bool) -> str:
    """For a day with something to do: how much, and from when one may stop thinking of it. Else
    the relief, and what comes next. ``waiting`` is sorted, the soonest first.
    """
    day = "on that day" if on_another_day else "today"
    if count > ASKED_A_DAY:
        many = "More than a thousand" if count > PAST_COUNTING else say_number(count).capitalize()
        return f"{many} things to do. Three a day is plenty."
    if count:
        things = "One thing" if count == 1 else f"{say_number(count).capitalize()} things"
        return f"{things} to do {day}.{_then_nothing(waiting, today)}"
    upcoming = [(employer, step) for employer, step in waiting if step.comes_at is not None]
    if not upcoming:
        return f"Nothing to do {day}."
    employer, step = upcoming[0]
    soon = step.comes_at is not None and step.comes_at.date() <= today
    relief = "Nothing to do yet." if soon else f"Nothing to do {day}."
    return f"{relief} Next: {step.coming_up(employer)}."


def say_offer_waits(answer_by: date | None, today: date) -> str:
    """What an offer of another company wants: "Answer by Friday 18 December."."""
    if answer_by is None:
        return "Your decision: take your time."
    if answer_by < today:
        return f"They wanted your answer by {say_day(answer_by, today)}."
    return "Answer today." if answer_by == today else f"Answer by {say_day(answer_by, today)}."


def offer_sentence(due: Sequence[str]) -> str:
    """For a day with nothing else: whose offer wants its answer, by the employers' names."""
    names = " and ".join(name or "another company" for name in due[:2])
    if len(due) > 2:  # more than are named
        names = f"{say_number(len(due)).capitalize()} companies"
    return f"{names[0].upper()}{names[1:]} {'wants' if len(due) == 1 else 'want'} your answer."


def say_count(count: int) -> str:
    """A number beside a name, as far as it was counted: "5", "1000+"."""
    return f"{PAST_COUNTING}+" if count > PAST_COUNTING else str(count)


def _then_nothing(waiting: Sequence[Named], today: date) -> str:
    """Until when nothing more comes; empty where that is not known, or is today."""
    days = [step.comes_at.date() for _, step in waiting if step.comes_at is not None]
    if not days or days[0] <= today:
        return ""
    ahead = (days[0] - today).days
    if ahead == 1:
        return " Then nothing until tomorrow."
    day = WEEKDAYS[days[0].weekday()] if ahead < A_WEEK else say_day(days[0], today)
    return f" Then nothing until {day}."


def asked_today(now: Sequence[Step], today: date) -> int:
    """How many of what could be done are asked of this day: three, or all that end with it."""
    ending = [n for n, step in enumerate(now, 1) if step.ends_on(today)]
    return max(ASKED_A_DAY, ending[-1] if ending else 0)
