"""What the columns of a table of applications mean: by their heads, and by what stands below.

The heads are those that trackers and people write (Huntr, Teal, Simplify, JobSync, career-ops,
plain spreadsheets); the words for a status are theirs too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from tactful.etiquette.case import Outcome
from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR


class Column(StrEnum):
    """What a column can tell."""

    EMPLOYER = "company"
    ROLE = "role"
    PLACE = "place"
    APPLIED_ON = "applied on"
    STATUS = "status"
    PERSON = "contact"
    EMAIL = "email"
    PHONE = "phone"
    LINK = "link"
    PAY = "pay"
    SOURCE = "source"
    NOTES = "notes"


class Stage(StrEnum):
    """How far one has come who has not ended: what a table tells beyond "applied"."""

    SAVED = "saved"  # and not applied yet
    TALKING = "talking"  # an interview, a test: when, the table does not say


HEADS: Mapping[Column, tuple[str, ...]] = {
    Column.EMPLOYER: (
        "company",
        "company name",
        "employer",
        "organisation",
        "organization",
        "firm",
        "firma",
        "unternehmen",
        "business",
    ),
    Column.ROLE: (
        "role",
        "position",
        "job title",
        "title",
        "job",
        "job position",
        "stelle",
        "job role",
        "position title",
        "role title",
        "vacancy",
        "post",
    ),
    Column.PLACE: (
        "location",
        "place",
        "city",
        "ort",
        "job location",
        "office",
        "country",
        "where",
    ),
    Column.APPLIED_ON: (
        "date applied",
        "applied",
        "applied on",
        "application date",
        "applied date",
        "date",
        "datum",
        "date of application",
        "applied at",
        "date sent",
        "when",
        "day applied",
        "date submitted",
    ),
    Column.STATUS: (
        "status",
        "stage",
        "list",
        "state",
        "application status",
        "outcome",
        "result",
        "job status",
        "current status",
        "list name",
        "board list",
    ),
    Column.PERSON: (
        "contact",
        "contact name",
        "recruiter",
        "contact person",
        "person",
        "hiring manager",
        "recruiter name",
        "who",
    ),
    Column.EMAIL: ("email", "contact email", "recruiter email", "mail", "email address"),
    Column.PHONE: ("phone", "telephone", "contact phone", "tel", "phone number", "telefon"),
    Column.LINK: (
        "url",
        "link",
        "job url",
        "job link",
        "posting",
        "job posting",
        "job post",
        "website",
        "job posting url",
        "post url",
        "link to job",
        "apply link",
    ),
    Column.PAY: (
        "salary",
        "pay",
        "max salary",
        "compensation",
        "salary range",
        "min salary",
        "gehalt",
    ),
    Column.SOURCE: ("source", "found on", "job source", "platform", "site", "via", "job board"),
    Column.NOTES: ("notes", "note", "comments", "comment", "remarks", "notizen", "job notes"),
}
NEEDED = (Column.EMPLOYER, Column.ROLE)
OPEN_WORDS = re.compile(
    r"appl|wish|saved|bookmark|interest|to.?do|draft|screen|interview|phone|assessment|evaluat|respond"
    r"|contact|pending|waiting|in progress|active|open|submitted|sent|networking|follow|^$|negotiat|ready",
)
STAGE_WORDS: tuple[tuple[str, Stage], ...] = (
    (r"not (?:yet )?(?:applied|sent)|\bto apply", Stage.SAVED),
    (
        r"screen|interview|phone|on-?site|assessment|evaluat|\bfinal|technical|take-?home"
        r"|\btask|\btests?\b",
        Stage.TALKING,
    ),
    (r"^(?:wish\w*|saved|bookmark\w*|interest\w*|to.?do|draft\w*|ready)\b(?!.*appl)", Stage.SAVED),
)
ENDED_WORDS: tuple[tuple[str, Outcome], ...] = (
    (r"offer.*(?:declin|reject|turned)|declined.*offer|i declin", Outcome.DECLINED),
    (
        r"^accepted|offer accepted|accepted (?:the |their |an )?offer|i accept|hired|signed|joined",
        Outcome.ACCEPTED,
    ),
    (r"offer", Outcome.OFFER),
    (r"withdr", Outcome.WITHDRAWN),
    (
        r"reject|declin|not selected|no longer under|unsuccessful|turned down|absage|^no$",
        Outcome.REJECTED,
    ),
    (
        r"clos|archiv|expired|ghost|no response|no answer|discard|skip|filled|cancel|dead",
        Outcome.CLOSED,
    ),
)
ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
NUMBERED_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b")
NAMED_FORMS = (
    "%d %b %Y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%b %d %Y",
    "%B %d %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
)


@dataclass(frozen=True, slots=True)
class Status:
    """What a word for a status means. ``known`` False: nobody can tell. A stage, and what nobody
    can tell, go to the notes in the words of the table.
    """

    outcome: Outcome | None
    known: bool = True
    stage: Stage | None = None


def columns_of(head: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[Column, int]:
    """Which column tells what, by its number; ``chosen`` overrides: head to meaning ("" for
    none).
    """
    found: dict[Column, int] = {}
    chosen = {_key(name): meaning for name, meaning in (chosen or {}).items()}
    for number, name in enumerate(head):
        if _key(name) in chosen:
            meaning = chosen[_key(name)]
            if meaning:
                found[Column(meaning)] = number
    taken = set(found.values())
    for column, names in HEADS.items():
        if column in found:
            continue
        for name in names:
            fit = [n for n, h in enumerate(head) if _key(h) == name and n not in taken]
            if fit and _key(head[fit[0]]) not in chosen:
                found[column] = fit[0]
                taken.add(fit[0])
                break
    return found


def remembered_with(remembered: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, str]:
    """What was remembered of heads, and over it what is chosen now."""
    return {**remembered, **{_key(name): meaning for name, meaning in chosen.items()}}


def told_heads(
    head: Sequence[str], chosen: Mapping[str, str], remembered: Mapping[str, str]
) -> dict[str, str]:
    """What is worth remembering of what was chosen for these heads, with what was remembered
    before: only what would not be understood of itself.
    """
    usual = {number: column.value for column, number in columns_of(head).items()}
    told = {_key(name): meaning for name, meaning in chosen.items()}
    kept = dict(remembered)
    for number, name in enumerate(head):
        key = _key(name)
        if key in told:
            kept.pop(key, None)
            if told[key] != usual.get(number, ""):
                kept[key] = told[key]
    return kept


def _key(head: str) -> str:
    return " ".join(re.sub(r"[^\w]+", " ", head.lower().replace("e-mail", "email")).split())


def status_of(words: str) -> Status:
    """How an application stands, from the word a tracker has for it."""
    said = " ".join(words.lower().replace("_", " ").split())
    for pattern, outcome in ENDED_WORDS:
        if re.search(pattern, said):
            return Status(outcome)
    stage = next((stage for pattern, stage in STAGE_WORDS if re.search(pattern, said)), None)
    return Status(None, known=bool(stage or OPEN_WORDS.search(said)), stage=stage)


def month_first(days: Sequence[str], *, usually: bool) -> bool:
    """Whether 5/11 is the eleventh of May: the column as a whole decides, 13/5 in one cell
    settles all of them; else what is usual where the table comes from.
    """
    firsts = [(int(m[1]), int(m[2])) for m in map(NUMBERED_DAY.search, days) if m]
    if any(first > 12 for first, _ in firsts):
        return False
    if any(second > 12 for _, second in firsts):
        return True
    return usually


def day_of(written: str, *, month_is_first: bool) -> date | None:
    """A day as tables write it; None for what is none."""
    text = " ".join(written.split())
    numbers: tuple[int, int, int] | None = None
    if found := ISO_DAY.search(text):
        numbers = int(found[1]), int(found[2]), int(found[3])
    elif found := NUMBERED_DAY.search(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        year += 2000 if year < 100 else 0
        numbers = (year, first, second) if month_is_first else (year, second, first)
    try:
        day = date(*numbers) if numbers else _named_day(text)
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR < day.year < LAST_YEAR else None


def _named_day(text: str) -> date | None:
    said = re.sub(r"(?i)^(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+", "", text)
    said = re.sub(r"(\d)(?:st|nd|rd|th)\b", r"\1", said)
    for form in NAMED_FORMS:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None
