"""`undo`, `redo`, `changes`, `forget`: the way back, and the end of it."""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

import click

from tactful.cli.options import as_json as json_option
from tactful.cli.options import session
from tactful.cli.output import paragraph, say, say_json
from tactful.refusal import Misused
from tactful.wording.days import say_day

if TYPE_CHECKING:
    from tactful.usecases.forget import Forgotten
    from tactful.usecases.session import Session


@click.command(epilog="Example: tactful undo 12")
@click.argument("number", required=False, type=click.IntRange(1))
@json_option
def undo(number: int | None, as_json: bool) -> None:
    """Take back the last change; again: the one before it.

    With the NUMBER of a change (tactful changes lists them) that one is taken back, as long as
    nothing was built on it since.
    """
    with session() as here:
        from tactful.usecases import history

        taken_back = history.undo(here.owner, here.now, here.holidays, meant=number)
    if as_json:
        say_json({"undone": taken_back.what, "number": taken_back.number})
    else:
        paragraph(f"Taken back: {taken_back.what.removeprefix('redo: ')}.")


@click.command(epilog="Example: tactful redo")
@json_option
def redo(as_json: bool) -> None:
    """Do again what was undone last."""
    with session() as here:
        from tactful.usecases import history

        done_again = history.redo(here.owner, here.now, here.holidays)
    what = done_again.what.removeprefix("undo: ")
    if as_json:
        say_json({"redone": what})
    else:
        paragraph(f"Done again: {what}.")


@click.command(epilog="Example: tactful changes --limit 10")
@click.option("--limit", type=click.IntRange(1, 1000), default=20, show_default=True,
              help="How many to show.")  # fmt: skip
@json_option
def changes(limit: int, as_json: bool) -> None:
    """What was changed, the newest first, with the number that undo takes."""
    with session() as here:
        from tactful.usecases.history import see_changes

        found = see_changes(here.owner, limit)
    if as_json:
        say_json(
            [
                {"number": c.number, "at": c.at.isoformat(), "what": c.what, "by": c.by,
                 "state": c.state}
                for c in found
            ]
        )  # fmt: skip
        return
    if not found:
        say("Nothing was changed yet.")
    width = max((len(str(c.number)) for c in found), default=1)
    for c in found:
        when = say_day(here.reader.day(c.at), here.today)
        undone = " (undone)" if c.state == "undone" else ""
        paragraph(f"{c.number:>{width}}  {when}: {c.what}{undone}", " " * (width + 2), "")


@click.command(epilog="Example: tactful forget acme --yes")
@click.argument("name", required=False)
@click.option("--person", is_flag=True, help="NAME is a person, not an application.")
@click.option("--everything", is_flag=True, help="All records, settings and history.")
@click.option("--backups", is_flag=True, help="The backups beside the records, too.")
@click.option("--yes", is_flag=True, help="Without being asked.")
@json_option
def forget(
    name: str | None, person: bool, everything: bool, backups: bool, yes: bool, as_json: bool
) -> None:
    """Delete for good: no undo, no history, no trace in the file.

    NAME is an application, or a person with --person. Copies made before still hold it; they are
    listed, and --backups deletes those beside the records.
    """
    if (name is None) == (not everything):
        raise Misused("Forget what? Name an application (or --person NAME), or say --everything.")
    with session() as here:
        what, forgetting = _chosen(here, name, person=person)
        if not is_sure(f"Forget {what}. This cannot be undone.", yes):
            say("Nothing was deleted.")
            return
        gone = forgetting().delete_backups() if backups else forgetting()
    if as_json:
        say_json({"forgotten": gone.what, "backups": [str(path) for path in gone.backups]})
        return
    paragraph(f"Forgotten: {gone.what}.")
    if gone.backups:
        where = gone.backups[0].parent
        paragraph(f"{gone.still_held}, in {where}. To delete backups too: --backups")


def _chosen(
    here: Session, name: str | None, *, person: bool
) -> tuple[str, Callable[[], Forgotten]]:
    """What is to be forgotten, in words, and the deed."""
    from tactful.usecases import find, forget

    if name is None:
        what = "everything: all applications, people, settings and history"
        return what, partial(forget.forget_everything, here.owner)
    gone = forget.removed_by_name(here.owner, name, "person" if person else "application")
    if gone is not None:
        what = f"{gone.title}, which was removed: no undo brings it back"
        return what, partial(forget.forget_removed, here.owner, gone)
    if person:
        somebody = find.person(here.owner, name)
        what = f"{somebody.name}: no name, address or message of theirs stays"
        return what, partial(forget.forget_person, somebody, here.now, here.holidays)
    row = here.find(name)
    what = f"{row}, with all that happened there"
    return what, partial(forget.forget_application, row, here.now, here.holidays)


def is_sure(what: str, yes: bool) -> bool:
    """Ask before what cannot be taken back."""
    if yes:
        return True
    if not sys.stdin.isatty():
        raise Misused(f"{what} To do it without being asked, say --yes.")
    paragraph(what)
    return click.confirm("Go on?", default=False)
