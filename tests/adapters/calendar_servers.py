"""Two real calendar servers, Radicale and Xandikos, each in a process of its own."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

USER, PASSWORD = "robin", "a password: with ünicode"
RADICALE = """[server]
hosts = 127.0.0.1:{port}
[auth]
type = htpasswd
htpasswd_filename = {folder}/users
htpasswd_encryption = plain
delay = 0
[storage]
filesystem_folder = {folder}/collections
[logging]
level = critical
"""


def free_port() -> int:
    with socket.socket() as trying:
        trying.bind(("127.0.0.1", 0))
        return int(trying.getsockname()[1])


def _answers(port: int) -> bool:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/", timeout=5).close()
    except urllib.error.HTTPError as error:
        error.close()
        return True
    except OSError:
        return False
    return True


@contextmanager
def _running(command: list[str], port: int, folder: Path) -> Iterator[str]:
    log = (folder / "log").open("wb")
    process = subprocess.Popen(command, cwd=folder, stdout=log, stderr=log)
    try:
        for _ in range(300):
            if _answers(port) or process.poll() is not None:
                break
            time.sleep(0.05)  # the server itself says nothing when it is ready
        assert process.poll() is None, (folder / "log").read_text()
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:  # it takes its time to leave on a busy machine
            process.kill()
            process.wait()
        log.close()


@contextmanager
def radicale(folder: Path) -> Iterator[str]:
    """Radicale, which asks for a name and a password."""
    port = free_port()
    (folder / "users").write_text(f"{USER}:{PASSWORD}\n", "utf-8")
    settings = folder / "config"
    settings.write_text(RADICALE.format(port=port, folder=folder), "utf-8")
    command = [sys.executable, "-m", "radicale", "--config", str(settings)]
    with _running(command, port, folder) as url:
        yield url


@contextmanager
def xandikos(folder: Path) -> Iterator[str]:
    """Xandikos, which keeps its collections in git and lets everybody in."""
    port = free_port()
    command = [
        sys.executable, "-m", "xandikos", "serve", "-l", "127.0.0.1", "-p", str(port),
        "-d", str(folder / "dav"), "--current-user-principal", f"/{USER}/", "--autocreate",
        "--defaults", "--no-detect-systemd",
    ]  # fmt: skip
    with _running(command, port, folder) as url:
        yield url


SERVERS = {"radicale": radicale, "xandikos": xandikos}
