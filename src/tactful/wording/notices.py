"""What a notice says: one line to act on, on a locked screen too. No notes, no numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from tactful.etiquette.reminders import Cause
from tactful.wording.days import say_number
from tactful.wording.step import Step

LEADS = {
    Cause.LAST_DAY: "Last good day. ",
    Cause.EVENING_BEFORE: "Tomorrow. ",
    Cause.HOUR_BEFORE: "In an hour. ",
    Cause.OFFER: "Today is the day. ",
}


def say_notice(cause: Cause, employer: str, advice: Mapping[str, Any], today: date) -> str:
    """ "Acme: Call Dana Reyes: by Thursday 20 June, 17:00 in New York." """
    return f"{employer}: {LEADS.get(cause, '')}{Step(advice, today).sentence()}"


def title_of(said: Sequence[str]) -> str:
    """The headline: of one notice its employer, of several how many there are."""
    if len(said) == 1:
        return said[0].partition(":")[0]
    return f"{say_number(len(said)).capitalize()} things to do"
