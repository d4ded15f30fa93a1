"""What has happened by now: the facts of a case, put in the order the rules ask for them.

Nothing here decides. Facts dated after ``now`` are left out, so that one case can be asked
about any day. A touch that bounced for good was not sent. All days are the employer's.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time

from tactful.etiquette.case import (
    Agreement,
    Case,
    Channel,
    Direction,
    Interview,
    Outcome,
    Request,
    Touch,
    TouchKind,
)
from tactful.etiquette.profiles import Profile

HUMAN_KINDS = frozenset({TouchKind.REPLY, TouchKind.OFFER, TouchKind.REJECTION})
OUR_ANSWERS = frozenset({TouchKind.ANSWER, TouchKind.DELIVERY})
MIDNIGHT = time(0)


def _when(touch: Touch) -> datetime:
    return touch.at


class Situation:
    """A case as it stands at ``now`` under a profile."""

    __slots__ = (
        "agreement",
        "ahead",
        "auto_replies",
        "bounced_channels",
        "case",
        "follow_ups",
        "human_messages",
        "last_interview",
        "now",
        "outcome",
        "past_interviews",
        "patient",
        "plain",
        "profile",
        "received",
        "running",
        "sent",
        "today",
        "zone",
    )

    def __init__(self, case: Case, profile: Profile) -> None:
        self.case = case
        self.profile = profile
        self.zone = case.zone
        self.now = case.now.astimezone(UTC)
        self.today = case.now.astimezone(case.zone).date()
        self.plain = case.calendar
        self.patient = case.calendar.without(profile.quiet_days)
        self._sort_touches()
        self._sort_interviews()
        self.agreement = self._latest_agreement()
        self.outcome = self._outcome()

    def day(self, instant: datetime) -> date:
        """The employer's local day of an instant."""
        return instant.astimezone(self.zone).date()

    def start_of(self, day: date) -> datetime:
        """The first instant of a local day."""
        return datetime.combine(day, MIDNIGHT, self.zone)

    def opening(self, day: date) -> datetime:
        """When the office opens on a local day."""
        return datetime.combine(day, self.profile.office_opens, self.zone)

    def closing(self, day: date) -> datetime:
        """When the office closes on a local day."""
        return datetime.combine(day, self.profile.office_closes, self.zone)

    def _sort_touches(self) -> None:
        now = self.now
        happened = [touch for touch in self.case.touches if touch.at <= now]
        if len(happened) > 1:
            happened.sort(key=_when)
        sent = [touch for touch in happened if touch.direction is Direction.OUT]
        self.received = [touch for touch in happened if touch.direction is Direction.IN]
        self.human_messages = []
        self.auto_replies = []
        bounces = []
        for touch in self.received:
            if touch.kind in HUMAN_KINDS:
                if touch.person is not None:
                    self.human_messages.append(touch)
            elif touch.kind is TouchKind.AUTO_REPLY:
                self.auto_replies.append(touch)
            elif touch.kind is TouchKind.BOUNCE and touch.permanent:
                bounces.append(touch)
        self.bounced_channels: frozenset[tuple[str, Channel]] = frozenset()
        self.sent = self._without_bounced(sent, bounces) if bounces else sent
        self.follow_ups = [t for t in self.sent if t.kind is TouchKind.FOLLOW_UP]

    def _without_bounced(self, sent: list[Touch], bounces: list[Touch]) -> list[Touch]:
        """Strike the message each bounce came back for: the last one before it to that
        person by that channel. A bounce that names no channel concerns an address that
        has been replaced since, and marks no channel.
        """
        arrived = list(sent)
        dead: set[tuple[str, Channel]] = set()
        for bounce in bounces:
            returned = next((t for t in reversed(arrived) if _came_back(t, bounce)), None)
            if returned is not None:
                arrived.remove(returned)
            person = bounce.person or (returned.person if returned else None)
            if person is not None and bounce.channel is not None:
                dead.add((person, bounce.channel))
        self.bounced_channels = frozenset(dead)
        return arrived

    def _sort_interviews(self) -> None:
        now = self.now
        self.past_interviews: list[Interview] = []
        self.running: list[Interview] = []
        self.ahead: list[Interview] = []
        for interview in self.case.interviews:
            if interview.at > now:
                self.ahead.append(interview)
            elif interview.over_at > now:
                self.running.append(interview)
            else:
                self.past_interviews.append(interview)
        self.last_interview = max(self.past_interviews, key=_over) if self.past_interviews else None

    def _latest_agreement(self) -> Agreement | None:
        latest = None
        for agreement in self.case.agreements:
            if agreement.made_on <= self.today and (
                latest is None or agreement.made_on >= latest.made_on
            ):
                latest = agreement
        return latest

    def _outcome(self) -> Outcome | None:
        application = self.case.application
        if application.outcome_on is not None and application.outcome_on > self.today:
            return None
        return application.outcome

    def sent_since(self, instant: datetime, kinds: frozenset[TouchKind]) -> bool:
        """Whether a touch of ours of one of these kinds went out after ``instant``."""
        return any(touch.at > instant and touch.kind in kinds for touch in self.sent)

    def delivered_on(self, request: Request) -> date | None:
        """The day something was delivered, if that has happened by today."""
        day = request.delivered_on
        return day if day is not None and day <= self.today else None

    def last_exchange_day(self) -> date | None:
        """The day of the last interview, human message to us, answer or delivery of ours."""
        instants = [touch.at for touch in self.sent if touch.kind in OUR_ANSWERS]
        if self.human_messages:
            instants.append(self.human_messages[-1].at)
        if self.last_interview is not None:
            instants.append(self.last_interview.over_at)
        days = [self.day(max(instants))] if instants else []
        for request in self.case.requests:
            delivered = self.delivered_on(request)
            if delivered is not None:
                days.append(delivered)
        return max(days, default=None)

    def attempts(self) -> list[Touch]:
        """The follow-ups after the latest interview, human message and agreement day.

        A touch on the very day an agreement was made counts as before it.
        """
        attempts = self.follow_ups
        if attempts and self.last_interview is not None:
            attempts = [touch for touch in attempts if touch.at > self.last_interview.at]
        if attempts and self.human_messages:
            attempts = [touch for touch in attempts if touch.at > self.human_messages[-1].at]
        if attempts and self.agreement is not None:
            made_on = self.agreement.made_on
            attempts = [touch for touch in attempts if self.day(touch.at) > made_on]
        return attempts

    def agreement_that_holds(self) -> Agreement | None:
        """The latest agreement, unless an exchange after the day it names has overtaken it."""
        if self.agreement is None:
            return None
        exchange = self.last_exchange_day()
        if exchange is not None and exchange > self.agreement.named_day:
            return None
        return self.agreement

    def debriefed_since(self, day: date) -> bool:
        """Whether an agreement was noted on ``day`` or later."""
        return self.agreement is not None and self.agreement.made_on >= day


def _over(interview: Interview) -> datetime:
    return interview.over_at


def _came_back(touch: Touch, bounce: Touch) -> bool:
    return (
        touch.at <= bounce.at
        and (bounce.person is None or touch.person == bounce.person)
        and (bounce.channel is None or touch.channel in (None, bounce.channel))
    )
