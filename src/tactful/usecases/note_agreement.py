"""The debrief: note what was settled in the room."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from tactful.etiquette.case import Channel, InterviewKind
from tactful.ports import Holidays
from tactful.reading.heard import Heard
from tactful.records import facts, models
from tactful.records.changes import ChangeInProgress, change, deed
from tactful.records.names import search_key
from tactful.refusal import Refused
from tactful.usecases.add_application import Someone, involve
from tactful.usecases.find import last_interview, latest_agreement, people_of
from tactful.usecases.note_interview import plan_interview
from tactful.usecases.renew_advice import profile_of, renewer
from tactful.wording.days import say_day
from tactful.wording.promise import write_from

A_DEBRIEF_IS_ABOUT = 7  # calendar days: an older interview is not what "just now" means


@dataclass(frozen=True, slots=True)
class Noted:
    """What a debrief left behind."""

    agreement: models.Agreement | None
    requests: tuple[models.Request, ...]
    already_known: bool


def said_day(row: models.Application, now: datetime) -> date:
    """The day it was said: that of the latest interview of this week, else today. A word after
    another is not taken for one before it: the later one is to count.
    """
    zone = ZoneInfo(row.timezone)
    today = now.astimezone(zone).date()
    last = last_interview(row, now)
    if last is None:
        return today
    day = last.at.astimezone(zone).date()
    if (today - day).days > A_DEBRIEF_IS_ABOUT:
        return today
    before = latest_agreement(row, today)
    return max(day, before.made_on) if before is not None else day


def with_what_stands(row: models.Application, heard: Heard, said_on: date) -> Heard:
    """What was heard, with what was settled before and not taken back: who needs another week
    still contacts everyone, and may still be called; who asks for references still keeps
    their promise. An interview begins anew.
    """
    latest = latest_agreement(row, said_on)
    if latest is None or not settles(heard):
        return heard
    if last_interview_day(row, said_on) > latest.made_on:
        return heard
    dated = heard.contact_by is not None or heard.follow_up_on is not None
    return replace(
        heard,
        everyone_contacted=_either(heard.everyone_contacted, latest.everyone_contacted),
        may_follow_up=_either(heard.may_follow_up, latest.may_follow_up),
        channel=heard.channel or (Channel(latest.channel) if latest.channel else None),
        contact_by=heard.contact_by if dated else _ahead(latest.contact_by, said_on),
        follow_up_on=heard.follow_up_on if dated else _ahead(latest.follow_up_on, said_on),
        not_before=heard.not_before or (None if dated else latest.not_before),
        decisions_begin=heard.decisions_begin or latest.decisions_begin,
        next_steps=heard.next_steps or latest.next_steps or None,
    )


def may_write_from(row: models.Application, heard: Heard, holidays: Holidays) -> date | None:
    """The first day on which one may write, once the promised day has passed; None where no day
    was promised, another was settled, or one should not write.
    """
    if heard.contact_by is None or heard.follow_up_on or heard.may_follow_up is False:
        return None
    profile = profile_of(row.owner)
    patient = facts.calendar_of(row, holidays.workdays).without(profile.quiet_days)
    waits = profile.permitted_opens, profile.unasked_opens
    return write_from(heard.contact_by, heard.may_follow_up, patient, *waits)


def settles(heard: Heard) -> bool:
    """Whether something about the process was said, and not only what they need or the fit."""
    said = (
        heard.everyone_contacted, heard.contact_by, heard.may_follow_up, heard.follow_up_on,
        heard.channel, heard.decisions_begin, heard.next_steps, heard.not_before, heard.contact,
    )  # fmt: skip
    return any(answer is not None for answer in said)


def last_interview_day(row: models.Application, by: date) -> date:
    """The day of the last interview up to a day; the beginning of time if there was none."""
    zone = ZoneInfo(row.timezone)
    last = last_interview(row, datetime.combine(by, time.max, zone))
    return last.at.astimezone(zone).date() if last is not None else date.min


def _ahead(day: date | None, said_on: date) -> date | None:
    return day if day is not None and day >= said_on else None


def _either(said: bool | None, before: bool | None) -> bool | None:
    return before if said is None else said


def check(heard: Heard, said_on: date, now: datetime, row: models.Application) -> None:
    """Refuse days that cannot be: settled in the future, or promised before it was said."""
    today = now.astimezone(ZoneInfo(row.timezone)).date()
    if said_on > today:
        raise Refused(f"It cannot have been said on {say_day(said_on)}: that is still to come.")
    for day, what in (
        (heard.contact_by, "the day they named"),
        (heard.follow_up_on, "the day to follow up"),
        (heard.not_before, "the day before which you should not ask"),
    ):
        if day is not None and day < said_on:
            raise Refused(
                f"{what[0].upper()}{what[1:]}, {say_day(day)}, lies before it was said, on"
                f" {say_day(said_on)}.",
                "Say --said if it was said on another day.",
            )


def note_agreement(
    row: models.Application,
    heard: Heard,
    said_on: date,
    now: datetime,
    holidays: Holidays,
    *,
    person: models.Person | None = None,
    said: str = "",
    newcomers: Iterable[Someone] = (),
    said_by: str | None = None,
) -> Noted:
    """Note what was settled, what they still need, LinkedIn and the fit. Noting the very same
    thing again changes nothing. ``newcomers`` are noted with it; one of them may have said it.
    """
    what = deed("debrief", of=str(row))
    with change(row.owner, what, now, renewer(holidays), about=(row, person)) as doing:
        for someone in newcomers:
            involve(doing, row, someone)
        person = person or involved_by_name(row, said_by)
        return write_agreement(doing, row, heard, said_on, person, said)


def write_agreement(
    doing: ChangeInProgress,
    row: models.Application,
    heard: Heard,
    said_on: date,
    person: models.Person | None,
    said: str,
) -> Noted:
    """Write what was heard, within a change. An agreement is written when something about the
    process was said, or when none was noted since the last interview.
    """
    check(heard, said_on, doing.now, row)
    agreement, known = None, True
    heard = with_what_stands(row, heard, said_on)
    since = last_interview_day(row, said_on)
    if settles(heard) or not row.agreements.filter(made_on__gte=since).exists():
        agreement, known = _agreement(doing, row, heard, said_on, person, said)
    before = doing.steps
    _calls(doing, row, heard, person)
    requests = tuple(_requests(doing, row, heard, said_on))
    whose = person or _only_person(row)
    if heard.accepts_linkedin is not None and whose is not None:
        doing.update(whose, accepts_linkedin=heard.accepts_linkedin)
    if heard.fit is not None:
        doing.update(row, fit=heard.fit.value)
    return Noted(agreement, requests, known and doing.steps == before)


def _agreement(
    doing: ChangeInProgress,
    row: models.Application,
    heard: Heard,
    said_on: date,
    person: models.Person | None,
    said: str,
) -> tuple[models.Agreement, bool]:
    values: dict[str, object] = {
        "person_id": person.pk if person else None,
        "everyone_contacted": heard.everyone_contacted,
        "contact_by": heard.contact_by,
        "may_follow_up": heard.may_follow_up,
        "follow_up_on": heard.follow_up_on,
        "not_before": heard.not_before,
        "contact_id": _key_of(row, heard.contact),
        "decisions_begin": heard.decisions_begin,
        "next_steps": heard.next_steps or "",
        "channel": heard.channel.value if heard.channel else "",
    }
    latest = latest_agreement(row, said_on)
    of_that_day = latest if latest is not None and latest.made_on == said_on else None
    if of_that_day and all(getattr(of_that_day, n) == v for n, v in values.items()):
        return of_that_day, True
    noted_now = row.agreements.filter(noted_at=doing.now).count()  # what is noted later counts
    agreement = models.Agreement(
        owner=row.owner, application=row, made_on=said_on, said=said, noted_at=doing.now,
        sequence=noted_now, **values,
    )  # fmt: skip
    doing.create(agreement)
    return agreement, False


def _key_of(row: models.Application, name: str | None) -> object:
    """The key of somebody who has to do with the application; None where nobody fits."""
    person = involved_by_name(row, name)
    return person.pk if person else None


def involved_by_name(row: models.Application, name: str | None) -> models.Person | None:
    """Somebody who has to do with an application, by a name or a part of it; None where nobody
    or more than one fits.
    """
    fitting = of_that_name(row, name)
    return fitting[0] if len(fitting) == 1 else None


def of_that_name(row: models.Application, name: str | None) -> list[models.Person]:
    """Everybody who has to do with an application and bears a name, or a part of it."""
    words = search_key(name or "").replace(".", "").split()
    return [
        person
        for person in people_of(row)
        if words and set(words) <= set(search_key(person.name).replace(".", "").split())
    ]


def _only_person(row: models.Application) -> models.Person | None:
    """The person of an application that has just one: what is said of a person is about them."""
    people = people_of(row)
    return people[0] if len(people) == 1 else None


def _calls(
    doing: ChangeInProgress, row: models.Application, heard: Heard, person: models.Person | None
) -> None:
    """A call they said they would make is an appointment."""
    zone = ZoneInfo(row.timezone)
    for local in heard.calls:
        at, with_whom = local.replace(tzinfo=zone), filter(None, [person])
        plan_interview(doing, row, at, with_whom, InterviewKind.CALL.value)


def _requests(
    doing: ChangeInProgress, row: models.Application, heard: Heard, said_on: date
) -> list[models.Request]:
    created = []
    for n, asked in enumerate(heard.requests or ()):
        same = row.requests.filter(what__iexact=asked.what, asked_on=said_on)
        if not same.exists():
            request = models.Request(
                owner=row.owner,
                application=row,
                what=asked.what,
                asked_on=said_on,
                due=asked.due,
                noted_at=doing.now,
                sequence=n,  # in the order they were named
            )
            doing.create(request)
            created.append(request)
    return created
