"""A talk, an application or one to add: where, with whom, as what and when.

The pieces are searched for what is certain first: a role that is led to, a company after "at", a
person with a title. What "with" leads to may be a company as well as a person, and a capital may be
either: that is settled when the whole line is known.
"""

from __future__ import annotations

import re

from tactful.etiquette.case import InterviewKind
from tactful.reading.line import names
from tactful.reading.line.deeds import ADD_WORDS, STORY_WORDS
from tactful.reading.line.found import Found, settle, state_of
from tactful.reading.line.lexicon import NOISE, WAYS
from tactful.reading.line.told import OneLine
from tactful.reading.line.when import GAP, PROMISED, When, when_of, without
from tactful.reading.people import NO_NAMES

IN_A_PLACE = re.compile(rf"(?:^|\s)in (?P<name>{names.PROPER})")
HIRING = re.compile(
    rf"(?i)(?P<company>(?:the )?{names.NAME}) (?:(?:is|are) )?(?:hiring|looking for|recruiting|advertising(?: for)?|seeking|searching for)(?: for)? (?:an? |some )?(?P<role>{names.NAME})"
)
TALK_FOR = re.compile(
    rf"\b(?i:interview|screen|screening|call|round|loop|day) (?:for|by) (?P<name>{names.PROPER})"
)
OF_A_PIECE = re.compile(
    r"(?i)(?:with|at|for|as|by|to|in|met|interview|position|role|job|it'?s for|held|panel|spoke|talked|sat|saw|from|of|taken|hosted|application|form)\b"
)
SPEAKS_WITH = re.compile(
    rf"(?i)\b(?:spoke|talked|speaking|chatted|sat down|met|meeting)(?: \w+)? (?:with |to )?(?P<name>(?:{names.TITLE} )?{names.NAME})"
)
TOOK_IT = re.compile(
    rf"(?P<name>{names.PROPER}) (?i:took it|took the interview|held it|led it|ran it|conducted)\b"
)


AND_ANOTHER = re.compile(
    rf"^ (?:and|&|n|\+|plus) (?:(?:her|his|the) \w+ )?(?P<name>{names.PROPER}|[a-z]\w+)"
)
OTHERS = re.compile(
    rf"^ (?:and|&|n|\+|plus) (?:{names.PROPER}|(?:(?:her|his|their|the|two|three|some) )?(?:\w+ ?){{1,2}})$|^ (?:and|&|n|\+|plus) {names.PROPER}"
)


def story_of(deed: str, pieces: list[str], index: int) -> OneLine:
    """What the pieces of a line tell; the one at ``index`` says what was done."""
    first = next(
        (n for n, piece in enumerate(pieces) if n > index and PROMISED.search(piece)), len(pieces)
    )
    head, rest = pieces[:first], pieces[first:]
    head[index], tail = _before_the_promise(head[index])
    when, found = When("", ""), Found()
    order = [index, *(n for n in range(len(head)) if n != index)]
    for n in order:
        here = when_of(head[n])
        taken = bool(here.words) and not when.words
        when = here if taken else when
        left = here.left if taken or not here.words else head[n]
        if n == index:
            _over(_read(left, found, deed), found)
        else:
            _beside(left, found, deed)
    settle(found, deed)
    said = [tail, *rest] if tail else rest
    return OneLine(
        deed, found.company, found.role, found.place, next(iter(found.persons), ""), "",
        "" if deed == "add" else when.words, talk=_held_as(" ".join(head)) if deed == "talk" else "",
        rest=", ".join(said), also=tuple(found.persons[1:]),
        left_over=tuple(found.over),
    )  # fmt: skip


HELD_AS = (
    (
        r"phone ?screen|phone interview|telephone|screening|recruiter call",
        InterviewKind.PHONE_SCREEN,
    ),
    (r"final (?:round|interview|stage)", InterviewKind.FINAL),
    (r"\bpanel\b", InterviewKind.PANEL),
    (r"\b(?:video|zoom|teams|google meet|skype)\b", InterviewKind.VIDEO),
    (r"\bon-?site\b|in[- ]person|assessment (?:day|cent)", InterviewKind.ONSITE),
)


def _held_as(told: str) -> str:
    return next((kind.value for words, kind in HELD_AS if re.search(rf"(?i){words}", told)), "")


def _before_the_promise(piece: str) -> tuple[str, str]:
    """The piece up to where it promises something, and that."""
    promised = PROMISED.search(piece)
    if promised is None or promised.start() < 12:
        return piece, ""
    cut = piece.rfind(" and ", 0, promised.start())
    return (piece[:cut], piece[cut + 5 :]) if cut > 0 else (piece, "")


def _read(piece: str, found: Found, deed: str) -> str:
    """Take what the piece tells; what is left of it."""
    hiring = HIRING.search(piece) if deed == "add" else None
    if hiring is not None:
        found.company = names.bare(ADD_WORDS.sub("", hiring["company"]))
        found.role = names.bare(hiring["role"])
        return piece[hiring.end() :]
    if deed == "add":
        piece = ADD_WORDS.sub("", piece).strip(" :")
        if _is_lone(piece):
            found.loose.append(names.bare(piece))
            return ""
    left = _role(piece, found, deed)
    left = _people(left, found, deed)
    left = _company(left, found, deed)
    left = _talk_for(left, found, deed)
    left = _withs(left, found, deed)
    left = _place(left, found)
    left = _named_talk(left, found)
    return _job_words(left, found)


def _role(left: str, found: Found, deed: str) -> str:
    if found.role:
        return left
    for pattern in names.AS_A_JOB:
        told = pattern.search(left)
        if told is not None and not names.GENERIC.match(told["role"]):
            found.role = _plain_role(told["role"])
            return _cut(left, told)
    for told in names.FOR_A_JOB.finditer(left):
        elsewhere = deed == "applied" and re.search(r"(?i)\b(?:at|to|in|with) ", left[told.end() :])
        led_by_for = told.group().lower().startswith("for")  # "talked about salary" names no role
        lower = led_by_for and not names.is_proper(told["role"])
        if elsewhere or names.is_job(told["role"]) or (lower and not NO_ROLE.match(told["role"])):
            found.role = _plain_role(told["role"])
            return _cut(left, told)
    plain = names.PLAIN_JOB.search(left)
    if plain is not None and names.is_job(plain["role"]) and not LEADING.search(plain["role"]):
        found.role = _plain_role(STORY_WORDS.sub("", plain["role"]))
        return _cut(left, plain)
    return left


NO_ROLE = re.compile(
    r"(?i)\d|(?:half|about|over|interview|the|an?|feedback|now|today|asking|me|it)\b"
)
LEADING = re.compile(r"(?i)\b(?:at|with|to|for|by|in)\b")


def _plain_role(words: str) -> str:
    bare = re.sub(rf"(?i)\s+{names.JOB_NOUN}$", "", names.bare(words))
    bare = re.sub(r"(?i)\s+(?:went|was|is|felt|ok|okay|fine|well|in(?= (?-i:[A-Z]))).*$", "", bare)
    return re.sub(r"(?i)^(?:an?|the|their|his|her|my)\s+", "", bare).strip()


def _people(left: str, found: Found, deed: str) -> str:
    """Those who are certainly people."""
    if deed == "add":
        return left
    for pattern in (names.TITLED, names.THEY_HELD, TOOK_IT, names.PLAYED_BY):
        while (told := pattern.search(left)) is not None:
            name = told["name"] if "name" in told.re.groupindex else told.group()
            found.persons.append(
                names.bare(name) if pattern is names.TITLED else names.person(name)
            )
            before = re.sub(
                r"(?i)\b(?:with|by|met|meet|see|and|to|from)\s*$", "", left[: told.start()].rstrip()
            )
            after = left[told.end() :]
            while (another := AND_ANOTHER.match(after)) is not None:
                found.persons.append(names.person(another["name"]))
                after = after[another.end() :]
            left = f"{before}{GAP}{after.lstrip()}".strip()
    return left


WHO_IS_OF = re.compile(rf"(?P<name>{names.PROPER})\s*$")  # "Dana Reyes" before "of Acme"


def _company(left: str, found: Found, deed: str) -> str:
    if found.company:
        return left
    patterns = [*names.PLACE_OF_WORK, *([names.TO_WORK_FOR] if deed == "applied" else [])]
    for pattern in patterns:
        for told in pattern.finditer(left):
            name = names.bare(told["name"])
            if (
                not name
                or names.NO_COMPANY.match(name)
                or names.GENERIC.match(name)
                or name.lower() in WAYS
            ):
                continue
            start = told.start()
            whose = WHO_IS_OF.search(left[:start]) if pattern is names.PLACE_OF_WORK[1] else None
            if whose is not None and names.is_proper(whose["name"]):
                found.persons.append(names.person(whose["name"]))
                start = whose.start()
            found.company, found.role = _with_job(name, found.role)
            return without(left, start, told.end()).strip()
    return left


def _with_job(name: str, role: str) -> tuple[str, str]:
    """ "deepmind research intern": a company and a job in one breath."""
    words = name.split()
    if role or len(words) < 3 or not names.is_job(words[-1]) or names.HOUSE.search(name):
        return name, role
    return words[0], " ".join(words[1:])


def _talk_for(left: str, found: Found, deed: str) -> str:
    told = TALK_FOR.search(left) if deed == "talk" and not found.company else None
    if told is None or names.is_job(told["name"]):
        return left
    if (
        re.search(r"\bby $", left[: told.start("name")])
        and " as " not in f" {left} "
        and not found.role
    ):
        return left
    found.company = names.bare(told["name"])
    return left[: told.start("name")] + left[told.end("name") :]


def _withs(left: str, found: Found, deed: str) -> str:
    if deed == "add":
        return left
    while (told := names.WITH.search(left)) is not None:
        spoken_to = SPEAKS_WITH.match(left[told.start() :].strip())
        named = found.persons if spoken_to else found.withs
        for name in (
            *re.split(r"(?i)\s+(?:and|n|\+|plus)\s+", told["name"]),
            *AND_ANOTHER.findall(left[told.end() :]),
        ):
            person = names.person(name)
            if found.persons and not names.is_proper(person):
                continue
            if person and not names.is_job(person) and person.lower() not in NOISE:
                named.append(person)
        others = OTHERS.sub("", left[told.end() :])
        left = f"{left[: told.start()].rstrip()}{GAP}{others.lstrip()}".strip()
    return left


def _place(left: str, found: Found) -> str:
    told = IN_A_PLACE.search(left)
    if told is None or not names.is_proper(told["name"]):
        return left
    house = names.HOUSE.search(told["name"]) or re.match(
        r"(?:Hotel|Hospital|Bank|Firm|Restaurant|Café|Cafe) ", told["name"]
    )
    if house and not found.company:
        found.company = names.bare(told["name"])
    else:
        found.place = names.bare(told["name"])
    return _cut(left, told)


def _named_talk(left: str, found: Found) -> str:
    """ "the Zestly interview", "Interview Brennhaus GmbH", "applied tesco"."""
    if found.company:
        return left
    for pattern in (names.TELEGRAPH, names.OWN_TALK):
        told = pattern.search(left)
        if told is None:
            continue
        name = names.bare(told["name"])
        common = any(
            word in NOISE for word in (name.lower(), name.split()[0].lower() if name else "")
        )
        if (
            common
            or name.lower() in NO_NAMES
            or names.GENERIC.match(name)
            or names.is_job(name)
            or name in found.persons
        ):
            continue
        found.company = name
        return left[: told.start("name")] + left[told.end("name") :]
    return left


def _job_words(left: str, found: Found) -> str:
    """Words of a job that nothing leads to: "grad trainee interview at Barlow"."""
    if found.role:
        return left
    plain = re.sub(
        r"(?i)\b(?:the )?(?:hiring manager|hm|recruiters?)\b", ";", STORY_WORDS.sub(" ; ", left)
    )
    for piece in re.split(
        r"(?i)[;,]|  |\b(?:and|with|at|by|in|on|the|my|an?|i|for|went|was)\b", plain
    ):
        words = " ".join(w for w in piece.split() if w.lower() not in NOISE)
        if words and names.is_job(words) and len(words.split()) <= 6:
            first, _, more = words.partition(" ")
            if (
                not found.company
                and more
                and not names.is_job(first)
                and (more[:1].islower() or first.isupper())
            ):
                found.company, words = first, more  # "DHL forklift driver", "KPMG tax associate"
            found.role = _plain_role(words)
            for word in (first, *words.split()):
                left = re.sub(rf"(?<!\S){re.escape(word)}(?!\S)", "", left, count=1)
            return left
    return left


def _beside(piece: str, found: Found, deed: str) -> None:
    """A piece of its own: "Orchid Health", "rn coordinator job", "with K. Abara"."""
    plain = piece.strip(" .,")
    if not plain:
        return
    at = names.PLACE_OF_WORK[0].search(plain)
    if found.role and at:  # "Head of Finance at Northgate Council"
        _company(plain, found, deed)
        return
    before = state_of(found)
    plain = _people(plain, found, deed)
    if at and not found.company:
        plain = _company(plain, found, deed)
    if (
        OF_A_PIECE.match(plain)
        or re.search(r"(?i)\b(?:with|met|spoke|by)\b", plain)
        or (names.is_job(plain) and re.search(rf"(?i)\b{names.JOB_NOUN}\b", plain))
    ):
        plain = _read(plain, found, deed)
    acronym = (
        re.fullmatch(r"[a-zA-Z]{2,4}", plain)
        and plain.lower() not in NOISE
        and plain.lower() not in NO_NAMES
    )
    if (
        not found.role
        and len(plain.split()) <= 7
        and not names.HOUSE.search(plain)
        and (names.is_job(plain) or (acronym and plain.islower() and found.company))
    ):
        first, _, more = plain.partition(" ")
        if (
            not found.company
            and names.is_job(more)
            and not names.is_job(first)
            and first.isupper()
            and len(first) > 2
        ):
            found.company, plain = first, more  # "KPMG tax associate"
        found.role = _plain_role(
            re.sub(r"(?i)^(?:it'?s |it is |was )?(?:for |as |about )?", "", plain)
        )
        return
    if _is_lone(plain):
        found.loose.append(names.bare(plain))
    elif state_of(found) == before or not OF_A_PIECE.match(piece.strip()):
        _over(plain, found)


def _is_lone(plain: str) -> bool:
    """Whether a piece is nothing but a name."""
    lone = re.fullmatch(rf"(?:[Tt]he )?{names.NAME}(?: (?:and|&|\+) {names.NAME})?", plain)
    return (
        bool(lone)
        and names.is_proper(plain)
        and not re.search(r"\d", plain)
        and not names.is_job(plain)
    )


def _over(left: str, found: Found) -> None:
    words = [w for w in left.split() if w.lower().strip(".,'") not in NOISE]
    found.over += [w for w in words if not STORY_WORDS.match(w)]


def _cut(text: str, told: re.Match[str]) -> str:
    return without(text, *told.span()).strip()
