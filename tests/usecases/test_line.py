"""The line, planned and kept: from empty records, and beside what is noted."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tactful.etiquette.case import Outcome, TouchKind
from tactful.refusal import Misused
from tests.usecases.test_stories import NOW, added, dump
from tests.world import HOLIDAYS

if TYPE_CHECKING:
    from tactful.records.models import Application, Owner
    from tactful.usecases.line.plans import LinePlan


def plan(owner: Owner, line: str, now: datetime = NOW, **besides: Any) -> LinePlan:
    from tactful import wiring
    from tactful.usecases.line.planning import plan_line
    from tactful.usecases.line.plans import Besides
    from tactful.usecases.take.plans import Around

    outside = wiring.outside()
    around = Around(owner, now, HOLIDAYS, outside.zones, outside.places, outside.files)
    return plan_line(around, line, Besides(**besides))


def keep(owner: Owner, line: str, now: datetime = NOW, **besides: Any) -> Application:
    planned = plan(owner, line, now, **besides)
    assert planned.keep is not None, planned
    row = planned.keep()
    assert row is not None
    return row


class TestFromNothing:
    LINE = "interviewed at Globex today with Dana Reyes, everyone hears within two weeks"

    def test_what_is_missing_is_asked_and_nothing_is_saved(self, owner: Owner) -> None:
        before = dump(owner)
        missing = plan(owner, self.LINE)
        assert (missing.asks, missing.then) == ("role", "place")
        assert missing.chips[0] == "An interview at Globex, today"
        assert plan(owner, self.LINE, role="Cook").asks == "place"
        assert plan(owner, self.LINE, role="Cook", place="Nowhereville").asks == "place"
        assert plan(owner, "interviewed today").asks == "company"
        assert plan(owner, "interview at Globex tomorrow", role="Cook", place="US").asks == "when"
        assert dump(owner) == before

    def test_one_line_makes_an_application_a_talk_and_an_agreement(self, owner: Owner) -> None:
        from tactful.records.models import Change

        planned = plan(owner, self.LINE, role="Cook", place="New York")
        assert planned.chips[0] == "New: Cook at Globex"
        assert planned.chips[1] == "Place: United States, New York"
        assert planned.chips[3:5] == ("With Dana Reyes", "Everyone will hear.")
        row = keep(owner, self.LINE, role="Cook", place="New York")
        assert [i.at for i in row.interviews.all()] == [NOW]
        (agreement,) = row.agreements.all()
        assert agreement.everyone_contacted
        assert agreement.contact_by is not None
        assert agreement.said == "everyone hears within two weeks"
        assert Change.objects.count() == 1, "one change, so that one undo takes it back"

    def test_the_place_is_where_one_lives_before_it_is_where_the_last_one_was(
        self, owner: Owner
    ) -> None:
        owner.timezone = "America/New_York"
        owner.save()
        keep(owner, "applied to Globex as Cook yesterday", place="New York")
        keep(owner, "applied to Umbrella as Cook yesterday", place="Tokyo")
        row = keep(owner, "applied to Initech as Baker today")
        assert row.timezone == "America/New_York"
        assert row.applied_on == NOW.date()

    def test_the_place_of_the_last_one_is_taken(self, owner: Owner) -> None:
        keep(owner, "applied to Globex as Cook yesterday", place="Berlin")
        row = keep(owner, "applied to Initech as Baker today")
        assert (row.timezone, row.employer.name) == ("Europe/Berlin", "Initech")


class TestBesideWhatIsNoted:
    def test_a_call_of_theirs_holds_a_new_day(self, owner: Owner) -> None:
        row = added(owner)
        planned = plan(owner, "Dana called, another week")
        assert planned.chips[1] == "They called (Dana Reyes)"
        assert keep(owner, "Dana called, another week") == row
        touch = row.touches.latest("at")
        assert (touch.kind, touch.channel, touch.note) == ("reply", "phone", "another week")
        assert row.agreements.latest("noted_at").contact_by == (NOW + timedelta(days=7)).date()

    @pytest.mark.parametrize(
        ("line", "kind"),
        [
            ("rejected by Acme", TouchKind.REJECTION),
            ("Acme turned me down", TouchKind.REJECTION),
            ("offer from acme", TouchKind.OFFER),
            ("thanked Dana", TouchKind.THANK_YOU),
            ("Dana is away until Monday", TouchKind.AUTO_REPLY),
            ("Dana has left", TouchKind.MOVED_ON),
        ],
    )
    def test_what_happened_is_logged(self, owner: Owner, line: str, kind: TouchKind) -> None:
        row = added(owner)
        keep(owner, line)
        assert row.touches.latest("at").kind == kind.value

    def test_how_it_ended(self, owner: Owner) -> None:
        added(owner)
        assert keep(owner, "withdrew from Acme").outcome == Outcome.WITHDRAWN.value

    def test_another_talk_with_somebody_known(self, owner: Owner) -> None:
        row = added(owner)
        line = "have an interview at Acme on 18 December 2026 at 10 with Dana"
        keep(owner, line)
        assert row.involvements.count() == 1, "Dana is Dana Reyes"
        assert row.interviews.get().attendances.count() == 1

    def test_two_that_fit_are_asked_about(self, owner: Owner) -> None:
        row = added(owner)
        keep(owner, "applied to Acme as Baker today")
        assert plan(owner, "rejected by Acme").asks == "which"
        assert keep(owner, "rejected by Acme", about=row) == row

    def test_nobody_of_that_name_is_said(self, owner: Owner) -> None:
        added(owner)
        planned = plan(owner, "Zorg rejected me")
        assert (planned.asks, planned.keep) == ("add", None)
        assert "Zorg" in planned.question

    @pytest.mark.parametrize(
        "line",
        [
            "I called Dana at Acme today",
            "called acme, asked for dana",
            "just rang dana reyes at ACME",
        ],
    )
    def test_a_person_and_their_company_are_one_story(self, owner: Owner, line: str) -> None:
        row = added(owner)
        keep(owner, "applied to Globex as Baker today")
        assert keep(owner, line) == row
        touch = row.touches.latest("at")
        assert (touch.channel, str(touch.person)) == ("phone", "Dana Reyes")

    def test_a_known_name_is_found_wherever_it_stands(self, owner: Owner) -> None:
        row = added(owner)
        line = (
            "well, would you believe it, that nice Dana Reyes was on the phone again, another week"
        )
        assert keep(owner, line) == row
        assert str(row.touches.latest("at").person) == "Dana Reyes"

    def test_somebody_new_at_a_known_company_is_noted(self, owner: Owner) -> None:
        row = added(owner)
        planned = plan(owner, "Kim from Acme emailed, they need another week")
        assert "New: Kim" in planned.chips
        keep(owner, "Kim from Acme emailed, they need another week")
        assert str(row.touches.latest("at").person) == "Kim"
        assert {i.person.name for i in row.involvements.all()} == {"Dana Reyes", "Kim"}

    def test_all_who_were_there_are_noted(self, owner: Owner) -> None:
        row = added(owner)
        keep(owner, "phone screen at Acme today with Dana and Tom Lee")
        (talk,) = row.interviews.all()
        assert talk.kind == "phone_screen"
        assert [a.person.name for a in talk.attendances.all()] == ["Dana Reyes", "Tom Lee"]

    def test_a_vague_day_is_asked_about(self, owner: Owner) -> None:
        row = added(owner)
        assert plan(owner, "interviewed at Acme last week").asks == "when"
        keep(owner, "interviewed at Acme last week", when="Friday")
        assert row.interviews.count() == 1

    def test_what_is_said_of_a_talk_without_a_day_is_about_the_last(self, owner: Owner) -> None:
        row = added(owner)
        keep(owner, "interviewed at Acme yesterday at 10 with Dana")
        planned = plan(owner, "Interview with Acme went well, they decide by Friday")
        assert planned.keep is not None
        assert planned.keep() == row
        assert row.interviews.count() == 1

    def test_my_account_of_a_call_is_a_reply_whatever_it_sounds_like(self, owner: Owner) -> None:
        row = added(owner)
        keep(owner, "Dana called me about salary, I should send my number by Monday")
        assert row.touches.latest("at").kind == TouchKind.REPLY.value

    def test_an_offer_keeps_its_day(self, owner: Owner) -> None:
        row = added(owner)
        keep(owner, "got an offer from Acme, have to decide by Dec 18")
        assert str(row.touches.latest("at").answer_by) == "2026-12-18"

    def test_a_plan_is_no_deed(self, owner: Owner) -> None:
        row = added(owner)
        assert plan(owner, "call Dana on Friday").candidates == (row,)
        assert plan(owner, "ghosted by Acme").candidates == (row,)

    def test_silence_changes_nothing_and_finds_whom_it_is_about(self, owner: Owner) -> None:
        row = added(owner)
        planned = plan(owner, "Dana has not replied")
        assert (planned.candidates, planned.keep) == ((row,), None)

    @pytest.mark.parametrize(
        ("line", "chip"),
        [
            ("interviewed at acme today with dana hears by the 17th", "You hear by Thursday 17 December."),
            ("left Dana a voicemail", "You followed up by phone (Dana Reyes)"),
            ("sent the references to acme", "You sent what they needed by email (Dana Reyes)"),
            ("second round with Acme on 15 Dec 10:00 via Zoom", "Interview on Tuesday 15 December, 10:00"),
            ("applied Initech, Backend Developer, Leeds, 2 days ago", "Place: United Kingdom, England"),
            ("applied for Cook at Bistro Sud (Leeds) on 1 Dec", "Place: United Kingdom, England"),
        ],
    )  # fmt: skip
    def test_it_is_understood(self, owner: Owner, line: str, chip: str) -> None:
        added(owner)
        assert chip in plan(owner, line).chips

    def test_a_talk_that_was_called_off_is_not_noted_as_held(self, owner: Owner) -> None:
        added(owner)
        planned = plan(owner, "acme interview cancelled")
        assert planned.keep is None
        assert "moved or called off" in planned.question

    @pytest.mark.parametrize(
        ("line", "chip"),
        [
            ("acme interview moved to Thursday 4pm", "Now on Thursday 10 December, 16:00"),
            ("Dana pushed our interview to 16 Dec at 9:30", "Now on Wednesday 16 December, 09:30"),
            ("the interview with Acme is rescheduled to 17:00", "Now on Tuesday 15 December, 17:00"),
            ("Acme cancelled the interview", "The interview of Tuesday 15 December, 15:00 is off"),
            ("Acme called off our interview", "The interview of Tuesday 15 December, 15:00 is off"),
        ],
    )  # fmt: skip
    def test_a_talk_ahead_moves_or_is_off(self, owner: Owner, line: str, chip: str) -> None:
        row = added(owner)
        keep(owner, "interview with Acme on 15 December at 15:00")
        assert chip in plan(owner, line).chips
        keep(owner, line)
        (interview,) = row.interviews.all()
        assert (interview.status == "cancelled") is chip.endswith("off")

    def test_the_one_talk_ahead_needs_no_name(self, owner: Owner) -> None:
        added(owner)
        keep(owner, "new: Cook at Globex", place="GB-ENG")
        keep(owner, "interview with Acme on 15 December at 15:00")
        keep(owner, "interview at Globex on 16 December at 9:00")
        assert plan(owner, "my interview moved to 17 Dec at 10").keep is None, "which is meant?"
        keep(owner, "Acme cancelled the interview")
        chips = plan(owner, "my interview moved to 17 Dec at 10").chips
        assert "The interview of Wednesday 16 December, 09:00 moves" in chips

    def test_a_talk_that_moves_nowhere_is_asked_for_its_hour(self, owner: Owner) -> None:
        added(owner)
        keep(owner, "interview with Acme on 15 December at 15:00")
        planned = plan(owner, "the Acme interview is postponed")
        assert (planned.keep, planned.asks) == (None, "when")
        assert (
            "Now on Thursday 17 December, 10:00"
            in plan(owner, "the Acme interview is postponed", when="17 Dec at 10").chips
        )

    @pytest.mark.parametrize(
        ("line", "mine"),
        [
            ("missed a call from Dana", True),
            ("Dana called, I missed it", True),
            ("Dana rang and asked me to call back", True),
            ("Dana called, another week", False),
            ("missed call from Dana, called her back", False),
        ],
    )
    def test_a_missed_call_waits_for_mine(self, owner: Owner, line: str, mine: bool) -> None:
        row = added(owner)
        keep(owner, line)
        assert row.touches.get().needs_answer is (mine or None)

    def test_words_alone_look_for_something(self, owner: Owner) -> None:
        row = added(owner)
        assert plan(owner, "acme").candidates == (row,)
        assert plan(owner, "zorg").candidates == ()
        with pytest.raises(Misused):
            plan(owner, "  ")


@pytest.mark.parametrize(
    ("line", "instead"),
    [
        ("Globex ghosted me", "Silence needs no note"),
        ("still nothing from Globex", "Silence needs no note"),
        ("call Dana on Friday", "Nothing in that was understood as news"),
        ("globex", ""),
    ],
)
def test_a_sentence_that_tells_nothing_is_not_looked_up_silently(
    owner: Owner, line: str, instead: str
) -> None:
    added(owner, "Cook at Globex")
    found = plan(owner, line)
    assert found.is_search
    assert found.instead.startswith(instead)
    assert bool(found.instead) is bool(instead)


def test_what_was_talked_about_is_no_role_and_words_after_a_name_are_kept(owner: Owner) -> None:
    row = added(owner, "Cook at Globex")
    talked = plan(owner, "We talked about salary with Dana")
    assert (talked.candidates, talked.left_over) == ((row,), ("salary",))
    mailed = plan(owner, "emailed Dana banana split")
    assert mailed.chips[-1] == "“banana split”"


@pytest.mark.parametrize(
    "words", ["cook at globex", "cook globex", "Dana Reyes", "show globex notes"]
)
def test_who_looks_for_something_is_not_told_that_it_is_no_news(owner: Owner, words: str) -> None:
    added(owner, "Cook at Globex")
    assert plan(owner, words).instead == ""


class TestACallTheyWereToMake:
    @pytest.mark.parametrize(
        "line",
        ["Dana didn't ring", "acme didnt call", "they never rang", "no call from Acme yesterday"],
    )
    def test_nobody_rang(self, owner: Owner, line: str) -> None:
        from tactful.usecases.note_interview import note_interview

        acme = added(owner)
        assert plan(owner, line).keep is None, "nobody was to ring"
        called_at = NOW - timedelta(hours=2)
        note_interview(acme, called_at, NOW, HOLIDAYS, kind="call")
        assert keep(owner, line).interviews.get().status == "missed"

    @pytest.mark.parametrize(
        ("line", "by"),
        [
            ("acme will call me thursday", "2026-12-10"),
            ("Dana said she will ring me on Friday", "2026-12-11"),
            (
                "dana says no news yet, she's chasing the team and will ring me tuesday",
                "2026-12-15",
            ),
        ],
    )
    def test_what_they_promise_is_no_call_that_was(self, owner: Owner, line: str, by: str) -> None:
        acme = added(owner)
        keep(owner, line)
        assert acme.touches.get().at == NOW
        assert str(acme.agreements.get().contact_by) == by
        assert not acme.interviews.exists()


@pytest.mark.parametrize(
    "line", ["Ben Hill replaces Dana at Acme", "Ben Hill took over from Dana Reyes at Acme"]
)
def test_who_replaces_somebody_follows_them(owner: Owner, line: str) -> None:
    touch = keep(added(owner).owner, line).touches.get()
    assert (touch.kind, str(touch.person), str(touch.successor)) == (
        "moved_on", "Dana Reyes", "Ben Hill",
    )  # fmt: skip


@pytest.mark.parametrize(
    "line", ["told Dana about the Globex offer", "let Dana know about my offer"]
)
def test_who_hears_of_another_offer_is_not_followed_up(owner: Owner, line: str) -> None:
    assert keep(added(owner).owner, line).touches.get().kind == "news"


def test_ask_again_in_spring_is_kept_in_sight(owner: Owner) -> None:
    acme = added(owner)
    keep(owner, "Dana emailed: it's a no, they took somebody else, but ask again in spring")
    assert str(acme.touches.get().back_on) == "2027-03-01"
    keep(owner, "thanked Dana", NOW + timedelta(minutes=5))
    acme.refresh_from_db()
    assert acme.standing == "waiting"
