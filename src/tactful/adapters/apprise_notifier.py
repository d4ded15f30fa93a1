"""Messages to the candidate's own phone, mail or desktop, by apprise.

apprise knows 170 services and keeps 28 MB for it, for as long as the process lives: so it works in
a process of its own, which ends when the messages are out. Addresses go there by its standard
input, for whoever lists processes sees their arguments.
"""

from __future__ import annotations

import json
import logging
import subprocess
import sys
from collections.abc import Sequence
from typing import Any

from tactful.adapters.desktop import NAME, is_desktop, tell_desktop
from tactful.ports import Told
from tactful.refusal import Refused

LONGEST = 300  # seconds for all messages together; apprise gives up on each long before


class AppriseNotifier:
    """`ports.Notifier`."""

    def name_of(self, address: str) -> str:
        """What a way is called; empty for an address that is none."""
        if is_desktop(address):
            return NAME
        return str(_in_its_own_process({"name_of": address}))

    def tell(self, addresses: Sequence[str], title: str, body: str) -> Told:
        """Give a message to all ways, one after the other: one that fails stops no other."""
        if not addresses:
            return Told(False, "No way to call you is set up yet (tactful channels --add).")
        taken = [is_desktop(a) and not tell_desktop(title, body) for a in addresses]
        others = [address for address in addresses if not is_desktop(address)]
        if others:
            said = _in_its_own_process({"ways": others, "title": title, "body": body})
            answers = iter(said)
            taken = [
                known if is_desktop(address) else bool(next(answers))
                for known, address in zip(taken, addresses, strict=True)
            ]
        failed = tuple(n for n, was in enumerate(taken) if not was)
        if not failed:
            return Told(True)
        names = " and ".join(addresses[n].partition("://")[0] for n in failed)
        problem = f"{names} did not take it. Is the address right, and the network there?"
        return Told(len(failed) < len(addresses), problem, failed)


def _in_its_own_process(asked: dict[str, object]) -> Any:
    """What apprise answers. Raises `Refused` where it ends without an answer: then nobody knows
    whether a message went out.
    """
    command = [sys.executable, "-m", "tactful.adapters.apprise_notifier"]
    try:
        done = subprocess.run(  # noqa: S603  # this very program
            command, input=json.dumps(asked), capture_output=True, text=True, timeout=LONGEST,
            check=True, encoding="utf-8",
        )  # fmt: skip
        return json.loads(done.stdout.splitlines()[-1])
    except (OSError, subprocess.SubprocessError, ValueError, IndexError) as error:
        raise Refused("The message may have gone out, or not: sending it was cut off.") from error


def _answer(asked: dict[str, Any]) -> object:
    import apprise

    logging.getLogger("apprise").setLevel(logging.CRITICAL)
    if "name_of" in asked:
        way = apprise.Apprise.instantiate(asked["name_of"], suppress_exceptions=True)
        return str(way.service_name) if way is not None and hasattr(way, "service_name") else ""
    return [_took(address, asked["title"], asked["body"]) for address in asked["ways"]]


def _took(address: str, title: str, body: str) -> bool:
    """Whether one way took it. Where it writes HTML, lines stay lines."""
    import apprise

    way = apprise.Apprise.instantiate(address, suppress_exceptions=True)
    if way is None:
        return False
    by_that_way = apprise.Apprise()
    by_that_way.add(way)
    return bool(by_that_way.notify(body, title, body_format=apprise.NotifyFormat.TEXT))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(_answer(json.loads(sys.stdin.read()))))
