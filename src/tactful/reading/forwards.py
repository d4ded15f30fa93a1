"""A mail that somebody sends on to themselves: what counts is the mail within."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, tzinfo
from email.utils import parseaddr, parsedate_to_datetime

from tactful.reading.mail_files import MailFile
from tactful.reading.places import ZONE, UnknownZone, zone_after_an_hour
from tactful.reading.taken.table_days import MONTHS_ELSEWHERE

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
A_DAY_OF_THE_WEEK = re.compile(
    r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|(?:montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mo|di|mi|do|fr|sa|so|lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche))\.?,?\s+"
)
PLAIN_FORMS = (  # without the day of the week; the year may be missing
    "%b %d %Y %I:%M %p", "%B %d %Y %I:%M %p", "%d %B %Y %H:%M", "%d %b %Y %H:%M", "%d %B %Y %I:%M %p",
    "%d %b %Y %I:%M %p", "%b %d %Y %H:%M", "%B %d %Y %H:%M", "%d.%m.%Y %H:%M", "%d/%m/%Y %H:%M",
    "%m/%d/%Y %I:%M %p",
)  # fmt: skip
A_LIFETIME = 60  # years: what is farther away is no day of a mail
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
FORMS = (  # of Gmail, Outlook and Apple; a zone behind them is taken off first
    "%a, %b %d, %Y at %I:%M %p", "%A, %B %d, %Y %I:%M %p", "%A, %d %B %Y %H:%M", "%a, %d %b %Y at %H:%M",
    "%d %B %Y at %H:%M:%S", "%B %d, %Y at %I:%M:%S %p", "%d %B %Y %H:%M", "%d.%m.%Y %H:%M",
)  # fmt: skip
HALF_OF_THE_DAY = re.compile(r"(?i)\b[ap]\.?m\b")
ZONE_BEHIND = re.compile(rf"(?i)\s+(?P<zone>{ZONE})$")
MOST_FIELDS, FEWEST = 8, 2
MOST_OWN_WORDS = 400  # characters that may stand before it


def forwarded(mail: MailFile) -> tuple[MailFile, str] | None:
    """The mail within, as if it had come to whoever sent it on, and what they wrote above it; None
    where there is none. Its day is that of its head, else the day on which it was sent on.
    """
    lead = LEAD.search(mail.text[:MOST_OWN_WORDS])
    if lead is None:
        return None
    told, end = fields_above(mail.text, lead.end())
    sender = next((parseaddr(told[name]) for name in FROM if name in told), ("", ""))
    if len(told) < FEWEST or "@" not in sender[1]:
        return None
    subject = next((told[name] for name in ABOUT if told.get(name)), SENT_ON.sub("", mail.subject))
    written = next((told[name] for name in WHEN if name in told), "")
    within = replace(
        mail, sender=sender, recipients=(mail.sender,), subject=subject,
        text=mail.text[end:].strip(), sent_at=_instant(written, mail.sent_at) or mail.sent_at,
    )  # fmt: skip
    return within, mail.text[: lead.start()].strip()


def fields_above(text: str, start: int) -> tuple[dict[str, str], int]:
    """The fields that follow one another, up to the first empty line, and where the message
    begins.
    """
    told: dict[str, str] = {}
    end = start
    for found in FIELD.finditer(text, start):
        between = text[end : found.start()]
        if between.strip() or len(told) == MOST_FIELDS or (told and between.count("\n") > 1):
            break
        told.setdefault(found["name"].lower(), found["value"].strip(" *"))
        end = found.end()
    return told, end


def _instant(written: str, sent_on: datetime | None) -> datetime | None:
    """The instant; where no zone is said, that of the mail around it."""
    plain = " ".join(written.replace("\u202f", " ").replace("um ", "").split())
    zone = sent_on.tzinfo if sent_on is not None else UTC
    behind = ZONE_BEHIND.search(plain)
    try:
        said = zone_after_an_hour(behind["zone"], "") if behind else zone
    except UnknownZone:
        said = zone
    at = _named(plain[: behind.start()] if behind else plain) or _as_mails_have_it(plain)
    if at is None:
        return None
    return at if at.tzinfo is not None else at.replace(tzinfo=said)


def instant_written(written: str, now: datetime, zone: tzinfo) -> datetime | None:
    """An instant as a mail program shows it. Without a year it is the last one up to ``now``,
    without a zone one of ``zone``; None where it cannot be read.
    """
    at = _read_instant(written, now, zone)
    return at if at is not None and abs(at.year - now.year) < A_LIFETIME else None


def _read_instant(written: str, now: datetime, zone: tzinfo) -> datetime | None:
    known = _instant(written, now.astimezone(zone))
    if known is not None:
        return known
    words = written.replace("\u202f", " ").lower().replace(" at ", " ").replace(" um ", " ")
    plain = " ".join(re.sub(r"(?<=\d)\.(?= )|,", " ", words).split())
    plain = A_DAY_OF_THE_WEEK.sub("", plain)
    plain = " ".join(MONTHS_ELSEWHERE.get(word, word) for word in plain.split())
    if YEAR.search(plain):
        return _of_year(plain, zone)
    local = now.astimezone(zone)
    head, _, hour = plain.rpartition(" ")
    if hour in ("am", "pm"):
        head, _, clock = head.rpartition(" ")
        hour = f"{clock} {hour}"
    some = (_of_year(f"{head} {year} {hour}", zone) for year in (local.year, local.year - 1))
    return next((at for at in some if at is not None and at <= now), None)


def _of_year(plain: str, zone: tzinfo) -> datetime | None:
    for form in PLAIN_FORMS:
        try:
            return datetime.strptime(plain, form).replace(tzinfo=zone)
        except ValueError:
            continue
    return None


def _as_mails_have_it(plain: str) -> datetime | None:
    """By the reader for headers of mails, which knows no half of the day."""
    if HALF_OF_THE_DAY.search(plain):
        return None
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
