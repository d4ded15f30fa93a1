"""What a notice says: one line to act on, on a locked screen too. No notes, no numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any
from zoneinfo import ZoneInfo

from tactful.etiquette.reminders import OF_A_DAY, Cause, Notice
from tactful.wording.days import say_number
from tactful.wording.step import Step

DISCREET_TITLE = "Tactful"
LEADS = {
    Cause.LAST_DAY: "Last good day. ",
    Cause.EVENING_BEFORE: "Tomorrow. ",
    Cause.HOUR_BEFORE: "In an hour. ",
    Cause.OFFER: "Today is the day. ",
    Cause.ASKED: "As you wished. ",
}


def say_notice(notice: Notice, employer: str, advice: Mapping[str, Any], today: date) -> str:
    """ "Acme: Call Dana Reyes: by Thursday 20 June, 17:00 in New York." A day that comes is told
    also where the next step is another one.
    """
    step, cause = Step(advice, today), notice.cause
    if cause in OF_A_DAY and notice.until is not None and step.closes != notice.until:
        at = step.moment(notice.until.astimezone(ZoneInfo(step.zone)))
        is_offer = cause is Cause.OFFER
        what = "They want your answer to the offer by" if is_offer else "Your interview is"
        return f"{employer}: {what} {at}."
    if cause is Cause.WINDOW and step.action == "wait":  # a digest, before the window opens
        return f"{employer}: {step.briefly()}: {step.when()}."
    if cause is Cause.EVENING_BEFORE and step.ends_on(today):
        return f"{employer}: {step.sentence()}"
    return f"{employer}: {LEADS.get(cause, '')}{step.sentence()}"


def say_in_a_week(employer: str, advice: Mapping[str, Any], today: date) -> str:
    """ "Wed: Acme, call Dana Reyes": a line of the week ahead."""
    step = Step(advice, today)
    what, when = step.briefly(), step.when_briefly()
    return f"{employer}: {what[0].lower()}{what[1:]}" + (f" ({when})" if when else "")


def say_week_ahead(lines: Sequence[str], count: int) -> str:
    """The week ahead as one message."""
    return "\n".join(["The week ahead:", *in_short(lines, len(lines), count)])


def say_discreetly(causes: Sequence[Cause]) -> list[str]:
    """The same for a screen that others see: how urgent it is, and neither whom nor what."""
    if len(causes) > 1:
        return [f"{say_number(len(causes)).capitalize()} things to look at."]
    if causes[0] is Cause.WEEK:
        return ["Your week ahead is ready."]
    return [f"{LEADS.get(causes[0], '')}Something is waiting for you."]


def in_short(lines: Sequence[str], most: int, count: int | None = None) -> list[str]:
    """So many lines at most, and how many more there are: a message has its limits."""
    rest = (len(lines) if count is None else count) - most
    return [*lines[:most], *([f"and {rest} more"] if rest > 0 else [])]


def say_wishes(wishes: Mapping[str, Any]) -> str:
    """When somebody is called, in a sentence or two."""
    said = [f"You are called between {wishes['morning']} and {wishes['night']}"]
    said.append("all of a day in one message in the morning" if wishes["digest"] else "")
    said.append("the week ahead on Sunday evening" if wishes["sunday"] else "")
    said.append("without names" if wishes.get("discreet") else "")
    off = f" Quiet on weekends and holidays of {wishes['days_off']}." if wishes["days_off"] else ""
    link = f" Each message links to {wishes['link']}." if wishes.get("link") else ""
    return f"{', '.join(filter(None, said))}.{off}{link}"


def title_of(said: Sequence[str]) -> str:
    """The headline: of one notice its employer, of several how many there are."""
    if len(said) == 1:
        return said[0].partition(":")[0]  # an employer, or "The week ahead"
    return f"{say_number(len(said)).capitalize()} things to do"
