"""Several things at once: files that were dropped together, or the mails of a mailbox."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256
from urllib.parse import urlencode

from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from tactful.reading.taken.sorts import LARGEST, Sort
from tactful.refusal import Misused, Refused
from tactful.set_aside import keeping, set_aside, what_was_set_aside
from tactful.usecases.session import Session
from tactful.usecases.take.files import plan_of
from tactful.usecases.take.plans import Around, Given, Line, Plan
from tactful.web.here import Request
from tactful.web.page import go, page
from tactful.wording.refusals import sentence_of
from tactful.wording.sorts import SORTS

MOST_FILES = 20
MOST_ALONE = 20  # mails of a mailbox that are set aside to be looked at
TOO_MANY = f"Those are more than {MOST_FILES} files, and none was taken: a few at a time, please."
LINES_SHOWN = 4
LONGEST_NAME = 60  # characters; all of them travel in an address
NOTHING_GIVEN = Given()


@dataclass(frozen=True, slots=True)
class Thing:
    """One of several, as the page shows it; ``key`` finds it where it can be looked at alone."""

    title: str
    plan: Plan
    key: str = ""

    @property
    def lines(self) -> tuple[Line, ...]:
        """The first lines of what would be done."""
        return self.plan.lines[:LINES_SHOWN]

    @property
    def more(self) -> int:
        """How many lines are not shown."""
        return len(self.plan.lines) - len(self.lines)

    @property
    def question(self) -> str:
        """What must be said first."""
        return self.plan.question

    @property
    def can_be_kept(self) -> bool:
        """Whether it holds something new and asks nothing."""
        return self.plan.act is not None and not self.plan.question


def around(here: Session) -> Around:
    """Whose records, when, and what is asked of outside."""
    return Around(here.owner, here.now, here.holidays, here.zones, here.places, here.files)


def content_of(uploaded: UploadedFile[bytes]) -> bytes:
    """What stands in a file that was sent. Raises `Misused` for one that is too large."""
    if (uploaded.size or 0) > LARGEST:
        name = uploaded.name or "That file"
        raise Misused(f"{name} is larger than 50 MB. Take a part of it at a time.")
    return bytes(uploaded.read())


def look_at_files(files: list[UploadedFile[bytes]]) -> HttpResponse:
    """Set several files aside, and show what each of them would do."""
    if len(files) > MOST_FILES:
        raise Misused(TOO_MANY)
    named = [
        (set_aside(content_of(file)), (file.name or "a file")[-LONGEST_NAME:]) for file in files
    ]
    return HttpResponseRedirect(_address(named))


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    """What several files would do; each is kept whole or not at all, and those that ask something
    first are left.
    """
    sent = request.POST if request.method == "POST" else request.GET
    named = list(zip(sent.getlist("one"), sent.getlist("called"), strict=False))[:MOST_FILES]
    if not named:
        raise Misused("Those files are not here any more. Choose them again.")
    if request.method == "POST":
        return _keep(request, named, sent.getlist("seen"))
    things = [_looked_at(request, key, name) for key, name in named]
    fields = [
        field
        for (key, name), thing in zip(named, things, strict=True)
        for field in (("one", key), ("called", name), ("seen", _seen(thing.plan)))
    ]
    what = "1 file" if len(named) == 1 else f"{len(named)} files"
    return several_page(request, what, things, "/take/several", fields)


def several_page(
    request: Request,
    what: str,
    things: list[Thing],
    action: str,
    fields: list[tuple[str, str]],
) -> HttpResponse:
    """What each of several things would do, and one button that keeps those that ask nothing."""
    return page(request, "take_several.html", {
        "what": what,
        "new": [thing for thing in things if thing.can_be_kept],
        "asking": [thing for thing in things if thing.question],
        "known": [thing for thing in things if not (thing.can_be_kept or thing.question)],
        "action": action,
        "fields": fields,
    })  # fmt: skip


def mails_of_a_mailbox(
    request: Request, plan: Plan, key: str, given: list[tuple[str, str]]
) -> HttpResponse:
    """The mails of a mailbox; each that asks something can be looked at alone."""
    things, alone = [], 0
    for part in plan.parts:
        asks = bool(part.plan.question) and alone < MOST_ALONE
        alone += asks
        things.append(Thing(part.title, part.plan, set_aside(part.content) if asks else ""))
    fields = [("dropped", key), ("rest", "yes"), ("keep", "yes"), *given]
    return several_page(request, f"{len(things)} emails in a mailbox", things, "/take", fields)


def what_still_asks(request: Request, content: bytes, done: str) -> HttpResponse:
    """A mailbox again, of which the rest was kept."""
    return go(request, f"/take?{urlencode({'dropped': set_aside(content)})}", done)


def _looked_at(request: Request, key: str, name: str) -> Thing:
    try:
        plan = plan_of(around(request.here), what_was_set_aside(key), NOTHING_GIVEN)
    except Refused as error:
        return Thing(name, Plan(Sort.UNKNOWN, question=sentence_of(error)))
    return Thing(f"{name}: {SORTS[plan.sort]}", plan, key)


def _seen(plan: Plan) -> str:
    """A sign of what was shown of a plan; empty for one that asks something first."""
    if plan.question:
        return ""
    return sha256("\n".join(line.words for line in plan.lines).encode()).hexdigest()


def _keep(request: Request, named: list[tuple[str, str]], seen: list[str]) -> HttpResponse:
    """Keep what was shown. What an earlier file made into something else is shown anew."""
    kept, left = 0, []
    for (key, name), shown in zip(named, seen, strict=False):
        try:
            with keeping(key) as content:
                plan = plan_of(around(request.here), content, NOTHING_GIVEN)
                if not shown or _seen(plan) != shown:
                    raise Misused("It was not shown as what it is now.")
                if plan.act is not None:
                    plan.act()
                    kept += 1
        except Refused:
            left.append((key, name))
    said = {0: "Nothing was kept.", 1: "One file kept."}.get(kept, f"{kept} files kept.")
    return go(request, _address(left) if left else "/", said, way_back="Undo the last")


def _address(named: list[tuple[str, str]]) -> str:
    fields = [field for key, name in named for field in (("one", key), ("called", name))]
    return f"/take/several?{urlencode(fields)}"
