"""Who of those a mail or an invitation names is somebody there: never the person themselves."""

from __future__ import annotations

from tactful.etiquette.case import PersonRole
from tactful.reading.mail_files import MailFile
from tactful.reading.taken.invitations import Address, Invitation
from tactful.reading.texts import tidy
from tactful.reading.written_names import as_said
from tactful.records import models
from tactful.records.names import search_key
from tactful.usecases.add_application import Someone
from tactful.usecases.find import people_of
from tactful.usecases.take.matching import domain_name, is_somebody, works_at
from tactful.usecases.take.plans import Line


def is_mine(owner: models.Owner, address: Address) -> bool:
    """By the address I gave, or by my whole name: people have several addresses."""
    name, email = address
    if owner.email and email.lower() == owner.email.lower():
        return True
    return len(owner.name.split()) > 1 and search_key(name) == search_key(owner.name)


def is_from_me(owner: models.Owner, mail: MailFile) -> bool:
    """A mail to somebody known, from nobody known, while nobody has said which address is mine."""
    if owner.email:
        return False
    people = models.Person.objects.filter(owner=owner).exclude(email="")
    known = {email.lower() for email in people.values_list("email", flat=True)}
    house = domain_name(mail.sender[1])
    to = [email for _, email in mail.recipients if email.lower() in known]
    theirs = any(house and domain_name(email) == house for email in known)
    return bool(to) and not (theirs or mail.sender[1].lower() in known)


def newcomer(address: Address) -> Someone:
    """Somebody by an address; without a name, called as the address calls them."""
    name, email = address
    shown = as_said(name) or email.partition("@")[0].replace(".", " ").replace("_", " ").title()
    return Someone(tidy(shown), PersonRole.OTHER, tidy(email, 254))


def guests(row: models.Application, invitation: Invitation) -> tuple[Someone, ...]:
    """Who has to do with an application by an invitation to it. Where nobody knows which address
    is mine, free mail could be: then only those count who write from a company's own.
    """
    owner, organiser = row.owner, invitation.organiser
    house = domain_name(organiser[1]) if organiser else ""

    def is_theirs(address: Address) -> bool:
        where = domain_name(address[1])
        if not where:
            return bool(owner.email) and address == organiser
        return address == organiser or where == house or works_at(row.employer, where)

    named = [a for a in invitation.people if is_somebody(a) and not is_mine(owner, a)]
    known = _known_at(row)
    return tuple(newcomer(a) for a in named if a[1].lower() in known or is_theirs(a))


def guest_lines(row: models.Application, people: tuple[Someone, ...]) -> tuple[Line, ...]:
    """What keeping them would add."""
    known = {*_known_at(row), *(search_key(person.name) for person in people_of(row))}
    return tuple(
        newcomer_line(who)
        for who in people
        if who.email.lower() not in known and search_key(who.name) not in known
    )


def _known_at(row: models.Application) -> set[str]:
    return {person.email.lower() for person in people_of(row) if person.email}


def newcomer_line(who: Someone) -> Line:
    """That somebody is new there."""
    return Line("add", say_newcomer(who))


def say_newcomer(who: Someone) -> str:
    """The same in words alone."""
    address = f" ({who.email})" if who.email else ""
    return f"{who.name}{address} is noted as somebody there."
