"""Phrases that name a wait: "two to three weeks", "within 48 hours", "a week from Thursday"."""

from __future__ import annotations

import datetime as dt
import math
from dataclasses import dataclass
from datetime import timedelta

from tactful.reading.dates import spans, vocabulary
from tactful.reading.dates.period_phrases import PeriodPhrases
from tactful.reading.dates.spans import DAY, Span
from tactful.reading.dates.token_cursor import Found

MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units as somebody said it; the upper end, where it is a range."""

    count: float
    unit: str


class WaitPhrases(PeriodPhrases):
    """Reads waits, and the day they are counted from."""

    def wait(self, i: int) -> Found:
        i = self.skip(i, "the")
        whole = self.text(i - 1) == "the"
        if whole and self.text(i) in ("week", "month") and self.within(i - 1):
            named = self.text(i + 1) in ("of", "after", "beginning", "before")
            found = None if named else (Amount(1, self.text(i)), i + 1)
        elif self.text(i) in ("next", "coming", "following"):
            found = self.next_amount(i + 1, whole)
        else:
            found = self.amount(i)
        if found is None:
            return None
        amount, end = found
        base, counted = self.counted_from(end)
        if counted == end and self.text(end) == "of":
            return None  # "ten years of practice" is no wait
        end = counted
        last = self.after_wait(base, amount)
        return None if last is None else (Span(last, last), end)

    def next_amount(self, i: int, whole: bool) -> tuple[Amount, int] | None:
        """ "the next two weeks", "the coming weeks", "in the next week" """
        found = self.amount(i)
        if found is not None:
            return found
        unit = vocabulary.UNITS.get(self.text(i))
        if unit is None:
            return None
        plural = self.text(i).endswith("s")
        if plural:
            return Amount(vocabulary.NUMBERS["few"], unit), i + 1
        if whole and unit in ("day", "week", "fortnight", "month") and self.within(i - 2):
            return self.spread(Amount(1, unit), i + 1)
        return None

    def within(self, i: int) -> bool:
        return self.text(i - 1) in ("in", "within", "over", "during")

    def amount(self, i: int) -> tuple[Amount, int] | None:
        number = self.number(i)
        if number is None:
            return None
        count, end = number
        end = self.skip(end, "of", "-", *vocabulary.CALENDAR)
        working = self.text(end) in vocabulary.WORKING
        if working:
            end = self.skip(end + 1, "-")
        unit = vocabulary.UNITS.get(self.text(end))
        if unit is None:
            return None
        if working and unit == "day":
            unit = "business day"
        return self.spread(Amount(count, unit), end + 1)

    def spread(self, amount: Amount, end: int) -> tuple[Amount, int]:
        """What may follow a unit: "a week or two", "a week and a half", "a week or so"."""
        if self.text(end) in ("or", "to", "-"):
            more = self.number(end + 1)
            if more is not None and self.text(more[1]) not in vocabulary.UNITS:
                if self.text(more[1]) not in vocabulary.WORKING:
                    amount, end = Amount(more[0], amount.unit), more[1]
            elif self.follows(end, "or", "so"):
                end += 2
        if self.follows(end, "and", "a", "half"):
            amount, end = Amount(amount.count + 0.5, amount.unit), end + 3
        return amount, self.skip(end, "time", "max", "maximum", "tops", "or", "so", "later") if (
            self.text(end) != "or" or self.follows(end, "or", "so")
        ) else end

    def number(self, i: int) -> tuple[float, int] | None:
        found = self.plain_number(self.skip(i, *vocabulary.ABOUT))
        if found is None:
            return None
        count, end = found
        linked = self.text(end) in ("to", "-", "or", "through") or (
            self.text(end) == "and" and self.text(i - 1) == "between"
        )
        if linked:
            upper = self.plain_number(self.skip(end + 1, "maybe", "perhaps", "even"))
            if upper is not None and upper[0] >= count:
                return upper
        return count, end

    def plain_number(self, i: int) -> tuple[float, int] | None:
        if self.kind(i) == "number":
            value = float(self.text(i)) if len(self.text(i)) < 8 else math.inf
            return (value, i + 1) if value <= MOST_DAYS else None
        if self.text(i) == "half" and self.text(i + 1) in ("a", "an"):
            return 0.5, i + 2
        word = self.text(i)
        count = vocabulary.NUMBERS.get(word)
        if count is None:
            return None
        after = self.text(i + 1)
        if word in ("a", "an", "another") and (after in vocabulary.NUMBERS and after != word):
            return self.plain_number(i + 1)
        if word in ("a", "an", "another") and after in vocabulary.ABOUT:
            return self.plain_number(i + 1) or (1, self.skip(i + 1, *vocabulary.ABOUT))
        if word in vocabulary.TENS:
            j = self.skip(i + 1, "-")
            units = vocabulary.NUMBERS.get(self.text(j), 0)
            if 1 <= units <= 9 and self.text(j) not in ("a", "an", "another", "couple", "few"):
                return count + units, j + 1
        if self.follows(i + 1, "and", "a", "half"):
            return count + 0.5, i + 4
        return count, self.skip(i + 1, "of")

    def counted_from(self, end: int) -> tuple[dt.date, int]:
        """The day a wait counts from: "from Thursday", "after Christmas", else today."""
        if self.text(end) in ("today", "tomorrow"):
            return self.today + (self.text(end) == "tomorrow") * DAY, end + 1
        if self.text(end) not in ("from", "after", "following", "of", "on", "past"):
            return self.today, end
        j = self.skip(end + 1, "this", "the")
        if self.text(j) in ("now", "today", "interview", "meeting", "talk", "that"):
            on = self.skip(j + 1, "on", ",")
            day = self.weekday(on) or self.date(on) if on > j + 1 else None
            return (day[0].last, day[1]) if day else (self.today, j + 1)
        found = self.weekday(end + 1) or self.date(end + 1) or self.named_day(end + 1)
        if found is None and self.text(end) != "on":
            found = self.week(end + 1) or self.part(end + 1)
        return (found[0].last, found[1]) if found else (self.today, end)

    def after_wait(self, base: dt.date, amount: Amount) -> dt.date | None:
        count = amount.count
        if amount.unit == "hour":
            return self.workdays.add(base, max(math.ceil(count / 24), 1))
        if amount.unit == "business day":
            return self.workdays.add(base, max(math.ceil(count), 1))
        if amount.unit == "day":
            return spans.wait_in_days(base, math.ceil(count), self.workdays)
        if amount.unit in ("week", "fortnight"):
            days = count * (7 if amount.unit == "week" else 14)
            return base + timedelta(days=math.ceil(days)) if days <= MOST_DAYS else None
        months = count * {"month": 1, "quarter": 3, "year": 12}[amount.unit]
        if months > 120:
            return None
        day = spans.add_months(base, int(months))
        return day + timedelta(days=15) if months % 1 else day
