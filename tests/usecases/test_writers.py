"""Two who write at once: whatever the order, every stored advice is what would be decided."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tactful.etiquette.case import Channel, TouchKind
from tactful.reading.heard import Heard
from tactful.refusal import Refused
from tests.usecases.test_stories import NOW, added, stored_is_decided
from tests.world import HOLIDAYS, day

if TYPE_CHECKING:
    from tactful.records.models import Application, Owner, Person

Does = Callable[["Application", "Person", int], object]


def _writes(row: Application, dana: Person, n: int) -> object:
    from tactful.usecases.log_touch import Happened, log_touch

    sent = Happened(TouchKind.FOLLOW_UP, NOW - timedelta(hours=n), Channel.EMAIL, dana)
    return log_touch(row, sent, NOW, HOLIDAYS, again=True)


def _hears(row: Application, dana: Person, n: int) -> object:
    from tactful.usecases.log_touch import Happened, log_touch

    came = Happened(TouchKind.REPLY, NOW - timedelta(minutes=n), Channel.EMAIL, dana, note=f"{n}")
    return log_touch(row, came, NOW, HOLIDAYS, again=True)


def _agrees(row: Application, dana: Person, n: int) -> object:
    from tactful.usecases.note_agreement import note_agreement

    heard = Heard(contact_by=day("2026-12-14") + timedelta(days=n), may_follow_up=True)
    return note_agreement(row, heard, day("2026-12-07"), NOW, HOLIDAYS, person=dana)


def _is_silenced(row: Application, dana: Person, n: int) -> object:
    from tactful.usecases.edit import edit_person

    return edit_person(dana, {"do_not_contact": n % 2 == 0}, NOW, HOLIDAYS)


def _ends(row: Application, dana: Person, n: int) -> object:
    from tactful.usecases.edit import edit_application

    return edit_application(row, {"outcome": "rejected" if n % 2 else ""}, (), NOW, HOLIDAYS)


def _undoes(row: Application, dana: Person, n: int) -> object:
    from tactful.usecases.history import undo

    return undo(row.owner, NOW, HOLIDAYS)


DOES: tuple[Does, ...] = (_writes, _hears, _agrees, _is_silenced, _ends, _undoes)
STEPS = st.lists(
    st.tuples(st.booleans(), st.sampled_from(DOES), st.integers(0, 1), st.integers(0, 9)),
    min_size=1, max_size=8,
)  # fmt: skip


def _as_each_sees_it(owner: Owner) -> list[list[tuple[Application, Person]]]:
    """Two applications that share a person, read from the database by each writer for itself."""
    from tactful.records.models import Application

    rows = Application.objects.filter(owner=owner).select_related("employer", "owner")
    return [
        [(row, row.involvements.get().person) for row in rows.order_by("noted_at", "pk")]
        for _ in range(2)
    ]


@pytest.fixture
def opened(owner: Owner) -> None:
    """Records that are open; each example has an owner of its own in them."""


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=STEPS)
def test_two_writers_in_turn_whose_pages_are_out_of_date(opened: None, steps: list[Any]) -> None:
    from tactful.records.models import Owner

    owner = Owner.objects.create()
    added(owner, "Engineer at Acme")
    added(owner, "Analyst at Acme")
    seen = _as_each_sees_it(owner)
    for second, does, which, n in steps:
        row, dana = seen[second][which]
        try:
            does(row, dana, n)
        except Refused:
            continue  # a refusal changes nothing; that is looked at below as well
    stored_is_decided(owner, NOW)


@pytest.mark.parametrize("seed", range(6))
def test_two_writers_at_the_same_time(owner: Owner, seed: int) -> None:
    """Each does what it drew, whatever the other does meanwhile; a refusal changes nothing."""
    from django.db import connection

    added(owner, "Engineer at Acme")
    added(owner, "Analyst at Acme")
    together = threading.Barrier(2)
    done: list[int] = []

    def write(mine: list[tuple[Application, Person]], drawn: Random) -> None:
        try:
            together.wait()
            for n in range(8):
                row, dana = drawn.choice(mine)
                with suppress(Refused):
                    drawn.choice(DOES)(row, dana, n)
            done.append(len(mine))
        finally:
            connection.close()

    writers = [
        threading.Thread(target=write, args=(mine, Random(2 * seed + n)))
        for n, mine in enumerate(_as_each_sees_it(owner))
    ]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert done == [2, 2], "none of them failed"
    stored_is_decided(owner, NOW)


def test_today_answers_from_what_is_stored_while_somebody_writes_for_long(owner: Owner) -> None:
    """The writer below ends only when Today has answered: waiting for it would never end."""
    from django.db import connection, transaction

    from tactful.records.changes import lock
    from tactful.usecases.renew_advice import renew_due
    from tactful.usecases.see_today import see_today

    row = added(owner, "Engineer at Acme")
    later = NOW + timedelta(days=60)
    writing, answered = threading.Event(), threading.Event()

    def write_for_long() -> None:
        try:
            with transaction.atomic():
                lock(owner)
                writing.set()
                answered.wait()
        finally:
            connection.close()

    writer = threading.Thread(target=write_for_long)
    writer.start()
    try:
        writing.wait()
        assert renew_due(owner, later, HOLIDAYS) == 0
        shown, _ = see_today(owner, 5)
    finally:
        answered.set()
        writer.join()
    assert str(row.pk) in {step.id for steps in shown.values() for step in steps}
    assert renew_due(owner, later, HOLIDAYS) == 1, "what was due is renewed when nobody writes"
