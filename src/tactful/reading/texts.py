"""Names, notes and addresses as people type them: taken as they are, or refused with a sentence."""

from __future__ import annotations

import re

from tactful.limits import LINK_LIMIT, NAME_LIMIT, NOTE_LIMIT, TURNING, UNSEEN
from tactful.refusal import CodedMisuse

SHOWN = 60  # characters of what is refused
NOTE, LINK, LINKEDIN = "note", "link", "linkedin"  # what is refused, where nobody named it
EMAIL_ADDRESS, PHONE_NUMBER = "email_address", "phone_number"
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
        raise CodedMisuse("empty", what=what)
    if UNSEEN.search(text) or TURNING.search(text):
        raise CodedMisuse("control_signs", what=what)
    if len(line) > NAME_LIMIT:
        raise CodedMisuse("long", what=what, limit=NAME_LIMIT)
    return line


def free_text(text: str, what: str = NOTE) -> str:
    """A longer text. Raises `Misused` for what is too long or no text."""
    if len(text) > NOTE_LIMIT:
        raise CodedMisuse("long", what=what, limit=NOTE_LIMIT)
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    if UNSEEN.search(plain):
        raise CodedMisuse("control_signs", what=what)
    return plain.strip()


def tidy(text: str, limit: int = NAME_LIMIT) -> str:
    """A line of somebody else's file: what no name holds is left out, what is too long is cut."""
    plain = TURNING.sub("", UNSEEN.sub(" ", text))
    return " ".join(plain.split())[:limit].strip()


def email(text: str) -> str:
    """An email address. Raises `Misused` for what is none."""
    address = one_line(text, EMAIL_ADDRESS)
    if not EMAIL.fullmatch(address) or len(address) > 254:
        raise CodedMisuse("no_email", text=address[:SHOWN])
    return address


def phone(text: str) -> str:
    """A phone number. Raises `Misused` for what is none."""
    number = one_line(text, PHONE_NUMBER)
    if not PHONE.fullmatch(number) or sum(c.isdigit() for c in number) < 4:
        raise CodedMisuse("no_phone", text=number[:SHOWN])
    return number


def link(text: str) -> str:
    """The address of any page. Raises `Misused` where a browser could not open it."""
    address = "".join(text.split())
    if len(address) > LINK_LIMIT:
        raise CodedMisuse("long", what=LINK, limit=LINK_LIMIT)
    if not re.match(r"(?i)https?://[\w\[]", address) or UNSEEN.search(address):
        raise CodedMisuse("no_link", text=address[:SHOWN])
    return address


def linkedin(text: str) -> str:
    """The address of a LinkedIn page. Raises `Misused` for what is no address of a page."""
    address = one_line(text, LINKEDIN)
    if not WEB_ADDRESS.fullmatch(address):
        raise CodedMisuse("no_linkedin", text=address[:SHOWN])
    return address
