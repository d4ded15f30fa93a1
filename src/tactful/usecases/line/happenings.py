"""Something that happened at an application that is noted: planned from a line."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from zoneinfo import ZoneInfo

from tactful.etiquette.case import Channel, Outcome
from tactful.etiquette.workdays import Workdays, weekdays_only
from tactful.reading.line.shorthand import spelled_out
from tactful.reading.messages import read_message
from tactful.reading.moments import UnreadableMoment, has_time, read_day, read_moment
from tactful.reading.one_line import OneLine, read_one_line
from tactful.reading.wants_answer import left_to_me
from tactful.records import facts, models
from tactful.records.names import search_key
from tactful.usecases import events
from tactful.usecases.add_application import Someone
from tactful.usecases.line.plans import NOON, Besides, LinePlan, kept, known_names, meant_by, which
from tactful.usecases.log_touch import (
    Happened,
    kind_of_what_was_sent,
    log_outcome,
    usual_person,
)
from tactful.usecases.note_agreement import involved_by_name, settles
from tactful.usecases.offers import note_offer
from tactful.usecases.take.plans import Around
from tactful.usecases.whom_it_names import who_follows, who_will_be_there
from tactful.wording.days import say_day, say_when
from tactful.wording.events import BY_WORD
from tactful.wording.heard import heard_in_words
from tactful.wording.refusals import explained
from tactful.wording.touches import say_touch

NOW = frozenset({"", "today", "just now", "this morning"})
OUTCOMES = {"withdrawn": "You withdraw", "accepted": "You accept", "declined": "You decline"}


def plan_event(around: Around, told: OneLine, besides: Besides, text: str) -> LinePlan:
    """What it would be logged as. What they said is read as every door reads it."""
    if besides.about is not None:
        rows = [besides.about]
    else:
        told, rows = _meant(around, told, text)
    if not rows and not told.who:
        return LinePlan(told, question="Who was it? Write the name of a person or a company.")
    if not rows and told.deed == "offer":
        return _offer_of_another(around, told)
    if not rows:
        name = f"{told.who} at {told.company}" if told.company else told.who
        question = f"Nobody and no company called “{name}” is noted. Add the application first."
        return LinePlan(told, question=question, asks="add")
    if len(rows) > 1:
        return which(told, rows)
    row, zone = rows[0], ZoneInfo(rows[0].timezone)
    try:
        at = _happened_at(around, told, row, zone)
    except UnreadableMoment as error:
        return LinePlan(told, question=explained(error), asks="when")
    if told.deed in OUTCOMES:
        return _outcome(around, told, row, at.astimezone(zone).date())
    if told.deed == "sent" and DOCUMENTS.search(text):
        told = replace(told, deed="delivered")
    return _touch(around, told, row, at, text)


DOCUMENTS = re.compile(  # what they needed, and no message
    r"(?i)\b(?:sent|send|forwarded|submitted|e?-?mailed|uploaded|handed in)\b"
    r"(?:(?!\b(?:about|ask\w*|whether|if|for|re)\b)[^,;.]){0,40}?"
    r"\b(?:references|reference letters?|certificates?|transcripts?|portfolio|(?:work )?samples"
    r"|take-?home|assignment|case study|documents|paperwork)\b"
)


def _offer_of_another(around: Around, told: OneLine) -> LinePlan:
    """An offer of a company that is no application here: it counts at all the others."""
    zone = ZoneInfo(around.owner.timezone) if around.owner.timezone else around.now.tzinfo
    today = around.now.astimezone(zone).date()
    employer = told.company or told.who
    read = read_message(told.rest, today, Workdays(weekdays_only), known_kind="offer")
    chips = [f"An offer of {employer}, which is no application here"]
    if read.answer_by is not None:
        chips.append(f"Answer by {say_day(read.answer_by, today)}")

    def keep() -> None:
        note_offer(around.owner, employer, today, read.answer_by, around.now, around.holidays)

    return LinePlan(told, tuple(chips), keep=keep)


def _meant(around: Around, told: OneLine, text: str) -> tuple[OneLine, list[models.Application]]:
    """Whose story it belongs to: by the company, if that is named, else by the person. Names that
    are noted are found wherever they stand in the line.
    """
    rows = meant_by(around, told.who)
    if told.company:
        there = meant_by(around, told.company)
        both = [row for row in there if row in rows]
        return (told, both) if both else (told, there or rows)
    if rows:
        return told, rows
    known = known_names(around, text)
    again = read_one_line(text, known) if known else told
    return (again, meant_by(around, again.who)) if again.deed == told.deed else (told, [])


def _touch(
    around: Around, told: OneLine, row: models.Application, at: datetime, text: str
) -> LinePlan:
    event = BY_WORD[told.deed]
    person = involved_by_name(row, told.who) or involved_by_name(row, told.company)
    is_house = search_key(told.who) in row.employer.name_key  # "Globex phoned (Kim)"
    stranger = bool(told.company) and person is None and told.who != told.company and not is_house
    channel = Channel.PHONE if told.by_phone else event.channel
    happened = Happened(
        event.kind or kind_of_what_was_sent(row, channel),
        at,
        channel,
        None if stranger else person or usual_person(row),
        note=told.rest,
        needs_answer=(told.deed == "replied" and left_to_me(spelled_out(text))) or None,
        newcomer=Someone(told.who) if stranger else None,
    )
    proposal = events.propose(row, happened, around.holidays, in_my_words=True)
    log = partial(events.accept, row, proposal, around.now, around.holidays)
    return kept(told, _chips(around, row, proposal), row, log)


def _chips(around: Around, row: models.Application, proposal: events.Proposal) -> tuple[str, ...]:
    meant = proposal.likely
    zone = ZoneInfo(row.timezone)
    day, today = meant.at.astimezone(zone).date(), around.now.astimezone(zone).date()
    who = meant.person.name if meant.person else meant.newcomer.name if meant.newcomer else None
    chips = [str(row), say_touch(meant.kind, meant.channel, who)]
    if meant.newcomer is not None:
        chips.append(f"New: {meant.newcomer.name}")
    if follows := who_follows(meant):
        chips.append(f"From now on: {follows}")
    chips += [f"On {say_day(day, today)}"] if day != today else []
    if moved := events.what_moves(row, meant, around.now):
        chips.append(moved.rstrip("."))
    elif meant.interview_at is not None:
        chips.append(f"The interview: {say_when(meant.interview_at, row.timezone, today)}")
        chips += [f"With {who}" for who in filter(None, [who_will_be_there(meant)])]
    if meant.back_on is not None:
        chips.append(f"They named {say_day(meant.back_on, today)}")
    chips += ["It is your turn to answer"] if meant.needs_answer else []
    chips += [f"Answer by {say_day(meant.answer_by, today)}"] if meant.answer_by else []
    if proposal.new is not None and settles(proposal.new):
        chips += heard_in_words(proposal.new, day, proposal.words)
    if meant.note:
        chips.append(f"“{meant.note}”")
    return tuple(chips)


def _happened_at(
    around: Around, told: OneLine, row: models.Application, zone: ZoneInfo
) -> datetime:
    if told.when.lower() in NOW:
        return around.now
    workdays = facts.calendar_of(row, around.holidays.workdays)
    if has_time(told.when):
        return read_moment(told.when, around.now, zone, workdays, past=True, default=NOON)
    today = around.now.astimezone(zone).date()
    day = read_day(told.when, today, workdays, past=True)
    return around.now if day == today else datetime.combine(day, NOON, zone)


def _outcome(around: Around, told: OneLine, row: models.Application, day: date) -> LinePlan:
    chips = (str(row), OUTCOMES[told.deed])
    end = partial(log_outcome, row, Outcome(told.deed), day, around.now, around.holidays)
    return kept(told, chips, row, end)
