"""To whom, and by which way."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tactful.etiquette.case import Channel, Interview, Person, PersonRole
from tactful.etiquette.situation import Situation

ORDER_OF_ROLES = (PersonRole.AGENCY_RECRUITER, PersonRole.RECRUITER)
ORDER_OF_CHANNELS = (Channel.EMAIL, Channel.PHONE, Channel.LINKEDIN)


@dataclass(frozen=True, slots=True)
class Addressee:
    """Whom to write to. ``intended`` is the person chosen before anybody was skipped."""

    person: str | None = None
    channel: Channel | None = None
    intended: Person | None = None


NOBODY = Addressee()


def person_by_id(s: Situation, id: str | None) -> Person | None:
    """The person with this id, if there is one."""
    if id is not None:
        for person in s.case.people:
            if person.id == id:
                return person
    return None


def is_usable(s: Situation, person: Person, channel: Channel) -> bool:
    """Whether this channel reaches this person: an address is known, it has not bounced
    for good, and LinkedIn only where they said they accept requests.
    """
    if s.bounced_channels and (person.id, channel) in s.bounced_channels:
        return False
    if channel is Channel.EMAIL:
        return bool(person.email)
    if channel is Channel.PHONE:
        return bool(person.phone)
    return bool(person.linkedin) and person.accepts_linkedin is True


def channel_to(s: Situation, person: Person) -> Channel | None:
    """The agreement's channel, for its person; else what they prefer; else the usual order."""
    agreement = s.agreement
    if agreement is not None and agreement.channel is not None:
        for_them = agreement.person is None or agreement.person == person.id
        if for_them and is_usable(s, person, agreement.channel):
            return agreement.channel
    if person.prefers is not None and is_usable(s, person, person.prefers):
        return person.prefers
    for channel in ORDER_OF_CHANNELS:
        if is_usable(s, person, channel):
            return channel
    return None


def in_order(s: Situation) -> Iterator[Person]:
    """The agreement's person, agency recruiters, recruiters, the interviewers of the latest
    interview, then anybody with a name. Somebody may come up more than once.
    """
    if s.agreement is not None:
        agreed = person_by_id(s, s.agreement.person)
        if agreed is not None:
            yield agreed
    people = s.case.people
    for role in ORDER_OF_ROLES:
        for person in people:
            if person.role is role:
                yield person
    yield from interviewers(s, latest_interview(s))
    for person in people:
        if person.name:
            yield person


def latest_interview(s: Situation) -> Interview | None:
    """The interview that took place last; before the first one, the next to come."""
    if s.last_interview is not None:
        return s.last_interview
    coming = s.running + s.ahead
    return min(coming, key=lambda interview: interview.at) if coming else None


def interviewers(s: Situation, interview: Interview | None) -> Iterator[Person]:
    """Those who held an interview, in order."""
    if interview is not None:
        for id in interview.people:
            person = person_by_id(s, id)
            if person is not None:
                yield person


def first_reachable(s: Situation, candidates: Iterator[Person]) -> Addressee:
    """The first of the candidates who can be reached and does not mind."""
    intended: Person | None = None
    for person in candidates:
        if intended is None:
            intended = person
        if person.do_not_contact:
            continue
        channel = channel_to(s, person)
        if channel is not None:
            return Addressee(person.id, channel, intended)
    return Addressee(intended=intended)


def whom(s: Situation) -> Addressee:
    """Whom to write to when nobody in particular is meant."""
    return first_reachable(s, in_order(s))


def whom_again(s: Situation, person: str | None) -> Addressee:
    """The person of the attempt before; somebody else only when they cannot be reached."""
    return first_reachable(s, _first_then_others(s, person))


def _first_then_others(s: Situation, id: str | None) -> Iterator[Person]:
    first = person_by_id(s, id)
    if first is not None:
        yield first
    yield from in_order(s)


def whom_to_thank(s: Situation, interview: Interview) -> Addressee:
    """An interviewer of that interview first, then the usual order."""
    return first_reachable(s, _interviewers_then_others(s, interview))


def _interviewers_then_others(s: Situation, interview: Interview) -> Iterator[Person]:
    yield from interviewers(s, interview)
    yield from in_order(s)


def back_to(s: Situation, id: str | None, channel: Channel | None) -> Addressee:
    """The sender of a message, on the channel they used; without a sender, the usual order."""
    sender = person_by_id(s, id)
    if sender is None:
        return whom(s)
    if channel is not None and (sender.id, channel) not in s.bounced_channels:
        return Addressee(sender.id, channel, sender)
    return Addressee(sender.id, channel_to(s, sender), sender)
