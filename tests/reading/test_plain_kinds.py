"""Good news is no rejection, a range begins when it begins, and a street is no hour."""

from __future__ import annotations

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from tactful.etiquette.case import Outcome
from tactful.reading.forwards import instant_written
from tactful.reading.line.deeds import deed_of
from tactful.reading.messages import read_message
from tactful.reading.notes import read_note
from tactful.reading.own_message import ending_of_own
from tactful.reading.pasted import pasted_mail
from tests.world import workdays

CAME = date(2026, 12, 9)
NEW_YORK = ZoneInfo("America/New_York")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("We have decided to move you forward to the final round.", "invitation"),
        ("The team has decided to take you to the final round.", "invitation"),
        ("We've decided to move you on to the next stage.", "invitation"),
        ("We have chosen you among the final three candidates.", "invitation"),
        ("After careful consideration we've decided to offer the job to you.", "offer"),
        ("Acme here: we need another week for the Data Engineer job.", "delay"),
        ("Unfortunately we will not move you forward to the next round.", "rejection"),
        ("We have decided to move forward with another candidate.", "rejection"),
        ("We have decided to offer the position to an internal applicant.", "rejection"),
        ("We are going to offer the role to a more experienced applicant.", "rejection"),
    ],
)
def test_what_is_said_plainly(words: str, kind: str) -> None:
    assert read_message(words, CAME, workdays("US-NY")).kind == kind


def test_where_words_of_a_no_stand_beside_good_news_a_person_is_asked() -> None:
    words = (
        "We would love to see you again at one of our open mornings. On this occasion, though,"
        " the post has gone to someone with more experience."
    )
    read = read_message(words, CAME, workdays("GB-ENG"))
    assert (read.kind, set(read.maybe)) == (None, {"rejection", "invitation"})


@pytest.mark.parametrize(
    ("words", "begins"),
    [
        ("on Thursday 17 December, 10-11am", "2026-12-17T10:00:00"),
        ("on Thursday December 17, 2:30-3:30", "2026-12-17T14:30:00"),
        ("on Thursday 17/12 - 10am", "2026-12-17T10:00:00"),
        ("in room 4 - 10am on Thursday December 17", "2026-12-17T10:00:00"),
        ("on Thu 17 Dec between 2 and 3pm", "2026-12-17T14:00:00"),
        ("on Thursday, December 17, 3:00 - 4:00 PM EST", "2026-12-17T15:00:00-05:00"),
        ("on Thursday, December 17, 11-1pm", "2026-12-17T11:00:00"),
        ("on Thursday, December 17, 14:00-15:00", "2026-12-17T14:00:00"),
        ("on the 17th, 3 to 4.30pm CET", "2026-12-17T15:00:00+01:00"),
        (". Your slot is 2026-12-17T14:30:00-05:00", "2026-12-17T14:30:00-05:00"),
        ("on Monday 14 December, 11 am, at 5 Hudson Street, 4th floor", "2026-12-14T11:00:00"),
    ],
)
def test_when_a_talk_begins(words: str, begins: str) -> None:
    read = read_message(
        f"We'd like to invite you to an interview {words}.", CAME, workdays("US-NY")
    )
    assert read.interview_at is not None
    assert read.interview_at.isoformat() == begins


@pytest.mark.parametrize(
    ("words", "ends"),
    [
        ("I am delighted to accept your offer.", Outcome.ACCEPTED),
        ("I have to decline your offer.", Outcome.DECLINED),
        ("I would like to withdraw my application.", Outcome.WITHDRAWN),
        ("I can't accept the offer yet.", None),
        ("Unfortunately, I won't be able to accept the position.", None),
        ("I would be happy to accept an offer if you make one.", None),
        ("I'd like to accept the offer, but I need to clarify the salary first.", None),
        ("I am turning down the offer from Globex, for I would rather be with you.", None),
        ("I have no intention of withdrawing my application.", None),
        ("Before I accept the offer, could you tell me the hours?", None),
        ("Thank you for the offer. Could I have until Friday?", None),
    ],
)
def test_how_a_message_of_mine_ends_it(words: str, ends: Outcome | None) -> None:
    assert ending_of_own(words) is ends


@pytest.mark.parametrize(
    ("line", "deed"),
    [
        ("Acme rejected me", "rejected"),
        ("Acme hasn't rejected me yet", None),
        ("Dana did not say no", None),
        ("I have no offer from Acme yet", None),
        ("hoping for an offer from Acme by friday", None),
        ("if Acme makes an offer I take it", None),
        ("Dana said they might offer me the job", "replied"),
        ("On 5 May Acme rejected me", "rejected"),
        ("I'm afraid Acme rejected me", "rejected"),
        ("I was hoping for it and Acme offered me the job", "offer"),
    ],
)
def test_what_is_denied_hoped_or_feared_did_not_happen(line: str, deed: str | None) -> None:
    found = deed_of(line)
    assert (found.word if found else None) == deed


@pytest.mark.parametrize(
    ("note", "may"),
    [
        ("If not selected, do not contact us.", False),
        ("If no answer, never call the ward.", False),
        ("You're welcome to email, but we ask that you not contact us about the decision.", False),
        ("Do not phone Dana, phone calls are not answered.", False),
        ("They call the lucky one, not everybody.", None),
        ("If not, they'll call me.", None),
        ("If I don't hear, ring Becky, not the ward.", True),
    ],
)
def test_a_refusal_is_never_leave(note: str, may: bool | None) -> None:
    told = read_note(note, CAME, workdays("US-NY")).may_follow_up
    assert told is may or (may is False and told is None)


def test_who_asks_for_an_answer_promises_none() -> None:
    told = read_note("Please let us know by Friday.", CAME, workdays("US-NY"))
    assert told.contact_by is None


@pytest.mark.parametrize(
    ("written", "at"),
    [
        ("Dec 1, 2026, 3:00 PM", "2026-12-01T15:00:00-05:00"),
        ("12/1/2026 3:00 PM", "2026-12-01T15:00:00-05:00"),
        ("01.01.0001 00:00", None),
    ],
)
def test_when_a_mail_program_says_it_came(written: str, at: str | None) -> None:
    found = instant_written(written, datetime(2026, 12, 9, 15, tzinfo=UTC), NEW_YORK)
    assert (found.isoformat() if found else None) == at


def test_words_are_no_hour_and_are_kept() -> None:
    text = "Dana Reyes <dana@acme.example>\nUnfortunately we chose another person\n\nDana\n"
    assert pasted_mail(text, datetime(2026, 12, 9, 15, tzinfo=UTC), NEW_YORK) is None
