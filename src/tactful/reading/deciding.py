"""Whether words tell when they decide, or when one hears: that is not the same."""

from __future__ import annotations

import re

NO_PROMISE = re.compile(  # "and I can email her if I hear nothing"
    r"\b(?:if|unless|in case)\b[^,.;]*|^should\b[^,.;]*|\bi(?:'m| am| can| may| could| should)\b[^,.;]*",
    re.IGNORECASE,
)
THEY_DECIDE = re.compile(r"\b(?:decid\w+|decision|make up (?:their|our) minds?)\b", re.IGNORECASE)
THEY_TELL = re.compile(
    r"\b(?:hear\w*|contact\w*|touch|tells?|told|calls?|rings?|e-?mails?|writes?|knows?|answers?|inform\w*|notif\w+|repl(?:y|ies)|let (?:me|you|us|all|every)|back to|giv\w+ (?:me|us|you)|shar\w+|announc\w+|(?:have|get|receive) (?:an?|the|my|their) (?:decision|answer|result|reply))\b",
    re.IGNORECASE,
)


def is_about_deciding(said: str) -> bool:
    """Whether what was said tells when they decide, and not when one hears: that is not the
    same.
    """
    promised = NO_PROMISE.sub("", said)
    return bool(THEY_DECIDE.search(promised)) and not THEY_TELL.search(promised)


def clause_at(text: str, start: int, end: int) -> str:
    """What stands between the commas and full stops around a place in a text."""
    before = re.split(r"[,;.!?\n]", text[:start])[-1]
    after = re.split(r"[,;.!?\n]", text[end:], maxsplit=1)[0]
    return f"{before}{text[start:end]}{after}"
