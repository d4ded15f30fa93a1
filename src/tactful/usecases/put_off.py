"""Be reminded of an application on a day of one's own choice, and not before."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo

from tactful.etiquette.decision import advise
from tactful.etiquette.putting_off import Against, against_putting_off, occasion
from tactful.etiquette.workdays import Workdays, weekdays_only
from tactful.ports import Holidays
from tactful.reading.moments import read_moment
from tactful.records import facts, models
from tactful.records.changes import change, deed
from tactful.refusal import Refused
from tactful.usecases.reminder_wishes import wishes_of
from tactful.usecases.renew_advice import profile_for, renewer
from tactful.wording.days import say_instant

MONDAY = 7  # days of a week


def moment_to_remind(owner: models.Owner, words: str, now: datetime, mine: tzinfo) -> datetime:
    """ "tomorrow", "friday", "14 dec 15:00" on the reader's clock; without an hour it is the
    morning from which they may be called. Raises `Refused`.
    """
    morning = wishes_of(owner, mine).morning
    workdays = Workdays(weekdays_only)
    return read_moment(words, now, mine, workdays, past=False, default=morning)


def next_monday(today: date) -> date:
    """The Monday after a day."""
    return today + timedelta(days=MONDAY - today.weekday())


def morning_of(owner: models.Owner, day: date, mine: tzinfo) -> datetime:
    """When the owner may first be called on a day."""
    return wishes_of(owner, mine).morning_of(day)


def put_off(
    row: models.Application, until: datetime, now: datetime, holidays: Holidays
) -> models.Application:
    """Be reminded of the next step at ``until``, and not before. Raises `Refused` where that
    would be too late, or where there is nothing to do.
    """
    _, case = next(facts.cases([row.pk], now, holidays.workdays))
    advice = advise(case, profile_for(row))
    until = wishes_of(row.owner, until.tzinfo or UTC).by_day(until)  # when they can be called
    stands_against = against_putting_off(advice, until, now)
    if stands_against is Against.TOO_LATE and advice.closes is not None:
        last = say_instant(advice.closes, case.employer.timezone, now.date())
        raise Refused(
            f"That would be too late: the last good moment is {last}. Choose an earlier one, or"
            " let it go."
        )
    if stands_against is not None:
        raise Refused(REFUSALS[stands_against])
    what = deed("put_off", of=str(row))
    with change(row.owner, what, now, renewer(holidays), about=(row,)) as doing:
        doing.update(row, remind_at=until, remind_of=occasion(case, advice))
    row.refresh_from_db()
    return row


def end_putting_off(row: models.Application, now: datetime, holidays: Holidays) -> bool:
    """Be reminded as usual; says whether that is different from before."""
    what = deed("as_usual", of=str(row))
    with change(row.owner, what, now, renewer(holidays), about=(row,)) as doing:
        changed = doing.update(row, remind_at=None, remind_of="")
    row.refresh_from_db()
    return changed


REFUSALS = {
    Against.PAST: "That is not ahead; name a day that is still to come.",
    Against.NOTHING_TO_DO: "There is nothing to do there, so there is nothing to be reminded of.",
}
