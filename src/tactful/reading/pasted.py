"""A message copied out of a mail program: its sender, its day and its subject stand above it."""

from __future__ import annotations

import re
from datetime import datetime, tzinfo
from email.utils import parseaddr

from tactful.reading.forwards import ABOUT, FROM, WHEN, fields_above, instant_written
from tactful.reading.mail_files import MailFile

WROTE = re.compile(
    r"(?i)^\W{0,3}(?:on|am|le|el)\s+(?P<when>[^\n]{4,50}?\d[:.]\d\d(?:\s?[ap]\.?m\.?)?),?\s+(?P<who>[^\n,<>]{2,60}?)\s*<(?P<email>[^\s<>@]+@[^\s<>@]+)>\s*\n?[^\n]{0,12}(?:wrote|schrieb|a écrit|escribió)\s*:?[ \t]*\n"
)
SHOWN = re.compile(  # as Gmail shows it: the sender, when, to whom
    r"(?i)^(?P<who>[^\s<>][^\n<>]{1,60}?) ?<(?P<email>[^\s<>@]+@[^\s<>@]+)>[ \t]*\n+[ \t]*(?P<when>[^\n]{4,50}?\d[:.]\d\d(?:\s?[ap]\.?m\.?)?)(?:\s*\([^)\n]*\))?[ \t]*\n+(?:[ \t]*(?:to|an|à|para) [^\n]{1,60}\n+)?"
)
A_NAME = re.compile(r"(?:[^\W\d_][\w'’.-]*)(?: [^\W\d_][\w'’.-]*){1,3}")
QUOTED = re.compile(r"(?m)^>[ ]?")


def pasted_mail(text: str, now: datetime, zone: tzinfo) -> MailFile | None:
    """The mail that a pasted text is, with what stood above it; None where nothing does. A time
    without a zone is one of the candidate's own ``zone``.
    """
    text = text.lstrip()
    told, end = fields_above(text, 0)
    sender = next((parseaddr(told[name]) for name in FROM if told.get(name)), ("", ""))
    if len(told) > 1 and any(sender):
        when = next((told[name] for name in WHEN if told.get(name)), "")
        subject = next((told[name] for name in ABOUT if told.get(name)), "")
        return _mail(sender, subject, when, text[end:], now, zone)
    found = WROTE.match(text) or SHOWN.match(text)
    if found is None:
        return None
    within = QUOTED.sub("", text[found.end() :])
    return _mail((found["who"].strip(), found["email"]), "", found["when"], within, now, zone)


def signed_by(text: str) -> tuple[tuple[str, str], ...]:
    """Whose name stands alone at the end of a message; without an address."""
    lines = [line.strip(" ,.-–") for line in text.strip().splitlines() if line.strip()]
    return tuple((line, "") for line in lines[-3:] if A_NAME.fullmatch(line))


def _mail(
    sender: tuple[str, str], subject: str, when: str, text: str, now: datetime, zone: tzinfo
) -> MailFile | None:
    if not text.strip():
        return None
    return MailFile(
        text=text.strip(),
        subject=subject,
        sender=sender,
        recipients=(),
        sent_at=instant_written(when, now, zone),
        message_id="",
        references=(),
        automatic=False,
        bulk=False,
        bounce=None,
        attachments=(),
    )
