"""A case as JSON, and an advice as JSON: what `tactful advise` reads and prints.

The reader refuses what it does not understand, and says where and how to mend it:
a misspelt field that is silently dropped could be the one that says "do not contact".
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

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
from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR, Workdays

VERSION = 1
NOTE_LIMIT = 1_000_000
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

Calendars = Callable[[str, str | None], Workdays]
Json = Mapping[str, Any]
T = TypeVar("T")
D = TypeVar("D", bound=date)
E = TypeVar("E", bound=StrEnum)


class CaseError(ValueError):
    """A case cannot be read. The message names the field, what is wrong and how to mend it."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}" if where else problem)


def read_case(data: object, calendars: Calendars) -> Case:
    """The case written as a JSON object. ``calendars`` gives the working days of a place;
    it raises LookupError with a sentence when it does not know the place.

    Raises `CaseError` for anything it does not understand.
    """
    top = _object("", data, _TOP)
    version = top.get("version", VERSION)
    if version != VERSION or version is True:
        raise CaseError("version", f"this Tactful reads version {VERSION}, not {version!r}")
    employer = _employer(top.get("employer", _MISSING))
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
    people = tuple(_person(f"people[{n}]", o) for n, o in _items("people", top))
    known = {person.id for person in people}
    if len(known) < len(people):
        raise CaseError("people", "two people have the same id; give each one its own")
    return Case(
        now=_instant("now", top.get("now", _MISSING)),
        employer=employer,
        zone=zone,
        calendar=calendar,
        me=_me(top.get("me")),
        application=_application(top.get("application")),
        people=people,
        interviews=tuple(
            _interview(f"interviews[{n}]", o, known) for n, o in _items("interviews", top)
        ),
        agreements=tuple(
            _agreement(f"agreements[{n}]", o, known) for n, o in _items("agreements", top)
        ),
        requests=tuple(_request(f"requests[{n}]", o) for n, o in _items("requests", top)),
        touches=tuple(_touch(f"touches[{n}]", o, known) for n, o in _items("touches", top)),
        elsewhere=tuple(
            _elsewhere(f"elsewhere[{n}]", o, known) for n, o in _items("elsewhere", top)
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


class _Missing:
    """Stands for a field that is not there, where null would mean something else."""


_MISSING = _Missing()

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
    o = _object("me", data, _ME)
    return Me(_text("me.name", o.get("name")) or "", _text("me.timezone", o.get("timezone")))


def _employer(data: object) -> Employer:
    if data is _MISSING or data is None:
        raise CaseError("employer", "is needed: at least country and timezone")
    o = _object("employer", data, _EMPLOYER)
    return Employer(
        country=_needed("employer.country", _text("employer.country", o.get("country"))),
        timezone=_needed("employer.timezone", _text("employer.timezone", o.get("timezone"))),
        name=_text("employer.name", o.get("name")) or "",
        subdivision=_text("employer.subdivision", o.get("subdivision")) or None,
        do_not_contact=_yes("employer.do_not_contact", o.get("do_not_contact")),
    )


def _application(data: object) -> Application:
    if data is None:
        return Application()
    o = _object("application", data, _APPLICATION)
    return Application(
        role=_text("application.role", o.get("role")) or "",
        applied_on=_day("application.applied_on", o.get("applied_on")),
        no_contact=_yes("application.no_contact", o.get("no_contact")),
        fit=_one_of("application.fit", o.get("fit"), Fit),
        outcome=_one_of("application.outcome", o.get("outcome"), Outcome),
        outcome_on=_day("application.outcome_on", o.get("outcome_on")),
    )


def _person(where: str, data: object) -> Person:
    o = _object(where, data, _PERSON)
    return Person(
        id=_needed(f"{where}.id", _text(f"{where}.id", o.get("id"))),
        name=_text(f"{where}.name", o.get("name")) or "",
        role=_one_of(f"{where}.role", o.get("role"), PersonRole) or PersonRole.OTHER,
        email=_text(f"{where}.email", o.get("email")),
        phone=_text(f"{where}.phone", o.get("phone")),
        linkedin=_text(f"{where}.linkedin", o.get("linkedin")),
        accepts_linkedin=_yes_no_unknown(f"{where}.accepts_linkedin", o.get("accepts_linkedin")),
        prefers=_one_of(f"{where}.prefers", o.get("prefers"), Channel),
        do_not_contact=_yes(f"{where}.do_not_contact", o.get("do_not_contact")),
    )


def _interview(where: str, data: object, known: set[str]) -> Interview:
    o = _object(where, data, _INTERVIEW)
    people = o.get("with")
    if people is None:
        people = ()
    elif not isinstance(people, list):
        raise CaseError(f"{where}.with", 'write a list of people\'s ids, like ["dana"]')
    at = _instant(f"{where}.at", o.get("at", _MISSING))
    ends_at = o.get("ends_at")
    end = None if ends_at is None else _instant(f"{where}.ends_at", ends_at)
    if end is not None and end < at:
        raise CaseError(f"{where}.ends_at", "lies before the beginning")
    return Interview(
        at,
        end,
        _one_of(f"{where}.kind", o.get("kind"), InterviewKind),
        tuple(_who(f"{where}.with[{n}]", id, known) for n, id in enumerate(people)),
    )


def _agreement(where: str, data: object, known: set[str]) -> Agreement:
    o = _object(where, data, _AGREEMENT)
    person = o.get("with")
    return Agreement(
        made_on=_needed(f"{where}.made_on", _day(f"{where}.made_on", o.get("made_on"))),
        person=None if person is None else _who(f"{where}.with", person, known),
        everyone_contacted=_yes_no_unknown(
            f"{where}.everyone_contacted", o.get("everyone_contacted")
        ),
        contact_by=_day(f"{where}.contact_by", o.get("contact_by")),
        may_follow_up=_yes_no_unknown(f"{where}.may_follow_up", o.get("may_follow_up")),
        follow_up_on=_day(f"{where}.follow_up_on", o.get("follow_up_on")),
        decisions_begin=_day(f"{where}.decisions_begin", o.get("decisions_begin")),
        next_steps=_text(f"{where}.next_steps", o.get("next_steps")),
        channel=_one_of(f"{where}.channel", o.get("channel"), Channel),
    )


def _request(where: str, data: object) -> Request:
    o = _object(where, data, _REQUEST)
    return Request(
        what=_needed(f"{where}.what", _text(f"{where}.what", o.get("what"))),
        asked_on=_day(f"{where}.asked_on", o.get("asked_on")),
        due=_day(f"{where}.due", o.get("due")),
        delivered_on=_day(f"{where}.delivered_on", o.get("delivered_on")),
    )


def _touch(where: str, data: object, known: set[str]) -> Touch:
    o = _object(where, data, _TOUCH)
    direction = _needed(
        f"{where}.direction", _one_of(f"{where}.direction", o.get("direction"), Direction)
    )
    kind = _needed(f"{where}.kind", _one_of(f"{where}.kind", o.get("kind"), TouchKind))
    kinds = KINDS_OUT if direction is Direction.OUT else KINDS_IN
    if kind not in kinds:
        raise CaseError(
            f"{where}.kind",
            f"{kind.value} is no touch that goes {direction.value}; write one of "
            + ", ".join(k.value for k in TouchKind if k in kinds),
        )
    person = o.get("person")
    return Touch(
        _instant(f"{where}.at", o.get("at", _MISSING)),
        direction,
        kind,
        _one_of(f"{where}.channel", o.get("channel"), Channel),
        None if person is None else _who(f"{where}.person", person, known),
        _yes(f"{where}.needs_answer", o.get("needs_answer")),
        _day(f"{where}.back_on", o.get("back_on")),
        _yes(f"{where}.permanent", o.get("permanent")),
    )


def _elsewhere(where: str, data: object, known: set[str]) -> UnpromptedElsewhere:
    o = _object(where, data, _ELSEWHERE)
    return UnpromptedElsewhere(
        _instant(f"{where}.at", o.get("at", _MISSING)),
        _who(f"{where}.person", o.get("person"), known),
    )


def _object(where: str, data: object, fields: frozenset[str]) -> Json:
    if not isinstance(data, dict):
        what = where or "a case"
        raise CaseError("", f'{what} must be a JSON object, like {{"…": …}}')
    if not data.keys() <= fields:
        unknown = min(key for key in data if key not in fields)
        path = f"{where}.{unknown}" if where else unknown
        raise CaseError(
            _printable(path), f"is not a field Tactful knows; it knows {', '.join(sorted(fields))}"
        )
    return data


def _items(name: str, top: Json) -> enumerate[Any]:
    data = top.get(name)
    if data is None:
        return enumerate(())
    if not isinstance(data, list):
        raise CaseError(name, "must be a list, like […]")
    return enumerate(data)


def _needed(where: str, value: T | None) -> T:
    if value is None or value == "":
        raise CaseError(where, "is needed")
    return value


def _text(where: str, value: object) -> str | None:
    if value is None:
        return None
    if not isinstance(value, str):
        raise CaseError(where, f"must be a text in quotes, not {_shown(value)}")
    if len(value) > NOTE_LIMIT:
        raise CaseError(where, f"is longer than {NOTE_LIMIT:,} characters; shorten it")
    if not value.isprintable() and UNSEEN.search(value):
        raise CaseError(where, "holds control characters; take them out")
    return value


def _yes(where: str, value: object) -> bool:
    return _yes_no_unknown(where, value) is True


def _yes_no_unknown(where: str, value: object) -> bool | None:
    if value is None or value is True or value is False:
        return value
    raise CaseError(where, f"must be true, false or null, not {_shown(value)}")


def _day(where: str, value: object) -> date | None:
    if value is None:
        return None
    if isinstance(value, str) and len(value) == 10:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            pass
        else:
            return _in_known_years(where, day)
    raise CaseError(where, f"{_shown(value)} is no day; write it like 2026-12-18")


def _instant(where: str, value: object) -> datetime:
    if value is _MISSING or value is None:
        raise CaseError(where, "is needed: an instant like 2026-12-07T10:00:00-05:00")
    if isinstance(value, str):
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            if instant.tzinfo is not None:
                return _in_known_years(where, instant)
    raise CaseError(
        where,
        f"{_shown(value)} is no instant with an offset; write it like 2026-12-07T10:00:00-05:00",
    )


def _in_known_years(where: str, day: D) -> D:
    if not FIRST_YEAR < day.year < LAST_YEAR:
        raise CaseError(where, f"the year {day.year} is outside {FIRST_YEAR}-{LAST_YEAR}")
    return day


def _one_of(where: str, value: object, words: type[E]) -> E | None:
    if value is None:
        return None
    if isinstance(value, str):
        member = words._value2member_map_.get(value)
        if member is not None:
            return member  # type: ignore[return-value]  # the map is typed for any Enum
    allowed = ", ".join(word.value for word in words)
    raise CaseError(where, f"{_shown(value)} is not one of {allowed}")


def _who(where: str, value: object, known: set[str]) -> str:
    if isinstance(value, str) and value in known:
        return value
    raise CaseError(where, f"{_shown(value)} is the id of nobody in people")


def _shown(value: object) -> str:
    text = _printable(repr(value))
    return text if len(text) <= 60 else text[:57] + "…"


def _printable(text: str) -> str:
    return UNSEEN.sub("�", text)
