"""Take back the last change, and only the one that is meant."""

from __future__ import annotations

import re
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_POST

from tactful.refusal import Misused
from tactful.usecases import find, history
from tactful.usecases.session import Session
from tactful.web.here import Request
from tactful.web.page import go


def _is_gone(here: Session, back: str) -> bool:
    """Whether the application one was at went with what was taken back."""
    found = re.match(r"/applications/([0-9a-f-]{36})", back)
    return found is not None and not find.is_there(here.owner, UUID(found[1]))


@require_POST
def undo(request: Request) -> HttpResponse:
    """Undo, and go back to where one was (or to Today, where that has gone)."""
    here = request.here
    meant = request.POST.get("change", "")
    if not (meant.isascii() and meant.isdecimal() and len(meant) < 18):
        raise Misused("Which change is meant was not said; load the page anew and try again.")
    taken_back = history.undo(here.owner, here.now, here.holidays, meant=int(meant))
    back = request.POST.get("back", "/")
    inside = back.startswith("/") and not back.startswith(("//", "/\\")) and len(back) < 500
    gone = _is_gone(here, back)
    to = back if inside and not gone and "\n" not in back and "\r" not in back else "/"
    return go(request, to, f"Taken back: {taken_back.what}.", way_back="Redo")
