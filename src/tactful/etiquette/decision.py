"""Walk the table; the first rule to speak wins. Then ask the clock."""

from __future__ import annotations

from datetime import datetime

from tactful.etiquette import owed
from tactful.etiquette.addressee import person_by_id
from tactful.etiquette.advice import Action, Advice
from tactful.etiquette.case import Case, Channel
from tactful.etiquette.profiles import STANDARD, Profile
from tactful.etiquette.rules import BLOCKED, LAPSED, RULES_ABOVE_BLOCKED, RULES_BELOW_BLOCKED
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import Verdict, in_office_hours, next_office_hour

MAY_BE_LATE = frozenset({Action.FOLLOW_UP, Action.TELL, Action.REPLY, Action.DELIVER, Action.THANK})

BELOW_BLOCKED = tuple((rule.name, rule.speaks) for rule in RULES_BELOW_BLOCKED)
OVER = "over"  # the row of a step that nobody took, and that is over by itself


def advise(case: Case, profile: Profile = STANDARD) -> Advice:
    """What to do next about one application, at ``case.now``, and why.

    Times in the answer are in the employer's zone. Raises `OutsideCalendar` when a day lies
    where nobody knows the public holidays. Source: docs/rules.md, row by row.
    """
    s = Situation(case, profile)
    return in_time(s, *_first_to_speak(s))


def meanwhile(case: Case, profile: Profile = STANDARD) -> Advice | None:
    """What can be done beside the step that comes first: while they wait for something that has
    its time, whoever held the interview is thanked within a day. Source: docs/rules.md, "thank".
    """
    s = Situation(case, profile)
    rule, first = _first_to_speak(s)
    thanks = owed.thank(s) if rule == "material_owed" else None
    if thanks is None or owed.blocked(s, thanks.to) is not None:
        return None
    return in_time(s, "thank", thanks) if first.closes != thanks.closes else None


def _first_to_speak(s: Situation) -> tuple[str, Verdict]:
    for rule in RULES_ABOVE_BLOCKED:
        verdict = rule.speaks(s)
        if verdict is not None:
            return rule.name, verdict
    name, verdict = _below_blocked(s)
    no = owed.blocked(s, verdict.to)
    return (name, verdict) if no is None else (BLOCKED.name, no)


def _below_blocked(s: Situation) -> tuple[str, Verdict]:
    for name, speaks in BELOW_BLOCKED:
        verdict = speaks(s)
        if verdict is not None:
            return name, verdict
    raise AssertionError("nothing_known speaks when no other rule does")


def in_time(s: Situation, rule: str, verdict: Verdict) -> Advice:
    """A verdict at the present instant: to wait for, to do, late, lapsed or over."""
    action, opens = verdict.action, verdict.opens
    if opens is not None and s.clock < opens:
        return _advice(rule, verdict, Action.WAIT, opens)
    lapses = _lapses_from(s, verdict)
    if lapses is not None and s.clock >= lapses:
        return _lapsed(s, verdict, lapses)
    if verdict.done_from is not None and s.clock >= verdict.done_from:
        return Advice(Action.DONE, rule, OVER, person=verdict.to.person)
    if verdict.unprompted and verdict.to.channel is not None and not in_office_hours(s):
        office = next_office_hour(s)
        if verdict.to.channel is Channel.PHONE:
            delays = (*verdict.delays, "office_hours")
            return _advice(rule, verdict, Action.WAIT, office, delays=delays)
        return _advice(rule, verdict, action, opens, late=_late(s, verdict), send_from=office)
    return _advice(rule, verdict, action, opens, late=_late(s, verdict))


def _late(s: Situation, verdict: Verdict) -> bool:
    closes = verdict.closes
    return verdict.action in MAY_BE_LATE and closes is not None and s.clock >= closes


def _lapses_from(s: Situation, verdict: Verdict) -> datetime | None:
    """When a follow-up that nobody wrote has gone quiet."""
    if verdict.action is not Action.FOLLOW_UP or verdict.closes is None or not verdict.unprompted:
        return None
    return s.opening(s.patient.add(s.day(verdict.closes), s.profile.lapse_after))


def _lapsed(s: Situation, verdict: Verdict, since: datetime) -> Advice:
    over = s.clock >= s.opening(s.patient.add(s.day(since), s.profile.lapse_until))
    person = person_by_id(s, verdict.to.person)
    return Advice(
        Action.DONE if over else Action.MOVE_ON,
        LAPSED.name,
        OVER if over else "",
        person=person.id if person else None,
        opens=None if over else since,
    )


def _advice(
    rule: str,
    verdict: Verdict,
    action: Action,
    opens: datetime | None,
    *,
    delays: tuple[str, ...] | None = None,
    send_from: datetime | None = None,
    late: bool = False,
) -> Advice:
    return Advice(
        action,
        rule,
        verdict.row,
        verdict.delays if delays is None else delays,
        verdict.attempt,
        verdict.to.person,
        verdict.to.channel,
        opens,
        verdict.closes,
        send_from,
        late,
    )
