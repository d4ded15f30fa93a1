"""Opening the records: folder, file, migrations, backups, and what can go wrong with them."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from tactful import config
from tactful.records import trouble
from tactful.records.stored import FILE_NAME, SCHEMA
from tactful.refusal import Refused

if TYPE_CHECKING:
    from tactful.records import models

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tactful.settings")


@contextmanager
def opened(now: datetime) -> Iterator[None]:
    """The records, ready for the models: made, brought up to date, and closed afterwards.

    Whatever the database complains about within becomes a sentence (`Refused`).
    """
    folder = config.data_folder()
    path = folder / FILE_NAME
    from django.apps import apps
    from django.db import Error, connection

    try:
        _prepare(folder, path, now)
        yield
    except (sqlite3.Error, Error) as error:
        raise trouble.sentence_for(error, path) from error
    finally:
        if apps.ready:
            connection.close()


def _prepare(folder: Path, path: Path, now: datetime) -> None:
    import django

    make_private_folder(folder)
    version = schema_version(path)
    if version is not None and version > SCHEMA:
        raise trouble.newer(version, SCHEMA)
    django.setup()
    if version != SCHEMA:
        with _alone(folder):
            _migrate(path, now)


def make_private_folder(folder: Path) -> None:
    """A folder that nobody else may look into."""
    try:
        if folder.name in ("demo", trouble.BACKUPS):
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            f"The folder {folder} cannot be made ({error.strerror}). Set TACTFUL_DATA to one"
            " you may write to."
        ) from error


def schema_version(path: Path) -> int | None:
    """The number of the newest migration in the file; None when there is no file yet."""
    if not path.exists() or path.stat().st_size == 0:
        return None
    with closing(sqlite3.connect(path, timeout=config.busy_seconds())) as connection:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


@contextmanager
def _alone(folder: Path) -> Iterator[None]:
    """Only one process at a time prepares the records; a killed one leaves no lock behind."""
    lock = sqlite3.connect(
        folder / "preparing.lock", timeout=config.busy_seconds(), isolation_level=None
    )
    with closing(lock):
        os.chmod(folder / "preparing.lock", 0o600)
        lock.execute("BEGIN EXCLUSIVE")
        yield


def _migrate(path: Path, now: datetime) -> None:
    from django.core.management import call_command
    from django.db import connection

    version = schema_version(path)
    if version == SCHEMA:
        return
    if version is None:
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    elif version > 0:
        back_up(path.parent, now, f"before-format-{SCHEMA}")
    call_command("migrate", verbosity=0, interactive=False)
    with connection.cursor() as cursor:
        cursor.execute(f"PRAGMA user_version = {SCHEMA}")


def back_up(folder: Path, now: datetime, label: str = "", target: Path | None = None) -> Path:
    """A consistent copy of the records, taken while others may be writing. Returns its path.

    Without a ``target`` it goes to the folder ``backups``, named by the instant (UTC).
    """
    source = folder / FILE_NAME
    if not source.exists():
        raise Refused(f"There are no records in {folder} yet, so there is nothing to copy.")
    if target is None:
        make_private_folder(folder / trouble.BACKUPS)
        name = "-".join(filter(None, [now.strftime("%Y%m%dT%H%M%SZ"), label]))
        target = folder / trouble.BACKUPS / f"{name}.sqlite3"
    if target.exists() and target.samefile(source):
        raise Refused("A copy of the records cannot take their own place; name another file.")
    partial = target.with_name(target.name + ".partial")
    try:
        partial.unlink(missing_ok=True)
        os.close(os.open(partial, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        _copy(source, partial)
        os.replace(partial, target)
    except (OSError, sqlite3.Error) as error:
        partial.unlink(missing_ok=True)
        if "malformed" in str(error) or "not a database" in str(error):
            raise trouble.damaged(source) from error
        what = getattr(error, "strerror", None) or str(error)
        raise Refused(f"The copy {target} could not be written: {what}.") from error
    return target


def _copy(source: Path, partial: Path) -> None:
    with (
        closing(sqlite3.connect(source, timeout=config.busy_seconds())) as original,
        closing(sqlite3.connect(partial)) as copy,
    ):
        original.backup(copy)
        verdict = copy.execute("PRAGMA quick_check").fetchone()[0]
        if verdict != "ok":
            raise sqlite3.DatabaseError(f"database disk image is malformed: {verdict}")
        copy.execute("PRAGMA journal_mode=DELETE")
    with open(partial, "rb") as written:
        os.fsync(written.fileno())


def throw_away(now: datetime) -> None:
    """Delete all records in the data folder; only the demo does this, to its own."""
    folder = config.data_folder()
    if folder.name != "demo":
        raise Refused(f"{folder} holds no demo, so nothing was deleted.")
    with opened(now):
        from tactful.records import models

        for model in (
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


@contextmanager
def hurried() -> Iterator[None]:
    """Within, another writer is waited for only a moment: what is stored answers as well."""
    from django.db import connection

    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("PRAGMA busy_timeout = 100")
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute(f"PRAGMA busy_timeout = {int(config.busy_seconds() * 1000)}")


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
