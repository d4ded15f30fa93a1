"""A case read from JSON, and refused where it cannot be understood.

The reader refuses what it does not know, and says where and how to mend it: a misspelt field
that is silently dropped could be the one that says "do not contact". The fields are those of
`etiquette.case`; what JSON types cannot say is checked here.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterator
from datetime import date, datetime
from enum import StrEnum
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from tactful.cases.problems import CaseError, problem_of, shown
from tactful.etiquette import case as facts
from tactful.etiquette.case import KINDS_IN, KINDS_OUT, Case, Direction, Fact
from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR, Workdays
from tactful.limits import NAME_LIMIT, NOTE_LIMIT, UNSEEN, is_one_line

VERSION = 2
VERSIONS = (1, 2)  # a case of version 1 is one of version 2 without the new fields
INSTANTS = frozenset({"now", "at", "ends_at"})
IN_ONE_LINE = frozenset({"id", "name", "role", "email", "phone", "linkedin", "timezone"})

LISTS = (
    "people",
    "interviews",
    "agreements",
    "requests",
    "touches",
    "elsewhere",
    "offers_elsewhere",
)
NEEDED = frozenset({"country", "timezone", "id", "what"})

Calendars = Callable[[str, str | None], Workdays]
Json = dict[str, Any]


class CaseDocument(Fact, frozen=True):
    """A case as it stands in JSON."""

    now: datetime
    employer: facts.Employer
    version: int = VERSION
    me: facts.Me = facts.Me()
    application: facts.Application = facts.Application()
    people: tuple[facts.Person, ...] = ()
    interviews: tuple[facts.Interview, ...] = ()
    agreements: tuple[facts.Agreement, ...] = ()
    requests: tuple[facts.Request, ...] = ()
    touches: tuple[facts.Touch, ...] = ()
    elsewhere: tuple[facts.UnpromptedElsewhere, ...] = ()
    offers_elsewhere: tuple[facts.OfferElsewhere, ...] = ()
    accepted_elsewhere_on: date | None = None


ENUMS: dict[str, tuple[str, ...]] = {
    "channel": tuple(facts.Channel),
    "prefers": tuple(facts.Channel),
    "role": tuple(facts.PersonRole),
    "status": tuple(facts.InterviewStatus),
    "fit": tuple(facts.Fit),
    "outcome": tuple(facts.Outcome),
    "direction": tuple(facts.Direction),
}


def read_case(data: object, calendars: Calendars) -> Case:
    """The case written as a JSON object. ``calendars`` gives the working days of a place;
    it raises LookupError with a sentence when it does not know the place.

    Raises `CaseError` for anything it does not understand.
    """
    if not isinstance(data, dict):
        raise CaseError("", 'a case must be a JSON object, like {"…": …}')
    document = _converted(data)
    _check(document)
    employer = document.employer
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
    return Case(
        now=document.now,
        employer=employer,
        zone=zone,
        calendar=calendar,
        me=document.me,
        application=document.application,
        people=document.people,
        interviews=document.interviews,
        agreements=document.agreements,
        requests=document.requests,
        touches=document.touches,
        elsewhere=document.elsewhere,
        offers_elsewhere=document.offers_elsewhere,
        accepted_elsewhere_on=document.accepted_elsewhere_on,
    )


def _converted(data: Json) -> CaseDocument:
    try:
        return msgspec.convert(data, CaseDocument)
    except msgspec.ValidationError:  # may be for a null, or for an instant in another form
        plain = _without_nulls(data)
    try:
        return msgspec.convert(plain, CaseDocument)
    except msgspec.ValidationError as error:
        if "datetime" not in str(error):
            raise problem_of(str(error), data, _enums_at(str(error))) from error
    try:
        return msgspec.convert(_with_full_instants(plain), CaseDocument)
    except msgspec.ValidationError as error:
        raise problem_of(str(error), data, _enums_at(str(error))) from error


def _enums_at(said: str) -> dict[str, tuple[str, ...]]:
    """The words allowed for ``kind``, which is of interviews or of touches."""
    kinds: type[StrEnum] = facts.InterviewKind if "$.interviews" in said else facts.TouchKind
    return ENUMS | {"kind": tuple(kinds)}


def _without_nulls(data: Any) -> Any:
    """The same without what is null: that is as if it were not said."""
    if isinstance(data, dict):
        return {name: _without_nulls(value) for name, value in data.items() if value is not None}
    if isinstance(data, list):
        return [_without_nulls(value) for value in data]
    return data


def _with_full_instants(data: Any, name: str = "") -> Any:
    """The same, instants in any form of ISO 8601 written out in full."""
    if isinstance(data, dict):
        return {key: _with_full_instants(value, key) for key, value in data.items()}
    if isinstance(data, list):
        return [_with_full_instants(value) for value in data]
    if name in INSTANTS and isinstance(data, str):
        try:
            instant = datetime.fromisoformat(data)
        except ValueError:
            return data
        return instant.isoformat() if instant.tzinfo is not None else data
    return data


def _check(case: CaseDocument) -> None:
    if case.version not in VERSIONS:
        raise CaseError("version", f"this Tactful reads versions 1 and 2, not {case.version!r}")
    _check_every_value(case)
    known = {person.id for person in case.people}
    if len(known) < len(case.people):
        raise CaseError("people", "two people have the same id; give each one its own")
    for where, id in _named_people(case):
        if id not in known:
            raise CaseError(where, f"{shown(id)} is the id of nobody in people")
    for n, interview in enumerate(case.interviews):
        if interview.ends_at is not None and interview.ends_at < interview.at:
            raise CaseError(f"interviews[{n}].ends_at", "lies before the beginning")
    for n, touch in enumerate(case.touches):
        kinds = KINDS_OUT if touch.direction is Direction.OUT else KINDS_IN
        if touch.kind not in kinds:
            raise CaseError(
                f"touches[{n}].kind",
                f"{touch.kind.value} is no touch that goes {touch.direction.value}; write one of "
                + ", ".join(kind.value for kind in facts.TouchKind if kind in kinds),
            )


def _check_every_value(case: CaseDocument) -> None:
    _check_values(case)
    for name in ("me", "employer", "application"):
        _check_part(name, getattr(case, name))
    for name in LISTS:
        for n, row in enumerate(getattr(case, name)):
            _check_part(f"{name}[{n}]", row)


def _check_part(where: str, fact: Fact) -> None:
    try:
        _check_values(fact)
    except CaseError as error:
        raise error.within(where) from error


def _check_values(fact: Fact) -> None:
    for name, value in zip(fact.__struct_fields__, msgspec.structs.astuple(fact), strict=True):
        kind = type(value)  # a word of an enumeration is text too, and was checked in reading it
        if kind is str:
            if value:
                if len(value) > 2 * NAME_LIMIT or not value.isprintable():
                    _check_text(name, value)
            elif name in NEEDED and not isinstance(fact, facts.Me):
                raise CaseError(name, "is needed")
        elif kind is date or kind is datetime:
            _check_year(name, value)


def _check_text(name: str, value: str) -> None:
    if len(value) > NOTE_LIMIT:
        raise CaseError(name, f"is longer than {NOTE_LIMIT:,} characters; shorten it")
    if UNSEEN.search(value):
        raise CaseError(name, "holds control characters; take them out")
    if name in IN_ONE_LINE and not is_one_line(value):
        raise CaseError(name, "must be one line, without marks that turn the reading direction")
    if name in IN_ONE_LINE and len(value) > 2 * NAME_LIMIT:
        raise CaseError(name, f"is longer than {2 * NAME_LIMIT} characters; shorten it")


def _check_year(name: str, day: date) -> None:
    if isinstance(day, datetime) and day.tzinfo is None:
        raise CaseError(
            name,
            f"{day.isoformat()} is no instant with an offset; write it like"
            " 2026-12-07T10:00:00-05:00",
        )
    if not FIRST_YEAR < day.year < LAST_YEAR:
        raise CaseError(name, f"the year {day.year} is outside {FIRST_YEAR}-{LAST_YEAR}")


def _named_people(case: CaseDocument) -> Iterator[tuple[str, str]]:
    for n, interview in enumerate(case.interviews):
        for m, id in enumerate(interview.people):
            yield f"interviews[{n}].with[{m}]", id
    for n, agreement in enumerate(case.agreements):
        for name, said_by in (("with", agreement.person), ("contact", agreement.contact)):
            if said_by is not None:
                yield f"agreements[{n}].{name}", said_by
    for n, touch in enumerate(case.touches):
        for name, somebody in (("person", touch.person), ("successor", touch.successor)):
            if somebody is not None:
                yield f"touches[{n}].{name}", somebody
    for n, other in enumerate(case.elsewhere):
        yield f"elsewhere[{n}].person", other.person


def case_schema() -> Json:
    """The JSON Schema of a case, as docs/case.schema.json publishes it."""
    schema = msgspec.json.schema(CaseDocument)
    for part in schema["$defs"].values():
        if "description" in part:  # a docstring, whose indentation Python keeps until 3.12
            part["description"] = inspect.cleandoc(part["description"])
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "A case for tactful advise",
    } | schema
