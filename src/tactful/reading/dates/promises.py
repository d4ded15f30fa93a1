""" "In a couple of weeks" is a promise with a last day: the day they meant.

A sentence may name several days. What counts is the last one on which they will be in
touch, which need not be the latest named: "we're interviewing through the 15th and will
decide by the 18th" promises the 18th. No day at all is an answer too.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from tactful.etiquette.workdays import Workdays
from tactful.reading.dates.mentions import LONGEST_TEXT, Mention, find_mentions
from tactful.reading.dates.vocabulary import normal


@dataclass(frozen=True, slots=True)
class Promise:
    """When they meant to be in touch: the last day, and for "after X" the first one."""

    not_before: date | None = None
    deadline: date | None = None


NO_DAY = Promise()
LOWER_BOUND = re.compile(r"(?:no (?:earlier|sooner) than|not (?:before|until)|at least|from)\b")


def parse_promise(text: str, said_on: date, calendar: Workdays) -> Promise:
    """The day meant by what was said on ``said_on`` (a day in the employer's place).

    Source: docs/rules.md, "Promises". A text without a day gives a promise without one.
    """
    best: Mention | None = None
    best_rank = 0
    from_when: date | None = None
    for mention, about in mentions_in_context(text, said_on, calendar):
        rank = RANKS[about]
        if rank > best_rank or (rank == best_rank and best and mention.deadline > best.deadline):
            best, best_rank = mention, rank
        if mention.not_before is not None and LOWER_BOUND.match(normal(text[mention.start :])):
            from_when = mention.not_before
    if best is None:
        return NO_DAY
    earliest = best.not_before or (from_when if from_when and from_when <= best.deadline else None)
    return Promise(earliest, best.deadline)


THEY_ACT = "they act"
I_ACT = "I act"
SOMETHING_ELSE = "something else"
UNCLEAR = "unclear"
RANKS = {THEY_ACT: 3, UNCLEAR: 2, I_ACT: 1, SOMETHING_ELSE: 0}

CLAUSE = re.compile(
    r"(?<=[a-z)])\.(?=\s|$)|(?<=\d)\.(?=\s+[A-Za-z]|$)|[;!?\n()]|,|\s-+\s|:"
    r"|\b(?:and|but|then|so|while|because|since|although|though|otherwise|before they|before we"
    r"|when|whereas|unless|if)\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[a-z)\d])\.(?=\s+[A-Z]|\s*$)|[!?\n]")

I_ACT_WORDS = re.compile(
    r"\b(?:(?:call|phone|ring|e-?mail|mail|write to|contact|ping|text|reach out to|chase|nudge"
    r"|get in touch with|check in with|follow up with|get back to) (?:me|us)"
    r"|give (?:me|us) a (?:call|ring|shout)|drop (?:me|us) a (?:line|note)"
    r"|you (?:can|may|could|should|are welcome to|'re welcome to) (?:\w+ )?(?:call|phone|ring"
    r"|e-?mail|write|contact|follow|check|reach|get in touch|chase|ping)"
    r"|i (?:can|may|could|should|might|am to|'m to) (?:\w+ )?(?:call|phone|ring|e-?mail|mail"
    r"|write|contact|follow|check|reach|get in touch|chase|ping|drop)"
    r"|feel free to|follow(?:ing)?[ -]?up|check(?:ing)? (?:in|back))\b"
)
SOMETHING_ELSE_WORDS = re.compile(
    r"\b(?:start(?:s|ing)? (?:date|work|on|in|at)|(?:job|role|position|work|contract|post|person"
    r"|hire|project) (?:will )?(?:start|begin)s?|would start|to start|starts?(?! of)|begins"
    r"|interviewing|interviews?|meetings? other|seeing (?:other|more)"
    r"|other candidates|more candidates|last candidate|closing date|applications? (?:close|are open)"
    r"|(?:posting|ad|advert|advertisement|vacancy|listing) (?:close|end|run)s?|closes"
    r"|on (?:holiday|vacation|leave|parental leave)|vacation|out of (?:the )?office"
    r"|(?<!year )(?<!month )(?<!week )(?:is|am|are|i'm|she's|he's|they're|we're|be) (?:away|out|off|back|travell?ing)"
    r"|budget|fiscal|board meets?|panel meets?|probation|notice period|trial|salary"
    r"|contract|experience|has been|have been|founded|launch(?:es|ed)?|references?|portfolio"
    r"|transcript|sample|send|need (?:it|them|two|your|a|my|the)\b(?! (?:to|or|more|few|couple|good|full|days?|weeks?|months?"
    r"|hours?|while|day|week|month)\b)|joining|second round|next round"
    r"|first round|final round|deadline for appl\w+|apply)\b"
)
THEY_ACT_WORDS = re.compile(
    r"\b(?:hear(?:s|ing)?|heard|in touch|get back|gets? back|getting back|come back to|back to you"
    r"|let (?:you|me|us|everyone|everybody|all|the|people|candidates|them) (?:\w+ )?know|know"
    r"|inform(?:s|ed)?|update[sd]?|notif(?:y|ies|ied)|tell|told|answer(?:s|ed)?|response|respond"
    r"|reply|replies|decid(?:e|es|ed)|decision|decisions|contact(?:s|ed)?|reach(?:es)? out"
    r"|call(?:s|ed)? (?:you|everyone|everybody|all|every|candidates|back)|we(?:'ll| will) (?:call"
    r"|e-?mail|phone|ring|write)|(?:call|e-?mail|ring|phone|write to) (?:you|everyone|every\w*|all)"
    r"|results?|news|feedback|verdict|at the latest|no later than|latest|offers?|announce\w*"
    r"|(?:written|spoken|write|speak|revert\w*|recontact\w*|informed) to|find out|wrapped|rung|rings?"
    r"|make up (?:our|their) minds?|wrap(?:ped)? (?:it )?up|choose|chosen|pick|word)\b"
)
THEY_WILL = re.compile(
    r"\b(?!(?:i|you|to)\b)[a-z]+(?:'ll|'d| will| would| is going to| are going to| plans? to"
    r"| promised to| said to expect) (?:\w+ly |probably )?(?:call|ring|phone|e-?mail|mail|write"
    r"|write to|contact|tell|let|inform|notify|get back to|come back to|follow up with|update)"
    r" (?:me|us|you)\b"
)
NOT_THEIRS = re.compile(
    r"\b(?:another|other|competing) offers?\b|\bexpires?\b|\b(?:please|kindly) (?:let|tell|confirm)"
    r"|\bi (?:must|need to|have to|should) (?:let|tell|confirm|decide|answer)|\bwhether i\b"
    r"|\b(?:could|can|would) (?:you|we) (?!hear|expect)|\bare you (?:free|available)|\bmy decision\b"
)
BEGINNING = re.compile(r"\b(?:start|begin)(?:s|ing|ning)? (?:to )?(?:decid|mak|deliberat|decision)")


def mentions_in_context(text: str, said_on: date, calendar: Workdays) -> list[tuple[Mention, str]]:
    """The days a text names, each with what it is about: whether they will act by then, I
    am to act, or something else happens.
    """
    found: list[tuple[Mention, str]] = []
    about_before, end_before = UNCLEAR, 0
    mentions = find_mentions(text, said_on, calendar)
    cuts = [match.span() for match in CLAUSE.finditer(text[:LONGEST_TEXT])] if mentions else []
    for n, mention in enumerate(mentions):
        following = mentions[n + 1].start if n + 1 < len(mentions) else len(text)
        clause = clause_around(text, cuts, mention, end_before, following)
        about = what_it_is_about(clause)
        between = text[end_before : mention.start]
        if about == UNCLEAR and about_before == THEY_ACT and not SENTENCE.search(between):
            about = about_before
        elif about == UNCLEAR:
            about = _leaning_on_before(text, mention.start)
        found.append((mention, about))
        about_before, end_before = about, mention.end
    return found


def _leaning_on_before(text: str, start: int) -> str:
    """A clause with nothing but a day leans on the clause before it in its sentence."""
    sentence_start = 0
    for match in SENTENCE.finditer(text, 0, start):
        sentence_start = match.end()
    about = what_it_is_about(normal(text[sentence_start:start]))
    return THEY_ACT if about == THEY_ACT else UNCLEAR


def clause_around(
    text: str, cuts: list[tuple[int, int]], mention: Mention, after: int, following: int
) -> str:
    """The clause a day stands in, between two ``cuts``, in lower case. Where a clause names several days, each one
    takes what leads to it: from ``after``, the end of the day before, and to the end of the
    clause only if no ``following`` one stands in it.
    """
    first, last = 0, min(len(text), LONGEST_TEXT)
    for start, end in cuts:
        if end <= mention.start:
            first = end
        elif start >= mention.end:
            last = start
            break
    if following < last:
        last = mention.end
    return normal(text[max(first, after) : last]).strip()


def what_it_is_about(clause: str) -> str:
    """Who acts in a clause. What they will do outweighs what else happens then."""
    if BEGINNING.search(clause) or NOT_THEIRS.search(clause):
        return SOMETHING_ELSE
    if THEY_WILL.search(clause):
        return THEY_ACT
    if I_ACT_WORDS.search(clause):
        return I_ACT
    if THEY_ACT_WORDS.search(clause):
        return THEY_ACT
    if SOMETHING_ELSE_WORDS.search(clause):
        return SOMETHING_ELSE
    return UNCLEAR
