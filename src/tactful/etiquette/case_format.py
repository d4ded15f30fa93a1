"""A case as JSON, and an advice as JSON: what `tactful advise` reads and prints.

The reader refuses what it does not understand, and says where and how to mend it:
a misspelt field that is silently dropped could be the one that says "do not contact".
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from zoneinfo import ZoneInfo

from tactful.etiquette import case_fields as fields
from tactful.etiquette.advice import Advice
from tactful.etiquette.case import (
    KINDS_IN,
    KINDS_OUT,
    Agreement,
    Application,
    Case,
    Channel,
    Direction,
    Employer,
    Fit,
    Interview,
    InterviewKind,
    Me,
    Outcome,
    Person,
    PersonRole,
    Request,
    Touch,
    TouchKind,
    UnpromptedElsewhere,
)
from tactful.etiquette.case_fields import CaseError
from tactful.etiquette.workdays import Workdays

VERSION = 1

Calendars = Callable[[str, str | None], Workdays]


def read_case(data: object, calendars: Calendars) -> Case:
    """The case written as a JSON object. ``calendars`` gives the working days of a place;
    it raises LookupError with a sentence when it does not know the place.

    Raises `CaseError` for anything it does not understand.
    """
    top = fields.known_object("", data, _TOP)
    version = top.get("version", VERSION)
    if version != VERSION or version is True:
        raise CaseError("version", f"this Tactful reads version {VERSION}, not {version!r}")
    employer = _employer(top.get("employer", fields.MISSING))
    try:
        zone = ZoneInfo(employer.timezone)
    except (KeyError, ValueError, OSError) as error:
        raise CaseError(
            "employer.timezone",
            f"{employer.timezone!r} is no time zone; write one like America/New_York",
        ) from error
    try:
        calendar = calendars(employer.country, employer.subdivision)
    except LookupError as error:
        raise CaseError("employer.country", str(error.args[0])) from error
    people = tuple(_person(f"people[{n}]", o) for n, o in fields.items("people", top))
    known = {person.id for person in people}
    if len(known) < len(people):
        raise CaseError("people", "two people have the same id; give each one its own")
    return Case(
        now=fields.instant("now", top.get("now", fields.MISSING)),
        employer=employer,
        zone=zone,
        calendar=calendar,
        me=_me(top.get("me")),
        application=_application(top.get("application")),
        people=people,
        interviews=tuple(
            _interview(f"interviews[{n}]", o, known) for n, o in fields.items("interviews", top)
        ),
        agreements=tuple(
            _agreement(f"agreements[{n}]", o, known) for n, o in fields.items("agreements", top)
        ),
        requests=tuple(_request(f"requests[{n}]", o) for n, o in fields.items("requests", top)),
        touches=tuple(_touch(f"touches[{n}]", o, known) for n, o in fields.items("touches", top)),
        elsewhere=tuple(
            _elsewhere(f"elsewhere[{n}]", o, known) for n, o in fields.items("elsewhere", top)
        ),
    )


def advice_as_json(advice: Advice) -> dict[str, Any]:
    """An advice with the fields of docs/cases.md; times are ISO 8601 in the employer's zone."""
    return {
        "action": advice.action.value,
        "rule": advice.rule,
        "attempt": advice.attempt,
        "person": advice.person,
        "channel": advice.channel.value if advice.channel else None,
        "opens": advice.opens.isoformat() if advice.opens else None,
        "closes": advice.closes.isoformat() if advice.closes else None,
        "late": advice.late,
        "reasons": [
            {"rule": reason.rule, "sentence": reason.sentence, "source": reason.source}
            for reason in advice.reasons
        ],
    }


_TOP = frozenset(
    [
        "now",
        "version",
        "me",
        "employer",
        "application",
        "people",
        "interviews",
        "agreements",
        "requests",
        "touches",
        "elsewhere",
    ]
)
_ME = frozenset(("name", "timezone"))
_EMPLOYER = frozenset(["name", "country", "subdivision", "timezone", "do_not_contact"])
_APPLICATION = frozenset(["role", "applied_on", "no_contact", "fit", "outcome", "outcome_on"])
_PERSON = frozenset(
    [
        "id",
        "name",
        "role",
        "email",
        "phone",
        "linkedin",
        "accepts_linkedin",
        "prefers",
        "do_not_contact",
    ]
)
_INTERVIEW = frozenset(["at", "ends_at", "kind", "with"])
_AGREEMENT = frozenset(
    [
        "made_on",
        "with",
        "everyone_contacted",
        "contact_by",
        "may_follow_up",
        "follow_up_on",
        "decisions_begin",
        "next_steps",
        "channel",
    ]
)
_REQUEST = frozenset(["what", "asked_on", "due", "delivered_on"])
_TOUCH = frozenset(
    ["at", "direction", "kind", "channel", "person", "needs_answer", "back_on", "permanent"]
)
_ELSEWHERE = frozenset(("at", "person"))


def _me(data: object) -> Me:
    if data is None:
        return Me()
    o = fields.known_object("me", data, _ME)
    return Me(
        fields.text("me.name", o.get("name")) or "", fields.text("me.timezone", o.get("timezone"))
    )


def _employer(data: object) -> Employer:
    if data is fields.MISSING or data is None:
        raise CaseError("employer", "is needed: at least country and timezone")
    o = fields.known_object("employer", data, _EMPLOYER)
    return Employer(
        country=fields.needed(
            "employer.country", fields.text("employer.country", o.get("country"))
        ),
        timezone=fields.needed(
            "employer.timezone", fields.text("employer.timezone", o.get("timezone"))
        ),
        name=fields.text("employer.name", o.get("name")) or "",
        subdivision=fields.text("employer.subdivision", o.get("subdivision")) or None,
        do_not_contact=fields.yes("employer.do_not_contact", o.get("do_not_contact")),
    )


def _application(data: object) -> Application:
    if data is None:
        return Application()
    o = fields.known_object("application", data, _APPLICATION)
    return Application(
        role=fields.text("application.role", o.get("role")) or "",
        applied_on=fields.day("application.applied_on", o.get("applied_on")),
        no_contact=fields.yes("application.no_contact", o.get("no_contact")),
        fit=fields.one_of("application.fit", o.get("fit"), Fit),
        outcome=fields.one_of("application.outcome", o.get("outcome"), Outcome),
        outcome_on=fields.day("application.outcome_on", o.get("outcome_on")),
    )


def _person(where: str, data: object) -> Person:
    o = fields.known_object(where, data, _PERSON)
    return Person(
        id=fields.needed(f"{where}.id", fields.text(f"{where}.id", o.get("id"))),
        name=fields.text(f"{where}.name", o.get("name")) or "",
        role=fields.one_of(f"{where}.role", o.get("role"), PersonRole) or PersonRole.OTHER,
        email=fields.text(f"{where}.email", o.get("email")),
        phone=fields.text(f"{where}.phone", o.get("phone")),
        linkedin=fields.text(f"{where}.linkedin", o.get("linkedin")),
        accepts_linkedin=fields.yes_no_unknown(
            f"{where}.accepts_linkedin", o.get("accepts_linkedin")
        ),
        prefers=fields.one_of(f"{where}.prefers", o.get("prefers"), Channel),
        do_not_contact=fields.yes(f"{where}.do_not_contact", o.get("do_not_contact")),
    )


def _interview(where: str, data: object, known: set[str]) -> Interview:
    o = fields.known_object(where, data, _INTERVIEW)
    people = o.get("with")
    if people is None:
        people = ()
    elif not isinstance(people, list):
        raise CaseError(f"{where}.with", 'write a list of people\'s ids, like ["dana"]')
    at = fields.instant(f"{where}.at", o.get("at", fields.MISSING))
    ends_at = o.get("ends_at")
    end = None if ends_at is None else fields.instant(f"{where}.ends_at", ends_at)
    if end is not None and end < at:
        raise CaseError(f"{where}.ends_at", "lies before the beginning")
    return Interview(
        at,
        end,
        fields.one_of(f"{where}.kind", o.get("kind"), InterviewKind),
        tuple(fields.who(f"{where}.with[{n}]", id, known) for n, id in enumerate(people)),
    )


def _agreement(where: str, data: object, known: set[str]) -> Agreement:
    o = fields.known_object(where, data, _AGREEMENT)
    person = o.get("with")
    return Agreement(
        made_on=fields.needed(f"{where}.made_on", fields.day(f"{where}.made_on", o.get("made_on"))),
        person=None if person is None else fields.who(f"{where}.with", person, known),
        everyone_contacted=fields.yes_no_unknown(
            f"{where}.everyone_contacted", o.get("everyone_contacted")
        ),
        contact_by=fields.day(f"{where}.contact_by", o.get("contact_by")),
        may_follow_up=fields.yes_no_unknown(f"{where}.may_follow_up", o.get("may_follow_up")),
        follow_up_on=fields.day(f"{where}.follow_up_on", o.get("follow_up_on")),
        decisions_begin=fields.day(f"{where}.decisions_begin", o.get("decisions_begin")),
        next_steps=fields.text(f"{where}.next_steps", o.get("next_steps")),
        channel=fields.one_of(f"{where}.channel", o.get("channel"), Channel),
    )


def _request(where: str, data: object) -> Request:
    o = fields.known_object(where, data, _REQUEST)
    return Request(
        what=fields.needed(f"{where}.what", fields.text(f"{where}.what", o.get("what"))),
        asked_on=fields.day(f"{where}.asked_on", o.get("asked_on")),
        due=fields.day(f"{where}.due", o.get("due")),
        delivered_on=fields.day(f"{where}.delivered_on", o.get("delivered_on")),
    )


def _touch(where: str, data: object, known: set[str]) -> Touch:
    o = fields.known_object(where, data, _TOUCH)
    direction = fields.needed(
        f"{where}.direction", fields.one_of(f"{where}.direction", o.get("direction"), Direction)
    )
    kind = fields.needed(f"{where}.kind", fields.one_of(f"{where}.kind", o.get("kind"), TouchKind))
    kinds = KINDS_OUT if direction is Direction.OUT else KINDS_IN
    if kind not in kinds:
        raise CaseError(
            f"{where}.kind",
            f"{kind.value} is no touch that goes {direction.value}; write one of "
            + ", ".join(k.value for k in TouchKind if k in kinds),
        )
    person = o.get("person")
    return Touch(
        fields.instant(f"{where}.at", o.get("at", fields.MISSING)),
        direction,
        kind,
        fields.one_of(f"{where}.channel", o.get("channel"), Channel),
        None if person is None else fields.who(f"{where}.person", person, known),
        fields.yes(f"{where}.needs_answer", o.get("needs_answer")),
        fields.day(f"{where}.back_on", o.get("back_on")),
        fields.yes(f"{where}.permanent", o.get("permanent")),
    )


def _elsewhere(where: str, data: object, known: set[str]) -> UnpromptedElsewhere:
    o = fields.known_object(where, data, _ELSEWHERE)
    return UnpromptedElsewhere(
        fields.instant(f"{where}.at", o.get("at", fields.MISSING)),
        fields.who(f"{where}.person", o.get("person"), known),
    )
