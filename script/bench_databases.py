"""What the same records cost on PostgreSQL and on SQLite, in one run, one after the other."""

from __future__ import annotations

import gzip
import os
import re
import statistics
import sys
from collections.abc import Callable
from pathlib import Path

from bench_web import come_in, connected, free_port, get, loaded, running

COUNTS = (100, 10_000)
PAGES = ("Today", "Application", "Table", "Table, searched")
TIMES = 9
Timed = Callable[[list[str], dict[str, str]], tuple[float, int]]
Figures = dict[str, float]


def new_database(server: str, name: str) -> str:
    """The address of a new, empty database on a server."""
    import psycopg

    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
    return server.replace("/postgres?", f"/{name}?")


def measured(environment: dict[str, str], records: Path, timed: Timed, count: int) -> Figures:
    """Median ms of each command and page, in that environment."""
    tactful = [sys.executable, "-m", "tactful"]
    last = f"company {count - 1}"
    commands = {
        "today": ("today",),
        "why": ("why", last),
        "log": ("log", last, "called", "--again"),
    }
    found: Figures = {}
    for name, arguments in commands.items():
        spent = [timed([*tactful, *arguments], environment)[0] for _ in range(TIMES)]
        found[name] = statistics.median(spent) * 1000
    port = free_port()
    said = records / "said"
    serve = [*tactful, "serve", "--no-browser", "--port", str(port)]
    with running(serve, port, environment | {"PYTHONUNBUFFERED": "1"}, said) as (pid, _):
        come_in(port, said.read_text("utf-8"))
        table = gzip.decompress(get(connected(port), "/applications"))
        application = re.search(rb'href="(/applications/[0-9a-f-]{36})"', table)
        assert application is not None
        paths = ("/", application[1].decode(), "/applications", "/applications?q=person+77")
        for name, path in zip(PAGES, paths, strict=True):
            found[name] = loaded(pid, port, path)[0]
    return found


def bench_databases(
    fill: Callable[[Path, int, dict[str, str]], None], timed: Timed, folder: Path, now: str
) -> None:
    """Print both side by side."""
    server = os.environ["TACTFUL_TEST_SERVER"]
    base = os.environ | {"TACTFUL_NOW": now, "TACTFUL_CACHE": str(folder / "cache")}
    for count in COUNTS:
        both: dict[str, Figures] = {}
        for name in ("sqlite", "postgresql"):
            records = folder / f"{name}-{count}"
            records.mkdir()
            more = {"TACTFUL_DATA": str(records)}
            if name == "postgresql":
                more["TACTFUL_DATABASE"] = new_database(server, f"bench{count}")
            fill(records, count, more)
            both[name] = measured(base | more, records, timed, count)
        print(f"{count:,} applications{'':14} {'SQLite':>9} {'PostgreSQL':>12}  ratio")
        for what, ms in both["sqlite"].items():
            other = both["postgresql"][what]
            print(f"  {what:28} {ms:6.1f} ms {other:9.1f} ms  {other / ms:4.2f}x", flush=True)
