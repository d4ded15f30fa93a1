"""Two weeks in one line: the day they promised, and the days on which it is one's turn."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any

from django.utils.safestring import SafeString, mark_safe

from tactful.wording.step import Step

DAYS = 14
FRIDAY = 4
SIGNS = {
    sign: mark_safe(f"<i class={sign}></i>" if sign else "<i></i>")  # noqa: S308  # our own words
    for sign in ("", "off", "window", "promised")
}


def ribbon(advice: Mapping[str, Any], step: Step) -> SafeString:
    """The days from today on, as signs in a row; the words beside it say the same."""
    promised = _promised(advice)
    days = [step.today + timedelta(days=n) for n in range(DAYS)]
    return mark_safe("".join(SIGNS[_sign(day, step, promised)] for day in days))  # noqa: S308


def _sign(day: date, step: Step, promised: date | None) -> str:
    if day == promised:
        return "promised"
    if step.opens is not None and step.rule != "deciding":
        last = step.closes.date() if step.closes else step.opens.date()
        if step.opens.date() <= day <= last and day.weekday() <= FRIDAY:
            return "window"
    return "off" if day.weekday() > FRIDAY else ""


def _promised(advice: Mapping[str, Any]) -> date | None:
    """The day by which one was to hear, as the newest agreement has it."""
    days = [g["contact_by"] for g in advice.get("grounds", ()) if g["code"] == "agreement"]
    return date.fromisoformat(days[-1]) if days and days[-1] else None
