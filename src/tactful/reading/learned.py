"""What is learned from the corpora: how evidence is made for each question.

The same functions serve `script/train` and the program, so that a model sees at work what it
saw in training.
"""

from __future__ import annotations

from collections.abc import Sequence

from tactful.reading.evidence import (
    DAY,
    THIS_DAY,
    Evidence,
    Word,
    around,
    shape,
    without_names,
    wording,
    words_of,
)

FACTS = (
    "everyone_contacted:yes", "everyone_contacted:no", "may_follow_up:yes", "may_follow_up:no",
    "accepts_linkedin:yes", "accepts_linkedin:no", "channel:email", "channel:phone",
    "channel:linkedin", "fit:good", "fit:poor_fit", "fit:unqualified", "request:some",
    "request:none", "next_steps",
)  # fmt: skip
SUBJECT = 200
CUES_COUNT = 4  # a cue weighs as much as so many words
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


def evidence_of_fact(sentence: str, days: Places, cues: Sequence[str] = ()) -> list[Evidence]:
    """For: what does this sentence say about the process? ``cues`` are what who-does-what says
    it does: evidence among the rest, and weighed like it.
    """
    words = with_days(words_of(sentence), days)
    cued = [(f"cue:{n}:{cue}", 0, 0) for cue in cues for n in range(CUES_COUNT)]
    return [*wording(words), *shape(words), *cued]


def evidence_of_day(
    sentence: str, days: Places, start: int, end: int, cue: str | None = None
) -> list[Evidence]:
    """For: what is this day about, which the sentence names from ``start`` to ``end``? ``cue``
    is what who-does-what says it is.
    """
    words = with_days(words_of(sentence), days, start)
    at = next((n for n, w in enumerate(words) if w.text == THIS_DAY), None)
    if at is None:
        return []
    named = [(f"d:{what}", s, e) for what, s, e in wording(words_of(sentence[start:end]))]
    cued = [(f"cue:{n}:{cue}", start, end) for n in range(CUES_COUNT)] if cue else []
    return [*around(words, at), *shape(words), *named, *cued]
