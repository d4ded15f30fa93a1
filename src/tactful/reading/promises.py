""" "In a couple of weeks" is a promise with a last day: the day they meant.

A sentence may name several days. What counts is the last one on which they will be in
touch, which need not be the latest named: "we're interviewing through the 15th and will
decide by the 18th" promises the 18th. No day at all is an answer too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tactful.etiquette.workdays import Workdays
from tactful.reading.clauses import sentences
from tactful.reading.dates.mentions import Mention, find_mentions
from tactful.reading.day_labels import CONTACT_BY, FOLLOW_UP_ON, NOT_BEFORE, shares_of_days
from tactful.reading.nobodys_promise import is_a_reason, is_a_start
from tactful.reading.plain_ways import at_the_latest, plain_meaning

PERHAPS = 0.25  # in an answer to "when will you be in touch?" a day is a promise sooner


@dataclass(frozen=True, slots=True)
class Promise:
    """When they meant to be in touch: the last day, and for "after X" the first one."""

    not_before: date | None = None
    deadline: date | None = None


NO_DAY = Promise()


def parse_promise(text: str, said_on: date, calendar: Workdays) -> Promise:
    """The day meant by what was said on ``said_on`` (a day in the employer's place).

    Source: docs/rules.md, "Promises". A text without a day gives a promise without one.
    """
    mentions = find_mentions(text, said_on, calendar)
    if not mentions:
        return NO_DAY
    theirs: list[Mention] = []
    perhaps: list[Mention] = []
    for sentence in sentences(text):
        here = [m for m in mentions if sentence.start <= m.start < sentence.end]
        here = [m for m in here if not (is_a_reason(sentence, m) or is_a_start(sentence, m))]
        for mention, shares in zip(
            here, shares_of_days(sentence, here, answered=True), strict=True
        ):
            best = max(shares, key=lambda label: shares[label])
            plain = plain_meaning(sentence, text[sentence.start : sentence.end], mention)
            if CONTACT_BY in (best, plain) or at_the_latest(text[mention.end :]):
                theirs.append(mention)
            elif best in (FOLLOW_UP_ON, NOT_BEFORE) or shares[CONTACT_BY] >= PERHAPS:
                perhaps.append(mention)
    chosen = theirs or perhaps
    if not chosen:
        return NO_DAY
    ends = [m for m in chosen if m.not_before is None] or chosen
    last = max(ends, key=lambda mention: mention.deadline)
    bounds = [m.not_before for m in chosen if m.not_before and m.not_before <= last.deadline]
    return Promise(bounds[-1] if bounds else None, last.deadline)
