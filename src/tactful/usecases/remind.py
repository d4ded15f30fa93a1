"""Call the candidate about what is due: each thing once, whatever crashes or runs twice.

A notice is claimed in the records before it goes out, and marked after. A claim that was never
marked is left *uncertain*: it may have gone out, is shown, and is not repeated by itself.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q, QuerySet

from tactful.etiquette.advice import Advice
from tactful.etiquette.case import Case
from tactful.etiquette.decision import advise
from tactful.etiquette.putting_off import occasion
from tactful.etiquette.reminders import (
    A_DAY,
    A_WEEK,
    OF_A_DAY,
    Notice,
    Wishes,
    notices,
    week_ahead,
)
from tactful.ports import Holidays, Notifier, Told
from tactful.records import facts, models
from tactful.usecases.keep_channels import OpenWay, note_how_it_went
from tactful.usecases.reminder_wishes import LINK, wishes_of
from tactful.usecases.renew_advice import profile_for, standing_of
from tactful.usecases.rounds import PAUSES, Due, Round
from tactful.wording.notices import (
    DISCREET_TITLE,
    in_short,
    say_discreetly,
    say_in_a_week,
    say_notice,
    say_week_ahead,
    title_of,
)

A_CLAIM_LASTS = timedelta(minutes=2)
ONE_BY_ONE = 2  # more at once become one digest; who wants one gets it for two
IDLE = timedelta(hours=6)
MOST = 12  # lines of one message
Applications = QuerySet[models.Application]


def see_due(
    owner: models.Owner, now: datetime, holidays: Holidays, mine: tzinfo
) -> tuple[list[Due], datetime]:
    """What is to be called about at ``now``, and the next instant at which that may change. Every
    advice is to be renewed before (`session.begin` does it).
    """
    wishes = wishes_of(owner, mine, holidays)
    if not wishes.is_awake(now):
        return [], wishes.by_day(now)
    rows = models.Application.objects.filter(owner=owner)
    ids = list(_that_speak(rows, now))
    told = _told_before(ids, now)
    due: list[Due] = []
    coming = [now + IDLE, wishes.morning_of(now.astimezone(mine).date() + A_DAY)]
    for row, case in facts.cases(ids, now, holidays.workdays):
        profile = profile_for(row)
        advice = advise(case, profile)
        all_of_it = notices(case, advice, wishes, _asked_at(row, case, advice), profile)
        if row.standing == "waiting" and "put_off_until" in json.loads(row.advice):
            all_of_it = tuple(notice for notice in all_of_it if notice.cause in OF_A_DAY)
        open_ = [notice for notice in all_of_it if (row.pk, notice.sign) not in told]
        coming += [notice.at for notice in open_ if notice.at > now]
        ready = [notice for notice in open_ if notice.is_due(now)]
        due += _due(row, ready, now.astimezone(mine).date())
    week = _week_ahead(owner, now, wishes)
    if isinstance(week, Due):
        due.append(week)
    elif week is not None:
        coming.append(week)
    again = rows.filter(look_again_at__gt=now).order_by("look_again_at").first()
    if again is not None and again.look_again_at is not None:
        coming.append(again.look_again_at)
    return due, min(coming)


def _asked_at(row: models.Application, case: Case, advice: Advice) -> datetime | None:
    """When they want to be reminded: of the step they put off, or of another one by now; not of
    what is over, or waits.
    """
    same = row.remind_of == occasion(case, advice)
    return row.remind_at if same or standing_of(advice) == "now" else None


def _that_speak(rows: Applications, now: datetime) -> Iterable[UUID]:
    """The applications about which something may be said. Of what waits, only these speak: an
    interview that comes, an offer that wants an answer, what they asked to be reminded of, and
    what opens within a day: a digest speaks of it in the morning, and what opens at night is said
    on the evening before.
    """
    speaking = Q(standing="now") | (Q(standing="waiting") & Q(due_at__lt=now + A_DAY))
    soon = now + timedelta(days=2)
    talks = models.Interview.objects.filter(at__gt=now, at__lt=soon)
    offers = models.Touch.objects.filter(
        kind="offer", answer_by__gte=now.date() - A_DAY, answer_by__lte=soon.date() + A_WEEK
    )
    for coming in (talks, offers):
        speaking |= Q(pk__in=coming.values("application_id"))
    speaking |= Q(remind_at__lte=now, remind_at__gt=now - A_WEEK)
    found = rows.filter(speaking).order_by("due_at", "pk")
    return found.values_list("pk", flat=True)


def _week_ahead(owner: models.Owner, now: datetime, wishes: Wishes) -> Due | datetime | None:
    """The look at the week ahead, if it is time for it and there is something in it; else when
    it will be time.
    """
    notice = week_ahead(now, wishes)
    if notice is None or not notice.is_due(now):
        return None if notice is None else notice.at
    known = models.Notice.objects.filter(owner=owner, application=None, sign=notice.sign)
    if known.exclude(state="failed", try_again_at__lte=now).exists():
        return None
    rows = models.Application.objects.filter(owner=owner, standing__in=("now", "waiting"))
    soon = rows.filter(due_at__lt=now + A_WEEK).select_related("employer").order_by("due_at", "pk")
    today = now.astimezone(wishes.zone).date()
    lines = [say_in_a_week(row.employer.name, json.loads(row.advice), today) for row in soon[:MOST]]
    if not lines:
        return None
    return Due(None, notice.cause, notice.sign, say_week_ahead(lines, soon.count()))


def _due(row: models.Application, ready: list[Notice], today: date) -> Iterator[Due]:
    """Of several things at once about one step the newest is said, and stands for all; a day
    that comes is said beside it.
    """
    of_a_day: dict[datetime | None, list[Notice]] = {}
    step = []
    for notice in ready:
        if notice.cause in OF_A_DAY:
            of_a_day.setdefault(notice.until, []).append(notice)
        else:
            step.append(notice)
    for some in (step, *of_a_day.values()):
        if some:
            *before, newest = some
            said = say_notice(newest, row.employer.name, json.loads(row.advice), today)
            yield Due(row, newest.cause, newest.sign, said, tuple(n.sign for n in before))


def remind(
    owner: models.Owner,
    now: datetime,
    holidays: Holidays,
    mine: tzinfo,
    notifier: Notifier,
    ways: Sequence[OpenWay],
    link: str = "",
) -> Round:
    """One look: call about what is due, by all of these ways. ``link`` is where the candidate
    reaches Tactful, as far as they did not say it themselves.
    """
    _leave_uncertain(owner, now)
    due, again = see_due(owner, now, holidays, mine)
    heard: list[Due] = []
    unheard: list[Due] = []
    failed = ""
    base = str(owner.reminders.get(LINK, "")) or link
    wishes = wishes_of(owner, mine)
    one_by_one = 1 if wishes.digest else ONE_BY_ONE
    for together in _messages(due, one_by_one):
        # Claimed message by message: where we are cut off, only this one is uncertain.
        group = [(one, row) for one in together if (row := _claim(owner, one, now)) is not None]
        if not group:
            continue
        claimed = [one for one, _ in group]
        title, lines = _written(claimed, discreet=wishes.discreet)
        text = "\n".join([*lines, *_links(base, group)])
        told = notifier.tell([way.address for way in ways], title, text)
        note_how_it_went(owner, ways, told, now)
        # What reached its person by one way is said: the others are not tried at their expense.
        _mark([row for _, row in group], now, told)
        for one in claimed if told.reached else ():
            _said_with_it(owner, one)
        failed = failed or told.problem
        (heard if told.reached else unheard).extend(claimed)
    if unheard:
        again = min(again, now + PAUSES[0])
    return Round(tuple(heard), failed, again, tuple(unheard))


def _written(claimed: Sequence[Due], *, discreet: bool) -> tuple[str, list[str]]:
    """The headline and the lines of a message; who wishes so is named no names."""
    if discreet:
        return DISCREET_TITLE, say_discreetly([one.cause for one in claimed])
    said = [one.said for one in claimed]
    return title_of(said), in_short(said, MOST)


def _messages(due: list[Due], one_by_one: int) -> list[list[Due]]:
    """What is said together: the week ahead by itself; of the rest, more than a few at once."""
    weeks = [[one] for one in due if one.application is None]
    rest = [one for one in due if one.application is not None]
    if len(rest) <= one_by_one:
        return weeks + [[one] for one in rest]
    return [*weeks, rest]


def _links(base: str, group: list[tuple[Due, models.Notice]]) -> list[str]:
    """Where the candidate goes on: to the one application, or to Today."""
    if not base:
        return []
    about = group[0][0].application
    return [f"{base}/applications/{about.pk}" if about and len(group) == 1 else f"{base}/"]


def see_notices(owner: models.Owner, most: int) -> list[models.Notice]:
    """The latest notices, the newest first."""
    rows = models.Notice.objects.filter(owner=owner).select_related("application__employer")
    return list(rows.order_by("-claimed_at", "-pk")[:most])


def _told_before(ids: list[UUID], now: datetime) -> set[tuple[UUID, str]]:
    rows = models.Notice.objects.filter(application__in=ids)
    again = Q(state="failed", try_again_at__lte=now)
    return set(rows.exclude(again).values_list("application_id", "sign"))


def _claim(owner: models.Owner, due: Due, now: datetime) -> models.Notice | None:
    """The row that is ours from here on; None where another worker was quicker."""
    about = due.application
    mine = models.Notice.objects.filter(owner=owner, application=about, sign=due.sign)
    with transaction.atomic():
        before = mine.select_for_update().first()
        if before is not None:
            if before.state != "failed" or before.try_again_at is None:
                return None
            before.state, before.claimed_at = "claimed", now
            before.tries += 1
            before.save(update_fields=["state", "claimed_at", "tries"])
            return before
    row = _row(owner, due, due.sign, now, said=due.said)
    with_it = [_row(owner, due, sign, now, state="done") for sign in due.instead_of]
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            models.Notice.objects.bulk_create(with_it, ignore_conflicts=True)
    except IntegrityError:
        return None
    return row


def _said_with_it(owner: models.Owner, due: Due) -> None:
    """What did not go out before, and is said with this: it is not tried again by itself."""
    failed = models.Notice.objects.filter(owner=owner, application=due.application, state="failed")
    failed.filter(sign__in=due.instead_of).update(state="done", try_again_at=None)


def _row(
    owner: models.Owner,
    due: Due,
    sign: str,
    now: datetime,
    *,
    said: str = "",
    state: str = "claimed",
) -> models.Notice:
    return models.Notice(
        owner=owner, application=due.application, sign=sign, cause=due.cause.value,
        claimed_at=now, said=said, state=state,
    )  # fmt: skip


def _mark(rows: list[models.Notice], now: datetime, told: Told) -> None:
    for row in rows:
        row.problem = told.problem[:300]
        if told.reached:
            row.state = "done"
        elif row.tries > len(PAUSES):
            row.state, row.try_again_at = "failed", None
        else:
            row.state, row.try_again_at = "failed", now + PAUSES[row.tries - 1]
        row.save(update_fields=["state", "try_again_at", "problem"])


def _leave_uncertain(owner: models.Owner, now: datetime) -> None:
    old = models.Notice.objects.filter(owner=owner, state="claimed")
    old.filter(claimed_at__lte=now - A_CLAIM_LASTS).update(state="uncertain")
