"""When to call the candidate: advice in, notices out. Pure, like the etiquette itself.

A notice is for something to do: a window that opens and its last day, an answer or a delivery
that is owed, a thank-you, an interview (the evening before, an hour before), the debrief after
it, an offer's deadline. Never for waiting, never at night, never about the same thing twice: its
``sign`` names the occasion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta, tzinfo
from enum import StrEnum

from tactful.etiquette.advice import Action, Advice
from tactful.etiquette.case import Case, Direction

AFTER_AN_INTERVIEW = timedelta(minutes=30)
BEFORE_AN_INTERVIEW = timedelta(hours=1)
EVENING = time(18)
LAST_CALL = timedelta(hours=2)  # a last day is spoken of at least so long before its end


class Cause(StrEnum):
    """What a notice is about."""

    WINDOW = "window"
    LAST_DAY = "last_day"
    OWED = "owed"
    THANK = "thank"
    EVENING_BEFORE = "evening_before"
    HOUR_BEFORE = "hour_before"
    DEBRIEF = "debrief"
    OFFER = "offer"


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the candidate wants to be called: on the clock of ``zone``, from ``morning`` (included)
    to ``night`` (excluded).
    """

    zone: tzinfo
    morning: time = time(8)
    night: time = time(21)

    def is_awake(self, at: datetime) -> bool:
        """Whether they may be called at an instant."""
        return self.morning <= at.astimezone(self.zone).time() < self.night

    def by_day(self, at: datetime) -> datetime:
        """The instant itself, or the next morning if it is at night."""
        here = at.astimezone(self.zone)
        if self.is_awake(here):
            return here
        day = here.date() + timedelta(days=here.time() >= self.night)
        return datetime.combine(day, self.morning, self.zone)


@dataclass(frozen=True, slots=True)
class Notice:
    """To be given from ``at`` on, and no longer useful from ``until`` on (None: it stays so)."""

    cause: Cause
    sign: str
    at: datetime
    until: datetime | None = None

    def is_due(self, now: datetime) -> bool:
        """Whether it is to be given at an instant."""
        return self.at <= now and (self.until is None or now < self.until)


def notices(case: Case, advice: Advice, wishes: Wishes) -> tuple[Notice, ...]:
    """All that is to be said about an advice, as long as it stands."""
    return tuple(n for n in _notices(case, advice, wishes) if n.until is None or n.at < n.until)


def _notices(case: Case, advice: Advice, wishes: Wishes) -> Iterator[Notice]:
    if advice.action is Action.PREPARE and advice.closes is not None:
        yield from _before(advice.closes, wishes)
    elif advice.action is Action.DEBRIEF:
        yield from _after(case, wishes)
    elif advice.rule == "deciding" and advice.closes is not None:
        yield from _deadline(advice.closes, wishes)
    elif advice.action in CAUSES:
        yield from _to_do(case, advice, wishes)


CAUSES = {
    Action.FOLLOW_UP: Cause.WINDOW,
    Action.TELL: Cause.WINDOW,
    Action.REPLY: Cause.OWED,
    Action.DELIVER: Cause.OWED,
    Action.THANK: Cause.THANK,
}


def _to_do(case: Case, advice: Advice, wishes: Wishes) -> Iterator[Notice]:
    cause = CAUSES[advice.action]
    opens = advice.opens or _last_word(case)
    occasion = f"{advice.rule}:{advice.row}:{advice.attempt or 0}:{_stamp(opens)}"
    first = wishes.by_day(opens)
    ends = None if advice.late else advice.closes
    yield Notice(cause, f"{cause}:{occasion}", first, ends)
    if ends is None:
        return
    last_day = datetime.combine(ends.astimezone(wishes.zone).date(), wishes.morning, wishes.zone)
    on_that_day = last_day.date() > first.astimezone(wishes.zone).date()
    if on_that_day and last_day <= ends - LAST_CALL:
        yield Notice(Cause.LAST_DAY, f"{Cause.LAST_DAY}:{occasion}", last_day, ends)


def _last_word(case: Case) -> datetime:
    """When they wrote last: that is when an answer began to be owed. Else the day itself."""
    came = [t.at for t in case.touches if t.direction is Direction.IN and t.at <= case.now]
    return max(came) if came else case.now.replace(hour=0, minute=0, second=0, microsecond=0)


def _before(at: datetime, wishes: Wishes) -> Iterator[Notice]:
    here = at.astimezone(wishes.zone)
    day_before = here.date() - timedelta(days=1)
    evening = datetime.combine(day_before, EVENING, wishes.zone)
    hour = at - BEFORE_AN_INTERVIEW
    sign = _stamp(at)
    yield Notice(Cause.EVENING_BEFORE, f"{Cause.EVENING_BEFORE}:{sign}", evening, at)
    if wishes.is_awake(hour):
        yield Notice(Cause.HOUR_BEFORE, f"{Cause.HOUR_BEFORE}:{sign}", hour, at)


def _after(case: Case, wishes: Wishes) -> Iterator[Notice]:
    held = [i.over_at for i in case.standing_interviews if i.over_at <= case.now]
    if held:
        over = max(held)
        at = wishes.by_day(over + AFTER_AN_INTERVIEW)
        yield Notice(Cause.DEBRIEF, f"{Cause.DEBRIEF}:{_stamp(over)}", at)


def _deadline(closes: datetime, wishes: Wishes) -> Iterator[Notice]:
    day = closes.astimezone(wishes.zone).date()
    at = datetime.combine(day, wishes.morning, wishes.zone)
    yield Notice(Cause.OFFER, f"{Cause.OFFER}:{_stamp(closes)}", at, closes)


def _stamp(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%MZ")
