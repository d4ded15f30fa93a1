"""What a note or a message means: pure, and it would rather say nothing than guess."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from tactful.reading.messages import read_message
    from tactful.reading.notes import read_note
    from tactful.reading.promises import parse_promise

__all__ = ["parse_promise", "read_message", "read_note"]


def __getattr__(name: str) -> object:
    """`from tactful.reading import parse_promise, read_message, read_note`, loaded when they are asked for."""
    if name == "parse_promise":
        from tactful.reading.promises import parse_promise

        return parse_promise
    if name == "read_note":
        from tactful.reading.notes import read_note

        return read_note
    if name == "read_message":
        from tactful.reading.messages import read_message

        return read_message
    raise AttributeError(f"module 'tactful.reading' has no attribute {name!r}")
