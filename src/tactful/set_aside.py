"""What was dropped and is not kept yet: set aside until somebody says what becomes of it.

It stays on this computer, is readable by its owner alone, and the oldest makes room for the newest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path

from tactful import config
from tactful.private_files import make_private_folder, write_private_bytes
from tactful.refusal import Misused

FOLDER = "dropped"
MOST = 60
A_DAY = 86_400_000_000_000  # nanoseconds
GONE = "That was kept already, or is not here any more. Choose it again if it was not."
KEY = re.compile(r"[0-9a-f]{32}")


def set_aside(content: bytes) -> str:
    """Set it aside; the key finds it again. The same thing lies there once, however often it is
    looked at; whoever could guess its key would have it already.
    """
    folder = _folder()
    make_private_folder(folder)
    key = sha256(content).hexdigest()[:32]
    write_private_bytes(folder / key, content)
    newest_first = sorted(folder.iterdir(), key=_written_at, reverse=True)
    last = _written_at(newest_first[0]) - A_DAY
    for n, path in enumerate(newest_first):
        if n >= MOST or _written_at(path) < last:
            path.unlink(missing_ok=True)
    return key


def what_was_set_aside(key: str) -> bytes:
    """What lies under a key. Raises `Misused` where it is gone."""
    if KEY.fullmatch(key):
        try:
            content = (_folder() / key).read_bytes()
            (_folder() / key).touch()  # what is looked at does not make room for others
            return content
        except FileNotFoundError:
            pass
    raise Misused(GONE)


def put_away(key: str) -> None:
    """It is not wanted: its copy goes."""
    if KEY.fullmatch(key):
        (_folder() / key).unlink(missing_ok=True)


@contextmanager
def keeping(key: str) -> Iterator[bytes]:
    """What lies under a key, for the one who keeps it: nobody else finds it from here on. It goes
    when it was kept, and lies there again where it could not be. Raises `Misused` as above.
    """
    if not KEY.fullmatch(key):
        raise Misused(GONE)
    claimed = _folder() / f"{key}.kept"
    try:
        (_folder() / key).rename(claimed)
    except FileNotFoundError as error:
        raise Misused(GONE) from error
    try:
        yield claimed.read_bytes()
    except BaseException:
        claimed.rename(_folder() / key)
        raise
    claimed.unlink(missing_ok=True)


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
