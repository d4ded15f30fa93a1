"""The small print: who is meant when there are two, what still stands, how hours and days are written."""

from __future__ import annotations

from datetime import time

import pytest

from tactful.etiquette.advice import Action
from tactful.etiquette.hours import UnfitHours, read_hours
from tactful.etiquette.own_numbers import UnfitNumber, with_own_numbers
from tactful.etiquette.profiles import PROFILES
from tests.world import Json, acme, advice, came, day, out, workdays

SAM = {
    "id": "sam", "name": "Sam Okoye", "role": "hiring_manager", "email": "sam@acme.example",
    "phone": "+12125550148",
}  # fmt: skip
TWO = [*acme()["people"], SAM]


def two(**changes: object) -> Json:
    """Acme with Dana, the recruiter, and Sam, the hiring manager."""
    return acme(people=TWO, **changes)


class TestWhoIsMeant:
    def test_an_ending_is_told_to_who_wrote_last(self) -> None:
        data = two(now="2024-06-12T10:00:00-04:00")
        data["touches"].append(came("2024-06-11T10:00:00-04:00", "offer", "sam"))
        data["application"] |= {"outcome": "declined", "outcome_on": "2024-06-12"}
        found = advice(data)
        assert (found.rule, found.action, found.person) == ("tell_them", Action.REPLY, "sam")

    def test_a_way_that_was_agreed_is_for_whom_it_was_agreed(self) -> None:
        agreed = acme()["agreements"][0] | {"channel": "phone", "contact": "sam"}
        found = advice(two(now="2024-06-18T10:00:00-04:00", agreements=[agreed]))
        assert (found.person, found.channel) == ("sam", "phone")
        without = {n: v for n, v in agreed.items() if n != "contact"}
        found = advice(two(now="2024-06-18T10:00:00-04:00", agreements=[without]))
        assert (found.person, found.channel) == ("dana", "phone")


class TestWhatStillStands:
    @pytest.mark.parametrize(("kind", "row"), [("invitation", "invited"), ("reply", "")])
    def test_what_is_owed_has_its_row(self, kind: str, row: str) -> None:
        asked = came("2024-06-10T09:00:00-04:00", kind, needs_answer=True)
        found = advice(acme(touches=[*acme()["touches"], asked]))
        assert (found.rule, found.row, found.action) == ("answer_owed", row, Action.REPLY)

    def test_an_offer_after_a_no_undoes_it_whoever_sent_it(self) -> None:
        said_no = came("2024-06-07T09:00:00-04:00", "rejection")
        for sender in ("dana", None):
            offer = came("2024-06-10T09:00:00-04:00", "offer", sender)
            found = advice(acme(touches=[*acme()["touches"], said_no, offer]))
            assert found.rule == "offer", sender
        before = came("2024-06-06T09:00:00-04:00", "offer", None)
        found = advice(acme(touches=[*acme()["touches"], before, said_no]))
        assert found.rule == "rejected"

    def test_a_missed_call_is_forgotten_once_something_happened(self) -> None:
        call = {
            "at": "2024-06-10T08:00:00-04:00", "kind": "call", "status": "missed", "with": ["dana"],
        }  # fmt: skip
        data = acme(interviews=[*acme()["interviews"], call])
        assert advice(data).row == "missed"
        answered = [*acme()["touches"], came("2024-06-10T09:00:00-04:00", "reply")]
        assert advice(acme(interviews=data["interviews"], touches=answered)).rule != "missed_call"
        written = [*acme()["touches"], out("2024-06-10T09:00:00-04:00")]
        assert advice(acme(interviews=data["interviews"], touches=written)).rule != "missed_call"


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("", None), ("office", None), ("shop", (time(10), time(18))), ("restaurant", (time(14), time(17))),
        ("school", (time(8), time(16))), ("hospital", (time(8), time(16))),
        ("10:00-14:30", (time(10), time(14, 30))),
    ],
)  # fmt: skip
def test_hours(written: str, hours: tuple[time, time] | None) -> None:
    assert read_hours(written) == hours


@pytest.mark.parametrize("written", ["whenever", "14:00-10:00", "10-14"])
def test_what_are_no_hours(written: str) -> None:
    with pytest.raises(UnfitHours):
        read_hours(written)


@pytest.mark.parametrize(
    ("written", "days"),
    [
        ("12-24/01-01", [(12, 24), (12, 31), (1, 1)]),
        ("08-01/08-02", [(8, 1), (8, 2)]),
        ("none", []),
    ],
)
def test_quiet_days(written: str, days: list[tuple[int, int]]) -> None:
    quiet = with_own_numbers(PROFILES["standard"], {"quiet_days": written}).quiet_days
    assert set(days) <= set(quiet)
    assert bool(quiet) == bool(days)


@pytest.mark.parametrize("written", ["02-29/03-01", "13-01/13-02", "Christmas", "01-01/12-31"])
def test_what_are_no_quiet_days(written: str) -> None:
    with pytest.raises(UnfitNumber):
        with_own_numbers(PROFILES["standard"], {"quiet_days": written})


@pytest.mark.parametrize(
    ("last", "n", "first"),
    [
        ("2024-06-20", 1, "2024-06-18"),  # Juneteenth lies between
        ("2025-01-02", 1, "2024-12-31"),
        ("2025-01-02", 2, "2024-12-30"),
        ("2024-06-16", 1, "2024-06-14"),
    ],
)
def test_working_days_backwards(last: str, n: int, first: str) -> None:
    assert workdays("US-NY").subtract(day(last), n) == day(first)
    with pytest.raises(ValueError, match="at least one"):
        workdays("US-NY").subtract(day(last), 0)
