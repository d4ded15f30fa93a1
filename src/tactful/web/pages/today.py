"""Today: what to do now, what to wait for and until when, what to let go."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.usecases.see_listed import is_anything_there, see_standing
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
        found, more = see_standing(here.owner, where, MOST)
        sections[where] = [NextStep(item, here.today) for item in found], more
    now, waiting = (
        [(item.of.employer, item.step) for item in sections[where][0]]
        for where in ("now", "waiting")
    )
    anything = any(items for items, _ in sections.values())
    return page(
        request,
        "today.html",
        {
            "sections": sections,
            "sentence": top_sentence(
                now, waiting, on_another_day=False, and_more=sections["now"][1]
            ),
            "more_now": sections["now"][1],
            "calm": not now,
            "empty": not anything and not is_anything_there(here.owner),
        },
    )
