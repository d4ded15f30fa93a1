"""What every answer says to the browser, and which names we answer to."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse

from tactful.web.entrance import has_entered

Answer = Callable[[HttpRequest], HttpResponse]
CONTENT_SECURITY_POLICY = (
    "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
    " object-src 'none'; img-src 'self' data:"
)
FORM_LIMIT = 8_000_000  # bytes of a form without a file: the longest note, in any script
BEFORE_ENTRY = 10_000  # bytes that somebody may send who has not come in
FILE_LIMIT = 130_000_000  # bytes of a form with a file
PERMISSIONS = "camera=(), geolocation=(), microphone=(self), payment=(), usb=()"


class SafetyHeaders:
    """Nothing but our own files may run, and nobody may put us in a frame or keep our pages."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer, with what the browser must know."""
        response = self._answer(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_SECURITY_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        return response


class KnownHost:
    """A page elsewhere that gives its own name our address (DNS rebinding) gets no answer."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; Django refuses a host that is not in ALLOWED_HOSTS with status 400."""
        request.get_host()
        return self._answer(request)


class NoLargeBodies:
    """What is too large is refused by its length, before any of it is parsed."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer; 413 for a body that nobody here has a use for."""
        length = request.META.get("CONTENT_LENGTH") or "0"
        if not length.isdecimal() or (int(length) > BEFORE_ENTRY and int(length) > _most(request)):
            return HttpResponse(
                "That is more than Tactful takes in one go. Nothing was changed.",
                status=413,
                content_type="text/plain; charset=utf-8",
            )
        return self._answer(request)


def _most(request: HttpRequest) -> int:
    entered = settings.ENTRANCE == "open" or has_entered(request)
    if not entered or request.path.startswith("/enter"):
        return BEFORE_ENTRY
    return FILE_LIMIT if request.content_type == "multipart/form-data" else FORM_LIMIT
