"""The diary that one's own calendar subscribes to: worked out anew each time it is asked for.

What was published before is remembered, so that a change raises an entry's SEQUENCE, and what
falls away is called off for thirty days before it is gone (RFC 5545, RFC 5546).
"""

from __future__ import annotations

import json
import secrets
from collections.abc import Iterator
from dataclasses import fields
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from django.db import transaction
from django.db.models import Q

from tactful.etiquette.case import InterviewKind, InterviewStatus, Outcome, TouchKind
from tactful.etiquette.diary import Entry, Published
from tactful.etiquette.reminders import Wishes
from tactful.records import facts, models
from tactful.records.changes import lock
from tactful.usecases.reminder_wishes import wishes_of
from tactful.wording.diary import (
    interview_entry,
    offer_entry,
    promise_entry,
    step_entry,
)

KEPT_FOR = timedelta(days=30)
KEY_BYTES = 24
KEPT = tuple(field.name for field in fields(Entry))


def see_diary(owner: models.Owner, now: datetime, mine: tzinfo) -> list[Published]:
    """All entries as they stand at ``now``, those called off among them, by their sign."""
    wanted = {entry.uid: entry for entry in _entries(owner, now, mine)}
    known = _known(owner)
    contents = {uid: _written(entry) for uid, entry in wanted.items()}
    if _is_in_step(contents, known, now):
        return _published(wanted, known)
    with transaction.atomic():
        lock(owner)
        known = _known(owner)
        _bring_in_step(owner, wanted, contents, known, now)
    return _published(wanted, known)


def _known(owner: models.Owner) -> dict[str, models.DiaryEntry]:
    rows = models.DiaryEntry.objects.filter(owner=owner)
    rows = rows.only("uid", "sequence", "changed_at", "gone_at", "content")
    return {row.uid: row for row in rows}


def renew_calendar_key(owner: models.Owner) -> None:
    """The feed gets another address; the old one is worthless from here on."""
    owner.calendar_key = secrets.token_urlsafe(KEY_BYTES)
    models.Owner.objects.filter(pk=owner.pk).update(calendar_key=owner.calendar_key)


def _entries(owner: models.Owner, now: datetime, mine: tzinfo) -> Iterator[Entry]:
    wishes = wishes_of(owner, mine)
    yield from _interviews(owner, now, wishes)
    yield from _steps(owner, now, wishes)
    yield from _promises(owner, now)
    yield from _offers(owner, now, wishes)


def _interviews(owner: models.Owner, now: datetime, wishes: Wishes) -> Iterator[Entry]:
    rows = models.Interview.objects.filter(owner=owner, at__gte=now - KEPT_FOR)
    rows = rows.exclude(status=InterviewStatus.CANCELLED.value)
    # Nobody goes to the interview of an application that has ended.
    rows = rows.exclude(Q(at__gt=now) & ~Q(application__outcome__in=("", Outcome.OFFER.value)))
    rows = rows.select_related("application__employer").prefetch_related("attendances__person")
    rows = rows.only(
        "at", "ends_at", "place", "link", "kind", "application__role", "application__timezone",
        "application__employer__name", "application__notes",
    )  # fmt: skip
    for row in rows.iterator(facts.AT_ONCE):
        yield interview_entry(
            str(row.pk),
            str(row.application_id),
            str(row.application),
            row.at,
            row.ends_at,
            zone=row.application.timezone,
            wishes=wishes,
            notes=row.application.notes if wishes.notes else "",
            people=tuple(a.person.name for a in row.attendances.all()),
            place=row.place,
            link=row.link,
            is_call=row.kind == InterviewKind.CALL.value,
        )


def _steps(owner: models.Owner, now: datetime, wishes: Wishes) -> Iterator[Entry]:
    rows = models.Application.objects.filter(owner=owner, standing__in=("now", "waiting"))
    for row in rows.select_related("employer").only("role", "advice", "notes", "employer__name"):
        advice = json.loads(row.advice) if row.advice else {}
        entry = step_entry(
            str(row.pk), row.employer.name, row.role, advice, now=now, wishes=wishes,
            notes=row.notes if wishes.notes else "",
        )  # fmt: skip
        if entry is not None:
            yield entry


def _promises(owner: models.Owner, now: datetime) -> Iterator[Entry]:
    rows = models.Agreement.objects.filter(owner=owner, application__outcome="")
    rows = rows.order_by("made_on", "noted_at", "sequence", "pk")
    told = rows.values_list(
        "application_id", "application__employer__name", "contact_by", "everyone_contacted"
    )
    newest = {key: (employer, by, everyone) for key, employer, by, everyone in told}
    for key, (employer, by, everyone) in newest.items():
        if by is not None and by >= (now - KEPT_FOR).date():  # what was promised stays a while
            yield promise_entry(str(key), employer, by, everyone)


def _offers(owner: models.Owner, now: datetime, wishes: Wishes) -> Iterator[Entry]:
    rows = models.Touch.objects.filter(
        owner=owner,
        kind=TouchKind.OFFER.value,
        answer_by__gte=(now - KEPT_FOR).date(),
    )
    rows = rows.filter(application__outcome__in=("", "offer"))
    for row in rows.select_related("application__employer"):
        if row.answer_by is not None:
            employer = row.application.employer.name
            yield offer_entry(str(row.pk), str(row.application_id), employer, row.answer_by, wishes)


def _is_in_step(
    contents: dict[str, str], known: dict[str, models.DiaryEntry], now: datetime
) -> bool:
    over = {uid for uid, row in known.items() if uid not in contents and _ended(row) <= now}
    standing = {u: row.content for u, row in known.items() if row.gone_at is None and u not in over}
    forgotten = any(_ended(known[uid]) < now - KEPT_FOR for uid in set(known) - set(contents))
    return standing == contents and not forgotten


def _bring_in_step(
    owner: models.Owner,
    wanted: dict[str, Entry],
    contents: dict[str, str],
    known: dict[str, models.DiaryEntry],
    now: datetime,
) -> None:
    new, changed = [], []
    for uid, content in contents.items():
        row = known.get(uid)
        if row is None:
            row = models.DiaryEntry(
                owner=owner, uid=uid, application_key=wanted[uid].application,
                content=content, changed_at=now,
            )  # fmt: skip
            new.append(row)
            known[uid] = row
        elif row.content != content or row.gone_at is not None:
            row.content, row.changed_at, row.gone_at = content, now, None
            row.sequence += 1
            changed.append(row)
    for uid in set(known) - set(contents):
        row = known[uid]
        if _ended(row) < now - KEPT_FOR:
            models.DiaryEntry.objects.filter(pk=row.pk).delete()
            del known[uid]
        elif row.gone_at is None and _ended(row) > now:
            row.gone_at = row.changed_at = now
            row.sequence += 1
            changed.append(row)
    models.DiaryEntry.objects.bulk_create(new, batch_size=200)
    fields = ["content", "changed_at", "gone_at", "sequence"]
    models.DiaryEntry.objects.bulk_update(changed, fields, batch_size=100)


def _published(wanted: dict[str, Entry], known: dict[str, models.DiaryEntry]) -> list[Published]:
    return [
        Published(
            wanted.get(uid) or _read(row.content),
            row.sequence,
            row.changed_at,
            cancelled=row.gone_at is not None,
        )
        for uid, row in sorted(known.items())
        if uid in wanted or row.gone_at is not None  # what is over and not wanted is not shown
    ]


def _ended(row: models.DiaryEntry) -> datetime:
    """When an entry was over: its end, or the instant at which it was called off. It is kept for
    a month from there, so that one of the same name goes on from its number.
    """
    return row.gone_at or _end(_read(row.content))


def _end(entry: Entry) -> datetime:
    if isinstance(entry.ends, datetime):
        return entry.ends
    return datetime.combine(entry.ends, time(0), UTC)


def _written(entry: Entry) -> str:
    def plain(value: Any) -> str:
        if isinstance(value, datetime):
            zone = getattr(value.tzinfo, "key", "")
            return f"{value.astimezone(UTC).isoformat()}|{zone}"
        return str(value.isoformat())

    told = {name: getattr(entry, name) for name in KEPT}
    return json.dumps(told, default=plain, ensure_ascii=False)


def _read(content: str) -> Entry:
    told = json.loads(content)
    for name in ("starts", "ends"):
        told[name] = _moment(told[name])
    told["alarms"] = tuple(_moment(alarm) for alarm in told["alarms"])
    return Entry(**told)


def _moment(written: str) -> datetime | date:
    instant, sign, zone = written.partition("|")
    if not sign:
        return date.fromisoformat(instant)
    at = datetime.fromisoformat(instant)
    return at.astimezone(ZoneInfo(zone)) if zone else at
