"""Forgetting for good: an application, somebody, or everything. There is no way back."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from uuid import UUID

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_http_methods

from tactful.usecases import forget, keep_backups
from tactful.usecases.forget import Forgotten
from tactful.web.here import Request
from tactful.web.page import go_on, page

EVERYTHING = "everything"  # the word that is typed before all of it goes


@require_http_methods(["GET", "HEAD", "POST"])
def application(request: Request, key: UUID) -> HttpResponse:
    """An application with all that happened there; its people stay."""
    here = request.here
    row = here.application(key)
    return _ask_or_forget(
        request,
        partial(forget.forget_application, row, here.now, here.holidays),
        title=f"Forget {row} for good?",
        sentence="The application and all that happened there are deleted, and leave the history"
        " of changes. The people stay.",
        back=f"/applications/{key}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def person(request: Request, key: UUID) -> HttpResponse:
    """Somebody: no name, no address, no words of theirs stay."""
    here = request.here
    somebody = here.person(key)
    return _ask_or_forget(
        request,
        partial(forget.forget_person, somebody, here.now, here.holidays),
        title=f"Forget {somebody.name} for good?",
        sentence="Their name, addresses and messages are deleted, also from notes. What happened"
        " stays, without them. A wish not to be contacted is forgotten, too.",
        back=f"/people/{key}",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def removed(request: Request, key: UUID) -> HttpResponse:
    """What was removed before: no undo brings it back."""
    owner = request.here.owner
    gone = next((one for one in forget.see_removed(owner) if one.key == str(key)), None)
    if gone is None:
        raise Http404("nothing of that was removed")
    return _ask_or_forget(
        request,
        partial(forget.forget_removed, owner, gone),
        title=f"Forget {gone.title} for good?",
        sentence="It was removed already. What the history of changes still holds of it goes, so"
        " that no undo brings it back.",
        back="/data#forget",
    )


@require_http_methods(["GET", "HEAD", "POST"])
def everything(request: Request) -> HttpResponse:
    """All records, settings and history, once the word is typed."""
    return _ask_or_forget(
        request,
        partial(forget.forget_everything, request.here.owner),
        title="Forget everything for good?",
        sentence="All applications, people, settings and history go.",
        back="/data",
        word=EVERYTHING,
    )


def _ask_or_forget(
    request: Request,
    forgetting: Callable[[], Forgotten],
    *,
    title: str,
    sentence: str,
    back: str,
    word: str = "",
) -> HttpResponse:
    typed = request.POST.get("word", "").strip().casefold()
    if request.method == "POST" and typed == word:
        return _forget(request, forgetting)
    context = {
        "title": title,
        "sentence": sentence,
        "back": back,
        "word": word,
        "problem": f"Type the word {word} first." if request.method == "POST" else "",
        "backups": len(keep_backups.see_backups()),
    }
    return page(request, "forget.html", context, 422 if context["problem"] else 200)


def _forget(request: Request, forgetting: Callable[[], Forgotten]) -> HttpResponse:
    gone = forgetting()
    if request.POST.get("backups") == "yes":
        gone = gone.delete_backups()
    held = f" {gone.still_held}." if gone.backups else ""
    return go_on(request, "/", f"Forgotten: {gone.what}.{held}")
