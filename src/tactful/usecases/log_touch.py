"""Log what happened: a message sent or received, a call, a bounce, an outcome."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from tactful.etiquette.case import (
    KINDS_OUT,
    Channel,
    Direction,
    InterviewStatus,
    Outcome,
    TouchKind,
)
from tactful.ports import Holidays
from tactful.reading.heard import Heard
from tactful.reading.taken.invitations import Invitation
from tactful.records import facts, models
from tactful.records.changes import ChangeInProgress, change, deed
from tactful.refusal import Refused
from tactful.usecases.add_application import Someone, involve
from tactful.usecases.find import interviews_on, people_of
from tactful.usecases.note_agreement import write_agreement
from tactful.usecases.note_interview import (
    end_when_moved,
    owe_no_answer,
    plan_interview,
    write_invitation,
)
from tactful.usecases.renew_advice import renewer
from tactful.wording.days import say_day, say_time

CLOCKS_DIFFER = timedelta(minutes=5)
KIND_FOR = {
    "follow_up": TouchKind.FOLLOW_UP,
    "reply": TouchKind.ANSWER,
    "deliver": TouchKind.DELIVERY,
    "thank": TouchKind.THANK_YOU,
    "move_on": TouchKind.CLOSING,
    "tell": TouchKind.NEWS,
}


@dataclass(frozen=True, slots=True)
class Happened:
    """What to log. ``person`` None: a system, or nobody in particular. ``interview_at`` is when
    the talk is that they invite to; it is noted in the same change. So are a ``newcomer``, whom
    it came from or went to, the ``next_person`` who follows somebody that has left, and what an
    ``invitation`` says of the talk. A message of ours that accepts, declines or withdraws
    ``ends`` the application.
    """

    kind: TouchKind
    at: datetime
    channel: Channel | None = None
    person: models.Person | None = None
    needs_answer: bool | None = None
    back_on: date | None = None
    permanent: bool = False
    answer_by: date | None = None
    successor: models.Person | None = None
    interview_at: datetime | None = None
    moves: bool = False  # the talk that is ahead: to ``interview_at``, or off until they say when
    note: str = ""
    subject: str = ""
    message_id: str = ""
    newcomer: Someone | None = None
    guests: tuple[Someone, ...] = ()  # whom the invitation names, with or without an address
    next_person: Someone | None = None
    invitation: Invitation | None = None
    ends: Outcome | None = None


def kind_of_what_was_sent(row: models.Application, channel: Channel | None = None) -> TouchKind:
    """What "sent" means now: what the advice asked for, else a follow-up."""
    thanked = row.touches.filter(kind=TouchKind.THANK_YOU.value).exists()
    kind = kind_advised(json.loads(row.advice) if row.advice else {}, thanked=thanked)
    spoken = channel is Channel.PHONE and kind is TouchKind.THANK_YOU  # thanks are written
    return TouchKind.FOLLOW_UP if spoken else kind


def kind_advised(advice: Mapping[str, Any], *, thanked: bool) -> TouchKind:
    """The same, from an advice and whether one has thanked them."""
    action = advice.get("action", "")
    if action == "debrief" and not thanked:
        return TouchKind.THANK_YOU
    return KIND_FOR.get(action, TouchKind.FOLLOW_UP)


def advised_channel(row: models.Application) -> Channel | None:
    """The way the advice names."""
    channel = json.loads(row.advice).get("channel") if row.advice else None
    return Channel(channel) if channel else None


def usual_person(row: models.Application) -> models.Person | None:
    """Whom a touch is with, if nobody is named: whom the advice names, else the only one."""
    advice = json.loads(row.advice) if row.advice else {}
    people = people_of(row)
    advised = next((p for p in people if str(p.pk) == advice.get("person")), None)
    return advised or (people[0] if len(people) == 1 else None)


def log_touch(
    row: models.Application,
    happened: Happened,
    now: datetime,
    holidays: Holidays,
    *,
    again: bool = False,
    delivered: models.Request | None = None,
    heard: Heard | None = None,
    answers: Happened | None = None,
    within: ChangeInProgress | None = None,
) -> models.Touch:
    """Log one contact. The same one twice on a day is refused unless ``again`` is said; what
    lies in the future has not happened. Delivering marks what was asked for as delivered.
    ``heard`` is the new agreement their message holds; it is noted in the same change. So is
    what it ``answers``: in a call of mine I speak first, and then they do. All of that can be a
    part of a larger change (``within``).
    """
    if happened.at > now + CLOCKS_DIFFER:
        raise Refused("That lies in the future; log it once it has happened.")
    label = deed("log", kind=(answers or happened).kind.value, of=str(row))
    about = (row, happened.person, happened.successor)
    with change(row.owner, label, now, renewer(holidays), about=about, within=within) as doing:
        if answers is not None:
            _write(doing, row, answers, again=again)
        touch = _write(doing, row, happened, again=again, delivered=delivered, heard=heard)
    row.refresh_from_db()
    return touch


def _write(
    doing: ChangeInProgress,
    row: models.Application,
    happened: Happened,
    *,
    again: bool,
    delivered: models.Request | None = None,
    heard: Heard | None = None,
) -> models.Touch:
    """One contact with all that it brings, as a part of a change."""
    if not again:
        _refuse_twice(row, happened)
    happened = _with_new_people(doing, row, happened)
    touch = _touch(doing, row, happened)
    doing.create(touch)
    _write_talk(doing, row, happened)
    if heard is not None:
        day = _day_there(row, touch.at)
        write_agreement(doing, row, heard, day, happened.person, happened.note)
    _what_follows(doing, row, happened, delivered)
    return touch


def _write_talk(doing: ChangeInProgress, row: models.Application, happened: Happened) -> None:
    """The talk that it invites to, or moves."""
    if happened.invitation is not None:
        for guest in happened.guests:
            involve(doing, row, guest)
        write_invitation(doing, row, happened.invitation)
    elif happened.moves and (ahead := the_one_ahead(row, happened.at, doing.now)) is not None:
        _move(doing, ahead, happened)
    elif happened.interview_at is not None:
        guests = [involve(doing, row, guest) for guest in happened.guests]
        who = guests or filter(None, [happened.person])
        plan_interview(doing, row, happened.interview_at, who)


def _what_follows(
    doing: ChangeInProgress,
    row: models.Application,
    happened: Happened,
    delivered: models.Request | None,
) -> None:
    """What a delivery delivers, what an ending ends, and what a no takes back."""
    if happened.kind is TouchKind.DELIVERY:
        _deliver(doing, row, happened, delivered)
    if happened.ends is not None:
        doing.update(row, outcome=happened.ends.value, outcome_on=_day_there(row, happened.at))
    if happened.kind is TouchKind.REJECTION:
        _take_back_what_was_ahead(doing, row, happened)


def _day_there(row: models.Application, at: datetime) -> date:
    return at.astimezone(ZoneInfo(row.timezone)).date()


def the_one_ahead(row: models.Application, at: datetime, now: datetime) -> models.Interview | None:
    """The talk that is still to come, where it is one: what a message of ``at`` moves without
    naming it.
    """
    ahead = list(interviews_on(row).filter(at__gt=max(at, now))[:2])
    return ahead[0] if len(ahead) == 1 else None


def _move(doing: ChangeInProgress, ahead: models.Interview, happened: Happened) -> None:
    """It is at another time from now on; or off, as long as nobody names one."""
    if happened.interview_at is None:
        doing.update(ahead, status=InterviewStatus.CANCELLED.value)
        return
    ends_at = end_when_moved(ahead, happened.interview_at)
    doing.update(ahead, at=happened.interview_at, ends_at=ends_at)


def _take_back_what_was_ahead(
    doing: ChangeInProgress, row: models.Application, happened: Happened
) -> None:
    """A no ends what they asked for before it: talks that are still ahead are called off, and an
    invitation waits for no answer any more.
    """
    invited = row.touches.filter(kind=TouchKind.INVITATION.value, at__gt=happened.at)
    if not invited.exists():
        for interview in interviews_on(row).filter(at__gt=max(happened.at, doing.now)):
            doing.update(interview, status=InterviewStatus.CANCELLED.value)
    owe_no_answer(doing, row, happened.at)


def _with_new_people(
    doing: ChangeInProgress, row: models.Application, happened: Happened
) -> Happened:
    if happened.newcomer is not None and happened.person is None:
        happened = replace(happened, person=involve(doing, row, happened.newcomer))
    if happened.next_person is not None:
        happened = replace(happened, successor=involve(doing, row, happened.next_person))
    return happened


def _refuse_twice(row: models.Application, happened: Happened) -> None:
    zone = ZoneInfo(row.timezone)
    day = happened.at.astimezone(zone).date()
    for touch in row.touches.filter(kind=happened.kind.value):
        if happened.subject and happened.note and touch.note == happened.note:
            on = say_day(touch.at.astimezone(zone).date())
            if happened.kind in KINDS_OUT:
                raise Refused(f"You sent this very text on {on}. Never the same message twice.")
            raise Refused(f"This very message is logged already, on {on}.")
        same = (
            touch.person_id == (happened.person.pk if happened.person else None)
            and touch.channel == (happened.channel.value if happened.channel else "")
            and touch.note == happened.note
            and touch.at.astimezone(zone).date() == day
        )
        if same:
            at = say_time(touch.at.astimezone(zone))
            raise Refused(
                f"That is logged already, on {say_day(day)} at {at}.",
                "If it really happened twice, say --again.",
            )


def _touch(doing: ChangeInProgress, row: models.Application, happened: Happened) -> models.Touch:
    direction = Direction.OUT if happened.kind in KINDS_OUT else Direction.IN
    address = ""
    if happened.person is not None and happened.channel is not None:
        address = facts.address_of(happened.person, happened.channel)
    return models.Touch(
        owner=row.owner,
        application=row,
        at=happened.at,
        sequence=row.touches.filter(at=happened.at).count(),  # what is logged later came later
        direction=direction.value,
        kind=happened.kind.value,
        channel=happened.channel.value if happened.channel else "",
        person=happened.person,
        needs_answer=happened.needs_answer,
        back_on=happened.back_on,
        permanent=happened.permanent,
        answer_by=happened.answer_by,
        successor=happened.successor,
        message=_message(doing, happened, direction, address),
        address=address,
        note=happened.note,
        noted_at=doing.now,
    )


def _message(
    doing: ChangeInProgress, happened: Happened, direction: Direction, address: str
) -> models.Message | None:
    """The mail a touch was, as far as it is known."""
    if not happened.subject and not happened.message_id:
        return None
    if happened.message_id:
        known = models.Message.objects.filter(
            owner=doing.owner, message_id=happened.message_id
        ).first()
        if known is not None:
            return known
    sent = direction is Direction.OUT
    message = models.Message(
        owner=doing.owner,
        message_id=happened.message_id,
        sender="" if sent else address,
        recipients=address if sent else "",
        subject=happened.subject,
        sent_at=happened.at,
        received_at=None if sent else happened.at,
        text=happened.note,
    )
    doing.create(message)
    return message


def _deliver(
    doing: ChangeInProgress,
    row: models.Application,
    happened: Happened,
    chosen: models.Request | None,
) -> None:
    day = _day_there(row, happened.at)
    owed = [chosen] if chosen else list(row.requests.filter(delivered_on__isnull=True))
    for request in owed:
        doing.update(request, delivered_on=day)


def log_outcome(
    row: models.Application,
    outcome: Outcome | None,
    on: date | None,
    now: datetime,
    holidays: Holidays,
) -> None:
    """Log how an application ended, or that it is open after all (None)."""
    value = outcome.value if outcome else ""
    label = deed("outcome", outcome=value, of=str(row))
    with change(row.owner, label, now, renewer(holidays), about=(row,)) as doing:
        if not doing.update(row, outcome=value, outcome_on=on):
            raise Refused(f"{row} is noted as {value or 'open'} already.")
    row.refresh_from_db()
