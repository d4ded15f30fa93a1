"""How names are compared: kindly, whatever their case and accents."""

from __future__ import annotations

import unicodedata

JOINTS = {"at", "@", "·", "-", "with"}


def telling_words(name: str) -> list[str]:
    """The words of a name that tell one application from another: "Engineer at Acme" is
    searched by two.
    """
    words = search_key(name).split()
    return [word for word in words if word not in JOINTS] or words


def code_of_place(country: str, subdivision: str) -> str:
    """A place in short, like "US-NY", or "DE" where no part of it is known."""
    return "-".join(filter(None, (country, subdivision)))


def search_key(text: str) -> str:
    """A text folded for comparison: no case, no accents, single spaces."""
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(folded.split())
