"""Finding the days that a text names, with "before", "after" and "not until"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest

from tactful.etiquette.workdays import Workdays
from tactful.reading.dates.patterns import Reader
from tactful.reading.dates.resolve import resolve
from tactful.reading.dates.rules import grammar
from tactful.reading.dates.tree import After, Between, From, Wait
from tactful.reading.dates.vocabulary import tokens

LONGEST_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class Mention:
    """Days that a text names, from ``start`` to ``end`` (characters).

    ``begins`` and ``deadline`` are the first and the last day meant; ``not_before`` is given
    where the phrase says from when on ("after the 15th").
    """

    start: int
    end: int
    begins: date
    deadline: date
    not_before: date | None = None


COUNTED = frozenset(  # "4th floor", "the 2nd round": no day of the month
    ["floor", "avenue", "ave", "street", "round", "stage", "grade", "edition"]
)
THEN = re.compile(  # "the task by Wednesday, then I hear within a week": counted from that day
    r"(?i)\b(?:then|after (?:that|which)|afterwards|from then(?: on)?)\b(?!.*\b(?:if|unless)\b)[^.;!?\n]{0,40}$"
)
WAS = re.compile(r"(?i)\b(?:was|were|came|went|met|saw|had|spoke|interviewed)\b")
CORRECTED = re.compile(  # what stands between a day and the one that is meant
    r"(?i)\W*(?:(?:no,? )?sorry|no,? wait|scratch(?: that)?|correction|hang on|na+[wh],? sorry|(?:no,? )?i me(?:an|ant)|make (?:that|it)|or rather|actually|well no|no)\b,?"
    r"(?: ?(?:sorry|no|i me(?:an|ant)|make (?:that|it)|let['’]s say|let['’]s make it|it['’]s|by|on|for|the|with the [a-z ]{3,20},|say)|[^.;!?]{0,60}?\b(?:made|make|makes) it(?: the| by| on)?)*,? $"
)


def find_mentions(text: str, said_on: date, workdays: Workdays) -> list[Mention]:
    """The days a text names, in the order it names them; what is corrected in the same breath
    ("by Sunday, sorry, I mean by Monday") is not meant.
    """
    found = list(_mentions(text[:LONGEST_TEXT], said_on, workdays))
    return [
        mention
        for mention, later in zip_longest(found, found[1:])
        if later is None or not CORRECTED.match(text[mention.end : later.start])
    ]


def _mentions(text: str, said_on: date, workdays: Workdays) -> Iterator[Mention]:
    reader = Reader(grammar(), tokens(text))
    words = reader.tokens
    named_before: date | None = None
    i = 0
    while i < len(words.words):
        found = reader.read("mention", i)
        days = resolve(found[0], said_on, workdays, named_before) if found else None
        if found is None or days is None:
            i += 1
            continue
        start, (said, end) = i, found
        i = end
        before = text[: words.at(start).start]
        if (
            isinstance(said, Wait)
            and named_before
            and THEN.search(before)
            and not WAS.search(before)
        ):
            days = resolve(said, named_before, workdays, named_before) or days
        bounded = isinstance(said, After | From | Between)
        if _is_past(reader, start, end):
            continue
        if words.at(end - 1).kind == "ordinal" and words.text(end) in COUNTED:
            continue
        named_before = days.last
        if words.text(start - 1) == "not" and not bounded:
            continue
        not_before = days.first if bounded else None
        first, last = words.at(start).start, words.at(end - 1).end
        yield Mention(first, last, days.first, days.last, not_before)


def _is_past(reader: Reader, start: int, end: int) -> bool:
    words = reader.tokens
    return (
        words.text(end) in ("ago", "earlier")
        or (words.text(end) == "before" and words.text(end + 1) == "last")
        or words.text(start - 1) == "last"
    )
