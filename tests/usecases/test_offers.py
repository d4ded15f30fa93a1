"""Offers of others: said once, counted at every application."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from tactful.refusal import Refused
from tests.usecases.test_line import keep, plan
from tests.usecases.test_stories import NOW, added
from tests.world import HOLIDAYS

if TYPE_CHECKING:
    from tactful.records.models import Owner

TODAY = date(2026, 12, 9)


def test_an_offer_counts_at_the_application_one_would_rather_have(owner: Owner) -> None:
    from tactful.usecases import history
    from tactful.usecases.offers import note_offer, see_offers

    row = added(owner)
    keep(owner, "interviewed at Acme on 30 November with Dana")
    keep(owner, "thanked Dana on 1 December")
    row.refresh_from_db()
    row.wanted = True
    row.save()
    note_offer(owner, "SafeCo", TODAY, TODAY + timedelta(days=6), NOW, HOLIDAYS)
    row.refresh_from_db()
    assert '"competing_offer"' in row.advice
    history.undo(owner, NOW, HOLIDAYS)
    row.refresh_from_db()
    assert '"competing_offer"' not in row.advice
    assert see_offers(owner) == []


def test_an_accepted_one_says_whom_to_tell(owner: Owner) -> None:
    from tactful.usecases.offers import end_offer, note_offer, see_offers

    row = added(owner)
    keep(owner, "interviewed at Acme on Monday with Dana")
    note_offer(owner, "SafeCo", TODAY, None, NOW, HOLIDAYS)
    end_offer(owner, "safe", accepted=True, on=TODAY, now=NOW, holidays=HOLIDAYS)
    row.refresh_from_db()
    assert '"accepted_elsewhere"' in row.advice
    assert see_offers(owner)[0].ended == "accepted"
    with pytest.raises(Refused, match="names no open offer"):
        end_offer(owner, "SafeCo", accepted=False, on=TODAY, now=NOW, holidays=HOLIDAYS)


def test_the_same_offer_twice_gets_its_new_day(owner: Owner) -> None:
    from tactful.usecases.offers import note_offer, see_offers

    note_offer(owner, "SafeCo", TODAY, None, NOW, HOLIDAYS)
    note_offer(owner, "safeco", TODAY, TODAY + timedelta(days=3), NOW, HOLIDAYS)
    (seen,) = see_offers(owner)
    assert seen.answer_by == TODAY + timedelta(days=3)
    with pytest.raises(Refused, match="before they made"):
        note_offer(owner, "SafeCo", TODAY, TODAY - timedelta(days=3), NOW, HOLIDAYS)


def test_a_line_tells_of_an_offer_of_somebody_new(owner: Owner) -> None:
    from tactful.usecases.offers import see_offers

    added(owner)
    line = "got an offer from SafeCo, they want an answer by December 18"
    assert plan(owner, line).chips == (
        "An offer of SafeCo, which is no application here", "Answer by Friday 18 December",
    )  # fmt: skip
    planned = plan(owner, line)
    assert planned.keep is not None
    assert planned.keep() is None  # there is no application to go on to
    (seen,) = see_offers(owner)
    assert (seen.employer, str(seen.answer_by)) == ("SafeCo", "2026-12-18")


def test_a_no_takes_back_what_they_asked_for_before_it(owner: Owner) -> None:
    from tactful.etiquette.case import Channel, InterviewStatus, TouchKind
    from tactful.usecases.log_touch import Happened, log_touch

    acme = added(owner)
    dana = acme.involvements.get().person
    asked = Happened(
        TouchKind.INVITATION, NOW, Channel.EMAIL, dana, interview_at=NOW + timedelta(days=2)
    )
    log_touch(acme, asked, NOW, HOLIDAYS)
    log_touch(acme, Happened(TouchKind.REJECTION, NOW, Channel.EMAIL, dana), NOW, HOLIDAYS)
    acme.refresh_from_db()
    assert acme.interviews.get().status == InterviewStatus.CANCELLED.value
    assert json.loads(acme.advice)["rule"] == "rejected"
