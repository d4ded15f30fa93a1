"""Change or remove an application, a person or oneself."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from tactful.etiquette.own_numbers import UnfitNumber
from tactful.ports import Holidays
from tactful.records import models
from tactful.records.changes import change, deed
from tactful.records.names import search_key
from tactful.refusal import Refused
from tactful.usecases.add_application import Someone, employer_named, involve
from tactful.usecases.former_addresses import keep_former
from tactful.usecases.renew_advice import profile_of, renewer
from tactful.usecases.stale import refuse_stale
from tactful.wording.numbers import about_number, say_unfit


def edit_application(
    row: models.Application,
    values: dict[str, object],
    people: tuple[Someone, ...],
    now: datetime,
    holidays: Holidays,
    *,
    employer: str | None = None,
    employer_do_not_contact: bool | None = None,
    seen: int | None = None,
) -> bool:
    """Set what is given; says whether anything is different now. ``seen`` is the version that
    a form was filled in from: raises `ChangedMeanwhile` if it is another by now.
    """
    different = False
    what = deed("edit", of=str(row))
    with change(row.owner, what, now, renewer(holidays), about=(row,)) as doing:
        refuse_stale(row, seen)
        if employer:
            meant = employer_named(doing, employer)
            values = values | {"employer_id": meant.pk}
            alone = row.employer.applications.count() == 1
            if meant.pk == row.employer_id and alone:  # "Acme, Inc." instead of "Acme"
                different = doing.update(meant, name=employer, name_key=search_key(employer))
        if values:
            different = doing.update(row, **values) or different
        if employer_do_not_contact is not None:
            mark = doing.update(row.employer, do_not_contact=employer_do_not_contact)
            different = different or mark
        for someone in people:
            involve(doing, row, someone)
        different = different or bool(doing.steps)
    row.refresh_from_db()
    return different


def add_person(
    row: models.Application, someone: Someone, now: datetime, holidays: Holidays
) -> models.Person:
    """Somebody has to do with an application; whoever is known already is not doubled."""
    what = deed("add_person", name=someone.name, of=str(row))
    with change(row.owner, what, now, renewer(holidays), about=(row,)) as doing:
        return involve(doing, row, someone)


def remove_application(row: models.Application, now: datetime, holidays: Holidays) -> None:
    """Remove an application and all that belongs to it; people and employer stay."""
    what = deed("remove", of=str(row))
    with change(row.owner, what, now, renewer(holidays), about=(row,)) as doing:
        for interview in row.interviews.all():
            for attendance in interview.attendances.all():
                doing.delete(attendance)
            doing.delete(interview)
        for related in (row.agreements, row.requests, row.touches, row.involvements):
            for child in related.all():
                doing.delete(child)
        doing.delete(row)


def edit_person(
    person: models.Person,
    values: dict[str, object],
    now: datetime,
    holidays: Holidays,
    *,
    seen: int | None = None,
) -> bool:
    """Set what is given about somebody; says whether anything is different now. For ``seen``
    see `edit_application`.
    """
    what = deed("edit", of=person.name)
    with change(person.owner, what, now, renewer(holidays), about=(person,)) as doing:
        refuse_stale(person, seen)
        keep_former(doing, person, values, now)
        return doing.update(person, **values)


def remove_person(person: models.Person, now: datetime, holidays: Holidays) -> None:
    """Remove somebody who has no part in what happened. Raises `Refused` if they have."""
    if person.do_not_contact:
        raise Refused(
            f"{person.name} asked not to be contacted, and stays here so that it is not forgotten."
        )
    used = person.touches.exists() or person.agreements.exists() or person.attendances.exists()
    if used:
        raise Refused(
            f"{person.name} is part of what happened (a touch, an interview or an agreement) and"
            " stays.",
            "To stop all contact: tactful people --do-not-contact",
        )
    what = deed("remove", of=person.name)
    with change(person.owner, what, now, renewer(holidays), about=(person,)) as doing:
        for involvement in person.involvements.all():
            doing.delete(involvement)
        for former in person.former_addresses.all():
            doing.delete(former)
        doing.delete(person)


def edit_me(
    owner: models.Owner,
    values: dict[str, object],
    now: datetime,
    holidays: Holidays,
    *,
    seen: int | None = None,
) -> bool:
    """Set the candidate's name, time zone or profile; a new profile changes every advice. For
    ``seen`` see `edit_application`. Raises `Refused` where numbers set by hand do not fit it.
    """
    with change(owner, deed("edit_me"), now, renewer(holidays)) as doing:
        refuse_stale(owner, seen, values)
        changed = doing.update(owner, **values)
        try:
            profile_of(owner)
        except UnfitNumber as error:
            opens = error.name.replace("_closes", "_opens")
            name = about_number(error.name if error.name in owner.numbers else opens).words
            raise Refused(
                f"“{name}” was set by hand, and does not fit: {say_unfit(error)}. Set it otherwise,"
                " or all numbers as usual, first."
            ) from error
        return changed


def edit_part_of_me(
    owner: models.Owner,
    name: str,
    renewed: Callable[[Any], object],
    now: datetime,
    holidays: Holidays,
    *,
    seen: int | None = None,
) -> bool:
    """Change a setting that holds several things, from what it holds when nobody else can write.
    For ``seen`` see `edit_application`.
    """
    with change(owner, deed("edit_me"), now, renewer(holidays)) as doing:
        refuse_stale(owner, seen, (name,))
        stored = models.Owner.objects.get(pk=owner.pk)
        return doing.update(owner, **{name: renewed(getattr(stored, name))})
