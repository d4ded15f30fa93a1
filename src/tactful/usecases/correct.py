"""Put right what was noted: a touch, an agreement; or let several applications go at once."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from uuid import UUID

from tactful.etiquette.case import Outcome
from tactful.ports import Holidays
from tactful.records import models
from tactful.records.changes import change, deed
from tactful.refusal import Refused
from tactful.usecases.find import NotThere
from tactful.usecases.log_touch import CLOCKS_DIFFER
from tactful.usecases.renew_advice import renewer
from tactful.usecases.stale import refuse_stale


def touch_of_key(row: models.Application, key: UUID) -> models.Touch:
    """A touch of an application. Raises `NotThere`."""
    found = row.touches.select_related("person").filter(pk=key).first()
    if found is None:
        raise NotThere("There is no such entry.")
    return found


def agreement_of_key(row: models.Application, key: UUID) -> models.Agreement:
    """An agreement of an application. Raises `NotThere`."""
    found = row.agreements.filter(pk=key).first()
    if found is None:
        raise NotThere("There is no such agreement.")
    return found


def correct_touch(
    touch: models.Touch,
    at: datetime,
    person: models.Person | None,
    note: str,
    now: datetime,
    holidays: Holidays,
    *,
    seen: int | None = None,
) -> bool:
    """When it was, with whom, and the words beside it; says whether anything is different now.
    Raises `Refused` for what lies in the future. For ``seen`` see `edit_application`.
    """
    if at > now + CLOCKS_DIFFER:
        raise Refused("That lies in the future; what is logged has happened.")
    row = touch.application
    label = deed("correct", kind=touch.kind, of=str(row))
    about = (row, touch, person)
    with change(row.owner, label, now, renewer(holidays), about=about) as doing:
        refuse_stale(touch, seen)
        return doing.update(touch, at=at, person=person, note=note)


def remove_touch(touch: models.Touch, now: datetime, holidays: Holidays) -> None:
    """It did not happen. What was delivered with it, and an interview it told of, stay."""
    row = touch.application
    label = deed("remove_touch", kind=touch.kind, of=str(row))
    with change(row.owner, label, now, renewer(holidays), about=(row, touch)) as doing:
        doing.delete(touch)


def remove_agreement(agreement: models.Agreement, now: datetime, holidays: Holidays) -> None:
    """It was not agreed; what stood before it counts again."""
    row = agreement.application
    label = deed("remove_agreement", of=str(row))
    with change(row.owner, label, now, renewer(holidays), about=(row, agreement)) as doing:
        doing.delete(agreement)


def let_go_of(
    owner: models.Owner, keys: Sequence[UUID], on: date, now: datetime, holidays: Holidays
) -> int:
    """Close several applications in one change; says how many were open. Nobody is told."""
    rows = models.Application.objects.filter(owner=owner, pk__in=keys, outcome="")
    found = list(rows.select_related("employer"))
    if not found:
        raise Refused("None of these is open; there is nothing to let go.")
    what = deed("let_go_of_several", count=len(found))
    if len(found) == 1:
        what = deed("let_go", of=str(found[0]))
    with change(owner, what, now, renewer(holidays), about=tuple(found)) as doing:
        for row in found:
            doing.update(row, outcome=Outcome.CLOSED.value, outcome_on=on)
    return len(found)
