"""What is advised today for every worked case, as the clock goes on: a change shows as a diff.

`worked.tsv` is made, not judged: the gold file says what is right. Whoever changes a rule on purpose
makes it anew and reads what changed: python -m tests.etiquette.test_worked
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from tactful.etiquette.profiles import PROFILES
from tests.etiquette.told import grounds_of, told
from tests.world import case, gold_lines

KEPT = Path(__file__).with_name("worked.tsv")
ANEW = "If you meant it: .venv/dev/bin/python -m tests.etiquette.test_worked, and read the diff."
LATER = (0, 5, 24, 72, 144, 240, 408, 816, 1920)  # hours after a case's own instant
OTHERS_LATER = (0, 144, 408)


def lines() -> Iterator[str]:
    """A line for each case, profile and instant; below the first of each, what it rests on."""
    for row in gold_lines("advice.jsonl"):
        subject = case(row["case"])
        for name, profile in sorted(PROFILES.items()):
            for hours in LATER if name == "standard" else OTHERS_LATER:
                then = replace(subject, now=subject.now + timedelta(hours=hours))
                yield "\t".join([row["name"], name, f"+{hours} h", *told(then, profile)])
                if hours == 0:
                    yield f"\t{grounds_of(then, profile)}"


def test_the_worked_cases_are_advised_as_they_were() -> None:
    kept = KEPT.read_text("utf-8").splitlines()
    found = list(lines())
    different = [f"- {old}\n+ {new}" for old, new in zip(kept, found, strict=False) if old != new]
    assert not different, "\n".join([ANEW, *different[:10]])
    assert len(kept) == len(found)


if __name__ == "__main__":
    KEPT.write_text("".join(f"{line}\n" for line in lines()), "utf-8")
