"""What the columns of a table of applications mean, by their heads: those that trackers and people
write (Huntr, Teal, Simplify, JobSync, career-ops, plain spreadsheets).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum


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
