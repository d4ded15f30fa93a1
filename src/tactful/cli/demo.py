"""`demo`: a search to play with, in records of its own."""

from __future__ import annotations

import click

from tactful import clock, config, wiring
from tactful.cli.main import use_demo_records
from tactful.cli.options import as_json as json_option
from tactful.cli.options import session
from tactful.cli.output import bold, heading, paragraph, put, safe, say
from tactful.refusal import Refused

NEXT = (
    ("why acme", "why to call Dana, or why not yet, and what would change it"),
    ("debrief fährmann", "note what was agreed; answer as you like"),
    ('log acme called "left a message"', "and see the advice change at once"),
    ("today --on friday", "what Friday will look like"),
    ("card everline", "the questions to take along"),
    ("undo", "take the last change back"),
)


@click.command(epilog="Example: tactful demo")
@click.pass_context
@json_option
def demo(context: click.Context, as_json: bool) -> None:
    """A search to play with, around today's date, apart from your own records.

    Each run makes it anew. Use it with: tactful --demo COMMAND
    """
    if not (context.parent and context.parent.params.get("demo")):
        use_demo_records()
    make_demo()
    from tactful.cli.today import today

    context.invoke(today, on=None, limit=15, as_json=as_json)
    if not as_json:
        _say_what_next()


def make_demo() -> None:
    """Make the demo anew, in the records of the demo."""
    try:
        wiring.throw_away_demo(clock.now())
    except Refused:  # a demo of another version, or a damaged one: nothing in it is anybody's
        for file in config.data_folder().glob("tactful.sqlite3*"):
            file.unlink()
    with session() as here:
        from tactful.usecases.fill_demo import fill_demo

        fill_demo(here.owner, here.now, here.mine, here.holidays)


def _say_what_next() -> None:
    say()
    heading("This is a demo, apart from your own records. Try next:")
    for command, what in NEXT:
        put(f"  {bold(safe(f'tactful --demo {command}'))}")
        paragraph(what, "      ")
    say()
    say('Your own search begins with: tactful add "Data Engineer at Acme" --place US-NY')
