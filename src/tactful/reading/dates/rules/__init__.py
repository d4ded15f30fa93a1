"""The grammar of days: each rule says what it reads, what that means, and shows examples."""

from __future__ import annotations

from functools import cache

from tactful.reading.dates.patterns import Grammar
from tactful.reading.dates.rules import bounds, days, periods, waits
from tactful.reading.dates.words import TERMINALS

RULES = (*days.RULES, *periods.RULES, *waits.RULES, *bounds.RULES)


@cache
def grammar() -> Grammar:
    """The grammar, put together at the first reading."""
    return Grammar(RULES, TERMINALS)
