"""The diary for one's own calendar: a feed with a secret in its address, a file, one event."""

from __future__ import annotations

import hashlib
import hmac
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpResponse, HttpResponseNotModified
from django.utils.http import parse_etags
from django.views.decorators.http import require_POST, require_safe

from tactful import wiring
from tactful.etiquette.diary import Published
from tactful.usecases.handles import Owner
from tactful.usecases.keep_diary import renew_calendar_key, see_diary
from tactful.usecases.reminder_wishes import keep_wishes
from tactful.web.here import Request
from tactful.web.page import go

TYPE = "text/calendar; charset=utf-8"


def secret_of(owner: Owner) -> str:
    """What the feed's address holds: it follows from what only we know, and from a key that can
    be renewed.
    """
    told = f"calendar {owner.pk} {owner.calendar_key}"
    return hmac.new(settings.SECRET_KEY.encode(), told.encode(), "sha256").hexdigest()[:40]


@require_safe
def feed(request: Request, secret: str) -> HttpResponse:
    """What a calendar subscribes to; whoever knows the secret reads it, and nobody else."""
    here = request.here
    if not hmac.compare_digest(secret_of(here.owner).encode(), secret.encode()):
        raise Http404("no such calendar")
    return _answer(request, see_diary(here.owner, here.now, here.mine))


@require_safe
def download(request: Request) -> HttpResponse:
    """The same as a file."""
    here = request.here
    response = _answer(request, see_diary(here.owner, here.now, here.mine))
    response.headers["Content-Disposition"] = 'attachment; filename="tactful.ics"'
    return response


@require_safe
def one(request: Request, key: UUID, interview_key: UUID) -> HttpResponse:
    """One interview, to be added by hand."""
    here = request.here
    here.application(key)
    wanted = f"interview-{interview_key}@tactful"
    found = [p for p in see_diary(here.owner, here.now, here.mine) if p.entry.uid == wanted]
    if not found or found[0].entry.application != str(key):
        raise Http404("no such interview")
    response = _answer(request, found)
    response.headers["Content-Disposition"] = 'attachment; filename="interview.ics"'
    return response


@require_POST
def renew(request: Request) -> HttpResponse:
    """A new secret: who knows the old address reads nothing any more."""
    renew_calendar_key(request.here.owner)
    said = "The calendar has a new address; the old one leads nowhere. Subscribe anew."
    return go(request, "/calendar#own", said)


@require_POST
def keep_notes(request: Request) -> HttpResponse:
    """Whether one's own notes stand in the entries."""
    here, wanted = request.here, "notes" in request.POST
    keep_wishes(here.owner, {"notes": wanted}, here.now, here.holidays)
    said = "Your notes stand in your calendar." if wanted else "Your notes stay here."
    return go(request, "/calendar#own", said)


def _answer(request: Request, diary: list[Published]) -> HttpResponse:
    content = wiring.diary_files().write(diary)
    tag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    asked = parse_etags(request.headers.get("If-None-Match", ""))
    known = {mark.removeprefix("W/") for mark in asked}
    if known & {tag, "*"}:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(content, content_type=TYPE)
    response.headers["ETag"] = tag
    response.headers["Cache-Control"] = "private, no-cache"
    return response
