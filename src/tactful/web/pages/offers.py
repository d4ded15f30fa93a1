"""Offers of others: asked once, shown at every application."""

from __future__ import annotations

from typing import Any

from django import forms
from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tactful.refusal import Refused
from tactful.usecases import offers
from tactful.web import fields
from tactful.web.here import Request
from tactful.web.page import go, page
from tactful.wording.days import say_day
from tactful.wording.refusals import sentence_of


class OfferForm(forms.Form):
    """An offer of an employer that is no application here."""

    employer = fields.Text("From", required=True)
    received_on = fields.PastDay("Made on", help_text="Today, if left empty.")
    answer_by = fields.Day("They want an answer by", help_text="If they said so.")


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    """All of them; a new one; what became of one."""
    here = request.here
    if request.method != "POST":
        return _page(request, OfferForm())
    if "accepted" in request.POST or "declined" in request.POST:
        return _end(request)
    form = OfferForm(request.POST)
    form.fields["received_on"].today = here.today  # type: ignore[attr-defined]  # a PastDay has it
    if not form.is_valid():
        return _page(request, form, 422)
    given = form.cleaned_data
    on = given["received_on"] or here.today
    try:
        seen = offers.note_offer(
            here.owner, given["employer"], on, given["answer_by"], here.now, here.holidays
        )
    except Refused as error:
        form.add_error("answer_by", sentence_of(error))
        return _page(request, form, 422)
    by = f", to be answered by {say_day(seen.answer_by, here.today)}" if seen.answer_by else ""
    return go(request, "/offers", f"Noted: the offer of {seen.employer}{by}.")


def _end(request: Request) -> HttpResponse:
    here = request.here
    accepted = "accepted" in request.POST
    named = request.POST["accepted" if accepted else "declined"]
    try:
        seen = offers.end_offer(
            here.owner, named, accepted=accepted, on=here.today, now=here.now,
            holidays=here.holidays,
        )  # fmt: skip
    except Refused as error:
        return _page(request, OfferForm(), 409, problem=sentence_of(error))
    done = "accepted" if accepted else "declined"
    return go(request, "/" if accepted else "/offers", f"The offer of {seen.employer}: {done}.")


def _page(request: Request, form: OfferForm, status: int = 200, **more: Any) -> HttpResponse:
    context = {"form": form, "offers": offers.see_offers(request.here.owner)}
    return page(request, "offers.html", context | more, status)
