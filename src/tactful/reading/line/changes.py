"""Whether a line tells that an interview moves or is called off, and to when it moves."""

from __future__ import annotations

import re

from tactful.reading.line.when import DAY, HOUR, day_and_hour_of, has_hour
from tactful.reading.moments import has_time

HOUR_ALONE = re.compile(rf"(?i){HOUR}")
INTERVIEW = r"(?:interview|talk|call|meeting|chat|screen(?:ing)?|on-?site|round|assessment|trial|panel|slot)"
AGAIN = r"re-?sched\w*|swap(?:ped)?|switched|(?:brought|brings?) (?:\w+ ){0,3}forward"
MOVES = (
    r"(?:moved?|moving|postpone[ds]?|pre-?pone[ds]?|(?<!trial )shift(?:ed|s)|(?<!trial )shift(?= (?:it|the|my|our|to)\b)|push(?:ed|es)?(?: back| out)?"
    rf"|{AGAIN}|puts? (?:\w+ ){{0,3}}(?:off|back)|delayed|changed|(?:is|starts|begins) now|is at \S+ now)"
)
NEW_TIME = (  # these tell it without the word interview, beside an hour
    r"(?:new (?:date|day|time|slot|hour)|same day\b|instead\b|rather than|pre-?poned"
    rf"|{AGAIN}|not (?:this |on )?\w+ any ?more|not \d[\d:.]*|now\b|->|→)"
)
IS_OFF = (
    r"(?:cance?l+\w*|call(?:ed|s)? off|(?:is|'s|was) off\b(?! to)|off(?=\W*$)|fell through|annulled|binned|scrapped|axed|dropped"
    r"|pulled|won'?t (?:happen|take place|go ahead|be (?:doing|attending|going|coming|taking place|happening))"
    r"|not (?:happening|going ahead|taking place|doing|attending)|no longer (?:happening|on\b|going ahead)"
    r"|did ?n[o']?t happen|is ?n[o']?t (?:happening|going ahead|taking place|on\b))"
)
CHANGE = rf"(?:{MOVES}|{IS_OFF})"
CHANGED = re.compile(
    rf"(?i)\b{INTERVIEW}\b[^.;:]*?(?<![\w]){CHANGE}|(?<!\w){CHANGE}[^.;:]{{0,30}}\b{INTERVIEW}\b"
    rf"|\b(?:puts?|brought|brings?|push(?:ed|es)?) (?:the |my |our |their )?{INTERVIEW} (?:off|back|forward|out)\b"
    rf"|\bno {INTERVIEW}\b.*\bafter all\b"
)
MOVED = re.compile(rf"(?i)(?<!\w)(?:{MOVES}|{NEW_TIME})")
OFF = re.compile(rf"(?i)(?<!\w){IS_OFF}|\bafter all\b")
GIVEN_ANEW = re.compile(rf"(?i)(?<!\w){NEW_TIME}")
ANOTHER_THING = re.compile(  # what moved is no interview
    r"(?i)\b(?:decisions?|start(?:ing)? date|start day|result|offer|deadline|answer|feedback|dentist|doctor|gp|house|flat|shift\b(?= on| to)|my \w+ shift|class|lecture|exam|wedding|holiday|flight|train)\b"
)
NO_LONGER_THEN = re.compile(
    rf"(?i)\b(?:instead of|rather than|not(?: this| on)?|from|no longer|(?:could ?n[o']?t|can'?t) (?:make|do))\s+(?:the )?(?:(?:{DAY})(?:,? ?(?:{HOUR}))?|{HOUR}|\d{{1,2}}\b)(?: any ?more)?"
)
TO_WHEN = re.compile(r"(?i).*(?:\b(?:to|until|for)\b|->|→)(?P<when>.+)$")
BY_AN_HOUR = re.compile(rf"(?i)\bby (?={HOUR})")  # "10 December by 2pm"
HELD = re.compile(
    r"(?i)\b(?:interviewed|met|spoke|spoken|talked|chatted|had (?:an?|the|my|our)|went|sat|finished)\b"
)

NO_CALL = re.compile(
    r"(?i)(?:\bdid ?n[o'’]?t|\bnever|\bhas ?n[o'’]?t|\bhave ?n[o'’]?t) (?:even |actually )?(?:ring|rang|rung|call(?:ed)?|phoned?)\b(?! (?:them|him|her|dana)\b)"
    r"|\bno (?:phone ?)?call\b(?: (?:from|came|yet|today|yesterday|at))?|\b(?:nobody|no one|no-one) (?:rang|called|phoned|ever rang|ever called)\b"
    r"|\b(?:the )?(?:phone|call) (?:never|did ?n[o'’]?t) (?:rang|ring|c[ao]me)\b"
)
MORE_NEWS = re.compile(
    r"(?i)\b(?:but|though|however|reject\w*|invit\w+|offer\w*|e-?mail\w*|wrote|need\w*|went|rang|called|said|off)\b"
)
I_DID_NOT = re.compile(r"(?i)^\W*i\b")


def tells_no_call(said: str) -> bool:
    """Whether nobody rang: "Clarks didn't call"; not what I did not do."""
    told = NO_CALL.search(said)
    if told is None or I_DID_NOT.search(said):
        return False
    return MORE_NEWS.search(said[: told.start()] + " " + said[told.end() :]) is None


def changes_an_interview(said: str) -> bool:
    """Whether an interview moves or is off, in so many words, and nothing else is told."""
    return CHANGED.search(said) is not None and not _is_of_another_thing(said)


def gives_a_new_time(said: str) -> bool:
    """Whether a new hour is given for something: "Thursday 10.15 is the new slot"."""
    return has_hour(said) and bool(GIVEN_ANEW.search(said)) and not _is_of_another_thing(said)


def is_called_off(said: str) -> bool:
    """Whether a change gives no new hour, and says that it is off."""
    return OFF.search(said) is not None and not (has_hour(said) and MOVED.search(said))


def new_time(said: str) -> str:
    """The words of the new day and hour; the day may be missing."""
    left = NO_LONGER_THEN.sub(" ", BY_AN_HOUR.sub("at ", said))
    to = TO_WHEN.match(left)
    words = day_and_hour_of(to["when"]) if to is not None else ""
    return words if has_time(words) else day_and_hour_of(left)


def is_an_hour_alone(words: str) -> bool:
    """Whether an hour is told without its day."""
    return HOUR_ALONE.fullmatch(words) is not None


def _is_of_another_thing(said: str) -> bool:
    return ANOTHER_THING.search(said) is not None or HELD.search(said) is not None
