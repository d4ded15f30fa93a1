"""All applications as a table: sorted, filtered, searched. What is shown is in the address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode
from uuid import UUID

from django.http import HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_safe

from tactful.etiquette.stage import Stage
from tactful.usecases.correct import let_go_of
from tactful.usecases.see_listed import SORTS, STANDS_IN, count_standing, see_table
from tactful.web.here import Request
from tactful.web.next_step import STAGE_NAMES, TURNS, NextStep
from tactful.web.page import go, page, page_number
from tactful.wording.days import say_number
from tactful.wording.today import say_count

ON_A_PAGE = 40
USUAL_SORT = "next"  # what is asked of you first


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at; everything else follows from it."""

    words: str = ""
    stage: str = ""
    standing: str = ""
    sort: str = USUAL_SORT
    down: bool = False
    number: int = 1

    def address(self, **changes: object) -> str:
        """The address of this view with some changes."""
        wanted: dict[str, object] = {
            "q": self.words,
            "stage": self.stage,
            "standing": self.standing,
            "sort": ("-" if self.down else "") + self.sort,
            "page": self.number,
        } | changes
        usual = {"q": "", "stage": "", "standing": "", "sort": USUAL_SORT, "page": 1}
        told = {name: value for name, value in wanted.items() if value != usual[name]}
        return "/applications" + (f"?{urlencode(told)}" if told else "")

    def sorted_by(self, name: str) -> str:
        """The address sorted by a column; by the one it is sorted by, the other way round."""
        other_way = self.sort == name and not self.down
        return self.address(sort=("-" if other_way else "") + name, page=1)


@require_safe
def show(request: Request) -> HttpResponse:
    """The table."""
    here, view = request.here, read_view(request)
    found, more = see_table(
        here.owner,
        view.words,
        stage=view.stage,
        standing=view.standing,
        sort=view.sort,
        down=view.down,
        first=(view.number - 1) * ON_A_PAGE,
        most=ON_A_PAGE,
    )
    columns = [
        (name, title, view.sorted_by(name) if name in SORTS else "", _direction(view, name))
        for name, title in (
            ("company", "Company"), ("role", "Role"), ("step", "Next step"), ("next", "When"),
            ("stage", "Stage"), ("added", "Added"),
        )
    ]  # fmt: skip
    counts = {turn: count_standing(here.owner, turn) for turn in TURNS}
    filtered = bool(view.words or view.stage or view.standing)
    context = {
        "view": view,
        "items": [NextStep(item, here.today) for item in found],
        "before": view.address(page=view.number - 1) if view.number > 1 else "",
        "after": view.address(page=view.number + 1) if more else "",
        "first": view.address(page=1),
        "columns": columns,
        "query": view.address(page=1).removeprefix("/applications"),
        "stages": [(s.value, name) for s, name in STAGE_NAMES.items()],
        "standings": [
            (turn, name, view.address(standing=turn, page=1), say_count(counts[turn]))
            for turn, name in TURNS.items()
        ],
        "count_of_all": say_count(sum(counts.values())),
        "sort": "" if view.sort == USUAL_SORT else ("-" if view.down else "") + view.sort,
        "any_standing": view.address(standing="", page=1),
        "filtered": filtered,
        "anything": bool(found or filtered or view.number > 1),
    }
    return page(request, "table.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def let_go(request: Request) -> HttpResponse:
    """Several at once are closed. Nobody is told."""
    here = request.here
    if request.method != "POST":
        return HttpResponseRedirect("/applications")
    try:
        keys = [UUID(key) for key in request.POST.getlist("key")[:500]]
    except ValueError:
        keys = []
    if not keys:
        return go(request, "/applications", "Nothing was chosen. Tick the ones to let go of first.")
    count = let_go_of(here.owner, keys, here.today, here.now, here.holidays)
    said = "One is" if count == 1 else f"{say_number(count).capitalize()} are"
    return go(request, "/applications", f"{said} let go, and over now. Nobody was told.")


def read_view(request: Request) -> View:
    """What the address asks for; what makes no sense there is as if it were not said."""
    asked = request.GET
    sort = asked.get("sort", USUAL_SORT)
    stage, standing = asked.get("stage", ""), asked.get("standing", "")
    return View(
        words=asked.get("q", "").replace("\x00", "").strip()[:200],
        stage=stage if stage in set(Stage) else "",
        standing=standing if standing in STANDS_IN else "",
        sort=sort.removeprefix("-") if sort.removeprefix("-") in SORTS else USUAL_SORT,
        down=sort.startswith("-"),
        number=page_number(asked.get("page", "")),
    )


def _direction(view: View, name: str) -> str:
    if view.sort != name:
        return ""
    return "descending" if view.down else "ascending"
