"""The entrance: say the passphrase, or hear by which address to come; and the way out."""

from __future__ import annotations

import hashlib

from django.conf import settings
from django.contrib.auth.hashers import check_password
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_http_methods, require_POST

from tactful import clock, config
from tactful.web.entrance import KNOWN, cookie, has_entered, is_known, let_in, show_out
from tactful.web.guesses import Guesses
from tactful.web.page import bare_page
from tactful.web.secret import renew_entrance_key, stored_passphrase

GUESSES = Guesses()


@require_http_methods(["GET", "HEAD", "POST"])
def show(request: HttpRequest) -> HttpResponse:
    """How to get in, and the door."""
    to = _inside(request.GET.get("next", "/"))
    if settings.ENTRANCE != "passphrase":
        if settings.ENTRANCE == "open" or has_entered(request):
            return HttpResponseRedirect(to)
        return bare_page(request, "enter.html", {"bare": True, "by_address": True}, 403)
    if request.method != "POST":
        return bare_page(request, "enter.html", {"bare": True}, 200)
    address, known, now = request.META.get("REMOTE_ADDR", ""), _known(request), clock.now()
    if not GUESSES.may_try(address, known, now):
        return _again(request, "Too many tries; wait a minute and try again.", 429)
    stored = stored_passphrase(config.data_folder())
    if not stored or not check_password(request.POST.get("passphrase", ""), stored):
        GUESSES.was_wrong(address, known, now)
        return _again(request, "That is not the passphrase.", 403)
    response = HttpResponseRedirect(to)
    let_in(request, response)
    return response


def _again(request: HttpRequest, problem: str, status: int) -> HttpResponse:
    return bare_page(request, "enter.html", {"bare": True, "problem": problem}, status)


def _known(request: HttpRequest) -> str:
    """A sign of a browser that came in before; empty for one that never did."""
    if not is_known(request):
        return ""
    return hashlib.sha256(request.COOKIES.get(cookie(KNOWN), "").encode()).hexdigest()


@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Sign out: this browser, or all of them."""
    if "everywhere" in request.POST:
        renew_entrance_key(config.data_folder())
    response = bare_page(
        request, "left.html", {"bare": True, "everywhere": "everywhere" in request.POST}, 200
    )
    show_out(response)
    return response


def _inside(to: str) -> str:
    """Where one wanted to go, as long as it is here."""
    outside = not to.startswith("/") or to.startswith(("//", "/\\")) or "\n" in to or "\r" in to
    return "/" if outside else to
