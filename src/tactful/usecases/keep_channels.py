"""The ways to call the candidate: kept sealed, tried with a test message, taken away."""

from __future__ import annotations

from dataclasses import dataclass

from tactful.ports import Notifier, Sealer
from tactful.records import models
from tactful.refusal import Misused, Refused

TEST = (
    "Tactful can reach you",
    "This is a test. From here on you are called when something is due.",
)
MOST = 10


@dataclass(frozen=True, slots=True)
class Way:
    """A way to call somebody, without its secret."""

    number: int
    name: str


def see_ways(owner: models.Owner) -> list[Way]:
    """The ways that are set up, by number."""
    return [Way(n, str(kept["name"])) for n, kept in enumerate(owner.channels, start=1)]


def addresses(owner: models.Owner, sealer: Sealer) -> list[str]:
    """The addresses of all ways, unsealed."""
    return [sealer.open(str(kept["address"])) for kept in owner.channels]


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
    _set(owner, [*owner.channels, {"name": name, "address": sealer.seal(address)}])
    return Way(len(owner.channels), name)


def remove_way(owner: models.Owner, number: int) -> Way:
    """Take a way away, by its number."""
    if not 1 <= number <= len(owner.channels):
        raise Misused(f"There is no way of the number {number}.")
    gone = Way(number, str(owner.channels[number - 1]["name"]))
    _set(owner, [kept for n, kept in enumerate(owner.channels, start=1) if n != number])
    return gone


def _set(owner: models.Owner, channels: list[dict[str, str]]) -> None:
    owner.channels = channels
    models.Owner.objects.filter(pk=owner.pk).update(channels=channels)
