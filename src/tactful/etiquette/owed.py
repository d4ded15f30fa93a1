"""Rules for what ended, what we owe them, and the interview itself.

Quiet days delay nothing here: these windows count on the plain calendar.
"""

from __future__ import annotations

from datetime import date

from tactful.etiquette.addressee import (
    Addressee,
    back_to,
    in_order,
    in_writing,
    interviewers,
    latest_interview,
    person_by_id,
    whom,
    whom_to_thank,
    written_channel_to,
)
from tactful.etiquette.advice import Action
from tactful.etiquette.case import (
    Channel,
    Fit,
    Interview,
    Outcome,
    PersonRole,
    Request,
    Touch,
    TouchKind,
)
from tactful.etiquette.situation import OUR_ANSWERS, Situation
from tactful.etiquette.windows import Days, Verdict, unprompted_window

ENDED = frozenset({Outcome.DECLINED, Outcome.WITHDRAWN, Outcome.CLOSED})
OURS_TO_TELL = frozenset({Outcome.DECLINED, Outcome.WITHDRAWN})
BAD_FIT = frozenset({Fit.UNQUALIFIED, Fit.POOR_FIT})
NOTES_OF_THANKS = frozenset({TouchKind.THANK_YOU, TouchKind.CLOSING, TouchKind.ANSWER})
GOODBYES = frozenset({TouchKind.WITHDRAWAL, TouchKind.CLOSING, TouchKind.ANSWER})
FAREWELLS = frozenset({TouchKind.THANK_YOU, TouchKind.CLOSING})
THANKS = frozenset({TouchKind.THANK_YOU})
ANSWERS = frozenset({TouchKind.ANSWER})
WITHDRAWALS = frozenset({TouchKind.WITHDRAWAL})
FOLLOW_UPS = frozenset({TouchKind.FOLLOW_UP})
UNDO_REJECTION = frozenset({TouchKind.REPLY, TouchKind.INVITATION, TouchKind.OFFER})


def tell_them(s: Situation) -> Verdict | None:
    """We said no, or stepped back: whoever had to do with it hears so, once."""
    said_on = s.case.application.outcome_on
    if s.outcome not in OURS_TO_TELL or said_on is None or not s.humans_had_a_part():
        return None
    settled_from = s.opening(s.plain.add(said_on, s.profile.tell_them_until))
    if s.clock >= settled_from or s.sent_on_or_after(said_on, GOODBYES):
        return None
    to = in_writing(s, _last_who_wrote(s))
    if may_not_be_written_to(s, to):
        return None
    return Verdict(
        Action.REPLY, "", to, closes=s.closing(s.plain.add(said_on, s.profile.tell_them_within))
    )


def _last_who_wrote(s: Situation) -> Addressee:
    """Whom an ending is told: the sender of their last message, else the usual order."""
    if s.human_messages:
        last = s.human_messages[-1]
        present = person_by_id(s, last.person)
        if present is not None and present.id not in s.successors:
            return back_to(s, last.person, last.channel)
    return whom(s)


def settled(s: Situation) -> Verdict | None:
    """It ended: declined, withdrawn, closed; or accepted, with nothing left to answer."""
    if s.outcome in ENDED or (s.outcome is Outcome.ACCEPTED and not _owes(s)):
        return Verdict(Action.DONE)
    if _accepted_elsewhere_on(s) is None and s.sent_of(WITHDRAWALS):
        return Verdict(Action.DONE)
    return None


def may_not_be_written_to(s: Situation, to: Addressee) -> bool:
    """Whether the employer, or whoever would be written to, asked not to be contacted."""
    marked = to.intended is not None and to.intended.do_not_contact
    return s.case.employer.do_not_contact or marked


def blocked(s: Situation, to: Addressee) -> Verdict | None:
    """Whoever would be written to asked not to be; or the advertisement did, and they have
    shown no interest of their own. ``to`` is the addressee of the rules below this one.
    """
    if s.case.employer.do_not_contact:
        return Verdict(Action.BLOCKED, "employer")
    if to.intended is not None and to.intended.do_not_contact:
        return Verdict(Action.BLOCKED, "person")
    uninvited = s.case.application.no_contact and not s.interviews
    if uninvited and not s.human_messages:
        return Verdict(Action.BLOCKED, "advertisement")
    return None


def _owes(s: Situation) -> bool:
    return answer_owed(s) is not None or material_owed(s) is not None


def rejections(s: Situation) -> list[Touch]:
    """The rejections that still stand: no reply, invitation, offer or interview came after."""
    said = s.rejections
    if not said or s.outcome is Outcome.REJECTED:
        return said
    newer = [t for t in s.human_messages if t.kind in UNDO_REJECTION]
    newer += [offer for offer in s.offers if offer.person is None]
    newer.sort(key=lambda touch: touch.at)
    return [
        touch
        for touch in said
        if not any(interview.at > touch.at for interview in s.interviews)
        and next(s.after(touch, newer), None) is None
    ]


def rejected(s: Situation) -> Verdict | None:
    """They said no: one note of thanks to a person who wrote it, nothing to a machine; and
    where they said when to ask again, one question then.
    """
    if s.outcome is Outcome.ACCEPTED:
        return None
    said = rejections(s)
    if (not said and s.outcome is not Outcome.REJECTED) or _owes(s):
        return None
    by_people = [touch for touch in said if touch.person is not None]
    ask_again = _ask_again(s, said)
    if not by_people:
        return ask_again or Verdict(Action.DONE, "unsigned", whom(s))
    last = by_people[-1]
    closes = s.closing(s.plain.add(s.day(last.at), s.profile.rejection_thanks_within))
    to = in_writing(s, back_to(s, last.person, last.channel))
    if s.sent_after(last, NOTES_OF_THANKS) or s.clock >= closes:
        return ask_again or Verdict(Action.DONE, "thanked", to)
    return Verdict(Action.MOVE_ON, "", to, last.at.astimezone(s.zone), closes)


def _ask_again(s: Situation, said: list[Touch]) -> Verdict | None:
    """Done until the day they named, then the question; None once its week is over."""
    asking = asking_again(s, said)
    if asking is None or asking.opens is None or asking.closes is None:
        return None
    if s.clock < asking.opens:
        return Verdict(Action.DONE, "until_then", asking.to)
    return asking if s.clock < asking.closes else None


def asking_again(s: Situation, said: list[Touch]) -> Verdict | None:
    """The one question on the day the latest rejection named; None once it was asked."""
    back_on = said[-1].back_on if said else None
    if back_on is None or s.sent_on_or_after(back_on, FOLLOW_UPS):
        return None
    signed = next((touch for touch in reversed(said) if touch.person is not None), None)
    to = back_to(s, signed.person, signed.channel) if signed else whom(s)
    opens = s.patient.roll_forward(back_on)
    days = Days(opens, s.patient.add(opens, s.profile.ask_again_closes))
    return unprompted_window(
        s, Action.FOLLOW_UP, to, days, attempt=1, row="ask_again", awaited=True
    )


def accepted_elsewhere(s: Situation) -> Verdict | None:
    """I took another offer: whoever had to do with me here hears so, and then it is done."""
    on = _accepted_elsewhere_on(s)
    if on is None or s.outcome is Outcome.ACCEPTED:
        return None
    done_from = s.opening(s.plain.add(on, s.profile.accepted_elsewhere_until))
    told = s.sent_on_or_after(on, GOODBYES)
    if told or not s.humans_had_a_part() or s.clock >= done_from:
        return Verdict(Action.DONE, "told", whom(s))
    closes = s.closing(s.plain.add(on, s.profile.accepted_elsewhere_within))
    to = in_writing(s, _last_who_wrote(s))
    return Verdict(Action.MOVE_ON, "", to, s.start_of(on), closes, done_from=done_from)


def _accepted_elsewhere_on(s: Situation) -> date | None:
    on = s.case.accepted_elsewhere_on
    return on if on is not None and on <= s.today else None


def last_offer(s: Situation) -> Touch | None:
    """The offer they made last, if they made one."""
    return s.offers[-1] if s.offers else None


def offer(s: Situation) -> Verdict | None:
    """An offer, and no answer of ours since: acknowledge it."""
    if s.outcome is Outcome.ACCEPTED or rejections(s):
        return None
    last = last_offer(s)
    if last is not None:
        if s.sent_after(last, ANSWERS):
            return None
        return _acknowledge(s, s.day(last.at), back_to(s, last.person, last.channel))
    said_on = s.case.application.outcome_on
    if s.outcome is Outcome.OFFER and said_on is not None:
        if s.sent_on_or_after(said_on, ANSWERS):
            return None
        return _acknowledge(s, said_on, whom(s))
    return None


def _acknowledge(s: Situation, offered_on: date, to: Addressee) -> Verdict:
    last_day = s.plain.add(offered_on, s.profile.offer_answered_within)
    return Verdict(Action.REPLY, "", to, closes=s.closing(last_day))


def answer_owed(s: Situation) -> Verdict | None:
    """A human message needs an answer; the earliest one that has none."""
    for message in s.human_messages:
        if message.asks and not _answered(s, message):
            last_day = s.plain.add(s.day(message.at), s.profile.answer_within)
            to = back_to(s, message.person, message.channel)
            row = "invited" if message.kind is TouchKind.INVITATION else ""
            return Verdict(Action.REPLY, row, to, closes=s.closing(last_day))
    return None


def _answered(s: Situation, message: Touch) -> bool:
    if s.sent_after(message, OUR_ANSWERS):
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
        soonest = min(s.ahead, key=lambda interview: interview.at)
        if s.day(soonest.at) <= s.plain.add(s.today, s.profile.prepare_ahead):
            return _prepare(s, soonest)
    return None


def interview_ahead(s: Situation) -> Verdict | None:
    """An interview lies further ahead."""
    return _prepare(s, min(s.ahead, key=lambda i: i.at)) if s.ahead else None


def _prepare(s: Situation, soonest: Interview) -> Verdict:
    row = "call" if soonest.is_call else ""
    return Verdict(Action.PREPARE, row, whom(s), closes=soonest.at.astimezone(s.zone))


def missed_call(s: Situation) -> Verdict | None:
    """They said they would ring: did they? And if nobody did: two lines, the same day."""
    if not (s.missed or s.past_interviews):
        return None
    held = [call for call in s.past_interviews if call.is_call]
    calls = sorted(held + s.missed, key=lambda call: call.over_at)
    if not calls or not _nothing_since(s, calls[-1]):
        return None
    call = calls[-1]
    if call not in s.missed:
        return Verdict(Action.DEBRIEF, "", whom(s))
    closes = s.closing(s.plain.add(s.day(call.over_at), s.profile.missed_call_within))
    if s.clock >= closes:
        return None
    opens = call.over_at.astimezone(s.zone)
    to = _by_mail_if_any(s, call)
    return Verdict(Action.FOLLOW_UP, "missed", to, opens, closes, unprompted=True)


def _nothing_since(s: Situation, call: Interview) -> bool:
    if any(touch.at > call.at for touch in s.happened):
        return False
    return not s.debriefed_since(s.day(call.at)) and not any(
        interview.at > call.at for interview in s.interviews
    )


def _by_mail_if_any(s: Situation, call: Interview) -> Addressee:
    caller = next((p for p in interviewers(s, call) if not p.do_not_contact), None)
    usual = whom(s)
    person = caller or person_by_id(s, usual.person)
    if person is None:
        return usual
    written = written_channel_to(s, person)
    if written is not None:
        return Addressee(person.id, written, person)
    if person.phone:
        return Addressee(person.id, Channel.PHONE, person)
    return usual


def no_fit(s: Situation) -> Verdict | None:
    """It was evident that it does not fit: thank them once and move on."""
    interview, day = s.last_talk, s.last_talk_on
    if interview is None or day is None or s.case.application.fit not in BAD_FIT:
        return None
    closes = s.closing(s.plain.add(day, s.profile.no_fit_thanks_within))
    to = whom_to_thank(s, interview)
    if s.sent_since(interview.at, FAREWELLS) or s.clock >= closes:
        return Verdict(Action.DONE, "thanked", to)
    return Verdict(Action.MOVE_ON, "", to, interview.over_at.astimezone(s.zone), closes)


def debrief(s: Situation) -> Verdict | None:
    """An interview was today: note what was agreed while it is fresh."""
    interview = s.last_talk
    if interview is None or s.last_talk_on != s.today:
        return None
    return _debrief(s, interview)


def debrief_late(s: Situation) -> Verdict | None:
    """An interview was a day or two ago, and nothing was noted: still worth a minute."""
    interview, day = s.last_talk, s.last_talk_on
    if interview is None or day is None:
        return None
    if s.today > s.plain.add(day, s.profile.debrief_until):
        return None
    return _debrief(s, interview)


def _debrief(s: Situation, interview: Interview) -> Verdict | None:
    if s.debriefed_since(s.day(interview.at)):
        return None
    return Verdict(Action.DEBRIEF, "", whom(s))


def thank(s: Situation) -> Verdict | None:
    """An interview was a few days ago and nobody has been thanked since."""
    interview, day = s.last_talk, s.last_talk_on
    if interview is None or day is None:
        return None
    if s.today > s.plain.add(day, s.profile.thank_until) or s.sent_since(interview.at, THANKS):
        return None
    to = whom_to_thank(s, interview)
    if to.channel is None:
        return None
    closes = s.closing(s.plain.add(day, s.profile.thank_within))
    return Verdict(Action.THANK, "", to, interview.over_at.astimezone(s.zone), closes)


def no_channel(s: Situation) -> Verdict | None:
    """Nobody can be reached, and there is somebody one would reach."""
    somebody = any(person.role is not PersonRole.REFERRAL for person in s.case.people)
    if not (s.past_interviews or somebody or s.agreement):
        return None
    to = whom(s)
    if to.channel is not None:
        return None
    known = next(interviewers(s, latest_interview(s)), None) or next(in_order(s), to.intended)
    return Verdict(Action.FIX_CONTACT, "", Addressee(known.id if known else None, None, known))
