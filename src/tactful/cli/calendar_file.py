"""`calendar`: interviews, windows and deadlines for one's own calendar."""

from __future__ import annotations

from pathlib import Path

import click

from tactful import wiring
from tactful.cli.options import as_json as json_option
from tactful.cli.options import session
from tactful.cli.output import paragraph, put, say_json
from tactful.refusal import Refused


@click.command(epilog="Example: tactful calendar --out tactful.ics")
@click.option("--out", metavar="FILE", default="-", help="Where to write it (default: print it).")
@click.option("--notes/--no-notes", default=None, help="Your notes in its entries, from now on.")
@json_option
def calendar(out: str, notes: bool | None, as_json: bool) -> None:
    """Your diary as a calendar file (.ics): interviews with alarms, when to write, promised days.

    Texts hold no notes of yours unless you say --notes. To have it follow every change, subscribe
    to the address on the page Calendar of `tactful serve` instead.
    """
    with session() as here:
        from tactful.usecases.keep_diary import see_diary
        from tactful.usecases.reminder_wishes import keep_wishes

        if notes is not None:
            keep_wishes(here.owner, {"notes": notes}, here.now, here.holidays)
        diary = see_diary(here.owner, here.now, here.mine)
    if as_json:
        say_json(
            [
                {
                    "uid": published.entry.uid,
                    "sequence": published.sequence,
                    "summary": published.entry.summary,
                    "starts": published.entry.starts.isoformat(),
                    "ends": published.entry.ends.isoformat(),
                    "alarms": [alarm.isoformat() for alarm in published.entry.alarms],
                    "cancelled": published.cancelled,
                }
                for published in diary
            ]
        )
        return
    content = wiring.diary_files().write(diary)
    if out == "-":
        put(content, nl=False)
        return
    _write(Path(out), content)
    count = sum(not published.cancelled for published in diary)
    paragraph(f"Wrote {count} {'entry' if count == 1 else 'entries'} to {out}.")


def _write(path: Path, content: bytes) -> None:
    from tactful.private_files import write_private_bytes

    try:
        write_private_bytes(path.absolute(), content)
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from error
