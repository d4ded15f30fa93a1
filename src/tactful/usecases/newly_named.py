"""Somebody whom a debrief names and who is not noted yet: whom one may write to has to be there."""

from __future__ import annotations

from tactful.reading.texts import ADDRESS_IN_TEXT, tidy
from tactful.records import models
from tactful.usecases.add_application import Someone
from tactful.usecases.find import people_of
from tactful.usecases.note_agreement import of_that_name
from tactful.usecases.take.guests import newcomer
from tactful.usecases.take.matching import is_somebody


def newly_named(
    row: models.Application, contact: str | None, said_by: str | None, text: str
) -> tuple[Someone, ...]:
    """Who is to be noted: whom one was told to contact, with the address that stands in the text;
    who said it, where nobody is noted at all; else whose address stands there.
    """
    address = _new_address(row, text)
    if contact:
        fitting = of_that_name(row, contact)
        if not fitting:
            return (Someone(tidy(contact), email=address),)
        takes_it = len(fitting) == 1 and address and not fitting[0].email
        return (Someone(fitting[0].name, email=address),) if takes_it else ()
    if people_of(row):
        return ()
    if said_by:
        return (Someone(tidy(said_by), email=address),)
    return (newcomer(("", address)),) if address and is_somebody(("", address)) else ()


def _new_address(row: models.Application, text: str) -> str:
    """The one address in a text that nobody there has; empty where there are several."""
    known = {person.email.lower() for person in people_of(row)}
    own = row.owner.email.lower()
    found = {m.group().strip(".").lower() for m in ADDRESS_IN_TEXT.finditer(text)} - known - {own}
    return found.pop()[:254] if len(found) == 1 else ""
