"""How it goes: calm figures from one's own search. No streaks, no scores."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.etiquette.experience import TOO_FEW, After, Point
from tactful.usecases.see_figures import Figures, see_figures
from tactful.web.charts import curve_of
from tactful.web.here import Request
from tactful.web.page import page
from tactful.wording.figures import (
    WAITS,
    say_follow_ups,
    say_median,
    say_normal,
    say_promises,
)

CHANNELS = {"email": "Email", "phone": "Phone", "linkedin": "LinkedIn"}
SHOWN = 12


@require_safe
def show(request: Request) -> HttpResponse:
    """The page."""
    here = request.here
    found = see_figures(here.owner, here.now, here.holidays)
    context = {
        "count": found.count,
        "stages": _stages(found),
        "charts": [
            _chart(found, After.INTERVIEW, found.after_interview),
            _chart(found, After.APPLYING, found.after_applying),
        ],
        "promises": say_promises(found.promises),
        "channels": [(CHANNELS[c.value], say_follow_ups(*got)) for c, *got in found.by_channel],
        "silences": [
            (s, WAITS[s.after], say_normal(s.normal)) for s in found.silences if s.normal.days
        ][:SHOWN],
    }
    return page(request, "figures.html", context)


def _stages(found: Figures) -> list[tuple[str, int, int]]:
    told = found.funnel
    most = max(told.applied, 1)
    return [
        (name, count, round(100 * count / most))
        for name, count in (
            ("Applications", told.applied),
            ("Somebody answered", told.heard_back),
            ("Interviews", told.interviewed),
            ("Offers", told.offered),
            ("Accepted", told.accepted),
        )
    ]


def _chart(found: Figures, after: After, points: tuple[Point, ...]) -> dict[str, object]:
    count = sum(wait.after is after for wait in found.waits)
    rows = [(p.day, f"{round(100 * p.ended)} %", p.lasting) for p in points]
    return {
        "title": {After.INTERVIEW: "After a talk", After.APPLYING: "After applying"}[after],
        "sentence": say_median(points, count, after),
        "picture": curve_of(points) if points and count >= TOO_FEW else None,
        "rows": rows,
    }
