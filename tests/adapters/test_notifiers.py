"""One suite for whoever calls the candidate, and for whoever keeps the secrets it takes."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from tactful.adapters.apprise_notifier import AppriseNotifier
from tactful.adapters.key_file import NAME, KeyFile
from tactful.adapters.memory import NotifierInMemory, SealerInMemory
from tactful.ports import Notifier, Sealer, Told
from tactful.refusal import Refused


class Webhook:
    """A server of one's own that takes messages at /taken and refuses them at /refused."""

    def __init__(self) -> None:
        taken: list[Any] = []

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                said = self.rfile.read(int(self.headers["Content-Length"]))
                self.send_response(200 if self.path == "/taken" else 500)
                self.end_headers()
                if self.path == "/taken":
                    taken.append(json.loads(said))

            def log_message(self, *_: object) -> None:
                """Nothing: the test says what it needs."""

        self.taken = taken
        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.address = f"json://127.0.0.1:{self.server.server_address[1]}"
        threading.Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture
def webhook() -> Iterator[Webhook]:
    hook = Webhook()
    yield hook
    hook.server.shutdown()
    hook.server.server_close()


@pytest.fixture(params=["memory", "apprise"])
def notifier(request: pytest.FixtureRequest, webhook: Webhook) -> Notifier:
    if request.param == "apprise":
        return AppriseNotifier()
    return NotifierInMemory(broken=[f"{webhook.address}/refused"])


class TestNotifier:
    def test_a_message_goes_out(self, notifier: Notifier, webhook: Webhook) -> None:
        assert notifier.tell([f"{webhook.address}/taken"], "Acme", "Call Dana Reyes.") == Told(True)
        if isinstance(notifier, NotifierInMemory):
            assert notifier.told == [("Acme", "Call Dana Reyes.")]
        else:
            assert [(m["title"], m["message"]) for m in webhook.taken] == [
                ("Acme", "Call Dana Reyes.")
            ]

    def test_what_is_not_taken_is_said(self, notifier: Notifier, webhook: Webhook) -> None:
        refused = notifier.tell([f"{webhook.address}/refused"], "Acme", "Call.")
        assert not refused.reached
        assert refused.problem.endswith((".", "?"))
        assert not notifier.tell([], "Acme", "Call.").reached

    def test_one_that_fails_stops_no_other(self, notifier: Notifier, webhook: Webhook) -> None:
        ways = [f"{webhook.address}/refused", f"{webhook.address}/taken"]
        told = notifier.tell(ways, "Acme", "Call Dana Reyes.")
        assert told.reached
        assert told.problem

    def test_what_is_no_address_has_no_name(self, notifier: Notifier, webhook: Webhook) -> None:
        assert notifier.name_of(f"{webhook.address}/taken")
        assert notifier.name_of("my phone") == ""


@pytest.fixture(params=["memory", "key file"])
def sealer(request: pytest.FixtureRequest, tmp_path: Path) -> Sealer:
    return SealerInMemory() if request.param == "memory" else KeyFile(tmp_path / "records")


class TestSealer:
    def test_what_is_sealed_opens_again(self, sealer: Sealer) -> None:
        sealed = sealer.seal("mailto://me:secret@example")
        assert "secret" not in sealed
        assert sealer.open(sealed) == "mailto://me:secret@example"

    def test_what_another_key_sealed_does_not(self, sealer: Sealer) -> None:
        with pytest.raises(Refused):
            sealer.open("nothing of ours")


def test_the_key_is_for_its_owner_alone_and_can_be_changed(tmp_path: Path) -> None:
    from cryptography.fernet import Fernet

    sealed = KeyFile(tmp_path).seal("secret")
    key = tmp_path / NAME
    assert key.stat().st_mode & 0o777 == 0o600
    key.write_bytes(Fernet.generate_key() + b"\n" + key.read_bytes())
    assert KeyFile(tmp_path).open(sealed) == "secret"
