"""The databases that records can be kept in: one file each, with what only it knows."""

from __future__ import annotations

from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

from tactful import config
from tactful.records.stored import FILE_NAME
from tactful.refusal import CodedMisuse, Misused

SCHEMES = ("postgresql", "postgres")


def for_django(address: str, folder: Path) -> dict[str, Any]:
    """What Django wants to know of the database at an address; of none: a file in ``folder``."""
    if not address:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": str(folder / FILE_NAME),
            "CONN_MAX_AGE": None,  # a thread of the web app keeps its connection
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": config.busy_seconds(),
                "init_command": (
                    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;"
                ),
            },
        }
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise _unreadable() from None
    if parts.scheme not in SCHEMES or not parts.path.strip("/"):
        raise _unreadable()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": unquote(parts.path.strip("/")),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(port or ""),
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {"connect_timeout": 10} | dict(parse_qsl(parts.query)),
    }


def _unreadable() -> Misused:
    return CodedMisuse("database_address")
