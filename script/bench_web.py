"""The web app under a bounded load on loopback: one visitor, one connection, page after page."""

from __future__ import annotations

import http.client
import os
import re
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

HELLO = """
import sys
from waitress import serve
page = b"x" * 5000
def app(environ, start):
    start("200 OK", [("Content-Type", "text/html"), ("Content-Length", "5000")])
    return [page]
serve(app, host="127.0.0.1", port=int(sys.argv[1]), threads=4, _quiet=True)
"""
ROUNDS = 400
TICKS = os.sysconf("SC_CLK_TCK")
KEEP = {"Accept-Encoding": "gzip"}


def free_port() -> int:
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        return int(trying.getsockname()[1])


@contextmanager
def running(
    command: list[str], port: int, environment: dict[str, str], says: Path = Path(os.devnull)
) -> Iterator[tuple[int, float]]:
    """A server; its process and the seconds until its first page was there."""
    began = time.perf_counter()
    with says.open("w") as said:
        process = subprocess.Popen(command, env=environment, stdout=said, stderr=subprocess.DEVNULL)
    try:
        while True:
            try:
                get(connected(port), "/")
                break
            except OSError:
                if process.poll() is not None or time.perf_counter() - began > 60:
                    raise SystemExit(f"{command} does not answer") from None
                time.sleep(0.002)
        yield process.pid, time.perf_counter() - began
    finally:
        process.terminate()
        process.wait()


def connected(port: int) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    connection.connect()
    assert connection.sock is not None
    connection.sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return connection


def get(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path, headers=KEEP)
    answer = connection.getresponse()
    body = answer.read()
    if answer.status == 302 and path == "/":  # how to get in: enough to know that it answers
        return body
    if answer.status != 200:
        raise SystemExit(f"{path}: {answer.status}")
    return body


def come_in(port: int, said: str) -> None:
    """Take the cookie that the address with the key leads to, as a browser does."""
    way_in = re.search(r"http://\S+(/\?\S+)", said)
    assert way_in is not None, said
    connection = connected(port)
    connection.request("GET", way_in[1])
    answer = connection.getresponse()
    answer.read()
    cookies = answer.msg.get_all("Set-Cookie") or []
    KEEP["Cookie"] = "; ".join(cookie.partition(";")[0] for cookie in cookies)


def cpu_seconds(pid: int) -> float:
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(") ")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def memory(pid: int) -> float:
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text()
    return int(re.search(r"(?m)^Pss:\s+(\d+)", rollup)[1]) / 1024  # type: ignore[index]


def loaded(pid: int, port: int, path: str) -> tuple[float, float, float, int]:
    """Median and 99th percentile of the wait, CPU a request (all ms), bytes of the page."""
    connection = connected(port)
    for _ in range(20):
        body = get(connection, path)
    spent = []
    before = cpu_seconds(pid)
    for _ in range(ROUNDS):
        began = time.perf_counter()
        get(connection, path)
        spent.append((time.perf_counter() - began) * 1000)
    cpu = (cpu_seconds(pid) - before) * 1000 / ROUNDS
    cuts = statistics.quantiles(spent, n=100)
    return cuts[49], cuts[98], cpu, len(body)


def show(what: str, figures: tuple[float, float, float, int], hello: float) -> None:
    p50, p99, cpu, size = figures
    print(
        f"{what:32} {p50:6.1f} {p99:7.1f} {cpu:7.1f} {p50 / hello:7.0f}x {size / 1000:7.1f}",
        flush=True,
    )


def bench_web(fill: Callable[[Path, int], None], folder: Path, now: str) -> None:
    base = os.environ | {"TACTFUL_NOW": now, "TACTFUL_CACHE": str(folder / "cache")}
    print(f"{'':32} {'p50 ms':>6} {'p99 ms':>7} {'CPU ms':>7} {'to hello':>8} {'kB':>7}")
    port = free_port()
    with running([sys.executable, "-c", HELLO, str(port)], port, base) as (pid, _):
        figures = loaded(pid, port, "/")
        hello = figures[0]
        show("waitress alone, 5 kB", figures, hello)
    tails, ready, resident = {}, {}, {}
    for count in (100, 10_000, 50_000):
        records = folder / f"web-{count}"
        fill(records, count)
        port = free_port()
        command = [sys.executable, "-m", "tactful", "serve", "--no-browser", "--port", str(port)]
        there = base | {"TACTFUL_DATA": str(records), "PYTHONUNBUFFERED": "1"}
        with running(command, port, there):
            pass  # the first start makes the key and warms the bytecode
        with running(command, port, there, folder / "said") as (pid, seconds):
            ready[count] = seconds
            come_in(port, (folder / "said").read_text("utf-8"))
            table = get(connected(port), "/applications")
            import gzip

            application = re.search(
                rb'href="(/applications/[0-9a-f-]{36})"', gzip.decompress(table)
            )
            assert application is not None
            for name, path in (
                ("Today", "/"),
                ("Application", application[1].decode()),
                ("Table", "/applications"),
                ("Table, searched", "/applications?q=person+77"),
                ("Table, page 100", "/applications?page=100")
                if count > 5000
                else ("Board", "/board"),
            ):
                figures = loaded(pid, port, path)
                show(f"{name}, {count:,} applications", figures, hello)
                if name == "Today":
                    tails[count] = figures
            resident[count] = memory(pid)
    print(
        f"Today's p99 with 50,000 applications: {tails[50_000][1] / tails[100][1]:.2f}x that with 100"
    )
    print(
        "from `serve` to the first page: "
        + ", ".join(f"{s:.2f} s with {n:,}" for n, s in ready.items())
    )
    print(
        "proportional memory: " + ", ".join(f"{m:.0f} MB with {n:,}" for n, m in resident.items())
    )
