"""What was said later counts, whatever day somebody gives for it or does not give."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from tactful.reading.heard import Heard
from tests.usecases.test_stories import NOW, added
from tests.world import HOLIDAYS, day

if TYPE_CHECKING:
    from tactful.records.models import Application, Owner


def _interviewed(owner: Owner) -> Application:
    from tactful.usecases.note_interview import note_interview

    row = added(owner)
    note_interview(row, NOW - timedelta(days=1), NOW, HOLIDAYS)
    return row


def test_a_later_no_is_not_taken_for_one_of_the_interviews_day(owner: Owner) -> None:
    from tactful.usecases.find import latest_agreement
    from tactful.usecases.note_agreement import note_agreement, said_day

    row = _interviewed(owner)
    assert said_day(row, NOW) == (NOW - timedelta(days=1)).date()
    told = Heard(contact_by=day("2026-12-23"), may_follow_up=True)
    note_agreement(row, told, NOW.date(), NOW, HOLIDAYS)
    assert said_day(row, NOW) == NOW.date()
    note_agreement(row, Heard(may_follow_up=False), said_day(row, NOW), NOW, HOLIDAYS)
    stands = latest_agreement(row, NOW.date())
    assert stands is not None
    assert (stands.may_follow_up, stands.contact_by) == (False, day("2026-12-23"))


def test_an_earlier_word_is_not_filled_up_with_later_ones(owner: Owner) -> None:
    from tactful.usecases.note_agreement import note_agreement, with_what_stands

    row = _interviewed(owner)
    told = Heard(contact_by=day("2026-12-23"), may_follow_up=True)
    note_agreement(row, told, NOW.date(), NOW, HOLIDAYS)
    earlier = Heard(everyone_contacted=True)
    assert with_what_stands(row, earlier, (NOW - timedelta(days=1)).date()) == earlier
