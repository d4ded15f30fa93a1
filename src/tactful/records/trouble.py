"""What a database says when something is wrong, as a code a person can be told of."""

from __future__ import annotations

import os
import shlex
import sqlite3
from pathlib import Path

from tactful.records.databases.folders import BACKUPS
from tactful.refusal import CodedRefusal, Refused


class Newer(CodedRefusal):
    """The records were written by a newer Tactful."""


class Damaged(CodedRefusal):
    """The file with the records cannot be read."""


def refusal_for(error: Exception, path: Path) -> Refused:
    """The refusal that says what an error of SQLite (or of Django about it) means."""
    said = str(error).lower()
    if "locked" in said or "busy" in said:
        return CodedRefusal("records_busy")
    if "malformed" in said or "not a database" in said or "corrupt" in said:
        return damaged(path)
    may_not_write = path.parent.exists() and not os.access(path.parent, os.W_OK)
    if "readonly" in said or "read-only" in said or ("unable to open" in said and may_not_write):
        return CodedRefusal("records_read_only", folder=path.parent)
    if "full" in said or "disk i/o" in said:
        return CodedRefusal("disk_full", folder=path.parent)
    if "unable to open" in said:
        return CodedRefusal("records_closed", path=path)
    if isinstance(error, sqlite3.IntegrityError) or "constraint" in said:
        return CodedRefusal("contradiction")
    return CodedRefusal("records_unusable", why=str(error))


def refusal_of_server(error: Exception) -> Refused:
    """The refusal that says what an error of a database server (or of Django about it) means."""
    said = str(error).lower()
    if "could not obtain lock" in said or "deadlock" in said or "lock timeout" in said:
        return CodedRefusal("database_busy")
    if "violates" in said or "duplicate key" in said:
        return CodedRefusal("contradiction")
    first = str(error).strip().partition("\n")[0]
    if "connection" in said or "connect" in said or "authentication" in said or "timeout" in said:
        return CodedRefusal("database_unreachable", why=first)
    if "no space" in said or "disk full" in said:
        return CodedRefusal("database_full")
    return CodedRefusal("database_refused")


def damaged(path: Path) -> Damaged:
    """How to go back to the newest backup."""
    backups = sorted((path.parent / BACKUPS).glob("*.sqlite3"), key=lambda p: p.name)
    shown = shlex.quote(str(path))
    if not backups:
        return Damaged("damaged_without_backup", path=path, shown=shown)
    return Damaged("damaged", path=path, newest=backups[-1].name)


class Vanished(CodedRefusal):
    """The file with the records is gone or empty, and there are backups of it."""


def vanished(path: Path, newest: Path) -> Vanished:
    """What to do where backups stand beside nothing: this is no first visit."""
    code = "records_empty" if path.exists() else "records_gone"
    return Vanished(code, path=path, newest=newest.name, folder=newest.parent)


def newer(version: int, known: int) -> Newer:
    """The refusal to touch what one does not understand."""
    return Newer("newer", version=version, known=known)
