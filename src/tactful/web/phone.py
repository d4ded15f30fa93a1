"""The same pages for one's own phone, in the home network, over HTTPS."""

from __future__ import annotations

import ipaddress
import socket
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from tactful import wiring
from tactful.ports import Certificate
from tactful.refusal import Refused
from tactful.web.safety import FILE_LIMIT

PORT = 8766
THREADS = 4
TIMEOUT = 20  # seconds without a byte, after which a half request is dropped
ELSEWHERE = ("192.0.2.1", 9)  # nothing is sent there: it only tells which address goes out


@dataclass(frozen=True, slots=True)
class Phone:
    """Where a phone reaches this computer, and by which certificate it knows it."""

    host: str
    port: int
    certificate: Certificate

    @property
    def url(self) -> str:
        """The address for the phone's browser."""
        return f"https://{bracketed(self.host)}:{self.port}"

    @property
    def names(self) -> list[str]:
        """The names under which it may be reached."""
        return [bracketed(self.host), local_name()]


def bracketed(host: str) -> str:
    """A host as an address has it: one of IPv6 in brackets."""
    return f"[{host}]" if ":" in host else host


def home_address() -> str:
    """The address of this computer in its network. Raises `Refused` where it is in none."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        try:
            asking.connect(ELSEWHERE)
        except OSError as error:
            raise Refused(
                "This computer is in no network now. Join your home network, or name its address"
                " there with --host."
            ) from error
        address = str(asking.getsockname()[0])
    if ipaddress.ip_address(address).is_loopback:
        raise Refused("This computer is in no network now; name its address there with --host.")
    return address


def local_name() -> str:
    """What this computer is called in its network."""
    return f"{socket.gethostname().partition('.')[0]}.local".lower()


def port_beside(port: int | None) -> int:
    """The phone's port, by the one that this computer's own browser uses."""
    if port is None:
        return PORT
    return port + 1 if port else 0


def prepare_phone(host: str, port: int, now: datetime) -> Phone:
    """The address and the certificate, made where there is none yet."""
    names = [host, local_name()]
    return Phone(host, port, wiring.certificate(names, now))


def phone_server(application: Any, phone: Phone) -> tuple[Any, Phone]:
    """A server that speaks HTTPS at the phone's address, and that address with its real port.

    Raises `Refused` where nothing can listen there.
    """
    from cheroot.ssl.builtin import BuiltinSSLAdapter
    from cheroot.wsgi import Server

    server = Server(
        (phone.host, phone.port), application, numthreads=THREADS, max=THREADS * 4,
        timeout=TIMEOUT, server_name="",
    )  # fmt: skip
    server.max_request_body_size = FILE_LIMIT
    # A phone that hangs up, or does not trust the certificate yet, is no mistake of ours.
    setattr(server, "error_log", lambda *_, **__: None)  # noqa: B010  # a method of theirs
    pem = str(phone.certificate.path)
    server.ssl_adapter = BuiltinSSLAdapter(pem, pem)
    try:
        server.prepare()
    except OSError as error:
        raise Refused(
            f"Your phone cannot be served at {phone.host}, port {phone.port}: {error}. Choose"
            " another address with --host."
        ) from error
    return server, replace(phone, port=server.bind_addr[1])
