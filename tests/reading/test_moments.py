"""Days and times as people write them."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from tactful.reading.moments import UnreadableMoment, has_time, read_day, read_moment
from tests.world import day, workdays

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 12, 9, 15, 30, tzinfo=NEW_YORK)  # a Wednesday
TODAY = NOW.date()

DAYS = [
    ("today", "2026-12-09", "2026-12-09"),
    ("yesterday", "2026-12-08", "2026-12-08"),
    ("tomorrow", "2026-12-10", "2026-12-10"),
    ("2026-12-03", "2026-12-03", "2026-12-03"),
    ("2026-1-3", "2026-01-03", "2026-01-03"),
    ("Monday", "2026-12-07", "2026-12-14"),
    ("wed", "2026-12-09", "2026-12-16"),
    ("last Friday", "2026-12-04", "2026-12-04"),
    ("last wednesday", "2026-12-02", "2026-12-02"),
    ("next Friday", "2026-12-18", "2026-12-18"),
    ("3 Dec", "2026-12-03", "2027-12-03"),
    ("Dec 3", "2026-12-03", "2027-12-03"),
    ("9 December", "2026-12-09", "2026-12-09"),
    ("3 Dec 2026", "2026-12-03", "2026-12-03"),
    ("the 3rd", "2026-12-03", "2027-01-03"),
    ("12/3", "2026-12-03", "2027-12-03"),
    ("two days ago", "2026-12-07", "2026-12-07"),
    ("a week ago", "2026-12-02", "2026-12-02"),
    ("the day before yesterday", "2026-12-07", "2026-12-07"),
]


@pytest.mark.parametrize(("text", "past", "future"), DAYS, ids=[row[0] for row in DAYS])
def test_a_day(text: str, past: str, future: str) -> None:
    calendar = workdays("US")
    assert read_day(text, TODAY, calendar, past=True) == day(past)
    assert read_day(text, TODAY, calendar, past=False) == day(future)


@pytest.mark.parametrize(
    ("text", "instant"),
    [
        ("2026-12-03 10:00", "2026-12-03T10:00:00-05:00"),
        ("2026-12-03T10:00", "2026-12-03T10:00:00-05:00"),
        ("2026-12-03T10:00:00+01:00", "2026-12-03T10:00:00+01:00"),
        ("3 Dec 10am", "2026-12-03T10:00:00-05:00"),
        ("yesterday 2:15 pm", "2026-12-08T14:15:00-05:00"),
        ("monday at 9:30", "2026-12-07T09:30:00-05:00"),
        ("10:00", "2026-12-09T10:00:00-05:00"),
        ("yesterday", "2026-12-08T12:00:00-05:00"),
        ("yesterday noon", "2026-12-08T12:00:00-05:00"),
        ("now", "2026-12-09T15:30:00-05:00"),
        ("friday evening", "2026-12-04T19:00:00-05:00"),
        ("this morning", "2026-12-09T09:00:00-05:00"),
        ("last night", "2026-12-08T21:00:00-05:00"),
        ("an hour ago", "2026-12-09T14:30:00-05:00"),
        ("12am", "2026-12-09T00:00:00-05:00"),
        ("2026-07-01 10:00", "2026-07-01T10:00:00-04:00"),
    ],
)
def test_a_moment(text: str, instant: str) -> None:
    found = read_moment(text, NOW, NEW_YORK, workdays("US"), past=True, default=time(12))
    assert found == datetime.fromisoformat(instant)


@pytest.mark.parametrize(
    "text",
    ["", "soon", "2026-02-30", "30 February", "yesterday 25:00", "13pm", "99/99", "3 Dec or so",
     "9999-01-01", "0001-01-01", "\x00", "2026-12-03 10:00 or 11:00"],
)  # fmt: skip
def test_what_cannot_be_read_is_refused(text: str) -> None:
    with pytest.raises(UnreadableMoment):
        read_day(text, TODAY, workdays("US"), past=True)


def test_a_time_is_told_from_a_day() -> None:
    assert has_time("2026-12-03 10:00")
    assert has_time("tomorrow 2pm")
    assert not has_time("2026-12-03")
    assert not has_time("3 Dec")
