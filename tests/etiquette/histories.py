"""Histories of applications as they could happen, for properties that hold whatever happened."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from hypothesis import strategies as st

from tactful.etiquette.case import KINDS_IN, KINDS_OUT, Case, Outcome
from tests.world import Json, case

PLACES = [
    ("US", "NY", "America/New_York"),
    ("GB", "ENG", "Europe/London"),
    ("DE", "BE", "Europe/Berlin"),
    ("IL", None, "Asia/Jerusalem"),
    ("AE", None, "Asia/Dubai"),
    ("NP", None, "Asia/Kathmandu"),
    ("BN", None, "Asia/Brunei"),
    ("HU", None, "Europe/Budapest"),
    ("CN", None, "Asia/Shanghai"),
    ("AU", "NSW", "Australia/Sydney"),
    ("CL", None, "America/Santiago"),
    ("CU", None, "America/Havana"),
    ("NZ", None, "Pacific/Chatham"),
]
PEOPLE = ("dana", "sam")
START = datetime(2026, 1, 5)  # noqa: DTZ001  # local, wherever the case is
SPAN = 330
ELSEWHERE_ON = "2026-07-15"


@st.composite
def histories(draw: st.DrawFn) -> Case:
    """A case in any place, with any past, at any time of a year."""
    country, part, zone = draw(st.sampled_from(PLACES))
    data: Json = {
        "now": _at(draw, zone),
        "employer": {"name": "Acme", "country": country, "timezone": zone}
        | ({"subdivision": part} if part else {}),
        "application": _application(draw),
        "people": [_person(draw, id) for id in draw(st.sampled_from([(), PEOPLE[:1], PEOPLE]))],
    }
    known = [person["id"] for person in data["people"]]
    data["interviews"] = draw(st.lists(_interviews(zone, known), max_size=2))
    data["agreements"] = draw(st.lists(_agreements(known), max_size=2))
    data["requests"] = draw(st.lists(_requests(), max_size=1))
    data["touches"] = draw(st.lists(_touches(zone, known), max_size=5))
    data["offers_elsewhere"] = draw(st.lists(_offers_elsewhere(), max_size=1))
    data["accepted_elsewhere_on"] = draw(st.sampled_from([None] * 7 + [ELSEWHERE_ON]))
    data["elsewhere"] = draw(st.lists(_elsewhere(zone, known), max_size=1)) if known else []
    return case(data)


def _instant(zone: str) -> st.SearchStrategy[str]:
    def at(day: int, hour: int, minute: int) -> str:
        local = START + timedelta(days=day, hours=hour, minutes=minute)
        return local.replace(tzinfo=ZoneInfo(zone)).isoformat()

    minutes = st.sampled_from([0, 0, 30, 59])
    return st.builds(at, st.integers(0, SPAN), st.integers(0, 23), minutes)


def _at(draw: st.DrawFn, zone: str) -> str:
    return draw(_instant(zone))


def _day() -> st.SearchStrategy[str]:
    return st.integers(0, SPAN).map(lambda n: (START + timedelta(days=n)).date().isoformat())


def _later(day: str, days: int) -> str:
    return (datetime.fromisoformat(day) + timedelta(days=days)).date().isoformat()


def _application(draw: st.DrawFn) -> Json:
    return {
        "role": "Engineer",
        "applied_on": draw(st.none() | _day()),
        "no_contact": draw(st.sampled_from([False, False, True])),
        "fit": draw(st.sampled_from([None, None, "good", "poor_fit"])),
        "outcome": draw(st.sampled_from([None] * 12 + list(Outcome))),
        "outcome_on": draw(st.none() | _day()),
        "wanted": draw(st.booleans()),
    }


def _person(draw: st.DrawFn, id: str) -> Json:
    return {
        "id": id,
        "name": id.title(),
        "role": draw(
            st.sampled_from(["recruiter", "interviewer", "agency_recruiter", "other", "referral"])
        ),
        "email": draw(st.sampled_from([None, f"{id}@acme.example"])),
        "phone": draw(st.sampled_from([None, "+1 212 555 0147"])),
        "do_not_contact": draw(st.sampled_from([False] * 5 + [True])),
    }


def _interviews(zone: str, known: list[str]) -> st.SearchStrategy[Json]:
    def build(at: str, minutes: int, kind: str | None, status: str) -> Json:
        end = datetime.fromisoformat(at) + timedelta(minutes=minutes)
        return {
            "at": at,
            "ends_at": end.isoformat() if minutes else None,
            "with": known,
            "kind": kind,
            "status": status,
        }

    return st.builds(
        build,
        _instant(zone),
        st.sampled_from([0, 45, 90]),
        st.sampled_from([None, "onsite", "call"]),
        st.sampled_from(["planned", "planned", "planned", "missed", "cancelled"]),
    )


def _agreements(known: list[str]) -> st.SearchStrategy[Json]:
    def build(
        made_on: str,
        all_hear: Any,
        by: int | None,
        may: Any,
        on: int | None,
        delays: tuple[int | None, int | None],
        people: tuple[str | None, str | None],
    ) -> Json:
        not_before, decisions = delays
        return {
            "made_on": made_on,
            "with": people[0],
            "contact": people[1],
            "not_before": None if not_before is None else _later(made_on, not_before),
            "decisions_begin": None if decisions is None else _later(made_on, decisions),
            "everyone_contacted": all_hear,
            "contact_by": None if by is None else _later(made_on, by),
            "may_follow_up": may,
            "follow_up_on": None if on is None else _later(made_on, on),
        }

    days = st.none() | st.integers(0, 30)
    answers = st.sampled_from([True, False, None])
    seldom = st.none() | st.none() | st.integers(0, 30)
    somebody = st.sampled_from([*known, None])
    return st.builds(
        build,
        _day(),
        answers,
        days,
        answers,
        days,
        st.tuples(seldom, seldom),
        st.tuples(somebody, somebody),
    )


def _requests() -> st.SearchStrategy[Json]:
    def build(asked_on: str, due: int | None, delivered: int | None) -> Json:
        return {
            "what": "references",
            "asked_on": asked_on,
            "due": None if due is None else _later(asked_on, due),
            "delivered_on": None if delivered is None else _later(asked_on, delivered),
        }

    days = st.none() | st.integers(0, 10)
    return st.builds(build, _day(), days, days)


def _touches(zone: str, known: list[str]) -> st.SearchStrategy[Json]:
    person = st.sampled_from([*known, None])
    sent = st.builds(
        lambda at, kind, who: (
            {"at": at, "direction": "out", "kind": kind, "person": who} | {"channel": "email"}
        ),
        _instant(zone),
        st.sampled_from(["follow_up", "follow_up", "follow_up", *sorted(KINDS_OUT)]),
        person,
    )
    came = st.builds(
        lambda at, kind, who, asks, back: {
            "at": at,
            "direction": "in",
            "kind": kind,
            "person": who,
            "channel": "email",
            "needs_answer": asks and kind == "reply",
            "permanent": asks and kind == "bounce",
            "back_on": back if kind in ("auto_reply", "hold", "rejection") else None,
            "answer_by": back if kind == "offer" else None,
            "successor": who if kind == "moved_on" else None,
        },
        _instant(zone),
        st.sampled_from(["reply", "reply", *sorted(KINDS_IN)]),
        person,
        st.booleans(),
        st.none() | _day(),
    )
    return sent | came


def _elsewhere(zone: str, known: list[str]) -> st.SearchStrategy[Json]:
    return st.builds(
        lambda at, who: {"at": at, "person": who}, _instant(zone), st.sampled_from(known)
    )


def _offers_elsewhere() -> st.SearchStrategy[Json]:
    def build(received_on: str, days: int | None) -> Json:
        answer_by = None if days is None else _later(received_on, days)
        return {"received_on": received_on, "answer_by": answer_by}

    return st.builds(build, _day(), st.none() | st.integers(0, 20))
