"""The table as other programs read it: as it is filtered, with nothing that a spreadsheet runs."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from datetime import datetime
from io import StringIO
from zoneinfo import ZoneInfo

from tactful.etiquette.case import Outcome
from tactful.etiquette.stage import Stage
from tactful.reading.taken.cards import Card
from tactful.records import facts, models
from tactful.records.search import matching
from tactful.usecases.find import place_code
from tactful.wording.step import Step

HEAD = (
    "Company", "Role", "Place", "Applied on", "Stage", "Next step", "Status", "Contact",
    "Email", "Phone", "Link", "Pay", "Source", "Notes",
)  # fmt: skip
RUNS = ("=", "+", "-", "@", "\t", "\r")  # what a spreadsheet takes for the beginning of a formula


def table_rows(
    owner: models.Owner, words: str, *, stage: str = "", standing: str = "", now: datetime
) -> list[list[str]]:
    """The applications that fit, a row each, the head first."""
    rows = models.Application.objects.filter(owner=owner).select_related("employer")
    if stage:
        rows = rows.filter(stage=stage)
    if standing:
        rows = rows.filter(standing=standing)
    found = matching(rows, words).order_by("sort_key", "pk")
    found = found.prefetch_related("involvements__person")
    return [list(HEAD), *(_row(row, now) for row in found.iterator(facts.AT_ONCE))]


def _row(row: models.Application, now: datetime) -> list[str]:
    involved = sorted(row.involvements.all(), key=lambda i: i.position)
    person = involved[0].person if involved else None
    today = now.astimezone(ZoneInfo(row.timezone)).date()
    advice = json.loads(row.advice) if row.advice else {}
    step = Step(advice, today).sentence() if advice else ""
    return [
        row.employer.name,
        row.role,
        place_code(row),
        row.applied_on.isoformat() if row.applied_on else "",
        row.stage,
        step,
        _status(row, advice.get("rule", "")),
        person.name if person else "",
        person.email if person else "",
        person.phone if person else "",
        row.link,
        row.pay,
        row.source,
        row.notes,
    ]


def _status(row: models.Application, rule: str) -> str:
    """How it stands, in a word that `take` reads as the same."""
    if row.outcome == Outcome.DECLINED.value:
        return "offer declined"
    if row.outcome or rule == "rejected":
        return row.outcome or "rejected"
    unsent = row.stage == Stage.APPLIED.value and row.applied_on is None
    return "to apply" if unsent else row.stage


def as_csv(rows: list[list[str]]) -> bytes:
    """The rows as CSV (UTF-8 with its mark, by which spreadsheets know it)."""
    text = StringIO()
    csv.writer(text).writerows(harmless(rows))
    return text.getvalue().encode("utf-8-sig")


def harmless(rows: list[list[str]]) -> Iterator[list[str]]:
    """The rows with an apostrophe before what a spreadsheet would run."""
    for row in rows:
        yield [f"'{cell}" if cell.startswith(RUNS) else cell for cell in row]


def people_cards(owner: models.Owner) -> list[Card]:
    """Everybody, as contact cards."""
    rows = models.Person.objects.filter(owner=owner).order_by("name", "pk")
    rows = rows.prefetch_related("involvements__application__employer")
    return [
        Card(
            row.name,
            row.email,
            row.phone,
            next((i.application.employer.name for i in row.involvements.all()), ""),
            row.role.replace("_", " "),
            row.linkedin,
        )
        for row in rows.iterator(facts.AT_ONCE)
    ]
