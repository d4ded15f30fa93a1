"""Say the passphrase: asked of whoever comes from another computer."""

from __future__ import annotations

from django.contrib.auth.hashers import check_password
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods

from tactful import clock, config
from tactful.web.page import bare_page
from tactful.web.passphrase import let_in, may_try
from tactful.web.secret import stored_passphrase


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """The form, and the door."""
    to = _inside(request.GET.get("next", "/"))
    if request.method != "POST":
        return bare_page(request, "enter.html", {"bare": True}, 200)
    if not may_try(request.META.get("REMOTE_ADDR", ""), clock.now()):
        problem = "Too many tries; wait a minute and try again."
        return bare_page(request, "enter.html", {"bare": True, "problem": problem}, 429)
    stored = stored_passphrase(config.data_folder())
    if not stored or not check_password(request.POST.get("passphrase", ""), stored):
        problem = "That is not the passphrase."
        return bare_page(request, "enter.html", {"bare": True, "problem": problem}, 403)
    response = HttpResponseRedirect(to)
    let_in(response)
    return response


def _inside(to: str) -> str:
    """Where one wanted to go, as long as it is here."""
    outside = not to.startswith("/") or to.startswith(("//", "/\\")) or "\n" in to or "\r" in to
    return "/" if outside else to
