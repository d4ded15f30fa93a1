"""Lines as people of many kinds type them, row by row."""

from __future__ import annotations

from pathlib import Path

from tests.reading.lines import misread, rows

KNOWN = Path(__file__).with_name("known_misread_lines.txt")


def disagreements() -> list[str]:
    """The lines that are not read as they are labelled, and what of them."""
    return [f"{row['line']}\t{', '.join(wrong)}" for row in rows() if (wrong := misread(row))]


def test_every_line_is_read_as_it_is_labelled_but_for_the_known_misses() -> None:
    """`script/judge.py --known` writes the list anew."""
    assert disagreements() == KNOWN.read_text("utf-8").splitlines()
