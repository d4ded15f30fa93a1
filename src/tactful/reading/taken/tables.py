"""Tables in text: by commas, semicolons, tabs or bars; also as Markdown writes them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import pairwise

from tactful.reading.taken.sorts import Unreadable

MOST_ROWS = 100_000
LONGEST_CELL = 100_000
DELIMITERS = ",;\t|"
LOOKED_AT = 10  # lines
LONGEST_HEAD = 2000
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
    first line that has as many cells as the next one, else the first of all.
    """
    lines = text[:200_000].split("\n")[: LOOKED_AT + 1]
    written = [n for n, line in enumerate(lines) if line.strip()]
    signs = {n: _sign_of_head(lines[n]) for n in written[:LOOKED_AT]}
    for n, below in pairwise(written):
        sign = signs.get(n)
        if sign is not None and _count(lines[n], sign) == _count(lines[below], sign):
            return n, sign
    first = signs.get(written[0]) if written else None
    return (written[0], first) if first is not None else None


def _count(line: str, sign: str) -> int:
    """How many cells a line has; one that is quoted over several lines counts as it begins."""
    try:
        return len(next(csv.reader([line], delimiter=sign), []))
    except csv.Error:
        return 0


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
