"""Who stands in the door: requests whose head never ends keep nobody else waiting.

The server drops whoever says nothing for a while. Whoever says one letter every few seconds is
dropped here: a head has ten seconds in all, and one address has room for so many unfinished ones.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

HEAD_WITHIN = 10.0  # seconds
MOST_OF_ONE = 40  # a browser opens six to a server, and some ahead of time
LOOK_EVERY = 2  # seconds


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A connection whose request has not said what it wants yet: since when (seconds)."""

    address: str
    since: float


def to_drop(unfinished: Mapping[int, Unfinished], now: float) -> set[int]:
    """Those that had their time, and of one address those beyond its room, the newest first."""
    dropped = {key for key, one in unfinished.items() if now - one.since > HEAD_WITHIN}
    room: Counter[str] = Counter()
    for key, one in sorted(unfinished.items(), key=lambda each: each[1].since):
        if key not in dropped:
            room[one.address] += 1
            if room[one.address] > MOST_OF_ONE:
                dropped.add(key)
    return dropped


def keep_the_door(server: Any) -> None:
    """Have a waitress server look at its connections in this way too, besides its own."""
    usual = server.maintenance
    since: dict[int, float] = {}

    def maintenance(now: float) -> None:
        usual(now)
        open_ = {id(channel): channel for channel in server.active_channels.values()}
        waiting = {key: channel for key, channel in open_.items() if _is_unfinished(channel)}
        for key in set(since) - set(waiting):
            del since[key]
        unfinished = {
            key: Unfinished(str(channel.addr[0]), since.setdefault(key, now))
            for key, channel in waiting.items()
        }
        for key in to_drop(unfinished, now):
            waiting[key].will_close = True

    server.maintenance = maintenance


def _is_unfinished(channel: Any) -> bool:
    """Whether it sends the head of a request that has no end yet. Who only keeps a connection
    open for later says nothing, and is left to the server's own patience.
    """
    request = channel.request
    return not channel.requests and request is not None and not request.headers_finished
