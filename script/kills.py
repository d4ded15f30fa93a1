"""Kill -9 at any instant, and what is left of the records (`script/kills`).

A command is killed somewhere in its life. What stands then is what stood before, or all that it was
to do; said again, it does it once. A server is killed while three people post to it: what it had
acknowledged is there, once.
"""

from __future__ import annotations

import http.client
import json
import os
import random
import re
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse
import urllib.request
from collections import Counter
from contextlib import closing
from http.cookiejar import CookieJar
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILE = "tactful.sqlite3"
NOW = "2026-12-09T10:30:00-05:00"
COMMANDS: dict[str, tuple[str, ...]] = {
    "add": (
        "add",
        "Architect at Borealis",
        "--place",
        "US-NY",
        "--person",
        "Kim Lee, recruiter, kim@bor.example",
    ),
    "interview": ("interview", "acme", "2026-12-10", "10:00", "--with", "dana"),
    "debrief": ("debrief", "acme", "Dana said we would hear by Friday", "--yes"),
    "log": ("log", "acme", "called", "talked to her"),
    "say": ("say", "I called Dana today", "--yes"),
    "edit": ("edit", "acme", "--role", "Lead Engineer"),
    "remove": ("remove", "acme"),
    "withdrew": ("log", "acme", "withdrew"),
    "undo": ("undo",),
    "forget": ("forget", "globex", "--yes"),
    "import": ("import", "{demo}"),
    "backup": ("backup",),
    "me": ("me", "--name", "Alex Quinn"),
    "today": ("today",),
    "demo": ("demo",),
}
KEPT_BY_THE_DATABASE = {  # the index of the search stands in its own blocks
    "django_migrations", "sqlite_sequence", "search_text_index", "search_text_index_data",
    "search_text_index_idx", "search_text_index_docsize", "search_text_index_config",
}  # fmt: skip
WRITERS, POSTING = 3, (0.5, 3.0)
KEY = re.compile(r"[0-9a-f]{8}-?(?:[0-9a-f]{4}-?){3}[0-9a-f]{12}")


def environment(data: Path, now: str = NOW) -> dict[str, str]:
    bare = {n: v for n, v in os.environ.items() if not n.startswith("TACTFUL_")}
    return bare | {"TACTFUL_DATA": str(data), "TACTFUL_NOW": now, "TZ": "America/New_York",
                   "LANG": "C.UTF-8", "PYTHONUNBUFFERED": "1"}  # fmt: skip


def start(data: Path, *arguments: str, now: str = NOW) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-m", "tactful", *arguments], env=environment(data, now), text=True,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def run(data: Path, *arguments: str) -> tuple[int, str]:
    process = start(data, *arguments)
    out, err = process.communicate(timeout=120)
    return process.returncode, out + err


def damage(folder: Path) -> list[str]:
    """What is broken in the file, if anything."""
    path = folder / FILE
    if not path.exists() or path.stat().st_size == 0:
        return []
    with closing(sqlite3.connect(path)) as database:
        said = [row[0] for row in database.execute("PRAGMA integrity_check")]
        orphans = database.execute("PRAGMA foreign_key_check").fetchall()
    return [line for line in said if line != "ok"] + [f"no parent: {row}" for row in orphans]


def content(folder: Path) -> Counter[str]:
    """What stands in the records, but for the keys, which are drawn anew each time."""
    path = folder / FILE
    if not path.exists() or path.stat().st_size == 0:
        return Counter()
    with closing(sqlite3.connect(path)) as database:
        names = database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
        return Counter(
            f"{name} {KEY.sub('#', repr(row))}"
            for (name,) in names
            if name not in KEPT_BY_THE_DATABASE
            for row in database.execute(f"SELECT * FROM {name}")
        )


def story(folder: Path) -> None:
    """The records that the commands find."""
    for arguments in (
        (
            "add",
            "Engineer at Acme",
            "--place",
            "US-NY",
            "--person",
            "Dana Reyes, recruiter, dana@acme.example",
        ),
        ("add", "Analyst at Globex", "--place", "US-NY"),
        ("interview", "acme", "2026-12-03", "10:00", "--with", "dana"),
        ("log", "acme", "thanked"),
    ):
        code, said = run(folder, *arguments)
        assert code == 0, said


def on_commands(times: int, chance: random.Random, base: Path, demo: Path) -> list[str]:
    """Kill each command so many times in all; what went wrong."""
    wrong: list[str] = []
    killed = ended = 0
    spans: dict[str, tuple[float, Counter[str]]] = {}
    before = content(base)
    for n in range(times):
        name = list(COMMANDS)[n % len(COMMANDS)]
        arguments = tuple(str(demo) if a == "{demo}" else a for a in COMMANDS[name])
        with tempfile.TemporaryDirectory(prefix="tactful-kill-") as inside:
            data = Path(inside) / "records"
            shutil.copytree(base, data)
            if name not in spans:
                began = time.perf_counter()
                code, said = run(data, *arguments)
                assert code == 0, f"{name}: {said}"
                spans[name] = (time.perf_counter() - began, content(data))
                shutil.rmtree(data)
                shutil.copytree(base, data)
            span, after = spans[name]
            process = start(data, *arguments)
            time.sleep(chance.uniform(0.05, span * 1.05))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            killed += process.returncode == -signal.SIGKILL
            ended += process.returncode == 0
            folders = [data, data / "demo"]
            wrong += [f"{name}: {line}" for folder in folders for line in damage(folder)]
            stands = content(data)
            if stands not in (before, after):
                wrong.append(f"{name}: neither as before nor done: {difference(before, stands)}")
            if stands == before != after or before == after:
                code, said = run(data, *arguments)
                if code or content(data) != after:
                    wrong.append(f"{name}: said again it ends {code}: {said[:200]}")
            left = list(data.glob("backups/*.partial*"))
            if name != "backup" and left:
                wrong.append(f"{name}: left {left}")
    print(f"commands: {killed} killed, {ended} had ended; {len(wrong)} wrong")
    return wrong


def difference(before: Counter[str], after: Counter[str]) -> str:
    return f"gone {list(before - after)}, new {list(after - before)}"[:600]


class Poster(threading.Thread):
    """One person who logs a call over and over, and remembers what was acknowledged."""

    def __init__(self, way_in: str, page: str, who: str) -> None:
        super().__init__(daemon=True)
        self.url, self.page, self.who = way_in.partition("/?")[0], page, who
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        self.opener.open(way_in, timeout=30).read()
        self.sent: list[str] = []
        self.acknowledged: list[str] = []

    def run(self) -> None:
        for number in range(10_000):
            sentence = f"{self.who} call {number} about the position"
            try:
                form = self.opener.open(self.url + self.page, timeout=30).read().decode()
                fields = {
                    name: form.partition(f'name="{name}" value="')[2].partition('"')[0]
                    for name in ("csrfmiddlewaretoken", "as_shown")
                }
                fields |= {"what": "called", "note": sentence}
                self.sent.append(sentence)
                asked = urllib.request.Request(
                    self.url + self.page, urllib.parse.urlencode(fields).encode(),
                    {"Origin": self.url, "Referer": self.url + self.page},
                )  # fmt: skip
                if self.opener.open(asked, timeout=30).status == 200:
                    self.acknowledged.append(sentence)
            except (OSError, ValueError, http.client.HTTPException):
                return


def serve(data: Path) -> tuple[subprocess.Popen[str], str]:
    process = start(data, "serve", "--no-browser", "--port", "0")
    assert process.stdout is not None
    return process, process.stdout.readline().split()[-1]


def on_server(times: int, chance: random.Random, base: Path) -> list[str]:
    """Kill a server under posts; what went wrong."""
    wrong: list[str] = []
    posted = acknowledged = unheard = 0
    with tempfile.TemporaryDirectory(prefix="tactful-kill-") as inside:
        data = Path(inside) / "records"
        shutil.copytree(base, data)
        page = "/applications/" + application(data) + "/log"
        for round_ in range(times):
            process, way_in = serve(data)
            people = [Poster(way_in, page, f"r{round_}p{n}") for n in range(WRITERS)]
            for person in people:
                person.start()
            time.sleep(chance.uniform(*POSTING))
            process.send_signal(signal.SIGKILL)
            process.communicate()
            for person in people:
                person.join(60)
            wrong += damage(data)
            code, exported = run(data, "export")
            assert code == 0, exported
            for person in people:
                posted += len(person.sent)
                acknowledged += len(person.acknowledged)
                for sentence in person.sent:
                    stands = exported.count(f'{sentence}"')
                    heard = sentence in person.acknowledged
                    if stands > 1 or (heard and not stands):
                        wrong.append(f"{sentence}: stands {stands} times, heard: {heard}")
                    unheard += stands == 1 and not heard
    print(f"server: {times} killed, {posted} posts, {acknowledged} acknowledged, {unheard} kept unheard; "
          f"{len(wrong)} wrong")  # fmt: skip
    if not acknowledged:
        wrong.append("nothing was acknowledged, so nothing was tried")
    return wrong


def application(data: Path) -> str:
    code, said = run(data, "list", "--json")
    assert code == 0, said
    return next(
        str(one["id"]) for one in json.loads(said)["applications"] if one["employer"] == "Acme"
    )


def main() -> int:
    """So many kills, and how they ended."""
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else random.randrange(10_000)
    print(f"seed {seed}")
    chance = random.Random(seed)
    with tempfile.TemporaryDirectory(prefix="tactful-kills-") as inside:
        base, demo = Path(inside) / "base", Path(inside) / "demo.json"
        story(base)
        run(base, "demo")
        demo.write_text(run(base, "--demo", "export")[1], "utf-8")
        shutil.rmtree(base / "demo")
        wrong = on_commands(times, chance, base, demo)
        wrong += on_server(max(1, times // 20), chance, base)
    from kills_watch import on_watch

    wrong += on_watch(times, chance)
    for line in wrong:
        print(line)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
