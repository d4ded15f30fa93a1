"""How somebody is addressed: by the name they use, and never by a guess."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from datetime import datetime

TITLES = {
    "dr": "Dr.", "prof": "Prof.", "professor": "Professor", "mr": "Mr.", "mrs": "Mrs.",
    "ms": "Ms.", "mx": "Mx.", "herr": "Herr", "frau": "Frau", "señor": "Señor",
    "señora": "Señora", "monsieur": "Monsieur", "madame": "Madame",
    "sir": "Sir", "dame": "Dame", "rev": "Rev.",
}  # fmt: skip
GIVEN_NAME_FOLLOWS = frozenset({"Sir", "Dame"})
PARTICLES = frozenset(
    {"van", "von", "de", "da", "di", "del", "der", "den", "la", "le", "bin", "al"}
)
AFTER_THE_NAME = re.compile(
    r",?\s+(?:Ph\.?\s?D\.?|M\.?Sc\.?|B\.?Sc\.?|Jr\.?|Sr\.?|I{2,3})$|,\s*[A-Z]{2,5}$|\s+(?:MBA|CPA|MD|PMP)$"
)
BESIDE_THE_NAME = re.compile(r"\s*\([^()]*\)")  # (she/her), (HR)
WITHIN_A_TITLE = re.compile(
    r"^(?:med|rer|nat|phil|ing|h|c|pol|jur|dipl)\b\.?(?:-ing\.?)?$", re.IGNORECASE
)
A_GROUP = re.compile(
    r"\b(?:team|HR|recruiting|hiring|department|office|talent|careers?|jobs)\b", re.IGNORECASE
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
    plain = BESIDE_THE_NAME.sub("", " ".join(written.split())) or " ".join(written.split())
    if A_GROUP.search(plain):
        return Name(plain, "", "", "")
    while AFTER_THE_NAME.search(plain):
        plain = AFTER_THE_NAME.sub("", plain)
    words = plain.split()
    titles: list[str] = []
    while len(words) > 1:
        word = words[0].partition("-")[0].rstrip(".").lower()
        if word in TITLES:
            titles.append(TITLES[word])
        elif not (titles and WITHIN_A_TITLE.fullmatch(words[0])):
            break
        words.pop(0)
    plain = " ".join(words)
    if plain.count(",") == 1 and not plain.endswith(","):
        last, first = (part.strip() for part in plain.split(","))
        plain = f"{first} {last}"
        words = plain.split()
    title = titles[0] if titles else ""
    if titles and len(words) == 1:
        return Name(f"{title} {plain}", "", plain, title)
    if not _is_alphabetic_in_order(plain) or len(words) < 2:
        return Name(plain, "", "", title)
    at = next((n for n, w in enumerate(words[1:-1], 1) if w.lower() in PARTICLES), len(words) - 1)
    return Name(plain, words[0], " ".join(words[at:]), title)


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
        if name.title in GIVEN_NAME_FOLLOWS and name.first:
            return f"{name.title} {name.first}"
        if name.title and name.last:
            return f"{name.title} {name.last}"
        return name.full
    return name.first or name.full


def good_time(there: datetime, spelling: str) -> str:
    """Good morning, afternoon or evening, by their clock."""
    evening = 18 if spelling == "GB" else 17
    if there.hour < 12:
        return "Good morning"
    return "Good afternoon" if there.hour < evening else "Good evening"
