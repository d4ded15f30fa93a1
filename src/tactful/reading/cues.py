"""Cues: words that speak for a fact together although they stand apart (cues.txt).

They are evidence for the classifier, as its words are; none of them decides.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from tactful.reading.evidence import Evidence, Word, word_classes
from tactful.reading.own_files import own_text

NEAR, FAR = 5, 12  # words that a gap may hold
CLAUSE_MARKS = frozenset({",", ";", ":", ".", "?", "!"})
WAYS = {"phone": "PHONE", "email": "MAIL"}  # and the word class that names each


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern: words, any of which may stand there, or a gap before the next."""

    words: frozenset[str]
    optional: bool = False
    denied: bool = False
    gap: int = 0
    over_marks: bool = False


@dataclass(frozen=True, slots=True)
class Cue:
    """A line of cues.txt."""

    label: str
    pattern: str
    example: str
    near_miss: str
    elements: tuple[Element, ...]


@cache
def cues() -> tuple[Cue, ...]:
    """All cues, in the order of the file."""
    text = own_text("cues.txt")
    lines = [line for line in text.splitlines() if line.strip() and not line.startswith("#")]
    return tuple(_cue(line) for line in lines)


def _cue(line: str) -> Cue:
    label, pattern, example, near_miss = (part.strip() for part in line.split(" | "))
    return Cue(label, pattern, example, near_miss, tuple(_elements(pattern)))


def _elements(pattern: str) -> list[Element]:
    gap, over_marks, found = 0, False, []
    for written in pattern.split():
        if set(written) == {"."}:
            gap, over_marks = (NEAR, False) if len(written) == 2 else (FAR, True)
            continue
        optional = written.endswith("?") and len(written) > 1
        denied = written.startswith("!")
        words = frozenset[str]().union(
            *(_words(part) for part in written.removesuffix("?").removeprefix("!").split("|"))
        )
        found.append(Element(words, optional, denied, gap, over_marks))
        gap, over_marks = 0, False
    return found


def _words(part: str) -> frozenset[str]:
    return words_of_class(part[1:-1]) if part.startswith("{") else frozenset({part})


@cache
def words_of_class(name: str) -> frozenset[str]:
    """The words that lexicon.txt lists under a class."""
    return frozenset(word for word, names in word_classes().items() if name in names)


@cache
def _by_first_word() -> dict[str, tuple[int, ...]]:
    found: dict[str, list[int]] = {}
    for n, cue in enumerate(cues()):
        for word in cue.elements[0].words:
            found.setdefault(word, []).append(n)
    return {word: tuple(numbers) for word, numbers in found.items()}


def cues_in(words: Sequence[Word]) -> list[tuple[Cue, int, int]]:
    """The cues that stand in some words, each once, with the characters they stand on."""
    found: dict[int, tuple[Cue, int, int]] = {}
    for at, word in enumerate(words):
        for n in _by_first_word().get(word.text, ()):
            if n in found:
                continue
            cue = cues()[n]
            end = _matches(cue.elements, 1, words, at + 1)
            if end is not None:
                found[n] = (cue, word.start, words[end - 1].end)
    return [found[n] for n in sorted(found)]


def denied_ways(words: Sequence[Word]) -> set[str]:
    """The ways that some words refuse: "no calls", "please don't phone", "not by mail"."""
    found = set()
    for n, word in enumerate(words):
        if word.text not in words_of_class("NOT"):
            continue
        for after in words[n + 1 : n + 4]:
            if after.text in CLAUSE_MARKS or after.text in ("i", "you", "we"):
                break  # "if he doesn't I should email him"
            for way, name in WAYS.items():
                if after.text in words_of_class(name):
                    found.add(way)
    return found if len(found) == 1 else set()


def names_another_way(words: Sequence[Word]) -> bool:
    """ "Ring the chef, don't email": a way is refused, and another one named."""
    refused = denied_ways(words)
    others = [name for way, name in WAYS.items() if way not in refused]
    return bool(refused) and any(
        word.text in words_of_class(name) for name in others for word in words
    )


def evidence_of_cues(words: Sequence[Word]) -> list[Evidence]:
    """For each cue its own evidence, and that of what it speaks for."""
    return [
        (what, start, end)
        for cue, start, end in cues_in(words)
        for what in (
            f"cue:{cue.label}",
            f"cue1:{cue.label}",
            f"cue:{cue.pattern}",
            f"cue1:{cue.pattern}",
        )
    ]


def _matches(elements: Sequence[Element], n: int, words: Sequence[Word], at: int) -> int | None:
    """The place after the elements from the n-th on, when they stand in the words from ``at`` on."""
    if n == len(elements):
        return at
    element = elements[n]
    for skipped in range(element.gap + 1):
        here = at + skipped
        standing = here < len(words) and words[here].text in element.words
        if element.denied:
            return None if standing else _matches(elements, n + 1, words, here)
        if standing:
            end = _matches(elements, n + 1, words, here + 1)
            if end is not None:
                return end
        if here >= len(words) or (not element.over_marks and words[here].text in CLAUSE_MARKS):
            break
    return _matches(elements, n + 1, words, at) if element.optional else None
