"""Rows as the history keeps them: all columns of one, as JSON holds them."""

from __future__ import annotations

import json
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.apps import apps

from tactful.records import models

Image = dict[str, Any]
Row = models.Owned | models.Owner
# What is derived (stored advice, words to search in) is no part of it: it is made anew.
DERIVED = frozenset(
    {
        "advice", "standing", "stage", "due_at", "look_again_at", "made_by", "search_text",
        "sort_key", "renewed_at", "calendar_key", "channels", "calendar_server", "drafted",
    }
)  # fmt: skip


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


def _value_of_field(model: Any, name: str, value: object) -> object:
    return model._meta.get_field(name).to_python(value)


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


def as_it_was(model_name: str, image: Image) -> tuple[Any, dict[str, Any]]:
    """The kind of row an image is of, and its values."""
    model = apps.get_model("records", model_name)
    return model, {name: _value_of_field(model, name, value) for name, value in image.items()}


def is_as(present: Image | None, left: Image | None) -> bool:
    """Whether a row is as a change left it. A column that did not exist then tells nothing."""
    if present is None or left is None:
        return present is left
    return _content({name: present.get(name) for name in left}) == _content(left)


def _content(image: Image | None) -> Image | None:
    return None if image is None else {n: v for n, v in image.items() if n != "version"}
