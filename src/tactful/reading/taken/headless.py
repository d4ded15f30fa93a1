"""A table without a line of heads: what its columns hold is guessed from what stands in them."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from tactful.reading.line.names import is_job
from tactful.reading.taken.columns import Column
from tactful.reading.taken.table_days import NO_DAY, day_of
from tactful.reading.taken.table_statuses import status_of

MOST = 0.6  # of the cells that are filled
EMAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
LINK = re.compile(r"(?i)https?://\S+|www\.\S+")
PLAIN_WORDS = re.compile(r"[^\d@:/]*[^\W\d_][^@:/]*")
LOOKED_AT = 50  # rows


def heads_for(
    rows: Sequence[Sequence[str]], today: date, is_place: Callable[[str], bool]
) -> list[str] | None:
    """Heads for rows that have none, or None where the first row may be one: it holds neither a
    day, a link nor an address ("Land" is a head and a place).
    """
    first, width = rows[0], max(len(row) for row in rows[:LOOKED_AT])
    if not any(_is_day(c, today) or LINK.match(c) or EMAIL.match(c) for c in first):
        return None
    columns = [[r[n] for r in rows[:LOOKED_AT] if n < len(r) and r[n]] for n in range(width)]
    tests: tuple[tuple[Column, Callable[[str], bool]], ...] = (
        (Column.APPLIED_ON, lambda cell: _is_day(cell, today)),
        (Column.EMAIL, lambda cell: bool(EMAIL.fullmatch(cell))),
        (Column.LINK, lambda cell: bool(LINK.match(cell))),
        (Column.PLACE, is_place),
        (Column.STATUS, lambda cell: status_of(cell).known),
        (Column.ROLE, is_job),
        (Column.EMPLOYER, lambda cell: bool(PLAIN_WORDS.fullmatch(cell))),
        (Column.ROLE, lambda cell: bool(PLAIN_WORDS.fullmatch(cell))),
    )
    found: dict[int, Column] = {}
    for column, fits in tests:
        if column in found.values():
            continue
        numbered = list(enumerate(columns))
        # A company may be called like a town, and comes first: "Phoenix, Nurse, Boston".
        for n, cells in reversed(numbered) if column is Column.PLACE else numbered:
            if n not in found and cells and sum(map(fits, cells)) > MOST * len(cells):
                found[n] = column
                break
    return [found[n].value if n in found else f"column {n + 1}" for n in range(width)]


def _is_day(cell: str, today: date) -> bool:
    if cell.lower() in NO_DAY or not any(letter.isdigit() for letter in cell):
        return False
    return day_of(cell, today, month_is_first=False) is not None or (
        day_of(cell, today, month_is_first=True) is not None
    )
