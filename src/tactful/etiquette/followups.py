"""Rules for writing unprompted: after an offer, a refusal, silence, a promise, or nothing.

Every window here counts on the calendar without quiet days.
"""

from __future__ import annotations

from datetime import date

from tactful.etiquette.addressee import person_by_id, whom, whom_again
from tactful.etiquette.advice import Action
from tactful.etiquette.case import Agreement, Outcome, Touch, TouchKind
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import Verdict, reached_on, unprompted_window


def deciding(s: Situation) -> Verdict | None:
    """An offer, acknowledged: it is ours to decide."""
    offered = s.outcome is Outcome.OFFER or any(t.kind is TouchKind.OFFER for t in s.received)
    return Verdict(Action.WAIT, "", whom(s)) if offered else None


def closed(s: Situation) -> Verdict | None:
    """A closing note went out, and nothing has come back since."""
    notes = [touch for touch in s.sent if touch.kind is TouchKind.CLOSING]
    if not notes:
        return None
    last = notes[-1]
    if s.human_messages and s.human_messages[-1].at > last.at:
        return None
    if any(interview.at > last.at for interview in s.past_interviews):
        return None
    if s.debriefed_since(s.day(last.at)):
        return None
    return Verdict(Action.DONE, "", whom(s))


def refused(s: Situation) -> Verdict | None:
    """They asked us not to follow up: wait their time out, then let go."""
    agreement = s.agreement
    if agreement is None or agreement.may_follow_up is not False:
        return None
    interview = s.last_interview
    if interview is not None and s.day(interview.at) > agreement.made_on:
        return None
    profile = s.profile
    if agreement.contact_by is not None:
        opens = s.patient.add(agreement.contact_by, profile.refused_after_promise)
    else:
        opens = s.patient.add(
            _counted_from(s, agreement, profile.refused_without_promise),
            profile.refused_without_promise,
        )
    return unprompted_window(s, Action.MOVE_ON, whom(s), opens, None)


def cap(s: Situation) -> Verdict | None:
    """Enough has been asked: thank them and move on."""
    profile = s.profile
    attempts = s.attempts()
    most = (
        profile.attempts_after_interview
        if s.past_interviews
        else profile.attempts_after_application
    )
    if len(attempts) >= most:
        return _move_on_after(s, attempts[-1])
    if len(s.follow_ups) >= profile.follow_ups_in_all:
        return _move_on_after(s, s.follow_ups[-1])
    return None


def _move_on_after(s: Situation, last: Touch) -> Verdict:
    opens = s.patient.add(reached_on(s, last), s.profile.move_on_after_attempt)
    return unprompted_window(s, Action.MOVE_ON, whom_again(s, last.person), opens, None)


def retry(s: Situation) -> Verdict | None:
    """One attempt went unanswered: once more, to the same person."""
    attempts = s.attempts()
    if not attempts:
        return None
    last = attempts[-1]
    read_on = reached_on(s, last)
    return unprompted_window(
        s,
        Action.FOLLOW_UP,
        whom_again(s, last.person),
        s.patient.add(read_on, s.profile.retry_opens),
        s.patient.add(read_on, s.profile.retry_closes),
        attempt=len(attempts) + 1,
    )


def agreed_day(s: Situation) -> Verdict | None:
    """They named a day on which to follow up."""
    agreement = s.agreement_that_holds()
    if agreement is None or agreement.follow_up_on is None:
        return None
    opens = s.patient.roll_forward(agreement.follow_up_on)
    closes = s.patient.add(opens, s.profile.agreed_day_closes)
    return unprompted_window(s, Action.FOLLOW_UP, whom(s), opens, closes, attempt=1)


def agreed_deadline(s: Situation) -> Verdict | None:
    """They said by when one would hear, and that day has to pass first."""
    agreement = s.agreement_that_holds()
    if agreement is None or agreement.contact_by is None:
        return None
    if agreement.may_follow_up:
        first, last, row = s.profile.permitted_opens, s.profile.permitted_closes, ""
    else:
        first, last, row = s.profile.unasked_opens, s.profile.unasked_closes, "unasked"
    return _first_follow_up(s, agreement.contact_by, first, last, row)


def nobody_promised(s: Situation) -> Verdict | None:
    """Not everyone is contacted, and no day was settled."""
    agreement = s.agreement_that_holds()
    if agreement is None or agreement.everyone_contacted is not False:
        return None
    profile = s.profile
    since = _counted_from(s, agreement, profile.nobody_promised_opens)
    return _first_follow_up(s, since, profile.nobody_promised_opens, profile.nobody_promised_closes)


def _counted_from(s: Situation, agreement: Agreement, opens: int) -> date:
    """The interview's day, else the agreement's. An agreement made after the wait from the
    interview is over starts a wait of its own: it must not open a window in its own past.
    """
    if s.last_interview is None:
        return agreement.made_on
    interviewed_on = s.day(s.last_interview.over_at)
    overtaken = s.patient.add(interviewed_on, opens) <= agreement.made_on
    return agreement.made_on if overtaken else interviewed_on


def no_agreement(s: Situation) -> Verdict | None:
    """An interview took place, and no agreement with a day still holds."""
    if s.last_interview is None:
        return None
    exchange = s.last_exchange_day()
    since = exchange if exchange is not None else s.day(s.last_interview.over_at)
    return _first_follow_up(s, since, s.profile.no_agreement_opens, s.profile.no_agreement_closes)


def application(s: Situation) -> Verdict | None:
    """An application, no interview, and somebody to ask."""
    applied_on = s.case.application.applied_on
    exchange = s.last_exchange_day()
    days = [day for day in (applied_on, exchange) if day is not None and day <= s.today]
    to = whom(s)
    named = person_by_id(s, to.person)
    if not days or to.channel is None or named is None or not named.name:
        return None
    return _first_follow_up(s, max(days), s.profile.application_opens, s.profile.application_closes)


def nothing_known(s: Situation) -> Verdict | None:
    """There is nothing to go by."""
    return Verdict(Action.WAIT, "", whom(s))


def _first_follow_up(s: Situation, since: date, opens: int, closes: int, row: str = "") -> Verdict:
    return unprompted_window(
        s,
        Action.FOLLOW_UP,
        whom(s),
        s.patient.add(since, opens),
        s.patient.add(since, closes),
        attempt=1,
        row=row,
    )
