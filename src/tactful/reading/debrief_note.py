"""Reading a debrief in one go: "They contact everyone within two weeks, I may email Dana".

What was not said is None, never guessed. Days are read as promises are (docs/rules.md).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TypeVar

from tactful.etiquette.case import Channel, Fit
from tactful.etiquette.workdays import Workdays
from tactful.reading import judgements
from tactful.reading.clauses import UNSURE, Sentence, sentences
from tactful.reading.dates.mentions import Mention, find_mentions
from tactful.reading.dates.promises import (
    BEGINNING,
    I_ACT,
    SOMETHING_ELSE,
    THEY_ACT,
    UNCLEAR,
    what_it_is_about,
)
from tactful.reading.requests import Asked, nothing_needed, requests_in

T = TypeVar("T")

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


@dataclass(frozen=True, slots=True)
class Heard:
    """What a note says was settled. None: not said. ``requests`` is empty when the note
    says that nothing more is needed, and None when it does not speak of it. ``said_by`` and
    ``contact`` are names; ``calls`` are at set hours of the employer's clock.
    """

    everyone_contacted: bool | None = None
    contact_by: date | None = None
    may_follow_up: bool | None = None
    follow_up_on: date | None = None
    channel: Channel | None = None
    decisions_begin: date | None = None
    next_steps: str | None = None
    accepts_linkedin: bool | None = None
    fit: Fit | None = None
    requests: tuple[Asked, ...] | None = None
    not_before: date | None = None
    contact: str | None = None
    said_by: str | None = None
    calls: tuple[datetime, ...] = ()


@dataclass(slots=True)
class _Days:
    """The days of a note by what they are about."""

    contact: list[Mention] = field(default_factory=list)
    follow_up: list[Mention] = field(default_factory=list)
    decisions: list[Mention] = field(default_factory=list)


def read_note(note: str, said_on: date, workdays: Workdays) -> Heard:
    """What a note about an interview, or a message from them, says about the process.

    ``said_on`` is the day it was said, in the employer's place.
    """
    mentions = find_mentions(note, said_on, workdays)
    days = _Days()
    asked: list[Asked] = []
    nothing_more = False
    parts = sentences(note)
    for sentence in parts:
        here = [m for m in mentions if sentence.start <= m.start < sentence.end]
        found, used = requests_in(sentence, note, here)
        asked += found
        nothing_more = nothing_more or nothing_needed(sentence)
        _sort_days(sentence, [m for m in here if m not in used], days)
    follow_up = days.follow_up[-1] if days.follow_up else None
    permitted = _last(judgements.may_follow_up(s) for s in parts)
    return Heard(
        everyone_contacted=_everyone(parts),
        contact_by=max((m.deadline for m in days.contact), default=None),
        may_follow_up=permitted,
        follow_up_on=(follow_up.not_before or follow_up.deadline) if follow_up else None,
        channel=_last(judgements.channel(s) for s in parts),
        decisions_begin=_first_day(days.decisions),
        next_steps=next_steps_in(note, parts),
        accepts_linkedin=_last(judgements.accepts_linkedin(s) for s in parts),
        fit=_worst_fit(parts),
        requests=tuple(asked) if asked else (() if nothing_more else None),
    )


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


def _everyone(parts: list[Sentence]) -> bool | None:
    said = [answer for s in parts if (answer := judgements.all_hear(s)) is not None]
    if not said:
        return None
    return all(said)


def _last(answers: Iterable[T | None]) -> T | None:
    """The last answer that is one: what was said later corrects what was said before."""
    said = None
    for answer in answers:
        said = said if answer is None else answer
    return said


def _first_day(mentions: list[Mention]) -> date | None:
    return min((m.not_before or m.deadline for m in mentions), default=None)


def _worst_fit(parts: list[Sentence]) -> Fit | None:
    said = {judgements.fit(sentence) for sentence in parts}
    for fit in (Fit.UNQUALIFIED, Fit.POOR_FIT, Fit.GOOD):
        if fit in said:
            return fit
    return None


def next_steps_in(note: str, parts: list[Sentence]) -> str | None:
    """The next steps as a note lists them."""
    for sentence in parts:
        found = NEXT_STEPS.search(sentence.text)
        if found and not UNSURE.search(sentence.text):
            start, end = found.span("steps")
            return note[sentence.start + start : sentence.start + end].strip() or None
    return None
