"""A talk, an application that was sent, or one to add: planned from a line, kept as one change."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from tactful.etiquette.case import InterviewKind
from tactful.etiquette.workdays import Workdays
from tactful.reading.heard import NOTHING_HEARD, Heard
from tactful.reading.moments import UnreadableMoment, has_time, read_moment
from tactful.reading.notes import read_note
from tactful.reading.one_line import OneLine
from tactful.records import facts, models
from tactful.records.changes import change, deed
from tactful.records.names import search_key
from tactful.refusal import Misused
from tactful.usecases.add_application import (
    NewApplication,
    Someone,
    create_application,
    involve,
    place_of,
)
from tactful.usecases.find import (
    interviews_on,
    last_interview,
    nearest_application,
    people_of,
    place_code,
)
from tactful.usecases.line.plans import NOON, Besides, LinePlan, known_names, meant_by, which
from tactful.usecases.note_agreement import (
    involved_by_name,
    may_write_from,
    with_what_stands,
    write_agreement,
)
from tactful.usecases.note_interview import plan_interview
from tactful.usecases.renew_advice import renewer
from tactful.usecases.take.plans import Around
from tactful.wording.days import say_day, say_time
from tactful.wording.heard import heard_in_words
from tactful.wording.refusals import explained

DAY = timedelta(days=1)
NOW = frozenset({"", "just now", "this morning", "this afternoon"})
STILL_AHEAD = re.compile(
    r"(?i)^(?:i )?(?:just )?(?:have|got|will have)\b(?! (?:just )?been)|^interview\b"
    r"|^(?:i'?m |i am )?(?:meeting|seeing|meet)\b"
)
HELD = re.compile(  # a talk that took place; without it one with an hour is still to come
    r"(?i)\b(?:interviewed|met|spoke|spoken|talked|chatted|had|was|were|went|did|done|saw|sat|held|took"
    r"|came|finished|over(?! at\b| in\b)|just|yesterday"
    r"|ago|last|this morning|earlier)\b"
)
DEEDS = {"talk": "interview", "applied": "applied", "add": "add"}


@dataclass(frozen=True, slots=True)
class _At:
    """Where a story takes place: an application that is noted, or a new one."""

    row: models.Application | None
    new: NewApplication | None
    zone: ZoneInfo
    workdays: Workdays
    names: tuple[str, ...]

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.new.role} at {self.new.employer}" if self.new else str(self.row)


def plan_story(around: Around, told: OneLine, besides: Besides, text: str) -> LinePlan:
    """What it would become, with its people and what was agreed."""
    told = _company_first(around, told)
    if not told.company and besides.about is None and (known := known_names(around, text)):
        told = replace(told, company=meant_by(around, known[0])[0].employer.name)
    if not told.company and besides.about is None:
        question = "At which company? Write it like “… at Acme”."
        return LinePlan(told, question=question, asks="company")
    fitting = [besides.about] if besides.about is not None else _fitting(around, told)
    if len(fitting) > 1:
        return which(told, fitting)
    if fitting and told.deed == "add":
        return LinePlan(told, question=f"{fitting[0]} is noted already.", candidates=(fitting[0],))
    if fitting:
        return _plan(around, told, _at_known(around, fitting[0]), text)
    made = _new(around, told, besides)
    if isinstance(made, LinePlan):
        return made
    return _plan(around, told, _at_new(around, made), text)


def _fitting(around: Around, told: OneLine) -> list[models.Application]:
    """The applications that are meant; only a talk may leave the role unsaid."""
    several = meant_by(around, told.company)
    if told.role:
        return [row for row in several if search_key(row.role) == search_key(told.role)]
    return several if told.deed == "talk" else []


def _at_known(around: Around, row: models.Application) -> _At:
    workdays = facts.calendar_of(row, around.holidays.workdays)
    names = tuple(person.name for person in people_of(row))
    return _At(row, None, ZoneInfo(row.timezone), workdays, names)


def _at_new(around: Around, new: NewApplication) -> _At:
    place = new.place
    workdays = around.holidays.workdays(place.country, place.subdivision or None)
    return _At(None, new, ZoneInfo(place.timezone), workdays, tuple(s.name for s in new.people))


def _company_first(around: Around, told: OneLine) -> OneLine:
    """ "interview with Acme" names no person where nobody is called so."""
    if told.company or not told.person:
        return told
    known = meant_by(around, told.person)
    if known and search_key(told.person) not in known[0].employer.name_key:
        return replace(told, company=known[0].employer.name)
    return replace(told, company=told.person, person="")


def _new(around: Around, told: OneLine, besides: Besides) -> NewApplication | LinePlan:
    role = besides.role or told.role
    if not role:
        nowhere = not (besides.place or told.place or nearest_application(around.owner))
        where = ", and where is it? A city or a country, for its clock and holidays."
        question = f"{told.company} is new here. For which role{where if nowhere else '?'}"
        then = "place" if nowhere else ""
        return LinePlan(told, _so_far(told), question=question, asks="role", then=then)
    written = besides.place or told.place
    last = nearest_application(around.owner)
    try:
        if written:
            place = place_of(written, None, around.holidays, around.zones, around.places)
        elif last is not None:
            code = place_code(last)
            place = place_of(code, None, around.holidays, around.zones, around.places)
        else:
            question = f"Where is {told.company}? A city or a country, for its clock and holidays."
            return LinePlan(told, _so_far(told), question=question, asks="place")
    except Misused as error:
        return LinePlan(told, _so_far(told), question=explained(error), asks="place")
    people = tuple(map(Someone, _people(told)))
    return NewApplication(role, told.company, place, people=people)


def _people(told: OneLine) -> tuple[str, ...]:
    return tuple(filter(None, (told.person, *told.also)))


def _with_whom(told: OneLine) -> tuple[str, ...]:
    return (f"With {' and '.join(_people(told))}",) if told.person else ()


def _so_far(told: OneLine) -> tuple[str, ...]:
    """What was understood of a line that needs more."""
    done = {"talk": "An interview at", "applied": "Applied at", "add": "An application at"}
    chips = [f"{done[told.deed]} {told.company}" + (f", {told.when}" if told.when else "")]
    chips += _with_whom(told)
    if told.rest:
        chips.append(f"“{told.rest}”")
    return tuple(chips)


def _plan(around: Around, told: OneLine, at: _At, text: str) -> LinePlan:
    ahead = told.talk == InterviewKind.CALL.value or bool(STILL_AHEAD.match(text.strip()))
    ahead = ahead or (told.deed == "talk" and has_time(told.when) and not HELD.search(text))
    try:
        moment = _moment(around, told, at, ahead=ahead)
    except UnreadableMoment as error:
        return LinePlan(told, question=explained(error), asks="when")
    day, today = moment.astimezone(at.zone).date(), around.now.astimezone(at.zone).date()
    if told.deed == "talk" and moment > around.now and not has_time(told.when):
        question = f"At what time on {say_day(day, today)} is it? Write it like “… at 10”."
        return LinePlan(told, question=question, asks="when")
    if told.deed != "talk" and moment > around.now + DAY:
        return LinePlan(told, question="That day is still to come.", asks="when")
    if at.new is not None and told.deed == "applied":
        at = replace(at, new=replace(at.new, applied_on=day))
    names = at.names or ((told.person,) if told.person else ())
    heard = read_note(told.rest, day, at.workdays, names) if told.rest else NOTHING_HEARD
    unheard = (told.rest,) if told.rest and heard == NOTHING_HEARD else ()
    chips = _chips(around, told, at, moment, heard)
    known = (at.row,) if at.row is not None else ()
    keep = _Story(around, told, at, moment, heard).keep
    return LinePlan(told, chips, candidates=known, keep=keep, left_over=told.left_over + unheard)


def _moment(around: Around, told: OneLine, at: _At, *, ahead: bool) -> datetime:
    if not told.when and told.deed == "talk" and (known := _talk_lately(around, at)) is not None:
        return known
    if told.when.lower() in NOW:
        return _my_hour(around, at) if told.deed == "applied" else around.now
    moment = read_moment(
        told.when, around.now, at.zone, at.workdays, past=not ahead, default=NOON
    ).astimezone(at.zone)
    today = around.now.astimezone(at.zone).date()
    return around.now if moment.date() == today and not has_time(told.when) else moment


LATELY = timedelta(days=21)


def _talk_lately(around: Around, at: _At) -> datetime | None:
    """The talk that is noted and was held not long ago: "the interview went well" is about it."""
    if at.row is None:
        return None
    last = last_interview(at.row, around.now)
    return last.at if last is not None and last.at >= around.now - LATELY else None


def _my_hour(around: Around, at: _At) -> datetime:
    """Today as the candidate means it, at noon in the employer's place: an application has a day
    and no hour.
    """
    zone = ZoneInfo(around.owner.timezone) if around.owner.timezone else at.zone
    return datetime.combine(around.now.astimezone(zone).date(), NOON, at.zone)


def _chips(
    around: Around, told: OneLine, at: _At, moment: datetime, heard: Heard
) -> tuple[str, ...]:
    there = moment.astimezone(at.zone)
    day, today = there.date(), around.now.astimezone(at.zone).date()
    chips = [f"New: {at.title}" if at.new is not None else at.title]
    if at.new is not None:
        chips.append(f"Place: {around.places.name_of(at.new.place.code)}")
    if told.deed == "applied":
        chips.append(f"Applied on {say_day(day, today)}")
    if told.deed == "talk":
        hour = f", {say_time(there)}" if has_time(told.when) else ""
        what = "They call you" if told.talk == InterviewKind.CALL.value else "Interview"
        chips.append(f"{what} on {say_day(day, today)}{hour}")
    chips += _with_whom(told)
    chips += heard_in_words(heard, day, told.rest)
    if heard != NOTHING_HEARD and at.row is not None:
        first = may_write_from(at.row, heard, around.holidays)
        chips += [f"You may ask from {say_day(first, today)}."] if first else []
    return tuple(chips)


@dataclass(frozen=True, slots=True)
class _Story:
    """A story that was understood, to be kept as one change."""

    around: Around
    told: OneLine
    at: _At
    moment: datetime
    heard: Heard

    @property
    def _day(self) -> date:
        return self.moment.astimezone(self.at.zone).date()

    def keep(self) -> models.Application:
        """Write it, all or nothing; gives the application."""
        around, told = self.around, self.told
        about = (self.at.row,) if self.at.row is not None else ()
        what = deed(DEEDS[told.deed], of=self.at.title)
        with change(around.owner, what, around.now, renewer(around.holidays), about=about) as doing:
            row = self.at.row
            if row is None and self.at.new is not None:
                row = create_application(doing, self.at.new)
            if row is None:
                raise Misused("Neither an application that is noted nor a new one is meant.")
            if told.deed == "applied" and row.applied_on is None:
                doing.update(row, applied_on=self._day)
            people = [
                involved_by_name(row, name) or involve(doing, row, Someone(name))
                for name in _people(told)
            ]
            if told.deed == "talk" and not self._is_noted(row):
                plan_interview(doing, row, self.moment, people, told.talk)
            if self.heard != NOTHING_HEARD:
                whole = with_what_stands(row, self.heard, self._day)
                said_by = involved_by_name(row, self.heard.said_by)
                write_agreement(doing, row, whole, self._day, said_by, told.rest)
        row.refresh_from_db()
        return row

    def _is_noted(self, row: models.Application) -> bool:
        """Whether a talk of that day is noted, where no hour was told."""
        on = interviews_on(row)
        same_day = any(i.at.astimezone(self.at.zone).date() == self._day for i in on)
        return same_day and not has_time(self.told.when)
