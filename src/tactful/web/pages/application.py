"""One application: the advice and why, the time line, what was agreed, what happened."""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.records import models
from tactful.records.facts import in_order_noted
from tactful.usecases.look import whole
from tactful.usecases.renew_advice import profile_of
from tactful.web.here import Request
from tactful.web.log_forms import LogForm, OutcomeForm, log_forms
from tactful.web.next_step import NextStep
from tactful.web.page import page
from tactful.wording.advice import sentences, what_would_change_it
from tactful.wording.because import because
from tactful.wording.timeline import timeline


@require_safe
def show(request: Request, key: UUID) -> HttpResponse:
    """The page of an application."""
    return shown(request, request.here.application(key))


def shown(
    request: Request,
    found: models.Application,
    *,
    form: LogForm | OutcomeForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """The same, with a form that could not be taken as it was."""
    here = request.here
    row, case = whole(found, here.now, here.holidays)
    advice = json.loads(row.advice)
    opens, closes = _instant(advice["opens"]), _instant(advice["closes"])
    best_until = None if advice["action"] == "prepare" else closes
    people = [i.person for i in sorted(row.involvements.all(), key=lambda i: i.position)]
    context: dict[str, Any] = {
        "row": row,
        "next": NextStep(row, here.today),
        "advice": advice,
        "because": because(advice["grounds"], here.today),
        "sentences": sentences(advice),
        "changes": what_would_change_it(advice),
        "opens": opens,
        "closes": closes,
        "again": _instant(advice.get("look_again_at")),
        "timeline": timeline(case, opens, best_until, profile_of(here.owner).quiet_days),
        "people": people,
        "names": {person.pk: person.name for person in people},
        "agreements": list(reversed(in_order_noted(row))),
        "interviews": sorted(row.interviews.all(), key=lambda i: i.at),
        "requests": sorted(row.requests.all(), key=lambda r: r.noted_at),
        "touches": sorted(row.touches.all(), key=lambda t: (t.at, t.noted_at), reverse=True),
        "forms": log_forms(row, people, form),
    }
    return page(request, "application.html", context, status)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
