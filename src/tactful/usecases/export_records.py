"""Everything as one JSON file (docs/export.md): cases as `tactful advise` reads them, and
beside each what the records know beyond a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from tactful.etiquette.case_writing import case_as_json
from tactful.ports import Holidays
from tactful.records import facts, models

FORMAT = 1
ME = ("name", "timezone", "profile", "email", "phone", "numbers", "holidays", "writing")
Json = dict[str, Any]


def export_records(owner: models.Owner, now: datetime, holidays: Holidays) -> Json:
    """All that is kept, except the way back (`undo`) and what can be worked out again."""
    return {
        "tactful": FORMAT,
        "exported_at": now.astimezone(UTC).isoformat(),
        "me": {name: getattr(owner, name) for name in ME},
        "employers": [
            {"id": str(e.pk), "name": e.name, "do_not_contact": e.do_not_contact}
            for e in models.Employer.objects.filter(owner=owner).order_by("name_key", "pk")
        ],
        "people": [
            person_as_json(p) for p in models.Person.objects.filter(owner=owner).order_by("pk")
        ],
        "applications": list(_applications(owner, now, holidays)),
    }


def _applications(owner: models.Owner, now: datetime, holidays: Holidays) -> Iterator[Json]:
    rows = models.Application.objects.filter(owner=owner).order_by("noted_at", "pk")
    for row, case in facts.cases(rows.values_list("pk", flat=True), now, holidays.workdays):
        yield {
            "id": str(row.pk),
            "employer": str(row.employer_id),
            "noted_at": _utc(row.noted_at),
            "notes": row.notes,
            "case": case_as_json(case),
            "interviews": [{"id": str(i.pk)} for i in sorted(row.interviews.all(), key=_by_time)],
            "agreements": [
                {"id": str(a.pk), "noted_at": _utc(a.noted_at), "said": a.said}
                for a in sorted(
                    row.agreements.all(), key=lambda a: (a.made_on, a.noted_at, str(a.pk))
                )
            ],
            "requests": [
                {"id": str(r.pk), "noted_at": _utc(r.noted_at)}
                for r in sorted(row.requests.all(), key=lambda r: (r.noted_at, str(r.pk)))
            ],
            "touches": [_touch(t) for t in sorted(row.touches.all(), key=_by_time_noted)],
        }


def _by_time(interview: models.Interview) -> tuple[datetime, str]:
    return interview.at, str(interview.pk)


def _by_time_noted(touch: models.Touch) -> tuple[datetime, datetime, str]:
    return touch.at, touch.noted_at, str(touch.pk)


def _touch(row: models.Touch) -> Json:
    written: Json = {"id": str(row.pk), "noted_at": _utc(row.noted_at), "note": row.note}
    for name in ("address", "channel", "subject", "message_id"):
        written[name] = getattr(row, name)
    return written


def person_as_json(row: models.Person) -> Json:
    """Somebody, as the export writes them."""
    return {
        "id": str(row.pk),
        "name": row.name,
        "role": row.role,
        "email": row.email,
        "phone": row.phone,
        "linkedin": row.linkedin,
        "accepts_linkedin": row.accepts_linkedin,
        "prefers": row.prefers,
        "do_not_contact": row.do_not_contact,
        "notes": row.notes,
    }


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()
