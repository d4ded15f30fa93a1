"""Sentences that make a nuisance of a good person, told by a classifier.

It learned from thousands of sentences of many hands (corpus/tone*.jsonl, docs/reading.md); the
words that weighed most are its evidence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from tactful.reading.classifier import Model, model
from tactful.reading.clauses import sentences
from tactful.reading.evidence import Evidence
from tactful.reading.findings import Finding
from tactful.reading.learned import evidence_of_tone

ANY = "any"
HEADING = re.compile(r"\s*(?:[\w']+ ){1,6}[\w']+:\s*\n")  # "When somebody else answers:"
SHORTEST = 2  # words: less is a greeting or a name


def tone_of(text: str) -> list[Finding]:
    """What would hurt in a text, sentence by sentence, in its order."""
    return [
        finding for part in sentences(text) for finding in _in_sentence(text, part.start, part.end)
    ]


def _in_sentence(text: str, start: int, end: int) -> Iterator[Finding]:
    words = text[start:end]
    if len(words.split()) < SHORTEST or HEADING.match(words):
        return
    learned = model("tone")
    evidence = evidence_of_tone(words)
    sure = learned.certainties(evidence)
    if sure[ANY] < learned.threshold(ANY):
        return
    kind = max((name for name in sure if name != ANY), key=lambda name: sure[name])
    first, last = _shown(learned, kind, evidence, words)
    yield Finding(kind, start + first, start + last, sure[ANY])


def _shown(learned: Model, kind: str, evidence: list[Evidence], words: str) -> tuple[int, int]:
    first, last = learned.told_by(kind, evidence)
    if last > first:
        return first, last
    inner = words.strip()
    lead = words.index(inner)
    return lead, lead + len(inner)
