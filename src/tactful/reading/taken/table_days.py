"""Days as tables write them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR
from tactful.reading.dates.spans import last_date

ISO_DAY = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})")
NUMBERED_DAY = re.compile(r"(\d{1,2})[./-](\d{1,2})[./-](\d{4}|\d{2})\b")
NAMED_FORMS = (
    "%d %b %Y",
    "%d %B %Y",
    "%b %d, %Y",
    "%B %d, %Y",
    "%b %d %Y",
    "%B %d %Y",
    "%d-%b-%Y",
    "%d-%b-%y",
)
WITHOUT_YEAR = re.compile(r"(\d{1,2})[./-](\d{1,2})\.?")
FORMS_WITHOUT_YEAR = ("%d %b", "%d %B", "%b %d", "%B %d", "%d-%b")
NO_DAY = frozenset(
    {"n/a", "na", "-", "–", "—", "tbd", "?", "none", "unknown", "yes", "no", "ja", "nein"}
)
MONTHS_ELSEWHERE = {
    "januar": "January", "februar": "February", "märz": "March", "mai": "May", "juni": "June", "juli": "July",
    "oktober": "October", "dezember": "December", "janvier": "January", "février": "February", "mars": "March",
    "avril": "April", "juin": "June", "juillet": "July", "août": "August", "septembre": "September",
    "okt": "Oct", "dez": "Dec", "mär": "Mar", "octobre": "October", "novembre": "November", "décembre": "December",
}  # fmt: skip
SERIAL = re.compile(r"[34]\d{4}")  # a day as spreadsheets count them: 46331
SERIAL_BEGINS = date(1899, 12, 30)


def month_first(days: Sequence[str], *, usually: bool) -> bool:
    """Whether 5/11 is the eleventh of May: the column as a whole decides, 13/5 in one cell
    settles all of them; else what is usual where the table comes from.
    """
    read = (NUMBERED_DAY.search(day) or WITHOUT_YEAR.fullmatch(day.strip()) for day in days)
    firsts = [(int(m[1]), int(m[2])) for m in read if m]
    if any(first > 12 for first, _ in firsts):
        return False
    if any(second > 12 for _, second in firsts):
        return True
    return usually


def day_of(written: str, today: date, *, month_is_first: bool) -> date | None:
    """A day as tables write it; None for what is none. Without a year it is the last such day up to
    ``today``, for such a table tells of what was.
    """
    text = " ".join(written.split())
    numbers: tuple[int, int, int] | None = None
    if found := ISO_DAY.search(text):
        numbers = int(found[1]), int(found[2]), int(found[3])
    elif found := NUMBERED_DAY.search(text):
        first, second, year = int(found[1]), int(found[2]), int(found[3])
        year += 2000 if year < 100 else 0
        numbers = (year, first, second) if month_is_first else (year, second, first)
    elif found := WITHOUT_YEAR.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        return last_date(today, *((first, second) if month_is_first else (second, first)))
    elif SERIAL.fullmatch(text):
        return SERIAL_BEGINS + timedelta(days=int(text))
    try:
        day = date(*numbers) if numbers else _named_day(text, today)
    except ValueError:
        return None
    return day if day is not None and FIRST_YEAR < day.year < LAST_YEAR else None


def _named_day(text: str, today: date) -> date | None:
    said = re.sub(r"(?i)^(?:mon|tue|wed|thu|fri|sat|sun)\w*,?\s+", "", text)
    said = re.sub(r"(\d)(?:st|nd|rd|th)\b|(\d)\.(?= )", r"\1\2", said)
    said = " ".join(MONTHS_ELSEWHERE.get(word.lower().rstrip("."), word) for word in said.split())
    for form in NAMED_FORMS:
        try:
            return datetime.strptime(said, form).date()  # noqa: DTZ007  # a day has no zone
        except ValueError:
            continue
    return _named_without_year(said, today)


def _named_without_year(said: str, today: date) -> date | None:
    for form in FORMS_WITHOUT_YEAR:
        try:
            day = datetime.strptime(f"{said} 2024", f"{form} %Y")  # noqa: DTZ007  # a leap year
        except ValueError:
            continue
        return last_date(today, day.month, day.day)
    return None
