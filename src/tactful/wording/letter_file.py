"""Letters as files that anybody can read and improve: parts, and ways to say each of them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

REGISTERS = ("warm", "neutral", "formal")
INFORMAL = "informal"  # a mark of lines that fit the first two
SPELLINGS = ("US", "GB")
SLOT = re.compile(r"\{([A-Za-z_]*)\}")
PART = re.compile(r"([a-z][a-z_]*):")
MARKED = re.compile(r"(warm|informal|neutral|formal):\s+")
BLANK = re.compile(r"\[[^\[\]\n]+\]")  # as our letters mark one
KINDS = {
    "thank_you": "Thank-you after an interview",
    "follow_up_deadline": "Follow-up after a promised day",
    "follow_up_agreed_day": "Follow-up on the agreed day",
    "follow_up_open": "Follow-up where no day was settled",
    "follow_up_application": "Follow-up after an application",
    "follow_up_after_reply": "Follow-up after their message",
    "follow_up_second": "Second follow-up",
    "times_offered": "Are those times still good?",
    "missed_call": "After a call that did not come",
    "to_successor": "To whoever took over",
    "competing_offer": "Another offer, and its day",
    "closing": "Closing note",
    "no_fit": "Thank-you when it’s not a fit",
    "rejected": "Thanks after a no",
    "keep_in_touch": "Time to ask again",
    "answer": "Answer to a question",
    "delivery": "Sending what they asked for",
    "offer": "Acknowledging an offer",
    "accept": "Accepting an offer",
    "ask_for_time": "Asking for time to decide",
    "decline": "Declining an offer",
    "withdraw": "Withdrawing",
    "new_address": "To a new address, after a bounce",
    "invitation": "LinkedIn invitation",
    "voicemail": "Voicemail",
    "phone_call": "Phone call",
    "voicemail_second": "Second voicemail",
    "phone_call_second": "Second phone call",
    "short_message": "Short message on LinkedIn",
}
GROUPS = {
    "Thank": ("thank_you", "no_fit", "rejected", "closing"),
    "Ask": (
        "follow_up_deadline", "follow_up_agreed_day", "follow_up_open", "follow_up_after_reply",
        "follow_up_second", "follow_up_application", "times_offered", "missed_call",
        "to_successor", "new_address", "keep_in_touch",
    ),
    "Answer and send": ("answer", "delivery", "competing_offer"),
    "An offer": ("offer", "accept", "ask_for_time", "decline"),
    "Leave": ("withdraw",),
    "On LinkedIn": ("invitation", "short_message"),
    "On the phone": ("voicemail", "phone_call", "voicemail_second", "phone_call_second"),
}  # fmt: skip
PURPOSES = {
    "thank_you": "Within a day of the interview, to each person you met",
    "follow_up_deadline": "The day they named has passed, and nothing came",
    "follow_up_agreed_day": "You said you would write on this day, and you do",
    "follow_up_open": "Nobody named a day when you talked",
    "follow_up_application": "You applied and have heard nothing since",
    "follow_up_after_reply": "They wrote, named a day, and it has passed",
    "follow_up_second": "One more, shorter, and the last",
    "times_offered": "You offered times, and they have not chosen",
    "missed_call": "They said they would ring, and did not",
    "to_successor": "Your contact has left; who’s handling it now?",
    "competing_offer": "Somebody else wants you; tell them while they can act",
    "closing": "Thank them, and let it go with grace",
    "no_fit": "Not the right place: say thanks, keep the door open",
    "rejected": "They said no; thank them for telling you",
    "keep_in_touch": "They said to ask again, and the day has come",
    "answer": "They asked you something",
    "delivery": "References, a test, a document they asked for",
    "offer": "Say that you have it, and that you’re pleased",
    "accept": "Yes, in writing",
    "ask_for_time": "You need some days to decide",
    "decline": "No, kindly",
    "withdraw": "You’re withdrawing, and letting them know",
    "new_address": "Your email bounced; the same letter to an address that works",
    "invitation": "Only to somebody who accepts requests",
    "voicemail": "Thirty seconds, your number twice",
    "phone_call": "If they answer, if somebody else does, if a machine does",
    "voicemail_second": "The last one, shorter",
    "phone_call_second": "The last call",
    "short_message": "Three lines",
}
SLOTS = frozenset(
    {
        "me", "my_first", "my_ways", "my_short_ways", "spoken_number", "at_spoken_number",
        "role", "short_role",
        "at_employer", "at_employer_spoken", "person", "addressed", "hello", "good_time",
        "greeting",
        "we_met", "We_met", "we_met_short", "interviewers",
        "we_met_spoken", "We_met_spoken",
        "interview_day", "short_interview_day", "they_mentioned", "They_mentioned", "they_said",
        "They_said", "they_explained", "They_explained", "they_suggested", "They_suggested",
        "get_in_touch", "promise", "within", "deadline_day", "follow_up_day", "next_steps",
        "last_follow_up_day", "last_follow_up_weekday", "applied_day", "short_applied_day",
        "your_message", "writing", "you_wrote", "You_wrote_that",
        "their_message_day", "their_promise", "bounced_day", "needed", "offer_answer_day",
        "other_offer_day", "here_needed", "call_day", "call_time", "my_answer_day", "before",
        "if_permitted", "if_agreed", "if_not_everyone", "if_today", "if_passed", "if_open",
        "if_second", "if_met", "if_they_said", "if_by_phone", "if_follow_up",
        "if_follow_up_today", "if_linkedin", "if_on_hold", "if_ask_again", "if_task",
        "if_invited", "if_accepted_elsewhere", "if_call_today", "if_last_was_a_call",
        "if_offer_day",
        "about", "delivered", "delivered_day", "spoken_interview_day",
        "if_times_offered", "if_missed_call", "if_follow_up_after_reply", "if_to_successor",
        "if_keep_in_touch", "if_new_address",
    }
)  # fmt: skip


class LetterProblem(ValueError):
    """A letter that cannot be used; the message says in which line, and how to mend it."""

    def __init__(self, line: int, sentence: str) -> None:
        super().__init__(f"Line {line}: {sentence}")
        self.line = line


@dataclass(frozen=True, slots=True)
class Way:
    """One way to say something. ``register`` is None where it fits all three, and "informal"
    where it fits all but a formal letter.
    """

    text: str
    register: str | None
    needs: frozenset[str]

    def fits(self, register: str) -> bool:
        """Whether it may stand in a letter of that register."""
        if self.register == INFORMAL:
            return register != "formal"
        return self.register in (None, register)


@dataclass(frozen=True, slots=True)
class Part:
    """One thing a letter says; ``begins`` tells whether it begins a paragraph."""

    name: str
    ways: tuple[Way, ...]
    begins: bool


Letter = tuple[Part, ...]


@cache
def our_letter(kind: str) -> Letter:
    """The letter of that kind as it ships."""
    return read_letter(our_text(kind))


@cache
def our_text(kind: str) -> str:
    """Its file."""
    return (files("tactful.wording") / "letters" / f"{kind}.txt").read_text("utf-8")


def letter_of(kind: str, own: Mapping[str, str]) -> Letter:
    """Somebody's own version of a letter; ours, where there is none or it is broken."""
    if own.get(kind):
        try:
            return read_letter(own[kind], like=our_letter(kind))
        except LetterProblem:
            return our_letter(kind)
    return our_letter(kind)


def read_letter(text: str, like: Letter | None = None) -> Letter:
    """A letter from its text; ``like`` is the one it stands in for, whose parts it must have.
    Raises `LetterProblem`.
    """
    parts: list[Part] = []
    ways: list[Way] = []
    name, begins, number = "", False, 0
    for number, raw in enumerate(text.splitlines(), 1):
        line = raw.strip()
        if not line or line.startswith("#"):
            continue
        if line == "---":
            _finish(parts, name, ways, begins, number)
            name, ways, begins = "", [], True
        elif PART.fullmatch(line):
            if name:
                _finish(parts, name, ways, begins, number)
                begins = False
            name, ways = line[:-1], []
        elif line.startswith("- ") and name:
            ways.append(_way(line[2:].strip(), number))
        else:
            raise LetterProblem(
                number,
                "begin it with “- ” for a way to say something, or name a part, like “thanks:”.",
            )
    _finish(parts, name, ways, begins, number)
    if not parts:
        raise LetterProblem(1, "the letter is empty; leave the field empty to use ours.")
    _check_parts(parts, like, number)
    return tuple(parts)


def _finish(parts: list[Part], name: str, ways: list[Way], begins: bool, number: int) -> None:
    if not name:
        return
    if not ways:
        raise LetterProblem(number, f"the part “{name}” says nothing; add a line that begins “- ”.")
    parts.append(Part(name, tuple(ways), begins))


def _way(text: str, number: int) -> Way:
    marked = MARKED.match(text)
    register = marked[1] if marked else None
    said = text[marked.end() :] if marked else text
    needs = frozenset(SLOT.findall(said))
    unknown = sorted(needs - SLOTS)
    if unknown:
        raise LetterProblem(
            number, f"there is no fact “{{{unknown[0]}}}”; docs/wording.md lists all of them."
        )
    if "{" in SLOT.sub("", said) or "}" in SLOT.sub("", said):
        raise LetterProblem(number, "a brace is open; write facts like {role}.")
    if not said:
        raise LetterProblem(number, "there is nothing after the dash.")
    return Way(said, register, needs)


def _check_parts(parts: list[Part], like: Letter | None, number: int) -> None:
    if like is None:
        return
    names = [part.name for part in parts]
    ours = [part.name for part in like if part.name != "subject"]
    if not set(names) & set(ours):
        raise LetterProblem(number, f"it needs at least one of the parts: {', '.join(ours)}.")
    for part in parts:
        if not all(any(way.fits(register) for way in part.ways) for register in REGISTERS):
            raise LetterProblem(
                number, f"in “{part.name}:” every line is for one register; add one for all."
            )
    if like[0].name == "subject" and "subject" not in names:
        raise LetterProblem(number, "the part “subject:” is missing.")
    if len(set(names)) < len(names):
        raise LetterProblem(number, "two parts have the same name; give each its own.")
