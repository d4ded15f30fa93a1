"""Reading one phrase that names days, such as "early next week" or "Thursday or Friday".

The principles are those of docs/rules.md, "Promises": the upper end of a range, weeks as the
place has them, numeric dates as the place writes them.
"""

from __future__ import annotations

from tactful.reading.dates import spans
from tactful.reading.dates.spans import WEEK, Span
from tactful.reading.dates.token_cursor import Found
from tactful.reading.dates.wait_phrases import WaitPhrases

LINKS = {"to", "-", "or", "through", "thru", "till", "until", "/", "and"}


class PhraseReader(WaitPhrases):
    """Reads whole phrases, and what they are joined to."""

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
            self.nth_weekday,
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
