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
from datetime import UTC, date, datetime, timedelta
from itertools import groupby
from typing import Any
from uuid import UUID

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tactful.records import models
from tactful.refusal import CodedRefusal

Renew = Callable[["ChangeInProgress"], None]
Image = dict[str, Any]
Row = models.Owned | models.Owner
AT_ONCE = 200  # rows that are looked at, or deleted, together
DERIVED = frozenset(
    {
        "advice", "standing", "stage", "due_at", "look_again_at", "made_by", "search_text",
        "sort_key", "renewed_at", "calendar_key", "channels", "calendar_server", "drafted",
    }
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Deed:
    """What a change was: a code, and the names and numbers that its sentence needs."""

    did: str
    of: dict[str, Any]


def deed(did: str, **of: object) -> Deed:
    """A deed of that code, on what is named."""
    return Deed(did, of)


class CannotUndo(Exception):
    """A change cannot be taken back: ``why`` is a code, ``chosen`` the change that was meant,
    ``other`` the one that stands against it.
    """

    def __init__(
        self, why: str, chosen: models.Change | None = None, other: models.Change | None = None
    ) -> None:
        super().__init__(why)
        self.why = why
        self.chosen = chosen
        self.other = other


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
        model, values = _as_it_was(model_name, image)
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
) -> Iterator[ChangeInProgress]:
    """One change as one transaction; ``what`` names it for the list of changes. What the
    machine does of itself (``by``) goes in a lane of its own.

    ``about`` are the rows it builds on: raises `Gone` if one was removed meanwhile, by somebody
    whose change came first. ``renew`` brings the advice of the applications concerned up to date
    before the end.
    """
    with transaction.atomic():
        lock(owner)
        _refuse_gone(about)
        progress = ChangeInProgress(owner, what, now, by)
        yield progress
        _keep(progress)
        renew(progress)


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


def _keep(progress: ChangeInProgress) -> None:
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


def newest_first(owner: models.Owner, most: int) -> list[models.Change]:
    """The latest changes, without their rows."""
    rows = models.Change.objects.filter(owner=owner).select_related("undone_by")
    return list(rows.order_by("-pk").defer("rows")[:most])


def last_change(owner: models.Owner) -> models.Change | None:
    """The newest change, whatever it was."""
    return models.Change.objects.filter(owner=owner).order_by("-pk").defer("rows").first()


def to_undo(owner: models.Owner) -> models.Change | None:
    """What `undo` takes back: the newest change of a person that stands, one that was done again
    among them.
    """
    return _newest_standing(owner, undoing=False)


def to_redo(owner: models.Owner) -> models.Change | None:
    """What `redo` takes back: the newest undoing that stands."""
    return _newest_standing(owner, undoing=True)


def undoings(owner: models.Owner) -> set[int]:
    """The numbers of the changes that took another back. One that took such a one back is a
    change like the first: it was done again.
    """
    found: set[int] = set()
    rows = models.Change.objects.filter(owner=owner, undoes__isnull=False).order_by("pk")
    for number, undone in rows.values_list("pk", "undoes_id"):
        if undone not in found:
            found.add(number)
    return found


def _newest_standing(owner: models.Owner, *, undoing: bool) -> models.Change | None:
    standing = models.Change.objects.filter(owner=owner, by="person", undone_by=None)
    known = undoings(owner)
    chosen = standing.filter(pk__in=known) if undoing else standing.exclude(pk__in=known)
    return chosen.order_by("-pk").first()


def undo(
    owner: models.Owner, now: datetime, renew: Renew, *, meant: int | None = None
) -> models.Change:
    """Take back a change: the one that is ``meant`` (its number), else the newest that stands.

    Any change can be taken back as long as its rows are as it left them. Raises `CannotUndo` with
    what stands against it otherwise, or when there is nothing to undo. What the machine built
    upon it of itself stands against nothing: it is taken back as well.
    """
    with transaction.atomic():
        lock(owner)
        chosen = _chosen(owner, meant)
        for later in _by_the_machine_upon(owner, chosen):
            _take_back(owner, later, now, renew, "machine")
        _take_back(owner, chosen, now, renew, "person")
        return chosen


def _by_the_machine_upon(owner: models.Owner, chosen: models.Change) -> list[models.Change]:
    own = {key for _, key, _, _ in json.loads(chosen.rows)}
    later = models.Change.objects.filter(
        owner=owner, by="machine", pk__gt=chosen.pk, undoes=None, undone_by=None
    )
    touched = ((row, {key for _, key, *_ in json.loads(row.rows)}) for row in later)
    return [row for row, keys in sorted(touched, key=lambda one: -one[0].pk) if keys & own]


def _take_back(
    owner: models.Owner, chosen: models.Change, now: datetime, renew: Renew, by: str
) -> None:
    rows = json.loads(chosen.rows)
    _check(owner, chosen, rows)
    progress = ChangeInProgress(owner, undoing_of(chosen), now, by)
    progress.undoes = chosen
    try:
        for model_name, some in _alike([*reversed(rows)]):
            _, _, before, after = some[0]
            if before is None:
                if made := _present(model_name, some):
                    progress.delete_many([*made.values()])
            elif after is None:
                gone = (_as_it_was(model_name, row[2]) for row in some)
                progress.create_many([model(**values) for model, values in gone])
            else:
                for _, key, image, _ in some:
                    progress.put_back(model_name, key, image)
    except (IntegrityError, ProtectedError) as error:
        raise CannotUndo("place_taken", chosen) from error
    _keep(progress)
    renew(progress)


def redo(owner: models.Owner, now: datetime, renew: Renew) -> models.Change:
    """Do again what was undone last. Raises `CannotUndo` when there is nothing to do again."""
    undone = to_redo(owner)
    if undone is None:
        raise CannotUndo("nothing_undone")
    return undo(owner, now, renew, meant=undone.pk)


def undoing_of(chosen: models.Change) -> Deed:
    """What taking back a change is: an undoing, or a redoing of what was undone."""
    if chosen.did == "undo":
        return Deed("redo", chosen.of)
    if chosen.did == "redo":
        return Deed("undo", chosen.of)
    return Deed("undo", {"did": chosen.did, "of": chosen.of})


def _chosen(owner: models.Owner, meant: int | None) -> models.Change:
    if meant is None:
        last = to_undo(owner)
        if last is None:
            raise CannotUndo("nothing_done")
        return last
    chosen = models.Change.objects.filter(owner=owner, pk=meant).first()
    if chosen is None:
        raise CannotUndo("unknown")
    if models.Change.objects.filter(undoes=chosen).exists():
        raise CannotUndo("undone", chosen)
    return chosen


def _check(owner: models.Owner, chosen: models.Change, rows: list[list[Any]]) -> None:
    """Refuse where something was built on what would be taken back."""
    own = {(model, key) for model, key, _, _ in rows}
    for model_name, some in _alike(rows):
        present = _present(model_name, some)
        for _, key, _, after in some:
            there = present.get(key)
            if not _is_as(image_of(there) if there is not None else None, after):
                raise _against(owner, chosen, key)
        made = [present[key] for _, key, before, _ in some if before is None and key in present]
        if made:
            _check_nothing_hangs_on(owner, chosen, made, own)


def _alike(rows: list[list[Any]]) -> Iterator[tuple[str, list[list[Any]]]]:
    """The rows in their order, as many at once as are of one kind and were all made, all changed
    or all deleted: thousands are looked at a few hundred at a time.
    """

    def kind(row: list[Any]) -> tuple[str, bool, bool]:
        return row[0], row[2] is None, row[3] is None

    for (model_name, *_), some in groupby(rows, key=kind):
        alike = [*some]
        for first in range(0, len(alike), AT_ONCE):
            yield model_name, alike[first : first + AT_ONCE]


def _as_it_was(model_name: str, image: Image) -> tuple[Any, dict[str, Any]]:
    """The kind of row an image is of, and its values."""
    model = apps.get_model("records", model_name)
    return model, {name: _field_value(model, name, value) for name, value in image.items()}


def _present(model_name: str, some: list[list[Any]]) -> dict[str, Any]:
    """The rows of one kind as they are now, by their keys."""
    table = apps.get_model("records", model_name)._default_manager
    return {str(row.pk): row for row in table.filter(pk__in=[key for _, key, *_ in some])}


def _check_nothing_hangs_on(
    owner: models.Owner, chosen: models.Change, rows: list[Any], own: set[tuple[str, str]]
) -> None:
    for relation in rows[0]._meta.related_objects:
        related: Any = relation.related_model
        if related._meta.model_name in ("searchtext", "change"):
            continue
        keys = [row.pk for row in rows]
        hanging = related._default_manager.filter(**{f"{relation.field.name}__in": keys})
        for key in hanging.values_list("pk", flat=True):
            if (related._meta.model_name, str(key)) not in own:
                raise _against(owner, chosen, str(key))


def _against(owner: models.Owner, chosen: models.Change, key: str) -> CannotUndo:
    later = models.Change.objects.filter(owner=owner, pk__gt=chosen.pk, rows__contains=key)
    other = later.filter(undone_by=None).order_by("-pk").first()
    return CannotUndo("changed" if other is None else "built_upon", chosen, other)


def _is_as(present: Image | None, left: Image | None) -> bool:
    """Whether a row is as a change left it. A column that did not exist then tells nothing."""
    if present is None or left is None:
        return present is left
    return _content({name: present.get(name) for name in left}) == _content(left)


def _content(image: Image | None) -> Image | None:
    return None if image is None else {n: v for n, v in image.items() if n != "version"}


def image_at(row: Row, version: int) -> Image | None:
    """A row as it was at a version; None where the history no longer holds it."""
    owner = row if isinstance(row, models.Owner) else row.owner
    key = str(row.pk)
    for found in models.Change.objects.filter(owner=owner, rows__contains=key).order_by("-pk"):
        for _, whose, *images in json.loads(found.rows):
            for image in images:
                if whose == key and image is not None and image["version"] == version:
                    return dict(image)
    return None


def forget_changes(owner: models.Owner) -> None:
    """From here on there is nothing to undo: the demo begins whole."""
    models.Change.objects.filter(owner=owner).delete()


def forget_changes_of(owner: models.Owner, keys: set[str]) -> None:
    """Take every change out of the history that shows one of these rows."""
    for found in models.Change.objects.filter(owner=owner).order_by("pk"):
        if any(key in keys for _, key, _, _ in json.loads(found.rows)):
            models.Change.objects.filter(undoes=found).update(undoes=None)
            models.Change.objects.filter(pk=found.pk).delete()


def _field_value(model: Any, name: str, value: object) -> object:
    return model._meta.get_field(name).to_python(value)


def image_of(row: Row) -> Image:
    """All columns of a row by their names, as JSON holds them: instants to the microsecond."""
    return {
        field.attname: _plain(getattr(row, field.attname))
        for field in row._meta.concrete_fields
        if field.attname not in DERIVED
    }


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
