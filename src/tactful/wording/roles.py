"""What a position is called in a sentence: without what only the advertisement needs."""

from __future__ import annotations

import re

ONLY_IN_ADVERTISEMENTS = re.compile(
    r"\s*[(\[]\s*(?:[mwfdxhi](?:\s*[/|,*]\s*[mwfdxhi]){1,3}|all genders?|any gender|gn\*?|remote[^)\]]*|hybrid[^)\]]*"
    r"|on-?site[^)\]]*|full[- ]?time[^)\]]*|part[- ]?time[^)\]]*|permanent|temporary|contract|fixed[- ]term[^)\]]*"
    r"|\d{1,3}\s?(?:-\s?\d{1,3}\s?)?%|m|f|w)\s*[)\]]"
    r"|\s*[-–—,|/]\s*(?:remote|hybrid|on-?site|full[- ]?time|part[- ]?time|home[- ]?office)\b(?:\s*\([^)]*\))?\s*$"
    r"|\s+[mwfhd]\s*[/|]\s*[mwfhd](?:\s*[/|]\s*[mwfdxi])?(?=\s|$)"
    r"|\s*[-–—,(\[#|]*\s*\b(?:req(?:uisition)?|job|ref(?:erence)?|vacancy|id|no|nr)\.?\s*(?:id|no|nr|number|code)?\.?\s*[:#]?\s*[A-Z]{0,4}-?\d[\w/-]*[)\]]?"
    r"|\s*[(\[]\s*[A-Z]{0,4}-?\d{3,}[\w-]*\s*[)\]]",
    re.IGNORECASE,
)
BOTH_ENDINGS = re.compile(
    r"(?<=\w)(?:\((?:e|ne|in|innen|trice|a)\)|[:*_·](?:in|innen|e)\b)"
)  # Chargé(e)
RANK = re.compile(r"(?i)^(?:senior|junior|principal|lead|staff|associate|vice)$")
CUT_BEFORE = re.compile(r"\s*(?:[,;:(|/]|\s[-–—]\s|\s(?:in|for|at|with|within|on|to)\s).*$")
OF = re.compile(r"(?i)(?:of|de|du|des|der)$|d['’]\w+")
MOST_WORDS = 4


def plain_role(written: str) -> str:
    """A position without (m/w/d), (Remote) and requisition numbers."""
    role = BOTH_ENDINGS.sub("", " ".join(written.split()))
    plain = ONLY_IN_ADVERTISEMENTS.sub("", role).strip(" -–—,;:/|")
    return plain or role


def short_role(written: str, most: int = MOST_WORDS) -> str:
    """A position by its head noun: "Assistant Professor", "Machine Learning Engineer",
    "Head of Growth".
    """
    role = plain_role(written)
    head = CUT_BEFORE.sub("", role) or role
    words = head.split()
    if len(words) <= most:
        return head
    if any(OF.match(word) for word in words[1:]):
        return _head_and_more(words, most)
    kept = words[-most:]
    while len(kept) > 1 and kept[0] in ("&", "and", "/", "-", "–"):
        kept.pop(0)
    return " ".join(kept)


def _head_and_more(words: list[str], most: int) -> str:
    """ "Head of Growth" whole; "Vice President" where what it is of is too long. The "of" itself
    counts for nothing.
    """
    parts = next(n for n, word in enumerate(words) if n and OF.match(word))
    head, rest = words[:parts], words[parts:]
    while len(head) > most and RANK.match(head[0]):
        head.pop(0)
    told = sum(not OF.fullmatch(word) for word in rest)
    return " ".join([*head, *rest] if len(head) + told <= most else head[-most:])


def without_role(subject: str, role: str) -> str:
    """A subject without the position it is about, in as many of its words as stand there."""
    for words in range(len(role.split()), 0, -1):
        short = short_role(role, words)
        if short in subject:
            return " ".join(subject.replace(short, "").split()).strip(" :,")
    return subject
