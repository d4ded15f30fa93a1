"""The people: everybody by name, or one with all that went to and fro."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import Max

from tactful.records import models
from tactful.records.names import search_key
from tactful.records.stored import STANDINGS
from tactful.usecases.find import NotThere
from tactful.usecases.see_listed import Listed as ListedApplication
from tactful.usecases.see_listed import listed

MOST_FOUND, MOST_TOUCHES = 500, 200


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in a list."""

    key: str
    name: str
    role: str
    employers: str
    do_not_contact: bool
    standing: str  # whose turn it is, over all applications they have to do with
    last_at: datetime | None  # when something last went to or came from them


@dataclass(frozen=True, slots=True)
class TheirTouch:
    """Something that went to or came from somebody; ``at`` is said in ``timezone``."""

    direction: str
    kind: str
    channel: str
    at: datetime
    timezone: str
    application: str
    application_key: str
    note: str


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person with what they have to do with: each application under its title."""

    applications: tuple[tuple[str, ListedApplication], ...]
    employers: tuple[tuple[str, str], ...]  # the same of each company
    touches: tuple[TheirTouch, ...]
    former: tuple[tuple[str, date], ...]  # addresses that were theirs until a day


@dataclass(frozen=True, slots=True)
class Employer:
    """A company, with the applications there and the people: name, key and role of each."""

    name: str
    do_not_contact: bool
    applications: tuple[ListedApplication, ...]
    people: tuple[tuple[str, str, str], ...]


def see_everybody(
    owner: models.Owner, words: str, first: int, most: int
) -> tuple[list[Listed], bool]:
    """Some of those who fit, by name, from the one of number ``first`` on (0 is the first); and
    whether more follow.
    """
    rows = models.Person.objects.filter(owner=owner).order_by("name", "pk")
    if words:
        keys = search_key(words).split()
        found = [
            key
            for key, name, email in rows.values_list("pk", "name", "email")
            if all(word in search_key(f"{name} {email}") for word in keys)
        ]
        rows = rows.filter(pk__in=found[:MOST_FOUND])
    rows = rows.prefetch_related("involvements__application__employer")
    rows = rows.annotate(last_at=Max("touches__at"))
    people = [_listed(row) for row in rows[first : first + most + 1]]
    return people[:most], len(people) > most


def _listed(row: Any) -> Listed:
    applications = [i.application for i in row.involvements.all()]
    employers = ", ".join(dict.fromkeys(a.employer.name for a in applications))
    stands = {a.standing for a in applications}
    standing = next((where for where in STANDINGS if where in stands), "settled")
    return Listed(
        str(row.pk), row.name, row.role, employers, row.do_not_contact, standing, row.last_at
    )


def see_employer(owner: models.Owner, key: UUID) -> Employer:
    """A company in one's own records. Raises `NotThere`, also for somebody else's."""
    found = models.Employer.objects.filter(owner=owner, pk=key).first()
    if found is None:
        raise NotThere("There is no such company.")
    rows = found.applications.select_related("employer").order_by("-noted_at", "pk")
    people = models.Person.objects.filter(involvements__application__employer=found).distinct()
    return Employer(
        found.name,
        found.do_not_contact,
        tuple(listed(row) for row in rows[:MOST_FOUND]),
        tuple((p.name, str(p.pk), p.role) for p in people.order_by("name", "pk")[:MOST_FOUND]),
    )


def see_somebody(person: models.Person) -> Somebody:
    """Everything between the two of you, the newest first."""
    involved = list(person.involvements.select_related("application__employer"))
    employers = {i.application.employer.name: str(i.application.employer_id) for i in involved}
    touches = person.touches.select_related("application__employer").order_by("-at", "-sequence")
    former = person.former_addresses.order_by("-dead_since", "pk")
    return Somebody(
        tuple((str(i.application), listed(i.application)) for i in involved),
        tuple(employers.items()),
        tuple(
            TheirTouch(
                t.direction, t.kind, t.channel, t.at, t.application.timezone,
                str(t.application), str(t.application_id), t.note,
            )
            for t in touches[:MOST_TOUCHES]
        ),
        tuple(former.values_list("value", "dead_since")),
    )  # fmt: skip
