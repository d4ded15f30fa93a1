"""An export file read and checked, row by row, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid5

from tactful.etiquette.case import Case, Channel, Person, PersonRole
from tactful.etiquette.case_fields import NOTE_LIMIT, UNSEEN, CaseError
from tactful.etiquette.case_format import read_case
from tactful.ports import Holidays
from tactful.records.models import NAME_LENGTH
from tactful.records.names import search_key
from tactful.refusal import Refused
from tactful.usecases.export_records import FORMAT
from tactful.usecases.import_me import read_me

Json = dict[str, Any]
NAMESPACE = UUID("5b0f1c1e-6a7e-4a7e-9a53-7acf01000001")
TOP = {"tactful", "exported_at", "me", "employers", "people", "applications"}
APPLICATION = {
    "id", "employer", "noted_at", "notes", "case",
    "interviews", "agreements", "requests", "touches",
}  # fmt: skip
BESIDE = ("interviews", "agreements", "requests", "touches")
TEXTS_BESIDE = ("said", "note", "address", "channel", "subject", "message_id")
EXTRA = {"id", "noted_at", *TEXTS_BESIDE}
PERSON_LENGTHS = {"name": NAME_LENGTH, "email": 254, "phone": 40, "linkedin": 300}


@dataclass(slots=True)
class ReadApplication:
    """One application of the file. ``beside`` is what the file knows beyond the case."""

    id: UUID
    name: str
    employer_id: UUID
    noted_at: datetime
    notes: str
    case: Case
    beside: dict[str, list[Json]]


@dataclass(slots=True)
class ReadFile:
    """A whole file; ``problems`` holds a sentence for each row that was refused."""

    me: Json = field(default_factory=dict)
    employers: dict[UUID, tuple[str, bool]] = field(default_factory=dict)
    people: dict[UUID, tuple[Person, str]] = field(default_factory=dict)
    applications: list[ReadApplication] = field(default_factory=list)
    ids: set[UUID] = field(default_factory=set)
    problems: list[tuple[str, str]] = field(default_factory=list)


def read_file(data: object, now: datetime, holidays: Holidays) -> ReadFile:
    """Check a file; raises `Refused` when it is no export at all."""
    if not isinstance(data, dict) or "tactful" not in data:
        raise Refused("This is no export of Tactful: it has no field “tactful”.")
    if data["tactful"] != FORMAT or data["tactful"] is True:
        raise Refused(
            f"This export is of format {str(data['tactful'])[:20]}; this Tactful reads {FORMAT}."
        )
    unknown = sorted(set(data) - TOP)
    if unknown:
        raise Refused(f"The export has a field nobody knows: {_safe(unknown[0])}.")
    read = ReadFile()
    read.me = read_me(data.get("me"))
    for n, row in enumerate(_list(data, "employers")):
        _guarded(read, f"employers[{n}]", _employer, row)
    for n, row in enumerate(_list(data, "people")):
        _guarded(read, f"people[{n}]", _person, row)
    for n, row in enumerate(_list(data, "applications")):
        _guarded(read, f"applications[{n}]", _application, row, now, holidays)
    return read


def _guarded(read: ReadFile, where: str, step: Any, *rest: object) -> None:
    try:
        step(read, *rest)
    except CaseError as error:
        read.problems.append((where, str(error)))


def _list(data: Json, name: str) -> list[Any]:
    rows = data.get(name)
    if rows is None:
        return []
    if not isinstance(rows, list):
        raise Refused(f"In the export, {name} must be a list.")
    return rows


def _employer(read: ReadFile, row: object) -> None:
    fields = _fields(row, {"id", "name", "do_not_contact"})
    name = _text("name", fields.get("name"), NAME_LENGTH)
    if not name:
        raise CaseError("name", "is needed")
    mark = _yes_no("do_not_contact", fields.get("do_not_contact")) is True
    read.employers[_id("id", fields.get("id"), f"employer {search_key(name)}")] = (name, mark)


def _person(read: ReadFile, row: object) -> None:
    fields = _fields(
        row,
        {
            "id", "name", "role", "email", "phone", "linkedin", "accepts_linkedin", "prefers",
            "do_not_contact", "notes",
        },
    )  # fmt: skip
    texts = {n: _text(n, fields.get(n), most) for n, most in PERSON_LENGTHS.items()}
    if not texts["name"]:
        raise CaseError("name", "is needed")
    key = _id("id", fields.get("id"), f"person {texts['name']}")
    person = Person(
        id=str(key),
        name=texts["name"],
        role=PersonRole(_one_of("role", fields.get("role") or "other", PersonRole)),
        email=texts["email"] or None,
        phone=texts["phone"] or None,
        linkedin=texts["linkedin"] or None,
        accepts_linkedin=_yes_no("accepts_linkedin", fields.get("accepts_linkedin")),
        prefers=Channel(_one_of("prefers", fields["prefers"], Channel))
        if fields.get("prefers")
        else None,
        do_not_contact=_yes_no("do_not_contact", fields.get("do_not_contact")) is True,
    )
    read.people[key] = (person, _text("notes", fields.get("notes"), NOTE_LIMIT))


def _application(read: ReadFile, row: object, now: datetime, holidays: Holidays) -> None:
    fields = _fields(row, APPLICATION)
    data = fields.get("case")
    data = {"now": now.isoformat()} | data if isinstance(data, dict) else data
    case = read_case(data, holidays.workdays)
    if not case.employer.name or not case.application.role:
        raise CaseError("case", "employer.name and application.role are needed to keep it")
    for name, text in (("employer.name", case.employer.name), ("role", case.application.role)):
        _text(name, text, NAME_LENGTH)
    beside = {name: _beside(name, fields, len(getattr(case, name))) for name in BESIDE}
    about = f"{search_key(case.employer.name)} {search_key(case.application.role)}"
    name = f"{case.application.role} at {case.employer.name}"
    key = _id("id", fields.get("id"), f"application {about} {case.application.applied_on}")
    if key in read.ids:
        raise CaseError("id", f"{name} stands in the file already; give each one an id of its own")
    read.ids.add(key)
    noted_at = _instant(fields.get("noted_at"), now)
    employer_id = _id(
        "employer", fields.get("employer"), f"employer {search_key(case.employer.name)}"
    )
    read.employers.setdefault(employer_id, (case.employer.name, case.employer.do_not_contact))
    for person in case.people:
        if not person.name:
            raise CaseError("case.people", "everybody needs a name to be kept")
        read.people.setdefault(person_key(person.id, about), (person, ""))
    read.applications.append(
        ReadApplication(
            key,
            name,
            employer_id,
            noted_at,
            _text("notes", fields.get("notes"), NOTE_LIMIT),
            case,
            beside,
        )
    )


def person_key(id: str, about: str) -> UUID:
    """The key of somebody: their id where it is a key, else one made from id and application."""
    return _key(id) or uuid5(NAMESPACE, f"person {id} {about}")


def key_of_person(read: ReadApplication, id: str) -> UUID:
    """The key of somebody in an application of the file."""
    about = f"{search_key(read.case.employer.name)} {search_key(read.case.application.role)}"
    return person_key(id, about)


def child_key(read: ReadApplication, kind: str, n: int, about: str) -> UUID:
    """The key of an interview, agreement, request or touch: the one given, else one made from
    what it says, so that the same file read twice names the same rows.
    """
    given = read.beside[kind][n].get("id") if read.beside[kind] else None
    return (_key(given) if given else None) or uuid5(NAMESPACE, f"{kind} {read.id} {about}")


def extra(read: ReadApplication, kind: str, n: int, name: str) -> str:
    """What the file knows of a row beyond the case, as text."""
    return str(read.beside[kind][n].get(name) or "") if read.beside[kind] else ""


def extra_instant(read: ReadApplication, kind: str, n: int) -> datetime:
    """When a row was noted; when its application was, if that is not said."""
    in_order = read.noted_at + timedelta(microseconds=n)  # as they stand in the file
    return _instant(extra(read, kind, n, "noted_at") or None, in_order)


def _beside(name: str, fields: Json, count: int) -> list[Json]:
    rows = fields.get(name) or []
    if not isinstance(rows, list) or (rows and len(rows) != count):
        raise CaseError(name, f"must have as many rows as case.{name}: {count}")
    for n, row in enumerate(rows):
        where = f"{name}[{n}]"
        _fields(row, EXTRA, where)
        if row.get("id") is not None and _key(row["id"]) is None:
            raise CaseError(f"{where}.id", "is no key")
        for text in TEXTS_BESIDE:
            _text(f"{where}.{text}", row.get(text), NOTE_LIMIT)
        _instant(row.get("noted_at"), datetime(2000, 1, 1, tzinfo=UTC), where)
    return rows


def _fields(row: object, known: set[str], where: str = "") -> Json:
    if not isinstance(row, dict):
        raise CaseError(where, "must be an object, like {…}")
    unknown = sorted(str(name) for name in row if name not in known)
    if unknown:
        raise CaseError(f"{where}.{_safe(unknown[0])}".lstrip("."), "is not a field Tactful knows")
    return row


def _text(where: str, value: object, most: int) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CaseError(where, "must be a text")
    if len(value) > most:
        raise CaseError(where, f"is longer than {most:,} characters; shorten it")
    if UNSEEN.search(value):
        raise CaseError(where, "holds control characters; take them out")
    return value


def _one_of(where: str, value: object, words: type[PersonRole] | type[Channel]) -> str:
    allowed = [word.value for word in words]
    if value not in allowed:
        raise CaseError(where, f"must be one of {', '.join(allowed)}")
    return str(value)


def _yes_no(where: str, value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise CaseError(where, "must be true, false or null")


def _id(where: str, value: object, otherwise: str) -> UUID:
    if value is None:
        return uuid5(NAMESPACE, otherwise)
    key = _key(value)
    if key is None:
        raise CaseError(where, f"{_safe(str(value))} is no key; leave it out, and one is made")
    return key


def _key(value: object) -> UUID | None:
    try:
        return UUID(value) if isinstance(value, str) else None
    except ValueError:
        return None


def _instant(value: object, otherwise: datetime, where: str = "noted_at") -> datetime:
    if value is None:
        return otherwise
    try:
        instant = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        instant = None
    if instant is None or instant.tzinfo is None or not 1950 < instant.year < 2150:
        raise CaseError(where, "must be an instant with an offset, like 2026-12-07T10:00:00+00:00")
    return instant


def _safe(text: str) -> str:
    return UNSEEN.sub("�", text)[:60]
