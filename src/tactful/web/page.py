"""What every page has: its frame, and what was done just now with the way to undo it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.template.loader import render_to_string

from tactful import config
from tactful.web.here import Request
from tactful.web.look import chosen_look

MOST_PAGES = 2000
MOST_SAID = 500


def page(
    request: Request, name: str, context: Mapping[str, Any], status: int = 200
) -> HttpResponse:
    """A whole page from its template."""
    here = request.here
    frame = {
        "here": here,
        "today": here.today,
        "mine": here.mine,
        "now": here.now,
        "path": request.path,
        "part": request.path.strip("/").partition("/")[0],
        "done": _done(request),
        "line_said": request.GET.get("line", "")[:MOST_SAID],
        "theme": chosen_look(request)["theme"],
        "demo": config.data_folder().name == "demo",
    }
    return HttpResponse(render_to_string(name, {**frame, **context}, request), status=status)


def part(request: Request, name: str, context: Mapping[str, Any]) -> HttpResponse:
    """A piece of a page, to be put in where it belongs."""
    frame = {"today": request.here.today, "mine": request.here.mine}
    return HttpResponse(render_to_string(name, {**frame, **context}, request))


def bare_page(
    request: HttpRequest, name: str, context: Mapping[str, Any], status: int
) -> HttpResponse:
    """A page that needs no records: what to say when they cannot be opened."""
    return HttpResponse(render_to_string(name, dict(context), request), status=status)


def go(request: Request, to: str, said: str, *, way_back: str = "Undo") -> HttpResponseRedirect:
    """Go on to another page, which says what was done. Where this request changed something
    it offers to take that back, and nothing else; ``way_back`` is what that is called.
    """
    if request.last_change is None:
        return go_on(request, to, said, "")
    last = request.here.newest_change()
    new = last > request.last_change
    return go_on(request, to, said, f"{way_back}:{last}" if new else "")


def go_on(request: Request, to: str, said: str, way_back: str = "") -> HttpResponseRedirect:
    """Go on to another page, which says what was done: for what cannot be taken back. Whoever
    reads by ear or by keyboard is led to what it says.
    """
    messages.success(request, said, extra_tags=way_back)
    response = HttpResponseRedirect(to if "#" in to else f"{to}#done")
    response.status_code = 303
    return response


def _done(request: HttpRequest) -> list[dict[str, str]]:
    done = []
    for message in messages.get_messages(request):
        word, _, undo = message.extra_tags.partition(":")
        done.append({"said": str(message.message), "undo": undo, "word": word})
    return done


def page_number(written: str) -> int:
    """Which page of a list an address asks for; what makes no sense is the first."""
    sensible = written.isascii() and written.isdecimal() and len(written) < 7
    return min(max(int(written), 1), MOST_PAGES) if sensible else 1
