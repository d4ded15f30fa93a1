"""Phrases that name a time: "early next week", "the end of January", "the first quarter"."""

from __future__ import annotations

import datetime as dt

from tactful.reading.dates import spans, vocabulary
from tactful.reading.dates.dated_phrases import DatedPhrases
from tactful.reading.dates.spans import DAY, WEEK, Part, Span
from tactful.reading.dates.token_cursor import Found

UNITS_WITH_ENDS = ("week", "month", "quarter", "year")


class PeriodPhrases(DatedPhrases):
    """Reads weeks, months, quarters and years, their parts, and the days near today."""

    def named_day(self, i: int) -> Found:
        word = self.text(i)
        if word in ("today", "tonight"):
            return spans.day_span(self.today), i + 1
        if word == "tomorrow":
            return spans.day_span(self.today + DAY), i + 1
        if self.follows(i, "this", "time", "next", "week"):
            return spans.day_span(self.today + WEEK), i + 4
        j = self.skip(i, "the")
        over = self.text(j + 1) == "is" and self.text(j + 2) in ("out", "over", "up")
        if over and self.text(j) in UNITS_WITH_ENDS:
            found = self.unit_part(Part.LATE, self.text(j), 0)
            return (found, j + 3) if found else None
        if self.follows(j, "day", "after", "tomorrow"):
            return spans.day_span(self.today + 2 * DAY), j + 3
        if self.follows(j, "day", "after") or self.follows(j, "day", "before"):
            return self.neighbouring_day(j)
        if self.follows(j, "following", "day"):
            return spans.day_span((self.anchor or self.today) + DAY), j + 2
        if self.text(j) in ("weekend", "weekends"):
            return self.weekend(i, j)
        return self.feast(j)

    def neighbouring_day(self, i: int) -> Found:
        j = self.skip(i + 2, "the")
        found = self.weekday(j) or self.date(j) or self.feast(j)
        if found is None:
            return None
        span, end = found
        later = self.text(i + 1) == "after"
        return spans.day_span(span.last + DAY if later else span.first - DAY), end

    def weekend(self, i: int, j: int) -> Found:
        start = self.workdays.week_starts_on(self.today)
        if self.text(i - 1) == "next":
            start += WEEK
        return Span(start + 5 * DAY, start + 6 * DAY), j + 1

    def end_of_day(self, i: int) -> Found:
        for words in vocabulary.ENDS_OF_DAY:
            if self.follows(i, *words):
                end = self.skip(i + len(words), "on", "of", "by", "this", ",")
                day = self.weekday(end) or self.date(end) or self.named_day(end)
                return day or (spans.day_span(self.today), i + len(words))
        return None

    def part(self, i: int) -> Found:
        joined = vocabulary.JOINED.get(self.text(i))
        if joined is not None:
            return self.joined(i, *joined)
        i = self.skip(i, "very", "the")
        ends = self.text(self.skip(i + 1, "-")) == "end"
        if ends and vocabulary.UNITS.get(self.text(i)) in UNITS_WITH_ENDS:
            return self.part_of(Part.LATE, i)
        part, end = self.part_word(i)
        if part is None:
            return None
        end = self.skip(end, "part", "of", "in", "to", "-", "the", "this", "on", "very")
        if self.text(end - 1) == "this":
            end -= 1
        return self.part_of(part, end)

    def joined(self, i: int, part: Part, unit: str) -> Found:
        end = self.skip(i + 1, "of", ",")
        named = self.part_of(part, end) if unit == "week" else None
        if named is not None:
            return named
        found = self.unit_part(part, unit, 0)
        return (found, i + 1) if found else None

    def part_word(self, i: int) -> tuple[Part | None, int]:
        word = self.text(i)
        if self.text(i + 1) == "half":
            if word == "first":
                return Part.FIRST_HALF, i + 2
            if word in ("second", "latter", "last"):
                return Part.LATE, i + 2
        if word in ("first", "last") and self.text(i + 1) == "part":
            return (Part.EARLY if word == "first" else Part.LATE), i + 2
        if word == "last" and self.text(i + 1) == "day" and self.text(i + 2) == "of":
            return Part.LATE, i + 3
        if word == "back" and self.text(i + 1) == "end":
            return Part.LATE, i + 2
        return vocabulary.PARTS.get(word), i + 1

    def part_of(self, part: Part, i: int) -> Found:
        word = self.text(i)
        unit_named = vocabulary.UNITS.get(word)
        at_end = self.skip(i + 1, "-")
        if unit_named in UNITS_WITH_ENDS and self.text(at_end) == "end":
            found = self.unit_part(Part.LATE, unit_named, 0)
            return (found, at_end + 1) if found else None
        for unit in UNITS_WITH_ENDS:
            if word == unit:
                return self.bare_unit_part(part, unit, i)
        week = self.week_start(i)
        if week is not None:
            if week[0] == self.workdays.week_starts_on(self.today):
                return spans.this_week(self.today, part, self.workdays), week[1]
            return spans.week_part(week[0], part, self.workdays), week[1]
        month = self.month_start(i)
        if month is not None:
            return self.part_of_month(month[0], part), month[1]
        period = self.quarter_or_year_start(i)
        if period is not None:
            first, count, end = period
            return spans.months_part(first, count, part), end
        if self.follows(i, "new", "year"):
            feast = spans.next_feast(self.today, "new year", self.workdays.country)
            return (spans.month_part(feast.first, part), i + 2) if feast else None
        day = self.weekday(i)
        return (spans.day_span(day[0].last), day[1]) if day else None

    def bare_unit_part(self, part: Part, unit: str, i: int) -> Found:
        if unit == "week" and self.text(i + 1) in ("after", "before", "of", "beginning"):
            week = self.week_start(i)
            if week is not None:
                return spans.week_part(week[0], part, self.workdays), week[1]
        found = self.unit_part(part, unit, 0)
        return (found, i + 1) if found else None

    def part_of_month(self, first: dt.date, part: Part) -> Span:
        if first == self.today.replace(day=1):
            return spans.month_from(self.today, first, part)
        return spans.month_part(first, part)

    def unit_part(self, part: Part | None, unit: str, ahead: int) -> Span | None:
        """A part of this week, month, quarter or year, or of the one ``ahead`` of it."""
        if unit == "week":
            if ahead == 0:
                return spans.this_week(self.today, part, self.workdays)
            start = self.workdays.week_starts_on(self.today) + ahead * WEEK
            return spans.week_part(start, part, self.workdays)
        first_of_month = self.today.replace(day=1)
        if unit == "month":
            first = spans.add_months(first_of_month, ahead)
            return spans.month_from(self.today, first, part)
        if unit == "quarter":
            first = spans.add_months(spans.quarter_of(self.today), 3 * ahead)
            return spans.months_part(first, 3, part)
        return spans.months_part(dt.date(self.today.year + ahead, 1, 1), 12, part)

    def week(self, i: int) -> Found:
        ordinal = self.week_of_month(self.skip(i, "the"))
        if ordinal is not None:
            return ordinal
        if self.follows(i, "week", "ending") or self.follows(i, "w", "/", "e"):
            end = self.skip(i + (2 if self.text(i) == "week" else 3), "on", "the")
            return self.weekday(end) or self.date(end)
        numbered = self.numbered_week(i)
        if numbered is not None:
            return numbered
        found = self.week_start(i)
        if found is None:
            return None
        start, end = found
        day = self.weekday_number(self.skip(end, "on", ","), sure=True)
        if day is not None:
            on = spans.weekday_in_week(start, day)
            on = on if on >= self.today else spans.next_weekday(self.today, day)
            return spans.day_span(on), self.skip(end, "on", ",") + 1
        if start == self.workdays.week_starts_on(self.today):
            return spans.this_week(self.today, None, self.workdays), end
        return spans.week_part(start, None, self.workdays), end

    def numbered_week(self, i: int) -> Found:
        """ "calendar week 26", "KW 26", "week 26": by ISO 8601, this year's or the next one's."""
        j = self.skip(i, "the", "calendar")
        led_in = j > i and self.text(j - 1) == "calendar"
        if self.text(j) not in ("week", "wk", "kw", "cw") or self.kind(j + 1) != "number":
            return None
        written = self.text(j + 1)
        sure = led_in or self.text(j) in ("kw", "cw") or len(written) == 2
        if not sure or not written.isdecimal() or not 1 <= int(written) <= 53:
            return None
        for year in (self.today.isocalendar().year, self.today.isocalendar().year + 1):
            try:
                start = dt.date.fromisocalendar(year, int(written), 1)
            except ValueError:
                continue
            span = spans.week_part(start, None, self.workdays)
            if span.last >= self.today:
                return span, j + 2
        return None

    def nth_weekday(self, i: int) -> Found:
        """ "the last Friday of this month", "the first Monday in December" """
        i = self.skip(i, "the", "very")
        number = vocabulary.ORDINALS.get(self.text(i))
        if self.kind(i) == "ordinal":
            number = int(self.text(i)[:-2])
        if self.text(i) in ("last", "final"):
            number = -1
        day = self.weekday_number(i + 1, sure=True)
        if number is None or number > 5 or day is None:
            return None
        at = self.skip(i + 2, "of", "in")
        if at == i + 2:
            return None
        month = self.month_start(at)
        if month is None:
            if not self.follows(at, "the", "month"):
                return None
            month = self.today.replace(day=1), at + 2
        first, end = month
        on = spans.nth_weekday(first.year, first.month, day, number)
        if on <= self.today and first == self.today.replace(day=1):
            later = spans.add_months(first, 1)
            on = spans.nth_weekday(later.year, later.month, day, number)
        return spans.day_span(on), end

    def week_of_month(self, i: int) -> Found:
        number = vocabulary.ORDINALS.get(self.text(i))
        if self.kind(i) == "ordinal":
            number = int(self.text(i)[:-2])
        last = self.text(i) in ("last", "final")
        if not (last or (number is not None and number <= 5)) or self.text(i + 1) != "week":
            return None
        month = self.month_start(self.skip(i + 2, "of", "in", "the"))
        if month is None:
            year = self.follows(self.skip(i + 2, "of", "in", "the"), "new", "year")
            if not year:
                return None
            month = dt.date(self.today.year + 1, 1, 1), self.skip(i + 2, "of", "in", "the") + 2
        first, end = month
        if last or number is None:
            day = self.workdays.subtract(spans.end_of_month(first) + DAY, 1)
            return Span(self.workdays.week_starts_on(day), day), end
        start = self.workdays.week_starts_on(self.workdays.roll_forward(first))
        span = spans.week_part(start + (number - 1) * WEEK, None, self.workdays)
        return (span if span.last >= self.today else spans.month_part(first, Part.LATE)), end

    def month(self, i: int) -> Found:
        found = self.month_start(i)
        if found is None:
            return None
        return spans.month_part(found[0], None), found[1]

    def quarter_or_year(self, i: int) -> Found:
        found = self.quarter_or_year_start(i)
        if found is None:
            return None
        first, count, end = found
        return spans.months_part(first, count, None), end

    def quarter_or_year_start(self, i: int) -> tuple[dt.date, int, int] | None:
        """The first day of a quarter or year, how many months it has, and where it ends."""
        i = self.skip(i, "the")
        word, unit = self.text(i), self.text(i + 1)
        if word == "q" and self.text(i + 1) in ("1", "2", "3", "4"):
            return self.numbered_quarter(int(unit), i + 2)
        number = vocabulary.ORDINALS.get(word)
        if self.kind(i) == "ordinal":
            number = int(word[:-2])
        if number is not None and 1 <= number <= 4 and unit == "quarter":
            return self.numbered_quarter(number, i + 2)
        ahead = {"this": 0, "current": 0, "next": 1, "coming": 1, "following": 1}.get(word)
        if ahead is not None and unit == "quarter":
            first = spans.add_months(spans.quarter_of(self.today), 3 * ahead)
            return first, 3, i + 2
        if ahead is not None and unit == "year":
            return dt.date(self.today.year + ahead, 1, 1), 12, i + 2
        year, end = self.year_at(i)
        if year is not None and self.text(i - 1) in ("in", "of", "by", "early", "late", "mid", "-"):
            return dt.date(year, 1, 1), 12, end
        return None

    def numbered_quarter(self, number: int, end: int) -> tuple[dt.date, int, int]:
        year, after = self.year_at(self.skip(end, "of", ","))
        first = spans.quarter_named(self.today, number, year)
        return first, 3, after if year is not None else end
