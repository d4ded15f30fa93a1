"""Five people who came with nothing but their own words: each reaches a date, and none is refused.

They are those of the first trial, whom the first form turned away: a nurse in Manchester, a
developer in Bengaluru who applies in Berlin, an analyst in Toronto with a spreadsheet, a chef in
Sydney, and a driver in New York who lacks a licence. What they type is what they typed then.
"""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.usecases.test_take import PROMISE, mailbox, written


@pytest.fixture
def empty_handed(new_computer: Terminal) -> Terminal:
    """A new computer, without records, settings or a time zone of one's own."""
    return new_computer


def at(computer: Terminal, now: str, zone: str) -> Terminal:
    return replace(computer, now=now, more={**computer.more, "TZ": zone})


def test_a_nurse_in_manchester(empty_handed: Terminal) -> None:
    here = at(empty_handed, "2026-11-19T16:00:00+00:00", "Europe/London")
    joan = "Sister Joan, hiring manager, 0161 496 0000"
    said = here(
        "add", "Ward Nurse at St Mary's Hospital", "--place", "Manchester, UK", "--person", joan
    )
    assert "Uses the clock of London and the public holidays of England." in " ".join(
        said.out.split()
    )
    here("interview", "st mary", "today", "2pm", "--with", "joan")
    agreed = "They contact everyone within ten days, if I hear nothing I may ring Sister Joan."
    assert (
        "Next: Wait until Monday 30 November, then call Sister Joan."
        in here("debrief", "st mary", agreed, "--yes").out
    )
    due = at(here, "2026-11-30T10:00:00+00:00", "Europe/London")
    call = due("draft", "st mary").out
    assert "When a machine answers:" in call
    assert "Sister Joan" in call
    assert "November 19" not in call, "an English nurse says 19 November"


def test_a_developer_in_bengaluru_applies_in_berlin(empty_handed: Terminal) -> None:
    here = at(empty_handed, "2026-11-19T12:00:00+05:30", "Asia/Kolkata")
    assert "could be India" in here("me", "--zone", "IST", code=2).err
    here("me", "--zone", "Bengaluru")
    here(
        "add", "Backend Developer at Nordlicht", "--place", "Germany, Berlin",
        "--person", "Lena Vogt, recruiter, lena@nordlicht.example",
        "--person", "Arjun Rao, agency recruiter, arjun@agency.example",
    )  # fmt: skip
    said = here("interview", "nordlicht", "today", "2pm", "--zone", "Berlin", "--with", "lena").out
    assert "18:30" in said, "his own clock beside theirs"
    later = at(here, "2026-11-19T22:00:00+05:30", "Asia/Kolkata")
    lena = "Lena said they decide in two weeks and I'll hear from Arjun either way"
    agreed = later("debrief", "nordlicht", lena, "--yes").out
    assert "You hear by Thursday 3 December." in agreed
    assert "Lena Vogt said so." in agreed
    thanked = " ".join(later("log", "nordlicht", "thanked").out.split())
    assert "then email Arjun Rao" in thanked, "one asks the agency, not its client"
    away = "Thank you for your message. I am out of the office until 7 December. Arjun"
    assert (
        "automatic"
        not in later("log", "nordlicht", "replied", away, "--from", "arjun", "--yes").err
    )
    assert "7 December" in later("show", "nordlicht").out


def test_an_analyst_in_toronto_with_a_spreadsheet(empty_handed: Terminal) -> None:
    here = at(empty_handed, "2026-11-19T12:00:00-05:00", "America/Toronto")
    table = Path(here.data).parent / "my jobs.csv"
    rows = [
        f'Firm {n},Analyst,"Toronto, Ontario, Canada",{n}/11/2026,Applied' for n in range(1, 15)
    ]
    table.write_text("\n".join(["Company,Position,Location,Date Applied,Status", *rows]))
    taken = here("take", str(table), "--yes").out
    assert "Kept: 14 applications." in taken
    today = here("today").out
    assert "Waiting (14)" in today
    assert "then count it as a no" in today, "each has a day, and none is waited for without end"
    assert "14 known" in here("take", str(table), "--dry-run").out


def test_a_chef_in_sydney(empty_handed: Terminal) -> None:
    here = at(empty_handed, "2026-11-19T17:00:00+11:00", "Australia/Sydney")
    here("interviewed today at Harbour Bistro for Sous Chef with Marco, Sydney", "--yes")
    shift = (
        "Can you come in for a trial shift this Friday 3pm? We'll let you know after the weekend."
    )
    logged = here("log", "harbour", "replied", shift, "--yes").out
    assert "Next: Answer Marco" in logged
    assert "The interview is noted: Friday 20 November 2026, 15:00." in logged
    here("log", "harbour", "answered")
    assert "take the question card along" in " ".join(here("why", "harbour").out.split())


def test_a_driver_without_the_licence(empty_handed: Terminal) -> None:
    here = at(empty_handed, "2026-11-19T16:00:00-05:00", "America/New_York")
    here(
        "add",
        "Bus Driver at City Lines",
        "--place",
        "NYC",
        "--person",
        "Pat Cole, pat@citylines.example",
    )
    here("interview", "city lines", "today", "10:00", "--with", "pat")
    lacks = "They need a class B licence and I don't have one. Everyone hears by 30 November."
    assert "Next: Thank Pat Cole" in here("debrief", "city lines", lacks, "--yes").out
    letter = here("draft", "city lines").out.lower()
    assert "thank" in letter
    for word in ("withdraw", "what if", "not the right match", "another role"):
        assert word not in letter, "only thanks: no door is shut, and nothing is pleaded"


def test_a_mailbox_on_the_command_line(acme: Terminal) -> None:
    known = written("dana@acme.example", "robin@lee.example", PROMISE, 9)
    stranger = written("x@nowhere.example", "robin@lee.example", "Hello, how are you?", 8)
    box = Path(acme.data).parent / "my mails.mbox"
    box.write_bytes(mailbox(known, stranger))
    held_up = acme("take", str(box), "--yes", code=1)
    assert "One of them asks something first" in " ".join(held_up.out.split())
    assert "--mail N --for APPLICATION" in held_up.out
    assert "One email kept." in acme("take", str(box), "--keep-the-rest", "--yes").out
    acme("take", str(box), "--mail", "1", "--for", "acme", "--as", "replied", "--yes")
    assert "2 of 2 are kept already." in acme("take", str(box)).out
    assert "There is no email 3" in acme("take", str(box), "--mail", "3", code=2).err
