"""All that is known about one application, frozen; ``now`` is one of the facts.

Instants carry a time zone; days are days in the employer's place. The vocabulary is that
of docs/rules.md: a touch is one contact, an agreement what was settled in the room. The
fields are those of docs/cases.md: `cases` reads and writes these very objects as JSON.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

import msgspec

from tactful.etiquette.workdays import Workdays

A_CALL_LASTS = timedelta(minutes=30)


class Channel(StrEnum):
    """A way to reach somebody."""

    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"


class PersonRole(StrEnum):
    """What somebody is to this application; a referral put in a word and is never written to."""

    RECRUITER = "recruiter"
    AGENCY_RECRUITER = "agency_recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    OTHER = "other"
    REFERRAL = "referral"


class InterviewKind(StrEnum):
    """How an interview is held; a call is one they said they would make at that hour."""

    PHONE_SCREEN = "phone_screen"
    VIDEO = "video"
    ONSITE = "onsite"
    PANEL = "panel"
    FINAL = "final"
    OTHER = "other"
    CALL = "call"


class InterviewStatus(StrEnum):
    """Whether an interview stands: a cancelled one is as if it were not there."""

    PLANNED = "planned"
    CANCELLED = "cancelled"
    MISSED = "missed"


class Fit(StrEnum):
    """How the candidate felt about it afterwards."""

    GOOD = "good"
    UNQUALIFIED = "unqualified"
    POOR_FIT = "poor_fit"


class Outcome(StrEnum):
    """How an application ended, or stands."""

    OFFER = "offer"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    CLOSED = "closed"


class Direction(StrEnum):
    """Whether a touch came from them or went to them."""

    IN = "in"
    OUT = "out"


class TouchKind(StrEnum):
    """What a touch was: the first seven go out, the others come in."""

    THANK_YOU = "thank_you"
    FOLLOW_UP = "follow_up"
    CLOSING = "closing"
    ANSWER = "answer"
    DELIVERY = "delivery"
    NEWS = "news"
    WITHDRAWAL = "withdrawal"
    REPLY = "reply"
    INVITATION = "invitation"
    OFFER = "offer"
    REJECTION = "rejection"
    HOLD = "hold"
    MOVED_ON = "moved_on"
    ACKNOWLEDGEMENT = "acknowledgement"
    AUTO_REPLY = "auto_reply"
    BOUNCE = "bounce"


KINDS_OUT = frozenset(
    {
        TouchKind.THANK_YOU,
        TouchKind.FOLLOW_UP,
        TouchKind.CLOSING,
        TouchKind.ANSWER,
        TouchKind.DELIVERY,
        TouchKind.NEWS,
        TouchKind.WITHDRAWAL,
    }
)
KINDS_IN = frozenset(TouchKind) - KINDS_OUT
UNPROMPTED = frozenset({TouchKind.FOLLOW_UP, TouchKind.CLOSING, TouchKind.NEWS})


class Fact(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A part of a case; an unknown field in its JSON is an error."""


class Me(Fact, frozen=True):
    """The candidate."""

    name: str = ""
    timezone: str | None = None


class Employer(Fact, frozen=True):
    """Where the work would be: its place decides holidays, weekends and the clock."""

    country: str
    timezone: str
    name: str = ""
    subdivision: str | None = None
    do_not_contact: bool = False


class Application(Fact, frozen=True):
    """What was applied for, and how it stands. ``no_contact``: the advertisement says so.
    ``wanted``: I would rather be here than where I have an offer.
    """

    role: str = ""
    applied_on: date | None = None
    no_contact: bool = False
    fit: Fit | None = None
    outcome: Outcome | None = None
    outcome_on: date | None = None
    wanted: bool = False


class Person(Fact, frozen=True):
    """Somebody on their side."""

    id: str
    name: str = ""
    role: PersonRole = PersonRole.OTHER
    email: str | None = None
    phone: str | None = None
    linkedin: str | None = None
    accepts_linkedin: bool | None = None
    prefers: Channel | None = None
    do_not_contact: bool = False


class Interview(Fact, frozen=True):
    """A talk, past or ahead; ``people`` are ids, in the order they were introduced."""

    at: datetime
    ends_at: datetime | None = None
    kind: InterviewKind | None = None
    people: tuple[str, ...] = msgspec.field(default=(), name="with")
    status: InterviewStatus = InterviewStatus.PLANNED

    @property
    def is_call(self) -> bool:
        """Whether they said they would ring at that hour."""
        return self.kind is InterviewKind.CALL

    @property
    def over_at(self) -> datetime:
        """When it has taken place: at its end; no end known, a call half an hour later, any
        other when it began.
        """
        if self.ends_at is not None:
            return self.ends_at
        return self.at + A_CALL_LASTS if self.is_call else self.at


class Agreement(Fact, frozen=True):
    """What was settled about the process; with nothing in it: asked, and nothing was settled.

    ``person`` said it (None: it is not known who), ``contact`` is whom one was told to contact,
    ``not_before`` the day before which no follow-up is welcome.
    """

    made_on: date
    person: str | None = msgspec.field(default=None, name="with")
    contact: str | None = None
    everyone_contacted: bool | None = None
    contact_by: date | None = None
    may_follow_up: bool | None = None
    follow_up_on: date | None = None
    not_before: date | None = None
    decisions_begin: date | None = None
    next_steps: str | None = None
    channel: Channel | None = None

    @property
    def named_day(self) -> date | None:
        """The day it names: the day to follow up, else the promised day."""
        return self.follow_up_on or self.contact_by


class Request(Fact, frozen=True):
    """Something they still need from the candidate."""

    what: str
    asked_on: date | None = None
    due: date | None = None
    delivered_on: date | None = None


class Touch(Fact, frozen=True):
    """One contact; ``person`` is None for a system or a no-reply address.

    ``back_on``: when somebody away is back, a paused position goes on, or one may ask again.
    ``answer_by`` is an offer's, ``successor`` the id of who follows somebody who has left.
    """

    at: datetime
    direction: Direction
    kind: TouchKind
    channel: Channel | None = None
    person: str | None = None
    needs_answer: bool | None = None
    back_on: date | None = None
    permanent: bool = False
    answer_by: date | None = None
    successor: str | None = None

    @property
    def asks(self) -> bool:
        """Whether it wants an answer: as was said; an invitation does without saying so."""
        if self.needs_answer is None:
            return self.kind is TouchKind.INVITATION
        return self.needs_answer


class UnpromptedElsewhere(Fact, frozen=True):
    """A follow-up, closing note or news to the same person for another application."""

    at: datetime
    person: str


class OfferElsewhere(Fact, frozen=True):
    """An open offer of another employer."""

    received_on: date
    answer_by: date | None = None


NOBODY = Me()
NOTHING_YET = Application()


@dataclass(frozen=True, slots=True)
class Case:
    """Everything `advise` looks at. Facts dated after ``now`` have not happened yet. Of two
    touches at one instant, the one that stands later came later.
    """

    now: datetime
    employer: Employer
    zone: tzinfo
    calendar: Workdays
    me: Me = NOBODY
    application: Application = NOTHING_YET
    people: tuple[Person, ...] = ()
    interviews: tuple[Interview, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    requests: tuple[Request, ...] = ()
    touches: tuple[Touch, ...] = ()
    elsewhere: tuple[UnpromptedElsewhere, ...] = ()
    offers_elsewhere: tuple[OfferElsewhere, ...] = ()
    accepted_elsewhere_on: date | None = None

    @property
    def standing_interviews(self) -> tuple[Interview, ...]:
        """The interviews that were not called off."""
        return tuple(i for i in self.interviews if i.status is not InterviewStatus.CANCELLED)

    @property
    def last_interview(self) -> Interview | None:
        """The latest that had begun by ``now``: neither called off, nor a call nobody made."""
        held = (i for i in self.interviews if i.status is InterviewStatus.PLANNED)
        return max((i for i in held if i.at <= self.now), key=lambda i: i.at, default=None)
