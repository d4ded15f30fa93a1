"""Every change is kept with the rows as they were before it, so that it can be undone.

A change, the advice it renews and the way back are one transaction: all of it or nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any
from uuid import UUID

from django.apps import apps
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction

from tactful.records import models
from tactful.refusal import Refused

Renew = Callable[["ChangeInProgress"], None]
Image = dict[str, Any]


class ChangeInProgress:
    """What one change does to the rows, noted as it happens."""

    def __init__(self, owner: models.Owner, what: str, now: datetime) -> None:
        self.owner = owner
        self.what = what
        self.now = now
        self.rows: list[tuple[str, str, Image | None]] = []
        self.applications: set[UUID] = set()
        self.people: set[UUID] = set()
        self.everything = False

    def create(self, row: models.Owned) -> None:
        """Insert a row."""
        row.save(force_insert=True)
        self._note(row, None)

    def update(self, row: models.Owned | models.Owner, **values: object) -> bool:
        """Set fields of a row; says whether anything is different now."""
        table: Any = type(row)._default_manager
        stored = table.get(pk=row.pk)
        different = {n: v for n, v in values.items() if getattr(stored, n) != v}
        if not different:
            return False
        for name, value in different.items():
            setattr(row, name, value)
        self._note(row, image_of(stored))
        row.save(update_fields=list(different))
        return True

    def delete(self, row: models.Owned) -> None:
        """Delete a row."""
        self._note(row, image_of(row))
        type(row)._default_manager.filter(pk=row.pk).delete()

    def concerns(self, row: models.Owned | models.Owner) -> None:
        """Note whose advice a row has to do with."""
        if isinstance(row, models.Application):
            self.applications.add(row.pk)
        elif isinstance(row, models.Person):
            self.people.add(row.pk)
        elif isinstance(row, models.Employer):
            self.applications.update(row.applications.values_list("pk", flat=True))
        elif isinstance(row, models.Attendance):
            self.applications.add(row.interview.application_id)
        elif isinstance(row, models.Owner):
            self.everything = True
        else:
            self.applications.add(row.application_id)  # type: ignore[attr-defined]  # all others
        person = getattr(row, "person_id", None)
        if person is not None:
            self.people.add(person)

    def _note(self, row: models.Owned | models.Owner, before: Image | None) -> None:
        self.rows.append((row._meta.model_name or "", str(row.pk), before))
        self.concerns(row)


@contextmanager
def change(
    owner: models.Owner, what: str, now: datetime, renew: Renew
) -> Iterator[ChangeInProgress]:
    """One change as one transaction; ``what`` says it in words for `tactful undo`.

    ``renew`` brings the advice of the applications concerned up to date before the end.
    """
    with transaction.atomic():
        progress = ChangeInProgress(owner, what, now)
        yield progress
        if progress.rows:
            rows = json.dumps(progress.rows, cls=DjangoJSONEncoder)
            models.Change.objects.create(owner=owner, at=now, what=progress.what, rows=rows)
        renew(progress)


def last_change(owner: models.Owner) -> models.Change | None:
    """What `undo` would take back."""
    return models.Change.objects.filter(owner=owner).order_by("-pk").defer("rows").first()


def undo_last(
    owner: models.Owner, now: datetime, renew: Renew, *, meant: int | None = None
) -> models.Change:
    """Take back the last change that was not taken back yet. Raises `Refused` if there is none,
    or if it is not the one that is ``meant`` (its key): something else was changed since.
    """
    with transaction.atomic():
        last = models.Change.objects.filter(owner=owner).order_by("-pk").first()
        if last is None:
            raise Refused("There is nothing to undo.")
        if meant is not None and last.pk != meant:
            raise Refused(f"Something else was changed since; the last change is now: {last.what}.")
        progress = ChangeInProgress(owner, f"undo: {last.what}", now)
        for model_name, key, before in reversed(json.loads(last.rows)):
            _put_back(progress, model_name, key, before)
        last.delete()
        renew(progress)
        return last


def forget_changes(owner: models.Owner) -> None:
    """From here on there is nothing to undo: the demo begins whole."""
    models.Change.objects.filter(owner=owner).delete()


def _put_back(progress: ChangeInProgress, model_name: str, key: str, before: Image | None) -> None:
    model = apps.get_model("records", model_name)
    present = model._default_manager.filter(pk=key).first()
    if before is None:
        if present is not None:
            progress.concerns(present)
            model._default_manager.filter(pk=key).delete()
        return
    row = model(**{name: _field_value(model, name, value) for name, value in before.items()})
    row.save(force_insert=present is None, force_update=present is not None)
    progress.concerns(row)


def _field_value(model: Any, name: str, value: object) -> object:
    return model._meta.get_field(name).to_python(value)


def image_of(row: models.Owned | models.Owner) -> Image:
    """All columns of a row, by their names."""
    return {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
