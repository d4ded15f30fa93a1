"""Lines of calendar files, read again by a library that knows nothing of how they were written."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Component, Event

from tactful.adapters.content_lines import LONGEST, folded, moment, text

TEXTS = st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n;,\\: "))


def event_with(line: bytes) -> Component:
    return Event.from_ical(b"BEGIN:VEVENT\r\n" + line + b"END:VEVENT\r\n")


@given(TEXTS)
def test_a_text_is_read_as_it_was_written(said: str) -> None:
    line = text("SUMMARY", said)
    assert all(len(part) <= LONGEST for part in line.split(b"\r\n"))
    assert str(event_with(line)["summary"]) == said


@pytest.mark.parametrize(
    ("at", "line"),
    [
        (date(2026, 12, 9), b"DTSTART;VALUE=DATE:20261209\r\n"),
        (datetime(2026, 12, 9, 9, tzinfo=UTC), b"DTSTART:20261209T090000Z\r\n"),
        (
            datetime(2026, 12, 9, 9, tzinfo=ZoneInfo("Asia/Tokyo")),
            b"DTSTART;TZID=Asia/Tokyo:20261209T090000\r\n",
        ),
    ],
)
def test_a_moment_is_told_by_the_clock_of_its_zone(at: datetime | date, line: bytes) -> None:
    assert moment("DTSTART", at) == line
    assert event_with(line).decoded("dtstart") == at


def test_no_character_is_torn() -> None:
    line = folded("SUMMARY:" + "é" * 200)
    assert all(part.decode() for part in line.split(b"\r\n ") if part)
