"""The small print: who is meant when there are two, what still stands, how hours and days are written."""

from __future__ import annotations

import re
from datetime import time

import pytest

from tactful.etiquette.advice import Action
from tactful.etiquette.decision import advise, meanwhile
from tactful.etiquette.grounds import grounds
from tactful.etiquette.hours import UnfitHours, in_hours_of, read_hours
from tactful.etiquette.look_again import look_again_at
from tactful.etiquette.own_numbers import UnfitNumber, with_own_numbers
from tactful.etiquette.permission import Permission, Why
from tactful.etiquette.profiles import PROFILES
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import next_office_hour
from tactful.wording.hours import say_no_hours
from tactful.wording.numbers import say_unfit
from tests.etiquette.told import shown
from tests.world import Json, acme, advice, came, case, day, out, workdays

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

    @pytest.mark.parametrize("named", ["contact", "with"])
    def test_who_put_in_a_word_is_not_written_to(self, named: str) -> None:
        fred = {"id": "fred", "name": "Fred Ash", "role": "referral", "email": "fred@x.example"}
        agreed = acme()["agreements"][0] | {named: "fred"}
        people = [fred, *acme()["people"]]
        found = advice(acme(now="2024-06-18T10:00:00-04:00", people=people, agreements=[agreed]))
        assert (found.action, found.person) == (Action.FOLLOW_UP, "dana")


class TestAMissedCall:
    """Of the afternoon, at 16:45; nobody rang, and the office has closed."""

    def missed(self, **person: object) -> Json:
        call = {
            "at": "2024-06-12T16:45:00-04:00",
            "kind": "call",
            "with": ["dana"],
            "status": "missed",
        }
        dana = {"id": "dana", "name": "Dana Reyes", "role": "recruiter", **person}
        talks = [*acme()["interviews"], call]
        return acme(now="2024-06-12T17:20:00-04:00", people=[dana], interviews=talks)

    def test_is_written_of_at_once_and_goes_out_in_office_hours(self) -> None:
        found = advice(self.missed(email="dana@acme.example"))
        assert (found.rule, found.action) == ("missed_call", Action.FOLLOW_UP)
        assert found.send_from is not None
        assert found.send_from.isoformat() == "2024-06-13T09:00:00-04:00"

    def test_is_called_about_in_office_hours_alone(self) -> None:
        found = advice(self.missed(phone="+12125550147"))
        assert (found.rule, found.action) == ("missed_call", Action.WAIT)
        assert found.opens is not None
        assert found.opens.isoformat() == "2024-06-13T09:00:00-04:00"


class TestWhatStillStands:
    def test_who_made_an_offer_is_not_told_of_another(self) -> None:
        data = acme(
            now="2024-06-12T10:00:00-04:00",
            offers_elsewhere=[{"received_on": "2024-06-11", "answer_by": "2024-06-20"}],
        )
        data["application"]["wanted"] = True
        data["agreements"] = [{"made_on": "2024-06-03"}]
        data["touches"] = [out("2024-06-04T10:00:00-04:00", "thank_you")]
        assert advice(data).rule == "competing_offer"
        data["touches"].append(came("2024-06-11T16:00:00-04:00", "offer"))
        data["touches"].append(out("2024-06-12T09:00:00-04:00", "answer"))
        assert advice(data).rule == "deciding"

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

    def test_asked_too_early_the_next_waits_for_the_agreed_time(self) -> None:
        """Nobody was promised a word: ten working days, also for who asked after two."""
        agreed = {"made_on": "2024-06-03", "with": "dana", "everyone_contacted": False}
        touches = [*acme()["touches"], out("2024-06-05T10:00:00-04:00")]
        data = acme(now="2024-06-12T10:00:00-04:00", agreements=[agreed], touches=touches)
        found = advice(data)
        assert (found.rule, found.row, found.attempt) == ("retry", "agreed", 2)
        assert shown(found.opens) == "2024-06-17T09:00-04:00"
        assert shown(found.closes) == "2024-06-20T17:00-04:00"

    @pytest.mark.parametrize(
        "settled", [{"everyone_contacted": False}, {"contact_by": "2024-06-17"}]
    )
    def test_nor_is_it_before_the_day_they_named_for_it(self, settled: Json) -> None:
        agreed = {"made_on": "2024-06-03", "with": "dana", "not_before": "2024-06-25"} | settled
        touches = [*acme()["touches"], out("2024-06-05T10:00:00-04:00")]
        data = acme(now="2024-06-12T10:00:00-04:00", agreements=[agreed], touches=touches)
        found = advice(data)
        assert (found.row, found.delays) == ("agreed", ("not_before",))
        assert shown(found.opens) == "2024-06-25T09:00-04:00"

    @pytest.mark.parametrize(
        ("may", "opens"), [(True, "2024-06-18T09:00-04:00"), (None, "2024-06-20T09:00-04:00")]
    )
    def test_who_was_allowed_to_ask_again_may_a_day_after_the_promise(
        self, may: bool | None, opens: str
    ) -> None:
        agreed = acme()["agreements"][0] | {"may_follow_up": may}
        touches = [*acme()["touches"], out("2024-06-05T10:00:00-04:00")]
        data = acme(now="2024-06-12T10:00:00-04:00", agreements=[agreed], touches=touches)
        found = advice(data)
        assert (found.rule, found.row, shown(found.opens)) == ("retry", "agreed", opens)

    def test_the_reserved_who_ask_twice_all_the_same_wait_four_days(self) -> None:
        twice = with_own_numbers(PROFILES["reserved"], {"attempts_after_interview": 2})
        touches = [*acme()["touches"], out("2024-06-20T10:00:00-04:00")]
        found = advise(case(acme(now="2024-06-24T10:00:00-04:00", touches=touches)), twice)
        assert (found.rule, found.attempt) == ("retry", 2)
        assert shown(found.opens) == "2024-06-26T09:00-04:00"
        assert shown(found.closes) == "2024-06-28T17:00-04:00"

    def test_a_talk_at_the_hour_of_a_closing_note_opens_nothing_again(self) -> None:
        closing = out("2024-06-10T09:00:00-04:00", "closing")
        data = acme(
            now="2024-06-14T10:00:00-04:00", touches=[*acme()["touches"], closing], agreements=[]
        )
        for minute, rule in (("00", "closed"), ("01", "no_agreement")):
            at = f"2024-06-10T09:{minute}:00-04:00"
            data["interviews"] = [*acme()["interviews"], {"at": at, "with": ["dana"]}]
            assert advice(data).rule == rule

    def test_the_time_to_ask_again_is_over_with_its_last_day(self) -> None:
        said_no = came("2024-06-05T09:00:00-04:00", "rejection", back_on="2024-07-08")
        for now, action in (("16:59", Action.FOLLOW_UP), ("17:00", Action.DONE)):
            data = acme(now=f"2024-07-15T{now}:00-04:00", touches=[said_no])
            assert advice(data).action is action, now

    def test_a_note_elsewhere_at_this_very_minute_counts(self) -> None:
        data = acme(
            now="2024-06-18T10:00:00-04:00",
            elsewhere=[{"at": "2024-06-18T10:00:00-04:00", "person": "dana"}],
        )
        found = advice(data)
        assert found.delays == ("guard",)
        assert {"code": "elsewhere", "day": "2024-06-18"} in grounds(case(data), found)

    def test_two_lines_at_the_end_of_the_hour_are_no_attempt(self) -> None:
        call = {
            "at": "2024-06-10T10:00:00-04:00", "kind": "call", "status": "missed", "with": ["dana"],
        }  # fmt: skip
        two_lines = out("2024-06-10T10:30:00-04:00")
        touches = [*acme()["touches"], two_lines]
        data = acme(
            now="2024-06-20T10:00:00-04:00", interviews=[*acme()["interviews"], call],
            touches=touches, agreements=[],
        )  # fmt: skip
        assert advice(data).attempt == 1

    def test_an_automatic_reply_answers_what_was_noted_last(self) -> None:
        """At one instant to two people: it says nothing about the first of them."""
        at = "2024-06-10T10:00:00-04:00"
        away = came(at, "auto_reply", None, back_on="2024-06-24")
        first, second = out(at), out(at, "thank_you", person="sam")
        first["person"] = None
        data = two(now="2024-06-12T10:00:00-04:00", agreements=[])
        data["touches"] = [first, second, away]
        assert shown(advice(data).opens) == "2024-06-13T09:00-04:00"

    def test_the_brisk_wait_four_days_without_an_agreement(self) -> None:
        found = advise(case(acme(agreements=[])), PROFILES["brisk"])
        assert shown(found.opens) == "2024-06-07T09:00-04:00"
        assert shown(found.closes) == "2024-06-11T17:00-04:00"

    def test_a_window_of_one_day_is_put_off_as_one_day(self) -> None:
        one_day = with_own_numbers(PROFILES["standard"], {"agreed_day_closes": 1, "retry_opens": 4})
        touches = [*acme()["touches"], out("2024-06-18T10:00:00-04:00")]
        data = acme(now="2024-06-21T10:00:00-04:00", touches=touches)
        found = advise(case(data), one_day)
        assert shown(found.opens) == "2024-06-25T09:00-04:00"
        assert shown(found.closes) == "2024-06-25T17:00-04:00"

    def test_the_next_office_hour_is_never_this_instant(self) -> None:
        for now, opens in (
            ("08:59", "2024-06-10T09:00-04:00"),
            ("09:00", "2024-06-11T09:00-04:00"),
        ):
            s = Situation(case(acme(now=f"2024-06-10T{now}:00-04:00")), PROFILES["standard"])
            assert shown(next_office_hour(s)) == opens

    def test_one_looks_again_later_whatever_was_advised(self) -> None:
        subject = case(acme(now="2024-06-18T09:00:00-04:00"))
        before = advice(acme())
        again = look_again_at(subject, advice=before)
        assert again is not None
        assert again > subject.now

    def test_permission_is_having_nothing_against_it(self) -> None:
        assert Permission(advice(acme())).allowed
        assert not Permission(advice(acme()), Why.GUARD).allowed
        assert not Permission(advice(acme()), Why.GUARD).never


@pytest.mark.parametrize(
    ("written", "hours"),
    [
        ("", None), ("office", None), ("shop", (time(10), time(18))), ("restaurant", (time(14), time(17))),
        ("school", (time(8), time(16))), ("hospital", (time(8), time(16))),
        ("10:00-14:30", (time(10), time(14, 30))), ("00:00-23:59", (time(0), time(23, 59))),
    ],
)  # fmt: skip
def test_hours(written: str, hours: tuple[time, time] | None) -> None:
    assert read_hours(written) == hours


@pytest.mark.parametrize(
    "written",
    ["whenever", "14:00-10:00", "10-14", "10:00-10:00", "24:00-10:00", "10:00-24:00", "10:60-14:00",
     "10:00-13:60"],
)  # fmt: skip
def test_what_are_no_hours(written: str) -> None:
    with pytest.raises(UnfitHours):
        read_hours(written)


def test_what_is_no_hours_is_told_in_short() -> None:
    with pytest.raises(UnfitHours) as refused:
        read_hours("x" * 60)
    assert say_no_hours(refused.value).startswith(f"“{'x' * 40}” are no hours")


def test_the_hours_of_an_application() -> None:
    standard = PROFILES["standard"]
    assert in_hours_of(standard, "office") is standard
    shop = in_hours_of(standard, "10:00-14:30")
    assert (shop.office_opens, shop.office_closes) == (time(10), time(14, 30))


@pytest.mark.parametrize(
    ("name", "value", "kept"),
    [
        ("answer_within", 1, 1), ("answer_within", 60, 60), ("attempts_after_interview", 2, 2),
        ("follow_ups_in_all", 1, 1), ("retry_opens", 4, 4), ("office_opens", "16:59", time(16, 59)),
        ("quiet_days", "05-05/05-05", ((5, 5),)),
    ],
)  # fmt: skip
def test_a_number_that_fits(name: str, value: int | str, kept: object) -> None:
    own = with_own_numbers(PROFILES["standard"], {name: value})
    assert getattr(own, name) == kept


def test_sixty_quiet_days_can_be_set() -> None:
    own = with_own_numbers(PROFILES["standard"], {"quiet_days": "11-01/12-30"})
    assert len(own.quiet_days) == 60


@pytest.mark.parametrize(
    ("name", "value", "sentence"),
    [
        ("answer_within", 0, "write 1 to 60 working days"),
        ("answer_within", 61, "write 1 to 60 working days"),
        ("answer_within", True, "write a whole number"),
        ("answer_within", "3", "write a whole number"),
        ("attempts_after_interview", 3, "write 1 to 2: asking more often"),
        ("attempts_after_interview", 0, "write 1 to 2: asking more often"),
        ("retry_opens", 5, "a window cannot close before it opens"),
        ("office_opens", "17:00", "the office must close after it opens"),
        ("office_closes", "soon", "write a time of day"),
        ("quiet_days", "11-01/12-31", "at most 60 quiet days"),
        ("x" * 60, 1, f"^{'x' * 40} is no number of a profile"),
    ],
)
def test_a_number_that_does_not_fit(name: str, value: int | str, sentence: str) -> None:
    with pytest.raises(UnfitNumber) as refused:
        with_own_numbers(PROFILES["standard"], {name: value})
    assert re.match(sentence, say_unfit(refused.value))


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


class TestWhatCountsAndWhatDelays:
    def test_an_answer_goes_where_the_mail_still_arrives(self) -> None:
        touches = [
            *acme()["touches"],
            came("2024-06-10T08:00:00-04:00", "reply", needs_answer=True),
            out("2024-06-10T08:30:00-04:00", "answer"),
            came("2024-06-10T08:31:00-04:00", "bounce", permanent=True),
        ]
        found = advice(acme(touches=touches))
        assert (found.rule, found.person, found.channel) == ("answer_owed", "dana", "phone")

    def test_what_was_handed_in_is_an_exchange(self) -> None:
        asked = {"what": "two references", "asked_on": "2024-06-03", "delivered_on": "2024-06-07"}
        found = advice(acme(agreements=[], requests=[asked]))
        assert (found.rule, shown(found.opens)) == ("no_agreement", "2024-06-14T09:00-04:00")

    def test_the_last_note_waits_too_for_who_was_written_to_elsewhere(self) -> None:
        touches = [
            *acme()["touches"],
            out("2024-06-18T10:00:00-04:00"),
            out("2024-06-25T10:00:00-04:00"),
        ]
        elsewhere = [{"at": "2024-07-05T10:00:00-04:00", "person": "dana"}]
        now = "2024-07-08T10:00:00-04:00"
        found = advice(acme(now=now, touches=touches, elsewhere=elsewhere))
        assert (found.rule, found.delays) == ("cap", ("guard",))


def test_thanks_need_not_wait_for_a_task_that_has_its_time() -> None:
    data = acme(now="2024-06-03T16:00:00-04:00", touches=[])
    data["agreements"] = [{"made_on": "2024-06-03", "contact_by": "2024-06-17"}]
    assert meanwhile(case(data)) is None, "thanks come first by themselves"
    data["requests"] = [{"what": "a task", "asked_on": "2024-06-03", "due": "2024-06-10"}]
    assert advice(data).rule == "material_owed"
    beside = meanwhile(case(data))
    assert beside is not None
    assert (beside.rule, beside.person, beside.late) == ("thank", "dana", False)
    data["touches"] = [out("2024-06-03T15:00:00-04:00", "thank_you")]
    assert meanwhile(case(data)) is None
