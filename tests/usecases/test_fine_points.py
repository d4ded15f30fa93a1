"""Fine points of what is kept: each was once free to be wrong with every test still green."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tactful.etiquette.case import Channel, TouchKind
from tactful.refusal import Refused
from tests.usecases.test_stories import NOW, added
from tests.world import HOLIDAYS, day

if TYPE_CHECKING:
    from tactful.records.models import Owner


def test_clocks_may_differ_by_five_minutes_and_no_more(owner: Owner) -> None:
    from tactful.usecases.log_touch import Happened, log_touch

    row = added(owner)
    ahead = Happened(TouchKind.FOLLOW_UP, NOW + timedelta(minutes=6), Channel.EMAIL)
    with pytest.raises(Refused, match="future"):
        log_touch(row, ahead, NOW, HOLIDAYS)
    almost_now = Happened(TouchKind.FOLLOW_UP, NOW + timedelta(minutes=4), Channel.EMAIL)
    log_touch(row, almost_now, NOW, HOLIDAYS)


@pytest.mark.parametrize("kind", ["no_fit", "rejected", "closing"])
def test_a_goodbye_that_is_not_advised_is_guarded_too(owner: Owner, kind: str) -> None:
    from tactful.usecases.write_letter import Wish, write_letter

    letter = write_letter(added(owner), Wish(kind=kind), NOW, HOLIDAYS)
    assert "asks for something else" in letter.guard.sentence


def test_a_returned_mail_does_not_strike_out_a_call_at_another_application(owner: Owner) -> None:
    from tactful.records.models import Person
    from tactful.usecases.log_touch import Happened, log_touch

    one, other = added(owner), added(owner, "Architect at Acme")
    dana = Person.objects.get()
    earlier = NOW - timedelta(minutes=30)
    log_touch(one, Happened(TouchKind.FOLLOW_UP, earlier, Channel.PHONE, dana), NOW, HOLIDAYS)
    returned = Happened(TouchKind.BOUNCE, NOW, Channel.EMAIL, dana, permanent=True)
    log_touch(one, returned, NOW, HOLIDAYS)
    other.refresh_from_db()
    assert json.loads(other.advice)["action"] == "wait"


def test_what_can_be_done_now_is_sorted_by_when_it_closes(owner: Owner) -> None:
    row = added(owner)
    row.refresh_from_db()
    kept = json.loads(row.advice)
    assert kept["action"] == "follow_up"
    assert kept["opens"]
    assert row.due_at == datetime.fromisoformat(kept["closes"])


def test_a_holiday_by_hand_of_a_country_is_one_in_all_its_parts(owner: Owner) -> None:
    from tactful.records import facts

    row = added(owner)
    row.owner.holidays = [{"place": "US", "day": "2026-12-10", "free": True}]
    assert not facts.calendar_of(row, HOLIDAYS.workdays).is_working(day("2026-12-10"))
