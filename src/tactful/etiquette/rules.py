"""THE table: the rules in order, each row with its reason and its source.

The first rule to speak wins. `docs/rules.md` and `docs/rules.svg` are drawn from this
table. L1 to L12 are the steps of the recruiter's lesson; S stands for the surveys and
published advice listed in SOURCES.
"""

from __future__ import annotations

from tactful.etiquette import followups, owed
from tactful.etiquette.advice import Reason
from tactful.etiquette.rule import Row, Rule

SURVEYS = (
    "Robert Half/Accountemps 2017, 2018: a third of HR managers dropped a candidate as too"
    " pushy; e-mail is preferred by 64 %, the phone by 21 %, texts by nobody.",
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


SETTLED = Rule(
    "settled",
    {
        "": Row(
            "outcome declined, withdrawn or closed; accepted, with nothing left to answer"
            " or deliver",
            "done",
            "",
            "",
            "This application is settled; there is nothing left to do.",
            "a different outcome",
        )
    },
    owed.settled,
)

# Second in order, yet it must know whom the rules below would write to: `advise` asks them first.
BLOCKED = Rule(
    "blocked",
    {
        "employer": Row(
            "the employer asked not to be contacted",
            "blocked",
            "only you can lift it",
            "L, S",
            "This employer asked not to be contacted, so nothing is sent.",
            "your lifting it, when they invite you to write",
        ),
        "person": Row(
            "the person you would write to asked not to be contacted (for reply, deliver and"
            " thank: the addressee)",
            "blocked",
            "only you can lift it",
            "L, S",
            "The person you would write to asked not to be contacted, so nothing is sent.",
            "your lifting it, when they invite you to write",
        ),
        "advertisement": Row(
            "the advertisement says no contact, there is no interview past or ahead, and no"
            " human has written",
            "blocked",
            "only you can lift it",
            "L, S",
            "The advertisement asks for no contact, and nobody there has written to you yet.",
            "an interview, or a message from a person there",
        ),
    },
    None,
)

RULES_BELOW_BLOCKED: tuple[Rule, ...] = (
    Rule(
        "rejected",
        {
            "": Row(
                "outcome rejected, or a rejection with no later reply, interview or offer:"
                " by a person, and no note since",
                "move_on: one note of thanks",
                "opens at once, closes +{rejection_thanks_within} bd, then done",
                "S",
                "They said no, and a person took the time to say it: one short note of thanks"
                " leaves the door open.",
                "a note of thanks, or a new message from them",
            ),
            "thanked": Row(
                "… and thanked since, or the two days are over",
                "done",
                "",
                "S",
                "They said no, and there is nothing left to say; it ended politely.",
                "a new message from them",
            ),
            "unsigned": Row(
                "… by a no-reply address, or unknown",
                "done",
                "",
                "S",
                "They said no, and nobody is known to have written it; there is nobody to thank.",
                "a new message from them",
            ),
        },
        owed.rejected,
    ),
    Rule(
        "offer",
        {
            "": Row(
                "an offer with no answer of yours since",
                "reply: acknowledge it",
                "closes +{offer_answered_within} bd after it",
                "S",
                "They made you an offer: acknowledge it within a working day, even if you"
                " need time to decide.",
                "your answer",
            )
        },
        owed.offer,
    ),
    Rule(
        "answer_owed",
        {
            "": Row(
                "a human message needs an answer, and no answer or delivery of yours came after it",
                "reply, to its sender, on its channel",
                "closes +{answer_within} bd after it",
                "L8",
                "They asked you something, and it is your turn: answer within a working day.",
                "your answer",
            )
        },
        owed.answer_owed,
    ),
    Rule(
        "material_owed",
        {
            "": Row(
                "a request is not delivered",
                "deliver",
                "closes on its due day; none: +{delivery_within} bd after it was asked",
                "L3",
                "They still need something from you: that comes first.",
                "its delivery",
            )
        },
        owed.material_owed,
    ),
    Rule(
        "interview_near",
        {
            "": Row(
                "an interview begins within {prepare_ahead} working day",
                "prepare: the question card",
                "until it begins",
                "L1-L7",
                "Your interview is close: take the questions along, so that you need not wonder"
                " afterwards.",
                "a change of the interview's time",
            ),
            "running": Row(
                "an interview is running",
                "wait",
                "until it ends",
                "L1",
                "Your interview is going on. Everything else can wait.",
                "the end of the interview",
            ),
        },
        owed.interview_near,
    ),
    Rule(
        "no_fit",
        {
            "": Row(
                "fit is unqualified or poor_fit, an interview took place, not thanked since",
                "move_on: thank them",
                "closes +{no_fit_thanks_within} bd, then done",
                "L11",
                "You noted that this is not the right fit: thank them for their time and move on,"
                " without what-ifs.",
                "a thank-you note, a different judgement of the fit, or a message from them",
            ),
            "thanked": Row(
                "… thanked since, or the day is over",
                "done",
                "",
                "L11",
                "You noted that this is not the right fit, and there is nothing left to do.",
                "a different judgement of the fit, or a message from them",
            ),
        },
        owed.no_fit,
    ),
    Rule(
        "debrief",
        {
            "": Row(
                "an interview was today and no agreement was noted since",
                "debrief",
                "",
                "L2",
                "Your interview was today: note what was agreed while you remember it.",
                "the debrief",
            )
        },
        owed.debrief,
    ),
    Rule(
        "thank",
        {
            "": Row(
                "an interview was at most {thank_until} bd ago, no thank-you since, a channel"
                " is known",
                "thank: an interviewer of that interview first",
                "opens at its end, closes +{thank_within} bd",
                "S",
                "A short thank-you note belongs to the day after an interview.",
                "the thank-you note",
            )
        },
        owed.thank,
    ),
    Rule(
        "debrief_late",
        {
            "": Row(
                "an interview was at most {debrief_until} bd ago and no agreement was noted since",
                "debrief",
                "",
                "L2",
                "What was agreed in the interview is not noted yet; a minute now saves weeks"
                " of wondering.",
                "the debrief",
            )
        },
        owed.debrief_late,
    ),
    Rule(
        "interview_ahead",
        {
            "": Row(
                "an interview lies further ahead",
                "prepare",
                "until it begins",
                "L1-L7",
                "An interview is coming; until then nobody expects to hear from you.",
                "a change of the interview's time, or a message from them",
            )
        },
        owed.interview_ahead,
    ),
    Rule(
        "deciding",
        {
            "": Row(
                "an offer, acknowledged",
                "wait: it is yours to decide",
                "",
                "",
                "You have acknowledged their offer; now it is yours to decide.",
                "your decision: accepted or declined",
            )
        },
        followups.deciding,
    ),
    Rule(
        "no_channel",
        {
            "": Row(
                "no usable channel to anyone, and there was an interview or an agreement, or a"
                " person is known",
                "fix_contact",
                "",
                "L7",
                "There is no address that reaches anybody there: find one before it is needed.",
                "an e-mail address or a telephone number",
            )
        },
        owed.no_channel,
    ),
    Rule(
        "closed",
        {
            "": Row(
                "a closing note, and no reply, interview or agreement since",
                "done",
                "",
                "L12",
                "You thanked them and let go. It is their turn, if ever.",
                "a message from them, an interview or a new agreement",
            )
        },
        followups.closed,
    ),
    Rule(
        "refused",
        {
            "": Row(
                "the latest agreement refused permission; until a newer agreement or interview",
                "wait, then move_on (a note is optional)",
                "opens D +{refused_after_promise} bd; no D: interview (else agreement)"
                " +{refused_without_promise} bd",
                "L2",
                "They asked you not to follow up, and you keep to it; after that, let go.",
                "a newer agreement, an interview, or a message from them",
            )
        },
        followups.refused,
    ),
    Rule(
        "cap",
        {
            "": Row(
                "attempts ≥ {attempts_after_interview} after an interview,"
                " ≥ {attempts_after_application} after an application;"
                " or {follow_ups_in_all} follow-ups in all",
                "wait, then move_on (a note is optional)",
                "opens +{move_on_after_attempt} bd after the last attempt",
                "S",
                "You have asked as often as is polite, and they stayed silent: thank them and"
                " move on.",
                "a message from them, an interview or a new agreement",
            )
        },
        followups.cap,
    ),
    Rule(
        "retry",
        {
            "": Row(
                "at least one attempt, unanswered",
                "follow_up, next attempt, to the same person",
                "opens +{retry_opens} bd, closes +{retry_closes} bd after it",
                "L10",
                "No answer yet: wait three to four business days, then try once more.",
                "an answer from them",
            )
        },
        followups.retry,
    ),
    Rule(
        "agreed_day",
        {
            "": Row(
                "agreement: a day to follow up",
                "follow_up 1",
                "opens that day, closes +{agreed_day_closes} bd",
                "L2",
                "You agreed on the day on which to follow up, and you keep to it.",
                "a message from them, or a new agreement",
            )
        },
        followups.agreed_day,
    ),
    Rule(
        "agreed_deadline",
        {
            "": Row(
                "agreement: contacted by D, may follow up",
                "follow_up 1",
                "opens D +{permitted_opens} bd, closes D +{permitted_closes} bd",
                "L2",
                "They named a day by which you would hear, and said that you may follow up"
                " once it has passed.",
                "a message from them, or a new agreement",
            ),
            "unasked": Row(
                "… permission was not asked",
                "follow_up 1",
                "opens D +{unasked_opens} bd, closes D +{unasked_closes} bd",
                "L2",
                "They named a day by which you would hear; as you did not ask whether you may"
                " follow up, give them a day more.",
                "a message from them, or a new agreement",
            ),
        },
        followups.agreed_deadline,
    ),
    Rule(
        "nobody_promised",
        {
            "": Row(
                "agreement: not everyone is contacted, no day settled",
                "follow_up 1",
                "opens +{nobody_promised_opens} bd, closes +{nobody_promised_closes} bd"
                " after the interview (else the agreement)",
                "L2, L9",
                "They do not write to everyone and no day was settled: two weeks of patience,"
                " then a question is fair.",
                "a message from them, or a new agreement",
            )
        },
        followups.nobody_promised,
    ),
    Rule(
        "no_agreement",
        {
            "": Row(
                "an interview, and no agreement with a day that still holds",
                "follow_up 1",
                "opens +{no_agreement_opens} bd, closes +{no_agreement_closes} bd after the"
                " last exchange",
                "S",
                "No day was agreed that still holds: five business days after you last heard"
                " from each other is a fair moment to ask.",
                "a message from them, or noting what was agreed",
            )
        },
        followups.no_agreement,
    ),
    Rule(
        "application",
        {
            "": Row(
                "applied, no interview, a named person with a channel",
                "follow_up 1",
                "opens +{application_opens} bd, closes +{application_closes} bd after applying"
                " or the last exchange",
                "S",
                "You applied and know whom to ask: one question after seven business days is"
                " welcome, a second is not.",
                "a message from them, or an interview",
            )
        },
        followups.application,
    ),
    Rule(
        "nothing_known",
        {
            "": Row(
                "none of these",
                "wait",
                "",
                "",
                "There is nothing to go by yet: no interview, no promise, and no day on which you"
                " applied to somebody you know.",
                "a person to write to, an interview, or a message from them",
            )
        },
        followups.nothing_known,
    ),
)

RULES: tuple[Rule, ...] = (SETTLED, BLOCKED, *RULES_BELOW_BLOCKED)

DELAYS = {
    "away": Reason(
        "away", "They are out of the office; nothing unprompted goes out before they are back.", "S"
    ),
    "guard": Reason(
        "guard",
        "You wrote to this person a moment ago; three business days lie between two such notes,"
        " over all applications.",
        "L10, S",
    ),
    "office_hours": Reason(
        "office_hours",
        "Their office is closed now; follow-ups and closing notes go out in office hours.",
        "S",
    ),
}
