"""Whose word counts, where a recruiter and somebody else named different days.

The newest word counts, but an interviewer's or other person's never shortens what a recruiter
or agency recruiter said after the same last interview. A hiring manager is no recruiter here.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec.structs import replace

from tactful.etiquette.case import Agreement, Person, PersonRole

RECRUITERS = frozenset({PersonRole.RECRUITER, PersonRole.AGENCY_RECRUITER})


def in_order_made(agreements: Sequence[Agreement]) -> list[Agreement]:
    """The agreements, the newest last; of one day, the one that stands later."""
    return sorted(agreements, key=lambda agreement: agreement.made_on)


def word_that_counts(
    made: Sequence[Agreement], people: Sequence[Person], last_interview_on: date | None
) -> Agreement:
    """The agreement one goes by: the newest, with what a recruiter's older word keeps of it.

    The later day stands, with its speaker. Permission, channel and contact of the recruiter's
    stay where the newer word is silent.
    """
    if len(made) == 1:
        return made[0]
    *older, newest = in_order_made(made)
    roles = {person.id: person.role for person in people}
    if newest.person is None or roles.get(newest.person) in RECRUITERS:
        return newest
    for recruiters in reversed(older):
        speaks = recruiters.person is not None and roles.get(recruiters.person) in RECRUITERS
        if speaks and (last_interview_on is None or recruiters.made_on >= last_interview_on):
            return _together(newest, recruiters)
    return newest


def _together(newest: Agreement, recruiters: Agreement) -> Agreement:
    later = _later_day(newest, recruiters)
    return replace(
        newest,
        person=later.person,
        contact_by=later.contact_by,
        follow_up_on=later.follow_up_on,
        everyone_contacted=_first(newest.everyone_contacted, recruiters.everyone_contacted),
        may_follow_up=_first(newest.may_follow_up, recruiters.may_follow_up),
        channel=newest.channel or recruiters.channel,
        contact=newest.contact or recruiters.contact,
    )


def _later_day(newest: Agreement, recruiters: Agreement) -> Agreement:
    theirs, new = recruiters.named_day, newest.named_day
    if theirs is None:
        return newest
    return recruiters if new is None or new < theirs else newest


def _first(said: bool | None, before: bool | None) -> bool | None:
    return before if said is None else said
