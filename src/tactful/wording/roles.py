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
CUT_BEFORE = re.compile(r"\s*(?:[,;:(|/]|\s[-–—]\s|\s(?:in|for|at|with|within|on|to)\s).*$")
HEAD_FIRST = re.compile(r"\b(?:of|de|du|des|der)\b", re.IGNORECASE)
MOST_WORDS = 4


def plain_role(written: str) -> str:
    """A position without (m/w/d), (Remote) and requisition numbers."""
    role = " ".join(written.split())
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
    if HEAD_FIRST.search(head):
        kept = words[:most]
        while len(kept) > 1 and HEAD_FIRST.fullmatch(kept[-1]):
            kept.pop()
        return " ".join(kept)
    kept = words[-most:]
    while len(kept) > 1 and kept[0] in ("&", "and", "/", "-", "–"):
        kept.pop(0)
    return " ".join(kept)


def without_role(subject: str, role: str) -> str:
    """A subject without the position it is about, in as many of its words as stand there."""
    for words in range(len(role.split()), 0, -1):
        short = short_role(role, words)
        if short in subject:
            return " ".join(subject.replace(short, "").split()).strip(" :,")
    return subject
