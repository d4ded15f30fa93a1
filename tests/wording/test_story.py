"""The story of an application, and days as they are said in the reader's country."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from tactful.etiquette.case import KINDS_OUT, TouchKind
from tactful.wording.days import days_as_in, say_day, say_day_briefly, say_instant, say_time
from tactful.wording.english import english_by
from tactful.wording.story import Entry, Noted, story
from tactful.wording.today import asked_today, top_sentence
from tactful.wording.touches import say_touch
from tests.wording.test_words import _step as step
from tests.world import Json, acme, case, day

NEW_YORK = ZoneInfo("America/New_York")
FIVE = datetime(2026, 12, 8, 17, tzinfo=NEW_YORK)


def told(data: Json, **window: datetime) -> list[Entry]:
    touches = [Noted(str(n), "Dear Dana") for n, _ in enumerate(data["touches"])]
    agreed = [Noted(str(n), "") for n, _ in enumerate(data["agreements"])]
    return story(case(data), window.get("opens"), window.get("closes"), touches, agreed)


def test_what_lies_ahead_comes_first_then_today_then_what_was() -> None:
    entries = told(acme())
    assert [(e.kind, e.day) for e in entries] == [
        ("promise", "Mon 17 Jun"),
        ("today", "Mon 10 Jun"),
        ("out", "Tue 4 Jun"),
        ("agreed", "Mon 3 Jun"),
        ("interview", "Mon 3 Jun"),
        ("applied", "Mon 13 May"),
    ]
    assert [e.ahead for e in entries] == [True] + [False] * 5
    assert entries[3].under == ("Everyone will hear by Monday 17 June.", "You may follow up.")
    assert entries[2].text == "Dear Dana"


def test_a_day_that_passed_says_whether_something_had_come() -> None:
    late = acme(now="2024-06-18T10:00:00-04:00")
    assert told(late)[1].words == "Their promised day passed with no word"


def test_quiet_days_are_one_entry() -> None:
    data = acme(now="2024-06-10T10:00:00-04:00")
    quiet = tuple((6, n) for n in range(11, 15))
    entries = story(case(data), None, None, [Noted("0", "")], [Noted("0", "")], quiet)
    assert [e.words for e in entries if e.kind == "quiet"] == [
        "Quiet days to Friday 14 June: nobody is asked"
    ]


@pytest.mark.parametrize("kind", TouchKind)
@pytest.mark.parametrize("channel", ["email", "phone", "linkedin", ""])
def test_every_touch_can_be_said(kind: TouchKind, channel: str) -> None:
    said = say_touch(kind, channel, "Dana")
    assert said.endswith("(Dana)")
    assert said.startswith("You" if kind in KINDS_OUT else ("They", "An ", "Your"))


@pytest.mark.parametrize(
    ("country", "the_day", "brief", "hour", "with_its_city"),
    [
        ("US", "Tuesday, December 8", "Tue, Dec 8", "5 pm", "Tuesday, December 8, 5 pm"),
        ("GB", "Tuesday 8 December", "Tue 8 Dec", "17:00", "Tuesday 8 December, 17:00"),
    ],
)
def test_days_are_said_as_in_the_readers_country(
    country: str, the_day: str, brief: str, hour: str, with_its_city: str
) -> None:
    today = day("2026-12-07")
    with days_as_in(country, NEW_YORK):
        assert say_day(FIVE.date(), today) == the_day
        assert say_day_briefly(FIVE.date(), today) == brief
        assert say_time(FIVE) == hour
        assert say_instant(FIVE, "America/New_York", today) == with_its_city
    with days_as_in(country, ZoneInfo("Europe/Berlin")):
        said = say_instant(FIVE, "America/New_York", today)
    assert said == f"{with_its_city} in New York"
    assert say_day(FIVE.date(), today) == "Tuesday 8 December", "only within it"


@pytest.mark.parametrize(
    ("zone", "english"),
    [("America/New_York", "US"), ("Pacific/Honolulu", "US"), ("Europe/London", "GB"),
     ("America/Toronto", "GB"), ("Asia/Kolkata", "GB")],
)  # fmt: skip
def test_whose_english(zone: str, english: str) -> None:
    assert english_by(ZoneInfo(zone), datetime(2026, 12, 9, tzinfo=UTC)) == english


class TestTheTopOfToday:
    TODAY = day("2026-12-07")

    @pytest.mark.parametrize(
        ("count", "opens", "said"),
        [
            (1, None, "One thing to do today."),
            (2, "2026-12-10T09:00:00-05:00", "Two things to do today. Then nothing until Thursday."),
            (3, "2026-12-08T09:00:00-05:00", "Three things to do today. Then nothing until tomorrow."),
            (1, "2026-12-07T15:00:00-05:00", "One thing to do today."),
            (1, "2026-12-21T09:00:00-05:00", "One thing to do today. Then nothing until Monday 21 December."),
            (5, "2026-12-10T09:00:00-05:00", "Five things to do. Three a day is plenty."),
            (1001, None, "More than a thousand things to do. Three a day is plenty."),
            (22, None, "22 things to do. Three a day is plenty."),
        ],
    )  # fmt: skip
    def test_how_much_and_when_one_may_stop(self, count: int, opens: str | None, said: str) -> None:
        waiting = [("Acme", step(action="wait", rule="no_agreement", opens=opens))]
        assert top_sentence(count, waiting, self.TODAY, on_another_day=False) == said

    def test_three_are_asked_of_a_day_or_all_that_end_with_it(self) -> None:
        ends = {True: "2026-12-07T17:00:00-05:00", False: "2026-12-09T17:00:00-05:00"}
        for endings, asked in (([True], 3), ([False] * 9, 3), ([True] * 4 + [False] * 4, 4)):
            now = [step(action="follow_up", closes=ends[today]) for today in endings]
            assert asked_today(now, self.TODAY) == asked
