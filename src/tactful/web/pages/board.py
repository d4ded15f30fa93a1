"""The board: whose turn it is. ?stage= narrows it to how far they have come."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.etiquette.stage import Stage
from tactful.usecases.see_listed import count_standing, see_table
from tactful.web.here import Request
from tactful.web.next_step import DECIDING, STAGE_NAMES, TURNS, NextStep
from tactful.web.page import page
from tactful.wording.today import say_count

IN_A_COLUMN = 20


@require_safe
def show(request: Request) -> HttpResponse:
    """The board."""
    here = request.here
    asked = request.GET.get("stage", "")
    stage = asked if asked in set(Stage) else ""
    columns = []
    for turn in ("now", "waiting", "let_go"):
        found, more = see_table(
            here.owner, "", stage=stage, standing=turn, sort="next", down=False, first=0,
            most=IN_A_COLUMN,
        )  # fmt: skip
        items = [NextStep(item, here.today) for item in found]
        count = count_standing(here.owner, turn, stage)
        decisions = [item for item in items if item.is_decision]
        if decisions:
            columns.append((DECIDING, "Your decision", str(len(decisions)), decisions, False))
            items = [item for item in items if not item.is_decision]
        columns.append((turn, TURNS[turn], say_count(count - len(decisions)), items, more))
    stages = [(s.value, name) for s, name in STAGE_NAMES.items() if s is not Stage.CLOSED]
    return page(request, "board.html", {"columns": columns, "stage": stage, "stages": stages})
