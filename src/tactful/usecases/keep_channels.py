"""The ways to call the candidate: kept sealed, tried with a test message, taken away."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from tactful.ports import Notifier, Sealer, Told
from tactful.records import models
from tactful.refusal import Misused, Refused
from tactful.usecases.rounds import PAUSES

TEST = (
    "Tactful can reach you",
    "This is a test. From here on you are called when something is due.",
)
MOST = 10
Channels = list[dict[str, str]]
FAILED_AT, RESTS_UNTIL, TRIES = "failed_at", "rests_until", "tries"


@dataclass(frozen=True, slots=True)
class Way:
    """A way to call somebody, without its secret. One that did not take the last message
    (``failed_at``) rests before it is tried again, longer each time.
    """

    number: int
    name: str
    failed_at: datetime | None = None
    rests_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenWay:
    """A way with its address, to be used now."""

    number: int
    address: str
    sealed: str = ""  # as it is kept: by it a way is found again, whatever was added meanwhile


def see_ways(owner: models.Owner) -> list[Way]:
    """The ways that are set up, by number, and how each does."""
    return [
        Way(n, str(kept["name"]), _instant(kept, FAILED_AT), _instant(kept, RESTS_UNTIL))
        for n, kept in enumerate(owner.channels, start=1)
    ]


def all_ways(owner: models.Owner, sealer: Sealer) -> list[OpenWay]:
    """All ways, unsealed."""
    return [
        OpenWay(n, sealer.open(str(kept["address"])), str(kept["address"]))
        for n, kept in enumerate(owner.channels, start=1)
    ]


def open_ways(owner: models.Owner, sealer: Sealer, now: datetime) -> list[OpenWay]:
    """Those that do not rest at ``now``; all of them where every one rests: the network may be
    back, and nothing else reaches its person.
    """
    resting = {w.number for w in see_ways(owner) if w.rests_until and now < w.rests_until}
    ways = all_ways(owner, sealer)
    return [way for way in ways if way.number not in resting] or ways


def send_test(owner: models.Owner, notifier: Notifier, sealer: Sealer, now: datetime) -> None:
    """A test message by every way, also by one that rests. Raises `Refused` with what failed."""
    ways = all_ways(owner, sealer)
    told = notifier.tell([way.address for way in ways], *TEST)
    note_how_it_went(owner, ways, told, now)
    if told.problem:
        raise Refused(told.problem)


def note_how_it_went(
    owner: models.Owner, ways: Sequence[OpenWay], told: Told, now: datetime
) -> None:
    """Keep of each way whether it took a message, and let one that did not rest for a while."""
    failed = {way.sealed: n in told.failed for n, way in enumerate(ways)}

    def noted(channels: Channels) -> Channels:
        return [
            _after(kept, failed[kept["address"]], now) if kept["address"] in failed else kept
            for kept in channels
        ]

    if noted(owner.channels) != owner.channels:
        _change(owner, noted)


def _after(kept: Mapping[str, str], failed: bool, now: datetime) -> dict[str, str]:
    plain = {name: kept[name] for name in ("name", "address")}
    if not failed:
        return plain
    if RESTS_UNTIL in kept and now < datetime.fromisoformat(kept[RESTS_UNTIL]):
        return dict(kept)  # it rests: a second message at once makes it no worse
    tries = int(kept.get(TRIES, "0"))
    again = now + PAUSES[min(tries, len(PAUSES) - 1)]
    state = {TRIES: str(tries + 1), FAILED_AT: now.isoformat(), RESTS_UNTIL: again.isoformat()}
    return plain | state


def _instant(kept: Mapping[str, str], name: str) -> datetime | None:
    return datetime.fromisoformat(kept[name]) if name in kept else None


def add_way(owner: models.Owner, address: str, notifier: Notifier, sealer: Sealer) -> Way:
    """Add a way after a test message went out on it. Raises `Refused` with what went wrong."""
    name = notifier.name_of(address)
    if not name:
        raise Misused(
            f"“{address.partition('://')[0][:20]}” is no way to call you. Write one like"
            " ntfy://topic, mailto://user:password@server, tgram://token/chat or desktop:// (this"
            " computer's desktop); the list: github.com/caronc/apprise/wiki"
        )
    if len(owner.channels) >= MOST:
        raise Refused(f"There are {MOST} ways already; take one away first.")
    problem = notifier.tell([address], *TEST).problem
    if problem:
        raise Refused(f"The test message did not go out: {problem} Nothing was kept.")
    new = {"name": name, "address": sealer.seal(address)}
    _change(owner, lambda channels: [*channels, new])
    return Way(len(owner.channels), name)


def remove_way(owner: models.Owner, number: int) -> Way:
    """Take a way away, by its number."""
    if not 1 <= number <= len(owner.channels):
        raise Misused(f"There is no way of the number {number}.")
    gone = owner.channels[number - 1]
    _change(owner, lambda channels: [k for k in channels if k["address"] != gone["address"]])
    return Way(number, str(gone["name"]))


def _change(owner: models.Owner, changed: Callable[[Channels], Channels]) -> None:
    """From what is kept when nobody else can write: a message is on its way for seconds."""
    with transaction.atomic():
        stored = models.Owner.objects.select_for_update().get(pk=owner.pk)
        stored.channels = changed(stored.channels)
        stored.save(update_fields=["channels"])
    owner.channels = stored.channels
