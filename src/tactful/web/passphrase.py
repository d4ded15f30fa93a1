"""Before anybody from another computer sees a page, they say the passphrase."""

from __future__ import annotations

import hashlib
from collections import deque
from collections.abc import Callable
from datetime import datetime, timedelta
from urllib.parse import quote

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from tactful import config
from tactful.web.secret import stored_passphrase

Answer = Callable[[HttpRequest], HttpResponse]
COOKIE = "tactful-entered"
STAYS = timedelta(days=30)
OPEN_TO_ALL = ("/static/", "/enter", "/manifest.webmanifest")
MOST_TRIES, WITHIN = 5, timedelta(minutes=1)
MOST_ADDRESSES = 1000
_tries: dict[str, deque[datetime]] = {}


class PassphraseFirst:
    """Sends whoever has not said the passphrase to the page that asks for it."""

    def __init__(self, answer: Answer) -> None:
        self._answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """The answer for those who may come in."""
        asked = settings.DEMAND_PASSPHRASE and not request.path.startswith(OPEN_TO_ALL)
        if not asked or has_entered(request):
            return self._answer(request)
        return HttpResponseRedirect(f"/enter?next={quote(request.get_full_path())}")


def has_entered(request: HttpRequest) -> bool:
    """Whether this browser said the passphrase that holds today."""
    seen = request.get_signed_cookie(COOKIE, default="", max_age=int(STAYS.total_seconds()))
    return seen == _fingerprint()


def let_in(response: HttpResponse) -> None:
    """Remember that this browser said it. A new passphrase turns everybody out again."""
    response.set_signed_cookie(
        COOKIE,
        _fingerprint(),
        max_age=int(STAYS.total_seconds()),
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )


def may_try(address: str, now: datetime) -> bool:
    """Whether somebody at an address may guess again: five times a minute."""
    if len(_tries) > MOST_ADDRESSES:
        _tries.clear()
    tries = _tries.setdefault(address, deque(maxlen=MOST_TRIES))
    if len(tries) == MOST_TRIES and now - tries[0] < WITHIN:
        return False
    tries.append(now)
    return True


def _fingerprint() -> str:
    stored = stored_passphrase(config.data_folder())
    return hashlib.sha256(stored.encode()).hexdigest() if stored else "none is set"
