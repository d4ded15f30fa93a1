"""Import an export: plan first, then act, all of it or nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import models as django_models

from tactful.etiquette.case import Person
from tactful.ports import Holidays
from tactful.records import models
from tactful.records.changes import ChangeInProgress, change
from tactful.records.names import search_key
from tactful.refusal import Refused
from tactful.usecases.import_file import (
    ReadApplication,
    ReadFile,
    child_key,
    extra,
    extra_instant,
    key_of_person,
    read_file,
)
from tactful.usecases.renew_advice import renewer

Wanted = tuple[type[models.Owned], UUID, dict[str, object]]


@dataclass(frozen=True, slots=True)
class Planned:
    """What the import would do with a row: add, change, keep or refuse it, and why."""

    row: str
    action: str
    why: str = ""


def import_records(
    owner: models.Owner, data: object, now: datetime, holidays: Holidays, *, dry_run: bool = False
) -> list[Planned]:
    """Import a file; the plan says what was done with each application. With a row that is
    refused, or on a ``dry_run``, nothing is written. The same file twice changes nothing.
    """
    read = read_file(data, now, holidays)
    refused = [Planned(where, "refuse", why) for where, why in read.problems]
    plan = _plan(owner, read)
    if dry_run or refused:
        return refused + plan
    with change(owner, "import a file", now, renewer(holidays)) as doing:
        if read.me:
            doing.update(owner, **read.me)
        for application in [None, *read.applications]:
            for model, key, values in _rows(owner, read, application):
                _put(doing, model, key, values)
    return plan


def _plan(owner: models.Owner, read: ReadFile) -> list[Planned]:
    shared = _differences(owner, read, None)
    plan = [Planned(f"{shared} people or employers", "change")] if shared else []
    if read.me and any(getattr(owner, name) != value for name, value in read.me.items()):
        plan.append(Planned("my name and settings", "change"))
    known = set(models.Application.objects.filter(owner=owner).values_list("pk", flat=True))
    for application in read.applications:
        if application.id not in known:
            plan.append(Planned(application.name, "add"))
        else:
            different = _differences(owner, read, application)
            plan.append(Planned(application.name, "change" if different else "keep"))
    return plan


def _differences(owner: models.Owner, read: ReadFile, application: ReadApplication | None) -> int:
    return sum(
        _different(owner, model, key, values)
        for model, key, values in _rows(owner, read, application)
    )


def _different(
    owner: models.Owner, model: type[models.Owned], key: UUID, values: dict[str, object]
) -> bool:
    present = model._default_manager.filter(pk=key).first()
    if present is None:
        return True
    if present.owner_id != owner.pk:
        raise Refused("A row of this file belongs to somebody else; nothing was imported.")
    return any(getattr(present, name) != value for name, value in values.items())


def _put(
    doing: ChangeInProgress, model: type[models.Owned], key: UUID, values: dict[str, object]
) -> None:
    present = model._default_manager.filter(pk=key).first()
    if present is None:
        doing.create(model(id=key, owner=doing.owner, **values))
    else:
        doing.update(present, **values)


def _rows(
    owner: models.Owner, read: ReadFile, application: ReadApplication | None
) -> Iterator[Wanted]:
    """The rows a file asks for: people and employers first (None), then each application."""
    if application is None:
        for key, (name, mark) in read.employers.items():
            values = {"name": name, "name_key": search_key(name), "do_not_contact": mark}
            yield models.Employer, _employer_key(owner, key, name), values
        for key, (person, notes) in read.people.items():
            yield models.Person, key, _person_values(person) | {"notes": notes}
        return
    yield from _application_rows(owner, application)


def _employer_key(owner: models.Owner, key: UUID, name: str) -> UUID:
    """The employer of that name, if there is one under another key."""
    same = models.Employer.objects.filter(owner=owner, name_key=search_key(name)).first()
    return same.pk if same is not None else key


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


def _application_rows(owner: models.Owner, read: ReadApplication) -> Iterator[Wanted]:
    case = read.case
    yield (
        models.Application,
        read.id,
        {
            "employer_id": _employer_key(owner, read.employer_id, case.employer.name),
            "role": case.application.role,
            "country": case.employer.country.upper(),
            "subdivision": case.employer.subdivision or "",
            "timezone": case.employer.timezone,
            "applied_on": case.application.applied_on,
            "no_contact": case.application.no_contact,
            "fit": case.application.fit or "",
            "outcome": case.application.outcome or "",
            "outcome_on": case.application.outcome_on,
            "notes": read.notes,
            "noted_at": read.noted_at,
        },
    )
    for position, person in enumerate(case.people):
        key = key_of_person(read, person.id)
        yield (
            models.Involvement,
            _join_key(models.Involvement, read.id, key),
            {"application_id": read.id, "person_id": key, "position": position},
        )
    yield from _interview_rows(read)
    yield from _agreement_rows(read)
    yield from _request_rows(read)
    yield from _touch_rows(read)


def _join_key(model: type[django_models.Model], one: UUID, other: UUID) -> UUID:
    names = {"Involvement": ("application", "person"), "Attendance": ("interview", "person")}
    first, second = names[model.__name__]
    present = model._default_manager.filter(**{first: one, second: other}).first()
    return present.pk if present is not None else UUID(int=one.int ^ other.int)


def _interview_rows(read: ReadApplication) -> Iterator[Wanted]:
    for n, interview in enumerate(read.case.interviews):
        key = child_key(read, "interviews", n, interview.at.isoformat())
        yield (
            models.Interview,
            key,
            {
                "application_id": read.id,
                "at": interview.at,
                "ends_at": interview.ends_at,
                "kind": interview.kind or "",
            },
        )
        for position, id in enumerate(interview.people):
            person = key_of_person(read, id)
            yield (
                models.Attendance,
                _join_key(models.Attendance, key, person),
                {"interview_id": key, "person_id": person, "position": position},
            )


def _agreement_rows(read: ReadApplication) -> Iterator[Wanted]:
    for n, agreement in enumerate(read.case.agreements):
        person = key_of_person(read, agreement.person) if agreement.person else None
        yield (
            models.Agreement,
            child_key(read, "agreements", n, f"{n} {agreement.made_on}"),
            {
                "application_id": read.id,
                "made_on": agreement.made_on,
                "person_id": person,
                "everyone_contacted": agreement.everyone_contacted,
                "contact_by": agreement.contact_by,
                "may_follow_up": agreement.may_follow_up,
                "follow_up_on": agreement.follow_up_on,
                "decisions_begin": agreement.decisions_begin,
                "next_steps": agreement.next_steps or "",
                "channel": agreement.channel or "",
                "said": extra(read, "agreements", n, "said"),
                "noted_at": extra_instant(read, "agreements", n),
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
            },
        )


def _touch_rows(read: ReadApplication) -> Iterator[Wanted]:
    for n, touch in enumerate(read.case.touches):
        person = key_of_person(read, touch.person) if touch.person else None
        about = f"{touch.at.isoformat()} {touch.kind.value} {touch.person}"
        yield (
            models.Touch,
            child_key(read, "touches", n, about),
            {
                "application_id": read.id,
                "at": touch.at,
                "direction": touch.direction.value,
                "kind": touch.kind.value,
                "channel": (touch.channel or extra(read, "touches", n, "channel")) or "",
                "person_id": person,
                "needs_answer": touch.needs_answer,
                "back_on": touch.back_on,
                "permanent": touch.permanent,
                "address": extra(read, "touches", n, "address"),
                "subject": extra(read, "touches", n, "subject")[:300],
                "message_id": extra(read, "touches", n, "message_id")[:300],
                "note": extra(read, "touches", n, "note"),
                "noted_at": extra_instant(read, "touches", n),
            },
        )
