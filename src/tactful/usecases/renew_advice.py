"""Keep every application's stored advice true, in the transaction of what changed it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import transaction

from tactful.etiquette.advice import Action, Advice
from tactful.etiquette.case import Case
from tactful.etiquette.case_format import advice_as_json
from tactful.etiquette.decision import advise
from tactful.etiquette.look_again import look_again_at
from tactful.etiquette.own_numbers import with_own_numbers
from tactful.etiquette.profiles import PROFILES, Profile
from tactful.etiquette.rules import RULES
from tactful.etiquette.stage import stage_of
from tactful.ports import Holidays
from tactful.records import facts, models
from tactful.records.changes import ChangeInProgress, Renew
from tactful.records.names import search_key
from tactful.records.search import renew_texts
from tactful.wording.because import because

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
SETTLED = frozenset({Action.DONE, Action.BLOCKED})
STORED = (
    "advice", "standing", "stage", "due_at", "look_again_at", "search_text", "sort_key",
)  # fmt: skip


def renewer(holidays: Holidays) -> Renew:
    """Renews the advice of whatever a change concerns: its applications, and all others that
    share a person with them, for the guard counts over all applications.
    """

    def renew(change: ChangeInProgress) -> None:
        renew_applications(_concerned(change), change.now, holidays)

    return renew


def _concerned(change: ChangeInProgress) -> set[UUID]:
    everything = models.Application.objects.filter(owner=change.owner)
    if change.everything:
        return set(everything.values_list("pk", flat=True))
    people = set(change.people)
    involved = models.Involvement.objects.filter(application__in=change.applications)
    people.update(involved.values_list("person_id", flat=True))
    sharing = models.Involvement.objects.filter(person__in=people)
    return change.applications | set(sharing.values_list("application_id", flat=True))


def renew_due(owner: models.Owner, now: datetime, holidays: Holidays) -> int:
    """Renew the advice that could have changed by ``now`` with no new fact; says how many.

    Nothing is written, and no lock is taken, while nothing is due. A clock that was set back
    makes every advice old that was given after it.
    """
    due = models.Application.objects.filter(owner=owner)
    if owner.renewed_at is None or owner.renewed_at <= now:
        due = due.filter(look_again_at__lte=now)
    if not due.exists():
        return 0
    with transaction.atomic():
        ids = list(due.values_list("pk", flat=True))
        renew_applications(ids, now, holidays)
    owner.refresh_from_db()
    return len(ids)


def renew_applications(ids: Iterable[UUID], now: datetime, holidays: Holidays) -> None:
    """Decide anew for some applications and store what was decided, and when."""
    renewed = []
    for row, case in facts.cases(ids, now, holidays.workdays):
        decide(row, case)
        renewed.append(row)
    if renewed:
        models.Application.objects.bulk_update(renewed, STORED, batch_size=100)
        renew_texts(renewed)
        owners = {row.owner_id for row in renewed}
        models.Owner.objects.filter(pk__in=owners).update(renewed_at=now)


def decide(row: models.Application, case: Case) -> None:
    """Set the advice columns of a row from its case."""
    profile = profile_of(row.owner)
    advice = advise(case, profile)
    again = look_again_at(case, profile, advice)
    row.advice = json.dumps(told(case, advice, again), ensure_ascii=False)
    row.standing = standing_of(advice)
    row.stage = stage_of(case, advice).value
    row.due_at = advice.opens if advice.action is Action.WAIT else advice.closes
    row.due_at = row.due_at or NEVER
    row.look_again_at = again
    row.search_text = search_key(
        " ".join([row.role, row.employer.name, *(p.name for p in case.people)])
    )
    row.sort_key = f"{row.employer.name_key} {search_key(row.role)}"


def standing_of(advice: Advice) -> str:
    """Where *today* shows it: now, waiting, let go, or settled and out of sight."""
    if advice.action in SETTLED:
        return "settled"
    if advice.action is Action.MOVE_ON:
        return "let_go"
    if advice.action is Action.WAIT or advice.rule == "interview_ahead":
        return "waiting"
    return "now"


def told(case: Case, advice: Advice, again: datetime | None) -> dict[str, Any]:
    """An advice as JSON, with what it takes to put it into words without asking again."""
    name = next((p.name for p in case.people if p.id == advice.person), None)
    return advice_as_json(advice) | {
        "person_name": name,
        "zone": case.employer.timezone,
        "place": "-".join(filter(None, (case.employer.country, case.employer.subdivision))),
        "because": because(case, advice),
        "changes": _changes(advice),
        "look_again_at": again.astimezone(case.zone).isoformat() if again else None,
    }


def _changes(advice: Advice) -> str:
    """What would change it besides the clock, from the row of the table that spoke."""
    sentence = advice.reasons[0].sentence
    rule = next(rule for rule in RULES if rule.name == advice.rule)
    return next(row.changes for row in rule.rows.values() if row.sentence == sentence)


def decide_at(
    owner: models.Owner, ids: Iterable[UUID], now: datetime, holidays: Holidays
) -> list[tuple[models.Application, Case]]:
    """Decide for some applications at another time, without storing anything."""
    decided = []
    for row, case in facts.cases(ids, now, holidays.workdays):
        row.owner = owner
        decide(row, case)
        decided.append((row, case))
    return decided


def profile_of(owner: models.Owner) -> Profile:
    """The numbers an owner chose: a profile, and what they changed in it by hand."""
    return with_own_numbers(PROFILES[owner.profile], owner.numbers)
