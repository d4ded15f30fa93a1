"""When the candidate is called: tables of the world, and what holds for every history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.etiquette.advice import Action, Advice, sign_of, stamp
from tactful.etiquette.case import Case, Outcome
from tactful.etiquette.decision import advise
from tactful.etiquette.putting_off import Against, against_putting_off
from tactful.etiquette.reminders import OF_A_DAY, Cause, Notice, Wishes, notices, week_ahead
from tactful.etiquette.workdays import Workdays, weekdays_only
from tests.etiquette.histories import histories
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


@pytest.mark.parametrize(
    ("morning", "said"), [(time(9), "06-20 09:00"), (time(9, 1), "06-19 09:01")]
)
def test_a_last_day_is_spoken_of_two_hours_before_its_end(morning: time, said: str) -> None:
    """In Honolulu the office in New York closes at eleven: who sleeps long is told the day before."""
    wishes = Wishes(ZoneInfo("Pacific/Honolulu"), morning=morning)
    found = called(acme(now="2024-06-18T10:00:00-04:00"), wishes)
    assert [at(n, wishes) for n in found if n.cause is Cause.LAST_DAY] == [said]


OFFER = came("2024-06-14T10:00:00-04:00", "offer", answer_by="2024-06-19")  # a holiday
QUESTION = came("2024-06-14T10:00:00-04:00", "reply", needs_answer=True)
THANKED = out("2024-06-14T11:00:00-04:00", kind="answer")
NEXT_TALK = {"at": "2024-06-18T16:00:00-04:00", "kind": "video"}


@pytest.mark.parametrize(
    ("zone", "touches", "interviews", "expected"),
    [
        # The office in New York closes at half past two at night in Kolkata.
        ("America/New_York", [OFFER, THANKED], [], ["offer 06-18 08:00"]),
        ("Asia/Kolkata", [OFFER, THANKED], [], ["offer 06-18 08:00"]),
        ("Europe/Berlin", [OFFER], [], ["offer 06-18 08:00"]),
        # Whatever else is to be done, one talks on Tuesday.
        ("America/New_York", [QUESTION], [NEXT_TALK],
         ["evening_before 06-17 18:00", "hour_before 06-18 15:00"]),
        ("Europe/Berlin", [QUESTION], [NEXT_TALK], ["evening_before 06-17 18:00"]),
    ],
)  # fmt: skip
def test_a_day_that_comes_is_told_whatever_else_is_to_be_done(
    zone: str, touches: list[Json], interviews: list[Json], expected: list[str]
) -> None:
    wishes = Wishes(ZoneInfo(zone))
    data = acme(now="2024-06-15T10:00:00-04:00", touches=touches)
    data["interviews"] = [*data["interviews"], *interviews]
    found = [f"{n.cause} {at(n, wishes)}" for n in called(data, wishes)]
    days = tuple(cause.value for cause in OF_A_DAY)
    assert [said for said in found if said.startswith(days)] == expected


SLEEPERS = (
    Wishes(ZoneInfo("America/New_York")),
    Wishes(ZoneInfo("Europe/Berlin"), morning=time(7), night=time(22)),
    Wishes(ZoneInfo("Asia/Kolkata"), morning=time(10), night=time(20)),
)


def told_by_the_clock(
    history: Case, wishes: Wishes, hours: Iterable[int]
) -> Iterator[tuple[datetime, Advice, Notice]]:
    """What is told when somebody looks at these hours after the history's own instant, each
    thing once: over a change of the clocks, too, and however long nobody looked.
    """
    told: set[str] = set()
    for hour in hours:
        now = history.now + timedelta(hours=hour)
        subject = replace(history, now=now)
        advice = advise(subject)
        if not wishes.is_awake(now):
            continue
        for notice in notices(subject, advice, wishes):
            if notice.is_due(now) and notice.sign not in told:
                told.add(notice.sign)
                yield now, advice, notice


@given(histories(), st.sampled_from(SLEEPERS))
def test_a_history_told_hour_by_hour(history: Case, wishes: Wishes) -> None:
    told = list(told_by_the_clock(history, wishes, range(24 * 45)))
    assert all(wishes.is_awake(notice.at) for _, _, notice in told)
    for _, advice, notice in told:
        quiet = advice.action in (Action.WAIT, Action.DONE, Action.BLOCKED)
        assert not quiet or notice.cause in OF_A_DAY, "nobody is called for waiting"
    signs = {notice.sign for _, _, notice in told}
    if history.application.outcome in (None, Outcome.OFFER):
        for interview in history.standing_interviews:
            evening = wishes.by_day(interview.at - timedelta(hours=14))
            seen = history.now < evening and interview.at < history.now + timedelta(days=44)
            if seen and evening < interview.at - timedelta(hours=1):
                assert f"evening_before:{stamp(interview.at)}" in signs


@given(histories(), st.sampled_from(SLEEPERS))
def test_a_window_that_stays_open_a_day_and_a_half_is_told(history: Case, wishes: Wishes) -> None:
    told = {notice.sign for _, _, notice in told_by_the_clock(history, wishes, range(24 * 45))}
    opened: dict[str, datetime] = {}
    for hour in range(24 * 44):
        now = history.now + timedelta(hours=hour)
        advice = advise(replace(history, now=now))
        if advice.action is not Action.FOLLOW_UP or advice.opens is None:
            continue
        sign = f"window:{sign_of(advice, advice.opens)}"
        first = opened.setdefault(sign, now)
        if now - first >= timedelta(hours=36):
            assert sign in told


@given(histories(), st.sampled_from(SLEEPERS), st.lists(st.integers(1, 240), max_size=12))
def test_nothing_is_told_twice_however_long_the_computer_slept(
    history: Case, wishes: Wishes, sleeps: list[int]
) -> None:
    """A week without power, a clock that jumps ahead: what still helps is told once, no flood."""
    hours = [sum(sleeps[:n]) for n in range(len(sleeps) + 1)]
    told = [(now, notice) for now, _, notice in told_by_the_clock(history, wishes, hours)]
    assert len({notice.sign for _, notice in told}) == len(told)
    for now, notice in told:
        assert notice.until is None or now < notice.until, "what no longer helps is not told"
    most = max((sum(then == now for then, _ in told) for now, _ in told), default=0)
    assert most <= 3 + len(history.standing_interviews) * 2


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


WEEKENDS_OFF = Workdays(weekdays_only)


@pytest.mark.parametrize(
    ("now", "wishes", "expected"),
    [
        # the window opens on Tuesday the 18th at nine and closes on Thursday
        ("2024-06-17T10:00:00-04:00", Wishes(NEW_YORK.zone), []),
        ("2024-06-18T08:00:00-04:00", Wishes(NEW_YORK.zone, digest=True), ["window 06-18 08:00"]),
        ("2024-06-17T08:00:00-04:00", Wishes(NEW_YORK.zone, digest=True), []),
        (
            "2024-06-18T10:00:00-04:00",
            Wishes(NEW_YORK.zone, digest=True),
            ["window 06-18 08:00", "last_day 06-20 08:00"],
        ),
        (
            "2024-06-18T10:00:00-04:00",
            Wishes(NEW_YORK.zone, at_home=WEEKENDS_OFF),
            ["window 06-18 09:00", "last_day 06-20 08:00"],
        ),
    ],
)
def test_a_digest_speaks_in_the_morning(now: str, wishes: Wishes, expected: list[str]) -> None:
    assert [f"{n.cause} {at(n)}" for n in called(acme(now=now), wishes)] == expected


def test_a_digest_and_the_hour_itself_are_one_occasion() -> None:
    wishes = Wishes(NEW_YORK.zone, digest=True)
    before = called(acme(now="2024-06-18T08:00:00-04:00"), wishes)[0]
    after = called(acme(now="2024-06-18T09:30:00-04:00"), wishes)[0]
    assert before.sign == after.sign


def test_a_window_is_told_once_in_a_digest_however_often_the_office_opens() -> None:
    """By phone the advice waits each morning until nine: that is no new occasion."""
    wishes = Wishes(NEW_YORK.zone, digest=True)
    signs = {
        notice.sign
        for day in (18, 20, 21)
        for notice in called(acme(now=f"2024-06-{day}T08:00:00-04:00"), wishes)
        if notice.cause is Cause.WINDOW
    }
    assert len(signs) == 1


@pytest.mark.parametrize(
    ("at_", "until", "when"),
    [
        ("2024-06-14T10:00", None, "06-14 10:00"),  # a Friday
        ("2024-06-15T10:00", None, "06-17 08:00"),  # a Saturday: on Monday
        ("2024-06-15T10:00", "2024-06-16T17:00", "06-15 10:00"),  # too late on Monday
        ("2024-06-14T22:00", None, "06-17 08:00"),  # Friday night
    ],
)
def test_days_off_are_left_alone_where_that_is_not_too_late(
    at_: str, until: str | None, when: str
) -> None:
    wishes = Wishes(NEW_YORK.zone, at_home=WEEKENDS_OFF)
    ends = datetime.fromisoformat(until).replace(tzinfo=NEW_YORK.zone) if until else None
    moment = datetime.fromisoformat(at_).replace(tzinfo=NEW_YORK.zone)
    assert wishes.at_leisure(moment, ends).strftime("%m-%d %H:%M") == when


@pytest.mark.parametrize(
    ("now", "when"),
    [("2024-06-14T10:00", "06-16 18:00"), ("2024-06-16T19:00", "06-16 18:00"),
     ("2024-06-17T00:00", "06-23 18:00")],
)  # fmt: skip
def test_the_week_ahead_is_said_on_sunday_evening(now: str, when: str) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=NEW_YORK.zone)
    assert week_ahead(moment, NEW_YORK) is None
    notice = week_ahead(moment, Wishes(NEW_YORK.zone, sunday=True))
    assert notice is not None
    assert at(notice) == when


@given(
    st.integers(0, 3 * 365 * 24 * 60),
    st.sampled_from(["America/New_York", "Europe/Berlin", "Australia/Lord_Howe", "Asia/Kathmandu"]),
    st.integers(0, 72),
)
def test_nobody_is_called_at_night_whatever_the_clocks_do(
    minutes: int, zone: str, hours: int
) -> None:
    """Also across the nights on which the clocks change."""
    wishes = Wishes(ZoneInfo(zone), at_home=WEEKENDS_OFF)
    asked = datetime(2024, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
    ends = asked + timedelta(hours=hours)
    for given_at in (wishes.by_day(asked), wishes.at_leisure(asked, ends)):
        assert wishes.is_awake(given_at)
        assert given_at.astimezone(UTC) >= asked
    leisure = wishes.at_leisure(asked, None)
    assert not wishes.is_day_off(leisure.astimezone(wishes.zone).date())


@pytest.mark.parametrize(
    ("now", "until", "against"),
    [
        ("2024-06-18T10:00:00-04:00", "2024-06-19T08:00:00-04:00", None),
        ("2024-06-18T10:00:00-04:00", "2024-06-20T16:59:00-04:00", None),
        ("2024-06-18T10:00:00-04:00", "2024-06-20T17:00:00-04:00", Against.TOO_LATE),
        ("2024-06-18T10:00:00-04:00", "2024-06-18T10:00:00-04:00", Against.PAST),
        ("2024-06-05T10:00:00-04:00", "2024-06-10T08:00:00-04:00", None),  # waiting
    ],
)
def test_a_step_is_put_off_within_its_window(now: str, until: str, against: Against | None) -> None:
    subject = case(acme(now=now))
    found = against_putting_off(advise(subject), datetime.fromisoformat(until), subject.now)
    assert found is against


def test_where_there_is_nothing_to_do_there_is_nothing_to_be_reminded_of() -> None:
    data = acme()
    data["people"][0]["do_not_contact"] = True
    subject = case(data)
    later = subject.now + timedelta(days=3)
    assert against_putting_off(advise(subject), later, subject.now) is Against.NOTHING_TO_DO
