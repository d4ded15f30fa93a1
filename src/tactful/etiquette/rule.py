"""What a rule of the table is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from tactful.etiquette.advice import Reason
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a rule: when it holds, what it advises, its window, and why.

    ``window`` may name numbers of a profile in braces. ``sentence`` is what a person is
    told, ``changes`` what would change the advice besides the clock.
    """

    situation: str
    advice: str
    window: str
    source: str
    sentence: str
    changes: str


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the etiquette; ``rows`` are its lines by the name a verdict gives them."""

    name: str
    rows: dict[str, Row]
    speaks: Callable[[Situation], Verdict | None] | None
    reasons: dict[str, tuple[Reason, ...]] = field(init=False, compare=False, repr=False)

    def __post_init__(self) -> None:
        reasons = {
            row: (Reason(self.name, line.sentence, line.source),) for row, line in self.rows.items()
        }
        object.__setattr__(self, "reasons", reasons)
