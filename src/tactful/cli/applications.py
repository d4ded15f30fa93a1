"""`add`, `edit`, `show`, `list`, `remove`."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import click

from tactful.cli.options import as_json as json_option
from tactful.cli.options import session, which
from tactful.cli.output import bold, paragraph, put, safe, say, say_json
from tactful.cli.people import read_someone
from tactful.limits import LINK_LIMIT
from tactful.reading.texts import free_text, link, one_line, tidy
from tactful.refusal import Misused
from tactful.wording.advice import sentences
from tactful.wording.days import say_day, say_what_counts
from tactful.wording.english import with_stop
from tactful.wording.hours import say_hours
from tactful.wording.refusals import explained
from tactful.wording.step import Step

if TYPE_CHECKING:
    from tactful.reading.taken.job_pages import JobPage
    from tactful.usecases.handles import Application
    from tactful.usecases.session import Session

MOST_OF_A_PAGE = 20_000_000  # bytes
PAGE = re.compile(r"(?i)\.(?:x?html?|mhtml?)$")
AT = re.compile(r"^(?P<role>.+?)\s+(?:at|@)\s+(?P<employer>.+)$", re.IGNORECASE)
PERSON_HELP = 'Somebody there: "Dana Reyes, recruiter, dana@acme.example, +1 212 555 0147".'
FITS = ("good", "unqualified", "poor_fit", "unknown")
NONE = "-"
JOB: dict[str, Callable[[str], str]] = {
    "link": link,
    "source": lambda text: one_line(text, "The source"),
    "pay": lambda text: one_line(text, "The pay"),
}
OUTCOMES = ("offer", "accepted", "declined", "rejected", "withdrawn", "closed", "open")


def split_title(title: str) -> tuple[str, str]:
    """ "Data Engineer at Acme" in two. The last "at" counts: "Chef at large at Acme"."""
    role, at, employer = title.rpartition(" at ")
    found = (role, employer) if at else None
    if found is None:
        match = AT.match(title)
        if match is None:
            raise Misused(
                f'“{title[:60]}” names no employer; write it like "Data Engineer at Acme".'
            )
        found = match["role"], match["employer"]
    return one_line(found[0], "The role"), one_line(found[1], "The employer")


@click.command(
    epilog='Example: tactful add "Data Engineer at Acme" --applied 2026-11-02 --place US-NY'
    ' --person "Dana Reyes, recruiter, dana@acme.example"'
)
@click.argument("title", metavar="'ROLE at EMPLOYER'", required=False)
@click.option(
    "--from",
    "page",
    type=click.File("rb"),
    metavar="FILE",
    help="A saved page with the job: role, company, place, pay and the text are taken from it.",
)
@click.option("--applied", metavar="DAY", help="The day you applied.")
@click.option("--place", help="A city, region or country (default: as last time).")
@click.option("--zone", help="Time zone, where the place has several: America/Denver.")
@click.option("--person", "people", multiple=True, help=PERSON_HELP)
@click.option("--no-contact", is_flag=True, help="The advertisement asks not to be contacted.")
@click.option("--notes", default="", help="Anything to remember.")
@json_option
def add(
    title: str | None,
    page: IO[bytes] | None,
    applied: str | None,
    place: str | None,
    zone: str | None,
    people: tuple[str, ...],
    no_contact: bool,
    notes: str,
    as_json: bool,
) -> None:
    """Add an application: by its title, or from a saved page with the job (its file will do)."""
    content = page.read(MOST_OF_A_PAGE) if page is not None else _named_page(title or "")
    title = None if content is not None and page is None else title
    job = _job(content, title)
    role, employer = split_title(title) if title else (tidy(job.role), tidy(job.employer))
    with session() as here:
        from tactful.reading.taken.posting_text import with_what_its_text_says
        from tactful.usecases.add_application import NewApplication, add_application, place_of
        from tactful.usecases.find import place_code

        place = place or job.place
        where = place or _last_place(here)
        known = place_of(where, zone, here.holidays, here.zones, here.places)
        workdays = here.holidays.workdays(known.country, known.subdivision or None)
        job = with_what_its_text_says(job, here.today, workdays)
        new = NewApplication(
            role,
            employer,
            known,
            _day_in(here, applied, known.timezone, workdays),
            no_contact,
            free_text(notes, "The note"),
            tuple(read_someone(person) for person in people),
            link=tidy(job.link, LINK_LIMIT),
            pay=tidy(job.pay),
            source=urlsplit(job.link).hostname or "",
            posting=free_text(job.posting),
            closes_on=job.closes_on,
        )
        row = add_application(here.owner, new, here.now, here.holidays)
        assumed = [known.assumed] if known.assumed else []
        if not place:
            named = here.places.name_of(place_code(row))
            assumed.insert(0, f"the place {named} (say --place if not)")
        done = f"{with_stop(f'Added {row}')} {_place_said_back(here, row)}"
        _report(here, row, done, as_json, assumed)


def _place_said_back(here: Session, row: Application) -> str:
    """What follows from the place: whose clock and holidays count, and when one may ring."""
    from tactful.usecases.find import place_code

    counts = say_what_counts(row.timezone, here.places.name_of(place_code(row)))
    hours = say_hours(row.hours)
    ring = f" I take them to keep {hours} (tactful edit … --hours office, if not)." if hours else ""
    return f"{counts}{ring}"


def _named_page(title: str) -> bytes | None:
    """The saved page that stands where a title would; None where it is a title."""
    path = Path(title)
    return path.read_bytes()[:MOST_OF_A_PAGE] if PAGE.search(title) and path.is_file() else None


def _job(content: bytes | None, title: str | None) -> JobPage:
    """What a saved page tells; nothing where there is none. Raises `Misused` for one that tells
    of no job, and where there is neither a page nor a title.
    """
    from tactful.reading.taken.job_pages import JobPage, read_job_page
    from tactful.reading.taken.saved_pages import page_of
    from tactful.reading.taken.sorts import Unreadable

    if content is None:
        if not title:
            raise Misused('Which one? Write it like "Data Engineer at Acme", or name a saved page.')
        return JobPage("", "", "")
    try:
        return read_job_page(page_of(content))
    except Unreadable as error:
        raise Misused(explained(error)) from error


def _last_place(here: Session) -> str:
    from tactful.usecases.find import nearest_application, place_code

    last = nearest_application(here.owner)
    if last is None:
        raise Misused(
            "Where is it? Say --place: a city, a region or a country, like Manchester or US-NY."
        )
    return place_code(last)


def _day_in(here: Session, text: str | None, zone: str, workdays: Any) -> Any:
    if text is None:
        return None
    from tactful.reading.moments import read_day

    today = here.now.astimezone(ZoneInfo(zone)).date()
    return _not_ahead(read_day(text, today, workdays, past=True), today)


def _not_ahead(day: date, today: date) -> date:
    if day > today:
        raise Misused(f"{say_day(day)} is still to come; say the day on which it happened.")
    return day


def _report(here: Session, row: Application, done: str, as_json: bool, assumed: list[str]) -> None:
    from tactful.usecases.look import application_whole

    whole = application_whole(row, here.now, here.holidays)
    if as_json:
        say_json(whole | {"assumed": assumed})
        return
    paragraph(done)
    for assumption in assumed:
        paragraph(f"Assumed: {assumption}.")
    if whole["advice"]["late"] and not whole["case"]["interviews"]:
        paragraph("If you talked with them already, note it first: tactful interview --help")
    say_step(whole["advice"], here.today)


def say_step(advice: dict[str, Any], today: date) -> None:
    """The next step, after anything that may have changed it."""
    paragraph(f"Next: {Step(advice, today).sentence()}")
    paragraph(sentences(advice)[0], "  ")


@click.command(epilog='Example: tactful edit acme --fit poor_fit --role "Senior Data Engineer"')
@which
@click.option("--role", help="The role.")
@click.option("--employer", help="The employer's name.")
@click.option("--place", help="A city, region or country.")
@click.option("--zone", help="Time zone, where the place has several.")
@click.option("--applied", metavar="DAY", help="The day you applied.")
@click.option("--fit", type=click.Choice(FITS), help="How it felt.")
@click.option("--outcome", type=click.Choice(OUTCOMES), help="How it ended; open: it has not.")
@click.option("--outcome-on", metavar="DAY", help="The day of the outcome.")
@click.option("--person", "people", multiple=True, help=PERSON_HELP)
@click.option("--no-contact/--contact-ok", default=None, help="What the advertisement asks.")
@click.option(
    "--do-not-contact/--may-contact", default=None, help="What the employer asked of you."
)
@click.option("--wanted/--not-wanted", default=None, help="Whether it is the one you want.")
@click.option("--hours", metavar="TRADE", help="When they work: office, shop, restaurant, school,"
              " hospital, or like 10:00-14:30.")  # fmt: skip
@click.option("--link", metavar="ADDRESS", help="The page with the job; - for none.")
@click.option("--source", help="Where you found it; - for nowhere.")
@click.option("--pay", help="What they pay; - for nothing said.")
@click.option("--closes", metavar="DAY", help="The last day to apply; - for none.")
@click.option("--notes", help="Anything to remember (replaces what was there).")
@json_option
def edit(application: str, as_json: bool, **given: Any) -> None:
    """Change an application. Only what you name is changed."""
    with session() as here:
        from tactful.usecases.edit import edit_application

        row = here.find(application)
        if not given["people"] and all(v is None for n, v in given.items() if n != "people"):
            raise Misused("Say what to change, by an option; see tactful edit --help.")
        changed = edit_application(
            row,
            _values(here, row, given),
            tuple(read_someone(person) for person in given["people"]),
            here.now,
            here.holidays,
            employer=one_line(given["employer"], "The employer") if given["employer"] else None,
            employer_do_not_contact=given["do_not_contact"],
        )
        _report(here, row, f"Changed {row}." if changed else "That is so already.", as_json, [])


def _values(here: Session, row: Application, given: dict[str, Any]) -> dict[str, object]:
    values: dict[str, object] = {}
    if given["role"] is not None:
        values["role"] = one_line(given["role"], "The role")
    if given["notes"] is not None:
        values["notes"] = free_text(given["notes"])
    values |= {n: given[n] for n in ("no_contact", "wanted") if given[n] is not None}
    values |= _about_the_job(here, row, given)
    if given["hours"]:
        values["hours"] = _hours(given["hours"])
    if given["fit"]:
        values["fit"] = "" if given["fit"] == "unknown" else given["fit"]
    if given["outcome"]:
        values["outcome"] = "" if given["outcome"] == "open" else given["outcome"]
        values["outcome_on"] = None if given["outcome"] == "open" else row.outcome_on
    for option, column in (("applied", "applied_on"), ("outcome_on", "outcome_on")):
        if given[option]:
            today = here.now.astimezone(ZoneInfo(row.timezone)).date()
            values[column] = _not_ahead(here.day(given[option], row, past=True), today)
    if given["place"] or given["zone"]:
        values |= _moved(here, row, given)
    return values


def _about_the_job(here: Session, row: Application, given: dict[str, Any]) -> dict[str, object]:
    values: dict[str, object] = {
        name: "" if given[name] == NONE else read(given[name])
        for name, read in JOB.items()
        if given[name] is not None
    }
    closes = given["closes"]
    if closes:
        values["closes_on"] = None if closes == NONE else here.day(closes, row, past=False)
    return values


def _moved(here: Session, row: Application, given: dict[str, Any]) -> dict[str, object]:
    from tactful.usecases.add_application import place_of
    from tactful.usecases.find import place_code

    place = place_of(
        given["place"] or place_code(row), given["zone"], here.holidays, here.zones, here.places
    )
    return {
        "country": place.country,
        "subdivision": place.subdivision,
        "timezone": place.timezone,
    }


def _hours(written: str) -> str:
    from tactful.etiquette.hours import UnfitHours, read_hours
    from tactful.wording.hours import say_no_hours

    hours = written.strip().lower()
    try:
        read_hours(hours)
    except UnfitHours as error:
        raise Misused(say_no_hours(error)) from error
    return hours


@click.command(epilog="Example: tactful show acme")
@which
@json_option
def show(application: str, as_json: bool) -> None:
    """All that is known about an application."""
    from tactful.cli.application_page import show_whole

    with session() as here:
        from tactful.usecases.find import place_code
        from tactful.usecases.look import application_whole

        row = here.find(application)
        whole, place = application_whole(row, here.now, here.holidays), place_code(row)
    if as_json:
        say_json(whole)
    else:
        show_whole(whole, here.today, here.places.name_of(place))


@click.command("list", epilog="Example: tactful list engineer --standing waiting")
@click.argument("words", nargs=-1)
@click.option(
    "--standing", type=click.Choice(["now", "waiting", "let_go", "settled"]), help="Only these."
)
@click.option("--outcome", type=click.Choice(OUTCOMES), help="Only with this outcome.")
@click.option(
    "--limit", type=click.IntRange(1, 100_000), default=50, show_default=True,
    help="How many to show.",
)  # fmt: skip
@click.option("--out", metavar="FILE", help="Write all that fit to a table: .csv or .xlsx.")
@json_option
def list_(
    words: tuple[str, ...],
    standing: str | None,
    outcome: str | None,
    limit: int,
    out: str | None,
    as_json: bool,
) -> None:
    """List and search applications, by any part of role, employer or person."""
    if out is not None:
        from tactful.cli.tables import write_table

        write_table(out, " ".join(words), standing or "")
        return
    with session() as here:
        from tactful.usecases.look import listed

        found, count = listed(here.owner, " ".join(words), standing, outcome, limit)
        today = here.today
    if as_json:
        say_json(
            {
                "count": count,
                "applications": [
                    {"id": r.id, "employer": r.employer, "role": r.role, "advice": r.advice}
                    for r in found
                ],
            }
        )
        return
    if not found:
        say("None fits." if words or standing or outcome else "No applications yet.")
    for row in found:
        put(bold(safe(f"{row.employer} · {row.role}")))
        paragraph(Step(row.advice, today).sentence(), "  ")
    if count > len(found):
        say(f"… and {count - len(found):,} more; say --limit to see them.")


@click.command(epilog="Example: tactful remove acme")
@which
@json_option
def remove(application: str, as_json: bool) -> None:
    """Remove an application and all that belongs to it; `tactful undo` brings it back."""
    with session() as here:
        from tactful.usecases.edit import remove_application

        row = here.find(application)
        title = str(row)
        remove_application(row, here.now, here.holidays)
    if as_json:
        say_json({"removed": title})
    else:
        paragraph(f"Removed {title}. To bring it back: tactful undo")
