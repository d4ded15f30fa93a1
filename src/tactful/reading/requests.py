"""What they still need: "two references by Friday", "my portfolio tomorrow"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from tactful.reading.clauses import UNSURE, Sentence
from tactful.reading.dates.mentions import Mention
from tactful.reading.judgements import UNQUALIFIED

THINGS = (
    r"(?:references?|referees?|portfolio|transcripts?|samples?|certificates?|certifications?|diplomas?"
    r"|cv|resume|résumé|cover letter|letters?|documents?|paperwork|papers|id|passport|visa|permit"
    r"|licen[cs]e|expectations?|availability|dates|forms?|questionnaire|assignment|test|task|homework"
    r"|exercise|case study|presentation|slides|deck|code|repo|repository|github|links?|recording|photo"
    r"|headshot|bank details|proof|cop(?:y|ies)|details|number|address(?:es)?|list|proposal|plan|nda"
    r"|payslips?|pay stubs?|scans?|statements?|consent|application|challenge|take-home|ticket|paper|project|demo|video"
    r"|screenshots?|report|summary|essay|work|contacts?|signature|contract|degree|grades|reviews?"
    r"|profile|budget|estimate|quote|examples?|information|info|confirmation|answers?)"
)
THEY_NEED = re.compile(
    r"\b(?:need(?:s|ed)?|want(?:s|ed)?|would (?:also |really )?like|'d (?:also )?like|likes? to (?:see|have|get)|asked(?: me)? for"
    r"|asks(?: me)? for|ask(?:ed|s)? to see|request(?:s|ed)?|(?<!the )require(?:s|d)?|expects?|waiting (?:for|on)"
    r"|still missing|grateful for|outstanding(?: items?)?:|(?:docs|documents) they want:"
    r"|(?:'re|'s|are|is) after|would love|'d love)"
    r"(?: to (?:see|have|get|receive))?(?: me to (?:send|provide|bring|submit|complete|fill in|fill out"
    r"|do|prepare|e-?mail|share|forward|upload|sign|return|give)(?: them| her| him| over| in)?)?\s+"
)
I_SEND = re.compile(
    r"\b(?:i(?:'m| am) to|i (?:should|must(?: to)?|have to|need to|promised to|said i'd|said i would|will|owe)"
    r"|i'll|i've (?:got )?to|(?:need|asked me|told me|wants? me|has me|have me|like me) to|please|to"
    r"|(?:could|can|would|will) you(?: please| kindly| also)?)"
    r"\s+(?:send|provide|bring|submit|complete|fill in|fill out|prepare|share|forward"
    r"|upload|sign|return|deliver|supply|hand in|hand over|turn in|give|get (?:me|us))(?: (?:them|her|him|me|us|you|over|in|back))*\s+"
    r"|(?:^|\")\s*(?:(?:must|need to|have to|got to|gotta|to|still to)\s+)(?:send|shoot|provide|bring|submit|fill in|fill out|upload|sign|return|hand in|get|email)(?: (?:them|her|him|em|over|in|me))*(?:\s+|:\s*)"
    r"|(?:^|\")\s*(?:send|provide|bring|submit|complete|prepare|forward|upload|deliver)(?: (?:them|her|him))*\s+"
)
NOTHING_NEEDED = re.compile(
    r"\bneed(?:s|ed)?\b[^?:]*[?:]\s*(?:no|nothing)\b"
    r"|\bnothing (?:further|else|more) (?:\w+ )?(?:requested|needed|required|outstanding)\b"
    r"|(?:\bnot|n't|\bno longer|\bnothing)\b[^,.]*\b(?:need|want|require|request|missing|ask(?:ed)? for)"
    r"[^,.]*\b(?:anything|any more|any further|any additional|more|else|further)\b"
    r"|\b(?:need|want|require|asked for|needed)s? nothing\b|\bnothing (?:\w+ ){0,3}(?:needed|required"
    r"|to send|outstanding|missing|from me)\b|\bhave (?:everything|all) (?:they|she|he|it)"
    r"|(?:\bhave|\bhas|\bgot|'ve)(?: got)? (?:everything|all(?: the)? \w+) (?:they|she|he|it|we)\b"
    r"|\bhas (?:everything|all) (?:they|she|he|it)|\bno (?:further|additional|more|other) (?:\w+ )?"
    r"(?:information|documents|material|info)\b"
)
SILENCE = re.compile(  # nothing was heard: that says nothing of what they need
    r"(?i)(?:\bnot|n't|\bnever|\byet to)\b[^.,]{0,25}\b(?:hear|heard|repl(?:y|ied)|back|answer(?:ed)?)\b|\bheard (?:nothing|no)\b"
    r"|\b(?:no|zero) (?:word|news|info\w*|reply|response|answer)\b|\bsilen(?:ce|t)\b"
)
NO_OBJECT = re.compile(
    r"^(?:(?:an? |the )?(?:e-?mail|message|note|request|invitation|invite|text|line|reminder|call|ring|shout|buzz|bell)\b"
    r"|(?:it|them|by|on)\b|decisions?\b|to\b|time\b|more time|another\b|(?:a|one|two|three|\d+|some|a few|a couple of) (?:more )?"
    r"(?:days?|weeks?|months?|hours?|people|persons?|candidates?|engineers?|developers?)\b|someone\b"
    r"|somebody\b|me\b|us\b|you\b|an? answer|to hear|that\b|it to\b|anything|nothing|everyone|no\b|until)"
)
ABOUT_A_TIME = re.compile(r"\b(?:availability|plans|dates|slots|times|schedule)\b")
RETURNED = re.compile(r"^(?:return|send|give|sign|bring|get|hand)\w* (?:it|them)\b", re.IGNORECASE)
BARE = re.compile(
    rf"^(?:[-*•]\s*)?(?:(?:my|a|an|the|one|two|three|signed|copy of)\s+)*(?:[\w-]+\s+){{0,2}}?"
    rf"(?!answers?\b|application|reviews?\b|work\b|number\b){THINGS}"
    r"(?:\s+cop(?:y|ies))?\s+(?:is\s+)?(?:by|due)\b"
)
JOINT = re.compile(r"\s*(?:,|&|\+|and\b|plus\b|as well as\b)*\s*", re.IGNORECASE)
LEAD = re.compile(r"^(?:(?:my|a|an|the|some|also|still|our|please|any|your|me|them|her|him)\s+)+")
TAIL = re.compile(
    r"(?:\s+(?:by|until|till|before|on|at|due|is due|are due|within|in|from me|from you|for|no later than|latest"
    r"|please|too|as well|after|this|the|back|asap|as soon as possible|when i can|over|to her|to him"
    r"|to them|-))+$"
)


@dataclass(frozen=True, slots=True)
class Asked:
    """Something they asked for, and by when."""

    what: str
    due: date | None


def nothing_needed(sentence: Sentence) -> bool:
    """Whether the sentence says that they need nothing more."""
    return bool(NOTHING_NEEDED.search(sentence.text) and not UNSURE.search(sentence.text))


def requests_in(
    sentence: Sentence, note: str, mentions: Sequence[Mention]
) -> tuple[list[Asked], set[Mention]]:
    """What a sentence says they need, and the days that belong to it."""
    lead = next(
        (m for m in (I_SEND.search(sentence.text), THEY_NEED.search(sentence.text)) if m), None
    )
    if lead is None:
        return _bare_requests(sentence, note, mentions)
    if nothing_needed(sentence):
        return [], set()
    start = sentence.start + lead.end()
    clause = sentence.clause_at(start).text
    if UNSURE.search(clause) or "linkedin" in clause or UNQUALIFIED.search(sentence.text):
        return [], set()
    own = "send" in lead.group() or bool(I_SEND.match(lead.group()))
    end = _end_of_list(sentence, start, mentions)
    inside = [m for m in mentions if start <= m.start < end]
    return _things(note, start, end, inside, anything=own)


def _bare_requests(
    sentence: Sentence, note: str, mentions: Sequence[Mention]
) -> tuple[list[Asked], set[Mention]]:
    """A line that is but a thing and its day: "passport copy by 21 Jan"."""
    for clause in sentence.clauses:
        day = next((m for m in mentions if clause.start <= m.start < clause.end), None)
        if day is not None and BARE.match(clause.text):
            lead = len(note[clause.start : day.start]) - len(
                note[clause.start : day.start].lstrip(" -*•\n")
            )
            what = _what(note[clause.start + lead : day.start])
            if what is not None:
                return [Asked(what, day.deadline)], {day}
    return [], set()


def _end_of_list(sentence: Sentence, start: int, mentions: Sequence[Mention]) -> int:
    """The list of things ends with the clause that names neither a thing nor its day."""
    end = start
    for clause in sentence.clauses:
        if clause.end <= start:
            continue
        first = clause.start <= start
        a_thing = re.match(
            rf"^(?:and |or |my |an? |the |two |three |\d+ |some )*(?:\w+ )?{THINGS}\b", clause.text
        )
        a_day = any(
            clause.start <= m.start < clause.end and m.start - clause.start < 11 for m in mentions
        )
        if not first and not a_thing and not a_day:
            break
        end = clause.end
    return end


def _things(
    note: str, start: int, end: int, mentions: Sequence[Mention], *, anything: bool
) -> tuple[list[Asked], set[Mention]]:
    found: list[tuple[str, date | None]] = []
    used: set[Mention] = set()
    pieces = _pieces(note, start, end, mentions)
    for piece_start, cut in pieces:
        piece_end = cut
        day = next((m for m in mentions if piece_start <= m.start < piece_end), None)
        if (
            day is not None
            and note[piece_start : day.start].rstrip().lower().endswith(" for")
            and (ABOUT_A_TIME.search(note[piece_start : day.start].lower()))
        ):
            piece_end, day = day.start, None
        text = note[piece_start : day.start if day else piece_end]
        what = _what(text)
        mine = re.match(r"\s*(?:my|your|our)\b", text, re.IGNORECASE)
        if what is not None and RETURNED.match(what) and found:
            found[-1] = (found[-1][0], day.deadline if day else found[-1][1])
            used |= {day} if day else set()
            continue
        listed = bool(found) and day is not None and len(text.split()) <= 6
        if what is None or not (
            anything or mine or listed or re.search(rf"\b{THINGS}\b", what.lower())
        ):
            if not what and day is not None and found:
                found[-1] = (found[-1][0], day.deadline)
                used.add(day)
            continue
        found.append((what, day.deadline if day else None))
        if day is not None:
            used.add(day)
    return [Asked(what, due) for what, due in _spread(found)], used


def _pieces(note: str, start: int, end: int, mentions: Sequence[Mention]) -> list[tuple[int, int]]:
    cuts = [start]
    for match in re.finditer(
        r",|&|\+|\band\b|\bplus\b|\bas well as\b", note[start:end], re.IGNORECASE
    ):
        at = start + match.start()
        if not any(m.start < at < m.end for m in mentions):
            cuts.append(at)
    cuts.append(end)
    return [(_past_the_joint(note, a, b), b) for a, b in pairwise(cuts)]


def _past_the_joint(note: str, start: int, end: int) -> int:
    """Where a piece begins after the comma or "and" that leads it in."""
    joint = JOINT.match(note, start, end)
    return joint.end() if joint else start


def _spread(found: list[tuple[str, date | None]]) -> list[tuple[str, date | None]]:
    """ "references and a portfolio by Friday": the day at the end is everybody's."""
    due: date | None = None
    spread = []
    for what, day in reversed(found):
        due = day or due
        spread.append((what, due))
    return spread[::-1]


def _what(text: str) -> str | None:
    words = " ".join(text.split()).strip(" .!?;:()")
    if NO_OBJECT.match(words.lower()):
        return None
    words = TAIL.sub("", f" {words}").strip()
    words = re.sub(LEAD.pattern, "", words, flags=re.IGNORECASE)
    return words[:120].strip() or None
