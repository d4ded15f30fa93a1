"""Tables in text: by commas, semicolons, tabs or bars; also as Markdown writes them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from io import StringIO

from tactful.reading.taken.columns import HEADS
from tactful.reading.taken.sorts import UnreadableFile

MOST_ROWS = 100_000
LONGEST_CELL = 100_000
DELIMITERS = ",;\t|"
LOOKED_AT = 10  # lines
LONGEST_HEAD = 2000
ALIKE = 0.6  # of the lines below a head that no table is known by
KNOWN_HEADS = frozenset(name for names in HEADS.values() for name in names)
KNOWN_ENOUGH = 2  # heads of a line that tables are known by
RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")  # under a Markdown head


@dataclass(frozen=True, slots=True)
class Workbook:
    """The table of a workbook, the head first, and the names of the sheets that are left out."""

    rows: list[list[str]]
    left_out: tuple[str, ...] = ()


def table_of(sheets: Mapping[str, list[list[str]]]) -> Workbook:
    """The table that a workbook's sheets hold: the one whose head is known best, and what other
    sheets with the very same head go on with, a year a sheet for example. Raises `Unreadable`.
    """
    tables = {name: _from_head(rows) for name, rows in sheets.items()}
    tables = {name: rows for name, rows in tables.items() if len(rows) > 1}
    if not tables:
        raise UnreadableFile("no_table")
    head = max((rows[0] for rows in tables.values()), key=_known_heads)
    alike = {name: rows for name, rows in tables.items() if rows[0] == head}
    below = [row for rows in alike.values() for row in rows[1:]]
    if len(below) > MOST_ROWS:
        raise UnreadableFile("many_rows", rows=MOST_ROWS)
    return Workbook([head, *below], tuple(name for name in tables if name not in alike))


def _from_head(rows: list[list[str]]) -> list[list[str]]:
    """Without what stands above the head: "My search, 2026"."""
    head = next(
        (n for n, row in enumerate(rows[:LOOKED_AT]) if _known_heads(row) >= KNOWN_ENOUGH), 0
    )
    return rows[head:]


def _known_heads(cells: Iterable[str]) -> int:
    return len({cell.strip(" \"'*|").lower() for cell in cells} & KNOWN_HEADS)


def is_table(text: str) -> bool:
    """Whether most lines hold as many cells as the first, which looks like a head."""
    return _head(text) is not None


def rows_of(text: str) -> list[list[str]]:
    """The rows with their cells, the head first; empty rows, and what stands above the head, are
    left out.
    """
    above, delimiter = _head(text) or (0, ",")
    table = text.split("\n", above)[above] if above else text
    rows: list[list[str]] = []
    for row in _cells(table, delimiter):
        stripped = [cell.strip() for cell in row]
        if any(stripped):
            rows.append(stripped)
        if len(rows) > MOST_ROWS:
            raise UnreadableFile("many_rows", rows=MOST_ROWS)
    return rows


def _cells(table: str, delimiter: str) -> Iterator[list[str]]:
    if delimiter == "|":
        lines = (found[0] for found in re.finditer(r"[^\n]+", table))
        yield from (_markdown(line) for line in lines if not RULE.fullmatch(line.strip()))
        return
    csv.field_size_limit(LONGEST_CELL)
    try:
        yield from csv.reader(StringIO(table), delimiter=delimiter)
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
    return line.strip().removeprefix("|").removesuffix("|").split("|")
