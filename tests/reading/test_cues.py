"""Each cue of cues.txt is needed by its example, and leaves its near miss alone."""

from __future__ import annotations

import pytest

from tactful.reading.cues import Cue, cues, cues_in
from tactful.reading.evidence import words_of
from tactful.reading.learned import FACTS
from tactful.reading.notes import THEY_RING

CUES = cues()


def patterns_in(text: str) -> set[str]:
    return {cue.pattern for cue, _, _ in cues_in(words_of(text))}


@pytest.mark.parametrize("cue", CUES, ids=lambda c: f"{c.label}: {c.example}")
def test_a_cue_is_in_its_example_and_not_in_its_near_miss(cue: Cue) -> None:
    assert cue.pattern in patterns_in(cue.example)
    assert cue.pattern not in patterns_in(cue.near_miss)


def test_every_cue_is_needed() -> None:
    """Two cues of one label that take the same examples would be one too many."""
    taken = [
        (
            cue.label,
            cue.pattern,
            frozenset(o.example for o in CUES if cue.pattern in patterns_in(o.example)),
        )
        for cue in CUES
    ]
    doubled = [
        (one[1], other[1])
        for n, one in enumerate(taken)
        for other in taken[n + 1 :]
        if one[0] == other[0] and one[2] == other[2]
    ]
    assert doubled == []


def test_cues_speak_for_facts_that_are_asked_about() -> None:
    assert {cue.label for cue in CUES} <= set(FACTS) | {THEY_RING}
