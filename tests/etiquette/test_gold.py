"""The worked cases: the same inputs give the same answers."""

from __future__ import annotations

from typing import Any

import pytest

from tactful.cases.writing import advice_as_json
from tactful.reading.promises import parse_promise
from tests.world import GOLD, advice, day, gold_lines, workdays

PROMISES = [
    line.split("\t")
    for line in (GOLD / "promises.tsv").read_text("utf-8").splitlines()
    if line and not line.startswith(("#", "said\t"))
]


@pytest.mark.parametrize("row", gold_lines("advice.jsonl"), ids=lambda row: row["name"])
def test_advice(row: dict[str, Any]) -> None:
    given = advice_as_json(advice(row["case"]))
    assert {name: given[name] for name in row["expect"]} == row["expect"]


@pytest.mark.parametrize(
    ("said", "place", "phrase", "not_before", "deadline"),
    PROMISES,
    ids=[f"{p[2][:40]} ({p[0]} {p[1]})" for p in PROMISES],
)
def test_promises(said: str, place: str, phrase: str, not_before: str, deadline: str) -> None:
    promise = parse_promise(phrase, day(said), workdays(place))
    shown = [d.isoformat() if d else "-" for d in (promise.not_before, promise.deadline)]
    assert shown == [not_before, deadline]


def test_the_gold_files_are_whole() -> None:
    assert len(PROMISES) == 87
    assert len(gold_lines("advice.jsonl")) == 141
