"""A case written as the JSON that `case_format.read_case` reads; what is unset is left out."""

from __future__ import annotations

from datetime import date, datetime, tzinfo
from enum import Enum
from typing import Any

from tactful.etiquette.case import Agreement, Case, Interview, Person, Request, Touch
from tactful.etiquette.case_format import VERSION

Json = dict[str, Any]


def case_as_json(case: Case) -> Json:
    """The whole case; instants are written in the employer's zone."""
    zone = case.zone
    return {
        "version": VERSION,
        "now": _plain(case.now, zone),
        "me": _filled(name=case.me.name, timezone=case.me.timezone),
        "employer": _filled(
            name=case.employer.name,
            country=case.employer.country,
            subdivision=case.employer.subdivision,
            timezone=case.employer.timezone,
            do_not_contact=case.employer.do_not_contact,
        ),
        "application": _filled(
            role=case.application.role,
            applied_on=_plain(case.application.applied_on, zone),
            no_contact=case.application.no_contact,
            fit=_plain(case.application.fit, zone),
            outcome=_plain(case.application.outcome, zone),
            outcome_on=_plain(case.application.outcome_on, zone),
        ),
        "people": [_person(person, zone) for person in case.people],
        "interviews": [_interview(interview, zone) for interview in case.interviews],
        "agreements": [_agreement(agreement, zone) for agreement in case.agreements],
        "requests": [_request(request, zone) for request in case.requests],
        "touches": [_touch(touch, zone) for touch in case.touches],
        "elsewhere": [{"at": _plain(t.at, zone), "person": t.person} for t in case.elsewhere],
    }


def _person(person: Person, zone: tzinfo) -> Json:
    return _filled(
        id=person.id,
        name=person.name,
        role=_plain(person.role, zone),
        email=person.email,
        phone=person.phone,
        linkedin=person.linkedin,
        accepts_linkedin=person.accepts_linkedin,
        prefers=_plain(person.prefers, zone),
        do_not_contact=person.do_not_contact,
        keep=("accepts_linkedin",),
    )


def _interview(interview: Interview, zone: tzinfo) -> Json:
    return _filled(
        at=_plain(interview.at, zone),
        ends_at=_plain(interview.ends_at, zone),
        kind=_plain(interview.kind, zone),
    ) | {"with": list(interview.people)}


def _agreement(agreement: Agreement, zone: tzinfo) -> Json:
    written = _filled(
        made_on=_plain(agreement.made_on, zone),
        everyone_contacted=agreement.everyone_contacted,
        contact_by=_plain(agreement.contact_by, zone),
        may_follow_up=agreement.may_follow_up,
        follow_up_on=_plain(agreement.follow_up_on, zone),
        decisions_begin=_plain(agreement.decisions_begin, zone),
        next_steps=agreement.next_steps,
        channel=_plain(agreement.channel, zone),
        keep=("everyone_contacted", "may_follow_up"),
    )
    return written | ({"with": agreement.person} if agreement.person else {})


def _request(request: Request, zone: tzinfo) -> Json:
    return _filled(
        what=request.what,
        asked_on=_plain(request.asked_on, zone),
        due=_plain(request.due, zone),
        delivered_on=_plain(request.delivered_on, zone),
    )


def _touch(touch: Touch, zone: tzinfo) -> Json:
    return _filled(
        at=_plain(touch.at, zone),
        direction=_plain(touch.direction, zone),
        kind=_plain(touch.kind, zone),
        channel=_plain(touch.channel, zone),
        person=touch.person,
        needs_answer=touch.needs_answer,
        back_on=_plain(touch.back_on, zone),
        permanent=touch.permanent,
    )


def _plain(value: object, zone: tzinfo) -> Any:
    if isinstance(value, datetime):
        return value.astimezone(zone).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.value if isinstance(value, Enum) else value


def _filled(keep: tuple[str, ...] = (), **fields: object) -> Json:
    """Without what is empty, but with a no that was said (``keep``)."""
    return {
        name: value
        for name, value in fields.items()
        if value is not None and value != "" and (value is not False or name in keep)
    }
