"""The parts that pages are made of, side by side: to look at while building them."""

from __future__ import annotations

from django.http import Http404, HttpResponse
from django.views.decorators.http import require_safe

from tactful import config
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
SIGNS = (
    ("out", "You wrote"), ("in", "They wrote"), ("interview", "An interview"),
    ("promise", "The day they named"), ("agreed", "What was agreed"), ("opens", "A window opens"),
    ("today", "Today"), ("applied", "You applied"), ("quiet", "It has gone quiet"),
)  # fmt: skip
TABS = ("They answer", "Somebody else", "A machine")
KINDS = (
    ("interview", "interview"), ("promise", "their promised day"), ("window", "your turn"),
    ("quiet", "quiet days"),
)  # fmt: skip
WEEK = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@require_safe
def show(request: Request) -> HttpResponse:
    """The page. It is for whoever builds them, so only the demo has it."""
    if config.data_folder().name != "demo":
        raise Http404("only the demo shows what pages are made of")
    context = {"colours": COLOURS, "icons": ICONS, "standings": STANDINGS, "signs": SIGNS}
    context |= {"tabs": TABS, "kinds": KINDS, "week": WEEK}
    return page(request, "design.html", context)
