"""The one sentence on top of *today*: what there is to do, or that there is nothing."""

from __future__ import annotations

from collections.abc import Sequence

from tactful.wording.days import say_number
from tactful.wording.step import Step

Named = tuple[str, Step]  # the employer's name, and the next step there


def top_sentence(
    now: Sequence[Named],
    waiting: Sequence[Named],
    *,
    on_another_day: bool,
    and_more: bool = False,
) -> str:
    """For a day with something to do: how much (``and_more``: than is in ``now``). Else the
    relief, and what comes next.
    """
    if now:
        count = "One thing" if len(now) == 1 else f"{say_number(len(now)).capitalize()} things"
        if and_more:
            count = f"More than {say_number(len(now))} things"
        return f"{count} to do {'on that day' if on_another_day else 'today'}."
    relief = "Nothing to do on that day." if on_another_day else "Nothing to do today."
    upcoming = [(employer, step) for employer, step in waiting if step.opens is not None]
    if not upcoming:
        return relief
    employer, step = upcoming[0]
    return f"{relief} Next: {step.coming_up(employer)}."
