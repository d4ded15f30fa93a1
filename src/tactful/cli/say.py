"""`say`: one line that tells what happened, or what one is looking for."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.applications import say_step
from tactful.cli.options import as_json as json_option
from tactful.cli.options import program, session
from tactful.cli.output import paragraph, say, say_json
from tactful.reading.texts import one_line
from tactful.refusal import Misused, Refused

if TYPE_CHECKING:
    from tactful.usecases.handles import Application
    from tactful.usecases.line.plans import LinePlan
    from tactful.usecases.session import Session


A_NAME_ALONE = "tactful.a_name_alone"  # a word that is no command is looked for
OPTIONS = {"role": "--role", "place": "--place", "when": "--when", "which": "--for"}


@click.command(
    "say",
    epilog='Example: tactful "interviewed at Acme today with Dana, hears by the 17th"',
)
@click.argument("words", nargs=-1, required=True)
@click.option("--for", "about", metavar="APPLICATION", help="Which application is meant.")
@click.option("--role", default="", help="The role, where the company is new.")
@click.option("--place", default="", help="Where it is, where the company is new.")
@click.option("--when", default="", metavar="WHEN", help="When it was, where the line is vague.")
@click.option("--dry-run", is_flag=True, help="Only say back what was understood.")
@click.option("--yes", is_flag=True, help="Keep it, if all was understood, without being asked.")
@json_option
def say_line(words: tuple[str, ...], as_json: bool, **given: Any) -> None:
    """Tell in one line what happened, or look for something.

    What was understood is said back and kept when you agree; what was not is said, and nothing
    is saved. The name of the command may be left out: tactful "Dana called, another week".
    """
    with session() as here:
        from tactful.usecases.line.planning import plan_line
        from tactful.usecases.line.plans import Besides
        from tactful.usecases.take.plans import Around

        around = Around(here.owner, here.now, here.holidays, here.zones, here.places, here.files)
        about = here.find(given["about"]) if given["about"] else None
        line = one_line(" ".join(words), "The line")
        besides = Besides(about, given["role"], given["place"], given["when"])
        plan = plan_line(around, line, besides)
        plan = _ask(plan, around, line, besides) if not as_json else plan
        kept = _keep(here, plan, given, as_json)
        if as_json:
            say_json(_as_json(plan, kept))


def _ask(plan: LinePlan, around: Any, line: str, besides: Any) -> LinePlan:
    """What is missing is asked, on a terminal."""
    from dataclasses import replace

    from tactful.usecases.line.planning import plan_line

    while plan.asks in ("role", "place", "when") and sys.stdin.isatty():
        answer = click.prompt(plan.question, default="", show_default=False).strip()
        if not answer:
            break
        besides = replace(besides, **{plan.asks: answer})
        plan = plan_line(around, line, besides)
    return plan


def _keep(here: Session, plan: LinePlan, given: dict[str, Any], as_json: bool) -> bool:
    if plan.is_search and not as_json:
        _show_found(here, plan)
        return False
    if plan.keep is None and as_json:
        return False
    if not as_json:
        for chip in plan.chips:
            paragraph(chip, "    ", "  - ")
        if plan.left_over:
            paragraph(f"Not understood, and not kept: “{' '.join(plan.left_over)}”.")
    if plan.keep is None:
        raise Refused(_what_is_missing(plan))
    if given["dry_run"] or not _agreed(plan, given, as_json):
        if not as_json:
            say("Nothing was saved.")
        return False
    row = plan.keep()
    if not as_json:
        _say_kept(here, row)
    return True


def _say_kept(here: Session, row: Application | None) -> None:
    if row is None:
        say("Kept.")
        return
    from tactful.usecases.look import application_whole

    say(f"Kept for {row}.")
    say_step(application_whole(row, here.now, here.holidays)["advice"], here.today)


def _what_is_missing(plan: LinePlan) -> str:
    named = "".join(f"\n  {row}  ({str(row.pk)[:8]})" for row in plan.candidates)
    asked = [OPTIONS[name] for name in (plan.asks, plan.then) if name in OPTIONS]
    hint = f" Say it with {' and '.join(asked)}." if asked else ""
    if plan.asks == "add":
        company = plan.told.company or "COMPANY"
        hint = f' Like: {program()} add "ROLE at {company}" --place PLACE.'
    return f"{plan.question}{hint} Nothing was saved.{named}"


def _agreed(plan: LinePlan, given: dict[str, Any], as_json: bool) -> bool:
    if given["yes"] and plan.left_over:
        raise Refused(
            "Nothing was saved, for part of it was not understood. Say it without that part."
        )
    if given["yes"]:
        return True
    if as_json or not sys.stdin.isatty():
        raise Misused("Nothing was saved. To keep it without being asked, say --yes.")
    return click.confirm("Keep it?", default=True)


def _show_found(here: Session, plan: LinePlan) -> None:
    if not plan.candidates:
        alone = click.get_current_context().meta.get(A_NAME_ALONE, False)
        more = f" The commands: {program()} --help" if alone else ""
        raise Refused(f"{plan.question}{more}")
    if plan.instead:
        paragraph(plan.instead)
    for row in plan.candidates:
        say(f"  {row}")
    if len(plan.candidates) == 1:
        from tactful.usecases.look import application_whole

        advice = application_whole(plan.candidates[0], here.now, here.holidays)["advice"]
        say_step(advice, here.today)
    say(f"More about one: {program()} show NAME")


def _as_json(plan: LinePlan, kept: bool) -> dict[str, Any]:
    return {
        "deed": plan.told.deed,
        "understood": list(plan.chips),
        "question": plan.question,
        "instead": plan.instead,
        "asks": plan.asks,
        "candidates": [str(row) for row in plan.candidates],
        "not_understood": list(plan.left_over),
        "kept": kept,
    }
