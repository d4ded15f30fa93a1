"""Proof-reading: what is missing, what hurts, what is wrong, each with its place and a way out.

Quotes of earlier mail are not judged. Without facts about the case, what can be said from the
text alone is said.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache

from tactful.reading.dates import spans
from tactful.reading.tone import tone_of
from tactful.wording.days import MONTHS, WEEKDAYS
from tactful.wording.roles import without_role
from tactful.wording.tone import FORMS, MEANT, STOP, SURE_ENOUGH_TO_STOP, WARN, FormOfWriting

SEVERITIES = ("stop", "warn", "note")
LONGEST_SENTENCE = 500
MOST_WORDS, MOST_QUESTIONS, MOST_ATTACHMENTS = 125, 3, 1
FOLLOW_UP = "follow_up"
QUOTED = re.compile(r"(?m)^[ \t]*>.*$")
EARLIER_MAIL = re.compile(
    r"(?ims)^(?:(?:on|am) [^\n]*\d[^\n]{3,120}(?:\n[^\n]{0,80})?(?:wrote|schrieb)[^\n]{0,60}:[ \t]*$|-{2,}\s*forwarded message\s*-{2,}|_{20,}[ \t]*$|-{2,}\s*original message\s*-{2,}|from: [^\n]+\n(?:sent|date): ).*\Z"
)
BEGINS = re.compile(r"(?:\A|(?<!Mr)(?<!Ms)(?<!Mx)(?<!Dr)(?<!Mrs)(?<!Prof)[.!?:\n])[\s\"“‘(]*\Z")
SENTENCE_END = re.compile(r"[.!?\n]")
ROLE = re.compile(r"\b(?:position|role|job|vacancy|opening|internship|post|opportunity)\b", re.I)
WHEN = re.compile(
    r"\b(?:yesterday|today|ago|recently|this (?:morning|afternoon|week)|last (?:week|month|\w+day)|\w+day\b"
    r"|\d{1,2}[./]\d{1,2}|(?:"
    + "|".join(m[:3] for m in MONTHS)
    + r")[a-z]*\.? \d|\d{1,2}(?:st|nd|rd|th)?"
    r" (?:" + "|".join(m[:3] for m in MONTHS) + r"))",
    re.IGNORECASE,
)
DISCUSSED = re.compile(
    r"\b(?:mention(?:ed)?|said|told|named|explain(?:ed)?|suggest(?:ed)?|invit(?:ed|ation)|agree[dm]?\w*"
    r"|discuss\w*|arranged?|asked me|encouraged|settled?|timing open|timing was left|about timing"
    r"|understood|you had said|you wrote|your (?:kind )?(?:message|call)|for (?:writing|calling) on|you(?:['’]d| had)? expected)\b",
    re.IGNORECASE,
)
ASKING = re.compile(  # a question that is no question's form: "I'm calling to ask about the next steps"
    r"(?i)\b(?:reach(?:ing)? out|writ(?:e|ing)|call(?:ing)?|get(?:ting)? in touch|check(?:ing)? in|follow(?:ing)? up)\b[^.?!]*\b(?:to (?:determine|ask|find out|learn|see|hear|know)|about (?:the )?next)"
)
THANKS = re.compile(r"\b(?:thank\w*|grateful|appreciat\w*)\b", re.IGNORECASE)
IDENTITY = re.compile(
    r"\b(?i:my name is|this is|I am|I['’]m|it is)\s+[^\W\d_a-z][\w'’.-]*|^\W*[A-Z][\w'’-]+ [A-Z][\w'’-]+ here\b",
    re.MULTILINE,
)
SIGNED = re.compile(
    r"(?:regards|sincerely|best|thanks|yours|respectfully|wishes|cheers)[^\n]*,?\s*\n+\s*[^\W\d_a-z][^\n]{2,60}",
    re.I,
)
BLANKS = re.compile(
    r"\[[^\[\]\n]*[A-Za-z]{2}[^\[\]\n]*\]|\{\{?\s*\w[\w .]*\}?\}|<(?:your|my|the|name|company|role|date|insert)[^<>@\n]*>"
    r"|%\w+%|«[A-Z]\w*»|\((?:insert|add|your|fill)\b[^()\n]*\)|(?<!_)_{3,12}(?!_)|\bX{2,}-X+|<[a-z]+ [a-z][^<>@/\n]*>|\bXX\b|\b(?:TBC|INSERT [A-Z]+|LOREM IPSUM)\b",
    re.IGNORECASE,
)
NOT_BLANK = re.compile(r"\[(?:sic|cid:[^\]]*|image:[^\]]*)\]", re.IGNORECASE)
A_MONTH = "|".join(f"{m}|{m[:3]}\\.?" for m in MONTHS) + r"|Sept\.?"
A_WEEKDAY = "|".join(f"{w}|{w[:3]}\\.?" for w in WEEKDAYS) + r"|Tues\.?|Thurs?\.?"
DATED = re.compile(
    rf"(?<!to )(?<!and )(?<!or )(?<!-)(?<!–)\b(?P<weekday>{A_WEEKDAY}),?\s+(?:the\s+)?(?:"
    rf"(?P<iso>\d{{4}}-\d\d-\d\d)|(?P<day>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<month>{A_MONTH})(?!\w)"
    rf"|(?P<month2>{A_MONTH})\s+(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?)(?:,?\s+(?P<year>\d{{4}}))?(?!\w)",
    re.IGNORECASE,
)
GREETED = re.compile(
    r"(?m)\A\W*(?:hi|hello|dear|good (?:morning|afternoon|evening))\s+(?P<name>[^,:!\n]{1,60})[,:!\n]",
    re.I,
)
EVERYBODY = frozenset(
    {"all", "team", "everyone", "everybody", "hiring", "there", "both", "sir", "madam", "again"}
)
HONORIFICS = re.compile(r"^(?:(?:mr|mrs|ms|mx|dr|prof|professor)\.?\s+)+", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Finding:
    """Something to mend: ``start`` and ``end`` are places in the text as it was given."""

    rule: str
    severity: str
    start: int
    end: int
    text: str
    reason: str
    suggestion: str


@dataclass(frozen=True, slots=True)
class About:
    """What is known about a text. ``kind`` as in `letter_file.KINDS`, or follow_up, or other.

    ``subject`` is None where there is none to judge (a call, a note); ``is_reply`` says that it
    goes on from a mail there is. ``others`` are names of companies it is not about. ``unfit``:
    it was evident that the job does not fit, so that nobody should plead for it.
    """

    kind: str = FOLLOW_UP
    today: date | None = None
    me: str = ""
    role: str = ""
    employer: str = ""
    people: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    unfit: bool = False
    agreed: bool | None = None
    subject: str | None = None
    is_reply: bool = False
    attachments: int = 0
    written: bool = True
    addressee: str = field(default="")


def proof_read(text: str, about: About) -> list[Finding]:
    """Everything there is to say about a text, in the order of its places; what the whole lacks comes last."""
    own = _without_quotes(text)
    found = [
        *_tones(own, about),
        *_blanks(own),
        *_names(own, about),
        *_weekdays(own, about),
        *_lengths(own, about),
        *_missing(own, about),
        *_subject(about),
        *_tones_of_the_subject(about),
    ]
    return sorted(found, key=lambda f: (not f.text, f.start, f.end, SEVERITIES.index(f.severity)))


def _without_quotes(text: str) -> str:
    """The text with quoted mail blanked out, so that places stay what they are."""

    def blank(found: re.Match[str]) -> str:
        return re.sub(r"[^\n]", " ", found[0])

    return EARLIER_MAIL.sub(blank, QUOTED.sub(blank, text))


BLANK = re.compile(r"\[[^\]\n]{1,80}\]")
WHAT_IF = "what_if"


def _tones(text: str, about: About) -> Iterator[Finding]:
    blanks = [found.span() for found in BLANK.finditer(text)]
    for read in tone_of(text):
        if any(read.start < end and start < read.end + 1 for start, end in blanks):
            continue  # what is still to be filled in says nothing yet
        tone = MEANT[read.label]
        if about.kind not in tone.spared:
            severity = STOP if tone.name == WHAT_IF and about.unfit else tone.severity
            doubtful = severity == STOP and read.sure < SURE_ENOUGH_TO_STOP
            yield Finding(
                tone.name, WARN if doubtful else severity, read.start, read.end,
                text[read.start : read.end], tone.reason, tone.suggestion,
            )  # fmt: skip
    for form in FORMS:
        if about.kind not in form.tone.spared:
            yield from _forms(form, text)


def _forms(form: FormOfWriting, text: str) -> Iterator[Finding]:
    tone = form.tone
    for match in form.pattern.finditer(text):
        if match[0].strip() and not _let_pass(form, text, match):
            start = match.start() + len(match[0]) - len(match[0].lstrip())
            yield Finding(
                tone.name, tone.severity, start, match.end(), text[start : match.end()],
                tone.reason, tone.suggestion,
            )  # fmt: skip


def _tones_of_the_subject(about: About) -> Iterator[Finding]:
    """The subject is judged like the text; its findings have no place in it. What the position
    is called has no tone.
    """
    subject = about.subject or ""
    toned = without_role(subject, about.role)
    found = [*_tones(toned, about), *_blanks(subject), *_names(subject, about)]
    for finding in found:
        yield replace(finding, start=0, end=0, text="", reason=f"In the subject: {finding.reason}")


def _let_pass(form: FormOfWriting, text: str, match: re.Match[str]) -> bool:
    """Whether its sentence makes it harmless: "as you asked, two references are attached"."""
    if form.unless is None:
        return False
    lead = text[max(0, match.start() - LONGEST_SENTENCE) : match.start()]
    sentence = SENTENCE_END.split(lead)[-1] + match[0]
    return form.unless.search(sentence) is not None


def blank_in(text: str) -> str:
    """The first blank that is left to fill in; empty where there is none."""
    return next((found.text for found in _blanks(text)), "")


def _blanks(text: str) -> Iterator[Finding]:
    for match in BLANKS.finditer(text):
        if not NOT_BLANK.fullmatch(match[0]):
            yield Finding(
                "blank", "stop", match.start(), match.end(), match[0],
                "A blank is left in the text.", "Fill it in, or take the sentence out.",
            )  # fmt: skip


def _names(text: str, about: About) -> Iterator[Finding]:
    for match in _companies(about.others).finditer(text) if about.others else ():
        yield Finding(
            "wrong_name", "stop", match.start(), match.end(), match[0],
            "That is another company you applied to.", "Write the name of this one.",
        )  # fmt: skip
    known = {word for name in about.people for word in _words(name)}
    meant = set(_words(f"{about.role} {about.employer} {about.me}")) | {*MONTHS, *WEEKDAYS}
    greeting = GREETED.search(text)
    for match in re.finditer(r"[^\W\d_][\w'’-]+", text):
        word = match[0]
        greets = greeting is not None and match.start() < greeting.end()
        # Short words are too often one letter from a name to be judged outside a greeting.
        beside_a_name = greets or _follows_a_name(text, match.start(), known)
        right = "" if word in meant else _misspelt(word, known, 4 if beside_a_name else 5)
        if right and (
            greets or BEGINS.search(text[max(0, match.start() - 12) : match.start()]) is None
        ):
            yield Finding(
                "wrong_name", "stop", match.start(), match.end(), word,
                "That looks like a misspelt name.", f"Did you mean {right}?",
            )  # fmt: skip
    if greeting and about.addressee and not _misspelt(greeting["name"], known, 4):
        called = _words(HONORIFICS.sub("", greeting["name"]))
        names = {word.casefold() for word in _words(about.addressee)}
        if called and not {w.casefold() for w in called} & (names | EVERYBODY):
            yield Finding(
                "wrong_name", "stop", greeting.start("name"), greeting.end("name"), greeting["name"],
                "That is not whom you are writing to.", f"You are writing to {about.addressee}.",
            )  # fmt: skip


def _follows_a_name(text: str, start: int, known: set[str]) -> bool:
    """Whether the word before is a name or a title: what follows is then meant as a name."""
    before = text[max(0, start - 40) : start].split()
    return bool(before) and (before[-1] in known or HONORIFICS.match(before[-1] + " ") is not None)


@lru_cache(maxsize=64)
def _companies(names: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(names, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _words(name: str) -> list[str]:
    return re.findall(r"[^\W\d_][\w'’-]+", name)


def _folded(word: str) -> str:
    """Without case and accents: "José" and "Jose" are one name, however it is typed."""
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(c for c in apart if not unicodedata.combining(c))


def _misspelt(word: str, known: set[str], least: int = 5) -> str:
    """The known name a word all but is; empty for a known name, and for a common word."""
    if len(word) < least or not word[0].isupper() or word in known:
        return ""
    if _folded(word) in {_folded(name) for name in known}:
        return ""
    for name in known:
        if (
            len(name) >= least
            and name[0].casefold() == word[0].casefold()
            and _one_apart(word, name)
        ):
            return name
    return ""


def _one_apart(one: str, other: str) -> bool:
    """Whether one letter is missing, too many, wrong or swapped."""
    a, b = one.casefold(), other.casefold()
    if abs(len(a) - len(b)) > 1 or a == b:
        return False
    n = next((n for n, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if len(a) == len(b):
        swapped = a[:n] + a[n + 1 : n + 2] + a[n] + a[n + 2 :]
        return a[n + 1 :] == b[n + 1 :] or swapped == b
    return a[n + 1 :] == b[n:] if len(a) > len(b) else a[n:] == b[n + 1 :]


def _weekdays(text: str, about: About) -> Iterator[Finding]:
    if about.today is None:
        return
    for match in DATED.finditer(text):
        near = _date_meant(match, about.today)
        named = match["weekday"].capitalize()[:3]
        if near is not None and WEEKDAYS[near.weekday()][:3] != named:
            yield Finding(
                "wrong_weekday", "stop", match.start(), match.end(), match[0],
                f"{near.day} {MONTHS[near.month - 1]} {near.year} is a {WEEKDAYS[near.weekday()]}.",
                "Check the date.",
            )  # fmt: skip


def _date_meant(match: re.Match[str], today: date) -> date | None:
    """The date that is written; without a year, the one nearest to today."""
    if match["iso"]:
        year, month, number = (int(part) for part in match["iso"].split("-"))
        return spans.real_date(year, month, number)
    short = (match["month"] or match["month2"]).lower()[:3]
    month = [m.lower()[:3] for m in MONTHS].index(short) + 1
    number = int(match["day"] or match["day2"])
    years = [int(match["year"])] if match["year"] else [today.year + n for n in (-1, 0, 1)]
    days = [d for year in years if (d := spans.real_date(year, month, number))]
    return min(days, key=lambda d: abs((d - today).days), default=None)


def _lengths(text: str, about: About) -> Iterator[Finding]:
    words = len(text.split())
    if about.written and words > MOST_WORDS:
        yield _whole(
            "too_long", "warn", f"It has {words} words; {MOST_WORDS} are enough (Boomerang 2016).",
            "Keep who you are, what was agreed, one question and thanks.",
        )  # fmt: skip
    questions = text.count("?")
    if questions > MOST_QUESTIONS:
        yield _whole(
            "too_many_questions", "warn", f"It asks {questions} questions; one to three get answers.",
            "Ask the one that matters most.",
        )  # fmt: skip
    if about.attachments > MOST_ATTACHMENTS and about.kind != "delivery":
        yield _whole(
            "attachments", "warn", f"{about.attachments} files are attached, and nobody asked.",
            "Send one at most, unless they asked for more.",
        )  # fmt: skip


def _whole(rule: str, severity: str, reason: str, suggestion: str) -> Finding:
    return Finding(rule, severity, 0, 0, "", reason, suggestion)


def _missing(text: str, about: About) -> Iterator[Finding]:
    if not THANKS.search(text) and about.written and about.kind != "other":
        yield _whole(
            "no_thanks", "note", "Nothing thanks them.", "Thank them for their time, in a sentence."
        )
    if not about.kind.startswith(FOLLOW_UP):
        return
    everything = f"{about.subject or ''}\n{text}"
    by_itself = about.subject is None and about.written  # LinkedIn shows who writes
    if not by_itself and not _says_who(text, about.me):
        yield _whole(
            "no_identity", "stop", "It does not say who you are; they see hundreds of people.",
            "Begin with your full name, or sign with it.",
        )  # fmt: skip
    role = about.role.casefold()
    if not (role and role in everything.casefold()) and not ROLE.search(everything):
        yield _whole(
            "no_role", "warn", "It does not say for which position.", "Name the position.",
        )  # fmt: skip
    if about.kind != "follow_up_application" and not by_itself and not WHEN.search(text):
        yield _whole(
            "no_date", "warn", "It does not say when you talked.", "Name the day of the interview."
        )
    again = about.subject is None and about.kind == "follow_up_second"  # it was said before
    if about.agreed is not False and not again and not DISCUSSED.search(text):
        yield _whole(
            "no_agreement", "warn", "It does not recall what was discussed about following up.",
            "Say it: “You mentioned that everyone would hear within two weeks.”",
        )  # fmt: skip
    if "?" not in text and not ASKING.search(text):
        yield _whole(
            "no_question", "warn", "It asks nothing, so there is nothing to answer.",
            "End with one easy question on the next steps.",
        )  # fmt: skip


def _says_who(text: str, me: str) -> bool:
    if me:
        return me.casefold() in text.casefold()
    return IDENTITY.search(text) is not None or SIGNED.search(text) is not None


def _subject(about: About) -> Iterator[Finding]:
    subject = about.subject
    if subject is None:
        return
    if not subject.strip():
        yield _whole(
            "no_subject", "stop", "There is no subject.", "Three to seven words with the position."
        )
    elif re.match(r"\s*(?:re|aw|sv|fwd?)\s*:", subject, re.IGNORECASE) and not about.is_reply:
        yield _whole(
            "fake_reply", "stop", "“Re:” says that you answer an email, and there is none.",
            "Take it off, or reply in the thread itself.",
        )  # fmt: skip
    elif len(subject.split()) > 12:
        yield _whole(
            "long_subject", "note", "The subject is long.", "Three to seven words are read."
        )
