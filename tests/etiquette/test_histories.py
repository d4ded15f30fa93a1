"""What holds whatever happened: patience, caps, windows, and when to look again."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tactful.etiquette.advice import Action
from tactful.etiquette.case import Case, Channel, Direction, Touch, TouchKind
from tactful.etiquette.decision import advise
from tactful.etiquette.look_again import look_again_at
from tactful.etiquette.profiles import STANDARD
from tactful.etiquette.rules import DELAYS, RULES_BY_NAME
from tests.etiquette.histories import histories
from tests.world import acme, case

UNPROMPTED = (TouchKind.FOLLOW_UP, TouchKind.CLOSING, TouchKind.NEWS)


def _local(subject: Case, instant: datetime) -> datetime:
    return instant.astimezone(subject.zone)


@given(histories())
def test_every_advice_says_why_and_whom(subject: Case) -> None:
    given_advice = advise(subject)
    row = RULES_BY_NAME[given_advice.rule].rows[given_advice.row]
    assert given_advice.action in {row.action, Action.WAIT, Action.DONE}
    if given_advice.action is Action.DONE and row.action is not Action.DONE:
        assert given_advice.row == "over"
    assert set(given_advice.delays) <= set(DELAYS)
    if given_advice.action in (Action.FOLLOW_UP, Action.TELL):
        assert given_advice.person is not None
        assert given_advice.channel is not None


@given(histories())
def test_nobody_who_asked_not_to_be_contacted_is_written_to(subject: Case) -> None:
    given_advice = advise(subject)
    marked = {person.id for person in subject.people if person.do_not_contact}
    writing = {Action.FOLLOW_UP, Action.TELL, Action.REPLY, Action.DELIVER, Action.THANK,
               Action.MOVE_ON}  # fmt: skip
    if given_advice.action in writing and given_advice.channel is not None:
        assert given_advice.person not in marked


@given(histories())
def test_an_unprompted_touch_keeps_three_working_days_and_office_hours(subject: Case) -> None:
    given_advice = advise(subject)
    if given_advice.action is not Action.FOLLOW_UP:
        return
    now = _local(subject, subject.now)
    patient = subject.calendar.without(STANDARD.quiet_days)
    in_office = STANDARD.office_opens <= now.time() < STANDARD.office_closes
    if given_advice.channel is Channel.PHONE:
        assert patient.is_working(now.date())
        assert in_office
    if given_advice.rule == "missed_call":
        return  # two lines about a call of theirs: at once, and no attempt
    assert (given_advice.send_from is None) == (in_office and patient.is_working(now.date()))
    bounced = any(touch.kind is TouchKind.BOUNCE for touch in subject.touches)
    if bounced:
        return  # what came back was never read
    earlier = [t.at for t in subject.touches if t.kind in UNPROMPTED and t.at <= subject.now
               and t.person == given_advice.person]  # fmt: skip
    earlier += [t.at for t in subject.elsewhere if t.at <= subject.now
                and t.person == given_advice.person]  # fmt: skip
    for at in earlier:
        assert patient.between(_local(subject, at).date(), now.date()) >= 3


@given(histories())
def test_a_window_opens_before_it_closes_and_wait_means_the_future(subject: Case) -> None:
    given_advice = advise(subject)
    opens, closes = given_advice.opens, given_advice.closes
    if given_advice.action is Action.WAIT and opens is not None:
        assert opens > subject.now
    elif opens is not None:
        assert opens <= subject.now
    if opens is not None and closes is not None and given_advice.action is not Action.WAIT:
        assert opens < closes
    assert not given_advice.late or given_advice.action in {
        Action.FOLLOW_UP,
        Action.TELL,
        Action.REPLY,
        Action.DELIVER,
        Action.THANK,
    }


@given(histories())
def test_no_window_opens_in_the_past_of_its_own_facts(subject: Case) -> None:
    given_advice = advise(subject)
    if given_advice.action is not Action.FOLLOW_UP or given_advice.opens is None:
        return
    bounced = any(touch.kind is TouchKind.BOUNCE for touch in subject.touches)
    if given_advice.rule == "retry" and not bounced:
        last = max(
            t.at for t in subject.touches if t.kind is TouchKind.FOLLOW_UP and t.at <= subject.now
        )
        assert given_advice.opens > last
    if given_advice.rule in ("agreed_day", "agreed_deadline", "nobody_promised"):
        today = _local(subject, subject.now).date()
        made = max(a.made_on for a in subject.agreements if a.made_on <= today)
        assert _local(subject, given_advice.opens).date() >= made


def _instants(subject: Case, until: datetime) -> list[datetime]:
    """The clock, stepped: each hour, and a moment before and after each edge of a day."""
    found = []
    start = _local(subject, subject.now).replace(minute=0, second=0, microsecond=0)
    for hour in range(1, 24 * 45):
        at = (start.astimezone(UTC) + timedelta(hours=hour)).astimezone(subject.zone)
        found += [at - timedelta(seconds=1), at]
    return sorted(at for at in found if subject.now < at < until)


@given(histories())
def test_look_again_is_the_earliest_instant_of_change(subject: Case) -> None:
    current = advise(subject)
    again = look_again_at(subject)
    far = subject.now + timedelta(days=45)
    for instant in _instants(subject, min(again, far) if again else far):
        assert advise(replace(subject, now=instant)) == current, instant
    if again is not None:
        assert again > subject.now
        assert advise(replace(subject, now=again)) != current
        just_before = again - timedelta(microseconds=1)
        assert just_before <= subject.now or advise(replace(subject, now=just_before)) == current


def _obedient(subject: Case, days: int, replies: list[int]) -> Case:
    """Somebody who does at once whatever Tactful says, for a while; now and then they answer."""
    kinds = {Action.FOLLOW_UP: TouchKind.FOLLOW_UP, Action.MOVE_ON: TouchKind.CLOSING,
             Action.THANK: TouchKind.THANK_YOU, Action.REPLY: TouchKind.ANSWER,
             Action.TELL: TouchKind.NEWS}  # fmt: skip
    end = subject.now + timedelta(days=days)
    steps = 0
    while subject.now < end and steps < 400:
        steps += 1
        given_advice = advise(subject)
        kind = kinds.get(given_advice.action)
        if kind is not None:
            touch = Touch(
                subject.now, Direction.OUT, kind, given_advice.channel, given_advice.person
            )
            subject = replace(subject, touches=(*subject.touches, touch))
            if kind is TouchKind.FOLLOW_UP and steps in replies:
                reply = Touch(
                    subject.now + timedelta(hours=1), Direction.IN, TouchKind.REPLY,
                    Channel.EMAIL, given_advice.person,
                )  # fmt: skip
                subject = replace(subject, touches=(*subject.touches, reply))
        again = look_again_at(subject)
        if again is None:
            break
        subject = replace(subject, now=again)
    return subject


@given(
    agreement=st.sampled_from(
        [
            None,
            {"made_on": "2024-06-03"},
            {"made_on": "2024-06-03", "contact_by": "2024-06-17", "may_follow_up": True},
            {"made_on": "2024-06-03", "contact_by": "2024-06-17"},
            {"made_on": "2024-06-03", "everyone_contacted": False},
            {"made_on": "2024-06-03", "follow_up_on": "2024-06-13"},
            {"made_on": "2024-06-03", "may_follow_up": False},
        ]
    ),
    interviewed=st.booleans(),
    replies=st.lists(st.integers(1, 120), max_size=40),
)
def test_whoever_obeys_never_writes_more_than_the_caps(
    agreement: dict[str, object] | None, interviewed: bool, replies: list[int]
) -> None:
    data = acme(
        now="2024-06-03T14:00:00-04:00",
        touches=[],
        agreements=[agreement] if agreement and interviewed else [],
    )
    if not interviewed:
        data["interviews"] = []
    subject = _obedient(case(data), 200, replies)
    sent = [t for t in subject.touches if t.kind in UNPROMPTED]
    follow_ups = [t for t in sent if t.kind is TouchKind.FOLLOW_UP]
    answered = any(t.kind is TouchKind.REPLY for t in subject.touches)
    assert len(follow_ups) <= STANDARD.follow_ups_in_all
    if not answered:
        most = STANDARD.attempts_after_interview if interviewed else 1
        assert len(follow_ups) <= most
    if agreement and agreement.get("may_follow_up") is False and interviewed:
        assert not follow_ups
    patient = subject.calendar.without(STANDARD.quiet_days)
    for one, other in pairwise(sorted(t.at for t in sent)):
        days = (_local(subject, one).date(), _local(subject, other).date())
        assert patient.between(*days) >= STANDARD.between_touches
