"""A mail that somebody sends on to themselves: what counts is the mail within."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime
from email.utils import parseaddr, parsedate_to_datetime

from tactful.reading.mail_files import MailFile

LEAD = re.compile(
    r"(?im)^[ \t>]*(?:[-_*=]{2,}[^\n]{0,60}[-_*=]{2,}|begin forwarded message:|anfang der weitergeleiteten nachricht:"
    r"|début du message transféré\s*:|inicio del mensaje reenviado:)[ \t]*$"
)
FIELD = re.compile(
    r"(?im)^[ \t>*]*(?P<name>from|von|de|da|date|datum|sent|gesendet|envoyé|enviado|inviato|subject|betreff|objet|asunto|oggetto|to|an|à|para|a|cc)\*?\s*:\*?[ \t]*(?P<value>[^\n]*)$"
)
FROM = frozenset({"from", "von", "de", "da"})
WHEN = frozenset({"date", "datum", "sent", "gesendet", "envoyé", "enviado", "inviato"})
ABOUT = frozenset({"subject", "betreff", "objet", "asunto", "oggetto"})
SENT_ON = re.compile(r"(?i)^(?:fwd?|wg|tr|rv|i|enc)\s*:\s*")
FORMS = ("%a, %b %d, %Y at %I:%M %p", "%A, %B %d, %Y %I:%M %p", "%d %B %Y %H:%M", "%d.%m.%Y %H:%M",
         "%a, %d %b %Y at %H:%M")  # fmt: skip
MOST_FIELDS, FEWEST = 8, 2
MOST_OWN_WORDS = 400  # characters that may stand before it


def forwarded(mail: MailFile) -> MailFile | None:
    """The mail within, as if it had come to whoever sent it on; None where there is none. Its day
    is that of its head, else the day on which it was sent on.
    """
    lead = LEAD.search(mail.text[:MOST_OWN_WORDS])
    if lead is None:
        return None
    told, end = _head(mail.text, lead.end())
    sender = next((parseaddr(told[name]) for name in FROM if name in told), ("", ""))
    if len(told) < FEWEST or "@" not in sender[1]:
        return None
    subject = next((told[name] for name in ABOUT if told.get(name)), SENT_ON.sub("", mail.subject))
    written = next((told[name] for name in WHEN if name in told), "")
    return replace(
        mail, sender=sender, recipients=(mail.sender,), subject=subject,
        text=mail.text[end:].strip(), sent_at=_instant(written, mail.sent_at) or mail.sent_at,
    )  # fmt: skip


def _head(text: str, start: int) -> tuple[dict[str, str], int]:
    """The fields that follow one another, and where the message begins."""
    told: dict[str, str] = {}
    end = start
    for found in FIELD.finditer(text, start):
        if text[end : found.start()].strip() or len(told) == MOST_FIELDS:
            break
        told.setdefault(found["name"].lower(), found["value"].strip(" *"))
        end = found.end()
    return told, end


def _instant(written: str, sent_on: datetime | None) -> datetime | None:
    """The instant; where no zone is said, that of the mail around it."""
    plain = " ".join(written.replace("\u202f", " ").replace("um ", "").split())
    zone = sent_on.tzinfo if sent_on is not None else UTC
    at = _as_mails_have_it(plain) or _named(plain)
    if at is None:
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=zone)


def _as_mails_have_it(plain: str) -> datetime | None:
    try:
        return parsedate_to_datetime(plain)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None


def _named(plain: str) -> datetime | None:
    for form in FORMS:
        try:
            return datetime.strptime(plain, form)  # noqa: DTZ007  # its zone is added
        except ValueError:
            continue
    return None
