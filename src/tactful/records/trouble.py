"""What a database says when something is wrong, as a sentence a person can act on."""

from __future__ import annotations

import os
import shlex
import sqlite3
from pathlib import Path

from tactful.records.databases.folders import BACKUPS
from tactful.refusal import Refused


class Newer(Refused):
    """The records were written by a newer Tactful."""


class Damaged(Refused):
    """The file with the records cannot be read."""


def sentence_for(error: Exception, path: Path) -> Refused:
    """The refusal that says what an error of SQLite (or of Django about it) means."""
    said = str(error).lower()
    if "locked" in said or "busy" in said:
        return Refused(
            "Another program is writing to your records, so nothing was changed."
            " Try again in a moment."
        )
    if "malformed" in said or "not a database" in said or "corrupt" in said:
        return damaged(path)
    may_not_write = path.parent.exists() and not os.access(path.parent, os.W_OK)
    if "readonly" in said or "read-only" in said or ("unable to open" in said and may_not_write):
        return Refused(
            f"Your records in {path.parent} cannot be written: the disk or the file is"
            " read-only. Nothing was changed."
        )
    if "full" in said or "disk i/o" in said:
        return Refused(
            f"The disk that holds {path.parent} is full or failing, so nothing was changed."
            " Make room and try again."
        )
    if "unable to open" in said:
        return Refused(
            f"Your records {path} cannot be opened. Check that the folder exists and that you"
            " may write to it, or set TACTFUL_DATA to another folder."
        )
    if isinstance(error, sqlite3.IntegrityError) or "constraint" in said:
        return Refused("That would contradict what is already noted, so nothing was changed.")
    return Refused(f"Your records could not be used ({error}). Nothing was changed.")


def sentence_for_server(error: Exception) -> Refused:
    """The refusal that says what an error of a database server (or of Django about it) means."""
    said = str(error).lower()
    if "could not obtain lock" in said or "deadlock" in said or "lock timeout" in said:
        return Refused(
            "Somebody else is writing to the records just now, so nothing was changed. Try again in"
            " a moment."
        )
    if "violates" in said or "duplicate key" in said:
        return Refused("That would contradict what is already noted, so nothing was changed.")
    first = str(error).strip().partition("\n")[0]
    if "connection" in said or "connect" in said or "authentication" in said or "timeout" in said:
        return Refused(
            f"The database at TACTFUL_DATABASE cannot be reached ({first}). Nothing was changed."
            " Check that it runs, and that the address is right."
        )
    if "no space" in said or "disk full" in said:
        return Refused("The disk of the database is full, so nothing was changed.")
    return Refused(
        "The database refused that, and nothing was changed. What it said is in its own log."
    )


def damaged(path: Path) -> Damaged:
    """How to go back to the newest backup."""
    backups = sorted((path.parent / BACKUPS).glob("*.sqlite3"), key=lambda p: p.name)
    shown = shlex.quote(str(path))
    if not backups:
        return Damaged(
            f"Your records {path} are damaged, and there is no backup beside them. If you have"
            f" an export, move the file away (mv {shown} {shown}.damaged) and run: tactful import"
            " YOUR-EXPORT.json"
        )
    return Damaged(
        f"Your records {path} are damaged. The newest backup is {backups[-1].name}.",
        "To go back to it: tactful restore (it keeps what stands there now).",
    )


class Vanished(Refused):
    """The file with the records is gone or empty, and there are backups of it."""


def vanished(path: Path, newest: Path) -> Vanished:
    """What to do where backups stand beside nothing: this is no first visit."""
    what = "is empty" if path.exists() else "is not there any more"
    return Vanished(
        f"Your records {path} {what}, but there are backups of them; the newest is {newest.name}.",
        "To go back to it: tactful restore. To begin anew instead, move the folder"
        f" {newest.parent} away.",
    )


def newer(version: int, known: int) -> Newer:
    """The refusal to touch what one does not understand."""
    return Newer(
        f"Your records were written by a newer Tactful (format {version}; this one knows"
        f" {known}). Install the newer version; nothing was changed."
    )
