"""For which application something is: by addresses, by their domain, by the names in it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tactful.reading.taken.invitations import Address
from tactful.reading.written_names import as_said, without_title
from tactful.records import models
from tactful.records.names import search_key
from tactful.usecases.former_addresses import whose_was

# Addresses at these say nothing of who somebody works for: free mail, and what many employers
# send their mail through.
NOBODYS_OWN = frozenset(
    {
        "gmail", "googlemail", "outlook", "hotmail", "live", "msn", "yahoo", "ymail", "icloud",
        "me", "mac", "gmx", "web", "proton", "protonmail", "aol", "mail", "fastmail", "zoho",
        "yandex", "qq", "163", "t-online", "greenhouse", "greenhousemail", "greenhouse-mail",
        "lever", "hire",
        "myworkday", "workday", "smartrecruiters", "ashbyhq", "workable", "workablemail", "icims",
        "jobvite", "teamtailor", "teamtailor-mail", "personio", "recruitee", "bamboohr",
        "linkedin", "indeed", "indeedemail", "google", "zoom", "calendly", "breezy", "taleo",
        "successfactors",
    }
)  # fmt: skip
MOST_OF_A_MESSAGE = 5_000  # characters
MOST_ASKED = 2_000  # applications
SECOND_LEVELS = frozenset(  # what stands before a country's letters and names no house
    {
        "co", "com", "org", "net", "ac", "gov", "edu", "sch", "nhs", "police", "ltd", "plc", "me",
        "govt", "school", "health", "or", "ne", "go", "gob", "gouv", "gc", "on", "qc", "asso",
    }
)  # fmt: skip
JOBS = ("job", "role", "position", "post", "vacancy", "opening", "application", "interview")
A_COUNTRY = 2  # letters
READ_FOR_NAMES = 20_000  # characters of a message
NO_REPLY = re.compile(
    r"(?i)no.?reply|do.?not.?reply|mailer-daemon|postmaster|notification|calendar-"
)


@dataclass(frozen=True, slots=True)
class Matched:
    """The applications something could be for, and whom it is from or to, if known."""

    rows: tuple[models.Application, ...]
    person: models.Person | None = None
    perhaps: tuple[models.Application, ...] = ()  # by a name or a role alone: to be asked about


def match(owner: models.Owner, people: Sequence[Address], text: str) -> Matched:
    """The applications it could be for: those with whose people it has to do; else those at
    whose employer they work; else those whose employer is named. Open ones come before those
    that have ended, and the role that is named before others.
    """
    person = _known_person(owner, people)
    if person is not None:
        rows = _of_person(person)
        if rows:
            return Matched(_likeliest(rows, text), person)
    rows = _at_domains(owner, people) or _named_in(owner, people, text)
    if rows:
        return Matched(_likeliest(rows, text), person)
    namesakes = [row for one in _by_name(owner, people) for row in _of_person(one)]
    return Matched((), person, _likeliest(namesakes or _of_role(owner, text), text))


def is_somebody(address: Address) -> bool:
    """Whether a person writes from there, not a machine."""
    return bool(address[1]) and not NO_REPLY.search(address[1])


def domain_name(email: str) -> str:
    """ "acme" of "dana@mail.acme.co.uk"; empty where the domain is nobody's own."""
    *labels, top = email.rpartition("@")[2].lower().strip(".").split(".")
    while len(labels) > 1 and len(top) == A_COUNTRY and labels[-1] in SECOND_LEVELS:
        labels.pop()
    return "" if not labels or labels[-1] in NOBODYS_OWN else labels[-1]


def company_of(email: str) -> str:
    """What the company is called by an address of its own: "Acme" of "dana@acme.co.uk"."""
    return domain_name(email).replace("-", " ").title()


def works_at(employer: models.Employer, domain: str) -> bool:
    """Whether a domain (`domain_name`) is that of an employer, by its name."""
    return _domain_fits(employer.name_key, {domain})


def in_thread(owner: models.Owner, references: Sequence[str]) -> tuple[models.Application, ...]:
    """The application whose kept mails a mail answers; none where it answers none of them, or
    those of several.
    """
    if not references:
        return ()
    kept = models.Touch.objects.filter(owner=owner, message__message_id__in=references[:50])
    keys = set(kept.values_list("application_id", flat=True))
    rows = models.Application.objects.filter(pk__in=keys).select_related("employer", "owner")
    return tuple(rows) if len(keys) == 1 else ()


def _known_person(owner: models.Owner, people: Sequence[Address]) -> models.Person | None:
    mine = models.Person.objects.filter(owner=owner)
    for _, email in people:
        if not email:
            continue
        known = mine.filter(email__iexact=email).first() or whose_was(owner, email)
        if known is not None:
            return known
    same = _by_name(owner, people)
    return same[0] if len(same) == 1 else None


def _by_name(owner: models.Owner, people: Sequence[Address]) -> list[models.Person]:
    names = {_plain(as_said(name)) for name, _ in people if len(name.split()) > 1}
    mine = models.Person.objects.filter(owner=owner)
    return [person for person in mine if _plain(person.name) in names] if names else []


def _plain(name: str) -> str:
    return search_key(without_title(name))


def _of_role(owner: models.Owner, text: str) -> list[models.Application]:
    """Those whose role a message names: "Data Engineer", "the waiter job", but not "cook"."""
    said = _padded(text[:MOST_OF_A_MESSAGE])
    rows = models.Application.objects.filter(owner=owner, outcome="")
    some = rows.select_related("employer", "owner")[:MOST_ASKED]
    return [row for row in some if any(f"{name} " in said for name in _names_of(row.role))]


def _names_of(role: str) -> list[str]:
    """How a message names a role: one of a single word together with what it is."""
    name = _padded(role).rstrip()
    return [name] if " " in name.strip() else [f"{name} {job}" for job in JOBS]


def _of_person(person: models.Person) -> list[models.Application]:
    involved = person.involvements.select_related("application__employer", "application__owner")
    return [involvement.application for involvement in involved]


def _at_domains(owner: models.Owner, people: Sequence[Address]) -> list[models.Application]:
    domains = {email.rpartition("@")[2].lower() for _, email in people if domain_name(email)}
    if not domains:
        return []
    names = {domain_name(f"@{domain}") for domain in domains}
    at_work = {
        person
        for person, email in models.Person.objects.filter(owner=owner)
        .exclude(email="")
        .values_list("pk", "email")
        if email.rpartition("@")[2].lower() in domains
    }
    found = {i.application_id for i in models.Involvement.objects.filter(person__in=at_work)}
    for key, employer in models.Employer.objects.filter(owner=owner).values_list("name_key", "pk"):
        if _domain_fits(key, names):
            mine = models.Application.objects.filter(owner=owner, employer=employer)
            found.update(mine.values_list("pk", flat=True))
    rows = models.Application.objects.filter(owner=owner, pk__in=found)
    return list(rows.select_related("employer", "owner"))


def _domain_fits(employer_key: str, names: set[str]) -> bool:
    squeezed = re.sub(r"[^\w]", "", employer_key)
    first = employer_key.split(maxsplit=1)[0] if employer_key else ""
    return any(
        name.replace("-", "") == squeezed or (len(first) > 3 and name.replace("-", "") == first)
        for name in names
    )


def _named_in(
    owner: models.Owner, people: Sequence[Address], text: str
) -> list[models.Application]:
    said = _padded(text[:READ_FOR_NAMES])
    said += "".join(_padded(name) for name, _ in people)
    employers = models.Employer.objects.filter(owner=owner).values_list("pk", "name_key")
    named = [key for key, name in employers if len(name) > 2 and _padded(name) in said]
    rows = models.Application.objects.filter(owner=owner, employer__in=named[:200])
    return list(rows.select_related("employer", "owner"))


def _padded(text: str) -> str:
    """Its words with a blank on every side, so that only whole words are found in it."""
    words = re.findall(r"\w+", search_key(text))
    return f" {' '.join(words)} "


def _likeliest(rows: list[models.Application], text: str) -> tuple[models.Application, ...]:
    under_way = [row for row in rows if not row.outcome] or rows
    if len(under_way) > 1:
        said = _padded(text[:READ_FOR_NAMES])
        named = [row for row in under_way if _padded(row.role) in said]
        under_way = named or under_way
    return tuple(sorted(under_way, key=lambda row: (row.employer.name_key, row.role)))
