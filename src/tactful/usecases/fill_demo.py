"""The demo's records: thrown away and made anew, in a folder of their own."""

from __future__ import annotations

from datetime import datetime, tzinfo

from tactful.ports import Holidays
from tactful.records import models
from tactful.records.changes import forget_changes
from tactful.usecases.demo_search import demo_search, home_near
from tactful.usecases.import_records import import_records


def fill_demo(owner: models.Owner, now: datetime, mine: tzinfo, holidays: Holidays) -> None:
    """A search around ``now`` in empty records, where the reader lives; there is nothing to undo
    in it.
    """
    import_records(owner, demo_search(now, holidays, home_near(mine, now)), now, holidays)
    forget_changes(owner)
