"""Tables and contacts as files of other programs: `list --out`, `people --out`."""

from __future__ import annotations

from pathlib import Path

from tactful import wiring
from tactful.cli.options import session
from tactful.cli.output import paragraph
from tactful.private_files import write_private_bytes
from tactful.refusal import Misused, Refused


def write_table(out: str, words: str, standing: str) -> None:
    """The applications that fit, as .csv or .xlsx."""
    ending = Path(out).suffix.lower()
    if ending not in (".csv", ".xlsx"):
        raise Misused(f"“{out[:60]}” must end in .csv or .xlsx.")
    with session() as here:
        from tactful.usecases.export_table import as_csv, table_rows

        rows = table_rows(here.owner, words, standing=standing, now=here.now)
        content = as_csv(rows) if ending == ".csv" else wiring.file_writers().workbook(rows)
    _write(out, content)
    count = len(rows) - 1
    paragraph(f"Wrote {count:,} application{'' if count == 1 else 's'} to {out}.")


def write_people(out: str) -> None:
    """Everybody, as .vcf."""
    if Path(out).suffix.lower() != ".vcf":
        raise Misused(f"“{out[:60]}” must end in .vcf.")
    with session() as here:
        from tactful.usecases.export_table import people_cards

        cards = people_cards(here.owner)
    _write(out, wiring.file_writers().cards(cards))
    paragraph(f"Wrote {len(cards):,} {'person' if len(cards) == 1 else 'people'} to {out}.")


def _write(out: str, content: bytes) -> None:
    try:
        write_private_bytes(Path(out).absolute(), content)
    except OSError as error:
        raise Refused(f"{out} cannot be written: {error.strerror}.") from error
