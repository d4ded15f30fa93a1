"""What a note about an interview, or a message from them, says was settled.

Classifiers that were trained on many hands (`reading.learned`) are asked of each sentence; cues are
evidence among its words. What is uncertain is absent. Each finding knows the words that show it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from tactful.etiquette.case import Channel, Fit
from tactful.etiquette.workdays import Workdays
from tactful.reading.classifier import model
from tactful.reading.clauses import OTHER_STORY, UNSURE, Sentence, sentences
from tactful.reading.cues import cues_in, denied_ways, names_another_way
from tactful.reading.dates.mentions import Mention, find_mentions
from tactful.reading.day_labels import (
    CONTACT_BY,
    DECISIONS_BEGIN,
    FOLLOW_UP_ON,
    NOT_BEFORE,
    REQUEST_DUE,
    shares_of_days,
)
from tactful.reading.deciding import clause_at, is_about_deciding
from tactful.reading.denials import denied_days, denies_no_more, from_then
from tactful.reading.everyone import says_of_everyone
from tactful.reading.evidence import Evidence, words_of
from tactful.reading.findings import Finding
from tactful.reading.heard import Heard
from tactful.reading.hours import find_hours
from tactful.reading.learned import Places, evidence_of_fact
from tactful.reading.next_steps import next_steps_at
from tactful.reading.nobodys_promise import (
    is_a_reason,
    is_a_start,
    is_all_my_plan,
    is_my_plan,
    is_no_day,
    is_past,
)
from tactful.reading.plain_ways import (
    asks_for_a_thing,
    fit_told,
    gives_leave,
    is_their_call,
    names_one_not_the_other,
    plain_meaning,
    way_is_theirs,
    way_told,
)
from tactful.reading.refusals import refuses_contact
from tactful.reading.requests import Asked, is_my_idea, requests_in, speaks_of_things
from tactful.reading.roles import contact_in, speaker_in

SETTLES = "settles"
SETTLED = 0.55  # how sure it has to be that a sentence settles anything of this process
HALF_SETTLED = 0.35  # a refusal sooner: to miss it is to call who asked not to be called
PLAIN = 0.9  # how sure a fact has to be to count all the same
BELIEVED = 0.5  # from which certainty on a day is taken for what it seems to be about
REFUSAL = 0.2  # and with a cue sooner still
REFUSES = "may_follow_up:no"
REFUSED_PLAINLY = 0.45  # what one of the usual ways to ask for silence adds
SAID_PLAINLY = 0.35  # what a day that is named in one of the plain ways adds to that
MOST_NEEDED = 0.5  # whatever the threshold: what is more likely than not is said
# Below that, five of six were invented on six sets of other hands.
LIKELIER_THAN_NOT = frozenset(
    {"may_follow_up:yes", "everyone_contacted:yes", "everyone_contacted:no"}
)
WAYS = frozenset(f"channel:{way.value}" for way in Channel)
FITS = (Fit.GOOD, Fit.POOR_FIT, Fit.UNQUALIFIED)
UNLED_STEPS = 0.6  # "Second talk with the owner, an hour" is what was, unless something says "next"
ASKED = 0.4  # the same for things they need, which are in the sentence to be seen
TO_ME = re.compile(
    r"\b(?:could|can|would|will|are|do|when are|how about) you\b[^?]*\?\s*$|\blet (?:me|us) know (?:your|when you|if you)\b"
)  # a question to the candidate: its day is nobody's promise
THEY_RING = "they_ring"  # the cue of a call they said they would make
ME_OR_YOU = frozenset({"i", "me", "my", "us", "we", "you"})
DAY_LABELS = (CONTACT_BY, FOLLOW_UP_ON, DECISIONS_BEGIN, NOT_BEFORE)


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
    if OTHER_STORY.search(sentence.text) or is_all_my_plan(sentence):
        return
    written = note[sentence.start : sentence.end]
    places = [(m.start - sentence.start, m.end - sentence.start) for m in here]
    cued = {cue.label for cue, _, _ in cues_in(words_of(sentence.text))}
    plain = {m: meaning for m in here if (meaning := plain_meaning(sentence, written, m))}
    evidence = evidence_of_fact(sentence.text, places)
    sure = _certainties(sentence, written, evidence, plain)
    settles = sure.pop(SETTLES)
    refuses = sure[REFUSES] >= _enough(REFUSES, REFUSES in cued)
    if settles < (HALF_SETTLED if refuses else SETTLED) and max(sure.values()) < PLAIN:
        return  # another story, a hope, what was for lunch
    to_me = bool(TO_ME.search(sentence.text))
    denied = denied_days(sentence, here)
    if sentence.sure_clauses and not _is_a_day_alone(sentence.text, places):
        told = [label for label in sure if sure[label] >= _enough(label, label in cued)]
        ruled_out = _ruled_out(sentence, told, sure) | denies_no_more(sentence, denied)
        ruled_out |= {"may_follow_up:yes"} if to_me else set()
        ruled_out |= WAYS if way_is_theirs(written) else set()
        ruled_out |= {*WAYS, "may_follow_up:yes"} if is_their_call(written) else set()
        _note_facts(sentence, {n: sure[n] for n in told if n not in ruled_out}, evidence, said)
    calls = list(_calls(sentence, here)) if THEY_RING in cued else []
    said.calls += [at for at, _ in calls]
    rest = [m for m in here if not any(m is day for _, day in calls)]
    labels = _about(sentence, rest, denied, plain)
    if _asks_for_something(sentence, sure, said):
        said.asked += requests_in(sentence, note, rest, [label for label, _ in labels])
    if not to_me:
        _days(sentence, rest, labels, said)
        _by_the_day_before(sentence, rest, said)


def _certainties(
    sentence: Sentence, written: str, evidence: list[Evidence], plain: Mapping[Mention, str]
) -> dict[str, float]:
    """How sure each fact is: as learned, and more where it is said in one of the plain ways."""
    sure = dict(model("fact").certainties(evidence))
    if refuses_contact(sentence.text) and not names_another_way(words_of(sentence.text)):
        sure[REFUSES] = min(1.0, sure[REFUSES] + REFUSED_PLAINLY)
    if plain:
        sure[SETTLES] += SAID_PLAINLY
    everyone = says_of_everyone(sentence.words)
    if everyone is not None and sure[SETTLES] >= HALF_SETTLED:
        sure["everyone_contacted:yes"], sure["everyone_contacted:no"] = (
            float(everyone),
            float(not everyone),
        )
    fit = fit_told(written)
    if fit is not None:
        sure |= {f"fit:{other.value}": float(other is fit) for other in FITS}
    if names_one_not_the_other(written):
        sure["may_follow_up:yes"], sure[REFUSES] = 1.0, 0.0
    if sure[SETTLES] >= HALF_SETTLED and asks_for_a_thing(written):
        sure["request:some"] = max(sure["request:some"], SAID_PLAINLY + sure["request:some"])
    if sure[SETTLES] >= HALF_SETTLED and gives_leave(written):
        sure["may_follow_up:yes"] = 1.0
    if FOLLOW_UP_ON in plain.values() and sure[SETTLES] >= SETTLED:
        sure["may_follow_up:yes"] = 1.0
        if (way := way_told(written)) is not None:
            sure[f"channel:{way.value}"] = 1.0
    return sure


def _note_facts(
    sentence: Sentence, told: Mapping[str, float], evidence: list[Evidence], said: _Said
) -> None:
    """What a sentence told, the surest last: it is what counts."""
    for label in sorted(told, key=lambda name: told[name]):
        start, end = model("fact").told_by(label, evidence)
        found = Finding(label, sentence.start + start, sentence.start + end, told[label])
        said.findings.append(found)
        name, _, value = label.partition(":")
        if name == "next_steps":
            said.fact(name, (sentence.start, sentence.end))
        elif name != "request":
            said.fact(name, value)


def _ruled_out(sentence: Sentence, told: Sequence[str], sure: Mapping[str, float]) -> set[str]:
    """ "Please don't phone": the way that is refused is not the one they like; "no calls, mail
    only" refuses the calls and not the mail; "they don't write to those who lose" refuses me nothing.
    """
    words = words_of(sentence.text)
    refused = denied_ways(words)
    ruled_out = {f"channel:{way}" for way in refused}
    liked = [name for name in told if name.startswith("channel:") and name not in ruled_out]
    of_others = (
        "everyone_contacted:no" in told
        and sure[REFUSES] < BELIEVED
        and not any(word.text in ME_OR_YOU for word in words)
    )
    if (refused and liked) or of_others:
        ruled_out.add(REFUSES)
    return ruled_out


SAYS_MORE = re.compile(
    r"(?i)\b(?!(?:by|on|in|within|before|until|till|around|about|the|or|and|so|at|maybe|probably)\b)\w"
)


def _is_a_day_alone(text: str, places: Places) -> bool:
    """ "Another week.": who says a day and no more, has settled nothing but the day."""
    if not places:
        return False
    left = text
    for start, end in sorted(places, reverse=True):
        left = left[:start] + left[end:]
    return not SAYS_MORE.search(left)


def _enough(label: str, cued: bool) -> float:
    """How sure the classifier has to be; of a refusal that words speak for, less."""
    if label == REFUSES and cued:
        return REFUSAL
    if label == "next_steps" and not cued:
        return UNLED_STEPS
    if label in LIKELIER_THAN_NOT:
        return MOST_NEEDED
    return min(model("fact").threshold(label), MOST_NEEDED)


def _asks_for_something(sentence: Sentence, sure: dict[str, float], said: _Said) -> bool:
    """Whether it says what they still need; that they need nothing more is noted."""
    learned = model("fact")
    none, some = sure["request:none"], sure["request:some"]
    if none >= learned.threshold("request:none") and none > some:
        said.nothing_more = said.nothing_more or speaks_of_things(sentence.text)
        return False
    return some >= ASKED and bool(sentence.sure_clauses) and not is_my_idea(sentence.text)


def _about(
    sentence: Sentence,
    mentions: list[Mention],
    denied: list[Mention],
    plain: Mapping[Mention, str],
) -> list[tuple[str, float]]:
    """What each day is about, and how sure that is; ``plain`` is what is said in plain ways."""
    found = []
    for mention, shares in zip(mentions, shares_of_days(sentence, mentions), strict=True):
        if mention in denied:
            found.append((NOT_BEFORE, 1.0))
            continue
        if mention in plain and shares[REQUEST_DUE] < BELIEVED:
            found.append((plain[mention], 1.0))
            continue
        # From when, and from when at the earliest, are nearly one question: first whether I ask.
        asking = NOT_BEFORE if shares[NOT_BEFORE] > shares[FOLLOW_UP_ON] else FOLLOW_UP_ON
        shares[asking] = shares.pop(NOT_BEFORE) + shares.pop(FOLLOW_UP_ON)
        best = max(shares, key=lambda label: shares[label])
        found.append((best, shares[best]))
    return found


def _days(
    sentence: Sentence, mentions: list[Mention], labels: list[tuple[str, float]], said: _Said
) -> None:
    for mention, (about, sure) in zip(mentions, labels, strict=True):
        if (
            is_a_reason(sentence, mention)
            or is_a_start(sentence, mention)
            or is_no_day(sentence, mention)
        ):
            continue
        promised = about == CONTACT_BY
        if promised and (is_my_plan(sentence, mention) or is_past(sentence, mention)):
            continue
        if promised and IF_IT_PASSES.search(sentence.text[mention.end - sentence.start :]):
            said.days.setdefault(FOLLOW_UP_ON, []).append(mention)
        if about in DAY_LABELS and sure >= BELIEVED and not _doubted(sentence, mention):
            said.days.setdefault(about, []).append(
                from_then(sentence, mention) if about == NOT_BEFORE else mention
            )
            said.findings.append(Finding(about, mention.start, mention.end, sure))


def _by_the_day_before(sentence: Sentence, mentions: list[Mention], said: _Said) -> None:
    """ "I hear by the 30th; if nothing by then, I ask": the day stands in the sentence before."""
    promised = said.days.get(CONTACT_BY)
    if promised and not mentions and BY_THEN.search(sentence.text):
        said.days.setdefault(FOLLOW_UP_ON, []).append(promised[-1])


I_ASK = (
    r"\b(?:i|i'm|me|we|you|to) (?:\w+ ){0,3}"
    r"(?:call|ring|phone|e-?mail|mail|write|text|message|chase|nudge|ask|check|follow|give|drop)\b"
)
BY_THEN = re.compile(rf"\b(?:if|should)\b[^.;!?]{{0,40}}\bby then\b[^.;!?]*{I_ASK}")
IF_IT_PASSES = re.compile(  # "by the 20th, and if that date comes and goes I should email Alastair"
    r"\b(?:if|once|when|should)\b(?:[^.;!?]{0,30}\bby then\b|(?: (?:that|this|the|it))(?: (?:date|day|time|week|deadline|one))?"
    rf" (?:goes|comes and goes|passes|pass|slips|is past|has passed|has gone|comes with no))[^.;!?]*{I_ASK}"
)


def _doubted(sentence: Sentence, mention: Mention) -> bool:
    return bool(UNSURE.search(sentence.clause_at(mention.start).text))


def _calls(sentence: Sentence, mentions: list[Mention]) -> Iterator[tuple[datetime, Mention]]:
    """A call they said they would make at a set hour."""
    for hour in find_hours(sentence.text):
        near = [m for m in mentions if abs(m.start - sentence.start - hour.start) < 60]
        if near:
            day = min(near, key=lambda m: abs(m.start - sentence.start - hour.start))
            yield datetime.combine(day.deadline, hour.at), day  # local there


def _promised(note: str, days: list[Mention]) -> date | None:
    """By when one hears: the last day of several, but a day on which they decide gives way to
    one on which they tell.
    """
    told = [m for m in days if not is_about_deciding(clause_at(note, m.start, m.end))]
    return max((m.deadline for m in told or days), default=None)


def _heard(said: _Said, note: str, people: Sequence[str]) -> Heard:
    follow_up = said.days.get(FOLLOW_UP_ON, [])
    day = follow_up[-1] if follow_up else None
    channel, may = said.last("channel"), _yes(said.last("may_follow_up"))
    everyone = [_yes(value) for value in said.facts.get("everyone_contacted", [])]
    agreement = Heard(
        everyone_contacted=all(everyone) if everyone else None,
        contact_by=_promised(note, said.days.get(CONTACT_BY, [])),
        may_follow_up=True if may is None and day else may,
        follow_up_on=(day.not_before or day.deadline) if day else None,
        not_before=_first(said.days.get(NOT_BEFORE, [])),
        channel=Channel(str(channel)) if channel else None,
        decisions_begin=_first(said.days.get(DECISIONS_BEGIN, [])),
        next_steps=next_steps_at(note, said.last("next_steps")),
        accepts_linkedin=_yes(said.last("accepts_linkedin")),
        fit=_worst_fit(said.facts.get("fit", [])),
        requests=tuple(said.asked) if said.asked else (() if said.nothing_more else None),
        calls=tuple(said.calls),
    )
    if agreement == Heard():
        return agreement  # who said nothing of it did not say it
    agreement = replace(agreement, said_by=speaker_in(note, people))
    asking = agreement.may_follow_up or agreement.follow_up_on or agreement.not_before
    if asking or agreement.channel is not None:
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
