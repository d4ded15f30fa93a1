"""To whom, and by which way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import msgspec

from tactful.etiquette.case import Channel, Interview, Person, PersonRole
from tactful.etiquette.situation import Situation

ORDER_OF_CHANNELS = (Channel.EMAIL, Channel.PHONE, Channel.LINKEDIN)
WRITTEN = (Channel.EMAIL, Channel.LINKEDIN)


class Addressee(msgspec.Struct, frozen=True):
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
        meant = agreement.contact or agreement.person
        if meant in (None, person.id) and is_usable(s, person, agreement.channel):
            return agreement.channel
    if person.prefers is not None and is_usable(s, person, person.prefers):
        return person.prefers
    return _first_usable(s, person, ORDER_OF_CHANNELS)


def written_channel_to(s: Situation, person: Person) -> Channel | None:
    """Email, else LinkedIn: what is not to be spoken to a machine."""
    return _first_usable(s, person, WRITTEN)


def _first_usable(s: Situation, person: Person, order: Iterable[Channel]) -> Channel | None:
    for channel in order:
        if is_usable(s, person, channel):
            return channel
    return None


def in_order(s: Situation) -> Iterator[Person]:
    """The agreement's contact, agency recruiters, the agreement's person, recruiters, the
    interviewers of the latest interview, then anybody with a name but a referral. Where
    somebody has moved on, their successor stands. Somebody may come up more than once.
    """
    return _to_be_written_to(s, _named_in_order(s))


def _to_be_written_to(s: Situation, people: Iterable[Person]) -> Iterator[Person]:
    """Those people, or whoever follows them; who put in a word is never written to by advice."""
    for person in people:
        present = _still_there(s, person) if person.role is not PersonRole.REFERRAL else None
        if present is not None:
            yield present


def _named_in_order(s: Situation) -> Iterator[Person]:
    agreement, people = s.agreement, s.case.people
    told = person_by_id(s, agreement.contact) if agreement is not None else None
    if told is not None:
        yield told
    for person in people:
        if person.role is PersonRole.AGENCY_RECRUITER:
            yield person
    agreed = person_by_id(s, agreement.person) if agreement is not None else None
    if agreed is not None:
        yield agreed
    for person in people:
        if person.role is PersonRole.RECRUITER:
            yield person
    yield from interviewers(s, latest_interview(s))
    for person in people:
        if person.name:
            yield person


def _still_there(s: Situation, person: Person) -> Person | None:
    """The person, or whoever follows them; None where they have left and nobody was named."""
    passed: set[str] = set()
    present: Person | None = person
    while present is not None and present.id in s.successors and present.id not in passed:
        passed.add(present.id)
        present = person_by_id(s, s.successors[present.id])
    return None if present is not None and present.id in passed else present


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
            if person is not None and person.role is not PersonRole.REFERRAL:
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


def in_writing(s: Situation, to: Addressee) -> Addressee:
    """The same person, in writing; no channel where there is only a telephone."""
    person = person_by_id(s, to.person)
    if person is None:
        return to
    return Addressee(to.person, written_channel_to(s, person), to.intended)


def whom(s: Situation) -> Addressee:
    """Whom to write to when nobody in particular is meant."""
    return first_reachable(s, in_order(s))


def whom_again(s: Situation, person: str | None) -> Addressee:
    """The person of the attempt before; somebody else only when they cannot be reached."""
    return first_reachable(s, _first_then_others(s, person))


def _first_then_others(s: Situation, id: str | None) -> Iterator[Person]:
    first = person_by_id(s, id)
    if first is not None:
        yield from _to_be_written_to(s, (first,))
    yield from in_order(s)


def whom_to_thank(s: Situation, interview: Interview) -> Addressee:
    """An interviewer of that interview first, then the usual order: the first who can be
    written to; who can only be rung is not thanked at all.
    """
    intended: Person | None = None
    for person in _interviewers_then_others(s, interview):
        if intended is None:
            intended = person
        if person.do_not_contact:
            continue
        channel = written_channel_to(s, person)
        if channel is not None:
            return Addressee(person.id, channel, intended)
    return Addressee(intended.id if intended else None, None, intended)


def _interviewers_then_others(s: Situation, interview: Interview) -> Iterator[Person]:
    yield from _to_be_written_to(s, interviewers(s, interview))
    yield from in_order(s)


def back_to(s: Situation, id: str | None, channel: Channel | None) -> Addressee:
    """The sender of a message, on the channel they used; without a sender, the usual order."""
    sender = person_by_id(s, id)
    if sender is None:
        return whom(s)
    if channel is not None and (sender.id, channel) not in s.bounced_channels:
        return Addressee(sender.id, channel, sender)
    return Addressee(sender.id, channel_to(s, sender), sender)
