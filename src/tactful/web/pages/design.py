"""The parts that pages are made of, side by side: to look at while building them."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.web.here import Request
from tactful.web.page import page

COLOURS = (
    "paper", "raised", "sunken", "ink", "soft", "line", "field", "accent", "accent-wash", "amber",
    "amber-wash", "quiet-wash",
)  # fmt: skip
ICONS = ("today", "list", "plus", "calendar", "people", "figures", "settings", "go")
STANDINGS = (
    ("now", "Your turn"), ("waiting", "Their turn"), ("let_go", "Let go"), ("settled", "Over"),
)  # fmt: skip


@require_safe
def show(request: Request) -> HttpResponse:
    """The page."""
    context = {"colours": COLOURS, "icons": ICONS, "standings": STANDINGS}
    return page(request, "design.html", context)
