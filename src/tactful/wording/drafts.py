"""What to say: a letter, a voicemail or a call from the facts of a case. Facts in, text out.

The same facts give the same draft. The n-th follow-up to somebody takes the n-th way to say
each thing, so that no two of them share a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import product
from types import MappingProxyType
from zlib import crc32

from tactful.etiquette.advice import Action, Advice
from tactful.etiquette.case import Case, Channel, Direction, Outcome, Person, TouchKind
from tactful.wording.contractions import written_out
from tactful.wording.days import MONTHS, WEEKDAYS
from tactful.wording.letter_facts import Sender, Slots, Told, slots_of
from tactful.wording.letter_file import BLANK, SLOT, Letter, Part, Way, letter_of
from tactful.wording.names import salutation
from tactful.wording.roles import short_role
from tactful.wording.spoken import Length, length_of, spoken_weight

MOST_SPOKEN, LEAST_SPOKEN = 70, 60  # what is said in 30 and 26 seconds, in words' weight
MOST_WORDS = 125
TO_A_MACHINE = "When a machine answers:"
CALL_PARTS = {
    "When you reach them:": "They answer",
    "When somebody else answers:": "Someone else",
    TO_A_MACHINE: "Voicemail",
}
TITLES = MappingProxyType(
    {"reached": "When you reach them", "gatekeeper": "When somebody else answers"}
)
RECALL = "{We_met} {about} the {role} position{at_employer}."  # said first, where nothing else does
ABOUT_THE_JOB = "It's about the {role} position{at_employer}."
ONLY_THANKS = frozenset({"thank_you", "no_fit", "rejected", "closing"})  # nobody is asked for
# An answer that settles something is seen in the list of mails; each thank-you is about its talk.
SEEN_IN_THE_SUBJECT = frozenset({"accept", "decline", "offer", "withdraw", "thank_you"})
AT_A_NUMBER = frozenset({"US", "CA"})  # "I'm at 212…"; elsewhere "I'm on 0207…"
MOST_ROLE_WORDS_ALOUD = 2
NOT_SAID_ALOUD = frozenset({"subject", "who", "reach", "more", "terms"})
# Why I call and who I am, the job too, are worth more than all courtesies together.
WEIGHTS = {"reason": 50, "met": 110}
LINKEDIN, LINKEDIN_PREMIUM = 200, 300
FOLLOW_UPS = frozenset(
    {
        "follow_up_deadline", "follow_up_agreed_day", "follow_up_open", "follow_up_application",
        "follow_up_after_reply", "follow_up_second", "to_successor", "keep_in_touch",
    }
)  # fmt: skip
SPOKEN = FOLLOW_UPS | {"new_address", "times_offered", "missed_call"}  # what asks for a call back
PROCESS = frozenset({"follow_up_deadline", "follow_up_agreed_day", "follow_up_open"})
CALLS = PROCESS | {"follow_up_second", "follow_up_application"}  # with a text of their own
BY_RULE = MappingProxyType(
    {
        "agreed_deadline": "follow_up_deadline",
        "agreed_day": "follow_up_agreed_day",
        "nobody_promised": "follow_up_open",
        "no_agreement": "follow_up_open",
        "on_hold": "follow_up_after_reply",
        "application": "follow_up_application",
        "retry": "follow_up_second",
        "lapsed": "follow_up_second",
        "times_offered": "times_offered",
        "missed_call": "missed_call",
        "competing_offer": "competing_offer",
        "thank": "thank_you",
        "debrief": "thank_you",
        "debrief_late": "thank_you",
        "answer_owed": "answer",
        "offer": "offer",
        "deciding": "ask_for_time",  # yes or no is theirs to say
        "material_owed": "delivery",
        "no_fit": "no_fit",
        "rejected": "rejected",
        "accepted_elsewhere": "withdraw",
        "cap": "closing",
        "refused": "closing",
    }
)
WHAT_THEY_SAID = frozenset({"promise", "follow_up_day", "their_promise", "within"})
MOST_SUBJECT_WORDS = 7
US_DATE = re.compile(
    rf"\b((?:{'|'.join(WEEKDAYS)}), (?:{'|'.join(MONTHS)}) \d{{1,2}})(?= [A-Za-z])"
)
ENDED_TWICE = re.compile(r"([.?!])\.(?!\.)")
SIGN_OFFS = MappingProxyType(
    {
        "warm": ("All the best,", "Warm regards,"),
        "neutral": ("Best regards,", "Kind regards,"),
        "formal": ("Sincerely,",),
    }
)
GB_SIGN_OFFS = MappingProxyType({"formal": ("Yours sincerely,",)})


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
    def length(self) -> Length:
        """How long it is; of a call, the message for a machine."""
        return length_of(self.spoken or self.body)


def spoken_part(text: str) -> str:
    """Of a call, as it may have been changed, what is said to a machine."""
    return text.partition(TO_A_MACHINE)[2].strip() or text


def parts_of_call(text: str) -> list[tuple[str, str, Length]]:
    """Of a call, as it may have been changed, what is said to whom: a title, the words, and how
    long they take.
    """
    starts = [(text.find(heading), heading, title) for heading, title in CALL_PARTS.items()]
    found = sorted(start for start in starts if start[0] >= 0)
    ends = [start[0] for start in found[1:]] + [len(text)]
    return [
        (title, words, length_of(words))
        for (at, heading, title), end in zip(found, ends, strict=True)
        if (words := text[at + len(heading) : end].strip())
    ]


def kind_for(case: Case, advice: Advice) -> str:
    """The kind of letter the moment asks for."""
    told = Told(case, Sender(""), None)
    if advice.rule == "tell_them":
        return "decline" if case.application.outcome is Outcome.DECLINED else "withdraw"
    if case.application.outcome is Outcome.ACCEPTED:
        return "accept"
    if advice.rule == "rejected" and advice.action is Action.FOLLOW_UP:
        return "keep_in_touch"
    kind = BY_RULE.get(advice.rule) or _usual(case)
    if kind == "follow_up_second" and not _sent(case):
        kind = "follow_up_open" if told.last_interview else "follow_up_application"
    if kind not in FOLLOW_UPS:
        return kind
    bounced = told.touches(Direction.IN, TouchKind.BOUNCE)
    sent = told.touches(Direction.OUT, *TouchKind)
    if bounced and bounced[-1].permanent and not any(t.at > bounced[-1].at for t in sent):
        return "new_address"
    if advice.person and _took_over(told, advice.person):
        return "to_successor"
    if kind in PROCESS and _wrote_since(told):
        return "follow_up_after_reply"
    return kind


def _took_over(told: Told, person: str) -> bool:
    """Whether somebody follows on from another, and was not written to yet."""
    handed = told.touches(Direction.IN, TouchKind.MOVED_ON)
    written = any(t.person == person for t in told.touches(Direction.OUT, *TouchKind))
    return any(t.successor == person for t in handed) and not written


def _wrote_since(told: Told) -> bool:
    """Whether they wrote since the last talk: the letter then answers that message."""
    last = told.last_interview
    came = told.touches(Direction.IN, TouchKind.REPLY, TouchKind.HOLD)
    return bool(came) and (last is None or came[-1].at > last.at)


def _usual(case: Case) -> str:
    """The kind where the advice asks for nothing: what would come next."""
    if any(i.at > case.now for i in case.interviews):
        return "answer"
    if case.application.outcome in (Outcome.DECLINED, Outcome.WITHDRAWN):
        return "withdraw"
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
    written_before: str = "",
) -> Draft:
    """A letter of that kind, by that channel. ``said`` is the promise in the words it was noted
    in, ``own`` the person's own versions of letters, by kind, ``written_before`` all that went
    to this person so far: no sentence of it is said again.
    """
    told = Told(case, sender, person, said, channel)
    slots = slots_of(told)
    turn = _turn(told, kind)
    if channel is Channel.PHONE:
        script = voicemail(told, slots, own or {}, kind) if kind in SPOKEN else ""
        call = _call(told, slots, turn, own or {}, kind, script)
        return Draft(kind, channel, person, "", call, spoken=script)
    choice = _Choice(slots, sender.register, *turn, written_before)
    if channel is Channel.LINKEDIN:
        return Draft(kind, channel, person, "", _short(told, choice, own or {}, kind))
    letter = letter_of(kind, own or {})
    subject = _subject(letter, choice)
    if thread is not None and thread.subject and kind not in SEEN_IN_THE_SUBJECT:
        bare = thread.subject.removeprefix("Re: ").removeprefix("RE: ")
        subject = f"Re: {bare}"
    body = _body(letter, choice, told)
    return Draft(kind, channel, person, subject, body, thread)


def _turn(told: Told, kind: str) -> tuple[int, int]:
    """Which way to say things: where to begin, from the facts; and how far to go on from there,
    by one with each letter to a person, so that two rounds, and two people of one panel, get
    other words.
    """
    person = told.person
    mine = person.id if person else ""
    about = f"{told.case.employer.name} {mine if kind in FOLLOW_UPS else kind}"
    ids = [p.id for p in told.case.people]
    position = ids.index(mine) if mine in ids and kind not in FOLLOW_UPS else 0
    ours = told.touches(Direction.OUT, *TouchKind)
    to_them = [t for t in ours if person is None or t.person in (None, mine)]
    elsewhere = [t for t in told.case.elsewhere if t.at <= told.case.now]
    return crc32(about.encode()) % 1000, position + len(to_them) + len(elsewhere)


@dataclass(frozen=True, slots=True)
class _Choice:
    """Chooses among the ways to say a part, for one letter."""

    slots: Slots
    register: str
    seed: int
    round: int
    written_before: str = ""
    short: bool = False

    def of(self, part: Part) -> str | None:
        """Of the ways whose facts are known, those that say most; of these a register's own
        first, where it has some; by turn, passing over what this person has read already. None
        where nothing can be said.
        """
        said = self.all_of(part)
        return next((words for words in said if not self._was_said(words)), next(iter(said), None))

    def _was_said(self, words: str) -> bool:
        """Whether they read it before, whatever was filled into it."""
        pieces = [piece for piece in BLANK.split(words) if len(piece.split()) > 1]
        return bool(pieces) and all(piece in self.written_before for piece in pieces)

    def all_of(self, part: Part) -> list[str]:
        """All that can be said, what is to be said first in front."""
        usable = [way for way in part.ways if way.needs <= self.slots.keys()]
        usable = [way for way in usable if way.fits(self.register)]
        if not usable:
            return []
        best = max(map(_tells, usable))
        own = [w for w in usable if w.register == self.register and _tells(w) == best]
        rest = [w for w in usable if w.register != self.register and _tells(w) == best]
        ordered = [*self._from_seed(own), *self._from_seed(rest)]
        at = self.round % len(ordered)
        said = [self.filled(way) for way in ordered[at:] + ordered[:at]]
        if not self.written_before:
            return said
        # What they have read is known: then a register keeps its own voice as long as it can.
        mine = {self.filled(way) for way in own}
        return [w for w in said if w in mine and not self._was_said(w)] + said

    def whatever(self, part: Part) -> list[str]:
        """All that can be said, also what tells less, the longest first."""
        usable = [way for way in part.ways if way.needs <= self.slots.keys()]
        usable = [way for way in usable if way.fits(self.register)]
        return sorted(map(self.filled, usable), key=len, reverse=True)

    def _from_seed(self, ways: list[Way]) -> list[Way]:
        if self.short:
            ways = sorted(ways, key=lambda way: len(way.text))[: max(2, len(ways) // 2)]
        at = self.seed % len(ways) if ways else 0
        return ways[at:] + ways[:at]

    def filled(self, way: Way) -> str:
        """The words of a way, with its facts; written out in full in a formal letter."""
        said = SLOT.sub(lambda found: self.slots[found[1]], way.text)
        said = US_DATE.sub(r"\1,", said)
        said = ENDED_TWICE.sub(r"\1", said)  # "at Acme Ltd.." has its full stop already
        return written_out(said) if self.register == "formal" else said


MANNERS = frozenset({"get_in_touch", "my_first", "about"})  # how it is said, not what
THAT_WE_MET = frozenset({"we_met", "We_met"})  # recalls me better than an application does


def _tells(way: Way) -> int:
    """How much a way to say something tells; what they said tells more than anything."""
    recalls = len(way.needs & THAT_WE_MET) + 2 * len(way.needs & WHAT_THEY_SAID)
    return len(way.needs - MANNERS) + recalls


def _subject(letter: Letter, choice: _Choice) -> str:
    part = next((p for p in letter if p.name == "subject"), None)
    said = None
    for words, all_that_fit in ((4, False), (3, False), (4, True), (3, True), (2, True), (1, True)):
        shorter = {}
        if "short_role" in choice.slots:
            shorter = {"short_role": short_role(choice.slots["role"], words)}
        chosen = replace(choice, slots=choice.slots | shorter)
        ways = (chosen.whatever(part) if all_that_fit else chosen.all_of(part)) if part else []
        fitting = [way for way in ways if len(way.split()) <= MOST_SUBJECT_WORDS]
        said = next(iter(fitting or ways), None)
        if fitting:
            break
    return said or "A question about my application"


def _body(letter: Letter, choice: _Choice, told: Told) -> str:
    full = _paragraphs(letter, choice, told)
    if length_of("\n\n".join(full)).words > MOST_WORDS:
        full = _paragraphs(letter, replace(choice, short=True), told)
    return "\n\n".join(full)


def _paragraphs(letter: Letter, choice: _Choice, told: Told) -> list[str]:
    sender = told.sender
    paragraphs: list[list[str]] = [[]]
    for part in letter:
        if part.name == "subject":
            continue
        if part.begins:
            paragraphs.append([])
        said = choice.of(part)
        if said is not None:
            paragraphs[-1].append(said)
    texts = [" ".join(sentences) for sentences in paragraphs if sentences]
    return [_greeting(told), *texts, _signature(sender, choice.seed + choice.round)]


def _greeting(told: Told) -> str:
    person = told.person
    if person is None:
        return salutation("", told.sender.register)
    return salutation(
        person.name,
        told.sender.register,
        spelling=told.sender.spelling,
        country=told.case.employer.country,
        addressed_as=told.sender.addressed.get(person.id, ""),
    )


def _signature(sender: Sender, turn: int) -> str:
    ways: tuple[str, ...] = SIGN_OFFS[sender.register]
    if sender.spelling == "GB":
        ways = GB_SIGN_OFFS.get(sender.register, ways)
    return "\n".join(filter(None, (ways[turn % len(ways)], sender.name or "[your full name]")))


def _call(
    told: Told,
    slots: Slots,
    turn: tuple[int, int],
    own: Mapping[str, str],
    kind: str,
    script: str,
) -> str:
    """What to say on the phone, whoever or whatever answers."""
    choice = _Choice(slots, told.sender.register, *turn)
    unasked = {name: fact for name, fact in slots.items() if name != "if_permitted"}
    said = []
    for part in letter_of(_spoken_kind("phone_call", kind), own):
        words = choice.of(part)
        if part.name == "reached" and kind not in CALLS:
            words = _said_aloud(choice, own, kind, _at(told))
        if part.name == "gatekeeper" and kind not in SPOKEN:
            words = None if kind in ONLY_THANKS else replace(choice, slots=unasked).of(part)
        if words and part.name in TITLES:
            said.append(f"{TITLES[part.name]}:\n{words}")
    if script:
        said.append(f"{TO_A_MACHINE}\n{script}")
    return "\n\n".join(said)


def _spoken_kind(what: str, kind: str) -> str:
    return f"{what}_second" if kind == "follow_up_second" else what


def _at(told: Told) -> str:
    """How one is reached by a number there."""
    return "at" if told.case.employer.country in AT_A_NUMBER else "on"


def _said_aloud(choice: _Choice, own: Mapping[str, str], kind: str, at: str) -> str:
    """A letter of another kind, as one would say it: who calls, then what it is about. Nobody
    spells out addresses to somebody who has just picked up.
    """
    said = [f"{choice.slots['greeting']}, this is {choice.slots['me']}."]
    here = {"my_ways": f"{at} this number", "my_short_ways": f"{at} this number"}
    slots = {n: here.get(n, fact) for n, fact in choice.slots.items() if n != "me"}
    choice = replace(choice, slots=slots)
    for part in letter_of(kind, own):
        if part.name not in NOT_SAID_ALOUD:
            words = choice.of(part)
            said += [words] if words else []
    if kind in SPOKEN and choice.slots.get("interview_day", "") not in " ".join(said):
        said.insert(1, RECALL.format(**choice.slots))
    elif choice.slots.get("role", "") not in " ".join(said):
        said.insert(1, ABOUT_THE_JOB.format(**choice.slots))
    return " ".join(said)


def voicemail(told: Told, slots: Slots, own: Mapping[str, str], kind: str) -> str:
    """A message for a machine, thirty seconds at an honest pace: the fullest that fits."""
    known = {"spoken_number": "[your phone number]"} | slots | {f"if_{kind}": ""}
    if "role" in slots:
        known["short_role"] = short_role(slots["role"], MOST_ROLE_WORDS_ALOUD)
    known["at_spoken_number"] = f"{_at(told)} {known['spoken_number']}"
    choice = _Choice(known, told.sender.register, 0, 0)
    choices: list[list[tuple[float, int, str]]] = []
    for part in letter_of(_spoken_kind("voicemail", kind), own):
        usable = [w for w in part.ways if w.needs <= known.keys() and w.fits(told.sender.register)]
        said = [choice.filled(way) for way in usable]
        weight = WEIGHTS.get(part.name, 1)
        if part.name == "thanks":
            said.append("")  # thanks are left out before the reason is
        if said:
            choices.append([(spoken_weight(t), weight * n, t) for n, t in enumerate(said)])
    best = min(product(*choices), key=_distance)
    return " ".join(text for _, _, text in best if text)


def _distance(parts: tuple[tuple[float, int, str], ...]) -> tuple[float, int, float]:
    """How good a message is: within its limits, with the best reason, then the fullest ways."""
    weight = sum(part[0] for part in parts)
    rank = sum(part[1] for part in parts)
    return max(0.0, weight - MOST_SPOKEN), rank, max(0.0, LEAST_SPOKEN - weight)


def _short(told: Told, choice: _Choice, own: Mapping[str, str], kind: str) -> str:
    """What fits into a message on LinkedIn, by what it is for: the first of it that they have not
    read yet.
    """
    most = LINKEDIN_PREMIUM if told.sender.linkedin_premium else LINKEDIN
    if kind == "invitation":
        parts = letter_of("invitation", own)[:1]
    else:
        letter = letter_of("short_message", own)
        named = tuple(p for p in letter if p.name == kind)
        parts = named or tuple(p for p in letter if p.name == "follow_up" and kind in FOLLOW_UPS)
    usable = [way for part in parts for way in part.ways if way.needs <= choice.slots.keys()]
    fitting = [text for way in usable if len(text := choice.filled(way)) <= most]
    new = (text for text in fitting if text not in choice.written_before)
    return next(new, next(iter(fitting), f"[a message of {most} characters at most]"))
