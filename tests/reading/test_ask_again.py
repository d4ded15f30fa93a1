"""A no that names a day to ask again."""

from __future__ import annotations

from datetime import date

import pytest

from tactful.reading.messages import read_message
from tests.world import workdays

ON = date(2025, 11, 3)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Unfortunately we chose another candidate. Please ask again in May.", "2026-05-01"),
        ("I'm sorry, we chose somebody else. Get back in touch after 1 February.", "2026-02-02"),
        ("You were not selected. Do apply again next year.", "2026-01-01"),
        ("I'm afraid it's a no. Try us again in six months.", "2026-05-03"),
        ("Not this time, sorry. Apply again at the end of May.", "2026-05-31"),
        ("We can't take you on this season. Come and see us in March.", "2026-03-01"),
        ("Unfortunately we chose somebody else. We will be in touch again in May.", None),
        ("We regret that the position was filled in May.", None),
    ],
)
def test_the_day_to_ask_again_after_a_no(text: str, day: str | None) -> None:
    read = read_message(text, ON, workdays("US"))
    assert (read.back_on and read.back_on.isoformat()) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The position is on hold until January.", "2026-01-01"),
        ("Everything is frozen until the end of January.", "2026-01-31"),
        ("The search is on hold until 15 January.", "2026-01-15"),
    ],
)
def test_the_day_on_which_a_frozen_search_goes_on(text: str, day: str) -> None:
    read = read_message(text, ON, workdays("US"))
    assert (read.back_on and read.back_on.isoformat()) == day
