"""What a line tells."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class OneLine:
    """What a line tells. ``deed``: "talk", "applied", "add", "find", an outcome, or a word of
    what can be logged; ``who`` is a person or a company, as it was written. ``company`` is also
    that of ``who``, where both were named; ``also`` are the others who were there,
    ``talk`` is how a talk was held, where that was said.
    """

    deed: str
    company: str = ""
    role: str = ""
    place: str = ""
    person: str = ""
    who: str = ""
    when: str = ""
    by_phone: bool = False
    rest: str = ""
    talk: str = ""
    also: tuple[str, ...] = field(default=())
    left_over: tuple[str, ...] = field(default=())
