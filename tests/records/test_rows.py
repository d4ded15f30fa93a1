"""The database itself refuses what cannot be, and every row has an owner."""

from __future__ import annotations

import os
import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from tactful import config
from tactful.records import store
from tactful.records.databases.kept_in import database
from tactful.records.names import search_key
from tactful.records.stored import FILE_NAME, SCHEMA

if TYPE_CHECKING:
    from tactful.records.models import Application, Owner

NOW = datetime(2026, 12, 9, 15, 30, tzinfo=UTC)


def application(whose: Owner, **values: Any) -> Application:
    from tactful.records import models

    employer, _ = models.Employer.objects.get_or_create(owner=whose, name="Acme", name_key="acme")
    given: dict[str, Any] = {
        "owner": whose, "employer": employer, "role": "Engineer", "country": "US",
        "timezone": "America/New_York", "noted_at": NOW,
    }  # fmt: skip
    return models.Application.objects.create(**(given | values))


def _touch(owner: Owner, **values: Any) -> None:
    from tactful.records import models

    row = models.Application.objects.first() or application(owner)
    given = {"owner": owner, "application": row, "at": NOW, "noted_at": NOW}
    models.Touch.objects.create(**(given | values))


def _message(owner: Owner, **values: Any) -> None:
    from tactful.records import models

    models.Message.objects.create(owner=owner, **values)


def _interview(owner: Owner, **values: Any) -> None:
    from tactful.records import models

    row = models.Application.objects.first() or application(owner)
    models.Interview.objects.create(**({"owner": owner, "application": row, "at": NOW} | values))


def _person(owner: Owner, **values: Any) -> None:
    from tactful.records import models

    models.Person.objects.create(**({"owner": owner, "name": "Dana"} | values))


def _twice(make: Callable[[Owner], object]) -> Callable[[Owner], None]:
    def run(owner: Owner) -> None:
        make(owner)
        make(owner)

    return run


IMPOSSIBLE: dict[str, Callable[[Any], object]] = {
    "a touch that goes out and is a reply": lambda o: _touch(o, direction="out", kind="reply"),
    "a touch of no known kind": lambda o: _touch(o, direction="in", kind="letter"),
    "a touch by fax": lambda o: _touch(o, direction="in", kind="reply", channel="fax"),
    "the same mail twice": _twice(lambda o: _message(o, message_id="<1@acme.example>")),
    "an interview that ends before it begins": lambda o: _interview(
        o, ends_at=NOW - timedelta(hours=1)
    ),
    "two interviews at once": _twice(_interview),
    "an interview by carrier pigeon": lambda o: _interview(o, kind="pigeon"),
    "a fit nobody knows": lambda o: application(o, fit="splendid"),
    "an outcome nobody knows": lambda o: application(o, outcome="perhaps"),
    "a standing nobody knows": lambda o: application(o, standing="later"),
    "an application for nothing": lambda o: application(o, role=""),
    "somebody without a name": lambda o: _person(o, name=""),
    "a role nobody knows": lambda o: _person(o, role="king"),
    "somebody who prefers smoke": lambda o: _person(o, prefers="smoke"),
    "an application of nobody": lambda o: application(o, owner=None),
}


@pytest.mark.parametrize("make", IMPOSSIBLE.values(), ids=IMPOSSIBLE.keys())
def test_the_database_refuses(owner: Owner, make: Callable[[Owner], object]) -> None:
    from django.db import IntegrityError, transaction

    with pytest.raises(IntegrityError), transaction.atomic():
        make(owner)


def test_every_row_has_an_owner_and_foreign_keys_are_kept(owner: Owner) -> None:
    from django.apps import apps

    for model in apps.get_app_config("records").get_models():
        fields = {field.name for field in model._meta.get_fields()}
        assert model.__name__ == "Owner" or "owner" in fields, model
    assert owner.profile == "standard"


@pytest.mark.sqlite
def test_sqlite_keeps_what_was_written_through_a_crash(owner: Owner) -> None:
    from django.db import connection

    with connection.cursor() as cursor:
        settings = {
            name: cursor.execute(f"PRAGMA {name}").fetchone()[0]
            for name in ("foreign_keys", "journal_mode", "synchronous", "busy_timeout")
        }
    assert settings == {
        "foreign_keys": 1, "journal_mode": "wal", "synchronous": 2, "busy_timeout": 20_000,
    }  # fmt: skip


@pytest.mark.sqlite
def test_today_is_one_look_at_an_index(owner: Owner) -> None:
    application(owner)
    path = config.data_folder() / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        for question, index in (
            ("SELECT id FROM application WHERE owner_id = 1 AND standing = 'now'"
             " ORDER BY due_at, id LIMIT 9", "application_today"),
            ("SELECT 1 FROM application WHERE owner_id = 1 AND look_again_at IS NOT NULL"
             " AND look_again_at <= '2026'", "application_look_again"),
        ):  # fmt: skip
            plan = " ".join(row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {question}"))
            assert index in plan


@pytest.mark.sqlite
def test_nobody_else_may_read_the_records(owner: Owner) -> None:
    folder = config.data_folder()
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert stat.S_IMODE((folder / FILE_NAME).stat().st_mode) == 0o600
    backup = database().back_up(NOW)
    assert stat.S_IMODE(backup.stat().st_mode) == 0o600
    os.unlink(backup)


def test_the_migrations_say_what_the_models_say(owner: Owner) -> None:
    from django.core.management import call_command

    call_command("makemigrations", "--check", "--dry-run", verbosity=0)
    newest = max(Path(store.__file__).with_name("migrations").glob("0*.py")).name
    assert int(newest[:4]) == SCHEMA


def test_names_are_compared_kindly() -> None:
    assert search_key("  Žofia   NOVÁKOVÁ ") == "zofia novakova"
    assert search_key("Straße") == search_key("STRASSE")
    assert search_key("山田 花子") == "山田 花子"
    assert search_key("ACME") == "acme"


def test_dates_survive_the_database(owner: Owner) -> None:
    row = application(owner, applied_on=date(2028, 2, 29))
    row.refresh_from_db()
    assert row.applied_on == date(2028, 2, 29)
    assert row.noted_at == NOW
