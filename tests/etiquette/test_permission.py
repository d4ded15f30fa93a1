"""May this kind go to this person, this way, now? Each row a moment, an attempt and the answer.

The moments are worked cases (`tests/gold/advice.jsonl`) by their names; etiquette.md, *Guard*.
"""

from __future__ import annotations

from datetime import datetime
from functools import cache

import pytest

from tactful.etiquette.case import Channel, TouchKind
from tactful.etiquette.permission import FOR_GOOD, Permission, Why, permission
from tests.etiquette.told import shown
from tests.world import Json, case, gold_lines

ASKED_TODAY = "the day after the promised day: follow up"
EARLY = "still wait on the promised day itself"
TOLD_NO = "permission was refused: no follow-up, wait"
TOLD_NO_AND_SILENT = "permission was refused and they stayed silent: nothing is sent"
LEAVE_ME = "asked not to be contacted: blocked"
ADVERTISED = "the advertisement says no calls"
OFFER = "an offer: acknowledge it within a business day"
LET_GO = "two unanswered: thank them and move on"
BY_PHONE = "by phone, as agreed"
ANOTHER_ROLE = "written to the same recruiter for another role yesterday"
OFFER_ELSEWHERE = "an offer elsewhere, and I would rather be here: tell them"
PAUSED = "paused until July: three working days after it"
LAPSED = "fifteen working days after the window: it has gone quiet"
NOBODY_RANG = "nobody rang: two lines, by e-mail though the phone was agreed"
OTHER_CONTACT = "told to contact somebody else"
REJECTED = "rejected by a person: one note of thanks"
OWED = "they asked something: answer"

# moment; what, to whom, by what; the answer, and from when it would be allowed
ATTEMPTS = [
    # What the moment asks for goes, to the one it names, the way it names.
    (ASKED_TODAY, "follow_up dana email", "yes"),
    (BY_PHONE, "follow_up dana phone", "yes"),
    (LET_GO, "closing dana email", "yes"),
    (OFFER_ELSEWHERE, "news dana email", "yes"),
    (NOBODY_RANG, "follow_up dana email", "yes"),
    (PAUSED, "follow_up dana email", "too_early from 2024-07-11T09:00-04:00"),
    # Each attempt has one person and one way.
    (ASKED_TODAY, "follow_up dana phone", "other_channel"),
    (ASKED_TODAY, "follow_up - email", "other_person"),
    (BY_PHONE, "follow_up dana email", "other_channel"),
    (OTHER_CONTACT, "follow_up dana email", "other_person"),
    # A moment that asks for one thing does not ask for another.
    (ASKED_TODAY, "closing dana email", "something_else"),
    (ASKED_TODAY, "news dana email", "something_else"),
    (LET_GO, "follow_up dana email", "something_else"),
    (OFFER, "follow_up dana email", "something_else"),
    (OWED, "follow_up dana email", "something_else"),
    (REJECTED, "follow_up dana email", "something_else"),
    (LAPSED, "follow_up dana email", "yes"),
    (LAPSED, "closing dana email", "yes"),
    (LAPSED, "news dana email", "something_else"),
    # Before its day nothing unasked goes, but what they are owed always does.
    (EARLY, "follow_up dana email", "too_early from 2024-06-18T09:00-04:00"),
    (EARLY, "closing dana email", "too_early from 2024-06-18T09:00-04:00"),
    (EARLY, "thank_you dana email", "yes"),
    (EARLY, "answer dana email", "yes"),
    (EARLY, "delivery dana email", "yes"),
    (EARLY, "withdrawal dana email", "yes"),
    (OWED, "answer dana email", "yes"),
    (OFFER, "answer dana phone", "yes"),
    # One recruiter, two roles: three working days of peace over both.
    (ANOTHER_ROLE, "follow_up dana email", "too_early from 2024-06-21T09:00-04:00"),
    (ANOTHER_ROLE, "answer dana email", "yes"),
    # They said that they want no follow-up: then none goes, but answers do.
    (TOLD_NO, "follow_up dana email", "never: refused"),
    (TOLD_NO, "answer dana email", "yes"),
    (TOLD_NO_AND_SILENT, "follow_up dana email", "never: refused"),
    (TOLD_NO_AND_SILENT, "closing dana email", "never: refused"),
    (TOLD_NO_AND_SILENT, "answer dana email", "yes"),
    # Whoever asked to be left alone is left alone, whatever it is.
    *((LEAVE_ME, f"{kind} dana {way}", "never: person")
      for kind in ("follow_up", "closing", "news", "thank_you", "answer", "withdrawal")
      for way in ("email", "phone", "linkedin")),
    (ADVERTISED, "follow_up dana email", "never: blocked"),
    (ADVERTISED, "thank_you dana email", "never: blocked"),
]  # fmt: skip


@cache
def moments() -> dict[str, Json]:
    return {row["name"]: row["case"] for row in gold_lines("advice.jsonl")}


def asked(moment: Json, attempt: str) -> Permission:
    kind, person, way = attempt.split()
    return permission(
        case(moment), TouchKind(kind), None if person == "-" else person, Channel(way)
    )


def answer(may: Permission) -> str:
    if may.why is None:
        return "yes"
    if may.why in FOR_GOOD:
        return f"never: {may.why.value}"
    return f"{may.why.value}{f' from {shown(may.from_)}' if may.from_ else ''}"


@pytest.mark.parametrize(("moment", "attempt", "expected"), ATTEMPTS)
def test_may_it_go(moment: str, attempt: str, expected: str) -> None:
    assert answer(asked(moments()[moment], attempt)) == expected


def test_an_employer_asked_for_peace() -> None:
    moment = moments()[ASKED_TODAY]
    moment = moment | {"employer": moment["employer"] | {"do_not_contact": True}}
    for kind in ("follow_up", "answer", "thank_you", "withdrawal"):
        assert answer(asked(moment, f"{kind} dana email")) == "never: employer"


def test_letting_go_waits_until_the_third_working_day_after_a_letter() -> None:
    moment = moments()["not qualified: thank them and move on"]
    asked_once = {
        "at": "2024-06-03T17:00:00-04:00",
        "direction": "out",
        "kind": "follow_up",
        "channel": "email",
        "person": "dana",
    }
    may = asked(moment | {"touches": [asked_once]}, "closing dana email")
    assert answer(may) == "guard from 2024-06-06T09:00-04:00"


def test_every_reason_is_met_by_a_row() -> None:
    met = {word for _, _, expected in ATTEMPTS for word in expected.split()}
    assert {why.value for why in Why} - met == {"employer", "guard"}


def test_what_may_not_go_yet_may_go_at_the_hour_that_was_named() -> None:
    for moment, attempt, _ in ATTEMPTS:
        subject = moments()[moment]
        may = asked(subject, attempt)
        if may.why is Why.TOO_EARLY:
            assert may.from_ is not None
            assert may.from_ > datetime.fromisoformat(subject["now"])
            then = asked(subject | {"now": may.from_.isoformat()}, attempt)
            assert then.why is not Why.TOO_EARLY, (moment, attempt)
