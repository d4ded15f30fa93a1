"""How it goes: calm figures from one's own search. No streaks, no scores."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.etiquette.experience import TOO_FEW, After, Point
from tactful.etiquette.stage import Stage
from tactful.usecases.find import latest_agreement
from tactful.usecases.see_figures import Figures, see_figures, see_silence
from tactful.web.charts import curve_of, silence_bar
from tactful.web.here import Request
from tactful.web.next_step import next_step
from tactful.web.page import page
from tactful.wording.figures import (
    PUBLISHED,
    TYPICAL,
    WAITS,
    say_follow_ups,
    say_median,
    say_normal,
    say_promises,
)

CHANNELS = {"email": "Email", "phone": "Phone", "linkedin": "LinkedIn"}
STAGES = {Stage.APPLIED: "Before an interview", Stage.INTERVIEWED: "After an interview"}
SHOWN = 12


@require_safe
def show(request: Request) -> HttpResponse:
    """The page."""
    here = request.here
    found = see_figures(here.owner, here.now, here.holidays)
    silences = [
        (s, WAITS[s.after], "" if s.normal.share is None else say_normal(s.normal))
        for s in found.silences
        if s.normal.days
    ][:SHOWN]
    context = {
        "count": found.count,
        "stages": _stages(found),
        "charts": [
            _chart(found, After.INTERVIEW, found.after_interview),
            _chart(found, After.APPLYING, found.after_applying),
        ],
        "promises": say_promises(found.promises),
        "follow_ups": [
            *((CHANNELS[way.value], say_follow_ups(came)) for way, came in found.by_channel),
            *((STAGES[stage], say_follow_ups(came)) for stage, came in found.by_stage),
        ],
        "silences": silences,
    }
    return page(request, "figures.html", context)


def _stages(found: Figures) -> list[tuple[str, int, int]]:
    told = found.funnel
    most = max(told.applied, 1)
    return [
        (name, count, round(100 * count / most))
        for name, count in (
            ("Applications", told.applied),
            ("Got an answer", told.heard_back),
            ("Interviews", told.interviewed),
            ("Offers", told.offered),
            ("Accepted", told.accepted),
        )
    ]


def _chart(found: Figures, after: After, points: tuple[Point, ...]) -> dict[str, object]:
    count = sum(wait.after is after for wait in found.waits)
    rows = [(p.day, f"{round(100 * p.ended)}%", p.lasting) for p in points]
    return {
        "title": {After.INTERVIEW: "After an interview", After.APPLYING: "After applying"}[after],
        "sentence": say_median(points, count, after),
        "picture": curve_of(points) if points and count >= TOO_FEW else None,
        "rows": rows,
    }


@require_safe
def silence(request: Request, key: UUID) -> HttpResponse:
    """Whether the silence of one application is normal, and what that rests on."""
    here = request.here
    row = here.application(key)
    found = see_silence(row, here.now, here.holidays)
    today = here.today_at(row)
    agreement = latest_agreement(row, today)
    by = agreement.contact_by if agreement else None
    published, link = PUBLISHED[found.after] if found else ("", "")
    context = {
        "row": row,
        "found": found,
        "after": WAITS[found.after] if found else "",
        "sentence": say_normal(found.normal) if found else "",
        "bar": silence_bar(found.normal.days, TYPICAL[found.after], found.normal.lasted)
        if found
        else None,
        "promised": by if by is not None and by >= today else None,
        "published": published,
        "link": link,
        "next": next_step(row, here.today),
    }
    return page(request, "silence.html", context)
