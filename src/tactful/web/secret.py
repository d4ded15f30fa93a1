"""What only this installation knows: the key it signs cookies with, and its passphrase."""

from __future__ import annotations

import os
from pathlib import Path

from tactful import config
from tactful.refusal import Refused

FILE = "passphrase"  # hashed
SHORTEST_PASSPHRASE = 8


def ensure_secret_key(folder: Path) -> None:
    """Make the key of this installation at the first start; nobody else may read it."""
    if not config.secret_key():
        from django.core.management.utils import get_random_secret_key

        write_private(folder / config.KEY_FILE, get_random_secret_key())


def write_private(path: Path, text: str) -> None:
    """Write a small file that only its owner may read, all of it or nothing."""
    partial = path.with_name(f"{path.name}.partial")
    try:
        partial.unlink(missing_ok=True)
        handle = os.open(partial, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
        with os.fdopen(handle, "w", encoding="utf-8") as new:
            new.write(text)
            new.flush()
            os.fsync(new.fileno())
        os.replace(partial, path)
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
