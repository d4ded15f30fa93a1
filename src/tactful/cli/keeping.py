"""`export` and `import`: all of it out, all of it in."""

from __future__ import annotations

import json
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any

import click

from tactful.cli.options import as_json as json_option
from tactful.cli.options import session
from tactful.cli.output import counted_out, json_text, paragraph, put, say, say_json
from tactful.refusal import Refused

if TYPE_CHECKING:
    from tactful.usecases.import_records import Planned

MANY = 50  # rows of a plan, beyond which the rest is counted
LARGEST_IMPORT = 2_000_000_000


@click.command(epilog="Example: tactful export my-search.json")
@click.argument("file", default="-")
@click.option(
    "--json", "as_json", is_flag=True, help="Print JSON (what is exported is JSON anyway)."
)
def export(file: str, as_json: bool) -> None:
    """Everything as one JSON file (docs/export.md); - is the standard output."""
    with session() as here:
        from tactful.usecases.export_records import export_records

        data = export_records(here.owner, here.now, here.holidays)
    text = json_text(data, indent=1) + "\n"
    if file == "-":
        put(text, nl=False)
        return
    _write_whole(Path(file), text)
    count = len(data["applications"])
    if as_json:
        say_json({"exported": count, "file": file})
        return
    paragraph(f"Exported {count} application{'' if count == 1 else 's'} to {file}.")


def _write_whole(path: Path, text: str) -> None:
    """All of it or nothing: a half-written export would look like a whole one."""
    from tactful.private_files import write_private_bytes

    try:
        write_private_bytes(path.absolute(), text.encode())
    except OSError as error:
        raise Refused(f"{path} cannot be written: {error.strerror}.") from error


@click.command("import", epilog="Example: tactful import my-search.json --dry-run")
@click.argument("file", type=click.File("rb"))
@click.option("--dry-run", is_flag=True, help="Only show what would be done.")
@json_option
def import_(file: IO[bytes], dry_run: bool, as_json: bool) -> None:
    """Import an export, all of it or nothing; importing the same file again changes nothing."""
    data = _read(file)
    with session() as here:
        from tactful.usecases.import_records import importing

        steps = importing(here.owner, data, here.now, here.holidays, dry_run=dry_run)
        plan = counted_out(steps, quiet=as_json)
    refused = [planned for planned in plan if planned.action == "refuse"]
    if as_json:
        say_json(
            {
                "done": not (dry_run or refused),
                "plan": [{"row": p.row, "action": p.action, "why": p.why} for p in plan],
            }
        )
    else:
        _show_plan(plan, dry_run)
    if refused:
        raise Refused(
            f"{len(refused)} of {len(plan)} rows cannot be imported, so nothing was. Mend them and"
            " try again."
        )


def _read(file: IO[bytes]) -> Any:
    content = file.read(LARGEST_IMPORT + 1)
    if len(content) > LARGEST_IMPORT:
        raise Refused("The file is larger than 2 GB; that is no export of Tactful.")
    try:
        return json.loads(content.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise Refused(f"{file.name} is not UTF-8 text (byte {error.start}).") from error
    except RecursionError as error:
        raise Refused(f"{file.name} is nested too deeply to be an export.") from error
    except ValueError as error:
        raise Refused(
            f"{file.name} is no export of Tactful ({error}).",
            f"A table, a mail or an invitation is taken in with: tactful take {file.name}",
        ) from error


def _show_plan(plan: list[Planned], dry_run: bool) -> None:
    words = {"add": "add", "change": "change", "keep": "keep as it is", "refuse": "REFUSE"}
    shown = [p for p in plan if p.action == "refuse"]  # these first, and all of them
    others = [p for p in plan if p.action != "refuse" and (p.action != "keep" or len(plan) <= MANY)]
    for planned in [*shown, *others[:MANY]]:
        why = f": {planned.why}" if planned.why else ""
        paragraph(f"{words[planned.action]}  {planned.row}{why}", "    ", "  ")
    if len(others) > MANY:
        say(f"  … and {len(others) - MANY:,} more (all of them: --json)")
    counted = {word: sum(p.action == word for p in plan) for word in ("add", "change", "keep")}
    if any(p.action == "refuse" for p in plan):
        return
    if dry_run:
        say(
            f"It would add {counted['add']}, change {counted['change']} and keep {counted['keep']}"
            " as they are. Nothing was written."
        )
    else:
        say(
            f"Added {counted['add']}, changed {counted['change']}, kept {counted['keep']} as they"
            " were."
        )
