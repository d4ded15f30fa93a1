"""What thousands of rows cost: files that come in, a diary that goes out, a worker that looks."""

from __future__ import annotations

import csv
import json
import os
import sqlite3
import statistics
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

MANY = 5_000
Timed = Callable[[list[str], dict[str, str]], tuple[float, int]]
Fill = Callable[[Path, int], None]


def _table(path: Path) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        out = csv.writer(file)
        out.writerow(["Company", "Role", "Applied", "Status", "Location", "Contact", "Email"])
        for n in range(MANY):
            day = f"2026-{n % 11 + 1:02}-{n % 28 + 1:02}"
            status = ("Applied", "Interview", "Rejected", "Offer")[n % 4]
            mail = f"p{n}@c{n}.example"
            place = "New York, NY"
            out.writerow([f"Company {n}", "Engineer", day, status, place, f"Person Z{n}", mail])


def _bare(path: Path) -> float:
    """Seconds in which Python's own sqlite3 writes as many rows of the same size, durably."""
    began = time.perf_counter()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute("CREATE TABLE row (key TEXT PRIMARY KEY, told TEXT)")
        told = json.dumps({"role": "Engineer", "advice": "x" * 900})
        rows = ((f"{n:032}", told) for n in range(MANY * 8))
        connection.executemany("INSERT INTO row VALUES (?, ?)", rows)
    connection.close()
    return time.perf_counter() - began


def bench_import(fill: Fill, timed: Timed, scratch: Path, now: str) -> None:
    """An export read again, and a table of another program taken."""
    tactful = [sys.executable, "-m", "tactful"]

    def environment(name: str) -> dict[str, str]:
        return os.environ | {"TACTFUL_DATA": str(scratch / name), "TACTFUL_NOW": now}

    exported, table = scratch / "export.json", scratch / "table.csv"
    fill(scratch / "full", MANY)
    timed([*tactful, "export", str(exported)], environment("full"))
    _table(table)
    bare = _bare(scratch / "bare.sqlite3")
    print(
        f"{MANY:,} applications (aim 10 s); the ratio is to writing as many rows without a thought"
    )
    for name, arguments in (
        ("import", ("import", str(exported))),
        ("take", ("take", str(table), "--yes")),
    ):
        timed([*tactful, "today"], environment(name))
        spent, memory = timed([*tactful, *arguments], environment(name))
        print(f"  {name:8} {spent:6.1f} s  {memory / 1024:4.0f} MB  {spent / bare:5.0f}x")
    spent, memory = timed(
        [*tactful, "calendar", "--out", str(scratch / "diary.ics")], environment("full")
    )
    entries = (scratch / "diary.ics").read_text("utf-8").count("BEGIN:VEVENT")
    print(f"  calendar {spent:6.1f} s  {memory / 1024:4.0f} MB  {entries:,} entries (aim 1 s)")


def bench_feed(fill: Fill, scratch: Path, now: str) -> None:
    """The feed that a calendar asks for every hour: anew, as it was, and with its mark (ETag)."""
    import bench_web

    fill(scratch / "feed", MANY)
    environment = os.environ | {
        "TACTFUL_NOW": now, "TACTFUL_DATA": str(scratch / "feed"), "PYTHONUNBUFFERED": "1",
    }  # fmt: skip
    port = bench_web.free_port()
    command = [sys.executable, "-m", "tactful", "serve", "--no-browser", "--no-watch"]
    with bench_web.running([*command, "--port", str(port)], port, environment, scratch / "said"):
        bench_web.come_in(port, (scratch / "said").read_text("utf-8"))
        connection = bench_web.connected(port)
        mark = ""

        def asked(mark: str) -> tuple[float, int, str, bytes]:
            headers = {"Cookie": bench_web.KEEP["Cookie"], "If-None-Match": mark}
            began = time.perf_counter()
            connection.request("GET", "/calendar.ics", headers=headers)
            answer = connection.getresponse()
            body = answer.read()
            return time.perf_counter() - began, answer.status, answer.headers["ETag"], body

        first, _, mark, body = asked("")
        again = statistics.median(asked("")[0] for _ in range(9))
        known, status, _, nothing = asked(mark)
    entries = body.count(b"BEGIN:VEVENT")
    print(
        f"  feed     {first:6.2f} s the first time, {again:.2f} s after that ({entries:,} entries,"
        f" {len(body) / 1e6:.1f} MB); {known:.2f} s where nothing changed ({status},"
        f" {len(nothing)} bytes)"
    )


WORKER = """
import resource, sys, time
from tactful import clock, config, wiring
from tactful.worker.watch import tick
now = clock.now()
with wiring.open_records(now):
    from tactful.records import models
    rows = models.Application.objects.all()
    due = list(rows.filter(standing="now").order_by("pk").values_list("pk", flat=True)[500:])
    for first in range(0, len(due), 500):  # five hundred are due; the rest is let go
        rows.filter(pk__in=due[first:first + 500]).update(standing="settled")
began, spent = time.perf_counter(), time.process_time()
found = tick(now, dry_run=True)
print(time.perf_counter() - began, len(found.told), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
"""
AT_REST = """
import resource, time
from tactful import clock
from tactful.worker.watch import look
spent = time.process_time()
for _ in range(25):
    look(clock.now())
status = open("/proc/self/status").read() if __import__("os").path.exists("/proc/self/status") else ""
resident = int(status.split("VmRSS:")[1].split()[0]) if status else 0
print((time.process_time() - spent) / 25, resident)
"""


def bench_worker(fill: Fill, scratch: Path, now: str) -> None:
    """A worker that looks: many applications with 500 due, and one at rest."""
    environment = os.environ | {"TACTFUL_NOW": now}
    count = 50_000
    fill(scratch / "worker", count)
    fill(scratch / "rest", 100)

    def said(source: str, name: str) -> list[float]:
        where = environment | {"TACTFUL_DATA": str(scratch / name)}
        done = subprocess.run(
            [sys.executable, "-c", source], env=where, capture_output=True, text=True, check=True
        )
        return [float(word) for word in done.stdout.split()]

    spent, due, memory = said(WORKER, "worker")
    print(f"  a look   {spent:6.1f} s  {memory / 1024:4.0f} MB  {count:,} applications,"
          f" {due:.0f} due (aim 5 s)")  # fmt: skip
    cpu, resident = said(AT_REST, "rest")
    print(f"  at rest  {cpu * 1000:6.0f} ms of CPU for a look, {cpu * 12:.1f} s an hour, {resident / 1024:.0f}"
          " MB after 25 looks (aim 60)")  # fmt: skip
    with _somebody_listening() as (address, heard):
        where = environment | {"TACTFUL_DATA": str(scratch / "rest")}
        add = [sys.executable, "-m", "tactful", "channels", "--add", address]
        subprocess.run(add, env=where, capture_output=True, check=True)
        cpu, resident = said(AT_REST, "rest")
    print(f"  calling  {cpu * 1000:6.0f} ms of CPU for a look, {resident / 1024:.0f} MB"
          f" (aim 60), {len(heard) - 1} message(s) handed over by a process of its own")  # fmt: skip


@contextmanager
def _somebody_listening() -> Iterator[tuple[str, list[bytes]]]:
    """A webhook that takes everything, and what it heard."""
    heard: list[bytes] = []

    class Hook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(self.rfile.read(int(self.headers["Content-Length"])))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Nothing: the bench prints what it needs."""

    server = HTTPServer(("127.0.0.1", 0), Hook)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"json://127.0.0.1:{server.server_address[1]}/", heard
    finally:
        server.shutdown()
        server.server_close()
