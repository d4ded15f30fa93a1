"""Records of their own for each test, on a real SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

import pytest

from tactful.records import store

if TYPE_CHECKING:
    from tactful.records.models import Owner

NOW = datetime(2026, 12, 9, 15, 30, tzinfo=UTC)


@pytest.fixture
def owner() -> Iterator[Owner]:
    """The local owner of empty records."""
    store.throw_away(NOW)
    with store.opened(NOW):
        from tactful.usecases import find

        yield find.local_owner()
