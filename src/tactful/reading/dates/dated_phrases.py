"""Phrases that name a day or the start of a week or month: "Friday the 18th", "next week"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from datetime import timedelta

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR
from tactful.reading.dates import spans, vocabulary
from tactful.reading.dates.spans import DAY, WEEK
from tactful.reading.dates.token_cursor import Found, TokenCursor


class DatedPhrases(TokenCursor):
    """Reads weekdays, dates and feasts, and where a week or month begins."""

    def weekday_number(self, i: int, *, sure: bool = False) -> int | None:
        word = self.text(i)
        number = vocabulary.WEEKDAYS.get(word)
        if number is None or (self.kind(i) != "word"):
            return None
        if word in vocabulary.DOUBTFUL_WEEKDAYS and not sure:
            led_in = {"by", "on", "next", "this", "before", "after", "until", "or", "to", "-"}
            if self.text(i - 1) not in led_in and self.kind(i + 1) not in ("number", "ordinal"):
                return None
        return number

    def weekday(self, i: int) -> Found:
        i = self.skip(i, "the")
        word = self.text(i)
        at = self.skip(i, "this", "next", "coming", "following", "upcoming")
        day = self.weekday_number(at)
        if day is None:
            return None
        end = self.skip(at + 1, *vocabulary.TIMES_OF_DAY)
        dated = self.date_after(end)
        if dated is not None:
            return dated
        start = self.workdays.week_starts_on(self.today)
        if "next" in (word, self.text(at - 1) if at > i else ""):
            return spans.day_span(spans.weekday_in_week(start + WEEK, day)), end
        if word == "following" and self.anchor is not None:
            return spans.day_span(spans.next_weekday(self.anchor, day)), end
        return self.weekday_then(day, end)

    def date_after(self, end: int) -> Found:
        """The date that follows a weekday: "Friday, December 18", "Friday the 18th"."""
        j = self.skip(end, ",", "the", "-", "(")
        found = self.date(j)
        if found is None:
            return None
        return found[0], self.skip(found[1], ")") if self.text(j - 1) == "(" else found[1]

    def weekday_then(self, day: int, end: int) -> Found:
        coming = spans.next_weekday(self.today, day)
        if self.text(end) in ("week", "fortnight"):
            later = WEEK if self.text(end) == "week" else 2 * WEEK
            return spans.day_span(coming + later), end + 1
        if self.follows(end, "after", "next"):
            start = self.workdays.week_starts_on(self.today) + 2 * WEEK
            return spans.day_span(spans.weekday_in_week(start, day)), end + 2
        week = self.week_start(self.skip(end, "of", "in", ","))
        if week is not None:
            on = spans.weekday_in_week(week[0], day)
            return spans.day_span(on if on >= self.today else coming), week[1]
        if self.text(end) in ("after", "before"):
            near = self.date(self.skip(end + 1, "the")) or self.feast(self.skip(end + 1, "the"))
            if near is not None and self.text(end) == "after":
                return spans.day_span(spans.next_weekday(near[0].last, day)), near[1]
            if near is not None:
                return spans.day_span(spans.next_weekday(near[0].first - 8 * DAY, day)), near[1]
        return spans.day_span(coming), end

    def date(self, i: int) -> Found:
        i = self.skip(i, "the")
        kind = self.kind(i)
        if kind == "iso":
            day = _iso(self.text(i))
            return (spans.day_span(day), i + 1) if day else None
        if kind == "numeric":
            day = self.numeric(self.text(i))
            return (spans.day_span(day), i + 1) if day else None
        if kind in ("ordinal", "number"):
            return self.day_first(i)
        number = self.spelt_ordinal(i)
        if number is not None:
            return self.day_of(number, i + 1, sure=True)
        return self.month_first(i)

    def spelt_ordinal(self, i: int) -> int | None:
        """ "the fifteenth", but not "the first interview" or "the second round" """
        number, end = vocabulary.ORDINALS.get(self.text(i)), i + 1
        if number is None:
            return None
        closed = self.text(end) in ("", ".", ",", ";", "!", "?", ")", "of", "or", "at", "and")
        led_in = self.text(i - 1) == "the"
        return number if closed and led_in else None

    def day_first(self, i: int) -> Found:
        """ "18 December", "14-18 December 2026", "the 15th", "15th of next month" """
        number, end = _leading_int(self.text(i)), i + 1
        is_ordinal = self.kind(i) == "ordinal"
        if self.text(end) in ("-", "to", "or", "/", "and"):
            upper = self.skip(end + 1, "the")
            if self.kind(upper) in ("ordinal", "number"):
                found = self.day_of(
                    _leading_int(self.text(upper)), upper + 1, sure=self.kind(upper) == "ordinal"
                )
                if found is not None and self.text(end) != "and":
                    return found
        return self.day_of(number, end, sure=is_ordinal)

    def day_of(self, number: int, end: int, *, sure: bool) -> Found:
        at = self.skip(end, "of", "day")
        month = vocabulary.MONTHS.get(self.text(at))
        if month is not None and (at > end or self.is_month(at) or self.kind(end - 1) != ""):
            year, after = self.year_at(self.skip(at + 1, ",", "."))
            return self.dated(month, number, year, after if year is not None else at + 1)
        if not sure:
            return None
        named = self.month_start(at) if at > end else None
        if named is not None:
            day = spans.real_date(named[0].year, named[0].month, number)
            return (spans.day_span(day), named[1]) if day else None
        if self.follows(end, "of", "the", "month"):
            end += 3
        coming = spans.next_day_of_month(self.today, number) if 1 <= number <= 31 else None
        return (spans.day_span(coming), end) if coming else None

    def month_first(self, i: int) -> Found:
        """ "December 18", "Dec. 14-18, 2026", "December the 18th" """
        month = vocabulary.MONTHS.get(self.text(i))
        if month is None:
            return None
        at = self.skip(i + 1, ".", "the")
        if self.kind(at) not in ("number", "ordinal") or len(self.text(at)) > 4:
            return None
        number, end = _leading_int(self.text(at)), at + 1
        if self.text(end) in ("-", "to", "or"):
            upper = self.skip(end + 1, "the")
            if self.kind(upper) in ("number", "ordinal") and _leading_int(self.text(upper)) <= 31:
                number, end = _leading_int(self.text(upper)), upper + 1
        if number > 31:
            return None
        year, after = self.year_at(self.skip(end, ","))
        return self.dated(month, number, year, after if year is not None else end)

    def dated(self, month: int, number: int, year: int | None, end: int) -> Found:
        if year is not None:
            day = spans.real_date(year, month, number)
        else:
            day = spans.next_date(self.today, month, number)
        return (spans.day_span(day), end) if day else None

    def numeric(self, text: str) -> dt.date | None:
        """A numeric date as the place writes it; the other way where only that is a date."""
        parts = [int(part) for part in _pieces(text)]
        year = parts[2] if len(parts) > 2 else None
        if year is not None and year < 100:
            year += 2000
        dotted = "." in text
        month_leads = self.workdays.country in vocabulary.MONTH_FIRST and not dotted
        orders = [(0, 1), (1, 0)] if month_leads else [(1, 0), (0, 1)]
        for month, day in orders:
            found = self.dated(parts[month], parts[day], year, 0) if parts[month] <= 12 else None
            if found is not None:
                return found[0].last
        return None

    def feast(self, i: int) -> Found:
        led_by_article = ("bank", "public", "long", "coming", "next")
        i = self.skip(i, "the") if self.text(i + 1) in led_by_article else i
        if self.text(i) in ("bank", "public") and self.text(i + 1) == "holiday":
            off = spans.next_holiday(self.today, self.workdays)
            return (spans.day_span(off), i + 2) if off else None
        i = self.skip(i, "this", "next", "coming", "bank", "holiday")
        if self.follows(i, "long", "weekend"):
            longer = spans.long_weekend(self.today, self.workdays)
            return (longer, i + 2) if longer else None
        for words, name in vocabulary.FEASTS.items():
            if self.follows(i, *words):
                span = spans.next_feast(self.today, name, self.workdays.country)
                return (span, i + len(words)) if span else None
        return None

    def week_start(self, i: int) -> tuple[dt.date, int] | None:
        """The first day of a week that is named: "next week", "the week of December 14"."""
        i = self.skip(i, "the")
        this = self.workdays.week_starts_on(self.today)
        if self.text(i) in ("this", "current") and self.text(i + 1) == "week":
            return this, i + 2
        if self.text(i) == "this" and self.follows(i + 1, "coming", "week"):
            return this + WEEK, i + 3
        if self.text(i) in ("next", "coming") and self.text(i + 1) == "week":
            return this + WEEK, i + 2
        after = self.workdays.week_starts_on(self.anchor or self.today) + WEEK
        if self.text(i) == "following" and self.text(i + 1) == "week":
            return after, i + 2
        if self.text(i) in ("that", "same") and self.text(i + 1) == "week":
            return after - WEEK, i + 2
        if self.text(i) in ("christmas", "thanksgiving", "easter") and self.text(i + 1) == "week":
            feast = self.feast(i)
            return (spans.week_with(feast[0].first, self.workdays), i + 2) if feast else None
        if self.text(i) == "week" or self.follows(i, "w", "/", "c"):
            return self.week_by_day(i, after)
        return None

    def week_by_day(self, i: int, after: dt.date) -> tuple[dt.date, int] | None:
        this = self.workdays.week_starts_on(self.today)
        if self.follows(i, "week", "after", "next"):
            return this + 2 * WEEK, i + 3
        shift = {"after": WEEK, "following": WEEK, "before": -WEEK}.get(self.text(i + 1))
        if self.text(i) == "week" and shift is None:
            if self.text(i + 1) not in ("of", "commencing", "beginning", "starting", "from"):
                return None
            shift = timedelta(0)
        j = i + (3 if self.text(i) == "w" else 2)
        j = self.skip(j, "on", "the", "of")
        week = self.week_start(j) if shift else None
        if week is not None and shift is not None:
            return week[0] + shift, week[1]
        day = self.weekday(j) or self.date(j) or self.feast(j)
        if day is not None:
            return spans.week_with(day[0].first, self.workdays) + (shift or timedelta(0)), day[1]
        if self.text(i + 1) == "after":
            return after, i + 2
        return None

    def month_start(self, i: int) -> tuple[dt.date, int] | None:
        i = self.skip(i, "the")
        word, this = self.text(i), self.today.replace(day=1)
        if self.text(i + 1) == "month":
            if word in ("this", "current"):
                return this, i + 2
            if word in ("next", "coming"):
                return spans.add_months(this, 1), i + 2
            if word == "following":
                return spans.add_months((self.anchor or self.today).replace(day=1), 1), i + 2
        if self.follows(i, "month", "after", "next"):
            return spans.add_months(this, 2), i + 3
        word = self.text(self.skip(i, "this", "next", "coming"))
        at = self.skip(i, "this", "next", "coming")
        number = vocabulary.MONTHS.get(word)
        if number is None or not self.is_month(at):
            return None
        year, end = self.year_at(self.skip(at + 1, ",", ".", "of"))
        if year is None:
            end = at + 1
        return spans.month_named(self.today, number, year), end

    def is_month(self, i: int) -> bool:
        """Whether a word that could be something else ("you may call") is a month here."""
        if self.text(i) not in vocabulary.DOUBTFUL_MONTHS or self.text(i) not in ("may", "march"):
            return True
        before = self.text(i - 1)
        led_in = {"in", "by", "of", "early", "mid", "late", "until", "till", "before", "after"}
        return before in led_in | {"-", "this", "next", "through", "end"}

    def year_at(self, i: int) -> tuple[int | None, int]:
        if self.kind(i) == "number" and len(self.text(i)) == 4 and self.text(i).isdecimal():
            year = int(self.text(i))
            if FIRST_YEAR < year < LAST_YEAR - 1:
                return year, i + 1
        return None, i


def _pieces(text: str) -> Iterator[str]:
    for piece in text.replace("/", ".").replace("-", ".").replace(" ", "").split("."):
        if piece:
            yield piece


def _leading_int(text: str) -> int:
    digits = text[:-2] if text[-1:].isalpha() else text
    return int(digits) if digits.isdecimal() and len(digits) < 5 else 0


def _iso(text: str) -> dt.date | None:
    year, month, day = (int(part) for part in text.split("-"))
    return spans.real_date(year, month, day) if FIRST_YEAR < year < LAST_YEAR - 1 else None
