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
