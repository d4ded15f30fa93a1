"""Which rows of a table are applications that are noted already, and what they tell anew."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from tactful.etiquette.case import Outcome
from tactful.records import models
from tactful.records.names import code_of_place, company_key, search_key

APPLIED_AGAIN_AFTER = timedelta(days=60)  # the same role there, so much later, is another try


@dataclass(frozen=True, slots=True)
class Noted:
    """An application that is noted: by its place and day; ``key`` None: in this very table, the
    ``at``-th of its rows that are kept.
    """

    place: str
    applied_on: date | None
    outcome: str = ""
    key: UUID | None = None
    at: int = 0

    def is_same(self, place: str, applied_on: date | None) -> bool:
        """Whether a row of that place ("" where it names none) and day is about this one."""
        if place and not _within(place, self.place):
            return False
        if applied_on is None or self.applied_on is None:
            return True
        return abs(applied_on - self.applied_on) < APPLIED_AGAIN_AFTER


def _within(one: str, other: str) -> bool:
    """Whether two places can be the same: "US" and "US-NY" can."""
    return one == other or one.startswith(f"{other}-") or other.startswith(f"{one}-")


class KnownRows:
    """The applications there are, by company and role; rows of the table are added."""

    def __init__(self, owner: models.Owner) -> None:
        self._by_title: dict[tuple[str, str], list[Noted]] = {}
        rows = models.Application.objects.filter(owner=owner)
        fields = ("pk", "country", "subdivision", "applied_on", "outcome")
        for employer, role, key, country, part, on, outcome in rows.values_list(
            "employer__name_key", "role", *fields
        ):
            self.add(employer, role, Noted(code_of_place(country, part), on, outcome, key))

    def add(self, employer: str, role: str, noted: Noted) -> None:
        """Remember one."""
        key = (company_key(employer), search_key(role))
        self._by_title.setdefault(key, []).append(noted)

    def same(self, employer: str, role: str, place: str, applied_on: date | None) -> Noted | None:
        """The one that a row is about, if it is noted already."""
        noted = self._by_title.get((company_key(employer), search_key(role)), ())
        return next((one for one in noted if one.is_same(place, applied_on)), None)


def news_of(noted: Noted, outcome: Outcome | None) -> tuple[UUID, Outcome] | None:
    """What a row tells of how an application stands that was not noted: its offer, its end."""
    if noted.key is None or outcome is None or outcome.value == noted.outcome:
        return None
    return (noted.key, outcome) if noted.outcome in ("", Outcome.OFFER.value) else None


def first_of_each(news: Iterable[tuple[UUID, Outcome]]) -> dict[UUID, Outcome]:
    """What is told of an application twice counts as it stands first."""
    found: dict[UUID, Outcome] = {}
    for key, outcome in news:
        found.setdefault(key, outcome)
    return found
