"""What is learned from the corpora: how evidence is made for each question.

The same functions serve `script/train` and the program, so that a model sees at work what it
saw in training.
"""

from __future__ import annotations

from collections.abc import Sequence

from tactful.reading.cues import CLAUSE_MARKS, evidence_of_cues
from tactful.reading.evidence import (
    DAY,
    THIS_DAY,
    Evidence,
    Word,
    around,
    parts_of,
    shape,
    without_names,
    word_classes,
    wording,
    words_of,
)

FACTS = (
    "everyone_contacted:yes", "everyone_contacted:no", "may_follow_up:yes", "may_follow_up:no",
    "accepts_linkedin:yes", "accepts_linkedin:no", "channel:email", "channel:phone",
    "channel:linkedin", "fit:good", "fit:poor_fit", "fit:unqualified", "request:some",
    "request:none", "next_steps", "settles",
)  # fmt: skip
CLAUSE_ENDS = CLAUSE_MARKS | {
    "and", "but", "so", "then", "because", "since", "while", "if", "although", "though", "unless",
}  # fmt: skip
HARD_MARKS = frozenset({".", "?", "!", ";"})
SOFT_MARKS = frozenset({",", "and", "but", "so", "then", "-"})
SUBJECTS = frozenset(
    {"i", "they", "she", "he", "we", "it", "everyone", "everybody", "all", "nobody", "if"}
)
SUBJECT = 200
Places = Sequence[tuple[int, int]]  # where a text names days, in characters


def with_days(words: list[Word], days: Places, this: int = -1) -> list[Word]:
    """The words, each named day as one of them; ``this`` is the start of the day asked about."""
    found: list[Word] = []
    for word in words:
        day = next(((s, e) for s, e in days if s <= word.start < e), None)
        if day is None:
            found.append(word)
        elif not found or found[-1].start != day[0]:
            found.append(Word(THIS_DAY if day[0] == this else DAY, *day))
    return found


def evidence_of_tone(sentence: str) -> list[Evidence]:
    """For: does this sentence hurt, and how?"""
    words = without_names(words_of(sentence), sentence)
    return [*wording(words), *shape(words)]


def evidence_of_message(subject: str, text: str) -> list[Evidence]:
    """For: what kind of message is this? The subject's words count apart from the text's."""
    words = words_of(text)
    head = [(f"h:{what}", s, e) for what, s, e in wording(words_of(subject[:SUBJECT]))]
    first = [(f"f:{what}", s, e) for what, s, e in wording(words[:12]) if what[0] == "w"]
    return [*wording(words), *shape(words), *head, *first]


def evidence_of_fact(sentence: str, days: Places) -> list[Evidence]:
    """For: what does this sentence say about the process?"""
    words = with_days(words_of(sentence), days)
    return [*wording(words), *shape(words), *evidence_of_cues(words)]


def evidence_of_thing(words: Sequence[Word], at: int) -> list[Evidence]:
    """For: does the word at an index name something they need?"""
    first, last = _own_statement(words, at)
    own = list(words[first:last])
    word, classes = words[at], word_classes().get(words[at].text, ())
    named = [f"t:{word.text}", *(f"t:{name}" for name in classes[:2])]
    named += [f"b:{words[at - 1].text} {word.text}"] if at else []
    named += [f"n:{word.text} {words[at + 1].text}"] if at + 1 < len(words) else []
    return [
        *((what, word.start, word.end) for what in named),
        *((f"t{what}", start, end) for what, start, end in parts_of(word)),
        *around(own, at - first),
    ]


def _own_statement(words: Sequence[Word], at: int) -> tuple[int, int]:
    """From where to where a statement goes: to the full stop, or to where another subject begins."""
    ends = [0, *(n + 1 for n in range(len(words)) if _ends_a_statement(words, n)), len(words)]
    return max(n for n in ends if n <= at), min(n for n in ends if n > at)


def _ends_a_statement(words: Sequence[Word], n: int) -> bool:
    if words[n].text in HARD_MARKS:
        return True
    follows = words[n + 1].text if n + 1 < len(words) else ""
    return words[n].text in SOFT_MARKS and follows in SUBJECTS


def evidence_of_day(
    sentence: str, days: Places, start: int, end: int, *, answered: bool = False
) -> list[Evidence]:
    """For: what is this day about, which the sentence names from ``start`` to ``end``?
    ``answered``: the text answers "when will you be in touch?".
    """
    words = with_days(words_of(sentence), days, start)
    at = next((n for n, w in enumerate(words) if w.text == THIS_DAY), None)
    if at is None:
        return []
    named = [(f"d:{what}", s, e) for what, s, e in wording(words_of(sentence[start:end]))]
    answering = [("answered", start, end)] if answered else []
    return [*around(words, at), *shape(words), *named, *answering, *_own_clause(words, at)]


def _own_clause(words: Sequence[Word], at: int) -> list[Evidence]:
    """The words of the clause a day stands in, and what they are about, in order."""
    first = next((n + 1 for n in range(at - 1, -1, -1) if words[n].text in CLAUSE_ENDS), 0)
    last = next((n for n in range(at + 1, len(words)) if words[n].text in CLAUSE_ENDS), len(words))
    own = [word for word in words[first:last] if word.text not in (DAY, THIS_DAY)]
    led_in = words[first - 1].text if first else "^"
    return [
        *((f"k:{word.text}", word.start, word.end) for word in own),
        *((f"k{what}", start, end) for what, start, end in shape(own)),
        (f"k<:{led_in}", words[at].start, words[at].end),
    ]
