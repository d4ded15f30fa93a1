"""Everything as one JSON file (docs/export.md): cases as `tactful advise` reads them, and
beside each what the records know beyond a case.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

from tactful.cases.writing import case_as_json
from tactful.ports import Holidays
from tactful.records import facts, models

FORMAT = 2
FORMATS = (1, 2)  # what can be read; one of format 1 says less
ME = (
    "name", "timezone", "profile", "email", "phone",
    "numbers", "holidays", "writing", "history_days", "reminders", "table_heads",
)  # fmt: skip
BEYOND_A_CASE = ("hours", "link", "pay", "source", "posting", "closes_on")
INTERVIEW = ("place", "link", "uid", "sequence")
OFFER = ("employer_name", "received_on", "answer_by", "accepted_on", "declined_on")
FORMER = ("channel", "value", "dead_since")
MAIL = ("message_id", "thread", "sender", "recipients", "subject", "text")
Json = dict[str, Any]


def export_records(owner: models.Owner, now: datetime, holidays: Holidays) -> Json:
    """All that is kept, except the way back (`undo`) and what can be worked out again."""
    return {
        "tactful": FORMAT,
        "exported_at": now.astimezone(UTC).isoformat(),
        "me": {name: getattr(owner, name) for name in ME},
        "employers": [
            employer_as_json(e)
            for e in models.Employer.objects.filter(owner=owner).order_by("name_key", "pk")
        ],
        "people": list(_people(owner)),
        "offers_elsewhere": [
            {"id": str(o.pk)} | {name: _day_or_text(getattr(o, name)) for name in OFFER}
            for o in models.OfferElsewhere.objects.filter(owner=owner).order_by("received_on", "pk")
        ],
        "applications": list(_applications(owner, now, holidays)),
    }


def _people(owner: models.Owner) -> Iterator[Json]:
    rows = models.Person.objects.filter(owner=owner).prefetch_related("former_addresses")
    for row in rows.order_by("pk"):
        yield person_as_json(row)


def _applications(owner: models.Owner, now: datetime, holidays: Holidays) -> Iterator[Json]:
    rows = models.Application.objects.filter(owner=owner).order_by("noted_at", "pk")
    for row, case in facts.cases(rows.values_list("pk", flat=True), now, holidays.workdays):
        yield {
            "id": str(row.pk),
            "employer": str(row.employer_id),
            "noted_at": _utc(row.noted_at),
            "notes": row.notes,
            **{name: _day_or_text(getattr(row, name)) for name in BEYOND_A_CASE},
            "remind_at": _utc(row.remind_at) if row.remind_at else None,
            "remind_of": row.remind_of,
            "case": _without_what_is_elsewhere(case_as_json(case)),
            "interviews": [
                {"id": str(i.pk)} | {name: getattr(i, name) for name in INTERVIEW}
                for i in facts.interviews_in_order(row)
            ],
            "agreements": [
                {
                    "id": str(a.pk),
                    "noted_at": _utc(a.noted_at),
                    "said": a.said,
                    "sequence": a.sequence,
                }
                for a in facts.in_order_noted(row)
            ],
            "requests": [
                {"id": str(r.pk), "noted_at": _utc(r.noted_at), "sequence": r.sequence}
                for r in facts.requests_in_order(row)
            ],
            "touches": [_touch(t) for t in facts.touches_in_order(row)],
        }


def _without_what_is_elsewhere(case: Json) -> Json:
    """The case without what other rows of the file say: it would stand there twice."""
    beside = ("offers_elsewhere", "accepted_elsewhere_on")
    return {name: value for name, value in case.items() if name not in beside}


def _touch(row: models.Touch) -> Json:
    written: Json = {"id": str(row.pk), "noted_at": _utc(row.noted_at), "note": row.note}
    written |= {"address": row.address, "channel": row.channel}
    written["sequence"] = row.sequence
    if row.message is not None:
        mail = row.message
        written["mail"] = {name: getattr(mail, name) for name in MAIL} | {
            "sent_at": _utc(mail.sent_at) if mail.sent_at else None,
            "received_at": _utc(mail.received_at) if mail.received_at else None,
        }
    return written


def _day_or_text(value: object) -> object:
    return value.isoformat() if isinstance(value, date) else value


def employer_as_json(row: models.Employer) -> Json:
    """An employer, as the export writes them."""
    return {"id": str(row.pk), "name": row.name, "do_not_contact": row.do_not_contact} | _mark(row)


def _mark(row: models.Employer | models.Person) -> Json:
    """Since when, and why, somebody is not to be contacted."""
    return {
        "do_not_contact_since": _day_or_text(row.do_not_contact_since),
        "do_not_contact_why": row.do_not_contact_why,
    }


def person_as_json(row: models.Person) -> Json:
    """Somebody, as the export writes them, with the addresses that no longer reach them."""
    former = sorted(row.former_addresses.all(), key=lambda f: (f.dead_since, f.pk))
    return {
        "id": str(row.pk),
        "name": row.name,
        "role": row.role,
        "email": row.email,
        "phone": row.phone,
        "linkedin": row.linkedin,
        "accepts_linkedin": row.accepts_linkedin,
        "prefers": row.prefers,
        "addressed_as": row.addressed_as,
        "do_not_contact": row.do_not_contact,
        "notes": row.notes,
        "former_addresses": [
            {name: _day_or_text(getattr(f, name)) for name in FORMER} for f in former
        ],
    } | _mark(row)


def _utc(instant: datetime) -> str:
    return instant.astimezone(UTC).isoformat()
