"""The table and the people as files of other programs."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_safe

from tactful import wiring
from tactful.usecases.export_table import as_csv, people_cards, table_rows
from tactful.web.here import Request
from tactful.web.pages.table import read_view

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
def table(request: Request, ending: str) -> HttpResponse:
    """The applications that the table shows under the same address, as .csv or .xlsx."""
    here, view = request.here, read_view(request)
    rows = table_rows(
        here.owner, view.words, stage=view.stage, standing=view.standing, now=here.now
    )
    name = f"applications-{here.today.isoformat()}"
    if ending == "csv":
        return _file(as_csv(rows), f"{name}.csv", "text/csv; charset=utf-8")
    return _file(wiring.file_writers().workbook(rows), f"{name}.xlsx", XLSX)


@require_safe
def people(request: Request) -> HttpResponse:
    """Everybody as contact cards."""
    content = wiring.file_writers().cards(people_cards(request.here.owner))
    return _file(content, "people.vcf", "text/vcard; charset=utf-8")


def _file(content: bytes, name: str, kind: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
