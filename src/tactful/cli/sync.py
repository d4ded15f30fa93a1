"""`sync`: the diary kept in step on a calendar server."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from tactful import wiring
from tactful.cli.options import as_json as json_option
from tactful.cli.options import session
from tactful.cli.output import paragraph, say, say_json
from tactful.refusal import Misused, Refused
from tactful.wording.calendar_server import say_proposal, say_step_there, say_synced

if TYPE_CHECKING:
    from tactful.ports import RemoteCalendar
    from tactful.usecases.session import Session


@click.command(epilog="Example: tactful sync --connect https://dav.example.org --user robin")
@click.option("--connect", metavar="ADDRESS", help="The calendar server (CalDAV) to keep it on.")
@click.option("--user", help="Your name there (with --connect); the password is asked for.")
@click.option("--disconnect", is_flag=True, help="Keep it there no more; what lies there stays.")
@click.option("--dry-run", is_flag=True, help="Show what would be done, and do nothing.")
@click.option("--fill", is_flag=True, help="Fill the calendar again after it was emptied.")
@click.option("--as-there", type=click.IntRange(1), help="What you did there counts: its number.")
@click.option("--as-here", type=click.IntRange(1), help="What stands here counts: its number.")
@json_option
def sync(
    connect: str | None,
    user: str | None,
    disconnect: bool,
    dry_run: bool,
    fill: bool,
    as_there: int | None,
    as_here: int | None,
    as_json: bool,
) -> None:
    """Keep your diary in a calendar of its own on a calendar server (CalDAV).

    `tactful serve` and `tactful watch` do it by themselves. Only the calendar "Tactful" is ever
    written to. What you move or delete there is asked about here, and never undone by itself.
    """
    if as_there and as_here:
        raise Misused("Say --as-there or --as-here, not both.")
    if connect and dry_run:
        raise Misused(
            "--dry-run changes nothing, and --connect makes a calendar there. Connect first; then"
            " --dry-run shows what each later look would do."
        )
    with session() as here:
        from tactful.usecases import keep_remote

        if disconnect:
            keep_remote.disconnect(here.owner)
            say("Disconnected. What lies there stays.")
            return
        if connect:
            _connect(here, connect, user or "")
        decided = as_there or as_here
        if decided:
            _settle(here, decided, as_there=as_there is not None)
        with _there(here) as there:
            done = keep_remote.sync(
                here.owner, there, wiring.diary_files(), here.now, here.mine,
                dry_run=dry_run, fill=fill,
            )  # fmt: skip
        proposals = [
            say_proposal(p.summary, p.did, p.moved_to, here.today)
            for p in keep_remote.see_proposals(here.owner, here.now, here.mine)
        ]
    if as_json:
        say_json(
            {
                "done": dict(done.counts), "emptied": done.emptied,
                "steps": [{"do": do, "entry": name} for do, name in done.told],
                "proposals": proposals,
            }
        )  # fmt: skip
        return
    paragraph(say_synced(done.counts, emptied=done.emptied, would=dry_run))
    for do, name in done.told if dry_run else ():
        paragraph(say_step_there(do, name), "      ", "    - ")
    for number, said in enumerate(proposals, 1):
        paragraph(said, "   ", f"{number}  ")
    if proposals:
        paragraph("What counts? tactful sync --as-there NUMBER, or --as-here NUMBER")


def _connect(here: Session, address: str, user: str) -> None:
    from tactful.usecases import keep_remote

    if not user:
        raise Misused("Under which name? Say --user too.")
    if sys.stdin.isatty():
        password = click.prompt("Password", hide_input=True)
    else:
        password = sys.stdin.readline().rstrip("\n")
    ours = wiring.calendar_server(address, user, password)
    keep_remote.connect(here.owner, ours, user, wiring.sealer().seal(password))
    paragraph(f"Connected: {ours}. Only that calendar is written to.")


def _settle(here: Session, number: int, *, as_there: bool) -> None:
    from tactful.usecases import keep_remote

    proposals = keep_remote.see_proposals(here.owner, here.now, here.mine)
    if number > len(proposals):
        raise Misused(f"There is nothing of the number {number} to decide about.")
    uid = proposals[number - 1].uid
    keep_remote.settle(here.owner, uid, as_there=as_there, now=here.now, holidays=here.holidays)


@contextmanager
def _there(here: Session) -> Iterator[RemoteCalendar]:
    if not here.owner.calendar_server:
        raise Refused(
            "No calendar server is connected.",
            "Connect one: tactful sync --connect https://dav.example.org --user robin",
        )
    with wiring.remote_calendar(here.owner.calendar_server) as there:
        yield there
