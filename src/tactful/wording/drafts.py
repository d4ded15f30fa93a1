"""What to say: a letter, a voicemail or a call from the facts of a case. Facts in, text out.

The same facts give the same draft. The n-th follow-up to somebody takes the n-th way to say
each thing, so that no two of them share a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from zlib import crc32

from tactful.etiquette.advice import Advice
from tactful.etiquette.case import Case, Channel, Direction, Person, TouchKind
from tactful.wording.letter_facts import Sender, Slots, Told, shortened, slots_of
from tactful.wording.letter_file import BLANK, SLOT, Letter, Part, Way, letter_of
from tactful.wording.names import salutation
from tactful.wording.spoken import Length, length_of

MOST_SPOKEN_WORDS, LEAST_SPOKEN_WORDS = 70, 65  # 30 seconds at 140 words a minute
MOST_WORDS = 125
TO_A_MACHINE = "When a machine answers:"
NOT_SAID_ALOUD = frozenset({"subject", "who", "reach"})
REASON_FIRST = 100  # a good reason is worth more than all courtesies together
LINKEDIN, LINKEDIN_PREMIUM = 200, 300
FOLLOW_UPS = frozenset(
    {
        "follow_up_deadline", "follow_up_agreed_day", "follow_up_open", "follow_up_application",
        "follow_up_second",
    }
)  # fmt: skip
BY_RULE = {
    "agreed_deadline": "follow_up_deadline",
    "agreed_day": "follow_up_agreed_day",
    "nobody_promised": "follow_up_open",
    "no_agreement": "follow_up_open",
    "application": "follow_up_application",
    "retry": "follow_up_second",
    "thank": "thank_you",
    "debrief": "thank_you",
    "debrief_late": "thank_you",
    "answer_owed": "answer",
    "offer": "offer",
    "material_owed": "delivery",
    "no_fit": "no_fit",
    "rejected": "rejected",
    "cap": "closing",
    "refused": "closing",
}
WHAT_THEY_SAID = frozenset({"promise", "follow_up_day"})
MOST_SUBJECT_WORDS = 7
ROLES_IN_SUBJECTS = ("short_role", "shorter_role")
ENDED_TWICE = re.compile(r"([.?!])\.(?!\.)")
SIGN_OFFS = {
    "warm": ("All the best,", "Warm regards,"),
    "neutral": ("Best regards,", "Kind regards,"),
    "formal": ("Sincerely,", "Respectfully,"),
}
GB_SIGN_OFFS = {"formal": ("Yours sincerely,",)}


@dataclass(frozen=True, slots=True)
class Thread:
    """The mail a letter goes on from: its subject, and the ids of its messages, oldest first."""

    subject: str
    message_ids: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text to send or to say. It is not final as long as ``blanks`` are left in it."""

    kind: str
    channel: Channel
    person: Person | None
    subject: str
    body: str
    thread: Thread | None = field(default=None)
    spoken: str = ""  # what is said to a machine; empty for what is written

    @property
    def blanks(self) -> list[str]:
        """What only the person can add, as it stands in the text."""
        return BLANK.findall(f"{self.subject}\n{self.body}")

    @property
    def length(self) -> Length:
        """How long it is; of a call, the message for a machine."""
        return length_of(self.spoken or self.body)


def spoken_part(text: str) -> str:
    """Of a call, as it may have been changed, what is said to a machine."""
    return text.partition(TO_A_MACHINE)[2].strip() or text


def kind_for(case: Case, advice: Advice) -> str:
    """The kind of letter the moment asks for."""
    told = Told(case, Sender(""), None)
    if advice.rule in ("retry", "guard") and not _sent(case):
        return "follow_up_open"
    bounced = told.touches(Direction.IN, TouchKind.BOUNCE)
    sent = told.touches(Direction.OUT, *TouchKind)
    if bounced and advice.rule in BY_RULE and BY_RULE[advice.rule] in FOLLOW_UPS:
        last = bounced[-1]
        if last.permanent and not any(t.at > last.at for t in sent):
            return "new_address"
    if advice.rule == "refused" and not case.interviews:
        return "closing"
    return BY_RULE.get(advice.rule, _usual(case))


def _usual(case: Case) -> str:
    """The kind where the advice asks for nothing: what would come next."""
    if any(i.at > case.now for i in case.interviews):
        return "answer"
    if any(t.kind is TouchKind.OFFER and t.at <= case.now for t in case.touches):
        return "offer"
    if not any(i.over_at <= case.now for i in case.interviews):
        return "follow_up_application"
    return "follow_up_second" if _sent(case) else "follow_up_deadline" if any(
        a.contact_by for a in case.agreements
    ) else "follow_up_open"  # fmt: skip


def _sent(case: Case) -> bool:
    return any(t.kind is TouchKind.FOLLOW_UP and t.at <= case.now for t in case.touches)


def draft(
    case: Case,
    sender: Sender,
    kind: str,
    channel: Channel,
    person: Person | None,
    *,
    said: str = "",
    own: Mapping[str, str] | None = None,
    thread: Thread | None = None,
) -> Draft:
    """A letter of that kind, by that channel. ``said`` is the promise in the words it was noted
    in, ``own`` the person's own versions of letters, by kind.
    """
    told = Told(case, sender, person, said)
    slots = slots_of(told)
    turn = _turn(told, kind)
    if channel is Channel.PHONE:
        script = voicemail(told, slots, own or {}, kind)
        call = _call(told, slots, turn, own or {}, kind, script)
        return Draft(kind, channel, person, "", call, spoken=script)
    if channel is Channel.LINKEDIN:
        return Draft(kind, channel, person, "", _short(told, slots, own or {}, kind))
    letter = letter_of(kind, own or {})
    subject = _subject(letter, slots, sender.register, turn)
    if thread is not None and thread.subject:
        bare = thread.subject.removeprefix("Re: ").removeprefix("RE: ")
        subject = f"Re: {bare}"
    body = _body(letter, slots, told, turn)
    return Draft(kind, channel, person, subject, body, thread)


def _turn(told: Told, kind: str) -> int:
    """Which way to say things: from the facts, then on by one with each follow-up to a person."""
    person = told.person
    about = f"{told.case.employer.name} {person.id if person else ''}"
    if kind not in FOLLOW_UPS:  # to each of several interviewers another text
        ids = [p.id for p in told.case.people]
        position = ids.index(person.id) if person and person.id in ids else 0
        about = f"{told.case.employer.name} {told.case.application.role} {kind}"
        return crc32(about.encode()) % 1000 + position
    to_them = [
        t
        for t in told.touches(Direction.OUT, TouchKind.FOLLOW_UP, TouchKind.CLOSING)
        if person is None or t.person in (None, person.id)
    ]
    elsewhere = [t for t in told.case.elsewhere if t.at <= told.case.now]
    return crc32(about.encode()) % 1000 + len(to_them) + len(elsewhere)


def _choose(
    part: Part, slots: Slots, register: str, turn: int, *, short: bool = False
) -> str | None:
    """The way to say a part: of those whose facts are known, the ones that say most; of these,
    by turn (of the shorter half, where a letter grows too long). None where nothing can be said.
    """
    usable = [
        way for way in part.ways if way.needs <= slots.keys() and way.register in (None, register)
    ]
    if not usable:
        return None
    most = max(map(_tells, usable))
    rich = [way for way in usable if _tells(way) == most]
    own = [way for way in rich if way.register == register]
    ordered = [*own, *(way for way in rich if way.register is None)]
    if short:
        ordered = sorted(ordered, key=lambda way: len(way.text))[: max(2, len(ordered) // 2)]
    return _filled(ordered[turn % len(ordered)], slots)


def _tells(way: Way) -> int:
    """How much a way to say something tells; what they said tells more than anything."""
    return len(way.needs) + 2 * len(way.needs & WHAT_THEY_SAID)


def _filled(way: Way, slots: Slots) -> str:
    said = SLOT.sub(lambda found: slots[found[1]], way.text)
    return ENDED_TWICE.sub(r"\1", said)  # "at Acme Ltd.." has its full stop already


def _subject(letter: Letter, slots: Slots, register: str, turn: int) -> str:
    part = next((p for p in letter if p.name == "subject"), None)
    said = None
    for words in (4, 3, 2, 1):  # of the role, until the subject is short enough
        shorter = {n: shortened(slots[n], words) for n in ROLES_IN_SUBJECTS if n in slots}
        said = _choose(part, slots | shorter, register, turn) if part else None
        if said is not None and len(said.split()) <= MOST_SUBJECT_WORDS:
            break
    return said or "A question about my application"


def _body(letter: Letter, slots: Slots, told: Told, turn: int) -> str:
    full = _paragraphs(letter, slots, told, turn, short=False)
    if length_of("\n\n".join(full)).words > MOST_WORDS:
        full = _paragraphs(letter, slots, told, turn, short=True)
    return "\n\n".join(full)


def _paragraphs(letter: Letter, slots: Slots, told: Told, turn: int, *, short: bool) -> list[str]:
    sender = told.sender
    paragraphs: list[list[str]] = [[]]
    for part in letter:
        if part.name == "subject":
            continue
        if part.begins:
            paragraphs.append([])
        said = _choose(part, slots, sender.register, turn, short=short)
        if said is not None:
            paragraphs[-1].append(said)
    texts = [" ".join(sentences) for sentences in paragraphs if sentences]
    name = told.person.name if told.person else ""
    return [salutation(name, sender.register), *texts, _signature(sender, turn)]


def _signature(sender: Sender, turn: int) -> str:
    ways: tuple[str, ...] = SIGN_OFFS[sender.register]
    if sender.spelling == "GB":
        ways = GB_SIGN_OFFS.get(sender.register, ways)
    return "\n".join(filter(None, (ways[turn % len(ways)], sender.name or "[your full name]")))


def _call(
    told: Told, slots: Slots, turn: int, own: Mapping[str, str], kind: str, script: str
) -> str:
    """What to say on the phone, whoever or whatever answers."""
    said = []
    titles = {"reached": "When you reach them", "gatekeeper": "When somebody else answers"}
    asks = kind in FOLLOW_UPS or kind == "new_address"
    letter = letter_of(_spoken_kind("phone_call", kind), own)
    for part in letter:
        words = _choose(part, slots, told.sender.register, turn)
        if part.name == "reached" and not asks:
            words = _said_aloud(told, slots, turn, own, kind)
        if words and part.name in titles:
            said.append(f"{titles[part.name]}:\n{words}")
    said.append(f"{TO_A_MACHINE}\n{script}")
    return "\n\n".join(said)


def _spoken_kind(what: str, kind: str) -> str:
    return f"{what}_second" if kind == "follow_up_second" else what


def _said_aloud(told: Told, slots: Slots, turn: int, own: Mapping[str, str], kind: str) -> str:
    """A letter of another kind, as one would say it: who calls, then what it is about."""
    said = [f"{slots['good_time']}, this is {slots['me']}."]
    for part in letter_of(kind, own):
        if part.name not in NOT_SAID_ALOUD:
            words = _choose(part, slots, told.sender.register, turn)
            said += [words] if words else []
    return " ".join(said)


def voicemail(told: Told, slots: Slots, own: Mapping[str, str], kind: str) -> str:
    """A message for a machine, thirty seconds at most: the fullest that fits."""
    known = {"spoken_number": "[your telephone number]"} | slots
    letter = letter_of(_spoken_kind("voicemail", kind), own)
    if kind not in FOLLOW_UPS and kind != "new_address":
        first = next(p for p in letter_of(kind, own) if p.name not in NOT_SAID_ALOUD)
        letter = tuple(  # nobody is asked to call back about thanks
            replace(p, ways=first.ways) if p.name == "reason" else p
            for p in letter
            if p.name != "easy"
        )
    choices: list[list[tuple[int, int, str]]] = []
    for part in letter:
        usable = [w for w in part.ways if w.needs <= known.keys() and _fits_register(w, told)]
        said = [_filled(way, known) for way in usable]
        weight = REASON_FIRST if part.name == "reason" else 1
        if said:
            choices.append([(len(t.split()), weight * n, t) for n, t in enumerate(said)])
    best = min(product(*choices), key=_distance)
    return " ".join(text for _, _, text in best)


def _fits_register(way: Way, told: Told) -> bool:
    return way.register in (None, told.sender.register)


def _distance(parts: tuple[tuple[int, int, str], ...]) -> tuple[int, int, int]:
    """How good a message is: within its limits, with the best reason, then the fullest ways."""
    words = sum(part[0] for part in parts)
    rank = sum(part[1] for part in parts)
    return max(0, words - MOST_SPOKEN_WORDS), rank, max(0, LEAST_SPOKEN_WORDS - words)


def _short(told: Told, slots: Slots, own: Mapping[str, str], kind: str) -> str:
    """What fits into a message on LinkedIn: an invitation, a question, or thanks."""
    most = LINKEDIN_PREMIUM if told.sender.linkedin_premium else LINKEDIN
    if kind == "invitation":
        parts = letter_of("invitation", own)[:1]
    else:
        name = "follow_up" if kind in FOLLOW_UPS else "thanks"
        parts = tuple(p for p in letter_of("short_message", own) if p.name == name)
    usable = [way for part in parts for way in part.ways if way.needs <= slots.keys()]
    fitting = [text for way in usable if len(text := _filled(way, slots)) <= most]
    return fitting[0] if fitting else "[a message of 200 characters at most]"
