"""Find what somebody means by a name: kindly, and never by guessing."""

from __future__ import annotations

from datetime import date, datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q, QuerySet

from tactful.etiquette.case import InterviewKind, InterviewStatus
from tactful.etiquette.workdays import Workdays
from tactful.ports import Holidays
from tactful.records import facts, models
from tactful.records.names import code_of_place, search_key, telling_words
from tactful.refusal import Misused, Refused

MOST_COMPLETED = 500
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


class NotThere(Refused):
    """Nothing of that key is among somebody's own records."""


def application_of_key(owner: models.Owner, key: UUID) -> models.Application:
    """An application of one's own. Raises `NotThere`, also for somebody else's."""
    rows = models.Application.objects.select_related("employer", "owner")
    found = rows.filter(pk=key, owner=owner).first()
    if found is None:
        raise NotThere("There is no such application.")
    return found


def person_of_key(owner: models.Owner, key: UUID) -> models.Person:
    """Somebody in one's own records. Raises `NotThere`, also for somebody else's."""
    found = models.Person.objects.select_related("owner").filter(pk=key, owner=owner).first()
    if found is None:
        raise NotThere("There is nobody like that.")
    return found


def involved_of_key(row: models.Application, key: str) -> models.Person | None:
    """Somebody who has to do with an application; None for an empty key. Raises `NotThere`."""
    if not key:
        return None
    for person_ in people_of(row):
        if str(person_.pk) == key:
            return person_
    raise NotThere("There is nobody like that.")


def nearest_application(owner: models.Owner) -> models.Application | None:
    """The application added last where its owner lives, by the clock, else the one added last:
    its place is the best guess for the next.
    """
    rows = models.Application.objects.filter(owner=owner).select_related("employer", "owner")
    mine = rows.filter(timezone=owner.timezone).order_by("-noted_at").first()
    return mine or rows.order_by("-noted_at").first()


def is_there(owner: models.Owner, key: UUID) -> bool:
    """Whether an application is among the owner's."""
    return models.Application.objects.filter(owner=owner, pk=key).exists()


def place_code(row: models.Application) -> str:
    """The place of an application, like "US-NY" or "DE"."""
    return code_of_place(row.country, row.subdivision)


def workdays_of(row: models.Application, holidays: Holidays) -> Workdays:
    """The working days at an application's place, with those its owner set by hand."""
    return facts.calendar_of(row, holidays.workdays)


def interviews_on(row: models.Application) -> QuerySet[models.Interview]:
    """The interviews that were not called off."""
    return row.interviews.exclude(status=InterviewStatus.CANCELLED.value)


def last_interview(row: models.Application, by: datetime) -> models.Interview | None:
    """The last interview that had begun by an instant: neither called off nor missed, as the
    etiquette sees it.
    """
    held = interviews_on(row).exclude(status=InterviewStatus.MISSED.value)
    return held.filter(at__lte=by).order_by("-at").first()


def latest_agreement(row: models.Application, by: date) -> models.Agreement | None:
    """The agreement that stood at the end of a day."""
    made = [a for a in facts.in_order_noted(row) if a.made_on <= by]
    return made[-1] if made else None


def interview_at(row: models.Application, at: datetime) -> models.Interview:
    """The interview at an instant."""
    found = interviews_on(row).filter(at=at).first()
    if found is None:
        raise Refused(f"There is no interview for {row} at that time. See: tactful show")
    return found


def next_interview(row: models.Application, now: datetime) -> models.Interview | None:
    """The first interview that is still ahead."""
    return interviews_on(row).filter(at__gt=now).order_by("at").first()


def with_interview_ahead(owner: models.Owner, now: datetime) -> list[models.Application]:
    """The applications with an interview that is still ahead, and not called off."""
    ahead = models.Interview.objects.filter(owner=owner, at__gt=now)
    ahead = ahead.exclude(status=InterviewStatus.CANCELLED.value)
    rows = models.Application.objects.filter(pk__in=ahead.values("application"))
    return list(rows.select_related("employer", "owner"))


def interview_to_move(row: models.Application, now: datetime) -> models.Interview:
    """The same. Raises `Refused` where there is none."""
    found = next_interview(row, now)
    if found is None:
        raise Refused(f"There is no interview ahead for {row} that could be moved.")
    return found


def calls_to_ask_about(
    owner: models.Owner, now: datetime
) -> dict[models.Application, models.Interview]:
    """The calls that somebody was to make, of which nobody has said whether they did."""
    rows = models.Application.objects.filter(
        owner=owner,
        outcome="",
        interviews__kind=InterviewKind.CALL.value,
        interviews__status=InterviewStatus.PLANNED.value,
        interviews__at__lte=now,
    )
    some = rows.select_related("employer", "owner").distinct()
    asked = ((row, call_to_ask_about(row, now)) for row in some)
    return {row: call for row, call in asked if call is not None}


def call_to_ask_about(row: models.Application, now: datetime) -> models.Interview | None:
    """The last call they said they would make, while nothing has come after it."""
    last = row.interviews.filter(at__lte=now).order_by("-at").first()
    is_call = last is not None and last.kind == InterviewKind.CALL.value
    if last is None or not is_call or last.status != InterviewStatus.PLANNED.value:
        return None
    return None if row.touches.filter(at__gt=last.at).exists() else last


def interviews_of(row: models.Application) -> list[models.Interview]:
    """All its interviews, past and ahead, the first one first."""
    return list(row.interviews.order_by("at"))


def interview_of_key(row: models.Application, key: str) -> models.Interview:
    """An interview of an application. Raises `NotThere`."""
    found = next((i for i in row.interviews.all() if str(i.pk) == key), None)
    if found is None:
        raise NotThere("There is no such interview.")
    return found


def owed_request(row: models.Application, name: str) -> models.Request:
    """What they still need, by a part of its name."""
    owed = list(row.requests.filter(delivered_on=None))
    meant = [request for request in owed if name.lower() in request.what.lower()]
    if len(meant) != 1:
        open_ = ", ".join(request.what for request in owed) or "nothing"
        raise Misused(f"Which request is {_quoted(name)}? They still need: {open_}.")
    return meant[0]


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


def names_to_complete(owner: models.Owner) -> list[str]:
    """The employers of open applications and the people there, to be offered while one types."""
    rows = models.Application.objects.filter(owner=owner, outcome="").order_by("-noted_at")
    employers = rows.values_list("employer__name", flat=True)[:MOST_COMPLETED]
    people = models.Person.objects.filter(owner=owner).order_by("name")
    return [*dict.fromkeys([*employers, *people.values_list("name", flat=True)[:MOST_COMPLETED]])]
