"""How long what people type may be, and which signs no text may hold: the same at every door."""

from __future__ import annotations

import re

NOTE_LIMIT = 1_000_000  # characters of a free text
NAME_LIMIT = 200  # characters of a name, in one line
ADDRESS_LIMITS = {"email": 254, "phone": 40, "linkedin": 300}
SUBJECT_LIMIT = 300
LINK_LIMIT = 2_000
LONGEST_HISTORY = 3650  # days for which the way back is kept
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
# Marks that turn the reading direction round could make a name show as what it is not.
# (Plain right-to-left text, and the marks that only hint at a direction, are welcome.)
TURNING = re.compile("[\u202a-\u202e\u2066-\u2069\u2028\u2029]")


def is_one_line(text: str) -> bool:
    """Whether a name or an address stands in one line and shows as what it is."""
    return not (UNSEEN.search(text) or TURNING.search(text) or "\n" in text or "\r" in text)
