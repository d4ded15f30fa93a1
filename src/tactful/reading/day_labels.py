"""What each day of a sentence is about: by then they will be in touch, from then on one may ask …"""

from __future__ import annotations

from collections.abc import Sequence

from tactful.reading.classifier import model
from tactful.reading.clauses import Sentence
from tactful.reading.dates.mentions import Mention
from tactful.reading.learned import evidence_of_day

CONTACT_BY = "contact_by"
FOLLOW_UP_ON = "follow_up_on"
NOT_BEFORE = "not_before"
REQUEST_DUE = "request_due"
OTHER = "other"
DECISIONS_BEGIN = "decisions_begin"
ABOUT = (CONTACT_BY, DECISIONS_BEGIN, FOLLOW_UP_ON, NOT_BEFORE, OTHER, REQUEST_DUE)
MOST = 20  # days of a sentence that are looked at: more is a timetable


def shares_of_days(
    sentence: Sentence, mentions: Sequence[Mention], *, answered: bool = False
) -> list[dict[str, float]]:
    """For each day of a sentence, how certainty divides among what it may be about. ``answered``:
    the sentence answers the question when they will be in touch.
    """
    places = [(m.start - sentence.start, m.end - sentence.start) for m in mentions]
    learned = model("day")
    judged = [
        learned.shares(evidence_of_day(sentence.text, places, start, end, answered=answered))
        for start, end in places[:MOST]
    ]
    listed = {label: float(label == OTHER) for label in ABOUT}
    return judged + [dict(listed) for _ in places[MOST:]]
