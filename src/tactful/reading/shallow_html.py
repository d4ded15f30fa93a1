"""HTML that no parser stumbles over: what is nested deeper than any page is laid flat.

A parser takes time with the square of the depth: 100,000 boxes in one another took 19 seconds.
"""

from __future__ import annotations

import re

DEEPEST = 250  # Lighthouse warns of 32; mails with a hundred quotes in one another reach 200
TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)[^<>]*>")
# These stand alone, or end where the next one begins.
NO_DEPTH = frozenset(
    {
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source",
        "track", "wbr", "p", "li", "dt", "dd", "td", "th", "tr", "option", "thead", "tbody",
    }
)  # fmt: skip


def shallow(html: str) -> str:
    """The same page; tags that lie too deep are left out, what stands in them stays."""
    pieces: list[str] = []
    depth, last = 0, 0
    for tag in TAG.finditer(html):
        if tag[2].lower() in NO_DEPTH or tag[0].endswith("/>"):
            continue
        too_deep = depth > DEEPEST if tag[1] else depth >= DEEPEST
        if too_deep:
            pieces += [html[last : tag.start()], " "]
            last = tag.end()
        depth = max(0, depth - 1) if tag[1] else depth + 1
    return "".join([*pieces, html[last:]]) if pieces else html
