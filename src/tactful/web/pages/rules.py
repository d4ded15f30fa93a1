"""Every rule with its reason and source, and the keyboard shortcuts."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.etiquette.rules import DELAYS, RULES
from tactful.web.here import Request
from tactful.web.page import page
from tactful.wording.rule_texts import DELAY_TEXTS, SOURCES, SURVEYS, row_text

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
    """The table of the etiquette."""
    rows = [
        (
            rule.name,
            [(row_text(rule.name, name).sentence, row.source) for name, row in rule.rows.items()],
        )
        for rule in RULES
    ]
    delays = [(name, sentence, DELAYS[name]) for name, sentence in DELAY_TEXTS.items()]
    context = {"rules": rows, "delays": delays, "sources": SOURCES, "surveys": SURVEYS}
    return page(request, "rules.html", context)


@require_safe
def shortcuts(request: Request) -> HttpResponse:
    """The keyboard shortcuts."""
    return page(request, "shortcuts.html", {"shortcuts": SHORTCUTS})
