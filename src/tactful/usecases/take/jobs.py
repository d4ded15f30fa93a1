"""A saved page with a job: a new application, with the posting that will vanish from the web."""

from __future__ import annotations

from urllib.parse import urlsplit

from tactful.limits import LINK_LIMIT
from tactful.ports import UnknownPlace, one_place
from tactful.reading.taken.job_pages import JobPage
from tactful.reading.taken.posting_text import with_what_its_text_says
from tactful.reading.taken.sorts import Sort
from tactful.reading.texts import free_text, tidy
from tactful.records import models
from tactful.records.names import search_key
from tactful.refusal import Misused
from tactful.usecases.add_application import NewApplication, Place, add_application, place_of
from tactful.usecases.find import nearest_application, place_code
from tactful.usecases.take.plans import Around, Given, Guess, Line, Plan
from tactful.wording.days import say_day
from tactful.wording.english import with_stop


def plan_job(around: Around, job: JobPage, given: Given) -> Plan:
    """What a job's page would become: a new application, unless it is noted already."""
    title = f"{job.role} at {job.employer}"
    known = models.Application.objects.filter(
        owner=around.owner, employer__name_key=search_key(job.employer), role__iexact=job.role
    )
    if known.exists():
        return Plan(Sort.JOB_PAGE, (Line("known", f"{title} is noted already."),))
    place = _place(around, job, given)
    if place is None:
        question = f"Where is {title}? The page does not say it in a way that can be read."
        return Plan(Sort.JOB_PAGE, question=question, guess=Guess(job.employer, job.role))
    workdays = around.holidays.workdays(place.country, place.subdivision or None)
    job = with_what_its_text_says(job, around.now.date(), workdays)
    lines = [Line("add", f"{title}, {job.place or given.place}")]
    for words, value in (("Pay", job.pay), ("Link", job.link)):
        if value:
            lines.append(Line("add", f"{words}: {value}"))
    if job.closes_on is not None:
        lines.append(Line("add", f"Closes on {say_day(job.closes_on)}"))
    if job.posting:
        lines.append(Line("add", "The text of the posting"))
    return Plan(Sort.JOB_PAGE, tuple(lines), act=lambda: _keep(around, job, place))


def _place(around: Around, job: JobPage, given: Given) -> Place | None:
    asked = given.place or job.place
    for name in dict.fromkeys((asked, asked.partition(",")[0], asked.rpartition(",")[2].strip())):
        if not name:
            continue
        try:
            known = one_place(name, around.places.find(name))
            return place_of(known.place, known.zone, around.holidays, around.zones, around.places)
        except (UnknownPlace, Misused):
            continue
    last = nearest_application(around.owner) if not asked else None
    if last is None:
        return None
    return place_of(place_code(last), None, around.holidays, around.zones, around.places)


def _keep(around: Around, job: JobPage, place: Place) -> str:
    new = NewApplication(
        tidy(job.role), tidy(job.employer), place,
        link=tidy(job.link, LINK_LIMIT), pay=tidy(job.pay), closes_on=job.closes_on,
        source=urlsplit(job.link).hostname or "", posting=free_text(job.posting),
    )  # fmt: skip
    row = add_application(around.owner, new, around.now, around.holidays)
    return with_stop(f"Added {row}")
