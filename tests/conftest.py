"""Every test process has records of its own, and a cache of public holidays that it shares."""

from __future__ import annotations

import os
import signal
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

for name, examples in (("quick", 8), ("thorough", 60)):
    settings.register_profile(
        name,
        max_examples=examples,
        derandomize=True,
        deadline=None,
        suppress_health_check=[HealthCheck.too_slow],
    )
settings.load_profile("quick")
SCRATCH = Path(tempfile.mkdtemp(prefix="tactful-tests-"))
os.environ["TACTFUL_DATA"] = str(SCRATCH / "data" / "demo")
(SCRATCH / "data" / "demo").mkdir(parents=True)
(SCRATCH / "data" / "demo").chmod(0o700)
(SCRATCH / "data" / "demo" / "secret.key").write_text("for tests alone")
os.environ["TACTFUL_CACHE"] = str(SCRATCH / "cache")
# The browser of tests/web leaves an event loop in its process, and Django then sees danger in
# every query that follows there.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "yes"
# A script that runs in the background of a shell ignores Ctrl-C, and so would every server that
# the tests start, and stop by it.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
os.environ.pop("TACTFUL_NOW", None)
os.environ.pop("TACTFUL_DATABASE", None)
SERVER = os.environ.get("TACTFUL_TEST_SERVER", "")
if SERVER:  # script/test --postgresql: each process has a database of its own there
    import psycopg

    DATABASE = f"tactful_{os.getpid()}"
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f'CREATE DATABASE "{DATABASE}"')
    os.environ["TACTFUL_DATABASE"] = SERVER.replace("/postgres?", f"/{DATABASE}?")
os.environ.pop("NO_COLOR", None)


@pytest.fixture(scope="session", autouse=True)
def _scratch() -> Iterator[None]:
    yield
    import shutil

    shutil.rmtree(SCRATCH, ignore_errors=True)
