"""A server of its own, as `tactful serve` starts it, and a real browser to look at it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.records.conftest import owner

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import Browser, Page

__all__ = ["owner"]
NOW = "2026-12-09T10:30:00-05:00"
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
    "--disable-background-networking", "--disable-component-update", "--disable-sync",
]  # fmt: skip


@dataclass
class Served:
    """A running server."""

    url: str
    way_in: str  # the address that lets a browser in
    process: subprocess.Popen[str]


@contextmanager
def serving(
    data: Path, now: str, *arguments: str, clock: str = "America/New_York"
) -> Iterator[Served]:
    """`tactful serve` on a free port, at a pretended instant, on a computer whose wall has that
    ``clock``; stopped with Ctrl-C.
    """
    # What tests need in their own process no user has: the server finds its settings itself.
    bare = {n: v for n, v in os.environ.items() if n != "DJANGO_SETTINGS_MODULE"}
    environment = bare | {
        "TACTFUL_DATA": str(data),
        "TACTFUL_NOW": now,
        "TZ": clock,
        "LANG": "C.UTF-8",
        "PYTHONUNBUFFERED": "1",
    }
    process = subprocess.Popen(
        [sys.executable, "-m", "tactful", "serve", "--no-browser", "--port", "0", *arguments],
        env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout is not None
    line = process.stdout.readline()
    if "http://" not in line:
        process.kill()
        raise AssertionError(f"the server did not start: {line}{process.communicate()[1]}")
    try:
        way_in = line.split()[-1]
        yield Served(way_in.partition("?")[0].rstrip("/"), way_in, process)
    finally:
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=30)
        assert process.returncode == 0, err
        assert "Traceback" not in err, err


def enter(page: Page, served: Served) -> None:
    """Give a browser the cookie that the address with the token leads to."""
    page.context.request.get(served.way_in)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo, to be looked at and not changed."""
    with serving(tmp_path_factory.mktemp("demo"), NOW, "--demo") as served:
        yield served


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """A real browser. Without one these tests fail; they are never skipped."""
    from playwright.sync_api import sync_playwright

    named = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUMS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=named, args=FLAGS)
        yield browser
        browser.close()


@pytest.fixture
def client(owner: object, monkeypatch: pytest.MonkeyPatch) -> Client:
    """A browser without a browser: requests straight to the pages, at a fixed instant."""
    from django.test import Client

    monkeypatch.setenv("TACTFUL_NOW", NOW)
    return Client(SERVER_NAME="localhost")
