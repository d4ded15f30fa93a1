"""Tables in text: by commas, semicolons, tabs or bars; also as Markdown writes them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from tactful.reading.taken.columns import HEADS, key_of
from tactful.reading.taken.sorts import UnreadableFile

MOST_ROWS = 100_000
LONGEST_CELL = 100_000
DELIMITERS = ",;\t|"
LOOKED_AT = 10  # lines
LONGEST_HEAD = 2000
ALIKE = 0.6  # of the lines below a head that no table is known by
KNOWN_HEADS = frozenset(key_of(name) for names in HEADS.values() for name in names)
KNOWN_ENOUGH = 2  # heads of a line that tables are known by
RULE = re.compile(r"\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?")  # under a Markdown head
BAR = re.compile(r"(?<!\\)\|")  # one that parts cells: within a cell it is written \\|
Where = tuple[str, int]  # the sheet, empty where there is none, and the line, counted from 1


@dataclass(frozen=True, slots=True)
class Table:
    """The rows with their cells, the head first, without empty ones; where each of them stands;
    and the names of the sheets that are left out.
    """

    rows: list[list[str]]
    where: list[Where]
    left_out: tuple[str, ...] = ()


def table_of(sheets: Mapping[str, list[list[str]]]) -> Table:
    """The table that a workbook's sheets hold: the one whose head is known best, and what other
    sheets with the very same head go on with, a year a sheet for example. Empty rows are handed
    in as well. Raises `UnreadableFile` where no sheet holds a table, or it has too many rows.
    """
    tables = {name: _from_head(_filled(name, rows)) for name, rows in sheets.items()}
    tables = {name: table for name, table in tables.items() if len(table.rows) > 1}
    if not tables:
        raise UnreadableFile("no_table")
    head = max((table.rows[0] for table in tables.values()), key=_known_heads)
    alike = {name: table for name, table in tables.items() if table.rows[0] == head}
    below = [row for table in alike.values() for row in table.rows[1:]]
    if len(below) > MOST_ROWS:
        raise UnreadableFile("many_rows", rows=MOST_ROWS)
    first = next(iter(alike.values()))
    where = [first.where[0], *(at for table in alike.values() for at in table.where[1:])]
    return Table([head, *below], where, tuple(name for name in tables if name not in alike))


def _filled(sheet: str, rows: list[list[str]]) -> Table:
    filled = [(row, (sheet, number)) for number, row in enumerate(rows, start=1) if any(row)]
    return Table([row for row, _ in filled], [at for _, at in filled])


def _from_head(table: Table) -> Table:
    """Without what stands above the head: "My search, 2026"."""
    rows = table.rows
    head = next(
        (n for n, row in enumerate(rows[:LOOKED_AT]) if _known_heads(row) >= KNOWN_ENOUGH), 0
    )
    return Table(rows[head:], table.where[head:])


def _known_heads(cells: Iterable[str]) -> int:
    return len({key_of(cell.strip(" \"'*|")) for cell in cells} & KNOWN_HEADS)


def is_table(text: str) -> bool:
    """Whether most lines hold as many cells as the first, which looks like a head."""
    return _head(text) is not None


def rows_of(text: str) -> Table:
    """The table in a text, without what stands above its head. Raises `UnreadableFile` where it
    is damaged, or has too many rows.
    """
    above, delimiter = _head(text) or (0, ",")
    table = text.split("\n", above)[above] if above else text
    rows: list[list[str]] = []
    where: list[Where] = []
    for line, row in _cells(table, delimiter):
        stripped = [cell.strip() for cell in row]
        if any(stripped):
            rows.append(stripped)
            where.append(("", above + line))
        if len(rows) > MOST_ROWS:
            raise UnreadableFile("many_rows", rows=MOST_ROWS)
    return Table(rows, where)


def _cells(table: str, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Each row with the line on which it begins, counted from 1."""
    if delimiter == "|":
        for number, line in enumerate(StringIO(table), start=1):
            if not RULE.fullmatch(line.strip()):
                yield number, _markdown(line)
        return
    csv.field_size_limit(LONGEST_CELL)
    reader = csv.reader(StringIO(table), delimiter=delimiter)
    begins = 1
    try:
        for row in reader:
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise UnreadableFile("table_damaged", why=str(error)) from error


def _head(text: str) -> tuple[int, str] | None:
    """How many lines stand above the head ("My search, 2026"), and what parts its cells: the
    first line that names columns as tables do, else the first of all.
    """
    lines = text[:200_000].split("\n")[:LOOKED_AT]
    written = [n for n, line in enumerate(lines) if line.strip()]
    signs = {n: sign for n in written if (sign := _sign_of_head(lines[n])) is not None}
    for n, sign in signs.items():
        if _known_heads(lines[n].split(sign)) >= KNOWN_ENOUGH:
            return n, sign
    first = written[0] if written else 0
    if first in signs and _goes_on([lines[n] for n in written], signs[first]):
        return first, signs[first]
    return None


def _goes_on(lines: list[str], sign: str) -> bool:
    """Whether most lines below hold as many cells as the first: a greeting has a comma too."""
    csv.field_size_limit(LONGEST_CELL)
    try:
        head, *rows = csv.reader(StringIO("\n".join(lines)), delimiter=sign)
    except csv.Error:
        return False
    alike = sum(len(row) == len(head) for row in rows)
    return alike > 0 and alike >= ALIKE * len(rows)


def _sign_of_head(line: str) -> str | None:
    counts = Counter({sign: line.count(sign) for sign in DELIMITERS})
    sign, cells = counts.most_common(1)[0]
    return None if cells == 0 or len(line) > LONGEST_HEAD or _is_prose(line, sign) else sign


def _is_prose(head: str, sign: str) -> bool:
    """A sentence has commas too; the names of columns are short, and no one ends in a stop."""
    cells = [cell.strip(" \"'") for cell in head.split(sign)]
    wordy = any(len(cell.split()) > 5 for cell in cells)
    return wordy or (head.rstrip().endswith((".", "?", "!", ",")) and sign == ",")


def _markdown(line: str) -> list[str]:
    cells = BAR.split(line.strip().removeprefix("|").removesuffix("|"))
    return [cell.replace("\\|", "|") for cell in cells]
