"""Today: what to do now, what to wait for and until when, what to let go."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.records import models
from tactful.usecases.look import standing_first
from tactful.web.here import Request
from tactful.web.next_step import NextStep
from tactful.web.page import page
from tactful.wording.today import top_sentence

MOST = 12


@require_safe
def show(request: Request) -> HttpResponse:
    """The page one opens first."""
    here = request.here
    sections = {}
    for where in ("now", "waiting", "let_go"):
        rows, more = standing_first(here.owner, where, MOST)
        sections[where] = [NextStep(row, here.today) for row in rows], more
    now, waiting = (
        [(item.row.employer.name, item.step) for item in sections[where][0]]
        for where in ("now", "waiting")
    )
    anything = any(items for items, _ in sections.values())
    return page(
        request,
        "today.html",
        {
            "sections": sections,
            "sentence": top_sentence(now, waiting, on_another_day=False),
            "more_now": sections["now"][1],
            "calm": not now,
            "empty": not anything and not _any(here.owner),
        },
    )


def _any(owner: models.Owner) -> bool:
    return models.Application.objects.filter(owner=owner).exists()
