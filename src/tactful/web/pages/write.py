"""Write: the draft, proof-read while it is changed, and taken away; then what became of it."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from tactful.etiquette.case import Channel, TouchKind
from tactful.reading.texts import free_text
from tactful.refusal import Misused, Refused
from tactful.usecases.events import Proposal, accept, propose
from tactful.usecases.find import people_of
from tactful.usecases.handles import Application, Person
from tactful.usecases.log_touch import Happened, log_touch
from tactful.usecases.note_agreement import settles
from tactful.usecases.write_letter import (
    ENDS,
    WRITTEN_KINDS,
    Letter,
    Wish,
    proof_again,
    touch_of,
    write_letter,
)
from tactful.web.here import Request
from tactful.web.next_step import next_step
from tactful.web.page import go, page, part
from tactful.wording.drafts import parts_of_call, spoken_part
from tactful.wording.letter_file import GROUPS, KINDS, PURPOSES, REGISTERS
from tactful.wording.mail import LONGEST_MAILTO, as_eml, as_mailto, as_web_mail
from tactful.wording.outcomes import OUTCOME_SAID
from tactful.wording.proof import blank_in
from tactful.wording.refusals import sentence_of
from tactful.wording.spoken import breaths_of, length_of
from tactful.wording.tone import INSTEAD

CHOICES = {"deciding": ("accept", "ask_for_time", "decline")}  # by rule: it is one's own to say
CHANNEL_NAMES = {"email": "Email", "phone": "Phone", "linkedin": "LinkedIn"}


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request, key: UUID) -> HttpResponse:
    """The composer. What is typed stays; nothing is logged by itself."""
    row = request.here.application(key)
    letter = _letter(request, row)
    if request.method != "POST":
        return _page(request, row, letter, letter.draft.subject, letter.draft.body)
    subject, body = _typed(request, letter)
    if "eml" in request.POST:
        return _mail(request, row, letter, subject, body)
    if "sent" in request.POST:
        return _log(request, row, letter, subject, body)
    return _page(request, row, letter, subject, body)


def _letter(request: Request, row: Application) -> Letter:
    asked = request.GET
    kind, channel = asked.get("kind") or None, asked.get("channel") or None
    register = asked.get("register") or None
    known = (kind is None or kind in WRITTEN_KINDS) and (
        channel is None or channel in CHANNEL_NAMES
    )
    if not known or (register is not None and register not in REGISTERS):
        raise Http404("there is no such letter")
    person = asked.get("to")
    if person is not None:
        request.here.person_of(row, person)
    wish = Wish(kind, Channel(channel) if channel else None, person, register)
    here = request.here
    return write_letter(row, wish, here.now, here.holidays, here.reader.english)


def _typed(request: Request, letter: Letter) -> tuple[str, str]:
    subject = " ".join(request.POST.get("subject", "").split())[:300]
    return subject, free_text(request.POST.get("body", ""), "The letter")


def _page(
    request: Request,
    row: Application,
    letter: Letter,
    subject: str,
    body: str,
    *,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    people = people_of(row)
    draft = letter.draft
    context = _state(request, letter, subject, body) | {
        "row": row,
        "letter": letter,
        "subject": subject,
        "body": body,
        "problem": problem,
        "picking": _picks(request, row),
        "pick": f"{request.path}?pick=yes",
        "groups": _letters_to_pick(request, row, draft.kind),
        "next_sentence": next_step(row, request.here.today).sentence,
        "call": parts_of_call(body) if draft.channel is Channel.PHONE else [],
        "kind_name": KINDS[draft.kind],
        "channels": [
            (c.value, CHANNEL_NAMES[c.value], _address(request, channel=c.value))
            for c in letter.channels
        ],
        "registers": [(r, r.capitalize(), _address(request, register=r)) for r in REGISTERS],
        "register": letter.sender.register,
        "recipients": [(str(p.pk), p.name, _address(request, to=str(p.pk))) for p in people],
        "query": request.GET.urlencode(),
        "logs": touch_of(draft.kind) is not None,
    }
    return page(request, "write.html", context, status)


def _picks(request: Request, row: Application) -> bool:
    """Whether one chooses a letter first: asked for, or because no letter is due by itself."""
    if request.method == "POST" or "kind" in request.GET:
        return False
    step = next_step(row, request.here.today).step
    nothing_due = step.rule in CHOICES or step.action in ("prepare", "done")
    return "pick" in request.GET or (nothing_due and "channel" not in request.GET)


def _letters_to_pick(
    request: Request, row: Application, fitting: str
) -> list[tuple[str, list[tuple[str, str, str, bool]]]]:
    """The letters there are, those that fit the moment on top: name, purpose, address."""

    def shown(kind: str) -> tuple[str, str, str, bool]:
        return KINDS[kind], PURPOSES[kind], f"{request.path}?kind={kind}", False

    step = next_step(row, request.here.today).step
    first = CHOICES.get(step.rule, () if step.action in ("prepare", "done") else (fitting,))
    groups = [("What fits now", [shown(kind) for kind in first])]
    for name, kinds in GROUPS.items():
        some = [shown(kind) for kind in kinds if kind in WRITTEN_KINDS and kind not in first]
        groups.append((name, some))
    return groups


def _state(request: Request, letter: Letter, subject: str, body: str) -> dict[str, Any]:
    """What follows from the text as it stands: findings, lengths, and whether it may go."""
    draft = letter.draft
    findings = proof_again(letter, subject, body)
    mailto = as_mailto(letter.address, subject, body)
    gmail, outlook = as_web_mail(letter.address, subject, body)
    return {
        "findings": [(found, INSTEAD.get(found.rule)) for found in findings],
        "length": length_of(spoken_part(body) if draft.spoken else body),
        "spoken": bool(draft.spoken),
        "blank": blank_in(f"{subject}\n{body}"),
        "guard": letter.guard,
        "read": not letter.guard.sentence or "anyway" in request.POST or "anyway" in request.GET,
        "mailto": mailto if len(mailto) <= LONGEST_MAILTO else "",
        "gmail": gmail if len(gmail) <= LONGEST_MAILTO else "",
        "outlook": outlook,
        "nameless": not letter.sender.name,
        "channel": draft.channel.value,
        "address": letter.address,
    }


def _address(request: Request, **changes: str) -> str:
    asked = {n: v for n, v in request.GET.items() if n in ("kind", "channel", "register", "to")}
    if "to" in changes or "kind" in changes:
        asked.pop("channel", None)
    return f"{request.path}?{urlencode(asked | changes)}"


@require_http_methods(["GET", "HEAD", "POST"])
def proof(request: Request, key: UUID) -> HttpResponse:
    """What there is to say about the text as it stands, while it is typed."""
    row = request.here.application(key)
    if request.method != "POST":
        return HttpResponseRedirect(f"/applications/{key}/write")
    letter = _letter(request, row)
    subject, body = _typed(request, letter)
    return part(request, "_proof.html", _state(request, letter, subject, body) | {"row": row})


def _mail(
    request: Request, row: Application, letter: Letter, subject: str, body: str
) -> HttpResponse:
    problem = _not_yet(request, letter, subject, body)
    if problem:
        return _page(request, row, letter, subject, body, problem=problem, status=422)
    draft = letter.draft
    sender = (letter.sender.name, letter.sender.email)
    to = (draft.person.name if draft.person else "", letter.address)
    response = HttpResponse(
        as_eml(subject, body, sender, to, draft.thread), content_type="message/rfc822"
    )
    response.headers["Content-Disposition"] = f'attachment; filename="{draft.kind}.eml"'
    return response


def _not_yet(request: Request, letter: Letter, subject: str, body: str) -> str:
    """Why the letter cannot be taken away yet; empty when it can."""
    if letter.guard.never:
        return letter.guard.sentence
    if letter.guard.sentence and "anyway" not in request.POST:
        return f"{letter.guard.sentence} Say that you have read it, and it can be taken away."
    blank = blank_in(f"{subject}\n{body}")
    if blank:
        return f"A blank is left: {blank}. Only you can fill it in."
    no_subject = letter.draft.channel is Channel.EMAIL and not subject
    return "There is no subject yet." if no_subject else ""


def _log(
    request: Request, row: Application, letter: Letter, subject: str, body: str
) -> HttpResponse:
    here, draft = request.here, letter.draft
    kind = touch_of(draft.kind)
    if kind is None:
        raise Misused("An invitation is no message that is counted; there is nothing to log.")
    if letter.guard.never:
        return _page(request, row, letter, subject, body, problem=letter.guard.sentence, status=409)
    blank = blank_in(f"{subject}\n{body}") if draft.channel is not Channel.PHONE else ""
    if blank:
        problem = f"A blank is left: {blank}. If you sent it otherwise, log it on its page."
        return _page(request, row, letter, subject, body, problem=problem, status=422)
    person = here.person_of(row, draft.person.id if draft.person else "")
    note = body if draft.channel is not Channel.PHONE else request.POST.get("note", "")[:2000]
    ends = ENDS.get(draft.kind)
    note = free_text(note)
    answered = _their_answer(request, row, person, note) if draft.channel is Channel.PHONE else None
    happened = Happened(
        kind, here.now, draft.channel, person, note=note, subject=subject,
        ends=ends,
    )  # fmt: skip
    try:
        if answered is None:
            log_touch(row, happened, here.now, here.holidays)
        else:
            accept(row, answered, here.now, here.holidays, answers=happened)
    except Refused as error:
        return _page(request, row, letter, subject, body, problem=sentence_of(error), status=409)
    row.refresh_from_db()
    ended = f" {OUTCOME_SAID[ends]}" if ends else ""
    said = f"Logged.{ended} {next_step(row, here.today).sentence}"
    return go(request, f"/applications/{row.pk}?written", said)


def _their_answer(
    request: Request, row: Application, person: Person | None, note: str
) -> Proposal | None:
    """What they promised in a call of mine, as I tell it; None where they promised nothing."""
    here = request.here
    said = Happened(TouchKind.REPLY, here.now, Channel.PHONE, person, note=note)
    proposal = propose(row, said, here.holidays, in_my_words=True)
    return proposal if proposal.new is not None and settles(proposal.new) else None


@require_http_methods(["GET", "HEAD", "POST"])
def rehearse(request: Request, key: UUID) -> HttpResponse:
    """The voicemail in big letters, with the pace marked; as it was changed, if it was."""
    row = request.here.application(key)
    wish = Wish(request.GET.get("kind") or None, Channel.PHONE)
    if wish.kind is not None and wish.kind not in WRITTEN_KINDS:
        raise Http404("there is no such letter")
    here = request.here
    letter = write_letter(row, wish, here.now, here.holidays, here.reader.english)
    if letter.guard.never:
        raise Refused(letter.guard.sentence)
    breaths: list[tuple[int, str]] = []
    so_far = ""
    typed = spoken_part(free_text(request.POST.get("body", ""), "The letter"))
    script = typed or letter.draft.spoken
    for said in breaths_of(script):
        breaths.append((length_of(so_far).seconds, said))
        so_far += f"{said} "
    context = {"row": row, "breaths": breaths, "length": length_of(script)}
    return page(request, "rehearse.html", context)
