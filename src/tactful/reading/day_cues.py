"""Cues for what the days of a sentence are about: who does what by then.

They are evidence among other evidence (`reading.notes`): the classifier weighs them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from tactful.reading import judgements
from tactful.reading.clauses import UNSURE, Sentence
from tactful.reading.dates.mentions import Mention
from tactful.reading.dates.promises import (
    BEGINNING,
    I_ACT,
    SOMETHING_ELSE,
    THEY_ACT,
    UNCLEAR,
    what_it_is_about,
)

NEXT_STEPS = re.compile(
    r"\bnext (?:steps?|stages?|rounds?)\b(?: in the (?:hiring )?process)?\s*(?:is|are|will be|would be|:|-)"
    r"\s*(?P<steps>[^.!?\n]+)"
)
DECISIONS_BEGIN = re.compile(
    r"\b(?:start|begin)\w* (?:to )?(?:decid|(?:mak|tak)\w+ (?:a |its |their |the |any )?decision|deliberat"
    r"|discuss)"
    r"|\bdecisions? (?:\w+ )?(?:start|begin)|\bdecision[ -]making (?:\w+ )?(?:start|begin)"
)
HEAR_FIRST = re.compile(
    r"^(?:and |but )?(?:i|you|we) (?:don't|do not|haven't|have not|dont|havent|hear|didn't)"
)
BARE_DAY = re.compile(
    r"\b(?:she|he|they|we|hr|i|said|says|think|thinks|hope|hopes|hopefully|probably|about|around|it"
    r"|takes?|took|take|will|would|should|be|might|may|need|needs|give|us|them|me|another|more|by"
    r"|within|in|on|until|till|at|the|or|so|latest|most|maybe|roughly|expect|expects|sometime|to"
    r"|that|is|was|'ll|'d|'s|a|an|of|for|end|before|wait|than|no|later|longer)\b|[^\w\s]"
)


@dataclass(slots=True)
class _Days:
    """The days of a note by what they are about."""

    contact: list[Mention] = field(default_factory=list)
    follow_up: list[Mention] = field(default_factory=list)
    decisions: list[Mention] = field(default_factory=list)


def day_voices(sentence: Sentence, mentions: list[Mention]) -> dict[Mention, str]:
    """What the cues of a sentence say each of its days is about."""
    days = _Days()
    _sort_days(sentence, mentions, days)
    told = dict.fromkeys(days.contact, "contact_by")
    told |= {
        m: "not_before" if judgements.NOT_BEFORE_THEN.search(sentence.text) else "follow_up_on"
        for m in days.follow_up
    }
    return told | dict.fromkeys(days.decisions, "decisions_begin")


def _sort_days(sentence: Sentence, mentions: list[Mention], days: _Days) -> None:
    before, ended = UNCLEAR, 0
    for n, mention in enumerate(mentions):
        following = mentions[n + 1] if n + 1 < len(mentions) else None
        clause = _own_part(sentence, mention, ended, following)
        ended = mention.end
        if UNSURE.search(clause):
            continue
        if DECISIONS_BEGIN.search(clause) or BEGINNING.search(clause):
            days.decisions.append(mention)
            before = SOMETHING_ELSE
            continue
        about = _about(sentence, clause, mention, before)
        if about == I_ACT:
            days.follow_up.append(mention)
        elif about == THEY_ACT:
            days.contact.append(mention)
        before = about


def _own_part(sentence: Sentence, mention: Mention, after: int, following: Mention | None) -> str:
    """The part of its clause that leads to a day; the whole clause, where it has but one."""
    clause = sentence.clause_at(mention.start)
    start = max(clause.start, after)
    end = clause.end
    if following is not None and following.start < end:
        end = mention.end
    return sentence.text[start - sentence.start : end - sentence.start].strip(' "')


def _about(sentence: Sentence, clause: str, mention: Mention, before: str) -> str:
    if HEAR_FIRST.search(clause.partition(_named(sentence, mention))[0]):
        return THEY_ACT
    if judgements.NOT_BEFORE_THEN.search(clause) or judgements.is_permission(clause):
        return I_ACT
    asked = judgements.ASKED.search(sentence.text)
    if asked and re.search(judgements.REACH, clause) and "if" not in clause.split():
        return THEY_ACT if re.search(r"\b(?:hear|heard|news)\b", clause) else I_ACT
    about = what_it_is_about(clause)
    if about != UNCLEAR:
        return about
    if before in (THEY_ACT, I_ACT):
        return before
    return _by_its_surroundings(sentence, clause, mention)


def _by_its_surroundings(sentence: Sentence, clause: str, mention: Mention) -> str:
    """A clause that holds little but a day leans on the one before it, or is a promise."""
    earlier = [clause for clause in sentence.clauses if clause.end <= mention.start]
    if earlier and what_it_is_about(earlier[-1].text) == SOMETHING_ELSE:
        return SOMETHING_ELSE
    for leading in reversed(earlier):
        about = what_it_is_about(leading.text)
        if about in (THEY_ACT, I_ACT):
            return about
    rest = BARE_DAY.sub(" ", clause.replace(_named(sentence, mention), " ")).split()
    return UNCLEAR if rest else THEY_ACT


def _named(sentence: Sentence, mention: Mention) -> str:
    """A day as the sentence writes it."""
    return sentence.text[mention.start - sentence.start : mention.end - sentence.start]


def next_steps_in(note: str, parts: list[Sentence]) -> str | None:
    """The next steps as a note lists them."""
    for sentence in parts:
        found = NEXT_STEPS.search(sentence.text)
        if found and not UNSURE.search(sentence.text):
            start, end = found.span("steps")
            return note[sentence.start + start : sentence.start + end].strip() or None
    return None
