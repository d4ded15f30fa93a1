"""Who may come in: by the address that `serve` prints, or by the passphrase where one is set.

Files are readable by their owner alone, but whoever uses the same computer can reach a server
on it. So a visitor without a cookie sees only how to get in. A cookie holds for thirty days, or
until everybody is signed out, or until a new passphrase is set.
"""

from __future__ import annotations

import hashlib
import hmac
import re
import secrets
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import quote, urlencode

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tactful import config
from tactful.web.secret import entrance_key, stored_passphrase

Answer = Callable[[HttpRequest], HttpResponse]
ENTERED = "entered"
KNOWN = "known"  # this browser came in before: its guesses are counted for itself
STAYS, KNOWN_FOR = timedelta(days=30), timedelta(days=400)
TICKET_HOLDS = timedelta(minutes=1)
USED_TICKETS: set[str] = set()  # of this server, a few a day
PARAMETER = "key"  # how the address that `serve` opens carries the token
OPEN_TO_ALL = ("/static/", "/enter", "/manifest.webmanifest", "/service-worker.js")
FEED = re.compile(r"/calendar/[\w-]{16,64}\.ics")  # its address holds a secret of its own


class EntranceFirst:
    """Sends whoever has not come in to the page that says how; a token becomes a cookie."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer for those who may come in."""
        to_all = request.path.startswith(OPEN_TO_ALL) or FEED.fullmatch(request.path)
        if settings.ENTRANCE == "open" or to_all:
            return self._answer(request)
        if settings.ENTRANCE == "token" and is_token(request.GET.get(PARAMETER, "")):
            response = HttpResponseRedirect(_without_token(request))
            let_in(request, response)
            return response
        if has_entered(request):
            return self._answer(request)
        return HttpResponseRedirect(f"/enter?next={quote(_without_token(request))}")


def _without_token(request: HttpRequest) -> str:
    asked = request.GET.copy()
    asked.pop(PARAMETER, None)
    rest = urlencode(list(asked.items()))
    return request.path + (f"?{rest}" if rest else "")


def token() -> str:
    """What the address carries that `serve` opens: it follows from what only we know."""
    key = entrance_key(config.data_folder())
    made = hmac.new(settings.SECRET_KEY.encode(), f"token {key}".encode(), "sha256")
    return made.hexdigest()[:32]


def ticket() -> str:
    """What lets one browser in, once and soon: who opens an address shows it to everybody who may
    list the programs of this computer.
    """
    return _tickets().sign(secrets.token_urlsafe(12))


def _tickets() -> TimestampSigner:
    return TimestampSigner(salt=f"ticket {entrance_key(config.data_folder())}")


def is_token(written: str) -> bool:
    """Whether somebody came by the address that holds today, or with a ticket."""
    if hmac.compare_digest(written.encode(), token().encode()):
        return True
    try:
        _tickets().unsign(written, max_age=TICKET_HOLDS)
    except BadSignature:
        return False
    first = written not in USED_TICKETS
    USED_TICKETS.add(written)
    return first


def has_entered(request: HttpRequest) -> bool:
    """Whether this browser came in, by what holds today."""
    limit = int(STAYS.total_seconds())
    seen = request.get_signed_cookie(cookie(ENTERED), default="", max_age=limit)
    return hmac.compare_digest((seen or "").encode(), _what_holds().encode())


def is_known(request: HttpRequest) -> bool:
    """Whether this browser came in before, if perhaps long ago."""
    limit = int(KNOWN_FOR.total_seconds())
    return bool(request.get_signed_cookie(cookie(KNOWN), default="", max_age=limit))


def cookie(name: str) -> str:
    """A cookie of this installation: browsers keep those of another port of this computer, the
    demo's say, under the same roof.
    """
    ours = hashlib.sha256(settings.SECRET_KEY.encode()).hexdigest()[:8]
    return f"tactful-{name}-{ours}"


def let_in(request: HttpRequest, response: HttpResponse) -> None:
    """Remember that this browser came in."""
    for name, value, stays in ((ENTERED, _what_holds(), STAYS), (KNOWN, "yes", KNOWN_FOR)):
        response.set_signed_cookie(
            cookie(name),
            value,
            max_age=int(stays.total_seconds()),
            httponly=True,
            samesite="Lax",
            secure=settings.SESSION_COOKIE_SECURE or request.is_secure(),
        )


def show_out(response: HttpResponse) -> None:
    """Forget this browser, and have it forget what it kept: cards, drafts and ticks."""
    response.delete_cookie(cookie(ENTERED))
    response.headers["Clear-Site-Data"] = '"cache", "storage"'


def _what_holds() -> str:
    """Changes with the passphrase, and when everybody is signed out."""
    folder = config.data_folder()
    held = f"{stored_passphrase(folder)} {entrance_key(folder)}"
    return hashlib.sha256(held.encode()).hexdigest()
