"""What each number of a profile means, and where it comes from."""

from __future__ import annotations

from dataclasses import dataclass

from tactful.etiquette.own_numbers import Unfit, UnfitNumber


@dataclass(frozen=True, slots=True)
class About:
    """A number in words. ``unit`` is what is counted, ``source`` as in docs/rules.md."""

    words: str
    unit: str
    source: str


DAYS, TIMES, CLOCK = "working days", "times", "time of day"
LESSON_AGREED = "L2: they named a day and said you may follow up"
UNASKED = "S: one or two days past a date they named (Indeed)"
WAIT = "L10: wait three to four business days, then try again"
CAP = "S: a first reminder helps, a third one hurts (Belkins 2023)"
SILENCE = "S: five business days after an interview (Indeed)"
NOBODY = "L2, L9: “say, a couple of weeks”"
OWED = "good manners; S where a survey speaks of it"
FEW_REPLIES = "S: nine of ten replies come within two days (Kooti et al. 2015)"

NUMBERS = {
    "office_opens": About("Their office opens at", CLOCK, "a default; follow-ups keep to it"),
    "office_closes": About("Their office closes at", CLOCK, "a default; follow-ups keep to it"),
    "quiet_days": About(
        "Quiet days, on which nobody is asked", "first/last as month-day, or none", "a default"
    ),
    "permitted_opens": About("After a promised day, if you may ask: from day", DAYS, LESSON_AGREED),
    "permitted_closes": About(
        "After a promised day, if you may ask: until day", DAYS, LESSON_AGREED
    ),
    "unasked_opens": About("After a promised day, if you did not ask: from day", DAYS, UNASKED),
    "unasked_closes": About("After a promised day, if you did not ask: until day", DAYS, UNASKED),
    "agreed_day_closes": About("An agreed day stays good for", DAYS, "L2"),
    "nobody_promised_opens": About("Where not everyone is contacted: from day", DAYS, NOBODY),
    "nobody_promised_closes": About("Where not everyone is contacted: until day", DAYS, NOBODY),
    "no_agreement_opens": About("Where nothing was agreed: from day", DAYS, SILENCE),
    "no_agreement_closes": About("Where nothing was agreed: until day", DAYS, SILENCE),
    "application_opens": About("After applying, to a person you know: from day", DAYS, "S"),
    "application_closes": About("After applying, to a person you know: until day", DAYS, "S"),
    "retry_opens": About("No answer: try again from day", DAYS, WAIT),
    "retry_closes": About("No answer: try again until day", DAYS, WAIT),
    "attempts_after_interview": About("After an interview, ask at most", TIMES, CAP),
    "attempts_after_application": About("After an application alone, at most", TIMES, CAP),
    "follow_ups_in_all": About("In one application, in all, at most", TIMES, CAP),
    "move_on_after_attempt": About("After the last attempt, let go from day", DAYS, FEW_REPLIES),
    "between_touches": About("Between two messages to one person, at least", DAYS, "L10, S"),
    "refused_after_promise": About("Asked not to follow up: let go from day", DAYS, "L2"),
    "refused_without_promise": About(
        "Asked not to follow up, no day named: let go from day", DAYS, "L2"
    ),
    "away_without_day": About("Away without saying for how long: wait", DAYS, "a default"),
    "thank_within": About("Thank for an interview within", DAYS, "S"),
    "thank_until": About("A late thank-you is still welcome for", DAYS, "S"),
    "debrief_until": About("Ask for a debrief for", DAYS, "L2: while you remember it"),
    "prepare_ahead": About("Show the question card ahead by", DAYS, "L1 to L7"),
    "answer_within": About("Answer a question within", DAYS, OWED),
    "offer_answered_within": About("Acknowledge an offer within", DAYS, "S: a day (Duke Law)"),
    "delivery_within": About("Send what they need within", DAYS, "L3"),
    "tell_them_within": About("Tell them that you decided within", DAYS, "L11"),
    "tell_them_until": About("… and not at all any more after", DAYS, "a default"),
    "rejection_thanks_within": About("Thank for a no within", DAYS, "S"),
    "no_fit_thanks_within": About("Thank where it did not fit within", DAYS, "L11"),
    "ask_again_closes": About("A day to ask again stays good for", DAYS, "L2"),
    "accepted_elsewhere_within": About("Withdraw after accepting elsewhere within", DAYS, "S"),
    "accepted_elsewhere_until": About("… and it is done after", DAYS, "a default"),
    "missed_call_within": About("Two lines about a missed call within", DAYS, OWED),
    "answer_before": About(
        "Tell of another offer, and answer theirs, ahead of its day by",
        DAYS,
        "S: employers need a day or two to act on it (Duke Law)",
    ),
    "hold_after_back": About("After a pause with a day, ask from day", DAYS, "S"),
    "hold_without_day": About("A pause without a day: ask from day", DAYS, "S"),
    "hold_window": About("… and that stays good for", DAYS, "a default"),
    "times_opens": About("Times you offered, unanswered: ask from day", DAYS, FEW_REPLIES),
    "times_closes": About("Times you offered, unanswered: until day", DAYS, FEW_REPLIES),
    "quiet_after": About("Applied, nobody to ask: count it as a no from day", DAYS, "S"),
    "quiet_until": About("… and it is done after", DAYS, "a default"),
    "move_on_until": About("Letting go is over after", DAYS, "a default"),
    "after_decisions_begin": About("Once they begin to decide, wait", DAYS, "L5"),
    "lapse_after": About("A follow-up nobody wrote goes quiet after", DAYS, "S: Belkins 2023"),
    "lapse_until": About("… and it is done after", DAYS, "a default"),
}


def about_number(name: str) -> About:
    """What a number means."""
    return NUMBERS[name]


def working_days(count: int) -> str:
    """So many working days."""
    return f"{count} working day{'' if count == 1 else 's'}"


UNFIT = {
    Unfit.UNKNOWN: "{name} is no number of a profile",
    Unfit.NOT_WHOLE: "write a whole number",
    Unfit.OUTSIDE: "write 1 to {most} working days",
    Unfit.A_NUISANCE: "write 1 to {most}: asking more often would be a nuisance",
    Unfit.NO_TIME: "write a time of day like 08:30",
    Unfit.TOO_QUIET: "at most {most} quiet days can be set",
    Unfit.NO_DAYS: "write the first and the last quiet day as month-day: 12-24/01-01",
    Unfit.CLOSES_FIRST: "the office must close after it opens",
    Unfit.WINDOW_CLOSES_FIRST: "a window cannot close before it opens",
}


def say_unfit(error: UnfitNumber) -> str:
    """How to mend a number that cannot be set so, without its full stop."""
    return UNFIT[error.why].format(name=error.name[:40], most=error.most)
