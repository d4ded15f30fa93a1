"""Each rule of the grammar of days shows texts that need it, and reads them to a day."""

from __future__ import annotations

from datetime import date

import pytest

from tactful.reading.dates.mentions import find_mentions
from tactful.reading.dates.patterns import Grammar, Reader, Rule
from tactful.reading.dates.rules import RULES, grammar
from tactful.reading.dates.vocabulary import tokens
from tactful.reading.dates.words import TERMINALS
from tests.world import workdays

SAID = date(2026, 12, 7)
PLACES = ("US-NY", "GB-ENG", "NZ", "CA-ON", "SG")  # a feast may be kept in few places
WITH_EXAMPLES = [rule for rule in RULES if rule.examples]


def read(text: str, by: Grammar) -> list[object]:
    """What a grammar reads in a text, place by place."""
    reader = Reader(by, tokens(text))
    return [reader.read("mention", i) for i in range(len(reader.tokens.words))]


def test_every_rule_shows_two_examples_unless_it_only_gives_another_a_name() -> None:
    named = [rule for rule in RULES if not (rule.pattern[0] == "<" and " " not in rule.pattern)]
    assert [rule.pattern for rule in named if len(rule.examples) < 2] == []


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda r: f"{r.name}: {r.pattern}"[:70])
def test_a_rule_is_needed_by_its_examples(rule: Rule) -> None:
    without = Grammar([other for other in RULES if other is not rule], TERMINALS)
    for example in rule.examples:
        assert read(example, without) != read(example, grammar()), example


@pytest.mark.parametrize("rule", WITH_EXAMPLES, ids=lambda r: f"{r.name}: {r.pattern}"[:70])
def test_the_examples_of_a_rule_name_days(rule: Rule) -> None:
    for example in rule.examples:
        assert any(find_mentions(example, SAID, workdays(place)) for place in PLACES), example
