"""An application as one story: what happened, what was promised, what lies ahead, today.

The newest first, so that what counts now is on top. Every entry is told in the words of whoever
reads; nothing is decided here.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tactful.etiquette.case import Agreement, Case, Direction, Interview, InterviewStatus, Touch
from tactful.etiquette.workdays import MonthDay
from tactful.reading.deciding import is_about_deciding
from tactful.wording.channels import BY_CHANNEL
from tactful.wording.days import say_day, say_day_briefly, say_time
from tactful.wording.outcomes import OUTCOME_SAID
from tactful.wording.touches import say_touch

HELD = {
    "phone_screen": "by phone", "video": "by video", "onsite": "on site", "panel": "with a panel",
    "final": "the final one", "call": "", "other": "",
}  # fmt: skip
MOST_QUIET_DAYS = 800


@dataclass(frozen=True, slots=True)
class Noted:
    """What the records know of a touch or an agreement beside the case: its key, the words."""

    key: str
    words: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Something in the story. ``kind`` decides its sign; ``exact`` says that the hour is known.
    ``under`` are the sentences it holds, ``text`` the words that were said or written, ``key`` what
    the records know it by, where it can be put right.
    """

    at: datetime
    kind: str
    words: str
    day: str
    time: str = ""
    under: tuple[str, ...] = ()
    text: str = ""
    key: str = ""
    ahead: bool = False


def story(
    case: Case,
    opens: datetime | None,
    closes: datetime | None,
    touches: Sequence[Noted],
    agreements: Sequence[Noted],
    quiet_days: tuple[MonthDay, ...] = (),
) -> list[Entry]:
    """The story of a case whose next window is from ``opens`` to ``closes``, the newest first.
    ``touches`` and ``agreements`` stand beside those of the case, in their order.
    """
    telling = _Telling(case)
    entries = [*telling.facts(touches, agreements), *telling.window(opens, closes)]
    first = min((entry.at for entry in entries), default=case.now)
    last = max([case.now, *(entry.at for entry in entries)])
    entries += telling.quiet(first, last, frozenset(quiet_days))
    today = telling.entry(case.now, "today", "Today", ahead=False)
    entries.sort(key=lambda entry: entry.at, reverse=True)
    return [e for e in entries if e.ahead] + [today] + [e for e in entries if not e.ahead]


def agreement_in_words(
    agreement: Agreement, contact: str, today: date, words: str = ""
) -> tuple[str, ...]:
    """What was settled, a sentence each. ``contact`` names whom one was told to write to;
    ``words`` are those it was said in.
    """
    by = f" by {say_day(agreement.contact_by, today)}" if agreement.contact_by else ""
    who = {True: "Everyone will hear", False: "Not everyone will hear", None: "You hear"}
    said = []
    if by and is_about_deciding(words):
        said.append(f"They decide{by}.")
        by = ""
    if agreement.everyone_contacted is not None or by:
        said.append(f"{who[agreement.everyone_contacted]}{by}.")
    on = f" on {say_day(agreement.follow_up_on, today)}" if agreement.follow_up_on else ""
    may = {True: "You may follow up", False: "You should not follow up", None: "You follow up"}
    if agreement.may_follow_up is not None or on:
        said.append(f"{may[agreement.may_follow_up]}{on}.")
    if agreement.not_before:
        said.append(f"Not before {say_day(agreement.not_before, today)}.")
    if contact:
        said.append(f"Ask {contact}.")
    if agreement.channel:
        said.append(f"They prefer to be reached {BY_CHANNEL[agreement.channel]}.")
    if agreement.decisions_begin:
        said.append(f"They begin to decide on {say_day(agreement.decisions_begin, today)}.")
    if agreement.next_steps:
        said.append(f"Next steps: {agreement.next_steps}")
    return tuple(said) or ("You asked, and nothing was settled.",)


class _Telling:
    """The facts of one case, told."""

    def __init__(self, case: Case) -> None:
        self.case = case
        self.today = case.now.astimezone(case.zone).date()
        self.names = {p.id: p.name for p in case.people if p.name}

    def entry(
        self,
        at: datetime,
        kind: str,
        words: str,
        *,
        exact: bool = False,
        ahead: bool | None = None,
        under: tuple[str, ...] = (),
        noted: Noted | None = None,
    ) -> Entry:
        there = at.astimezone(self.case.zone)
        return Entry(
            there,
            kind,
            words,
            say_day_briefly(there.date(), self.today),
            say_time(there) if exact else "",
            under,
            noted.words if noted else "",
            noted.key if noted else "",
            at > self.case.now if ahead is None else ahead,
        )

    def facts(self, touches: Sequence[Noted], agreements: Sequence[Noted]) -> Iterator[Entry]:
        applied = self.case.application.applied_on
        if applied is not None:
            yield self.entry(self._noon(applied), "applied", "You applied")
        yield from self._ended()
        for interview in self.case.interviews:
            yield self._interview(interview)
        for agreement, noted in zip(self.case.agreements, agreements, strict=True):
            yield self._agreed(agreement, noted)
            yield from self._promised(agreement, noted)
        for touch, noted in zip(self.case.touches, touches, strict=True):
            yield self._touch(touch, noted)
            if touch.back_on is not None:
                back = "They are back" if touch.kind == "auto_reply" else "The day they named"
                yield self.entry(self._noon(touch.back_on), "promise", back)
        for request in self.case.requests:
            if request.delivered_on is None and request.due is not None:
                words = f"They need: {request.what}"
                yield self.entry(self._end(request.due), "promise", words)

    def _ended(self) -> Iterator[Entry]:
        application = self.case.application
        said = OUTCOME_SAID.get(application.outcome) if application.outcome else None
        if said is not None and application.outcome_on is not None:
            at = min(self._end(application.outcome_on), self.case.now)
            yield self.entry(at, "agreed", said, ahead=False)

    def _interview(self, interview: Interview) -> Entry:
        names = [self.names[id] for id in interview.people if id in self.names]
        who, was = " and ".join(names), "was" if len(names) == 1 else "were"
        how = HELD.get(interview.kind or "", "")
        words = "Interview" + (f" {how}" if how else "") + (f" with {who}" if who else "")
        if interview.is_call:
            over = interview.at <= self.case.now
            words = f"{who or 'They'} {f'{was} to ring' if over else 'will ring'}"
        if interview.status is InterviewStatus.CANCELLED:
            words += ", called off"
        elif interview.status is InterviewStatus.MISSED:
            words = f"{who} {was} to ring, and did not" if who else "Nobody rang"
        return self.entry(interview.at, "interview", words, exact=True)

    def _agreed(self, agreement: Agreement, noted: Noted) -> Entry:
        by = self.names.get(agreement.person or "", "")
        contact = agreement.contact or ""
        contact = self.names.get(contact, contact)
        under = agreement_in_words(agreement, contact, self.today, noted.words)
        words = f"Agreed with {by}" if by else "What was agreed"
        return self.entry(self._after(agreement.made_on), "agreed", words, under=under, noted=noted)

    def _promised(self, agreement: Agreement, noted: Noted) -> Iterator[Entry]:
        if agreement.contact_by is not None and is_about_deciding(noted.words):
            yield self.entry(self._end(agreement.contact_by), "promise", "They decide by then")
        elif agreement.contact_by is not None:
            who = "everyone" if agreement.everyone_contacted else "you"
            yield self._kept_or_not(agreement.contact_by, who)
        if agreement.follow_up_on is not None:
            at = self._noon(agreement.follow_up_on)
            yield self.entry(at, "promise", "The day to follow up, as agreed")
        if agreement.decisions_begin is not None:
            at = self._noon(agreement.decisions_begin)
            yield self.entry(at, "promise", "They begin to decide")

    def _kept_or_not(self, day: date, who: str) -> Entry:
        at = self._end(day)
        if at > self.case.now:
            said = "Everyone hears by then" if who == "everyone" else "You hear by then"
            return self.entry(at, "promise", said)
        came = any(t.direction is Direction.IN and t.at <= at for t in self.case.touches)
        said = f"The day by which {who} would hear"
        kept = said if came else "Their promised day passed with no word"
        return self.entry(at, "promise", kept)

    def _touch(self, touch: Touch, noted: Noted) -> Entry:
        out = touch.direction is Direction.OUT
        words = say_touch(touch.kind, touch.channel, self.names.get(touch.person or ""))
        asks = "; they need an answer" if touch.needs_answer else ""
        return self.entry(
            touch.at, "out" if out else "in", f"{words}{asks}", exact=True, noted=noted
        )

    def window(self, opens: datetime | None, closes: datetime | None) -> Iterator[Entry]:
        now = self.case.now
        if opens is not None and opens > now:
            last = f", to {say_day(closes.date(), self.today)}" if closes else ""
            yield self.entry(opens, "opens", f"Your turn from here{last}", exact=True)
        elif closes is not None:
            ends = "Best done by then" if closes > now else "The best time ended"
            yield self.entry(closes, "closes", ends, exact=True)

    def quiet(
        self, first: datetime, last: datetime, silent: frozenset[MonthDay]
    ) -> Iterator[Entry]:
        """The stretches of quiet days between two instants, each as one entry."""
        begins = first.astimezone(self.case.zone).date()
        count = min((last.astimezone(self.case.zone).date() - begins).days, MOST_QUIET_DAYS)
        days = [begins + timedelta(days=n) for n in range(count + 1)]
        for first_day, last_day in _stretches(d for d in days if (d.month, d.day) in silent):
            words = f"Quiet days to {say_day(last_day, self.today)}: nobody is asked"
            yield self.entry(self._noon(first_day), "quiet", words)

    def _after(self, day: date) -> datetime:
        """After the talk of that day, where there was one; else at noon."""
        zone = self.case.zone
        talks = [i.over_at for i in self.case.interviews if i.at.astimezone(zone).date() == day]
        return max(talks) + timedelta(minutes=1) if talks else self._noon(day)

    def _noon(self, day: date) -> datetime:
        return datetime.combine(day, time(12), self.case.zone)

    def _end(self, day: date) -> datetime:
        return datetime.combine(day, time(23, 59), self.case.zone)


def _stretches(days: Iterable[date]) -> list[tuple[date, date]]:
    found: list[tuple[date, date]] = []
    for day in days:
        if found and day - found[-1][1] == timedelta(days=1):
            found[-1] = found[-1][0], day
        else:
            found.append((day, day))
    return found
