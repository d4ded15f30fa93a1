"""The question card: what to ask in the room, big enough for a phone, usable offline."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.usecases.look import case_of
from tactful.web.here import Request
from tactful.web.page import page
from tactful.wording.card import next_interview, question_card


@require_safe
def show(request: Request, key: UUID) -> HttpResponse:
    """The card of an application; it prints on one page of A5 or A4."""
    row = request.here.application(key)
    case = case_of(row, request.here.now, request.here.holidays)
    context = {"row": row, "questions": question_card(case), "when": next_interview(case)}
    return page(request, "card.html", context)
