"""Starting and stopping, who may come in, and the profile for hosting."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
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

pytestmark = pytest.mark.sqlite
NO_CHECK_TIME = 0x200000  # X509_V_FLAG_NO_CHECK_TIME of OpenSSL


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
        assert "Enter the passphrase" in browser.get("/applications")
        assert browser.post("/enter", passphrase="wrong") == 403
        assert "Enter the passphrase" in browser.get("/")
        assert browser.post("/enter?next=//evil.example", passphrase="correct horse") == 200
        assert "Nothing to worry about yet." in browser.get("/")
        assert "Enter the passphrase" not in browser.get("/"), "and stays in"


def test_without_the_token_a_visitor_sees_only_how_to_get_in(tmp_path: Path) -> None:
    """Whoever else uses this computer can reach the server, and must not read the records."""
    with serving(tmp_path, NOW, "--demo") as served:
        stranger = Browser(served.url)
        for path in ("/", "/data/export", "/applications", "/?key=", "/?key=guessed"):
            code, shown = stranger.look(path)
            assert code == 403
            assert "full address" in shown
            assert "Acme" not in shown
        assert Browser(served.url).look("/enter")[0] == 403
        known = Browser(served.url)
        assert "Acme" in known.get("/applications?" + served.way_in.partition("?")[2])
        assert "Acme" in known.get("/applications"), "the token became a cookie"
        assert known.post("/leave", everywhere="yes") == 200
        assert known.look("/applications")[0] == 403
        assert Browser(served.url).look("/?" + served.way_in.partition("?")[2])[0] == 403


def test_a_passphrase_is_asked_wherever_one_is_set(tmp_path: Path) -> None:
    assert run(tmp_path, "--set-passphrase", stdin="correct horse\n").returncode == 0
    with serving(tmp_path, NOW) as served:
        assert "?key=" not in served.way_in
        browser = Browser(served.url)
        assert "Enter the passphrase" in browser.get("/data/export")
        assert browser.post("/enter", passphrase="correct horse") == 200
        assert "Nothing to worry about yet." in browser.get("/")


def test_a_stranger_sends_little_and_costs_little(tmp_path: Path) -> None:
    """120 MB sent to the passphrase page once took 9.5 GB."""
    assert run(tmp_path, "--set-passphrase", stdin="correct horse\n").returncode == 0
    with serving(tmp_path, NOW) as served:
        assert Browser(served.url).post("/enter", passphrase="%41" * 10_000) == 413
        browser = Browser(served.url)
        assert browser.post("/enter", passphrase="correct horse") == 200
        assert browser.post("/new", company="A" * 9_000_000) == 413
        memory = Path(f"/proc/{served.process.pid}/status").read_text()
        peak = int(memory.partition("VmHWM:")[2].split()[0])
        assert peak < 200_000, f"{peak} kB"


def test_half_requests_shut_nobody_out(tmp_path: Path) -> None:
    with serving(tmp_path, NOW, "--demo") as served:
        port = int(served.url.rpartition(":")[2])
        half = [socket.create_connection(("127.0.0.1", port)) for _ in range(150)]
        try:
            for connection in half:
                connection.send(b"GET / HTTP/1.1\r\n")
            assert Browser(served.url).look("/enter")[0] == 403
        finally:
            for connection in half:
                connection.close()


class Browser:
    """Keeps cookies, follows redirects, sends the secret of the form."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.jar = CookieJar()
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def get(self, path: str) -> str:
        with self.opener.open(self.url + path, timeout=30) as answer:
            return str(answer.read().decode())

    def look(self, path: str) -> tuple[int, str]:
        try:
            with self.opener.open(self.url + path, timeout=30) as answer:
                return int(answer.status), str(answer.read().decode())
        except urllib.error.HTTPError as error:
            return error.code, str(error.read().decode())

    def post(self, path: str, **fields: str) -> int:
        form = self.look("/data" if path == "/leave" else "/enter")[1]
        secret = form.partition('name="csrfmiddlewaretoken" value="')[2]
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


def test_where_it_runs_already_its_page_is_opened_and_nobody_elses(tmp_path: Path) -> None:
    with serving(tmp_path / "mine", NOW) as served:
        port = served.url.rpartition(":")[2]
        again = run(tmp_path / "mine", "--no-browser", "--port", port)
        assert again.returncode == 0
        assert f"Tactful runs already, at {served.way_in}" in again.stdout
        other = run(tmp_path / "other", "--no-browser", "--port", port)
        assert other.returncode == 1
        assert "taken by another program" in other.stderr


def test_a_phone_is_served_over_https_and_needs_the_passphrase(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    refused = run(tmp_path, "--phone", "--host", "localhost", "--port", "0")
    assert refused.returncode == 1
    assert "needs a passphrase first" in refused.stderr
    assert run(tmp_path, "--set-passphrase", stdin="correct horse\n").returncode == 0
    with serving(tmp_path, NOW, "--phone", "--host", "localhost") as served:
        assert served.process.stdout is not None
        said = iter(served.process.stdout.readline, "")
        address = next(line for line in said if "On your phone" in line).split()[-1]
        trusted = ssl.create_default_context(cafile=str(tmp_path / "phone.crt"))
        trusted.verify_flags |= NO_CHECK_TIME  # its days follow the pretended clock
        host = address.removeprefix("https://").partition(":")
        asking = http.client.HTTPSConnection(host[0], int(host[2]), context=trusted, timeout=20)
        asking.request("GET", "/settings/phone")
        answer = asking.getresponse()
        assert (answer.status, answer.headers["Location"]) == (302, "/enter?next=/settings/phone")
        answer.read()
        asking.request("GET", "/enter")
        page = asking.getresponse()
        assert page.status == 200
        assert "Secure" in page.headers["Set-Cookie"] or "csrf" in page.headers["Set-Cookie"]
        page.read()
        asking.request("GET", "/", headers={"Host": "evil.example"})
        elsewhere = asking.getresponse()
        assert elsewhere.status == 400
        elsewhere.read()
        asking.close()
    assert stat.S_IMODE((tmp_path / "phone.pem").stat().st_mode) == 0o600
    assert "PRIVATE" not in (tmp_path / "phone.crt").read_text()
