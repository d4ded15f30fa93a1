"""How names are compared: kindly, whatever their case and accents."""

from __future__ import annotations

import unicodedata


def search_key(text: str) -> str:
    """A text folded for comparison: no case, no accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(folded.split())
