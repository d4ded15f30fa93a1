"""A table of applications: each row is new, known already, or refused with the reason."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID

from tactful.etiquette.case import Direction, Outcome, PersonRole, TouchKind
from tactful.limits import LINK_LIMIT, NAME_LIMIT, NOTE_LIMIT
from tactful.ports import Places, SeveralPlaces, UnknownPlace, one_place
from tactful.reading import texts
from tactful.reading.dates.vocabulary import MONTH_FIRST
from tactful.reading.taken.columns import (
    NEEDED,
    Column,
    columns_of,
    knows_head,
    remembered_with,
    told_heads,
)
from tactful.reading.taken.headless import heads_for
from tactful.reading.taken.sorts import Sort, Unreadable
from tactful.reading.taken.table_days import NO_DAY, day_of, month_first
from tactful.reading.taken.table_statuses import Stage, status_of
from tactful.reading.taken.tables import Table, Where
from tactful.records import models
from tactful.records.changes import ChangeInProgress, change, deed
from tactful.records.names import company_key, search_key
from tactful.refusal import Misused
from tactful.usecases.add_application import Place, Someone, involve, place_of
from tactful.usecases.find import nearest_application, place_code
from tactful.usecases.many_rows import no_search_for_cycles, to_the_end
from tactful.usecases.renew_advice import renewer
from tactful.usecases.take.known_rows import KnownRows, Noted, first_of_each, news_of
from tactful.usecases.take.plans import Around, Columns, Given, Line, Plan, Steps
from tactful.wording.days import say_day
from tactful.wording.refusals import explained

NO_HEADS = "There is no line of heads: what the columns mean is guessed. Look whether it is right."
SAMPLES = 3
AT_ONCE = 500
GUARDED = ("'=", "'+", "'-", "'@")
NO_PLACE = (
    "Where are they? The table does not say, and the clock and the holidays depend on it. Say the"
    " place of those that name none."
)


@dataclass(frozen=True, slots=True)
class Row:
    """A row that can be kept."""

    employer: str
    role: str
    place: Place
    applied_on: date | None
    outcome: Outcome | None
    person: Someone | None
    link: str
    pay: str
    source: str
    notes: str
    stage: Stage | None
    status: str  # as the table writes it
    named_place: str  # its code; empty where the row names none
    not_understood: str = ""  # the word for its status, where nobody can tell what it means
    no_place: str = ""  # what stands where its place should, where that is none

    @property
    def title(self) -> str:
        """What it is called."""
        return f"{self.role} at {self.employer}"


@dataclass(slots=True)
class Understood:
    """A table with what its columns mean, its order of days, and places looked up before."""

    around: Around
    rows: Sequence[Sequence[str]]
    where: Sequence[Where]
    columns: dict[Column, int]
    usual: Place | None
    month_is_first: bool = False
    places: dict[str, Place | Misused | None] = field(default_factory=dict)

    def look_up_places(self) -> None:
        """Find each place once, and by where most rows are how their days are written."""
        for row in self.rows:
            written = self.cell(row, Column.PLACE)
            if written and written not in self.places:
                self.places[written] = _place_named(self.around, written)
        told = [self.places.get(self.cell(row, Column.PLACE)) for row in self.rows]
        countries = [place.country for place in told if isinstance(place, Place)]
        if countries:
            american = sum(country in MONTH_FIRST for country in countries)
            usually = american * 2 > len(countries)
        else:
            usually = self.usual is not None and self.usual.country in MONTH_FIRST
        days = [self.cell(row, Column.APPLIED_ON) for row in self.rows]
        self.month_is_first = month_first(days, usually=usually)

    def cell(self, row: Sequence[str], column: Column) -> str:
        """What a row says there, in one line; empty where it says nothing."""
        number = self.columns.get(column)
        text = row[number] if number is not None and number < len(row) else ""
        if text.startswith(GUARDED):  # our own guard, or another program's, against formulas
            text = text[1:]
        return texts.tidy(text) if column is not Column.NOTES else text.strip()


def plan_table(around: Around, given_table: Table, given: Given) -> Plan:
    """What the rows of a table would become."""
    if len(given_table.rows) < 2:
        raise Unreadable("That table holds no rows below its head line.")
    headless = _without_heads(around, given_table.rows, given)
    rows, where = given_table.rows, given_table.where
    head, below = (headless, 0) if headless else (rows[0], 1)
    _refuse_unknown_heads(head, given.columns)
    columns = _columns(head, remembered_with(around.owner.table_heads, given.columns))
    shown = _shown(head, rows[below:], columns)
    missing = [column.value for column in NEEDED if column not in columns]
    if missing:
        question = f"Which column holds the {' and which the '.join(missing)}?"
        return Plan(Sort.TABLE, question=question, table=shown)
    usual = _usual_place(around, given)
    table = Understood(around, rows[below:], where[below:], columns, usual)
    table.look_up_places()
    try:
        kept, ended, lines = _judged(table)
    except NeedsPlace:
        return Plan(Sort.TABLE, question=NO_PLACE, table=shown)
    lines += [Line("note", f"The sheet “{name}” is left alone.") for name in given_table.left_out]
    if headless:
        lines.insert(0, Line("note", NO_HEADS))
    if any(line.action == "refuse" for line in lines) and not given.keep_the_rest:
        question = "Some rows are refused. Mend them, or say that the rest is kept."
        return Plan(Sort.TABLE, tuple(lines), question=question, table=shown)
    heads = told_heads(head, given.columns, around.owner.table_heads)
    if not (kept or ended):
        return Plan(Sort.TABLE, tuple(lines), table=shown)
    steps = partial(_keep, around, kept, ended, heads)

    def act() -> str:
        return to_the_end(steps())

    return Plan(Sort.TABLE, tuple(lines), table=shown, act=act, steps=steps)


def _without_heads(around: Around, rows: list[list[str]], given: Given) -> list[str] | None:
    """Heads that were guessed, where the first row is one like the others."""
    if NEEDED[0] in columns_of(rows[0]) or any(knows_head(rows[0], name) for name in given.columns):
        return None

    def is_place(cell: str) -> bool:
        return cell[:1].isupper() and isinstance(_place_named(around, cell), Place | Misused)

    return heads_for(rows, around.now.date(), is_place)


def _refuse_unknown_heads(head: list[str], chosen: Mapping[str, str]) -> None:
    unknown = [name for name in chosen if not knows_head(head, name)]
    if unknown:
        raise Misused(
            f"There is no column “{unknown[0][:40]}”. The columns are: {', '.join(head[:30])}."
        )


def _columns(head: list[str], chosen: Mapping[str, str]) -> dict[Column, int]:
    try:
        return columns_of(head, chosen)
    except ValueError as error:
        known = ", ".join(column.value for column in Column)
        raise Misused(f"A column can mean one of: {known}.") from error


def _shown(head: list[str], rows: list[list[str]], columns: dict[Column, int]) -> Columns:
    meant = {number: column.value for column, number in columns.items()}
    return Columns(
        tuple(head),
        tuple(meant.get(number, "") for number in range(len(head))),
        tuple(tuple(row) for row in rows[:SAMPLES]),
    )


def _usual_place(around: Around, given: Given) -> Place | None:
    written = given.place
    if not written:
        last = nearest_application(around.owner)
        if last is None:
            return None
        written = place_code(last)
    return place_of(written, None, around.holidays, around.zones, around.places)


def _judged(table: Understood) -> tuple[list[Row], dict[UUID, Outcome], list[Line]]:
    """The rows to keep, the ends that are news of what is noted, and a line for every row."""
    known = KnownRows(table.around.owner)
    kept: list[Row] = []
    ended: list[tuple[UUID, Outcome]] = []
    lines: list[Line] = []
    for where, cells in zip(table.where, table.rows, strict=True):
        try:
            row = _row(table, cells)
        except Misused as error:
            lines.append(Line("refuse", f"{_row_at(where)}: {explained(error)}"))
            continue
        noted = known.same(row.employer, row.role, row.named_place, row.applied_on)
        if noted is None:
            here = Noted(row.place.code, row.applied_on, at=len(kept))
            known.add(row.employer, row.role, here)
            kept.append(row)
            lines.append(Line("add", _said(row, table.around.places)))
        elif news := news_of(noted, row.outcome):
            ended.append(news)
            lines.append(Line("change", f"{row.title}: {news[1].value}."))
        elif noted.key is None and (told := row.outcome) and kept[noted.at].outcome is None:
            kept[noted.at] = replace(kept[noted.at], outcome=told)
            lines.append(Line("change", f"{row.title}, again: {told.value}."))
        else:
            lines.append(Line("known", f"{row.title} is noted already."))
    return kept, first_of_each(ended), lines


def _row_at(where: Where) -> str:
    sheet, number = where
    return f"Row {number} of “{sheet}”" if sheet else f"Row {number}"


class NeedsPlace(Exception):
    """A row names no place, and nobody said where it is."""


def _row(table: Understood, cells: Sequence[str]) -> Row:
    employer = texts.one_line(table.cell(cells, Column.EMPLOYER), "The company")
    role = texts.one_line(table.cell(cells, Column.ROLE), "The role")
    written = table.cell(cells, Column.PLACE)
    place = _place(table, written)
    status = status_of(table.cell(cells, Column.STATUS))
    notes = [table.cell(cells, Column.NOTES)]
    if status.stage or not status.known:
        notes.append(f"Status: {table.cell(cells, Column.STATUS)}")
    named = table.places.get(written)
    if written and named is None:
        notes.append(f"Place: {written}")
    return Row(
        employer,
        role,
        place,
        None if status.stage is Stage.SAVED else _applied_on(table, cells),
        status.outcome,
        _someone(table, cells),
        table.cell(cells, Column.LINK)[:LINK_LIMIT],
        table.cell(cells, Column.PAY)[:NAME_LIMIT],
        table.cell(cells, Column.SOURCE)[:NAME_LIMIT],
        texts.free_text("\n".join(filter(None, notes))[:NOTE_LIMIT]),
        status.stage,
        table.cell(cells, Column.STATUS)[:200],
        place.code if named else "",
        "" if status.known else table.cell(cells, Column.STATUS)[:40],
        written[:40] if written and named is None else "",
    )


def _place(table: Understood, written: str) -> Place:
    found = table.places.get(written)
    if isinstance(found, Misused):
        raise found
    place = found or table.usual
    if place is None:
        raise NeedsPlace
    return place


def _place_named(around: Around, written: str) -> Place | Misused | None:
    """The place of a cell like "Austin, TX (hybrid)"; None where it names none, and where it names
    several, what to ask.
    """
    bare = written.partition("(")[0].strip(" ,-") or written
    ask = None
    for name in dict.fromkeys((written, bare, *bare.split(" - "), *bare.split(" / "))):
        try:
            known = one_place(name, around.places.find(name))
            return place_of(known.place, known.zone, around.holidays, around.zones, around.places)
        except SeveralPlaces as several:
            ask = ask or Misused(f"{several} Write which one.")
        except (UnknownPlace, Misused):
            continue
    return ask


def _applied_on(table: Understood, cells: Sequence[str]) -> date | None:
    written = table.cell(cells, Column.APPLIED_ON)
    if not written or written.lower() in NO_DAY:
        return None
    today = table.around.now.date()
    day = day_of(written, today, month_is_first=table.month_is_first)
    if day is None:
        raise Misused(f"“{written[:40]}” is no day; write it like 2026-11-25.")
    if day > today:
        raise Misused(f"{say_day(day)}, the day of the application, is still to come.")
    return day


def _someone(table: Understood, cells: Sequence[str]) -> Someone | None:
    name, email, phone = (
        table.cell(cells, column) for column in (Column.PERSON, Column.EMAIL, Column.PHONE)
    )
    if "@" in name and not email:
        name, email = email, name
    if not (name or email):
        return None
    shown = name or email.partition("@")[0].replace(".", " ").title()
    return Someone(
        texts.one_line(shown, "The contact"),
        PersonRole.OTHER,
        texts.email(email) if email else "",
        texts.phone(phone) if phone else "",
    )


def _said(row: Row, places: Places) -> str:
    assumed = "" if row.named_place else f" (taken to be in {places.name_of(row.place.code)})"
    where = assumed if not row.no_place else ""
    applied = f", applied on {say_day(row.applied_on)}" if row.applied_on else ""
    ended = f", {row.outcome.value}" if row.outcome else ""
    stage = STAGES.get(row.stage, "") if row.stage else ""
    unread = f" (“{row.not_understood}” is not understood: noted)" if row.not_understood else ""
    unknown = f" (“{row.no_place}” is no place that is known: noted; {assumed[2:]}"
    lost = unknown if row.no_place else ""
    return f"{row.title}{where}{applied}{ended}{stage}{unread}{lost}"


STAGES = {
    Stage.SAVED: ", not applied yet",
    Stage.TALKING: ", in the middle of it: say when the interview was, and it counts",
}


def _keep(
    around: Around, rows: list[Row], ended: dict[UUID, Outcome], heads: dict[str, str]
) -> Steps:
    count = "one application" if len(rows) == 1 else f"{len(rows):,} applications"
    what = deed("take_table", count=len(rows) + len(ended))
    renew = renewer(around.holidays)
    with no_search_for_cycles(), change(around.owner, what, around.now, renew) as doing:
        known = {company_key(e.name): e for e in models.Employer.objects.filter(owner=around.owner)}
        employers = _employers(doing, rows, known)
        made = [_application(doing, row, employers[company_key(row.employer)]) for row in rows]
        for done in range(0, len(made), AT_ONCE):
            doing.create_many(made[done : done + AT_ONCE])
            yield min(done + AT_ONCE, len(made)), len(made)
        for key, outcome in ended.items():
            today = around.now.date()
            known_row = models.Application.objects.get(owner=around.owner, pk=key)
            doing.update(known_row, outcome=outcome.value, outcome_on=today)
        doing.update(around.owner, table_heads=heads)
        newcomers = []
        for row, application in zip(rows, made, strict=True):
            if row.person is not None and company_key(row.employer) in known:
                involve(doing, application, row.person)
            elif row.person is not None:
                newcomers.append((row.person, application))
        _involve_all(doing, newcomers)
        _they_have_been_in_touch(doing, zip(rows, made, strict=True))
    news = f" {len(ended):,} brought up to date." if ended else ""
    return f"Kept: {count}.{news}" if rows else news.strip()


def _they_have_been_in_touch(
    doing: ChangeInProgress, made: Iterable[tuple[Row, models.Application]]
) -> None:
    """Who is in the middle of it was asked to talk. When, no table says: it is noted as of now, so
    that nobody is told to let go of what goes on.
    """
    invited = [
        models.Touch(
            owner=doing.owner, application=application, at=doing.now, sequence=0,
            direction=Direction.IN.value, kind=TouchKind.INVITATION.value, needs_answer=False,
            note=row.status, noted_at=doing.now,
        )
        for row, application in made
        if row.stage is Stage.TALKING
    ]  # fmt: skip
    if invited:
        doing.create_many(list(invited))


def _employers(
    doing: ChangeInProgress, rows: list[Row], known: dict[str, models.Employer]
) -> dict[str, models.Employer]:
    names = {company_key(row.employer): row.employer for row in reversed(rows)}
    new = [
        models.Employer(owner=doing.owner, name=name, name_key=search_key(name))
        for key, name in names.items()
        if key not in known
    ]
    if new:
        doing.create_many(list(new))
    return known | {company_key(employer.name): employer for employer in new}


def _involve_all(
    doing: ChangeInProgress, newcomers: list[tuple[Someone, models.Application]]
) -> None:
    """What `involve` does, for many at employers that nobody is known at: only an address can
    show that somebody is known already.
    """
    if not newcomers:
        return
    mine = models.Person.objects.filter(owner=doing.owner).exclude(email="")
    known: dict[object, models.Person] = {person.email.lower(): person for person in mine}
    new: list[models.Person] = []
    parts: list[models.Involvement] = []
    for someone, application in newcomers:
        key = someone.email.lower() or (application.employer_id, search_key(someone.name))
        person = known.get(key)
        if person is None:
            person = models.Person(
                owner=doing.owner,
                name=someone.name,
                role=someone.role.value,
                email=someone.email,
                phone=someone.phone,
            )
            known[key] = person
            new.append(person)
        part = models.Involvement(owner=doing.owner, application=application, person=person)
        parts.append(part)
    if new:
        doing.create_many(list(new))
    doing.create_many(list(parts))


def _application(
    doing: ChangeInProgress, row: Row, employer: models.Employer
) -> models.Application:
    return models.Application(
        owner=doing.owner,
        employer=employer,
        role=row.role,
        country=row.place.country,
        subdivision=row.place.subdivision,
        timezone=row.place.timezone,
        applied_on=row.applied_on,
        outcome=row.outcome.value if row.outcome else "",
        notes=row.notes,
        link=row.link,
        pay=row.pay,
        source=row.source,
        noted_at=doing.now,
    )
