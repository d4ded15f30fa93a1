"""A case and an advice written as JSON; what is unset in a case is left out."""

from __future__ import annotations

from datetime import datetime, tzinfo
from typing import Any

import msgspec

from tactful.cases.reading import VERSION
from tactful.etiquette.advice import Advice
from tactful.etiquette.case import Case, Fact, InterviewStatus, PersonRole
from tactful.etiquette.rules import DELAYS, RULES_BY_NAME

Json = dict[str, Any]
# A no that was said is written, though it is also what is assumed.
KEPT = frozenset({"accepts_linkedin", "everyone_contacted", "may_follow_up", "needs_answer"})


def case_as_json(case: Case) -> Json:
    """The whole case; instants are written in the employer's zone."""
    zone = case.zone
    written: Json = {
        "version": VERSION,
        "now": case.now.astimezone(zone).isoformat(),
        "me": _plain(case.me, zone),
        "employer": _plain(case.employer, zone),
        "application": _plain(case.application, zone),
        "people": [_person(person, zone) for person in case.people],
        "interviews": [_interview(interview, zone) for interview in case.interviews],
        "agreements": [_plain(agreement, zone) for agreement in case.agreements],
        "requests": [_plain(request, zone) for request in case.requests],
        "touches": [_plain(touch, zone) for touch in case.touches],
        "elsewhere": [_plain(touch, zone) for touch in case.elsewhere],
        "offers_elsewhere": [_plain(offer, zone) for offer in case.offers_elsewhere],
    }
    if case.accepted_elsewhere_on is not None:
        written["accepted_elsewhere_on"] = case.accepted_elsewhere_on.isoformat()
    return written


def _person(person: Fact, zone: tzinfo) -> Json:
    return {"role": PersonRole.OTHER.value} | _plain(person, zone)


def _interview(interview: Fact, zone: tzinfo) -> Json:
    written: Json = {"with": []} | _plain(interview, zone)
    if written.get("status") == InterviewStatus.PLANNED.value:
        del written["status"]
    return written


def _plain(fact: Fact, zone: tzinfo) -> Json:
    written: Json = {}
    for name, encoded in zip(fact.__struct_fields__, fact.__struct_encode_fields__, strict=True):
        value = getattr(fact, name)
        if value is None or value in ("", ()) or (value is False and name not in KEPT):
            continue
        if isinstance(value, datetime):
            value = value.astimezone(zone)
            written[encoded] = value.isoformat()
        elif isinstance(value, tuple):
            written[encoded] = list(value)
        else:
            written[encoded] = msgspec.to_builtins(value)
    return written


def advice_as_json(advice: Advice) -> Json:
    """An advice in codes, with the fields of docs/cases.md; times are ISO 8601 in the
    employer's zone.
    """
    return {
        "action": advice.action.value,
        "rule": advice.rule,
        "attempt": advice.attempt,
        "person": advice.person,
        "channel": advice.channel.value if advice.channel else None,
        "opens": _iso(advice.opens),
        "closes": _iso(advice.closes),
        "send_from": _iso(advice.send_from),
        "late": advice.late,
        "reasons": [
            {"rule": advice.rule, "row": advice.row, "source": _source(advice)},
            *({"rule": delay, "row": "", "source": DELAYS[delay]} for delay in advice.delays),
        ],
    }


def _source(advice: Advice) -> str:
    return RULES_BY_NAME[advice.rule].rows[advice.row].source


def _iso(instant: datetime | None) -> str | None:
    return instant.isoformat() if instant else None
