"""One application as its page tells it: the case, and what the records know beyond it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any

from tactful.etiquette.case import Agreement, Case, Person, Touch
from tactful.etiquette.profiles import Profile
from tactful.ports import Holidays
from tactful.reading.heard import Heard
from tactful.records import facts, models
from tactful.usecases.find import place_code
from tactful.usecases.note_agreement import may_write_from
from tactful.usecases.renew_advice import profile_for, told_meanwhile
from tactful.usecases.see_listed import Listed, listed


@dataclass(frozen=True, slots=True)
class Agreed:
    """An agreement, the words it was noted in, and the name of who said it."""

    agreement: Agreement
    said: str
    by: str


@dataclass(frozen=True, slots=True)
class Happened:
    """A touch, the note beside it, and the name of whom it went to or came from."""

    touch: Touch
    note: str
    who: str


@dataclass(frozen=True)
class Whole:
    """An application with all that belongs to it."""

    item: Listed
    case: Case
    profile: Profile
    notes: str
    said: tuple[str, ...]  # beside the agreements of the case, in their order
    touch_notes: tuple[str, ...]  # beside its touches
    agreement_keys: tuple[str, ...]
    touch_keys: tuple[str, ...]
    place: str  # its code, like "US-NY"
    meanwhile: Mapping[str, Any] | None  # what can be done beside the step that comes first
    ask_from: date | None  # by the newest agreement

    @property
    def newest_agreement(self) -> Agreement | None:
        """What was agreed last."""
        return self.case.agreements[-1] if self.case.agreements else None

    def is_promised_after(self, day: date) -> bool:
        """Whether the newest agreement names a day that is still to come, or that very day."""
        newest = self.newest_agreement
        return newest is not None and newest.contact_by is not None and newest.contact_by >= day

    @cached_property
    def names(self) -> Mapping[str | None, str]:
        """The people's names by their ids in the case."""
        return {person.id: person.name for person in self.case.people}

    @property
    def people(self) -> tuple[Person, ...]:
        """Everybody who has to do with it."""
        return self.case.people

    @property
    def agreements(self) -> list[Agreed]:
        """What was agreed, the newest first."""
        both = zip(self.case.agreements, self.said, strict=True)
        return [Agreed(a, said, self.names.get(a.person, "")) for a, said in both][::-1]

    @property
    def touches(self) -> list[Happened]:
        """What happened, the newest first."""
        both = zip(self.case.touches, self.touch_notes, strict=True)
        return [Happened(t, note, self.names.get(t.person, "")) for t, note in both][::-1]

    @property
    def open_question(self) -> str:
        """What they wrote last that needs an answer, in their words."""
        asked = [h.note for h in self.touches if h.touch.needs_answer]
        return asked[0] if asked else ""


def _ask_from(row: models.Application, case: Case, holidays: Holidays) -> date | None:
    """From when one may ask, by the newest agreement; None where it names no day."""
    newest = case.agreements[-1] if case.agreements else None
    if newest is None or newest.may_follow_up is False:
        return None
    said = Heard(contact_by=newest.contact_by, may_follow_up=newest.may_follow_up)
    return newest.follow_up_on or may_write_from(row, said, holidays)


def see_application(row: models.Application, now: datetime, holidays: Holidays) -> Whole:
    """All that is noted about an application that was fetched just now, as it stands."""
    case = facts.case_of(row, now, holidays.workdays)
    agreements, touches = facts.in_order_noted(row), facts.touches_in_order(row)
    profile = profile_for(row)
    return Whole(
        listed(row),
        case,
        profile,
        row.notes,
        tuple(agreement.said for agreement in agreements),
        tuple(touch.note for touch in touches),
        tuple(str(agreement.pk) for agreement in agreements),
        tuple(str(touch.pk) for touch in touches),
        place_code(row),
        told_meanwhile(case, profile),
        _ask_from(row, case, holidays),
    )
