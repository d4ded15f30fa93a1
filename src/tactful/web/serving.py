"""Serve the web app on this computer: find a port, say where, open the browser, stop cleanly."""

from __future__ import annotations

import errno
import http.client
import ipaddress
import os
import socket
import threading
import webbrowser
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tactful import clock, config, wiring
from tactful.private_files import make_private_folder
from tactful.refusal import Misused, Refused
from tactful.usecases.rounds import Round
from tactful.web import secret
from tactful.web.doorkeeper import LOOK_EVERY, keep_the_door
from tactful.web.entrance import ENTERED, PARAMETER, cookie, ticket, token
from tactful.web.phone import Phone, bracketed, phone_server
from tactful.web.safety import FILE_LIMIT
from tactful.worker.watch import run as run_watch

LOOPBACK = "127.0.0.1"
PORT = 8765
THREADS = 4
TRIES = 20
MOST_CONNECTIONS, OWN_FILES = 1000, 50


class PortTaken(Refused):
    """Another program answers at that port; ``free`` is the next one that is free."""

    def __init__(self, port: int, free: int) -> None:
        super().__init__(
            f"Port {port} is taken by another program (another Tactful, perhaps).",
            f"The next free one is {free}: say --port {free}.",
        )
        self.free = free


@dataclass(frozen=True, slots=True)
class Address:
    """Where we are reached."""

    host: str
    port: int

    @property
    def url(self) -> str:
        """The address for a browser."""
        return f"http://{bracketed(self.host)}:{self.port}/"

    @property
    def is_loopback(self) -> bool:
        """Whether only this computer can reach it."""
        return is_loopback(self.host)


def is_loopback(host: str) -> bool:
    """Whether an address is this computer's own. Raises `Misused` for what is no address."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError as error:
        raise Misused(
            f"“{host[:60]}” is no address of a computer; write one like 192.168.1.5."
        ) from error


def with_ticket(way_in: str) -> str:
    """The same address for a browser that is opened: its key lets in once."""
    address, by_token, _ = way_in.partition(f"?{PARAMETER}=")
    return f"{address}?{PARAMETER}={ticket()}" if by_token else way_in


def runs_already(host: str, port: int) -> str:
    """The address that lets a browser in, where a Tactful with these very records answers at
    that port; else empty. Only the same installation takes the token for its own.
    """
    if not is_loopback(host) or not port or not config.data_folder().exists():
        return ""
    address = Address(host, port)
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trying:
        trying.settimeout(1)
        if trying.connect_ex((host, port)):
            return ""
    way_in = address.url
    if prepare(others=False, host=host) == "token":
        way_in += f"?{PARAMETER}={token()}"
    asking = http.client.HTTPConnection(host, port, timeout=2)
    try:
        asking.request("GET", way_in.removeprefix(address.url[:-1]))
        answer = asking.getresponse()
        ours = cookie(ENTERED) in (answer.headers["Set-Cookie"] or "")
    except (OSError, http.client.HTTPException):
        return ""
    finally:
        asking.close()
    return way_in if ours else ""


def listen(host: str, port: int) -> socket.socket:
    """A socket at that address; 0 takes any free port. Raises `PortTaken`, `Refused`."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = socket.socket(family, socket.SOCK_STREAM)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listening.bind((host, port))
        listening.listen(64)
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port, _next_free(host, port)) from error
        raise Refused(
            f"It cannot be served at {host}, port {port}: {error.strerror}. Choose another with"
            " --host or --port."
        ) from error
    return listening


def _next_free(host: str, port: int) -> int:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    for other in range(port + 1, min(port + TRIES, 65_536)):
        with socket.socket(family, socket.SOCK_STREAM) as trying:
            trying.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                trying.bind((host, other))
            except OSError:
                continue
            return other
    return 0


def serve(
    listening: socket.socket,
    host: str,
    said: Callable[[Address, str, Phone | None], None],
    *,
    browser: bool,
    phone: Phone | None = None,
    watch: bool = True,
) -> None:
    """Serve until somebody stops it. ``said`` is told the address once it answers, and the one
    that lets a browser in. A ``phone`` is served beside it, over HTTPS.
    Unless ``watch`` is switched off it calls the candidate as well.
    """
    from waitress.server import create_server

    address = Address(host, listening.getsockname()[1])
    others = phone is not None or not address.is_loopback
    by_token = prepare(others=others, host=host) == "token"
    with wiring.open_records(clock.now()):
        application = _application()
        server = create_server(
            application,
            sockets=[listening],
            threads=THREADS,
            ident="",
            max_request_body_size=FILE_LIMIT,
            connection_limit=_connections(),
            channel_timeout=20,  # seconds without a byte, after which a half request is dropped
            cleanup_interval=LOOK_EVERY,
            asyncore_use_poll=True,
        )
        keep_the_door(server)
        beside, phone = _beside(application, phone) if phone else (None, None)
        stop, link = threading.Event(), phone.url if phone else ""
        watching = threading.Thread(target=run_watch, args=(stop, _tell_nobody, link), daemon=True)
        try:
            if watch:
                watching.start()
            way_in = address.url + (f"?{PARAMETER}={token()}" if by_token else "")
            said(address, way_in, phone)
            if browser:
                opened = (with_ticket(way_in),)
                threading.Thread(target=webbrowser.open, args=opened, daemon=True).start()
            server.run()
        except KeyboardInterrupt:
            pass  # Ctrl-C is how one stops it
        finally:
            stop.set()
            server.close()
            if beside is not None:
                beside.stop()


def _beside(application: Any, phone: Phone) -> tuple[Any, Phone]:
    """The server for the phone, which serves from here on, and where that is."""
    from django.conf import settings

    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, *phone.names]
    server, phone = phone_server(application, phone)
    settings.PHONE = phone
    threading.Thread(target=server.serve, daemon=True).start()
    return server, phone


def _tell_nobody(_done: Round) -> None:
    """What was said, and what did not go out, stands on the page Settings."""


def _connections() -> int:
    """How many may be connected at once: as many as this process may open, up to a thousand,
    so that half-open ones shut nobody out before they are dropped.
    """
    try:
        import resource
    except ImportError:  # Windows has no such limit
        return MOST_CONNECTIONS
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = MOST_CONNECTIONS + OWN_FILES
    if soft < wanted and (hard == resource.RLIM_INFINITY or hard > soft):
        soft = wanted if hard == resource.RLIM_INFINITY else min(wanted, hard)
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
    return max(100, min(MOST_CONNECTIONS, soft - OWN_FILES))


def prepare(*, others: bool, host: str) -> str:
    """What must be there before Django is set up: the keys, and a passphrase for others. Says
    by what one comes in: by a passphrase wherever one is set, else by the token.
    """
    folder = config.data_folder()
    make_private_folder(folder)
    secret.ensure_secret_key(folder)
    if not secret.entrance_key(folder):
        secret.renew_entrance_key(folder)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tactful.settings")
    from django.conf import settings

    settings.SECRET_KEY = config.secret_key()
    has_passphrase = secret.has_passphrase(folder)
    if others and not has_passphrase:
        raise Refused(
            "Whoever reaches this address could read your records, so it needs a passphrase"
            " first. Set one by the same command with --set-passphrase."
        )
    settings.ENTRANCE = "passphrase" if has_passphrase else "token"
    settings.ALLOWED_HOSTS = [*settings.ALLOWED_HOSTS, _name_for(host)]
    return str(settings.ENTRANCE)


def _name_for(host: str) -> str:
    if host == "localhost":
        return host
    if ipaddress.ip_address(host).is_unspecified and len(config.hosts()) == len(config.OWN_NAMES):
        raise Refused(
            "To serve on every address of this computer, say under which names it will be reached:"
            " TACTFUL_HOSTS=192.168.1.5,laptop.local"
        )
    return bracketed(host)


def _application() -> Any:
    from django.core.handlers.wsgi import WSGIHandler

    return WSGIHandler()
