"""What the rooms without words refuse, as sentences a person can act on.

Reading and records raise a code and the values that belong to it (`tactful.refusal.Coded`); every
door says it with `explained`, or with `sentence_of` where a hint for the command line has no place.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR
from tactful.refusal import Coded, Refused

THINGS: Final[Mapping[str, str]] = {
    "note": "The note",
    "link": "The link",
    "linkedin": "The LinkedIn address",
    "email_address": "The email address",
    "phone_number": "The phone number",
}
SENTENCES: Final[Mapping[str, str]] = {
    # texts as people type them
    "empty": "{what} is empty.",
    "control_signs": "{what} holds control characters; take them out.",
    "long": "{what} is longer than {limit:,} characters; shorten it.",
    "no_email": "“{text}” is no email address.",
    "no_phone": "“{text}” is no phone number; write it like +1 212 555 0147.",
    "no_link": "“{text}” is no link; write the whole address, from https:// on.",
    "no_linkedin": "“{text}” is no LinkedIn address; write it like linkedin.com/in/dana-reyes.",
    # days and hours, places and clocks
    "several_days": "{text} may be several days; say which, like Friday or 18 Dec.",
    "no_day": "{text} is no day; write it like 2026-12-18, 18 Dec, yesterday or Friday.",
    "no_time": "{text} is no time of day; write it like 14:30 or 2pm.",
    "not_in_calendar": "{text} is no day of the calendar.",
    "outside_years": f"The year {{year}} is outside {FIRST_YEAR}-{LAST_YEAR}.",
    "several_zones": "“{text}” could be {zones}; write which one.",
    "no_zone": "“{text}” is no time zone; write one like America/New_York, or its city.",
    # files
    "mail_too_large": "This email is larger than 50 MB; take its attachments out.",
    "mail_head_too_long": "The head of this mail is longer than that of any mail.",
    "mail_too_deep": "This email is nested too deeply to be read.",
    "mail_damaged": "This email is damaged and cannot be read.",
    "file_too_large": "That is more than 50 MB. Take a part of it at a time.",
    "no_table": "That workbook holds no table: a line of heads, and rows below it.",
    "many_rows": "That table has more than {rows:,} rows. Take a part at a time.",
    "table_damaged": "That table cannot be read ({why}). Save it anew as CSV.",
    "no_job": (
        "That page tells of no job in a way that can be read. Add it by hand: company, role"
        " and place are enough."
    ),
    # records
    "application_gone": "That application was removed meanwhile, so nothing was saved.",
    "person_gone": "{name} was removed meanwhile, so nothing was saved.",
    "contradiction": "That would contradict what is already noted, so nothing was changed.",
    "newer": (
        "Your records were written by a newer Tactful (format {version}; this one knows"
        " {known}). Install the newer version; nothing was changed."
    ),
    "no_demo": "{folder} holds no demo, so nothing was deleted.",
    # the file they stand in
    "records_busy": (
        "Another program is writing to your records, so nothing was changed. Try again in a moment."
    ),
    "records_read_only": (
        "Your records in {folder} cannot be written: the disk or the file is read-only."
        " Nothing was changed."
    ),
    "disk_full": (
        "The disk that holds {folder} is full or failing, so nothing was changed. Make room"
        " and try again."
    ),
    "records_closed": (
        "Your records {path} cannot be opened. Check that the folder exists and that you may"
        " write to it, or set TACTFUL_DATA to another folder."
    ),
    "records_unusable": "Your records could not be used ({why}). Nothing was changed.",
    "damaged_without_backup": (
        "Your records {path} are damaged, and there is no backup beside them. If you have an"
        " export, move the file away (mv {shown} {shown}.damaged) and run: tactful import"
        " YOUR-EXPORT.json"
    ),
    "damaged": "Your records {path} are damaged. The newest backup is {newest}.",
    "records_empty": (
        "Your records {path} is empty, but there are backups of them; the newest is {newest}."
    ),
    "records_gone": (
        "Your records {path} is not there any more, but there are backups of them; the newest"
        " is {newest}."
    ),
    # the server they stand on
    "database_busy": (
        "Somebody else is writing to the records just now, so nothing was changed. Try again"
        " in a moment."
    ),
    "database_unreachable": (
        "The database at TACTFUL_DATABASE cannot be reached ({why}). Nothing was changed."
        " Check that it runs, and that the address is right."
    ),
    "database_full": "The disk of the database is full, so nothing was changed.",
    "database_refused": (
        "The database refused that, and nothing was changed. What it said is in its own log."
    ),
    "database_address": (
        "TACTFUL_DATABASE is no address of a PostgreSQL database. It looks like"
        " postgresql://user:password@localhost:5432/tactful; empty, your records are a file."
    ),
    "no_driver": (
        "PostgreSQL is set as the database, and its driver is not installed. Install Tactful"
        " with it: uv tool install 'tactful[postgresql]'"
    ),
    # copies of them
    "nothing_to_copy": "There are no records in {folder} yet: there is nothing to copy.",
    "copy_over_records": "A copy of the records cannot take their own place; name another file.",
    "copy_unwritten": "The copy {target} could not be written: {why}.",
    "backup_empty": "{backup} is empty or not there.",
    "backup_damaged": "{backup} is damaged ({why}); choose another one.",
    "backup_strange": "{backup} is no copy of Tactful's records ({why}).",
    "backup_not_placed": (
        "{backup} could not be put in place ({why}). Your records are as they were."
    ),
    "put_back_elsewhere": (
        "Your records are in a PostgreSQL database, and others may be using it. Its own"
        " program puts a copy back: pg_restore --clean --if-exists --dbname=ADDRESS {backup}"
    ),
    "no_pg_dump": (
        "A copy of a PostgreSQL database is made by pg_dump, and that is not installed here."
        " Install PostgreSQL's client programs (on Debian: apt-get install postgresql-client),"
        " or write an export instead: tactful export FILE"
    ),
    "pg_dump_failed": "pg_dump made no copy: {why}",
}
COMMANDS: Final[Mapping[str, str]] = {  # what somebody at a command line can do about it
    "damaged": "To go back to it: tactful restore (it keeps what stands there now).",
    "records_empty": (
        "To go back to it: tactful restore. To begin anew instead, move the folder {folder} away."
    ),
    "records_gone": (
        "To go back to it: tactful restore. To begin anew instead, move the folder {folder} away."
    ),
}


def explained(error: Exception) -> str:
    """What an error says to a person at a command line."""
    if isinstance(error, LookupError):  # of a place: some have their stop, some a question
        said = str(error)
        return said if said.endswith((".", "?")) else f"{said}."
    if not isinstance(error, Coded):
        return str(error)
    return " ".join(filter(None, (_filled(SENTENCES, error), _filled(COMMANDS, error))))


def sentence_of(error: Exception) -> str:
    """The same without a hint for the command line."""
    if isinstance(error, Coded):
        return _filled(SENTENCES, error)
    return error.sentence if isinstance(error, Refused) else str(error)


def _filled(texts: Mapping[str, str], error: Coded) -> str:
    values = dict(error.about)
    if "what" in values:
        values["what"] = THINGS.get(str(values["what"]), values["what"])
    zones = values.get("zones")
    if isinstance(zones, tuple):
        *some, last = zones
        values["zones"] = f"{', '.join(some)} or {last}"
    return texts.get(error.code, "").format_map(values)
