"""Kill -9 two workers at any instant: nothing that is due is lost, and nothing is said twice."""

from __future__ import annotations

import json
import random
import shutil
import signal
import sqlite3
import tempfile
import threading
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kills import FILE, damage, run, start

LATER = "2026-12-09T10:45:00-05:00"  # a claim that nobody marked is uncertain by then
TITLES = ("Acme", "Borealis", "Cobalt")


class Phone:
    """Takes messages, and counts them by what they are about."""

    def __init__(self) -> None:
        taken: list[str] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                said = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                taken.append(said["message"])
                self.send_response(200)
                self.end_headers()

            def log_message(self, *_: object) -> None:
                """Nothing."""

        self.taken = taken
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.way = f"json://127.0.0.1:{self.server.server_address[1]}/taken"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def said_about(self) -> Counter[str]:
        """How often each company was named, and the list of messages begins anew."""
        texts, self.taken[:] = list(self.taken), []
        return Counter({name: sum(text.count(f"{name}:") for text in texts) for name in TITLES})


def _ready(folder: Path, phone: Phone) -> None:
    for name in TITLES:
        person = f"Kim {name}, recruiter, kim@{name.lower()}.example"
        code, said = run(folder, "add", f"Cook at {name}", "--place", "US-NY", "--person", person)
        assert code == 0, said
        code, said = run(folder, "log", name, "replied", "Can you do Friday?", "--yes")
        assert code == 0, said
    code, said = run(folder, "channels", "--add", phone.way)
    assert code == 0, said


def _uncertain(folder: Path) -> Counter[str]:
    with closing(sqlite3.connect(folder / FILE)) as database:
        rows = database.execute("SELECT said FROM notice WHERE state IN ('uncertain', 'claimed')")
        texts = [row[0] for row in rows]
    return Counter({name: sum(text.startswith(f"{name}:") for text in texts) for name in TITLES})


def on_watch(times: int, chance: random.Random) -> list[str]:
    """Two workers at once, both killed somewhere; a third then finishes. What went wrong."""
    wrong: list[str] = []
    unsure = 0
    phone = Phone()
    with tempfile.TemporaryDirectory(prefix="tactful-kill-") as inside:
        base = Path(inside) / "base"
        _ready(base, phone)
        span = _timed(lambda: run(_copied(base, Path(inside) / "timed"), "watch", "--once"))
        phone.said_about()
        for _ in range(times):
            data = _copied(base, Path(inside) / "records")
            workers = [start(data, "watch", "--once") for _ in range(2)]
            for worker in workers:
                time.sleep(chance.uniform(0.0, span * 0.6))
                worker.send_signal(signal.SIGKILL)
            for worker in workers:
                worker.communicate()
            time.sleep(0.3)  # what a killed worker had handed over arrives by itself
            _finish(data)
            said, uncertain = phone.said_about(), _uncertain(data)
            unsure += sum(uncertain.values())
            wrong += damage(data)
            for name in TITLES:
                if said[name] > 1:
                    wrong.append(f"{name}: said {said[name]} times")
                if not said[name] and not uncertain[name]:
                    wrong.append(f"{name}: lost")
    phone.server.shutdown()
    print(f"watch: {times} times two workers killed, {unsure} left uncertain; {len(wrong)} wrong")
    return wrong


def _finish(data: Path) -> None:
    for _ in range(2):
        process = start(data, "watch", "--once", now=LATER)
        _, err = process.communicate(timeout=120)
        assert process.returncode == 0, err


def _copied(base: Path, to: Path) -> Path:
    shutil.rmtree(to, ignore_errors=True)
    shutil.copytree(base, to)
    return to


def _timed(work: Callable[[], object]) -> float:
    began = time.perf_counter()
    work()
    return time.perf_counter() - began
