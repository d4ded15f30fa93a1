"""Bringing the tables up to date, with Django's own migrations."""

from __future__ import annotations

from tactful.records.stored import SCHEMA


def migrate() -> None:
    """Run the migrations that are missing."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0, interactive=False)


def applied() -> int | None:
    """The number of the newest migration that ran; None where there are no tables yet."""
    from django.db import connection
    from django.db.migrations.recorder import MigrationRecorder

    ran = MigrationRecorder(connection).applied_migrations()
    numbers = [int(name[:4]) for app, name in ran if app == "records"]
    return max(numbers, default=None)


def is_newest(version: int | None) -> bool:
    """Whether the tables are as the models want them."""
    return version == SCHEMA
