"""What a rule of the table is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from tactful.etiquette.advice import Action
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import Verdict


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a rule: what it advises once its window is open, and where that comes from.

    Its situation and window in words, and the sentence a person is told, are wording's.
    """

    action: Action
    source: str


def _silent(_situation: Situation) -> Verdict | None:
    return None


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule of the etiquette; ``rows`` are its lines by the name a verdict gives them."""

    name: str
    rows: Mapping[str, Row]
    speaks: Callable[[Situation], Verdict | None] = _silent
