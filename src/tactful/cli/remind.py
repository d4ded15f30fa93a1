"""`remind`: put a step off until a day of one's own choice."""

from __future__ import annotations

import click

from tactful.cli.applications import say_step
from tactful.cli.options import as_json as json_option
from tactful.cli.options import session, which
from tactful.cli.output import paragraph, say_json
from tactful.refusal import Misused


@click.command(epilog="Example: tactful remind acme monday")
@which
@click.argument("day", nargs=-1, metavar="DAY")
@click.option("--as-usual", is_flag=True, help="Not put off any more.")
@json_option
def remind(application: str, day: tuple[str, ...], as_usual: bool, as_json: bool) -> None:
    """Be reminded of an application on a day of your choice, and not before.

    DAY is a day on your clock, with an hour if you like: tomorrow, monday, "14 dec 15:00". Past the
    last good moment nothing can be put off; anything new is shown at once.
    """
    if bool(day) == as_usual:
        raise Misused("On which day? Say it like: tactful remind acme monday. Or say --as-usual.")
    with session() as here:
        from tactful.usecases import put_off
        from tactful.usecases.look import application_whole
        from tactful.wording.days import say_day, say_time

        row = here.find(application)
        if as_usual:
            put_off.end_putting_off(row, here.now, here.holidays)
            done = f"Reminders for {row} come as usual."
        else:
            words = " ".join(day)
            at = put_off.moment_to_remind(here.owner, words, here.now, here.mine)
            at = at.astimezone(here.mine)
            put_off.put_off(row, at, here.now, here.holidays)
            done = f"You are reminded of {row} on {say_day(at.date(), here.today)}, {say_time(at)}."
        whole = application_whole(row, here.now, here.holidays)
    if as_json:
        say_json(whole | {"remind_at": row.remind_at.isoformat() if row.remind_at else None})
        return
    paragraph(done)
    say_step(whole["advice"], here.today)
