"""What each row of the rule table says to a person, and how docs/rules.md describes it.

``situation``, ``advice`` and ``window`` are for the page of rules and may name numbers of a
profile in braces. ``sentence`` is what a person is told, ``changes`` what would change the
advice besides the clock, as the end of "This changes with …".
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RowText:
    """A row in words."""

    situation: str
    advice: str
    window: str
    sentence: str
    changes: str


SURVEYS = (
    "Robert Half/Accountemps 2017, 2018: a third of HR managers dropped a candidate as too"
    " pushy; email is preferred by 64%, the phone by 21%, texts by nobody.",
    "Indeed, How long to wait after an interview: five business days, then one or two past"
    " a date they named.",
    "Duke Law: acknowledge an offer within a day.",
    "Kooti et al. 2015: about 90 % of the replies that ever come, come within two days.",
    "Belkins 2023: a first reminder helps, a third one hurts.",
    "Boomerang 2016: 50 to 125 words, one to three questions.",
)
SOURCES = {
    "L": "the recruiter's lesson, How to follow up without stalking",
    "S": "surveys and published advice: every wait from here is a default and a setting",
}

ANY_WORD = "a message from them, or a new agreement"
INVITED_TO_WRITE = "your lifting it, once they invite you to write"

ROW_TEXTS: dict[tuple[str, str], RowText] = {
    ("tell_them", ""): RowText(
        "outcome declined or withdrawn; they had written, talked to you or made an offer; and no"
        " withdrawal, answer or closing note went out on or after that day",
        "reply: tell them, kindly and shortly",
        "closes +{tell_them_within} bd after the outcome; +{tell_them_until} bd: settled",
        "You've decided, and they don't know yet: two kind lines now save them the wondering.",
        "your telling them, or a different outcome",
    ),
    ("settled", ""): RowText(
        "outcome declined, withdrawn or closed, or a withdrawal went out; accepted, with nothing"
        " left to answer or deliver",
        "done",
        "",
        "This application is settled; there's nothing left to do.",
        "a different outcome",
    ),
    ("blocked", "employer"): RowText(
        "the employer asked not to be contacted",
        "blocked",
        "only you can lift it",
        "This employer asked not to be contacted, so nothing is sent.",
        INVITED_TO_WRITE,
    ),
    ("blocked", "person"): RowText(
        "the person you would write to asked not to be contacted (for reply, deliver and"
        " thank: the addressee)",
        "blocked",
        "only you can lift it",
        "The person you would write to asked not to be contacted, so nothing is sent.",
        INVITED_TO_WRITE,
    ),
    ("blocked", "advertisement"): RowText(
        "the advertisement says no contact, there is no interview past or ahead, and no"
        " human has written",
        "blocked",
        "only you can lift it",
        "The advertisement asks for no contact, and nobody there has written to you yet.",
        "an interview, or a message from a person there",
    ),
    ("rejected", ""): RowText(
        "outcome rejected, or a rejection with no later reply, invitation, interview or offer:"
        " by a person, and no note since",
        "move_on: one note of thanks",
        "opens at once, closes +{rejection_thanks_within} bd, then done",
        "They said no, and somebody took the time to tell you: a short thank-you leaves the"
        " door open.",
        "a note of thanks, or a new message from them",
    ),
    ("rejected", "thanked"): RowText(
        "… and thanked since, or the days are over",
        "done",
        "",
        "They said no, and there's nothing left to say; it ended politely.",
        "a new message from them",
    ),
    ("rejected", "unsigned"): RowText(
        "… by a no-reply address, or unknown",
        "done",
        "",
        "They said no, and no person signed it; there's nobody to thank.",
        "a new message from them",
    ),
    ("rejected", "until_then"): RowText(
        "… and they named a day to ask again",
        "done until that day",
        "",
        "They said no for now, and told you when to ask again. Until then there's nothing to do.",
        "a new message from them",
    ),
    ("rejected", "ask_again"): RowText(
        "… and that day has come, with no follow-up since",
        "follow_up 1",
        "opens that day, closes +{ask_again_closes} bd, then done",
        "They told you to ask again about now: one short question is welcome.",
        "your asking, or a new message from them",
    ),
    ("accepted_elsewhere", ""): RowText(
        "you accepted another offer, and a person here has written, talked to you or made an"
        " offer; no withdrawal, closing note or answer since that day",
        "move_on: withdraw with thanks",
        "opens at once, closes +{accepted_elsewhere_within} bd, +{accepted_elsewhere_until} bd:"
        " done",
        "You've taken another job. Withdraw here with thanks, so that nobody keeps a place"
        " for you.",
        "your withdrawal",
    ),
    ("accepted_elsewhere", "told"): RowText(
        "… withdrawn or answered since, or no person has to do with it",
        "done",
        "",
        "You've taken another job, and nobody here is waiting for a word.",
        "a new message from them",
    ),
    ("offer", ""): RowText(
        "an offer with no answer of yours since",
        "reply: acknowledge it",
        "closes +{offer_answered_within} bd after it",
        "They've made you an offer: say thank you within a working day, even if you need time"
        " to decide.",
        "your answer",
    ),
    ("answer_owed", ""): RowText(
        "a person's message needs an answer, and no answer or delivery of yours came after it",
        "reply, to its sender, on its channel",
        "closes +{answer_within} bd after it",
        "They asked you something, and it's your turn: answer within a working day.",
        "your answer",
    ),
    ("answer_owed", "invited"): RowText(
        "… an invitation to an interview, a test or a trial",
        "reply, to its sender, on its channel",
        "closes +{answer_within} bd after it",
        "They've invited you: answer within a working day, with times that suit you.",
        "your answer",
    ),
    ("material_owed", ""): RowText(
        "a request is not delivered",
        "deliver",
        "closes on its due day; none: +{delivery_within} bd after it was asked",
        "They still need something from you, and that comes first.",
        "its delivery",
    ),
    ("interview_near", ""): RowText(
        "an interview begins within {prepare_ahead} working day",
        "prepare: the question card",
        "until it begins",
        "Your interview is close: take the questions along, so you needn't wonder afterwards.",
        "a change of the interview's time",
    ),
    ("interview_near", "call"): RowText(
        "… or they said they would ring at a set hour",
        "prepare: the question card",
        "until the hour they named",
        "They said they'd ring: keep the hour free, and the questions at hand.",
        "a change of the hour",
    ),
    ("interview_near", "running"): RowText(
        "an interview is running",
        "wait",
        "until it ends",
        "Your interview is going on. Everything else can wait.",
        "the end of the interview",
    ),
    ("missed_call", ""): RowText(
        "a call at a set hour is over, and nothing was noted since it began",
        "debrief: did they ring?",
        "",
        "They said they'd ring at that hour. Did they?",
        "what you note about it",
    ),
    ("missed_call", "missed"): RowText(
        "… and they did not ring",
        "follow_up: two lines, by email if there is one; it is no attempt",
        "opens at its end, closes +{missed_call_within} bd, then as if the call had not been"
        " agreed",
        "They didn't ring. Two friendly lines the same day, without a reproach, are all it takes.",
        ANY_WORD,
    ),
    ("no_fit", ""): RowText(
        "fit is unqualified or poor_fit, an interview took place, not thanked since",
        "move_on: thank them",
        "closes +{no_fit_thanks_within} bd, then done",
        "You noted that this isn't the right fit: thank them for their time and move on, without"
        " what-ifs.",
        "a thank-you note, a different judgement of the fit, or a message from them",
    ),
    ("no_fit", "thanked"): RowText(
        "… thanked since, or the day is over",
        "done",
        "",
        "You noted that this isn't the right fit, and there's nothing left to do.",
        "a different judgement of the fit, or a message from them",
    ),
    ("debrief", ""): RowText(
        "an interview (no call) was today and no agreement was noted since",
        "debrief",
        "",
        "Your interview was today: note what was agreed while you remember it.",
        "the debrief",
    ),
    ("thank", ""): RowText(
        "an interview (no call) was at most {thank_until} bd ago, no thank-you since, and"
        " somebody can be written to",
        "thank, in writing: an interviewer of that interview first",
        "opens at its end, closes +{thank_within} bd",
        "A short thank-you note belongs to the day after an interview.",
        "the thank-you note",
    ),
    ("debrief_late", ""): RowText(
        "an interview (no call) was at most {debrief_until} bd ago and no agreement was noted"
        " since",
        "debrief",
        "",
        "What was agreed in the interview isn't noted yet; a minute now saves weeks of wondering.",
        "the debrief",
    ),
    ("interview_ahead", ""): RowText(
        "an interview lies further ahead",
        "prepare",
        "until it begins",
        "An interview is coming; until then nobody expects to hear from you.",
        "a change of the interview's time, or a message from them",
    ),
    ("interview_ahead", "call"): RowText(
        "… or a call at a set hour",
        "prepare",
        "until the hour they named",
        "They said when they'd ring; until then nobody expects to hear from you.",
        "a change of the hour, or a message from them",
    ),
    ("competing_offer", ""): RowText(
        "you would rather be here; an offer elsewhere is open; a person here has talked or"
        " written to you; permission was not refused; and no news went out since that offer",
        "tell: one honest message with the day, no threat",
        "opens at once, closes {answer_before} bd before the day of that offer (if that is past:"
        " on that day)",
        "You have another offer and would rather be here: tell them once, as a fact, with the"
        " day. It often moves a file.",
        "your telling them, or a decision about the other offer",
    ),
    ("deciding", ""): RowText(
        "an offer, acknowledged, and no agreement since it that names a day still to be kept",
        "wait: it is yours to decide",
        "closes on the day they want your answer by",
        "They've made you an offer, and you've thanked them. The decision is yours; take your"
        " time until its day, and don't resign anywhere before there's a contract to sign.",
        "your decision: accepted or declined",
    ),
    ("deciding", "answer"): RowText(
        "… from {answer_before} bd before that day",
        "reply: give your answer",
        "closes on that day",
        "They want your answer soon: accept, decline, or ask for more time.",
        "your answer",
    ),
    ("no_channel", ""): RowText(
        "no usable channel to anyone, and there was an interview or an agreement, or a"
        " person (no referral) is known",
        "fix_contact",
        "",
        "There's no address that reaches anybody there: find one before it's needed.",
        "an email address or a phone number",
    ),
    ("closed", ""): RowText(
        "a closing note, and no reply, interview or agreement since",
        "done",
        "",
        "You thanked them and let go. If anything changes, they know where to find you.",
        "a message from them, an interview or a new agreement",
    ),
    ("refused", ""): RowText(
        "the agreement that counts refused permission; until a newer agreement or interview",
        "wait, then done: nothing is sent",
        "opens D +{refused_after_promise} bd; no D: interview (else agreement)"
        " +{refused_without_promise} bd",
        "They asked you not to follow up, so don't. If the day passes without word, let it go.",
        "a newer agreement, an interview, or a message from them",
    ),
    ("on_hold", ""): RowText(
        "the latest human message says the position is paused; no newer agreement or interview,"
        " no follow-up since",
        "follow_up 1",
        "opens +{hold_after_back} bd after the pause, closes +{hold_window} bd",
        "The position is on hold. Leave it alone until the pause is over, then ask once.",
        ANY_WORD,
    ),
    ("on_hold", "no_day"): RowText(
        "… and no day was named",
        "follow_up 1",
        "opens +{hold_without_day} bd after the message, closes +{hold_window} bd",
        "The position is on hold, and nobody said until when: four weeks of patience, then one"
        " question.",
        ANY_WORD,
    ),
    ("cap", ""): RowText(
        "attempts ≥ {attempts_after_interview} after an interview,"
        " ≥ {attempts_after_application} after an application;"
        " or {follow_ups_in_all} follow-ups in all",
        "wait, then move_on (a note is optional)",
        "opens +{move_on_after_attempt} bd after the last attempt",
        "You've asked as often as is polite. Thank them and move on; silence usually says more"
        " about their week than about you.",
        "a message from them, an interview or a new agreement",
    ),
    ("cap", "over"): RowText(
        "… and {move_on_until} bd later",
        "done",
        "",
        "You've asked as often as is polite, and it has stayed quiet. There's nothing left to do.",
        "a message from them, an interview or a new agreement",
    ),
    ("retry", ""): RowText(
        "at least one attempt, unanswered",
        "follow_up, next attempt, to the same person",
        "opens +{retry_opens} bd, closes +{retry_closes} bd after it",
        "No answer yet: wait three to four business days, then try once more.",
        "an answer from them",
    ),
    ("retry", "agreed"): RowText(
        "… while the day of an agreement is still ahead",
        "follow_up, next attempt, to the same person",
        "the window of that agreement",
        "You asked early, and the day you agreed on is still ahead: keep to it now.",
        "an answer from them",
    ),
    ("times_offered", ""): RowText(
        "they invited you, you answered, no interview was noted since and no person wrote",
        "follow_up 1: are those times still good?",
        "opens +{times_opens} bd, closes +{times_closes} bd after your answer",
        "You sent them times and heard nothing: before those times are gone, ask whether one"
        " still suits.",
        "a message from them, or an interview",
    ),
    ("agreed_day", ""): RowText(
        "agreement: a day to follow up",
        "follow_up 1",
        "opens that day, closes +{agreed_day_closes} bd",
        "You agreed on a day to follow up, and you keep to it.",
        ANY_WORD,
    ),
    ("agreed_deadline", ""): RowText(
        "agreement: contacted by D, may follow up",
        "follow_up 1",
        "opens D +{permitted_opens} bd, closes D +{permitted_closes} bd",
        "They named a day you'd hear by, and said you may follow up once it has passed.",
        ANY_WORD,
    ),
    ("agreed_deadline", "unasked"): RowText(
        "… permission was not asked",
        "follow_up 1",
        "opens D +{unasked_opens} bd, closes D +{unasked_closes} bd",
        "They named a day you'd hear by. Whether you may follow up wasn't settled, so give them"
        " a day more.",
        ANY_WORD,
    ),
    ("nobody_promised", ""): RowText(
        "agreement: not everyone is contacted, no day settled",
        "follow_up 1",
        "opens +{nobody_promised_opens} bd, closes +{nobody_promised_closes} bd"
        " after the interview (else the agreement)",
        "They don't get back to everyone, and no day was settled: two weeks of patience, then a"
        " question is fair.",
        ANY_WORD,
    ),
    ("no_agreement", ""): RowText(
        "an interview, and no agreement with a day that still holds",
        "follow_up 1",
        "opens +{no_agreement_opens} bd, closes +{no_agreement_closes} bd after the last exchange",
        "No day was agreed that still holds. Five business days after you last heard from each"
        " other is a fair moment to ask.",
        "a message from them, or noting what was agreed",
    ),
    ("application", ""): RowText(
        "applied, no interview, a named person (no referral) with a channel",
        "follow_up 1",
        "opens +{application_opens} bd, closes +{application_closes} bd after applying"
        " or the last exchange",
        "You applied and know whom to ask: one question after seven business days is fine, a"
        " second isn't.",
        "a message from them, or an interview",
    ),
    ("quiet", ""): RowText(
        "applied, no interview, nobody to ask (no person but referrals)",
        "wait, then move_on: count it as a no, nothing is sent",
        "opens +{quiet_after} bd after applying or the last message",
        "You applied, and there's nobody to ask. After four quiet weeks count it as a no, and"
        " give your time to the others.",
        "a name to ask, an interview, or a message from them",
    ),
    ("quiet", "over"): RowText(
        "… and {quiet_until} bd later",
        "done",
        "",
        "You applied and never heard. It counts as a no; there's nothing to do.",
        "a name to ask, an interview, or a message from them",
    ),
    ("nothing_known", ""): RowText(
        "none of these",
        "wait",
        "",
        "Nothing to go on yet. Add the day you applied, or an interview.",
        "the day you applied, a person, an interview, or a message from them",
    ),
    ("lapsed", ""): RowText(
        "a follow-up whose window closed {lapse_after} bd ago or more",
        "move_on: nothing need be sent",
        "",
        "It has gone quiet: let it go, or write once more if you still want it.",
        ANY_WORD,
    ),
    ("lapsed", "over"): RowText(
        "… and {lapse_until} bd later",
        "done",
        "",
        "It went quiet a while ago, and there's nothing left to do.",
        ANY_WORD,
    ),
}

DELAY_TEXTS = {
    "away": "They're out of the office; nothing unprompted goes out before they're back.",
    "guard": "You wrote to this person recently. Leave three business days between notes, over"
    " all applications.",
    "not_before": "They named a day before which you shouldn't follow up.",
    "deciding": "They haven't begun to decide; give them two business days once they have.",
    "office_hours": "Their office is closed now; calls are made in office hours.",
}


def row_text(rule: str, row: str) -> RowText:
    """The words of a row."""
    return ROW_TEXTS[rule, row]
