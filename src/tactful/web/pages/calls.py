"""How Tactful calls its person: the ways, a test, and what was said lately."""

from __future__ import annotations

import secrets
from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tactful import wiring
from tactful.refusal import Refused
from tactful.usecases import keep_channels
from tactful.usecases.remind import see_notices
from tactful.usecases.reminder_wishes import USUAL, keep_wishes
from tactful.usecases.way_address import PARTS, address_of
from tactful.web.here import Request
from tactful.web.page import go, page
from tactful.wording.channels import say_how_it_does
from tactful.wording.refusals import sentence_of

MOST_SHOWN = 30
STATES = {
    "done": "said",
    "claimed": "being said",
    "uncertain": "uncertain: it may have gone out, and is not repeated",
    "failed": "did not go out",
}


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    """The ways that are set up; what is sent adds one, takes one away, or tries them all."""
    if request.method != "POST":
        return _page(request)
    try:
        return go(request, "/settings/calls", _done(request))
    except Refused as error:
        return _page(request, sentence_of(error), 422)


def _done(request: Request) -> str:
    here, owner = request.here, request.here.owner
    if "wishes" in request.POST:
        changed = keep_wishes(owner, _wishes(request), here.now, here.holidays)
        return "Saved." if changed else "That is so already."
    notifier, sealer = wiring.notifier(), wiring.sealer()
    removed = request.POST.get("remove", "")
    if removed.isascii() and removed.isdecimal():
        return f"{keep_channels.remove_way(owner, int(removed)).name} is taken away."
    if "test" in request.POST:
        keep_channels.send_test(owner, notifier, sealer, here.now)
        return "The test message went out."
    sent = {name: request.POST.get(name, "").strip()[:500] for name in PARTS}
    address = address_of(request.POST.get("kind", ""), sent)
    way = keep_channels.add_way(owner, address, notifier, sealer)
    return f"The test message went out. You will be called by {way.name}."


def _wishes(request: Request) -> dict[str, Any]:
    sent = request.POST
    place = sent.get("days_off", "").strip()[:60]
    return {
        "morning": sent.get("morning", "")[:8] or USUAL["morning"],
        "night": sent.get("night", "")[:8] or USUAL["night"],
        "digest": "digest" in sent,
        "sunday": "sunday" in sent,
        "discreet": "discreet" in sent,
        "days_off": request.here.place_code(place) if place else "",
        "link": sent.get("link", "")[:300],
    }


def _page(request: Request, problem: str = "", status: int = 200) -> HttpResponse:
    owner = request.here.owner
    said = [
        (notice, notice.application, STATES[notice.state])
        for notice in see_notices(owner, MOST_SHOWN)
        if notice.said
    ]
    here = request.here
    ways = [
        (way, say_how_it_does(way.failed_at, way.rests_until, here.now, here.mine))
        for way in keep_channels.see_ways(owner)
    ]
    context = {
        "ways": [(way, state or "Takes its messages.") for way, state in ways],
        "said": said,
        "problem": problem,
        "wishes": {**USUAL, **owner.reminders} | (request.POST.dict() if problem else {}),
        "places": request.here.places.known(),
        "kind": request.POST.get("kind", ""),
        "sent": request.POST,
        "topic": request.POST.get("topic") or f"tactful-{secrets.token_hex(8)}",
    }
    return page(request, "calls.html", context, status)
