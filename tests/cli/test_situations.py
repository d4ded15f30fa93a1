"""The recruiter's fourteen situations, told in the terminal as they go on over weeks.

Each was played by a recruiter, who said what is wise; beside each stands what Tactful says. Where
the two differ, docs/decisions/0012-fourteen-situations.md says why.
"""

from __future__ import annotations

import shlex
from dataclasses import replace
from typing import Any

import pytest

from tactful.cli.situations import SITUATIONS
from tests.cli.conftest import Terminal

DANA = "Dana Reyes, recruiter, dana@acme.example, +1 212 555 0147"


def at(tactful: Terminal, when: str) -> Terminal:
    """The same computer on another day, at an hour of New York."""
    zone = "-04:00" if "2026-03-08" < when < "2026-11-01" else "-05:00"
    return replace(tactful, now=f"{when}:00{zone}")


def advised(tactful: Terminal, when: str, name: str = "acme") -> Any:
    return at(tactful, when)("why", name, "--json").json["advice"]


def told(tactful: Terminal, when: str, name: str = "acme") -> tuple[str, str]:
    """The step, and the rule it rests on."""
    advice = advised(tactful, when, name)
    return advice["action"], advice["rule"]


def person_of(tactful: Terminal, when: str, name: str = "acme") -> str:
    """Whom the advice names."""
    key = advised(tactful, when, name)["person"]
    people = at(tactful, when)("people", "--json").json
    return next((p["name"] for p in people if p["id"] == key), "")


def interviewed(
    tactful: Terminal, day: str, *, role: str = "Data Engineer", person: str = DANA
) -> Terminal:
    """Acme in New York, with one person, and a talk on a day at ten; everybody was thanked."""
    there = at(tactful, f"{day}T12:00")
    there("add", f"{role} at Acme", "--place", "US-NY", "--person", person)
    there("interview", "acme", day, "10:00", "--kind", "onsite", "--with", person.partition(",")[0])
    there("log", "acme", "thanked")
    return there


def test_a1_an_offer_elsewhere_and_the_dream_job(tactful: Terminal) -> None:
    """Tell them the same day, as a fact, once; then decide."""
    interviewed(tactful, "2026-09-10")
    at(tactful, "2026-09-10T13:00")("debrief", "acme", "I hear by 1 October.", "--yes")
    at(tactful, "2026-09-10T13:05")("edit", "acme", "--wanted")
    at(tactful, "2026-09-18T10:00")("offer", "SafeCo", "--answer-by", "2026-09-24")
    assert told(tactful, "2026-09-18T10:05") == ("tell", "competing_offer")
    at(tactful, "2026-09-18T10:10")("log", "acme", "told")
    assert told(tactful, "2026-09-18T10:15") == ("wait", "agreed_deadline")


def test_a2_a_hiring_freeze_until_the_new_year(tactful: Terminal) -> None:
    """Thank them now; write once in the second week of January."""
    interviewed(tactful, "2026-11-30")
    hold = at(tactful, "2026-12-09T10:00")
    hold(
        "log",
        "acme",
        "on-hold",
        "We have a hiring freeze until the new year.",
        "--back",
        "2027-01-04",
        "--as-said",
    )
    assert told(tactful, "2026-12-10T10:00") == ("wait", "on_hold")
    assert advised(tactful, "2026-12-10T10:00")["opens"].startswith("2027-01-07")
    assert told(tactful, "2027-01-07T10:00") == ("follow_up", "on_hold")


def test_a3_she_has_left_and_names_who_follows(tactful: Terminal) -> None:
    """Write to him, not to her."""
    interviewed(tactful, "2026-09-10")
    at(tactful, "2026-09-11T10:00")(
        "debrief", "acme", "I hear by 17 September, I may email.", "--yes"
    )
    at(tactful, "2026-09-18T10:00")(
        "log", "acme", "away",
        "Dana Reyes is no longer with Acme. Please contact Tom Ash at tom.ash@acme.example.", "--yes",
    )  # fmt: skip
    assert person_of(tactful, "2026-09-18T10:05") == "Tom Ash"
    assert told(tactful, "2026-09-18T10:05") == ("follow_up", "agreed_deadline")


def test_a4_an_agency_stands_between(tactful: Terminal) -> None:
    """One asks the agency, not its client."""
    interviewed(tactful, "2026-09-10", person="Ruth Bell, hiring manager, ruth@client.example")
    at(tactful, "2026-09-10T13:00")(
        "edit", "acme", "--person", "Sarah Lee, agency recruiter, sarah@agency.example"
    )
    at(tactful, "2026-09-10T13:05")(
        "debrief", "acme", "I hear by Friday 18 September, I may follow up.", "--yes"
    )
    assert person_of(tactful, "2026-09-21T10:00") == "Sarah Lee"
    assert told(tactful, "2026-09-21T10:00") == ("follow_up", "agreed_deadline")


def test_a5_a_task_is_due_on_a_holiday(tactful: Terminal) -> None:
    """Whit Monday is none for handing in: the Friday before."""
    there = at(tactful, "2026-05-18T06:00")
    there("add", "Data Engineer at Acme", "--place", "DE-BE", "--person", DANA)
    there("interview", "acme", "2026-05-18", "10:00")
    there("log", "acme", "thanked")
    at(tactful, "2026-05-18T08:00")(
        "debrief", "acme", "They want the take-home by 25 May.", "--yes"
    )
    advice = advised(tactful, "2026-05-19T06:00")
    assert advice["action"] == "deliver"
    assert advice["closes"].startswith("2026-05-22T17:00")


def test_a6_a_no_with_another_opening_in_may(tactful: Terminal) -> None:
    """Thanks now, one question then, and no worry in between."""
    interviewed(tactful, "2026-11-30")
    at(tactful, "2026-12-09T10:00")(
        "log", "acme", "rejected", "Another opening in May.", "--back", "2027-05-03"
    )
    assert told(tactful, "2026-12-09T10:05") == ("move_on", "rejected")
    at(tactful, "2026-12-09T11:00")("log", "acme", "thanked")
    assert told(tactful, "2027-02-01T10:00") == ("done", "rejected")
    assert told(tactful, "2027-05-03T10:00") == ("follow_up", "rejected")


def test_a7_a_friend_who_put_in_a_word_is_never_written_to(tactful: Terminal) -> None:
    there = at(tactful, "2026-09-10T12:00")
    there("add", "Data Engineer at Acme", "--place", "US-NY", "--applied", "2026-09-10",
          "--person", "Max Ott, referral, max@acme.example")  # fmt: skip
    for day in ("2026-09-11", "2026-09-22", "2026-10-05"):
        advice = advised(tactful, f"{day}T10:00")
        assert advice["person"] is None
        assert advice["action"] == "wait"


def test_a8_a_promise_broken_twice(tactful: Terminal) -> None:
    """She is believed once more, by the way she answers, and asked no third time."""
    interviewed(tactful, "2026-09-07")
    at(tactful, "2026-09-07T13:00")(
        "debrief", "acme", "I hear by 11 September, I may call.", "--yes"
    )
    at(tactful, "2026-09-14T10:00")("log", "acme", "called", "left a message")
    at(tactful, "2026-09-15T10:00")(
        "log", "acme", "replied", "Sorry! You'll hear by Friday, promised.", "--yes"
    )
    assert told(tactful, "2026-09-17T10:00") == ("wait", "agreed_deadline")
    assert told(tactful, "2026-09-23T10:00") == ("follow_up", "agreed_deadline")
    at(tactful, "2026-09-23T10:00")("log", "acme", "sent")
    at(tactful, "2026-09-28T10:00")("log", "acme", "sent")
    assert told(tactful, "2026-09-30T10:00") == ("wait", "cap")
    assert told(tactful, "2026-10-02T10:00") == ("move_on", "cap")


def test_a9_no_idea_when(tactful: Terminal) -> None:
    """The sentence is taken: nothing was settled, and five working days are usual."""
    interviewed(tactful, "2026-09-10")
    at(tactful, "2026-09-10T13:00")(
        "debrief", "acme", "No idea when; she will talk to HR.", "--yes"
    )
    assert told(tactful, "2026-09-11T10:00") == ("wait", "no_agreement")
    assert advised(tactful, "2026-09-11T10:00")["opens"].startswith("2026-09-17")


def test_a10_a_call_promised_for_two_and_nobody_rings(tactful: Terminal) -> None:
    """Be by the telephone; nobody rang: two lines, the same afternoon."""
    interviewed(tactful, "2026-09-10")
    at(tactful, "2026-09-11T10:00")(
        "interview", "acme", "2026-09-17", "14:00", "--kind", "call", "--with", "dana"
    )
    assert told(tactful, "2026-09-17T09:00") == ("prepare", "interview_near")
    at(tactful, "2026-09-17T15:00")("interview", "acme", "2026-09-17", "14:00", "--missed")
    assert told(tactful, "2026-09-17T15:05") == ("follow_up", "missed_call")
    assert advised(tactful, "2026-09-17T15:05")["channel"] == "email"


def test_a11_two_voices(tactful: Terminal) -> None:
    """The recruiter's day and permission stand, whatever the manager hopes."""
    interviewed(tactful, "2026-08-03", person="Uma Nair, recruiter, uma@acme.example")
    at(tactful, "2026-08-03T12:30")(
        "edit", "acme", "--person", "Gil Roth, hiring manager, gil@acme.example"
    )
    at(tactful, "2026-08-03T13:00")(
        "debrief", "acme", "I hear by 14 August and may email.", "--with", "uma", "--yes"
    )
    at(tactful, "2026-08-05T13:00")(
        "debrief", "acme", "--by", "2026-08-07", "--with", "gil", "--yes"
    )
    assert told(tactful, "2026-08-11T10:00") == ("wait", "agreed_deadline")
    advice = advised(tactful, "2026-08-17T10:00")
    assert (advice["action"], advice["opens"][:10]) == ("follow_up", "2026-08-17")
    assert person_of(tactful, "2026-08-17T10:00") == "Uma Nair"


def test_a12_times_were_offered_and_nothing_came_back(tactful: Terminal) -> None:
    """Two working days later: are they still good?"""
    there = at(tactful, "2026-09-10T12:00")
    there(
        "add",
        "Data Engineer at Acme",
        "--place",
        "US-NY",
        "--applied",
        "2026-09-01",
        "--person",
        DANA,
    )
    there("log", "acme", "invited", "Could you send me some dates?", "--as-said")
    at(tactful, "2026-09-10T15:00")("log", "acme", "answered", "Monday or Tuesday")
    assert told(tactful, "2026-09-11T10:00") == ("wait", "times_offered")
    assert told(tactful, "2026-09-14T10:00") == ("follow_up", "times_offered")


def test_a13_an_offer_by_word_of_mouth(tactful: Terminal) -> None:
    """Said yes, the contract by Friday: when Friday has passed, ask whether it went out."""
    interviewed(tactful, "2026-09-07")
    at(tactful, "2026-09-14T10:00")("log", "acme", "offer", "You have the job!", "--as-said")
    assert told(tactful, "2026-09-14T10:05") == ("reply", "offer")
    at(tactful, "2026-09-14T11:00")("log", "acme", "answered", "Thank you, I am delighted")
    at(tactful, "2026-09-14T11:05")(
        "debrief",
        "acme",
        "The contract comes by Friday.",
        "--by",
        "Friday",
        "--said",
        "2026-09-14",
        "--yes",
    )
    assert told(tactful, "2026-09-16T10:00") == ("wait", "agreed_deadline")
    assert told(tactful, "2026-09-22T10:00") == ("follow_up", "agreed_deadline")


def test_a14_away_with_a_deputy_for_what_is_urgent(tactful: Terminal) -> None:
    """The deputy is left in peace: one waits until she is back, and a little longer."""
    interviewed(tactful, "2026-08-03", person="Uma Nair, recruiter, uma@acme.example")
    at(tactful, "2026-08-03T13:00")(
        "debrief", "acme", "I hear by 10 August and may email.", "--yes"
    )
    at(tactful, "2026-08-12T10:00")("log", "acme", "sent")
    at(tactful, "2026-08-12T10:05")(
        "log", "acme", "away", "Back on 25 August; urgent: Tom Ash", "--from", "uma", "--back", "2026-08-25",
    )  # fmt: skip
    advice = advised(tactful, "2026-08-18T10:00")
    assert (advice["action"], advice["opens"][:10]) == ("wait", "2026-08-28")
    assert person_of(tactful, "2026-08-18T10:00") == "Uma Nair"


@pytest.mark.parametrize(
    ("day", "back"),
    [
        ("january", "2027-01-01"),
        ("mid june", "2027-06-11"),
        ("14 dec", "2026-12-14"),
        ("from march", "2027-03-01"),
        ("next week", "2026-12-14"),
        ("december", "2026-12-09"),
    ],
)
def test_they_are_back_when_it_begins(tactful: Terminal, day: str, back: str) -> None:
    interviewed(tactful, "2026-12-08")
    at(tactful, "2026-12-09T10:00")("log", "acme", "on-hold", "--back", day)
    touches = at(tactful, "2026-12-09T10:05")("show", "acme", "--json").json["case"]["touches"]
    assert touches[-1]["back_on"] == back


def test_a_withdrawal_that_was_drafted_is_logged_as_one(tactful: Terminal) -> None:
    interviewed(tactful, "2026-09-10")
    here = at(tactful, "2026-09-11T10:00")
    here("draft", "acme", "--kind", "withdraw")
    assert ": follow up, phone" in here("log", "acme", "called", "Asked about the start").out
    here("undo")
    assert ": withdrawal, email" in here("log", "acme", "sent").out
    assert told(tactful, "2026-09-11T10:05") == ("done", "settled")


@pytest.mark.parametrize(("situation", "line"), SITUATIONS)
def test_every_line_of_the_help_works_as_it_stands(
    tactful: Terminal, situation: str, line: str
) -> None:
    interviewed(tactful, "2026-12-08")
    here = at(tactful, "2026-12-09T10:00")
    if "missed" in line:
        at(tactful, "2026-12-07T10:00")("interview", "acme", "tuesday", "14:00", "--kind", "call")
    if "accepted" in line:
        here("log", "acme", "offer")
    said = here(*shlex.split(line.partition(" (or")[0]), *(["--yes"] if '"I hear' in line else []))
    assert said.out, situation


def test_whoever_follows_has_an_address_of_their_own(tactful: Terminal) -> None:
    interviewed(tactful, "2026-09-10")
    here = at(tactful, "2026-09-11T10:00")
    here(
        "log", "acme", "away", "dana@acme.example is no longer read. Tom Whitfield has taken over;"
        " please write to tom@acme.example.", "--yes",
    )  # fmt: skip
    (tom,) = [p for p in here("people", "--json").json if p["name"].startswith("Tom")]
    assert tom["email"] == "tom@acme.example"


@pytest.mark.parametrize("said", ["Leave me alone please.", "Take me off your list."])
def test_a_short_wish_for_peace_is_heard(tactful: Terminal, said: str) -> None:
    interviewed(tactful, "2026-09-10")
    assert (
        "--do-not-contact"
        in at(tactful, "2026-09-11T10:00")("log", "acme", "replied", said, "--yes").out
    )
