"""Walk the table; the first rule to speak wins. Then ask the clock."""

from __future__ import annotations

from tactful.etiquette import owed
from tactful.etiquette.advice import Action, Advice
from tactful.etiquette.case import Case
from tactful.etiquette.profiles import STANDARD, Profile
from tactful.etiquette.rule import Rule
from tactful.etiquette.rules import BLOCKED, DELAYS, RULES_BELOW_BLOCKED, SETTLED
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import Verdict, in_office_hours, next_office_hour

MAY_BE_LATE = frozenset({Action.FOLLOW_UP, Action.REPLY, Action.DELIVER, Action.THANK})


def advise(case: Case, profile: Profile = STANDARD) -> Advice:
    """What to do next about one application, at ``case.now``, and why.

    Times in the answer are in the employer's zone. Raises `OutsideCalendar` when a day lies
    where nobody knows the public holidays. Source: docs/rules.md, row by row.
    """
    s = Situation(case, profile)
    return _in_time(s, *_first_to_speak(s))


def _first_to_speak(s: Situation) -> tuple[Rule, Verdict]:
    verdict = owed.settled(s)
    if verdict is not None:
        return SETTLED, verdict
    rule, verdict = _below_blocked(s)
    no = owed.blocked(s, verdict.to)
    return (rule, verdict) if no is None else (BLOCKED, no)


def _below_blocked(s: Situation) -> tuple[Rule, Verdict]:
    for rule in RULES_BELOW_BLOCKED:
        verdict = rule.speaks(s) if rule.speaks else None
        if verdict is not None:
            return rule, verdict
    raise AssertionError("nothing_known speaks when no other rule does")


def _in_time(s: Situation, rule: Rule, verdict: Verdict) -> Advice:
    action, opens, closes = verdict.action, verdict.opens, verdict.closes
    reasons = rule.reasons[verdict.row]
    for delay in verdict.delays:
        reasons = (*reasons, DELAYS[delay])
    late = False
    if opens is not None and s.now < opens:
        action = Action.WAIT
    elif verdict.unprompted and not in_office_hours(s):
        action = Action.WAIT
        opens = next_office_hour(s)
        reasons = (*reasons, DELAYS["office_hours"])
    elif action in MAY_BE_LATE:
        late = closes is not None and s.now >= closes
    return Advice(
        action,
        rule.name,
        reasons,
        verdict.attempt,
        verdict.to.person,
        verdict.to.channel,
        opens,
        closes,
        late,
    )
