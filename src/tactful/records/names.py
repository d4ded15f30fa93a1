"""How names are compared: kindly, whatever their case and accents."""

from __future__ import annotations

import re
import unicodedata

JOINTS = {"at", "@", "·", "-", "with"}


def telling_words(name: str) -> list[str]:
    """The words of a name that tell one application from another: "Engineer at Acme" is
    searched by two.
    """
    words = search_key(name).split()
    return [word for word in words if word not in JOINTS] or words


def code_of_place(country: str, subdivision: str) -> str:
    """A place in short, like "US-NY", or "DE" where no part of it is known."""
    return "-".join(filter(None, (country, subdivision)))


LEGAL_FORM = re.compile(
    r"(?:,? (?:inc|incorporated|llc|llp|ltd|limited|plc|corp|corporation|gmbh"
    r"|kg|sarl|srl|bv|oy|pty|pvt|pte)\b\.?)+$"
)


def company_key(name: str) -> str:
    """The same of a company: "Acme", "Acme, Inc." and "ACME GmbH" are one."""
    key = search_key(name)
    return LEGAL_FORM.sub("", key) or key


APOSTROPHES = str.maketrans("’‘ʼ´`", "'''''")


def search_key(text: str) -> str:
    """A text folded for comparison: no case, no accents, one apostrophe, single spaces."""
    text = text.translate(APOSTROPHES)
    if text.isascii():
        return " ".join(text.lower().split())
    apart = unicodedata.normalize("NFKD", text.casefold())
    folded = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(folded.split())
