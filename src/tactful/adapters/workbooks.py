"""Workbooks (.xlsx), read by openpyxl: values only, the first sheet that holds a table."""

from __future__ import annotations

import re
import zipfile
import zlib
from datetime import date, datetime
from io import BytesIO

from tactful.reading.taken.sorts import LARGEST, Unreadable
from tactful.reading.taken.tables import LONGEST_CELL, MOST_ROWS

LARGEST_UNPACKED = 300_000_000  # bytes
MOST_COLUMNS = 200
ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f]")  # what no cell can hold
# What openpyxl raises for a damaged file: it promises no exception of its own.
DAMAGED = (
    KeyError, ValueError, TypeError, AttributeError, IndexError, OSError, zipfile.BadZipFile,
    SyntaxError, EOFError, OverflowError, zlib.error, RecursionError,
)  # fmt: skip


def read_workbook(content: bytes) -> list[list[str]]:
    """The rows of a workbook, the head first. Raises `Unreadable` with what is wrong."""
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    _refuse_bombs(content)
    try:
        book = load_workbook(BytesIO(content), read_only=True, data_only=True, keep_links=False)
        for sheet in book.worksheets:
            rows = []
            for row in sheet.iter_rows(max_col=MOST_COLUMNS, values_only=True):
                cells = [_text(cell) for cell in row]
                while cells and not cells[-1]:
                    cells.pop()
                if cells:
                    rows.append(cells)
                if len(rows) > MOST_ROWS:
                    raise Unreadable(f"That table has more than {MOST_ROWS:,} rows.")
            if len(rows) > 1:
                return rows
    except (InvalidFileException, *DAMAGED) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable("That workbook cannot be read. Save it anew, or as CSV.") from error
    raise Unreadable("That workbook holds no table: a line of heads, and rows below it.")


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
            unpacked = sum(part.file_size for part in packed.infolist())
            names = packed.namelist()
    except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
        raise Unreadable("That file is damaged. Save it anew.") from error
    if unpacked > LARGEST_UNPACKED:
        raise Unreadable("That file would unpack to more than 300 MB; it was not opened.")
    if not any(name.startswith("xl/") for name in names):
        raise Unreadable("That is a packed folder, no workbook. Unpack it, and take what is in it.")


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
