"""The debrief: what was answered, by taps, by words or in one sentence, becomes what is noted.

Every door hands over the same answers and gets back the same values, each read once, for the
day it was said on. Where a sentence and an answer speak of the same thing, the answer counts.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any

from tactful.etiquette.case import Channel, Fit
from tactful.ports import Holidays
from tactful.reading.debrief_answers import first_day_of, promised_by, still_needed
from tactful.reading.findings import Finding
from tactful.reading.heard import NOTHING_HEARD, Heard
from tactful.reading.notes import read_closely
from tactful.reading.nothing_settled import says_nothing_settled
from tactful.reading.roles import speakers_in
from tactful.records import facts, models
from tactful.usecases.add_application import Someone
from tactful.usecases.find import people_of
from tactful.usecases.newly_named import newly_named
from tactful.usecases.note_agreement import (
    Noted,
    involved_by_name,
    may_write_from,
    note_agreement,
    with_what_stands,
)

NO_DAY = "That names no day. Try “in two weeks”, “by Friday” or 2026-12-18."


@dataclass(frozen=True, slots=True)
class Answers:
    """A debrief as it was answered. Days and needs are in their words; None or empty: not said."""

    sentence: str = ""
    everyone: bool | None = None
    by: str = ""
    may: bool | None = None
    follow_up: str = ""
    not_before: str = ""
    channel: Channel | None = None
    needs: tuple[str, ...] | None = None  # (): they need nothing more
    next_steps: str = ""
    decisions: str = ""
    linkedin: bool | None = None
    fit: Fit | None = None
    contact: str = ""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was understood, before anything is saved. ``problems`` are by the answer's name;
    ``new`` is what was said now, ``heard`` the same with what stands from before.
    """

    heard: Heard
    new: Heard
    said: str
    said_on: date
    person: models.Person | None
    may_write_from: date | None
    findings: tuple[Finding, ...] = ()
    speakers: tuple[str, ...] = ()  # everybody who is said to have said something
    problems: dict[str, str] = field(default_factory=dict)
    newcomers: tuple[Someone, ...] = ()  # whom it names, and who is not noted yet
    said_by: str | None = None

    @property
    def is_nothing(self) -> bool:
        """Whether nothing about the process was said."""
        return self.new == NOTHING_HEARD

    @property
    def settles_nothing(self) -> bool:
        """Whether it was asked, and nothing was settled: that is worth noting too."""
        return self.is_nothing and says_nothing_settled(self.said)


def propose(
    row: models.Application,
    answers: Answers,
    said_on: date,
    holidays: Holidays,
    *,
    person: models.Person | None = None,
) -> Proposal:
    """Read the answers for the day they were given on."""
    workdays = facts.calendar_of(row, holidays.workdays)
    names = [someone.name for someone in people_of(row)]
    heard, findings = read_closely(answers.sentence, said_on, workdays, names)
    problems: dict[str, str] = {}
    told = _told(answers, said_on, workdays, problems)
    new = replace(heard, **told)
    whole = with_what_stands(row, new, said_on)
    return Proposal(
        whole,
        new,
        answers.sentence.strip() or answers.by.strip(),
        said_on,
        person or involved_by_name(row, heard.said_by),
        may_write_from(row, whole, holidays),
        tuple(findings),
        speakers_in(answers.sentence, names),
        problems,
        newly_named(row, new.contact, heard.said_by, answers.sentence),
        heard.said_by,
    )


def _told(
    answers: Answers, said_on: date, workdays: Any, problems: dict[str, str]
) -> dict[str, Any]:
    found: dict[str, Any] = {
        "everyone_contacted": answers.everyone,
        "may_follow_up": answers.may,
        "channel": answers.channel,
        "accepts_linkedin": answers.linkedin,
        "fit": answers.fit,
        "next_steps": answers.next_steps.strip() or None,
        "contact": answers.contact.strip() or None,
    }
    for name, words, to, read in (
        ("by", answers.by, "contact_by", promised_by),
        ("follow_up", answers.follow_up, "follow_up_on", first_day_of),
        ("not_before", answers.not_before, "not_before", first_day_of),
        ("decisions", answers.decisions, "decisions_begin", first_day_of),
    ):
        if words.strip():
            found[to] = read(words, said_on, workdays)
            if found[to] is None:
                problems[name] = NO_DAY
    if answers.needs is not None:
        found["requests"] = tuple(
            asked for text in answers.needs for asked in still_needed(text, said_on, workdays)
        )
    return {name: value for name, value in found.items() if value is not None}


def accept(row: models.Application, proposal: Proposal, now: datetime, holidays: Holidays) -> Noted:
    """Note what was proposed."""
    return note_agreement(
        row,
        proposal.heard,
        proposal.said_on,
        now,
        holidays,
        person=proposal.person,
        said=proposal.said,
        newcomers=proposal.newcomers,
        said_by=proposal.said_by,
    )
