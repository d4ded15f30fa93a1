"""Names, notes and addresses as people type them: taken as they are, or refused with a sentence."""

from __future__ import annotations

import re

from tactful.limits import LINK_LIMIT, NAME_LIMIT, NOTE_LIMIT, TURNING, UNSEEN
from tactful.refusal import Misused

ADDRESS_IN_TEXT = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
EMAIL = re.compile(r"[^\s@<>()\[\],;:\"]+@[^\s@<>()\[\],;:\"]+\.[^\s@<>()\[\],;:\"]+")
PHONE = re.compile(r"\+?[\d\s().\-/]{5,39}")
WEB_ADDRESS = re.compile(
    r"(?:https?://)?[^\s/:@<>\"]+\.[^\s/:@<>\"]+(?:/[^\s<>\"]*)?", re.IGNORECASE
)


def one_line(text: str, what: str) -> str:
    """A short text in one line. Raises `Misused` for what no name is."""
    line = " ".join(text.split())
    if not line:
        raise Misused(f"{what} is empty.")
    if UNSEEN.search(text) or TURNING.search(text):
        raise Misused(f"{what} holds control characters; take them out.")
    if len(line) > NAME_LIMIT:
        raise Misused(f"{what} is longer than {NAME_LIMIT} characters; shorten it.")
    return line


def free_text(text: str, what: str = "The note") -> str:
    """A longer text. Raises `Misused` for what is too long or no text."""
    if len(text) > NOTE_LIMIT:
        raise Misused(f"{what} is longer than {NOTE_LIMIT:,} characters (1 MB); shorten it.")
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if UNSEEN.search(plain):
        raise Misused(f"{what} holds control characters; take them out.")
    return plain.strip()


def tidy(text: str, limit: int = NAME_LIMIT) -> str:
    """A line of somebody else's file: what no name holds is left out, what is too long is cut."""
    plain = TURNING.sub("", UNSEEN.sub(" ", text))
    return " ".join(plain.split())[:limit].strip()


def email(text: str) -> str:
    """An email address. Raises `Misused` for what is none."""
    address = one_line(text, "The email address")
    if not EMAIL.fullmatch(address) or len(address) > 254:
        raise Misused(f"“{address[:60]}” is no email address.")
    return address


def phone(text: str) -> str:
    """A phone number. Raises `Misused` for what is none."""
    number = one_line(text, "The phone number")
    if not PHONE.fullmatch(number) or sum(c.isdigit() for c in number) < 4:
        raise Misused(f"“{number[:60]}” is no phone number; write it like +1 212 555 0147.")
    return number


def link(text: str) -> str:
    """The address of any page. Raises `Misused` where a browser could not open it."""
    address = "".join(text.split())
    if len(address) > LINK_LIMIT:
        raise Misused(f"The link is longer than {LINK_LIMIT:,} characters; shorten it.")
    if not re.match(r"(?i)https?://[\w\[]", address) or UNSEEN.search(address):
        raise Misused(f"“{address[:60]}” is no link; write the whole address, from https:// on.")
    return address


def linkedin(text: str) -> str:
    """The address of a LinkedIn page. Raises `Misused` for what is no address of a page."""
    address = one_line(text, "The LinkedIn address")
    if not WEB_ADDRESS.fullmatch(address):
        raise Misused(
            f"“{address[:60]}” is no LinkedIn address; write it like linkedin.com/in/dana-reyes."
        )
    return address
