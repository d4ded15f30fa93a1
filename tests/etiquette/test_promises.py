"""Promises beyond the gold file: many wordings, places and days on which they are said."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.reading.promises import parse_promise
from tests.world import day, workdays

ROWS = [
    line.split("\t")
    for line in Path(__file__).with_name("promises.tsv").read_text("utf-8").splitlines()
    if not line.startswith(("#", "said\t"))
]
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@pytest.mark.parametrize(
    ("said", "place", "phrase", "deadline"),
    ROWS,
    ids=[f"{r[2][:50]} ({r[0]} {r[1]})" for r in ROWS],
)
def test_deadline(said: str, place: str, phrase: str, deadline: str) -> None:
    found = parse_promise(phrase, day(said), workdays(place)).deadline
    assert (found.isoformat() if found else "-") == deadline


@given(said=DAYS, count=st.integers(1, 5), place=st.sampled_from(["US-NY", "GB-ENG", "IL", "JP"]))
def test_up_to_five_days_are_business_days(said: date, count: int, place: str) -> None:
    calendar = workdays(place)
    found = parse_promise(f"in {count} days", said, calendar).deadline
    assert found == calendar.add(said, count)


@given(said=DAYS, count=st.integers(6, 90))
def test_more_days_are_calendar_days_but_at_least_five_business_days(
    said: date, count: int
) -> None:
    calendar = workdays("US-NY")
    found = parse_promise(f"within {count} days", said, calendar).deadline
    assert found == max(said + timedelta(days=count), calendar.add(said, 5))


@given(said=DAYS, low=st.integers(1, 5), more=st.integers(1, 5))
def test_the_upper_end_of_a_range_counts(said: date, low: int, more: int) -> None:
    calendar = workdays("US")
    ranged = parse_promise(f"{low} to {low + more} weeks", said, calendar)
    assert ranged == parse_promise(f"within {low + more} weeks", said, calendar)


@given(said=DAYS, phrase=st.sampled_from([row[2] for row in ROWS]))
def test_a_promise_never_ends_before_it_was_made(said: date, phrase: str) -> None:
    dated = any(year in phrase for year in ("2024", "2025", "2026", "2027", "2028", "2029"))
    promise = parse_promise(phrase, said, workdays("US"))
    if promise.deadline is not None and not dated:
        assert promise.deadline >= said
    if promise.not_before is not None and promise.deadline is not None:
        assert promise.not_before <= promise.deadline


@given(text=st.text(max_size=200), said=DAYS)
def test_any_text_is_an_answer(text: str, said: date) -> None:
    promise = parse_promise(text, said, workdays("GB"))
    assert promise.deadline is None or isinstance(promise.deadline, date)


WORDS = st.sampled_from(
    [
        "by",
        "the",
        "end",
        "of",
        "next",
        "this",
        "week",
        "month",
        "Friday",
        "Monday",
        "15th",
        "3",
        "two",
        "weeks",
        "in",
        "a",
        "couple",
        "few",
        "days",
        "after",
        "before",
        "not",
        "until",
        "January",
        "December",
        "18",
        "2026-12-18",
        "12/18",
        "early",
        "mid",
        "late",
        "or",
        "to",
        "-",
        "and",
        "of",
        "from",
        "business",
        "hours",
        "quarter",
        "year",
        "first",
        "second",
        "half",
        "holidays",
        "Christmas",
    ]
)


@given(words=st.lists(WORDS, max_size=14), said=DAYS, place=st.sampled_from(["US", "IL", "DE"]))
def test_words_in_any_order_are_an_answer(words: list[str], said: date, place: str) -> None:
    promise = parse_promise(" ".join(words), said, workdays(place))
    assert promise.not_before is None or promise.deadline is not None


@pytest.mark.parametrize(
    "phrase",
    [
        "Their budget is approved by Friday.", "The fiscal year ends 31 December.",
        "The board meets on 15 December.", "The panel meets on Thursday.",
        "Probation is six months.", "My notice period is four weeks.", "The trial is two weeks.",
        "The salary review is on 15 December.",
    ],
)  # fmt: skip
def test_what_has_a_date_of_its_own_is_no_promise(phrase: str) -> None:
    assert parse_promise(phrase, day("2026-12-07"), workdays("US")).deadline is None


@pytest.mark.parametrize(
    ("said", "place", "phrase", "deadline"),
    [
        ("2026-12-07", "PH", "by 12/11", "2026-12-11"),
        ("2026-12-07", "US", "by 12/11", "2026-12-11"),
        ("2026-12-07", "DE", "by 12/11", "2027-11-12"),
        ("2026-09-07", "CA", "by Thanksgiving", "2026-10-12"),
        ("2026-09-07", "CA-ON", "by Thanksgiving", "2026-10-12"),
        ("2026-09-07", "US", "by Thanksgiving", "2026-11-26"),
        ("2026-11-19", "GB", "within three weeks of the interview on 12 November", "2026-12-03"),
        ("2026-11-19", "GB", "two weeks from the 12th", "2026-11-26"),
        ("2026-11-19", "GB", "two weeks from 1 December", "2026-12-15"),
        ("2026-11-19", "GB", "two weeks from 1 March", "2027-03-15"),
        ("2026-04-28", "GB", "within four weeks of the 1st", "2026-05-29"),  # in three days
    ],
)
def test_a_date_means_what_it_means_there(
    said: str, place: str, phrase: str, deadline: str
) -> None:
    assert parse_promise(phrase, day(said), workdays(place)).deadline == day(deadline)
