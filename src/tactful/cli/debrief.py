"""`debrief`: what was agreed, asked one by one, by options, or read from one sentence."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.applications import say_step
from tactful.cli.options import Session, session, which
from tactful.cli.options import as_json as json_option
from tactful.cli.output import paragraph, say, say_json
from tactful.reading.texts import free_text
from tactful.refusal import Misused

if TYPE_CHECKING:
    from tactful.reading.debrief_note import Heard
    from tactful.records import models

YES_NO = {"yes": True, "no": False}
CHANNELS = ("email", "phone", "linkedin")
FITS = ("good", "unqualified", "poor_fit")


@click.command(
    epilog="Example: tactful debrief acme 'They contact everyone within two weeks, I may e-mail"
    " Dana if I hear nothing.'"
)
@which
@click.argument("sentence", required=False)
@click.option("--said", metavar="DAY", help="When it was said (default: at the interview).")
@click.option("--with", "person", help="With whom it was settled.")
@click.option("--everyone", type=click.Choice(list(YES_NO)), help="Will all be contacted?")
@click.option("--by", metavar="WHEN", help='By when: "in a couple of weeks", 2026-12-18.')
@click.option("--may-follow-up", type=click.Choice(list(YES_NO)), help="May you follow up?")
@click.option("--follow-up-on", metavar="WHEN", help="The day to follow up.")
@click.option("--channel", type=click.Choice(CHANNELS), help="How they prefer to be reached.")
@click.option("--decisions", metavar="WHEN", help="When they begin to decide.")
@click.option("--next-steps", help="The next steps.")
@click.option("--linkedin", type=click.Choice(list(YES_NO)), help="Do they accept requests?")
@click.option("--fit", type=click.Choice(FITS), help="How it felt.")
@click.option("--needs", multiple=True, help='What they still need: "two references by Friday".')
@click.option("--nothing", is_flag=True, help="Asked, and nothing was settled.")
@click.option("--yes", is_flag=True, help="Save without asking.")
@json_option
def debrief(application: str, sentence: str | None, as_json: bool, **given: Any) -> None:
    """Note what was agreed in the interview.

    Without more words it asks the questions one by one. One sentence is read, shown, and saved
    when you agree; options say each thing for itself.
    """
    with session() as here:
        row = here.find(application)
        said_on = _said_on(here, row, given["said"])
        heard = _heard(here, row, sentence, given, said_on)
        from tactful.usecases.note_agreement import with_what_stands

        person = _person(here, row, given["person"])
        heard = with_what_stands(row, heard, said_on)
        if not as_json:
            say_back(here, row, heard, said_on)
        if not _agreed(given, sentence, as_json):
            say("Nothing was saved.")
            return
        _save(here, row, heard, said_on, person, sentence or given["by"] or "", as_json)


def _said_on(here: Session, row: models.Application, said: str | None) -> date:
    from tactful.usecases.note_agreement import said_day

    return here.day(said, row, past=True) if said else said_day(row, here.now)


def _heard(
    here: Session,
    row: models.Application,
    sentence: str | None,
    given: dict[str, Any],
    said_on: date,
) -> Heard:
    from tactful.reading.debrief_note import Heard, read_note

    workdays = here.workdays(row)
    by_options = _from_options(given, here, row, said_on)
    if sentence is not None:
        heard = read_note(free_text(sentence), said_on, workdays)
    elif given["nothing"] or by_options:
        heard = Heard()
    elif sys.stdin.isatty():
        from tactful.cli.debrief_questions import ask_questions

        given["yes"] = True  # each answer was said back already
        heard = ask_questions(said_on, workdays)
        if heard == Heard() and not click.confirm("Note that nothing was settled?", default=False):
            raise Misused("Every question was skipped, so nothing was saved.")
        return heard
    else:
        raise Misused(
            "What was agreed? Say it in a sentence, by options, or run this on a terminal."
            " If nothing was settled: --nothing"
        )
    heard = replace(heard, **by_options)
    if heard == Heard() and not given["nothing"]:
        raise Misused(
            "Nothing about the process was understood in that. Say it otherwise, use the options"
            " (tactful debrief --help), or, if nothing was settled: --nothing"
        )
    return heard


def _from_options(
    given: dict[str, Any], here: Session, row: models.Application, said_on: date
) -> dict[str, Any]:
    from tactful.etiquette.case import Channel, Fit
    from tactful.reading.debrief_answers import still_needed

    found: dict[str, Any] = {}
    for option, name in (
        ("everyone", "everyone_contacted"),
        ("may_follow_up", "may_follow_up"),
        ("linkedin", "accepts_linkedin"),
    ):
        if given[option]:
            found[name] = YES_NO[given[option]]
    for option, name in (
        ("by", "contact_by"),
        ("follow_up_on", "follow_up_on"),
        ("decisions", "decisions_begin"),
    ):
        if given[option]:
            found[name] = _promised(here, row, given[option], said_on, name)
    if given["channel"]:
        found["channel"] = Channel(given["channel"])
    if given["fit"]:
        found["fit"] = Fit(given["fit"])
    if given["next_steps"]:
        found["next_steps"] = free_text(given["next_steps"], "The next steps")
    if given["needs"]:
        found["requests"] = tuple(
            asked
            for text in given["needs"]
            for asked in still_needed(free_text(text), said_on, here.workdays(row))
        )
    return found


def _promised(here: Session, row: models.Application, text: str, said_on: date, field: str) -> date:
    from tactful.reading.debrief_answers import first_day_of, promised_by

    read = promised_by if field == "contact_by" else first_day_of
    day = read(free_text(text), said_on, here.workdays(row))
    if day is None:
        raise Misused(f"“{text[:60]}” names no day; try “in two weeks” or 2026-12-18.")
    return day


def _person(here: Session, row: models.Application, name: str | None) -> models.Person | None:
    from tactful.usecases import find
    from tactful.usecases.note_agreement import default_person

    return find.person_of(row, name) if name else default_person(row, here.now)


def say_back(here: Session, row: models.Application, heard: Heard, said_on: date) -> None:
    """What was understood, and from when one may write."""
    from tactful.usecases.note_agreement import may_write_from
    from tactful.wording.days import say_day
    from tactful.wording.heard import heard_in_words

    paragraph(f"As said on {say_day(said_on, said_on)}:")
    for line in heard_in_words(heard, said_on) or ["Nothing was settled."]:
        paragraph(line, "    ", "  - ")
    first = may_write_from(row, heard, here.holidays)
    if heard.contact_by and first:
        by, first_day = say_day(heard.contact_by, said_on), say_day(first, said_on)
        paragraph(f"So: by {by}; you may write from {first_day}.", "    ", "  - ")


def _agreed(given: dict[str, Any], sentence: str | None, as_json: bool) -> bool:
    if given["yes"] or sentence is None:
        return True
    if as_json or not sys.stdin.isatty():
        raise Misused("Nothing was saved. To save it without being asked, say --yes.")
    return click.confirm("Save this?", default=True)


def _save(
    here: Session,
    row: models.Application,
    heard: Heard,
    said_on: date,
    person: models.Person | None,
    said: str,
    as_json: bool,
) -> None:
    from tactful.usecases.look import application_whole
    from tactful.usecases.note_agreement import note_agreement

    noted = note_agreement(row, heard, said_on, here.now, here.holidays, person=person, said=said)
    row.refresh_from_db()
    whole = application_whole(row, here.now, here.holidays)
    if as_json:
        from tactful.cli.stateless import heard_as_json

        say_json(whole | {"heard": heard_as_json(heard)})
        return
    say("That was noted already." if noted.already_known else f"Noted for {row}.")
    say_step(whole["advice"], here.now)
