"""How the pages look in this browser."""

from __future__ import annotations

from django.http import HttpResponse
from django.views.decorators.http import require_http_methods

from tactful.web.here import Request
from tactful.web.look import LOOKS, chosen_look, keep_look
from tactful.web.page import go_on, page


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: Request) -> HttpResponse:
    """The page; what is sent is kept for this browser."""
    if request.method == "POST":
        response = go_on(request, "/settings/look", "Saved for this browser.")
        keep_look(request, response)
        return response
    return page(request, "settings_look.html", {"looks": LOOKS, "chosen": chosen_look(request)})
