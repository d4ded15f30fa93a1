"""Days that a note names and that nobody promised: what I mean to do, what was, why it takes long."""

from __future__ import annotations

import re

from tactful.reading.clauses import Sentence
from tactful.reading.dates.mentions import Mention
from tactful.reading.dates.vocabulary import FEASTS

MY_PLAN = re.compile(
    r"^(?:(?:so|and|but|then|maybe|well)\s+)*(?:i(?:'ll| will|'m going to| am going to|'m gonna)?|gonna|going to|planning to)\s+(?:\w+ )?"
    r"(?:call|ring|phone|e-?mail|mail|write|text|message|chase|nudge|ping|pester|follow up|drop|pop)\b"
)
ALL_MY_PLAN = re.compile(
    r"\bmy (?:own )?plan(?: is|:)|\bnote to self\b|^\W*(?:i(?:'m| am| was) )?thinking (?:i|of|about|maybe)\b|^\W*plan: ?(?!they|she|he|we'll|you)"
    r"|^\W*i(?:'ll| will) (?:just )?(?:flick|drop|shoot|send|fire|ping|e-?mail|call|ring|text|message|write to) (?:them|her|him)\b"
    r"|\bi(?:'m| am|'ll| will) (?:going to|gonna|planning to|tempted to|probably|maybe|perhaps) (?:call|ring|phone|e-?mail|mail|write)\b"
)
TOLD_ME_TO = re.compile(
    r"\b(?:asked|told|said|says|agreed|invited|suggested|wants?|allowed|welcome)\b"
)


def is_my_plan(sentence: Sentence, mention: Mention) -> bool:
    """ "Gonna call them Friday": what I mean to do is nobody's promise."""
    return bool(MY_PLAN.search(sentence.clause_at(mention.start).text.strip()))


def is_all_my_plan(sentence: Sentence) -> bool:
    """The same of a sentence that tells of nothing they said."""
    return bool(ALL_MY_PLAN.search(sentence.text) and not TOLD_ME_TO.search(sentence.text))


A_DAY_OFF = re.compile(  # "5 business days, Canada Day doesn't count": why it takes longer
    r"\s*,?\s*(?:is |being |was )?(?:off(?= ?[.,;!]|$)|(?:obviously |of course )?(?:doesn['’]?t|does not|not) (?:count(?:ed)?|being counted|included)(?= ?[.,;!]|$| she| he| they)"
    r"|excluded|aside\b|is (?:a |the )?(?:bank |public )?holiday)"
)
FEAST = re.compile(r"\b(?:day|christmas|easter|thanksgiving|holi|diwali|eid)\b")
NAMED = "|".join(  # the feasts by their names, with whatever apostrophe
    sorted(
        (" ".join(re.sub(r"s$", "['’]?s", w) for w in words) for words in FEASTS),
        key=len,
        reverse=True,
    )
)
HOLIDAY = (
    rf"(?:(?:a|an|the|our) )?(?:day off|off(?! to)|(?:bank |public |national )?holiday|{NAMED})\b"
)
IS_A_HOLIDAY = re.compile(rf"(?: is| being|['’]s) {HOLIDAY}")  # "as Thursday is off"
A_HOLIDAY = re.compile(f" {HOLIDAY}")
SAID_TO_BE = re.compile(r"(?:\bis|['’]s|\bbeing|\b(?:off|shut \w+|closed \w+) for) (?:the |a )?$")
WHY = re.compile(  # "mind the holiday on Thursday"
    r"\b(?:mind(?:ing)?|what with|given(?: that)?|seeing (?:as|that)) (?:the |a )?(?:bank |public |national )?(?:holiday|day off)(?: on)?(?: the)? $"
)


def is_a_reason(sentence: Sentence, mention: Mention) -> bool:
    """Whether a day is only named because nobody works on it: "Tuesday, as Monday is Labor Day"."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before, named, after = sentence.text[:start], sentence.text[start:end], sentence.text[end:]
    if IS_A_HOLIDAY.match(after) or (named.endswith("'s") and A_HOLIDAY.match(after)):
        return True
    if WHY.search(before):
        return True
    return bool(FEAST.search(named) and (A_DAY_OFF.match(after) or SAID_TO_BE.search(before)))


A_START = re.compile(  # "Joining will be 1st July", "you'd be starting on the 27th"
    r"\b(?:(?:you(?:['’]d| would|['’]ll| will)?(?: be)?|(?:the |this )?(?:job|role|post|position|contract|work|training|induction|orientation)"
    r"|whoever (?:we pick|gets \w+|is chosen)) (?:starts?|starting|begins?|beginning|joins?|joining|kicks? off|commences?)"
    r"|joining(?: date)?|start(?:ing)? (?:date|day)|start of (?:the |your )?(?:contract|job|work|role)|first (?:day|salary|shift)|rostered on|notice(?: period)?|probation(?:ary period)?|trial(?: period)?)\b"
    r"(?:[ :,-]*\b(?:is|will|would|be|on|from|around|about|in|the|of|as|at|by)\b)*[ :]*$"
)


def is_a_start(sentence: Sentence, mention: Mention) -> bool:
    """Whether it is the day on which somebody would begin to work there, or how long a notice or
    a probation lasts.
    """
    return bool(A_START.search(sentence.text[: mention.start - sentence.start]))


NOT_HEARD_BEFORE = re.compile(
    r"\b(?:won['’]?t|wo not|will not|not going to|never) (?:hear|be told|know)\b[^.;!?]{0,30}$"
)
NO_DAY = re.compile(
    r"(?:n['’]t|\b(?:not|never|without|nobody|forgot to|name|names|put|set|fix))\b[^.;!?]{0,20} $"
)


def is_no_day(sentence: Sentence, mention: Mention) -> bool:
    """ "She couldn't give me a day" names none; nor does "you won't hear before the 19th"."""
    start, end = mention.start - sentence.start, mention.end - sentence.start
    if sentence.text.startswith("before", start) and NOT_HEARD_BEFORE.search(sentence.text[:start]):
        return True
    return sentence.text[start:end] in ("a day", "one day") and bool(
        NO_DAY.search(sentence.text[:start])
    )


PAST = re.compile(
    r"\b(?:who|that|they|she|he|i|we|you) (?:\w+ )?(?:came|saw|met|seen|interviewed|applied|visited|turned|showed|spoke|talked|went)\b"
    r"(?: (?:on|in|up|out|along|back|round|there|here|with \w+|for \w+))*\s*$"
)


def is_past(sentence: Sentence, mention: Mention) -> bool:
    """ "Everyone who came in today": the day on which something was is nobody's promise."""
    named = sentence.text[mention.start - sentence.start : mention.end - sentence.start]
    over = "today" in named or "yesterday" in named or "last" in named
    return over and bool(PAST.search(sentence.text[: mention.start - sentence.start]))
