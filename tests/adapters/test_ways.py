"""Messages that really arrive: by mail at a real server, by ntfy's protocol, on a real desktop bus."""

from __future__ import annotations

import ast
import json
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from tactful.adapters.apprise_notifier import AppriseNotifier
from tests.adapters.calendar_servers import free_port

TITLE, BODY = "Acme", "Acme: Email Dana Reyes: by Friday 11 December, 17:00.\nZoë can wait."


class Kept:
    """Takes every mail."""

    def __init__(self) -> None:
        self.mails: list[Any] = []

    async def handle_DATA(  # noqa: N802  # as aiosmtpd calls it
        self, server: object, session: object, envelope: Any
    ) -> str:
        del server, session
        self.mails.append((envelope, message_from_bytes(envelope.content, policy=default)))
        return "250 OK"


@pytest.fixture
def mail_server() -> Iterator[tuple[Kept, int]]:
    kept = Kept()
    port = free_port()
    controller = Controller(kept, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield kept, port
    finally:
        controller.stop()


@pytest.mark.parametrize("written", ["", "&format=text"])
def test_a_mail_arrives(mail_server: tuple[Kept, int], written: str) -> None:
    kept, port = mail_server
    way = f"mailto://127.0.0.1:{port}?from=tactful@robin.example&to=robin@lee.example{written}"
    assert AppriseNotifier().tell([way], TITLE, BODY).reached
    envelope, mail = kept.mails[0]
    assert envelope.rcpt_tos == ["robin@lee.example"]
    assert mail["Subject"] == TITLE
    text = mail.get_body(("plain", "html")).get_content()
    assert "Email Dana Reyes: by Friday 11 December, 17:00." in text
    assert "Zoë can wait." in text
    assert re.search(r"17:00\.(?:\s*\n|\s*<br */?>)\s*Zoë", text), "lines stay lines"
    assert len(kept.mails) == 1


def test_a_mail_server_that_is_gone_is_said(mail_server: tuple[Kept, int]) -> None:
    told = AppriseNotifier().tell(
        ["mailto://127.0.0.1:1?from=a@b.example&to=c@d.example"], "x", "y"
    )
    assert not told.reached
    assert told.problem.startswith("mailto did not take it")


def test_ntfy_is_spoken_to_as_it_wants() -> None:
    said: list[tuple[str, dict[str, Any]]] = []

    class Ntfy(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            said.append((self.path, body))
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.end_headers()
            self.wfile.write(json.dumps({"id": "x", "topic": body["topic"]}).encode())

        def log_message(self, *_: object) -> None:
            """Nothing: the test says what it needs."""

    server = HTTPServer(("127.0.0.1", 0), Ntfy)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        way = f"ntfy://127.0.0.1:{server.server_address[1]}/my-own-topic"
        assert AppriseNotifier().tell([way], TITLE, BODY).reached
    finally:
        server.shutdown()
        server.server_close()
    path, message = said[0]
    assert path == "/"
    assert (message["topic"], message["title"], message["message"]) == ("my-own-topic", TITLE, BODY)
    assert len(said) == 1


DESKTOP = """
from jeepney import HeaderFields, MessageType, new_method_return
from jeepney.bus_messages import message_bus
from jeepney.io.blocking import open_dbus_connection
with open_dbus_connection(bus="SESSION") as connection:
    connection.send_and_get_reply(message_bus.RequestName("org.freedesktop.Notifications"))
    print("ready", flush=True)
    while True:
        told = connection.receive()
        if told.header.fields.get(HeaderFields.member) == "Notify":
            connection.send(new_method_return(told, "u", (1,)))
            print(repr(told.body[3:5]), flush=True)
            break
"""
ON_A_BUS = """
import subprocess, sys
from tactful.adapters.apprise_notifier import AppriseNotifier
ways = ["desktop://"]
desktop = subprocess.Popen([sys.executable, "-c", {desktop!r}], stdout=subprocess.PIPE, text=True)
assert desktop.stdout.readline() == "ready\\n"
told = AppriseNotifier().tell(ways, {title!r}, {body!r})
print(repr([told.reached, eval(desktop.stdout.readline())]))
desktop.wait(20)
"""


def test_the_desktop_is_reached_over_its_own_bus(tmp_path: Path) -> None:
    """On a bus of its own, where one can be started; without one it is said that nobody answers."""
    bus = shutil.which("dbus-run-session")
    if bus is None or not sys.platform.startswith("linux"):
        assert not AppriseNotifier().tell(["desktop://"], TITLE, BODY).reached
        return
    script = ON_A_BUS.format(desktop=DESKTOP, title=TITLE, body=BODY)
    done = subprocess.run(
        [bus, "--", sys.executable, "-c", script], capture_output=True, text=True, timeout=60,
        check=False, cwd=tmp_path,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert ast.literal_eval(done.stdout.splitlines()[-1]) == [True, (TITLE, BODY)]
