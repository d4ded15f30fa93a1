"""Look, call the candidate about what is due, and sleep until something may be due again.

Several may run at once (a `serve` and a `watch`): every notice is claimed in the records before
it goes out, so nobody is called twice.
"""

from __future__ import annotations

import gc
import logging
import threading
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime, timedelta, tzinfo
from typing import TYPE_CHECKING

from tactful import clock, wiring
from tactful.refusal import Refused
from tactful.usecases.rounds import Round
from tactful.wording.refusals import explained, sentence_of

if TYPE_CHECKING:
    from tactful.usecases.handles import Owner

LONGEST_SLEEP = timedelta(minutes=5)  # a lid that was shut, a clock that jumped: seen by then
SHORTEST_SLEEP = timedelta(seconds=20)
Told = Callable[[Round], None]


def tick(now: datetime, *, dry_run: bool = False, link: str = "") -> Round:
    """One look at ``now``. With ``dry_run`` nobody is called, and nothing is claimed. ``link`` is
    where the candidate reaches Tactful, as far as they did not say it themselves.
    """
    with wiring.open_records(now):
        from tactful.usecases import keep_channels
        from tactful.usecases.remind import remind, see_due
        from tactful.usecases.session import begin
        from tactful.wording.days import days_as_in

        here = begin(now, clock.zone(now), wiring.outside())  # with every advice renewed
        owner, zone, holidays = here.owner, here.mine, here.holidays
        with days_as_in(here.reader.english, here.mine):
            trouble, kept = _keep_calendar(owner, now, zone, dry_run=dry_run)
            if dry_run:
                due, again = see_due(owner, now, holidays, zone)
                return Round(tuple(due), trouble, again, calendar=kept)
            ways = keep_channels.open_ways(owner, wiring.sealer(), now)
            if not ways:
                return Round((), trouble, now + LONGEST_SLEEP, calendar=kept)
            done = remind(owner, now, holidays, zone, wiring.notifier(), ways, link)
            failed = " ".join(filter(None, (done.failed, trouble)))
            return replace(done, failed=failed, calendar=kept)


def _keep_calendar(
    owner: Owner, now: datetime, zone: tzinfo, *, dry_run: bool
) -> tuple[str, Mapping[str, int]]:
    """Keep the calendar elsewhere in step, where one is connected. Says what went wrong; it is
    shown, and tried again the next time; and how many entries it was about.
    """
    if not owner.calendar_server:
        return "", {}
    from tactful.usecases import keep_remote

    try:
        with wiring.remote_calendar(owner.calendar_server) as there:
            files = wiring.diary_files()
            done = keep_remote.sync(owner, there, files, now, zone, dry_run=dry_run)
    except Refused as error:
        if not dry_run:
            keep_remote.note_trouble(owner, sentence_of(error))
        return sentence_of(error), {}
    if not dry_run:
        keep_remote.note_trouble(owner, "")
    return "", done.counts


def look(now: datetime, link: str = "") -> Round:
    """A `tick` of a worker that goes on for weeks: what goes wrong is told, and tried again."""
    try:
        return tick(now, link=link)
    except Refused as error:
        return Round((), explained(error), now + LONGEST_SLEEP)
    except Exception as error:  # one look fails; nobody is left uncalled for good
        logging.getLogger(__name__).exception("a look at the clock failed")
        return Round((), f"Something unforeseen ({type(error).__name__}).", now + LONGEST_SLEEP)
    finally:
        gc.collect()  # what a look leaves behind holds on to itself: 12 MB after a dozen


def run(stop: threading.Event, told: Told, link: str = "") -> None:
    """Look again and again until ``stop`` is set."""
    while not stop.is_set():
        done = look(clock.now(), link)
        if done.told or done.failed:
            told(done)
        pause = min(max(done.look_again_at - clock.now(), SHORTEST_SLEEP), LONGEST_SLEEP)
        stop.wait(pause.total_seconds())
