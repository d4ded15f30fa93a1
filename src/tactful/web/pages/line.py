"""The line: one sentence that tells what happened or what is looked for; said back, then kept."""

from __future__ import annotations

from urllib.parse import urlencode

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from tactful.refusal import Misused, Refused
from tactful.usecases import find
from tactful.usecases.line.planning import plan_line
from tactful.usecases.line.plans import Besides, LinePlan
from tactful.usecases.session import Session
from tactful.usecases.take.plans import Around
from tactful.web.here import Request
from tactful.web.next_step import next_step
from tactful.web.page import go, page, part
from tactful.wording.events import BY_WORD
from tactful.wording.refusals import sentence_of

LONGEST = 500
FIELDS = {
    "role": ("role", "Role", ""),
    "place": ("place", "Place", "A city or a country: for its clock and its holidays"),
    "when": ("when", "When", "Like Friday at 10, or 18 Dec"),
}


@require_safe
def known(request: Request) -> HttpResponse:
    """What the line may complete: employers and people, once each."""
    return part(request, "_known.html", {"known": find.names_to_complete(request.here.owner)})


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    """What was understood; kept when that is said. What only looks for something finds it."""
    given = request.POST if request.method == "POST" else request.GET
    said = " ".join(given.get("said", "").split())[:LONGEST]
    if not said:
        return _page(request, said, None)
    here = request.here
    try:
        plan = plan_line(around(here), said, _besides(here, request))
        if "keep" in request.POST and plan.keep is not None:
            row = plan.keep()
            if row is None:
                return go(request, "/offers", "Kept.")
            then = next_step(row, here.today).sentence
            said = f"Kept. Next: {then[0].lower()}{then[1:]}"
            return go(request, f"/applications/{row.pk}", said)
    except Refused as error:
        return _page(request, said, None, problem=sentence_of(error), status=409)
    if plan.is_search and len(plan.candidates) == 1:
        there = f"/applications/{plan.candidates[0].pk}"
        return go(request, there, plan.instead) if plan.instead else HttpResponseRedirect(there)
    if plan.is_search and plan.candidates:
        return HttpResponseRedirect(f"/applications?{urlencode({'q': said})}")
    return _page(request, said, plan)


def around(here: Session) -> Around:
    """What planning wants handed in."""
    return Around(here.owner, here.now, here.holidays, here.zones, here.places, here.files)


def _besides(here: Session, request: Request) -> Besides:
    given = request.POST
    about = given.get("about", "")
    try:
        meant = find.application(here.owner, about) if about else None
    except Refused as error:
        raise Misused("Choose one of those that are shown.") from error
    role, place, when = (given.get(name, "").strip()[:200] for name in ("role", "place", "when"))
    return Besides(meant, role, place, when)


def _page(
    request: Request, said: str, plan: LinePlan | None, *, problem: str = "", status: int = 200
) -> HttpResponse:
    asked = [plan.asks, plan.then] if plan else []
    context = {
        "said": said,
        "line_said": said,
        "chips": plan.chips if plan else (),
        "question": plan.question if plan else "",
        "asks": plan.asks if plan else "",
        "fields": [FIELDS[name] for name in asked if name in FIELDS],
        "asked": asked,
        "candidates": [(str(row), str(row.pk)) for row in plan.candidates] if plan else [],
        "left_over": " ".join(plan.left_over) if plan else "",
        "can_keep": plan is not None and plan.keep is not None,
        "told": plan.told if plan else None,
        "given": {name: request.POST.get(name, "") for name in ("role", "place", "when", "about")},
        "problem": problem,
        "form_address": _form_address(plan, said) if plan else "/new",
    }
    return page(request, "line.html", context, status)


def _form_address(plan: LinePlan, said: str) -> str:
    """Where it can be put otherwise: the form of a new application, or what can be logged. The
    sentence stays in the field on top.
    """
    kept = {"line": said}
    if plan.told.deed in BY_WORD and plan.candidates:
        key = plan.candidates[0].pk
        return f"/applications/{key}/log?{urlencode(kept)}#{plan.told.deed}-note"
    return f"/new?{urlencode(_for_the_form(plan) | kept)}"


def _for_the_form(plan: LinePlan) -> dict[str, str]:
    told = plan.told
    known = {
        "company": told.company or told.who, "role": told.role, "place": told.place,
        "person": told.person,
    }  # fmt: skip
    return {name: value for name, value in known.items() if value}
