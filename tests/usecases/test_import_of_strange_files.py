"""Files that somebody else wrote, or wrote to harm: refused whole, with the row and the reason."""

from __future__ import annotations

import copy
from datetime import UTC
from typing import TYPE_CHECKING, Any
from uuid import UUID

import pytest

from tactful.refusal import Refused
from tests.usecases.test_stories import NOW
from tests.world import HOLIDAYS, Json, acme

if TYPE_CHECKING:
    from tactful.records.models import Owner


def one(number: int, **more: Any) -> Json:
    """An application of a file, with keys of its own."""
    case = acme()
    del case["now"]
    return {"id": str(UUID(int=number)), "case": case} | more


def bring(owner: Owner, *applications: Json, **more: Any) -> list[Any]:
    from tactful.usecases.import_records import import_records

    return import_records(
        owner, {"tactful": 1, "applications": list(applications)} | more, NOW, HOLIDAYS
    )


def another() -> Owner:
    from tactful.records.models import Owner

    return Owner.objects.create(name="Bob")


def refusals(plan: list[Any]) -> list[str]:
    return [f"{p.row}: {p.why}" for p in plan if p.action == "refuse"]


def test_no_person_is_lost_where_keys_resemble_each_other(owner: Owner) -> None:
    """Keys of which one is the other, turned: 4 and 1, 5 and 0."""
    from tactful.records.models import Involvement

    files = []
    for application, person in ((4, 1), (5, 0)):
        row = one(application)
        who = str(UUID(int=person))
        row["case"]["employer"]["name"] = f"Quux {application}"
        row["case"]["people"][0] |= {
            "id": who,
            "name": f"Xenia {person}",
            "email": f"x{person}@acme.example",
        }
        for part in ("interviews", "agreements", "touches"):
            row["case"][part] = []
        files.append(row)
    assert not refusals(bring(owner, *files))
    assert Involvement.objects.filter(owner=owner).count() == 2


def test_rows_of_another_owner_stay_theirs(owner: Owner) -> None:
    from tactful.records.models import Application, Touch

    bring(owner, one(7))
    before = list(Touch.objects.values_list("pk", "owner", "application"))
    bob = another()
    plan = bring(bob, one(7))
    assert not refusals(plan)
    assert set(before) <= set(Touch.objects.values_list("pk", "owner", "application"))
    assert Application.objects.filter(owner=bob).count() == 1
    assert Application.objects.filter(owner=owner).count() == 1


def test_the_same_handwritten_keys_are_two_things_for_two_owners(owner: Owner) -> None:
    handwritten = one(7)  # and "dana" is the key of a person in it
    for whose in (owner, another()):
        plan = bring(whose, handwritten)
        assert not refusals(plan), plan
        assert {p.action for p in plan} == {"add"}


def test_a_row_cannot_be_carried_to_another_application(owner: Owner) -> None:
    from tactful.records.models import Touch

    first = one(7, touches=[{"id": str(UUID(int=99))}])
    bring(owner, first)
    kept = Touch.objects.values_list("pk", "application").get()
    thief = one(8, touches=[{"id": str(UUID(int=99))}])
    thief["case"]["employer"]["name"] = "Beta"
    plan = bring(owner, thief)
    assert [why for why in refusals(plan) if "belongs to another application" in why]
    assert Touch.objects.values_list("pk", "application").get() == kept


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"me": {"holidays": [{"place": "US", "day": 20261225, "free": True}]}}, "holidays"),
        ({"me": {"writing": {"register": ["warm"]}}}, "register"),
        ({"me": {"email": "robin@lee.example\nBcc: all@acme.example"}}, "email"),
        ({"me": {"name": "Robin\nLee"}}, "name"),
        ({"me": {"history_days": 0}}, "history_days must be a number from 1 to 3650"),
        ({"me": {"history_days": "ninety"}}, "history_days"),
    ],
)  # fmt: skip
def test_settings_that_are_none(owner: Owner, change: Json, says: str) -> None:
    from tactful.records.models import Application

    with pytest.raises(Refused, match=says):
        bring(owner, one(7), **change)
    assert Application.objects.count() == 0


@pytest.mark.parametrize("field", ["name", "email"])
def test_no_line_break_in_a_name_or_an_address(owner: Owner, field: str) -> None:
    row = copy.deepcopy(one(7))
    row["case"]["people"][0][field] = "Dana\nBcc: all@acme.example"
    assert refusals(bring(owner, row))


def test_every_row_belongs_to_whose_application_it_is(owner: Owner) -> None:
    """Over every foreign key between rows that are somebody's: both are the same owner's."""
    from django.apps import apps

    from tactful.records.models import Owned

    bring(owner, one(7))
    bring(another(), one(7), one(9))
    _everything_that_happens_later(owner)
    seen: set[str] = set()
    all_of_them: set[str] = set()
    for model in apps.get_app_config("records").get_models():
        if not issubclass(model, Owned):
            continue
        for field in model._meta.fields:
            other = field.related_model
            if isinstance(other, type) and issubclass(other, Owned):
                all_of_them.add(f"{model.__name__}.{field.name}")
                for mine, theirs in model._default_manager.exclude(
                    **{field.name: None}
                ).values_list("owner", f"{field.name}__owner"):
                    seen.add(f"{model.__name__}.{field.name}")
                    assert mine == theirs, (model, field.name)
    assert seen == all_of_them, "each of them was tried on a row"


def _everything_that_happens_later(owner: Owner) -> None:
    """What no import makes: a mail with who follows, a former address, a call to the candidate."""
    from tactful.adapters.memory import NotifierInMemory
    from tactful.etiquette.case import Channel, TouchKind
    from tactful.records.models import Agreement, Application, FormerAddress, Person, Request
    from tactful.usecases.keep_channels import OpenWay
    from tactful.usecases.log_touch import Happened, log_touch
    from tactful.usecases.remind import remind

    row = Application.objects.filter(owner=owner)[0]
    person = Person.objects.filter(owner=owner)[0]
    mail = Happened(
        TouchKind.REPLY, NOW, Channel.EMAIL, person, needs_answer=True, successor=person,
        subject="Hello", message_id="<1@acme.example>",
    )  # fmt: skip
    log_touch(row, mail, NOW, HOLIDAYS)
    Request.objects.create(
        owner=owner, application=row, what="references", asked_on=NOW.date(), noted_at=NOW
    )
    Agreement.objects.filter(owner=owner).update(contact=person)
    FormerAddress.objects.create(
        owner=owner, person=person, channel="email", value="old@acme.example", dead_since=NOW.date()
    )
    remind(owner, NOW, HOLIDAYS, UTC, NotifierInMemory(), [OpenWay(1, "ntfy://mine")])
