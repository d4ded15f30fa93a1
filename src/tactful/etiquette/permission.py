"""May this kind go to this person, this way, now? One answer for every door and every outbox."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from tactful.etiquette.addressee import person_by_id
from tactful.etiquette.advice import Action, Advice
from tactful.etiquette.case import UNPROMPTED, Case, Channel, TouchKind
from tactful.etiquette.decision import advise
from tactful.etiquette.profiles import STANDARD, Profile
from tactful.etiquette.situation import Situation
from tactful.etiquette.windows import last_unprompted_day

ASKED_FOR = {
    Action.FOLLOW_UP: TouchKind.FOLLOW_UP,
    Action.MOVE_ON: TouchKind.CLOSING,
    Action.TELL: TouchKind.NEWS,
}


class Why(StrEnum):
    """Why something may not go now; the first four stop it for good."""

    EMPLOYER = "employer"  # the employer asked not to be contacted
    PERSON = "person"  # that person did
    BLOCKED = "blocked"  # whom the advice names did, or the advertisement
    REFUSED = "refused"  # they asked for no follow-up, and nothing is sent
    TOO_EARLY = "too_early"  # its window has not opened
    SOMETHING_ELSE = "something_else"  # the moment asks for another kind, or for nothing
    GUARD = "guard"  # they were written to too recently
    OTHER_PERSON = "other_person"  # the attempt is to somebody else
    OTHER_CHANNEL = "other_channel"  # the attempt goes by another way


FOR_GOOD = frozenset({Why.EMPLOYER, Why.PERSON, Why.BLOCKED, Why.REFUSED})


@dataclass(frozen=True, slots=True)
class Permission:
    """Allowed, or not: why, and from when it would be. ``advice`` is what the moment asks for."""

    advice: Advice
    why: Why | None = None
    from_: datetime | None = None

    @property
    def allowed(self) -> bool:
        """Whether the etiquette lets it go now."""
        return self.why is None

    @property
    def never(self) -> bool:
        """Whether no waiting helps."""
        return self.why in FOR_GOOD


def permission(
    case: Case,
    kind: TouchKind,
    person: str | None,
    channel: Channel | None,
    profile: Profile = STANDARD,
    *,
    advice: Advice | None = None,
) -> Permission:
    """May a touch of this kind go to this person, this way, at ``case.now``?

    ``advice`` is today's, if it is at hand. Thanks, answers, deliveries and withdrawals are
    stopped by nothing but a wish not to be contacted. Source: etiquette.md, *Guard*.
    """
    now_asked = advice if advice is not None else advise(case, profile)
    s = Situation(case, profile)
    never = _never(s, now_asked, person)
    if never is not None:
        return Permission(now_asked, never)
    if kind not in UNPROMPTED:
        return Permission(now_asked)
    if now_asked.rule == "refused":
        return Permission(now_asked, Why.REFUSED)
    if now_asked.action is Action.WAIT and now_asked.opens is not None:
        return Permission(now_asked, Why.TOO_EARLY, now_asked.opens)
    if not _asked_for(now_asked, kind):
        return Permission(now_asked, Why.SOMETHING_ELSE)
    polite = _polite_from(s, person) if kind is not TouchKind.NEWS else None
    if polite is not None and polite > case.now and now_asked.rule != "missed_call":
        return Permission(now_asked, Why.GUARD, polite)
    return Permission(now_asked, _as_advised(now_asked, person, channel))


def _asked_for(advice: Advice, kind: TouchKind) -> bool:
    if advice.rule == "lapsed" and advice.action is Action.MOVE_ON:
        return kind in (TouchKind.FOLLOW_UP, TouchKind.CLOSING)  # or write once more
    return ASKED_FOR.get(advice.action) is kind


def _never(s: Situation, advice: Advice, id: str | None) -> Why | None:
    if s.case.employer.do_not_contact:
        return Why.EMPLOYER
    person = person_by_id(s, id)
    if person is not None and person.do_not_contact:
        return Why.PERSON
    return Why.BLOCKED if advice.action is Action.BLOCKED else None


def _polite_from(s: Situation, person: str | None) -> datetime | None:
    """From when one may write to somebody again, over all applications."""
    if person is None:
        return None
    last = last_unprompted_day(s, person)
    return None if last is None else s.opening(s.patient.add(last, s.profile.between_touches))


def _as_advised(advice: Advice, person: str | None, channel: Channel | None) -> Why | None:
    """One way and one person for each attempt: those that were advised."""
    if advice.person is not None and person != advice.person:
        return Why.OTHER_PERSON
    if advice.channel is not None and channel is not advice.channel:
        return Why.OTHER_CHANNEL
    return None
