"""One line that tells what happened, or names what one is looking for.

"interviewed at Acme today with Dana, hears by the 17th"; "Dana called, another week"; "acme".
The line is cut into pieces; one of them tells what was done. Names, the role and the day stand in
that piece or beside it; from the first piece on that promises something, it is what they said, and
is read elsewhere. What is not understood is left over, and said.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tactful.etiquette.case import InterviewKind
from tactful.reading.line import names
from tactful.reading.line.deeds import (
    FINDS,
    NOT_YET,
    THEY_CALLED,
    THEY_WROTE,
    WILL_RING,
    Deed,
    deed_of,
    looked_for,
    stronger,
    without_filler,
)
from tactful.reading.line.shorthand import spelled_out
from tactful.reading.line.story import story_of
from tactful.reading.line.told import OneLine
from tactful.reading.line.when import DAY, HOUR, has_hour, when_of

__all__ = ["OneLine", "read_one_line"]

ABBREVIATIONS = r"(?<!\bSt)(?<!\bDr)(?<!\bMr)(?<!\bMs)(?<!\bMrs)(?<!\bProf)(?<!\bUniv)(?<!\bInst)(?<!\bDept)(?<!\bSr)(?<!\bJr)(?<!\b[A-Z])(?<!\bvs)"
GOES_ON = (
    r"(?:(?:and|but|so|where|though|although) )?(?:they|she|he|who|everyone|everybody)"
    r"(?:'ll|'re|'s| (?:will|hears?|says?|said|wants?|told|decides?|are|is|has|have|should|gets?|lets?|would|promised|must|needs?|takes?|calls?|rings?))\b"
    r"|(?:and |but |so )?(?:i|we|you)(?:'ll| (?:hear|should|am to|will|must|get|would hear))\b|(?:and|but) (?:said|will|wants?|told)\b"
)
CUT = re.compile(
    rf"(?i)(?<!\d)[;:]\s+|,\s+|{ABBREVIATIONS}(?<!\d\.\d)(?<!\d\.\d\d)\.+\s+|\s+[-–—]+\s+|\n|\s*[()]\s*|\s+(?={GOES_ON})"
)
HEARS = re.compile(  # "with Dana hears by the 17th": what is to be heard begins after the name
    r"(?i)(\bwith [\w'’-]+(?: [\w'’-]+)?) (?=hears (?:back )?(?:by|within|in|next|this|before)\b)"
)
DAY_AND_HOUR = re.compile(  # "this Thursday, 12:30pm": one moment, not two pieces
    rf"(?i)(?P<day>\b{DAY})(?:,\s+(?:still )?|\s+by )(?=(?:at )?{HOUR}(?!\w))"
)
FOLLOWS = re.compile(r"(?i)\b(?:replac(?:es|ed)|(?:takes|took|taking) over from) ")
SAYS = re.compile(r"(?i)\b(?:said|says|told me|mentioned|promised|reckons|just)\b")
WHOLE_LINE = frozenset({"invited", "offer", "on-hold", "away"})  # the words hold what they named
ADDRESSED = re.compile(r"(?i)\b(?:to|with|for|at|from)\s+(?P<who>.+)$")
GIVEN = re.compile(
    r"(?i)^(?P<who>.{2,40}?) an? (?:\w+ ){0,3}(?:message|mail|e-?mail|note|line|text|call|ring|bell|buzz|dm|reply|card|letter)\b"
)
LONGEST = 500


def read_one_line(text: str, known: Sequence[str] = ()) -> OneLine:
    """What the line tells; what tells nothing is what somebody is looking for. ``known`` are the
    people and companies that are noted: their names are found wherever they stand.
    """
    told = _read(text, known)
    return replace(
        told,
        company="" if names.is_a_day(told.company) else told.company,
        person="" if names.is_a_day(told.person) else told.person,
        role="" if names.tells_something(told.role) else told.role,
    )


def _read(text: str, known: Sequence[str]) -> OneLine:
    written = " ".join(text.split())[:LONGEST]
    spelled = spelled_out(written)
    if FINDS.search(spelled):
        return OneLine("find", who=looked_for(written))
    spelled = DAY_AND_HOUR.sub(r"\g<day> ", spelled)
    said = HEARS.sub(r"\1, ", without_filler(spelled)).rstrip(".!? ")
    pieces = [piece for piece in CUT.split(said) if piece and piece.strip(" .!,")]
    for index, piece in enumerate(pieces):
        rings = WILL_RING.search(piece)
        if rings is not None and has_hour(piece):
            return _call_ahead(piece, rings)
        if rings is not None:
            return _promises(piece[: rings.start()], said, known)
        deed = deed_of(piece)
        later = WILL_RING.search(said)
        if later is not None and NOT_YET.search(piece):  # "no news yet, she'll ring on Tuesday"
            return _promises(piece, said, known)
        if NOT_YET.search(piece) and (deed is None or deed.word == "replied"):
            silent = _subject(NOT_YET.split(piece)[0])[0] or names.bare(NOT_YET.split(piece)[-1])
            return OneLine("find", who=names.known_in(said, known) or silent or looked_for(written))
        if deed is not None and not (deed.word == "add" and index and deed.start == 0):
            return _told(deed, pieces, index, said, known)
    title = _title(pieces[0]) if pieces else None
    return _applied_too(title, pieces[1:]) if title else OneLine("find", who=looked_for(written))


def _told(deed: Deed, pieces: list[str], index: int, line: str, known: Sequence[str]) -> OneLine:
    for later, piece in enumerate(pieces[index + 1 :], index + 1):
        more = stronger(deed, piece)
        if more is not None and more.word == "talk":
            return story_of(more.word, pieces, later)
        if more is not None:
            told = _event(deed, pieces, index, line, known)
            note = line if more.word in WHOLE_LINE else told.rest
            return replace(told, deed=more.word, rest=note, by_phone=False)
    if deed.word in ("talk", "applied"):
        return story_of(deed.word, pieces, index)
    if deed.word == "add":
        bare = len(pieces[0].split()) == 1 and len(pieces) > 1  # "new: Chef at The Ivy"
        title = _title(f"{pieces[0]} {pieces[1]}" if bare else pieces[0])
        return _applied_too(title or story_of(deed.word, pieces, index), pieces[1:])
    told = _event(deed, pieces, index, line, known)
    if deed.word == "moved-on" and FOLLOWS.search(pieces[index]):
        return replace(told, who=names.known_in(line, known) or told.company or told.who, rest=line)
    return told


def _promises(who_says: str, said: str, known: Sequence[str]) -> OneLine:
    """ "Kim will ring on Thursday": what they said, and no call at a set hour."""
    who, company = _subject(SAYS.split(who_says)[0])
    who = names.known_in(said, known) or who or company
    return OneLine("replied", who=who, company=company if company != who else "", rest=said)


def _call_ahead(piece: str, rings: re.Match[str]) -> OneLine:
    """ "Kim will ring on Thursday at 2 pm": a call they said they would make."""
    who, company = _subject(piece[: rings.start()])
    when = when_of(piece[rings.end() :]).words or when_of(piece[: rings.start()]).words
    return OneLine("talk", company=company, person=who, when=when, talk=InterviewKind.CALL.value)


def _applied_too(told: OneLine, pieces: list[str]) -> OneLine:
    """ "new: Chef at The Ivy, applied yesterday"."""
    for piece in pieces:
        deed = deed_of(piece)
        if deed is not None and deed.word == "applied" and not TO_APPLY.search(piece):
            return replace(told, deed="applied", when=when_of(piece).words)
    return told


def _title(said: str) -> OneLine | None:
    """ "Data Engineer at Acme": both begin with a capital; or "chef at The Ivy" after "new"."""
    tail = re.sub(
        r"(?i)^(?:found|saw|seen|spotted)\b[^,:]*[,:]\s*|^(?:new|add)\b(?: one(?: to keep an eye on)?| application| job| role)?:?\s*",
        "",
        said,
    )
    role, at, company = tail.rpartition(" at ")
    if not at or not role.strip() or not company.strip() or names.is_no_role(role.strip()):
        return None
    if tail == said and not (role[0].isupper() and company[0].isupper()):
        return None
    told = story_of("add", [f"at {company}"], 0)
    return replace(told, role=role.strip(), left_over=())


def _event(deed: Deed, pieces: list[str], index: int, line: str, known: Sequence[str]) -> OneLine:
    piece = pieces[index]
    before = piece[: deed.start].strip(" ,")
    after = re.sub(r"(?i)^me\b(?: back)?\s*", "", piece[deed.end :].strip(" ,"))
    when, after = _when(piece, deed, after)
    who, company, left = _who(deed, piece, before, after)
    if SAYS_WHAT.fullmatch(piece[deed.start : deed.end]) and left:
        left = f"{piece[deed.start : deed.end]} {left}"  # "asks for my certificates"
    last = index + 1
    for beside in pieces[index + 1 : index + 4]:  # "St. Aubin Hospital, 11.40 today"
        told = when_of(beside)
        if told.words and not told.left and not when:
            when = told.words
        elif not company and _only_a_name(told.left) and deed_of(beside) is None:
            company, when = names.bare(told.left), when or told.words
        else:
            break
        last += 1
    told_name, who = who, names.known_in(piece, known) or who
    left = " ".join(filter(None, [names.beyond(told_name, who), left]))
    if not who and not company and index and _only_a_name(pieces[index - 1]):
        who = names.person(pieces[index - 1])
    if not who and not company:
        others = [p for n, p in enumerate(pieces) if n != index]
        who = _anywhere([before, piece[deed.end :], *others], known)
    rest = ", ".join(filter(None, [left, *pieces[last:]]))
    if deed.word in WHOLE_LINE:
        rest, when = line, ""
    elif not when and not deed.mine:
        when = _told_later(pieces[index + 1 :])
    return OneLine(
        deed.word, company=company if who else "", who=who or company, when=when,
        by_phone=deed.by_phone, rest=" ".join(rest.split()),
    )  # fmt: skip


SAYS_WHAT = re.compile(r"(?i)(?:asks?|asked|wants?|wanted|needs?|needed|promised|promises)")
TO_APPLY = re.compile(r"(?i)\b(?:to|apply|before|by|until|deadline)\b")
TOLD_THEN = re.compile(
    r"(?i)\b(?:told|came|received|got|arrived|e?-?mail(?:ed)?|letter|today|yesterday|ago)\b"
)


def _told_later(pieces: list[str]) -> str:
    """ "…, they told me today"."""
    for piece in pieces:
        told = when_of(piece)
        if told.words and (TOLD_THEN.search(piece) or not told.left):
            return told.words
    return ""


GOES_ON_TO_SAY = re.compile(
    r"(?i)\s*\b(?:saying|that|to say|to ask|asking|asked|about|because|telling|regarding|if|whether|:)\s+"
)
TO_A_NAME = re.compile(
    rf"(?i)(?:(?:letter|e?-?mail|note|call|message|received|mail|for me) )*(?:(?:from|by|at|to|with|in|of) )?(?:the )?{names.NAME}(?:,? (?:at|from|of|in) (?:the )?{names.NAME})?"
)


def _when(piece: str, deed: Deed, after: str) -> tuple[str, str]:
    """When it happened, and what stands after the deed without it: a day among other words of
    theirs is what they said.
    """
    early = when_of(piece[: deed.start])
    later = when_of(after)
    if deed.word != "replied" or not later.left or TO_A_NAME.fullmatch(later.left):
        return later.words or early.words, later.left
    head, *tail = GOES_ON_TO_SAY.split(after, maxsplit=1)
    told = when_of(head)
    if tail and told.words:
        return told.words, tail[0]
    at_once = re.match(r"(?i)(?:to me )?(?:(?:on|in|at) )?(?:the )?", after)
    start = after[at_once.end() :] if at_once else after
    if later.words and start.lower().startswith(later.words.split()[0].lower()):
        return later.words, later.left
    return early.words, after


def _only_a_name(left: str) -> bool:
    return names.is_proper(left) and re.fullmatch(names.NAME, left) is not None


def _who(deed: Deed, piece: str, before: str, after: str) -> tuple[str, str, str]:
    """Who, at which company, and what is left of the piece to be noted."""
    if deed.mine:
        told = _addressed(after)
        if not names.is_proper(told[0]) and (named := _named_before(before)) != ("", ""):
            return (*named, told[2])
        return told
    who, company = _subject(before)
    if who or company:
        return who, company, re.sub(r"(?i)^that\s+", "", after)
    words = piece[deed.start : deed.end]
    if words.lower().endswith(("from", "by")):
        return _split(after)
    for text in (after, f"{words} {after}"):
        for led in re.finditer(r"(?i)\b(?:from|by|at|with|of|in)\s+", text):
            if names.is_proper(text[led.end() :]) or (led.start() == 0 and text is after):
                who, company, left = _split(text[led.end() :])
                if who or company:
                    return who, company, left
    return "", "", after


def _named_before(before: str) -> tuple[str, str]:
    """ "I wrote to Acme to withdraw"."""
    found = re.search(
        rf"(?i)\b(?:to|told|with|let|informed|e?-?mailed|called|rang) (?P<name>(?:the )?{names.NAME}(?: (?:at|from|of) {names.NAME})?)",
        when_of(before).left,
    )
    if found is None:
        return "", ""
    who, company, _ = _split(found["name"])
    return who, company


GENERIC_OBJECT = re.compile(
    r"(?i)^(?:an?|the|my|their|his|her|it|some|all|our|over|off|in|work|samples?|portfolio|documents?|references|transcripts?|offer|job|cv|résumé|resume|thanks?|thank-?you)\b"
)


def _addressed(after: str) -> tuple[str, str, str]:
    given = GIVEN.match(after)
    if given is not None and not GENERIC_OBJECT.match(after):
        return names.person(given["who"]), "", ""
    after = re.sub(r"^(?i:again)\s+|^(?i:the|their|my) (?=[A-ZÀ-Þ])", "", after)
    lead = re.match(r"(?i)(?:of )?(?:to|with|for|at|from|of|out)\s+(?:the )?", after)
    to_them = re.search(r"\b(?i:to|with) (?:the )?(?=[A-ZÀ-Þ])", after)
    if lead is None and to_them is not None and not names.is_proper(after):
        return _split(after[to_them.end() :])
    if lead is None and GENERIC_OBJECT.match(after):
        inside = ADDRESSED.search(after)
        return _split(inside["who"]) if inside is not None else ("", "", after)
    return _split(after[lead.end() :] if lead else after)


def _split(words: str) -> tuple[str, str, str]:
    """A name, and the company where one follows it; the rest."""
    less = re.sub(
        r"(?i)^(?:(?:the|their|my|her|his) )?(?:offer|job|role|position|application|process|contract)\b(?: (?:made|offer))?(?: (?:from|at|with|by|of|as))?\s*",
        "",
        words,
    )
    found = re.match(rf"(?i)(?P<name>(?:the )?(?:{names.TITLE} )?{names.NAME})", less)
    if found is None:
        return "", "", less
    left = less[found.end() :].strip(" ,")
    beside = re.match(rf"(?i)(?:at|from|of|with|@) (?P<name>(?:the )?{names.NAME})", left)
    name = names.person(found["name"])
    if beside is not None and not names.NO_COMPANY.match(beside["name"]):
        return name, names.bare(beside["name"]), left[beside.end() :].strip(" ,")
    return name, "", left


VERB_OF_THEIRS = re.compile(
    rf"(?i)\s+(?:{THEY_WROTE}|{THEY_CALLED}|put|has|have|had|is|are|was|were|does|did|will|would|turned|extended|got|made|gave|take|just|finally|now|also|kindly|politely|went|came|'s|'ve|to)\b.*$"
)


def _subject(before: str) -> tuple[str, str]:
    """Who does it: the name before the words that tell it."""
    left = VERB_OF_THEIRS.sub("", f" {when_of(before).left}").strip(" ,")
    beside = re.search(
        rf"(?P<who>.+?) (?i:from|of|at|@|in) (?P<company>(?i:the )?{names.NAME})$", left
    )
    if beside is not None:
        return _last_name(beside["who"]), names.bare(beside["company"])
    return _last_name(left), ""


def _last_name(words: str) -> str:
    told = [m.group() for m in re.finditer(names.PROPER, words) if names.is_proper(m.group())]
    if told and (len(words.split()) > 3 or not names.is_proper(words)):
        return names.person(told[-1])
    return names.person(words) if len(words.split()) <= 4 else ""


def _anywhere(pieces: list[str], known: Sequence[str]) -> str:
    line = ", ".join(pieces)
    found = names.known_in(line, known)
    if found:
        return found
    told = [m.group() for m in re.finditer(names.PROPER, line) if names.is_proper(m.group())]
    return names.person(told[0]) if told else ""
