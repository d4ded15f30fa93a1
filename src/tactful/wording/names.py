"""How somebody is addressed: by the name they use, and never by a guess."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

TITLES = {
    "dr": "Dr.", "prof": "Prof.", "professor": "Professor", "mr": "Mr.", "mrs": "Mrs.",
    "ms": "Ms.", "mx": "Mx.", "sir": "Sir", "dame": "Dame", "rev": "Rev.",
}  # fmt: skip
PARTICLES = frozenset(
    {"van", "von", "de", "da", "di", "del", "der", "den", "la", "le", "bin", "al"}
)
AFTER_THE_NAME = re.compile(
    r",?\s+(?:Ph\.?D\.?|MBA|M\.?Sc\.?|B\.?Sc\.?|CPA|Jr\.?|Sr\.?|I{2,3})$", re.I
)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart, as far as that is safe. ``first`` is empty where it cannot be told."""

    full: str
    first: str
    last: str
    title: str


def read_name(written: str) -> Name:
    """ "Dr. Dana Reyes", "Reyes, Dana" and "山田 花子" as one would address them."""
    plain = AFTER_THE_NAME.sub("", " ".join(written.split()))
    words = plain.split()
    titles = []
    while words and words[0].rstrip(".").lower() in TITLES and len(words) > 1:
        titles.append(TITLES[words.pop(0).rstrip(".").lower()])
    plain = " ".join(words)
    if plain.count(",") == 1 and not plain.endswith(","):
        last, first = (part.strip() for part in plain.split(","))
        plain = f"{first} {last}"
        words = plain.split()
    if not _is_alphabetic_in_order(plain) or len(words) < 2:
        return Name(plain, "", "", " ".join(titles))
    at = next((n for n, w in enumerate(words[1:-1], 1) if w.lower() in PARTICLES), len(words) - 1)
    return Name(plain, words[0], " ".join(words[at:]), " ".join(titles))


def _is_alphabetic_in_order(name: str) -> bool:
    """Latin, Greek and Cyrillic names stand given name first; of others that is not known."""
    for letter in name:
        if letter.isalpha():
            kind = unicodedata.name(letter, "").split(" ")[0]
            if kind not in ("LATIN", "GREEK", "CYRILLIC"):
                return False
    return True


def salutation(written: str, register: str) -> str:
    """The first line of a letter: "Hi Dana,", "Hello Dana,", "Dear Dr. Reyes,". A person whose
    name is not known is greeted without one.
    """
    if not written.strip():
        return {"warm": "Hello,", "neutral": "Hello,", "formal": "Dear hiring team,"}[register]
    return f"{'Dear' if register == 'formal' else _hi(register)} {addressed(written, register)},"


def _hi(register: str) -> str:
    return "Hi" if register == "warm" else "Hello"


def addressed(written: str, register: str) -> str:
    """How they are called: first name; formally with their title, else by their whole name."""
    name = read_name(written)
    if register == "formal" or (name.title and register == "neutral"):
        if name.title and name.last:
            return f"{name.title} {name.last}"
        return f"{name.title} {name.full}".strip()
    return name.first or name.full


def good_time(there: datetime, spelling: str) -> str:
    """Good morning, afternoon or evening, by their clock."""
    evening = 18 if spelling == "GB" else 17
    if there.hour < 12:
        return "Good morning"
    return "Good afternoon" if there.hour < evening else "Good evening"
