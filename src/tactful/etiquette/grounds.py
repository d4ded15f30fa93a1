"""The facts an advice rests on, the oldest first: in codes and values, to be said by wording."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from tactful.etiquette.advice import Advice
from tactful.etiquette.case import Agreement, Case, TouchKind
from tactful.etiquette.profiles import STANDARD, Profile
from tactful.etiquette.situation import Situation

Ground = dict[str, Any]
UNTOLD = frozenset({TouchKind.ACKNOWLEDGEMENT})
MOST_TOUCHES = 3
ABOUT_AGREEMENT = frozenset(
    ["agreed_day", "agreed_deadline", "nobody_promised", "refused", "retry", "cap", "thank",
     "competing_offer", "no_agreement", "lapsed", "no_channel"]
)  # fmt: skip


def grounds(case: Case, advice: Advice, profile: Profile = STANDARD) -> list[Ground]:
    """What happened and what was settled, as far as this advice has to do with it. Days are ISO
    days in the employer's place, people stand with their names.
    """
    return list(_grounds(Situation(case, profile), advice))


def _grounds(s: Situation, advice: Advice) -> Iterator[Ground]:
    applied_on = s.case.application.applied_on
    if s.running:
        yield {"code": "interview_running"}
    elif s.last_interview is not None:
        code = "call_held" if s.last_interview.is_call else "interviewed"
        yield {"code": code, "day": _iso(s.day(s.last_interview.at))}
    elif applied_on is not None and applied_on <= s.today:
        yield {"code": "applied", "day": _iso(applied_on)}
    if s.agreement is not None and advice.rule in ABOUT_AGREEMENT:
        yield from _agreement(s, s.agreement)
        yield from _other_way(s.agreement, advice)
    yield from _touches(s)
    yield from _counted(s, advice)
    yield from _requests(s, advice)
    yield from _offers(s, advice)


def _agreement(s: Situation, agreement: Agreement) -> Iterator[Ground]:
    said = {
        "contact_by": _iso(agreement.contact_by),
        "follow_up_on": _iso(agreement.follow_up_on),
        "not_before": _iso(agreement.not_before),
        "everyone": agreement.everyone_contacted,
        "may": agreement.may_follow_up,
        "contact": _name(s.case, agreement.contact),
    }
    if any(value is not None for value in said.values()):
        yield {
            "code": "agreement",
            "day": _iso(agreement.made_on),
            "who": _name(s.case, agreement.person),
            "channel": agreement.channel.value if agreement.channel else None,
        } | said


def _other_way(agreement: Agreement, advice: Advice) -> Iterator[Ground]:
    agreed = agreement.channel
    if agreed is not None and advice.channel not in (None, agreed) and advice.attempt is not None:
        yield {"code": "no_such_way", "channel": agreed.value}


def _touches(s: Situation) -> Iterator[Ground]:
    telling = [touch for touch in s.happened if touch.kind not in UNTOLD]
    for touch in telling[-MOST_TOUCHES:]:
        yield {
            "code": "touch",
            "kind": touch.kind.value,
            "channel": touch.channel.value if touch.channel else None,
            "day": _iso(s.day(touch.at)),
            "back_on": _iso(touch.back_on),
        }


def _counted(s: Situation, advice: Advice) -> Iterator[Ground]:
    if advice.rule == "cap" and len(s.follow_ups) > 1:
        yield {"code": "follow_ups", "count": len(s.follow_ups)}
    if "guard" in advice.delays:
        others = [t.at for t in s.case.elsewhere if t.at <= s.now and t.person == advice.person]
        if others:
            yield {"code": "elsewhere", "day": _iso(s.day(max(others)))}


def _requests(s: Situation, advice: Advice) -> Iterator[Ground]:
    if advice.rule == "material_owed":
        for request in s.case.requests:
            if s.delivered_on(request) is None:
                yield {"code": "needs", "what": request.what, "due": _iso(request.due)}


def _offers(s: Situation, advice: Advice) -> Iterator[Ground]:
    if advice.rule == "competing_offer":
        for offer in s.open_offers_elsewhere():
            yield {"code": "offer_elsewhere", "answer_by": _iso(offer.answer_by)}
    if advice.rule == "accepted_elsewhere":
        yield {"code": "accepted_elsewhere", "day": _iso(s.case.accepted_elsewhere_on)}


def _name(case: Case, id: str | None) -> str | None:
    return next((p.name for p in case.people if p.id == id and p.name), None) if id else None


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
