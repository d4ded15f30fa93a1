"""What a note about an interview, or a message from them, says was settled.

Two voices are heard for each sentence: cues (who does what, in patterns) and a classifier that
was trained on many hands (`reading.learned`). What both say is believed; what one of them says
alone must be plain. What is uncertain is absent. Each finding knows the words that show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from tactful.etiquette.case import Channel, Fit
from tactful.etiquette.workdays import Workdays
from tactful.reading import judgements
from tactful.reading.classifier import Model, model
from tactful.reading.clauses import OTHER_STORY, UNSURE, Sentence, sentences
from tactful.reading.dates.mentions import Mention, find_mentions
from tactful.reading.day_cues import day_voices, next_steps_in
from tactful.reading.findings import Finding
from tactful.reading.heard import Heard
from tactful.reading.hours import find_hours
from tactful.reading.learned import Places, evidence_of_day, evidence_of_fact
from tactful.reading.names import contact_in, speaker_in
from tactful.reading.requests import SILENCE, Asked, nothing_needed, requests_in

T = TypeVar("T")
EARLIEST = re.compile(
    r"(?:\bnot?\b|n't\b|\bnever\b|\bnothing\b|\bno\w* )[^.;]{0,40}\b(?:before|until|till|earlier|sooner)\b"
    r"|\bonly (?:\w+ ){0,2}(?:after|once|when|from|past)\b|\bearliest\b|\b(?:wait|hold off|hold on|sit tight|quiet|silent|patience)"
    r"[^.;]{0,30}\b(?:until|till|for)\b|\bfrom [^,.;]{2,30}? on(?:wards?)?\b"
)
BELIEVED = 0.45  # from which certainty on a day is taken for what it seems to be about
WITH_A_CUE = 0.35  # what two voices say is believed sooner
REFUSAL = (
    0.15  # a refusal with a cue sooner still: to miss it is to call who asked not to be called
)
ASKED = 0.3  # the same for things they need, which are in the sentence to be seen
TO_ME = re.compile(
    r"\b(?:could|can|would|will|are|do|when are|how about) you\b[^?]*\?\s*$|\blet (?:me|us) know (?:your|when you|if you)\b"
)  # a question to the candidate: its day is nobody's promise
DAY_LABELS = ("contact_by", "follow_up_on", "decisions_begin", "not_before")
FACT_OF_CUE = {
    "everyone_contacted": judgements.all_hear,
    "may_follow_up": judgements.may_follow_up,
    "accepts_linkedin": judgements.accepts_linkedin,
}


@dataclass(slots=True)
class _Said:
    """What the sentences of a note said, in their order."""

    facts: dict[str, list[object]] = field(default_factory=dict)
    days: dict[str, list[Mention]] = field(default_factory=dict)
    asked: list[Asked] = field(default_factory=list)
    nothing_more: bool = False
    calls: list[datetime] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)

    def fact(self, name: str, value: object) -> None:
        self.facts.setdefault(name, []).append(value)

    def last(self, name: str) -> object | None:
        """The last that was said: it corrects what was said before."""
        return self.facts[name][-1] if name in self.facts else None


def read_note(note: str, said_on: date, workdays: Workdays, people: Sequence[str] = ()) -> Heard:
    """What a note says about the process. ``said_on`` is the day it was said, in the employer's
    place; ``people`` are the names of those who are known.
    """
    return read_closely(note, said_on, workdays, people)[0]


def read_closely(
    note: str, said_on: date, workdays: Workdays, people: Sequence[str] = ()
) -> tuple[Heard, list[Finding]]:
    """The same, with the words that show each finding."""
    return read_sentences(note, sentences(note), find_mentions(note, said_on, workdays), people)


def read_sentences(
    note: str, parts: Sequence[Sentence], mentions: Sequence[Mention], people: Sequence[str] = ()
) -> tuple[Heard, list[Finding]]:
    """The same of a text whose sentences, and the days they name, are known already."""
    said = _Said()
    for sentence in parts:
        here = [m for m in mentions if sentence.start <= m.start < sentence.end]
        _read_sentence(sentence, note, here, said)
    heard = _heard(said, note, people)
    return heard, said.findings


def _read_sentence(sentence: Sentence, note: str, here: list[Mention], said: _Said) -> None:
    if OTHER_STORY.search(sentence.text):
        return
    places = [(m.start - sentence.start, m.end - sentence.start) for m in here]
    cues = cues_of_facts(sentence, note, here)
    evidence = evidence_of_fact(sentence.text, places, cues)
    learned = model("fact")
    sure = learned.certainties(evidence)
    doubtful = not sentence.sure_clauses
    to_me = bool(TO_ME.search(sentence.text))
    says_more = not _is_a_day_alone(sentence.text, places)
    for label in sorted(sure, key=lambda name: sure[name]) if says_more else ():
        if sure[label] < _enough(label, label in cues, learned) or doubtful:
            continue
        if to_me and label == "may_follow_up:yes":
            continue
        start, end = learned.told_by(label, evidence)
        said.findings.append(
            Finding(label, sentence.start + start, sentence.start + end, sure[label])
        )
        name, _, value = label.partition(":")
        if name == "next_steps":
            said.fact(name, (sentence.start, sentence.end))
        elif name != "request":
            said.fact(name, value)
    calls = list(_calls(sentence, here))
    said.calls += [at for at, _ in calls]
    rest = [m for m in here if not any(m is day for _, day in calls)]
    used = _requests(sentence, note, rest, sure, said)
    if not to_me:
        _days(sentence, [m for m in rest if m not in used], places, said)


def _is_a_day_alone(text: str, places: Places) -> bool:
    """ "Another week.": who says a day and no more, has settled nothing but the day."""
    if not places:
        return False
    left = text
    for start, end in sorted(places, reverse=True):
        left = left[:start] + left[end:]
    return not SAYS_MORE.search(left)


def _enough(label: str, cued: bool, learned: Model) -> float:
    """How sure the classifier has to be."""
    if not cued:
        return learned.threshold(label)
    return REFUSAL if label == "may_follow_up:no" else min(learned.threshold(label), WITH_A_CUE)


def cues_of_facts(sentence: Sentence, note: str, here: Sequence[Mention]) -> list[str]:
    """What who-does-what says a sentence settles."""
    found = []
    for name, judge in FACT_OF_CUE.items():
        answer = judge(sentence)
        if answer is not None:
            found.append(f"{name}:{'yes' if answer else 'no'}")
    channel, fit = judgements.channel(sentence), judgements.fit(sentence)
    found += [f"channel:{channel.value}"] if channel else []
    found += [f"fit:{fit.value}"] if fit else []
    found += ["next_steps"] if next_steps_in(note, [sentence]) is not None else []
    found += ["request:none"] if nothing_needed(sentence) else []
    found += ["request:some"] if requests_in(sentence, note, list(here))[0] else []
    return found


def _requests(
    sentence: Sentence,
    note: str,
    mentions: list[Mention],
    sure: dict[str, float],
    said: _Said,
) -> set[Mention]:
    learned = model("fact")
    none, some = sure["request:none"], sure["request:some"]
    is_none = none >= learned.threshold("request:none") and none > some
    if is_none and (nothing_needed(sentence) or not SILENCE.search(sentence.text)):
        said.nothing_more = True
        return set()
    found, used = requests_in(sentence, note, mentions)
    if not found or some < ASKED:
        return set()
    said.asked += found
    return used


def _days(sentence: Sentence, mentions: list[Mention], places: Places, said: _Said) -> None:
    """What each day is about, by both voices."""
    learned = model("day")
    cued = day_voices(sentence, mentions)
    for mention in mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        evidence = evidence_of_day(sentence.text, places, start, end, cued.get(mention))
        scores = learned.shares(evidence)
        # From when, and from when at the earliest, are one question for the classifier.
        asking = scores.pop("follow_up_on") + scores.pop("not_before")
        scores["not_before" if EARLIEST.search(sentence.text) else "follow_up_on"] = asking
        best = max(scores, key=lambda label: scores[label])
        if best == "contact_by" and _is_my_plan(sentence, mention):
            continue
        if best in DAY_LABELS and scores[best] >= BELIEVED and not _doubted(sentence, mention):
            said.days.setdefault(best, []).append(mention)
            said.findings.append(Finding(best, mention.start, mention.end, scores[best]))


MY_PLAN = re.compile(
    r"^(?:(?:so|and|but|then|maybe|well)\s+)*(?:i(?:'ll| will|'m going to| am going to|'m gonna)?|gonna|going to|planning to)\s+(?:\w+ )?"
    r"(?:call|ring|phone|e-?mail|mail|write|text|message|chase|nudge|ping|pester|follow up|drop|pop)\b"
)


def _is_my_plan(sentence: Sentence, mention: Mention) -> bool:
    """ "Gonna call them Friday": what I mean to do is nobody's promise."""
    return bool(MY_PLAN.search(sentence.clause_at(mention.start).text.strip()))


def _doubted(sentence: Sentence, mention: Mention) -> bool:
    return bool(UNSURE.search(sentence.clause_at(mention.start).text))


def _calls(sentence: Sentence, mentions: list[Mention]) -> Iterator[tuple[datetime, Mention]]:
    """A call they said they would make at a set hour."""
    if not judgements.THEY_RING.search(sentence.text):
        return
    for hour in find_hours(sentence.text):
        near = [m for m in mentions if abs(m.start - sentence.start - hour.start) < 60]
        if near:
            day = min(near, key=lambda m: abs(m.start - sentence.start - hour.start))
            yield datetime.combine(day.deadline, hour.at), day  # local there


def _heard(said: _Said, note: str, people: Sequence[str]) -> Heard:
    follow_up = said.days.get("follow_up_on", [])
    day = follow_up[-1] if follow_up else None
    channel, may = said.last("channel"), _yes(said.last("may_follow_up"))
    everyone = [_yes(value) for value in said.facts.get("everyone_contacted", [])]
    agreement = Heard(
        everyone_contacted=all(everyone) if everyone else None,
        contact_by=max((m.deadline for m in said.days.get("contact_by", [])), default=None),
        may_follow_up=True if may is None and (day or said.days.get("not_before")) else may,
        follow_up_on=(day.not_before or day.deadline) if day else None,
        not_before=_first(said.days.get("not_before", [])),
        channel=Channel(str(channel)) if channel else None,
        decisions_begin=_first(said.days.get("decisions_begin", [])),
        next_steps=_steps(note, said.last("next_steps")),
        accepts_linkedin=_yes(said.last("accepts_linkedin")),
        fit=_worst_fit(said.facts.get("fit", [])),
        requests=tuple(said.asked) if said.asked else (() if said.nothing_more else None),
        calls=tuple(said.calls),
        said_by=speaker_in(note, people),
    )
    asking = agreement.may_follow_up or agreement.follow_up_on or agreement.not_before
    if asking or agreement.channel is not None:
        return replace(agreement, contact=contact_in(note, people))
    return agreement


SAYS_MORE = re.compile(
    r"(?i)\b(?!(?:by|on|in|within|before|until|till|around|about|the|or|and|so|at|maybe|probably)\b)\w"
)
LEADING_TO_STEPS = re.compile(
    r"^\s*(?:[-*•]\s*)?(?:(?:and|so|then)\s+)?(?:the\s+)?(?:next\s+(?:steps?|stages?|rounds?|up|comes|is|are|on the list)|next|after (?:this|that)"
    r"|then|following that)\b(?:\s+(?:steps?|in the (?:hiring )?process|would be|will be|comes?|is|are|follows|it's|we have|there's|there is))*\s*[:,–-]?\s*",
    re.IGNORECASE,
)


TRAILING_TO_STEPS = re.compile(  # "A partner interview is the next step."
    r"\s+(?:is|are|would be|will be|comes?|follows?)\s+(?:the\s+|my\s+|our\s+)?next(?:\s+(?:steps?|stages?|rounds?|up|thing))?\W*$",
    re.IGNORECASE,
)


def _steps(note: str, place: object) -> str | None:
    """The next steps in the note's own words, without what leads to them."""
    if not isinstance(place, tuple):
        return None
    words = note[place[0] : place[1]].strip()
    steps = TRAILING_TO_STEPS.sub("", LEADING_TO_STEPS.sub("", words)).strip(" .!\n")
    return steps or words


def _yes(value: object) -> bool | None:
    return None if value is None else value == "yes"


def _first(mentions: Iterable[Mention]) -> date | None:
    return min((m.not_before or m.deadline for m in mentions), default=None)


def _worst_fit(said: list[object]) -> Fit | None:
    for judged in (Fit.UNQUALIFIED, Fit.POOR_FIT, Fit.GOOD):
        if judged.value in said:
            return judged
    return None
