"""Call the candidate about what is due: each thing once, whatever crashes or runs twice.

A notice is claimed in the records before it goes out, and marked after. A claim that was never
marked is left *uncertain*: it may have gone out, is shown, and is not repeated by itself.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta, tzinfo
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Q

from tactful.etiquette.decision import advise
from tactful.etiquette.reminders import Notice, Wishes, notices
from tactful.ports import Holidays, Notifier
from tactful.records import facts, models
from tactful.usecases.renew_advice import profile_for, renew_due
from tactful.usecases.rounds import Due, Round
from tactful.wording.notices import say_notice, title_of

A_CLAIM_LASTS = timedelta(minutes=2)
PAUSES = (timedelta(minutes=5), timedelta(minutes=30), timedelta(hours=2), timedelta(hours=6))
ONE_BY_ONE = 2  # more at once become one digest
IDLE = timedelta(hours=6)


def see_due(
    owner: models.Owner, now: datetime, holidays: Holidays, mine: tzinfo
) -> tuple[list[Due], datetime]:
    """What is to be called about at ``now``, and the next instant at which that may change."""
    renew_due(owner, now, holidays)
    rows = models.Application.objects.filter(owner=owner)
    # Of what waits, only these speak: an interview that comes, an offer that wants an answer.
    coming_up = Q(advice__contains='"action": "prepare"') | Q(advice__contains='"rule": "deciding"')
    standing = Q(standing="now") | Q(standing="waiting") & coming_up
    ids = list(rows.filter(standing).order_by("due_at", "pk").values_list("pk", flat=True))
    told, wishes = _told_before(ids, now), Wishes(mine)
    if not wishes.is_awake(now):
        return [], wishes.by_day(now)
    due, coming = [], [now + IDLE]
    for row, case in facts.cases(ids, now, holidays.workdays):
        all_of_it = notices(case, advise(case, profile_for(row)), wishes)
        open_ = [notice for notice in all_of_it if (row.pk, notice.sign) not in told]
        coming += [notice.at for notice in open_ if notice.at > now]
        ready = [notice for notice in open_ if notice.is_due(now)]
        if ready:
            due.append(_due(row, ready, now.astimezone(mine).date()))
    again = rows.filter(look_again_at__gt=now).order_by("look_again_at").first()
    if again is not None and again.look_again_at is not None:
        coming.append(again.look_again_at)
    return due, min(coming)


def _due(row: models.Application, ready: list[Notice], today: date) -> Due:
    """Of several things at once about one application the newest is said, and stands for all."""
    *before, newest = ready
    said = say_notice(newest.cause, row.employer.name, json.loads(row.advice), today)
    return Due(row, newest.cause, newest.sign, said, tuple(notice.sign for notice in before))


def remind(
    owner: models.Owner,
    now: datetime,
    holidays: Holidays,
    mine: tzinfo,
    notifier: Notifier,
    channels: Sequence[str],
) -> Round:
    """One look: call about what is due, through all channels."""
    _leave_uncertain(owner, now)
    due, again = see_due(owner, now, holidays, mine)
    claimed = [(one, row) for one in due if (row := _claim(one, now)) is not None]
    if not claimed:
        return Round((), "", again)
    groups = [[pair] for pair in claimed] if len(claimed) <= ONE_BY_ONE else [claimed]
    failed, unsaid = "", False
    for group in groups:
        said = [one.said for one, _ in group]
        told = notifier.tell(channels, title_of(said), "\n".join(said))
        # What reached its person by one way is said: the others are not tried at their expense.
        _mark([row for _, row in group], now, "" if told.reached else told.problem)
        failed = failed or told.problem
        unsaid = unsaid or not told.reached
    if unsaid:
        again = min(again, now + PAUSES[0])
    return Round(tuple(one for one, _ in claimed), failed, again)


def see_notices(owner: models.Owner, most: int) -> list[models.Notice]:
    """The latest notices, the newest first."""
    rows = models.Notice.objects.filter(owner=owner).select_related("application__employer")
    return list(rows.order_by("-claimed_at", "-pk")[:most])


def _told_before(ids: list[UUID], now: datetime) -> set[tuple[UUID, str]]:
    rows = models.Notice.objects.filter(application__in=ids)
    again = Q(state="failed", try_again_at__lte=now)
    return set(rows.exclude(again).values_list("application_id", "sign"))


def _claim(due: Due, now: datetime) -> models.Notice | None:
    """The row that is ours from here on; None where another worker was quicker."""
    mine = models.Notice.objects.filter(application=due.application, sign=due.sign)
    with transaction.atomic():
        before = mine.select_for_update().first()
        if before is not None:
            if before.state != "failed" or before.try_again_at is None:
                return None
            before.state, before.claimed_at = "claimed", now
            before.tries += 1
            before.save(update_fields=["state", "claimed_at", "tries"])
            return before
    row = models.Notice(
        owner=due.application.owner, application=due.application, sign=due.sign,
        cause=due.cause.value, claimed_at=now, said=due.said,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            models.Notice.objects.bulk_create(_said_with_it(due, now), ignore_conflicts=True)
    except IntegrityError:
        return None
    return row


def _said_with_it(due: Due, now: datetime) -> list[models.Notice]:
    return [
        models.Notice(
            owner=due.application.owner, application=due.application, sign=sign,
            cause=due.cause.value, claimed_at=now, state="done",
        )
        for sign in due.instead_of
    ]  # fmt: skip


def _mark(rows: list[models.Notice], now: datetime, problem: str) -> None:
    for row in rows:
        if not problem:
            row.state = "done"
        elif row.tries > len(PAUSES):
            row.state, row.try_again_at = "failed", None
        else:
            row.state, row.try_again_at = "failed", now + PAUSES[row.tries - 1]
        row.save(update_fields=["state", "try_again_at"])


def _leave_uncertain(owner: models.Owner, now: datetime) -> None:
    old = models.Notice.objects.filter(owner=owner, state="claimed")
    old.filter(claimed_at__lte=now - A_CLAIM_LASTS).update(state="uncertain")
