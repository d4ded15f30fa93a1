"""Every rule with its reason and source, and the keyboard shortcuts."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.etiquette.rules import DELAYS, RULES, SOURCES, SURVEYS
from tactful.web.here import Request
from tactful.web.page import page

SHORTCUTS = (
    ("g then t", "Today"),
    ("g then a", "Applications"),
    ("g then b", "Board"),
    ("g then c", "Calendar"),
    ("g then p", "People"),
    ("n", "New application"),
    ("/", "Search"),
    ("?", "This list"),
    ("arrow keys", "From day to day in the calendar"),
)


@require_safe
def show(request: Request) -> HttpResponse:
    """The table of the etiquette."""
    rows = [(rule.name, list(rule.rows.values())) for rule in RULES]
    context = {"rules": rows, "delays": DELAYS, "sources": SOURCES, "surveys": SURVEYS}
    return page(request, "rules.html", context)


@require_safe
def shortcuts(request: Request) -> HttpResponse:
    """The keyboard shortcuts."""
    return page(request, "shortcuts.html", {"shortcuts": SHORTCUTS})
