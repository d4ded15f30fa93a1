"""`interview` and `card`: before one walks in."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING

import click

from tactful.cli.applications import say_step
from tactful.cli.options import as_json as json_option
from tactful.cli.options import session, which
from tactful.cli.output import heading, paragraph, say, say_json
from tactful.refusal import Misused
from tactful.wording.days import say_both

if TYPE_CHECKING:
    from tactful.usecases.handles import Application
    from tactful.usecases.session import Session

KINDS = ("phone_screen", "video", "onsite", "panel", "final", "call", "other")


@click.command(epilog="Example: tactful interview acme 2026-12-03 10:00 --kind onsite --with dana")
@which
@click.argument("when", nargs=-1, required=True, metavar="DAY TIME")
@click.option("--ends", metavar="TIME", help="When it ends, the same day: 11:30.")
@click.option(
    "--kind", type=click.Choice(KINDS), default=None,
    help="How it is held; call: they said they would ring.",
)  # fmt: skip
@click.option("--with", "people", multiple=True, help="With whom, by a part of the name.")
@click.option("--zone", help="The zone the times are in (default: the employer's).")
@click.option("--move", is_flag=True, help="The next interview moves to this time.")
@click.option("--cancel", is_flag=True, help="The interview at this time is off.")
@click.option("--missed", is_flag=True, help="They were to ring at this time, and did not.")
@json_option
def interview(
    application: str,
    when: tuple[str, ...],
    ends: str | None,
    kind: str | None,
    people: tuple[str, ...],
    zone: str | None,
    move: bool,
    cancel: bool,
    missed: bool,
    as_json: bool,
) -> None:
    """Note an interview or a call they promised, past or ahead. Times are in the employer's
    zone.
    """
    with session() as here:
        from tactful.usecases import find
        from tactful.usecases.note_interview import cancel_interview, miss_call, note_interview

        row = here.find(application)
        at = _instant(here, row, " ".join(when), zone, past=missed)
        ends_on = f"{_day_there(here, at, row, zone)} {ends}"
        end = _instant(here, row, ends_on, zone, past=False) if ends else None
        if cancel:
            cancel_interview(row, find.interview_at(row, at), here.now, here.holidays)
        elif missed:
            miss_call(row, find.interview_at(row, at), here.now, here.holidays)
        else:
            note_interview(
                row,
                at,
                here.now,
                here.holidays,
                ends_at=end,
                kind=kind or "",
                people=tuple(find.person_of(row, someone) for someone in people),
                moved_from=find.interview_to_move(row, here.now) if move else None,
            )
        done = "Cancelled" if cancel else "Noted that nobody rang" if missed else "Noted"
        what = "the call" if kind == "call" or missed else "the interview"
        _report(here, row, at, as_json, done, what)


def _instant(
    here: Session, row: Application, text: str, zone: str | None, *, past: bool
) -> datetime:
    from tactful.reading.moments import has_time

    if not has_time(text):
        raise Misused("At what time? Write it like 10:00 or 2pm after the day.")
    return here.moment(text, row, past=past, zone=zone)


def _day_there(here: Session, at: datetime, row: Application, zone: str | None) -> str:
    from tactful.usecases.zones import zone_named

    return at.astimezone(zone_named(zone or row.timezone, here.places)).date().isoformat()


def _report(
    here: Session, row: Application, at: datetime, as_json: bool, done: str, what: str
) -> None:
    from tactful.usecases.look import application_whole

    row.refresh_from_db()
    whole = application_whole(row, here.now, here.holidays)
    if as_json:
        say_json(whole)
        return
    said = say_both(at, row.timezone, at.astimezone(here.mine), here.today_at(row))
    paragraph(f"{done}: {what} for {row}, {said}.")
    say_step(whole["advice"], here.today)


@click.command(epilog="Example: tactful card acme")
@which
@json_option
def card(application: str, as_json: bool) -> None:
    """The questions to take along to an interview, in words one would say aloud."""
    from tactful.wording.card import next_interview, question_card

    with session() as here:
        from tactful.usecases.look import case_of

        row = here.find(application)
        case = case_of(row, here.now, here.holidays)
        title = str(row)
    questions = question_card(case)
    if as_json:
        say_json(
            {
                "application": title,
                "for": next_interview(case),
                "questions": [
                    {"step": q.step, "say": q.say, "then": q.if_then, "known": q.known}
                    for q in questions
                ],
            }
        )
        return
    heading(f"{title}: {next_interview(case)}")
    for question in questions:
        say()
        paragraph(f"“{question.say}”", "    ", "[ ] ")
        if question.if_then:
            paragraph(question.if_then, "    ")
        if question.known:
            paragraph(f"Known: {question.known}.", "    ")
    say()
    paragraph("Right after: tactful debrief, it takes a minute.")
