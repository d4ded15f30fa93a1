"""A finding: a label with the words that show it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """What was read, where (characters of the text), and how sure it is, from 0 to 1. A finding
    without words that show it does not exist.
    """

    label: str
    start: int
    end: int
    sure: float
