"""One line that tells what happened, or names what one is looking for.

"interviewed at Acme today with Dana, hears by the 17th"; "Dana called, another week"; "acme".
The beginning says what was done, by whom and where; the rest is what they said, read elsewhere.
What is not understood is left over, and said.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from tactful.reading.names import NO_NAMES

NAME = r"[\w&.'’+-]+(?: (?!(?:and|with|on|at|to|for|as|in|by|from|about|today|tomorrow|yesterday)\b)[\w&.'’+-]+){0,5}?"
DAY = (
    r"(?:(?:on |this |last |next )?(?:mon|tues|wednes|thurs|fri|satur|sun)day|today|tomorrow|yesterday"
    r"|tonight|this (?:morning|afternoon|evening)|just now|(?:on )?(?:the )?\d{1,2}(?:st|nd|rd|th)?"
    r"(?: of)? ?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*(?:,? 20\d\d)?"
    r"|(?:on )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]* \d{1,2}(?:st|nd|rd|th)?\b(?:,? 20\d\d)?"
    r"|\d{4}-\d\d-\d\d|(?:two|three|four|five|a|\d+) (?:days?|weeks?) ago)"
)
HOUR = r"(?:at )?(?:\d{1,2}[:.]\d\d ?(?:[ap]\.?m\.?)?|\d{1,2} ?(?:[ap]\.?m\.?|o'?clock)|noon|midday)|at \d{1,2}\b"
WHEN = re.compile(rf"(?i)(?<![\w-])(?P<day>{DAY})?(?:,? ?(?P<hour>{HOUR}))?(?![\w-])")
HEAD_ENDS = re.compile(
    r"[;:]\s|,\s|(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\b[A-Z])\.\s|\s[-–—]\s|\n|\s(?=(?:and|who|they|she|he) (?:hear|says?|said|will|wants?|told)\b)"
)
TALK = re.compile(
    r"(?i)^(?:i )?(?:(?:was|have been|got) )?(?:just )?(?:had |have |got |has )?(?:an? |my |the )?"
    r"(?:(?:first|second|third|final|phone|video|online|onsite|on-site) )*(?:interview(?:ed|ing)?|phone screen|screening)\b"
)
APPLIED = re.compile(r"(?i)^(?:i )?(?:just |have )?(?:applied|sent (?:my |an? )?application)\b")
ADDED = re.compile(r"(?i)^(?:new|add)\b:?\s*(?:application\b:?\s*)?")
THEY = (
    (r"said no|rejected(?: me)?|turned (?:me|us) down|passed on me|declined me|don'?t want me", "rejected"),
    (r"invited(?: me)?|wants? to (?:meet|interview|see)(?: me)?|asked me (?:in|to come)", "invited"),
    (r"made (?:me )?an offer|offered(?: me)?(?: (?:the|a) (?:job|role|position))?|sent (?:me )?an offer", "offer"),
    (r"(?:is|are|was|put (?:it|everything|the role|the position)) on hold|paused(?: it)?|froze(?: it)?", "on-hold"),
    (r"has left|have left|left the company|moved on|is gone|no longer works there", "moved-on"),
    (r"(?:is|are) (?:away|out of (?:the )?office|on leave|on holiday|on vacation)", "away"),
    (r"bounced|came back as undeliverable", "bounced"),
    (r"(?:called|rang|phoned|telephoned)(?: me)?(?: back)?", "replied by phone"),
    (r"(?:wrote|replied|answered|emailed|e-mailed|mailed|messaged|texted|got back|came back|responded)"
     r"(?: (?:to )?me)?(?: back)?(?: to me)?", "replied"),
    (r"(?:said|says|told me)", "replied"),
)  # fmt: skip
FROM_THEM = (
    (r"(?:rejected|turned down) by|(?:a )?(?:no|rejection) from", "rejected"),
    (r"invited by|(?:an )?invitation from", "invited"),
    (r"(?:an )?offer (?:from|at|by)", "offer"),
    (r"(?:a )?(?:call|phone call) from", "replied by phone"),
    (r"(?:heard (?:back )?from|(?:an? )?(?:e-?mail|mail|message|reply|answer) from)", "replied"),
)
ME = (
    (r"thanked|(?:sent|wrote) (?:a )?thank[ -]?you(?: note| mail| email)?(?: to)?|said thank(?:s| you) to", "thanked"),
    (r"(?:called|rang|phoned|telephoned|left (?:a )?(?:voicemail|message)(?: for| with| at)?)", "called"),
    (r"(?:followed up(?: with)?|chased|nudged|reminded)", "followed-up"),
    (r"(?:answered|replied to)", "answered"),
    (r"(?:e-?mailed|wrote(?: to)?|mailed|messaged|sent (?:an? )?(?:e-?mail|mail|message)(?: to)?)", "sent"),
    (r"(?:withdrew|withdraw)(?: my application)?(?: from| at)?", "withdrawn"),
    (r"(?:accepted)(?: (?:the|their|an) offer)?(?: from| of| at)?", "accepted"),
    (r"(?:declined|turned down)(?: (?:the|their|an) offer)?(?: from| of| at)?", "declined"),
)  # fmt: skip
LEADS_TO = {
    "at": "company", "to": "company", "@": "company", "with": "person", "by": "person",
    "met": "person", "as": "role", "for": "role", "in": "place",
}  # fmt: skip
LEADS = re.compile(r"(?i)(?:^|\s)(at|to|@|with|by|met|as|for|in)\s+")
WHOLE_LINE = frozenset({"invited", "offer", "on-hold", "away"})  # the words hold what they named
PRONOUNS = frozenset(
    {"they", "she", "he", "it", "i", "we", "somebody", "someone", "them", "her", "him"}
)
BARE_HOUR = re.compile(r"(?i)(?:^|\s)(?:at )?(?P<hour>[1-9]|1\d|2[0-3])(?: ?o'?clock)?$(?<!\d{4})")
EARLIEST = 7  # an hour before this one, without "am", is meant after noon
NOISE = frozenset(
    [
        "i",
        "a",
        "an",
        "the",
        "my",
        "me",
        "was",
        "had",
        "have",
        "just",
        "got",
        "at",
        "with",
        "by",
        "to",
        "for",
        "as",
        "on",
        "in",
        "from",
        "and",
        "of",
        "job",
        "role",
        "position",
        "interview",
        "interviewed",
        "interviewing",
        "talk",
        "met",
        "saw",
    ]
)
LONGEST = 500


@dataclass(frozen=True, slots=True)
class OneLine:
    """What a line tells. ``deed``: "talk", "applied", "add", "find", an outcome, or a word of
    what can be logged; ``who`` is a person or a company, as it was written.
    """

    deed: str
    company: str = ""
    role: str = ""
    place: str = ""
    person: str = ""
    who: str = ""
    when: str = ""
    by_phone: bool = False
    rest: str = ""
    left_over: tuple[str, ...] = field(default=())


def read_one_line(text: str) -> OneLine:
    """What the line tells; what tells nothing is what somebody is looking for."""
    said = " ".join(text.split())[:LONGEST].rstrip(".!")
    head, rest = _cut(said)
    return (
        _talk(head, rest)
        or _applied(head, rest)
        or _mine(head, rest)
        or _theirs(said, head, rest)
        or _added(said)
        or OneLine("find", who=said)
    )


def _cut(said: str) -> tuple[str, str]:
    """The beginning, and what follows it."""
    found = HEAD_ENDS.search(said)
    if found is None:
        return said, ""
    return said[: found.start()].strip(), said[found.end() :].strip()


def _talk(head: str, rest: str) -> OneLine | None:
    found = TALK.match(head)
    if found is None:
        return None
    return _told("talk", head[found.end() :], rest)


def _applied(head: str, rest: str) -> OneLine | None:
    found = APPLIED.match(head)
    if found is None:
        return None
    return _told("applied", head[found.end() :], rest)


def _added(said: str) -> OneLine | None:
    found = ADDED.match(said)
    tail = said[found.end() :] if found else said
    role, at, company = tail.rpartition(" at ")
    if not at or (found is None and not _looks_like_a_title(role, company)):
        return None
    told = _told("add", f" at {company}", "")
    return replace(told, role=role.strip(), left_over=())


def _looks_like_a_title(role: str, company: str) -> bool:
    """ "Data Engineer at Acme": both begin with a capital."""
    return bool(role) and bool(company) and role[0].isupper() and company[0].isupper()


def _told(deed: str, tail: str, rest: str) -> OneLine:
    """Where, with whom, as what and when. What no word leads to is left over."""
    when, left = _when(tail)
    parts = LEADS.split(left)
    found: dict[str, str] = {}
    over = parts[0].split()
    for lead, words in zip(parts[1::2], parts[2::2], strict=True):
        name = re.sub(
            r"(?i)^(?:an?|the(?= \w+ (?:position|role|job)))\s+",
            "",
            " ".join(words.split()).strip(" ,"),
        )
        slot = LEADS_TO[lead.lower()]
        if not name or name.lower() in PRONOUNS:
            continue
        if slot in found or (slot == "person" and name.lower() in NO_NAMES):
            over += name.split()
        else:
            found[slot] = name
    role = re.sub(r"(?i)\s+(?:position|role|job)$", "", found.get("role", ""))
    return OneLine(
        deed,
        found.get("company", ""),
        role,
        found.get("place", ""),
        found.get("person", ""),
        "",
        when,
        rest=rest,
        left_over=tuple(word for word in over if word.lower().strip(".,") not in NOISE),
    )


def _when(text: str) -> tuple[str, str]:
    """The words of a day and an hour, and the text without them."""
    spans = [m for m in WHEN.finditer(text) if m["day"] or m["hour"]]
    if not spans:
        return "", text
    said = " ".join(_on_the_clock(m.group().strip(" ,")) for m in spans)
    for found in reversed(spans):
        text = f"{text[: found.start()]} {text[found.end() :]}"
    return said.removeprefix("on "), text


def _on_the_clock(words: str) -> str:
    """ "at 2" is 14:00: nobody is interviewed at night."""

    def clock(found: re.Match[str]) -> str:
        hour = int(found["hour"])
        return f" {hour + 12 if hour < EARLIEST else hour}:00"

    return BARE_HOUR.sub(clock, words).strip()


def _mine(head: str, rest: str) -> OneLine | None:
    said = re.sub(r"(?i)^i(?:'ve| have| just)? ", "", head)
    for words, deed in ME:
        found = re.match(rf"(?i)(?:{words})\b\s*(?P<who>.*)$", said)
        if found is not None and found["who"]:
            when, who = _when(found["who"])
            who = _bare(who)
            return OneLine(deed, who=who, when=when, rest=rest) if who else None
    return None


def _theirs(line: str, head: str, rest: str) -> OneLine | None:
    for words, deed in FROM_THEM:
        found = re.match(rf"(?i)(?:i (?:was |got |had )?|got )?(?:{words})\s+(?P<who>.*)$", head)
        if found is not None:
            return _came(deed, line, found["who"], "", rest)
    for words, deed in THEY:
        found = re.match(
            rf"(?i)(?P<who>{NAME})\s+(?:just |has |have )?(?:{words})\b\s*(?P<tail>.*)$", head
        )
        if found is not None:
            return _came(deed, line, found["who"], found["tail"], rest)
    return None


def _came(deed: str, line: str, who: str, tail: str, rest: str) -> OneLine:
    word, _, phone = deed.partition(" by ")
    if word in WHOLE_LINE:
        return OneLine(word, who=_bare(_when(who)[1]), rest=line)
    when, left = _when(tail)
    if left.strip(" ,"):  # a day among other words is what they said
        when, left = "", tail
    when_too, who = _when(who)
    note = ", ".join(filter(None, (re.sub(r"(?i)^that\s+", "", left.strip(" ,")), rest)))
    return OneLine(word, who=_bare(who), when=when or when_too, by_phone=bool(phone), rest=note)


def _bare(who: str) -> str:
    """A name without what leads to it or follows."""
    bare = re.sub(
        r"(?i)^(?:to|with|from|at|the|for)\s+|\s+(?:again|back|about\b.*|to\b.*)$",
        "",
        who.strip(" ,"),
    )
    return bare.strip(" ,")
