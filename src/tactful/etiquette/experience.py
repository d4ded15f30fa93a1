"""What somebody's own search shows: how long employers take, and what follow-ups came to.

Pure functions over cases. Waits count in working days of the employer's place. Who still waits is
counted as far as they have waited and no further (Kaplan and Meier, 1958), so that silence counts
and is not taken for an answer.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

from tactful.etiquette.case import (
    Agreement,
    Case,
    Channel,
    Direction,
    Interview,
    InterviewStatus,
    Outcome,
    Touch,
    TouchKind,
)

AUTOMATIC = frozenset({TouchKind.ACKNOWLEDGEMENT, TouchKind.AUTO_REPLY, TouchKind.BOUNCE})
ANSWERED_WITHIN = 10  # working days after which an answer is no answer to that follow-up
TOO_FEW = 5  # waits, under which a share says nothing


class After(StrEnum):
    """What a wait began with."""

    APPLYING = "applying"
    INTERVIEW = "interview"
    FOLLOW_UP = "follow_up"


@dataclass(frozen=True, slots=True)
class Wait:
    """A wait of so many working days, ended by a word from a human being, or not yet."""

    after: After
    days: int
    ended: bool
    channel: Channel | None = None  # of the follow-up it began with
    after_talk: bool = False  # whether that one came after a talk


@dataclass(frozen=True, slots=True)
class Point:
    """By that day this share of all waits had ended; so many had lasted that long."""

    day: int
    ended: float
    lasting: int


@dataclass(frozen=True, slots=True)
class Promises:
    """Days by which one was to hear that have come: how many, and how many were kept."""

    kept: int
    made: int


@dataclass(frozen=True, slots=True)
class Funnel:
    """How far the applications came; each counts in every stage it reached."""

    applied: int
    heard_back: int
    interviewed: int
    offered: int
    accepted: int


@dataclass(frozen=True, slots=True)
class Normal:
    """Whether a silence is normal: of so many comparable waits, so many had ended by now. The
    share counts those that are still going on. None where there are too few to say. ``lasted`` are
    the working days of those that ended.
    """

    days: int
    comparable: int
    ended_by_now: int
    share: float | None
    lasted: tuple[int, ...] = ()


def waits_of(case: Case) -> list[Wait]:
    """All waits of a case, the finished ones and the one going on."""
    waits = [
        replace(
            _wait(case, After.FOLLOW_UP, t.at, t.channel),
            after_talk=any(talk.over_at <= t.at for talk in _held(case)),
        )
        for t in _follow_ups(case)
    ]
    applied = case.application.applied_on
    if applied is not None:
        waits.append(_wait(case, After.APPLYING, _start_of(applied, case)))
    talks = [i for i in _held(case) if not i.is_call]
    waits += [_wait(case, After.INTERVIEW, talk.over_at) for talk in talks]
    return waits


def wait_going_on(case: Case) -> Wait | None:
    """The wait that somebody is in now, counted from the last talk, or from applying."""
    if case.application.outcome is not None:
        return None
    going = [w for w in waits_of(case) if not w.ended and w.after is not After.FOLLOW_UP]
    return min(going, key=lambda wait: wait.days, default=None)


def curve(waits: Iterable[Wait]) -> list[Point]:
    """The share of waits that had ended by each day, after Kaplan and Meier."""
    some = list(waits)
    ends = Counter(wait.days for wait in some if wait.ended)
    going, points = 1.0, []
    for day in sorted(ends):
        lasting = sum(wait.days >= day for wait in some)
        going *= 1 - ends[day] / lasting
        points.append(Point(day, 1 - going, lasting))
    return points


def median(points: Sequence[Point]) -> int | None:
    """The day by which half of all waits had ended; None where it has not come to that."""
    return next((point.day for point in points if point.ended >= 0.5), None)


def is_normal(wait: Wait, others: Iterable[Wait]) -> Normal:
    """How a silence compares with one's own other waits of the same kind. A wait that has not
    lasted so long and goes on yet tells nothing, and is not counted.
    """
    alike = [other for other in others if other.after is wait.after]
    telling = [o for o in alike if o.days >= wait.days or o.ended]
    ended = sum(other.ended and other.days <= wait.days for other in telling)
    share = None
    if len(telling) >= TOO_FEW:
        reached = [p.ended for p in curve(alike) if p.day <= wait.days]
        share = reached[-1] if reached else 0.0
    lasted = tuple(sorted(other.days for other in telling if other.ended))
    return Normal(wait.days, len(telling), ended, share, lasted)


def promises_of(case: Case) -> Promises:
    """How many promised days have come, and on how many of them one had heard by then."""
    due = [a for a in case.agreements if _is_due(a, case)]
    return Promises(sum(_was_kept(a, case) for a in due), len(due))


def funnel(cases: Iterable[Case]) -> Funnel:
    """How far all of them came."""
    some = list(cases)
    came = [{t.kind for t in case.touches if _is_answer(t)} for case in some]
    outcomes = [case.application.outcome for case in some]
    offers = (Outcome.OFFER, Outcome.ACCEPTED, Outcome.DECLINED)
    talks = [bool(case.standing_interviews) for case in some]
    return Funnel(
        len(some),
        sum(bool(kinds) or talk for kinds, talk in zip(came, talks, strict=True)),
        sum(talks),
        sum(
            outcome in offers or TouchKind.OFFER in kinds
            for outcome, kinds in zip(outcomes, came, strict=True)
        ),
        outcomes.count(Outcome.ACCEPTED),
    )


@dataclass(frozen=True, slots=True)
class CameOf:
    """Follow-ups of one kind: how many went out, how many of them have had their time, and how
    many of these were answered.
    """

    sent: int
    decided: int
    answered: int


def came_of(
    waits: Iterable[Wait], channel: Channel | None = None, *, after_talk: bool | None = None
) -> CameOf:
    """What came of follow-ups: of those by a channel, or of those before or after a talk."""
    some = [w for w in waits if w.after is After.FOLLOW_UP]
    some = [w for w in some if channel is None or w.channel is channel]
    some = [w for w in some if after_talk is None or w.after_talk is after_talk]
    decided = [w for w in some if w.ended or w.days > ANSWERED_WITHIN]
    answered = sum(w.ended and w.days <= ANSWERED_WITHIN for w in decided)
    return CameOf(len(some), len(decided), answered)


def _follow_ups(case: Case) -> list[Touch]:
    return [t for t in case.touches if t.kind is TouchKind.FOLLOW_UP and t.at <= case.now]


def _held(case: Case) -> list[Interview]:
    return [
        talk
        for talk in case.standing_interviews
        if talk.over_at <= case.now and talk.status is not InterviewStatus.MISSED
    ]


def _is_answer(touch: Touch) -> bool:
    return touch.direction is Direction.IN and touch.kind not in AUTOMATIC


def _wait(case: Case, after: After, begin: datetime, channel: Channel | None = None) -> Wait:
    answers = [t.at for t in case.touches if _is_answer(t) and begin < t.at <= case.now]
    talks = [talk.at for talk in _held(case) if talk.at > begin]
    end = min([*answers, *talks], default=None)
    last = end or _given_up(case) or case.now
    days = case.calendar.between(_day(begin, case), _day(max(last, begin), case))
    return Wait(after, days, end is not None, channel)


def _given_up(case: Case) -> datetime | None:
    on = case.application.outcome_on
    if case.application.outcome is None or on is None:
        return None
    return min(_start_of(on, case), case.now)


def _is_due(agreement: Agreement, case: Case) -> bool:
    day = agreement.contact_by
    return day is not None and day < _day(case.now, case)


def _was_kept(agreement: Agreement, case: Case) -> bool:
    by = agreement.contact_by or agreement.made_on
    return any(_is_answer(t) and agreement.made_on <= _day(t.at, case) <= by for t in case.touches)


def _start_of(day: date, case: Case) -> datetime:
    return datetime.combine(day, time(0), case.zone)


def _day(instant: datetime, case: Case) -> date:
    return instant.astimezone(case.zone).date()
