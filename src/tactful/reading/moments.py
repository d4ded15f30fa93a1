"""Days and times as people write them: "yesterday", "3 Dec", "2026-12-03 10:00", "Friday 2pm"."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta, tzinfo

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR, Workdays
from tactful.reading.dates import spans, vocabulary
from tactful.reading.dates.patterns import Reader
from tactful.reading.dates.resolve import resolve
from tactful.reading.dates.rules import grammar
from tactful.reading.places import ZONE, UnknownZone, zone_after_an_hour
from tactful.refusal import Coded

CLOCK = re.compile(
    r"(?:^|[\sT,]|\bat\s*)(?:(?P<hour>\d{1,2})[:.h](?P<minute>\d{2})(?::\d{2})?\s*(?P<half>[ap]\.?m\.?)?"
    r"|(?P<hour_only>\d{1,2})\s*(?P<half_only>[ap]\.?m\.?)|(?P<noon>noon|midday)|(?P<night>midnight))\s*$",
    re.IGNORECASE,
)
ZONE_AFTER = re.compile(rf"(?<=[\dmMhn.])\s*,?\s*\(?(?P<zone>{ZONE})\)?\s*$", re.IGNORECASE)
COUNT = r"(?P<count>\d{1,4}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
AGO = re.compile(rf"^{COUNT}\s+(?P<unit>day|week|fortnight)s?\s+(?:ago|back)$")
BEFORE = re.compile(r"^(?:before|since)\s+(?P<span>\S+\s+(?:days?|weeks?))$")  # "before three days"
LAST = re.compile(r"^(?:last|on last)\s+(?P<day>[a-z]+)$|^(?P<named>[a-z]+)\s+last$")
DAYS_IN = {"day": 1, "week": 7, "fortnight": 14}
DAY = timedelta(days=1)
PARTS_OF_DAY = {
    "morning": time(9),
    "lunch": time(12),
    "lunchtime": time(12),
    "afternoon": time(14),
    "evening": time(19),
    "night": time(21),
}
PART_OF_DAY = re.compile(r"\b(morning|lunchtime|lunch|afternoon|evening|night)$")
HOURS_AGO = re.compile(rf"^{COUNT}\s+(?P<unit>hour|hr|minute|min)s?\s+(?:ago|back)$")
VAGUE = re.compile(
    r"^(?:(?:earlier )?(?:this|last) (?:week|month)|the other day|early .*|late .*)$"
)


class UnreadableMoment(Coded, ValueError):
    """A day or time that cannot be read."""


def read_day(text: str, today: date, workdays: Workdays, *, past: bool) -> date:
    """The day meant by ``text`` on ``today``. ``past`` says which way to look where the text
    leaves it open: "3 Dec" is the last one for what happened, the next one for what will be.
    """
    words = " ".join(text.strip().split()).lower()
    if PART_OF_DAY.search(words):
        words = PART_OF_DAY.sub("", words).strip() or "today"
    before = BEFORE.match(words)
    words = f"{before['span']} ago" if before else words
    if VAGUE.match(words):
        raise UnreadableMoment("several_days", text=_shown(text))
    if words in ("this", "last"):
        words = {"this": "today", "last": "yesterday"}[words]
    day = (
        _iso(words)
        or _relative(words, today)
        or _weekday(words, today, past=past)
        or _dated(words, today, workdays, past=past)
    )
    if day is None:
        raise UnreadableMoment("no_day", text=_shown(text))
    if not FIRST_YEAR < day.year < LAST_YEAR:
        raise UnreadableMoment("outside_years", year=day.year)
    return day


def read_moment(
    text: str, now: datetime, zone: tzinfo, workdays: Workdays, *, past: bool, default: time
) -> datetime:
    """The instant meant by ``text``, in ``zone`` where it names none itself ("3pm CET"); a day
    alone is taken at ``default``.
    """
    text, zone = _zone_taken_off(text, zone, workdays.country)
    exact = _exact(text)
    if exact is not None:
        if not FIRST_YEAR < exact.year < LAST_YEAR:
            raise UnreadableMoment("outside_years", year=exact.year)
        return exact
    if text.strip().lower() in ("now", "just now", "right now"):
        return now
    ago = HOURS_AGO.match(text.strip().lower())
    if ago is not None:
        count = vocabulary.NUMBERS.get(ago["count"]) or int(ago["count"])
        unit = "hours" if ago["unit"].startswith("h") else "minutes"
        return now - timedelta(**{unit: min(count, 9999)})
    here = now.astimezone(zone)
    part = PART_OF_DAY.search(text.strip().lower())
    if part is not None:
        default = PARTS_OF_DAY[part.group(1)]
    found = CLOCK.search(text.strip())
    clock = _clock(found, text) if found else None
    day_words = (text.strip()[: found.start()] if found else text.strip()).strip(" ,")
    day_words = re.sub(r"(?<=\d)T$", "", day_words)
    day_words = re.sub(r"\s+at$", "", day_words)
    day = read_day(day_words, here.date(), workdays, past=past) if day_words else here.date()
    return datetime.combine(day, clock or default, zone)


def has_time(text: str) -> bool:
    """Whether a time of day is given."""
    return _exact(text) is not None or CLOCK.search(ZONE_AFTER.sub("", text).strip()) is not None


def _zone_taken_off(text: str, zone: tzinfo, country: str) -> tuple[str, tzinfo]:
    """The words without the time zone after their hour, and the zone that counts."""
    named = ZONE_AFTER.search(text)
    if named is None:
        return text, zone
    try:
        return text[: named.start()], zone_after_an_hour(named["zone"], country)
    except UnknownZone as error:
        raise UnreadableMoment(error.code, **error.about) from error


def on_the_clock_of(at: datetime, zone: tzinfo) -> datetime:
    """An instant in a zone; one without a zone is taken as of that clock."""
    return at.astimezone(zone) if at.tzinfo is not None else at.replace(tzinfo=zone)


def _exact(text: str) -> datetime | None:
    try:
        instant = datetime.fromisoformat(text.strip())
    except ValueError:
        return None
    return instant if instant.tzinfo is not None else None


def _clock(found: re.Match[str], text: str) -> time:
    if found["noon"]:
        return time(12)
    if found["night"]:
        return time(0)
    hour = int(found["hour"] or found["hour_only"])
    minute = int(found["minute"] or 0)
    half = (found["half"] or found["half_only"] or "").lower().replace(".", "")
    if half and not 1 <= hour <= 12:
        raise UnreadableMoment("no_time", text=_shown(text))
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    try:
        return time(hour, minute)
    except ValueError as error:
        raise UnreadableMoment("no_time", text=_shown(text)) from error


def _iso(words: str) -> date | None:
    if not re.fullmatch(r"\d{4}-\d{1,2}-\d{1,2}", words):
        return None
    year, month, day = (int(part) for part in words.split("-"))
    found = spans.real_date(year, month, day)
    if found is None:
        raise UnreadableMoment("not_in_calendar", text=words)
    return found


def _relative(words: str, today: date) -> date | None:
    names = {
        "today": 0,
        "tonight": 0,
        "yesterday": -1,
        "tomorrow": 1,
        "the day before yesterday": -2,
        "day before yesterday": -2,
        "the day after tomorrow": 2,
    }
    if words in names:
        return today + names[words] * DAY
    ago = AGO.match(words)
    if ago is None:
        return None
    count = vocabulary.NUMBERS.get(ago["count"]) or int(ago["count"])
    return today - min(count, 9999) * DAYS_IN[ago["unit"]] * DAY


def _weekday(words: str, today: date, *, past: bool) -> date | None:
    last = LAST.match(words)
    name = (
        (last["day"] or last["named"]) if last else words.removeprefix("on ").removeprefix("this ")
    )
    number = vocabulary.WEEKDAYS.get(name)
    if number is None:
        return None
    if last or past:
        back = (today.weekday() - number) % 7
        return today - (back or (7 if last else 0)) * DAY
    return spans.next_weekday(today, number)


def _dated(words: str, today: date, workdays: Workdays, *, past: bool) -> date | None:
    tokens = vocabulary.tokens(words.removeprefix("on "))
    found = Reader(grammar(), tokens).read("weekday_or_date", 0)
    days = resolve(found[0], today - DAY, workdays) if found else None
    if found is None or days is None or found[1] != len(tokens):
        return None
    day = days.last
    has_year = any(len(token.text) >= 4 and token.text.isdecimal() for token in tokens)
    ahead = words.startswith(("next ", "on next ", "this coming "))
    if past and day > today and not ahead and not has_year and not re.search(r"\d{4}", words):
        if any(token.kind == "word" and token.text in vocabulary.MONTHS for token in tokens) or (
            tokens[0].kind == "numeric"
        ):
            return spans.last_date(today, day.month, day.day)
        return spans.last_day_of_month(today, day.day)
    return day


def _shown(text: str) -> str:
    shown = ascii(text.strip())
    return shown if len(shown) < 60 else shown[:57] + "…"
