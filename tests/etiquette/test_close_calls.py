"""Close calls: histories in which one small mistake in a rule would advise otherwise.

`close_calls.jsonl` is found by a search (script/close_calls): for a mistake that no other test
notices, the smallest history that shows it. What is told there is kept as it was; whoever changes a
rule on purpose makes it anew and reads what changed: python -m tests.etiquette.test_close_calls
"""

from __future__ import annotations

import json
from pathlib import Path

from tactful.etiquette.profiles import PROFILES
from tests.etiquette.told import calls, experience, grounds_of, told
from tests.world import Json, case

KEPT = Path(__file__).with_name("close_calls.jsonl")


def lines(data: Json, profile_name: str) -> list[str]:
    """All that is told about a history."""
    subject, profile = case(data), PROFILES[profile_name]
    return [
        *told(subject, profile), grounds_of(subject, profile), calls(subject, profile),
        experience(subject),
    ]  # fmt: skip


def rows() -> list[Json]:
    return [json.loads(line) for line in KEPT.read_text("utf-8").splitlines()]


def as_line(row: Json) -> str:
    return json.dumps(row, ensure_ascii=False) + "\n"


def test_close_calls_are_decided_as_they_were() -> None:
    different = [
        f"{row['mistake']}\n- {was}\n+ {now}"
        for row in rows()
        for was, now in zip(row["told"], lines(row["case"], row["profile"]), strict=True)
        if was != now
    ]
    assert not different, "\n".join(different[:10])


if __name__ == "__main__":
    told_anew = [row | {"told": lines(row["case"], row["profile"])} for row in rows()]
    KEPT.write_text("".join(as_line(row) for row in told_anew), "utf-8")
