"""Lines by other hands, and whether one is read as it is labelled (corpus/lines.tsv)."""

from __future__ import annotations

import csv
import re
from pathlib import Path

from tactful.reading.line.shorthand import spelled_out
from tactful.reading.one_line import OneLine, read_one_line

LINES = Path(__file__).resolve().parents[2] / "corpus" / "lines.tsv"
STORIES = ("talk", "applied", "add")
DAY_IS_OF_NO_USE = ("find", "away", "on-hold", "invited", "offer", "add")
MESSAGES_OF_MINE = {"sent", "called", "followed-up"}  # which of them it is, the advice decides
LEAD = re.compile(r"^(?:the|at|on|a|in) ")
IDLE = re.compile(r"\b(?:at|the|about|on|in|of|am|pm)\b|(?<=\d)(?:am|pm|st|nd|rd|th)\b|:00")

Row = dict[str, str]


def rows() -> list[Row]:
    """The labelled lines."""
    with LINES.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def misread(row: Row) -> list[str]:
    """What is read otherwise than it is labelled: nothing, if all is right."""
    told = read_one_line(row["line"])
    right = {
        "deed": told.deed == row["deed"] or {told.deed, row["deed"]} <= MESSAGES_OF_MINE,
        "person": row["deed"] == "find" or _person(row, told),
        "when": row["deed"] in DAY_IS_OF_NO_USE or _when(row["when"], told.when),
    }
    if row["deed"] in STORIES:
        company, person = told.company, told.person
        if told.deed == "talk" and not company and not row["person"]:
            company = person  # nobody is known by that name, so it is the company
        right["company"] = _plain(company) == _plain(row["company"])
        right["role"] = _plain(told.role) == _plain(row["role"])
    return [name for name, good in right.items() if not good]


def _person(row: Row, told: OneLine) -> bool:
    wanted = _plain(row["person"])
    if row["deed"] not in STORIES:
        return _plain(told.who) == (wanted or _plain(row["company"]))
    if not wanted and not told.company:
        return _plain(told.person) in ("", _plain(row["company"]))
    return _plain(" and ".join(filter(None, (told.person, *told.also)))) == wanted


def _when(labelled: str, read: str) -> bool:
    """Whether both name the same day; a day and an hour may stand in either order."""
    wanted, found = (
        set(IDLE.sub(" ", _plain(w)).replace(".", ":").split()) for w in (labelled, read)
    )
    hours = {word for word in wanted | found if word[:1].isdigit()}
    return wanted == found or (wanted - hours == found - hours and bool(wanted) == bool(found))


def _plain(words: str) -> str:
    plain = LEAD.sub("", spelled_out(words).casefold().strip(" .,"))
    return plain.replace(" n ", " and ")
