"""Work on thousands of rows at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


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
