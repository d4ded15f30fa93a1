"""`serve`: the web app on this computer."""

from __future__ import annotations

import logging
import socket
import sys
import webbrowser
from typing import TYPE_CHECKING

import click

from tactful import clock, config
from tactful.cli.demo import make_demo
from tactful.cli.main import use_demo_records
from tactful.cli.output import bold, paragraph, say
from tactful.refusal import Refused
from tactful.web import serving

if TYPE_CHECKING:
    from tactful.web.phone import Phone


@click.command(epilog="Example: tactful serve --demo")
@click.option("--demo", is_flag=True, help="A search to play with, made anew each time.")
@click.option("--port", type=click.IntRange(0, 65535), help=f"The port (default: {serving.PORT}).")
@click.option("--no-browser", is_flag=True, help="Open no browser.")
@click.option(
    "--host", default=serving.LOOPBACK, show_default=True,
    help="The address to serve on; any but this computer's own needs a passphrase.",
)  # fmt: skip
@click.option("--set-passphrase", is_flag=True, help="Set the passphrase for other computers.")
@click.option("--phone", is_flag=True, help="For your phone too, at home: with a QR code.")
@click.option("--no-watch", is_flag=True, help="Call nobody: `tactful watch` does it elsewhere.")
@click.option("--install", is_flag=True, help="Run after every login; shown before it is written.")
@click.option("--uninstall", is_flag=True, help="Run after login no more.")
@click.option("--yes", is_flag=True, help="Write it without asking (with --install).")
def serve(
    demo: bool,
    port: int | None,
    no_browser: bool,
    host: str,
    set_passphrase: bool,
    phone: bool,
    no_watch: bool,
    install: bool,
    uninstall: bool,
    yes: bool,
) -> None:
    """Open Tactful in the browser. It answers on this computer only; Ctrl-C stops it.

    Where it runs already, after --install say, its page is opened.
    """
    if demo:
        _use_the_demo()
    if install or uninstall:
        _at_login(host, port, phone=phone, install=install, sure=yes)
        return
    if set_passphrase:
        _set_passphrase()
        return
    serving.is_loopback(host)
    _log_mistakes_only()
    on_phone = _phone(host, port) if phone else None
    if on_phone is not None:
        host = serving.LOOPBACK
    if not demo and (there := serving.runs_already(host, port or serving.PORT)):
        say(f"Tactful runs already, at {bold(there)}")
        if not no_browser:
            webbrowser.open(serving.with_ticket(there))
        return
    listening = _listen(host, port)
    with listening:
        if demo:
            make_demo()
        serving.serve(
            listening, host, _say_where, browser=not no_browser, phone=on_phone, watch=not no_watch
        )
    say("Stopped.")


def _phone(host: str, port: int | None) -> Phone:
    """Where the phone comes in; it needs a passphrase, which is asked for where there is none."""
    from tactful.web import phone
    from tactful.web.secret import has_passphrase

    if not has_passphrase(config.data_folder()) and sys.stdin.isatty():
        paragraph("Whoever is in your network could open it, so choose a passphrase first.")
        _set_passphrase()
    serving.prepare(others=True, host=serving.LOOPBACK)
    at = phone.home_address() if host == serving.LOOPBACK else host
    return phone.prepare_phone(at, phone.port_beside(port), clock.now())


def _say_phone(on_phone: Phone) -> None:
    import segno

    segno.make(on_phone.url).terminal(compact=True)
    say(f"On your phone: {bold(on_phone.url)}")
    paragraph(
        "Your phone must be in the same network. Its browser will warn that it does not know the"
        " certificate: it was made on this computer, and no authority vouches for it. Compare the"
        " fingerprint, then go on; or trust the certificate once and for all, as the page Settings,"
        " On your phone, says."
    )
    paragraph(f"Fingerprint (SHA-256): {on_phone.certificate.fingerprint}")


def _at_login(host: str, port: int | None, *, phone: bool, install: bool, sure: bool) -> None:
    from tactful.cli import at_login

    more = ["--no-browser", "--port", str(port or serving.PORT)]
    if host != serving.LOOPBACK:
        more += ["--host", host]
    if phone:
        more += ["--phone"]
    if install and (phone or host != serving.LOOPBACK):
        _refuse_without_passphrase()
    if install:
        at_login.install("serve", tuple(more), sure=sure)
        paragraph("To open it then: tactful serve")
    else:
        at_login.uninstall("serve", tuple(more))


def _refuse_without_passphrase() -> None:
    """What starts by itself after login can ask nobody."""
    from tactful.web.secret import has_passphrase

    if not has_passphrase(config.data_folder()):
        raise Refused(
            "Others could reach it, so it needs a passphrase before it can start by itself.",
            "Set one first: tactful serve --set-passphrase",
        )


def _use_the_demo() -> None:
    context = click.get_current_context().parent
    if not (context and context.params.get("demo")):
        use_demo_records()


def _listen(host: str, port: int | None) -> socket.socket:
    try:
        return serving.listen(host, serving.PORT if port is None else port)
    except serving.PortTaken as taken:
        if not (sys.stdin.isatty() and taken.free):
            raise
        paragraph(taken.sentence)
        if not click.confirm(f"Use port {taken.free} instead?", default=True):
            raise Refused("Nothing was started.") from taken
        return serving.listen(host, taken.free)


def _log_mistakes_only() -> None:
    """What a visitor asked wrongly is said to the visitor; the terminal tells of our mistakes."""
    logging.basicConfig(format="%(message)s", level=logging.WARNING)
    logging.getLogger("django.request").setLevel(logging.ERROR)
    logging.getLogger("django.security").setLevel(logging.CRITICAL)


def _say_where(address: serving.Address, way_in: str, on_phone: Phone | None) -> None:
    say(f"Tactful is at {bold(way_in)}")
    if on_phone is not None:
        _say_phone(on_phone)
    elif address.is_loopback:
        paragraph("Only this computer can reach it. Keep the address to yourself. Ctrl-C stops it.")
    else:
        paragraph(
            "Whoever knows the passphrase can reach it, over a connection that is not encrypted:"
            " use it in networks you trust. Ctrl-C stops it."
        )
    sys.stdout.flush()


def _set_passphrase() -> None:
    from tactful.private_files import make_private_folder
    from tactful.web.secret import set_passphrase

    if not sys.stdin.isatty():
        passphrase = sys.stdin.readline().rstrip("\n")
    else:
        passphrase = click.prompt("Passphrase", hide_input=True, confirmation_prompt=True)
    make_private_folder(config.data_folder())
    serving.prepare(others=False, host=serving.LOOPBACK)
    set_passphrase(config.data_folder(), passphrase)
    say("The passphrase is set.")
