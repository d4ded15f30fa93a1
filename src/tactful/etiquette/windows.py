"""When a window opens and closes, what delays it, and the office hours.

Windows are half-open: ``[opening hour of the first day, closing hour of the last day)``.
"""

from __future__ import annotations

from datetime import date, datetime

import msgspec

from tactful.etiquette.addressee import NOBODY, Addressee
from tactful.etiquette.advice import Action
from tactful.etiquette.case import UNPROMPTED, Touch
from tactful.etiquette.situation import Situation


class Verdict(msgspec.Struct, frozen=True):
    """What a rule says before the clock is asked: the step, its window and for whom.

    ``unprompted`` steps are nobody's answer: they are held for the office hours, and a
    follow-up among them lapses. ``delays`` names what moved the window: ``away``, ``guard``,
    ``not_before``, ``deciding``. ``row`` picks the line of the rule table that spoke.
    ``done_from`` is when a step that nobody took is over by itself.
    """

    action: Action
    row: str = ""
    to: Addressee = NOBODY
    opens: datetime | None = None
    closes: datetime | None = None
    attempt: int | None = None
    unprompted: bool = False
    delays: tuple[str, ...] = ()
    done_from: datetime | None = None


class Days(msgspec.Struct, frozen=True):
    """A window in whole days, before anything delays it."""

    opens: date
    closes: date | None


def unprompted_window(
    s: Situation,
    action: Action,
    to: Addressee,
    days: Days,
    *,
    attempt: int | None = None,
    row: str = "",
    awaited: bool = False,
) -> Verdict:
    """A follow-up, closing note or news in a window of days, delayed while its addressee is
    away or was written to a moment ago; a follow-up also until the day they named for it
    (unless that is the ``awaited`` day itself), and until they have begun to decide. A delayed
    window keeps its length in working days.
    """
    first = days.opens
    delays: tuple[str, ...] = ()
    if action is Action.FOLLOW_UP and not awaited:
        first, delays = _not_before(s, first)
    guarded = action is not Action.TELL
    first, more = _earliest_day(s, to.person, first, guarded=guarded)
    last = days.closes
    if last is not None:
        length = s.patient.between(days.opens, last)
        last = s.patient.add(first, length) if length > 0 else first
    return Verdict(
        action,
        row,
        to,
        s.opening(first),
        None if last is None else s.closing(last),
        attempt,
        unprompted=True,
        delays=(*delays, *more),
    )


def _not_before(s: Situation, opens: date) -> tuple[date, tuple[str, ...]]:
    agreement = s.agreement
    if agreement is None:
        return opens, ()
    earliest = opens
    delays: tuple[str, ...] = ()
    if agreement.not_before is not None:
        named = s.patient.roll_forward(agreement.not_before)
        if named > earliest:
            earliest, delays = named, ("not_before",)
    if agreement.decisions_begin is not None:
        begun = s.patient.add(agreement.decisions_begin, s.profile.after_decisions_begin)
        if begun > earliest:
            earliest, delays = begun, ("deciding",)
    return earliest, delays


def _earliest_day(
    s: Situation, person: str | None, opens: date, *, guarded: bool
) -> tuple[date, tuple[str, ...]]:
    earliest = opens
    delays: tuple[str, ...] = ()
    if person is None:
        return earliest, delays
    back = back_day(s, person) if s.auto_replies else None
    if back is not None and back > earliest:
        earliest, delays = back, ("away",)
    written = last_unprompted_day(s, person) if guarded else None
    if written is not None:
        polite = s.patient.add(written, s.profile.between_touches)
        if polite > earliest:
            earliest, delays = polite, (*delays, "guard")
    return earliest, delays


def last_unprompted_day(s: Situation, person: str) -> date | None:
    """The day of the last follow-up, closing note or news to somebody, over all applications."""
    instants = [t.at for t in s.sent if t.person == person and t.kind in UNPROMPTED]
    if s.case.elsewhere:
        instants += [t.at for t in s.case.elsewhere if t.person == person and t.at <= s.now]
    return s.day(max(instants)) if instants else None


def back_day(s: Situation, person: str) -> date | None:
    """The working day on which somebody is back, by their latest automatic reply."""
    for auto in reversed(s.auto_replies):
        if _whose(s, auto) == person:
            return _return_of(s, auto)
    return None


def reached_on(s: Situation, touch: Touch) -> date:
    """The day a follow-up counts as read: its own, or the day its reader is back."""
    sent_on = s.day(touch.at)
    for auto in reversed(s.auto_replies):
        if touch.person is not None and _whose(s, auto) != touch.person:
            continue
        if touch.at > auto.at or touch is _answered_by(s, auto):
            return max(sent_on, _return_of(s, auto))
    return sent_on


def _return_of(s: Situation, auto: Touch) -> date:
    if auto.back_on is not None:
        return s.patient.roll_forward(auto.back_on)
    return s.patient.add(s.day(auto.at), s.profile.away_without_day)


def _answered_by(s: Situation, auto: Touch) -> Touch | None:
    """The message an automatic reply reacted to: the last one before it to that person."""
    for touch in reversed(s.sent):
        if touch.at <= auto.at and (auto.person is None or touch.person == auto.person):
            return touch
    return None


def _whose(s: Situation, auto: Touch) -> str | None:
    if auto.person is not None:
        return auto.person
    answered = _answered_by(s, auto)
    return answered.person if answered else None


def in_office_hours(s: Situation) -> bool:
    """Whether the employer's office is open now, on a day that is no quiet day."""
    open_now = s.opening(s.today) <= s.clock < s.closing(s.today)
    return open_now and s.patient.is_working(s.today)


def next_office_hour(s: Situation) -> datetime:
    """The next instant at which the office opens."""
    if s.clock < s.opening(s.today) and s.patient.is_working(s.today):
        return s.opening(s.today)
    return s.opening(s.patient.add(s.today, 1))
