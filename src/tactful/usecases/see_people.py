"""The people: everybody by name, or one with all that went to and fro."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from tactful.records import models
from tactful.records.names import search_key

MOST_FOUND, MOST_TOUCHES = 500, 200


@dataclass(frozen=True, slots=True)
class Listed:
    """Somebody in a list."""

    key: str
    name: str
    role: str
    employers: str
    do_not_contact: bool


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
    """A person with what they have to do with: title and key of each application."""

    applications: tuple[tuple[str, str], ...]
    touches: tuple[TheirTouch, ...]


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
    people = [_listed(row) for row in rows[first : first + most + 1]]
    return people[:most], len(people) > most


def _listed(row: models.Person) -> Listed:
    employers = ", ".join(i.application.employer.name for i in row.involvements.all())
    return Listed(str(row.pk), row.name, row.role, employers, row.do_not_contact)


def see_somebody(person: models.Person) -> Somebody:
    """Everything between the two of you, the newest first."""
    involved = person.involvements.select_related("application__employer")
    touches = person.touches.select_related("application__employer").order_by("-at", "-sequence")
    return Somebody(
        tuple((str(i.application), str(i.application_id)) for i in involved),
        tuple(
            TheirTouch(
                t.direction, t.kind, t.channel, t.at, t.application.timezone,
                str(t.application), str(t.application_id), t.note,
            )
            for t in touches[:MOST_TOUCHES]
        ),
    )  # fmt: skip
