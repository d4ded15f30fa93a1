"""Note an interview, past or ahead; the same one twice is one."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from tactful.etiquette.case import InterviewKind, InterviewStatus, TouchKind
from tactful.ports import Holidays
from tactful.reading.taken.invitations import Invitation
from tactful.records import models
from tactful.records.changes import ChangeInProgress, change, deed
from tactful.refusal import Refused
from tactful.usecases.find import interviews_on
from tactful.usecases.renew_advice import renewer
from tactful.usecases.stale import refuse_stale


def note_interview(
    row: models.Application,
    at: datetime,
    now: datetime,
    holidays: Holidays,
    *,
    ends_at: datetime | None = None,
    kind: str = "",
    people: tuple[models.Person, ...] = (),
    moved_from: models.Interview | None = None,
    seen: int | None = None,
    nobody_else: bool = False,
) -> models.Interview:
    """Note an interview, or move one (``moved_from``, as it was ``seen``: see
    `edit_application`). Repeating it changes only what is new. ``nobody_else``: who was to be
    there before and is not among the ``people`` will not be.
    """
    if ends_at is not None and ends_at < at:
        raise Refused("The interview would end before it begins.")
    there = _at(row, at)
    if moved_from is not None and there is not None and there.pk != moved_from.pk:
        raise Refused("There is an interview at that very time already.")
    about = (row, moved_from, *people)
    what = deed("interview", of=str(row))
    with change(row.owner, what, now, renewer(holidays), about=about) as doing:
        if moved_from is not None:
            refuse_stale(moved_from, seen)
        interview = moved_from or there or row.interviews.filter(at=at).first()
        if interview is None:
            interview = models.Interview(
                owner=row.owner, application=row, at=at, ends_at=ends_at, kind=kind
            )
            doing.create(interview)
        else:
            given: dict[str, object] = {"at": at}
            if interview.status == InterviewStatus.CANCELLED.value:
                given["status"] = InterviewStatus.PLANNED.value
            if ends_at is not None or moved_from is not None:
                given["ends_at"] = ends_at
            if kind:
                given["kind"] = kind
            doing.update(interview, **given)
        if nobody_else:
            _leave(doing, interview, people)
        for person in people:
            _attend(doing, row, interview, person)
    return interview


def _leave(
    doing: ChangeInProgress, interview: models.Interview, staying: Iterable[models.Person]
) -> None:
    for attendance in interview.attendances.exclude(person__in=staying):
        doing.delete(attendance)


def _at(row: models.Application, at: datetime) -> models.Interview | None:
    return interviews_on(row).filter(at=at).first()


def end_when_moved(interview: models.Interview, to: datetime) -> datetime | None:
    """When it ends if it begins then, and lasts as long as before; None where that was not told."""
    return to + (interview.ends_at - interview.at) if interview.ends_at is not None else None


def plan_interview(
    doing: ChangeInProgress,
    row: models.Application,
    at: datetime,
    people: Iterable[models.Person] = (),
    kind: str = "",
) -> None:
    """An interview that was heard of, within a change; one at that very time stands as it is."""
    if _at(row, at) is not None:
        return
    interview = models.Interview(owner=row.owner, application=row, at=at, kind=kind)
    doing.create(interview)
    for person in people:
        _attend(doing, row, interview, person)


def _attend(
    doing: ChangeInProgress,
    row: models.Application,
    interview: models.Interview,
    person: models.Person,
) -> None:
    if not interview.attendances.filter(person=person).exists():
        doing.create(
            models.Attendance(
                owner=row.owner,
                interview=interview,
                person=person,
                position=interview.attendances.count(),
            )
        )


def write_invitation(
    doing: ChangeInProgress,
    row: models.Application,
    invitation: Invitation,
    known: models.Interview | None = None,
) -> models.Interview:
    """What an invitation says, within a change: a new interview, the one it moves (``known``), or
    the one that was noted by hand for that very time. Of those it names, who is known at this
    application attends; the organiser, who may only keep the calendar, where nobody else does.
    """
    interview = known or _at(row, invitation.at)
    values: dict[str, object] = {
        "at": invitation.at,
        "ends_at": invitation.ends_at,
        "place": invitation.place,
        "link": invitation.link,
        "uid": invitation.uid,
        "sequence": invitation.sequence,
        "status": InterviewStatus.PLANNED.value,
    }
    if interview is None:
        interview = models.Interview(owner=row.owner, application=row, **values)
        doing.create(interview)
    else:
        doing.update(interview, **values)
    involved = row.involvements.select_related("person").order_by("position")
    by_address = {i.person.email.lower(): i.person for i in involved if i.person.email}
    attending = [by_address.get(email.lower()) for _, email in invitation.attendees]
    if not any(attending) and invitation.organiser is not None:
        attending = [by_address.get(invitation.organiser[1].lower())]
    for person in filter(None, attending):
        _attend(doing, row, interview, person)
    return interview


def call_off(doing: ChangeInProgress, interview: models.Interview, sequence: int) -> None:
    """An interview will not take place, as its invitation's sender says; and what they invited
    to by mail waits for no answer.
    """
    doing.update(interview, status=InterviewStatus.CANCELLED.value, sequence=sequence)
    others = interview.application.interviews.filter(at__gt=doing.now)
    if others.exclude(status=InterviewStatus.CANCELLED.value).exists():
        return
    owe_no_answer(doing, interview.application, doing.now)


def owe_no_answer(doing: ChangeInProgress, row: models.Application, until: datetime) -> None:
    """What they invited to up to an instant waits for no answer any more."""
    invited = row.touches.filter(kind=TouchKind.INVITATION.value, at__lte=until)
    for touch in invited.exclude(needs_answer=False):
        doing.update(touch, needs_answer=False)


def cancel_interview(
    row: models.Application, interview: models.Interview, now: datetime, holidays: Holidays
) -> None:
    """An interview will not take place. It stays, as one that was called off."""
    what = deed("cancel_interview", of=str(row))
    with change(row.owner, what, now, renewer(holidays), about=(row, interview)) as doing:
        doing.update(interview, status=InterviewStatus.CANCELLED.value)


def miss_call(
    row: models.Application, call: models.Interview, now: datetime, holidays: Holidays
) -> None:
    """They said they would ring, and did not. Raises `Refused` before the hour, and for what is
    no call.
    """
    if call.kind != InterviewKind.CALL.value:
        raise Refused("That was an interview, not a call at a set hour. If it is off, cancel it.")
    if call.at > now:
        raise Refused("They still have time to ring; say so when the hour has gone by.")
    what = deed("nobody_rang", of=str(row))
    with change(row.owner, what, now, renewer(holidays), about=(row, call)) as doing:
        doing.update(call, status=InterviewStatus.MISSED.value)
