"""What was dropped and is not kept yet: set aside until somebody says what becomes of it.

It stays on this computer, is readable by its owner alone, and the oldest makes room for the newest.
"""

from __future__ import annotations

import re
import secrets
from pathlib import Path

from tactful import config
from tactful.private_files import make_private_folder, write_private_bytes
from tactful.refusal import Misused

FOLDER = "dropped"
MOST = 20
KEY = re.compile(r"[0-9a-f]{32}")


def set_aside(content: bytes) -> str:
    """Set it aside; the key finds it again, and nobody guesses that."""
    folder = _folder()
    make_private_folder(folder)
    key = secrets.token_hex(16)
    write_private_bytes(folder / key, content)
    for old in sorted(folder.iterdir(), key=_written_at)[:-MOST]:
        old.unlink(missing_ok=True)
    return key


def what_was_set_aside(key: str) -> bytes:
    """What lies under a key. Raises `Misused` where it is gone."""
    if KEY.fullmatch(key):
        try:
            return (_folder() / key).read_bytes()
        except FileNotFoundError:
            pass
    raise Misused("That file is not here any more. Choose it again.")


def put_away(key: str) -> None:
    """It was kept, or is not wanted: its copy goes."""
    if KEY.fullmatch(key):
        (_folder() / key).unlink(missing_ok=True)


def put_all_away() -> None:
    """Whatever lies there goes."""
    folder = _folder()
    for old in folder.iterdir() if folder.is_dir() else ():
        old.unlink(missing_ok=True)


def _folder() -> Path:
    return config.data_folder() / FOLDER


def _written_at(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:  # another request put it away meanwhile
        return 0
