"""The numbers of the etiquette: reserved, standard and brisk.

Every number is in working days unless it says otherwise. The standard profile is the
specification's; the other two move the waits, never what one owes, and never the caps upwards.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import time

from tactful.etiquette.workdays import MonthDay, month_days


@dataclass(frozen=True, slots=True)
class Profile:
    """How patient to be. Sources: L is the recruiter's lesson, S the surveys in docs/rules.md."""

    name: str
    office_opens: time = time(9)
    office_closes: time = time(17)
    quiet_days: tuple[MonthDay, ...] = month_days((12, 24), (1, 1))

    tell_them_within: int = 1
    tell_them_until: int = 5
    rejection_thanks_within: int = 2
    ask_again_closes: int = 5
    accepted_elsewhere_within: int = 2
    accepted_elsewhere_until: int = 10
    offer_answered_within: int = 1
    answer_within: int = 1
    delivery_within: int = 1
    no_fit_thanks_within: int = 1
    thank_within: int = 1
    thank_until: int = 3
    debrief_until: int = 2
    prepare_ahead: int = 1
    missed_call_within: int = 1
    answer_before: int = 2

    refused_after_promise: int = 5
    refused_without_promise: int = 10
    attempts_after_interview: int = 2
    attempts_after_application: int = 1
    follow_ups_in_all: int = 4
    move_on_after_attempt: int = 4
    move_on_until: int = 10
    hold_after_back: int = 3
    hold_without_day: int = 20
    hold_window: int = 2
    times_opens: int = 2
    times_closes: int = 3
    retry_opens: int = 3
    retry_closes: int = 4
    agreed_day_closes: int = 1
    permitted_opens: int = 1
    permitted_closes: int = 2
    unasked_opens: int = 2
    unasked_closes: int = 3
    nobody_promised_opens: int = 10
    nobody_promised_closes: int = 12
    no_agreement_opens: int = 5
    no_agreement_closes: int = 7
    application_opens: int = 7
    application_closes: int = 10
    quiet_after: int = 20
    quiet_until: int = 10
    after_decisions_begin: int = 2
    lapse_after: int = 15
    lapse_until: int = 10
    between_touches: int = 3
    away_without_day: int = 5


STANDARD = Profile("standard")

RESERVED = replace(
    STANDARD,
    name="reserved",
    attempts_after_interview=1,
    follow_ups_in_all=2,
    move_on_after_attempt=6,
    retry_opens=4,
    retry_closes=6,
    permitted_opens=2,
    permitted_closes=4,
    unasked_opens=3,
    unasked_closes=5,
    nobody_promised_opens=12,
    nobody_promised_closes=15,
    no_agreement_opens=7,
    no_agreement_closes=10,
    application_opens=10,
    application_closes=14,
    after_decisions_begin=3,
    between_touches=4,
)

BRISK = replace(
    STANDARD,
    name="brisk",
    unasked_opens=1,
    unasked_closes=2,
    nobody_promised_opens=7,
    nobody_promised_closes=9,
    no_agreement_opens=4,
    no_agreement_closes=6,
    application_opens=5,
    application_closes=8,
)

PROFILES = {profile.name: profile for profile in (RESERVED, STANDARD, BRISK)}
