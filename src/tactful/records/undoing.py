"""The way back: which change can be undone or done again, what stands against it, and doing it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import datetime
from itertools import groupby
from typing import Any

from django.apps import apps
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from tactful.records import models
from tactful.records.changes import AT_ONCE, ChangeInProgress, Deed, Renew, keep, lock
from tactful.records.images import as_it_was, image_of, is_as


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
                gone = (as_it_was(model_name, row[2]) for row in some)
                progress.create_many([model(**values) for model, values in gone])
            else:
                for _, key, image, _ in some:
                    progress.put_back(model_name, key, image)
    except (IntegrityError, ProtectedError) as error:
        raise CannotUndo("place_taken", chosen) from error
    keep(progress)
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
            if not is_as(image_of(there) if there is not None else None, after):
                raise _against(owner, chosen, key)
        made = [present[key] for _, key, before, _ in some if before is None and key in present]
        if made:
            _check_nothing_hangs_on(owner, chosen, made, own)
        _check_nothing_is_missing(owner, chosen, model_name, some, own)


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


def _check_nothing_is_missing(
    owner: models.Owner,
    chosen: models.Change,
    model_name: str,
    some: list[list[Any]],
    own: set[tuple[str, str]],
) -> None:
    """What comes back needs what it belonged to: that may have been removed since."""
    images = [before for _, _, before, _ in some if before is not None]
    for field in apps.get_model("records", model_name)._meta.concrete_fields:
        if not field.is_relation or field.name == "owner":
            continue
        parent: Any = field.related_model
        wanted = {str(image[field.attname]) for image in images if image.get(field.attname)}
        there = parent._default_manager.filter(pk__in=wanted).values_list("pk", flat=True)
        missing = wanted - {str(key) for key in there}
        for key in sorted(missing):
            if (parent._meta.model_name, key) not in own:
                raise _against(owner, chosen, key, otherwise="forgotten")


def _against(
    owner: models.Owner, chosen: models.Change, key: str, otherwise: str = "changed"
) -> CannotUndo:
    later = models.Change.objects.filter(owner=owner, pk__gt=chosen.pk, rows__contains=key)
    other = later.filter(undone_by=None).order_by("-pk").first()
    return CannotUndo(otherwise if other is None else "built_upon", chosen, other)
