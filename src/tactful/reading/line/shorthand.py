"""Shorthand spelled out, so that the rest of the reading meets one spelling of each word."""

from __future__ import annotations

import re

from tactful.reading.hours import NUMBERS

PICTURES = re.compile(r"[\U0001F000-\U0001FAFF\u2600-\u27BF\uFE0F]|(?<!\w)[:;]-?[()DPp|/](?!\w)|<3")
DAYS = {
    r"mon": "Monday", r"tues?": "Tuesday", r"weds?": "Wednesday", r"thurs?|thu": "Thursday",
    r"fri": "Friday",
}  # fmt: skip
WEEKEND = {r"sat": "Saturday", r"sun": "Sunday"}  # also words of their own: they need a hint
NO_NAME = (  # "talked to Thu Nguyen", and not "moved to Thu Dec 10"
    r"(?!(?:(?<=\bto )|(?<=\bwith )|(?<=\bfrom )|(?<=\bmet ))"
    r"(?-i:\w+ (?!Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[A-Z][a-z]))"
)
HINTS = ("on ", "this ", "last ", "next ", "by ", "until ", ", ")
SPELLED: tuple[tuple[str, str], ...] = (
    (r"w/(?=\w|\s)\s*(?!drew|o\b)", "with "),
    (r"\b(?-i:w) (?=\w)", "with "),
    (r"(?<![\w.])@\s*(?=\w)", "at "),
    (r"\b(1st|2nd|3rd|[4-9]th|first|second|third|final) rd\b", r"\1 round"),
    (r"\btxt(?:'?d|ed)?\b(?= (?:me|her|him|them|us|back)\b)|\btxt'?e?d\b", "texted"),
    (r"\btxt\b", "text"),
    (r"\b(?:lol|lmao|haha+|tho|smh|xx+)\b", ""),
    (r"\b(they|she|he|we|you)(d|ll|ve|re)\b(?<!well)(?<!were)(?<!shed)(?<!wed)(?<!hell)", r"\1'\2"),
    (r"\b(interviewers?|contact|role|position|company): ", r"\1 "),
    (r"\bF/U\b", "follow-up"),
    (r"\b(days|weeks|months) back\b", r"\1 ago"),
    (r"\bim\b(?= (?:no|not|still|out|going|withdrawing|interested))", "I'm"),
    (r"\bw/c\b", "week of"),
    (r"(?<=^)int (?=with\b|at\b|for\b)", "interview "),
    (r"\s&amp;\s", " & "),
    (r"\b(?:int(?:er)?vw|intv|int'?view|interveiw|intervew|intrvw|intvw|intvu)\b\.?", "interview"),
    (r"\b(?:intv'?d|intvw'?d|interviewd|interveiwed)\b", "interviewed"),
    (r"\b(?:aplied|appled|aplyed|applyed|apllied|appl'?d)\b", "applied"),
    (r"\bapp\b(?= (?:submitted|sent|in\b|to\b|for\b|at\b|with\b))", "application"),
    (r"\b(?:yest(?:erd)?|ystdy|yday|yesturday|yesterdy)\b\.?", "yesterday"),
    (r"\b(?:tmrw?|tmrow|tomoz|2moro|tomorow|tommorow|tommorrow|tom'?row)\b\.?", "tomorrow"),
    (r"\b(?:2day|tdy)\b", "today"),
    (r"\b(?:tonite|2nite)\b", "tonight"),
    (r"\bnite\b", "night"),
    (r"\b(did|do|does|has|have|had|is|was|are|were|could|would|should|wo|ca)nt\b", r"\1n't"),
    (r"(?<=applied )4 |(?<=interview )4 |(?<=apply )4 ", "for "),
    (r"\bmornin\b'?", "morning"),
    (r"\b(this|yesterday|today|tomorrow|[a-z]+day) am\b", r"\1 morning"),
    (r"\b(this|yesterday|today|tomorrow|[a-z]+day) pm\b", r"\1 afternoon"),
    (r"\b(?:un)?'?till?\b(?! (?:assistant|operator|worker|staff|person))|\buntill\b", "until"),
    (r"\bnxt\b", "next"),
    (r"\blst\b", "last"),
    (r"\bwks\b", "weeks"),
    (r"\bwk\b", "week"),
    (r"\bmths?\b|\bmnths?\b", "months"),
    (r"\b(?:bus|biz)\.? (?=days?\b)", "business "),
    (r"(?<!\d )(?<!\d(?:st|nd|rd|th) )\bdec(?:n|\.)? (?=by\b|in\b|within\b)", "decision "),
    (r"\bf/?b\b(?= (?:in|by|within)\b)", "feedback"),
    (r"\brnd\b", "round"),
    (r"\b(?:ooo|o\.o\.o\.?)(?!\w)", "out of office"),
    (r"\bmsg'?e?d\b", "messaged"),
    (r"\b(?:msg|mssg)\b", "message"),
    (r"\bT\.?Y\.? (?=note|mail|email|card|message|letter|to\b)", "thank-you "),
    (r"\bw/?drew\b|\bwithdrawed\b", "withdrew"),
    (r"\brefs\b", "references"),
    (r"\bre: ?", "about "),
    (r"\brec'?v?d\b", "received"),
    (r"\bshes\b", "she's"),
    (r"\bhes\b", "he's"),
    (r"\btheyre\b", "they're"),
    (r"\btheyll\b", "they'll"),
    (r"\b((?-i:s?he))ll(?= (?:let|call|ring|email|get|be|know|text)\b)", r"\1'll"),
    (r"\bvm\b(?= (?:from|left|on)\b)", "voicemail"),
    (r"\b(\d{1,2}(?::\d\d)?) (?:o'?clock )?in the morning\b", r"\1 am"),
    (r"\b(\d{1,2}(?::\d\d)?) (?:o'?clock )?(?:in the (?:afternoon|evening)|at night)\b", r"\1 pm"),
    (r"\b12 noon\b", "noon"),
    (r"\bfwd\b", "forward"),
    (r"\bmeeting (?=(?:the|my|their) (?:\w+ )?(?:team|panel|manager|boss|owner)\b)", "meet with "),
    (r"\bthru\b", "through"),
    (r"^(?:i'?m |i am )?(?:meeting|seeing) (?=(?-i:[A-Z]))", "meet "),
    (r"\bthx\b|\bthnx\b", "thanks"),
    (r"\bb4\b", "before"),
    (r"!+", "."),
)  # fmt: skip
AS_WRITTEN: tuple[tuple[str, str], ...] = (  # in capitals these are shorthand, else words
    (r"\bEOM\b", "the end of the month"),
    (r"\bEOW\b", "the end of the week"),
    (r"\bVM\b", "voicemail"),
    (r"\bInv\. ", "invitation "),
)
PAST = {"half": ":30", "quarter": ":15"}  # past the hour; "quarter to" names the one before
CLOCK = tuple(
    rule
    for word, hour in NUMBERS.items()
    for rule in (
        *(
            (rf"\b{part} past (?:{word}|{hour})\b", f"{hour}{minutes}")
            for part, minutes in PAST.items()
        ),
        (rf"\b{word} ?(?=[ap]\.?m\b)", f"{hour} "),
        (rf"\bquarter to (?:{word}|{hour})\b", f"{(hour - 2) % 12 + 1}:45"),
    )
)
RULES = tuple(
    (re.compile(pattern), spelled)
    for pattern, spelled in (
        *AS_WRITTEN,
        *((f"(?i){pattern}", spelled) for pattern, spelled in CLOCK),
        *((f"(?i){pattern}", spelled) for pattern, spelled in SPELLED),
        *((rf"(?i){NO_NAME}\b(?:{short})\b\.?(?!')", day) for short, day in DAYS.items()),
        *(
            (rf"(?i)(?<={lead})(?:{short})\b(?! (?:down|through|in|with|the|and)\b)\.?", day)
            for short, day in WEEKEND.items()
            for lead in HINTS
        ),
    )
)


def spelled_out(text: str) -> str:
    """The line without pictures, its shorthand written out."""
    plain = PICTURES.sub(" ", text)
    for pattern, spelled in RULES:
        plain = pattern.sub(spelled, plain)
    return " ".join(plain.split())
