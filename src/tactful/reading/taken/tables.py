"""Tables in text: by commas, semicolons, tabs or bars; also as Markdown writes them."""

from __future__ import annotations

import csv
import re
from collections import Counter
from io import StringIO

from tactful.reading.taken.sorts import Unreadable

MOST_ROWS = 100_000
LONGEST_CELL = 100_000
DELIMITERS = ",;\t|"
LOOKED_AT = 20  # lines
RULE = re.compile(r"\|?\s*:?-{3,}:?\s*(?:\|\s*:?-{3,}:?\s*)*\|?")  # under a Markdown head


def is_table(text: str) -> bool:
    """Whether most lines hold as many cells as the first, which looks like a head."""
    return _delimiter(text) is not None


def rows_of(text: str) -> list[list[str]]:
    """The rows with their cells, the head first; empty rows are left out."""
    delimiter = _delimiter(text) or ","
    if delimiter == "|":
        found = [_markdown(line) for line in text.split("\n") if not RULE.fullmatch(line.strip())]
    else:
        csv.field_size_limit(LONGEST_CELL)
        try:
            found = list(csv.reader(StringIO(text), delimiter=delimiter))
        except csv.Error as error:
            raise Unreadable(
                f"That table cannot be read ({error}). Save it anew as CSV."
            ) from error
    rows = [[cell.strip() for cell in row] for row in found if any(cell.strip() for cell in row)]
    if len(rows) > MOST_ROWS:
        raise Unreadable(f"That table has more than {MOST_ROWS:,} rows. Take a part at a time.")
    return rows


def _delimiter(text: str) -> str | None:
    lines = [line for line in text[:200_000].split("\n") if line.strip()][:LOOKED_AT]
    if not lines:
        return None
    head = lines[0]
    counts = Counter({sign: head.count(sign) for sign in DELIMITERS})
    sign, cells = counts.most_common(1)[0]
    if cells == 0 or len(head) > 2000 or _is_prose(head, sign):
        return None
    return sign


def _is_prose(head: str, sign: str) -> bool:
    """A sentence has commas too; the names of columns are short, and no one ends in a stop."""
    cells = [cell.strip(" \"'") for cell in head.split(sign)]
    wordy = any(len(cell.split()) > 5 for cell in cells)
    return wordy or (head.rstrip().endswith((".", "?", "!", ",")) and sign == ",")


def _markdown(line: str) -> list[str]:
    return line.strip().removeprefix("|").removesuffix("|").split("|")
