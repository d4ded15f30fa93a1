"""Write to somebody: the draft, what the etiquette says of sending it now, and its proof."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime

from tactful.etiquette.advice import Action, Advice
from tactful.etiquette.case import Case, Channel, Direction, Fit, Person, TouchKind
from tactful.etiquette.decision import advise
from tactful.etiquette.profiles import Profile
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import last_unprompted_day
from tactful.ports import Holidays
from tactful.records import facts, models
from tactful.refusal import Refused
from tactful.usecases.renew_advice import profile_of
from tactful.wording.channels import BY_CHANNEL
from tactful.wording.days import say_day, say_instant
from tactful.wording.drafts import FOLLOW_UPS, Draft, Thread, draft, kind_for
from tactful.wording.letter_facts import Sender, recalls_an_agreement
from tactful.wording.letter_file import KINDS
from tactful.wording.proof import About, Finding, proof_read

UNPROMPTED = FOLLOW_UPS | {"closing", "new_address", "no_fit", "rejected"}
PARTING = frozenset({"closing", "no_fit", "rejected"})
TOUCH_OF = {
    "thank_you": TouchKind.THANK_YOU,
    "closing": TouchKind.CLOSING,
    "no_fit": TouchKind.CLOSING,
    "rejected": TouchKind.CLOSING,
    "answer": TouchKind.ANSWER,
    "offer": TouchKind.ANSWER,
    "delivery": TouchKind.DELIVERY,
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
    if channel not in channels:
        raise Refused(
            "LinkedIn is for those who said that they accept requests from candidates. If they did,"
            " note it with the person first."
        )
    sender = sender_of(row.owner)
    if wish.register:
        sender = replace(sender, register=wish.register)
    written = draft(
        case, sender, kind, channel, person,
        said=_said(row), own=row.owner.writing.get("letters", {}),
        thread=_thread(row, channel, kind, person),
    )  # fmt: skip
    about = about_letter(row, case, written, sender)
    return Letter(
        written,
        guard(case, advice, written, profile_of(row.owner)),
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


def _thread(
    row: models.Application, channel: Channel, kind: str, person: Person | None
) -> Thread | None:
    """The mail with this person that the letter goes on from, where its id is known."""
    if channel is not Channel.EMAIL or kind == "new_address" or person is None:
        return None
    mails = sorted(
        (
            t
            for t in row.touches.all()
            if t.channel == Channel.EMAIL.value and t.message_id and str(t.person_id) == person.id
        ),
        key=lambda t: t.at,
    )
    subject = next((RE.sub("", t.subject) for t in reversed(mails) if t.subject), "")
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
    kind, person = letter.kind, letter.person
    if case.employer.do_not_contact:
        return Guard(f"{case.employer.name} asked not to be contacted.", never=True)
    if person is not None and person.do_not_contact:
        return Guard(f"{person.name} asked not to be contacted.", never=True)
    if advice.action is Action.BLOCKED:
        return Guard(advice.reasons[0].sentence, never=True)
    if kind not in UNPROMPTED:
        return Guard()
    today = case.now.astimezone(case.zone).date()
    zone = case.employer.timezone
    if advice.action is Action.WAIT and advice.opens is not None:
        earliest = say_instant(advice.opens, zone, today)
        return Guard(f"{_last(case, person, today)}The earliest polite moment is {earliest}.")
    asked = {Action.FOLLOW_UP: kind not in PARTING, Action.MOVE_ON: kind in PARTING}
    if not asked.get(advice.action, False):
        return Guard(
            f"Just now the etiquette asks for something else: {advice.reasons[0].sentence}"
        )
    polite = _polite_from(case, person, profile)
    if polite is not None and polite > case.now:
        earliest = say_instant(polite, zone, today)
        return Guard(f"{_last(case, person, today)}The earliest polite moment is {earliest}.")
    return _as_agreed(case, advice, letter)


def _polite_from(case: Case, person: Person | None, profile: Profile) -> datetime | None:
    """From when one may write to somebody again, over all applications."""
    if person is None:
        return None
    situation = Situation(case, profile)
    last = last_unprompted_day(situation, person.id)
    if last is None:
        return None
    return situation.opening(situation.patient.add(last, profile.between_touches))


def _as_agreed(case: Case, advice: Advice, letter: Draft) -> Guard:
    """One way and one person for each attempt: those that were agreed on."""
    names = {p.id: p.name for p in case.people}
    other = letter.person.id if letter.person else None
    if advice.person is not None and other != advice.person:
        return Guard(f"The one to write to now is {names.get(advice.person, 'somebody else')}.")
    if advice.channel is not None and letter.channel is not advice.channel:
        way = BY_CHANNEL[advice.channel.value]
        return Guard(f"The way to reach them is {way}; keep to one way for each attempt.")
    return Guard()


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
