"""A mail as a file (RFC 5322, .eml): what it says, who sent it, and whether a machine did.

Any charset or nesting is read as far as it goes; a damaged mail gives what can be made out of
it. HTML is read as text: nothing in it is run or fetched. Headers tell a returned mail (RFC
3464) and an automatic one (RFC 3834) before any word is looked at.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from email import message_from_bytes, policy
from email.errors import HeaderParseError, MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import getaddresses, parseaddr, parsedate_to_datetime

from tactful.reading.shallow_html import shallow
from tactful.refusal import Coded

LARGEST = 50_000_000  # bytes
LONGEST_TEXT = 200_000  # characters
MESSAGE_ID = re.compile(r"<[^<>\s]+>")
ADDRESS = re.compile(r"[\w.+%'=/-]+@[\w-]+(?:\.[\w-]+)+")
FROM_A_MAIL_SYSTEM = re.compile(
    r"mailer-?daemon|postmaster|mail(?:-| )?delivery|mdaemon|<>|mail(?:er)? system|bounce",
    re.IGNORECASE,
)
RETURNED = re.compile(
    r"undeliver|delivery (?:status|failure|has failed|report|problem|delayed|incomplete|warning)|failure notice"
    r"|returned (?:mail|to sender)|mail delivery|non-?delivery|delivery-status|nicht zugestellt|unzustellbar"
    r"|non remis|mail system error|message not delivered|could not (?:be )?deliver|not delivered"
    r"|user unknown|rejected:|warning: (?:message|could not)|mail could not|unable to deliver|failed delivery",
    re.IGNORECASE,
)
NO_SUCH = re.compile(
    r"\b5\d\d\b|\b5\.\d\.\d{1,3}\b|user unknown|unknown user|no such user|does not exist|mailbox (?:not found|unavailable"
    r"|full)|not found|unknown (?:recipient|address|host)|no longer|disabled|rejected|undeliverable|permanent|fatal|failed",
    re.IGNORECASE,
)
DELAYED = re.compile(
    r"\bdelay(?:ed)?\b|will (?:be retried|retry|keep trying|continue)|warning:|not yet (?:been )?delivered|still trying"
    r"|you do not need to resend|\b4\.\d\.\d{1,3}\b",
    re.IGNORECASE,
)
NEVER_MEANT = re.compile(r"mailer-?daemon|postmaster|noreply|no-reply", re.IGNORECASE)


class UnreadableMail(Coded, ValueError):
    """The mail cannot be read at all."""


@dataclass(frozen=True, slots=True)
class Bounce:
    """A mail that came back: which address, and whether for good."""

    address: str
    permanent: bool


@dataclass(frozen=True, slots=True)
class Attachment:
    """Something that came with a mail."""

    name: str
    kind: str
    content: bytes


@dataclass(frozen=True, slots=True)
class MailFile:
    """What stands in a mail. ``automatic``: a machine answered; ``bulk``: sent to many."""

    text: str
    subject: str
    sender: tuple[str, str]
    recipients: tuple[tuple[str, str], ...]
    sent_at: datetime | None
    message_id: str
    references: tuple[str, ...]
    automatic: bool
    bulk: bool
    bounce: Bounce | None
    attachments: tuple[Attachment, ...]
    sent: str = ""  # when it says that it was sent, where that is no instant


HEADER_LINE = re.compile(rb"[A-Za-z][A-Za-z0-9-]{1,40}:[ \t]?[^\r\n]*\r?\n")
TELLING = re.compile(
    rb"(?im)^(?:from|to|subject|date|message-id|received|return-path|mime-version|delivered-to|x-[\w-]+):"
)


LONGEST_HEAD = 1_000_000  # bytes; servers stop at some 64,000
LONGEST_HEADER = 50_000  # characters that are looked at: many words in code are read slowly
MOST_PEOPLE = 200


def is_mail(raw: bytes) -> bool:
    """Whether a file is a mail: it begins with headers (after an mbox line, perhaps), and at
    least two of them are those of a mail.
    """
    head = raw.lstrip(b"\xef\xbb\xbf \r\n")[:20_000]
    if head.startswith((b"From ", b">From ")):
        head = head.partition(b"\n")[2]
    if HEADER_LINE.match(head) is None:
        return False
    block = re.split(rb"\r?\n\r?\n", head, maxsplit=1)[0]
    names = {found.lower() for found in TELLING.findall(block)}
    machine = names & {b"message-id:", b"received:", b"return-path:", b"mime-version:", b"date:"}
    return len(names) >= 2 and bool(machine or len(names) >= 3)


def read_mail_file(raw: bytes) -> MailFile:
    """Read a mail. Raises `UnreadableMail` with a sentence where nothing can be made of it."""
    if len(raw) > LARGEST:
        raise UnreadableMail("mail_too_large")
    head = raw[: LONGEST_HEAD + 1].partition(b"\n\n")[0].partition(b"\r\n\r\n")[0]
    if len(head) > LONGEST_HEAD:
        raise UnreadableMail("mail_head_too_long")
    try:
        message = message_from_bytes(raw, policy=policy.compat32)
        return _read(message)
    except RecursionError as error:
        raise UnreadableMail("mail_too_deep") from error
    except (MessageError, ValueError, LookupError, AttributeError, TypeError) as error:
        raise UnreadableMail("mail_damaged") from error


def _read(message: Message) -> MailFile:
    text, attachments = _parts(message)
    subject = " ".join(_header(message, "Subject").split())
    sender = parseaddr(_header(message, "From"))
    references = MESSAGE_ID.findall(
        f"{_header(message, 'References')} {_header(message, 'In-Reply-To')}"
    )
    ids = MESSAGE_ID.findall(_header(message, "Message-ID"))
    bounce = _bounce(message, subject, text)
    return MailFile(
        text=text[:LONGEST_TEXT],
        subject=subject,
        sender=sender,
        recipients=tuple(getaddresses([_header(message, "To"), _header(message, "Cc")]))[
            :MOST_PEOPLE
        ],
        sent_at=_instant(_header(message, "Date")),
        sent=_header(message, "Date") or _header(message, "Sent") or _header(message, "Gesendet"),
        message_id=ids[0] if ids else "",
        references=tuple(dict.fromkeys(references)),
        automatic=bounce is not None or _is_automatic(message, subject),
        bulk=_is_bulk(message),
        bounce=bounce,
        attachments=attachments,
    )


def _header(message: Message, name: str) -> str:
    written = (value for key, value in message.raw_items() if key.lower() == name.lower())
    raw = _as_written(str(next(written, ""))[:LONGEST_HEADER])
    try:
        return str(make_header(decode_header(raw)))
    except (HeaderParseError, LookupError, UnicodeError, ValueError):
        return raw.encode("ascii", "replace").decode()


def _as_written(raw: str) -> str:
    """A header that came in UTF-8 as it is, which the parser keeps as single bytes."""
    try:
        single = raw.encode("ascii", "surrogateescape")
    except UnicodeError:
        return raw
    try:
        return single.decode("utf-8")
    except UnicodeError:
        return single.decode("cp1252", "replace")


def _instant(written: str) -> datetime | None:
    try:
        sent = parsedate_to_datetime(written)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
    return sent if sent.tzinfo is not None else None


def _parts(message: Message) -> tuple[str, tuple[Attachment, ...]]:
    """The text (plain if there is any, else HTML read as text), and what came with it."""
    plain: list[str] = []
    html: list[str] = []
    attachments: list[Attachment] = []
    for part in _own_parts(message):
        kind = part.get_content_type()
        name = part.get_filename() or ""
        if name or part.get_content_disposition() == "attachment" or kind == "text/calendar":
            attachments.append(Attachment(_plain_name(name), kind, _content(part)))
        elif kind == "text/plain":
            plain.append(_decoded(part))
        elif kind == "text/html":
            html.append(_decoded(part))
    text = "\n".join(t for t in plain if t.strip())
    if not text.strip() and html:
        text = "\n".join(text_of_html(h) for h in html)
    return text, tuple(attachments)


def _own_parts(part: Message) -> Iterator[Message]:
    """What the sender wrote and attached; a mail that is attached has its own words."""
    held = part.get_payload()
    if part.get_content_maintype() == "message":
        return
    if part.is_multipart() and isinstance(held, list):
        for inner in held:
            if isinstance(inner, Message):
                yield from _own_parts(inner)
    else:
        yield part


def _plain_name(name: str) -> str:
    return re.sub(r"[^\w. -]", "_", name)[:100]


def _content(part: Message) -> bytes:
    content = part.get_payload(decode=True)
    return content if isinstance(content, bytes) else b""


def _decoded(part: Message) -> str:
    content = _content(part)
    charset = str(part.get_content_charset() or "utf-8")
    for one in (charset, "utf-8", "windows-1252"):
        try:
            return _as_windows_meant(content.decode(one)).replace("\r\n", "\n")
        except (LookupError, UnicodeError):
            continue
    return _as_windows_meant(content.decode("latin-1")).replace("\r\n", "\n")


MISLABELLED = {
    n: bytes([n]).decode("windows-1252", "ignore") for n in range(0x80, 0xA0)
}  # what a mail from Windows holds that calls itself latin-1


def _as_windows_meant(text: str) -> str:
    return text.translate(MISLABELLED)


def text_of_html(html: str) -> str:
    """The words of a page of HTML, its paragraphs apart, quoted mail marked by ">"."""
    from selectolax.lexbor import LexborHTMLParser

    tree = LexborHTMLParser(shallow(html[: 5 * LONGEST_TEXT]))
    tree.strip_tags(["script", "style", "head", "title", "template", "noscript"], recursive=True)
    for hidden in tree.css('[hidden], [style*="display:none" i], [style*="display: none" i]'):
        hidden.decompose()
    for quote in tree.css("blockquote, .gmail_quote"):
        inner = quote.text(separator="\n", strip=True)
        marked = "\n".join(f"> {line}" for line in inner.split("\n"))
        quote.replace_with(f"\n{marked}\n")
    for block in tree.css("br, p, div, li, tr, h1, h2, h3, table"):
        block.insert_before("\n")
    body = tree.body
    text = body.text(separator="") if body is not None else ""
    lines = [" ".join(line.split()) for line in text.split("\n")]
    return re.sub(r"\n{3,}", "\n\n", "\n".join(lines)).strip() + "\n"


def _is_automatic(message: Message, subject: str) -> bool:
    submitted = _header(message, "Auto-Submitted").strip().lower()
    if submitted and not submitted.startswith("no"):
        return True
    if _header(message, "Precedence").strip().lower() == "auto_reply":
        return True
    told = (
        "X-Autoreply",
        "X-Auto-Reply",
        "X-Autorespond",
        "X-Auto-Reply-From",
        "X-AutoReply-From",
        "X-Autoresponder",
    )
    if any(message.get(name) for name in told):
        return True
    return bool(
        re.match(
            r"\s*(?:auto(?:matic)?[ -]?(?:reply|response)|out of (?:the )?office|abwesenheit|automatische antwort"
            r"|réponse automatique|risposta automatica|respuesta automática|autosvar|automatisch antwoord)\b",
            subject,
            re.IGNORECASE,
        )
    )


def _is_bulk(message: Message) -> bool:
    if any(message.get(name) for name in ("List-Unsubscribe", "List-Id", "List-Post")):
        return True
    return _header(message, "Precedence").strip().lower() in ("bulk", "list", "junk")


def _bounce(message: Message, subject: str, text: str) -> Bounce | None:
    """A returned mail: by its report, by what mail systems are known to write, by its words."""
    reported = _reported(message)
    if reported is not None:
        return reported
    from_a_system = (
        FROM_A_MAIL_SYSTEM.search(_header(message, "From"))
        or _header(message, "Return-Path").strip() == "<>"
        or message.get("X-Failed-Recipients")
    )
    if not from_a_system and not RETURNED.search(subject):
        return None
    return _scanned(message) or _by_its_words(message, subject, text)


def _reported(message: Message) -> Bounce | None:
    """The delivery status of RFC 3464."""
    for part in message.walk():
        if part.get_content_type() not in (
            "message/delivery-status",
            "message/global-delivery-status",
        ):
            continue
        blocks = part.get_payload()
        for block in blocks if isinstance(blocks, list) else []:
            if not isinstance(block, Message):
                continue
            whom = block.get("Final-Recipient") or block.get("Original-Recipient")
            if whom is None:
                continue
            action = str(block.get("Action", "")).strip().lower()
            if action in ("delivered", "relayed", "expanded"):
                continue
            found = ADDRESS.search(str(whom))
            status = str(block.get("Status", "")).strip()
            later = action.startswith("delay") or (status.startswith("4") and action != "failed")
            return Bounce(found[0] if found else "", permanent=not later)
    return None


def _scanned(message: Message) -> Bounce | None:
    from flufl.bounce import all_failures

    try:
        temporary, permanent = all_failures(message)
    except (ValueError, TypeError, AttributeError, KeyError, IndexError, LookupError):
        return None  # a damaged report: its words may still tell
    for found, for_good in ((permanent, True), (temporary, False)):
        for address in sorted(found):
            return Bounce(address.decode("ascii", "replace"), for_good)
    return None


def _by_its_words(message: Message, subject: str, text: str) -> Bounce | None:
    words = text or _first_words(message)
    returned = RETURNED.search(subject) or RETURNED.search(words[:3000])
    failed = message.get("X-Failed-Recipients")
    if not returned and not NO_SUCH.search(words[:3000]) and not failed:
        return None
    found = [
        a for a in ADDRESS.findall(f"{failed or ''} {words[:5000]}") if not NEVER_MEANT.search(a)
    ]
    permanent = not DELAYED.search(f"{subject} {words[:1500]}") or bool(
        re.search(r"\b5\.\d\.\d|\b55\d\b|giv(?:en|ing) up|gave up", words[:3000])
    )
    return Bounce(found[0] if found else "", permanent)


def _first_words(message: Message) -> str:
    content = message.get_payload(decode=True) if not message.is_multipart() else None
    return content.decode("latin-1") if isinstance(content, bytes) else ""
