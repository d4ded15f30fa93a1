"""When something cannot be done: what, and how to mend it. Never a traceback."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse

from tactful.web.page import bare_page, page

if TYPE_CHECKING:
    from tactful.web.here import Request


def refusal(request: HttpRequest, sentence: str, status: int) -> HttpResponse:
    """What was asked for cannot be done; nothing was changed."""
    title = "That cannot be done"
    return _page(request, title, sentence, status)


def trouble(request: HttpRequest, sentence: str) -> HttpResponse:
    """The records cannot be used just now."""
    return _page(request, "Your records cannot be used just now", sentence, 503)


def stale_form(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose secret does not fit: an old page, or somebody else's."""
    sentence = (
        "This form is from an older page, so nothing was saved. Go back, load the page anew, and"
        " send it again; what you typed should still be there."
    )
    return _page(request, "Please send it again", sentence, 403)


def not_understood(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """A request that makes no sense, is too large, or asks for us by a name that is not ours."""
    if isinstance(exception, RequestDataTooBig):
        sentence = "That is more than a page can take at once; nothing was saved. Shorten it."
        return _page(request, "Too large", sentence, 413)
    sentence = (
        "The browser asked in a way that cannot be answered. If you reach Tactful under another"
        " name than this computer's, that name must stand in TACTFUL_HOSTS."
    )
    return _page(request, "That was not understood", sentence, 400)


def not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Not for this visitor."""
    return _page(request, "Not for you", "This page is not open to you.", 403)


def not_there(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """Nothing at that address: mistyped, removed, or never there."""
    sentence = "There is nothing at this address. It may have been removed."
    return _page(request, "That page isn't there", sentence, 404)


def not_that_way(request: HttpRequest, refused: HttpResponse) -> HttpResponse:
    """An answer as it is, unless an address that a button sends something to was opened by hand
    (status 405): that becomes a page.
    """
    if refused.status_code != 405:
        return refused
    sentence = "This address is for a button, not for opening it: nothing was changed."
    answer = _page(request, "Nothing to see here", sentence, 405)
    answer.headers["Allow"] = refused.headers.get("Allow", "")
    return answer


def our_fault(request: HttpRequest) -> HttpResponse:
    """A mistake of ours; where it is, stands on the terminal."""
    sentence = (
        "Something went wrong in Tactful itself; your records are as they were. The terminal in"
        " which it runs says where. Please tell us."
    )
    return _page(request, "Our mistake", sentence, 500)


def _page(request: HttpRequest, title: str, sentence: str, status: int) -> HttpResponse:
    context = {"title": title, "sentence": sentence}
    # With records at hand the ways to other pages stay; without them there is nothing to lead to.
    if status >= 500 or not hasattr(request, "here"):
        return bare_page(request, "refused.html", context | {"bare": True}, status)
    return page(cast("Request", request), "refused.html", context, status)
