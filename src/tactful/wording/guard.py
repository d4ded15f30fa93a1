"""Why something may not go now, in a sentence; empty where it may."""

from __future__ import annotations

from datetime import date

from tactful.etiquette.case import UNPROMPTED, Case, Channel, Direction, Person
from tactful.etiquette.permission import Permission, Why
from tactful.wording.channels import BY_CHANNEL
from tactful.wording.days import say_day, say_instant
from tactful.wording.rule_texts import row_text


def guard_sentence(case: Case, asked: Permission, person: Person | None) -> str:
    """What the etiquette says of sending this now."""
    advice = asked.advice
    reason = row_text(advice.rule, advice.row).sentence
    today = case.now.astimezone(case.zone).date()
    if asked.why in (None, Why.BLOCKED, Why.REFUSED):
        return reason if asked.why else ""
    if asked.why is Why.EMPLOYER:
        return f"{case.employer.name or 'This employer'} asked not to be contacted."
    if asked.why is Why.PERSON:
        return f"{person.name if person else 'That person'} asked not to be contacted."
    if asked.from_ is not None:
        earliest = say_instant(asked.from_, case.employer.timezone, today)
        return f"{_last_written(case, person, today)}The earliest polite moment is {earliest}."
    if asked.why is Why.SOMETHING_ELSE:
        return f"Just now the etiquette asks for something else: {reason}"
    if asked.why is Why.OTHER_PERSON:
        names = {p.id: p.name for p in case.people}
        return f"The one to write to now is {names.get(advice.person or '', 'somebody else')}."
    way = BY_CHANNEL[(advice.channel or Channel.EMAIL).value]
    return f"The way to reach them is {way}; keep to one way for each attempt."


def say_acknowledged(on: date, today: date) -> str:
    """That an offer was acknowledged, and when: once is enough."""
    return f"You acknowledged it on {say_day(on, today)} already."


def _last_written(case: Case, person: Person | None, today: date) -> str:
    sent = [
        touch.at
        for touch in case.touches
        if touch.direction is Direction.OUT
        and touch.kind in UNPROMPTED
        and touch.at <= case.now
        and (person is None or touch.person in (None, person.id))
    ]
    if not sent:
        return ""
    day = say_day(max(sent).astimezone(case.zone).date(), today)
    return f"You wrote to {person.name if person else 'them'} on {day}. "
