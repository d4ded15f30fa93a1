"""Finding the days that a text names, with "before", "after" and "not until"."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tactful.etiquette.workdays import Workdays
from tactful.reading.dates.phrases import PhraseReader
from tactful.reading.dates.spans import ALLOWED_AFTER, DAY, WEEK, Span, week_part
from tactful.reading.dates.token_cursor import Found
from tactful.reading.dates.vocabulary import tokens

DENIALS = {
    "not", "never", "nothing", "no", "don't", "won't", "can't", "cannot", "doubt", "unlikely",
    "nobody", "isn't", "wouldn't", "doesn't", "hardly", "dont", "wont",
}  # fmt: skip
QUALIFIERS = {"before", "prior", "until", "till", "after", "past"}
LONGEST_TEXT = 10_000


@dataclass(frozen=True, slots=True)
class Mention:
    """Days that a text names, from ``start`` to ``end`` (characters).

    ``deadline`` is the last day meant; ``not_before`` is given where the phrase says from
    when on ("after the 15th").
    """

    start: int
    end: int
    deadline: date
    not_before: date | None = None


def find_mentions(text: str, said_on: date, workdays: Workdays) -> list[Mention]:
    """The days a text names, in the order it names them."""
    return list(_mentions(text[:LONGEST_TEXT], said_on, workdays))


def _mentions(text: str, said_on: date, workdays: Workdays) -> Iterator[Mention]:
    words = tokens(text)
    reader = PhraseReader(words, said_on, workdays)
    i = 0
    while i < len(words):
        found = _qualified(reader, i)
        if found is None:
            i += 1
            continue
        ruled_out = reader.text(i - 1) == "not" and reader.text(i) not in QUALIFIERS
        mention, i = found
        if _is_past(reader, i):
            continue
        reader.anchor = mention.deadline
        if ruled_out:
            continue
        yield mention


def _qualified(reader: PhraseReader, i: int) -> tuple[Mention, int] | None:
    start = reader.words[i].start
    word = reader.text(i)
    if word in ("before", "prior", "ahead") and reader.text(i - 1) != "or":
        return _before(reader, i, start)
    if word in ("after", "following", "once", "past"):
        return _after(reader, i, start)
    if word in ("until", "till") and _denied(reader, i):
        return _not_until(reader, i, start)
    lower_bounds = (("no", "earlier", "than"), ("no", "sooner", "than"), ("at", "least"))
    for words in lower_bounds:
        if reader.follows(i, *words):
            found = reader.phrase(reader.skip(i + len(words), "on", "the"))
            return _from_day(reader, start, *found) if found else None
    found = reader.phrase(i) or _the_next(reader, i)
    if found is None:
        return None
    span, end = found
    if reader.follows(end, "at", "the", "earliest"):
        return _from_day(reader, start, span, end + 3)
    return Mention(start, reader.words[end - 1].end, span.last), end


def _the_next(reader: PhraseReader, i: int) -> Found:
    """ "Not this week, but next." """
    alone = reader.text(i) == "next" and reader.text(i + 1) in ("", ".", "!", ",")
    if not alone or reader.anchor is None:
        return None
    start = reader.workdays.week_starts_on(reader.anchor) + WEEK
    return week_part(start, None, reader.workdays), i + 1


def _before(reader: PhraseReader, i: int, start: int) -> tuple[Mention, int] | None:
    found = reader.phrase(reader.skip(i + 1, "to", "of", "or", "on", "by"))
    found = found or _leaving_for(reader, i + 1)
    if found is None:
        return None
    span, end = found
    if _denied(reader, i):
        return _from_day(reader, start, span, end)
    inclusive = span.includes_last or reader.text(i + 1) == "or"
    last = span.last if inclusive else max(span.first - DAY, reader.today)
    return Mention(start, reader.words[end - 1].end, last), end


def _leaving_for(reader: PhraseReader, i: int) -> Found:
    """ "before we break up for Christmas", "before everybody leaves for Easter" """
    for at in range(i, i + 7):
        if reader.text(at) in ("", ".", ",", ";"):
            return None
        if reader.text(at) == "for" and at > i + 1:
            return reader.feast(reader.skip(at + 1, "the"))
    return None


def _after(reader: PhraseReader, i: int, start: int) -> tuple[Mention, int] | None:
    found = reader.phrase(i) if reader.text(i) == "following" else None
    if found is not None:
        return Mention(start, reader.words[found[1] - 1].end, found[0].last), found[1]
    found = reader.phrase(reader.skip(i + 1, "the"))
    if found is None and reader.text(i + 1) == "the":
        found = reader.phrase(i + 1)
    if found is None:
        return None
    span, end = found
    if reader.text(i) == "once":  # once Easter is over
        end = reader.skip(
            end,
            "is",
            "are",
            "has",
            "have",
            "was",
            "over",
            "past",
            "passed",
            "done",
            "gone",
            "behind",
            "us",
        )
    first = reader.workdays.add(span.last, 1)
    last = reader.workdays.add(span.last, ALLOWED_AFTER)
    return Mention(start, reader.words[end - 1].end, last, first), end


def _not_until(reader: PhraseReader, i: int, start: int) -> tuple[Mention, int] | None:
    if reader.text(i + 1) == "after":
        return _after(reader, i + 1, start)
    found = reader.phrase(i + 1)
    return _from_day(reader, start, *found) if found else None


def _from_day(reader: PhraseReader, start: int, span: Span, end: int) -> tuple[Mention, int]:
    """From a day on: a single day allows five working days, a longer time lasts to its end."""
    first = reader.workdays.roll_forward(span.first)
    allowed = reader.workdays.add(span.first - DAY, ALLOWED_AFTER)
    last = allowed if span.first == span.last else max(span.last, first)
    return Mention(start, reader.words[end - 1].end, last, first), end


def _denied(reader: PhraseReader, i: int) -> bool:
    """Whether the words before say "not": "we won't know before Friday"."""
    for back in range(i - 1, max(i - 9, -1), -1):
        word = reader.text(back)
        if word in (".", ";", ",", "!", "?", "if"):
            return False
        if word in DENIALS or word.endswith("n't"):
            return True
    return False


def _is_past(reader: PhraseReader, i: int) -> bool:
    return reader.text(i) in ("ago", "earlier") or reader.follows(i, "before", "last")
