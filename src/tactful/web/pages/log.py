"""Log what happened: a message, a call, a reply, an outcome. Two taps from the page."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from tactful.etiquette.case import Channel, Outcome, TouchKind
from tactful.reading.debrief_note import Heard, read_note
from tactful.reading.hints import sounds_like
from tactful.records import models
from tactful.refusal import Refused
from tactful.usecases.log_touch import Happened, log_outcome, log_touch
from tactful.usecases.note_agreement import may_write_from, with_what_stands
from tactful.web.fields import Tick
from tactful.web.here import Request
from tactful.web.log_forms import BY_WORD, LogForm, OutcomeForm
from tactful.web.next_step import NextStep
from tactful.web.page import go, page
from tactful.web.pages import application
from tactful.wording.heard import heard_in_words

HINTS = {
    "offer": "That sounds like an offer. If so: Undo, and log it as an offer.",
    "rejected": "That sounds like a no. If so: Undo, and log it as one.",
    "away": "That sounds like somebody who is away. If so: Undo, and log that.",
    "do_not_contact": "If they asked not to be contacted, mark it on their page under People.",
}
QUESTION = "If it needs an answer from you: Undo, and tick that."


@require_http_methods(["GET", "HEAD", "POST"])
def log(request: Request, key: UUID) -> HttpResponse:
    """One touch. A reply that holds a new agreement is said back before anything is saved."""
    row = request.here.application(key)
    if request.method != "POST":
        return HttpResponseRedirect(f"/applications/{key}#log")
    event = BY_WORD.get(request.POST.get("what", ""))
    if event is None:
        raise Http404("nothing of that kind can be logged")
    people = [i.person for i in row.involvements.select_related("person").order_by("position")]
    form = LogForm(event, row, people, request.POST)
    if not form.is_valid():
        return application.shown(request, row, form=form, status=422)
    happened = _happened(request, row, form)
    heard = _new_agreement(request, row, happened)
    agrees = request.POST.get("agrees", "")
    if heard is not None and agrees not in ("yes", "no"):
        return _said_back(request, row, form, heard, happened)
    try:
        log_touch(
            row,
            happened,
            request.here.now,
            request.here.holidays,
            again="again" in request.POST,
            heard=heard if agrees == "yes" else None,
        )
    except Refused as error:
        form.add_error(None, error.sentence)
        form.fields["again"] = Tick("It really happened twice")
        return application.shown(request, row, form=form, status=409)
    return _gone_on(request, row, happened)


def _happened(request: Request, row: models.Application, form: LogForm) -> Happened:
    given = form.cleaned_data
    return Happened(
        kind=form.event.kind or TouchKind(given["kind"] or "follow_up"),
        at=_instant(given["at"], row) or request.here.now,
        channel=Channel(given.get("channel") or form.event.channel),
        person=request.here.person_of(row, given["person"]),
        needs_answer=bool(given.get("question")),
        back_on=given.get("back_on"),
        permanent=form.event.word == "bounced" and not given["temporary"],
        note=given["note"],
    )


def _instant(local: datetime | None, row: models.Application) -> datetime | None:
    return local.replace(tzinfo=ZoneInfo(row.timezone)) if local else None


def _new_agreement(request: Request, row: models.Application, happened: Happened) -> Heard | None:
    if happened.kind is not TouchKind.REPLY or not happened.note:
        return None
    day = happened.at.astimezone(ZoneInfo(row.timezone)).date()
    heard = read_note(happened.note, day, request.here.workdays(row))
    return None if heard == Heard() else with_what_stands(row, heard, day)


def _said_back(
    request: Request,
    row: models.Application,
    form: LogForm,
    heard: Heard,
    happened: Happened,
) -> HttpResponse:
    day = happened.at.astimezone(ZoneInfo(row.timezone)).date()
    context = {
        "row": row,
        "sent": [(n, v) for n, v in request.POST.items() if n != "csrfmiddlewaretoken"],
        "said": heard_in_words(heard, day),
        "said_on": day,
        "write_from": may_write_from(row, heard, request.here.holidays),
        "note": form.cleaned_data["note"],
    }
    return page(request, "agreement_in_reply.html", context)


def _gone_on(request: Request, row: models.Application, happened: Happened) -> HttpResponse:
    row.refresh_from_db()
    said = [f"Logged. {NextStep(row, request.here.today).sentence}"]
    if happened.kind is TouchKind.REPLY:
        for sound in sounds_like(happened.note):
            if sound in HINTS:
                said.append(HINTS[sound])
            elif sound == "question" and not happened.needs_answer:
                said.append(QUESTION)
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
        form.add_error(None, str(error))
        return application.shown(request, row, form=form, status=409)
    said = f"Logged. {NextStep(row, here.today).sentence}"
    return go(request, f"/applications/{row.pk}", said)
