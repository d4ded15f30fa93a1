"""What a file is, by its content: never by its name."""

from __future__ import annotations

import codecs
import re
from enum import StrEnum

from tactful.reading.mail_files import is_mail
from tactful.refusal import Coded

LARGEST = 50_000_000  # bytes


class Sort(StrEnum):
    """What can be taken in; ``UNKNOWN`` is something else, a picture or a PDF."""

    MAIL = "mail"
    MAILBOX = "mailbox"
    INVITATION = "invitation"
    CONTACT = "contact"
    WORKBOOK = "workbook"
    EXPORT = "export"
    JOB_PAGE = "job_page"
    TABLE = "table"
    TEXT = "text"
    UNKNOWN = "unknown"


class Unreadable(ValueError):
    """A file that cannot be read; the message says why, and how to mend it."""


class UnreadableFile(Coded, Unreadable):
    """Why a file cannot be read: a code and its values, put into words by `wording.refusals`."""


def sort_of(content: bytes) -> Sort:
    """What a file is."""
    from tactful.reading.taken.job_pages import is_page
    from tactful.reading.taken.saved_pages import is_wrapped

    head = content[:4096]
    if head.startswith(b"PK\x03\x04"):
        return Sort.WORKBOOK
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or _utf16_by_shape(head):
        return _sort_of_text(text_of(content))
    if b"\x00" in head or head.startswith(
        (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\xd0\xcf")
    ):
        return Sort.UNKNOWN
    start = head.lstrip(codecs.BOM_UTF8 + b" \t\r\n").upper()
    if start.startswith(b"BEGIN:VCALENDAR"):
        return Sort.INVITATION
    if start.startswith(b"BEGIN:VCARD"):
        return Sort.CONTACT
    if start.startswith((b"{", b"[{")) and b'"TACTFUL"' in content[:4096].upper():
        return Sort.EXPORT
    if is_page(text_of(content[:2000])) or is_wrapped(content):
        return Sort.JOB_PAGE
    if is_mail(content):
        return Sort.MAIL
    return _sort_of_text(text_of(content))


def _sort_of_text(text: str) -> Sort:
    from tactful.reading.taken.tables import is_table

    start = text.lstrip("\ufeff \t\r\n")[:20].upper()
    if start.startswith("BEGIN:VCALENDAR"):
        return Sort.INVITATION
    if start.startswith("BEGIN:VCARD"):
        return Sort.CONTACT
    return Sort.TABLE if is_table(text) else Sort.TEXT


def text_of(content: bytes) -> str:
    """The text of a file: UTF-8 or UTF-16 by its mark, UTF-16 by its shape, UTF-8, else
    Windows-1252.
    """
    if len(content) > LARGEST:
        raise UnreadableFile("file_too_large")
    for mark, name in (
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
    ):
        if content.startswith(mark):
            return _tidy(content[len(mark) :].decode(name, "replace"))
    without_mark = _utf16_by_shape(content)
    if without_mark:
        return _tidy(content.decode(without_mark, "replace"))
    try:
        return _tidy(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _tidy(content.decode("cp1252", "replace"))


def _utf16_by_shape(content: bytes) -> str:
    """Which UTF-16 a text without a mark is in: every second byte of English is a zero."""
    first, second = content[0:400:2], content[1:400:2]
    for zeros, others, name in ((second, first, "utf-16-le"), (first, second, "utf-16-be")):
        if len(zeros) > 3 and zeros.count(0) > len(zeros) * 0.7 and not others.count(0):
            return name
    return ""


def _tidy(text: str) -> str:
    return re.sub(r"\r\n?", "\n", text.replace("\x00", ""))
