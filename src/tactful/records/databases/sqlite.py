"""SQLite: one file in the folder of the records."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from tactful import config
from tactful.private_files import make_private_file, make_private_folder
from tactful.records import trouble
from tactful.records.databases import migrating
from tactful.records.databases.folders import (
    BACKUPS,
    backup_name,
    backups_in,
    clear_partial,
)
from tactful.records.stored import FILE_NAME, SCHEMA
from tactful.refusal import CodedRefusal, Refused

ENDING = ".sqlite3"


@dataclass(frozen=True, slots=True)
class SQLite:
    """The records in a file."""

    folder: Path

    @property
    def path(self) -> Path:
        """The file."""
        return self.folder / FILE_NAME

    def prepare(self, now: datetime) -> None:
        """Make the folder and the file, or bring the file up to date. A file that has vanished,
        or is empty, beside backups is no first visit: that is refused.
        """
        make_private_folder(self.folder)
        version = schema_version(self.path)
        if version is None:
            self._refuse_vanished()
        if version is not None and version > SCHEMA:
            raise trouble.newer(version, SCHEMA)
        clear_partial(self.folder, now)
        _set_up_django()
        if version != SCHEMA:
            with self._alone():
                self._migrate(now)

    def _refuse_vanished(self) -> None:
        """Where copies stand beside nothing: the newest that holds records is named."""
        backups = self.backups()
        if backups:
            whole = (copy for copy in backups if _version_or_none(copy))
            raise trouble.vanished(self.path, next(whole, backups[0]))

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Only one process at a time prepares the records; a killed one leaves no lock behind."""
        lock = sqlite3.connect(
            self.folder / "preparing.lock", timeout=config.busy_seconds(), isolation_level=None
        )
        with closing(lock):
            os.chmod(self.folder / "preparing.lock", 0o600)
            lock.execute("BEGIN EXCLUSIVE")
            yield

    def _migrate(self, now: datetime) -> None:
        from django.db import connection

        version = schema_version(self.path)
        if version == SCHEMA:
            return
        if version is None:
            os.close(os.open(self.path, os.O_CREAT | os.O_RDWR, 0o600))
        elif version > 0:
            self.back_up(now, f"before-format-{SCHEMA}")
        migrating.migrate()
        with connection.cursor() as cursor:
            cursor.execute(f"PRAGMA user_version = {SCHEMA}")

    def back_up(self, now: datetime, label: str = "", target: Path | None = None) -> Path:
        """A consistent copy. Without a ``target`` it goes to the folder ``backups``, named by the
        instant (UTC).
        """
        source = self.path
        if _holds_nothing(source):
            self._refuse_vanished()
            raise CodedRefusal("nothing_to_copy", folder=self.folder)
        if target is None:
            make_private_folder(self.folder / BACKUPS)
            target = self.folder / BACKUPS / backup_name(now, label, ENDING)
        if target.exists() and target.samefile(source):
            raise CodedRefusal("copy_over_records")
        partial = target.with_name(target.name + ".partial")
        try:
            make_private_file(partial)
            _copy(source, partial)
            os.replace(partial, target)
        except (OSError, sqlite3.Error) as error:
            partial.unlink(missing_ok=True)
            if "malformed" in str(error) or "not a database" in str(error):
                raise trouble.damaged(source) from error
            what = getattr(error, "strerror", None) or str(error)
            raise CodedRefusal("copy_unwritten", target=target, why=what) from error
        return target

    def backups(self) -> list[Path]:
        """The copies beside the records, the newest first."""
        return backups_in(self.folder, ENDING)

    def every_copy(self) -> list[Path]:
        """All that still holds what was in the records, the damaged copies too."""
        return [*self.backups(), *backups_in(self.folder, f"{ENDING}.damaged*")]

    def check_backup(self, backup: Path) -> int:
        """Open a copy without changing it, look through all of it, and count its applications."""
        try:
            version = schema_version(backup)
            if version is None:
                raise CodedRefusal("backup_empty", backup=backup)
            if version > SCHEMA:
                raise trouble.newer(version, SCHEMA)
            address = f"{backup.absolute().as_uri()}?mode=ro&immutable=1"
            with closing(sqlite3.connect(address, uri=True)) as copy:
                verdict = copy.execute("PRAGMA integrity_check(1)").fetchone()[0]
                if verdict != "ok":
                    raise CodedRefusal("backup_damaged", backup=backup, why=verdict)
                return int(copy.execute("SELECT count(*) FROM application").fetchone()[0])
        except (OSError, sqlite3.Error) as error:
            raise CodedRefusal("backup_strange", backup=backup, why=str(error)) from error

    def restore(self, backup: Path, now: datetime) -> Path | None:
        """Put a copy in the place of the records. What stood there is kept among the backups;
        what cannot be read is kept as it is, beside them.
        """
        self.check_backup(backup)
        make_private_folder(self.folder)
        with self._alone():
            try:
                return self._restore_within(backup, now)
            except Refused:
                return self._restore_in_place_of(backup, now)

    def _restore_within(self, backup: Path, now: datetime) -> Path:
        """By the database itself, as one change of the file that is there: a server that has it
        open sees it, and goes on with it. Raises `Refused` where no database is there.
        """
        if _holds_nothing(self.path):
            raise CodedRefusal("nothing_to_copy", folder=self.folder)
        try:
            with (
                closing(sqlite3.connect(backup)) as copy,
                closing(sqlite3.connect(self.path, timeout=config.busy_seconds())) as there,
            ):
                kept, seen = None, _changes_seen(there) - 1
                while kept is None or _changes_seen(there) != seen:  # what somebody wrote meanwhile
                    seen = _changes_seen(there)
                    kept = self.back_up(now, "before-restore")
                copy.backup(there)
            if schema_version(self.path) != SCHEMA:
                _set_up_django()
                self._migrate(now)
        except sqlite3.Error as error:
            raise CodedRefusal("backup_not_placed", backup=backup, why=str(error)) from error
        return kept

    def _restore_in_place_of(self, backup: Path, now: datetime) -> Path | None:
        """As another file, where what stands there is no database any more."""
        kept = self._set_aside_unreadable(now)
        partial = self.path.with_name(f"{FILE_NAME}.partial")
        try:
            make_private_file(partial)
            _copy(backup, partial)
            for more in ("-wal", "-shm"):
                self.path.with_name(FILE_NAME + more).unlink(missing_ok=True)
            os.replace(partial, self.path)
        except (OSError, sqlite3.Error) as error:
            partial.unlink(missing_ok=True)
            raise CodedRefusal("backup_not_placed", backup=backup, why=str(error)) from error
        return kept

    def _set_aside_unreadable(self, now: datetime) -> Path | None:
        if _holds_nothing(self.path):
            return None
        make_private_folder(self.folder / BACKUPS)
        aside = self.folder / BACKUPS / backup_name(now, "unreadable", f"{ENDING}.damaged")
        for more in ("", "-wal", "-shm"):
            source = self.path.with_name(FILE_NAME + more)
            if source.exists():
                make_private_file(aside.with_name(aside.name + more))
                aside.with_name(aside.name + more).write_bytes(source.read_bytes())
        return aside

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Within, another writer is waited for only a tenth of a second."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 100")
        try:
            yield
        finally:
            with connection.cursor() as cursor:
                cursor.execute(f"PRAGMA busy_timeout = {int(config.busy_seconds() * 1000)}")

    def words_index(self, words: list[str]) -> tuple[str, list[str]]:
        """By FTS5: each word as the beginning of one."""
        return (
            "SELECT s.application_id FROM search_text_index i JOIN search_text s ON s.id = i.rowid"
            " WHERE search_text_index MATCH %s",
            [" AND ".join(f'"{word}"*' for word in words)],
        )

    def refusal_for(self, error: Exception) -> Refused:
        """The refusal that says what an error of SQLite (or of Django about it) means."""
        return trouble.refusal_for(error, self.path)

    def forget_deleted(self) -> None:
        """Rewrite the file, and empty what stands beside it."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("INSERT INTO search_text_index(search_text_index) VALUES ('rebuild')")
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def _holds_nothing(path: Path) -> bool:
    return not path.exists() or path.stat().st_size == 0


def schema_version(path: Path) -> int | None:
    """The number of the newest migration in the file; None when there is no file yet."""
    if _holds_nothing(path):
        return None
    with closing(sqlite3.connect(path, timeout=config.busy_seconds())) as connection:
        connection.execute("SELECT 1 FROM sqlite_master LIMIT 1").fetchone()
        return int(connection.execute("PRAGMA user_version").fetchone()[0])


def _changes_seen(connection: sqlite3.Connection) -> int:
    """A number that is another one after somebody else has written."""
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _version_or_none(copy: Path) -> int | None:
    try:
        return schema_version(copy)
    except sqlite3.Error:
        return None


def _set_up_django() -> None:
    import django

    django.setup()


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
