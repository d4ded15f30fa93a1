"""Offers of others, in the terminal."""

from __future__ import annotations

from tests.cli.conftest import Terminal


def test_an_offer_is_noted_listed_and_ended(acme: Terminal) -> None:
    assert "No offers" in acme("offer").out
    said = acme("offer", "SafeCo", "--answer-by", "18 Dec").out
    assert said == "SafeCo: an offer of Wednesday, December 9; answer by Friday, December 18.\n"
    assert acme("offer", "--json").json["offers"][0]["answer_by"] == "2026-12-18"
    refused = acme("offer", "Zorg", "--declined", code=1)
    assert "names no open offer" in refused.err
    assert "SafeCo: declined" in acme("offer", "safe", "--declined").out
    assert acme("undo").out.startswith("Taken back: decline the offer of SafeCo")
    assert acme("offer", "SafeCo", "--accepted", "--declined", code=2).err


def test_yes_or_no_is_mine_to_say(acme: Terminal) -> None:
    acme("log", "acme", "offer", "--answer-by", "18 Dec")
    acme("log", "acme", "sent")
    undecided = acme("draft", "acme").out
    assert "accept your offer" not in undecided
    assert "The decision is yours. Yes or no: --kind accept, --kind decline" in undecided
    acme("log", "acme", "accepted")
    assert acme("draft", "acme", "--json").json["kind"] == "accept"
    acme("log", "acme", "told")
    assert "nothing is left to write" in acme("draft", "acme", code=1).err


def test_an_offer_elsewhere_stands_on_today_until_it_is_answered(acme: Terminal) -> None:
    acme("offer", "SafeCo", "--answer-by", "18 Dec")
    assert "SafeCo\n    Answer by Friday, December 18." in acme("today").out
    on_its_day = acme("today", "--on", "18 dec").out
    assert "Nothing to do" not in on_its_day
    assert "SafeCo\n    Answer today." in on_its_day
    assert acme("today", "--json").json["offers"] == [
        {"employer": "SafeCo", "answer_by": "2026-12-18"}
    ]
    acme("offer", "SafeCo", "--declined")
    assert "SafeCo" not in acme("today").out
