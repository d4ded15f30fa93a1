"""An export file read and checked, row by row, before anything is written."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID, uuid5

from tactful.cases.problems import CaseError, shown
from tactful.cases.reading import read_case
from tactful.etiquette.case import Case, Channel, Person, PersonRole
from tactful.etiquette.hours import Trade, UnfitHours, read_hours
from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR
from tactful.limits import LINK_LIMIT, NOTE_LIMIT, UNSEEN, is_one_line
from tactful.ports import Holidays
from tactful.records.models import NAME_LENGTH
from tactful.records.names import search_key
from tactful.refusal import Refused
from tactful.usecases.export_records import BEYOND_A_CASE, FORMATS, FORMER, OFFER
from tactful.usecases.import_me import read_me
from tactful.wording.hours import say_no_hours

Json = dict[str, Any]
LONG_AGO = datetime(2000, 1, 1, tzinfo=UTC)
MARK = ("do_not_contact", "do_not_contact_since", "do_not_contact_why")
NAMESPACE = UUID("5b0f1c1e-6a7e-4a7e-9a53-7acf01000001")
TOP = {"tactful", "exported_at", "me", "employers", "people", "offers_elsewhere", "applications"}
APPLICATION = {
    "id", "employer", "noted_at", "notes", "case", *BEYOND_A_CASE, "remind_at", "remind_of",
    "interviews", "agreements", "requests", "touches",
}  # fmt: skip
BESIDE = ("interviews", "agreements", "requests", "touches")
TEXTS_BESIDE = {
    "said": NOTE_LIMIT, "note": NOTE_LIMIT, "address": 300, "channel": 10, "subject": 300,
    "message_id": 300, "place": 300, "link": LINK_LIMIT, "uid": 300,
}  # fmt: skip
MANY_LINES = frozenset({"said", "note", "text", "recipients"})
EXTRA = {"id", "noted_at", "sequence", "mail", *TEXTS_BESIDE}
MAIL = {
    "message_id": 300, "thread": 300, "sender": 300, "recipients": NOTE_LIMIT, "subject": 300,
    "text": NOTE_LIMIT,
}  # fmt: skip
MOST_AT_ONE_INSTANT = 1_000_000
BEYOND_LENGTHS = {
    "hours": 20, "link": LINK_LIMIT, "pay": NAME_LENGTH, "source": NAME_LENGTH, "remind_of": 160,
}  # fmt: skip
PERSON_LENGTHS = {"name": NAME_LENGTH, "email": 254, "phone": 40, "linkedin": 300}


@dataclass(slots=True)
class ReadEmployer:
    """An employer of the file; ``mark`` is since when and why they want no contact."""

    name: str
    do_not_contact: bool
    mark: Json = field(default_factory=dict)


@dataclass(slots=True)
class ReadApplication:
    """One application of the file. ``more`` and ``beside`` are what it knows beyond the case."""

    namespace: UUID
    id: UUID
    name: str
    employer_id: UUID
    noted_at: datetime
    notes: str
    more: Json
    case: Case
    beside: dict[str, list[Json]]


@dataclass(slots=True)
class ReadFile:
    """A whole file; ``problems`` holds a sentence for each row that was refused."""

    namespace: UUID
    me: Json = field(default_factory=dict)
    employers: dict[UUID, ReadEmployer] = field(default_factory=dict)
    employer_keys: dict[str, UUID] = field(default_factory=dict)  # by their searchable names
    employer_names: set[str] = field(default_factory=set)  # folded, to find one that stands twice
    people: dict[UUID, tuple[Person, Json]] = field(default_factory=dict)
    former_addresses: dict[UUID, Json] = field(default_factory=dict)
    offers: dict[UUID, Json] = field(default_factory=dict)
    applications: list[ReadApplication] = field(default_factory=list)
    ids: set[UUID] = field(default_factory=set)
    problems: list[tuple[str, str]] = field(default_factory=list)


def read_file(data: object, now: datetime, holidays: Holidays, namespace: UUID) -> ReadFile:
    """Check a file; raises `Refused` when it is no export at all. What has no id of its own gets
    one in the ``namespace`` of its owner.
    """
    if not isinstance(data, dict) or "tactful" not in data:
        raise Refused("This is no export of Tactful: it has no field “tactful”.")
    if data["tactful"] not in FORMATS or data["tactful"] is True:
        raise Refused(
            f"This export is of format {str(data['tactful'])[:20]}; this Tactful reads"
            f" {' and '.join(map(str, FORMATS))}."
        )
    unknown = sorted(set(data) - TOP)
    if unknown:
        raise Refused(f"The export has a field nobody knows: {_safe(unknown[0])}.")
    read = ReadFile(namespace)
    read.me = read_me(data.get("me"), holidays)
    for n, row in enumerate(_list(data, "employers")):
        _guarded(read, f"employers[{n}]", _employer, row)
    for n, row in enumerate(_list(data, "people")):
        _guarded(read, f"people[{n}]", _person, row)
    for n, row in enumerate(_list(data, "offers_elsewhere")):
        _guarded(read, f"offers_elsewhere[{n}]", _offer, row)
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
    fields = _fields(row, {"id", "name", *MARK})
    name = _text("name", fields.get("name"), NAME_LENGTH)
    if not name:
        raise CaseError("name", "is needed")
    key = _new_id(read, fields.get("id"), f"employer {search_key(name)}")
    if search_key(name) in read.employer_names:
        raise CaseError("name", f"{_safe(name)} stands in the file twice; make it one")
    barred = _yes_no("do_not_contact", fields.get("do_not_contact")) is True
    read.employer_names.add(search_key(name))
    read.employers[key] = ReadEmployer(name, barred, _mark(fields))
    read.employer_keys.setdefault(search_key(name), key)


def _mark(fields: Json) -> Json:
    return {
        "do_not_contact_since": _day("do_not_contact_since", fields.get("do_not_contact_since")),
        "do_not_contact_why": _text(
            "do_not_contact_why", fields.get("do_not_contact_why"), NOTE_LIMIT
        ),
    }


def _offer(read: ReadFile, row: object) -> None:
    fields = _fields(row, {"id", *OFFER})
    name = _text("employer_name", fields.get("employer_name"), NAME_LENGTH)
    days = {day: _day(day, fields.get(day)) for day in OFFER if day != "employer_name"}
    if days["received_on"] is None:
        raise CaseError("received_on", "is needed")
    key = _new_id(read, fields.get("id"), f"offer {name} {days['received_on']}")
    read.offers[key] = {"employer_name": name, **days}


def _person(read: ReadFile, row: object) -> None:
    fields = _fields(
        row,
        {
            "id", "name", "role", "email", "phone", "linkedin", "accepts_linkedin", "prefers",
            "addressed_as", "notes", "former_addresses", *MARK,
        },
    )  # fmt: skip
    texts = {n: _text(n, fields.get(n), most) for n, most in PERSON_LENGTHS.items()}
    if not texts["name"]:
        raise CaseError("name", "is needed")
    key = _new_id(read, fields.get("id"), f"person {texts['name']} {texts['email']}")
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
    more = {
        "notes": _text("notes", fields.get("notes"), NOTE_LIMIT),
        "addressed_as": _text("addressed_as", fields.get("addressed_as"), NAME_LENGTH),
    }
    former = dict(_former(key, row) for row in _rows_of(fields, "former_addresses"))
    read.people[key] = (person, more | _mark(fields))
    read.former_addresses |= former


def _former(person: UUID, row: object) -> tuple[UUID, Json]:
    fields = _fields(row, {*FORMER})
    way = _one_of("former_addresses.channel", fields.get("channel"), Channel)
    value = _text("former_addresses.value", fields.get("value"), NAME_LENGTH)
    since = _day("former_addresses.dead_since", fields.get("dead_since"))
    if not value or since is None:
        raise CaseError("former_addresses", "each needs a channel, a value and dead_since")
    kept = {"person_id": person, "channel": way, "value": value, "dead_since": since}
    return uuid5(person, f"former {way} {value}"), kept


def _rows_of(fields: Json, name: str) -> list[Any]:
    rows = fields.get(name) or []
    if not isinstance(rows, list):
        raise CaseError(name, "must be a list")
    return rows


def _application(read: ReadFile, row: object, now: datetime, holidays: Holidays) -> None:
    fields = _fields(row, APPLICATION)
    data = fields.get("case")
    data = {"now": now.isoformat()} | data if isinstance(data, dict) else data
    case = read_case(data, holidays.workdays)
    if not case.employer.name or not case.application.role:
        raise CaseError("case", "employer.name and application.role are needed to keep it")
    for name, text in (("employer.name", case.employer.name), ("role", case.application.role)):
        _text(name, text, NAME_LENGTH)
    beside = {name: _beside(read, name, fields, len(getattr(case, name))) for name in BESIDE}
    about = f"{search_key(case.employer.name)} {search_key(case.application.role)}"
    name = f"{case.application.role} at {case.employer.name}"
    key = _id(read, "id", fields.get("id"), f"application {about} {case.application.applied_on}")
    if key in read.ids:
        raise CaseError("id", f"{name} stands in the file already; give each one an id of its own")
    read.ids.add(key)
    noted_at = _instant(fields.get("noted_at"), now)
    employer_id = _employer_of(read, fields, case)
    for person in case.people:
        if not person.name:
            raise CaseError("case.people", "everybody needs a name to be kept")
        read.people.setdefault(person_key(read.namespace, person.id, about), (person, {}))
    read.applications.append(
        ReadApplication(
            read.namespace,
            key,
            name,
            employer_id,
            noted_at,
            _text("notes", fields.get("notes"), NOTE_LIMIT),
            _beyond(fields),
            case,
            beside,
        )
    )


def _employer_of(read: ReadFile, fields: Json, case: Case) -> UUID:
    key = search_key(case.employer.name)
    named = _id(read, "employer", fields.get("employer"), f"employer {key}")
    if fields.get("employer") is None:
        named = read.employer_keys.get(key, named)
    read.employer_keys.setdefault(key, named)
    known = read.employers.setdefault(
        named, ReadEmployer(case.employer.name, case.employer.do_not_contact)
    )
    if search_key(known.name) != key:
        raise CaseError(
            "employer", f"is the id of {_safe(known.name)}, but the case is at {case.employer.name}"
        )
    return named


def _beyond(fields: Json) -> Json:
    more: Json = {n: _text(n, fields.get(n), most) for n, most in BEYOND_LENGTHS.items()}
    more["hours"] = more["hours"] or Trade.OFFICE.value
    try:
        read_hours(more["hours"])
    except UnfitHours as error:
        raise CaseError("hours", say_no_hours(error).rstrip(".")) from error
    more["posting"] = _text("posting", fields.get("posting"), NOTE_LIMIT)
    more["closes_on"] = _day("closes_on", fields.get("closes_on"))
    at = fields.get("remind_at")
    more["remind_at"] = None if at is None else _instant(at, LONG_AGO, "remind_at")
    return more


def person_key(namespace: UUID, id: str, about: str) -> UUID:
    """The key of somebody: their id where it is a key, else one made from id and application."""
    return _key(id) or uuid5(namespace, f"person {id} {about}")


def key_of_person(read: ReadApplication, id: str) -> UUID:
    """The key of somebody in an application of the file."""
    about = f"{search_key(read.case.employer.name)} {search_key(read.case.application.role)}"
    return person_key(read.namespace, id, about)


def child_key(read: ReadApplication, kind: str, n: int, about: str) -> UUID:
    """The key of an interview, agreement, request or touch: the one given, else one made from
    what it says, so that the same file read twice names the same rows.
    """
    given = read.beside[kind][n].get("id") if read.beside[kind] else None
    return (_key(given) if given else None) or uuid5(read.id, f"{kind} {about}")


def extra(read: ReadApplication, kind: str, n: int, name: str) -> str:
    """What the file knows of a row beyond the case, as text."""
    return str(read.beside[kind][n].get(name) or "") if read.beside[kind] else ""


def extra_instant(read: ReadApplication, kind: str, n: int) -> datetime:
    """When a row was noted; when its application was, if that is not said."""
    return _instant(extra(read, kind, n, "noted_at") or None, read.noted_at)


def extra_number(read: ReadApplication, kind: str, n: int, otherwise: int) -> int:
    """The place of a row among those of one instant."""
    given = read.beside[kind][n].get("sequence") if read.beside[kind] else None
    return otherwise if given is None else int(given)


def extra_mail(read: ReadApplication, n: int) -> Json | None:
    """The mail that a touch was, if the file knows of one."""
    row = read.beside["touches"][n] if read.beside["touches"] else {}
    mail = dict(row.get("mail") or {})
    at = read.case.touches[n].at
    if not mail and (row.get("subject") or row.get("message_id")):  # as format 1 has it
        mail = {"subject": row.get("subject"), "message_id": row.get("message_id")}
        mail["sent_at"] = at.isoformat()
    if not mail:
        return None
    instants = {
        name: _instant(mail[name], at) if mail.get(name) else None
        for name in ("sent_at", "received_at")
    }
    return {name: mail.get(name) or "" for name in MAIL} | instants


def _beside(read: ReadFile, name: str, fields: Json, count: int) -> list[Json]:
    rows = fields.get(name) or []
    if not isinstance(rows, list) or (rows and len(rows) != count):
        raise CaseError(name, f"must have as many rows as case.{name}: {count}")
    for n, row in enumerate(rows):
        where = f"{name}[{n}]"
        _fields(row, EXTRA, where)
        if row.get("id") is not None:
            key = _key(row["id"])
            if key is None:
                raise CaseError(f"{where}.id", "is no key")
            if key in read.ids:
                raise CaseError(f"{where}.id", "is used twice in this file")
            read.ids.add(key)
        for text, most in TEXTS_BESIDE.items():
            _text(f"{where}.{text}", row.get(text), most, one_line=text not in MANY_LINES)
        _instant(row.get("noted_at"), LONG_AGO, f"{where}.noted_at")
        _number(f"{where}.sequence", row.get("sequence"))
        if row.get("mail") is not None:
            _check_mail(f"{where}.mail", row["mail"])
    return rows


def _check_mail(where: str, mail: object) -> None:
    fields = _fields(mail, {*MAIL, "sent_at", "received_at"}, where)
    for name, most in MAIL.items():
        _text(f"{where}.{name}", fields.get(name), most, one_line=name not in MANY_LINES)
    for name in ("sent_at", "received_at"):
        _instant(fields.get(name), LONG_AGO, f"{where}.{name}")


def _number(where: str, value: object) -> None:
    if value is not None and not (
        type(value) is int and 0 <= value < MOST_AT_ONE_INSTANT  # not True, which is an int too
    ):
        raise CaseError(where, "must be a whole number from 0 on")


def _fields(row: object, known: set[str], where: str = "") -> Json:
    if not isinstance(row, dict):
        raise CaseError(where, "must be an object, like {…}")
    unknown = sorted(str(name) for name in row if name not in known)
    if unknown:
        raise CaseError(f"{where}.{_safe(unknown[0])}".lstrip("."), "is not a field Tactful knows")
    return row


def _text(where: str, value: object, most: int, *, one_line: bool | None = None) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise CaseError(where, "must be a text")
    if len(value) > most:
        raise CaseError(where, f"is longer than {most:,} characters; shorten it")
    if UNSEEN.search(value):
        raise CaseError(where, "holds control characters; take them out")
    short = most < NOTE_LIMIT if one_line is None else one_line
    if short and not is_one_line(value):
        raise CaseError(where, "must be one line, without marks that turn the reading direction")
    return value


def _day(where: str, value: object) -> date | None:
    if value is None:
        return None
    try:
        day = date.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        day = None
    if day is None or not FIRST_YEAR < day.year < LAST_YEAR:
        raise CaseError(where, f"{shown(value)} is no day; write it like 2026-12-18")
    return day


def _one_of(where: str, value: object, words: type[PersonRole] | type[Channel]) -> str:
    allowed = [word.value for word in words]
    if value not in allowed:
        raise CaseError(where, f"must be one of {', '.join(allowed)}")
    return str(value)


def _yes_no(where: str, value: object) -> bool | None:
    if value is None or isinstance(value, bool):
        return value
    raise CaseError(where, "must be true, false or null")


def _new_id(read: ReadFile, value: object, otherwise: str) -> UUID:
    key = _id(read, "id", value, otherwise)
    if key in read.ids:
        raise CaseError("id", "is used twice in this file")
    read.ids.add(key)
    return key


def _id(read: ReadFile, where: str, value: object, otherwise: str) -> UUID:
    if value is None:
        return uuid5(read.namespace, otherwise)
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
    if instant is None or instant.tzinfo is None or not FIRST_YEAR < instant.year < LAST_YEAR:
        raise CaseError(where, "must be an instant with an offset, like 2026-12-07T10:00:00+00:00")
    return instant


def _safe(text: str) -> str:
    return UNSEEN.sub("�", text)[:60]
