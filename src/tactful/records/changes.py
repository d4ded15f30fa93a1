"""Every change is kept with its rows before and after it, so that it can be taken back.

A change, the advice it renews and the way back are one transaction: all of it or nothing. It
begins by locking its owner's row, so that two writers follow one another on any database.
What is derived (stored advice, words to search in) is no part of the history: it is made anew.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from tactful.records import models
from tactful.records.images import Image, Row, as_it_was, image_of
from tactful.refusal import CodedRefusal

Renew = Callable[["ChangeInProgress"], None]
AT_ONCE = 200  # rows that are looked at, or deleted, together


@dataclass(frozen=True, slots=True)
class Deed:
    """What a change was: a code, and the names and numbers that its sentence needs."""

    did: str
    of: dict[str, Any]


def deed(did: str, **of: object) -> Deed:
    """A deed of that code, on what is named."""
    return Deed(did, of)


class ChangeInProgress:
    """What one change does to the rows, noted as it happens."""

    def __init__(self, owner: models.Owner, what: Deed, now: datetime, by: str = "person") -> None:
        self.owner = owner
        self.what = what
        self.now = now
        self.by = by
        self.images: dict[tuple[str, str], tuple[Image | None, Image | None]] = {}
        self.applications: set[UUID] = set()
        self.people: set[UUID] = set()
        self._talks: dict[UUID, UUID] = {}  # the applications of the interviews made here
        self.everything = False
        self.undoes: models.Change | None = None

    def take_in(self, part: ChangeInProgress) -> None:
        """What a part of this change did is done by this one."""
        for place, (before, after) in part.images.items():
            first, _ = self.images.get(place, (before, None))
            self.images[place] = (first, after)
        self.applications |= part.applications
        self.people |= part.people
        self._talks |= part._talks
        self.everything |= part.everything

    @property
    def steps(self) -> int:
        """How many rows were touched so far."""
        return len(self.images)

    def create(self, row: models.Owned) -> None:
        """Insert a row."""
        row.save(force_insert=True)
        self._note(row, None, image_of(row))

    def create_many(self, rows: list[Any]) -> None:
        """Insert rows of one kind, a few hundred at a time."""
        type(rows[0])._default_manager.bulk_create(rows, batch_size=AT_ONCE)
        for row in rows:
            self._note(row, None, image_of(row))

    def update(self, row: Row, **values: object) -> bool:
        """Set fields of a row; says whether anything is different now."""
        table: Any = type(row)._default_manager
        stored = table.get(pk=row.pk)
        different = {n: v for n, v in values.items() if getattr(stored, n) != v}
        if not different:
            return False
        before = image_of(stored)
        for name, value in different.items():
            setattr(row, name, value)
        row.version = stored.version + 1
        row.save(update_fields=[*different, "version"])
        self._note(row, before, image_of(table.get(pk=row.pk)))
        return True

    def delete(self, row: models.Owned) -> None:
        """Delete a row."""
        self._note(row, image_of(row), None)
        type(row)._default_manager.filter(pk=row.pk).delete()

    def delete_many(self, rows: list[Any]) -> None:
        """Delete rows of one kind, with one look at what belongs to them."""
        for row in rows:
            self._note(row, image_of(row), None)
        type(rows[0])._default_manager.filter(pk__in=[row.pk for row in rows]).delete()

    def put_back(self, model_name: str, key: str, image: Image) -> None:
        """Bring a row to what an image shows."""
        model, values = as_it_was(model_name, image)
        present: Any = model._default_manager.get(pk=key)
        del values["version"]
        self.update(present, **values)

    def concerns(self, row: Row) -> None:
        """Note whose advice a row has to do with."""
        if isinstance(row, models.Application):
            self.applications.add(row.pk)
        elif isinstance(row, models.Person):
            self.people.add(row.pk)
        elif isinstance(row, models.Employer):
            self.applications.update(row.applications.values_list("pk", flat=True))
        elif isinstance(row, models.Attendance):
            known = self._talks.get(row.interview_id)  # made in this change, most often
            self.applications.add(known or row.interview.application_id)
        elif isinstance(row, models.Owner | models.OfferElsewhere):
            self.everything = True
        elif not isinstance(row, models.Message | models.FormerAddress):
            self.applications.add(row.application_id)  # type: ignore[attr-defined]  # all others
        person = getattr(row, "person_id", None)
        if person is not None:
            self.people.add(person)

    def _note(self, row: Row, before: Image | None, after: Image | None) -> None:
        place = (row._meta.model_name or "", str(row.pk))
        first, _ = self.images.get(place, (before, None))
        self.images[place] = (first, after)
        if isinstance(row, models.Interview):
            self._talks[row.pk] = row.application_id
        is_new_employer = isinstance(row, models.Employer) and before is None
        if not is_new_employer:  # which has no applications yet
            self.concerns(row)


@contextmanager
def change(
    owner: models.Owner,
    what: Deed,
    now: datetime,
    renew: Renew,
    *,
    about: Sequence[models.Owned | None] = (),
    by: str = "person",
    within: ChangeInProgress | None = None,
) -> Iterator[ChangeInProgress]:
    """One change as one transaction; ``what`` names it for the list of changes. What the
    machine does of itself (``by``) goes in a lane of its own.

    ``about`` are the rows it builds on: raises `Gone` if one was removed meanwhile, by somebody
    whose change came first. ``renew`` brings the advice of the applications concerned up to date
    before the end. A part of a larger change (``within``) is kept, and taken back, with that one.
    """
    with transaction.atomic():
        lock(owner)
        _refuse_gone(about)
        progress = ChangeInProgress(owner, what, now, by)
        yield progress
        if within is None:
            keep(progress)
        else:
            within.take_in(progress)
        renew(progress)


@contextmanager
def only_tried(owner: models.Owner) -> Iterator[None]:
    """What is done within is seen as done there, and was never done: to say what would be."""
    with transaction.atomic():
        lock(owner)
        yield
        transaction.set_rollback(True)


class Gone(CodedRefusal):
    """What a change builds on was removed meanwhile."""


def _refuse_gone(rows: Sequence[models.Owned | None]) -> None:
    for row in filter(None, rows):
        if not type(row)._default_manager.filter(pk=row.pk).exists():
            if isinstance(row, models.Person):
                raise Gone("person_gone", name=row.name)
            raise Gone("application_gone")


def lock(owner: models.Owner) -> None:
    """Wait until nobody else changes what is this owner's. SQLite locks the whole file when a
    transaction begins, so there is nothing left to wait for.
    """
    models.Owner.objects.select_for_update().values_list("pk", flat=True).get(pk=owner.pk)


def keep(progress: ChangeInProgress) -> None:
    """Note in the history what a change did to its rows."""
    different = [
        [model, key, before, after]
        for (model, key), (before, after) in progress.images.items()
        if before != after
    ]
    if different:
        models.Change.objects.create(
            owner=progress.owner,
            at=progress.now,
            did=progress.what.did,
            of=progress.what.of,
            by=progress.by,
            rows=json.dumps(different, ensure_ascii=False),
            undoes=progress.undoes,
        )
        _prune(progress.owner, progress.now)


def _prune(owner: models.Owner, now: datetime) -> None:
    """Forget the way back to what is older than its owner wants it kept."""
    oldest = now - timedelta(days=owner.history_days)
    models.Change.objects.filter(owner=owner, at__lt=oldest).delete()


def forget_changes(owner: models.Owner) -> None:
    """From here on there is nothing to undo: the demo begins whole."""
    models.Change.objects.filter(owner=owner).delete()
