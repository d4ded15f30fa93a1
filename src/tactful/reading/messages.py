"""What a message from an employer is, and what it asks, promises or names.

The message is cut first; only what they newly wrote speaks for them. Its kind is told by a
classifier that learned from messages of many hands; where it is not sure, the two likeliest
are named and a person is asked. Headers tell a machine's answer before any word is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from tactful.etiquette.workdays import Workdays
from tactful.reading.classifier import Model, model
from tactful.reading.clauses import Sentence, sentences
from tactful.reading.cutting import new_text, own_words
from tactful.reading.dates.mentions import Mention, find_mentions
from tactful.reading.dates.vocabulary import normal
from tactful.reading.evidence import Evidence
from tactful.reading.findings import Finding
from tactful.reading.heard import Heard
from tactful.reading.hours import find_hours
from tactful.reading.interviewers import interviewers_in
from tactful.reading.learned import evidence_of_message
from tactful.reading.mail_files import Bounce
from tactful.reading.notes import read_sentences
from tactful.reading.places import ZONE, UnknownZone, zone_after_an_hour
from tactful.reading.plain_kinds import plain_kind, says_no
from tactful.reading.requests import Asked
from tactful.reading.returned_mail import returned_mail
from tactful.reading.roles import contact_in, deputy_in
from tactful.reading.wants_answer import asks, wants_none

ASKS = "needs_answer"
WHOLE, BEST_SENTENCE = 0.65, 0.35  # how much the whole text and its telling sentence weigh
SURE = 0.5  # below it, the two likeliest are named
# "Attached my card." is no offer: a few words must be plain, where much would follow from them.
BRIEF, SURE_IN_BRIEF = 8, 0.85  # words
GRAVE = frozenset({"offer", "rejection", "away", "on_hold", "moved_on", "receipt", "reschedule"})
ALSO = 0.3  # a second kind is named from here on
ASKED, ASKED_BY_KIND = 0.5, 0.25
ASKED_IN_WORDS = {  # a question in a message that need not hold one is believed at once
    "question": 0.02, "invitation": 0.1, "reschedule": 0.02, "offer": 0.1, "rejection": 0.02,
    "on_hold": 0.02,
}  # fmt: skip
ASKING_KINDS = frozenset({"question", "offer", "invitation", "reschedule"})
NEVER_ASKING = frozenset({"receipt", "away", "newsletter", "bounce"})
TALKS = frozenset({"invitation", "reschedule"})
PROMISING = frozenset(
    {"delay", "on_hold", "receipt", "courtesy", "question", "moved_on", "no_contact"}
)
HALF = 0.49  # of two that are as likely, neither is sure
FARTHEST = 60  # characters between a day and its hour
BACK = re.compile(
    r"\b(?:back|return(?:ing|s)?|again|resume|available from|until|till|through|bis)\b"
)
ASK_AGAIN = re.compile(
    r"\b(?:ask|apply|try|write|call|ring|reach out|get in touch|contact us|touch base|check in|drop us a line|come)\b"
    r"[^.!?]{0,30}\b(?:again|anew)\b|\bre-?apply\b|\bcheck back\b"
    r"|\b(?:get|come|check|circle) back (?:in touch|to us|to me|with us|with me)\b|\bcome (?:and|back and) (?:see|talk to) (?:us|me)\b"
    r"|\b(?:another|other|new|next|further|similar|more) (?:opening|position|vacanc|intake|post|role|place|round)(?:y|ies|s)?\b"
)
INVITES_TO_ASK = re.compile(
    r"\b(?:do|please|you(?: are|['’]re)? (?:welcome|invited) to|feel free to) (?:ask|apply|try|write|call|get in touch|check)\b[^.!?]{0,20}\bagain\b"
)
WE_ASK = re.compile(
    r"\b(?:we|i)(?:'ll| will| shall|'d| would| might| may) (?:\w+ )?(?:ask|get|come|check|circle|try|write|call|ring|reach|be)\b"
)
ANSWER_BY = re.compile(
    r"\b(?:let (?:me|us) (?:know|have)|answer|reply|respond|decid\w+|decision|sign\w*|accept\w*|confirm\w*"
    r"|hear from you|get back to (?:me|us)|return\w*|valid|expires?|open|stands|yes or no|word)\b"
    r"|\boffer(?:ed)?\b[^.!?]{0,60}\b(?:until|till)\b"
)


@dataclass(frozen=True, slots=True)
class Message:
    """What was read in a message. ``kind`` None: not sure, and ``maybe`` names the likeliest.
    ``own_words`` is what they say themselves, without lines they quote between their answers;
    findings point into it. ``interview_at`` is on the clock of the employer's place, or
    in the time zone that the message names.
    """

    new_text: str
    kind: str | None
    own_words: str = ""
    also: tuple[str, ...] = ()
    maybe: tuple[str, ...] = ()
    automatic: bool = False
    needs_answer: bool = False
    heard: Heard = field(default_factory=Heard)
    back_on: date | None = None
    interview_at: datetime | None = None
    deputy: str | None = None
    interviewers: tuple[str, ...] = ()
    answer_by: date | None = None
    bounce: Bounce | None = None
    findings: tuple[Finding, ...] = ()
    promised: Heard = field(default_factory=Heard)  # also in a message that is something else

    @property
    def requests(self) -> tuple[Asked, ...]:
        """What they ask for."""
        return self.heard.requests or ()


def read_message(
    text: str,
    received_on: date,
    workdays: Workdays,
    *,
    subject: str = "",
    people: Sequence[str] = (),
    automatic: bool = False,
    bulk: bool = False,
    bounce: Bounce | None = None,
    known_kind: str = "",
) -> Message:
    """Read a message that came on a day (in the employer's place). ``people`` are the names of
    those who are known; what a mail's headers tell is handed in, and so is its kind where a
    person has said it.
    """
    bounce = bounce or returned_mail(subject, text)
    if bounce is not None:
        return Message(new_text(text), "bounce", automatic=True, bounce=bounce)
    new = own_words(text)
    parts = sentences(new)
    evidence = evidence_of_message(subject, new)
    kinds, findings = _kinds(evidence, new, parts, automatic=automatic, bulk=bulk)
    if known_kind:
        kinds = [(known_kind, 1.0), *(one for one in kinds if one[0] != known_kind)]
    if INVITES_TO_ASK.search(new.lower()):  # who says "do ask again" does not want silence
        kinds = [one for one in kinds if one[0] != "no_contact"]
    if not known_kind and not automatic:
        kinds = _with_what_is_plain(kinds, new)
    likeliest = kinds[0][0]
    brief = len(new.split()) < BRIEF and likeliest in GRAVE and not automatic
    kind = likeliest if kinds[0][1] >= (SURE_IN_BRIEF if brief else SURE) else None
    may_ask = (
        kind is None
        and not automatic
        and not bulk
        and any(name in ASKING_KINDS for name, _ in kinds[:2])
    )
    mentions = find_mentions(new, received_on, workdays)
    heard, heard_findings = read_sentences(new, parts, mentions, people)
    return Message(
        new_text(text),
        kind,
        new,
        also=tuple(name for name, sure in kinds[1:] if sure >= ALSO) if kind else (),
        maybe=() if kind else tuple(name for name, _ in kinds[:2]),
        automatic=automatic or bulk,
        needs_answer=(may_ask and asks(new) and not wants_none(new))
        or _needs_answer(evidence, new, likeliest, automatic=automatic or bulk),
        heard=heard if likeliest in PROMISING else Heard(requests=heard.requests),
        back_on=_back_on(parts, mentions, likeliest),
        interview_at=_talk(new, mentions, workdays.country, moved=likeliest == "reschedule")
        if likeliest in TALKS
        else None,
        deputy=_deputy(new, likeliest, people),
        interviewers=interviewers_in(new, people) if likeliest == "invitation" else (),
        answer_by=_answer_by(parts, mentions) if likeliest == "offer" else None,
        findings=(*findings, *heard_findings),
        promised=heard,
    )


def _kinds(
    evidence: list[Evidence], text: str, parts: list[Sentence], *, automatic: bool, bulk: bool
) -> tuple[list[tuple[str, float]], list[Finding]]:
    """The kinds by how sure they are, and the words that show the first."""
    learned = model("kind")
    shares = learned.shares(evidence, leaving_out=ASKS)
    by_sentence = [
        (learned.shares(evidence_of_message("", text[p.start : p.end]), leaving_out=ASKS), p)
        for p in parts
    ]
    best = {
        name: max((told[name] for told, _ in by_sentence), default=shares[name]) for name in shares
    }
    scores = {name: shares[name] ** WHOLE * best[name] ** BEST_SENTENCE for name in shares}
    if automatic and not bulk:
        scores["away"] *= 8
        scores["receipt"] *= 4
        scores["moved_on"] *= 4
    if bulk:
        scores["newsletter"] *= 12
    if parts and all(text[p.start : p.end].rstrip().endswith("?") for p in parts):
        scores["question"] *= 20  # nothing but questions
    whole = sum(scores.values())
    ranked = sorted(((name, score / whole) for name, score in scores.items()), key=lambda k: -k[1])
    if not by_sentence:
        return ranked, []
    name = ranked[0][0]
    _, telling = max(by_sentence, key=lambda told: told[0][name])
    start, end = _shown(learned, name, text, telling)
    return ranked, [Finding(name, start, end, ranked[0][1])]


def _with_what_is_plain(kinds: list[tuple[str, float]], text: str) -> list[tuple[str, float]]:
    """Good news is no rejection, whatever its other words look like; where there are words of a
    no as well, a person is asked which of the two it is.
    """
    plain = plain_kind(text)
    name, sure = kinds[0]
    if plain is None or (name != "rejection" and sure >= SURE):
        return kinds
    rest = [one for one in kinds if one[0] not in (plain, name)]
    if name == "rejection" and says_no(text):
        return [(name, HALF), (plain, HALF), *rest]
    return [(plain, 1.0), (name, 0.0), *rest]


def _shown(learned: Model, name: str, text: str, telling: Sentence) -> tuple[int, int]:
    words = text[telling.start : telling.end]
    evidence: list[Evidence] = evidence_of_message("", words)
    start, end = learned.told_by(name, evidence)
    if end <= start:
        start, end = len(words) - len(words.lstrip()), len(words.rstrip())
    return telling.start + start, telling.start + end


def _needs_answer(evidence: list[Evidence], text: str, kind: str, *, automatic: bool) -> bool:
    if automatic or kind in NEVER_ASKING or wants_none(text):
        return False
    enough = ASKED_BY_KIND if kind in ASKING_KINDS else ASKED
    if asks(text):
        enough = ASKED_IN_WORDS.get(kind, enough)
    return model("kind").certainty(ASKS, evidence) >= enough


def _back_on(parts: list[Sentence], mentions: list[Mention], kind: str) -> date | None:
    """The day somebody is back, things go on, or one may ask again after a no."""
    for part in parts:
        here = [m for m in mentions if part.start <= m.start < part.end]
        if not here:
            continue
        if kind == "rejection":
            if ASK_AGAIN.search(part.text) and not WE_ASK.search(part.text):
                return _first_day(here[-1], part)
        elif kind in ("away", "on_hold") and BACK.search(part.text):
            lead = part.text[: here[-1].start - part.start]
            throughout = THROUGHOUT.search(lead) is not None
            return here[-1].deadline if throughout else _first_day(here[-1], part)
    return None


THROUGHOUT = re.compile(r"\b(?:through|throughout|thru|for|during|all)(?: the| of)*\s*$")


def _first_day(mention: Mention, part: Sentence) -> date:
    """The first day meant: of "in May" the first of May, of "next year" the first of January."""
    said = part.text[mention.start - part.start : mention.end - part.start]
    last = mention.deadline
    if mention.not_before is not None:
        return mention.not_before
    if re.search(r"\d|\bend\b|\blate\b", said) or (last + timedelta(days=1)).day != 1:
        return last
    return mention.begins


AFTER_AN_HOUR = re.compile(rf"(?i)\s*,?\s*\(?(?P<zone>{ZONE})")


def _talk(text: str, mentions: list[Mention], country: str, *, moved: bool) -> datetime | None:
    """The one hour that is named for a talk; of a moved one, the last that is named. Where its
    time zone is named too ("3pm CET", "10am ET / 7am PT") it is an instant in that one; one that
    could be several is no hour anybody can be sure of.
    """
    named: dict[datetime, datetime] = {}
    for hour in find_hours(normal(text)):
        near = [
            m for m in mentions if min(abs(m.end - hour.start), abs(hour.end - m.start)) < FARTHEST
        ]
        if near:
            day = min(near, key=lambda m: min(abs(m.end - hour.start), abs(hour.end - m.start)))
            zone = AFTER_AN_HOUR.match(text, hour.end)
            try:
                there = zone_after_an_hour(zone["zone"], country) if zone else None
            except UnknownZone:
                return None
            there = there or hour.zone
            at = datetime.combine(day.deadline, hour.at, there)
            named[at.astimezone(UTC) if there is not None else at] = at
    different = list(named.values())
    if not different or (len(different) > 1 and not moved):
        return None
    return different[-1]


def _deputy(text: str, kind: str, people: Sequence[str]) -> str | None:
    if kind not in ("away", "moved_on"):
        return None
    return deputy_in(text, people) or contact_in(text, people)


def _answer_by(parts: list[Sentence], mentions: list[Mention]) -> date | None:
    """The day by which they want to know."""
    asking = [part for part in parts if ANSWER_BY.search(part.text)]
    days = [m.deadline for part in asking for m in mentions if part.start <= m.start < part.end]
    return days[-1] if days else None
