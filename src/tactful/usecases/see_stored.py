"""What is stored already answers `today` and `why` most times: read it without loading Django.

Each function returns None where that is not enough: something is due for renewal, there are no
records yet, they are in another database, or something is wrong with them. The long way, a
session, then renews or says so.
"""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from datetime import datetime, tzinfo
from pathlib import Path

from tactful import config
from tactful.records import stored
from tactful.records.names import search_key, telling_words
from tactful.records.stored import STANDINGS, OpenOffer, Stored
from tactful.usecases.reader import Reader, reader_of

__all__ = ["OpenOffer", "Stored", "Today", "employers_like", "stored_match", "stored_today"]
AMBIGUOUS = 20
MOST_TO_COMPLETE = 50


@dataclass(frozen=True, slots=True)
class Today:
    """The first applications of each standing, how many stand there in all, who reads, and the
    offers of other companies that wait for an answer.
    """

    sections: dict[str, list[Stored]]
    counts: dict[str, int]
    reader: Reader
    offers: list[OpenOffer]


def stored_today(now: datetime, computer: tzinfo, limit: int) -> Today | None:
    """What Today shows, for a reader whose computer's clock is ``computer``."""
    try:
        with stored.reading(config.data_folder(), config.busy_seconds()) as connection:
            if stored.anything_to_renew(connection, now):
                return None
            found = {name: stored.standing(connection, name, limit) for name in STANDINGS[:3]}
            reader = reader_of(*stored.reader(connection), computer, now)
            return Today(found, stored.counts(connection), reader, stored.open_offers(connection))
    except (stored.NotReady, sqlite3.Error):
        return None


def stored_match(words: str, computer: tzinfo, now: datetime) -> tuple[Stored, Reader] | None:
    """The one application meant and who reads, if the stored advice answers it."""
    key = search_key(words)
    if not key:
        return None
    try:
        with stored.reading(config.data_folder(), config.busy_seconds()) as connection:
            if stored.anything_to_renew(connection, now):
                return None
            found = stored.named(connection, key)
            if not found:
                found = stored.matching(connection, telling_words(words), AMBIGUOUS)
                title = [r for r in found if search_key(f"{r.role} at {r.employer}") == key]
                found = title or found
            reader = reader_of(*stored.reader(connection), computer, now)
    except (stored.NotReady, sqlite3.Error):
        return None
    return (found[0], reader) if len(found) == 1 else None


def employers_like(folder: Path, words: str) -> list[str]:
    """The employers that go on as typed; none where the records cannot be read at once."""
    try:
        with stored.reading(folder, 1) as connection:
            found = stored.matching(connection, words.lower().split(), MOST_TO_COMPLETE)
    except (stored.NotReady, sqlite3.Error):
        return []
    return sorted({row.employer for row in found})
