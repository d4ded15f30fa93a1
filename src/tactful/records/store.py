"""Opening the records, and what can go wrong with them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from datetime import datetime
from typing import TYPE_CHECKING, Any

from tactful import config
from tactful.records.databases.kept_in import database
from tactful.refusal import CodedRefusal

if TYPE_CHECKING:
    from tactful.records import models

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tactful.settings")


@contextmanager
def opened(now: datetime) -> Iterator[None]:
    """The records, ready for the models: made, brought up to date, and closed afterwards.

    Whatever the database complains about within becomes a sentence (`Refused`).
    """
    kept = database()
    from django.apps import apps
    from django.db import Error, connection

    try:
        kept.prepare(now)
        yield
    except (sqlite3.Error, Error) as error:
        raise kept.refusal_for(error) from error
    finally:
        if apps.ready:
            connection.close()


def throw_away(now: datetime) -> None:
    """Delete all records in the data folder; only the demo does this, to its own."""
    folder = config.data_folder()
    if folder.name != "demo":
        raise CodedRefusal("no_demo", folder=folder)
    with opened(now):
        from tactful.records import models

        for model in (
            models.DiaryEntry,
            models.RemoteEntry,
            models.Notice,
            models.Change,
            models.Touch,
            models.Message,
            models.OfferElsewhere,
            models.Request,
            models.Agreement,
            models.Attendance,
            models.Interview,
            models.Involvement,
            models.Application,
            models.FormerAddress,
            models.Person,
            models.Employer,
            models.Owner,
        ):
            model._default_manager.all().delete()


def hurried() -> AbstractContextManager[None]:
    """Within, another writer is waited for only a moment: what is stored answers as well."""
    return database().hurried()


def lock_at_once(owner: models.Owner) -> None:
    """Lock what is an owner's, or raise OperationalError where somebody else holds it."""
    from django.db import connection

    from tactful.records import models

    if connection.features.has_select_for_update_nowait:
        rows = models.Owner.objects.select_for_update(nowait=True)
        rows.values_list("pk", flat=True).get(pk=owner.pk)


def is_busy(error: Exception) -> bool:
    """Whether the database says that somebody else is writing."""
    said = str(error).lower()
    return "locked" in said or "busy" in said or "could not obtain lock" in said


def write_fields(rows: Sequence[models.Application], names: Sequence[str]) -> None:
    """Write some fields of many rows: one statement, prepared once and run for each row. (A
    bulk update builds a statement as long as all its values: four times slower for thousands.)
    """
    from django.db import connection

    table = type(rows[0])._meta
    by_name: dict[str, Any] = {field.name: field for field in table.concrete_fields}
    key: Any = table.pk
    fields = [*(by_name[name] for name in names), key]
    quote = connection.ops.quote_name
    wanted = ", ".join(f"{quote(field.column)} = %s" for field in fields[:-1])
    statement = f"UPDATE {quote(table.db_table)} SET {wanted} WHERE {quote(key.column)} = %s"  # noqa: S608  # names of ours
    values = [
        [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]
        for row in rows
    ]
    with connection.cursor() as cursor:
        cursor.executemany(statement, values)
