"""Somebody has a new address: the old one is still theirs, and nothing goes there."""

from __future__ import annotations

import json
from datetime import timedelta
from typing import TYPE_CHECKING

from tests.usecases.test_stories import NOW, added, dump, place
from tests.world import HOLIDAYS, day

if TYPE_CHECKING:
    from tactful.records.models import Owner, Person


def _moved(owner: Owner, *addresses: str) -> Person:
    from tactful.usecases.edit import edit_person

    dana = added(owner).involvements.get().person
    for n, address in enumerate(addresses):
        edit_person(dana, {"email": address}, NOW + timedelta(days=n), HOLIDAYS)
    return dana


def _former(dana: Person) -> list[tuple[str, str, str]]:
    rows = dana.former_addresses.order_by("dead_since", "value")
    return [(f.channel, f.value, f.dead_since.isoformat()) for f in rows]


def test_an_old_address_is_kept_with_its_last_day(owner: Owner) -> None:
    dana = _moved(owner, "reyes@acme.example", "d.reyes@acme.example")
    assert _former(dana) == [
        ("email", "dana@acme.example", NOW.date().isoformat()),
        ("email", "reyes@acme.example", (NOW + timedelta(days=1)).date().isoformat()),
    ]


def test_an_address_that_is_theirs_again_is_no_old_one(owner: Owner) -> None:
    dana = _moved(owner, "reyes@acme.example", "dana@acme.example")
    assert [value for _, value, _ in _former(dana)] == ["reyes@acme.example"]


def test_undo_takes_the_old_address_back_to_its_place(owner: Owner) -> None:
    from tactful.usecases.edit import edit_person, remove_person
    from tactful.usecases.history import undo

    dana = _moved(owner)
    before = dump(owner)
    edit_person(dana, {"email": "", "phone": "+1 212 555 0199"}, NOW, HOLIDAYS)
    assert {channel for channel, _, _ in _former(dana)} == {"email", "phone"}
    after = dump(owner)
    remove_person(dana, NOW, HOLIDAYS)
    undo(owner, NOW, HOLIDAYS)
    assert dump(owner) == after
    undo(owner, NOW, HOLIDAYS)
    assert dump(owner) == before


def test_whoever_is_added_with_an_old_address_is_known(owner: Owner) -> None:
    """And so is a wish to be left alone that was said under the old one."""
    from tactful.records.models import Person
    from tactful.usecases.add_application import NewApplication, Someone, add_application
    from tactful.usecases.edit import edit_person

    dana = _moved(owner, "reyes@acme.example")
    edit_person(dana, {"do_not_contact": True}, NOW, HOLIDAYS)
    again = Someone("D. Reyes", email="Dana@acme.example")
    new = NewApplication("Analyst", "Borealis", place(), day("2026-11-02"), people=(again,))
    row = add_application(owner, new, NOW, HOLIDAYS)
    assert row.involvements.get().person == dana
    assert json.loads(row.advice)["action"] == "blocked"
    assert Person.objects.count() == 1


def test_old_addresses_go_out_with_everything_and_come_in_again(owner: Owner) -> None:
    from tactful.records.models import Owner, Person
    from tactful.usecases.export_records import export_records
    from tactful.usecases.forget import forget_everything
    from tactful.usecases.import_records import import_records

    dana = _moved(owner, "reyes@acme.example")
    former = _former(dana)
    written = export_records(owner, NOW, HOLIDAYS)
    forget_everything(owner)
    other = Owner.objects.create()
    for _ in range(2):
        import_records(other, written, NOW, HOLIDAYS)
    assert _former(Person.objects.get(owner=other)) == former
