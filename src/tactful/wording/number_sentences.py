"""The numbers of a profile as sentences to fill in, by the situation they are for."""

from __future__ import annotations

import re
from dataclasses import dataclass

from tactful.wording.numbers import NUMBERS

SENTENCES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (
        "They named a day",
        (
            "You may ask: write {permitted_opens} to {permitted_closes} working days after it.",
            "You didn’t ask whether you may: write {unasked_opens} to {unasked_closes} working days after it.",
            "A day you agreed on stays good for {agreed_day_closes} working days.",
            "Once they begin to decide, wait {after_decisions_begin} working days.",
        ),
    ),
    (
        "Nobody named a day",
        (
            "Not everyone is contacted: write {nobody_promised_opens} to {nobody_promised_closes} working days after"
            " the interview.",
            "Nothing was agreed: write {no_agreement_opens} to {no_agreement_closes} working days after the interview.",
            "You applied, and know somebody there: write {application_opens} to {application_closes} working days later.",
            "You applied, and know nobody: count it as a no after {quiet_after} working days; it is done"
            " {quiet_until} later.",
        ),
    ),
    (
        "No answer",
        (
            "Try again {retry_opens} to {retry_closes} working days after you wrote.",
            "After an interview, ask at most {attempts_after_interview} times.",
            "After an application alone, ask at most {attempts_after_application} times.",
            "In one application, ask at most {follow_ups_in_all} times in all.",
            "Between two messages to one person, leave at least {between_touches} working days.",
            "A follow-up you didn’t write goes quiet after {lapse_after} working days; it is done {lapse_until} later.",
            "Let go {move_on_after_attempt} working days after the last attempt; that is over {move_on_until} later.",
        ),
    ),
    (
        "What you owe",
        (
            "Thank for an interview within {thank_within} working days; a late thank-you is welcome for {thank_until}.",
            "Answer a question within {answer_within} working days.",
            "Send what they need within {delivery_within} working days.",
            "Acknowledge an offer within {offer_answered_within} working days.",
            "Tell them what you decided within {tell_them_within} working days, and not at all after {tell_them_until}.",
            "Tell of another offer, and answer theirs, {answer_before} working days before its day.",
            "Withdraw within {accepted_elsewhere_within} working days of accepting elsewhere; it is done after"
            " {accepted_elsewhere_until}.",
            "Thank for a no within {rejection_thanks_within} working days.",
            "Where it didn’t fit, thank within {no_fit_thanks_within} working days.",
        ),
    ),
    (
        "Pauses, absences, calls",
        (
            "They are away and don’t say how long: wait {away_without_day} working days.",
            "A pause until a day: ask {hold_after_back} working days after it.",
            "A pause without a day: ask after {hold_without_day} working days; that stays good for {hold_window}.",
            "You offered times: ask {times_opens} to {times_closes} working days later.",
            "They didn’t ring: write within {missed_call_within} working days.",
            "A day to ask again stays good for {ask_again_closes} working days.",
        ),
    ),
    (
        "Asked not to follow up",
        (
            "They named a day: let go {refused_after_promise} working days after it.",
            "They named none: let go after {refused_without_promise} working days.",
        ),
    ),
    (
        "Interviews, hours and quiet days",
        (
            "The question card comes {prepare_ahead} working days ahead, the debrief is asked for {debrief_until} after.",
            "Their office is open from {office_opens} to {office_closes}.",
            "Nobody is asked from {quiet_days}.",
        ),
    ),
)  # fmt: skip
SLOT = re.compile(r"\{(\w+)\}")
CODES = re.compile(r"^(?:[LS]\d*(?: to L\d+)?(?:, )?)+(?:: )?")


@dataclass(frozen=True, slots=True)
class Blank:
    """A sentence with the numbers that stand in it: words, a number's name, words …"""

    pieces: tuple[tuple[str, str], ...]  # words, and the name of the number after them
    source: str

    @property
    def names(self) -> tuple[str, ...]:
        """The numbers, in their order."""
        return tuple(name for _, name in self.pieces if name)


def number_sentences() -> list[tuple[str, list[Blank]]]:
    """Every number of a profile, once, by situation."""
    return [(title, [_blank(text) for text in texts]) for title, texts in SENTENCES]


def _blank(text: str) -> Blank:
    parts = [*SLOT.split(text), ""]
    pieces = tuple((parts[n], parts[n + 1]) for n in range(0, len(parts), 2))
    return Blank(pieces, source_in_words(NUMBERS[pieces[0][1]].source))


def source_in_words(source: str) -> str:
    """Where a number comes from, without the codes that docs/rules.md uses."""
    said = CODES.sub("", source)
    if said:
        return said
    kinds = [name for code, name in (("L", "the lesson"), ("S", "surveys")) if code in source]
    return " and ".join(kinds)
