"""How often somebody may try the passphrase.

Wrong tries are counted for each address, for each browser that came in before, and for all
strangers together. The common limit cannot be used to lock the owner out: browsers that came in
before, and this computer itself, are not strangers. This computer has many addresses of its own
and perhaps other users: all of them together have as many tries as one address elsewhere. Right
tries are not counted.
"""

from __future__ import annotations

import ipaddress
from collections import deque
from datetime import datetime, timedelta
from threading import Lock

WITHIN = timedelta(minutes=1)
MOST_FOR_ONE, MOST_OF_STRANGERS = 5, 15
MOST_KEPT = 1000
THIS_COMPUTER = "this computer"


class Guesses:
    """The wrong tries of the last minute, by whom they were made."""

    def __init__(self) -> None:
        self._by_whom: dict[str, deque[datetime]] = {}
        self._strangers: deque[datetime] = deque()
        self._lock = Lock()

    def may_try(self, address: str, known: str, now: datetime) -> bool:
        """Whether one more try is allowed: from an address, by a browser (``known``: a sign of
        it, empty for one that never came in).
        """
        with self._lock:
            self._forget(now)
            own = self._by_whom.get(known or _home(address), ())
            if len(own) >= MOST_FOR_ONE:
                return False
            return not _is_stranger(address, known) or len(self._strangers) < MOST_OF_STRANGERS

    def was_wrong(self, address: str, known: str, now: datetime) -> None:
        """Count a try that failed."""
        with self._lock:
            whom = known or _home(address)
            self._by_whom.setdefault(whom, deque(maxlen=MOST_FOR_ONE)).append(now)
            if _is_stranger(address, known):
                self._strangers.append(now)
            while len(self._by_whom) > MOST_KEPT:  # the common limit holds for those forgotten
                self._by_whom.pop(next(iter(self._by_whom)))

    def _forget(self, now: datetime) -> None:
        while self._strangers and now - self._strangers[0] >= WITHIN:
            self._strangers.popleft()
        for whom, tries in list(self._by_whom.items()):
            while tries and now - tries[0] >= WITHIN:
                tries.popleft()
            if not tries:
                del self._by_whom[whom]


def _home(address: str) -> str:
    """The address, or one name for all of this computer's own."""
    return THIS_COMPUTER if _is_loopback(address) else address


def _is_stranger(address: str, known: str) -> bool:
    return not known and not _is_loopback(address)


def _is_loopback(address: str) -> bool:
    try:
        found = ipaddress.ip_address(address)
    except ValueError:
        return False
    mapped = found.ipv4_mapped if isinstance(found, ipaddress.IPv6Address) else None
    return (mapped or found).is_loopback
