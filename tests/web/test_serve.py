"""Starting and stopping, who may come in, and the profile for hosting."""

from __future__ import annotations

import os
import socket
import stat
import subprocess
import sys
import urllib.error
import urllib.parse
import urllib.request
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.web.conftest import NOW, serving


def run(data: Path, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"TACTFUL_DATA": str(data), "TACTFUL_NOW": NOW}
    return subprocess.run(
        [sys.executable, "-m", "tactful", "serve", "--no-browser", *arguments],
        env=environment, input=stdin, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


def test_a_taken_port_says_so_and_names_the_next(tmp_path: Path) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        ended = run(tmp_path, "--port", str(port))
    assert ended.returncode == 1
    assert f"Port {port} is taken" in ended.stderr
    assert "The next free one is" in ended.stderr


def test_a_demo_that_runs_is_not_made_anew_by_a_second_start(tmp_path: Path) -> None:
    with serving(tmp_path, NOW, "--demo") as served:
        records = tmp_path / "demo" / "tactful.sqlite3"
        before = records.stat().st_mtime_ns
        port = served.url.rpartition(":")[2]
        assert run(tmp_path, "--demo", "--port", port).returncode == 1
        assert records.stat().st_mtime_ns == before


def test_the_key_of_an_installation_is_its_own_and_private(tmp_path: Path) -> None:
    keys = []
    for name in ("one", "two"):
        with serving(tmp_path / name, NOW):
            key = tmp_path / name / "secret.key"
            assert stat.S_IMODE(key.stat().st_mode) == 0o600
            keys.append(key.read_text())
    assert keys[0] != keys[1]
    assert all(len(key) >= 50 for key in keys)
    with serving(tmp_path / "one", NOW):
        assert (tmp_path / "one" / "secret.key").read_text() == keys[0]


def test_it_listens_on_this_computer_only(tmp_path: Path) -> None:
    with serving(tmp_path, NOW) as served:
        port = int(served.url.rpartition(":")[2])
        listening = Path("/proc/net/tcp").read_text()
        local = [line.split()[1] for line in listening.splitlines()[1:] if line.split()[3] == "0A"]
        assert f"0100007F:{port:04X}" in local
        assert f"00000000:{port:04X}" not in local


def test_another_address_demands_a_passphrase_first(tmp_path: Path) -> None:
    refused = run(tmp_path, "--host", "0.0.0.0", "--port", "0")
    assert refused.returncode == 1
    assert "needs a passphrase first" in refused.stderr
    assert run(tmp_path, "--set-passphrase", stdin="       x\n").returncode == 1
    assert run(tmp_path, "--set-passphrase", stdin="correct horse\n").returncode == 0
    assert stat.S_IMODE((tmp_path / "passphrase").stat().st_mode) == 0o600
    assert "correct" not in (tmp_path / "passphrase").read_text()
    names = run(tmp_path, "--host", "0.0.0.0", "--port", "0")
    assert "TACTFUL_HOSTS" in names.stderr
    assert run(tmp_path, "--host", "not an address").returncode == 2


def test_the_passphrase_lets_in_and_nothing_else_does(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run(tmp_path, "--set-passphrase", stdin="correct horse\n").returncode == 0
    monkeypatch.setenv("TACTFUL_HOSTS", "laptop.local")
    with serving(tmp_path, NOW, "--host", "0.0.0.0") as served:
        here = served.url.replace("0.0.0.0", "127.0.0.1")
        browser = Browser(here)
        assert "Say the passphrase" in browser.get("/applications")
        assert browser.post("/enter", passphrase="wrong") == 403
        assert "Say the passphrase" in browser.get("/")
        assert browser.post("/enter?next=//evil.example", passphrase="correct horse") == 200
        assert "Nothing to worry about yet." in browser.get("/")
        stranger = Browser(here)
        tries = [stranger.post("/enter", passphrase=f"guess {n}") for n in range(6)]
        assert tries[-1] == 429


class Browser:
    """Keeps cookies, follows redirects, sends the secret of the form."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        with self.opener.open(self.url + path, timeout=30) as answer:
            return str(answer.read().decode())

    def post(self, path: str, **fields: str) -> int:
        secret = self.get("/enter").partition('name="csrfmiddlewaretoken" value="')[2]
        fields["csrfmiddlewaretoken"] = secret.partition('"')[0]
        data = urllib.parse.urlencode(fields).encode()
        try:
            with self.opener.open(self.url + path, data, timeout=30) as answer:
                assert answer.url.startswith(self.url)
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code


def test_the_profile_for_hosting_passes_djangos_own_check(tmp_path: Path) -> None:
    environment = os.environ | {"TACTFUL_DATA": str(tmp_path)}
    del environment["DJANGO_ALLOW_ASYNC_UNSAFE"]  # the tests' own
    checked = subprocess.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "INFO"],
        env=environment | {"DJANGO_SETTINGS_MODULE": "tactful.hosted"},
        capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "no issues" in checked.stdout
