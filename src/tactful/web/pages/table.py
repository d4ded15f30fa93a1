"""All applications as a table: sorted, filtered, searched. What is shown is in the address."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful.etiquette.stage import Stage
from tactful.usecases.see_listed import SORTS, STANDS_IN, see_table
from tactful.web.here import Request
from tactful.web.next_step import STAGE_NAMES, NextStep
from tactful.web.page import page, page_number

ON_A_PAGE = 40
STANDING_NAMES = {"now": "Now", "waiting": "Waiting", "let_go": "Let go", "settled": "Settled"}


@dataclass(frozen=True, slots=True)
class View:
    """What is looked at; everything else follows from it."""

    words: str = ""
    stage: str = ""
    standing: str = ""
    sort: str = "company"
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
        usual = {"q": "", "stage": "", "standing": "", "sort": "company", "page": 1}
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
        (name, title, view.sorted_by(name), _direction(view, name))
        for name, title in (
            ("company", "Company"), ("role", "Role"), ("next", "Next step"), ("stage", "Stage"),
            ("added", "Added"),
        )
    ]  # fmt: skip
    context = {
        "view": view,
        "items": [NextStep(item, here.today) for item in found],
        "before": view.address(page=view.number - 1) if view.number > 1 else "",
        "after": view.address(page=view.number + 1) if more else "",
        "first": view.address(page=1),
        "columns": columns,
        "query": view.address(page=1).removeprefix("/applications"),
        "stages": [(s, n, view.address(stage=s.value, page=1)) for s, n in STAGE_NAMES.items()],
        "standings": [(s, n, view.address(standing=s, page=1)) for s, n in STANDING_NAMES.items()],
        "any_stage": view.address(stage="", page=1),
        "any_standing": view.address(standing="", page=1),
        "filtered": bool(view.words or view.stage or view.standing),
    }
    return page(request, "table.html", context)


def read_view(request: Request) -> View:
    """What the address asks for; what makes no sense there is as if it were not said."""
    asked = request.GET
    sort = asked.get("sort", "company")
    stage, standing = asked.get("stage", ""), asked.get("standing", "")
    return View(
        words=asked.get("q", "").replace("\x00", "").strip()[:200],
        stage=stage if stage in set(Stage) else "",
        standing=standing if standing in STANDS_IN else "",
        sort=sort.removeprefix("-") if sort.removeprefix("-") in SORTS else "company",
        down=sort.startswith("-"),
        number=page_number(asked.get("page", "")),
    )


def _direction(view: View, name: str) -> str:
    if view.sort != name:
        return ""
    return "descending" if view.down else "ascending"
