"""A letter as sentences to keep, cross out and add to: the same file, without its marks."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tactful.wording.letter_file import BLANK, SLOT, Way, our_letter, read_letter

CASES = {
    "if_permitted": "you may follow up",
    "if_agreed": "something was agreed",
    "if_not_everyone": "not everyone is contacted",
    "if_open": "no day was settled",
    "if_passed": "the promised day has passed",
    "if_second": "you followed up before",
    "if_met": "they were at the interview",
    "if_today": "it is today",
    "if_they_said": "they said it themselves",
    "if_by_phone": "a call was agreed, or no way was",
    "if_follow_up": "a day to follow up was settled",
    "if_follow_up_today": "today is the day to follow up",
    "if_linkedin": "they accept requests",
    "if_on_hold": "the position is on hold",
    "if_ask_again": "they said to ask again",
    "if_task": "they asked for a task",
    "if_invited": "they invited you",
    "if_accepted_elsewhere": "you accepted another offer",
    "if_call_today": "the call was for today",
    "if_offer_day": "the other offer has its day",
    "if_times_offered": "you sent times for an interview",
    "if_missed_call": "a call did not come",
    "if_follow_up_after_reply": "they wrote before",
    "if_to_successor": "somebody took over",
    "if_keep_in_touch": "they said to ask again",
    "if_new_address": "your email came back",
    "if_last_was_a_call": "your last follow-up was a call",
}
PIECE = re.compile(rf"(?P<fact>{SLOT.pattern})|(?P<blank>{BLANK.pattern})")


@dataclass(frozen=True, slots=True)
class Piece:
    """Some words of a sentence: plain, a ``fact`` that is filled in, or a ``blank`` of yours."""

    text: str
    sort: str = "plain"


@dataclass(frozen=True, slots=True)
class Sentence:
    """One way to say something. ``line`` is how the file writes it; ``only`` says for which
    letters it is: a register, a case.
    """

    line: str
    pieces: tuple[Piece, ...]
    only: str
    kept: bool
    own: bool


TITLES = {  # of the parts whose names in the file say too little by themselves
    "again": "That it's you again",
    "agreed": "What was agreed",
    "ask": "The question",
    "back": "Back to what they said",
    "easy": "How to make it easy for them",
    "gatekeeper": "To whoever answers instead",
    "here": "Why here",
    "interest": "Your interest",
    "linkedin": "LinkedIn",
    "met": "Where you met",
    "number": "Your number",
    "reach": "How to reach you",
    "reached": "How you were reached",
    "specific": "One thing from the interview",
    "steps": "The next steps",
    "who": "Who you are",
    "wish": "A good wish",
}


@dataclass(frozen=True, slots=True)
class Section:
    """One thing that a letter says, with the ways to say it."""

    name: str
    title: str
    sentences: tuple[Sentence, ...]

    @property
    def kept(self) -> int:
        """How many of the ways are used."""
        return sum(sentence.kept for sentence in self.sentences)


def sheet_of(kind: str, text: str, facts: Mapping[str, str]) -> tuple[Section, ...]:
    """A letter's sections, ours and one's own, with such ``facts`` filled in. Raises
    `LetterProblem` where the text is broken.
    """
    used = {part.name: part.ways for part in read_letter(text)}
    ours = {part.name: part.ways for part in our_letter(kind)}
    return tuple(
        _section(name, ours.get(name, ()), used.get(name, ()), facts) for name in _names(ours, used)
    )


def text_of(kind: str, kept: Mapping[str, Sequence[str]], added: Mapping[str, str]) -> str:
    """The file of a letter with these lines in each part; each line of ``added`` is a sentence
    more. A part without a line is left out.
    """
    begins = {part.name: part.begins for part in our_letter(kind)}
    written: list[str] = []
    for name in _names(begins, {**kept, **added}):
        more = [line.strip() for line in added.get(name, "").splitlines() if line.strip()]
        lines = list(dict.fromkeys([*kept.get(name, ()), *more]))
        if lines:
            mark = "---\n" if begins.get(name) and written else ""
            written.append(f"{mark}{name}:\n" + "".join(f"- {line}\n" for line in lines))
    return "\n".join(written)


def _names(ours: Mapping[str, object], others: Mapping[str, object]) -> list[str]:
    return [*ours, *(name for name in others if name not in ours)]


def _section(
    name: str, ours: Sequence[Way], used: Sequence[Way], facts: Mapping[str, str]
) -> Section:
    own = [way for way in used if way not in ours]
    title = TITLES.get(name) or name.replace("_", " ").capitalize()
    sentences = [_sentence(way, facts, kept=way in used, own=False) for way in ours]
    sentences += [_sentence(way, facts, kept=True, own=True) for way in own]
    return Section(name, title, tuple(sentences))


def _sentence(way: Way, facts: Mapping[str, str], *, kept: bool, own: bool) -> Sentence:
    only = [way.register] if way.register else []
    cases = [CASES[need] for need in SLOT.findall(way.text) if need in CASES]
    if cases:
        only.append(f"where {' and '.join(cases)}")
    return Sentence(_line(way), tuple(_pieces(way.text, facts)), ", ".join(only), kept, own)


def _pieces(text: str, facts: Mapping[str, str]) -> Iterator[Piece]:
    last = 0
    for match in PIECE.finditer(text):
        if match.start() > last:
            yield Piece(text[last : match.start()])
        last = match.end()
        fact = match["fact"]
        if fact is None:
            yield Piece(match["blank"].strip("[]"), "blank")
        elif fact.strip("{}") not in CASES:
            name = fact.strip("{}")
            led_in = match.start() == 0 or text[match.start() - 1] in " (“"
            space = "" if led_in else " "
            yield Piece(facts.get(name) or f"{space}{name.replace('_', ' ')}", "fact")
    if last < len(text):
        yield Piece(text[last:])


def _line(way: Way) -> str:
    return f"{way.register}: {way.text}" if way.register else way.text
