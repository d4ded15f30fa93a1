"""Import an export: plan first, then act, all of it or nothing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any
from uuid import UUID, uuid5

from tactful.etiquette.case import Person
from tactful.ports import Holidays
from tactful.records import models
from tactful.records.changes import ChangeInProgress, change, deed
from tactful.records.names import search_key
from tactful.refusal import Refused
from tactful.usecases.import_file import (
    NAMESPACE,
    ReadApplication,
    ReadFile,
    child_key,
    extra,
    extra_instant,
    extra_mail,
    extra_number,
    key_of_person,
    read_file,
)
from tactful.usecases.many_rows import no_search_for_cycles, to_the_end
from tactful.usecases.renew_advice import renewer

Wanted = tuple[type[models.Owned], UUID, dict[str, object]]
AT_ONCE = 200
# A row of these belongs to one application for good; a file cannot carry it to another one.
OF_AN_APPLICATION = (models.Interview, models.Agreement, models.Request, models.Touch)


@dataclass(frozen=True, slots=True)
class Planned:
    """What the import would do with a row: add, change, keep or refuse it, and why."""

    row: str
    action: str
    why: str = ""


@dataclass(slots=True)
class Placed:
    """The rows of a file among those that are kept: what is there, and under which key."""

    owner: models.Owner
    keys: dict[tuple[type[models.Owned], UUID], UUID] = field(default_factory=dict)
    present: dict[tuple[type[models.Owned], UUID], models.Owned] = field(default_factory=dict)


def import_records(
    owner: models.Owner,
    data: object,
    now: datetime,
    holidays: Holidays,
    *,
    dry_run: bool = False,
) -> list[Planned]:
    """Import a file; the plan says what was done with each application. With a row that is
    refused, or on a ``dry_run``, nothing is written. The same file twice changes nothing.
    """
    return to_the_end(importing(owner, data, now, holidays, dry_run=dry_run))


def importing(
    owner: models.Owner, data: object, now: datetime, holidays: Holidays, *, dry_run: bool = False
) -> Generator[tuple[int, int], None, list[Planned]]:
    """The same step by step: how many applications are done, of how many. Who stops listening
    before the end has imported nothing.
    """
    with no_search_for_cycles():
        return (yield from _importing(owner, data, now, holidays, dry_run=dry_run))


def _importing(
    owner: models.Owner, data: object, now: datetime, holidays: Holidays, *, dry_run: bool
) -> Generator[tuple[int, int], None, list[Planned]]:
    read = read_file(data, now, holidays, uuid5(NAMESPACE, f"owner {owner.pk}"))
    placed = Placed(owner)
    plan = [Planned(where, "refuse", why) for where, why in read.problems]
    plan += _shared_plan(placed, read)
    for some in _batches(read.applications):
        plan += _plan(placed, read, some)
    if dry_run or any(planned.action == "refuse" for planned in plan):
        return plan
    what = deed("import", count=len(read.applications))
    with change(owner, what, now, renewer(holidays)) as doing:
        if read.me:
            doing.update(owner, **read.me)
        _put(doing, placed, list(_rows(read, None)))
        done = 0
        for some in _batches(read.applications):
            rows = [row for application in some for row in _rows(read, application)]
            _put(doing, placed, rows)
            done += len(some)
            yield done, len(read.applications)
    return plan


def _batches(applications: list[ReadApplication]) -> Iterator[list[ReadApplication]]:
    rest = iter(applications)
    while some := list(islice(rest, AT_ONCE)):
        yield some


def _shared_plan(placed: Placed, read: ReadFile) -> list[Planned]:
    owner = placed.owner
    rows = list(_rows(read, None))
    _find(placed, rows)
    counted: Counter[tuple[str, tuple[str, str]]] = Counter()
    for model, key, values in rows:
        before = placed.present.get((model, key))
        thing = NAMES[model]
        if before is None:
            counted["add", thing] += 1
        elif _differs(placed, before, values):
            counted["change", thing] += 1
    plan = [
        Planned(f"{count} {one if count == 1 else many}", action)
        for (action, (one, many)), count in sorted(counted.items())
    ]
    if read.me and any(getattr(owner, name) != value for name, value in read.me.items()):
        plan.append(Planned("my name and settings", "change"))
    return plan


NAMES: dict[type[models.Owned], tuple[str, str]] = {
    models.Employer: ("employer", "employers"),
    models.Person: ("person", "people"),
    models.FormerAddress: ("former address", "former addresses"),
    models.OfferElsewhere: ("offer elsewhere", "offers elsewhere"),
}


def _plan(placed: Placed, read: ReadFile, some: list[ReadApplication]) -> Iterator[Planned]:
    rows = {application.id: list(_rows(read, application)) for application in some}
    _find(placed, [row for wanted in rows.values() for row in wanted])
    for application in some:
        wrong = _belongs_elsewhere(placed, rows[application.id])
        if wrong:
            yield Planned(application.name, "refuse", wrong)
        elif (models.Application, application.id) not in placed.present:
            yield Planned(application.name, "add")
        else:
            different = any(
                (row := placed.present.get((model, key))) is None or _differs(placed, row, values)
                for model, key, values in rows[application.id]
            )
            yield Planned(application.name, "change" if different else "keep")


def _belongs_elsewhere(placed: Placed, rows: list[Wanted]) -> str:
    for model, key, values in rows:
        present = placed.present.get((model, key))
        if present is None or not isinstance(present, OF_AN_APPLICATION):
            continue
        if present.application_id != _at_its_place(placed, values)["application_id"]:
            name = model._meta.model_name
            return (
                f"the {name} with the id {key} belongs to another application already; leave its"
                " id out, and a new one is made"
            )
    return ""


def _find(placed: Placed, rows: Iterable[Wanted]) -> None:
    """Look up which rows of a file are there already, and where each one goes."""
    wanted: dict[type[models.Owned], dict[UUID, dict[str, object]]] = {}
    for model, key, values in rows:
        wanted.setdefault(model, {})[key] = values
    for model, some in wanted.items():
        found = model._default_manager.in_bulk(list(some))
        same = _same_things(placed, model, some.values())
        for key, values in some.items():
            own = _own_key(placed, key, same.get(_telling(placed, model, values)), found)
            placed.keys[model, key] = own
            row = found.get(own)
            if row is None and own != key:
                row = model._default_manager.filter(pk=own).first()
            if row is not None:
                placed.present[model, key] = row


# By what a row is the same thing as one that stands here under another key.
SAME_BY: dict[type[models.Owned], tuple[str, ...]] = {
    models.Employer: ("name_key",),
    models.Message: ("message_id",),
    models.FormerAddress: ("person_id", "channel", "value"),
    models.Involvement: ("application_id", "person_id"),
    models.Attendance: ("interview_id", "person_id"),
}
Telling = tuple[object, ...]


def _telling(placed: Placed, model: type[models.Owned], values: dict[str, object]) -> Telling:
    there = _at_its_place(placed, values) if model in SAME_BY else {}
    return tuple(there[name] for name in SAME_BY.get(model, ()))


def _same_things(
    placed: Placed, model: type[models.Owned], some: Iterable[dict[str, object]]
) -> dict[Telling, UUID]:
    """What stands here already, by what tells it from others; one look for all of them."""
    names = SAME_BY.get(model)
    telling = {_telling(placed, model, values) for values in some} - {(), ("",)}
    if names is None or not telling:
        return {}
    firsts = {told[0] for told in telling}
    rows = model._default_manager.filter(owner=placed.owner, **{f"{names[0]}__in": firsts})
    found = {tuple(values): key for key, *values in rows.values_list("pk", *names)}
    return {told: found[told] for told in telling if told in found}


def _own_key(placed: Placed, key: UUID, same: UUID | None, found: dict[UUID, Any]) -> UUID:
    """The key a row is kept under: its own, unless the same thing stands here under another,
    or the key is in use where this owner cannot see it.
    """
    if same is not None:
        return same
    if key in found and found[key].owner_id != placed.owner.pk:
        return uuid5(NAMESPACE, f"owner {placed.owner.pk} {key}")
    return key


KEYS_OF: dict[str, type[models.Owned]] = {
    "employer_id": models.Employer,
    "application_id": models.Application,
    "interview_id": models.Interview,
    "person_id": models.Person,
    "contact_id": models.Person,
    "successor_id": models.Person,
    "message_id": models.Message,
}


def _at_its_place(placed: Placed, values: dict[str, object]) -> dict[str, object]:
    """The values of a row, its references as the rows are kept here."""
    return {
        name: placed.keys.get((KEYS_OF[name], value), value)
        if name in KEYS_OF and isinstance(value, UUID)
        else value
        for name, value in values.items()
    }


def _differs(placed: Placed, row: models.Owned, values: dict[str, object]) -> bool:
    here = _at_its_place(placed, values)
    return any(getattr(row, name) != value for name, value in here.items())


def _put(doing: ChangeInProgress, placed: Placed, rows: list[Wanted]) -> None:
    """Write the rows, each kind after those it refers to."""
    new: dict[type[models.Owned], list[models.Owned]] = {}
    for model, key, values in rows:
        here = _at_its_place(placed, values)
        present = placed.present.get((model, key))
        if present is None:
            own = placed.keys[model, key]
            new.setdefault(model, []).append(model(id=own, owner=doing.owner, **here))
        elif any(getattr(present, name) != value for name, value in here.items()):
            doing.update(present, **here)
    for model in IN_ORDER:
        if new.get(model):
            doing.create_many(new[model])


IN_ORDER: tuple[type[models.Owned], ...] = (
    models.Employer,
    models.Person,
    models.FormerAddress,
    models.OfferElsewhere,
    models.Application,
    models.Involvement,
    models.Interview,
    models.Attendance,
    models.Agreement,
    models.Request,
    models.Message,
    models.Touch,
)


def _rows(read: ReadFile, application: ReadApplication | None) -> Iterator[Wanted]:
    """The rows a file asks for: what is shared first (None), then each application's."""
    if application is not None:
        yield from _application_rows(application)
        return
    for key, employer in read.employers.items():
        name_key = search_key(employer.name)
        mark = {"do_not_contact": employer.do_not_contact, **employer.mark}
        yield models.Employer, key, {"name": employer.name, "name_key": name_key, **mark}
    for key, (person, more) in read.people.items():
        yield models.Person, key, _person_values(person) | more
    for key, former in read.former_addresses.items():
        yield models.FormerAddress, key, dict(former)
    for key, offer in read.offers.items():
        yield models.OfferElsewhere, key, dict(offer)


def _person_values(person: Person) -> dict[str, object]:
    return {
        "name": person.name,
        "role": person.role.value,
        "email": person.email or "",
        "phone": person.phone or "",
        "linkedin": person.linkedin or "",
        "accepts_linkedin": person.accepts_linkedin,
        "prefers": person.prefers.value if person.prefers else "",
        "do_not_contact": person.do_not_contact,
    }


def _application_rows(read: ReadApplication) -> Iterator[Wanted]:
    case = read.case
    yield (
        models.Application,
        read.id,
        {
            "employer_id": read.employer_id,
            "role": case.application.role,
            "country": case.employer.country.upper(),
            "subdivision": case.employer.subdivision or "",
            "timezone": case.employer.timezone,
            "applied_on": case.application.applied_on,
            "no_contact": case.application.no_contact,
            "fit": case.application.fit or "",
            "outcome": case.application.outcome or "",
            "outcome_on": case.application.outcome_on,
            "wanted": case.application.wanted,
            "notes": read.notes,
            "noted_at": read.noted_at,
            **read.more,
        },
    )
    for position, person in enumerate(case.people):
        key = key_of_person(read, person.id)
        yield (
            models.Involvement,
            uuid5(read.id, f"involved {key}"),
            {"application_id": read.id, "person_id": key, "position": position},
        )
    yield from _interview_rows(read)
    yield from _agreement_rows(read)
    yield from _request_rows(read)
    yield from _touch_rows(read)


def _interview_rows(read: ReadApplication) -> Iterator[Wanted]:
    for n, interview in enumerate(read.case.interviews):
        key = child_key(read, "interviews", n, f"{n} {interview.at.isoformat()}")
        yield (
            models.Interview,
            key,
            {
                "application_id": read.id,
                "at": interview.at,
                "ends_at": interview.ends_at,
                "kind": interview.kind or "",
                "status": interview.status.value,
                "place": extra(read, "interviews", n, "place"),
                "link": extra(read, "interviews", n, "link"),
                "uid": extra(read, "interviews", n, "uid"),
                "sequence": extra_number(read, "interviews", n, 0),
            },
        )
        for position, id in enumerate(interview.people):
            person = key_of_person(read, id)
            yield (
                models.Attendance,
                uuid5(key, f"attends {person}"),
                {"interview_id": key, "person_id": person, "position": position},
            )


def _person_key(read: ReadApplication, id: str | None) -> UUID | None:
    return key_of_person(read, id) if id else None


def _agreement_rows(read: ReadApplication) -> Iterator[Wanted]:
    for n, agreement in enumerate(read.case.agreements):
        yield (
            models.Agreement,
            child_key(read, "agreements", n, f"{n} {agreement.made_on}"),
            {
                "application_id": read.id,
                "made_on": agreement.made_on,
                "person_id": _person_key(read, agreement.person),
                "contact_id": _person_key(read, agreement.contact),
                "everyone_contacted": agreement.everyone_contacted,
                "contact_by": agreement.contact_by,
                "may_follow_up": agreement.may_follow_up,
                "follow_up_on": agreement.follow_up_on,
                "not_before": agreement.not_before,
                "decisions_begin": agreement.decisions_begin,
                "next_steps": agreement.next_steps or "",
                "channel": agreement.channel or "",
                "said": extra(read, "agreements", n, "said"),
                "noted_at": extra_instant(read, "agreements", n),
                "sequence": extra_number(read, "agreements", n, n),
            },
        )


def _request_rows(read: ReadApplication) -> Iterator[Wanted]:
    for n, request in enumerate(read.case.requests):
        yield (
            models.Request,
            child_key(read, "requests", n, f"{n} {request.what}"),
            {
                "application_id": read.id,
                "what": request.what,
                "asked_on": request.asked_on,
                "due": request.due,
                "delivered_on": request.delivered_on,
                "noted_at": extra_instant(read, "requests", n),
                "sequence": extra_number(read, "requests", n, n),
            },
        )


def _touch_rows(read: ReadApplication) -> Iterator[Wanted]:
    for n, touch in enumerate(read.case.touches):
        key = child_key(read, "touches", n, f"{n} {touch.at.isoformat()} {touch.kind.value}")
        mail = _message_row(read, n, key)
        if mail is not None:
            yield mail
        yield (
            models.Touch,
            key,
            {
                "application_id": read.id,
                "at": touch.at,
                "sequence": extra_number(read, "touches", n, n),
                "direction": touch.direction.value,
                "kind": touch.kind.value,
                "channel": (touch.channel or extra(read, "touches", n, "channel")) or "",
                "person_id": _person_key(read, touch.person),
                "needs_answer": touch.needs_answer,
                "back_on": touch.back_on,
                "permanent": touch.permanent,
                "answer_by": touch.answer_by,
                "successor_id": _person_key(read, touch.successor),
                "message_id": mail[1] if mail is not None else None,
                "address": extra(read, "touches", n, "address"),
                "note": extra(read, "touches", n, "note"),
                "noted_at": extra_instant(read, "touches", n),
            },
        )


def _message_row(read: ReadApplication, n: int, touch: UUID) -> Wanted | None:
    mail = extra_mail(read, n)
    if mail is None:
        return None
    message_id = mail["message_id"]
    key = uuid5(read.namespace, f"mail {message_id}") if message_id else uuid5(touch, "mail")
    return models.Message, key, mail


def refuse_the_refused(plan: list[Planned]) -> None:
    """Raise `Refused` when a row of a plan was refused."""
    refused = [planned for planned in plan if planned.action == "refuse"]
    if refused:
        raise Refused(
            f"{len(refused)} of {len(plan)} rows cannot be imported, so nothing was. Mend them and"
            " try again."
        )
