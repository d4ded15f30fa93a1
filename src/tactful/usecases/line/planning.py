"""One line, planned and kept: adding, talks, what was agreed, what happened, finding.

Like all that is taken in it is a plan first: what was understood is said back, what is missing is
asked, and nothing is saved before somebody says so.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tactful.ports import UnknownPlace
from tactful.reading.line.deeds import FINDS
from tactful.reading.line.several import companies_listed, names_listed_first
from tactful.reading.line.shorthand import spelled_out
from tactful.reading.line.when import when_of
from tactful.reading.one_line import OneLine, read_one_line
from tactful.reading.wants_answer import left_to_me
from tactful.records import models
from tactful.records.names import search_key
from tactful.records.search import matching
from tactful.refusal import Misused
from tactful.usecases.line.changed_talks import plan_changed_talk, tells_a_change
from tactful.usecases.line.happenings import plan_event
from tactful.usecases.line.missed_calls import plan_no_call
from tactful.usecases.line.plans import (
    EXAMPLES,
    MOST_FOUND,
    Besides,
    LinePlan,
    known_names,
    meant_by,
)
from tactful.usecases.line.stories import plan_story
from tactful.usecases.take.plans import Around
from tactful.wording.english import listed


def plan_line(around: Around, text: str, besides: Besides) -> LinePlan:
    """What the line would do. Raises `Misused` for one with nothing in it."""
    told = read_one_line(text)
    if besides.when:  # "Thursday at 10", as the question asks for it
        told = replace(told, when=when_of(besides.when).words or besides.when)
    if not text.strip():
        raise Misused(f"Say what happened, like {EXAMPLES}.")
    several = () if besides.about else _several(around, text)
    if several:
        question = f"That names {listed(several)}: one company at a time, please."
        return LinePlan(OneLine("add", rest=text), question=question)
    told = _missed(around, told, text)
    no_call = plan_no_call(around, told, besides, text)
    if no_call is not None:
        return no_call
    if tells_a_change(around, told, besides, text) and not FINDS.search(text):
        return plan_changed_talk(around, told, besides, text)
    if told.deed == "find":
        return _find(around, told, text)
    if told.deed in ("talk", "applied", "add"):
        told, text = _with_place_at_end(around, told, text)
        return plan_story(around, told, besides, text)
    return plan_event(around, told, besides, text)


def _several(around: Around, text: str) -> tuple[str, ...]:
    """The companies of a line that lists several. Names that a line begins with are people's,
    unless two of them are companies one has noted.
    """
    noted = models.Employer.objects.filter(owner=around.owner)
    listed, first = companies_listed(text), names_listed_first(text)
    if listed and noted.filter(name__icontains=f"{listed[0]}, {listed[1]}").exists():
        return ()  # the name of one house
    known = sum(noted.filter(name__iexact=name).exists() for name in first)
    return listed or (first if known > 1 else ())


def _missed(around: Around, told: OneLine, text: str) -> OneLine:
    """ "didn't get to the phone in time, it was Kim": told without a word of calling or writing."""
    if told.deed != "find" or FINDS.search(text) or not left_to_me(spelled_out(text)):
        return told
    known = known_names(around, text)
    wrote = WROTE.search(text) is not None
    return OneLine("replied", who=known[0], by_phone=not wrote, rest=text) if known else told


def _with_place_at_end(around: Around, told: OneLine, text: str) -> tuple[OneLine, str]:
    """ "…, Leeds" or "(Lyon)": a place that stands alone is where it is, and nobody's name."""
    pieces = PIECE.split(text.strip(" .!)"))
    at = next((n for n in range(len(pieces) - 1, 0, -1) if _is_place(around, pieces[n])), 0)
    if not at or told.place:
        return told, text
    name = pieces[at].strip()
    before = ", ".join(piece.strip() for n, piece in enumerate(pieces) if n != at)
    again = read_one_line(before)
    tells_enough = again.deed == told.deed and bool(again.role or again.deed != "add")
    if not (tells_enough and again.company) or meant_by(around, again.company):
        return told, text  # of what is noted the place is known: it would be somebody's name
    return replace(again, place=name), before


WROTE = re.compile(r"(?i)\be?-?mail|\bwr[io]t|\btext|\brepl|\bmessage")
A_SENTENCE = 2  # words beside the names; fewer only look for something
SILENCE = re.compile(
    r"(?i)\bghost\w*|\bnothing\b|\bno (?:word|news|answer|reply|response)\b|\bstill waiting"
    r"|(?:n['’]?t|\bnot) (?:hear|heard|repl(?:y|ied)|answer(?:ed)?|call(?:ed)?|writ(?:e|ten))\b"
    r"|(?:n['’]?t|\bnot) (?:rung|ring|phoned?|e?-?mail(?:ed)?|text(?:ed)?)\b"
    r"|\bsilen(?:t|ce)\b"
)
PIECE = re.compile(r",\s+|\s*[()]\s*")


LONGEST_CODE = 3  # letters: "NT" and "ACT" are more often something else


def _is_place(around: Around, piece: str) -> bool:
    name = piece.strip()
    if not name[:1].isupper() or (name.isupper() and len(name) <= LONGEST_CODE):
        return False
    try:
        around.places.find(name)
    except UnknownPlace:
        return False
    return True


def _find(around: Around, told: OneLine, text: str) -> LinePlan:
    rows = models.Application.objects.filter(owner=around.owner).select_related("employer")
    found = tuple(matching(rows, told.who).order_by("sort_key", "pk")[:MOST_FOUND])
    if not found:  # "call Dana on Friday": whom it names
        known = known_names(around, told.who)
        found = tuple(meant_by(around, known[0])[:MOST_FOUND]) if known else ()
    nothing = f"Nothing of that is noted. To tell something, write it like {EXAMPLES}."
    question = "" if found else nothing
    instead = _no_news(text) if found and _tells_more(text, found) else ""
    return LinePlan(told, question=question, candidates=found, instead=instead)


def _tells_more(text: str, found: Sequence[models.Application]) -> bool:
    """Whether words are left that name neither the job nor the company nor somebody there."""
    if FINDS.search(text):
        return False
    named = " ".join(f"{row.role} {row.employer.name}" for row in found)
    people = models.Person.objects.filter(involvements__application__in=[row.pk for row in found])
    known = set(search_key(f"{named} {' '.join(people.values_list('name', flat=True))} at").split())
    left = [word for word in search_key(text).split() if word.strip(".,") not in known]
    return len(left) >= A_SENTENCE


def _no_news(text: str) -> str:
    if SILENCE.search(text):
        return "Silence needs no note: it counts by itself. This is how it stands."
    return "Nothing in that was understood as news, and nothing was noted. This is how it stands."
