"""An interview that moves or is called off: planned from a line."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from tactful.reading.line.changes import (
    changes_an_interview,
    gives_a_new_time,
    is_an_hour_alone,
    is_called_off,
    new_time,
)
from tactful.reading.line.shorthand import spelled_out
from tactful.reading.moments import UnreadableMoment, has_time, read_moment
from tactful.reading.one_line import OneLine
from tactful.records import facts, models
from tactful.usecases.find import next_interview, with_interview_ahead
from tactful.usecases.line.plans import NOON, Besides, LinePlan, kept, known_names, meant_by, which
from tactful.usecases.note_interview import cancel_interview, end_when_moved, note_interview
from tactful.usecases.take.plans import Around
from tactful.wording.days import say_when
from tactful.wording.refusals import explained

NEWS_OF_ANOTHER_SORT = ("applied", "add", "rejected", "offer", "accepted", "declined", "on-hold")


def tells_a_change(around: Around, told: OneLine, besides: Besides, text: str) -> bool:
    """Whether a line tells that an interview moved or is off, and nothing else."""
    if told.deed in NEWS_OF_ANOTHER_SORT:
        return False
    said = spelled_out(text)
    if changes_an_interview(said):
        return True
    if not gives_a_new_time(said):  # before anything is looked up: this is asked of every line
        return False
    rows = [besides.about] if besides.about is not None else _meant(around, told, said)
    return any(next_interview(row, around.now) is not None for row in rows)


def plan_changed_talk(around: Around, told: OneLine, besides: Besides, text: str) -> LinePlan:
    """The next interview there, at its new hour or called off."""
    text = spelled_out(text)
    rows = [besides.about] if besides.about is not None else _meant(around, told, text)
    if not rows:
        return LinePlan(told, question="Whose interview? Write it like “the Acme interview …”.")
    ahead = [row for row in rows if next_interview(row, around.now) is not None]
    if len(ahead) > 1:
        return which(told, ahead)
    row = ahead[0] if ahead else rows[0]
    interview = next_interview(row, around.now)
    if interview is None:
        nothing = f"There is no interview ahead for {row} that could be moved or called off."
        return LinePlan(told, question=nothing, candidates=(row,))
    if is_called_off(text):
        return _called_off(around, told, row, interview)
    if not besides.when:
        told = replace(told, when=_to_when(text, interview, ZoneInfo(row.timezone)))
    return _moved(around, told, row, interview)


def _meant(around: Around, told: OneLine, text: str) -> list[models.Application]:
    for name in (*known_names(around, text), told.company, told.person):
        found = meant_by(around, name)
        if found:
            return found
    rows = with_interview_ahead(around.owner, around.now)
    return rows if len(rows) == 1 else []  # there is but one to move


def _to_when(text: str, interview: models.Interview, zone: ZoneInfo) -> str:
    """The words of the new hour; an hour alone is one of the same day."""
    words = new_time(text)
    if is_an_hour_alone(words):
        return f"{interview.at.astimezone(zone).date().isoformat()} {words}"
    return words


def _moved(
    around: Around, told: OneLine, row: models.Application, interview: models.Interview
) -> LinePlan:
    zone = ZoneInfo(row.timezone)
    if not has_time(told.when):
        question = "To which day and hour? Write it like “Thursday at 10”."
        question += " If there is none yet, write that it was called off."
        return LinePlan(told, question=question, asks="when")
    workdays = facts.calendar_of(row, around.holidays.workdays)
    try:
        at = read_moment(told.when, around.now, zone, workdays, past=False, default=NOON)
    except UnreadableMoment as error:
        return LinePlan(told, question=explained(error), asks="when")
    if at <= around.now:
        return LinePlan(told, question="That hour is past. When is it now?", asks="when")
    today = around.now.astimezone(zone).date()
    before, after = (say_when(moment, row.timezone, today) for moment in (interview.at, at))
    chips = (str(row), f"The interview of {before} moves", f"Now on {after}")

    def move() -> None:
        ends_at = end_when_moved(interview, at)
        note_interview(row, at, around.now, around.holidays, ends_at=ends_at, moved_from=interview)

    return kept(told, chips, row, move)


def _called_off(
    around: Around, told: OneLine, row: models.Application, interview: models.Interview
) -> LinePlan:
    today = around.now.astimezone(ZoneInfo(row.timezone)).date()
    was = say_when(interview.at, row.timezone, today)
    chips = (str(row), f"The interview of {was} is off")
    off = partial(cancel_interview, row, interview, around.now, around.holidays)
    return kept(told, chips, row, off)
