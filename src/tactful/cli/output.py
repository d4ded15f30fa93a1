"""Saying things on a terminal: safely, in colour only where somebody sees it, 80 columns wide."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Generator
from typing import Any, TextIO, TypeVar, cast

import click

Done = TypeVar("Done")

WIDTH = 80
# Control characters, and the marks that turn the reading direction round, could make a
# terminal show what is not there, or do what nobody asked for.
HARMFUL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\u2028\u2029]"
)


def safe(text: str) -> str:
    """Anybody's text, fit for a terminal."""
    return HARMFUL.sub("\N{REPLACEMENT CHARACTER}", text)


def put(text: str | bytes, *, err: bool = False, nl: bool = True) -> None:
    """Write as it is. Where whoever read our output has gone (`| head`), what was begun is still
    done, without a word.
    """
    try:
        click.echo(text, err=err, nl=nl)
    except BrokenPipeError:
        hush(sys.stderr if err else sys.stdout)


def hush(stream: TextIO) -> None:
    """Say nothing more there: nobody listens to it."""
    devnull = os.open(os.devnull, os.O_WRONLY)
    os.dup2(devnull, stream.fileno())


def say(text: str = "", *, err: bool = False) -> None:
    """A line, or several."""
    put(safe(text), err=err)


def heading(text: str) -> None:
    """A line that stands out, where there is colour."""
    put(bold(safe(text)))


def bold(text: str) -> str:
    """The text in bold on a terminal that shows it."""
    return click.style(text, bold=True) if _in_colour() else text


def dim(text: str) -> str:
    """The text in the background on a terminal that shows it."""
    return click.style(text, dim=True) if _in_colour() else text


def _in_colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR")


def paragraph(text: str, indent: str = "", first: str | None = None) -> None:
    """A sentence, wrapped; the first line may be led in by something else."""
    for line in wrapped(text, indent, first):
        put(line)


def wrapped(text: str, indent: str = "", first: str | None = None) -> list[str]:
    """The lines of a paragraph that fits 80 columns. A word is never cut."""
    lead = indent if first is None else first
    lines, line = [], lead
    for word in safe(text).split():
        joined = f"{line}{word}" if line in (lead, indent) else f"{line} {word}"
        if len(joined) > WIDTH and line not in (lead, indent):
            lines.append(line)
            joined = f"{indent}{word}"
        line = joined
    return [*lines, line]


def say_json(data: Any) -> None:
    """One JSON document; characters a terminal might obey are written as escapes."""
    put(json_text(data, indent=2))


def json_text(data: Any, indent: int | None = None) -> str:
    """JSON with its umlauts, but without raw control characters."""
    text = json.dumps(data, ensure_ascii=False, indent=indent, allow_nan=False)
    return (
        HARMFUL.sub(lambda match: f"\\u{ord(match.group()):04x}", text)
        .encode("utf-8", "replace")
        .decode("utf-8")
    )


def counted_out(steps: Generator[tuple[int, int], None, Done], *, quiet: bool) -> Done:
    """Work to the end; on a terminal one line, written over, says how far it has come."""
    quiet = quiet or not sys.stderr.isatty()
    while True:
        try:
            done, of = next(steps)
        except StopIteration as end:
            return cast("Done", end.value)
        if not quiet:
            put(f"\r{done:,} of {of:,}", nl=done == of, err=True)
