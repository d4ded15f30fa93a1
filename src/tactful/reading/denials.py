"""What a denial up to some day says: "don't get in touch before the 9th"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from tactful.reading.clauses import Sentence
from tactful.reading.dates.mentions import Mention

NOT_UNTIL = re.compile(  # "don't get in touch before the 9th", but not "they won't ring before"
    r"(?<!they )(?<!she )(?<!he )(?<!we )(?<!it )\b(?:not|don['’]?t|no|nobody|never|without)\b"
    r"(?:(?!\b(?:we|they|she|he)\b)[^.,;:!?]){0,40}\b(?:touch|contact(?:ed|ing)?|call(?:s|ed|ing)?|ring(?:ing)?|rung"
    r"|phon(?:e|ed|ing)|e-?mail(?:s|ed|ing)?|mail(?:s|ed|ing)?|writ(?:e|ing)|messag(?:e|es|ing)|text(?:ed|ing)?"
    r"|chas(?:e|ed|ing)|ask(?:ing)?|(?:en|in)quir(?:e|ing|y|ies)|reminders?|follow-?ups?|bother(?:ed|ing)?|disturb(?:ed|ing)?|reach(?:ed|ing)?|follow(?:ing)?"
    r"|nudg(?:e|ing)|bug(?:ging)?|get on to|get hold)\b(?:(?!\b(?:we|they|she|he)\b)[^.,;:!?]){0,25}$"
    r"|\bleave (?:(?!\bto\b)[\w']+ ){1,3}(?:alone|be|in peace) $",
    re.IGNORECASE,
)
BEFORE = re.compile(r"(?:before|b4|['’]?fore|earlier than|ahead of|prior to)\b", re.IGNORECASE)
EARLIER = re.compile(rf"(?:until|till)\b|{BEFORE.pattern}", re.IGNORECASE)
ALLOWED = re.compile(r"\b(?:can|may|could|allowed|free|fine|ok|okay|welcome|happy|from then)\b")


def denied_days(sentence: Sentence, mentions: Sequence[Mention]) -> list[Mention]:
    """The days before which nobody is to be asked: the denial and what is denied stand before
    them, in whatever words.
    """
    return [mention for mention in mentions if _is_denied(sentence, mention)]


def _is_denied(sentence: Sentence, mention: Mention) -> bool:
    start = mention.start - sentence.start
    named = sentence.text[start : mention.end - sentence.start]
    return bool(EARLIER.match(named) and NOT_UNTIL.search(sentence.text[:start]))


def denies_no_more(sentence: Sentence, denied: Sequence[Mention]) -> set[str]:
    """What a denial up to some day does not say: that one may never ask, nor that one may then."""
    if not denied:
        return set()
    alone = {"may_follow_up:yes"} if _allows_nothing_else(sentence, denied) else set()
    return {"may_follow_up:no"} | alone


def _allows_nothing_else(sentence: Sentence, denied: Sequence[Mention]) -> bool:
    """ "Don't ring before the 9th" alone does not say that one may ring after it."""
    rest = sentence.text
    for mention in denied:
        start, end = mention.start - sentence.start, mention.end - sentence.start
        found = NOT_UNTIL.search(rest[:start])
        if found:
            rest = rest[: found.start()] + " " * (end - found.start()) + rest[end:]
    return not ALLOWED.search(rest)


def from_then(sentence: Sentence, mention: Mention) -> Mention:
    """ "By then" ends on the day before "before the 14th"; not to ask before it ends on the 14th."""
    named = sentence.text[mention.start - sentence.start : mention.end - sentence.start]
    if mention.not_before is not None or not BEFORE.match(named):
        return mention
    return replace(mention, not_before=mention.deadline + timedelta(days=1))
