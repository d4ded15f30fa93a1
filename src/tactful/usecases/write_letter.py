"""Write to somebody: the draft, what the etiquette says of sending it now, and its proof."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime

from tactful.etiquette.advice import Action, Advice
from tactful.etiquette.case import Case, Channel, Direction, Fit, Person, TouchKind
from tactful.etiquette.decision import advise
from tactful.ports import Holidays
from tactful.records import facts, models
from tactful.refusal import Refused
from tactful.usecases.renew_advice import profile_of
from tactful.wording.days import say_day, say_instant
from tactful.wording.drafts import FOLLOW_UPS, Draft, Thread, draft, kind_for
from tactful.wording.letter_facts import Sender
from tactful.wording.letter_file import KINDS
from tactful.wording.proof import About, Finding, proof_read

UNPROMPTED = FOLLOW_UPS | {"closing", "new_address"}
TOUCH_OF = {
    "thank_you": TouchKind.THANK_YOU,
    "closing": TouchKind.CLOSING,
    "no_fit": TouchKind.CLOSING,
    "rejected": TouchKind.CLOSING,
    "answer": TouchKind.ANSWER,
    "offer": TouchKind.ANSWER,
    "delivery": TouchKind.DELIVERY,
}
WRITTEN_KINDS = tuple(k for k in KINDS if k not in ("voicemail", "phone_call"))
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
    """A draft for an application, with all one wants to know before sending it."""

    draft: Draft
    guard: Guard
    findings: list[Finding]
    about: About
    sender: Sender
    address: str
    channels: tuple[Channel, ...]


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody asked for; what is None follows from the case."""

    kind: str | None = None
    channel: Channel | None = None
    person: str | None = None
    register: str | None = None


def sender_of(owner: models.Owner) -> Sender:
    """Who writes, and how they like to."""
    writing = owner.writing
    return Sender(
        owner.name, owner.email, owner.phone,
        register=writing.get("register", "neutral"),
        spelling=writing.get("spelling", "US"),
        linkedin_premium=bool(writing.get("linkedin_premium", False)),
    )  # fmt: skip


def write_letter(row: models.Application, wish: Wish, now: datetime, holidays: Holidays) -> Letter:
    """The letter for an application as it stands."""
    row, case = next(facts.cases([row.pk], now, holidays.workdays))
    advice = advise(case, profile_of(row.owner))
    kind = wish.kind or kind_for(case, advice)
    if kind not in WRITTEN_KINDS:
        raise Refused(f"There is no letter “{kind[:40]}”; there are: {', '.join(WRITTEN_KINDS)}.")
    person = _person(case, advice, wish.person)
    channels = _channels(person)
    channel = wish.channel or _channel(kind, advice, channels)
    if kind == "invitation":
        channel = Channel.LINKEDIN
    sender = sender_of(row.owner)
    if wish.register:
        sender = replace(sender, register=wish.register)
    written = draft(
        case, sender, kind, channel, person,
        said=_said(row), own=row.owner.writing.get("letters", {}), thread=_thread(row, channel),
    )  # fmt: skip
    about = about_letter(row, case, written, sender)
    return Letter(
        written,
        guard(case, advice, kind, person, now),
        proof_read(written.body, about),
        about,
        sender,
        _address(person, channel),
        channels,
    )


def _person(case: Case, advice: Advice, wanted: str | None) -> Person | None:
    by_id = {person.id: person for person in case.people}
    if wanted is not None:
        if wanted and wanted not in by_id:
            raise Refused("That person has nothing to do with this application.")
        return by_id.get(wanted)
    if advice.person in by_id:
        return by_id[advice.person]
    return case.people[0] if case.people else None


def _channels(person: Person | None) -> tuple[Channel, ...]:
    """The ways there are; LinkedIn only where they said they accept requests."""
    if person is None:
        return (Channel.EMAIL, Channel.PHONE)
    ways = [Channel.EMAIL, Channel.PHONE]
    if person.accepts_linkedin:
        ways.append(Channel.LINKEDIN)
    return tuple(ways)


def _channel(kind: str, advice: Advice, channels: tuple[Channel, ...]) -> Channel:
    if kind in ("offer", "delivery", "new_address") and Channel.EMAIL in channels:
        return Channel.EMAIL
    return advice.channel if advice.channel in channels else Channel.EMAIL


def _said(row: models.Application) -> str:
    known = facts.in_order_noted(row)
    return known[-1].said if known else ""


def _thread(row: models.Application, channel: Channel) -> Thread | None:
    """The mail this one goes on from: the newest whose subject or id is known."""
    if channel is not Channel.EMAIL:
        return None
    mails = sorted(
        (t for t in row.touches.all() if t.channel == Channel.EMAIL.value and t.message_id),
        key=lambda t: t.at,
    )
    if not mails:
        return None
    subject = next((t.subject for t in reversed(mails) if t.subject), "")
    return Thread(subject, tuple(t.message_id for t in mails)) if subject else None


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
    agreed = any(a.contact_by or a.may_follow_up or a.follow_up_on for a in case.agreements)
    return About(
        kind=written.kind,
        today=case.now.astimezone(case.zone).date(),
        me=sender.name,
        role=row.role,
        employer=row.employer.name,
        people=tuple(p.name for p in case.people if p.name),
        others=tuple(name for name in others if name.casefold() not in own_words),
        unfit=case.application.fit in (Fit.UNQUALIFIED, Fit.POOR_FIT),
        agreed=agreed and written.kind != "follow_up_application",
        subject=written.subject if written.channel is Channel.EMAIL else None,
        is_reply=written.thread is not None,
        written=written.channel is not Channel.PHONE,
        addressee=written.person.name if written.person else "",
    )


def guard(case: Case, advice: Advice, kind: str, person: Person | None, now: datetime) -> Guard:
    """Whether the etiquette allows this letter now, and if not, from when."""
    if case.employer.do_not_contact:
        return Guard(f"{case.employer.name} asked not to be contacted.", never=True)
    if person is not None and person.do_not_contact:
        return Guard(f"{person.name} asked not to be contacted.", never=True)
    if advice.action is Action.BLOCKED:
        return Guard(advice.reasons[0].sentence, never=True)
    if kind not in UNPROMPTED:
        return Guard()
    today = now.astimezone(case.zone).date()
    if advice.action is Action.WAIT and advice.opens is not None:
        zone = case.employer.timezone
        earliest = say_instant(advice.opens, zone, today)
        return Guard(f"{_last(case, person, today)}The earliest polite moment is {earliest}.")
    if advice.action in (Action.FOLLOW_UP, Action.MOVE_ON):
        return Guard()
    return Guard(f"Just now the etiquette asks for something else: {advice.reasons[0].sentence}")


def _last(case: Case, person: Person | None, today: date) -> str:
    sent = [
        t
        for t in case.touches
        if t.direction is Direction.OUT
        and t.kind in (TouchKind.FOLLOW_UP, TouchKind.CLOSING)
        and t.at <= case.now
        and (person is None or t.person in (None, person.id))
    ]
    if not sent:
        return ""
    day = say_day(max(t.at for t in sent).astimezone(case.zone).date(), today)
    return f"You wrote to {person.name if person else 'them'} on {day}. "


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
