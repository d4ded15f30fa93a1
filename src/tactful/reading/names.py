"""Names of people in a note: who said it, whom to contact, who stands in for somebody."""

from __future__ import annotations

import re
from collections.abc import Sequence

TITLE = r"(?:(?:Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Sir|Mme|Madame|Monsieur|M|Frau|Herr|Señora?|Signora?)\.? )"
PART = r"[A-ZÀ-ÖØ-ÞŠŽĆČĐŁŚŻ][\w'’-]+"
NAME = rf"{TITLE}?(?:[A-Z]\.\s?){{0,2}}{PART}(?: (?:van|von|de|der|den|du|da|dos|la|le|bin|al|el|O')? ?{PART}){{0,2}}"
NAMING_NOBODY = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    christmas easter new year thanksgiving spring summer autumn winter
    hr ceo cto cfo coo md gm hod it pm am cv id ok okay uk us usa eu nhs dbs nda li i linkedin zoom teams google whatsapp
    the a an this that these those it its she he they we you my her his our their your me us them him somebody someone
    anybody anyone nobody everybody everyone all no not none yes who whoever what when where why how which
    if then else so and but or for from to at in on by of with as after before until till since while during
    is are was were be been am has have had do does did will would shall should can could may might must let
    just please call email mail phone text write ring ask told said says asked apparently according decision
    recruiter recruiters manager foreman boss chef owner head deputy director principal dean matron sister nurse ward
    panel board committee team office company firm agency reception receptionist secretary assistant lady guy woman man
    lad bloke chap folks people candidate candidates applicant applicants interviewer interviewers hiring human resources
    professor doctor captain coach editor partner consultant supervisor lead leader chief captain gaffer landlady
    sir madam maam boss chef
    great good nice lovely really also only still maybe perhaps probably hopefully anyway apart follow first second
    last next later now today tomorrow tonight yesterday week weeks month round stage step steps
"""
NO_NAMES = frozenset(NAMING_NOBODY.split())
SAYS = (
    r"(?:said|says|stated|states|told|tells|promised|promises|mentioned|mentions|explained|explains|reckons|reckoned|confirmed|confirms|thinks|thought"
    r"|assured|announced|added|stressed|swore|insisted|wrote|writes|informed|let me know|let slip|put it)"
)
BETWEEN = r"(?:,? (?:the|their|from|in|of|my|who|our) [\w ]{2,30},?)?(?: also| then| has| had| just| did| does| even)?"
SAID_BY = (
    re.compile(rf"\b(?:[Aa]ccording to|[Pp]er|[Aa]s) (?P<name>{NAME})(?:,|:| {SAYS}|\.)"),
    re.compile(rf"(?P<name>{NAME}){BETWEEN} (?:{SAYS}|say|tell|promise)\b"),
    re.compile(rf"\b{SAYS}(?: me| us)?,? (?P<name>{NAME})(?=[.,;:!?\n)]|$| (?:from|in|of|at)\b)"),
    re.compile(rf"(?:^|[.!?\n]\s*)(?P<name>{NAME})\s?:(?!\d)", re.MULTILINE),
    re.compile(
        rf"(?P<name>{NAME}){BETWEEN} (?:'ll|’ll|will|wants|wanted|asked|asks|needs|prefers|is happy|was happy|accepts|would like|'d like|hopes"
        r"|expects|decides|calls|rings|writes|gets back|answers|lets|doesn't mind|does not mind|is fine|was fine)\b"
    ),
)
REACH = (
    r"(?:contact|e-?mail|mail|call|tele ?phone|phone|ring|write (?:an? )?(?:e-?mail|mail|letter|message|line) to|write to|write|message|text|ping|nudge|chase|ask for|ask|get in touch with"
    r"|get hold of|follow up with|check in with|check with|reach out to|reach|speak to|speak with|talk to|drop|go through|give"
    r"|contact is|should contact is|to contact is|person is|questions to|questions go to|via|through|try|shoot)"
)
ME_TO_THEM = (
    re.compile(rf"\b(?i:{REACH})(?: back)? (?:the \w+, )?(?P<name>{NAME})"),
    re.compile(
        rf"(?P<name>{NAME})(?:,? [\w ]{{2,20}},?)? (?:is (?:who|the one|whom|the person)|'s who) (?:I|you|to)\b"
    ),
)
THEY_WOULD = re.compile(
    r"\b(?:she|he|they|will|'ll|’ll|they'd|he'd|she'd|going to|has to|wants to|hr|boss|manager|who)\s+(?:\w+ )?$",
    re.IGNORECASE,
)
DEPUTY = re.compile(
    rf"(?P<name>{NAME})(?:,? [\w ,-]{{0,40}}?)? (?:is|will be|'ll be|has been|has|will|takes|is now|can|'s) ?(?:now )?(?:\w+ )?"
    r"(?:cover\w*|over|tak\w+ over|look\w* after|in charge|handl\w+|standing in|deput\w+|your (?:new )?(?:contact|recruiter)|help|step\w*)"
    rf"|(?:taken over by|handed (?:it |over |everything )*to|passed (?:it |on |over |everything )*to|replaced by|successor is|colleague"
    rf"|now with|deputy is|covered by|cover is|in the hands of|goes to|deputi[sz]ed by) (?P<name2>{NAME})"
)


def speaker_in(note: str, people: Sequence[str] = ()) -> str | None:
    """Who said it, where the note says so; nobody is made a speaker by default. Where several
    are named, none is: a person is asked.
    """
    plain = re.sub(r"[‘’']{1}(?=[A-Z])|[‘’'](?=[,.!?\s])|[“”\"]", " ", note)
    for patterns in (SAID_BY[:4], SAID_BY[4:]):
        found = {
            name
            for pattern in patterns
            for m in pattern.finditer(plain)
            if (name := _known(m["name"], people))
        }
        if found:
            return found.pop() if len(found) == 1 else None
    return None


def contact_in(note: str, people: Sequence[str] = ()) -> str | None:
    """Whom one was told to contact, where the note names them."""
    found = [
        name
        for pattern in ME_TO_THEM
        for m in pattern.finditer(note)
        if not THEY_WOULD.search(note[: m.start()]) and (name := _known(m["name"], people))
    ]
    return found[-1] if found else None


def deputy_in(note: str, people: Sequence[str] = ()) -> str | None:
    """Who stands in for somebody who is away or has left, where the note names them."""
    found = [
        name
        for m in DEPUTY.finditer(note)
        if (name := _known(m["name"] or m["name2"], people)) is not None
    ]
    return found[-1] if found else None


def _known(name: str, people: Sequence[str]) -> str | None:
    """A name as it is known: that of a known person where one fits."""
    words = name.replace("’", "'").split()
    while words and words[0].lower().rstrip(".") in NO_NAMES:
        words = words[1:]
    while words and words[-1].lower().removesuffix("'s") in NO_NAMES:
        words = words[:-1]
    if not words or words[0].lower().partition("'")[0] in NO_NAMES:
        return None
    written = " ".join(words).removesuffix("'s")
    key = written.lower().replace(".", "")
    telling = [w for w in key.split() if len(w) > 1]
    for person in people:
        parts = person.lower().replace(".", "").split()
        if key == person.lower() or (telling and all(word in parts for word in telling)):
            return person
    return written
