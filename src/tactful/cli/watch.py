"""`watch` and `channels`: Tactful calls you when something is due."""

from __future__ import annotations

import threading
from dataclasses import asdict
from datetime import datetime
from typing import TYPE_CHECKING, Any

import click

from tactful import clock, wiring
from tactful.cli.options import as_json as json_option
from tactful.cli.options import session
from tactful.cli.output import paragraph, say, say_json
from tactful.refusal import Misused, Refused
from tactful.wording.calendar_server import say_synced
from tactful.wording.channels import say_how_it_does
from tactful.wording.notices import say_wishes

if TYPE_CHECKING:
    from tactful.usecases.keep_channels import Way
    from tactful.usecases.rounds import Due, Round
    from tactful.usecases.session import Session


@click.command(epilog="Example: tactful watch --once --json")
@click.option("--once", is_flag=True, help="Look once and end: for cron, or to see what it does.")
@click.option("--dry-run", is_flag=True, help="Call nobody; only show what is due (with --once).")
@click.option("--install", is_flag=True, help="Run after every login; shown before it is written.")
@click.option("--uninstall", is_flag=True, help="Run after login no more.")
@click.option("--yes", is_flag=True, help="Write it without asking (with --install).")
@json_option
def watch(
    once: bool, dry_run: bool, install: bool, uninstall: bool, yes: bool, as_json: bool
) -> None:
    """Call you when something is due, through the ways of `tactful channels`. Ctrl-C ends it.

    Each thing is said once, never at night, never for waiting. `tactful serve` does the same while
    it runs.
    """
    if install or uninstall:
        _at_login(install=install, sure=yes)
        return
    from tactful.worker.watch import run, tick

    if dry_run and not once:
        raise Misused("--dry-run goes with --once.")
    if not dry_run:
        _needs_a_way()
    if once:
        _show(tick(clock.now(), dry_run=dry_run), as_json, would=dry_run)
        return
    stop = threading.Event()
    say("Watching. Ctrl-C ends it.")
    try:
        run(stop, lambda done: _show(done, as_json))
    except KeyboardInterrupt:
        stop.set()


def _at_login(*, install: bool, sure: bool) -> None:
    from tactful.cli import at_login

    if not install:
        at_login.uninstall("watch", ())
        return
    _needs_a_way()
    at_login.install("watch", (), sure=sure)


def _needs_a_way() -> None:
    with session() as here:
        from tactful.usecases.keep_channels import see_ways

        if not see_ways(here.owner) and not here.owner.calendar_server:
            raise Refused(
                "No way to call you is set up yet.",
                "Add one, like: tactful channels --add ntfy://my-own-topic",
            )


def _keep_wishes(here: Session, values: dict[str, Any]) -> None:
    from tactful.usecases import reminder_wishes

    values |= {n: "" for n in ("days_off", "link") if values.get(n) == "-"}
    if values.get("days_off"):
        values["days_off"] = here.place_code(values["days_off"])
    reminder_wishes.keep_wishes(here.owner, values, here.now, here.holidays)


def _as_json(way: Way) -> dict[str, Any]:
    return {
        name: value.isoformat() if isinstance(value, datetime) else value
        for name, value in asdict(way).items()
    }


def _told(due: Due) -> dict[str, str]:
    return {"about": str(due.application or ""), "cause": due.cause.value, "said": due.said}


def _show(done: Round, as_json: bool, *, would: bool = False) -> None:
    if as_json:
        say_json(
            {
                "told": [_told(due) for due in done.told],
                "unheard": [_told(due) for due in done.unheard],
                "calendar": dict(done.calendar),
                "failed": done.failed,
                "look_again_at": done.look_again_at.isoformat(),
            }
        )  # fmt: skip
        return
    for due in done.told:
        paragraph(due.said)
    if done.calendar:
        paragraph(say_synced(done.calendar, emptied=False, would=would))
    if done.failed:
        paragraph(f"Something did not work: {done.failed}")
        if done.unheard:
            say("What nobody heard is tried again.")
    if not (done.told or done.unheard):
        say("Nothing to say.")


@click.command(epilog="Example: tactful channels --add ntfy://my-own-topic")
@click.option("--add", metavar="ADDRESS", help="A way to call you; a test message goes out first.")
@click.option("--remove", type=int, metavar="NUMBER", help="Take one away.")
@click.option("--test", "try_it", is_flag=True, help="Send a test message on all of them.")
@click.option("--morning", metavar="HH:MM", help="Not before that hour of your clock.")
@click.option("--night", metavar="HH:MM", help="Not from that hour on.")
@click.option("--digest/--no-digest", default=None, help="One message in the morning for all.")
@click.option("--sunday/--no-sunday", default=None, help="On Sunday evening, the week ahead.")
@click.option("--discreet/--no-discreet", default=None, help="No names in the messages.")
@click.option("--days-off", metavar="PLACE", help="Quiet on its weekends and holidays; - for none.")
@click.option("--link", metavar="ADDRESS", help="Where your phone reaches Tactful; - for no links.")
@json_option
def channels(
    add: str | None, remove: int | None, try_it: bool, as_json: bool, **given: Any
) -> None:
    """The ways in which Tactful calls you: phone, mail or desktop.

    ADDRESS is written as apprise knows it: ntfy://topic, mailto://user:password@server,
    tgram://token/chat, json://host/path and about 170 more; desktop:// is this computer's. It is
    kept sealed on this computer. Nobody else is ever called.
    """
    with session() as here:
        from tactful.usecases import keep_channels, reminder_wishes

        values = {name: value for name, value in given.items() if value is not None}
        if values:
            _keep_wishes(here, values)
        notifier, sealer = wiring.notifier(), wiring.sealer()
        if add:
            way = keep_channels.add_way(here.owner, add, notifier, sealer)
            paragraph(f"The test message went out. You will be called by {way.name}.")
        if remove is not None:
            paragraph(f"Taken away: {keep_channels.remove_way(here.owner, remove).name}.")
        if try_it:
            keep_channels.send_test(here.owner, notifier, sealer, here.now)
            paragraph("The test message went out.")
        known = keep_channels.see_ways(here.owner)
        wishes = {**reminder_wishes.USUAL, **here.owner.reminders}
    if as_json:
        shown = [_as_json(way) for way in known]
        say_json({"ways": shown, "wishes": wishes})
    elif not (add or remove or try_it):
        for way in known:
            state = say_how_it_does(way.failed_at, way.rests_until, here.now, here.mine)
            say(f"{way.number}  {way.name}")
            if state:
                paragraph(state)
        if not known:
            paragraph(
                "No way to call you is set up. Example: tactful channels --add"
                " ntfy://tactful-a-word-nobody-guesses"
            )
        paragraph(say_wishes(wishes))
