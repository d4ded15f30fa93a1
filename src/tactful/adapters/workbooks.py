"""Workbooks (.xlsx), read by openpyxl: values only."""

from __future__ import annotations

import re
import zipfile
import zlib
from datetime import date, datetime
from io import BytesIO
from typing import Any

from tactful.reading.taken.sorts import LARGEST, Unreadable
from tactful.reading.taken.tables import LONGEST_CELL, MOST_ROWS, Table, table_of

LARGEST_UNPACKED = 150_000_000  # bytes
LARGEST_TEXTS = 30_000_000  # bytes of the words of all cells
MOST_TAGS = 15_000_000  # of one sheet: a hundred thousand rows of twenty cells have eight
TAGS_OF_A_ROW, TAGS_BESIDE = 1_300, 100_000  # two hundred cells; widths, links, formats
LOOKED_AT_ONCE = 1_000_000  # bytes
EMPTY_AT_ONCE = 1_000  # rows, after which a table is over
MOST_COLUMNS = 200
MOST_SHEETS = 30
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what no cell can hold
# What openpyxl raises for a damaged file: it promises no exception of its own.
DAMAGED = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile,
    SyntaxError, EOFError, OverflowError, zlib.error, RecursionError,
)  # fmt: skip


def read_workbook(content: bytes) -> Table:
    """The table a workbook holds. Raises `Unreadable` with what is wrong."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_bombs(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        return _best_of(book.worksheets)
    except (InvalidFileException, *DAMAGED) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("That workbook cannot be read. Save it anew, or as CSV.") from error


def _best_of(sheets: list[Any]) -> Table:
    """The table of a book; a sheet nobody can read, or beyond thirty, is left out and named."""
    read: dict[str, list[list[str]]] = {}
    left_out = [sheet.title for sheet in sheets[MOST_SHEETS:]]
    problem: Exception | None = None
    for sheet in sheets[:MOST_SHEETS]:
        try:
            read[sheet.title] = _rows_of(sheet)
        except DAMAGED as error:
            problem = problem or error
            left_out.append(sheet.title)
    if problem is not None and not any(sum(map(bool, rows)) > 1 for rows in read.values()):
        raise problem
    found = table_of(read)
    return Table(found.rows, found.where, (*found.left_out, *left_out))


def _rows_of(sheet: Any) -> list[list[str]]:
    """Its rows, empty ones too: a row that is refused is named by where it stands."""
    rows: list[list[str]] = []
    empty = 0
    for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
        cells = [_text(cell) for cell in row]
        while cells and not cells[-1]:
            cells.pop()
        empty = 0 if cells else empty + 1
        rows.append(cells)
        if empty > EMPTY_AT_ONCE:
            break
        if len(rows) > MOST_ROWS:
            raise Unreadable(f"That table has more than {MOST_ROWS:,} rows.")
    return rows


def write_workbook(rows: list[list[str]]) -> bytes:
    """A workbook of one sheet; every cell is text, so that none runs as a formula."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("Applications")
    for row in rows:
        cells = []
        for text in row:
            cell = WriteOnlyCell(sheet, value=ILLEGAL.sub("", text))
            cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    packed = BytesIO()
    book.save(packed)
    return packed.getvalue()


def _refuse_bombs(content: bytes) -> None:
    """A few kilobytes can unpack to terabytes: what it would become is looked at first."""
    if len(content) > LARGEST:
        raise Unreadable("That is more than 50 MB. Take a part of it at a time.")
    try:
        with zipfile.ZipFile(BytesIO(content)) as packed:
            _refuse_floods(packed)
    except Unreadable:
        raise
    except (*DAMAGED, RuntimeError) as error:
        raise Unreadable("That file is damaged. Save it anew.") from error


def _refuse_floods(packed: zipfile.ZipFile) -> None:
    """Counts before anything is read: rows, cells and words, as they stand in the file."""
    parts = packed.infolist()
    if sum(part.file_size for part in parts) > LARGEST_UNPACKED:
        raise Unreadable("That file would unpack to more than 150 MB; it was not opened.")
    if not any(part.filename.startswith("xl/") for part in parts):
        raise Unreadable("That is a packed folder, no workbook. Unpack it, and take what is in it.")
    for part in parts:
        if part.filename.endswith("sharedStrings.xml") and part.file_size > LARGEST_TEXTS:
            raise Unreadable("That workbook holds more text than any table. Take a part at a time.")
        if not part.filename.startswith("xl/worksheets/"):
            continue
        rows = tags = 0
        with packed.open(part) as sheet:
            while piece := sheet.read(LOOKED_AT_ONCE):
                rows += piece.count(b"<row")
                tags += piece.count(b"<")
                if tags > min(MOST_TAGS, TAGS_BESIDE + TAGS_OF_A_ROW * rows):
                    raise Unreadable(
                        "A sheet of that workbook holds more cells than any table. Copy what is"
                        " filled into a new one, or save it as CSV."
                    )
                if rows > MOST_ROWS + 1:
                    raise Unreadable(
                        f"A sheet of that workbook holds more than {MOST_ROWS:,} rows, most of them"
                        " empty perhaps. Copy what is filled into a new one, or save it as CSV."
                    )


def _text(cell: object) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        at_an_hour = cell.hour or cell.minute
        return cell.isoformat(" ", "minutes") if at_an_hour else cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell).strip()[:LONGEST_CELL]
