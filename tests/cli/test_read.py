"""`read` and `place`: what a message is, and what a place means, without any records."""

from __future__ import annotations

import pytest

from tests.cli.conftest import Terminal


@pytest.mark.parametrize(
    ("message", "kind"),
    [
        ("Unfortunately, we have decided to move forward with other candidates.", "rejection"),
        ("We need another week before we can come back to you.", "delay"),
        ("We are delighted to offer you the position.", "offer"),
        ("I am out of the office until 4 January.", "away"),
        ("Could you come in for a second interview on Thursday?", "invitation"),
    ],
)
def test_a_message_is_told_by_its_kind(tactful: Terminal, message: str, kind: str) -> None:
    assert tactful("read", "-", "--place", "US-NY", "--json", stdin=message).json["kind"] == kind


def test_a_place_is_told_by_its_holidays_and_its_clock(tactful: Terminal) -> None:
    assert "holidays of GB-ENG, clock of Europe/London" in tactful("place", "Manchester").out
    several = tactful("place", "Springfield").out
    assert "Say which one" in several
    assert "holidays of US-IL" in several
