"""When the candidate is called: tables of the world, and what holds for every history."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.etiquette.advice import Action
from tactful.etiquette.decision import advise
from tactful.etiquette.reminders import Cause, Notice, Wishes, notices
from tests.world import Json, acme, came, case, gold_lines, out

NEW_YORK = Wishes(ZoneInfo("America/New_York"))
FAR_AWAY = Wishes(ZoneInfo("Asia/Tokyo"))


def called(data: Json, wishes: Wishes = NEW_YORK) -> list[Notice]:
    subject = case(data)
    return list(notices(subject, advise(subject), wishes))


def at(notice: Notice, wishes: Wishes = NEW_YORK) -> str:
    return notice.at.astimezone(wishes.zone).strftime("%m-%d %H:%M")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (acme(), []),  # waiting: nobody is called
        (acme(now="2024-06-18T10:00:00-04:00"), ["window 06-18 09:00", "last_day 06-20 08:00"]),
        (
            acme(
                now="2024-06-10T10:00:00-04:00",
                touches=[came("2024-06-09T23:30:00-04:00", "reply", needs_answer=True)],
            ),
            ["owed 06-10 08:00"],
        ),
        (
            acme(
                now="2024-06-02T10:00:00-04:00", agreements=[], touches=[],
            ),
            ["evening_before 06-02 18:00", "hour_before 06-03 09:00"],
        ),
        (
            acme(
                now="2024-06-03T11:00:00-04:00", agreements=[], touches=[],
            ),
            ["debrief 06-03 10:30"],
        ),
    ],
)  # fmt: skip
def test_the_table(data: Json, expected: list[str]) -> None:
    assert [f"{n.cause} {at(n)}" for n in called(data)][: len(expected)] == expected
    assert bool(called(data)) == bool(expected)


def test_the_night_is_the_candidates_own() -> None:
    """In Tokyo a window that opens at nine in New York opens at ten in the evening."""
    opens = called(acme(now="2024-06-18T10:00:00-04:00"), FAR_AWAY)[0]
    assert at(opens, FAR_AWAY) == "06-19 08:00"


@pytest.mark.parametrize(("morning", "said"), [(time(9), True), (time(9, 1), False)])
def test_a_last_day_is_spoken_of_two_hours_before_its_end(morning: time, said: bool) -> None:
    """In Honolulu the office in New York closes at eleven."""
    wishes = Wishes(ZoneInfo("Pacific/Honolulu"), morning=morning)
    found = called(acme(now="2024-06-18T10:00:00-04:00"), wishes)
    assert (Cause.LAST_DAY in {notice.cause for notice in found}) is said


def test_a_notice_is_due_from_its_time_and_no_longer_than_it_helps() -> None:
    hours = [datetime(2024, 6, 18, hour, tzinfo=ZoneInfo("UTC")) for hour in range(8, 13)]
    helps = Notice(Cause.WINDOW, "x", hours[1], hours[3])
    assert [helps.is_due(hour) for hour in hours] == [False, True, True, False, False]
    stays = Notice(Cause.WINDOW, "x", hours[1])
    assert [stays.is_due(hour) for hour in hours] == [False, True, True, True, True]


def test_the_second_attempt_is_another_occasion() -> None:
    first = called(acme(now="2024-06-18T10:00:00-04:00"))[0]
    asked = [*acme()["touches"], out("2024-06-18T10:00:00-04:00", channel="phone")]
    again = called(acme(now="2024-06-24T10:00:00-04:00", touches=asked))[0]
    assert first.cause is again.cause is Cause.WINDOW
    assert first.sign != again.sign


@pytest.mark.parametrize("wishes", [NEW_YORK, FAR_AWAY, Wishes(ZoneInfo("Europe/Berlin"))])
def test_for_every_worked_case(wishes: Wishes) -> None:
    """Never at night, never for waiting, no sign twice; and whoever must act, is called."""
    for row in gold_lines("advice.jsonl"):
        subject = case(row["case"])
        advice = advise(subject)
        found = notices(subject, advice, wishes)
        assert len({notice.sign for notice in found}) == len(found)
        assert all(wishes.is_awake(notice.at) for notice in found)
        if advice.action in (Action.MOVE_ON, Action.DONE, Action.BLOCKED):
            assert not found
        if advice.action is Action.WAIT:
            assert advice.rule == "deciding" or not found
        if advice.action is Action.FOLLOW_UP and not advice.late and advice.closes is None:
            assert found


@given(minutes=st.integers(0, 60 * 24 * 40), zone=st.sampled_from(["Asia/Tokyo", "America/Denver"]))
def test_a_story_stepped_by_the_clock(minutes: int, zone: str) -> None:
    """As the clock goes on and nothing happens, what was said keeps its sign and its instant."""
    wishes = Wishes(ZoneInfo(zone))
    now = datetime.fromisoformat("2024-06-03T11:00:00-04:00") + timedelta(minutes=minutes)
    later = now + timedelta(minutes=1)
    first = {n.sign: n.at for n in called(acme(now=now.isoformat()), wishes)}
    second = {n.sign: n.at for n in called(acme(now=later.isoformat()), wishes)}
    assert all(second[sign] == first[sign] for sign in first.keys() & second.keys())
