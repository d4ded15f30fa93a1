"""What a message of mine was, by its words: a thank-you, a follow-up, what they asked for.

Only what is plain is told; nothing of it is ever taken for their word.
"""

from __future__ import annotations

import re

from tactful.etiquette.case import Outcome, TouchKind

WITHDRAWING = (
    r"\b(?:withdraw(?:ing)?|take back) my (?:application|candidacy)\b"
    r"|\bno longer (?:wish|want|like) (?:to be considered|to go on|to proceed)\b"
)
# In this order: a thank-you may say what I will do, a follow-up thanks as well.
PLAIN = (
    (TouchKind.WITHDRAWAL, WITHDRAWING),
    (
        TouchKind.THANK_YOU,
        r"\bthank(?:s| you)\b[^.!?]{0,60}\b(?:taking the time|meeting|talk\w*|speaking|conversation|interview\w*"
        r"|having me|chat|your time (?:yesterday|today|on|this))\b",
    ),
    (
        TouchKind.FOLLOW_UP,
        r"\b(?:writing|wanted|like) to (?:follow[ -]up|check (?:in|back)|ask)\b|\b(?:following up|checking in|checking back) (?:on|about|with)\b"
        r"|\bany (?:news|updates?)\b[^.!]{0,60}\?|\bis there (?:a|any) (?:decision|news)|\bstatus of my application"
        r"|\bwhere things stand\b|\bhow (?:things|matters) stand\b|\bwhat (?:are )?the next steps\b",
    ),
    (
        TouchKind.DELIVERY,
        r"\bplease find\b|\b(?:i have|i've|i) attach(?:ed)?\b|\b(?:is|are) attached\b|\battached (?:is|are|you)\b"
        r"|\bas (?:you )?(?:requested|asked|promised), here\b",
    ),
)


# Whoever doubts, asks or speaks of another offer has ended nothing.
IN_DOUBT = r"\b(?:not|no|never|unable|cannot|if|whether|before|until|unless|how|when|once|but|however|more days|ready|an offer|to talk|from|will have to|might|may|could)\b|n't\b|\?"
ENDS = (  # what ends it: my yes, my no to their offer, my stepping back
    (
        Outcome.DECLINED,
        r"\b(?:declin(?:e|ing)|turn(?:ing)? down|refus(?:e|ing)|not (?:able to )?accept(?:ing)?|can(?:not|'t) accept|won't be accepting) (?:\w+ ){0,3}(?:offer|position|role|job|post|it\b)(?!.{0,20}\byet\b)",
    ),
    (
        Outcome.ACCEPTED,
        r"\b(?:(?:delighted|happy|pleased|glad|thrilled|excited|honou?red|like|want|able|writing|ready) to (?:formally |gladly |hereby )?(?:accept|confirm my acceptance)|(?:i|hereby|gladly|formally|happily) (?:\w+ )?accept)\b"
        r"(?: (?:(?!an?\b)\w+ ){0,3}(?:offer|position|role|job|post|it|this)\b)",
    ),
    (Outcome.WITHDRAWN, WITHDRAWING),
)


def ending_of_own(text: str) -> Outcome | None:
    """How a message of mine ends an application: I accept, decline, or withdraw; None for others."""
    for sentence in re.findall(r"[^.!?]+[.!?]?", _plain(text)):
        for outcome, pattern in ENDS:
            found = re.search(pattern, sentence)
            rest = sentence[: found.start()] + " " + sentence[found.end() :] if found else ""
            if found is not None and not re.search(IN_DOUBT, rest):
                return outcome
    return None


def kind_of_own(text: str) -> TouchKind | None:
    """What a message of mine was; None where its words do not say."""
    plain = _plain(text)
    return next((kind for kind, pattern in PLAIN if re.search(pattern, plain)), None)


def _plain(text: str) -> str:
    return " ".join(text.lower().replace("’", "'").split())
