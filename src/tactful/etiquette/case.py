"""All that is known about one application, frozen; ``now`` is one of the facts.

Instants carry a time zone; days are days in the employer's place. The vocabulary is that
of docs/rules.md: a touch is one contact, an agreement what was settled in the room.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from enum import StrEnum

from tactful.etiquette.workdays import Workdays


class Channel(StrEnum):
    """A way to reach somebody."""

    EMAIL = "email"
    PHONE = "phone"
    LINKEDIN = "linkedin"


class PersonRole(StrEnum):
    """What somebody is to this application."""

    RECRUITER = "recruiter"
    AGENCY_RECRUITER = "agency_recruiter"
    HIRING_MANAGER = "hiring_manager"
    INTERVIEWER = "interviewer"
    OTHER = "other"


class InterviewKind(StrEnum):
    """How an interview is held."""

    PHONE_SCREEN = "phone_screen"
    VIDEO = "video"
    ONSITE = "onsite"
    PANEL = "panel"
    FINAL = "final"
    OTHER = "other"


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
    """What a touch was: the first five go out, the others come in."""

    THANK_YOU = "thank_you"
    FOLLOW_UP = "follow_up"
    CLOSING = "closing"
    ANSWER = "answer"
    DELIVERY = "delivery"
    REPLY = "reply"
    OFFER = "offer"
    REJECTION = "rejection"
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
    }
)
KINDS_IN = frozenset(TouchKind) - KINDS_OUT


@dataclass(frozen=True, slots=True)
class Me:
    """The candidate."""

    name: str = ""
    timezone: str | None = None


@dataclass(frozen=True, slots=True)
class Employer:
    """Where the work would be: its place decides holidays, weekends and the clock."""

    country: str
    timezone: str
    name: str = ""
    subdivision: str | None = None
    do_not_contact: bool = False


@dataclass(frozen=True, slots=True)
class Application:
    """What was applied for, and how it stands."""

    role: str = ""
    applied_on: date | None = None
    no_contact: bool = False
    fit: Fit | None = None
    outcome: Outcome | None = None
    outcome_on: date | None = None


@dataclass(frozen=True, slots=True)
class Person:
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


@dataclass(frozen=True, slots=True)
class Interview:
    """A talk, past or ahead; ``people`` are ids, in the order they were introduced."""

    at: datetime
    ends_at: datetime | None = None
    kind: InterviewKind | None = None
    people: tuple[str, ...] = ()

    @property
    def over_at(self) -> datetime:
        """When it has taken place: at its end, or when it began if no end is known."""
        return self.ends_at or self.at


@dataclass(frozen=True, slots=True)
class Agreement:
    """What was settled about the process; with nothing in it: asked, and nothing was settled."""

    made_on: date
    person: str | None = None
    everyone_contacted: bool | None = None
    contact_by: date | None = None
    may_follow_up: bool | None = None
    follow_up_on: date | None = None
    decisions_begin: date | None = None
    next_steps: str | None = None
    channel: Channel | None = None

    @property
    def named_day(self) -> date:
        """The day it names: the day to follow up, else the promised day, else its own."""
        return self.follow_up_on or self.contact_by or self.made_on


@dataclass(frozen=True, slots=True)
class Request:
    """Something they still need from the candidate."""

    what: str
    asked_on: date | None = None
    due: date | None = None
    delivered_on: date | None = None


@dataclass(frozen=True, slots=True)
class Touch:
    """One contact; ``person`` is None for a system or a no-reply address."""

    at: datetime
    direction: Direction
    kind: TouchKind
    channel: Channel | None = None
    person: str | None = None
    needs_answer: bool = False
    back_on: date | None = None
    permanent: bool = False


@dataclass(frozen=True, slots=True)
class UnpromptedElsewhere:
    """A follow-up or closing note to the same person for another application."""

    at: datetime
    person: str


@dataclass(frozen=True, slots=True)
class Case:
    """Everything `advise` looks at. Facts dated after ``now`` have not happened yet."""

    now: datetime
    employer: Employer
    zone: tzinfo
    calendar: Workdays
    me: Me = Me()
    application: Application = Application()
    people: tuple[Person, ...] = ()
    interviews: tuple[Interview, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    requests: tuple[Request, ...] = ()
    touches: tuple[Touch, ...] = ()
    elsewhere: tuple[UnpromptedElsewhere, ...] = ()
