"""One application: the advice and why, the time line, what was agreed, what happened."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.usecases.find import call_to_ask_about
from tactful.usecases.handles import Application
from tactful.usecases.offers import see_open_offers
from tactful.usecases.see_application import see_application
from tactful.web.here import Request
from tactful.web.log_forms import LogForm, OutcomeForm, likely_forms
from tactful.web.next_step import NextStep
from tactful.web.page import page
from tactful.web.pages.remind import later_days
from tactful.wording.advice import sentences, what_would_change_it
from tactful.wording.because import because
from tactful.wording.days import in_their_city
from tactful.wording.hours import say_hours
from tactful.wording.step import Step
from tactful.wording.story import Noted, agreement_in_words, story

COMES_FIRST = ("fix_contact", "thank", "deliver", "reply")  # before the day they named
OUTCOMES = {
    "offer": "they made an offer",
    "accepted": "you accepted their offer",
    "declined": "you declined their offer",
    "rejected": "they said no",
    "withdrawn": "you withdrew",
    "closed": "closed",
}


@require_safe
def show(request: Request, key: UUID) -> HttpResponse:
    """The page of an application."""
    return shown(request, request.here.application(key))


def shown(
    request: Request,
    row: Application,
    *,
    form: LogForm | OutcomeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The same, with a form that could not be taken as it was."""
    here = request.here
    whole = see_application(row, here.now, here.holidays)
    advice = whole.item.advice
    opens, closes = _instant(advice["opens"]), _instant(advice["closes"])
    best_until = None if advice["action"] == "prepare" else closes
    newest = whole.newest_agreement
    contact = (newest.contact or "") if newest else ""
    next_step = NextStep(whole.item, here.today)
    context: dict[str, Any] = {
        "row": row,
        "whole": whole,
        "application": whole.case.application,
        "next": next_step,
        "advice": advice,
        "because": because(advice["grounds"], here.today),
        "sentences": sentences(advice),
        "changes": what_would_change_it(advice),
        "opens": opens,
        "closes": closes,
        "again": _instant(advice.get("look_again_at")),
        "story": story(
            whole.case,
            opens,
            best_until,
            [Noted(*both) for both in zip(whole.touch_keys, whole.touch_notes, strict=True)],
            [Noted(*both) for both in zip(whole.agreement_keys, whole.said, strict=True)],
            whole.profile.quiet_days,
        ),
        "agreed": agreement_in_words(
            newest, whole.names.get(contact, contact), here.today, whole.said[-1]
        )
        if newest
        else (),
        "hears_by": newest.contact_by if newest else None,
        "comes_first": whole.is_promised_after(here.today_at(row)) and _comes_first(advice),
        "agreed_on": newest.made_on if newest else None,
        "open_offers": [] if whole.case.application.outcome else see_open_offers(here.owner),
        "question": whole.open_question if advice["action"] == "reply" else "",
        "elsewhere": here.places.name_of(whole.place)
        if in_their_city(here.now, row.timezone)
        else "",
        "ended": OUTCOMES.get(whole.case.application.outcome or "", ""),
        "hours": say_hours(row.hours),
        "likely": likely_forms(whole, form),
        "later": later_days(here, row, None if advice["late"] else closes),
        "put_off": row.remind_at is not None and row.remind_at > here.now,
        "meanwhile": Step(whole.meanwhile, here.today).sentence() if whole.meanwhile else "",
        "asked_call": call_to_ask_about(row, here.now)
        if next_step.asks_whether_they_rang
        else None,
        "job_link": row.link if row.link.startswith(("https://", "http://")) else "",
    }
    return page(request, "application.html", context, status)


def _comes_first(advice: Mapping[str, Any]) -> bool:
    """Whether the step is one to take before the day they named."""
    return advice["action"] in COMES_FIRST


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
