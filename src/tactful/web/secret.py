"""What only this installation knows: the key it signs cookies with, and its passphrase."""

from __future__ import annotations

import secrets
from pathlib import Path

from tactful import config
from tactful.private_files import write_private_bytes
from tactful.refusal import Refused

FILE = "passphrase"  # hashed
ENTRANCE_FILE = "entrance.key"
SHORTEST_PASSPHRASE = 8


def ensure_secret_key(folder: Path) -> None:
    """Make the key of this installation at the first start; nobody else may read it."""
    if not config.secret_key():
        from django.core.management.utils import get_random_secret_key

        write_private(folder / config.KEY_FILE, get_random_secret_key())


def write_private(path: Path, text: str) -> None:
    """Write a small file that only its owner may read, all of it or nothing."""
    try:
        write_private_bytes(path, text.encode())
    except OSError as error:
        raise Refused(f"{path} could not be written: {error.strerror}.") from error


def has_passphrase(folder: Path) -> bool:
    """Whether a passphrase was set."""
    return bool(stored_passphrase(folder))


def stored_passphrase(folder: Path) -> str:
    """The passphrase as it is kept: hashed. Empty if there is none."""
    try:
        return (folder / FILE).read_text("utf-8").strip()
    except (OSError, UnicodeError):
        return ""


def set_passphrase(folder: Path, passphrase: str) -> None:
    """Keep a passphrase, hashed. Raises `Refused` for one that is too short."""
    from django.contrib.auth.hashers import make_password

    if len(passphrase.strip()) < SHORTEST_PASSPHRASE:
        raise Refused(f"A passphrase needs at least {SHORTEST_PASSPHRASE} characters.")
    write_private(folder / FILE, make_password(passphrase))


def entrance_key(folder: Path) -> str:
    """What cookies and the address with the token hang on; a new one signs everybody out."""
    try:
        return (folder / ENTRANCE_FILE).read_text("ascii").strip()
    except (OSError, UnicodeError):
        return ""


def renew_entrance_key(folder: Path) -> None:
    """Sign everybody out: no cookie and no address given out before holds from here on."""
    write_private(folder / ENTRANCE_FILE, secrets.token_urlsafe(32))
