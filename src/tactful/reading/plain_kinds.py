"""The messages that must not be mistaken for one another: a no, and good news.

What a classifier thinks of a message counts less than what is said plainly: who is moved to the
next round was not rejected, and a no without a word that says no is none.
"""

from __future__ import annotations

import re

DENIED = re.compile(
    r"(?i)\b(?:not|never|unable|cannot|can['’]?t|won['’]?t|unfortunately|regret(?:fully|s)?|sadly|afraid|sorry|no longer|without|instead of|against|rather than|if|whether|until|unless)\b|n['’]t\b"
)
ROUND = r"(?:round|stage|interview|step|phase|level|part|conversation|talk|meeting|shortlist|final|assessment|day|candidates)s?"
INVITED = re.compile(
    r"(?i)\b(?:(?:mov(?:e|ing)|tak(?:e|ing)|bring(?:ing)?|put(?:ting)?|progress(?:ing)?|advanc(?:e|ing)|pass(?:ing)?|carry(?:ing)?|send(?:ing)?) (?:you|your (?:application|candidacy)|things)(?: \w+)?(?: forward| ahead| on| through)?(?: (?:to|into|in|with|for) (?:the |our |a )?(?:\w+ ){0,2}"
    + ROUND
    + r")|(?:mov(?:e|ing)|go(?:ing)?) (?:forward|ahead|on) with (?:you\b|your (?:application|candidacy))|(?:mov(?:e|ing)|go(?:ing)?|proceed(?:ing)?|continu(?:e|ing)) (?:with you )?(?:on |ahead |forward )?(?:to|into) (?:the |our |a )?(?:\w+ ){0,2}"
    + ROUND
    + r"|proceed(?:ing)? with you|(?:mov(?:e|ing)|tak(?:e|ing)) you (?:forward|further|ahead|on)\b|(?:chosen|selected|picked|shortlisted|short-listed|put through) you\b|you(?:['’]ve| have|['’]re| are) (?:been )?(?:made it|through|shortlisted|short-listed|selected for|invited)\b|(?:would|['’]d) (?:like|love) (?:to (?:meet|see|invite|speak (?:to|with)|talk (?:to|with)) you|you to (?:come|meet|join|take part))\b)"
)
OFFERED = re.compile(
    r"(?i)\b(?:(?:to|can|would like to|will|happily|hereby|formally|are|['’]re) (?:now )?(?:offer(?:ing)?|extend(?:ing)?) (?:you |to you |this |the |a )?(?:an? |the |this )?(?:formal |verbal )?(?:job|position|role|post|place|contract|offer)\b(?! to (?!you\b))(?! (?:another|someone|somebody|one of|a different))|the (?:job|position|role|post) is yours)"
)
PUT_OFF = re.compile(
    r"(?i)\b(?:(?:need|take|requires?|takes|needs) (?:\w+ ){0,2}(?:more |another |longer |extra )(?:\w+ )?(?:time|days?|weeks?|while)|need (?:another|a few more|a little longer|a bit longer|until)|(?:still|not yet) (?:deciding|decided|reviewing|interviewing|discussing)|running (?:late|behind)|taking longer)\b"
)
SAYS_NO = re.compile(
    r"(?i)\b(?:not|no longer|never|unfortunately|regret\w*|sorry|sadly|afraid|unable|cannot|unsuccessful|declin\w*|reject\w*|filled|other (?:candidates?|applicants?|people)|another (?:candidate|applicant|person)"
    r"|someone|somebody|internal|experienced|stronger|went for|chose|picked|next year|only those|for your time|for coming|instead|against|wish you|good luck|this occasion|however|though|disappoint\w*|gone to)\b|n['’]t\b"
)
SENTENCE = re.compile(r"[^.!?\n]+")
NEVER = re.compile(r"(?!)")  # what takes a delay back: nothing does
KINDS = (  # the ways to say each, and what takes it back in the same sentence
    ("offer", OFFERED, DENIED),
    ("invitation", INVITED, DENIED),
    ("delay", PUT_OFF, NEVER),
)


def plain_kind(text: str) -> str | None:
    """An invitation, an offer or a delay, where a sentence says so and none says no."""
    said = [one[0] for one in SENTENCE.finditer(text)]
    for kind, ways, taken_back in KINDS:
        if any(ways.search(one) and not taken_back.search(one) for one in said):
            return kind
    return None


def says_no(text: str) -> bool:
    """Whether a message has one of the words in which a no is mostly said."""
    return bool(SAYS_NO.search(text))
