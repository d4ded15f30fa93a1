"""The rules as one reads them: every one of them, in the order in which they are asked."""

from __future__ import annotations

import pytest

from tactful.etiquette.profiles import PROFILES
from tactful.etiquette.rules import DELAYS, RULES
from tactful.wording.rules_told import lesson_told, told_rules


def test_every_rule_is_told_in_its_order() -> None:
    told = [rule.name for _, rules in told_rules() for rule in rules]
    assert told == [rule.name for rule in RULES] + list(DELAYS)


def test_each_says_something_and_shows_no_code() -> None:
    for _, rules in told_rules():
        for rule in rules:
            assert rule.title
            assert rule.sentences
            assert set(rule.sources) <= {"L", "S"}
            assert "_" not in rule.title + "".join(rule.sentences)


@pytest.mark.parametrize(("profile", "steps"), [("reserved", 5), ("standard", 6), ("brisk", 6)])
def test_the_lesson_asks_as_often_as_the_profile_does(profile: str, steps: int) -> None:
    lesson = lesson_told(PROFILES[profile])
    assert len(lesson) == steps
    assert lesson[-1][2].startswith("Thank them")
