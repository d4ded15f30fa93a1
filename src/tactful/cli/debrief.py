"""`debrief`: what was agreed, asked one by one, by options, or read from one sentence."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.applications import say_step
from tactful.cli.options import as_json as json_option
from tactful.cli.options import session, which
from tactful.cli.output import paragraph, say, say_json
from tactful.reading.texts import free_text
from tactful.refusal import Misused

if TYPE_CHECKING:
    from tactful.reading.heard import Heard
    from tactful.usecases.debrief import Answers, Proposal
    from tactful.usecases.handles import Application, Person
    from tactful.usecases.session import Session

YES_NO = {"yes": True, "no": False}
CHANNELS = ("email", "phone", "linkedin")
FITS = ("good", "unqualified", "poor_fit")


@click.command(
    epilog="Example: tactful debrief acme 'They contact everyone within two weeks, I may email"
    " Dana if I hear nothing.'"
)
@which
@click.argument("sentence", required=False)
@click.option("--said", metavar="DAY", help="When it was said (default: at the interview).")
@click.option("--with", "person", help="Who said it (default: whom the sentence names).")
@click.option("--contact", help="Whom you were told to contact.")
@click.option("--everyone", type=click.Choice(list(YES_NO)), help="Will all be contacted?")
@click.option("--by", metavar="WHEN", help='By when: "in a couple of weeks", 2026-12-18.')
@click.option("--may-follow-up", type=click.Choice(list(YES_NO)), help="May you follow up?")
@click.option("--follow-up-on", metavar="WHEN", help="The day to follow up.")
@click.option("--not-before", metavar="WHEN", help="Not to ask before that day.")
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
        from tactful.usecases.debrief import propose
        from tactful.usecases.take.guests import say_newcomer
        from tactful.wording.heard import several_spoke

        row = here.find(application)
        said_on = _said_on(here, row, given["said"])
        answers = _answers(here, row, sentence, given, said_on)
        proposal = propose(
            row, answers, said_on, here.holidays, person=_person(row, given["person"])
        )
        _stop_at_problems(proposal, given)
        if not as_json:
            say_back(here, row, proposal.heard, said_on, proposal.new, proposal.said)
            for someone in proposal.newcomers:
                paragraph(say_newcomer(someone), "    ", "  - ")
            for line in several_spoke(proposal.speakers):
                paragraph(line, "    ", "  - ")
        if not _agreed(given, sentence, as_json):
            say("Nothing was saved.")
            return
        _save(here, row, proposal, as_json)


def _said_on(here: Session, row: Application, said: str | None) -> date:
    from tactful.usecases.note_agreement import said_day

    return here.day(said, row, past=True) if said else said_day(row, here.now)


def _answers(
    here: Session,
    row: Application,
    sentence: str | None,
    given: dict[str, Any],
    said_on: date,
) -> Answers:
    """What was answered: in a sentence, by options, or question by question."""
    by_options = _from_options(given)
    from tactful.usecases.debrief import Answers

    if sentence is not None:
        return replace(by_options, sentence=free_text(sentence))
    if given["nothing"] or by_options != Answers():
        return by_options
    if not sys.stdin.isatty():
        raise Misused(
            "What was agreed? Say it in a sentence, by options, or run this on a terminal."
            " If nothing was settled: --nothing"
        )
    from tactful.cli.debrief_questions import ask_questions

    given["yes"] = True  # each answer was said back already
    asked = ask_questions(row, said_on, here.holidays)
    if asked == Answers():
        if not click.confirm("Note that nothing was settled?", default=False):
            raise Misused("Every question was skipped, so nothing was saved.")
        given["nothing"] = True
    return asked


def _from_options(given: dict[str, Any]) -> Answers:
    from tactful.etiquette.case import Channel, Fit
    from tactful.usecases.debrief import Answers

    return Answers(
        everyone=YES_NO.get(given["everyone"] or ""),
        by=free_text(given["by"] or ""),
        may=YES_NO.get(given["may_follow_up"] or ""),
        follow_up=free_text(given["follow_up_on"] or ""),
        not_before=free_text(given["not_before"] or ""),
        channel=Channel(given["channel"]) if given["channel"] else None,
        needs=tuple(free_text(text) for text in given["needs"]) or None,
        next_steps=free_text(given["next_steps"] or "", "The next steps"),
        decisions=free_text(given["decisions"] or ""),
        linkedin=YES_NO.get(given["linkedin"] or ""),
        fit=Fit(given["fit"]) if given["fit"] else None,
        contact=free_text(given["contact"] or ""),
    )


def _person(row: Application, name: str | None) -> Person | None:
    from tactful.usecases import find

    return find.person_of(row, name) if name else None


def _stop_at_problems(proposal: Proposal, given: dict[str, Any]) -> None:
    for name in proposal.problems:
        option = {"follow_up": "follow_up_on"}.get(name, name)
        raise Misused(f"“{given[option][:60]}” names no day; try “in two weeks” or 2026-12-18.")
    if proposal.is_nothing and not (given["nothing"] or proposal.settles_nothing):
        raise Misused(
            "Nothing about the process was understood in that. Say it otherwise, use the options"
            " (tactful debrief --help), or, if nothing was settled: --nothing"
        )


def say_back(
    here: Session,
    row: Application,
    heard: Heard,
    said_on: date,
    new: Heard | None = None,
    words: str = "",
) -> None:
    """What was understood, and from when one may write; where ``new`` is given, what is kept
    from before is told apart from it. ``words`` are those it was said in.
    """
    from tactful.usecases.note_agreement import may_write_from
    from tactful.wording.days import say_day
    from tactful.wording.heard import heard_in_words

    paragraph(f"As said on {say_day(said_on, said_on)}:")
    said_now = set(heard_in_words(new, said_on, words)) if new is not None else None
    for line in heard_in_words(heard, said_on, words) or ["Nothing was settled."]:
        before = " (as before)" if said_now is not None and line not in said_now else ""
        paragraph(f"{line}{before}", "    ", "  - ")
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


def _save(here: Session, row: Application, proposal: Proposal, as_json: bool) -> None:
    from tactful.usecases.debrief import accept
    from tactful.usecases.look import application_whole

    noted = accept(row, proposal, here.now, here.holidays)
    row.refresh_from_db()
    whole = application_whole(row, here.now, here.holidays)
    if as_json:
        from tactful.cli.stateless import heard_as_json

        say_json(whole | {"heard": heard_as_json(proposal.heard)})
        return
    say("That was noted already." if noted.already_known else f"Noted for {row}.")
    say_step(whole["advice"], here.today)
