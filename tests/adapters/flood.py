"""Reads one hostile file in a process of its own, and says what that took: its name as argument.

Run by test_floods: a file that is read slowly, or fills the memory, shuts out everybody else.
"""

from __future__ import annotations

import json
import resource
import sys
import time
import zipfile
from collections.abc import Callable, Mapping
from io import BytesIO
from pathlib import Path

from tactful.adapters.file_readers import LibraryReaders, LibraryWriters
from tactful.reading.mail_files import UnreadableMail, read_mail_file
from tactful.reading.taken.job_pages import read_job_page
from tactful.reading.taken.sorts import Unreadable, text_of
from tactful.reading.taken.tables import rows_of

HEAD = b"From: Dana <dana@acme.example>\nTo: me@x.example\nSubject: Hello\nMessage-ID: <1@a>\n"
HTML = HEAD + b"MIME-Version: 1.0\nContent-Type: text/html\n\n"
MEETING = b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\nBEGIN:VEVENT\nUID:a\nDTSTART:20261214T150000Z\n"


def nested_parts(deep: int) -> bytes:
    return HEAD + b"".join(
        b'Content-Type: multipart/mixed; boundary="b%d"\n\n--b%d\n' % (n, n) for n in range(deep)
    )


def page(text: str) -> object:
    return read_job_page(f"<!doctype html><html><body>{text}")


def linked(told: str) -> object:
    return read_job_page(f'<html><script type="application/ld+json">{told}</script></html>')


def table(content: bytes) -> object:
    return len(rows_of(text_of(content)).rows)


SHEET = (
    '<?xml version="1.0"?><worksheet xmlns='
    '"http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>{}</sheetData></worksheet>'
)


def workbook(within: str) -> object:
    """A workbook whose only sheet has this in it."""
    good = BytesIO(LibraryWriters().workbook([["Company", "Role"]]))
    packed = BytesIO()
    with zipfile.ZipFile(good) as before, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as now:
        for name in before.namelist():
            is_sheet = name.startswith("xl/worksheets/")
            now.writestr(name, SHEET.format(within) if is_sheet else before.read(name))
    return LibraryReaders().workbook(packed.getvalue())


FILES: Mapping[str, Callable[[], object]] = {
    "a page of 200,000 boxes in one another": lambda: page("<div>" * 200_000),
    "a page of 200,000 bold letters in one another": lambda: page("<b>x" * 200_000),
    "a page of 100,000 lists in one another": lambda: page("<ul><li>" * 100_000),
    "a page of 100,000 tables in one another": lambda: page("<table><tr><td>" * 100_000),
    "a posting nested 100,000 deep": lambda: linked("[" * 100_000),
    "a posting whose text is 100,000 boxes": lambda: linked(
        json.dumps({"@type": "JobPosting", "title": "x", "description": "<div>" * 100_000})
    ),
    "a mail of 100,000 boxes": lambda: read_mail_file(HTML + b"<div>" * 100_000),
    "a mail of 20,000 quotes in one another": lambda: read_mail_file(
        HTML + b"<blockquote>" * 20_000
    ),
    "a mail of a million lines": lambda: read_mail_file(
        HEAD + b"\n" + b"> a line of it\n" * 1_000_000
    ),
    "a mail of 10,000 parts in one another": lambda: read_mail_file(nested_parts(10_000)),
    "a mail of a million headers": lambda: read_mail_file(b"X-A: b\n" * 1_000_000 + HEAD + b"\nHi"),
    "a mail to 300,000 people": lambda: read_mail_file(
        HEAD + b"Cc: " + b"a@b.example, " * 300_000 + b"\n\nHi"
    ),
    "a mail of nothing but NUL": lambda: read_mail_file(HEAD + b"\n" + b"\0" * 10_000_000),
    "a table of a million rows": lambda: table(b"Company,Role\n" + b"Acme,Cook\n" * 1_000_000),
    "a table of one row of a million cells": lambda: table(b"Company," + b"a," * 1_000_000),
    "an invitation with a description of 4 MB": lambda: LibraryReaders().invitations(
        MEETING + b"DESCRIPTION:" + b"x" * 4_000_000 + b"\nEND:VEVENT\nEND:VCALENDAR\n"
    ),
    "a calendar within a calendar, 10,000 times": lambda: LibraryReaders().invitations(
        b"BEGIN:VCALENDAR\n" * 10_000
    ),
    "a mail whose subject is 50,000 words in code": lambda: read_mail_file(
        b"From: a@b.example\nSubject: " + b"=?utf-8?q?a?= " * 50_000 + b"\n\nHi"
    ),
    "a mail from 100,000 brackets": lambda: read_mail_file(
        b"From: " + b"(" * 100_000 + b"\nTo: a@b.example\nSubject: x\n\nHi"
    ),
    "a workbook of two million empty tags": lambda: workbook("<a/>" * 2_000_000),
    "a workbook of one row of two million cells": lambda: workbook(
        f"<row>{'<c/>' * 2_000_000}</row>"
    ),
    "a card of 4 MB": lambda: LibraryReaders().cards(
        b"BEGIN:VCARD\nVERSION:3.0\nFN:" + b"x" * 4_000_000 + b"\nEND:VCARD\n"
    ),
}


def main() -> None:
    before = time.process_time()
    try:
        said = str(FILES[sys.argv[1]]())[:40]
    except (Unreadable, UnreadableMail) as error:
        said = str(error)
    took = time.process_time() - before
    print(json.dumps({"seconds": took, "megabytes": most_memory(), "said": said}))


def most_memory() -> int:
    """The most it held, in MB. Where the system tells it of this program alone: what getrusage
    tells begins with what the program that started it held.
    """
    status = Path("/proc/self/status")
    if status.exists():
        (line,) = (row for row in status.read_text().splitlines() if row.startswith("VmHWM"))
        return int(line.split()[1]) // 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024


if __name__ == "__main__":
    main()
