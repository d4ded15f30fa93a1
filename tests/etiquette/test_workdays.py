"""Working days: arithmetic that agrees with itself and with the library, everywhere."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from holidays import country_holidays
from hypothesis import given
from hypothesis import strategies as st

from tactful.etiquette.profiles import STANDARD
from tactful.etiquette.workdays import OutsideCalendar, Workdays, month_days, weekdays_only
from tests.world import day, workdays

PLACES = [
    "US-NY",
    "US-CA",
    "GB-ENG",
    "DE-BY",
    "FR",
    "IL",
    "SA",
    "AE",
    "NP",
    "BN",
    "HU",
    "CN",
    "JP",
    "IN",
    "BR",
    "AU-NSW",
    "NZ",
    "ZA",
    "MX",
    "EG",
    "TR",
    "PL",
    "KR",
    "TH",
]
DAYS = st.dates(date(2012, 1, 1), date(2032, 12, 31))
PLACE = st.sampled_from(PLACES)


@given(place=PLACE, start=DAYS, n=st.integers(1, 300))
def test_adding_then_counting_agree(place: str, start: date, n: int) -> None:
    calendar = workdays(place)
    assert calendar.between(start, calendar.add(start, n)) == n


@given(place=PLACE, start=DAYS, n=st.integers(1, 300))
def test_adding_never_lands_on_a_day_off_and_back_again_is_home(
    place: str, start: date, n: int
) -> None:
    calendar = workdays(place)
    there = calendar.add(start, n)
    assert calendar.is_working(there)
    assert there > start
    assert calendar.subtract(there, n) == calendar.roll_back(start)


@given(place=PLACE, start=DAYS, ahead=st.integers(0, 60), n=st.integers(1, 60))
def test_adding_is_monotone(place: str, start: date, ahead: int, n: int) -> None:
    calendar = workdays(place)
    later = start + timedelta(days=ahead)
    assert calendar.add(start, n) <= calendar.add(later, n)
    assert calendar.add(start, n) < calendar.add(start, n + 1)


@given(place=PLACE, start=DAYS)
def test_rolling_keeps_a_working_day_and_moves_any_other(place: str, start: date) -> None:
    calendar = workdays(place)
    forward, back = calendar.roll_forward(start), calendar.roll_back(start)
    assert back <= start <= forward
    assert calendar.is_working(forward)
    assert calendar.is_working(back)
    assert (forward == back == start) == calendar.is_working(start)


@given(place=PLACE, start=DAYS, n=st.integers(1, 40))
def test_the_library_agrees(place: str, start: date, n: int) -> None:
    country, _, part = place.partition("-")
    library = country_holidays(country, subdiv=part or None)
    found, left = start, n
    while left:
        found += timedelta(days=1)
        left -= library.is_working_day(found)
    assert workdays(place).add(start, n) == found


@pytest.mark.parametrize(
    ("place", "the_day", "worked", "why"),
    [
        ("IL", "2026-12-13", True, "Sunday is the first working day"),
        ("IL", "2026-12-11", False, "Friday is off"),
        ("SA", "2026-12-13", True, "Sunday is worked"),
        ("SA", "2012-12-12", True, "a Wednesday, when Thursday and Friday were off"),
        ("SA", "2012-12-13", False, "a Thursday, before the weekend moved in 2013"),
        ("AE", "2021-06-04", False, "a Friday before 2022"),
        ("AE", "2021-06-06", True, "a Sunday before 2022"),
        ("AE", "2022-06-03", True, "a Friday from 2022 on"),
        ("AE", "2022-06-05", False, "a Sunday from 2022 on"),
        ("BN", "2026-06-05", False, "Friday is off in Brunei"),
        ("BN", "2026-06-06", True, "Saturday is worked in Brunei"),
        ("NP", "2026-06-06", False, "Saturday is off in Nepal"),
        ("HU", "2026-01-10", True, "a Saturday worked in exchange for 2 January"),
        ("CN", "2026-02-14", True, "a Saturday worked for the Spring Festival"),
        ("CN", "2026-02-17", False, "the Spring Festival"),
        ("US-NY", "2024-06-19", False, "Juneteenth"),
        ("GB", "2026-08-31", False, "the August bank holiday: a bare GB is taken as England"),
        ("US", "2028-02-29", True, "a leap day is a Tuesday like any other"),
    ],
)
def test_who_works_when(place: str, the_day: str, worked: bool, why: str) -> None:
    assert workdays(place).is_working(day(the_day)) is worked, why


@pytest.mark.parametrize(
    ("start", "n", "end"),
    [
        ("2026-12-31", 1, "2027-01-04"),
        ("2028-02-28", 1, "2028-02-29"),
        ("2028-02-29", 1, "2028-03-01"),
        ("2026-03-06", 1, "2026-03-09"),
        ("2026-10-30", 1, "2026-11-02"),
    ],
    ids=["the turn of the year", "to a leap day", "from a leap day", "DST begins", "DST ends"],
)
def test_awkward_days(start: str, n: int, end: str) -> None:
    assert workdays("US").add(day(start), n) == day(end)


def test_quiet_days_are_worked_but_do_not_count() -> None:
    plain = workdays("US")
    quiet = plain.without(STANDARD.quiet_days)
    assert plain.add(day("2026-12-23"), 1) == day("2026-12-24")
    assert quiet.add(day("2026-12-23"), 1) == day("2027-01-04")
    assert quiet is plain.without(STANDARD.quiet_days)
    assert plain.without(()) is plain


def test_month_days_run_over_the_turn_of_the_year() -> None:
    days = month_days((12, 24), (1, 1))
    assert days == tuple([(12, n) for n in range(24, 32)] + [(1, 1)])


@pytest.mark.parametrize(
    ("first", "last", "days"),
    [
        ((2, 28), (3, 1), [(2, 28), (2, 29), (3, 1)]),
        ((5, 5), (5, 5), [(5, 5)]),
        ((12, 31), (1, 2), [(12, 31), (1, 1), (1, 2)]),
    ],
)
def test_month_days(
    first: tuple[int, int], last: tuple[int, int], days: list[tuple[int, int]]
) -> None:
    assert month_days(first, last) == tuple(days)


@pytest.mark.parametrize(
    ("sundays_worked", "starts"),
    [
        ((0, 1, 2, 3), "2026-12-06"),
        ((-3, -2, -1, 0), "2026-12-06"),
        ((1, 2, 3, 4), "2026-11-30"),
        ((-4, -3, -2, -1), "2026-11-30"),
        ((-3, -2, 2, 3), "2026-12-06"),
        ((-3, -1, 2), "2026-11-30"),
    ],
)
def test_a_week_starts_on_sunday_where_most_sundays_are_worked(
    sundays_worked: tuple[int, ...], starts: str
) -> None:
    sunday = day("2026-12-06")
    worked = frozenset(sunday + timedelta(weeks=n) for n in sundays_worked)
    calendar = Workdays(weekdays_only).changed(frozenset(), worked)
    assert calendar.week_starts_on(sunday) == day(starts)


def test_days_set_by_hand() -> None:
    plain = workdays("US-NY")
    saturday, monday, both = day("2026-12-12"), day("2026-12-14"), day("2026-12-15")
    calendar = plain.changed(frozenset({monday, both}), frozenset({saturday, both}))
    assert calendar.is_working(saturday)
    assert not calendar.is_working(monday)
    assert not calendar.is_working(both)
    assert calendar.is_working(day("2026-12-16"))
    assert calendar.add(saturday, 1) == day("2026-12-16")
    assert calendar.country == "US"
    assert len(calendar._year(2027)) == len(plain._year(2027))
    assert plain.changed(frozenset(), frozenset()) is plain
    assert plain.changed(frozenset({monday}), frozenset()).is_working(monday) is False
    assert plain.changed(frozenset(), frozenset({saturday})).is_working(saturday) is True


def test_a_week_of_weekdays() -> None:
    days = [date(2026, 12, 31) - timedelta(days=n) for n in range(365)]
    assert weekdays_only(2026) == sorted(d for d in days if d.strftime("%a") not in ("Sat", "Sun"))


def test_a_week_starts_where_the_working_week_does() -> None:
    assert workdays("US").week_starts_on(day("2026-12-09")) == day("2026-12-07")
    assert workdays("IL").week_starts_on(day("2026-12-09")) == day("2026-12-06")
    assert workdays("CN").week_starts_on(day("2026-02-15")) == day("2026-02-09")


def test_what_cannot_be_counted_is_refused() -> None:
    calendar = Workdays(weekdays_only)
    with pytest.raises(OutsideCalendar, match="2151"):
        calendar.add(date(2150, 12, 31), 5)
    with pytest.raises(OutsideCalendar, match="1949"):
        calendar.subtract(date(1950, 1, 2), 1)
    assert calendar.add(date(1950, 1, 1), 1) == date(1950, 1, 2)
    assert calendar.subtract(date(2150, 12, 31), 1) == date(2150, 12, 30)
    with pytest.raises(ValueError, match="at least one"):
        calendar.add(day("2026-12-07"), 0)
    with pytest.raises(ValueError, match="at least one"):
        calendar.subtract(day("2026-12-07"), 0)
    with pytest.raises(ValueError, match="without a single working day"):
        Workdays(lambda _year: []).add(day("2026-12-07"), 1)


def test_the_first_working_day_of_a_year_is_found_backwards() -> None:
    assert workdays("US-NY").subtract(day("2024-01-03"), 1) == day("2024-01-02")
    assert workdays("US-NY").subtract(day("2024-01-02"), 1) == day("2023-12-29")


def test_no_day_lies_between_a_day_and_itself() -> None:
    assert workdays("US").between(day("2026-12-11"), day("2026-12-11")) == 0


def test_counting_backwards_is_negative() -> None:
    assert workdays("US").between(day("2026-12-11"), day("2026-12-07")) == -4
