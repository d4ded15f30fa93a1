"""When it happened: the words of a day and an hour in a line, and the line without them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tactful.reading.hours import A_NUMBER, NUMBERS, in_office_hours
from tactful.reading.places import ZONE

WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
MONTH = r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\b\.?"
PART = r"(?:morning|afternoon|evening|night|lunch(?:time)?)"
COUNT = r"(?:\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|a (?:few|couple(?: of)?)|several)"
DAY = (
    rf"(?:(?:on|in|at)? ?(?:the |this |last |next |coming )?{WEEKDAY}s?(?: (?:just )?gone| last)?(?:,? {PART}\b|,? {MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?!:)|,? (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d)(?: of)?(?: {MONTH})?(?! ?[ap]\.?m))?"
    rf"|(?:the )?day before yesterday|(?:the )?day after tomorrow|(?:today|tomorrow|yesterday)(?:,? {PART}\b)?|tonight"
    rf"|(?:this|last|in the|today|yesterday) {PART}\b|at lunch(?:time)?|just now|right now|a (?:minute|moment|second) ago"
    rf"|{COUNT} (?:min(?:ute)?s?|hours?|hrs?|days?|weeks?|months?|fortnights?) (?:ago|back)|half an hour ago|a fortnight ago|the other day"
    rf"|(?:before|since) {COUNT} (?:days?|weeks?)(?=$|[,.;])|last (?:week|month)|(?:earlier )?this week|earlier (?:today|this week)"
    rf"|(?:on )?(?:the )?\d{{1,2}}(?:st|nd|rd|th)?(?: of)? {MONTH}(?:,? 20\d\d\b)?"
    rf"|(?:on )?{MONTH} (?:the )?\d{{1,2}}(?:st|nd|rd|th)?\b(?!:)(?:,? 20\d\d\b)?"
    r"|(?:on )?the \d{1,2}(?:st|nd|rd|th)\b|(?:on )?\d{1,2}(?:st|nd|rd|th)\b(?! (?:round|interview|stage|time|call|year))"
    r"|\d{4}-\d\d-\d\d|(?<![\d/])\d{1,2}/\d{1,2}(?:/\d{2,4})?(?![\d/])|(?<![\d.])\d{1,2}\.\d{1,2}\.(?:\d{2,4}\b)?|(?<![\d.])(?:2[4-9]|3[01])\.(?:0?[1-9]|1[0-2])\b)"
)
HOUR = (
    r"(?:(?:at )?(?:about |around )?(?:(?:[01]?\d|2[0-3])[:.][0-5]\d(?!\.\d) ?(?:[ap]\.?m\b\.?)?|\d{1,2} ?(?:[ap]\.?m\b\.?|o'?clock)"
    rf"|noon|midday|(?:{A_NUMBER}) o'?clock)"
    r"|(?:at|about|around) \d{1,2}\b(?= (?:today|yesterday|this))|at \d{1,2}\b(?!th|st|nd|rd))"
)
SPAN = re.compile(
    rf"(?i)(?<![\w/.-])(?:(?P<day>{DAY})(?:,? ?(?P<hour>{HOUR}(?: ?\(?{ZONE}\)?)?))?"
    rf"|(?P<alone>{HOUR}(?: ?\(?{ZONE}\)?)?)(?:,? ?(?:on )?(?P<after>{DAY}))?)(?![\w/-])"
)
ZONE_NAMED = re.compile(rf"(?i) ?\(?{ZONE}\)?$")
NOT_THEN = re.compile(  # what comes before a day on which something is to happen
    r"(?i)\b(?:by|until|within|before|after|from|since|till|around|in|or|and|every|end of|start of|beginning of|back|than"
    r"|starting|due|latest|through)(?: the| on| next| about| this| early| late| mid)*\s*$"
)
PROMISED = re.compile(
    r"(?i)\b(?:hears?|decid\w+|decisions?|(?:let|keep) (?:me|us|everyone|everybody|all|people) (?:know|posted)|will|shall|'ll|gonna|going to"
    r"|feedback|results?|expect\w*|verdict|outcome|(?:if|unless|once) (?:no|i|they|she|he|not|nothing)\b"
    r"|(?:get|come|be|gets|comes) back|(?:two|three|four|five|six|seven|eight|ten|\d+)(?:\s?-\s?\d+)? (?:working |business )?(?:days|weeks?)(?! ago| back)"
    r"|another (?:week|day|month|few)|next week|end of (?:the )?(?:week|month)|(?:get|got) to me|let you know|would (?:call|ring|write|hear|get|let|email|phone|be)|to (?:call|ring|write|mail|email|phone) (?:me|back))(?!\w)"
)
BARE_HOUR = re.compile(r"(?i)(?:^|\s)(?:at )?(?P<hour>[1-9]|1\d|2[0-3])(?: ?o'?clock)?$(?<!\d{4})")
GAP = "  "  # where words were taken out, no name goes on


@dataclass(frozen=True, slots=True)
class When:
    """The words as they can be read, and the text without them."""

    words: str
    left: str


def has_hour(text: str) -> bool:
    """Whether an hour of the day is named."""
    return any(found["hour"] or found["alone"] for found in SPAN.finditer(text))


def when_of(text: str) -> When:
    """The first day and hour that tell when it happened, not when one hears."""
    days, hours, spans = "", "", []
    promised = PROMISED.search(text)
    for found in SPAN.finditer(text):
        before = text[: found.start()]
        if promised is not None and promised.start() < found.start():
            break
        if NOT_THEN.search(before):
            continue
        day, hour = found["day"] or found["after"] or "", found["hour"] or found["alone"] or ""
        if (day and days) or (hour and hours):
            break
        days, hours = days or day, hours or hour
        spans.append(found.span())
    for start, end in reversed(spans):
        text = without(text, start, end)
    return When(_plain(days, hours), text.strip(" ,"))


def day_and_hour_of(text: str) -> str:
    """The first day and the first hour that are named, whatever is said of them."""
    days, hours = "", ""
    for found in SPAN.finditer(text):
        days = days or found["day"] or found["after"] or ""
        hours = hours or found["hour"] or found["alone"] or ""
    return _plain(days, hours)


def without(text: str, start: int, end: int) -> str:
    """The text without what stands from ``start`` to ``end``; no name goes on over the gap."""
    return f"{text[:start].rstrip()}{GAP}{text[end:].lstrip()}"


def _plain(day: str, hour: str) -> str:
    """ "on Friday at 2" is Friday 14:00: nobody is interviewed at night."""
    bare = re.sub(
        r"(?i)^(?:on|in|at)(?: the(?= (?:mon|tues|wednes|thurs|fri|satur|sun)))? ",
        "",
        day.strip(" ,"),
    )
    clock = re.sub(r"(?i)^(?:at )?(?:about |around )?", "", hour.strip(" ,"))
    named = ZONE_NAMED.search(clock)
    zone = f" {named[0].strip(' ()')}" if named else ""
    return f"{bare} {_on_the_clock(clock[: named.start()] if named else clock)}{zone}".strip()


def _on_the_clock(words: str) -> str:
    spoken = re.match(r"(?i)([a-z]+) o'?clock$", words)
    if spoken is not None:
        words = str(NUMBERS.get(spoken[1].lower(), ""))
    dotted = re.sub(r"^(\d{1,2})\.(\d\d)$", r"\1:\2", words)

    def clock(found: re.Match[str]) -> str:
        hour = int(found["hour"])
        return f"{in_office_hours(hour)}:00"

    return BARE_HOUR.sub(clock, dotted).strip()
