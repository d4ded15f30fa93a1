"""What a note about an interview, or a message from them, says was settled.

Two voices are heard for each sentence: cues (who does what, in patterns) and a classifier that
was trained on many hands (`reading.learned`). What both say is believed; what one of them says
alone must be plain. What is uncertain is absent. Each finding knows the words that show it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import TypeVar

from tactful.etiquette.case import Channel, Fit
from tactful.etiquette.workdays import Workdays
from tactful.reading import judgements
from tactful.reading.classifier import model
from tactful.reading.clauses import UNSURE, Sentence, sentences
from tactful.reading.dates.mentions import Mention, find_mentions
from tactful.reading.debrief_note import Heard, day_voices, next_steps_in
from tactful.reading.hours import find_hours
from tactful.reading.learned import Places, evidence_of_day, evidence_of_fact
from tactful.reading.names import contact_in, speaker_in
from tactful.reading.requests import Asked, nothing_needed, requests_in

T = TypeVar("T")
WITH_A_CUE, ALONE = 0.08, 0.45  # how sure the classifier must be, beside a cue and without one
A_CUE_ADDS, BELIEVED = 0.35, 0.5
DAY_LABELS = ("contact_by", "follow_up_on", "decisions_begin", "not_before")
FACT_OF_CUE = {
    "everyone_contacted": judgements.all_hear,
    "may_follow_up": judgements.may_follow_up,
    "accepts_linkedin": judgements.accepts_linkedin,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """A label with the words that show it: characters of the text, and how sure it is."""

    label: str
    start: int
    end: int
    sure: float


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
    mentions = find_mentions(note, said_on, workdays)
    said = _Said()
    parts = sentences(note)
    for sentence in parts:
        here = [m for m in mentions if sentence.start <= m.start < sentence.end]
        _read_sentence(sentence, note, here, said)
    heard = _heard(said, note, parts, people)
    return heard, said.findings


def _read_sentence(sentence: Sentence, note: str, here: list[Mention], said: _Said) -> None:
    places = [(m.start - sentence.start, m.end - sentence.start) for m in here]
    evidence = evidence_of_fact(sentence.text, places)
    learned = model("fact")
    sure = learned.certainties(evidence)
    for label, cued in _cues(sentence, note, here):
        sure[label] = max(sure[label], ALONE) if cued and sure[label] >= WITH_A_CUE else sure[label]
    doubtful = not sentence.sure_clauses
    for label in sorted(sure, key=lambda name: sure[name]):
        if sure[label] < ALONE or doubtful:
            continue
        start, end = learned.told_by(label, evidence)
        said.findings.append(
            Finding(label, sentence.start + start, sentence.start + end, sure[label])
        )
        name, _, value = label.partition(":")
        if name != "request":
            said.fact(name, value)
    calls = list(_calls(sentence, here))
    said.calls += [at for at, _ in calls]
    rest = [m for m in here if not any(m is day for _, day in calls)]
    used = _requests(sentence, note, rest, sure, said)
    _days(sentence, [m for m in rest if m not in used], places, said)


def _cues(sentence: Sentence, note: str, here: list[Mention]) -> Iterator[tuple[str, bool]]:
    for name, judge in FACT_OF_CUE.items():
        answer = judge(sentence)
        yield f"{name}:yes", answer is True
        yield f"{name}:no", answer is False
    channel = judgements.channel(sentence)
    for way in Channel:
        yield f"channel:{way.value}", channel is way
    fit = judgements.fit(sentence)
    for judged in Fit:
        yield f"fit:{judged.value}", fit is judged
    yield "next_steps", next_steps_in(note, [sentence]) is not None
    yield "request:none", nothing_needed(sentence)
    yield "request:some", bool(requests_in(sentence, note, here)[0])


def _requests(
    sentence: Sentence,
    note: str,
    mentions: list[Mention],
    sure: dict[str, float],
    said: _Said,
) -> set[Mention]:
    if sure["request:none"] >= ALONE and sure["request:none"] > sure["request:some"]:
        said.nothing_more = True
        return set()
    found, used = requests_in(sentence, note, mentions)
    if not found or sure["request:some"] < WITH_A_CUE:
        return set()
    said.asked += found
    return used


def _days(sentence: Sentence, mentions: list[Mention], places: Places, said: _Said) -> None:
    """What each day is about, by both voices."""
    learned = model("day")
    cued = day_voices(sentence, mentions)
    for mention in mentions:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        evidence = evidence_of_day(sentence.text, places, start, end)
        shares = learned.shares(evidence)
        cue = cued.get(mention)
        scores = {
            label: shares.get(label, 0.0) + (A_CUE_ADDS if label == cue else 0.0)
            for label in (*DAY_LABELS, "other", "request_due")
        }
        best = max(scores, key=lambda label: scores[label])
        if best in DAY_LABELS and scores[best] >= BELIEVED and not _doubted(sentence, mention):
            said.days.setdefault(best, []).append(mention)
            said.findings.append(Finding(best, mention.start, mention.end, scores[best]))


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


def _heard(said: _Said, note: str, parts: list[Sentence], people: Sequence[str]) -> Heard:
    follow_up = said.days.get("follow_up_on", [])
    day = follow_up[-1] if follow_up else None
    channel, may = said.last("channel"), _yes(said.last("may_follow_up"))
    everyone = [_yes(value) for value in said.facts.get("everyone_contacted", [])]
    agreement = Heard(
        everyone_contacted=all(everyone) if everyone else None,
        contact_by=max((m.deadline for m in said.days.get("contact_by", [])), default=None),
        may_follow_up=may,
        follow_up_on=(day.not_before or day.deadline) if day else None,
        not_before=_first(said.days.get("not_before", [])),
        channel=Channel(str(channel)) if channel else None,
        decisions_begin=_first(said.days.get("decisions_begin", [])),
        next_steps=next_steps_in(note, parts) if said.last("next_steps") else None,
        accepts_linkedin=_yes(said.last("accepts_linkedin")),
        fit=_worst_fit(said.facts.get("fit", [])),
        requests=tuple(said.asked) if said.asked else (() if said.nothing_more else None),
        calls=tuple(said.calls),
        said_by=speaker_in(note, people),
    )
    if agreement.may_follow_up or agreement.follow_up_on or agreement.not_before:
        return replace(agreement, contact=contact_in(note, people))
    return agreement


def _yes(value: object) -> bool | None:
    return None if value is None else value == "yes"


def _first(mentions: Iterable[Mention]) -> date | None:
    return min((m.not_before or m.deadline for m in mentions), default=None)


def _worst_fit(said: list[object]) -> Fit | None:
    for judged in (Fit.UNQUALIFIED, Fit.POOR_FIT, Fit.GOOD):
        if judged.value in said:
            return judged
    return None
