"""The debrief page: what is answered there means what it means at every other door."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from tests.web.test_pages import search_of

if TYPE_CHECKING:
    from django.test import Client

    from tactful.records.models import Agreement, Owner


@pytest.fixture
def key(owner: Owner) -> str:
    return search_of(owner, 1)[0]


def agreed(client: Client, key: str, **answers: str) -> Agreement:
    """What is noted after these answers."""
    from tactful.records.models import Agreement

    before = set(Agreement.objects.values_list("pk", flat=True))
    answer = client.post(f"/applications/{key}/debrief", {**answers, "save": "yes"})
    assert answer.status_code == 303, answer.content.decode()
    return Agreement.objects.exclude(pk__in=before).get()


@pytest.mark.parametrize(
    ("said_on", "days", "deadline"),
    [
        ("2026-12-09", {"by_choice": "in a couple of weeks"}, "2026-12-23"),
        ("2026-12-07", {"by_choice": "in a couple of weeks"}, "2026-12-21"),
        ("2026-12-07", {"by": "within ten days"}, "2026-12-17"),
        ("2026-12-04", {"by": "by Friday"}, "2026-12-11"),
    ],
)
def test_days_are_counted_from_the_day_it_was_said(
    client: Client, key: str, said_on: str, days: dict[str, str], deadline: str
) -> None:
    noted = agreed(client, key, everyone="yes", said_on=said_on, **days)
    assert noted.contact_by is not None
    assert noted.contact_by.isoformat() == deadline
    assert noted.made_on.isoformat() == said_on


@pytest.mark.parametrize(
    ("needs", "what", "due"),
    [
        ("two references", "two references", None),
        ("two references by Friday", "two references", "2026-12-11"),
        ("my portfolio, whenever", "portfolio", None),
    ],
)
def test_a_request_is_due_when_somebody_said_so(
    client: Client, key: str, needs: str, what: str, due: str | None
) -> None:
    from tactful.records.models import Request

    client.post(f"/applications/{key}/debrief", {"needs": needs, "everyone": "yes", "save": "yes"})
    asked = Request.objects.get()
    assert asked.what.startswith(what)
    assert (asked.due and asked.due.isoformat()) == due


def test_a_sentence_that_is_kept_is_an_answer(client: Client, key: str) -> None:
    sentence = "They contact everyone within two weeks."
    shown = client.post(f"/applications/{key}/debrief", {"sentence": sentence, "read": "yes"})
    assert "Nothing was answered" not in shown.content.decode()
    noted = agreed(client, key, sentence=sentence, understood=sentence)
    assert noted.contact_by is not None
    assert noted.contact_by.isoformat() == "2026-12-23"


def test_the_card_and_the_debrief_are_one(client: Client, key: str) -> None:
    """What was noted under the questions is what the debrief begins with."""
    card = client.get(f"/applications/{key}/card").content.decode()
    assert 'name="answer"' in card
    sent = {"answers": "yes", "answer": ["Everyone hears by Friday", "", "I may email her."]}
    page = client.post(f"/applications/{key}/debrief", sent).content.decode()
    assert "Everyone hears by Friday. I may email her.</textarea>" in page


def test_who_changes_something_begins_from_what_was_understood(client: Client, key: str) -> None:
    sentence = "Everyone hears within two weeks, and I may email Dana if I hear nothing."
    read = client.post(f"/applications/{key}/debrief", {"sentence": sentence, "read": "yes"})
    page = read.content.decode()
    for name, value in (("everyone", "yes"), ("may", "yes"), ("channel", "email")):
        assert re.search(rf'name="{name}" value="{value}"[^>]* checked', page), name
    by = re.search(r'name="by" value="([^"]+)"', page)
    assert by is not None
    kept = agreed(client, key, sentence=sentence, understood=sentence, by=by[1], everyone="yes")
    assert kept.contact_by is not None
    assert kept.contact_by.isoformat() == "2026-12-23"
