"""Files that would keep the door waiting are refused before they are read."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tactful.adapters.calendar_files import read_invitations
from tactful.adapters.contact_files import read_cards
from tactful.reading.taken.sorts import Unreadable
from tests.adapters.flood import FILES

ROOT = Path(__file__).resolve().parents[2]
EVENT = b"BEGIN:VEVENT\nUID:a\nDTSTART:20261214T150000Z\nSUMMARY:Interview\nEND:VEVENT\n"
CARD = b"BEGIN:VCARD\nVERSION:3.0\nFN:Dana Reyes\nN:Reyes;Dana;;;\nEND:VCARD\n"


def calendar(events: bytes) -> bytes:
    return b"BEGIN:VCALENDAR\nVERSION:2.0\nPRODID:x\n" + events + b"END:VCALENDAR\n"


@pytest.mark.parametrize(
    ("events", "says"),
    [
        (EVENT * 51, "whole calendar \\(51 entries\\)"),
        (EVENT * 200_000, "whole calendar"),
        (EVENT.replace(b"UID:a", b"X-A:b\n" * 200_000 + b"UID:a"), "far longer"),
    ],
)
def test_a_calendar_that_is_no_invitation(events: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_invitations(calendar(events))


@pytest.mark.parametrize(
    ("cards", "says"),
    [
        (CARD * 201, "whole address book \\(201 people\\)"),
        (CARD * 200_000, "whole address book"),
        (CARD.replace(b"VERSION", b"X-A:b\n" * 200_000 + b"VERSION"), "far longer"),
    ],
)
def test_contacts_that_are_no_card(cards: bytes, says: str) -> None:
    with pytest.raises(Unreadable, match=says):
        read_cards(cards)


def test_what_people_really_have_is_read() -> None:
    assert len(read_invitations(calendar(EVENT * 50))) == 50
    assert len(read_cards(CARD * 200)) == 200


@pytest.mark.parametrize("name", FILES)
def test_no_file_keeps_the_door_waiting(name: str) -> None:
    """A sentence or a result in at most two seconds of work and 300 MB (issue "In", point 6)."""
    ran = subprocess.run(
        [sys.executable, "-m", "tests.adapters.flood", name],
        capture_output=True, text=True, check=True, cwd=ROOT,
        env=os.environ | {"PYTHONPATH": str(ROOT / "src")},
    )  # fmt: skip
    took = json.loads(ran.stdout)
    assert took["said"]
    assert took["seconds"] <= 2
    assert took["megabytes"] <= 300
