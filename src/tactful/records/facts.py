"""Rows to facts: the only bridge between what we keep and what the etiquette decides on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from django.db.models import prefetch_related_objects

from tactful.etiquette.case import (
    UNPROMPTED,
    Agreement,
    Application,
    Case,
    Channel,
    Direction,
    Employer,
    Fit,
    Interview,
    InterviewKind,
    InterviewStatus,
    Me,
    OfferElsewhere,
    Outcome,
    Person,
    PersonRole,
    Request,
    Touch,
    TouchKind,
    UnpromptedElsewhere,
)
from tactful.etiquette.workdays import Workdays
from tactful.records import models

Calendars = Callable[[str, str | None], Workdays]
BELONGINGS = (
    "involvements__person",
    "interviews__attendances",
    "agreements",
    "requests",
    "touches__message",
)
AT_ONCE = 400  # rows whose belongings are fetched in one question; SQLite can take no 1,000
UNPROMPTED_KINDS = tuple(sorted(kind.value for kind in UNPROMPTED))


def cases(
    ids: Iterable[UUID], now: datetime, calendars: Calendars
) -> Iterator[tuple[models.Application, Case]]:
    """The cases of some applications as they stand at ``now``, a few hundred at a time.

    The ids of people in a case are those of their rows.
    """
    wanted = list(ids)
    rows = models.Application.objects.select_related("employer", "owner")
    for first in range(0, len(wanted), AT_ONCE):
        batch = rows.filter(pk__in=wanted[first : first + AT_ONCE]).order_by("noted_at", "pk")
        yield from _batch(list(batch), now, calendars)


def case_of(row: models.Application, now: datetime, calendars: Calendars) -> Case:
    """The case of an application that was fetched just now, with its employer and its owner."""
    return next(_batch([row], now, calendars))[1]


def _batch(
    applications: list[models.Application], now: datetime, calendars: Calendars
) -> Iterator[tuple[models.Application, Case]]:
    prefetch_related_objects(applications, *BELONGINGS)
    elsewhere = _elsewhere(applications)
    offers = {owner: offers_of(owner) for owner in {row.owner_id for row in applications}}
    for application in applications:
        at_others = offers[application.owner_id].beside(application.pk)
        yield application, _case(application, elsewhere, at_others, now, calendars)


@dataclass(frozen=True, slots=True)
class Offers:
    """What an owner was offered: at applications of theirs, and at others."""

    noted: tuple[models.OfferElsewhere, ...]
    at_applications: tuple[models.Touch, ...]
    accepted: tuple[models.Application, ...]

    def beside(self, application: UUID) -> AtOthers:
        """Those that are elsewhere, seen from an application."""
        open_ones = [OfferElsewhere(o.received_on, o.answer_by) for o in self.noted if _open(o)]
        for touch in self.at_applications:
            if touch.application_id != application:
                zone = ZoneInfo(touch.application.timezone)
                open_ones.append(OfferElsewhere(touch.at.astimezone(zone).date(), touch.answer_by))
        days = [o.accepted_on for o in self.noted if o.accepted_on is not None]
        days += [
            row.outcome_on
            for row in self.accepted
            if row.pk != application and row.outcome_on is not None
        ]
        latest_first = sorted(open_ones, key=lambda o: o.received_on)
        return AtOthers(tuple(latest_first), max(days, default=None))


@dataclass(frozen=True, slots=True)
class AtOthers:
    """What other employers offered, and the day on which one of their offers was accepted."""

    offers: tuple[OfferElsewhere, ...]
    accepted_on: date | None


def offers_of(owner_id: int) -> Offers:
    """All that was offered to an owner and stands open, or was accepted."""
    touches = models.Touch.objects.filter(
        owner=owner_id,
        kind=TouchKind.OFFER.value,
        application__outcome__in=["", Outcome.OFFER.value],
    )
    accepted = models.Application.objects.filter(owner=owner_id, outcome=Outcome.ACCEPTED.value)
    seen = ("at", "answer_by", "application__timezone")
    return Offers(
        tuple(models.OfferElsewhere.objects.filter(owner=owner_id)),
        tuple(touches.select_related("application").only(*seen)),
        tuple(accepted.only("outcome_on")),
    )


def _open(offer: models.OfferElsewhere) -> bool:
    return offer.accepted_on is None and offer.declined_on is None


def _elsewhere(
    applications: list[models.Application],
) -> dict[UUID, list[tuple[UUID, datetime]]]:
    """For each person, the unprompted touches to them and the application each was for."""
    people = {i.person_id for a in applications for i in a.involvements.all()}
    found: dict[UUID, list[tuple[UUID, datetime]]] = defaultdict(list)
    rows = models.Touch.objects.filter(person__in=people, kind__in=UNPROMPTED_KINDS)
    bounced = _bounced(people)
    for person, application, at in rows.values_list("person_id", "application_id", "at"):
        if (person, application, at) not in bounced:
            found[person].append((application, at))
    return found


def _bounced(people: set[UUID]) -> set[tuple[UUID, UUID, datetime]]:
    """The messages that came back for good: the last one before each bounce, to its person,
    or to anybody where the mail system does not say whose it was.
    """
    returned: set[tuple[UUID, UUID, datetime]] = set()
    bounces = models.Touch.objects.filter(
        application__involvements__person__in=people, kind=TouchKind.BOUNCE.value, permanent=True
    )
    for bounce in bounces.order_by("at").distinct():
        sent = models.Touch.objects.filter(
            application=bounce.application_id, direction=Direction.OUT.value, at__lte=bounce.at
        )
        if bounce.person_id is not None:
            sent = sent.filter(person=bounce.person_id)
        if bounce.channel:
            sent = sent.filter(channel__in=["", bounce.channel])
        for touch in sent.order_by("-at", "-sequence"):
            if touch.person_id is None:
                break
            key = (touch.person_id, touch.application_id, touch.at)
            if key not in returned:
                returned.add(key)
                break
    return returned


def _case(
    row: models.Application,
    elsewhere: dict[UUID, list[tuple[UUID, datetime]]],
    at_others: AtOthers,
    now: datetime,
    calendars: Calendars,
) -> Case:
    involved = sorted(row.involvements.all(), key=lambda i: (i.position, str(i.pk)))
    people = [involvement.person for involvement in involved]
    addresses = {person.pk: person for person in people}
    return Case(
        now=now,
        employer=Employer(
            country=row.country,
            timezone=row.timezone,
            name=row.employer.name,
            subdivision=row.subdivision or None,
            do_not_contact=row.employer.do_not_contact,
        ),
        zone=ZoneInfo(row.timezone),
        calendar=calendar_of(row, calendars),
        me=Me(row.owner.name, row.owner.timezone or None),
        application=Application(
            role=row.role,
            applied_on=row.applied_on,
            no_contact=row.no_contact,
            fit=Fit(row.fit) if row.fit else None,
            outcome=Outcome(row.outcome) if row.outcome else None,
            outcome_on=row.outcome_on,
            wanted=row.wanted,
        ),
        people=tuple(_person(person) for person in people),
        interviews=tuple(_interview(interview) for interview in interviews_in_order(row)),
        agreements=tuple(_agreement(agreement) for agreement in in_order_noted(row)),
        requests=tuple(
            Request(request.what, request.asked_on, request.due, request.delivered_on)
            for request in requests_in_order(row)
        ),
        touches=tuple(_touch(touch, addresses) for touch in touches_in_order(row)),
        elsewhere=tuple(
            UnpromptedElsewhere(at, str(person.pk))
            for person in people
            for application, at in sorted(elsewhere.get(person.pk, []), key=lambda e: e[1])
            if application != row.pk
        ),
        offers_elsewhere=at_others.offers,
        accepted_elsewhere_on=at_others.accepted_on,
    )


def calendar_of(row: models.Application, calendars: Calendars) -> Workdays:
    """The working days at an application's place, with the days its owner set by hand there."""
    calendar = calendars(row.country, row.subdivision or None)
    here = {row.country, f"{row.country}-{row.subdivision}"}
    days = [day for day in row.owner.holidays if day["place"] in here]
    return calendar.changed(
        frozenset(date.fromisoformat(day["day"]) for day in days if day["free"]),
        frozenset(date.fromisoformat(day["day"]) for day in days if not day["free"]),
    )


def in_order_noted(row: models.Application) -> list[models.Agreement]:
    """The agreements of an application; of one day, the one noted last comes last."""
    return sorted(
        row.agreements.all(), key=lambda a: (a.made_on, a.noted_at, a.sequence, str(a.pk))
    )


def interviews_in_order(row: models.Application) -> list[models.Interview]:
    """The interviews of an application, the earliest first."""
    return sorted(row.interviews.all(), key=lambda i: (i.at, str(i.pk)))


def requests_in_order(row: models.Application) -> list[models.Request]:
    """What they asked for, in the order it was noted."""
    return sorted(row.requests.all(), key=lambda r: (r.noted_at, r.sequence, str(r.pk)))


def touches_in_order(row: models.Application) -> list[models.Touch]:
    """What happened, in its order."""
    return sorted(row.touches.all(), key=lambda t: (t.at, t.sequence, t.noted_at, str(t.pk)))


def _person(row: models.Person) -> Person:
    return Person(
        id=str(row.pk),
        name=row.name,
        role=PersonRole(row.role),
        email=row.email or None,
        phone=row.phone or None,
        linkedin=row.linkedin or None,
        accepts_linkedin=row.accepts_linkedin,
        prefers=Channel(row.prefers) if row.prefers else None,
        do_not_contact=row.do_not_contact,
    )


def _interview(row: models.Interview) -> Interview:
    attendances = sorted(row.attendances.all(), key=lambda a: (a.position, str(a.pk)))
    return Interview(
        row.at,
        row.ends_at,
        InterviewKind(row.kind) if row.kind else None,
        tuple(str(attendance.person_id) for attendance in attendances),
        InterviewStatus(row.status),
    )


def _agreement(row: models.Agreement) -> Agreement:
    return Agreement(
        made_on=row.made_on,
        person=str(row.person_id) if row.person_id else None,
        contact=str(row.contact_id) if row.contact_id else None,
        everyone_contacted=row.everyone_contacted,
        contact_by=row.contact_by,
        may_follow_up=row.may_follow_up,
        follow_up_on=row.follow_up_on,
        not_before=row.not_before,
        decisions_begin=row.decisions_begin,
        next_steps=row.next_steps or None,
        channel=Channel(row.channel) if row.channel else None,
    )


def _touch(row: models.Touch, people: dict[UUID, models.Person]) -> Touch:
    channel = Channel(row.channel) if row.channel else None
    if row.kind == TouchKind.BOUNCE.value and _replaced(row, people):
        channel = None  # it came back from an address that is no longer in use
    return Touch(
        row.at,
        Direction(row.direction),
        TouchKind(row.kind),
        channel,
        str(row.person_id) if row.person_id else None,
        row.needs_answer,
        row.back_on,
        row.permanent,
        row.answer_by,
        str(row.successor_id) if row.successor_id else None,
    )


def _replaced(bounce: models.Touch, people: dict[UUID, models.Person]) -> bool:
    person = people.get(bounce.person_id) if bounce.person_id else None
    if person is None or not bounce.address or not bounce.channel:
        return False
    return bounce.address != address_of(person, Channel(bounce.channel))


def address_of(person: models.Person, channel: Channel) -> str:
    """The address somebody has on a channel, empty if none is known."""
    return {
        Channel.EMAIL: person.email,
        Channel.PHONE: person.phone,
        Channel.LINKEDIN: person.linkedin,
    }[channel]
