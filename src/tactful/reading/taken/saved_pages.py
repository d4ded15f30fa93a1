"""A page as browsers save it: plain HTML, or wrapped with its pictures (.mhtml)."""

from __future__ import annotations

from email import message_from_bytes, policy
from email.message import Message

from tactful.reading.taken.sorts import text_of

WRAPPED_BY = (b"\nsnapshot-content-location:", b"\nfrom: <saved by ")


def is_wrapped(content: bytes) -> bool:
    """Whether a browser wrapped a page and its pictures into one file, as if it were a mail."""
    head = b"\n" + content[:2000].lower().replace(b"\r\n", b"\n").replace(b'"', b"")
    is_bundle = b"\ncontent-type: multipart/related" in head
    return is_bundle and any(sign in head for sign in WRAPPED_BY)


def page_of(content: bytes) -> str:
    """The HTML of a saved page. Raises `Unreadable` for a file that is too large."""
    if not is_wrapped(content):
        return text_of(content)
    message = message_from_bytes(content, policy=policy.compat32)
    return next((text_of(_bytes(p)) for p in message.walk() if _is_html(p)), "")


def _is_html(part: Message) -> bool:
    return part.get_content_type() == "text/html"


def _bytes(part: Message) -> bytes:
    held = part.get_payload(decode=True)
    return held if isinstance(held, bytes) else b""
