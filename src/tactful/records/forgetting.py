"""What the history still holds of a row, and taking it out: a row that is forgotten may stand in
changes that were undone, or beside rows that were removed long ago.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from tactful.records import models
from tactful.records.images import Image
from tactful.records.names import search_key

OF_AN_APPLICATION = ("application_id", "interview_id")  # a row with one of these goes with it
OF_A_PERSON = ("person_id", "contact_id", "successor_id")
Tells = Callable[[str, set[str]], bool]


@dataclass(frozen=True, slots=True)
class Removed:
    """An application or a person that was removed, and still stands in the history. ``employer``
    is the key of an application's, empty for a person.
    """

    key: str
    model: str
    title: str
    employer: str = ""


def forget_changes_of(
    owner: models.Owner,
    keys: set[str],
    belongs: Sequence[str],
    tells: Tells = lambda _text, _keys: False,
) -> None:
    """Take every change out of the history that shows one of these rows, or one that ever
    belonged to them by a column that ``belongs`` names. ``tells`` says of a change, by all its
    words (folded) and the keys it shows, whether it gives somebody away all the same.
    """
    known = _with_all_that_belonged(owner, keys, belongs)
    gone = []
    for found in models.Change.objects.filter(owner=owner).iterator():
        shown = {key for _, key, _, _ in json.loads(found.rows)}
        words = search_key(f"{found.rows} {json.dumps(found.of, ensure_ascii=False)}")
        if shown & known or tells(words, shown):
            gone.append(found.pk)
    models.Change.objects.filter(undoes__in=gone).update(undoes=None)
    models.Change.objects.filter(pk__in=gone).delete()


def _with_all_that_belonged(
    owner: models.Owner, keys: set[str], belongs: Sequence[str]
) -> set[str]:
    known, before = set(keys), 0
    links = [
        (key, {str(image[name]) for name in belongs if image.get(name)}, image.get("message_id"))
        for _, key, image in _images(owner)
    ]
    while len(known) > before:  # what belongs to a row may itself have rows that belong to it
        before = len(known)
        for key, parents, message in links:
            if key in known or parents & known:
                known.add(key)
                known |= {str(message)} if message else set()
    return known


def removed(owner: models.Owner) -> list[Removed]:
    """The applications and people that were removed and are not forgotten, the newest first."""
    tables: dict[str, Any] = {"application": models.Application, "person": models.Person}
    last: dict[tuple[str, str], Image] = {}
    employers = {str(e.pk): e.name for e in models.Employer.objects.filter(owner=owner)}
    for model, key, image in _images(owner):
        if model == "employer":
            employers.setdefault(key, image["name"])
        if model in tables:
            last.pop((model, key), None)
            last[model, key] = image
    there = {
        model: {str(key) for key in table.objects.filter(owner=owner).values_list("pk", flat=True)}
        for model, table in tables.items()
    }
    return [
        Removed(key, model, _title(model, image, employers), str(image.get("employer_id") or ""))
        for (model, key), image in reversed(last.items())
        if key not in there[model]
    ]


def _title(model: str, image: Image, employers: dict[str, str]) -> str:
    if model == "person":
        return str(image["name"])
    return f"{image['role']} at {employers.get(str(image['employer_id']), 'a company')}"


def _images(owner: models.Owner) -> Iterator[tuple[str, str, Image]]:
    """Every row that the history shows, as it was before or after a change, the oldest first."""
    for found in models.Change.objects.filter(owner=owner).order_by("pk").iterator():
        for model, key, before, after in json.loads(found.rows):
            for image in (before, after):
                if image is not None:
                    yield model, key, image
