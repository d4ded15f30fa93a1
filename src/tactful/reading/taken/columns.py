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
        "empresa",
        "compañía",
        "azienda",
        "società",
        "empresa contratante",
        "bedrijf",
        "werkgever",
        "firma / pracodawca",
        "pracodawca",
        "företag",
        "virksomhed",
        "yritys",
        "会社",
        "会社名",
        "企業名",
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
        "puesto",
        "cargo",
        "posición",
        "vacante",
        "ruolo",
        "posizione",
        "mansione",
        "vaga",
        "função",
        "functie",
        "vacature",
        "stanowisko",
        "tjänst",
        "roll",
        "stilling",
        "職種",
        "ポジション",
        "役職",
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
        "ubicación",
        "lugar",
        "ciudad",
        "luogo",
        "sede",
        "città",
        "local",
        "cidade",
        "localização",
        "plaats",
        "locatie",
        "miejsce",
        "lokalizacja",
        "miasto",
        "plats",
        "sted",
        "場所",
        "勤務地",
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
        "fecha",
        "fecha de solicitud",
        "fecha de aplicación",
        "fecha de postulación",
        "fecha de candidatura",
        "data",
        "data candidatura",
        "data di candidatura",
        "data da candidatura",
        "data de candidatura",
        "datum sollicitatie",
        "gesolliciteerd op",
        "data aplikacji",
        "data wysłania",
        "ansökningsdatum",
        "応募日",
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
        "estado",
        "situación",
        "stato",
        "esito",
        "situação",
        "stand van zaken",
        "wynik",
        "läge",
        "ステータス",
        "状況",
        "結果",
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
        "contacto",
        "persona de contacto",
        "reclutador",
        "contatto",
        "referente",
        "contato",
        "recrutador",
        "contactpersoon",
        "osoba kontaktowa",
        "rekruter",
        "担当者",
    ),
    Column.EMAIL: (
        "email",
        "contact email",
        "recruiter email",
        "mail",
        "email address",
        "courriel",
        "correo",
        "correo electrónico",
        "e mail",
        "posta elettronica",
        "メール",
    ),
    Column.PHONE: (
        "phone",
        "telephone",
        "contact phone",
        "tel",
        "phone number",
        "telefon",
        "téléphone",
        "teléfono",
        "telefono",
        "telefone",
        "telefoon",
        "電話",
        "電話番号",
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
        "enlace",
        "collegamento",
        "ligação",
        "リンク",
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
        "salario",
        "sueldo",
        "stipendio",
        "ral",
        "salário",
        "salaris",
        "wynagrodzenie",
        "lön",
        "løn",
        "給与",
        "年収",
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
        "fuente",
        "fonte",
        "origem",
        "bron",
        "źródło",
        "källa",
        "kilde",
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
        "notas",
        "comentarios",
        "observaciones",
        "appunti",
        "commenti",
        "observações",
        "notities",
        "opmerkingen",
        "uwagi",
        "notatki",
        "anteckningar",
        "noter",
        "メモ",
        "備考",
    ),
}
NEEDED = (Column.EMPLOYER, Column.ROLE)


def columns_of(head: Sequence[str], chosen: Mapping[str, str] | None = None) -> dict[Column, int]:
    """Which column tells what, by its number; ``chosen`` overrides: head to meaning ("" for
    none).
    """
    found: dict[Column, int] = {}
    chosen = {key_of(name): meaning for name, meaning in (chosen or {}).items()}
    for number, name in enumerate(head):
        if key_of(name) in chosen:
            meaning = chosen[key_of(name)]
            if meaning:
                found[Column(meaning)] = number
    taken = set(found.values())
    for column, names in HEADS.items():
        if column in found:
            continue
        for name in names:
            fit = [n for n, h in enumerate(head) if key_of(h) == name and n not in taken]
            if fit and key_of(head[fit[0]]) not in chosen:
                found[column] = fit[0]
                taken.add(fit[0])
                break
    return found


def knows_head(head: Sequence[str], name: str) -> bool:
    """Whether a table has a column of that name, however it is written."""
    return key_of(name) in map(key_of, head)


def remembered_with(remembered: Mapping[str, str], chosen: Mapping[str, str]) -> dict[str, str]:
    """What was remembered of heads, and over it what is chosen now."""
    return {key_of(name): meaning for name, meaning in (*remembered.items(), *chosen.items())}


def told_heads(
    head: Sequence[str], chosen: Mapping[str, str], remembered: Mapping[str, str]
) -> dict[str, str]:
    """What is worth remembering of what was chosen for these heads, with what was remembered
    before: only what would not be understood of itself.
    """
    usual = {number: column.value for column, number in columns_of(head).items()}
    told = {key_of(name): meaning for name, meaning in chosen.items()}
    kept = dict(remembered)
    for number, name in enumerate(head):
        key = key_of(name)
        if key in told:
            kept.pop(key, None)
            if told[key] != usual.get(number, ""):
                kept[key] = told[key]
    return kept


def key_of(head: str) -> str:
    """How a head is compared: "Company_Name" is "company name"."""
    return " ".join(re.sub(r"[\W_]+", " ", head.lower().replace("e-mail", "email")).split())
