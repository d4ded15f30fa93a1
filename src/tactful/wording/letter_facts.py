"""The facts of a case as letters say them: each slot in words, or absent where not known."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from tactful.etiquette.case import (
    Agreement,
    Case,
    Direction,
    Interview,
    InterviewKind,
    Person,
    Touch,
    TouchKind,
)
from tactful.etiquette.profiles import STANDARD
from tactful.etiquette.situation import Situation
from tactful.wording.days import FAR, MONTHS, WEEKDAYS
from tactful.wording.names import addressed, good_time, read_name, salutation
from tactful.wording.spoken import spoken

Slots = dict[str, str]
SPAN = re.compile(
    r"(?:in|within) (?P<span>(?:a|an|one|two|three|four|five|six|a couple of|a few|\d{1,2})"
    r"(?: (?:business|working))? (?:days?|weeks?|months?))"
)
LOOSE_ENDS = frozenset(
    {"and", "of", "for", "in", "the", "to", "at", "with", "&", "-", "–", "/", "a"}
)
MET_IN_PERSON = frozenset({InterviewKind.ONSITE, InterviewKind.PANEL, InterviewKind.FINAL})
SUBJECT_WORDS = 4


@dataclass(frozen=True, slots=True)
class Sender:
    """Who writes, and how they like to write. ``spelling`` is US or GB."""

    name: str
    email: str = ""
    phone: str = ""
    register: str = "neutral"
    spelling: str = "US"
    linkedin_premium: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """What the slots are made from. ``said`` is the promise in the words it was noted in."""

    case: Case
    sender: Sender
    person: Person | None
    said: str = ""

    @property
    def today(self) -> date:
        """The day in the employer's place."""
        return self.case.now.astimezone(self.case.zone).date()

    def day(self, day: date) -> str:
        """A day as a letter of this spelling says it: "Monday, June 3" or "Monday 3 June"."""
        weekday, month = WEEKDAYS[day.weekday()], MONTHS[day.month - 1]
        near = abs((day - self.today).days) < FAR
        if self.sender.spelling == "GB":
            return f"{weekday} {day.day} {month}" + ("" if near else f" {day.year}")
        return f"{weekday}, {month} {day.day}" + ("" if near else f", {day.year}")

    def day_of(self, instant: datetime) -> str:
        """The day of an instant, in the employer's place."""
        return self.day(instant.astimezone(self.case.zone).date())

    @property
    def last_interview(self) -> Interview | None:
        """The latest interview that has begun."""
        past = [i for i in self.case.interviews if i.at <= self.case.now]
        return max(past, key=lambda i: i.at, default=None)

    @property
    def agreement(self) -> Agreement | None:
        """The agreement that holds: no later exchange has overtaken it."""
        return Situation(self.case, STANDARD).agreement_that_holds()

    def touches(self, direction: Direction, *kinds: TouchKind) -> list[Touch]:
        """The touches so far of some kinds, the oldest first."""
        happened = [
            t
            for t in self.case.touches
            if t.at <= self.case.now and t.direction is direction and t.kind in kinds
        ]
        return sorted(happened, key=lambda t: t.at)


def recalls_an_agreement(case: Case) -> bool:
    """Whether a letter can say what was agreed: something was, and it still holds."""
    told = Told(case, Sender(""), None)
    agreement = told.agreement
    if agreement is None or told.last_interview is None:
        return False
    return bool(agreement.contact_by or agreement.may_follow_up or agreement.follow_up_on)


def slots_of(told: Told) -> Slots:
    """Every fact that is known, in words."""
    found: Slots = {}
    for source in SOURCES:
        found.update(source(told))
    return {name: " ".join(text.split()) if text else "" for name, text in found.items()} | {
        "at_employer": found.get("at_employer", "")
    }


def _me(told: Told) -> Iterator[tuple[str, str]]:
    sender = told.sender
    yield "me", sender.name or "[your full name]"
    ways = [f"at {sender.phone}"] if sender.phone else []
    if sender.email:
        ways.append(f"by e-mail at {sender.email}" if ways else f"at {sender.email}")
    yield "my_ways", " or ".join(ways) or "by a reply to this message"
    short = ", ".join(filter(None, (sender.phone, sender.email)))
    if short:
        yield "my_short_ways", short
    if sender.phone:
        yield "spoken_number", spoken(sender.phone, told.case.employer.country)


def _work(told: Told) -> Iterator[tuple[str, str]]:
    role = " ".join(told.case.application.role.split())
    if role:
        yield "role", role
        yield "short_role", shortened(role, SUBJECT_WORDS)
        yield "shorter_role", shortened(role, 2)
    name = " ".join(told.case.employer.name.split())
    yield "at_employer", f" at {name}" if name else ""


def shortened(role: str, most: int) -> str:
    """The first words of a role, ended where it still reads well."""
    words = role.split()[:most]
    while len(words) > 1 and words[-1].lower().strip(",;") in LOOSE_ENDS:
        words.pop()
    short = " ".join(words)
    if short.count("(") > short.count(")"):
        short = short.partition("(")[0].rstrip() or short
    return short.rstrip(" ,;:-–/(")


def _whom(told: Told) -> Iterator[tuple[str, str]]:
    register = told.sender.register
    there = told.case.now.astimezone(told.case.zone)
    yield "good_time", good_time(there, told.sender.spelling)
    person = told.person
    if person is None or not person.name:
        yield "hello", "Hello,"
        return
    yield "person", read_name(person.name).full
    yield "addressed", addressed(person.name, register)
    yield "hello", salutation(person.name, register)


def _interview(told: Told) -> Iterator[tuple[str, str]]:
    interview = told.last_interview
    if interview is None:
        return
    day = told.day_of(interview.at)
    yield "interview_day", day
    if interview.at.astimezone(told.case.zone).date() == told.today:
        yield "if_today", ""
    yield "if_interview", ""
    verb = "met" if interview.kind in MET_IN_PERSON else "spoke"
    me = told.person.id if told.person else ""
    names = _names(told)
    others = [names[id] for id in interview.people if id in names and id != me]
    if me in interview.people and others:
        met = f"I {'met' if verb == 'met' else 'spoke with'} {listed(['you', *others])} on {day}"
    elif me in interview.people:
        met = f"we {verb} on {day}"
    elif others:
        met = f"I {'met' if verb == 'met' else 'spoke with'} {listed(others)} on {day}"
    else:
        met = f"I interviewed on {day}"
    yield "we_met", met
    yield "We_met", met[0].upper() + met[1:]
    yield "we_met_short", met.partition(" on ")[0]


def _names(told: Told) -> dict[str, str]:
    """Everybody's name as it stands in a sentence."""
    return {p.id: read_name(p.name).full for p in told.case.people if p.name.strip()}


def listed(names: list[str]) -> str:
    """ "Tom Whitfield", "Tom Whitfield and Mei Chen", "A, B and C"."""
    if len(names) < 2:
        return "".join(names)
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _agreed(told: Told) -> Iterator[tuple[str, str]]:
    agreement = told.agreement
    if agreement is None or told.last_interview is None:
        return
    if agreement.contact_by is None and agreement.follow_up_on is None:
        yield "if_open", ""
    names = _names(told)
    mine = told.person.id if told.person else ""
    other = names.get(agreement.person or "", "") if agreement.person != mine else ""
    yield "they", other or "you"
    yield "They", other or "You"
    if agreement.contact_by is not None:
        who = "everyone would hear" if agreement.everyone_contacted else "I would hear"
        yield "promise", f"{who} {_by(told, agreement.contact_by)}"
        yield "deadline_day", told.day(agreement.contact_by)
        if agreement.contact_by < told.today:
            yield "if_passed", ""
    if agreement.everyone_contacted is False:
        yield "if_not_everyone", ""
    if agreement.may_follow_up:
        yield "if_permitted", ""
    if agreement.follow_up_on is not None:
        yield "follow_up_day", told.day(agreement.follow_up_on)
    if agreement.contact_by or agreement.follow_up_on or agreement.may_follow_up:
        yield "if_agreed", ""


def _by(told: Told, deadline: date) -> str:
    """The promise in their own words where these still mean the same, else the day."""
    found = SPAN.fullmatch(told.said.strip().lower().rstrip("."))
    return f"within {found['span']}" if found else f"by {told.day(deadline)}"


def _history(told: Told) -> Iterator[tuple[str, str]]:
    applied = told.case.application.applied_on
    if applied is not None and applied <= told.today:
        yield "applied_day", told.day(applied)
    sent = told.touches(Direction.OUT, TouchKind.FOLLOW_UP)
    if sent:
        yield "last_follow_up_day", told.day_of(sent[-1].at)
        yield "if_second", ""
    came = told.touches(Direction.IN, TouchKind.REPLY, TouchKind.REJECTION, TouchKind.OFFER)
    if came:
        yield "their_message_day", told.day_of(came[-1].at)
    bounced = told.touches(Direction.IN, TouchKind.BOUNCE)
    if bounced:
        yield "bounced_day", told.day_of(bounced[-1].at)
    owed = [r for r in told.case.requests if r.delivered_on is None]
    needed = [_in_a_sentence(r.what) for r in owed]
    if needed:
        yield "needed", listed(needed)


def _in_a_sentence(what: str) -> str:
    """ "Your work permit, please." within a sentence: "your work permit"."""
    plain = re.sub(r"[,\s]*\bplease\b[.!?\s]*$", "", " ".join(what.split()), flags=re.IGNORECASE)
    plain = plain.rstrip(" .!?;:,")
    return plain[:1].lower() + plain[1:] if plain[1:2].islower() or plain[1:2] == " " else plain


SOURCES: tuple[Callable[[Told], Iterator[tuple[str, str]]], ...] = (
    _me, _work, _whom, _interview, _agreed, _history,
)  # fmt: skip
