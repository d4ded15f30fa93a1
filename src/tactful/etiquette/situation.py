"""What has happened by now: the facts of a case, put in the order the rules ask for them.

Nothing here decides. Facts dated after ``now`` are left out, so that one case can be asked
about any day. A touch that bounced for good was not sent; a cancelled interview is not there.
All days are the employer's.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time

from tactful.etiquette.case import (
    Agreement,
    Case,
    Channel,
    Direction,
    Interview,
    InterviewStatus,
    OfferElsewhere,
    Outcome,
    Request,
    Touch,
    TouchKind,
)
from tactful.etiquette.profiles import Profile
from tactful.etiquette.two_voices import word_that_counts

HUMAN_KINDS = frozenset(
    {
        TouchKind.REPLY,
        TouchKind.INVITATION,
        TouchKind.OFFER,
        TouchKind.REJECTION,
        TouchKind.HOLD,
    }
)
FOLLOW_UPS = frozenset({TouchKind.FOLLOW_UP})
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
        "clock",
        "follow_ups",
        "happened",
        "human_messages",
        "interviews",
        "last_interview",
        "last_interview_on",
        "last_talk",
        "last_talk_on",
        "missed",
        "now",
        "offers",
        "outcome",
        "past_interviews",
        "patient",
        "plain",
        "profile",
        "received",
        "rejections",
        "running",
        "sent",
        "successors",
        "today",
        "zone",
    )

    def __init__(self, case: Case, profile: Profile) -> None:
        self.case = case
        self.profile = profile
        self.zone = case.zone
        self.now = case.now.astimezone(UTC)
        # Windows open and close in the employer's zone: beside a time of the same zone they are
        # compared at once, beside one of another through both offsets. Not in the hour that
        # comes twice, which two times of one zone cannot tell apart.
        local = case.now.astimezone(case.zone)
        self.clock = self.now if local.fold else local
        self.today = local.date()
        self.plain = case.calendar
        self.patient = case.calendar.without(profile.quiet_days)
        self._sort_interviews()
        self._sort_touches()
        made = [a for a in case.agreements if a.made_on <= self.today]
        self.agreement = (
            word_that_counts(made, case.people, self.last_interview_on) if made else None
        )
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
            happened.sort(key=_when)  # stable: of one instant, the one noted later came later
        self.happened = happened
        sent = [touch for touch in happened if touch.direction is Direction.OUT]
        bounces = self._sort_received([t for t in happened if t.direction is not Direction.OUT])
        self.bounced_channels: frozenset[tuple[str | None, Channel]] = frozenset()
        self.sent = self._without_bounced(sent, bounces) if bounces else sent
        self.follow_ups = self.sent_of(FOLLOW_UPS)

    def _sort_received(self, received: list[Touch]) -> list[Touch]:
        """What came in, by what it is; returns what came back for good."""
        self.received = received
        self.human_messages: list[Touch] = []
        self.auto_replies: list[Touch] = []
        self.offers: list[Touch] = []
        self.rejections: list[Touch] = []
        self.successors: dict[str, str | None] = {}
        bounces: list[Touch] = []
        for touch in received:
            kind = touch.kind
            if kind in HUMAN_KINDS:
                if touch.person is not None:
                    self.human_messages.append(touch)
                if kind is TouchKind.REJECTION:
                    self.rejections.append(touch)
                elif kind is TouchKind.OFFER:
                    self.offers.append(touch)
            elif kind is TouchKind.AUTO_REPLY:
                self.auto_replies.append(touch)
            elif kind is TouchKind.BOUNCE and touch.permanent:
                bounces.append(touch)
            elif kind is TouchKind.MOVED_ON and touch.person is not None:
                self.successors[touch.person] = touch.successor
        return bounces

    def _without_bounced(self, sent: list[Touch], bounces: list[Touch]) -> list[Touch]:
        """Strike the message each bounce came back for. A bounce that names no channel concerns
        an address that has been replaced since, and marks no channel.
        """
        arrived = list(sent)
        dead: set[tuple[str | None, Channel]] = set()
        for bounce in bounces:
            returned = strike_returned(arrived, bounce)
            person = bounce.person or (returned.person if returned else None)
            if bounce.channel is not None:
                dead.add((person, bounce.channel))
        self.bounced_channels = frozenset(dead)
        return arrived

    def _sort_interviews(self) -> None:
        now = self.now
        self.interviews: list[Interview] = []
        self.past_interviews: list[Interview] = []
        self.missed: list[Interview] = []
        self.running: list[Interview] = []
        self.ahead: list[Interview] = []
        self.last_interview: Interview | None = None
        self.last_talk: Interview | None = None
        self.last_interview_on: date | None = None
        self.last_talk_on: date | None = None
        if self.case.interviews:
            self._sort_by_the_clock(now)

    def _sort_by_the_clock(self, now: datetime) -> None:
        for interview in self.case.interviews:
            if interview.status is InterviewStatus.CANCELLED:
                continue
            self.interviews.append(interview)
            if interview.at > now:
                self.ahead.append(interview)
            elif interview.over_at > now:
                self.running.append(interview)
            elif interview.status is InterviewStatus.MISSED:
                self.missed.append(interview)
            else:
                self.past_interviews.append(interview)
        if self.past_interviews:
            self.last_interview = _latest(self.past_interviews)
            self.last_interview_on = self.day(self.last_interview.at)
            talks = [interview for interview in self.past_interviews if not interview.is_call]
            if talks:
                self.last_talk = _latest(talks)
                self.last_talk_on = self.day(self.last_talk.over_at)

    def _outcome(self) -> Outcome | None:
        application = self.case.application
        if application.outcome_on is not None and application.outcome_on > self.today:
            return None
        return application.outcome

    def sent_of(self, kinds: frozenset[TouchKind]) -> list[Touch]:
        """The touches of ours of these kinds, in order."""
        return [touch for touch in self.sent if touch.kind in kinds]

    def sent_since(self, instant: datetime, kinds: frozenset[TouchKind]) -> bool:
        """Whether a touch of ours of one of these kinds went out after ``instant``."""
        return any(touch.at > instant and touch.kind in kinds for touch in self.sent)

    def sent_after(self, message: Touch, kinds: frozenset[TouchKind]) -> bool:
        """Whether a touch of ours of one of these kinds came after a message."""
        return any(touch.kind in kinds for touch in self.after(message, self.sent))

    def sent_on_or_after(self, day: date, kinds: frozenset[TouchKind]) -> bool:
        """Whether a touch of ours of one of these kinds went out on a day or later."""
        return self.sent_since_start(self.start_of(day), kinds)

    def sent_since_start(self, instant: datetime, kinds: frozenset[TouchKind]) -> bool:
        """The same from an instant on, that instant included."""
        return any(touch.at >= instant and touch.kind in kinds for touch in self.sent)

    def after(self, message: Touch, touches: list[Touch]) -> Iterator[Touch]:
        """Those of some touches (in order) that came after a message. Of touches at one
        instant, the one that stands later in the case came later.
        """
        at = message.at
        for touch in touches:
            if touch.at > at or (touch.at == at and self._stands_after(touch, message)):
                yield touch

    def _stands_after(self, touch: Touch, message: Touch) -> bool:
        first = next(one for one in self.happened if one is message or one is touch)
        return first is message and touch is not message

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

        A touch on the very day an agreement was made counts as before it. The two lines after a
        call that nobody made are no attempt.
        """
        attempts = self.follow_ups
        if self.missed:
            lines = {id(t) for call in self.missed if (t := self._two_lines(call)) is not None}
            attempts = [touch for touch in attempts if id(touch) not in lines]
        if attempts and self.last_interview is not None:
            attempts = [touch for touch in attempts if touch.at > self.last_interview.at]
        if attempts and self.human_messages:
            attempts = list(self.after(self.human_messages[-1], attempts))
        if attempts and self.agreement is not None:
            made_on = self.agreement.made_on
            attempts = [touch for touch in attempts if self.day(touch.at) > made_on]
        return attempts

    def _two_lines(self, call: Interview) -> Touch | None:
        """The first follow-up after a missed call, as long as its own window stood open."""
        last_day = self.plain.add(self.day(call.over_at), self.profile.missed_call_within)
        closes = self.closing(last_day)
        for touch in self.happened:
            if touch.at > call.at:
                in_time = call.over_at <= touch.at < closes
                return touch if in_time and touch.kind is TouchKind.FOLLOW_UP else None
        return None

    def agreement_that_holds(self) -> Agreement | None:
        """The agreement that counts, unless an interview after it, or a human message on or
        after the day it names, has overtaken it.
        """
        agreement = self.agreement
        if agreement is None:
            return None
        made_on = agreement.made_on
        if self.last_interview_on is not None and self.last_interview_on > made_on:
            return None
        if self.human_messages:
            written = self.day(self.human_messages[-1].at)
            if written > made_on and written >= (agreement.named_day or made_on):
                return None
        return agreement

    def debriefed_since(self, day: date) -> bool:
        """Whether an agreement was noted on ``day`` or later."""
        return self.agreement is not None and self.agreement.made_on >= day

    def humans_had_a_part(self) -> bool:
        """Whether a person there has written, talked to us or made an offer."""
        return bool(self.human_messages or self.past_interviews or self.offers)

    def open_offers_elsewhere(self) -> list[OfferElsewhere]:
        """The offers of others that still await an answer."""
        return [
            offer
            for offer in self.case.offers_elsewhere
            if offer.received_on <= self.today
            and offer.answer_by is not None
            and offer.answer_by >= self.today
        ]


def strike_returned(sent: list[Touch], bounce: Touch) -> Touch | None:
    """Take out of what was sent (in order) the message a bounce came back for: the last one
    before it to that person by that channel. Returns it.
    """
    for index in range(len(sent) - 1, -1, -1):
        if _came_back(sent[index], bounce):
            return sent.pop(index)
    return None


def _latest(interviews: list[Interview]) -> Interview:
    return interviews[0] if len(interviews) == 1 else max(interviews, key=_over)


def _over(interview: Interview) -> datetime:
    return interview.over_at


def _came_back(touch: Touch, bounce: Touch) -> bool:
    return (
        touch.at <= bounce.at
        and (bounce.person is None or touch.person == bounce.person)
        and (bounce.channel is None or touch.channel in (None, bounce.channel))
    )
