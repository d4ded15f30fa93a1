"""Whether a message says that it wants an answer, or that it wants none."""

from __future__ import annotations

import pytest

from tactful.reading.wants_answer import asks, left_to_me, wants_none


@pytest.mark.parametrize(
    ("text", "asked", "none"),
    [
        ("Shall I send your CV over?", True, False),
        ("May I keep your documents until autumn?", True, False),
        ("Kindly revert with your confirmation at the earliest.", True, False),
        ("Just reply YES if that's okay.", True, False),
        ("From when can you begin?", True, False),
        ("No need to reply, go have your coffee.", False, True),
        ("You do not need to do anything if you can attend.", False, True),
        ("When I hear nothing from you, I assume that it is okay.", False, True),
        ("Text me if thats no good otherwise see you there.", False, True),
        ("No need to dress up.", False, False),
        ("Please bring your passport.", False, False),
        ("We wish you all the best.", False, False),
    ],
)
def test_in_so_many_words(text: str, asked: bool, none: bool) -> None:
    assert (asks(text), wants_none(text)) == (asked, none)


@pytest.mark.parametrize(
    ("told", "mine"),
    [
        ("Dana rang and left a message asking me to call back", True),
        ("Dana called, I missed it", True),
        ("missed a call from Dana", True),
        ("two missed calls from the recruiter", True),
        ("Dana left me a voicemail, I couldn't pick up", True),
        ("Dana wants me to ring her", True),
        ("missed call from Dana, called her back", False),
        ("Dana left a voicemail and I have already called her back", False),
        ("left Dana a voicemail", False),
        ("Dana called, another week", False),
        ("she asked me to be patient", False),
        ("I missed the bus", False),
    ],
)
def test_in_my_words_they_wait_for_me(told: str, mine: bool) -> None:
    assert left_to_me(told) is mine
