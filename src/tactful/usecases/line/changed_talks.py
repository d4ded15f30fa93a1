"""An interview that moves or is called off: planned from a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, time
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
from tactful.refusal import Refused
from tactful.usecases.find import interview_to_move
from tactful.usecases.line.plans import Besides, LinePlan, known_names, meant_by, which
from tactful.usecases.note_interview import cancel_interview, note_interview
from tactful.usecases.take.plans import Around
from tactful.wording.days import say_day, say_time
from tactful.wording.refusals import explained

NOON = time(12)
NEWS_OF_ANOTHER_SORT = ("applied", "add", "rejected", "offer", "accepted", "declined", "on-hold")


def tells_a_change(around: Around, told: OneLine, besides: Besides, text: str) -> bool:
    """Whether a line tells that an interview moved or is off, and nothing else."""
    said = spelled_out(text)
    if told.deed in NEWS_OF_ANOTHER_SORT:
        return False
    if changes_an_interview(said):
        return True
    rows = [besides.about] if besides.about is not None else _meant(around, told, said)
    return gives_a_new_time(said) and any(_ahead(around, row) is not None for row in rows)


def plan_changed_talk(around: Around, told: OneLine, besides: Besides, text: str) -> LinePlan:
    """The next interview there, at its new hour or called off."""
    text = spelled_out(text)
    rows = [besides.about] if besides.about is not None else _meant(around, told, text)
    if not rows:
        return LinePlan(told, question="Whose interview? Write it like “the Acme interview …”.")
    ahead = [row for row in rows if _ahead(around, row) is not None]
    if len(ahead) > 1:
        return which(told, ahead)
    row = ahead[0] if ahead else rows[0]
    interview = _ahead(around, row)
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
    with_one_ahead = models.Application.objects.filter(
        owner=around.owner, interviews__at__gt=around.now
    ).distinct()[:2]
    return list(with_one_ahead) if len(with_one_ahead) == 1 else []  # there is but one to move


def _ahead(around: Around, row: models.Application) -> models.Interview | None:
    try:
        return interview_to_move(row, around.now)
    except Refused:
        return None


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
    before, after = _said(around, interview.at, zone), _said(around, at, zone)
    chips = (str(row), f"The interview of {before} moves", f"Now on {after}")

    def keep() -> models.Application:
        length = interview.ends_at - interview.at if interview.ends_at else None
        note_interview(
            row, at, around.now, around.holidays,
            ends_at=at + length if length else None, moved_from=interview,
        )  # fmt: skip
        row.refresh_from_db()
        return row

    return LinePlan(told, chips, candidates=(row,), keep=keep)


def _called_off(
    around: Around, told: OneLine, row: models.Application, interview: models.Interview
) -> LinePlan:
    zone = ZoneInfo(row.timezone)
    chips = (str(row), f"The interview of {_said(around, interview.at, zone)} is off")

    def keep() -> models.Application:
        cancel_interview(row, interview, around.now, around.holidays)
        row.refresh_from_db()
        return row

    return LinePlan(told, chips, candidates=(row,), keep=keep)


def _said(around: Around, at: datetime, zone: ZoneInfo) -> str:
    there = at.astimezone(zone)
    return f"{say_day(there.date(), around.now.astimezone(zone).date())}, {say_time(there)}"
