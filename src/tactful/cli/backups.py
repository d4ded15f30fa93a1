"""`backup` and `restore`: a copy of the records, and back to one."""

from __future__ import annotations

from pathlib import Path

import click

from tactful import clock
from tactful.cli.history import is_sure
from tactful.cli.options import as_json as json_option
from tactful.cli.output import paragraph, say, say_json


@click.command(epilog="Example: tactful backup ~/tactful-copy.sqlite3")
@click.argument("file", required=False)
@json_option
def backup(file: str | None, as_json: bool) -> None:
    """A consistent copy of your records, even while another program writes to them.

    Without FILE it goes to the folder backups beside the records. To go back to a copy:
    tactful restore
    """
    from tactful.usecases.keep_backups import back_up

    target = Path(file).absolute() if file else None
    written = back_up(clock.now(), target)
    if as_json:
        say_json({"backup": str(written)})
    else:
        paragraph(f"Copied your records to {written}")


@click.command(epilog="Example: tactful restore 20261209T153000Z.sqlite3")
@click.argument("backup", required=False)
@click.option("--list", "list_", is_flag=True, help="Only list the backups.")
@click.option("--check", is_flag=True, help="Only look whether the backup is whole.")
@click.option("--yes", is_flag=True, help="Without being asked.")
@json_option
def restore(backup: str | None, list_: bool, check: bool, yes: bool, as_json: bool) -> None:
    """Put a backup in the place of your records; what stands there is kept.

    BACKUP is the name of one beside your records, or a file; without it the newest is meant.
    """
    from tactful.usecases import keep_backups

    known = keep_backups.see_backups()
    if list_:
        _list_backups(known, as_json)
        return
    chosen = keep_backups.meant(backup)
    count = keep_backups.check(chosen)
    holds = f"{chosen.name} is whole and holds {count} application{'' if count == 1 else 's'}."
    if check:
        if as_json:
            say_json({"backup": str(chosen), "applications": count})
        else:
            paragraph(holds)
        return
    if not as_json:
        paragraph(holds)
    if not is_sure("It takes the place of your records; those are kept among the backups.", yes):
        say("Nothing was changed.")
        return
    kept = keep_backups.restore(chosen, clock.now())
    if as_json:
        say_json({"restored": str(chosen), "kept": str(kept) if kept else None})
        return
    paragraph(f"Your records are those of {chosen.name} now.")
    if kept:
        paragraph(f"What stood there before is kept as {kept}")


def _list_backups(known: list[Path], as_json: bool) -> None:
    if as_json:
        say_json([str(path) for path in known])
        return
    if not known:
        say("There is no backup yet. Make one: tactful backup")
    for path in known:
        say(path.name)
