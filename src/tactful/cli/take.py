"""`take`: mails, invitations, contacts and tables, recognised by what is in them."""

from __future__ import annotations

import shlex
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.applications import say_step
from tactful.cli.options import as_json as json_option
from tactful.cli.options import program, session
from tactful.cli.output import counted_out, heading, paragraph, say, say_json
from tactful.reading.mailboxes import in_order, mails_of
from tactful.reading.taken.sorts import LARGEST
from tactful.refusal import Misused, Refused
from tactful.wording.sorts import SORTS

if TYPE_CHECKING:
    from tactful.usecases.session import Session
    from tactful.usecases.take.plans import Given, Plan

MOST_SHOWN = 20
MOST_OF_A_MAIL = 4
MARKS = {"add": "+", "change": "~", "known": "=", "note": "·", "refuse": "!"}


@click.command(epilog="Example: tactful take reply.eml invitation.ics")
@click.argument("files", nargs=-1, required=True, metavar="FILE...")
@click.option("--for", "about", metavar="APPLICATION", help="Which application it is for.")
@click.option("--as", "event", metavar="WHAT", help="What a message counts as: replied, invited,"
              " rejected, ... (tactful log --help lists them).")  # fmt: skip
@click.option("--place", default="", help="Where a table's rows are that name no place.")
@click.option("--column", "columns", multiple=True, metavar="HEAD=MEANING",
              help="What a column of a table means: company, role, place, ...")  # fmt: skip
@click.option("--mail", "number", type=click.IntRange(min=1), metavar="N",
              help="Only the Nth mail of a mailbox, as they are numbered there.")  # fmt: skip
@click.option("--keep-the-rest", is_flag=True, help="Keep a table's rows, though some are refused;"
              " or a mailbox's mails, though some ask something.")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="Only show what would be done.")
@click.option("--yes", is_flag=True, help="Keep it without being asked.")
@json_option
def take(
    files: tuple[str, ...],
    about: str | None,
    number: int | None,
    dry_run: bool,
    yes: bool,
    as_json: bool,
    **given: Any,
) -> None:
    """Take in what came: a mail, a thread or a mailbox (.eml, .mbox, or text), an invitation
    (.ics), a contact (.vcf), a table of applications (.csv, .xlsx), an export.

    You see first what it would do. Each file is kept whole or not at all, and nothing twice; undo
    takes it back as one change. - is the standard input, for what you paste.
    """
    with session() as here:
        told = [
            _take(here, name, _content(name, number), about, given, dry_run, yes, as_json)
            for name in files
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
        "mails": [
            {"title": part.title, "question": part.plan.question, "new": part.plan.act is not None}
            for part in plan.parts
        ],
        "done": done,
    }


def _agrees(as_json: bool) -> bool:
    if as_json or not sys.stdin.isatty():
        raise Misused("Look at the plan, and say --yes to keep it (--dry-run shows it alone).")
    return click.confirm("Keep it?", default=True)


def _content(name: str, number: int | None) -> bytes:
    """What is to be taken; of a mailbox the mail of that number, where one is said."""
    content = _whole(name)
    if number is None:
        return content
    mails = in_order(mails_of(content))
    if number > len(mails):
        raise Misused(f"There is no email {number} in {name}; the last is {len(mails)}.")
    return mails[number - 1]


def _whole(name: str) -> bytes:
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
    if plan.parts:
        _show_mails(plan, name)
        return
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
    _ask(plan, name)


def _show_mails(plan: Plan, name: str) -> None:
    """The mails of a mailbox that bring something new or ask something, numbered."""
    for n, part in enumerate(plan.parts, start=1):
        if part.plan.act is None and not part.plan.question:
            continue
        paragraph(part.title, "     ", f"{n:>4} ")
        for line in part.plan.lines[:MOST_OF_A_MAIL]:
            paragraph(line.words, "       ", f"     {MARKS[line.action]} ")
        _ask(part.plan, name, n)
    known = sum(part.plan.act is None and not part.plan.question for part in plan.parts)
    if known:
        say(f"  {known:,} of {len(plan.parts):,} are kept already.")
    if plan.question:
        paragraph(plan.question, "  ")
        paragraph(f"{program()} take {shlex.quote(name)} --mail N --for APPLICATION", "    ")
        if any(part.plan.act is not None for part in plan.parts):
            paragraph(f"{program()} take {shlex.quote(name)} --keep-the-rest", "    ")


def _ask(plan: Plan, name: str, number: int | None = None) -> None:
    """What must be said first, and how."""
    if not plan.question:
        return
    paragraph(plan.question, "  " if number is None else "     ? ")
    for row in plan.candidates:
        say(f"    --for “{row}”")
    for event in plan.events:
        say(f"    --as {event}")
    if plan.guess is not None and not plan.candidates and number is None:
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
        paragraph(f"{program()} take {shlex.quote(name)}", "    ")


def _say_next(here: Session, plan: Plan) -> None:
    from tactful.usecases.look import application_whole

    if plan.about is not None:
        plan.about.refresh_from_db()
        say_step(application_whole(plan.about, here.now, here.holidays)["advice"], here.today)
