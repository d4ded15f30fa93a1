"""A call that nobody made: "Clarks didn't ring" answers whether they did."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from tactful.reading.line.changes import tells_no_call
from tactful.reading.line.shorthand import spelled_out
from tactful.reading.one_line import OneLine
from tactful.usecases.find import calls_to_ask_about
from tactful.usecases.line.plans import Besides, LinePlan, kept, known_names, meant_by, which
from tactful.usecases.note_interview import miss_call
from tactful.usecases.take.plans import Around
from tactful.wording.days import say_when


def plan_no_call(around: Around, told: OneLine, besides: Besides, text: str) -> LinePlan | None:
    """Nobody rang at the hour they had named; None where no such call is being waited for."""
    if not tells_no_call(spelled_out(text)):
        return None
    named = [row for name in known_names(around, text) for row in meant_by(around, name)]
    waiting = calls_to_ask_about(around.owner, around.now)
    rows = [besides.about] if besides.about is not None else named or list(waiting)
    rows = [row for row in dict.fromkeys(rows) if row in waiting]
    if not rows:
        return None
    if len(rows) > 1:
        return which(told, rows)
    row, call = rows[0], waiting[rows[0]]
    told = replace(told, deed="talk")  # about a talk, whatever its words look like
    chips = (str(row), f"Nobody rang, {say_when(call.at, row.timezone)}")
    return kept(told, chips, row, partial(miss_call, row, call, around.now, around.holidays))
