"""The people a text names, and the pronouns that stand for them.

A text is marked before it is asked who does what in it: each named person, and each "she" or
"him" that can only be one of them, becomes ‹0›, ‹1› … That leaves few ways to say a thing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from tactful.reading.clauses import LONGEST_NOTE
from tactful.reading.dates.vocabulary import MONTHS, WEEKDAYS
from tactful.reading.own_files import own_text

HE = r"Mr|Sir|Monsieur|Herr|Hr|Señor|Signor|Pan|Encik|Father|Shri"
SHE = r"Mrs|Ms|Miss|Sister|Mme|Madame|Frau|Señora|Signora|Pani|Puan|Smt|Matron|Lady|mw"
TITLE = (
    rf"(?:(?:{HE}|{SHE}|M|Mx|Dr|Prof|Professor|Judge|Rev|Reverend|Capt|Captain|Chef|Lt\. Cmdr|Lt|Sgt|Col|Major"
    r"|Dekan|Imam|Rabbi|Dean)\.? )"
)
PART = r"[A-ZÀ-ÖØ-ÞŠŽĆČĐŁŚŻ](?!\w*n['’]t\b)[\w'’-]+"
PARTICLE = r"(?:van|von|de|der|den|du|da|dos|la|le|bin|al|el|O'|Mc|ten|ter|zu|y|i) ?"
INITIALS = r"(?:(?<![A-Za-z])[A-Z]\.\s?){1,2}"
NAME = rf"{TITLE}{{0,2}}(?:{INITIALS})?{PART}(?: (?:{PARTICLE}){{0,2}}{PART}){{0,2}}(?: [A-Z]\.(?= [a-z(,]))?"
NAMING_NOBODY = """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december mon tue wed thu fri sat sun jan feb mar apr jun jul aug sep sept oct nov dec
    christmas xmas boxing hogmanay easter new year thanksgiving spring summer autumn winter
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
    sir madam maam
    per acc both hello hi thanks had have heard spoke spoken talked met sms
    great good nice lovely really also only still maybe perhaps probably hopefully anyway apart follow first second
    last next later now today tomorrow tonight yesterday week weeks month round stage step steps
"""
NO_NAMES = frozenset(NAMING_NOBODY.split())
NO_ONES_NAME = re.compile(  # Christmas Eve, Canada Day, White Card
    r"(?:.* )?(?:Christmas|Year['’]s) Eve|(?:Canada|Labou?r|Memorial|Australia|Anzac|Republic|Independence|Boxing|Columbus"
    r"|Veterans|Patrick['’]?s|May|Mother['’]?s|Father['’]?s|Trial|Test) Day|(?:White|Green|Blue|Red|Business|ID|Time) Card"
    r"|(?:Series|Level|Grade|Band|Tier|Form|Type|Class)"
)
BEFORE_A_MONTH = re.compile(
    r"(?i)(?:\d(?:st|nd|rd|th)?(?: of)?|\b(?:in|by|until|till|before|of|since|early|mid|late)) $"
)
NAMED_LIKE_MONTHS = frozenset({"april", "may", "june", "august"})
NAMED_LIKE_WORDS = frozenset([
    "angel", "bill", "chase", "dale", "dawn", "destiny", "drew", "earl", "faith", "frank", "gene",
    "grace", "grant", "hope", "jack", "jock", "joy", "mark", "miles", "pat", "penny", "ray", "rob",
    "rose", "rosie", "sue", "sunny", "will",
])  # fmt: skip
KIN = (
    r"(?:friend|sister|brother|wife|husband|partner|flatmate|roommate|mate|colleague|cousin|neighbou?r|mum|mom|dad|mother"
    r"|father|girlfriend|boyfriend|son|daughter|aunt|uncle|boss|manager|landlord)"
)
MINE_BEFORE = re.compile(
    rf"\bmy (?:\w+ )?{KIN},? $|\b(?:Aunt|Auntie|Uncle|Mum|Dad|Granny|Grandma|Grandpa) $"
)
MINE_AFTER = re.compile(rf",? my (?:\w+ )?{KIN}\b")
A_PLACE = re.compile(
    r"\b(?:in|near|outside) $|\b(?:job|post|role|position|gig|trial|vacancy|apprenticeship)(?: \w+){0,3}, $"
)
OF_A_JOB = re.compile(
    r" (?:chain|job|post|position|role|supervisor|chat|shop|agency|cent(?:re|er)|trial|crew|gig|place|interview|firm|company"
    r"|contractor|warehouse|department|clinic|work|shift|apprenticeship|admin|restaurant|hotel|school)\b"
)
CALLED = re.compile(
    r"\b(?:named|(?:guy|man|woman|lady|bloke|fella|chap|girl|recruiter|manager|boss|one) called) (?P<name>[a-z][\w'’-]+)\b"
)
CAPITALS = re.compile(r"\b[A-Z][a-zà-ÿ]{2,}")
SPOKEN_TO = re.compile(
    r"\b(?:call|ring|text|phone|message|ask for) (?P<name>[a-z]{3,})(?= (?:the|in|from|at|if)\b|[,.;]|$)"
    r"|\b(?P<name2>[a-z]{3,}) (?:said|says|told me|reckons|promised)\b"
)
OF_THE_CALENDAR = frozenset(
    {*WEEKDAYS, *MONTHS, "anytime", "anybody", "whenever", "weekdays", "mornings", "afternoons"}
)
SENTENCE_START = re.compile(r"(?:^|[.!?\n]['\"’”)]*\s+|[\"“‘(]\s*|\s[–-]\s|\A\W*)$")
PRONOUN = re.compile(
    r"\b(?P<he>[Hh]e|him)\b|\b(?P<she>[Ss]he)\b"
    r"|\b(?P<her>her)\b(?=\s*(?:$|[.,;:!?)]|(?:on|at|by|in|if|when|any|again|up|to|about|for|from|a|an|the|then|with|before|after"
    r"|and|or|but|not|until|till|whenever|directly|an?y?time|back|once|only|instead|this|next|tomorrow|via|through|per|posted"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|january|february|march|april|may|june|july|august|september"
    r"|october|november|december|\d+\S*|mon|tue|wed|thu|fri|sat|sun|who|because|as|so)\b))",
    re.IGNORECASE,
)
SOMEBODY_ELSE = re.compile(
    r"(?:^|[.!?;\n]\s*|\b(?:but|and|then|while) )(?:the|a|an|my|our|their|his) (?:\w+ )?(?:owner|boss|chef|manager|recruiter|foreman"
    r"|director|head|lady|guy|man|woman|bloke|secretary|assistant|chair\w*|interviewer|supervisor|matron|dean|gaffer)\b(?!,)",
    re.IGNORECASE,
)

IN_ORDER = re.compile(
    rf"‹(?P<mark>\d+)›|(?P<somebody>{SOMEBODY_ELSE.pattern})|{PRONOUN.pattern}", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody a text names: as it is written, or as they are known."""

    name: str
    gender: str  # "he", "she" or "" by the title
    mine: bool  # my brother, my mate: nobody of theirs


@dataclass(frozen=True, slots=True)
class Marked:
    """A text in which people are numbers, and who they are."""

    text: str
    people: tuple[Person, ...]


@cache
def common_words() -> frozenset[str]:
    """Words that people write in lower case; made from the corpora by `script/train`."""
    text = own_text("models/words.txt")
    return frozenset(text.split())


def marked(text: str, known: Sequence[str] = ()) -> Marked:
    """The text with each person as ‹n›; pronouns too, where they can mean but one of them."""
    text = text[:LONGEST_NOTE]
    people: list[Person] = []
    numbers: dict[str, int] = {}
    pieces, last = [], 0
    for start, end, name in _named(text, known):
        key = _key(name)
        number = numbers.get(key)
        if number is None:
            number = _same_person(key, numbers)
        if number is None:
            number = len(people)
            mine = MINE_BEFORE.search(text[:start]) or MINE_AFTER.match(text[end:])
            people.append(Person(name, _gender(text[start:end]), bool(mine)))
        numbers[key] = number
        pieces += [text[last:start], f"‹{number}›"]
        last = end
    pieces.append(text[last:])
    return Marked(_with_pronouns("".join(pieces), people), tuple(people))


def _named(text: str, known: Sequence[str]) -> Iterator[tuple[int, int, str]]:
    """Where people are named, in order, and by which name they go."""
    found = [(m.start(), m.end(), m[0]) for m in _known_names(text, known)]
    taken = [(start, end) for start, end, _ in found]
    for match in re.finditer(rf"(?<![\w‹]){NAME}", text):
        if any(start < match.end() and match.start() < end for start, end in taken):
            continue
        part = _name_in(match, text)
        if part is not None:
            found.append(part)
    taken = [(start, end) for start, end, _ in found]
    for start, end, name in _named_in_passing(text):
        if not any(before < end and start < after for before, after in taken):
            found.append((start, end, name))
    for start, end, name in sorted(found):
        yield start, end, _as_known(name, known)


def _named_in_passing(text: str) -> Iterator[tuple[int, int, str]]:
    """Names in a note without a capital: "guy named rick runs it, rick said"."""
    names = {m["name"] for m in CALLED.finditer(text)}
    if not CAPITALS.search(text):
        names |= {m["name"] or m["name2"] for m in SPOKEN_TO.finditer(text)}
    nobodys = common_words() | NO_NAMES | NAMED_LIKE_WORDS | OF_THE_CALENDAR
    names = {name for name in names if name.lower() not in nobodys}
    for name in names:
        yield from (
            (m.start(), m.end(), m[0]) for m in re.finditer(rf"\b{re.escape(name)}\b", text)
        )


def _known_names(text: str, known: Sequence[str]) -> Iterator[re.Match[str]]:
    """Known people by their full, first or last name, in whatever letters."""
    words = {word for name in known for word in name.split() if len(word.strip(".")) > 1}
    words = {word for word in words if not re.fullmatch(TITLE.strip(), f"{word} ")}
    words = {word for word in words if word.lower() not in common_words() | NO_NAMES}
    if words:
        each = "|".join(_as_written(word) for word in sorted(words, key=len, reverse=True))
        yield from re.finditer(
            rf"(?i)\b(?:{TITLE})?(?:{each})(?: (?:{PARTICLE})?(?:{each}|(?-i:[A-Z]\.)))*\b(?:(?<= [A-Z])\.)?",
            text,
        )


def _as_written(word: str) -> str:
    """A word of a name as a pattern; one of two letters must be written like a name."""
    return re.escape(word) if len(word) > 2 else f"(?-i:{re.escape(word)})"


def _name_in(match: re.Match[str], text: str) -> tuple[int, int, str] | None:
    """The part of some capitalised words that is a name."""
    if NO_ONES_NAME.fullmatch(match[0]):
        return None
    words = [
        (m.start() + match.start(), m.end() + match.start()) for m in re.finditer(r"\S+", match[0])
    ]
    at_start = bool(SENTENCE_START.search(text[: match.start()]))
    while words and _is_no_name(text, *words[0], begins_a_sentence=at_start):
        words, at_start = words[1:], False
    while words and _is_no_name(text, *words[-1], begins_a_sentence=False):
        words = words[:-1]
    if not words or A_PLACE.search(text[: words[0][0]]):
        return None
    start, end = words[0][0], words[-1][1]
    if (
        at_start and len(words) == 1 and OF_A_JOB.match(text[end:])
    ):  # "Orchard supervisor, nice chap"
        return None
    written = text[start:end]
    if re.search(r"['’]s$", written):
        end -= 2
    if re.fullmatch(rf"{TITLE.removesuffix(' )')})|[A-Z]\.?|[A-Z]{{2,4}}s?", text[start:end]):
        return None
    return start, end, text[start:end]


def _is_no_name(text: str, start: int, end: int, *, begins_a_sentence: bool) -> bool:
    word, after = text[start:end], text[end:]
    plain = re.sub(r"['’]\w+$", "", word.lower().strip(".,"))
    if re.fullmatch(TITLE.strip(), f"{word.strip('.')} "):
        return False
    if plain in NAMED_LIKE_MONTHS:
        if BEFORE_A_MONTH.search(text[:start]) and not re.match(r" [A-Z]", after):
            return True
        return not re.match(r"(?:,? (?:the|my|our|from|at)\b| [a-zA-Z(‹])(?! week| holiday)", after)
    if plain in NAMED_LIKE_WORDS:
        return begins_a_sentence and not re.match(r"[,:]? ?[\w(‹–-]", after)
    if plain in NO_NAMES:
        return True
    parts = plain.split("-")
    return begins_a_sentence and all(part in common_words() for part in parts)


def _as_known(name: str, known: Sequence[str]) -> str:
    written = " ".join(name.replace("’", "'").split())
    telling = [
        w
        for w in _key(written).split()
        if len(w) > 1 and not re.fullmatch(rf"{TITLE.strip()}", w + " ")
    ]
    for person in known:
        if telling and set(telling) <= set(_key(person).split()):
            return person
    return written


def _key(name: str) -> str:
    plain = re.sub(rf"^(?:{TITLE})+", "", name)
    return (plain or name).lower().replace(".", "").replace("’", "'")


def _same_person(key: str, numbers: dict[str, int]) -> int | None:
    """ "Dana" after "Dana Reyes", "Mr Reyes" after "Dana Reyes"."""
    words = set(key.split())
    for other, number in numbers.items():
        if words & set(other.split()):
            return number
    return None


def _gender(written: str) -> str:
    if re.match(rf"(?:{HE})\b\.?", written):
        return "he"
    return "she" if re.match(rf"(?:{SHE})\b\.?", written) else ""


def _with_pronouns(text: str, people: Sequence[Person]) -> str:
    named: list[int] = []  # who was named so far, the last one at the end

    def seen(match: re.Match[str]) -> str:
        who = int(match["mark"]) if match["mark"] else None
        if match["he"] or match["she"] or match["her"]:
            gender = "he" if match["he"] else "she"
            who = next((n for n in reversed(named) if _may_be(people[n], gender)), None)
        elif match["somebody"]:
            named.clear()
        if who is None:
            return match[0]
        if who in named:
            named.remove(who)
        named.append(who)
        return f"‹{who}›"

    return IN_ORDER.sub(seen, text)


def _may_be(person: Person, gender: str) -> bool:
    return person.gender in ("", gender) and not person.mine
