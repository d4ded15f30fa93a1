"""`take`: mails, invitations, contacts and tables, recognised by what is in them."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.applications import say_step
from tactful.cli.options import as_json as json_option
from tactful.cli.options import program, session
from tactful.cli.output import counted_out, heading, paragraph, say, say_json
from tactful.reading.mail_files import mails_of
from tactful.reading.taken.sorts import LARGEST
from tactful.refusal import Misused, Refused
from tactful.wording.sorts import SORTS

if TYPE_CHECKING:
    from tactful.usecases.session import Session
    from tactful.usecases.take.plans import Given, Plan

MOST_SHOWN = 20
OF_A_MAILBOX = re.compile(r" \(\d+ of \d+\)$")  # how a mail of one is called
MARKS = {"add": "+", "change": "~", "known": "=", "note": "·", "refuse": "!"}


@click.command(epilog="Example: tactful take reply.eml invitation.ics")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--for", "about", metavar="APPLICATION", help="Which application it is for.")
@click.option("--as", "event", metavar="WHAT", help="What a message counts as: replied, invited,"
              " rejected, ... (tactful log --help lists them).")  # fmt: skip
@click.option("--place", default="", help="Where a table's rows are that name no place.")
@click.option("--column", "columns", multiple=True, metavar="HEAD=MEANING",
              help="What a column of a table means: company, role, place, ...")  # fmt: skip
@click.option("--keep-the-rest", is_flag=True, help="Keep a table's rows, though some are refused.")
@click.option("--dry-run", is_flag=True, help="Only show what would be done.")
@click.option("--yes", is_flag=True, help="Keep it without being asked.")
@json_option
def take(
    files: tuple[str, ...], about: str | None, dry_run: bool, yes: bool, as_json: bool, **given: Any
) -> None:
    """Take in what came: a mail or a thread (.eml, or text), an invitation (.ics), a contact
    (.vcf), a table of applications (.csv, .xlsx), an export.

    You see first what it would do. Each file, and each mail of a mailbox, is kept whole or not at
    all, and nothing twice; undo takes it back. - is the standard input, for what you paste.
    """
    with session() as here:
        told = [
            _take(here, shown, content, about, given, dry_run, yes, as_json)
            for name in files
            for shown, content in _contents(name)
        ]
    if as_json:
        say_json(told[0] if len(told) == 1 else told)
    waiting = [row["question"] for row in told if row["question"]]
    if waiting and not dry_run:
        count = f"{len(waiting)} of {len(told)} were not kept."
        raise Refused("Nothing was kept." if len(told) == 1 else count)


def _take(
    here: Session,
    name: str,
    content: bytes,
    about: str | None,
    given: dict[str, Any],
    dry_run: bool,
    yes: bool,
    as_json: bool,
) -> dict[str, Any]:
    from tactful.usecases.take.files import plan_of
    from tactful.usecases.take.plans import Around

    around = Around(here.owner, here.now, here.holidays, here.zones, here.places, here.files)
    plan = plan_of(around, content, _given(here, about, given))
    if not as_json:
        _show(name, plan)
    done = ""
    if plan.act is not None and not plan.question and not dry_run:
        if yes or _agrees(as_json):
            steps = plan.steps
            done = counted_out(steps(), quiet=as_json) if steps else plan.act()
            if not as_json:
                paragraph(done)
                _say_next(here, plan)
        elif not as_json:
            say("Nothing was kept.")
    return {
        "file": name,
        "is": plan.sort.value,
        "plan": [{"action": line.action, "what": line.words} for line in plan.lines],
        "counts": plan.counts,
        "question": plan.question,
        "candidates": [str(row) for row in plan.candidates],
        "could_be": list(plan.events),
        "columns": dict(_columns(plan)) if plan.table else None,
        "done": done,
    }


def _agrees(as_json: bool) -> bool:
    if as_json or not sys.stdin.isatty():
        raise Misused("Look at the plan, and say --yes to keep it (--dry-run shows it alone).")
    return click.confirm("Keep it?", default=True)


def _contents(name: str) -> list[tuple[str, bytes]]:
    """What is to be taken, and what it is called: the mails of a mailbox one by one."""
    mails = mails_of(_content(name))
    if len(mails) == 1:
        return [(name, mails[0])]
    return [(f"{name} ({n} of {len(mails)})", mail) for n, mail in enumerate(mails, start=1)]


def _content(name: str) -> bytes:
    if name == "-":
        content = sys.stdin.buffer.read(LARGEST + 1)
    else:
        path = Path(name)
        try:
            if path.stat().st_size > LARGEST:
                raise Refused(f"{name} is larger than 50 MB. Take a part of it at a time.")
            content = path.read_bytes()
        except OSError as error:
            raise Misused(f"{name} cannot be read: {error.strerror}.") from error
    if len(content) > LARGEST:
        raise Refused("That is more than 50 MB. Take a part of it at a time.")
    return content


def _given(here: Session, about: str | None, given: dict[str, Any]) -> Given:
    from tactful.usecases.take.plans import Given
    from tactful.wording.events import ALSO_CALLED

    columns = {}
    for written in given["columns"]:
        head, sign, meaning = written.partition("=")
        if not sign:
            raise Misused(f"“{written[:40]}” is no HEAD=MEANING, like Firm=company.")
        columns[head] = meaning.strip().lower()
    event = str(given["event"] or "")
    return Given(
        here.find(about) if about else None,
        ALSO_CALLED.get(event, event),
        given["place"],
        columns,
        given["keep_the_rest"],
    )


def _show(name: str, plan: Plan) -> None:
    title = "What you pasted" if name == "-" else Path(name).name
    heading(f"{title}: {SORTS[plan.sort]}")
    for line in plan.lines[:MOST_SHOWN]:
        paragraph(line.words, "    ", f"  {MARKS[line.action]} ")
    hidden = len(plan.lines) - MOST_SHOWN
    if hidden > 0:
        say(f"  … and {hidden:,} more")
    if plan.table is not None:
        meant = "; ".join(f"{head}: {meaning}" for head, meaning in _columns(plan) if meaning)
        left = ", ".join(head for head, meaning in _columns(plan) if head and not meaning)
        paragraph(f"Columns: {meant}.{f' Left out: {left}.' if left else ''}", "  ")
    if plan.sort.value == "table" and plan.lines:
        said = {"add": "new", "known": "known", "refuse": "refused"}
        paragraph(", ".join(f"{plan.counts[a]:,} {w}" for a, w in said.items()) + ".", "  ")
    if plan.question:
        paragraph(plan.question, "  ")
        for row in plan.candidates:
            say(f"    --for “{row}”")
        for event in plan.events:
            say(f"    --as {event}")
        if plan.guess is not None and not plan.candidates:
            _suggest(plan, name)


def _columns(plan: Plan) -> list[tuple[str, str]]:
    table = plan.table
    return list(zip(table.head, table.meanings, strict=True)) if table else []


def _suggest(plan: Plan, name: str) -> None:
    guess = plan.guess
    if guess is None:
        return
    title = f"{guess.role or 'ROLE'} at {guess.employer or 'COMPANY'}"
    person = ", ".join(filter(None, (guess.person, "recruiter", guess.email)))
    with_person = f' --person "{person}"' if guess.email else ""
    paragraph(f'{program()} add "{title}" --place PLACE{with_person}', "    ")
    if name != "-" and plan.sort.value != "contact":  # it comes with the person
        file = OF_A_MAILBOX.sub("", name)
        paragraph(f"{program()} take {shlex.quote(file)}", "    ")


def _say_next(here: Session, plan: Plan) -> None:
    from tactful.usecases.look import application_whole

    if plan.about is not None:
        plan.about.refresh_from_db()
        say_step(application_whole(plan.about, here.now, here.holidays)["advice"], here.today)
