"""Who, where and as what: the names in a piece of a line."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tactful.reading.line.lexicon import JOB_WORDS
from tactful.reading.people import NO_NAMES

WORD = r"[\w&.'’+/-]+"
STOP = (
    r"and|with|on|at|to|for|as|in|by|from|about|of|who|that|which|but|because|since|so|today|tomorrow|yesterday|tonight|this|last|next|again"
    r"|via|through|re|panel|happened|went|was|is|has|have|had|regarding|over|me|now|just|no|not|if|when|after|before|until|asking|ask|saying"
    r"|he|she|they|we|i|it|her|his|their|my|also|though|tho|thing|interview|back|because|where|how|why|what|around|then|a|an|will|would|thanks|thank|confirming|twice|still|\d+x|cv|updated|near|im|i'm|while|bc|due|cause|as|yes|going"
)
JOINED = r"(?: (?:of|and|&|the|de|du|des|von|van|for)(?: the)?(?= (?-i:[A-ZÀ-Þ0-9])))?"
NAME = rf"{WORD}(?:{JOINED} (?!(?:{STOP})\b){WORD}){{0,5}}"
TITLE = r"(?:Matron|Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sister|Sir|Mme|Madame|Frau|Herr|Señora?|Signora?|Shri|Smt)\b\.?"
INITIALS = r"(?:[A-ZÀ-Þ]\.\s?){1,3}[A-ZÀ-Þ][\w'’-]+"
CAPITAL = r"[A-ZÀ-Þ][\w'’-]*"
PROPER = rf"(?:{TITLE} {CAPITAL}(?: {CAPITAL}){{0,2}}|{INITIALS}|{CAPITAL}(?: (?:(?:van|von|de|der|den|du|da|la|le|bin|al|O'|&|of|and) )?{CAPITAL}){{0,3}})"
TITLED = re.compile(rf"{TITLE} {CAPITAL}(?: {CAPITAL}){{0,2}}|{INITIALS}")
HOUSE = re.compile(
    r"(?i)\b(?:gmbh|ag|kg|ltd|limited|llp|llc|inc|plc|corp|co|company|group|trust|council|university|college|school|primary|academy|hospitals?"
    r"|clinic|bank|hotel|bakery|bistro|pllc|prep|systems|bank|cafe|café|restaurant|foods?|labs?|logistics|motors|timber|transport|packaging|partners|energy|health"
    r"|institute|foundation|church|museum|library|agency|studios?|solutions|systems|technologies|tech|consulting|services|society|airlines?)\b\.?$"
)
JOB_ENDS = re.compile(
    r"(?:worker|fitter|keeper|driver|writer|ologist|therapist|maker|hand|nurse|planner|smith)$"
)
JOB_NOUN = r"(?:positions?|role|job|vacancy|post|spot|thing|opening|gig|opportunity|slot)"
AS_A_JOB = (
    re.compile(
        rf"(?i)\b(?:for|about|as|regarding|re)\s+(?:(?:an?|the|their|his|her|my|its|our)\s+)?(?P<role>(?!{JOB_NOUN}\b)[^,;]{{2,60}}?)\s+{JOB_NOUN}\b"
    ),
    re.compile(
        rf"(?i)\b(?:for |about )?(?:the |a )?(?:(?:position|post|role|job)(?: is| as| of|:)|position(?= (?-i:[A-Z])))\s+(?:an?\s+)?(?P<role>{WORD}(?: (?!(?:{STOP})\b){WORD}){{0,4}})"
    ),
    re.compile(
        rf"(?i)\bas (?:(?:an?|the)\s+)?(?P<role>{WORD}(?:(?: of| &| and(?= [A-Za-z]+ (?:{'|'.join(sorted(JOB_WORDS))})))? (?!(?:{STOP})\b){WORD}){{0,5}})"
    ),
)
FOR_A_JOB = re.compile(
    rf"(?i)\b(?:for|about|regarding) (?:(?:an?|the|their|his|her)\s+)?(?P<role>{WORD}(?:(?: of| &| in charge of|(?:(?<=lecturer)|(?<=professor)|(?<=fellow)|(?<=reader)) in(?= (?-i:[A-Z])))? (?!(?:{STOP})\b){WORD}){{0,5}})"
)
PLAIN_JOB = re.compile(
    rf"(?i)(?:^|\bthe |\ba |\ban )(?P<role>(?:{WORD} ){{0,4}}{WORD}) {JOB_NOUN}\b"
)
NO_COMPANY = re.compile(
    r"(?i)^(?:\d|reception|lunch|noon|midday|night|home|least|last|first|the (?:office|end|moment|reception|station|same)|all|once|about|(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)\b)"
)
BOUND = re.compile(r"^(?i:the|a|an|my|our|their)\s+(?=[a-z])")
PLACE_OF_WORK = (
    re.compile(
        rf"(?i)(?:^|\s)(?:at|@|with the firm|in (?:the )?(?:firm|company)|with company) (?P<name>(?:the )?{NAME})"
    ),
    re.compile(rf"(?<=\b)(?:of|from) (?P<name>(?:[Tt]he )?(?:{PROPER}))(?! (?:about|last|this))"),
)
TO_WORK_FOR = re.compile(rf"(?i)(?:^|\s)(?:to|with|for|through) (?P<name>(?:the )?{NAME})")
OWN_TALK = re.compile(
    rf"(?:\b(?:[Tt]he|[Mm]y|[Oo]ur|[Tt]heir) )?(?P<name>{PROPER}|(?<=the )[a-z][\w-]+|^[a-z][\w-]+)(?: (?:panel|phone|video|zoom|teams|final|first|second|technical|group))? (?i:onsite|on-site|trial shift|interview|phone screen|screening|call|chat)\b"
)
TELEGRAPH = re.compile(
    rf"^(?i:interview|phone screen|screening|application|applied|call|zoom|teams|panel)(?i: at| to| with)?:? (?P<name>(?:the )?{PROPER}|(?!\w+ed\b)[a-z][\w&'.-]+)"
)
WITH = re.compile(
    rf"(?i)(?:^|\s)(?:with|by|met|meet|see|saw|to|panel (?:headed by|led by)|headed by|led by) (?:the \w+ |my \w+ )?(?:(?:store |hiring |area |team )?(?:manager|mgr|partner|director|recruiter|boss|owner|head) (?=\w))?(?P<name>(?:{TITLE} )?{NAME})"
)
THEY_HELD = re.compile(
    rf"(?P<name>{PROPER}) (?i:who )?(?i:interviewed|interviewing|met|spoke to|screened|grilled|talked to) (?:me|us)\b"
)
AND_MORE = re.compile(r"(?i)\s+(?:and|\+|plus|n)\s+.*$")
OWNED = re.compile(
    r"(?i)['’]s (?:offer|e?-?mails?|questions?|letter|message|call|request|invitation|position|role|job|process|proposal|reply)\b.*$"
)
AFTER_A_NAME = re.compile(
    r"(?i)\s+(?:process|application|offer|role|position|job|interview|hiring|recruitment|post|vacancy|done|email|letter|contract)$"
)
PART_PLAYED = r"(?:lady|guy|man|woman|bloke|(?:store |hiring |area |team |line |head |general )?(?:managers?|mgr)|boss|interviewers?|recruiter|partner|owner|head(?:teacher| teacher)?|chef|director|hm|supervisor|cfo|ceo|cto|fd|hod|shop manager|chap|panel|lead|name)"
PLAYED_BY = re.compile(
    rf"(?:(?i:the|a|my|their|some) )?(?i:{PART_PLAYED})(?i: was| is|'s)?(?i: called| named| were)? (?P<name>{PROPER}|(?:(?<=called )|(?<=named )|(?<=was )|(?<=is ))(?!(?:very|really|so|not|out|away|late|friendly|kind|quite|super|happy|there|the|impressed|called|named|nice|lovely|good|great|fine|ok|also|a|an|my|on|in|at)\b)[a-z]\w+|(?:(?<=manager )|(?<=mgr )|(?<=boss ))[a-z]\w+$)"
)

GENERIC = re.compile(
    r"(?i)^(?:the |an? |my |their |our |her |his |some |this )*(?:hiring manager|hm|recruiters?|hr(?: \w+)?|human resources|manager|boss|interviewers?|team|panel|people|lady|guy|man|woman"
    r"|they|she|he|it|i|we|you|somebody|someone|nobody|everybody|everyone|them|her|him|me|us|company|agency|firm|office|receptionist|assistant|head|headteacher|owner|chef|director|cto|ceo|secretary|whole team|two people|three people|lot|phone|zoom|teams|job|position|role|my|the|a|verbal|formal|written|good|bad|polite|automatic|auto|received|got|get|quick|short|long|nice|final|standard|another|missed|negative|hard|have|had|again|today|yesterday|unfortunately|result|results|internal candidate|internal|fd|cfo|hod)$"
)


THEIR_PART = re.compile(
    rf"(?<=\w) (?i:the|their|our|my|a|an) (?:\w+ )?(?i:{PART_PLAYED}|cto|ceo|coo|cfo|vp|sister|matron)\b.*$"
)
A_DAY = re.compile(
    r"(?i)^(?:(?:next|this|last|by|on|the) )*(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?(?: (?:noon|morning|afternoon|evening|night|at \w+|\d.*))?$"
    r"|^(?:(?:next|this|last) )?(?:today|tomorrow|tonight|yesterday|week|month|noon|morning|afternoon|evening)$"
)
TELLS = re.compile(r"(?i)\b(?:said|says|told|asked|she'll|he'll|they'll|rang)\b")
HOUSES_TOO = frozenset({"google", "zoom", "linkedin", "whatsapp"})  # also who one works for


def is_a_day(words: str) -> bool:
    """ "next Wednesday", "wed noon": no company and nobody."""
    return A_DAY.match(words.strip()) is not None


def tells_something(words: str) -> bool:
    """ "manager Sandra said": no role."""
    return TELLS.search(words) is not None


def is_job(words: str) -> bool:
    """Whether the words name a job."""
    return any(
        word in JOB_WORDS or JOB_ENDS.search(word) for word in re.findall(r"[a-z]+", words.lower())
    )


CONTRACTED = re.compile(r"(?i)(?:they|we|you|i|he|she|it|there|that|who)['’](?!s [A-Z])\w+")


def is_no_role(words: str) -> bool:
    """ "vacancy", "a job": they name no role."""
    return re.fullmatch(rf"(?i)(?:an? |the )?(?:new )?{JOB_NOUN}", words) is not None


def is_proper(words: str) -> bool:
    """Whether they begin with a capital and name no day, and nobody in general."""
    first = words.split(maxsplit=1)[0] if words.split() else ""
    plain = re.sub(r"['’]s$", "", first.lower()).strip(".,'’")
    if CONTRACTED.match(first):
        return False
    return bool(first[:1].isupper()) and plain not in NO_NAMES


def bare(name: str) -> str:
    """A name without what leads to it or follows."""
    less = name.strip(' ,.;:-–—"“”')
    less = re.sub(r"(?i)^(?:to|with|from|at|for|by)\s+", "", OWNED.sub("", less))
    less = AFTER_A_NAME.sub("", less)
    less = re.sub(r"(?i)\s+(?:again|back|about\b.*|to\b.*|lol|haha)$", "", less)
    less = less if less.endswith(("Inc.", "Ltd.", "Co.")) else less.rstrip(".")
    return BOUND.sub("", less).strip(" ,")


def person(words: str) -> str:
    """The first of the people named; nobody where only a part they play is named."""
    one = bare(AND_MORE.sub("", words)).split(",")[0]
    one = re.sub(r"(?i)^(?!st )(.+)['’]s$", r"\1", one)  # "Colin's off"; St Bede's is a school
    one = re.sub(r"^(?i:the|my|their) [a-z]+(?: [a-z]+)? (?=[A-Z])", "", one)
    one = THEIR_PART.sub("", one)  # "Dana Wells the CTO"
    titled = re.match(rf"(?:(?i:the) )?(?i:{PART_PLAYED}|dean|principal|hr|ceo|cto) (?=\w)", one)
    one = one[titled.end() :] if titled else one
    nobody = one.lower() in NO_NAMES and one.lower() not in HOUSES_TOO
    return "" if GENERIC.match(one) or nobody else one


def known_in(text: str, known: Sequence[str]) -> str:
    """The known name that stands in the text: whole, else by one of its words."""
    capitals = any(letter.isupper() for letter in text[1:])
    for name in known:
        if _standing_in(text, name):
            return name
    for name in known:
        for word in name.split():
            if len(word) <= 2 or word.lower() in NO_NAMES:
                continue
            found = _standing_in(text, word)
            if found and (found.group()[0].isupper() or not capitals):
                return name
    return ""


def beyond(words: str, name: str) -> str:
    """What follows a known name in the words taken for one: "Dana banana split" is Dana's."""
    known = {word.lower() for word in name.split()}
    told = words.split()
    first = next(
        (n for n, word in enumerate(told) if word.lower().strip(".,") not in known), len(told)
    )
    return " ".join(told[first:]) if 0 < first < len(told) else ""


def _standing_in(text: str, words: str) -> re.Match[str] | None:
    return re.search(rf"(?i)(?<!\w){re.escape(words)}(?!\w)", text)
