"""A company: all applications there, and everybody one knows there."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.usecases.see_people import see_employer
from tactful.web.here import Request
from tactful.web.next_step import NextStep
from tactful.web.page import page


@require_safe
def show(request: Request, key: UUID) -> HttpResponse:
    """The page of a company."""
    here = request.here
    found = see_employer(here.owner, key)
    items = [NextStep(item, here.today) for item in found.applications]
    return page(
        request,
        "employer.html",
        {"employer": found, "items": items, "people": found.people},
    )
