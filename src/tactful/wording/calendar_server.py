"""What was done on a calendar server, and what the person did there, in words."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from tactful.etiquette.calendar_plan import State
from tactful.wording.days import say_day, say_time

VERBS = {"add": "added", "change": "changed", "remove": "removed", "look": "looked at"}
STEPS = {
    "add": "Add", "change": "Change", "remove": "Remove", "look": "See what you changed there",
    "gone": "You deleted it there, and will be asked", "forget": "Over, and gone there too",
    "ask": "Called off here after you changed it there, and you will be asked",
}  # fmt: skip
EMPTIED = (
    "Everything of ours is gone from that calendar. If you emptied it, disconnect it; to fill it"
    " again, say so."
)


def say_synced(counts: Mapping[str, int], *, emptied: bool, would: bool) -> str:
    """ "2 entries added, 1 removed." """
    if emptied:
        return EMPTIED
    said = [f"{counts[do]} {verb}" for do, verb in VERBS.items() if counts.get(do)]
    if not said:
        return "Your calendar is in step."
    return f"{'Would be: ' if would else ''}{', '.join(said)}."


def say_step_there(do: str, name: str) -> str:
    """ "Add: Interview: Data Engineer at Acme" """
    return f"{STEPS[do]}: {name or 'an entry that is over'}"


def say_proposal(summary: str, did: State, moved_to: datetime | date | None, today: date) -> str:
    """ "“Interview: Acme”: you moved it to Thursday 17 December, 10:00." """
    if did is State.OVER:
        return f"“{summary}”: it is off here, and you had changed it in your calendar."
    if moved_to is None:
        return f"“{summary}”: you deleted it in your calendar."
    if isinstance(moved_to, datetime):
        when = f"{say_day(moved_to.date(), today)}, {say_time(moved_to)}"
    else:
        when = say_day(moved_to, today)
    return f"“{summary}”: you moved it to {when} in your calendar."
