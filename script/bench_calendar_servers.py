"""What a first fill of a calendar server costs, beside a bare loop that puts as many entries."""

from __future__ import annotations

import http.client
import os
import subprocess
import sys
import time
from base64 import b64encode
from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

from tactful.adapters.caldav import collection_at

ROOT = Path(__file__).resolve().parents[1]
MANY = 500  # applications: about a thousand entries
ENTRY = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Nobody//EN\r\nBEGIN:VEVENT\r\nUID:plain-{n}\r\n"
    "DTSTAMP:20261209T150000Z\r\nDTSTART;VALUE=DATE:20261210\r\nDTEND;VALUE=DATE:20261211\r\n"
    "SUMMARY:Call them\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def _put_plainly(address: str, user: str, password: str, entries: int) -> float:
    """Seconds in which a bare loop puts so many entries into an empty collection."""
    where = urlsplit(address)
    told = b64encode(f"{user}:{password}".encode()).decode("ascii")
    headers = {"Authorization": f"Basic {told}", "Content-Type": "text/calendar; charset=utf-8"}
    connection = http.client.HTTPConnection(where.hostname or "", where.port, timeout=60)
    began = time.perf_counter()
    for n in range(entries):
        body = ENTRY.format(n=n).encode()
        connection.request("PUT", f"{where.path}plain-{n}.ics", body, headers)
        answer = connection.getresponse()
        answer.read()
        if answer.status >= 300:
            raise SystemExit(f"{address} took no entry ({answer.status})")
    return time.perf_counter() - began


def bench_calendar_servers(fill: Callable[[Path, int], None], scratch: Path, now: str) -> None:
    """Radicale and Xandikos, each filled by `tactful sync` and by a bare loop."""
    sys.path.insert(0, str(ROOT))
    from tests.adapters.calendar_servers import PASSWORD, SERVERS, USER

    tactful = [sys.executable, "-m", "tactful", "sync"]
    for name, serving in SERVERS.items():
        ours, plain = scratch / f"{name}-ours", scratch / f"{name}-plain"
        ours.mkdir()
        plain.mkdir()
        fill(scratch / name, MANY)
        environment = os.environ | {"TACTFUL_DATA": str(scratch / name), "TACTFUL_NOW": now}

        def timed(*arguments: str, environment: dict[str, str] = environment) -> float:
            began = time.perf_counter()
            subprocess.run(
                [*tactful, *arguments], env=environment, check=True, capture_output=True,
                input=f"{PASSWORD}\n", text=True,
            )  # fmt: skip
            return time.perf_counter() - began

        with serving(ours) as url:
            filled, again = timed("--connect", url, "--user", USER), timed()
        with serving(plain) as url:
            entries = sum(".Radicale.cache" not in path.parts for path in ours.rglob("*.ics"))
            bare = _put_plainly(collection_at(url, USER, PASSWORD), USER, PASSWORD, entries)
        print(f"  {name:9} {filled:5.1f} s for the first {entries:,} entries (aim 10 s),"
              f" {filled / bare:.2f}x a bare loop; {again:.1f} s when nothing changed")  # fmt: skip
