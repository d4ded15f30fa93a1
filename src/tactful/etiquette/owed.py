"""Rules for what ended, what we owe them, and the interview itself.

Quiet days delay nothing here: these windows count on the plain calendar.
"""

from __future__ import annotations

from datetime import date

from tactful.etiquette.addressee import (
    Addressee,
    back_to,
    interviewers,
    latest_interview,
    whom,
    whom_to_thank,
)
from tactful.etiquette.advice import Action
from tactful.etiquette.case import Fit, Interview, Outcome, Request, Touch, TouchKind
from tactful.etiquette.situation import OUR_ANSWERS, Situation
from tactful.etiquette.windows import Verdict

ENDED = frozenset({Outcome.DECLINED, Outcome.WITHDRAWN, Outcome.CLOSED})
BAD_FIT = frozenset({Fit.UNQUALIFIED, Fit.POOR_FIT})
NOTES_OF_THANKS = frozenset({TouchKind.THANK_YOU, TouchKind.CLOSING, TouchKind.ANSWER})
FAREWELLS = frozenset({TouchKind.THANK_YOU, TouchKind.CLOSING})
THANKS = frozenset({TouchKind.THANK_YOU})
ANSWERS = frozenset({TouchKind.ANSWER})
UNDO_REJECTION = frozenset({TouchKind.REPLY, TouchKind.OFFER})


def settled(s: Situation) -> Verdict | None:
    """It ended: declined, withdrawn, closed; or accepted, with nothing left to answer."""
    if s.outcome in ENDED or (s.outcome is Outcome.ACCEPTED and not _owes(s)):
        return Verdict(Action.DONE)
    return None


def blocked(s: Situation, to: Addressee) -> Verdict | None:
    """Whoever would be written to asked not to be; or the advertisement did, and they have
    shown no interest of their own. ``to`` is the addressee of the rules below this one.
    """
    if s.case.employer.do_not_contact:
        return Verdict(Action.BLOCKED, "employer")
    if to.intended is not None and to.intended.do_not_contact:
        return Verdict(Action.BLOCKED, "person")
    uninvited = s.case.application.no_contact and not s.case.interviews
    if uninvited and not s.human_messages:
        return Verdict(Action.BLOCKED, "advertisement")
    return None


def _owes(s: Situation) -> bool:
    return answer_owed(s) is not None or material_owed(s) is not None


def rejections(s: Situation) -> list[Touch]:
    """The rejections that still stand: no reply, offer or interview came after them."""
    said = [touch for touch in s.received if touch.kind is TouchKind.REJECTION]
    if not said or s.outcome is Outcome.REJECTED:
        return said
    newer = [t.at for t in s.human_messages if t.kind in UNDO_REJECTION]
    newer += [t.at for t in s.received if t.kind is TouchKind.OFFER]
    newer += [interview.at for interview in s.case.interviews]
    return [touch for touch in said if not any(at > touch.at for at in newer)]


def rejected(s: Situation) -> Verdict | None:
    """They said no: one note of thanks to a person who wrote it, nothing to a machine."""
    if s.outcome is Outcome.ACCEPTED:
        return None
    said = rejections(s)
    if (not said and s.outcome is not Outcome.REJECTED) or _owes(s):
        return None
    by_people = [touch for touch in said if touch.person is not None]
    if not by_people:
        return Verdict(Action.DONE, "unsigned", whom(s))
    last = by_people[-1]
    closes = s.closing(s.plain.add(s.day(last.at), s.profile.rejection_thanks_within))
    to = back_to(s, last.person, last.channel)
    if s.sent_since(last.at, NOTES_OF_THANKS) or s.now >= closes:
        return Verdict(Action.DONE, "thanked", to)
    return Verdict(Action.MOVE_ON, "", to, last.at.astimezone(s.zone), closes)


def offer(s: Situation) -> Verdict | None:
    """An offer, and no answer of ours since: acknowledge it."""
    if s.outcome is Outcome.ACCEPTED or rejections(s):
        return None
    offers = [touch for touch in s.received if touch.kind is TouchKind.OFFER]
    if offers:
        last = offers[-1]
        if s.sent_since(last.at, ANSWERS):
            return None
        return _acknowledge(s, s.day(last.at), back_to(s, last.person, last.channel))
    said_on = s.case.application.outcome_on
    if s.outcome is Outcome.OFFER and said_on is not None:
        if s.sent_since(s.start_of(said_on), ANSWERS):
            return None
        return _acknowledge(s, said_on, whom(s))
    return None


def _acknowledge(s: Situation, offered_on: date, to: Addressee) -> Verdict:
    last_day = s.plain.add(offered_on, s.profile.offer_answered_within)
    return Verdict(Action.REPLY, "", to, closes=s.closing(last_day))


def answer_owed(s: Situation) -> Verdict | None:
    """A human message needs an answer; the earliest one that has none."""
    for message in s.human_messages:
        if message.needs_answer and not _answered(s, message):
            last_day = s.plain.add(s.day(message.at), s.profile.answer_within)
            to = back_to(s, message.person, message.channel)
            return Verdict(Action.REPLY, "", to, closes=s.closing(last_day))
    return None


def _answered(s: Situation, message: Touch) -> bool:
    if s.sent_since(message.at, OUR_ANSWERS):
        return True
    asked_on = s.day(message.at)
    delivered = (s.delivered_on(request) for request in s.case.requests)
    return any(day is not None and day > asked_on for day in delivered)


def material_owed(s: Situation) -> Verdict | None:
    """Something they asked for is not delivered; what is due first comes first."""
    open_requests = [
        request
        for request in s.case.requests
        if s.delivered_on(request) is None
        and (request.asked_on is None or request.asked_on <= s.today)
    ]
    if not open_requests:
        return None
    due_days = [_due_day(s, request) for request in open_requests]
    due = min((day for day in due_days if day is not None), default=None)
    closes = None if due is None else s.closing(due)
    return Verdict(Action.DELIVER, "", whom(s), closes=closes)


def _due_day(s: Situation, request: Request) -> date | None:
    if request.due is not None:
        return s.plain.roll_back(request.due)
    if request.asked_on is not None:
        return s.plain.add(request.asked_on, s.profile.delivery_within)
    return None


def interview_near(s: Situation) -> Verdict | None:
    """An interview begins within a working day: the question card. While one runs: wait."""
    if s.running:
        ends = min(interview.over_at for interview in s.running)
        return Verdict(Action.WAIT, "running", whom(s), opens=ends.astimezone(s.zone))
    if s.ahead:
        soonest = min(interview.at for interview in s.ahead)
        if s.day(soonest) <= s.plain.add(s.today, s.profile.prepare_ahead):
            return _prepare(s, soonest_of=s.ahead)
    return None


def interview_ahead(s: Situation) -> Verdict | None:
    """An interview lies further ahead."""
    return _prepare(s, soonest_of=s.ahead) if s.ahead else None


def _prepare(s: Situation, soonest_of: list[Interview]) -> Verdict:
    begins = min(interview.at for interview in soonest_of)
    return Verdict(Action.PREPARE, "", whom(s), closes=begins.astimezone(s.zone))


def no_fit(s: Situation) -> Verdict | None:
    """It was evident that it does not fit: thank them once and move on."""
    interview = s.last_interview
    if interview is None or s.case.application.fit not in BAD_FIT:
        return None
    closes = s.closing(s.plain.add(s.day(interview.over_at), s.profile.no_fit_thanks_within))
    to = whom_to_thank(s, interview)
    if s.sent_since(interview.at, FAREWELLS) or s.now >= closes:
        return Verdict(Action.DONE, "thanked", to)
    return Verdict(Action.MOVE_ON, "", to, interview.over_at.astimezone(s.zone), closes)


def debrief(s: Situation) -> Verdict | None:
    """An interview was today: note what was agreed while it is fresh."""
    interview = s.last_interview
    if interview is None or s.day(interview.over_at) != s.today:
        return None
    return _debrief(s, interview)


def debrief_late(s: Situation) -> Verdict | None:
    """An interview was a day or two ago, and nothing was noted: still worth a minute."""
    interview = s.last_interview
    if interview is None:
        return None
    if s.today > s.plain.add(s.day(interview.over_at), s.profile.debrief_until):
        return None
    return _debrief(s, interview)


def _debrief(s: Situation, interview: Interview) -> Verdict | None:
    if s.debriefed_since(s.day(interview.at)):
        return None
    return Verdict(Action.DEBRIEF, "", whom(s))


def thank(s: Situation) -> Verdict | None:
    """An interview was a few days ago and nobody has been thanked since."""
    interview = s.last_interview
    if interview is None:
        return None
    day = s.day(interview.over_at)
    if s.today > s.plain.add(day, s.profile.thank_until) or s.sent_since(interview.at, THANKS):
        return None
    to = whom_to_thank(s, interview)
    if to.channel is None:
        return None
    closes = s.closing(s.plain.add(day, s.profile.thank_within))
    return Verdict(Action.THANK, "", to, interview.over_at.astimezone(s.zone), closes)


def no_channel(s: Situation) -> Verdict | None:
    """Nobody can be reached, and there is somebody one would reach."""
    if not (s.past_interviews or s.case.people or s.agreement):
        return None
    to = whom(s)
    if to.channel is not None:
        return None
    known = next(interviewers(s, latest_interview(s)), to.intended)
    return Verdict(Action.FIX_CONTACT, "", Addressee(known.id if known else None, None, known))
