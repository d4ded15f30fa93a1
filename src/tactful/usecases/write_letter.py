"""Write to somebody: the draft, what the etiquette says of sending it now, and its proof."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

from tactful.etiquette.addressee import whom, whom_to_thank
from tactful.etiquette.advice import Advice
from tactful.etiquette.case import (
    Case,
    Channel,
    Direction,
    Fit,
    Outcome,
    Person,
    PersonRole,
    TouchKind,
)
from tactful.etiquette.decision import advise
from tactful.etiquette.permission import permission
from tactful.etiquette.profiles import STANDARD, Profile
from tactful.etiquette.situation import Situation
from tactful.ports import Holidays
from tactful.records import facts, models
from tactful.refusal import Refused
from tactful.usecases.renew_advice import profile_for
from tactful.wording.drafts import Draft, Thread, draft, kind_for
from tactful.wording.guard import guard_sentence, say_acknowledged
from tactful.wording.letter_facts import Sender, recalls_an_agreement
from tactful.wording.letter_file import KINDS
from tactful.wording.proof import About, Finding, proof_read

ABOUT_AN_OFFER = frozenset({"offer", "accept", "ask_for_time", "decline"})
IN_WRITING = frozenset(
    {
        "offer", "accept", "ask_for_time", "decline", "withdraw", "delivery", "new_address",
        "thank_you", "no_fit", "rejected", "closing",
    }
)  # fmt: skip
PARTING = frozenset({"closing", "no_fit", "rejected"})
TOUCH_OF = {
    "thank_you": TouchKind.THANK_YOU,
    "closing": TouchKind.CLOSING,
    "no_fit": TouchKind.THANK_YOU,
    "rejected": TouchKind.THANK_YOU,
    "answer": TouchKind.ANSWER,
    "offer": TouchKind.ANSWER,
    "accept": TouchKind.ANSWER,
    "ask_for_time": TouchKind.ANSWER,
    "decline": TouchKind.ANSWER,
    "withdraw": TouchKind.WITHDRAWAL,
    "competing_offer": TouchKind.NEWS,
    "delivery": TouchKind.DELIVERY,
}
ENDS = {  # what sending one of these says of the application
    "accept": Outcome.ACCEPTED,
    "decline": Outcome.DECLINED,
    "withdraw": Outcome.WITHDRAWN,
}
NO_LETTERS = frozenset(
    {"voicemail", "phone_call", "voicemail_second", "phone_call_second", "short_message"}
)
WRITTEN_KINDS = tuple(k for k in KINDS if k not in NO_LETTERS)
RE = re.compile(r"^(?:\s*(?:re|aw|sv|fwd?|wg)\s*:\s*)+", re.IGNORECASE)
MOST_COMPANIES = 200


@dataclass(frozen=True, slots=True)
class Guard:
    """What the etiquette says of sending this now. ``never`` stops for good, else one may go on
    after reading ``sentence``; both empty: go ahead.
    """

    sentence: str = ""
    never: bool = False


@dataclass(frozen=True, slots=True)
class Letter:
    """A draft for an application, with all one wants to know before sending it. ``decides``: an
    offer waits for a yes or a no, and which it is nobody has said; ``said_already``: a yes was
    said, and nothing is left to write.
    """

    draft: Draft
    guard: Guard
    findings: list[Finding]
    about: About
    sender: Sender
    address: str
    channels: tuple[Channel, ...]
    decides: bool = False
    said_already: bool = False
    asked: str = ""  # what they wrote that this answers


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for; what is None follows from the case."""

    kind: str | None = None
    channel: Channel | None = None
    person: str | None = None
    register: str | None = None


def sender_of(owner: models.Owner, english: str) -> Sender:
    """Who writes, and how they like to; in whose ``english``, where they did not choose."""
    writing = owner.writing
    asked = models.Person.objects.filter(owner=owner).exclude(addressed_as="")
    return Sender(
        owner.name, owner.email, owner.phone,
        register=writing.get("register", "neutral"),
        spelling=writing.get("spelling") or english,
        linkedin_premium=bool(writing.get("linkedin_premium", False)),
        addressed={str(p.pk): p.addressed_as for p in asked},
    )  # fmt: skip


def write_letter(
    row: models.Application, wish: Wish, now: datetime, holidays: Holidays, english: str
) -> Letter:
    """The letter for an application as it stands, in the reader's ``english``: "US" or "GB"."""
    row, case = next(facts.cases([row.pk], now, holidays.workdays))
    advice = advise(case, profile_for(row))
    if wish.kind is None and advice.rule == "refused":
        raise Refused(
            "They asked not to be contacted. There is nothing to send: if the day passes without"
            " word, let it go."
        )
    kind = wish.kind or kind_for(case, advice)
    if kind not in WRITTEN_KINDS:
        raise Refused(f"There is no letter “{kind[:40]}”; there are: {', '.join(WRITTEN_KINDS)}.")
    person = _person(case, advice, kind, wish.person)
    channels = _channels(person)
    channel = wish.channel or _channel(kind, advice, channels, person)
    if kind == "invitation":
        channel = Channel.LINKEDIN
    if channel not in channels:
        raise Refused(
            "LinkedIn is for those who said that they accept requests from candidates. If they did,"
            " note it with the person first."
        )
    sender = sender_of(row.owner, english)
    if wish.register:
        sender = replace(sender, register=wish.register)
    written = draft(
        case, sender, kind, channel, person,
        said=_said(row), own=row.owner.writing.get("letters", {}),
        thread=_thread(row, channel, kind, person), written_before=_written_before(row, person),
    )  # fmt: skip
    about = about_letter(row, case, written, sender)
    return Letter(
        written,
        guard(case, advice, written, profile_for(row)),
        proof_read(written.body, about),
        about,
        sender,
        _address(person, channel),
        channels,
        decides=wish.kind is None and advice.rule == "deciding",
        said_already=wish.kind is None and _is_said_already(case, row.outcome_on),
        asked=_asked(row) if touch_of(kind) is TouchKind.ANSWER else "",
    )


def _is_said_already(case: Case, on: date | None) -> bool:
    """Whether an offer was accepted, and on that day or later they were told: as news, or by an
    answer that was not the first after the offer, which thanks for it.
    """
    if case.application.outcome is not Outcome.ACCEPTED or on is None:
        return False
    zone = ZoneInfo(case.employer.timezone)
    offered = [t.at for t in case.touches if t.kind is TouchKind.OFFER]
    told = [t for t in case.touches if t.kind in (TouchKind.ANSWER, TouchKind.NEWS)]
    told = [t for t in told if not offered or t.at >= offered[-1]]
    if told and told[0].kind is TouchKind.ANSWER:
        told = told[1:]
    return any(t.at.astimezone(zone).date() >= on for t in told)


def _person(case: Case, advice: Advice, kind: str, wanted: str | None) -> Person | None:
    by_id = {person.id: person for person in case.people}
    if wanted is not None:
        if wanted and wanted not in by_id:
            raise Refused("That person has nothing to do with this application.")
        return by_id.get(wanted)
    if kind == "thank_you" and case.last_interview is not None:
        thanked = whom_to_thank(Situation(case, STANDARD), case.last_interview).person
        return by_id.get(thanked or "")
    if advice.person in by_id:
        return by_id[advice.person]
    made = [t.person for t in case.touches if t.kind is TouchKind.OFFER]
    first = made[-1] if made and kind in ABOUT_AN_OFFER else None
    usual = first or whom(Situation(case, STANDARD)).person
    # Who put in a word is never written to by advice: a letter to nobody yet is the honest one.
    there = [person for person in case.people if person.role is not PersonRole.REFERRAL]
    return by_id.get(usual or "", there[0] if there else None)


def _channels(person: Person | None) -> tuple[Channel, ...]:
    """The ways there are; LinkedIn only where they said they accept requests."""
    if person is None:
        return (Channel.EMAIL, Channel.PHONE)
    ways = [Channel.EMAIL, Channel.PHONE]
    if person.accepts_linkedin:
        ways.append(Channel.LINKEDIN)
    return tuple(ways)


def _channel(
    kind: str, advice: Advice, channels: tuple[Channel, ...], person: Person | None
) -> Channel:
    """By which way, where nobody said: as advised; but what is to be kept goes in writing."""
    can_write = person is None or bool(person.email)
    if kind in IN_WRITING and can_write:
        return Channel.EMAIL
    return advice.channel if advice.channel in channels else Channel.EMAIL


def _said(row: models.Application) -> str:
    known = facts.in_order_noted(row)
    return known[-1].said if known else ""


def _thread(
    row: models.Application, channel: Channel, kind: str, person: Person | None
) -> Thread | None:
    """The mail with this person that the letter goes on from, where its id is known."""
    if channel is not Channel.EMAIL or kind == "new_address" or person is None:
        return None
    mails = [
        t.message
        for t in facts.touches_in_order(row)
        if t.message is not None and str(t.person_id) == person.id
    ]
    subject = next((RE.sub("", mail.subject) for mail in reversed(mails) if mail.subject), "")
    ids = tuple(mail.message_id for mail in mails if mail.message_id)
    return Thread(subject, ids) if subject else None


def _written_before(row: models.Application, person: Person | None) -> str:
    """All that went to somebody so far, over all applications."""
    if person is None:
        return ""
    touches = models.Touch.objects.filter(person_id=person.id, direction=Direction.OUT.value)
    return "\n".join(touches.filter(owner=row.owner).values_list("note", flat=True))


def _address(person: Person | None, channel: Channel) -> str:
    if person is None:
        return ""
    ways = {Channel.EMAIL: person.email, Channel.PHONE: person.phone}
    return ways.get(channel, person.linkedin) or ""


def about_letter(row: models.Application, case: Case, written: Draft, sender: Sender) -> About:
    """What proof-reading wants to know about a letter."""
    others = (
        models.Employer.objects.filter(owner=row.owner)
        .exclude(pk=row.employer_id)
        .order_by("pk")
        .values_list("name", flat=True)[:MOST_COMPANIES]
    )
    own_words = f"{row.role} {row.employer.name}".casefold()
    return About(
        kind=written.kind,
        today=case.now.astimezone(case.zone).date(),
        me=sender.name,
        role=row.role,
        employer=row.employer.name,
        people=tuple(p.name for p in case.people if p.name),
        others=tuple(name for name in others if name.casefold() not in own_words),
        unfit=case.application.fit in (Fit.UNQUALIFIED, Fit.POOR_FIT),
        agreed=recalls_an_agreement(case) and written.kind != "follow_up_application",
        subject=written.subject if written.channel is Channel.EMAIL else None,
        is_reply=written.thread is not None,
        written=written.channel is not Channel.PHONE,
        addressee=written.person.name if written.person else "",
    )


def guard(case: Case, advice: Advice, letter: Draft, profile: Profile) -> Guard:
    """Whether the etiquette allows this letter now; if not, why, and from when."""
    kind = TouchKind.CLOSING if letter.kind in PARTING else touch_of(letter.kind)
    person = letter.person.id if letter.person else None
    asked = permission(
        case, kind or TouchKind.THANK_YOU, person, letter.channel, profile, advice=advice
    )
    sentence = guard_sentence(case, asked, letter.person)
    if letter.kind == "offer" and (on := acknowledged_on(case)) is not None:
        sentence = say_acknowledged(on, case.now.astimezone(case.zone).date())
    return Guard(sentence, never=asked.never)


def acknowledged_on(case: Case) -> date | None:
    """The day on which the last offer was acknowledged; None where it was not, or none came."""
    came = [t.at for t in case.touches if t.kind is TouchKind.OFFER and t.at <= case.now]
    answers = [t.at for t in case.touches if t.kind is TouchKind.ANSWER and t.at <= case.now]
    since = [at for at in answers if came and at >= max(came)]
    return min(since).astimezone(case.zone).date() if since else None


def _asked(row: models.Application) -> str:
    """What they wrote last that wants an answer."""
    notes = [touch.note for touch in facts.touches_in_order(row) if touch.needs_answer]
    return notes[-1] if notes else ""


def touch_of(kind: str) -> TouchKind | None:
    """What sending a letter is logged as; an invitation is none."""
    if kind == "invitation":
        return None
    return TOUCH_OF.get(kind, TouchKind.FOLLOW_UP)


def proof_again(letter: Letter, subject: str, body: str) -> list[Finding]:
    """The findings for a letter that was changed."""
    about = letter.about
    changed = subject if about.subject is not None else None
    return proof_read(body, replace(about, subject=changed))
