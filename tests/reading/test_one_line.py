"""One line: what it tells, and what is left over."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.reading.one_line import read_one_line

TALK: dict[str, Any] = {"deed": "talk"}


@pytest.mark.parametrize(
    ("line", "told"),
    [
        (
            "interviewed at Acme today with Dana, hears by the 17th",
            TALK | {"company": "Acme", "person": "Dana", "when": "today", "rest": "hears by the 17th"},
        ),
        (
            "I have an interview at Initech on Friday at 10 with Bill Lumbergh",
            TALK | {"company": "Initech", "person": "Bill Lumbergh", "when": "Friday 10:00"},
        ),
        (
            "had a phone screen with Dana at Acme this morning, they let everyone know by Friday",
            TALK | {"company": "Acme", "person": "Dana", "when": "this morning", "talk": "phone_screen",
                    "rest": "they let everyone know by Friday"},
        ),
        (
            "I was just interviewed at St. Mary's Hospital, everyone hears within two weeks",
            TALK | {"company": "St. Mary's Hospital", "rest": "everyone hears within two weeks"},
        ),
        ("interview at acme tomorrow at 2", TALK | {"company": "acme", "when": "tomorrow 14:00"}),
        (
            "applied to Globex as Data Engineer yesterday",
            {"deed": "applied", "company": "Globex", "role": "Data Engineer", "when": "yesterday"},
        ),
        (
            "Data Engineer at Acme in Berlin",
            {"deed": "add", "company": "Acme", "role": "Data Engineer", "place": "Berlin"},
        ),
        ("new: chef at The Ivy", {"deed": "add", "company": "The Ivy", "role": "chef"}),
        ("Dana called, another week",
         {"deed": "replied", "who": "Dana", "by_phone": True, "rest": "another week"}),
        ("Dana wrote yesterday: still deciding",
         {"deed": "replied", "who": "Dana", "when": "yesterday", "rest": "still deciding"}),
        ("rejected by Acme", {"deed": "rejected", "who": "Acme"}),
        ("Acme turned me down", {"deed": "rejected", "who": "Acme"}),
        ("Acme invited me for Thursday at 2pm",
         {"deed": "invited", "who": "Acme", "rest": "Acme invited me for Thursday at 2pm"}),
        ("offer from Globex, answer by Friday",
         {"deed": "offer", "who": "Globex", "rest": "offer from Globex, answer by Friday"}),
        ("Acme is on hold until January",
         {"deed": "on-hold", "who": "Acme", "rest": "Acme is on hold until January"}),
        ("Dana is away until Monday", {"deed": "away", "who": "Dana",
                                       "rest": "Dana is away until Monday"}),
        ("Dana has left", {"deed": "moved-on", "who": "Dana"}),
        ("I called Dana", {"deed": "called", "who": "Dana"}),
        ("emailed Dana yesterday", {"deed": "sent", "who": "Dana", "when": "yesterday"}),
        ("thanked Dana Reyes this morning",
         {"deed": "thanked", "who": "Dana Reyes", "when": "this morning"}),
        ("left a voicemail for Dana", {"deed": "called", "who": "Dana"}),
        ("followed up with Acme", {"deed": "followed-up", "who": "Acme"}),
        ("withdrew from Acme", {"deed": "withdrawn", "who": "Acme"}),
        ("accepted the offer from Acme", {"deed": "accepted", "who": "Acme"}),
        ("I called Dana at Acme today",
         {"deed": "called", "who": "Dana", "company": "Acme", "when": "today"}),
        ("Dana from Acme rang, another week",
         {"deed": "replied", "who": "Dana", "company": "Acme", "by_phone": True, "rest": "another week"}),
        ("Acme offered me a second interview",
         {"deed": "invited", "who": "Acme", "rest": "Acme offered me a second interview"}),
        ("I did not get the job at Acme", {"deed": "rejected", "who": "Acme"}),
        ("I got the job at Acme!", {"deed": "offer", "who": "Acme", "rest": "I got the job at Acme"}),
        ("Bob emailed: unfortunately no", {"deed": "rejected", "who": "Bob", "rest": "unfortunately no"}),
        ("Bob has not replied", {"deed": "find", "who": "Bob"}),
        ("Bob will get back to me by Friday", {"deed": "replied", "who": "Bob", "rest": "by Friday"}),
        ("aplied to Tarrow Foods yest, shift supervisor",
         {"deed": "applied", "company": "Tarrow Foods", "role": "shift supervisor", "when": "yesterday"}),
        ("interviewed at Acme with Dana and Tom Lee",
         TALK | {"company": "Acme", "person": "Dana", "also": ("Tom Lee",)}),
        ("who did i speak to at acme", {"deed": "find", "who": "acme"}),
        ("acme", {"deed": "find", "who": "acme"}),
        ("references", {"deed": "find", "who": "references"}),
    ],
)  # fmt: skip
def test_what_a_line_tells(line: str, told: dict[str, Any]) -> None:
    found = read_one_line(line)
    empty = {"by_phone": False, "left_over": (), "also": ()}
    assert {n: v for n in found.__slots__ if (v := getattr(found, n)) != empty.get(n, "")} == told


def test_what_nothing_leads_to_is_left_over() -> None:
    assert read_one_line("interviewed sadly at Acme today").left_over == ("sadly",)


@given(st.text(max_size=300))
def test_any_text_is_told_or_looked_for(text: str) -> None:
    assert read_one_line(text).deed


@pytest.mark.parametrize("piece", ["12:30-12:30 ", "at 5 a ", "they will call me and ", "i've "])
def test_a_line_that_goes_on_for_ever_ends(piece: str) -> None:
    """Hours in a row once took longer than anybody lives."""
    assert read_one_line(piece * 100).deed
