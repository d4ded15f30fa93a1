"""Folders and files that nobody else may look into."""

from __future__ import annotations

import os
from pathlib import Path

from tactful.refusal import Refused

# Folders within the data folder, which is made with them.
OWN_PARTS = ("demo", "backups", "dropped")


def make_private_folder(folder: Path) -> None:
    """A folder that nobody else may look into."""
    try:
        if folder.name in OWN_PARTS:
            folder.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(
            f"The folder {folder} cannot be made ({error.strerror}). Set TACTFUL_DATA to one"
            " you may write to."
        ) from error


def make_private_file(path: Path) -> None:
    """An empty file that nobody else may read; one that is there is replaced."""
    path.unlink(missing_ok=True)
    os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))


def write_private_bytes(path: Path, content: bytes) -> None:
    """Write a file that only its owner may read, all of it or nothing."""
    partial = path.with_name(f".{path.name}.partial")
    make_private_file(partial)
    try:
        with open(partial, "wb") as new:
            new.write(content)
            new.flush()
            os.fsync(new.fileno())
        os.replace(partial, path)
    except OSError:
        partial.unlink(missing_ok=True)
        raise
