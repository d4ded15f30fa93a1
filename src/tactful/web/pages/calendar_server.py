"""The diary on a calendar server: connect it, see what was done, say what counts."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tactful import wiring
from tactful.etiquette.calendar_plan import State
from tactful.refusal import Refused
from tactful.usecases import keep_remote
from tactful.usecases.session import Session
from tactful.web.here import Request
from tactful.web.page import go, page
from tactful.wording.calendar_server import EMPTIED, say_proposal, say_synced
from tactful.wording.refusals import sentence_of

CHOICES = {  # what counts: what they did there, or what stands here
    State.MOVED: ("As I moved it", "Put it back"),
    State.REMOVED: ("Leave it out", "Put it back"),
    State.OVER: ("Leave it there", "Delete it there"),
}


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    """The page; what is sent connects, disconnects, brings in step or settles."""
    if request.method != "POST":
        return page(request, "calendar_server.html", _context(request.here))
    try:
        return go(request, "/calendar/server", _done(request))
    except Refused as error:
        typed = {n: request.POST.get(n, "")[:300] for n in ("address", "user")}
        context = _context(request.here) | {"problem": sentence_of(error), "typed": typed}
        return page(request, "calendar_server.html", context, 422)


def _done(request: Request) -> str:
    here, sent = request.here, request.POST
    if "disconnect" in sent:
        keep_remote.disconnect(here.owner)
        return "Disconnected. What lies there stays."
    if "address" in sent:
        user, password = sent.get("user", "").strip()[:200], sent.get("password", "")[:500]
        ours = wiring.calendar_server(sent["address"].strip()[:500], user, password)
        keep_remote.connect(here.owner, ours, user, wiring.sealer().seal(password))
    for name in ("as_there", "as_here"):
        if name in sent:
            keep_remote.settle(
                here.owner, sent[name][:120], as_there=name == "as_there", now=here.now,
                holidays=here.holidays,
            )  # fmt: skip
    if not here.owner.calendar_server:
        raise Refused("No calendar server is connected.")
    with wiring.remote_calendar(here.owner.calendar_server) as there:
        done = keep_remote.sync(
            here.owner, there, wiring.diary_files(), here.now, here.mine, fill="fill" in sent
        )
    keep_remote.note_trouble(here.owner, "")
    return say_synced(done.counts, emptied=done.emptied, would=False)


def _context(here: Session) -> dict[str, Any]:
    proposals = keep_remote.see_proposals(here.owner, here.now, here.mine)
    server = here.owner.calendar_server
    return {
        "server": server,
        "trouble": server.get("problem", ""),
        "emptied": EMPTIED if server.get("emptied") else "",
        "proposals": [
            (p.uid, say_proposal(p.summary, p.did, p.moved_to, here.today), *CHOICES[p.did])
            for p in proposals
        ],
        "typed": {},
    }
