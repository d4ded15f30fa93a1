"""Work on thousands of rows at once."""

from __future__ import annotations

import gc
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TypeVar, cast

Done = TypeVar("Done")


@contextmanager
def no_search_for_cycles() -> Iterator[None]:
    """Within, Python does not look for garbage that refers to itself.

    Thousands of rows are alive at once, and the search would walk over all of them again and
    again: a quarter of the time of a large import. Rows refer to one another without cycles, so
    the memory stays what it is (both measured, `script/bench many`).
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def to_the_end(steps: Generator[object, None, Done]) -> Done:
    """Work step by step to the end, with nobody who wants to know how far it is."""
    while True:
        try:
            next(steps)
        except StopIteration as end:
            return cast("Done", end.value)
