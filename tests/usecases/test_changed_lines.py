"""Interviews that move or are off, calls that were missed: lines by three hands that saw nothing."""

from __future__ import annotations

import json
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from tactful.wording.days import say_day, say_time
from tests.usecases.test_line import keep, plan

if TYPE_CHECKING:
    from tactful.records.models import Owner
    from tactful.usecases.line.plans import LinePlan

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 11, 30, 10, tzinfo=NEW_YORK)
SETS = Path("corpus/test")


def _understood(planned: LinePlan) -> str:
    chips = " | ".join(planned.chips)
    for what, words in (
        ("moved", "Now on "),
        ("talk", "Interview on "),
        ("talk", "They call you on "),
        ("talk", "The interview: "),
        ("missed", "It is your turn to answer"),
        ("spoke", "They called "),
    ):
        if words in chips:
            return what
    return "off" if chips.endswith(" is off") else "other"


def _is_right(row: dict[str, Any], planned: LinePlan) -> bool:
    if _understood(planned) != row["what"]:
        return False
    if not row["when"]:
        return True
    at = datetime.fromisoformat(row["when"])
    there = f"{say_day(at.date(), NOW.date())}, {say_time(at)}"
    return any(chip.endswith(there) for chip in planned.chips)


@pytest.mark.parametrize(
    ("name", "least"), [("changes-1", 76), ("changes-2", 57), ("changes-3", 50)]
)
def test_lines_of_other_hands(owner: Owner, name: str, least: int) -> None:
    keep(owner, "new: Engineer at Acme", NOW, place="US-NY")
    keep(owner, "new: Analyst at Globex", NOW, place="US-NY")
    keep(owner, "interview with Dana Reyes at Acme on 2 December at 15:00", NOW)
    keep(owner, "interviewed at Globex last Wednesday at 14:00 with Kim Lee", NOW)
    rows = [json.loads(line) for line in (SETS / f"{name}.jsonl").read_text("utf-8").splitlines()]
    right = [row for row in rows if _is_right(row, plan(owner, row["line"], NOW))]
    assert len(right) >= least, [row for row in rows if row not in right]


def test_what_is_no_news_of_an_interview_moves_none(owner: Owner) -> None:
    keep(owner, "new: Engineer at Acme", NOW, place="US-NY")
    keep(owner, "interview with Dana Reyes at Acme on 2 December at 15:00", NOW)
    for line in (
        "the decision at Acme is postponed to the 10th",
        "Acme moved the start date to 1 March at 9",
        "dentist moved to Thursday at 10",
        "when is the Acme interview now?",
    ):
        assert _understood(plan(owner, line, NOW)) not in ("moved", "off"), line
