"""Why, with the dates of this very case: what they said, what was sent, what is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from tactful.etiquette.advice import Advice
from tactful.etiquette.case import Agreement, Case, Channel, Direction, TouchKind
from tactful.wording.channels import BY_CHANNEL
from tactful.wording.days import say_day, say_number

SENT = {
    TouchKind.FOLLOW_UP: "You followed up",
    TouchKind.CLOSING: "You sent a closing note",
    TouchKind.THANK_YOU: "You said thank you",
    TouchKind.ANSWER: "You answered",
    TouchKind.DELIVERY: "You sent what they needed",
}
CAME = {
    TouchKind.REPLY: "They wrote",
    TouchKind.OFFER: "They made an offer",
    TouchKind.REJECTION: "They said no",
    TouchKind.AUTO_REPLY: "An automatic reply came",
    TouchKind.BOUNCE: "Your message came back",
}
ABOUT_AGREEMENT = frozenset(
    ["agreed_day", "agreed_deadline", "nobody_promised", "refused", "retry", "cap", "thank"]
)


def because(case: Case, advice: Advice) -> list[str]:
    """The facts the advice rests on, in sentences with their dates, the oldest first."""
    today = case.now.astimezone(case.zone).date()
    return list(_sentences(case, advice, today))


def _sentences(case: Case, advice: Advice, today: date) -> Iterator[str]:
    past = [interview for interview in case.interviews if interview.at <= case.now]
    if past:
        last = max(past, key=lambda interview: interview.at).at.astimezone(case.zone)
        yield f"The interview was on {say_day(last.date(), today)}."
    elif case.application.applied_on is not None and case.application.applied_on <= today:
        yield f"You applied on {say_day(case.application.applied_on, today)}."
    made = [agreement for agreement in case.agreements if agreement.made_on <= today]
    if made and advice.rule in ABOUT_AGREEMENT:
        yield from _agreement(case, sorted(made, key=lambda a: a.made_on)[-1], today)
    yield from _unreachable_as_agreed(advice, made)
    yield from _touches(case, advice, today)
    yield from _requests(case, advice, today)


def _unreachable_as_agreed(advice: Advice, made: list[Agreement]) -> Iterator[str]:
    agreed = sorted(made, key=lambda a: a.made_on)[-1].channel if made else None
    if agreed is None or advice.channel in (None, agreed) or advice.rule not in ABOUT_AGREEMENT:
        return
    missing = {
        Channel.PHONE: "telephone number",
        Channel.EMAIL: "e-mail address",
        Channel.LINKEDIN: "LinkedIn address that accepts requests",
    }
    yield f"No {missing[agreed]} that works is noted for them, so another way is taken."


def _agreement(case: Case, agreement: Agreement, today: date) -> Iterator[str]:
    said = []
    if agreement.contact_by is not None:
        who = "everyone would hear" if agreement.everyone_contacted else "you would hear"
        said.append(f"that {who} by {say_day(agreement.contact_by, today)}")
    elif agreement.everyone_contacted is False:
        said.append("that not everyone is contacted")
    if agreement.follow_up_on is not None:
        said.append(f"that you may follow up on {say_day(agreement.follow_up_on, today)}")
    elif agreement.may_follow_up:
        said.append("that you may follow up if not")
    elif agreement.may_follow_up is False:
        said.append("that you should not follow up")
    if said:
        who = next((p.name for p in case.people if p.id == agreement.person and p.name), "they")
        way = f", {BY_CHANNEL[agreement.channel]}" if agreement.channel else ""
        yield f"On {say_day(agreement.made_on, today)} {who} said {' and '.join(said)}{way}."


def _touches(case: Case, advice: Advice, today: date) -> Iterator[str]:
    happened = sorted((t for t in case.touches if t.at <= case.now), key=lambda t: t.at)
    telling = [t for t in happened if t.kind in SENT or t.kind in CAME]
    for touch in telling[-3:]:
        day = say_day(touch.at.astimezone(case.zone).date(), today)
        verb = SENT[touch.kind] if touch.direction is Direction.OUT else CAME[touch.kind]
        way = f" {BY_CHANNEL[touch.channel]}" if touch.channel else ""
        tail = " They are away." if touch.kind is TouchKind.AUTO_REPLY else ""
        if touch.back_on is not None:
            tail = f" They are back on {say_day(touch.back_on, today)}."
        yield f"{verb}{way} on {day}.{tail}"
    follow_ups = [t for t in happened if t.kind is TouchKind.FOLLOW_UP]
    if advice.rule == "cap" and len(follow_ups) > 1:
        yield f"That makes {say_number(len(follow_ups))} follow-ups without an answer."
    elsewhere = [t for t in case.elsewhere if t.at <= case.now and t.person == advice.person]
    if elsewhere and any(reason.rule == "guard" for reason in advice.reasons):
        last = max(touch.at for touch in elsewhere).astimezone(case.zone).date()
        yield f"You wrote to the same person for another application on {say_day(last, today)}."


def _requests(case: Case, advice: Advice, today: date) -> Iterator[str]:
    if advice.rule != "material_owed":
        return
    for request in case.requests:
        if request.delivered_on is None:
            due = f" by {say_day(request.due, today)}" if request.due else ""
            yield f"They still need: {request.what}{due}."
