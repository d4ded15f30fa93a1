"""Look, call the candidate about what is due, and sleep until something may be due again.

Several may run at once (a `serve` and a `watch`): every notice is claimed in the records before
it goes out, so nobody is called twice.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from tactful import clock, wiring
from tactful.refusal import Refused
from tactful.usecases.rounds import Round

LONGEST_SLEEP = timedelta(minutes=5)  # a lid that was shut, a clock that jumped: seen by then
SHORTEST_SLEEP = timedelta(seconds=20)
Told = Callable[[Round], None]


def tick(now: datetime, *, dry_run: bool = False, link: str = "") -> Round:
    """One look at ``now``. With ``dry_run`` nobody is called, and nothing is claimed. ``link`` is
    where the candidate reaches Tactful, as far as they did not say it themselves.
    """
    with wiring.open_records(now):
        from tactful.usecases import find, keep_channels
        from tactful.usecases.remind import remind, see_due

        owner = find.local_owner()
        mine = ZoneInfo(owner.timezone) if owner.timezone else clock.local(now).tzinfo
        zone = mine or ZoneInfo("UTC")
        holidays = wiring.holidays()
        ways = keep_channels.addresses(owner, wiring.sealer())
        if dry_run:
            due, again = see_due(owner, now, holidays, zone)
            return Round(tuple(due), "", again)
        if not ways:
            return Round((), "", now + LONGEST_SLEEP)
        return remind(owner, now, holidays, zone, wiring.notifier(), ways, link)


def run(stop: threading.Event, told: Told, link: str = "") -> None:
    """Look again and again until ``stop`` is set. What goes wrong once is tried again later."""
    while not stop.is_set():
        now = clock.now()
        try:
            done = tick(now, link=link)
        except Refused as error:
            done = Round((), str(error), now + LONGEST_SLEEP)
        if done.told or done.failed:
            told(done)
        pause = min(max(done.look_again_at - clock.now(), SHORTEST_SLEEP), LONGEST_SLEEP)
        stop.wait(pause.total_seconds())
