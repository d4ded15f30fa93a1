"""Where strangers stumbled: each of these once did the wrong thing."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.cli.conftest import Terminal


def advice(tactful: Terminal, name: str = "acme") -> dict[str, object]:
    found: dict[str, object] = tactful("why", name, "--json").json["advice"]
    return found


def test_the_full_title_means_that_application(tactful: Terminal) -> None:
    tactful("add", "Engineer at Acme", "--place", "US-NY")
    tactful("add", "Data Engineer at Acme")
    assert "Removed Engineer at Acme." in tactful("remove", "engineer at acme").out
    assert "Acme · Data Engineer" in tactful("show", "Acme · Data Engineer").out
    tactful("--demo", "demo")
    assert "Greystone" in tactful("--demo", "why", "Staff Engineer at Greystone").out


@pytest.mark.parametrize(
    "said",
    [
        "Everyone gets an answer by Friday. Follow up? No.",
        "Everyone gets an answer by Friday. Follow-up: better not.",
        "May I call? Not really. Everyone hears by Friday.",
    ],
)
def test_a_refusal_is_a_refusal(acme: Terminal, said: str) -> None:
    acme("debrief", "acme", said, "--yes")
    agreement = acme("show", "acme", "--json").json["case"]["agreements"][-1]
    assert agreement["may_follow_up"] is False


def test_a_refusal_outlives_a_second_debrief_about_something_else(acme: Terminal) -> None:
    acme("interview", "acme", "yesterday", "10:00", "--with", "dana")
    acme("debrief", "acme", "Please don't call or write, everyone hears by December 18.", "--yes")
    acme("log", "acme", "thanked")
    acme("debrief", "acme", "--needs", "CV, two references by Friday")
    requests = acme("show", "acme", "--json").json["case"]["requests"]
    assert [request["what"] for request in requests] == ["CV", "two references"]
    acme("log", "acme", "delivered")
    assert advice(acme)["rule"] == "refused"
    acme("debrief", "acme", "--channel", "phone")
    assert advice(acme)["rule"] == "refused"


def test_a_reply_that_asks_for_references_leaves_the_promise_standing(acme: Terminal) -> None:
    acme("interview", "acme", "yesterday", "10:00", "--with", "dana")
    acme("debrief", "acme", "Everyone hears by December 18, I may email if not.", "--yes")
    acme("log", "acme", "thanked")
    acme("log", "acme", "replied", "Could you send two references by Friday?", "--yes")
    acme("log", "acme", "delivered")
    assert advice(acme)["opens"] == "2026-12-21T09:00:00-05:00"
    acme("undo")
    acme("undo")
    whole = acme("show", "acme", "--json").json["case"]
    assert whole["requests"] == []
    assert [touch["kind"] for touch in whole["touches"]] == ["thank_you"]


def test_a_clock_that_was_set_back_makes_every_advice_anew(acme: Terminal) -> None:
    acme("add", "Architect at Birch", "--applied", "2026-12-08", "--person", "Bo, bo@b.example")
    before = acme("today").out
    replace(acme, now="2027-02-01T10:00:00-05:00")("today")
    assert acme("today").out == before


def test_a_mail_and_a_call_on_the_same_day_are_two_things(acme: Terminal) -> None:
    acme("log", "acme", "sent", "--at", "yesterday")
    ran = acme("log", "acme", "called", "--at", "yesterday")
    assert "Tuesday, December 8, 2026, 12 pm in New York" in " ".join(ran.out.split())
    acme("log", "acme", "called", "--at", "yesterday", code=1)
    acme("log", "acme", "called", "--at", "yesterday", "--again")
    assert len(acme("show", "acme", "--json").json["case"]["touches"]) == 3


def test_an_offer_just_logged_is_not_yet_acknowledged(acme: Terminal) -> None:
    acme("log", "acme", "replied", "--question")
    acme("log", "acme", "answered")
    acme("log", "acme", "offer")
    assert advice(acme)["rule"] == "offer"


@pytest.mark.parametrize(
    ("message", "hint"),
    [
        ("We would like to offer you the position!", "offer"),
        ("Unfortunately we've decided to go with another candidate.", "rejected"),
        ("I'm out of office until 7 January", "away"),
        ("Could we talk on Friday at 3pm?", "invited"),
    ],
)
def test_a_message_that_sounds_like_more_is_asked_about(
    acme: Terminal, message: str, hint: str
) -> None:
    asked = acme("log", "acme", "replied", message, code=1)
    assert hint in asked.err
    assert "Nothing was logged" in asked.err
    assert acme("show", "acme", "--json").json["case"]["touches"] == []


def test_a_refusal_in_a_reply_is_kept_at_once(acme: Terminal) -> None:
    ran = acme("log", "acme", "replied", "Please do not contact us again.")
    assert "You should not follow up." in ran.out
    assert "--do-not-contact" in ran.out
    assert acme("show", "acme", "--json").json["case"]["agreements"][-1]["may_follow_up"] is False
    assert advice(acme)["action"] in ("wait", "let_go", "blocked")


def test_a_no_that_also_asks_for_silence_is_asked_about_like_any_no(acme: Terminal) -> None:
    said = (
        "Thank you for interviewing with us. Unfortunately, we have chosen another candidate."
        " Please refrain from further enquiries."
    )
    asked = acme("log", "acme", "replied", said, code=1)
    assert "Nothing was logged" in asked.err
    assert acme("show", "acme", "--json").json["case"]["touches"] == []


@pytest.mark.parametrize(
    "message",
    [
        "Please let me know your availability next week",
        "Could you call me today?",
        "Are you free for a call on Thursday?",
    ],
)
def test_their_question_is_not_their_promise(acme: Terminal, message: str) -> None:
    ran = acme("heard", message, "--place", "US-NY", "--json").json
    assert ran["contact_by"] is None


def test_if_i_do_not_hear_by_friday_i_may_ask_on_friday(acme: Terminal) -> None:
    note = "If I don't hear by Friday I should email Dana."
    ran = acme("heard", note, "--said", "2026-12-07", "--place", "US", "--json").json
    assert ran["follow_up_on"] == "2026-12-11"
    assert ran["contact"] == "Dana"
    assert ran["may_follow_up"] is True


def test_the_mark_not_to_contact_is_not_lost_by_the_way(acme: Terminal) -> None:
    acme("people", "dana", "--do-not-contact")
    acme("people", "dana", "--remove", code=1)
    again = "Dana Reyes, recruiter, dana.reyes@acme.example"
    acme("add", "Analyst at Acme", "--person", again, code=1)


@pytest.mark.parametrize(
    ("written", "email", "role"),
    [
        ("Jo Smith <jo@g.example>", "jo@g.example", "other"),
        ("Jo Smith (recruiter), jo@g.example", "jo@g.example", "recruiter"),
        ("Jo Smith; hiring manager; jo@g.example", "jo@g.example", "hiring_manager"),
        ("Jo Smith, PhD, hiring manager, jo@g.example", "jo@g.example", "hiring_manager"),
        ("Jo Smith, jo@g.example, (212) 555-0147", "jo@g.example", "other"),
    ],
)
def test_people_are_read_as_people_write_them(
    acme: Terminal, written: str, email: str, role: str
) -> None:
    acme("add", "Analyst at Birch", "--person", written)
    (person,) = acme("people", "jo", "--json").json
    name = person["name"].removesuffix(", PhD")
    assert (name, person["email"], person["role"]) == ("Jo Smith", email, role)
    acme("add", "Cook at Birch", "--person", "bob@x.example", code=2)


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list", "--limit", "-3"), 2),
        (("today", "--limit", "99999999999999999999999"), 2),
        (("when", "two weeks", "--place", "US", "--said", "9999-12-31"), 2),
        (("edit", "acme"), 2),
        (("add", "Cook at Birch", "--applied", "tomorrow"), 2),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_refused_without_a_traceback(acme: Terminal, arguments: tuple[str, ...], code: int) -> None:
    acme(*arguments, code=code)


@pytest.mark.parametrize("name", ["Dana", "Mia", "Mr Okafor"])
def test_a_refusal_may_name_anybody(acme: Terminal, name: str) -> None:
    said = acme("heard", f"Please don't call {name}.", "--place", "US", "--json").json
    assert said["may_follow_up"] is False


def test_a_long_note_without_a_full_stop_is_read_in_good_time(acme: Terminal) -> None:
    acme("heard", "-", "--place", "US", stdin="not by friday " * 70_000)


def test_the_one_i_want_and_their_hours(acme: Terminal) -> None:
    acme("edit", "acme", "--wanted", "--hours", "restaurant")
    known = acme("show", "acme", "--json").json["case"]["application"]
    assert known["wanted"] is True
    refused = acme("edit", "acme", "--hours", "whenever", code=2).err
    assert "are no hours" in refused


def test_small_kindnesses(acme: Terminal) -> None:
    assert "Tactful" not in acme().err
    acme("log", "acme", "Phoned")
    acme("add", "Cook at Birch", "--place", "UK")
    assert acme("show", "birch", "--json").json["case"]["employer"]["country"] == "GB"
    acme("add", "Nurse at Cliff", "--place", "AU")
    assert (
        acme("show", "cliff", "--json").json["case"]["employer"]["timezone"] == "Australia/Sydney"
    )
    assert (
        acme("when", "Wed", "--place", "US", "--said", "2026-12-07").out
        == "By Wednesday 9 December\n"
    )
    helped = acme("log", "--help").out
    assert "\\b" not in helped
    assert "\n  WHAT they did: replied" in helped


def test_the_demo_has_nothing_to_undo_and_speaks_of_itself(tactful: Terminal) -> None:
    assert "tactful --demo why NAME" in tactful("demo").out
    assert "nothing to undo" in tactful("--demo", "undo", code=1).err
    assert (tactful.data.stat().st_mode & 0o777) == 0o700


def test_looking_takes_no_lock_and_writes_nothing(acme: Terminal) -> None:
    import sqlite3
    from contextlib import closing

    impatient = replace(acme, more={"TACTFUL_BUSY_SECONDS": "0.2"})
    with closing(sqlite3.connect(acme.data / "tactful.sqlite3")) as connection:
        connection.execute("BEGIN IMMEDIATE")
        for arguments in (("list",), ("show", "acme"), ("people",), ("card", "acme"), ("export",)):
            impatient.apart(*arguments)
        connection.rollback()


def test_a_reply_that_names_a_day_gone_by_is_refused_whole(acme: Terminal) -> None:
    before = acme("export").out
    acme("log", "acme", "replied", "You will hear by 2025-01-01.", "--yes", code=1)
    assert acme("export").out == before


def test_a_promised_call_that_came_and_one_that_did_not(acme: Terminal) -> None:
    said = acme("interview", "acme", "2026-12-10", "14:00", "--kind", "call").out
    assert "the call for Data Engineer at Acme" in said
    early = acme("interview", "acme", "2026-12-10", "14:00", "--missed", code=1).err
    assert "They still have time to ring" in early
    acme.now = "2026-12-10T16:00:00-05:00"
    advice = acme("interview", "acme", "2026-12-10", "14:00", "--missed", "--json").json["advice"]
    assert advice["rule"] == "missed_call"
    assert advice["reasons"][0]["row"] == "missed"
    assert "nobody rang" in acme("show", "acme").out
    acme("undo")
    acme("interview", "acme", "2026-12-10", "14:00", "--cancel")
    assert "called off" in acme("show", "acme").out


def test_a_place_for_days_off_that_is_none_is_said(acme: Terminal) -> None:
    assert "no place" in acme("channels", "--days-off", "Xyzzy", code=2).err
    assert "DE" in acme("channels", "--days-off", "Germany").out


def test_an_hour_that_is_still_to_come_has_not_happened(acme: Terminal) -> None:
    """It was half past ten; noon does not quietly become now."""
    assert "in the future" in acme("log", "acme", "called", "--at", "12:00", code=1).err


def test_an_interview_that_runs_is_not_over(acme: Terminal) -> None:
    acme("interview", "acme", "today", "10:00", "--with", "dana", "--ends", "11:30")
    said = " ".join(acme("why", "acme").out.split())
    assert "interview was" not in said
