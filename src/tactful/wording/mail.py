"""A letter as mail: a file or a link that opens as a draft; and mail read for proof-reading."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, SMTPUTF8, default
from email.utils import parseaddr, parsedate_to_datetime
from html.parser import HTMLParser
from urllib.parse import quote

from tactful.refusal import Refused
from tactful.wording.drafts import Thread
from tactful.wording.names import read_name

MESSAGE_ID = re.compile(r"<[^\s<>]+>")
LONGEST_MAILTO = 1900  # characters: what every mail program takes


@dataclass(frozen=True, slots=True)
class Mail:
    """What a mail holds, as far as proof-reading asks."""

    text: str
    subject: str
    is_reply: bool
    attachments: int
    sender: str
    addressee: str
    message_id: str
    sent_at: datetime | None


def as_eml(
    subject: str, body: str, sender: tuple[str, str], to: tuple[str, str], thread: Thread | None
) -> bytes:
    """A draft as a file: X-Unsent opens it ready to be sent. ``sender`` and ``to`` are name and
    address; the date and the message's id are made by the program that sends it.
    """
    plain = (sender[1] + to[1]).isascii()
    message = EmailMessage(policy=SMTP if plain else SMTPUTF8)
    if sender[1]:
        message["From"] = _address(*sender)
    if to[1]:
        message["To"] = _address(*to)
    message["Subject"] = " ".join(subject.split())
    ids = [id for id in (thread.message_ids if thread else ()) if MESSAGE_ID.fullmatch(id)]
    if ids:
        message["In-Reply-To"] = ids[-1]
        message["References"] = " ".join(ids)
    message["X-Unsent"] = "1"
    message.set_content(body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _address(name: str, address: str) -> Address:
    user, _, domain = address.rpartition("@")
    shown = " ".join(read_name(name).full.split())
    return Address(shown, user, domain)


def as_mailto(address: str, subject: str, body: str) -> str:
    """A link that opens the mail program with the letter in it (RFC 6068)."""
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    told = f"subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
    return f"mailto:{quote(address, safe='@')}?{told}"


def as_web_mail(address: str, subject: str, body: str) -> tuple[str, str]:
    """Links that open the letter as a draft in Gmail and in Outlook on the web."""
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    to, about, text = (quote(part, safe="") for part in (address, subject, lines))
    return (
        f"https://mail.google.com/mail/?view=cm&fs=1&to={to}&su={about}&body={text}",
        f"https://outlook.office.com/mail/deeplink/compose?to={to}&subject={about}&body={text}",
    )


def read_mail(raw: bytes) -> Mail:
    """A mail as it stands in a file."""
    message = message_from_bytes(raw, policy=default)
    body = message.get_body(preferencelist=("plain", "html"))
    try:
        text = str(body.get_content()) if body is not None else ""
    except (LookupError, UnicodeError) as error:
        raise Refused(f"The text of this mail cannot be read ({error}).") from error
    if body is not None and body.get_content_type() == "text/html":
        text = _words_of(text)
    attachments = list(message.iter_attachments())
    return Mail(
        text=str(text).replace("\r\n", "\n"),
        subject=str(message["Subject"] or ""),
        is_reply=bool(message["In-Reply-To"] or message["References"]),
        attachments=len(attachments),
        sender=parseaddr(str(message["From"] or ""))[0],
        addressee=parseaddr(str(message["To"] or ""))[0],
        message_id=id_[0] if (id_ := MESSAGE_ID.findall(str(message["Message-ID"] or ""))) else "",
        sent_at=_sent_at(str(message["Date"] or "")),
    )


def _sent_at(written: str) -> datetime | None:
    """When it was sent, if the mail says so, with the zone it says it in."""
    try:
        sent = parsedate_to_datetime(written)
    except ValueError:
        return None
    return sent if sent.tzinfo is not None else None


class _Words(HTMLParser):
    """The words of a page of HTML, its paragraphs apart."""

    def __init__(self) -> None:
        super().__init__()
        self.words: list[str] = []
        self.hidden = 0

    def handle_starttag(self, tag: str, _attrs: list[tuple[str, str | None]]) -> None:
        """A paragraph begins, or something that is not read."""
        self.hidden += tag in ("style", "script", "blockquote")
        self.words += ["\n"] if tag in ("p", "br", "div", "li", "tr") else []

    def handle_endtag(self, tag: str) -> None:
        """What was not read ends."""
        self.hidden -= tag in ("style", "script", "blockquote")

    def handle_data(self, data: str) -> None:
        """Words."""
        self.words += [] if self.hidden > 0 else [data]


def _words_of(html: str) -> str:
    reading = _Words()
    reading.feed(html)
    return "".join(reading.words).strip() + "\n"
