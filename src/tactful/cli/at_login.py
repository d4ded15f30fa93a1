"""`--install` and `--uninstall` of `watch` and `serve`: shown before anything is written."""

from __future__ import annotations

import os
import re
import sys
from typing import TYPE_CHECKING

import click

from tactful import config, wiring
from tactful.cli.output import paragraph, say
from tactful.refusal import Refused

if TYPE_CHECKING:
    from tactful.adapters.at_login import AtLogin

PASSWORD = re.compile(r"(://[^\s:/@]*:)[^\s/]+@|([?&]password=)[^&\s\"]+")
NEEDED = (config.DATA, config.CACHE, config.DATABASE, config.HOSTS)


def install(name: str, more: tuple[str, ...], *, sure: bool) -> None:
    """Have the command run after login. What would be written is shown, and asked about."""
    item = _item(name, more)
    paragraph(f"This file makes “tactful {name}” run after you log in, for you alone:")
    say(f"\n{item.path}\n")
    say(_readable(item.content))
    for command in item.start:
        say(f"and then: {' '.join(command)}")
    if not sure:
        if not sys.stdin.isatty():
            raise Refused("Nothing was written.", "To write it: the same command with --yes")
        if not click.confirm("Write it?", default=True):
            say("Nothing was written.")
            return
    item.write()
    paragraph(f"Done. It runs now, and after every login. To end that: tactful {name} --uninstall")


def uninstall(name: str, more: tuple[str, ...]) -> None:
    """Have it run no more."""
    item = _item(name, more)
    if not item.is_there:
        raise Refused(f"“tactful {name}” is not installed: there is no {item.path}.")
    item.take_away()
    paragraph(f"Taken away: {item.path}. “tactful {name}” does not run after login any more.")


def _item(name: str, more: tuple[str, ...]) -> AtLogin:
    if config.data_folder().name == "demo":
        raise Refused("The demo is no search of yours, so nothing is installed for it.")
    environment = {s.name: os.environ[s.name] for s in NEEDED if os.environ.get(s.name)}
    return wiring.at_login(name, (sys.executable, "-m", "tactful", name, *more), environment)


def _readable(content: bytes) -> str:
    """The file as it is shown: a password within an address stays out of sight."""
    text = content.decode("utf-16" if content[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8")
    return PASSWORD.sub(lambda found: f"{found[1]}…@" if found[1] else f"{found[2]}…", text)
