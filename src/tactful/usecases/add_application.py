"""Add an application, with the people one knows of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import TYPE_CHECKING

from tactful.etiquette.case import PersonRole
from tactful.etiquette.hours import trade_of
from tactful.ports import Holidays, Places, UnknownPlace, Zones, one_place
from tactful.records import models
from tactful.records.changes import ChangeInProgress, change, deed
from tactful.records.names import code_of_place, company_key, search_key
from tactful.refusal import Misused, Refused
from tactful.usecases.former_addresses import whose_was
from tactful.usecases.note_interview import plan_interview
from tactful.usecases.renew_advice import renewer
from tactful.usecases.zones import zone_named
from tactful.wording.refusals import explained

if TYPE_CHECKING:
    from django.db.models import QuerySet

MOST_ALIKE = 20  # companies whose names begin alike


@dataclass(frozen=True, slots=True)
class Place:
    """Where the work is: its holidays, its clock, and what had to be assumed about it."""

    country: str
    subdivision: str
    timezone: str
    assumed: str = ""

    @property
    def code(self) -> str:
        """Like "US-NY" or "DE"."""
        return code_of_place(self.country, self.subdivision)


@dataclass(frozen=True, slots=True)
class Someone:
    """Somebody on their side, as written in one line."""

    name: str
    role: PersonRole = PersonRole.OTHER
    email: str = ""
    phone: str = ""
    linkedin: str = ""


@dataclass(frozen=True, slots=True)
class NewApplication:
    """What is known about an application when it is added."""

    role: str
    employer: str
    place: Place
    applied_on: date | None = None
    no_contact: bool = False
    notes: str = ""
    people: tuple[Someone, ...] = field(default_factory=tuple)
    interview_at: datetime | None = None
    link: str = ""
    pay: str = ""
    source: str = ""
    posting: str = ""
    closes_on: date | None = None


def place_of(
    written: str, zone: str | None, holidays: Holidays, zones: Zones, places: Places
) -> Place:
    """A place as people say it, with its zone; ``zone`` overrides the one it lies in.

    Raises `Misused` when the place is unknown or could be several, `UnknownZone` when the zone
    is unknown.
    """
    try:
        known = one_place(written, places.find(written))
        country, _, part = known.place.partition("-")
        holidays.workdays(country, part or None)
    except UnknownPlace as error:
        raise Misused(explained(error)) from error
    chosen = zone_named(zone, places).key if zone else known.zone
    assumed = []
    taken = holidays.assumed_part(country)
    if not part and taken:
        assumed.append(f"holidays as in {country}-{taken} (say --place {country}-… if not)")
    is_bare = known.name == places.name_of(country)
    if not zone and is_bare and zones.has_several(country, part or None):
        assumed.append(f"the clock of {chosen} (say --zone if not)")
    return Place(country, part, chosen, "; ".join(assumed))


def add_application(
    owner: models.Owner, new: NewApplication, now: datetime, holidays: Holidays
) -> models.Application:
    """Add an application. The same role at the same employer twice is refused while the first
    one is open, so that a command that is repeated adds nothing twice.
    """
    what = deed("add", of=f"{new.role} at {new.employer}")
    with change(owner, what, now, renewer(holidays)) as doing:
        row = create_application(doing, new)
    row.refresh_from_db()
    return row


def create_application(doing: ChangeInProgress, new: NewApplication) -> models.Application:
    """The same within a change."""
    employer = employer_named(doing, new.employer)
    twin = employer.applications.filter(role__iexact=new.role, outcome="").first()
    if twin is not None:
        raise Refused(f"{twin} is noted already.", "To change it: tactful edit")
    row = models.Application(
        owner=doing.owner,
        employer=employer,
        role=new.role,
        country=new.place.country,
        subdivision=new.place.subdivision,
        timezone=new.place.timezone,
        hours=trade_of(f"{new.role} {new.employer}").value,
        applied_on=new.applied_on,
        no_contact=new.no_contact,
        notes=new.notes,
        link=new.link,
        pay=new.pay,
        source=new.source,
        posting=new.posting,
        closes_on=new.closes_on,
        noted_at=doing.now,
    )
    doing.create(row)
    people = [involve(doing, row, someone) for someone in new.people]
    if new.interview_at is not None:
        plan_interview(doing, row, new.interview_at, people)
    return row


def employer_named(doing: ChangeInProgress, name: str) -> models.Employer:
    """The employer of that name, made if there is none."""
    key = search_key(name)
    there = models.Employer.objects.filter(owner=doing.owner)
    employer = there.filter(name_key=key).first() or _by_another_form(there, name)
    if employer is None:
        employer = models.Employer(owner=doing.owner, name=name, name_key=key)
        doing.create(employer)
    return employer


def _by_another_form(there: QuerySet[models.Employer], name: str) -> models.Employer | None:
    plain = company_key(name)
    alike = there.filter(name_key__startswith=plain).order_by("name_key")[:MOST_ALIKE]
    return next((one for one in alike if company_key(one.name) == plain), None)


def involve(doing: ChangeInProgress, row: models.Application, someone: Someone) -> models.Person:
    """Somebody has to do with an application: known already (by address, or by name at this
    employer) or new. What is newly known about them is kept, nothing is overwritten.
    """
    person = _known(row, someone)
    if person is None:
        person = models.Person(
            owner=doing.owner,
            name=someone.name,
            role=someone.role.value,
            email=someone.email,
            phone=someone.phone,
            linkedin=someone.linkedin,
        )
        doing.create(person)
    return complete(doing, row, person, someone)


def newly_known(person: models.Person, someone: Someone) -> dict[str, str]:
    """The addresses of somebody that were not known yet; what is known stays."""
    told = {"email": someone.email, "phone": someone.phone, "linkedin": someone.linkedin}
    return {name: value for name, value in told.items() if value and not getattr(person, name)}


def complete(
    doing: ChangeInProgress, row: models.Application, person: models.Person, someone: Someone
) -> models.Person:
    """What is newly known about somebody; from here on they have to do with the application."""
    if new := newly_known(person, someone):
        doing.update(person, **new)
    if not row.involvements.filter(person=person).exists():
        doing.create(
            models.Involvement(
                owner=doing.owner,
                application=row,
                person=person,
                position=row.involvements.count(),
            )
        )
    return person


def _known(row: models.Application, someone: Someone) -> models.Person | None:
    people = models.Person.objects.filter(owner=row.owner)
    if someone.email:
        same = people.filter(email__iexact=someone.email).first()
        same = same or whose_was(row.owner, someone.email)
        if same is not None:
            return same
    here = people.filter(involvements__application__employer=row.employer).distinct()
    for person in here:
        clash = someone.email and person.email
        same_name = search_key(person.name) == search_key(someone.name)
        if same_name and clash and person.do_not_contact:
            raise Refused(
                f"{person.name} at {row.employer.name} asked not to be contacted. If this is"
                " somebody else, write the name so that the two can be told apart."
            )
        if search_key(person.name) == search_key(someone.name) and not clash:
            return person
    return None
