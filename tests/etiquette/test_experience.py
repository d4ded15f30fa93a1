"""What a search shows: waits, kept promises, answered follow-ups, and whether a silence is normal."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.etiquette.case import Channel
from tactful.etiquette.experience import (
    TOO_FEW,
    After,
    CameOf,
    Funnel,
    Promises,
    Wait,
    came_of,
    curve,
    funnel,
    is_normal,
    median,
    promises_of,
    wait_going_on,
    waits_of,
)
from tests.world import Json, acme, came, case, out

MONDAY = "2024-06-10T10:00:00-04:00"


def waits(text: str, after: After = After.INTERVIEW) -> list[Wait]:
    """ "5 8+ 12": a wait a number of working days; a plus goes on."""
    return [Wait(after, int(word.rstrip("+")), not word.endswith("+")) for word in text.split()]


def wait(data: Json, after: After) -> tuple[int, bool]:
    found = next(w for w in waits_of(case(data)) if w.after is after)
    return found.days, found.ended


class TestWaits:
    def test_a_wait_goes_on_until_a_human_being_writes(self) -> None:
        data = acme(now=MONDAY)
        assert wait(data, After.INTERVIEW) == (5, False)
        data["touches"].append(came("2024-06-05T10:00:00-04:00", "acknowledgement", None))
        data["touches"].append(came("2024-06-06T10:00:00-04:00", "auto_reply"))
        assert wait(data, After.INTERVIEW) == (5, False)
        data["touches"].append(came("2024-06-07T10:00:00-04:00", "reply"))
        assert wait(data, After.INTERVIEW) == (4, True)

    def test_the_next_talk_ends_the_wait_after_applying(self) -> None:
        # 13 May to 3 June, without Memorial Day.
        assert wait(acme(now=MONDAY), After.APPLYING) == (14, True)

    def test_who_gives_up_has_waited_so_long_and_no_longer(self) -> None:
        data = acme(now=MONDAY)
        data["application"] |= {"outcome": "withdrawn", "outcome_on": "2024-06-05"}
        assert wait(data, After.INTERVIEW) == (2, False)
        assert wait_going_on(case(data)) is None

    def test_what_is_to_come_has_not_happened(self) -> None:
        data = acme(now=MONDAY, interviews=[{"at": "2024-06-12T10:00:00-04:00"}])
        assert [w.after for w in waits_of(case(data))] == [After.APPLYING]

    def test_the_silence_now_counts_from_the_last_talk(self) -> None:
        going = wait_going_on(case(acme(now=MONDAY)))
        assert going == Wait(After.INTERVIEW, 5, ended=False)


@pytest.mark.parametrize(
    ("told", "points"),
    [
        ("", []),
        ("5+ 9+", []),
        ("3 5", [(3, 0.5), (5, 1.0)]),
        # The textbook's case: of those who still wait at 5, one of two hears at 8.
        ("3 5+ 8 9+", [(3, 0.25), (8, 0.625)]),
        ("4 4 4+ 4", [(4, 0.75)]),
    ],
)
def test_silence_counts_as_far_as_it_lasted(told: str, points: list[tuple[int, float]]) -> None:
    assert [(p.day, round(p.ended, 3)) for p in curve(waits(told))] == points


@given(st.lists(st.tuples(st.integers(0, 60), st.booleans()), max_size=40))
def test_the_share_only_grows_and_stays_a_share(told: list[tuple[int, bool]]) -> None:
    points = curve(Wait(After.INTERVIEW, days, ended) for days, ended in told)
    shares = [p.ended for p in points]
    assert shares == sorted(shares)
    assert all(0 < share <= 1 + 1e-9 for share in shares)
    if all(ended for _, ended in told) and told:
        assert shares[-1] == pytest.approx(1)


@pytest.mark.parametrize(
    ("told", "middle"), [("2 4 6", 4), ("2 4", 2), ("2 9+ 9+", None), ("", None)]
)
def test_half_of_them(told: str, middle: int | None) -> None:
    assert median(curve(waits(told))) == middle


class TestIsItNormal:
    def test_few_say_nothing(self) -> None:
        found = is_normal(Wait(After.INTERVIEW, 4, ended=False), waits("3 5 6 7"))
        assert (found.comparable, found.share) == (TOO_FEW - 1, None)

    def test_who_waits_less_long_yet_tells_nothing(self) -> None:
        found = is_normal(Wait(After.INTERVIEW, 9, ended=False), waits("3 5 6 2+ 1+ 4+"))
        assert (found.comparable, found.share) == (3, None)

    def test_of_five_three_had_ended(self) -> None:
        found = is_normal(Wait(After.INTERVIEW, 9, ended=False), waits("3 5 6 12 20+"))
        assert (found.comparable, found.ended_by_now) == (5, 3)
        assert found.share == pytest.approx(0.6)

    def test_a_wait_of_as_many_days_compares(self) -> None:
        found = is_normal(Wait(After.INTERVIEW, 9, ended=False), waits("3 9 9+ 12 20+"))
        assert (found.comparable, found.ended_by_now) == (5, 2)
        assert found.share == pytest.approx(0.4)

    def test_only_waits_of_the_same_kind_compare(self) -> None:
        others = waits("3 5 6 12 20", After.APPLYING)
        assert is_normal(Wait(After.INTERVIEW, 9, ended=False), others).comparable == 0


@pytest.mark.parametrize(
    ("now", "touches", "found"),
    [
        ("2024-06-14T10:00:00-04:00", [], Promises(0, 0)),
        ("2024-06-18T10:00:00-04:00", [], Promises(0, 1)),
        ("2024-06-18T10:00:00-04:00", [came("2024-06-17T18:00:00-04:00", "reply")], Promises(1, 1)),
        ("2024-06-20T10:00:00-04:00", [came("2024-06-19T09:00:00-04:00", "reply")], Promises(0, 1)),
        (
            "2024-06-18T10:00:00-04:00",
            [came("2024-06-12T09:00:00-04:00", "auto_reply")],
            Promises(0, 1),
        ),
    ],
)
def test_a_promise_is_kept_by_a_human_word_in_time(
    now: str, touches: list[Json], found: Promises
) -> None:
    assert promises_of(case(acme(now=now, touches=touches))) == found


def test_a_follow_up_has_its_time_before_it_counts() -> None:
    follow_up = out("2024-06-18T10:00:00-04:00")
    after = {"young": "2024-06-21T10:00:00-04:00", "old": "2024-07-10T10:00:00-04:00"}
    for name, found in (("young", CameOf(1, 0, 0)), ("old", CameOf(1, 1, 0))):
        data = acme(now=after[name], touches=[follow_up])
        assert came_of(waits_of(case(data)), Channel.EMAIL) == found
    data = acme(now=after["old"], touches=[follow_up, came("2024-06-20T10:00:00-04:00", "reply")])
    assert came_of(waits_of(case(data)), Channel.EMAIL) == CameOf(1, 1, 1)
    assert came_of(waits_of(case(data)), Channel.PHONE) == CameOf(0, 0, 0)
    assert came_of(waits_of(case(data)), after_talk=True) == CameOf(1, 1, 1)
    assert came_of(waits_of(case(data)), after_talk=False) == CameOf(0, 0, 0)


@pytest.mark.parametrize(
    ("days", "ended", "decided"),
    [
        (9, True, (1, 1)),
        (10, True, (1, 1)),
        (11, True, (0, 1)),
        (9, False, (0, 0)),
        (10, False, (0, 0)),
        (11, False, (0, 1)),
    ],
)
def test_ten_working_days_are_the_time_of_a_follow_up(
    days: int, ended: bool, decided: tuple[int, int]
) -> None:
    came = came_of([Wait(After.FOLLOW_UP, days, ended, Channel.EMAIL)], Channel.EMAIL)
    assert (came.answered, came.decided) == decided


def test_a_word_on_the_day_of_applying_ends_the_wait() -> None:
    data = acme(now=MONDAY, interviews=[], agreements=[])
    data["touches"] = [came("2024-05-13T00:30:00-04:00", "reply")]
    assert wait(data, After.APPLYING) == (0, True)


def test_each_counts_in_every_stage_it_reached() -> None:
    silent = acme(now=MONDAY, interviews=[], touches=[], agreements=[])
    accepted = acme(now=MONDAY)
    accepted["application"] |= {"outcome": "accepted", "outcome_on": "2024-06-09"}
    assert funnel([case(silent), case(accepted)]) == Funnel(2, 1, 1, 1, 1)
