"""Keep every application's stored advice true, in the transaction of what changed it."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from django.db import OperationalError, transaction
from django.db.models import QuerySet

from tactful.cases.writing import advice_as_json
from tactful.etiquette.advice import ASK_AGAIN_THEN, Action, Advice
from tactful.etiquette.case import Case, Outcome, TouchKind
from tactful.etiquette.decision import advise, meanwhile
from tactful.etiquette.fingerprint import FINGERPRINT
from tactful.etiquette.grounds import grounds
from tactful.etiquette.hours import in_hours_of
from tactful.etiquette.look_again import look_again_at
from tactful.etiquette.own_numbers import with_own_numbers
from tactful.etiquette.profiles import PROFILES, Profile
from tactful.etiquette.putting_off import against_putting_off, occasion
from tactful.etiquette.stage import stage_of
from tactful.ports import Holidays
from tactful.reading.deciding import is_about_deciding
from tactful.records import facts, models, store
from tactful.records.changes import ChangeInProgress, Renew
from tactful.records.images import Image
from tactful.records.names import code_of_place, search_key
from tactful.records.search import renew_texts

NEVER = datetime(9999, 12, 31, tzinfo=UTC)
SETTLED = frozenset({Action.DONE, Action.BLOCKED})
STORED = (
    "advice", "standing", "stage", "due_at", "look_again_at", "made_by", "search_text", "sort_key",
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
    if change.everything or any(_is_seen_elsewhere(*row) for row in change.images.items()):
        return set(everything.values_list("pk", flat=True))
    people = set(change.people)
    involved = models.Involvement.objects.filter(application__in=change.applications)
    people.update(involved.values_list("person_id", flat=True))
    sharing = models.Involvement.objects.filter(person__in=people)
    return change.applications | set(sharing.values_list("application_id", flat=True))


def _is_seen_elsewhere(place: tuple[str, str], images: tuple[Image | None, Image | None]) -> bool:
    """Whether it is an offer, or how an application ended: that matters to all the others."""
    model, _ = place
    before, after = (image or {} for image in images)
    if model == "touch":
        return TouchKind.OFFER.value in (before.get("kind"), after.get("kind"))
    ended = {before.get("outcome", ""), after.get("outcome", "")}
    return model == "application" and len(ended) > 1 and ended != {"", Outcome.REJECTED.value}


def renew_due(owner: models.Owner, now: datetime, holidays: Holidays) -> int:
    """Renew the advice that could have changed by ``now`` with no new fact; says how many.

    Nothing is written, and no lock is taken, while nothing is due. A clock that was set back
    makes every advice old that was given after it.
    """
    old, *others = _old(owner, now)
    if not old.union(*others, all=True).exists():
        return 0
    renewed = 0
    try:
        with store.hurried(), transaction.atomic():
            store.lock_at_once(owner)
            for rows in _old(owner, now):
                ids = list(rows.values_list("pk", flat=True))
                renew_applications(ids, now, holidays)
                renewed += len(ids)
    except OperationalError as error:
        if not store.is_busy(error):
            raise
        return 0  # somebody writes just now: what is stored will do until they are done
    owner.refresh_from_db()
    return renewed


def _old(owner: models.Owner, now: datetime) -> list[QuerySet[models.Application]]:
    """The applications whose advice is old: its hour has come, or other rules made it."""
    rows = models.Application.objects.filter(owner=owner)
    if owner.renewed_at is not None and owner.renewed_at > now:
        return [rows]
    # Each one look at an index; as one condition, every row would be looked at.
    return [
        rows.filter(look_again_at__lte=now),
        rows.filter(made_by__lt=FINGERPRINT),
        rows.filter(made_by__gt=FINGERPRINT),
    ]


def renew_applications(ids: Iterable[UUID], now: datetime, holidays: Holidays) -> None:
    """Decide anew for some applications and store what was decided, and when."""
    renewed = []
    for row, case in facts.cases(ids, now, holidays.workdays):
        decide(row, case)
        renewed.append(row)
    if renewed:
        store.write_fields(renewed, STORED)
        renew_texts(renewed)
        owners = {row.owner_id for row in renewed}
        models.Owner.objects.filter(pk__in=owners).update(renewed_at=now)


def decide(row: models.Application, case: Case) -> None:
    """Set the advice columns of a row from its case."""
    profile = profile_for(row)
    advice = advise(case, profile)
    row.made_by = FINGERPRINT
    again = look_again_at(case, profile, advice)
    stored = told(case, advice, again, profile)
    _mark_deciding(row, stored["grounds"])
    row.standing = standing_of(advice)
    row.stage = stage_of(case, advice).value
    row.due_at = _sorted_at(advice, case)
    row.look_again_at = again
    until = _put_off_until(row, advice, case)
    if until is not None:
        row.standing, row.due_at = "waiting", until
        row.look_again_at = until if again is None else min(again, until)
        stored["put_off_until"] = until.astimezone(case.zone).isoformat()
    row.advice = json.dumps(stored, ensure_ascii=False)
    row.search_text = search_key(
        " ".join([row.role, row.employer.name, *(p.name for p in case.people)])
    )
    row.sort_key = f"{row.employer.name_key} {search_key(row.role)}"


def _put_off_until(row: models.Application, advice: Advice, case: Case) -> datetime | None:
    """Until when the candidate put off what is theirs to do now; None where they did not, or
    where something else is to be done by now.
    """
    until = row.remind_at
    if until is None or standing_of(advice) != "now" or row.remind_of != occasion(case, advice):
        return None
    return until if against_putting_off(advice, until, case.now) is None else None


def _mark_deciding(row: models.Application, told_grounds: list[dict[str, Any]]) -> None:
    """Where a day was said to be the one by which they decide, it is not told as one to hear by:
    the words of an agreement stand in the records alone.
    """
    for ground in told_grounds:
        if ground["code"] == "agreement" and ground["contact_by"]:
            alike = (ground["day"], ground["contact_by"])
            ground["decides"] = any(
                is_about_deciding(noted.said)
                for noted in facts.in_order_noted(row)
                if (noted.made_on.isoformat(), str(noted.contact_by)) == alike
            )


def _sorted_at(advice: Advice, case: Case) -> datetime:
    """The soonest comes first. What was agreed is noted before anything else, for it fades with
    every hour; a goodbye comes after whatever is asked of the same day.
    """
    if advice.action is Action.WAIT:
        return advice.opens or NEVER
    if advice.action is Action.DEBRIEF:
        return case.last_interview.over_at if case.last_interview else NEVER
    if advice.action is Action.MOVE_ON and advice.closes is not None:
        return advice.closes.astimezone(case.zone).replace(hour=23, minute=59)
    return advice.closes or NEVER


def standing_of(advice: Advice) -> str:
    """Where *today* shows it: now, waiting, let go, or settled and out of sight."""
    if (advice.rule, advice.row) == ASK_AGAIN_THEN:
        return "waiting"
    if advice.action in SETTLED:
        return "settled"
    if advice.action is Action.MOVE_ON:
        thanks_owed = advice.closes is not None and advice.channel is not None
        return "now" if thanks_owed else "let_go"
    if advice.action is Action.WAIT or advice.rule == "interview_ahead":
        return "waiting"
    return "now"


def told_meanwhile(case: Case, profile: Profile) -> dict[str, Any] | None:
    """What can be done beside the step that comes first, in codes; None where nothing is."""
    advice = meanwhile(case, profile)
    return told(case, advice, None, profile) if advice is not None else None


def told(case: Case, advice: Advice, again: datetime | None, profile: Profile) -> dict[str, Any]:
    """An advice in codes, with what it takes to put it into words without asking again."""
    name = next((p.name for p in case.people if p.id == advice.person), None)
    return advice_as_json(advice) | {
        "person_name": name,
        "zone": case.employer.timezone,
        "place": code_of_place(case.employer.country, case.employer.subdivision or ""),
        "grounds": grounds(case, advice, profile),
        "look_again_at": again.astimezone(case.zone).isoformat() if again else None,
    }


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


def profile_for(row: models.Application) -> Profile:
    """The numbers for one application: its owner's, in the hours of its trade."""
    return in_hours_of(profile_of(row.owner), row.hours)


def profile_of(owner: models.Owner) -> Profile:
    """The numbers an owner chose: a profile, and what they changed in it by hand."""
    return with_own_numbers(PROFILES[owner.profile], owner.numbers)
