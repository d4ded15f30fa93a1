"""Take in whatever came: dropped, pasted or chosen; looked at first, then kept."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import ExitStack
from urllib.parse import urlencode
from uuid import UUID

from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.utils.html import escape
from django.views.decorators.http import require_http_methods

from tactful.reading.taken.columns import Column
from tactful.reading.taken.sorts import Sort
from tactful.refusal import Misused, Refused
from tactful.set_aside import keeping, put_away, set_aside, what_was_set_aside
from tactful.usecases import find
from tactful.usecases.see_listed import see_standing
from tactful.usecases.session import Session
from tactful.usecases.take.files import plan_of
from tactful.usecases.take.plans import Given, Guess, Plan
from tactful.web.growing import growing_page
from tactful.web.here import Request
from tactful.web.next_step import next_step
from tactful.web.page import go, page
from tactful.web.pages.take_several import (
    around,
    content_of,
    look_at_files,
    mails_of_a_mailbox,
    what_still_asks,
)
from tactful.wording.events import BY_WORD
from tactful.wording.refusals import sentence_of
from tactful.wording.sorts import SORTS

MOST_SHOWN = 100
MANY = 500  # rows, from which on the page counts


class _NotYet(Exception):
    """Something must be said before it can be kept."""

    def __init__(self, plan: Plan) -> None:
        super().__init__(plan.question)
        self.plan = plan


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse | StreamingHttpResponse:
    """The page to drop things on; what was sent is shown as a plan, and kept when that is said."""
    put_away(request.GET.get("away", ""))
    if request.method != "POST" and "dropped" in request.GET:
        return _looked_at(request, request.GET["dropped"], request.GET.get("about", ""))
    if request.method != "POST":
        # What a phone shares comes as a title, a text and an address, each of them or not.
        shared = [request.GET.get(name, "").strip() for name in ("title", "text", "url")]
        text = "\n".join(dict.fromkeys(filter(None, shared)))[:20_000]
        return page(request, "take.html", {"text": text})
    try:
        if len(files := request.FILES.getlist("file")) > 1:
            return look_at_files(files)
        if "keep" in request.POST and not request.FILES:
            return _kept_or_asked(request, request.POST.get("dropped", ""))
        content = _content(request)
        plan = plan_of(around(request.here), content, _given(request))
    except _NotYet as asked:
        return _page(request, asked.plan, request.POST["dropped"])
    except Refused as error:
        return _refused(request, error, request.POST.get("text", ""))
    again = not request.FILES and request.POST.get("dropped", "")
    return _page(request, plan, again or set_aside(content))


def _kept_or_asked(request: Request, key: str) -> HttpResponse | StreamingHttpResponse:
    """Keep what lies under a key, by whoever claims it first; or ask what must be said before."""
    with ExitStack() as claim:
        content = claim.enter_context(keeping(key))
        plan = plan_of(around(request.here), content, _given(request))
        if plan.act is None or plan.question:
            raise _NotYet(plan)
        if plan.steps is not None and not plan.parts and len(plan.lines) > MANY:
            return growing_page(request, _claimed(plan.steps(), claim.pop_all()), "rows", _told)
        done = plan.act()
        if any(part.plan.question for part in plan.parts):
            return what_still_asks(request, content, done)
        return _kept(request, plan, done)


def _claimed(
    steps: Generator[tuple[int, int], None, str], claim: ExitStack
) -> Generator[tuple[int, int], None, str]:
    with claim:
        return (yield from steps)


def _told(done: str) -> str:
    return f'<p class="step" role="status">{escape(done)} <a href="/">Go to Today</a></p>'


def _looked_at(request: Request, key: str, about: str) -> HttpResponse:
    """What was dropped before; for an application that was added for it, where one was."""
    here = request.here
    try:
        about_key = UUID(about) if about else None
    except ValueError as error:
        raise Http404("there is no such application") from error
    try:
        row = here.application(about_key) if about_key else None
        plan = plan_of(around(here), what_was_set_aside(key), Given(row))
    except Refused as error:
        return _refused(request, error, "")
    return _page(request, plan, key, about)


def _refused(request: Request, error: Refused, text: str) -> HttpResponse:
    return page(request, "take.html", {"problem": sentence_of(error), "text": text}, 422)


def _content(request: Request) -> bytes:
    uploaded = request.FILES.get("file")
    if uploaded is not None and not isinstance(uploaded, list):
        return content_of(uploaded)
    if request.POST.get("dropped"):
        return what_was_set_aside(request.POST["dropped"])
    text = request.POST.get("text", "")
    if not text.strip():
        raise Misused("Drop a file, choose one, or paste what came.")
    return text.encode("utf-8", "replace")


def _given(request: Request) -> Given:
    about = request.POST.get("about", "").strip()
    columns = {
        name.removeprefix("column:"): str(meaning)
        for name, meaning in request.POST.items()
        if name.startswith("column:")
    }
    return Given(
        find.application(request.here.owner, about) if about else None,
        request.POST.get("event", ""),
        request.POST.get("place", "").strip(),
        columns,
        "rest" in request.POST,
    )


def _kept(request: Request, plan: Plan, done: str) -> HttpResponse:
    if plan.about is None:
        return go(request, "/applications" if plan.table else "/", done)
    plan.about.refresh_from_db()
    said = f"{done} {next_step(plan.about, request.here.today).sentence}"
    return go(request, f"/applications/{plan.about.pk}", said)


def _page(request: Request, plan: Plan, key: str, about: str = "") -> HttpResponse:
    if plan.parts:
        said = [(n, request.POST.get(n, "")) for n in ("about", "event")]
        return mails_of_a_mailbox(request, plan, key, [pair for pair in said if pair[1]])
    table = plan.table
    columns = []
    if table is not None:
        for number, (head, meaning) in enumerate(zip(table.head, table.meanings, strict=True)):
            below = [row[number] for row in table.samples if number < len(row)]
            columns.append((head, meaning, below))
    context = {
        # Not the plan itself: a template calls whatever can be called, and its act would be done.
        "can_be_kept": plan.act is not None and not plan.question,
        "question": plan.question,
        "candidates": plan.candidates,
        "row": plan.about,
        "is_job": plan.sort is Sort.JOB_PAGE,
        "is_table": plan.table is not None,
        "refused": plan.counts["refuse"],
        "sort": SORTS[plan.sort],
        "lines": plan.lines[:MOST_SHOWN],
        "hidden": max(0, len(plan.lines) - MOST_SHOWN),
        "dropped": key,
        "about_key": about,
        "about": request.POST.get("about", ""),
        "place": request.POST.get("place", ""),
        "event": request.POST.get("event", ""),
        "rest": "rest" in request.POST,
        "events": [(word, BY_WORD[word].title) for word in plan.events],
        "columns": columns,
        "known": _known(request.here) if plan.question and not plan.candidates else (),
        "meanings": [column.value for column in Column],
        "new": _new(plan.guess, key) if plan.guess and not plan.candidates else "",
    }
    return page(request, "take_plan.html", context, 422 if plan.question else 200)


def _known(here: Session) -> list[str]:
    """What is under way, to choose from."""
    return [
        f"{item.role} at {item.employer}"
        for where in ("now", "waiting")
        for item in see_standing(here.owner, where, MOST_SHOWN)[0]
    ]


def _new(guess: Guess, key: str) -> str:
    """The address of the form for a new application, filled in; what was dropped goes with it."""
    told = {
        "dropped": key,
        "company": guess.employer,
        "role": guess.role,
        "person": guess.person,
        "email": guess.email,
    }
    return f"/new?{urlencode({name: value for name, value in told.items() if value})}"
