"""When the advice could next change with no new fact.

Every comparison with the clock in the rules is with one of the instants listed here: the
edges of a window, the office hours, the start of a day that an interview or a later fact
is counted from. The first of them at which the advice really differs is the answer.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from tactful.etiquette.advice import Advice
from tactful.etiquette.case import Case, TouchKind
from tactful.etiquette.decision import advise
from tactful.etiquette.owed import asking_again
from tactful.etiquette.profiles import STANDARD, Profile
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import next_office_hour

DAY = timedelta(days=1)


def look_again_at(
    case: Case, profile: Profile = STANDARD, advice: Advice | None = None
) -> datetime | None:
    """The earliest instant (UTC) after ``case.now`` at which `advise` answers differently
    with no new fact; None when it never does. ``advice`` is today's, if it is at hand.
    """
    current = advice if advice is not None else advise(case, profile)
    s = Situation(case, profile)
    now = s.now
    for instant in sorted({i.astimezone(UTC) for i in _edges(s, current)}):
        if instant > now and advise(replace(case, now=instant), profile) != current:
            return instant
    return None


def _edges(s: Situation, advice: Advice) -> Iterator[datetime]:
    for instant in (advice.opens, advice.closes):
        if instant is not None:
            yield instant
    yield next_office_hour(s)
    yield from _closing_hours(s, advice)
    yield from _ends_by_itself(s, advice)
    yield from _interview_edges(s)
    yield from _endings(s)
    yield from _offers(s)
    yield from _later_facts(s)


def _ends_by_itself(s: Situation, advice: Advice) -> Iterator[datetime]:
    """A follow-up nobody wrote lapses, and letting go is over some days after it opened."""
    profile = s.profile
    if advice.closes is not None:
        yield s.opening(s.patient.add(s.day(advice.closes), profile.lapse_after))
    if advice.opens is not None:
        for days in (profile.lapse_until, profile.move_on_until, profile.quiet_until):
            yield s.opening(s.patient.add(s.day(advice.opens), days))


def _endings(s: Situation) -> Iterator[datetime]:
    profile = s.profile
    said_on = s.case.application.outcome_on
    if said_on is not None:
        yield s.opening(s.plain.add(said_on, profile.tell_them_until))
    elsewhere_on = s.case.accepted_elsewhere_on
    if elsewhere_on is not None:
        yield s.start_of(elsewhere_on)
        yield s.opening(s.plain.add(elsewhere_on, profile.accepted_elsewhere_until))
    said = [touch for touch in s.received if touch.kind is TouchKind.REJECTION]
    asking = asking_again(s, said) if said else None
    if asking is not None:
        for instant in (asking.opens, asking.closes):
            if instant is not None:
                yield instant


def _offers(s: Situation) -> Iterator[datetime]:
    """The days before which an offer, theirs or another's, wants an answer."""
    for offer in s.case.offers_elsewhere:
        yield s.start_of(offer.received_on)
        if offer.answer_by is not None:
            yield from _before_the_day(s, offer.answer_by)
    for touch in s.received:
        if touch.answer_by is not None:
            yield from _before_the_day(s, touch.answer_by)


def _before_the_day(s: Situation, answer_by: date) -> Iterator[datetime]:
    first = s.plain.subtract(answer_by, s.profile.answer_before)
    yield s.opening(first)
    yield s.closing(first)
    yield s.closing(s.plain.roll_back(answer_by))
    yield s.start_of(answer_by + DAY)


def _closing_hours(s: Situation, advice: Advice) -> Iterator[datetime]:
    """The office closes today, or on the first day of the window."""
    yield s.closing(s.today)
    if advice.opens is not None:
        yield s.closing(s.day(advice.opens))


def _interview_edges(s: Situation) -> Iterator[datetime]:
    profile = s.profile
    for interview in s.case.interviews:
        yield interview.at
        yield interview.over_at
        begins, over = s.day(interview.at), s.day(interview.over_at)
        yield s.start_of(s.plain.subtract(begins, profile.prepare_ahead))
        yield s.start_of(over + DAY)
        for days in (profile.thank_until, profile.debrief_until):
            yield s.start_of(s.plain.add(over, days) + DAY)
        for days in (
            profile.thank_within,
            profile.no_fit_thanks_within,
            profile.missed_call_within,
        ):
            yield s.closing(s.plain.add(over, days))


def _later_facts(s: Situation) -> Iterator[datetime]:
    case = s.case
    yield from (touch.at for touch in case.touches)
    yield from (touch.at for touch in case.elsewhere)
    days: list[date | None] = [case.application.applied_on, case.application.outcome_on]
    days += [agreement.made_on for agreement in case.agreements]
    for request in case.requests:
        days += [request.asked_on, request.delivered_on]
    yield from (s.start_of(day) for day in days if day is not None)
