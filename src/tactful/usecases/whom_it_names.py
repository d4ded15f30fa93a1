"""Whom a message names: who takes over, and whom one will talk to."""

from __future__ import annotations

from dataclasses import replace

from tactful.reading.messages import Message
from tactful.reading.texts import ADDRESS_IN_TEXT
from tactful.records import models
from tactful.records.names import search_key
from tactful.usecases.add_application import Someone
from tactful.usecases.find import people_of
from tactful.usecases.log_touch import Happened
from tactful.usecases.note_agreement import involved_by_name
from tactful.wording.english import listed


def with_whom_one_will_meet(row: models.Application, happened: Happened, read: Message) -> Happened:
    """ "An interview with Dana Wells": those it names whole, or who are known. The company, too,
    may stand there.
    """
    if happened.invitation is not None or happened.guests or happened.interview_at is None:
        return happened
    house = set(search_key(row.employer.name).split())
    guests = []
    for name in read.interviewers:
        known = involved_by_name(row, name)
        if known is not None:
            guests.append(Someone(known.name, email=known.email))
        elif len(name.split()) > 1 and not house & set(search_key(name).split()):
            guests.append(Someone(name))
    return replace(happened, guests=tuple(guests))


def address_of(row: models.Application, name: str, text: str) -> str:
    """The address of somebody who is new, in a text that may name others' too: the first after
    their name, and nobody else's.
    """
    others = {person.email.lower() for person in people_of(row) if person.email}
    found = [m for m in ADDRESS_IN_TEXT.finditer(text) if m.group().lower() not in others]
    named_at = text.find(name.split(maxsplit=1)[0])
    after = [m for m in found if m.start() > named_at]
    return next((m.group() for m in (*after, *found)), "")


def who_follows(happened: Happened) -> str:
    """Who takes over, with their address where one was named; empty where nobody does."""
    if happened.next_person is not None:
        address = happened.next_person.email
        return f"{happened.next_person.name} ({address})" if address else happened.next_person.name
    return happened.successor.name if happened.successor is not None else ""


def who_will_be_there(happened: Happened) -> str:
    """Whom the invitation says that one will talk to, in words; empty where it names nobody."""
    return listed([guest.name for guest in happened.guests])
