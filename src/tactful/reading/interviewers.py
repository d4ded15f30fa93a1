"""Whom an invitation says that one will talk to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tactful.reading.people import marked

WHO = r"‹\d+›"
OF = r"(?<=of |at |or |in )"  # "our head of ‹1›": a department, read as a name
BESIDE = (
    rf"(?:, (?:our|the|your|my|who|a|an|from|in)\b(?:[^‹›.!?;,]|{OF}{WHO}){{2,60}}?(?=,| and\b| &|[.!?;\n]|$)"
    r"|,? \([^)]{2,60}\))?"
)
ROLE = r"(?:(?:our|the|your|my) [\w -]{2,40}?(?<! of)(?<! for)(?<! at)(?<! in),? )?"
LIST = rf"{WHO}{BESIDE}(?:(?:,|,? and|,? &| \+)\s+{ROLE}{WHO}{BESIDE})*"
TALK = (
    r"(?:interview|call|chat|talk|conversation|meeting|session|discussion|video call|zoom|teams call"
    r"|appointment|screen|pairing|trial|shift|sit-down|meet|speak|speaking|talking|sit down|catch up|coffee|round)"
)
WITH = re.compile(
    rf"\b(?i:{TALK})\b(?: (?!with\b)[^\s‹›.!?;]+){{0,8}}? (?:with|to) (?:both |me and |you and )?{ROLE}(?P<who>{LIST})"
)
MEETS = re.compile(
    rf"\b(?i:meet|be meeting|met by|interviewed by)(?: with)? (?:both |me and )?{ROLE}(?P<who>{LIST})"
)
THEY = re.compile(
    rf"(?P<who>{LIST}) (?:will|'ll|’ll|would|are going to|is going to|looks? forward|(?:is|are) looking forward|would like"
    r"|want to|wants to)(?: \w+){0,3}? (?:interview\w*|meet\w*|join\w*|speak\w*|talk\w*|see\w*|host\w*|chat\w*|be there|be on the (?:panel|call))"
)
LISTED = re.compile(
    rf"(?i)\b(?:interviewers?|panel|you(?:'ll| will) meet|with|participants)\s*:\s*(?P<who>{LIST})"
)
NAMED = re.compile(r"(?<!of )(?<!at )(?<!or )(?<!in )‹(\d+)›")
NOT_THE_TALK = re.compile(  # what leads in: a question, a refusal, what was
    r"(?i)(?:\bquestions|\bget in touch|\bplease (?:talk|speak|call|contact|write|reply|confirm)|\breschedule|\bnot\b|n['’]t\b|\bspoke\b|\bmet\b|\bafter (?:your|our|the)|\bfollowing (?:your|our)"
    r"|\bthank(?:s| you) for|\benjoyed|\b(?:was|were) (?:so |very |really )?(?:great|nice|lovely|good|a pleasure|wonderful))[^.!?\n]{0,30}$"
)
NOBODY = re.compile(  # a house, a street, a town: no person
    r"(?i)\b(?:bank|street|road|avenue|lane|square|house|ltd|limited|llp|llc|inc|plc|corp|co|company|group|holdings|trust|council|university|college|school"
    r"|hospital|clinic|hotel|partners|systems|labs?|studios?|solutions|technologies|consulting|services|team|department|city|san|new|north|south|east|west)\b"
)
A_ROLE = re.compile(
    r"(?:(?:Senior|Junior|Lead|Hiring|Store|Area|General|Talent|HR|Head|Chief|Technical|Recruiter|Manager|Director|Engineer|Partner|Officer|Supervisor|Chef"
    r"|Principal|Coordinator|Specialist|Consultant|Acquisition|Sister|Nurse)\s+)+"
)


def interviewers_in(text: str, people: Sequence[str] = ()) -> tuple[str, ...]:
    """The people an invitation says one will talk to, as it names them and in that order."""
    read = marked(text, people)
    if not read.people:
        return ()
    found = {
        (m.start("who"), int(who))
        for pattern in (WITH, MEETS, THEY, LISTED)
        for m in pattern.finditer(read.text)
        if not NOT_THE_TALK.search(read.text[: m.start("who")])
        for who in NAMED.findall(m["who"])
    }
    named = (read.people[who] for _, who in sorted(found))
    names = (A_ROLE.sub("", person.name) for person in named if not person.mine)
    return tuple(dict.fromkeys(name for name in names if name and not NOBODY.search(name)))
