"""The picture of a case: what happened, what was promised, when writing is fine, today.

Pure geometry: marks down a line, each with its words. Time runs downwards, so that the words
have room on a phone. Distances grow with the days between two marks, within bounds, so that a
year of silence does not push today off the page.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from itertools import pairwise
from textwrap import wrap

from tactful.etiquette.case import Agreement, Case, Direction, InterviewStatus, Touch
from tactful.etiquette.workdays import MonthDay
from tactful.wording.days import MONTHS, WEEKDAYS, say_time
from tactful.wording.touches import say_touch

TOP = 26
LINE_HEIGHT = 17
NEAREST, FARTHEST = 34, 76
PER_DAY = 7
LETTERS = 32
MOST_PAST = 12
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Mark:
    """Something at an instant. ``kind`` decides its sign; ``y`` is where it stands."""

    at: datetime
    kind: str
    words: str
    exact: bool = False
    y: int = 0

    @property
    def day(self) -> str:
        """The day, short: "Thu 17 Dec"."""
        return f"{WEEKDAYS[self.at.weekday()][:3]} {self.at.day} {MONTHS[self.at.month - 1][:3]}"

    @property
    def time(self) -> str:
        """The time of day, where it was exact."""
        return say_time(self.at) if self.exact else ""

    @property
    def lines(self) -> list[str]:
        """The words, in lines that fit beside the line."""
        return wrap(self.words, LETTERS, max_lines=3, placeholder=" …") or [""]

    @property
    def rows(self) -> list[tuple[int, str]]:
        """The lines, each with where it stands."""
        return [(self.y + 5 + LINE_HEIGHT * n, line) for n, line in enumerate(self.lines)]


@dataclass(frozen=True, slots=True)
class Band:
    """A stretch of time: the window in which writing is fine, quiet days, a wait."""

    kind: str
    y: int
    height: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """All that is drawn, and how high it is."""

    marks: tuple[Mark, ...]
    bands: tuple[Band, ...]
    height: int
    hidden: int = 0


def timeline(
    case: Case,
    opens: datetime | None,
    closes: datetime | None,
    quiet_days: tuple[MonthDay, ...] = (),
) -> Timeline:
    """The picture of a case whose next window is from ``opens`` to ``closes``."""
    now = case.now.astimezone(case.zone)
    marks = [replace(m, at=m.at.astimezone(case.zone)) for m in _marks(case)]
    window = _window(now, opens, closes, case)
    marks += window
    marks.append(Mark(now, "today", "Today"))
    first, last = min(m.at for m in marks), max(m.at for m in marks)
    quiet = _quiet(first, last, quiet_days)
    marks += [Mark(begins, "quiet", "Quiet days: nobody is asked") for begins, _ in quiet]
    marks.sort(key=lambda m: (m.at, m.kind == "today"))
    shown, hidden = _latest(marks, now)
    placed = _placed(shown)
    bands = [*_bands(placed, quiet, "quiet"), *_window_band(placed)]
    bottom = placed[-1].y + LINE_HEIGHT * len(placed[-1].lines) + 12
    return Timeline(tuple(placed), tuple(bands), bottom, hidden)


def _marks(case: Case) -> Iterator[Mark]:
    names = {p.id: p.name for p in case.people if p.name}
    applied = case.application.applied_on
    if applied is not None:
        yield Mark(_noon(applied, case), "applied", "You applied")
    for interview in case.standing_interviews:
        who = " and ".join(names[id] for id in interview.people if id in names)
        what = "Their call" if interview.is_call else "Interview"
        if interview.status is InterviewStatus.MISSED:
            what = "The call that did not come"
        between = ": " if interview.is_call else " with "
        said = f"{what}{between}{who}" if who else what
        yield Mark(interview.at, "interview", said, exact=True)
    for agreement in case.agreements:
        yield from _agreement(agreement, case)
    for request in case.requests:
        if request.delivered_on is None and request.due is not None:
            yield Mark(_noon(request.due, case), "promise", f"They need: {request.what}")
    for touch in case.touches:
        yield _touch(touch, names)
        if touch.back_on is not None:
            yield Mark(_noon(touch.back_on, case), "promise", "They are back")


def _agreement(agreement: Agreement, case: Case) -> Iterator[Mark]:
    if agreement.contact_by is not None:
        who = "Everyone hears by then" if agreement.everyone_contacted else "You hear by then"
        yield Mark(_end(agreement.contact_by, case), "promise", who)
    if agreement.follow_up_on is not None:
        said = "The day to follow up, as agreed"
        yield Mark(_noon(agreement.follow_up_on, case), "promise", said)
    if agreement.decisions_begin is not None:
        said = "They begin to decide"
        yield Mark(_noon(agreement.decisions_begin, case), "promise", said)


def _touch(touch: Touch, names: dict[str, str]) -> Mark:
    out = touch.direction is Direction.OUT
    said = say_touch(touch.kind, touch.channel, names.get(touch.person or ""))
    return Mark(touch.at, "out" if out else "in", said, exact=True)


def _window(
    now: datetime, opens: datetime | None, closes: datetime | None, case: Case
) -> list[Mark]:
    found = []
    if opens is not None:
        found.append(Mark(opens.astimezone(case.zone), "opens", "From here writing is fine", True))
    if closes is not None:
        said = "The best moment ends" if closes > now else "The best moment ended"
        found.append(Mark(closes.astimezone(case.zone), "closes", said, exact=True))
    return found


def _noon(day: date, case: Case) -> datetime:
    return datetime.combine(day, time(12), case.zone)


def _end(day: date, case: Case) -> datetime:
    return datetime.combine(day, time(23, 59), case.zone)


def _quiet(
    first: datetime, last: datetime, quiet_days: tuple[MonthDay, ...]
) -> list[tuple[datetime, datetime]]:
    """The stretches of quiet days between two instants."""
    silent = frozenset(quiet_days)
    stretches: list[tuple[datetime, datetime]] = []
    count = min((last.date() - first.date()).days, 800)
    for n in range(count + 1):
        day = first.date() + timedelta(days=n)
        if (day.month, day.day) not in silent:
            continue
        begins = datetime.combine(day, time(0), first.tzinfo)
        ends = begins + timedelta(days=1) - MINUTE
        if stretches and begins - stretches[-1][1] <= timedelta(days=1):
            stretches[-1] = stretches[-1][0], ends
        else:
            stretches.append((begins, ends))
    return stretches


def _latest(marks: list[Mark], now: datetime) -> tuple[list[Mark], int]:
    """The marks that fit: all that is ahead, and the latest of what is behind."""
    behind = [m for m in marks if m.at < now]
    hidden = max(0, len(behind) - MOST_PAST)
    return behind[hidden:] + marks[len(behind) :], hidden


def _placed(marks: list[Mark]) -> list[Mark]:
    y = TOP
    placed: list[Mark] = []
    for mark in marks:
        if placed:
            before = placed[-1]
            days = (mark.at - before.at).total_seconds() / 86_400
            room = NEAREST + LINE_HEIGHT * (len(before.lines) - 1)
            y += max(room, min(FARTHEST, int(days * PER_DAY)))
        placed.append(replace(mark, y=y))
    return placed


def _bands(
    placed: list[Mark], stretches: list[tuple[datetime, datetime]], kind: str
) -> Iterator[Band]:
    for begins, ends in stretches:
        top, bottom = _height_of(placed, begins), _height_of(placed, ends)
        if bottom > top:
            yield Band(kind, top, bottom - top)


def _window_band(placed: list[Mark]) -> Iterator[Band]:
    opens = next((m for m in placed if m.kind == "opens"), None)
    closes = next((m for m in placed if m.kind == "closes"), None)
    if opens is not None and closes is not None and closes.y > opens.y:
        yield Band("window", opens.y, closes.y - opens.y)


def _height_of(placed: list[Mark], at: datetime) -> int:
    """Where an instant stands, between the marks around it."""
    for before, after in pairwise(placed):
        if before.at <= at <= after.at:
            whole = (after.at - before.at).total_seconds()
            share = (at - before.at).total_seconds() / whole if whole else 0
            return before.y + int((after.y - before.y) * share)
    return placed[0].y if at < placed[0].at else placed[-1].y
