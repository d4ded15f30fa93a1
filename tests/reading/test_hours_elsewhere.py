"""An hour with its time zone: a talk at three in Berlin is none at three in New York."""

from __future__ import annotations

from datetime import datetime, time
from zoneinfo import ZoneInfo

import pytest

from tactful.reading.messages import read_message
from tactful.reading.moments import UnreadableMoment, has_time, on_the_clock_of, read_moment
from tests.world import day, workdays

NEW_YORK = ZoneInfo("America/New_York")
NOW = datetime(2026, 12, 3, 10, tzinfo=NEW_YORK)


@pytest.mark.parametrize(
    ("words", "there"),
    [
        ("Thursday 3pm", "2026-12-10T15:00-05:00"),
        ("Thursday 3pm CET", "2026-12-10T09:00-05:00"),
        ("Thursday at 15:00 (CET)", "2026-12-10T09:00-05:00"),
        ("Thursday 10am Pacific", "2026-12-10T13:00-05:00"),
        ("10 December 10:00 London time", "2026-12-10T05:00-05:00"),
        ("10 December 20:30 Asia/Kolkata", "2026-12-10T10:00-05:00"),
        ("10 December 9am CST", "2026-12-10T10:00-05:00"),  # in the US, Chicago's
    ],
)
def test_a_moment(words: str, there: str) -> None:
    assert has_time(words)
    at = read_moment(words, NOW, NEW_YORK, workdays("US"), past=False, default=time(12))
    assert at == datetime.fromisoformat(there)


def test_a_name_that_means_several_is_asked_about() -> None:
    with pytest.raises(UnreadableMoment, match="several_zones"):
        read_moment("Thursday 3pm IST", NOW, NEW_YORK, workdays("US"), past=False, default=time(12))


@pytest.mark.parametrize(
    ("words", "place", "there"),
    [
        ("on Thursday 10 December at 3pm", "US-NY", "2026-12-10T15:00-05:00"),
        ("on Thursday 10 December at 3pm CET", "US-NY", "2026-12-10T09:00-05:00"),
        ("on Thursday 10 December at 10am ET / 7am PT", "US-NY", "2026-12-10T10:00-05:00"),
        ("on Thursday 10 December at 3pm IST", "US-NY", None),  # India's, Ireland's or Israel's
        ("on Thursday 10 December at 8:30pm IST", "IN-KA", "2026-12-10T10:00-05:00"),
    ],
)
def test_an_invitation(words: str, place: str, there: str | None) -> None:
    text = f"Hi Robin, we'd like to invite you to an interview {words}. Best, Dana"
    at = read_message(text, day("2026-12-03"), workdays(place)).interview_at
    told = on_the_clock_of(at, NEW_YORK) if at is not None else None
    assert told == (datetime.fromisoformat(there) if there else None)
