"""What a message of mine was, by its words: a thank-you, a follow-up, what they asked for.

Only what is plain is told; nothing of it is ever taken for their word.
"""

from __future__ import annotations

import re

from tactful.etiquette.case import TouchKind

# In this order: a thank-you may ask for nothing, a follow-up thanks as well.
PLAIN = (
    (
        TouchKind.WITHDRAWAL,
        r"\bwithdraw(?:ing|n)?\b[^.]{0,40}\b(?:application|candidacy|from)|\bno longer (?:wish|want|like)"
        r"[^.]{0,30}\b(?:considered|proceed)",
    ),
    (
        TouchKind.FOLLOW_UP,
        r"\bfollow(?:ing)?[ -]up\b|\bcheck(?:ing)? (?:in|back)\b|\bany (?:news|updates?)\b|\bis there (?:a|any) decision"
        r"|\bstatus of my application|\bwhere (?:things|we|you) (?:stand|are)\b|\bhow (?:things|matters) stand\b"
        r"|\bwhat (?:are )?the next steps\b|\bheard (?:back|anything)\b|\bstill (?:under consideration|open)\b",
    ),
    (
        TouchKind.DELIVERY,
        r"\b(?:attached|enclosed)\b|\bplease find\b|\bas (?:you )?(?:requested|asked|promised)\b[^.]{0,40}\b(?:here|attached)",
    ),
    (
        TouchKind.THANK_YOU,
        r"\bthank(?:s| you)\b[^.!?]{0,60}\b(?:time|meeting|talk\w*|speaking|conversation|interview\w*|having me|chat)\b",
    ),
)


def kind_of_own(text: str) -> TouchKind | None:
    """What a message of mine was; None where its words do not say."""
    plain = " ".join(text.lower().replace("’", "'").split())
    return next((kind for kind, pattern in PLAIN if re.search(pattern, plain)), None)
