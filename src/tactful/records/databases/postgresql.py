"""PostgreSQL: the records in a database that serves many at once."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from shutil import which

from tactful.private_files import make_private_file, make_private_folder
from tactful.records import trouble
from tactful.records.databases import for_django, migrating
from tactful.records.databases.folders import (
    BACKUPS,
    backup_name,
    backups_in,
    clear_partial,
)
from tactful.records.stored import SCHEMA
from tactful.refusal import CodedRefusal, Refused

ENDING = ".dump"
PREPARING = 2_085_081_651  # the number of the advisory lock that is held while tables are made


@dataclass(frozen=True, slots=True)
class PostgreSQL:
    """The records in a database at an address; backups stand in the folder."""

    address: str
    folder: Path

    def prepare(self, now: datetime) -> None:
        """Make the tables, or bring them up to date, one process at a time."""
        import django
        from django.core.exceptions import ImproperlyConfigured

        try:
            django.setup()
        except ImproperlyConfigured as error:
            raise CodedRefusal("no_driver") from error
        make_private_folder(self.folder)
        clear_partial(self.folder, now)
        from django.db import connection

        version = migrating.applied()
        if version is not None and version > SCHEMA:
            raise trouble.newer(version, SCHEMA)
        if migrating.is_newest(version):
            return
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_lock(%s)", [PREPARING])
            try:
                migrating.migrate()
            finally:
                cursor.execute("SELECT pg_advisory_unlock(%s)", [PREPARING])

    def back_up(self, now: datetime, label: str = "", target: Path | None = None) -> Path:
        """A consistent copy, made by pg_dump in its own format."""
        program = which("pg_dump")
        if program is None:
            raise CodedRefusal("no_pg_dump")
        if target is None:
            make_private_folder(self.folder / BACKUPS)
            target = self.folder / BACKUPS / backup_name(now, label, ENDING)
        partial = target.with_name(target.name + ".partial")
        try:
            make_private_file(partial)
            self._run(program, "--format=custom", "--no-owner", f"--file={partial}", partial)
            os.replace(partial, target)
        except OSError as error:
            partial.unlink(missing_ok=True)
            raise CodedRefusal("copy_unwritten", target=target, why=error.strerror) from error
        return target

    def _run(self, program: str, *arguments: str | Path) -> None:
        *options, partial = arguments
        # The address goes by the environment: what stands on a command line anybody can read.
        environment = os.environ | self._where()
        done = subprocess.run(  # noqa: S603  # pg_dump, with options of ours
            [program, *map(str, options)],
            env=environment, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode:
            Path(partial).unlink(missing_ok=True)
            raise CodedRefusal("pg_dump_failed", why=done.stderr.strip().splitlines()[-1])

    def _where(self) -> dict[str, str]:
        """The address as PostgreSQL's own programs want it."""
        told = for_django(self.address, self.folder)
        more = {name.upper(): str(value) for name, value in told["OPTIONS"].items()}
        named = {
            "PGDATABASE": told["NAME"],
            "PGUSER": told["USER"],
            "PGPASSWORD": told["PASSWORD"],
            "PGHOST": told["HOST"] or more.get("HOST", ""),
            "PGPORT": told["PORT"] or more.get("PORT", ""),
            "PGSSLMODE": more.get("SSLMODE", ""),
        }
        return {name: value for name, value in named.items() if value}

    def backups(self) -> list[Path]:
        """The copies beside the records, the newest first."""
        return backups_in(self.folder, ENDING)

    def every_copy(self) -> list[Path]:
        """The same: nothing is set aside here."""
        return self.backups()

    def check_backup(self, backup: Path) -> int:
        """Not from here: the copy is PostgreSQL's."""
        raise self._not_from_here(backup)

    def restore(self, backup: Path, now: datetime) -> Path | None:
        """Not from here: others may be using the database."""
        raise self._not_from_here(backup)

    def _not_from_here(self, backup: Path) -> Refused:
        return CodedRefusal("put_back_elsewhere", backup=backup)

    @contextmanager
    def hurried(self) -> Iterator[None]:
        """Nothing is to be done: its locks are asked for without waiting."""
        yield

    def words_index(self, words: list[str]) -> tuple[str, list[str]]:
        """By its own full text: each word as the beginning of one."""
        return (
            "SELECT s.application_id FROM search_text s"
            " WHERE to_tsvector('simple', s.text) @@ to_tsquery('simple', %s)",
            [" & ".join(f"'{word}':*" for word in words)],
        )

    def refusal_for(self, error: Exception) -> Refused:
        """The refusal that says what an error of PostgreSQL (or of Django about it) means."""
        return trouble.refusal_of_server(error)

    def forget_deleted(self) -> None:
        """Give the space of deleted rows back, so that their words are overwritten."""
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("VACUUM (FULL)")
