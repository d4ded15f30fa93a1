"""What they still need: "two references by Friday", "my portfolio tomorrow".

A classifier says of each word whether it names something they need (learned from the corpora,
where each thing is marked); the words are then taken together, because a thing is seldom half a
word long, and each thing gets the day that is named for it.
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tactful.reading.classifier import model
from tactful.reading.clauses import Sentence
from tactful.reading.dates.mentions import Mention
from tactful.reading.day_labels import OTHER, REQUEST_DUE
from tactful.reading.evidence import Word, words_of
from tactful.reading.learned import Places, evidence_of_thing, with_days

LEANING = 2.0  # towards taking a word in: to leave out half a thing is worse than "the" too many
CHANGING = 2.0  # what it costs to begin or end a thing
JOINTS = frozenset({",", ";", ":", ".", "?", "!", "and", "&", "+", "plus", "/", "<day>", "<this>"})
DETERMINER = re.compile(
    r"^(?:(?:my|a|an|the|some|any|also|still|our|your|their|one|please|kindly)\s+)+", re.IGNORECASE
)
TRAILING = re.compile(
    r"(?:\s+(?:by|until|till|before|on|at|due|within|for|from me|please|too|as well|asap|-))+$"
)
JOINED = re.compile(
    r"^[\s,;&+/]*(?:and|plus|as well as|or)?\s*(?:also\s+)?(?:my|a|an|the|two|three|one|his|her|their)?\s*$",
    re.IGNORECASE,
)
LONGEST = 120
OF_THINGS = re.compile(  # "they told me nothing" does not say that they need nothing
    r"\b(?:need\w*|want\w*|requir\w+|send\w*|sent|submit\w*|bring\w*|provid\w+|paper\w*|documents?|docs?|homework|to do|from me|from my side|on file"
    r"|covered|complete\w*|all set|everything|hand\w*|owe\w*|miss\w+|got it all|have it all|got all|supply|forms?|asked? (?:me )?for|further|prepare\w*"
    r"|expect\w*|necessary|on my (?:side|end|plate)|outstanding|request\w*|extra)\b"
)
MY_IDEA = re.compile(
    r"^\W*(?:(?:so|and|but|maybe|perhaps) )?i(?:'d| would)? (?:want|wanted|like|love|plan|intend|mean|hope|might|may|could|thought|offered|suggested|(?:told|asked) (?:them|her|him)(?: that)? i (?:can|could|would|'d))\b"
)
THEIRS = re.compile(
    r"\b(?:they|she|he|who|hr|boss|manager|‹\d+›)(?:'d| would|'ve|'s)? (?:\w+ )?(?:need|want|ask|require|request|expect)\w*\b|\basked (?:me )?for\b"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Something they asked for, and by when."""

    what: str
    due: date | None


def speaks_of_things(text: str) -> bool:
    """Whether a sentence that asks for nothing speaks of what might be needed at all."""
    return bool(OF_THINGS.search(text))


def is_my_idea(text: str) -> bool:
    """ "I want to send them my portfolio": nobody asked for it."""
    return bool(MY_IDEA.search(text)) and not THEIRS.search(text)


def things_in(sentence: Sentence, days: Places) -> list[tuple[int, int]]:
    """Where a sentence that asks for something names it: the characters of each thing, within the
    sentence. Where nothing stands out, what stands out most.
    """
    words = with_days(words_of(sentence.text), days)
    learned = model("request")
    sure = [learned.certainty("in", evidence_of_thing(words, n)) for n in range(len(words))]
    for leaning in (LEANING, LEANING + 1, LEANING + 2):
        found = _spans(words, [math.log(p / (1 - p)) + leaning for p in sure])
        if found:
            return found
    return []


def _spans(words: Sequence[Word], leaning: Sequence[float]) -> list[tuple[int, int]]:
    found: list[tuple[int, int]] = []
    for n, taken in enumerate(_taken_together(words, leaning)):
        if not taken:
            continue
        if n and found and found[-1][1] == words[n - 1].end:
            found[-1] = (found[-1][0], words[n].end)
        else:
            found.append((words[n].start, words[n].end))
    return found


def _taken_together(words: Sequence[Word], leaning: Sequence[float]) -> list[bool]:
    """The likeliest run of words in and out, where each change costs something (Viterbi)."""
    out, into = 0.0, -math.inf
    came_from: list[tuple[bool, bool]] = []
    for word, leans in zip(words, leaning, strict=True):
        stay_out, stay_in = out >= into - CHANGING, into >= out - CHANGING
        out, into = max(out, into - CHANGING), max(into, out - CHANGING) + leans
        came_from.append((not stay_out, stay_in))
        if word.text in JOINTS:
            into = -math.inf
    state, states = into > out, []
    for from_out, from_in in reversed(came_from):
        states.append(state)
        state = from_in if state else from_out
    return states[::-1]


def requests_in(
    sentence: Sentence, note: str, mentions: Sequence[Mention], about: Sequence[str]
) -> list[Asked]:
    """What a sentence says they need. ``about`` tells what each of its days is about."""
    places = [(m.start - sentence.start, m.end - sentence.start) for m in mentions]
    spans = [(sentence.start + s, sentence.start + e) for s, e in things_in(sentence, places)]
    things = [(start, end, what) for start, end in spans if (what := _what(note[start:end]))]
    due = dict(_due(things, mentions, about))
    found: list[Asked] = []
    later: tuple[int, date | None] | None = None
    for n in range(len(things) - 1, -1, -1):
        start, end, what = things[n]
        day = due.get(n)
        if day is None and later is not None and JOINED.match(note[end : later[0]]):
            day = later[1]  # "references and a portfolio by Friday": the day is everybody's
        found.append(Asked(what, day))
        later = (start, day)
    return found[::-1]


def _due(
    things: Sequence[tuple[int, int, str]], mentions: Sequence[Mention], about: Sequence[str]
) -> list[tuple[int, date]]:
    """Which thing each day belongs to: the one before it, or all where the day comes first."""
    found: list[tuple[int, date]] = []
    for mention, label in zip(mentions, about, strict=True):
        before = [n for n, (_, end, _) in enumerate(things) if end <= mention.start]
        near = bool(before) and mention.start - things[before[-1]][1] < 12
        if label != REQUEST_DUE and not (near and label == OTHER):
            continue
        if before:
            found.append((before[-1], mention.deadline))
        else:
            found += [(n, mention.deadline) for n in range(len(things))]
    return found


def _what(text: str) -> str | None:
    words = " ".join(text.split()).strip(" .!?;:()-–\"'")
    words = TRAILING.sub("", DETERMINER.sub("", words)).strip()
    return words[:LONGEST].strip() or None
