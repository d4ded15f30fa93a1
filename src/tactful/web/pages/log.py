"""Log what happened: a message, a call, a reply, an outcome. Two taps from the page."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from tactful.etiquette.case import Channel, Outcome, TouchKind
from tactful.refusal import Refused
from tactful.usecases.add_application import Someone
from tactful.usecases.events import Proposal, accept, propose, what_moves
from tactful.usecases.handles import Application, Touch
from tactful.usecases.log_touch import Happened, log_outcome
from tactful.usecases.note_agreement import may_write_from
from tactful.usecases.see_application import see_application
from tactful.usecases.whom_it_names import who_follows, who_will_be_there
from tactful.web.fields import Tick
from tactful.web.here import Request
from tactful.web.log_forms import EVENTS, LogForm, OutcomeForm, log_forms
from tactful.web.marked import marked
from tactful.web.next_step import next_step
from tactful.web.page import go, page
from tactful.web.pages import application
from tactful.wording.events import BY_WORD
from tactful.wording.heard import heard_in_words
from tactful.wording.message_kinds import sounds_like
from tactful.wording.refusals import explained, sentence_of


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: Request, key: UUID) -> HttpResponse:
    """One touch. A reply that holds a new agreement is said back before anything is saved."""
    row = request.here.application(key)
    if request.method != "POST":
        whole = see_application(row, request.here.now, request.here.holidays)
        return page(request, "log.html", {"row": row, "groups": log_forms(whole)})
    event = BY_WORD.get(request.POST.get("what", ""))
    if event not in EVENTS:
        raise Http404("nothing of that kind can be logged")
    whole = see_application(row, request.here.now, request.here.holidays)
    form = LogForm(event, whole, request.POST)
    if not form.is_valid():
        return application.shown(request, row, form=form, status=422)
    happened = _happened(request, row, form)
    proposal = propose(row, happened, request.here.holidays)
    decided = request.POST.get("agrees", "")
    if (proposal.event or proposal.heard is not None) and decided not in ("yes", "no"):
        return _said_back(request, row, form, proposal)
    try:
        touch = accept(
            row,
            proposal,
            request.here.now,
            request.here.holidays,
            as_meant=decided == "yes",
            agrees=decided == "yes",
            again="again" in request.POST,
        )
    except Refused as error:
        form.add_error(None, sentence_of(error))
        form.fields["again"] = Tick("It really happened twice")
        return application.shown(request, row, form=form, status=409)
    return _gone_on(request, row, proposal, touch)


def _happened(request: Request, row: Application, form: LogForm) -> Happened:
    given = form.cleaned_data
    return Happened(
        kind=form.event.kind or TouchKind(given["kind"] or "follow_up"),
        at=_instant(given["at"], row) or request.here.now,
        channel=Channel(given.get("channel") or form.event.channel),
        person=request.here.person_of(row, given["person"]),
        needs_answer=bool(given.get("question")) or form.event.word == "invited" or None,
        back_on=given.get("back_on"),
        answer_by=given.get("answer_by"),
        interview_at=_instant(given.get("talk"), row),
        permanent=form.event.word == "bounced" and not given["temporary"],
        next_person=Someone(given["next_name"], email=given["next_email"])
        if given.get("next_name")
        else None,
        note=given["note"],
    )


def _instant(local: datetime | None, row: Application) -> datetime | None:
    return local.replace(tzinfo=ZoneInfo(row.timezone)) if local else None


def _said_back(
    request: Request, row: Application, form: LogForm, proposal: Proposal
) -> HttpResponse:
    """What their message is, before anything is saved."""
    day = proposal.happened.at.astimezone(ZoneInfo(row.timezone)).date()
    new = set(heard_in_words(proposal.new, day, proposal.words)) if proposal.new else set()
    read = proposal.read
    context = {
        "row": row,
        "sent": [(n, v) for n, v in request.POST.items() if n != "csrfmiddlewaretoken"],
        "event": BY_WORD[proposal.event].title if proposal.event else "",
        "sentence": sounds_like(read) if read and proposal.event else "",
        "talk": proposal.happened.interview_at,
        "moves": what_moves(row, proposal.likely, request.here.now),
        "with_whom": who_will_be_there(proposal.likely),
        "follows": who_follows(proposal.likely),
        "said": [
            (line, line in new)
            for line in (
                heard_in_words(proposal.heard, day, proposal.words) if proposal.heard else ()
            )
        ],
        "said_on": day,
        "write_from": may_write_from(row, proposal.heard, request.here.holidays)
        if proposal.heard
        else None,
        "words": marked(read.own_words, read.findings) if read else [],
    }
    return page(request, "understood.html", context)


def _gone_on(request: Request, row: Application, proposal: Proposal, touch: Touch) -> HttpResponse:
    row.refresh_from_db()
    said = [f"Logged. {next_step(row, request.here.today).sentence}"]
    if proposal.asks_to_be_silent:
        said.append("If they asked not to be contacted, mark it on their page under People.")
    return go(request, f"/applications/{row.pk}", " ".join(said))


@require_http_methods(["GET", "HEAD", "POST"])
def outcome(request: Request, key: UUID) -> HttpResponse:
    """How an application ended, or that it is open after all."""
    here = request.here
    row = here.application(key)
    if request.method != "POST":
        return HttpResponseRedirect(f"/applications/{key}#log")
    form = OutcomeForm(request.POST)
    if not form.is_valid():
        return application.shown(request, row, form=form, status=422)
    value = form.cleaned_data["outcome"].replace("open", "")
    on = form.cleaned_data["on"] or here.today_at(row)
    if on > here.today_at(row):
        form.add_error("on", "That day is still to come.")
        return application.shown(request, row, form=form, status=422)
    try:
        log_outcome(row, Outcome(value) if value else None, on, here.now, here.holidays)
    except Refused as error:
        form.add_error(None, explained(error))
        return application.shown(request, row, form=form, status=409)
    said = f"Logged. {next_step(row, here.today).sentence}"
    return go(request, f"/applications/{row.pk}", said)
