"""Every rule with its reason and source, and the keyboard shortcuts."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.usecases.renew_advice import profile_of
from tactful.web.here import Request
from tactful.web.page import page
from tactful.wording.rule_texts import SOURCES, SURVEYS
from tactful.wording.rules_told import lesson_told, told_rules

SHORTCUTS = (
    ("n", "The line: what happened, or what you are looking for (also ⌘K, Ctrl K)"),
    ("j", "Down the list"),
    ("k", "Up the list"),
    ("Enter", "Open what is chosen"),
    ("e", "Log what happened"),
    ("w", "Write"),
    ("z", "Undo what was done just now"),
    ("/", "Search"),
    ("Esc", "Close what is open"),
    ("g then t", "Today"),
    ("g then a", "Applications"),
    ("g then b", "Board"),
    ("g then c", "Calendar"),
    ("g then p", "People"),
    ("g then f", "How it goes"),
    ("?", "This list"),
    ("arrow keys", "From day to day in the calendar"),
)


@require_safe
def show(request: Request) -> HttpResponse:
    """The table of the etiquette, as one reads it."""
    context = {
        "groups": told_rules(),
        "lesson": lesson_told(profile_of(request.here.owner)),
        "sources": SOURCES,
        "surveys": SURVEYS,
    }
    return page(request, "rules.html", context)


@require_safe
def shortcuts(request: Request) -> HttpResponse:
    """The keyboard shortcuts."""
    return page(request, "shortcuts.html", {"shortcuts": SHORTCUTS})
