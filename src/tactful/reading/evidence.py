"""What a classifier looks at in a text: its words, their parts and what they are about.

Each piece of evidence is a text like ``w:hear back`` with the place it stands at, so that
whatever was decided can be shown in the words that decided it. The same functions make the
evidence when a model is trained and when it is used.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from tactful.reading.dates.vocabulary import normal
from tactful.reading.own_files import own_text

WORD = re.compile(
    r"(?P<hour>\b\d{1,2}(?:[:.]\d\d\s?(?:[ap]\.?m\b\.?)?|\s?[ap]\.?m\b\.?|\s?o'clock))"
    r"|(?P<money>[$£€]\s?\d[\d.,]*k?|\b\d[\d.,]*\s?(?:k\b|euros?\b|dollars?\b|pounds?\b))"
    r"|n't\b|'(?:ll|d|ve|re|s|m)\b|[^\W\d_]+(?:-[^\W\d_]+)*?(?=n't\b)"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*|\d+|[?!.,;:]"
)
LEFT_OUT = {  # "theyll call" is "they'll call"
    **{f"{verb}nt": (verb, "n't") for verb in (
        "do", "does", "did", "is", "was", "are", "were", "has", "have", "had", "would", "could",
        "should", "ca", "wo",
    )},
    **{f"{who}{end}": (who, f"'{end}") for who, ends in {
        "they": ("ll", "re", "ve", "d"), "you": ("ll", "re", "ve", "d"), "we": ("ve",),
        "i": ("m", "ve"), "he": ("s",), "she": ("s",), "it": ("ll",), "that": ("ll", "s"),
        "there": ("s",), "what": ("s",),
    }.items() for end in ends},
}  # fmt: skip
LONGEST = 2_000  # characters: what a message is about stands before that
IN_PARTS = "\0"  # stands before a word that counts by its parts
PARTS = (3, 5)  # the shortest and the longest part of a word that counts
DAY, THIS_DAY = "<day>", "<this>"
IF_NOT = "if-not"


@dataclass(frozen=True, slots=True)
class Word:
    """A word or mark in lower case, and where it stands."""

    text: str
    start: int
    end: int


Evidence = tuple[str, int, int]  # what it is, and the characters it stands on


@cache
def word_classes() -> Mapping[str, tuple[str, ...]]:
    """The classes of each word, as lexicon.txt lists them."""
    found: dict[str, tuple[str, ...]] = {}
    text = own_text("lexicon.txt")
    for line in text.splitlines():
        name, colon, words = line.partition(":")
        if colon and not line.startswith("#"):
            for word in words.split():
                found[word] = (*found.get(word, ()), name)
    return MappingProxyType(found)


def words_of(text: str) -> list[Word]:
    """The words of a text, "don't" as "do" and "n't"; numbers as 0, hours and money as such."""
    return list(_words_of(text[:LONGEST]))


@lru_cache(16)  # a sentence is asked several questions, one after the other
def _words_of(text: str) -> tuple[Word, ...]:
    plain = normal(text)
    found: list[Word] = []
    for match in WORD.finditer(plain):
        name = _named(match)
        if name == "not" and found and found[-1].text == "if":
            name = IF_NOT  # "if not, ring him" denies nothing
        parts = LEFT_OUT.get(name, (name,))
        found += [Word(part, match.start(), match.end()) for part in parts]
    return tuple(found)


def _named(found: re.Match[str]) -> str:
    if found.lastgroup is not None:
        return f"<{found.lastgroup}>"
    return "0" if found[0].isdigit() else found[0]


NAME = "<name>"


def without_names(words: list[Word], text: str) -> list[Word]:
    """The words, names of people and places as one word: what is said does not hang on them."""
    found: list[Word] = []
    for n, word in enumerate(words):
        written = text[word.start : word.end]
        begins = n == 0 or words[n - 1].text in ENDS
        known = "CALENDAR" in word_classes().get(word.text, ()) or word.text == "i"
        named = written[:1].isupper() and not written.isupper() and not begins and not known
        if not named:
            found.append(word)
        elif not found or found[-1].text != NAME:
            found.append(Word(NAME, word.start, word.end))
    return found


ENDS = frozenset(".!?:")


def wording(words: list[Word]) -> Iterator[Evidence]:
    """Words alone, in twos and in threes, and the parts of words."""
    for n, word in enumerate(words):
        yield f"w:{word.text}", word.start, word.end
        if n:
            before = words[n - 1]
            yield f"w:{before.text} {word.text}", before.start, word.end
            if n > 1:
                first = words[n - 2]
                yield f"w:{first.text} {before.text} {word.text}", first.start, word.end
        yield from parts_of(word)


def parts_of(word: Word) -> Iterator[Evidence]:
    """The parts of a word: its endings and beginnings tell what the word itself may not. They are
    one piece of evidence here, and taken apart where it is weighed: most words come again.
    """
    if len(word.text) >= PARTS[0]:
        yield f"{IN_PARTS}{word.text}", word.start, word.end


def taken_apart(what: str) -> list[str]:
    """Each part of a word as evidence of its own."""
    kind, _, text = what.partition(IN_PARTS)
    whole = f"<{text}>"
    shortest, longest = PARTS
    return [
        f"{kind}c:{whole[first : first + length]}"
        for length in range(shortest, longest + 1)
        for first in range(len(whole) - length + 1)
    ]


def shape(words: list[Word]) -> Iterator[Evidence]:
    """What the words are about, in order: "they will not call" is THEY WILL NOT REACH."""
    classes = word_classes()
    about = [(c, w) for w in words for c in _about(w, classes)]
    for n, (name, word) in enumerate(about):
        yield f"s:{name}", word.start, word.end
        for gap in (1, 2, 3):
            if n >= gap:
                other, before = about[n - gap]
                yield f"s:{other}>{name}", before.start, word.end
        if n > 1:
            (one, first), (two, _) = about[n - 2], about[n - 1]
            yield f"s:{one} {two} {name}", first.start, word.end


def _about(word: Word, classes: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    if word.text[0] == "<" or word.text == "?":
        return (word.text,)
    return classes.get(word.text, ())[:2]


def around(words: list[Word], at: int) -> Iterator[Evidence]:
    """What stands around the word at an index: how far before or after it, and what about."""
    classes = word_classes()
    for n in range(max(0, at - 12), min(len(words), at + 9)):
        if n == at:
            continue
        word, gap = words[n], n - at
        near = gap if -4 <= gap <= 3 else (-9 if gap < 0 else 9)
        yield f"a:{near}:{word.text}", word.start, word.end
        side = "<" if gap < 0 else ">"
        yield f"a:{side}:{word.text}", word.start, word.end
        for name in _about(word, classes):
            yield f"a:{side}:{name}", word.start, word.end
            yield f"a:{near}:{name}", word.start, word.end
    before = [c for w in words[max(0, at - 12) : at] for c in _about(w, classes)]
    for length in (2, 3):
        if len(before) >= length:
            yield f"a:last:{' '.join(before[-length:])}", words[at].start, words[at].end
