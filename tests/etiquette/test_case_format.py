"""Reading a case: what is not understood is refused, with the field, the fault and the mend."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given

from tactful.cases.problems import CaseError
from tactful.cases.writing import advice_as_json, case_as_json
from tactful.etiquette.case import Case
from tactful.etiquette.decision import advise
from tests.etiquette.histories import histories
from tests.world import acme, case, out

BAD: list[tuple[dict[str, Any], str]] = [
    ({"employe": {}}, "employe: is not a field"),
    ({"employer": {"name": "Acme"}}, "employer.country: is needed"),
    ({"employer": None}, "employer: is needed"),
    ({"employer": {"country": "US", "timezone": "Mars/Base"}}, "employer.timezone: 'Mars/Base'"),
    ({"employer": {"country": "XX", "timezone": "UTC"}}, "employer.country: XX is no country"),
    (
        {"employer": {"country": "US", "subdivision": "ZZ", "timezone": "UTC"}},
        "employer.country: ZZ is no part of US",
    ),
    ({"employer": {"country": "../..", "timezone": "UTC"}}, "is no place"),
    ({"now": "2024-06-10"}, "now: '2024-06-10' is no instant with an offset"),
    ({"now": "2024-06-10T10:00:00"}, "now:"),
    ({"now": None}, "now: is needed"),
    ({"now": 5}, "now: 5 is no instant"),
    ({"now": "9999-06-10T10:00:00+00:00"}, "the year 9999"),
    ({"version": 3}, "version: this Tactful reads versions 1 and 2"),
    ({"version": True}, "version:"),
    ({"application": {"applied_on": "2026-02-30"}}, "application.applied_on: '2026-02-30'"),
    ({"application": {"applied_on": "20260210"}}, "application.applied_on:"),
    ({"application": {"fit": "great"}}, "application.fit: 'great' is not one of good"),
    ({"application": {"no_contact": "yes"}}, "application.no_contact: must be true, false or null"),
    ({"application": []}, "application: must be an object"),
    ({"people": [{"name": "Dana"}]}, r"people\[0\].id: is needed"),
    ({"people": [{"id": "a"}, {"id": "a"}]}, "people: two people have the same id"),
    ({"people": [{"id": "dana", "tel": "1"}]}, r"people\[0\].tel: is not a field"),
    ({"people": {"id": "dana"}}, "people: must be a list"),
    ({"people": [{"id": "dana", "name": "D\x1b[31m"}]}, "holds control characters"),
    ({"people": [{"id": "dana", "name": "x" * 1_000_001}]}, "longer than 1,000,000"),
    ({"interviews": [{"at": "2024-06-03T10:00:00-04:00", "with": "dana"}]}, "must be a list"),
    ({"interviews": [{"kind": "onsite"}]}, r"interviews\[0\].at: is needed"),
    (
        {"interviews": [{"at": "2024-06-03T10:00:00Z", "ends_at": "2024-06-03T09:00:00Z"}]},
        "lies before the beginning",
    ),
    ({"agreements": [{"made_on": "2024-06-03", "with": "sam"}]}, "is the id of nobody"),
    ({"agreements": [{"contact_by": "2024-06-03"}]}, r"agreements\[0\].made_on: is needed"),
    ({"requests": [{"due": "2024-06-03"}]}, r"requests\[0\].what: is needed"),
    ({"touches": [out("2024-06-03T10:00:00Z", "reply")]}, "reply is no touch that goes out"),
    ({"touches": [out("2024-06-03T10:00:00Z", "letter")]}, "is not one of thank_you"),
    ({"touches": [out("2024-06-03T10:00:00Z", channel="fax")]}, "channel: 'fax'"),
    ({"touches": [{"at": "2024-06-03T10:00:00Z"}]}, r"touches\[0\].direction: is needed"),
    ({"elsewhere": [{"at": "2024-06-03T10:00:00Z", "person": "bo"}]}, "is the id of nobody"),
]


@pytest.mark.parametrize(("changes", "says"), BAD, ids=[row[1][:50] for row in BAD])
def test_what_is_not_understood_is_refused(changes: dict[str, Any], says: str) -> None:
    with pytest.raises(CaseError, match=says):
        case(acme(**changes))


@pytest.mark.parametrize("data", [None, [], "case", 5, True])
def test_a_case_is_an_object(data: Any) -> None:
    with pytest.raises(CaseError, match="must be a JSON object"):
        case(data)


def test_the_smallest_case() -> None:
    smallest = {
        "now": "2024-06-10T10:00:00Z",
        "employer": {"country": "us", "timezone": "America/New_York"},
    }
    given_advice = advice_as_json(advise(case(smallest)))
    assert given_advice["action"] == "wait"
    assert given_advice["rule"] == "nothing_known"
    assert set(given_advice) == {
        "action", "rule", "attempt", "person", "channel", "opens", "closes", "send_from",
        "late", "reasons",
    }  # fmt: skip


@given(histories())
def test_writing_then_reading_gives_the_same_case(subject: Case) -> None:
    again = case(case_as_json(subject))
    assert again == subject
    assert advise(again) == advise(subject)
