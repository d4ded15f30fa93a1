"""Reading one phrase that names days, such as "early next week" or "two weeks from Friday".

Every method looks at the tokens from a position on and gives the span they name and the
position after it, or None. The principles are those of docs/rules.md, "Promises": the
upper end of a range, weeks as the place has them, numeric dates as the place writes them.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from tactful.etiquette import spans, vocabulary
from tactful.etiquette.spans import DAY, WEEK, Part, Span
from tactful.etiquette.vocabulary import Token
from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR, Workdays

Found = tuple[Span, int] | None
LINKS = {"to", "-", "or", "through", "thru", "till", "until", "/", "and"}
MOST_DAYS = 3660
UNITS_WITH_ENDS = ("week", "month", "quarter", "year")


@dataclass(frozen=True, slots=True)
class Amount:
    """A number of units as somebody said it; the upper end, where it is a range."""

    count: float
    unit: str


class PhraseReader:
    """Reads phrases in a list of tokens, on a day, in a place.

    ``anchor`` is the last day named before in the same text: "the week after" counts from it.
    """

    def __init__(self, words: list[Token], said_on: date, workdays: Workdays) -> None:
        self.words = words
        self.today = said_on
        self.workdays = workdays
        self.anchor: date | None = None

    # --- looking at tokens

    def text(self, i: int) -> str:
        return self.words[i].text if 0 <= i < len(self.words) else ""

    def kind(self, i: int) -> str:
        return self.words[i].kind if 0 <= i < len(self.words) else ""

    def skip(self, i: int, *texts: str) -> int:
        while self.text(i) in texts:
            i += 1
        return i

    def follows(self, i: int, *texts: str) -> bool:
        return all(self.text(i + n) == text for n, text in enumerate(texts))

    # --- a phrase, with what it is joined to

    def phrase(self, i: int) -> Found:
        """A phrase and, where it is a range, its other end: "Thursday or Friday"."""
        found = self.single(i)
        if found is None:
            return None
        span, end = found
        while self.text(end) in LINKS:
            ranged = self.text(end) != "and" or self.text(i - 1) == "between"
            other = self.other_end(span, end + 1) if ranged else None
            if other is None:
                break
            first = min(span.first, other[0].first)
            span, end = Span(first, other[0].last, other[0].includes_last), other[1]
        return span, end

    def other_end(self, span: Span, i: int) -> Found:
        i = self.skip(i, "maybe", "perhaps", "possibly", "even", "by", "on")
        if self.follows(i, "next") and self.text(i + 1) in ("", ".", ",", "!", ";", ")"):
            start = self.workdays.week_starts_on(span.last) + WEEK
            return spans.week_part(start, None, self.workdays), i + 1
        found = self.single(i)
        day = self.weekday_number(i, sure=True)
        if day is not None and (found is None or found[1] == i + 1) and span.first == span.last:
            return spans.day_span(spans.next_weekday(span.last, day)), i + 1
        return found if found is not None and found[0].last >= span.first else None

    def single(self, i: int) -> Found:
        for read in (
            self.end_of_day,
            self.part,
            self.wait,
            self.week,
            self.weekday,
            self.date,
            self.month,
            self.quarter_or_year,
            self.named_day,
        ):
            found = read(i)
            if found is not None:
                return found
        return None

    # --- today, tomorrow, the end of a day

    def named_day(self, i: int) -> Found:
        word = self.text(i)
        if word in ("today", "tonight"):
            return spans.day_span(self.today), i + 1
        if word == "tomorrow":
            return spans.day_span(self.today + DAY), i + 1
        j = self.skip(i, "the")
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
        found = self.single(self.skip(i + 2, "the"))
        if found is None:
            return None
        span, end = found
        later = self.text(i + 1) == "after"
        return spans.day_span(span.last + DAY if later else span.first - DAY), end

    def weekend(self, i: int, j: int) -> Found:
        saturday = spans.next_weekday(self.today - DAY, 5)
        if self.text(i - 1) == "next" and self.workdays.week_starts_on(saturday) == (
            self.workdays.week_starts_on(self.today)
        ):
            saturday += WEEK
        return Span(saturday, saturday + DAY), j + 1

    def feast(self, i: int) -> Found:
        for words, name in vocabulary.FEASTS.items():
            if self.follows(i, *words):
                span = spans.next_feast(self.today, name, self.workdays.country)
                return (span, i + len(words)) if span else None
        return None

    def end_of_day(self, i: int) -> Found:
        for words in vocabulary.ENDS_OF_DAY:
            if self.follows(i, *words):
                end = self.skip(i + len(words), "on", "of", "by", "this", ",")
                day = self.weekday(end) or self.date(end) or self.named_day(end)
                return day or (spans.day_span(self.today), i + len(words))
        return None

    # --- parts: "early next week", "the end of January"

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

    def part_of_month(self, first: date, part: Part) -> Span:
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
        return spans.months_part(date(self.today.year + ahead, 1, 1), 12, part)

    # --- weeks

    def week(self, i: int) -> Found:
        ordinal = self.week_of_month(self.skip(i, "the"))
        if ordinal is not None:
            return ordinal
        if self.follows(i, "week", "ending") or self.follows(i, "w", "/", "e"):
            end = self.skip(i + (2 if self.text(i) == "week" else 3), "on", "the")
            return self.weekday(end) or self.date(end)
        found = self.week_start(i)
        if found is None:
            return None
        start, end = found
        day = self.weekday_number(self.skip(end, "on", ","), sure=True)
        if day is not None:
            on = spans.weekday_in_week(start, day)
            return spans.day_span(on), self.skip(end, "on", ",") + 1
        if start == self.workdays.week_starts_on(self.today):
            return spans.this_week(self.today, None, self.workdays), end
        return spans.week_part(start, None, self.workdays), end

    def week_start(self, i: int) -> tuple[date, int] | None:
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

    def week_by_day(self, i: int, after: date) -> tuple[date, int] | None:
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
        day = self.weekday(j) or self.date(j) or self.named_day(j)
        if day is not None:
            return spans.week_with(day[0].first, self.workdays) + (shift or timedelta(0)), day[1]
        if self.text(i + 1) == "after":
            return after, i + 2
        return None

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
            month = date(self.today.year + 1, 1, 1), self.skip(i + 2, "of", "in", "the") + 2
        first, end = month
        if last or number is None:
            day = self.workdays.subtract(spans.end_of_month(first) + DAY, 1)
            return Span(self.workdays.week_starts_on(day), day), end
        start = self.workdays.week_starts_on(self.workdays.roll_forward(first))
        span = spans.week_part(start + (number - 1) * WEEK, None, self.workdays)
        return span, end

    # --- months, quarters, years

    def month(self, i: int) -> Found:
        found = self.month_start(i)
        if found is None:
            return None
        return spans.month_part(found[0], None), found[1]

    def month_start(self, i: int) -> tuple[date, int] | None:
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

    def quarter_or_year(self, i: int) -> Found:
        found = self.quarter_or_year_start(i)
        if found is None:
            return None
        first, count, end = found
        return spans.months_part(first, count, None), end

    def quarter_or_year_start(self, i: int) -> tuple[date, int, int] | None:
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
            return date(self.today.year + ahead, 1, 1), 12, i + 2
        year, end = self.year_at(i)
        if year is not None and self.text(i - 1) in ("in", "of", "by", "early", "late", "mid", "-"):
            return date(year, 1, 1), 12, end
        return None

    def numbered_quarter(self, number: int, end: int) -> tuple[date, int, int]:
        year, after = self.year_at(self.skip(end, "of", ","))
        first = spans.quarter_named(self.today, number, year)
        return first, 3, after if year is not None else end

    # --- waits: "two to three weeks", "a week from Thursday"

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

    def counted_from(self, end: int) -> tuple[date, int]:
        """The day a wait counts from: "from Thursday", "after Christmas", else today."""
        if self.text(end) in ("today", "tomorrow"):
            return self.today + (self.text(end) == "tomorrow") * DAY, end + 1
        if self.text(end) not in ("from", "after", "following", "of", "on", "past"):
            return self.today, end
        j = self.skip(end + 1, "this", "the")
        if self.text(j) in ("now", "today", "interview", "that"):
            return self.today, j + 1
        found = self.weekday(end + 1) or self.date(end + 1) or self.named_day(end + 1)
        if found is None and self.text(end) != "on":
            found = self.week(end + 1) or self.part(end + 1)
        return (found[0].last, found[1]) if found else (self.today, end)

    def after_wait(self, base: date, amount: Amount) -> date | None:
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

    # --- weekdays

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
            return spans.day_span(spans.weekday_in_week(week[0], day)), week[1]
        if self.text(end) in ("after", "before"):
            near = self.date(self.skip(end + 1, "the")) or self.feast(self.skip(end + 1, "the"))
            if near is not None and self.text(end) == "after":
                return spans.day_span(spans.next_weekday(near[0].last, day)), near[1]
            if near is not None:
                return spans.day_span(spans.next_weekday(near[0].first - 8 * DAY, day)), near[1]
        return spans.day_span(coming), end

    # --- dates

    def date(self, i: int) -> Found:
        i = self.skip(i, "the")
        kind = self.kind(i)
        if kind == "iso":
            day = _iso(self.text(i))
            return (spans.day_span(day), i + 1) if day else None
        if kind == "numeric":
            day = self.numeric(self.text(i))
            return (spans.day_span(day), i + 1) if day else None
        if kind == "ordinal" or kind == "number":
            return self.day_first(i)
        number = self.spelt_ordinal(i)
        if number is not None:
            return self.day_of(number, i + 1, sure=True)
        return self.month_first(i)

    def spelt_ordinal(self, i: int) -> int | None:
        """ "the fifteenth", but not "the first interview" or "the second round" """
        number, end = vocabulary.ORDINALS.get(self.text(i)), i + 1
        if number == 20 or (self.text(i) in ("twenty", "thirty")):
            j = self.skip(i + 1, "-")
            units = vocabulary.ORDINALS.get(self.text(j))
            if self.text(i) in ("twenty", "thirty") and units and units < 10:
                return None
            number, end = number, i + 1
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

    def numeric(self, text: str) -> date | None:
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


def _pieces(text: str) -> Iterator[str]:
    for piece in text.replace("/", ".").replace("-", ".").replace(" ", "").split("."):
        if piece:
            yield piece


def _leading_int(text: str) -> int:
    digits = text[:-2] if text[-1:].isalpha() else text
    return int(digits) if digits.isdecimal() and len(digits) < 5 else 0


def _iso(text: str) -> date | None:
    year, month, day = (int(part) for part in text.split("-"))
    return spans.real_date(year, month, day) if FIRST_YEAR < year < LAST_YEAR - 1 else None
