"""A text with the words that were understood in it told apart, to be underlined."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from tactful.reading.findings import Finding


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of a text, and whether something was understood in it."""

    text: str
    understood: bool


def marked(text: str, findings: Iterable[Finding]) -> list[Words]:
    """The text in stretches, in order; together they are the text."""
    inside = [False] * len(text)
    for finding in findings:
        for at in range(max(0, finding.start), min(len(text), finding.end)):
            inside[at] = True
    stretches: list[Words] = []
    start = 0
    for at in range(1, len(text) + 1):
        if at == len(text) or inside[at] != inside[start]:
            stretches.append(Words(text[start:at], inside[start]))
            start = at
    return stretches
