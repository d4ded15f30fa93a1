"""What the columns of a table of applications mean: by their heads, and by what stands below.

The heads are those that trackers and people write (Huntr, Teal, Simplify, JobSync, career-ops,
plain spreadsheets); the words for a status are theirs too.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
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
        "arbeitgeber",
        "entreprise",
        "société",
        "employeur",
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
        "jobtitle",
        "poste",
        "intitulé du poste",
        "berufsbezeichnung",
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
        "standort",
        "arbeitsort",
        "lieu",
        "ville",
    ),
    Column.APPLIED_ON: (
        "date applied",
        "applieddate",
        "applied date",
        "bewerbungsdatum",
        "beworben am",
        "date de candidature",
        "applied",
        "applied on",
        "application date",
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
        "stand",
        "statut",
        "état",
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
        "kontakt",
        "ansprechpartner",
        "ansprechpartnerin",
        "kontaktperson",
        "interlocuteur",
    ),
    Column.EMAIL: (
        "email",
        "contact email",
        "recruiter email",
        "mail",
        "email address",
        "courriel",
    ),
    Column.PHONE: (
        "phone",
        "telephone",
        "contact phone",
        "tel",
        "phone number",
        "telefon",
        "téléphone",
    ),
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
        "lien",
    ),
    Column.PAY: (
        "salary",
        "pay",
        "max salary",
        "compensation",
        "salary range",
        "min salary",
        "gehalt",
        "salaire",
    ),
    Column.SOURCE: (
        "source",
        "found on",
        "job source",
        "platform",
        "site",
        "via",
        "job board",
        "jobsource",
        "quelle",
    ),
    Column.NOTES: (
        "notes",
        "note",
        "comments",
        "comment",
        "remarks",
        "notizen",
        "job notes",
        "bemerkung",
        "bemerkungen",
        "notiz",
        "commentaire",
        "commentaires",
    ),
}
NEEDED = (Column.EMPLOYER, Column.ROLE)
OPEN_WORDS = re.compile(
    r"appl|wish|saved|bookmark|interest|to.?do|draft|screen|interview|phone|assessment|evaluat|respond"
    r"|contact|pending|waiting|in progress|active|open|submitted|sent|networking|follow|^$|negotiat|ready"
    r"|review|hold|round|consider|process|beworben|laufend|gesendet|en cours|postul|envoy",
)
NOT_ENDED = re.compile(  # what is not so, or not yet, says nothing of how it ended
    r"\b(?:not|no|did ?n[o'’]t)\b[^,;]*\byet\b|\bnot (?:yet )?(?:been )?(?:reject|declin|clos)\w*|\bno rejection"
)
STAGE_WORDS: tuple[tuple[str, Stage], ...] = (
    (r"not (?:yet )?(?:applied|sent)|\bto apply|^evaluated$", Stage.SAVED),
    (
        r"screen|interview|phone|on-?site|assessment|evaluat|\bfinal|technical|take-?home"
        r"|\btask|\btests?\b|\d(?:st|nd|rd|th) round|round \d|vorstellungsgespräch|gespräch|entretien",
        Stage.TALKING,
    ),
    (r"^(?:wish\w*|saved|bookmark\w*|interest\w*|to.?do|draft\w*|ready)\b(?!.*appl)", Stage.SAVED),
)
ENDED_WORDS: tuple[tuple[str, Outcome], ...] = (
    (
        r"\bno offer|not successful|denied|(?<!i )said no\b|did ?n[o'’]?t get (?:it|in|through|the (?:job|role|place))"
        r"|^refus(?:é|e|ed)?$|refus[ée]e?\b(?! (?:the|their) offer)(?<!offer refused)|abgelehnt|rechazad|rifiutat|afgewezen",
        Outcome.REJECTED,
    ),
    (r"\bi (?:said no|refused)|offer refused|refused (?:the|their) offer", Outcome.DECLINED),
    (r"declined by me|zurückgezogen|\bretiré|retirad|ritirat|teruggetrokken", Outcome.WITHDRAWN),
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
        r"clos|archiv|expired|ghost|no response|no answer|no reply|keine antwort|sans réponse|discard|skip|filled|cancel|dead",
        Outcome.CLOSED,
    ),
)
LEFT_ALONE = re.compile(r"skip(?:ped)?|discarded")  # looked at, and never applied for
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
NO_DAY = frozenset(
    {"n/a", "na", "-", "–", "—", "tbd", "?", "none", "unknown", "yes", "no", "ja", "nein"}
)
MONTHS_ELSEWHERE = {
    "januar": "January", "februar": "February", "märz": "March", "mai": "May", "juni": "June", "juli": "July",
    "oktober": "October", "dezember": "December", "janvier": "January", "février": "February", "mars": "March",
    "avril": "April", "juin": "June", "juillet": "July", "août": "August", "septembre": "September",
    "octobre": "October", "novembre": "November", "décembre": "December",
}  # fmt: skip
SERIAL = re.compile(r"[34]\d{4}")  # a day as spreadsheets count them: 46331
SERIAL_BEGINS = date(1899, 12, 30)


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


def knows_head(head: Sequence[str], name: str) -> bool:
    """Whether a table has a column of that name, however it is written."""
    return _key(name) in map(_key, head)


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
    if LEFT_ALONE.fullmatch(said):
        return Status(Outcome.CLOSED, stage=Stage.SAVED)
    so = NOT_ENDED.sub("", said)
    for pattern, outcome in ENDED_WORDS:
        if re.search(pattern, so):
            return Status(outcome)
    stage = next((stage for pattern, stage in STAGE_WORDS if re.search(pattern, said)), None)
    return Status(None, known=bool(stage or so != said or OPEN_WORDS.search(said)), stage=stage)


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
    elif SERIAL.fullmatch(text):
        return SERIAL_BEGINS + timedelta(days=int(text))
    try:
        day = date(*numbers) if numbers else _named_day(text)
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR < day.year < LAST_YEAR else None


def _named_day(text: str) -> date | None:
    said = re.sub(r"(?i)^(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+", "", text)
    said = re.sub(r"(\d)(?:st|nd|rd|th)\b|(\d)\.(?= )", r"\1\2", said)
    said = " ".join(MONTHS_ELSEWHERE.get(word.lower(), word) for word in said.split())
    for form in NAMED_FORMS:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return None
