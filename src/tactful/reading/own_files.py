"""The files that reading ships beside its code: models, cues, words.

`pkgutil` and not `importlib.resources`, which loads ten milliseconds of library at every start.
"""

from __future__ import annotations

from pkgutil import get_data


def own_bytes(name: str) -> bytes:
    """The content of one of them; ``name`` is its path from here."""
    content = get_data("tactful.reading", name)
    if content is None:  # a loader that knows no files
        raise FileNotFoundError(name)
    return content


def own_text(name: str) -> str:
    """The same as a text."""
    return own_bytes(name).decode("utf-8")
