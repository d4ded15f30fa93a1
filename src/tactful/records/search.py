"""Full-text search over everything that is noted about an application.

One search for every door: each word as the beginning of one, in any order, wherever it stands.
An address counts as the words it is made of, so that "dana@acme" finds what "dana acme" does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from django.db.models import QuerySet
from django.db.models.expressions import RawSQL

from tactful.records import models
from tactful.records.databases.kept_in import database
from tactful.records.names import search_key

MOST_WORDS = 12
SIGNS = re.compile(r"[^\w]+|_+")


def renew_texts(rows: Iterable[models.Application]) -> None:
    """Bring the words of some applications (with all that belongs to them) up to date."""
    by_key = {row.pk: row for row in rows}
    wanted = {key: _text(row) for key, row in by_key.items()}
    stored = models.SearchText.objects.filter(application__in=wanted)
    known = dict(stored.values_list("application_id", "text"))
    new = [
        models.SearchText(owner_id=by_key[key].owner_id, application_id=key, text=text)
        for key, text in wanted.items()
        if known.get(key) != text
    ]
    models.SearchText.objects.bulk_create(
        new,
        update_conflicts=True,
        unique_fields=["application"],
        update_fields=["text"],
        batch_size=200,
    )


def _text(row: models.Application) -> str:
    """All words with nothing but spaces between them: so every database cuts them alike."""
    return " ".join(SIGNS.sub(" ", search_key("\n".join(filter(None, _words(row))))).split())


def _words(row: models.Application) -> Iterator[str]:
    yield row.role
    yield row.employer.name
    for involvement in row.involvements.all():
        yield involvement.person.name
        yield involvement.person.email
    yield row.notes
    for agreement in row.agreements.all():
        yield agreement.said
        yield agreement.next_steps
    for request in row.requests.all():
        yield request.what
    for touch in row.touches.all():
        yield touch.note


def matching(rows: QuerySet[models.Application], written: str) -> QuerySet[models.Application]:
    """Those of the applications in which every word occurs, each word as the beginning of one."""
    words = [word for word in SIGNS.sub(" ", search_key(written)).split() if word][:MOST_WORDS]
    if not words:
        return rows.none() if written.strip() else rows
    question, parameters = database().words_index(words)
    return rows.filter(pk__in=RawSQL(question, parameters))  # noqa: S611  # words go as parameters
