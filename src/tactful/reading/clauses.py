"""Cutting a note into sentences and clauses, each knowing where it stands."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tactful.reading.dates.vocabulary import normal

LONGEST_NOTE = 10_000
LONGEST_SENTENCE = 1_000
ABBREVIATION = re.compile(r"\b(?:dec|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|mr|mrs|ms|dr|no)\.$")
SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|[.!?](?P<quoted>[\"”»]+)(?=\s|$)|\n|\s(?=\d\) )")
GOES_ON = re.compile(r"\s+[a-zà-ÿ(,–-]")
CLAUSE_END = re.compile(
    r"[,;:()?\"]|\s-+\s"
    r"|\b(?:but|so|then|because|since|although|though|otherwise|whereas|unless|while)\b"
    r"|\band(?= (?:i|we|you|they|she|he|hr|it|that|said|will|all|every|no|only|if|fine|ok|happy"
    r"|doesn't|don't|isn't|can|may|is|are|prefers?|accepts?|wants?|needs?|asked|would)\b)"
    r"|\bif\b"
)
LEFT_OUT_WORDS = {"im": "i'm", "ive": "i've", "theyre": "they're", "theyll": "they'll"}
LEFT_OUT = re.compile(
    r"\b(?:(?:do|does|did|is|was|would|should|could|have|has|are|ca|wo)nt|im|ive|theyre|theyll)\b"
)
ANSWER = re.compile(r"\s*(?:yes|no|sure|of course|absolutely|fine|not)\b")
UNSURE = re.compile(
    r"\b(?:not sure|unsure|don't know|do not know|didn't (?:ask|say|mention|get to|find out|dare)"
    r"|did not (?:ask|say|mention)|(?:didn't|did not) (?:get|have) (?:an? |the |any )?(?:chance|time) to|forgot|no idea|unclear|not clear|couldn't say|could not say"
    r"|wouldn't say|wonder|who knows|no answer|(?<!it )would(?:'ve| have)? be(?:en)? (?:handy|nice|lovely|grand) (?:to|if)|hard to say|neither|no clue|nobody told"
    r"|not (?:discussed|asked|mentioned|given|settled|said)|wasn't (?:discussed|mentioned)"
    r"|my (?:old |best |former |ex-?)?(?:friend|sister|brother|wife|husband|partner|flatmate|roommate|mate|colleague|cousin|batchmate"
    r"|classmate|neighbour|neighbor|mum|mam|mom|dad|uncle|aunt|nan|gran|boyfriend|girlfriend|old boss|boss from)"
    r"|(?:mum|mam|mom|dad|nan|gran) (?:reckons|says|thinks|said|told|wants|keeps)"
    r"|(?:no|without) (?:follow[ -]?ups?|timeline|dates?) (?:discussed|mentioned|agreed|talked|given)|should have asked|never asked|i (?:did ask|asked) (?:do|does|did|can|could|would|will|if|whether)\b(?!.*\b(?:said|says|went|goes|yes|no|told|answer\w*)\b))\b"
)

OTHER_STORY = re.compile(  # another employer, another time, somebody else, hearsay, a fear, a play
    r"\b(?:last|previous|former|earlier|other|old|different|another|yesterday's) (?:mob|compan(?:y|ies)|places?|jobs?|employers?|applications?|firms?"
    r"|time|lot|crowd|agency|agencies|school|hospital|hotel|clinic|shop|store|outfit|gigs?)\b[^.;]*\b(?:said|says?|promise[sd]|swore|swears|told|tells?|will|owes?"
    r"|took|takes|wrote|called|rang|contacted|wants?|they)\b|\b(?:in (?:the|a)|me) role ?-?play\b|^\W*(?:and |but )?what if (?:they|he|she|it|nobody|i|we)\b"
    r"|\bi told the [\"“'‘](?:client|customer|patient|guest|caller|pupil)\b|\bunder the (?:old|previous|former|last) \w+|\bback in the day\b"
    r"|\bfor the job before\b|^\W*(?:the |our )?(?:wife|missus|hubby|husband|mate|bestie|neighbou?r|cousin)\b[^.;,]{0,30}\b(?:reckons?|says|thinks|said|told|wants|keeps|had)\b"
    r"|\bdream scenario\b|^\W*(?:my |the )?(?:landlord|landlady) (?:wants?|needs?|says?|said)\b"
    r"|\bghosted\b|\bnever (?:rang|called|wrote|replied|came back|got back)\b|\b(?:then|but) (?:nobody|no one) (?:called|rang|wrote|replied|came)\b"
    r"|\b(?:some|a) (?:waiter|bloke|guy|lad|girl|receptionist|porter|guard|cleaner|student|stranger) (?:was tell|told|tells|said|says|reckon)"
    r"|\b(?:she|he) (?:applied|applies|apply) (?:also|too|as well)\b|\bwould(?:n't| not) swear to it\b"
    r"|^\W*(?:i )?(?:reckon|guess|bet|suppose|figure) (?:they|she|he)(?:['’]ll| will|['’]d)\b|\bi(?:['’]m| am) (?:calling|ringing|phoning|e-?mailing|writing to) [^.;]{0,25}\bdon['’]t care\b"
    r"|\b(?:they|she|he) (?:only )?(?:joked?|was joking|were joking)\b|\bcandidate (?:in|next|beside|before|after|ahead|from)\b[^.;]{0,25}\b(?:was|were|is|said|says|told|gets?)\b"
    r"|\bmy (?:present|current|existing) (?:company|employer|firm|boss|manager)\b|^\W*ideally\b"
    r"|^\W*(?:i )?asked (?:the |my |our )?(?:[\w'’-]+ ){1,4}?(?:if|whether)\b(?!.*\b(?:said|says|yes|no|answer\w*|told)\b)"
    r"|^\W*(?:separately|unrelated(?:ly)?|on another note|in other news)\b"
    r"|\b(?:recruiter|hr|somebody|someone|boss|manager|agent|lady|guy|bloke|call|e-?mail|voicemail)\b,? (?:for|from|at|of) (?:an? |some )?(?:totally |completely )?(?:different|another|other)"
    r" (?:compan|firm|place|employer|agenc|school|hospital|hotel|shop|store|job|outfit)\w*"
    r"|^\W*(?:i |we )?(?:let (?:them|her|him|‹\d+›) know|told (?:them|her|him|(?:(?:mr|ms|mrs|dr|sister|chef)\.? )?(?!me\b|us\b|to\b|i\b|that\b)\w+)|explained|mentioned)(?: that)?"
    r" (?:(?:i|my)\b|(?:she|he|they) (?:can|could|may) (?:always )?(?:reach|call|ring|phone|e-?mail|write|contact|text))"
    r"(?!.*\b(?:said|says|told me|promised|promises|went|goes|answered|reckons?|they['’]ll|they will|she['’]ll|he['’]ll)\b)"
    r"|\bwith the other (?:house|firm|company|shop|place|hotel|school|lot|crowd|one)\b|\blast (?:year|summer|winter|spring|autumn) [^.;]{0,30}\b(?:told|said|swore|promised)\b"
)


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence, in lower case; ``after_if`` says that "if" leads it in."""

    text: str
    start: int
    end: int
    after_if: bool


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence in lower case, with its clauses. ``start`` and ``end`` are characters."""

    text: str
    start: int
    end: int
    clauses: tuple[Clause, ...]

    def clause_at(self, position: int) -> Clause:
        """The clause a character stands in."""
        return next(c for c in reversed(self.clauses) if c.start <= position or c.start == 0)

    @property
    def sure_clauses(self) -> list[Clause]:
        """The clauses the writer is sure of: not "forgot to ask if they tell everyone"."""
        sure, doubted = [], False
        for clause in self.clauses:
            text = with_apostrophes(clause.text)
            doubted = bool(UNSURE.search(text)) or (doubted and clause.after_if)
            if not doubted:
                sure.append(Clause(text, clause.start, clause.end, clause.after_if))
        return sure

    @property
    def words(self) -> str:
        """The sentence as a careful typist would have written it."""
        return with_apostrophes(self.text)


def with_apostrophes(text: str) -> str:
    """ "i dont" is "i don't"; "im to ring him" is "i'm to ring him"."""
    return LEFT_OUT.sub(lambda m: LEFT_OUT_WORDS.get(m.group(), f"{m.group()[:-1]}'t"), text)


def sentences(note: str) -> list[Sentence]:
    """The sentences of a note, in order."""
    text = normal(note)[:LONGEST_NOTE]
    found, start = [], 0
    for match in SENTENCE_END.finditer(text):
        if ABBREVIATION.search(text[start : match.end()]) or _is_answered(text, match.end()):
            continue
        if match["quoted"] and GOES_ON.match(note, match.end()):  # "By Friday." she said
            continue
        while match.end() - start > LONGEST_SENTENCE:
            found.append(_sentence(text, start, start + LONGEST_SENTENCE))
            start += LONGEST_SENTENCE
        found.append(_sentence(text, start, match.end()))
        start = match.end()
    while len(text) - start > LONGEST_SENTENCE:  # no sentence any more, but somebody's text
        found.append(_sentence(text, start, start + LONGEST_SENTENCE))
        start += LONGEST_SENTENCE
    found.append(_sentence(text, start, len(text)))
    return [sentence for sentence in found if sentence.text.strip(" .!?\n")]


def _is_answered(text: str, end: int) -> bool:
    """A question and the yes or no after it are one sentence."""
    return text[end - 1] == "?" and bool(ANSWER.match(text, end))


def _sentence(text: str, start: int, end: int) -> Sentence:
    clauses, first, after_if = [], start, False
    for match in CLAUSE_END.finditer(text, start, end):
        clauses.append(
            Clause(text[first : match.start()].strip(' "'), first, match.start(), after_if)
        )
        first = match.end()
        after_if = match.group() == "if"
    clauses.append(Clause(text[first:end].strip(' "'), first, end, after_if))
    return Sentence(text[start:end], start, end, tuple(clauses))
