"""A mailbox (.mbox): many mails in one file."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from tactful.reading.mail_files import UnreadableMail, is_mail, read_mail_file

A_MAIL_BEGINS = re.compile(  # and a head follows: a sentence may begin with "From", too
    rb"(?m)^From \S+ [^\n]*\d{4}\r?\n(?=[A-Za-z][A-Za-z0-9-]{1,40}:)"
)
SHIELDED = re.compile(rb"(?m)^>(>*From )")  # a mailbox keeps "From " at a line's start like that
WITHOUT_DAY = datetime.max.replace(tzinfo=UTC)


def mails_of(raw: bytes) -> list[bytes]:
    """The mails of a mailbox (.mbox), one by one; any other file is one."""
    if not raw.startswith(b"From "):
        return [raw]
    starts = [found.start() for found in A_MAIL_BEGINS.finditer(raw)]
    ends = [*starts[1:], len(raw)]
    mails: list[bytes] = []
    for start, end in zip(starts, ends, strict=True):
        if mails and not is_mail(raw[start:end]):
            mails[-1] += raw[start:end]
        else:
            mails.append(raw[start:end])
    # Without the line that parts them: each is a mail of its own from here on.
    return [SHIELDED.sub(rb"\1", mail.partition(b"\n")[2]) for mail in mails] or [raw]


def in_order(mails: list[bytes]) -> list[bytes]:
    """The mails of a mailbox as they were written, for some keep the newest first; what has no
    day comes last.
    """
    return sorted(mails, key=_written_at)


def _written_at(raw: bytes) -> datetime:
    try:
        written = read_mail_file(raw).sent_at
    except UnreadableMail:
        written = None
    return written if written is not None and written.tzinfo else WITHOUT_DAY
