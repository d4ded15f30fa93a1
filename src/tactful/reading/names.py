"""Names of people in a note: who said it, and whom to contact."""

from __future__ import annotations

import re
from collections.abc import Sequence

NAME = r"(?:(?:Mr|Mrs|Ms|Mx|Dr|Prof|Professor)\.? )?[A-Z][\w'’-]+(?: (?:van|von|de|der|la|le|bin|al|O')? ?[A-Z][\w'’-]+){0,2}"
CAPITALS_THAT_NAME_NOBODY = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december hr ceo cto cfo coo i linkedin zoom teams google the a an she he they we you
    it this that if then everyone everybody all no not yes mon tue wed thu fri sat sun jan feb mar apr jun jul aug
    sep sept oct nov dec christmas easter new year thanksgiving whoever nobody someone somebody me us them her him
    just please call email phone text uk us usa nhs it pm am cv id ok okay reception head office
"""
NO_NAMES = frozenset(CAPITALS_THAT_NAME_NOBODY.split())
SAID_BY = (
    re.compile(
        rf"\b(?:[Aa]ccording to|[Pp]er|[Ff]rom|[Aa]s) (?P<name>{NAME})(?:,|:| (?:said|told|put))"
    ),
    re.compile(
        rf"(?P<name>{NAME})(?:,? (?:the|their|from|in|of|my) [\w ]{{2,30}},?)?(?: also| then| has| had| just)?"
        r" (?:said|says|told|tells|promised|promises|mentioned|explained|reckons|reckoned|confirmed|thinks|thought"
        r"|assured|announced|added|stressed|swore|insisted|wrote|informed|let me know|'ll|will|wants|wanted|asked|needs"
        r"|prefers|is happy|was happy|accepts|would like|'d like|hopes|expects|has asked)\b"
    ),
)
CONTACT = re.compile(
    r"\b(?:[Cc]ontact|[Ee]-?mail|[Cc]all|[Pp]hone|[Rr]ing|[Ww]rite to|[Mm]essage|[Tt]ext|[Pp]ing|[Nn]udge|[Cc]hase"
    r"|[Aa]sk for|[Aa]sk|[Gg]et in touch with|[Gg]et hold of|[Ff]ollow up with|[Cc]heck in with|[Rr]each out to|[Rr]each"
    r"|[Ss]peak to|[Ss]peak with|[Tt]alk to|[Dd]rop|[Gg]o through|[Gg]ive|[Cc]ontact is|[Pp]erson is|[Qq]uestions (?:to|go to)"
    rf"|[Vv]ia|[Tt]hrough|[Tt]ry)(?: back)? (?P<name>{NAME})"
)
THEY_WOULD = re.compile(
    r"\b(?:she|he|they|will|'ll|would|going to|has to|have to|must|need to|wants to|to)\s*$",
    re.IGNORECASE,
)


def speaker_in(note: str, people: Sequence[str] = ()) -> str | None:
    """Who said it, where the note says so; nobody is made a speaker by default."""
    found = {
        name
        for pattern in SAID_BY
        for m in pattern.finditer(note)
        if (name := _known(m["name"], people))
    }
    return found.pop() if len(found) == 1 else None


def contact_in(note: str, people: Sequence[str] = ()) -> str | None:
    """Whom one was told to contact, where the note names them."""
    found = [name for m in CONTACT.finditer(note) if (name := _known(m["name"], people))]
    return found[-1] if found else None


def _known(name: str, people: Sequence[str]) -> str | None:
    """A name as it is known: that of a known person where one fits."""
    words = [word for word in name.split() if word.lower().rstrip("'s’") not in NO_NAMES]
    if not words or name.split(maxsplit=1)[0].lower() in NO_NAMES:
        return None
    key = " ".join(words).lower()
    for person in people:
        parts = person.lower().split()
        if key == person.lower() or key in parts or all(word in parts for word in key.split()):
            return person
    return " ".join(words)
