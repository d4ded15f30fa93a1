"""Tables in text: by commas, semicolons, tabs or bars; also as Markdown writes them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO

from tactful.reading.taken.columns import HEADS
from tactful.reading.taken.sorts import Unreadable

MOST_ROWS = 100_000
LONGEST_CELL = 100_000
DELIMITERS = ",;\t|"
LOOKED_AT = 10  # lines
LONGEST_HEAD = 2000
ALIKE = 0.6  # of the lines below a head that no table is known by
KNOWN_HEADS = frozenset(name for names in HEADS.values() for name in names)
KNOWN_ENOUGH = 2  # heads of a line that tables are known by
RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")  # under a Markdown head


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
            raise Unreadable(f"That table has more than {MOST_ROWS:,} rows. Take a part at a time.")
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
        raise Unreadable(f"That table cannot be read ({error}). Save it anew as CSV.") from error


def _head(text: str) -> tuple[int, str] | None:
    """How many lines stand above the head ("My search, 2026"), and what parts its cells: the
    first line that names columns as tables do, else the first of all.
    """
    lines = text[:200_000].split("\n")[:LOOKED_AT]
    written = [n for n, line in enumerate(lines) if line.strip()]
    signs = {n: sign for n in written if (sign := _sign_of_head(lines[n])) is not None}
    for n, sign in signs.items():
        cells = {cell.strip(" \"'*|").lower() for cell in lines[n].split(sign)}
        if len(cells & KNOWN_HEADS) >= KNOWN_ENOUGH:
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
