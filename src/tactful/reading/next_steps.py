"""The next steps in a note's own words."""

from __future__ import annotations

import re

LEADING_TO_STEPS = re.compile(
    r"^\s*(?:[-*•]\s*)?(?:(?:and|so|then)\s+)?(?:the\s+)?(?:next\s+(?:steps?|stages?|rounds?|up|comes|is|are|on the list)|next|after (?:this|that)"
    r"|then|following that)\b(?:\s+(?:steps?|in the (?:hiring )?process|would be|will be|comes?|is|are|follows|it's|we have|there's|there is))*\s*[:,–-]?\s*",
    re.IGNORECASE,
)


TRAILING_TO_STEPS = re.compile(  # "A partner interview is the next step."
    r"\s+(?:is|are|would be|will be|comes?|follows?)\s+(?:the\s+|my\s+|our\s+)?next(?:\s+(?:steps?|stages?|rounds?|up|thing))?\W*$",
    re.IGNORECASE,
)


def next_steps_at(note: str, place: object) -> str | None:
    """The next steps in the note's own words, without what leads to them."""
    if not isinstance(place, tuple):
        return None
    words = note[place[0] : place[1]].strip()
    steps = TRAILING_TO_STEPS.sub("", LEADING_TO_STEPS.sub("", words)).strip(" .!\n")
    return steps or words
