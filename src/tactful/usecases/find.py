"""Find what somebody means by a name: kindly, and never by guessing."""

from __future__ import annotations

from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from tactful.records import models
from tactful.records.names import search_key, telling_words
from tactful.refusal import Refused

MOST_SHOWN = 12


class SeveralMeant(Refused):
    """A name fits several; the message lists them, and nothing is done."""


def local_owner() -> models.Owner:
    """The one owner of the records on one's own machine."""
    owner = models.Owner.objects.first()
    if owner is None:
        with transaction.atomic():  # two first commands at once still make one owner
            owner = models.Owner.objects.first() or models.Owner.objects.create()
    return owner


def application(owner: models.Owner, name: str) -> models.Application:
    """The application a name means: part of a company, role or person, or all of an id.

    Raises `Refused` when there is none, and `SeveralMeant` with a list when there are several.
    """
    if not name.strip():
        raise Refused("Which application? The name is empty.")
    found = list(applications(owner, name)[: MOST_SHOWN + 1])
    if not found:
        raise Refused(f"No application fits {_quoted(name)}. See them all: tactful list")
    key = search_key(name)
    exact = [row for row in found if search_key(str(row)) == key] or [
        row for row in found if key in (row.employer.name_key, str(row.pk))
    ]
    meant = exact or found
    if len(meant) == 1:
        return meant[0]
    lines = "\n".join(f"  {row}  ({str(row.pk)[:8]})" for row in meant[:MOST_SHOWN])
    more = "\n  …" if len(meant) > MOST_SHOWN else ""
    raise SeveralMeant(
        f"{_quoted(name)} fits several applications, so nothing was done. Say which one, by more"
        f" of its name or by the sign in brackets:\n{lines}{more}"
    )


def applications(owner: models.Owner, name: str) -> QuerySet[models.Application]:
    """All applications in whose names every word of ``name`` occurs, or whose id begins so."""
    rows = models.Application.objects.filter(owner=owner).select_related("employer", "owner")
    words = telling_words(name)
    by_name = Q(pk__isnull=False)
    for word in words:
        by_name &= Q(search_text__contains=word)
    compact = search_key(name).replace("-", "")
    if 8 <= len(compact) <= 32 and all(c in "0123456789abcdef" for c in compact):
        by_name |= Q(pk__range=(UUID(f"{compact:0<32}"), UUID(f"{compact:f<32}")))
    return rows.filter(by_name).order_by("employer__name_key", "role", "pk")


def person(owner: models.Owner, name: str) -> models.Person:
    """Somebody by a part of their name or address, over all applications."""
    return _one(list(models.Person.objects.filter(owner=owner).order_by("name", "pk")), name)


def person_of(row: models.Application, name: str) -> models.Person:
    """Somebody who has to do with an application."""
    return _one(people_of(row), name, f" for {row}")


def people_of(row: models.Application) -> list[models.Person]:
    """Everybody who has to do with an application, in the order they were named in."""
    involved = row.involvements.select_related("person").order_by("position")
    return [involvement.person for involvement in involved]


def _one(people: list[models.Person], name: str, where: str = "") -> models.Person:
    words = search_key(name).split()
    if not words:
        raise Refused("Who? The name is empty.")
    found = [p for p in people if all(w in search_key(f"{p.name} {p.email}") for w in words)]
    exact = [p for p in found if search_key(p.name) == search_key(name) or str(p.pk) == name]
    meant = exact or found
    if len(meant) == 1:
        return meant[0]
    if not meant:
        known = ", ".join(p.name for p in people[:MOST_SHOWN])
        raise Refused(
            f"Nobody{where} is called {_quoted(name)}. "
            + (f"Known: {known}." if known else "Nobody is noted yet.")
            + ' To add somebody: tactful edit APPLICATION --person "NAME, ROLE, ADDRESS"'
        )
    lines = "\n".join(f"  {p.name}  {p.email}" for p in meant[:MOST_SHOWN])
    raise SeveralMeant(
        f"{_quoted(name)} fits several people, so nothing was done. Say more of the name, or the"
        f" address:\n{lines}"
    )


def _quoted(name: str) -> str:
    return f"“{name[:60]}”"
