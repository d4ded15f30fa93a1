"""The demo's records: thrown away and made anew, in a folder of their own."""

from __future__ import annotations

from datetime import datetime

from tactful.ports import Holidays
from tactful.records import models
from tactful.records.changes import forget_changes
from tactful.usecases.demo_search import demo_search
from tactful.usecases.import_records import import_records


def fill_demo(owner: models.Owner, now: datetime, holidays: Holidays) -> None:
    """A search around ``now`` in empty records; there is nothing to undo in it."""
    import_records(owner, demo_search(now, holidays), now, holidays)
    forget_changes(owner)
