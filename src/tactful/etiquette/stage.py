"""How far an application has come."""

from __future__ import annotations

from enum import StrEnum

from tactful.etiquette.advice import Action, Advice
from tactful.etiquette.case import Case, Outcome, TouchKind

OVER = frozenset({"settled", "rejected", "closed"})


class Stage(StrEnum):
    """The stages, in the order one goes through them."""

    APPLIED = "applied"
    INTERVIEWING = "interviewing"
    INTERVIEWED = "interviewed"
    OFFER = "offer"
    CLOSED = "closed"


def stage_of(case: Case, advice: Advice) -> Stage:
    """The stage of a case as it stands at its ``now``."""
    outcome = case.application.outcome
    if outcome not in (None, Outcome.OFFER) or advice.rule in OVER or advice.action is Action.DONE:
        return Stage.CLOSED
    offered = any(t.kind is TouchKind.OFFER and t.at <= case.now for t in case.touches)
    if outcome is Outcome.OFFER or offered:
        return Stage.OFFER
    if any(interview.over_at > case.now for interview in case.standing_interviews):
        return Stage.INTERVIEWING
    return Stage.INTERVIEWED if case.standing_interviews else Stage.APPLIED
