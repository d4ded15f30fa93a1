"""One's own versions of letters, with a preview; and how one likes to write."""

from __future__ import annotations

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from tactful.reading.texts import free_text
from tactful.usecases.import_me import LONGEST_LETTER
from tactful.usecases.own_letters import (
    keep_letter,
    keep_style,
    letter_text,
    ordinary_facts,
    preview_letter,
)
from tactful.usecases.stale import ChangedMeanwhile
from tactful.web.here import Request
from tactful.web.page import go, page, part
from tactful.web.stale_forms import seen_in
from tactful.wording.letter_file import GROUPS, KINDS, PURPOSES, REGISTERS, SPELLINGS, LetterProblem
from tactful.wording.letter_sheet import Section, sheet_of, text_of
from tactful.wording.refusals import explained, sentence_of


@require_safe
def show(request: Request) -> HttpResponse:
    """All kinds of letters."""
    writing = request.here.owner.writing
    own = writing.get("letters", {})
    groups = [
        (group, [(kind, KINDS[kind], PURPOSES[kind], kind in own) for kind in kinds])
        for group, kinds in GROUPS.items()
    ]
    context = {"groups": groups, "writing": writing, "registers": REGISTERS}
    return page(request, "letters.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def one(request: Request, kind: str) -> HttpResponse:
    """One kind: its text, and what it would say."""
    here = request.here
    if kind not in KINDS:
        raise Http404("there is no such letter")
    text = letter_text(here.owner, kind)
    problem, status = "", 200
    if request.method == "POST":
        text = "" if "reset" in request.POST else _typed(request, kind)
        try:
            if "preview" not in request.POST:
                seen = seen_in(request.POST)
                keep_letter(here.owner, kind, text, here.now, here.holidays, seen=seen)
                return go(request, "/settings/letters", f"Saved: {KINDS[kind]}.")
        except LetterProblem as error:
            problem, status = f"{explained(error)} Nothing was saved yet.", 422
        except ChangedMeanwhile as error:
            here.owner.refresh_from_db()
            problem, status = sentence_of(error), 422
    return page(
        request,
        "letter.html",
        {"kind": kind, "name": KINDS[kind], "text": text, "problem": problem}
        | {"sections": _sections(request, kind, text)}
        | _preview(request, kind, text),
        status,
    )


def _typed(request: Request, kind: str) -> str:
    """The text as it was typed, or as its sentences were kept and added."""
    if "sentences" not in request.POST:
        return free_text(request.POST.get("text", "")[:LONGEST_LETTER], "The letter")
    names = [name for name in request.POST if name.startswith(("keep:", "add:"))]
    kept = {name.partition(":")[2]: request.POST.getlist(name) for name in names if name[0] == "k"}
    added = {name.partition(":")[2]: request.POST[name] for name in names if name[0] == "a"}
    return free_text(text_of(kind, kept, added)[:LONGEST_LETTER], "The letter")


def _sections(request: Request, kind: str, text: str) -> tuple[Section, ...]:
    here = request.here
    try:
        facts = ordinary_facts(here.owner, kind, here.holidays, here.reader.english)
        return sheet_of(kind, text, facts)
    except LetterProblem:
        return ()  # what is broken can only be mended as it was typed


@require_http_methods(["GET", "HEAD", "POST"])
def preview(request: Request, kind: str) -> HttpResponse:
    """What the text would say, while it is typed."""
    if kind not in KINDS:
        raise Http404("there is no such letter")
    if request.method != "POST":
        return HttpResponseRedirect(f"/settings/letters/{kind}")
    return part(request, "_preview.html", _preview(request, kind, _typed(request, kind)))


def _preview(request: Request, kind: str, text: str) -> dict[str, object]:
    here = request.here
    try:
        shown = preview_letter(here.owner, kind, text, here.holidays, here.reader.english)
    except LetterProblem as error:
        return {"draft": None, "broken": explained(error)}
    return {"draft": shown, "broken": ""}


@require_http_methods(["GET", "HEAD", "POST"])
def style(request: Request) -> HttpResponse:
    """Register, spelling, LinkedIn Premium."""
    here = request.here
    if request.method != "POST":
        return HttpResponseRedirect("/settings/letters")
    register, spelling = request.POST.get("register", ""), request.POST.get("spelling", "")
    values = {
        "register": register if register in REGISTERS else "neutral",
        "spelling": spelling if spelling in SPELLINGS else "",
        "linkedin_premium": "linkedin_premium" in request.POST,
    }
    changed = keep_style(here.owner, values, here.now, here.holidays)
    return go(request, "/settings/letters", "Saved." if changed else "That is so already.")
