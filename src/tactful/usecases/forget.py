"""Forget for good: no trace is left in the records, the history, the search or their file.

What `remove` does can be undone; this cannot. Copies that were made before still hold it, and
only a person can decide about those: they are named.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import transaction
from django.db.models import Q, QuerySet

from tactful.ports import Holidays
from tactful.records import changes, forgetting, models
from tactful.records.databases.kept_in import database
from tactful.records.names import search_key
from tactful.set_aside import put_all_away
from tactful.usecases import find
from tactful.usecases.renew_advice import renew_applications

SHORTEST_TELLING = 3  # characters of a part of a name that gives somebody away


@dataclass(frozen=True, slots=True)
class Forgotten:
    """What was forgotten, and which copies still hold it."""

    what: str
    backups: tuple[Path, ...]

    def delete_backups(self) -> Forgotten:
        """Delete the copies as well; then none is left."""
        for path in self.backups:
            path.unlink()
        return replace(self, backups=())

    @property
    def still_held(self) -> str:
        """How many copies still hold it, in words; empty when none does."""
        left = len(self.backups)
        if not left:
            return ""
        return "1 backup still holds it" if left == 1 else f"{left} backups still hold it"


def forget_application(row: models.Application, now: datetime, holidays: Holidays) -> Forgotten:
    """Delete an application with all that belongs to it. Its people stay; their employer goes
    with its last application.
    """
    owner, what, employer = row.owner, str(row), row.employer
    with transaction.atomic():
        changes.lock(owner)
        others = _sharing(row)
        messages = models.Message.objects.filter(touches__application=row)
        keys = _keys([row], *_children(row), messages)
        gone = list(messages.values_list("pk", flat=True))
        _forget_what_was_told(owner, {row.pk})
        row.delete()
        models.Message.objects.filter(pk__in=gone, touches=None).delete()
        if not employer.applications.exists():
            keys |= _keys([employer])
            employer.delete()
        forgetting.forget_changes_of(owner, keys, forgetting.OF_AN_APPLICATION)
        renew_applications(others, now, holidays)
    return _done(what)


def forget_removed(owner: models.Owner, chosen: forgetting.Removed) -> Forgotten:
    """Take what was removed before out of the history, so that no undo brings it back."""
    with transaction.atomic():
        changes.lock(owner)
        if chosen.model == "person":
            tells = _giving_away(search_key(chosen.title), set(), set())
            forgetting.forget_changes_of(owner, {chosen.key}, forgetting.OF_A_PERSON, tells)
        else:
            keys = {chosen.key} | _left_without_applications(owner, chosen)
            forgetting.forget_changes_of(owner, keys, forgetting.OF_AN_APPLICATION)
    return _done(chosen.title)


def _left_without_applications(owner: models.Owner, chosen: forgetting.Removed) -> set[str]:
    """The employer's key, where nothing else is noted or could be brought back there."""
    others = (one for one in forgetting.removed(owner) if one.key != chosen.key)
    if any(one.employer == chosen.employer for one in others):
        return set()
    employer = models.Employer.objects.filter(owner=owner, pk=chosen.employer).first()
    if employer is not None and employer.applications.exists():
        return set()
    if employer is not None:
        employer.delete()
    return {chosen.employer}


def see_removed(owner: models.Owner) -> list[forgetting.Removed]:
    """What was removed and could still be brought back, the newest first."""
    return forgetting.removed(owner)


def removed_by_name(owner: models.Owner, name: str, model: str) -> forgetting.Removed | None:
    """The removed application or person that a name means; None where one that is there does."""
    words = search_key(name).split()
    present = find.applications(owner, name) if model == "application" else None
    people = models.Person.objects.filter(owner=owner) if model == "person" else ()
    if present or any(_has_all(person.name, words) for person in people):
        return None
    fitting = [one for one in forgetting.removed(owner) if one.model == model]
    return next((one for one in fitting if _has_all(one.title, words)), None)


def _has_all(title: str, words: list[str]) -> bool:
    return bool(words) and all(word in search_key(title) for word in words)


def forget_person(person: models.Person, now: datetime, holidays: Holidays) -> Forgotten:
    """Delete somebody. What happened stays without them: no name, no address, no words."""
    owner, what = person.owner, person.name
    with transaction.atomic():
        changes.lock(owner)
        concerned = set(person.involvements.values_list("application_id", flat=True))
        touches = models.Touch.objects.filter(person=person)
        concerned |= set(touches.values_list("application_id", flat=True))
        messages = models.Message.objects.filter(touches__person=person)
        keys = _keys([person], touches, messages, person.former_addresses.all())
        keys |= _strike_names(person, concerned)
        gone = list(messages.values_list("pk", flat=True))
        touches.update(person=None, note="", address="", message=None)
        models.Touch.objects.filter(successor=person).update(successor=None)
        models.Agreement.objects.filter(person=person).update(person=None)
        models.Agreement.objects.filter(contact=person).update(contact=None)
        models.Message.objects.filter(pk__in=gone, touches=None).delete()
        _forget_what_was_told(owner, concerned)
        models.Application.objects.filter(pk__in=concerned).update(drafted={})
        person.attendances.all().delete()
        person.involvements.all().delete()
        name, ways = search_key(what), _ways_to(person)
        tells = _giving_away(name, ways, {str(key) for key in concerned})
        person.delete()
        forgetting.forget_changes_of(owner, keys, forgetting.OF_A_PERSON, tells)
        renew_applications(concerned, now, holidays)
    return _done(what)


def forget_everything(owner: models.Owner) -> Forgotten:
    """Delete all there is of an owner, settings and history too."""
    with transaction.atomic():
        changes.lock(owner)
        for model in (
            models.Change, models.Touch, models.Message, models.OfferElsewhere, models.Request,
            models.Agreement, models.Attendance, models.Interview, models.Involvement,
            models.Application, models.FormerAddress, models.Person, models.Employer,
            models.DiaryEntry, models.RemoteEntry, models.Notice,
        ):  # fmt: skip
            model._default_manager.filter(owner=owner).delete()
        owner.delete()
    return _done("everything")


def _forget_what_was_told(owner: models.Owner, applications: set[Any]) -> None:
    """What calendars and messages were told of them: the words go, that it was told stays."""
    keys = [str(key) for key in applications]
    of_them = Q(application__in=applications) | Q(application=None)
    models.Notice.objects.filter(of_them, owner=owner).update(said="")
    models.DiaryEntry.objects.filter(owner=owner, application_key__in=keys).delete()


def _done(what: str) -> Forgotten:
    put_all_away()
    kept = database()
    kept.forget_deleted()
    return Forgotten(what, tuple(kept.every_copy()))


def _sharing(row: models.Application) -> set[Any]:
    people = row.involvements.values_list("person_id", flat=True)
    sharing = models.Involvement.objects.filter(person__in=people).exclude(application=row)
    return set(sharing.values_list("application_id", flat=True))


def _children(row: models.Application) -> list[QuerySet[Any]]:
    attendances = models.Attendance.objects.filter(interview__application=row)
    return [
        row.involvements.all(), row.interviews.all(), row.agreements.all(), row.requests.all(),
        row.touches.all(), attendances,
    ]  # fmt: skip


def _keys(*rows: Iterable[Any]) -> set[str]:
    return {str(row.pk) for some in rows for row in some}


# The texts of each table, whose application they stand at, and what stands instead.
FREE_TEXTS: tuple[tuple[type[models.Owned], str, dict[str, str]], ...] = (
    (models.Agreement, "application", {"said": "", "next_steps": ""}),
    (models.Touch, "application", {"note": ""}),
    (models.Request, "application", {"what": "something"}),
    (models.Interview, "application", {"place": "", "link": ""}),
    (
        models.Application,
        "pk",
        {"notes": "", "posting": "", "source": "", "pay": "", "link": ""},
    ),
    (models.Person, "", {"notes": "", "do_not_contact_why": ""}),
    (models.Employer, "", {"do_not_contact_why": ""}),
    (models.Message, "", {"subject": "", "text": "", "sender": "", "recipients": ""}),
)


def _strike_names(person: models.Person, applications: set[Any]) -> set[str]:
    """Empty the free texts that name somebody, and add the applications they stood at; returns
    the keys of their rows. Beside their own applications only the whole name tells, or an address.
    """
    name = search_key(person.name)
    ways = _ways_to(person)
    parts = _parts_of(name)
    struck: set[str] = set()
    for table, place, texts in FREE_TEXTS:
        for row in table._default_manager.filter(owner=person.owner):
            key = getattr(row, f"{place}_id" if place == "application" else "pk")
            near = place == "" or key in applications
            telling = ways | (parts if near else {name} - {""})
            naming = {f: to for f, to in texts.items() if _names(getattr(row, f), telling)}
            for field, instead in naming.items():
                setattr(row, field, instead)
            if naming:
                row.save(update_fields=list(naming))
                struck.add(str(row.pk))
                applications |= {key} if place else set()
    return struck


def _ways_to(person: models.Person) -> set[str]:
    return {search_key(way) for way in (person.email, person.phone, person.linkedin) if way}


def _parts_of(name: str) -> set[str]:
    return {part for part in name.split() if len(part) >= SHORTEST_TELLING}


def _giving_away(name: str, ways: set[str], near: set[str]) -> forgetting.Tells:
    """Whether the words of a change name somebody: by the whole name or an address anywhere, by a
    part of the name at their own applications.
    """

    def tells(words: str, shown: set[str]) -> bool:
        telling = ways | {name} | (_parts_of(name) if shown & near else set())
        return any(part in words for part in telling - {""})

    return tells


def _names(text: str, telling: set[str]) -> bool:
    words = search_key(text)
    return any(part in words for part in telling)
