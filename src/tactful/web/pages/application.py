"""One application: the advice and why, the time line, what was agreed, what happened."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.usecases.handles import Application
from tactful.usecases.see_application import see_application
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
    context: dict[str, Any] = {
        "row": row,
        "whole": whole,
        "application": whole.case.application,
        "next": NextStep(whole.item, here.today),
        "advice": advice,
        "because": because(advice["grounds"], here.today),
        "sentences": sentences(advice),
        "changes": what_would_change_it(advice),
        "opens": opens,
        "closes": closes,
        "again": _instant(advice.get("look_again_at")),
        "timeline": timeline(whole.case, opens, best_until, whole.profile.quiet_days),
        "forms": log_forms(whole, form),
        "job_link": row.link if row.link.startswith(("https://", "http://")) else "",
    }
    return page(request, "application.html", context, status)


def _instant(text: str | None) -> datetime | None:
    return datetime.fromisoformat(text) if text else None
