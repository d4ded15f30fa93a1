"""A letter as mail: a file or a link that opens as a draft; and mail read for proof-reading."""

from __future__ import annotations

from dataclasses import dataclass
from email import message_from_bytes
from email.headerregistry import Address
from email.message import EmailMessage
from email.policy import SMTP, default
from email.utils import parseaddr
from urllib.parse import quote

from tactful.wording.drafts import Thread
from tactful.wording.names import read_name

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


def as_eml(
    subject: str, body: str, sender: tuple[str, str], to: tuple[str, str], thread: Thread | None
) -> bytes:
    """A draft as a file: X-Unsent opens it ready to be sent. ``sender`` and ``to`` are name and
    address; the date and the message's id are made by the program that sends it.
    """
    message = EmailMessage(policy=SMTP)
    if sender[1]:
        message["From"] = _address(*sender)
    if to[1]:
        message["To"] = _address(*to)
    message["Subject"] = " ".join(subject.split())
    if thread is not None and thread.message_ids:
        message["In-Reply-To"] = thread.message_ids[-1]
        message["References"] = " ".join(thread.message_ids)
    message["X-Unsent"] = "1"
    message.set_content(body, charset="utf-8", cte="quoted-printable")
    return message.as_bytes()


def _address(name: str, address: str) -> Address | str:
    user, _, domain = address.rpartition("@")
    shown = " ".join(read_name(name).full.split())
    if address.isascii():
        return Address(shown, user, domain)
    return address


def as_mailto(address: str, subject: str, body: str) -> str:
    """A link that opens the mail program with the letter in it (RFC 6068)."""
    lines = body.replace("\r\n", "\n").replace("\n", "\r\n")
    told = f"subject={quote(subject, safe='')}&body={quote(lines, safe='')}"
    return f"mailto:{quote(address, safe='@')}?{told}"


def read_mail(raw: bytes) -> Mail:
    """A mail as it stands in a file."""
    message = message_from_bytes(raw, policy=default)
    body = message.get_body(preferencelist=("plain",))
    text = body.get_content() if body is not None else ""
    attachments = list(message.iter_attachments())
    return Mail(
        text=str(text).replace("\r\n", "\n"),
        subject=str(message["Subject"] or ""),
        is_reply=bool(message["In-Reply-To"] or message["References"]),
        attachments=len(attachments),
        sender=parseaddr(str(message["From"] or ""))[0],
        addressee=parseaddr(str(message["To"] or ""))[0],
    )


def looks_like_mail(raw: bytes) -> bool:
    """Whether a text begins with the headers of a mail."""
    head = raw.lstrip(b"\xef\xbb\xbf")[:4000].replace(b"\r\n", b"\n").partition(b"\n\n")[0]
    names = [line.partition(b":")[0].lower() for line in head.split(b"\n") if line[:1].strip()]
    headers = {b"from", b"to", b"subject", b"date", b"message-id", b"mime-version", b"received"}
    return len(headers & set(names)) >= 2 and all(b":" in line or not line[:1].strip()
                                                  for line in head.split(b"\n"))  # fmt: skip
