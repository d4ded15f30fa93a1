"""When to call the candidate: advice in, notices out. Pure, like the etiquette itself.

A notice is for something to do: a window that opens and its last day, an answer or a delivery
that is owed, a thank-you, an interview (the evening before, an hour before), the debrief after
it, an offer's deadline, and what they asked to be reminded of. Never for waiting (a call that falls
into the night is said on the evening before), never at night,
never about the same thing twice: its ``sign`` names the occasion.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from tactful.etiquette.advice import Action, Advice, sign_of, stamp
from tactful.etiquette.case import Case, Channel, Direction, Outcome
from tactful.etiquette.decision import advise
from tactful.etiquette.followups import offer_closes
from tactful.etiquette.look_again import look_again_at
from tactful.etiquette.profiles import STANDARD, Profile
from tactful.etiquette.situation import Situation
from tactful.etiquette.workdays import Workdays

AFTER_AN_INTERVIEW = timedelta(minutes=30)
BEFORE_AN_INTERVIEW = timedelta(hours=1)
EVENING = time(18)
LAST_CALL = timedelta(hours=2)  # a last day is spoken of at least so long before its end
SUNDAY = 6
A_DAY = timedelta(days=1)
A_WEEK = timedelta(days=7)
LONGEST_REST = 14  # days off in a row, after which one is called all the same


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
    ASKED = "asked"
    WEEK = "week"


OF_A_DAY = frozenset({Cause.EVENING_BEFORE, Cause.HOUR_BEFORE, Cause.OFFER})


@dataclass(frozen=True, slots=True)
class Wishes:
    """How the candidate wants to be called: on the clock of ``zone``, from ``morning`` (included)
    to ``night`` (excluded).

    With a ``digest`` all that can be done on a day is said in its morning, as one message, and
    ``sunday`` is a look at the week ahead; ``discreet`` messages name nobody; ``notes`` of one's
    own stand in one's calendar, and in no message. On days that are no workdays of ``at_home``
    they are left alone, but for what cannot wait: an interview, an offer's deadline, a window that
    ends.
    """

    zone: tzinfo
    morning: time = time(8)
    night: time = time(21)
    digest: bool = False
    sunday: bool = False
    discreet: bool = False
    notes: bool = False
    at_home: Workdays | None = None

    def is_awake(self, at: datetime) -> bool:
        """Whether they may be called at an instant."""
        return self.morning <= at.astimezone(self.zone).time() < self.night

    def by_day(self, at: datetime) -> datetime:
        """The instant itself, or the next morning if it is at night."""
        here = at.astimezone(self.zone)
        if self.is_awake(here):
            return here
        return self.morning_of(here.date() + timedelta(days=here.time() >= self.night))

    def at_leisure(self, at: datetime, until: datetime | None) -> datetime:
        """The instant, or the next morning that is neither at night nor on a day off; on a day
        off all the same where ``until`` would pass before.
        """
        by_day = self.by_day(at)
        first = by_day.date()
        for rest in range(LONGEST_REST):
            if not self.is_day_off(first + timedelta(days=rest)):
                later = self.morning_of(first + timedelta(days=rest)) if rest else by_day
                return later if until is None or later < until else by_day
        return by_day

    def is_day_off(self, day: date) -> bool:
        """Whether they want to be left alone on a day."""
        return self.at_home is not None and not self.at_home.is_working(day)

    def morning_of(self, day: date) -> datetime:
        """When they may first be called on a day."""
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


def notices(
    case: Case,
    advice: Advice,
    wishes: Wishes,
    remind_at: datetime | None = None,
    profile: Profile = STANDARD,
) -> tuple[Notice, ...]:
    """All that is to be said about an advice, as long as it stands, and about the days that come
    whatever else is to be done: an interview, the last one to answer an offer. ``remind_at`` is
    when the candidate asked to be reminded of it. A clock that stands before what has happened
    was set back: nothing is said by it.
    """
    if any(touch.at > case.now for touch in case.touches):
        return ()
    all_of_it = [*_notices(case, advice, wishes, profile), *_of_a_day(case, wishes, profile)]
    found = [n for n in all_of_it if n.until is None or n.at < n.until]
    if remind_at is not None:
        at = wishes.by_day(remind_at)
        found.append(Notice(Cause.ASKED, f"{Cause.ASKED}:{stamp(remind_at)}", at))
    return tuple(found)


def _notices(case: Case, advice: Advice, wishes: Wishes, profile: Profile) -> Iterator[Notice]:
    if advice.action is Action.DEBRIEF:
        yield from _after(case, wishes)
    elif advice.action in CAUSES and advice.rule != "deciding":
        yield from _to_do(case, advice, wishes)
    elif advice.action is Action.WAIT and advice.opens is not None:
        at_night = tuple(_opens_at_night(case, advice.opens, wishes, profile))
        yield from at_night
        if wishes.digest and not at_night:
            yield from _opens_later_today(case, advice.opens, wishes, profile)


def _of_a_day(case: Case, wishes: Wishes, profile: Profile) -> Iterator[Notice]:
    """What comes on its day, whatever else the moment asks for."""
    if case.application.outcome not in (None, Outcome.OFFER):
        return
    for interview in case.standing_interviews:
        if interview.at > case.now:
            yield from _before(interview.at, wishes)
    closes = offer_closes(Situation(case, profile))
    if closes is not None and closes > case.now:
        at = _last_morning(closes, wishes)
        yield Notice(Cause.OFFER, f"{Cause.OFFER}:{stamp(closes)}", at, closes)


CAUSES = {
    Action.FOLLOW_UP: Cause.WINDOW,
    Action.TELL: Cause.WINDOW,
    Action.REPLY: Cause.OWED,
    Action.DELIVER: Cause.OWED,
    Action.THANK: Cause.THANK,
}
WAITING_FOR_ITSELF = frozenset({"refused", "quiet", "cap", "interview_near", "on_hold"})


def _to_do(case: Case, advice: Advice, wishes: Wishes) -> Iterator[Notice]:
    cause = CAUSES[advice.action]
    opens = advice.opens or _last_word(case)
    occasion = sign_of(advice, opens)
    ends = None if advice.late else advice.closes
    first = wishes.at_leisure(opens, ends)
    if wishes.digest:
        first = wishes.morning_of(first.date())
    yield Notice(cause, f"{cause}:{occasion}", first, ends)
    if ends is None:
        return
    last_day = _last_morning(ends, wishes)
    if last_day.date() > first.astimezone(wishes.zone).date():
        yield Notice(Cause.LAST_DAY, f"{Cause.LAST_DAY}:{occasion}", last_day, ends)


def _opens_later_today(
    case: Case, opens: datetime, wishes: Wishes, profile: Profile
) -> Iterator[Notice]:
    """A digest speaks in the morning of what opens in the course of the day: of the window, and not
    of every morning on which the office is still shut.
    """
    then = advise(replace(case, now=opens), profile)
    if CAUSES.get(then.action) is not Cause.WINDOW or then.rule in WAITING_FOR_ITSELF:
        return
    today = case.now.astimezone(wishes.zone).date()
    if wishes.at_leisure(opens, None).date() == today:
        sign = f"{Cause.WINDOW}:{sign_of(then, then.opens or opens)}"
        yield Notice(Cause.WINDOW, sign, wishes.morning_of(today))


def _opens_at_night(
    case: Case, opens: datetime, wishes: Wishes, profile: Profile
) -> Iterator[Notice]:
    """A call that can only be made while they sleep, for the office is on the other side of the
    world: it is said on the evening before.
    """
    if opens - case.now > A_DAY or wishes.is_awake(opens):
        return
    there = replace(case, now=opens)
    then = advise(there, profile)
    if CAUSES.get(then.action) is not Cause.WINDOW or then.rule in WAITING_FOR_ITSELF:
        return
    shuts = look_again_at(there, profile)
    if then.channel is not Channel.PHONE or shuts is None or wishes.by_day(opens) < shuts:
        return
    here = opens.astimezone(wishes.zone)
    day = here.date() if here.time() >= wishes.night else here.date() - A_DAY
    evening = datetime.combine(day, wishes.night, wishes.zone) - LAST_CALL
    sign = f"{Cause.WINDOW}:{sign_of(then, then.opens or opens)}"
    yield Notice(Cause.WINDOW, sign, evening, shuts)


def _last_word(case: Case) -> datetime:
    """When they wrote last: that is when an answer began to be owed. Else the day itself."""
    came = [touch.at for touch in case.touches if touch.direction is Direction.IN]
    return max(came) if came else case.now.replace(hour=0, minute=0, second=0, microsecond=0)


def _before(at: datetime, wishes: Wishes) -> Iterator[Notice]:
    sign = stamp(at)
    evening, *hour = alarms_before(at, wishes)
    yield Notice(Cause.EVENING_BEFORE, f"{Cause.EVENING_BEFORE}:{sign}", evening, at)
    for last in hour:
        yield Notice(Cause.HOUR_BEFORE, f"{Cause.HOUR_BEFORE}:{sign}", last, at)


def alarms_before(at: datetime, wishes: Wishes) -> tuple[datetime, ...]:
    """When to speak of an interview at ``at``: the evening before, and an hour before it unless
    that is at night.
    """
    here = at.astimezone(wishes.zone)
    evening = datetime.combine(here.date() - A_DAY, EVENING, wishes.zone)
    if not wishes.is_awake(evening):  # who sleeps early is told before they do
        evening = wishes.morning_of(evening.date())
    hour = at - BEFORE_AN_INTERVIEW
    return (evening, hour) if wishes.is_awake(hour) else (evening,)


def _after(case: Case, wishes: Wishes) -> Iterator[Notice]:
    held = [i.over_at for i in case.standing_interviews if i.over_at <= case.now]
    if held:
        over = max(held)
        at = wishes.by_day(over + AFTER_AN_INTERVIEW)
        yield Notice(Cause.DEBRIEF, f"{Cause.DEBRIEF}:{stamp(over)}", at)


def _last_morning(ends: datetime, wishes: Wishes) -> datetime:
    """The last morning from which there is time: where it ends at night for the candidate, or
    soon after they may first be called, that of the day before.
    """
    day = ends.astimezone(wishes.zone).date()
    morning = wishes.morning_of(day)
    return morning if morning <= ends - LAST_CALL else wishes.morning_of(day - A_DAY)


def week_ahead(now: datetime, wishes: Wishes) -> Notice | None:
    """The look at the week ahead, on a Sunday evening; None for who does not want it. On any
    other day it is the next one.
    """
    if not wishes.sunday:
        return None
    today = now.astimezone(wishes.zone).date()
    sunday = today + timedelta(days=(SUNDAY - today.weekday()) % 7)
    at = datetime.combine(sunday, EVENING, wishes.zone)
    if not wishes.is_awake(at):
        at = wishes.morning_of(sunday)
    ends = datetime.combine(sunday + A_DAY, time(0), wishes.zone)
    return Notice(Cause.WEEK, f"{Cause.WEEK}:{sunday.isoformat()}", at, ends)
