"""Rules for writing unprompted: after an offer, a refusal, silence, a promise, or nothing.

Every window here counts on the calendar without quiet days, unless it says otherwise.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec.structs import replace

from tactful.etiquette.addressee import (
    Addressee,
    back_to,
    in_writing,
    person_by_id,
    whom,
    whom_again,
)
from tactful.etiquette.advice import Action
from tactful.etiquette.case import (
    Agreement,
    Outcome,
    PersonRole,
    Touch,
    TouchKind,
)
from tactful.etiquette.owed import last_offer
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import Days, Verdict, reached_on, unprompted_window

CLOSING_NOTES = frozenset({TouchKind.CLOSING})
NEWS = frozenset({TouchKind.NEWS})
ANSWERS = frozenset({TouchKind.ANSWER})


def competing_offer(s: Situation) -> Verdict | None:
    """I have an offer elsewhere and would rather be here: one honest message with the day."""
    if not s.case.application.wanted or not (s.past_interviews or s.human_messages):
        return None
    if _permission_refused(s) or s.offers or s.outcome is Outcome.OFFER:
        return None  # who has made an offer needs no reason to hurry
    offers = [
        offer
        for offer in s.open_offers_elsewhere()
        if not s.sent_on_or_after(offer.received_on, NEWS)
    ]
    days = [(o.answer_by, o.received_on) for o in offers if o.answer_by is not None]
    if not days:
        return None
    answer_by, received_on = min(days)
    closes = s.closing(s.plain.subtract(answer_by, s.profile.answer_before))
    if s.clock >= closes:
        closes = s.closing(s.plain.roll_back(answer_by))
    to = whom(s)
    written = in_writing(s, to)
    to = written if written.channel is not None else to
    verdict = unprompted_window(s, Action.TELL, to, Days(received_on, None))
    if not verdict.delays:
        verdict = replace(verdict, opens=s.start_of(received_on))
    return replace(verdict, closes=closes)


def _permission_refused(s: Situation) -> bool:
    agreement, interviewed_on = s.agreement, s.last_interview_on
    if agreement is None or agreement.may_follow_up is not False:
        return False
    return interviewed_on is None or interviewed_on <= agreement.made_on


def offer_closes(s: Situation) -> datetime | None:
    """The end of the last office hour in which their offer can be answered; None where it named
    no day, or there is none.
    """
    last = last_offer(s)
    answer_by = last.answer_by if last is not None else None
    return s.closing(s.plain.roll_back(answer_by)) if answer_by is not None else None


def deciding(s: Situation) -> Verdict | None:
    """An offer, acknowledged: it is ours to decide, and to answer before its day."""
    last = last_offer(s)
    if last is None and s.outcome is not Outcome.OFFER:
        return None
    offered_on = s.day(last.at) if last is not None else s.case.application.outcome_on
    held = s.agreement_that_holds()
    promised = held is not None and held.named_day is not None
    if held is not None and promised and (offered_on is None or held.made_on >= offered_on):
        return None
    to = back_to(s, last.person, last.channel) if last is not None else whom(s)
    answer_by = last.answer_by if last is not None else None
    if answer_by is None:
        return Verdict(Action.WAIT, "", to)
    opens = s.opening(s.plain.subtract(answer_by, s.profile.answer_before))
    closes = offer_closes(s)
    if s.clock < opens:
        return Verdict(Action.WAIT, "", to, opens, closes)
    return Verdict(Action.REPLY, "answer", to, opens, closes)


def closed(s: Situation) -> Verdict | None:
    """A closing note went out, and nothing has come back since."""
    notes = s.sent_of(CLOSING_NOTES)
    if not notes:
        return None
    last = notes[-1]
    if next(s.after(last, s.human_messages), None) is not None:
        return None
    if any(interview.at > last.at for interview in s.past_interviews):
        return None
    if s.debriefed_since(s.day(last.at)):
        return None
    return Verdict(Action.DONE, "", whom(s))


def refused(s: Situation) -> Verdict | None:
    """They asked us not to follow up: wait their time out; then it is over, and nothing is sent."""
    agreement = s.agreement
    if agreement is None or not _permission_refused(s):
        return None
    profile = s.profile
    if agreement.contact_by is not None:
        opens = s.patient.add(agreement.contact_by, profile.refused_after_promise)
    else:
        opens = s.patient.add(
            _counted_from(s, agreement, profile.refused_without_promise),
            profile.refused_without_promise,
        )
    return Verdict(Action.DONE, "", whom(s), s.opening(opens))


def on_hold(s: Situation) -> Verdict | None:
    """The position is paused: one question some days after the pause ends."""
    if not s.human_messages or s.human_messages[-1].kind is not TouchKind.HOLD:
        return None
    hold = s.human_messages[-1]
    held_on = s.day(hold.at)
    if s.debriefed_since(held_on) or any(i.at > hold.at for i in s.interviews):
        return None
    if next(s.after(hold, s.follow_ups), None) is not None:
        return None
    if hold.back_on is not None:
        opens = s.patient.add(hold.back_on, s.profile.hold_after_back)
    else:
        opens = s.patient.add(held_on, s.profile.hold_without_day)
    closes = s.patient.add(opens, s.profile.hold_window)
    row = "" if hold.back_on is not None else "no_day"
    days = Days(opens, closes)
    return unprompted_window(s, Action.FOLLOW_UP, whom(s), days, attempt=1, row=row)


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
    to = in_writing(s, whom_again(s, last.person))
    verdict = unprompted_window(s, Action.MOVE_ON, to, Days(opens, None))
    return _over_after(s, verdict, s.profile.move_on_until)


def _over_after(s: Situation, verdict: Verdict, working_days: int) -> Verdict:
    """The same, over by itself some working days after it opened."""
    if verdict.opens is None:
        return verdict
    done_from = s.opening(s.patient.add(s.day(verdict.opens), working_days))
    return replace(verdict, done_from=done_from)


def retry(s: Situation) -> Verdict | None:
    """One attempt went unanswered: once more, to the same person; but never before the window
    of an agreement that holds, which then is the window.
    """
    attempts = s.attempts()
    if not attempts:
        return None
    last = attempts[-1]
    to = whom_again(s, last.person)
    number = len(attempts) + 1
    read_on = reached_on(s, last)
    opens = s.patient.add(read_on, s.profile.retry_opens)
    closes = s.patient.add(read_on, s.profile.retry_closes)
    agreed = _agreed_days(s)
    if agreed is not None and agreed[0].opens > opens:
        days, awaited = agreed
        return unprompted_window(
            s, Action.FOLLOW_UP, to, days, attempt=number, row="agreed", awaited=awaited
        )
    return unprompted_window(s, Action.FOLLOW_UP, to, Days(opens, closes), attempt=number)


def times_offered(s: Situation) -> Verdict | None:
    """They invited us, we answered with times, and nothing came back: are they still good?"""
    if not s.human_messages or s.human_messages[-1].kind is not TouchKind.INVITATION:
        return None
    invitation = s.human_messages[-1]
    answers = [t for t in s.after(invitation, s.sent) if t.kind in ANSWERS]
    if not answers or any(i.at > invitation.at for i in s.interviews):
        return None
    answered_on = s.day(answers[-1].at)
    profile = s.profile
    days = Days(
        s.patient.add(answered_on, profile.times_opens),
        s.patient.add(answered_on, profile.times_closes),
    )
    to = whom_again(s, invitation.person)
    return unprompted_window(s, Action.FOLLOW_UP, to, days, attempt=1)


def _agreed_days(s: Situation) -> tuple[Days, bool] | None:
    """The window of an agreement that holds, and whether its day is the awaited one itself."""
    agreement = s.agreement_that_holds()
    if agreement is None:
        return None
    if agreement.follow_up_on is not None:
        return _days_of_agreed_day(s, agreement.follow_up_on), True
    if agreement.contact_by is not None:
        permitted = agreement.may_follow_up is True
        return _days_after_promise(s, agreement.contact_by, permitted=permitted), False
    if agreement.everyone_contacted is False:
        return _days_of_nobody_promised(s, agreement), False
    return None


def _days_of_agreed_day(s: Situation, day: date) -> Days:
    opens = s.patient.roll_forward(day)
    return Days(opens, s.patient.add(opens, s.profile.agreed_day_closes))


def _days_after_promise(s: Situation, promised: date, *, permitted: bool) -> Days:
    profile = s.profile
    if permitted:
        return _span(s, promised, profile.permitted_opens, profile.permitted_closes)
    return _span(s, promised, profile.unasked_opens, profile.unasked_closes)


def _days_of_nobody_promised(s: Situation, agreement: Agreement) -> Days:
    profile = s.profile
    since = _counted_from(s, agreement, profile.nobody_promised_opens)
    return _span(s, since, profile.nobody_promised_opens, profile.nobody_promised_closes)


def _span(s: Situation, since: date, opens: int, closes: int) -> Days:
    return Days(s.patient.add(since, opens), s.patient.add(since, closes))


def agreed_day(s: Situation) -> Verdict | None:
    """They named a day on which to follow up."""
    agreement = s.agreement_that_holds()
    if agreement is None or agreement.follow_up_on is None:
        return None
    days = _days_of_agreed_day(s, agreement.follow_up_on)
    return unprompted_window(s, Action.FOLLOW_UP, whom(s), days, attempt=1, awaited=True)


def agreed_deadline(s: Situation) -> Verdict | None:
    """They said by when one would hear, and that day has to pass first."""
    agreement = s.agreement_that_holds()
    if agreement is None or agreement.contact_by is None:
        return None
    permitted = agreement.may_follow_up is True
    row = "" if permitted else "unasked"
    days = _days_after_promise(s, agreement.contact_by, permitted=permitted)
    return unprompted_window(s, Action.FOLLOW_UP, whom(s), days, attempt=1, row=row)


def nobody_promised(s: Situation) -> Verdict | None:
    """Not everyone is contacted, and no day was settled."""
    agreement = s.agreement_that_holds()
    if agreement is None or agreement.everyone_contacted is not False:
        return None
    days = _days_of_nobody_promised(s, agreement)
    return unprompted_window(s, Action.FOLLOW_UP, whom(s), days, attempt=1)


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
    days = _span(s, since, s.profile.no_agreement_opens, s.profile.no_agreement_closes)
    return unprompted_window(s, Action.FOLLOW_UP, whom(s), days, attempt=1)


def application(s: Situation) -> Verdict | None:
    """Applied, no interview, and somebody is known whom one can ask once."""
    applied_on = s.case.application.applied_on
    exchange = s.last_exchange_day()
    since = [day for day in (applied_on, exchange) if day is not None and day <= s.today]
    to = whom(s)
    named = person_by_id(s, to.person)
    if not since or to.channel is None or named is None or not named.name:
        return None
    profile = s.profile
    days = _span(s, max(since), profile.application_opens, profile.application_closes)
    return unprompted_window(s, Action.FOLLOW_UP, to, days, attempt=1)


def quiet(s: Situation) -> Verdict | None:
    """Applied, and nobody to ask: after four weeks it counts as a no, and nothing is sent."""
    applied_on = s.case.application.applied_on
    if applied_on is None or applied_on > s.today or s.past_interviews:
        return None
    if any(person.role is not PersonRole.REFERRAL for person in s.case.people):
        return None
    days = [applied_on, *(s.day(touch.at) for touch in s.received)]
    opens = s.patient.add(max(days), s.profile.quiet_after)
    verdict = Verdict(Action.MOVE_ON, "", Addressee(), s.opening(opens))
    return _over_after(s, verdict, s.profile.quiet_until)


def nothing_known(s: Situation) -> Verdict | None:
    """There is nothing to go by."""
    return Verdict(Action.WAIT, "", whom(s))
