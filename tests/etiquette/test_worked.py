"""What is advised today for every worked case, as the clock goes on: a change shows as a diff.

`worked.tsv` is made, not judged: the gold file says what is right. Whoever changes a rule on purpose
makes it anew and reads what changed: python -m tests.etiquette.test_worked
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

from tactful.etiquette.advice import Advice
from tactful.etiquette.case import KINDS_OUT, Case, Channel
from tactful.etiquette.decision import advise
from tactful.etiquette.grounds import grounds
from tactful.etiquette.look_again import look_again_at
from tactful.etiquette.permission import permission
from tactful.etiquette.profiles import PROFILES, Profile
from tactful.etiquette.stage import stage_of
from tests.world import case, gold_lines

KEPT = Path(__file__).with_name("worked.tsv")
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
                    basis = grounds(then, advise(then, profile), profile)
                    yield f"\t{json.dumps(basis, ensure_ascii=False, default=str)}"


def told(subject: Case, profile: Profile) -> Iterator[str]:
    """The advice, when to look again, the stage, and what may be sent."""
    advice = advise(subject, profile)
    yield " ".join(
        [
            advice.action.value, f"{advice.rule}.{advice.row}", *advice.delays,
            str(advice.attempt or "-"), advice.person or "-",
            advice.channel.value if advice.channel else "-",
            shown(advice.opens), shown(advice.closes), shown(advice.send_from),
            "late" if advice.late else "",
        ]
    )  # fmt: skip
    yield shown(look_again_at(subject, profile, advice))
    yield stage_of(subject, advice).value
    yield " ".join(permissions(subject, advice, profile))


def permissions(subject: Case, advice: Advice, profile: Profile) -> Iterator[str]:
    """For everybody and every kind of message by mail: the reason against it, if there is one."""
    for person in subject.people or ():
        for kind in sorted(KINDS_OUT):
            may = permission(subject, kind, person.id, Channel.EMAIL, profile)
            if may.why is not None:
                yield f"{person.id}:{kind.value}={may.why.value}@{shown(may.from_)}"
    if subject.people:
        may = permission(subject, sorted(KINDS_OUT)[0], None, Channel.PHONE, profile)
        yield f"nobody={may.why.value if may.why else 'ok'}"


def shown(at: datetime | None) -> str:
    return at.isoformat(timespec="minutes") if at else "-"


def test_the_worked_cases_are_advised_as_they_were() -> None:
    kept = KEPT.read_text("utf-8").splitlines()
    found = list(lines())
    different = [f"- {old}\n+ {new}" for old, new in zip(kept, found, strict=False) if old != new]
    assert not different, "\n".join(different[:10])
    assert len(kept) == len(found)


if __name__ == "__main__":
    KEPT.write_text("".join(f"{line}\n" for line in lines()), "utf-8")
