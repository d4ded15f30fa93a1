"""The board: how far each application has come. ?stage= shows one column alone."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.etiquette.stage import Stage
from tactful.usecases.see_listed import see_stage
from tactful.web.here import Request
from tactful.web.next_step import STAGE_NAMES, NextStep
from tactful.web.page import page

IN_A_COLUMN = 12
IN_ONE_COLUMN_ALONE = 60


@require_safe
def show(request: Request) -> HttpResponse:
    """The board."""
    here = request.here
    asked = request.GET.get("stage", "")
    only = asked if asked in set(Stage) else ""
    most = IN_ONE_COLUMN_ALONE if only else IN_A_COLUMN
    columns = []
    for stage, name in STAGE_NAMES.items():
        if only and stage.value != only:
            continue
        found, more = see_stage(here.owner, stage, most)
        items = [NextStep(item, here.today) for item in found]
        columns.append((stage.value, name, items, more))
    return page(request, "board.html", {"columns": columns, "only": only})
