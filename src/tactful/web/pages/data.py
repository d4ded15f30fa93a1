"""Your data: all of it out, all of it in, a copy; and the last change, to be taken back."""

from __future__ import annotations

import json
from collections import Counter
from typing import Any

from django.http import FileResponse, HttpResponse, StreamingHttpResponse
from django.views.decorators.http import require_POST, require_safe

from tactful import config
from tactful.refusal import Refused
from tactful.usecases import forget, history, keep_backups
from tactful.usecases.export_records import export_records
from tactful.usecases.import_records import Planned, import_records, importing
from tactful.web.bookmarklet import bookmarklet
from tactful.web.growing import growing_page
from tactful.web.here import Request
from tactful.web.page import go, page
from tactful.wording.refusals import explained

MOST_SHOWN = 200
CHANGES_SHOWN = 30
LARGEST = 20_000_000
MANY = 500  # applications, from which on the page counts


@require_safe
def show(request: Request) -> HttpResponse:
    """The page."""
    return _page(request)


def _page(request: Request, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "folder": config.data_folder(),
        "in_a_database": bool(config.database()),
        "bookmarklet": bookmarklet(f"{request.scheme}://{request.get_host()}"),
        "backups": [path.name for path in keep_backups.see_backups()[:10]],
        "removed": forget.see_removed(request.here.owner)[:CHANGES_SHOWN],
        "changes": history.see_changes(request.here.owner, CHANGES_SHOWN),
    }
    return page(request, "data.html", context | more, status)


@require_safe
def export(request: Request) -> HttpResponse | FileResponse:
    """Everything as one JSON file (docs/export.md)."""
    here = request.here
    data = export_records(here.owner, here.now, here.holidays)
    text = json.dumps(data, ensure_ascii=False, indent=1)
    response = HttpResponse(text.encode("utf-8", "replace"), content_type="application/json")
    name = f"tactful-{here.today.isoformat()}.json"
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@require_POST
def import_(request: Request) -> HttpResponse | StreamingHttpResponse:
    """The plan first; then, when it is confirmed, all of it or nothing."""
    uploaded = request.FILES.get("file")
    if uploaded is not None and not isinstance(uploaded, list):
        if (uploaded.size or 0) > LARGEST:
            problem = (
                "The file is larger than 20 MB. Use the command for one so large: tactful import."
            )
            return _page(request, 422, problem=problem)
        text = uploaded.read().decode("utf-8-sig", "replace")
    else:
        text = request.POST.get("text", "")
    if not text.strip():
        return _page(request, 422, problem="Choose a file first.")
    try:
        data = json.loads(text)
    except (ValueError, RecursionError):
        problem = (
            "That file isn’t a Tactful export. A spreadsheet, an email or an invitation goes in at"
            " the foot of any page: “Import …”."
        )
        return _page(request, 422, problem=problem)
    try:
        return _plan_or_act(request, data, text)
    except Refused as error:
        return _page(request, 422, problem=explained(error))


def _plan_or_act(request: Request, data: object, text: str) -> HttpResponse | StreamingHttpResponse:
    here = request.here
    sure = request.POST.get("sure") == "yes"
    if sure and isinstance(data, dict) and len(data.get("applications") or ()) > MANY:
        steps = importing(here.owner, data, here.now, here.holidays)
        return growing_page(request, steps, "applications", _imported)
    plan = import_records(here.owner, data, here.now, here.holidays, dry_run=not sure)
    refused = [planned for planned in plan if planned.action == "refuse"]
    counted = {word: sum(p.action == word for p in plan) for word in ("add", "change", "keep")}
    if sure and not refused:
        said = f"Imported: added {counted['add']}, changed {counted['change']}."
        return go(request, "/", said)
    context = {
        "plan": refused + [p for p in plan if p.action in ("add", "change")][:MOST_SHOWN],
        "counted": counted,
        "refused": len(refused),
        "text": text,
    }
    return page(request, "import_plan.html", context, 422 if refused else 200)


def _imported(plan: list[Planned]) -> str:
    count = Counter(planned.action for planned in plan)
    if count["refuse"]:
        said = f"{count['refuse']:,} rows cannot be taken, so nothing was."
        return f'<p class="step problem" role="alert">{said}</p>'
    return (
        f'<p class="step" role="status">Imported: added {count["add"]:,}, changed'
        f' {count["change"]:,}. <a href="/">Go to Today</a></p>'
    )


@require_POST
def backup(request: Request) -> HttpResponse:
    """A consistent copy beside the records."""
    written = keep_backups.back_up(request.here.now)
    return go(request, "/data", f"Copied your records to {written}")
