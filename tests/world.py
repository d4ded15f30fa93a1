"""The world the tests live in: places, and one application to start from."""

from __future__ import annotations

import copy
import json
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tactful.adapters.public_holidays import PublicHolidays
from tactful.cases.reading import read_case
from tactful.etiquette.advice import Advice
from tactful.etiquette.case import Case
from tactful.etiquette.decision import advise
from tactful.etiquette.workdays import Workdays

GOLD = Path(__file__).parent / "gold"
HOLIDAYS = PublicHolidays(None)
Json = dict[str, Any]

ACME: Json = {
    "now": "2024-06-10T10:00:00-04:00",
    "employer": {
        "name": "Acme",
        "country": "US",
        "subdivision": "NY",
        "timezone": "America/New_York",
    },
    "application": {"role": "Data Engineer", "applied_on": "2024-05-13"},
    "people": [
        {
            "id": "dana",
            "name": "Dana Reyes",
            "role": "recruiter",
            "email": "dana@acme.example",
            "phone": "+12125550147",
        }
    ],
    "interviews": [{"at": "2024-06-03T10:00:00-04:00", "kind": "onsite", "with": ["dana"]}],
    "agreements": [
        {
            "made_on": "2024-06-03",
            "with": "dana",
            "everyone_contacted": True,
            "contact_by": "2024-06-17",
            "may_follow_up": True,
        }
    ],
    "touches": [
        {
            "at": "2024-06-04T09:30:00-04:00",
            "direction": "out",
            "kind": "thank_you",
            "channel": "email",
            "person": "dana",
        }
    ],
}


@cache
def workdays(place: str) -> Workdays:
    """The working days of a place like US-NY."""
    country, _, part = place.partition("-")
    return HOLIDAYS.workdays(country, part or None)


def acme(**changes: Any) -> Json:
    """The one application, with changes at the top."""
    return copy.deepcopy(ACME) | changes


def case(data: Json) -> Case:
    """A case from its JSON."""
    return read_case(data, HOLIDAYS.workdays)


def advice(data: Json) -> Advice:
    """The advice for a case in JSON."""
    return advise(case(data))


def out(at: str, kind: str = "follow_up", channel: str = "email", person: str = "dana") -> Json:
    """A touch of ours."""
    return {"at": at, "direction": "out", "kind": kind, "channel": channel, "person": person}


def came(at: str, kind: str, person: str | None = "dana", **more: Any) -> Json:
    """A touch of theirs."""
    return {"at": at, "direction": "in", "kind": kind, "channel": "email", "person": person} | more


def gold_lines(name: str) -> list[Json]:
    """The rows of a gold file."""
    return [json.loads(line) for line in (GOLD / name).read_text("utf-8").splitlines() if line]


def day(text: str) -> date:
    """A day in ISO form."""
    return date.fromisoformat(text)
