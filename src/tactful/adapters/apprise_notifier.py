"""Messages to the candidate's own phone, mail or desktop, by apprise."""

from __future__ import annotations

import logging
from collections.abc import Sequence

from tactful.ports import Told


class AppriseNotifier:
    """`ports.Notifier`; apprise is loaded when there is something to say (0.2 s)."""

    def name_of(self, address: str) -> str:
        """What a way is called; empty for an address that is none."""
        import apprise

        way = apprise.Apprise.instantiate(address, suppress_exceptions=True)
        return str(way.service_name) if way is not None and hasattr(way, "service_name") else ""

    def tell(self, addresses: Sequence[str], title: str, body: str) -> Told:
        """Give a message to all ways, one after the other: one that fails stops no other."""
        import apprise

        logging.getLogger("apprise").setLevel(logging.CRITICAL)
        failed = []
        for address in addresses:
            way = apprise.Apprise.instantiate(address, suppress_exceptions=True)
            if way is None or not way.notify(body=body, title=title):
                failed.append(address.partition("://")[0])
        if not addresses:
            return Told(False, "No way to call you is set up yet (tactful channels --add).")
        if not failed:
            return Told(True)
        names = " and ".join(failed)
        problem = f"{names} did not take it. Is the address right, and the network there?"
        return Told(len(failed) < len(addresses), problem)
