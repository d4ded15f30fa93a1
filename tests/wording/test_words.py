"""How days, promises and next steps are said."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tactful.reading.heard import Heard
from tactful.reading.promises import parse_promise
from tactful.wording.card import question_card
from tactful.wording.days import say_both, say_day, say_day_near, say_distance, say_instant
from tactful.wording.heard import heard_in_words
from tactful.wording.names import read_name
from tactful.wording.promise import said_back, write_from
from tactful.wording.step import Step
from tests.world import acme, case, day, workdays

TODAY = day("2026-12-07")
NEW_YORK = ("US", "NY", "America/New_York")


@pytest.mark.parametrize(
    ("the_day", "said"),
    [
        ("2026-12-17", "Thursday 17 December"),
        ("2027-01-04", "Monday 4 January"),
        ("2028-01-04", "Tuesday 4 January 2028"),
        ("2024-06-18", "Tuesday 18 June 2024"),
    ],
)
def test_a_day(the_day: str, said: str) -> None:
    assert say_day(day(the_day), TODAY) == said


def test_near_days_are_said_as_people_do() -> None:
    assert say_day_near(day("2026-12-07"), TODAY) == "today, Monday 7 December"
    assert say_day_near(day("2026-12-08"), TODAY) == "tomorrow, Tuesday 8 December"
    assert say_day_near(day("2026-12-09"), TODAY) == "Wednesday 9 December"


@pytest.mark.parametrize(
    ("the_day", "said"),
    [
        ("2026-12-07", "today"),
        ("2026-12-08", "tomorrow"),
        ("2026-12-10", "in 3 working days"),
        ("2026-12-28", "in 14 working days"),
        ("2026-12-04", "1 working day ago"),
        ("2026-12-06", "yesterday"),
    ],
)
def test_a_distance(the_day: str, said: str) -> None:
    assert say_distance(day(the_day), TODAY, workdays("US")) == said


def test_an_instant_says_whose_clock_it_is() -> None:
    at = datetime(2026, 12, 8, 9, 0, tzinfo=ZoneInfo(NEW_YORK[2]))
    assert say_instant(at, NEW_YORK[2], TODAY) == "Tuesday 8 December, 09:00 in New York"
    berlin = at.astimezone(ZoneInfo("Europe/Berlin"))
    assert say_both(at, NEW_YORK[2], berlin, TODAY).endswith("in New York (15:00 your time)")
    assert say_both(at, NEW_YORK[2], at, TODAY) == "Tuesday 8 December, 09:00 in New York"
    tokyo = at.astimezone(ZoneInfo("Asia/Tokyo"))
    later = datetime(2026, 12, 8, 20, 0, tzinfo=ZoneInfo(NEW_YORK[2]))
    assert "Wednesday 9 December" in say_both(
        later, NEW_YORK[2], later.astimezone(tokyo.tzinfo), TODAY
    )


@pytest.mark.parametrize(
    ("phrase", "back"),
    [
        ("in a couple of weeks", "by Monday 21 December"),
        ("after the holidays", "between Monday 4 January and Friday 8 January"),
        ("soon", "no day was named"),
    ],
)
def test_a_promise_is_said_back(phrase: str, back: str) -> None:
    assert said_back(parse_promise(phrase, TODAY, workdays("US")), TODAY) == back


def test_the_first_day_to_write_depends_on_the_permission() -> None:
    calendar = workdays("US")
    assert write_from(day("2026-12-17"), True, calendar, 1, 2) == day("2026-12-18")
    assert write_from(day("2026-12-17"), None, calendar, 1, 2) == day("2026-12-21")


def _step(**changes: Any) -> Step:
    told: dict[str, Any] = {
        "action": "follow_up", "rule": "agreed_deadline", "attempt": 1, "person": "1",
        "channel": "phone", "opens": None, "closes": None, "late": False,
        "person_name": "Dana Reyes", "zone": "America/New_York", "send_from": None,
    }  # fmt: skip
    told |= changes
    told["reasons"] = [{"rule": told["rule"], "row": told.pop("row", ""), "source": "S"}]
    return Step(told, TODAY)


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        (
            {"closes": "2026-12-08T17:00:00-05:00"},
            "Call Dana Reyes: by 17:00 tomorrow in New York.",
        ),
        (
            {"action": "wait", "opens": "2026-12-18T09:00:00-05:00", "attempt": 2,
             "channel": "email"},
            "Wait until Friday 18 December, then email Dana Reyes (second attempt).",
        ),
        (
            {"action": "wait", "opens": "2026-12-07T09:00:00-05:00"},
            "Wait until 09:00 today in New York, then call Dana Reyes.",
        ),
        ({"action": "wait", "rule": "cap", "attempt": None, "channel": "email", "opens": "2026-12-18T09:00:00-05:00"},
         "Wait until Friday 18 December, then thank Dana Reyes and move on."),
        ({"action": "wait", "rule": "deciding"}, "Your decision: take your time."),
        ({"action": "wait", "rule": "nothing_known"}, "Wait."),
        ({"action": "move_on", "rule": "cap", "channel": "email"}, "Thank Dana Reyes and move on (a note is optional)."),
        ({"action": "move_on", "rule": "rejected", "channel": "email"},
         "Thank Dana Reyes by email, and move on."),
        ({"late": True}, "Call Dana Reyes: a little late, and still welcome."),
        ({"channel": "email", "send_from": "2026-12-08T09:00:00-05:00"},
         "Email Dana Reyes: write it now, it goes out 09:00 tomorrow in New York."),
        ({"action": "tell", "rule": "competing_offer", "channel": "email"},
         "Tell Dana Reyes about your other offer by email."),
        ({"rule": "missed_call", "row": "missed", "channel": "email"},
         "Email Dana Reyes: two lines about the missed call."),
        ({"action": "debrief", "rule": "missed_call"}, "Did Dana Reyes ring?"),
        ({"action": "move_on", "rule": "lapsed", "channel": None},
         "Let it go (nothing need be sent)."),
        ({"action": "wait", "rule": "deciding", "closes": "2026-12-17T17:00:00-05:00"},
         "Your decision: answer by Thursday 17 December."),
        ({"action": "done", "rule": "settled"}, "Nothing left to do."),
        ({"action": "blocked", "rule": "blocked"}, "Leave them alone, as they asked."),
        ({"action": "fix_contact", "person_name": None}, "Find a way to reach them."),
        ({"action": "prepare", "closes": "2026-12-08T10:00:00-05:00"},
         "Prepare: take the question card along; the interview is tomorrow, Tuesday 8 December,"
         " 10:00 in New York."),
        ({"action": "reply", "rule": "offer", "channel": "email"},
         "Thank Dana Reyes for the offer by email."),
    ],
)  # fmt: skip
def test_the_next_step_in_a_sentence(changes: dict[str, Any], sentence: str) -> None:
    assert _step(**changes).sentence() == sentence


def card_of(**changes: Any) -> dict[str, str]:
    return {q.step: q.say for q in question_card(case(acme(**changes)))}


def test_the_card_of_a_first_interview_asks_all_seven_and_reads_back() -> None:
    ahead = [{"at": "2024-06-11T10:00:00-04:00", "kind": "onsite", "with": []}]
    asked = card_of(agreements=[], touches=[], interviews=ahead, people=[])
    assert list(asked) == ["L1", "L2", "L3", "L4", "L5", "L6", "L7", "read_back"]
    assert all(said.endswith("?") for said in asked.values())
    assert asked["L7"] == "May I have your card?"
    assert asked["read_back"] == "So I'll hear by …, and if not, I'll get in touch on …, right?"


@pytest.mark.parametrize("kind", ["phone_screen", "call", "video"])
def test_nobody_hands_over_a_card_on_the_telephone(kind: str) -> None:
    ahead = [{"at": "2024-06-11T10:00:00-04:00", "kind": kind, "with": []}]
    asked = card_of(agreements=[], touches=[], interviews=ahead, people=[])
    assert asked["L7"] == "What's the best way to reach you, email or phone?"


def test_what_is_known_is_not_asked_again() -> None:
    agreed = acme()["agreements"][0]
    people = [acme()["people"][0] | {"prefers": "phone", "accepts_linkedin": True}]
    settled = agreed | {"next_steps": "A second talk", "decisions_begin": "2024-06-14"}
    asked = card_of(agreements=[settled], people=people)
    assert list(asked) == ["L1", "L3", "read_back"]
    assert asked["read_back"] == (
        "So I'll hear by Monday the 17th, and if not, I'll call you on Tuesday the 18th, right?"
    )
    unasked = {name: value for name, value in agreed.items() if name != "may_follow_up"}
    asked = card_of(agreements=[unasked])
    assert (
        asked["L2"] == "If I haven't heard by Monday the 17th, is it all right if I get in touch?"
    )


def test_nothing_heard_is_nothing_said() -> None:
    assert heard_in_words(Heard(), TODAY) == []
    assert heard_in_words(Heard(requests=()), TODAY) == ["They need nothing more from you."]
    assert heard_in_words(Heard(everyone_contacted=False), TODAY) == ["Not everyone will hear."]


@pytest.mark.parametrize(
    ("written", "country", "first", "last"),
    [
        ("Dipl.-Ing. Karl Weber", "DE", "Karl", "Weber"),
        ("Mag. Eva Huber", "AT", "Eva", "Huber"),
        ("Dott.ssa Anna Conti", "IT", "Anna", "Conti"),
        ("dhr. Jan de Boer", "NL", "Jan", "de Boer"),
        ("Sgt. Bo Ray", "US", "Bo", "Ray"),
        ("Mag Murphy", "IE", "Mag", "Murphy"),  # without its stop it is a name
        ("Eng Lim", "AU", "Eng", "Lim"),
    ],
)
def test_nobody_is_greeted_by_a_degree(written: str, country: str, first: str, last: str) -> None:
    name = read_name(written, country)
    assert (name.first, name.last) == (first, last)


def test_every_number_of_a_profile_stands_in_one_sentence() -> None:
    from tactful.wording.number_sentences import number_sentences
    from tactful.wording.numbers import NUMBERS

    rows = [row for _, rows in number_sentences() for row in rows]
    named = [name for row in rows for name in row.names]
    assert sorted(named) == sorted(NUMBERS)
    assert not [
        row.source for row in rows if not row.source or re.search(r"\b[LS]\d|^S\b", row.source)
    ]
