"""Stories over the records: what is stored is what would be decided, and all can be undone."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest

from tactful.cases.writing import advice_as_json
from tactful.etiquette.case import Channel, TouchKind
from tactful.etiquette.decision import advise
from tactful.etiquette.hours import in_hours_of
from tactful.etiquette.profiles import STANDARD
from tactful.reading.heard import Heard
from tactful.refusal import Refused
from tests.world import HOLIDAYS, day

if TYPE_CHECKING:
    from tactful.records.models import Application, Owner

NOW = datetime(2026, 12, 9, 15, 30, tzinfo=UTC)


def place() -> Any:
    from tactful.usecases.add_application import Place

    return Place("US", "NY", "America/New_York")


def added(owner: Owner, title: str = "Engineer at Acme", person: str = "Dana Reyes") -> Application:
    from tactful.usecases.add_application import NewApplication, Someone, add_application

    role, _, employer = title.partition(" at ")
    email = f"{person.split(maxsplit=1)[0].lower()}@acme.example"
    someone = Someone(person, email=email, phone="+1 212 555 0147")
    new = NewApplication(role, employer, place(), day("2026-11-02"), people=(someone,))
    return add_application(owner, new, NOW, HOLIDAYS)


def dump(owner: Owner) -> Any:
    """Everything there is, without the way back."""
    from django.apps import apps

    rows = {}
    for model in apps.get_app_config("records").get_models():
        if model.__name__ != "Change":
            ignored = {"SearchText": {"id"}, "Owner": {"renewed_at"}}.get(model.__name__, set())
            rows[model.__name__] = sorted(
                str(sorted((n, v) for n, v in values.items() if n not in ignored | {"version"}))
                for values in model._default_manager.values()
            )
    assert rows["Owner"], owner
    return rows


def stored_is_decided(owner: Owner, now: datetime) -> None:
    """Every stored advice is what `advise` says of the facts."""
    from tactful.records import facts, models

    ids = models.Application.objects.filter(owner=owner).values_list("pk", flat=True)
    for row, subject in facts.cases(ids, now, HOLIDAYS.workdays):
        kept = json.loads(row.advice)
        fresh = advice_as_json(advise(subject, in_hours_of(STANDARD, row.hours)))
        assert {name: kept[name] for name in fresh} == fresh


def test_a_story_keeps_its_advice_true_and_can_be_undone_to_the_beginning(owner: Owner) -> None:
    from tactful.usecases.edit import edit_application, edit_person, remove_application
    from tactful.usecases.history import undo
    from tactful.usecases.log_touch import Happened, log_touch
    from tactful.usecases.note_agreement import note_agreement
    from tactful.usecases.note_interview import note_interview

    before = [dump(owner)]
    row = added(owner)
    dana = row.involvements.get().person
    steps: list[Callable[[], object]] = [
        lambda: added(owner, "Architect at Borealis"),
        lambda: note_interview(row, NOW - timedelta(days=2), NOW, HOLIDAYS, people=(dana,)),
        lambda: note_agreement(
            row,
            Heard(everyone_contacted=True, contact_by=day("2026-12-21"), may_follow_up=True),
            day("2026-12-07"), NOW, HOLIDAYS, person=dana,
        ),
        lambda: log_touch(
            row, Happened(TouchKind.FOLLOW_UP, NOW, Channel.EMAIL, dana), NOW, HOLIDAYS
        ),
        lambda: edit_person(dana, {"do_not_contact": True}, NOW, HOLIDAYS),
        lambda: edit_application(row, {"notes": "x"}, (), NOW, HOLIDAYS, employer="Acme Ltd"),
        lambda: remove_application(row, NOW, HOLIDAYS),
    ]  # fmt: skip
    for step in steps:
        before.append(dump(owner))
        step()
        stored_is_decided(owner, NOW)
    while before:
        undo(owner, NOW, HOLIDAYS)
        stored_is_decided(owner, NOW)
        assert dump(owner) == before.pop()
    with pytest.raises(Refused, match="nothing to undo"):
        undo(owner, NOW, HOLIDAYS)


def test_a_touch_to_somebody_delays_every_other_application_with_them(owner: Owner) -> None:
    from tactful.records import models
    from tactful.usecases.log_touch import Happened, log_touch

    one, other = added(owner), added(owner, "Architect at Acme")
    dana = models.Person.objects.get()
    assert models.Person.objects.count() == 1
    assert json.loads(other.advice)["action"] == "follow_up"
    log_touch(one, Happened(TouchKind.FOLLOW_UP, NOW, Channel.EMAIL, dana), NOW, HOLIDAYS)
    other.refresh_from_db()
    advice = json.loads(other.advice)
    assert advice["action"] == "wait"
    assert [reason["rule"] for reason in advice["reasons"]] == ["application", "guard"]


def test_what_bounced_delays_nothing_even_if_the_mail_system_names_nobody(owner: Owner) -> None:
    from tactful.records import models
    from tactful.usecases.log_touch import Happened, log_touch

    one, other = added(owner), added(owner, "Architect at Acme")
    dana = models.Person.objects.get()
    earlier = NOW - timedelta(minutes=30)
    log_touch(one, Happened(TouchKind.FOLLOW_UP, earlier, Channel.EMAIL, dana), NOW, HOLIDAYS)
    bounce = Happened(TouchKind.BOUNCE, NOW, Channel.EMAIL, permanent=True)
    log_touch(one, bounce, NOW, HOLIDAYS)
    other.refresh_from_db()
    assert json.loads(other.advice)["action"] == "follow_up"


def test_the_clock_alone_renews_what_it_has_overtaken(owner: Owner) -> None:
    from tactful.records import models
    from tactful.usecases.renew_advice import renew_due

    row = added(owner)
    assert row.look_again_at is not None
    assert renew_due(owner, row.look_again_at - timedelta(seconds=1), HOLIDAYS) == 0
    assert renew_due(owner, row.look_again_at, HOLIDAYS) == 1
    stored_is_decided(owner, row.look_again_at)
    row = models.Application.objects.get()
    assert row.look_again_at is None or row.look_again_at > NOW


def test_the_same_thing_twice_is_refused_or_changes_nothing(owner: Owner) -> None:
    from tactful.usecases.log_touch import Happened, log_touch
    from tactful.usecases.note_agreement import note_agreement
    from tactful.usecases.note_interview import note_interview

    row = added(owner)
    with pytest.raises(Refused, match="noted already"):
        added(owner)
    happened = Happened(TouchKind.FOLLOW_UP, NOW, Channel.EMAIL)
    log_touch(row, happened, NOW, HOLIDAYS)
    later = replace(happened, at=NOW + timedelta(minutes=2))
    with pytest.raises(Refused, match="logged already"):
        log_touch(row, later, NOW, HOLIDAYS)
    log_touch(row, later, NOW, HOLIDAYS, again=True)
    heard = Heard(may_follow_up=True)
    at = NOW - timedelta(days=1)
    for _ in range(2):
        note_interview(row, at, NOW, HOLIDAYS, kind="video")
        note_agreement(row, heard, day("2026-12-08"), NOW, HOLIDAYS)
    assert row.interviews.count() == 1
    assert row.agreements.count() == 1
    assert row.touches.count() == 2


@pytest.mark.parametrize(
    ("heard", "said_on", "says"),
    [
        (Heard(contact_by=day("2026-12-01")), "2026-12-07", "lies before it was said"),
        (Heard(follow_up_on=day("2026-12-01")), "2026-12-07", "lies before it was said"),
        (Heard(), "2026-12-25", "still to come"),
    ],
)
def test_days_that_cannot_be_are_refused(
    owner: Owner, heard: Heard, said_on: str, says: str
) -> None:
    from tactful.usecases.note_agreement import note_agreement

    with pytest.raises(Refused, match=says):
        note_agreement(added(owner), heard, day(said_on), NOW, HOLIDAYS)


def test_what_lies_in_the_future_is_not_logged(owner: Owner) -> None:
    from tactful.usecases.log_touch import Happened, log_touch

    tomorrow = Happened(TouchKind.FOLLOW_UP, NOW + timedelta(days=1), Channel.EMAIL)
    with pytest.raises(Refused, match="future"):
        log_touch(added(owner), tomorrow, NOW, HOLIDAYS)


def test_a_new_address_after_a_bounce_can_be_used_at_once(owner: Owner) -> None:
    from tactful.usecases.edit import edit_person
    from tactful.usecases.log_touch import Happened, log_touch

    row = added(owner)
    dana = row.involvements.get().person
    edit_person(dana, {"phone": ""}, NOW, HOLIDAYS)
    log_touch(row, Happened(TouchKind.FOLLOW_UP, NOW, Channel.EMAIL, dana), NOW, HOLIDAYS)
    bounce = Happened(TouchKind.BOUNCE, NOW, Channel.EMAIL, dana, permanent=True)
    log_touch(row, bounce, NOW, HOLIDAYS)
    assert json.loads(row.advice)["action"] == "fix_contact"
    edit_person(dana, {"email": "dana.reyes@acme.example"}, NOW, HOLIDAYS)
    row.refresh_from_db()
    assert json.loads(row.advice)["action"] == "follow_up"
    assert json.loads(row.advice)["attempt"] == 1


def test_names_are_found_kindly(owner: Owner) -> None:
    from tactful.usecases import find

    added(owner, "Engineer at Müller & Söhne", "Žofia Nováková")
    added(owner, "Engineer at Acme")
    added(owner, "Architect at Acme")
    assert str(find.application(owner, "muller")) == "Engineer at Müller & Söhne"
    assert str(find.application(owner, "NOVAKOVA")) == "Engineer at Müller & Söhne"
    assert str(find.application(owner, "acme arch")) == "Architect at Acme"
    row = find.application(owner, "acme arch")
    assert find.application(owner, str(row.pk)[:8]) == row
    with pytest.raises(find.SeveralMeant, match="Architect at Acme"):
        find.application(owner, "acme")
    with pytest.raises(Refused, match="No application fits"):
        find.application(owner, "globex")


class TestExportAndImport:
    def filled(self, owner: Owner) -> Any:
        from tactful.usecases.demo_search import NEW_YORK, demo_search
        from tactful.usecases.export_records import export_records
        from tactful.usecases.import_records import import_records

        import_records(owner, demo_search(NOW, HOLIDAYS, NEW_YORK), NOW, HOLIDAYS)
        return export_records(owner, NOW, HOLIDAYS)

    def test_the_round_trip_is_exact(self, owner: Owner) -> None:
        from tactful.records import store
        from tactful.usecases import find
        from tactful.usecases.export_records import export_records
        from tactful.usecases.import_records import import_records

        exported = json.loads(json.dumps(self.filled(owner)))
        everything = dump(owner)
        store.throw_away(NOW)
        fresh = find.local_owner()
        plan = import_records(fresh, exported, NOW, HOLIDAYS)
        assert {p.action for p in plan if " at " in p.row} == {"add"}
        assert export_records(fresh, NOW, HOLIDAYS) == exported
        again = dump(fresh)
        for table in ("Employer", "Person", "Agreement", "Request", "Touch", "Interview"):
            assert len(again[table]) == len(everything[table])
        stored_is_decided(fresh, NOW)

    def test_the_same_file_twice_changes_nothing(self, owner: Owner) -> None:
        from tactful.records import models
        from tactful.usecases.import_records import import_records

        exported = json.loads(json.dumps(self.filled(owner)))
        before, changes = dump(owner), models.Change.objects.count()
        plan = import_records(owner, exported, NOW, HOLIDAYS)
        assert {planned.action for planned in plan} == {"keep"}
        assert dump(owner) == before
        assert models.Change.objects.count() == changes

    def test_a_dry_run_and_a_bad_row_write_nothing(self, owner: Owner) -> None:
        from tactful.usecases.demo_search import NEW_YORK, demo_search
        from tactful.usecases.import_records import import_records

        data = demo_search(NOW, HOLIDAYS, NEW_YORK)
        before = dump(owner)
        assert len(import_records(owner, data, NOW, HOLIDAYS, dry_run=True)) >= 13
        assert dump(owner) == before
        data["applications"][3]["case"]["touches"][0]["kind"] = "letter"
        plan = import_records(owner, data, NOW, HOLIDAYS)
        refused = [planned for planned in plan if planned.action == "refuse"]
        assert [planned.row for planned in refused] == ["applications[3]"]
        assert "touches[0].kind: 'letter' is not one of" in refused[0].why
        assert dump(owner) == before

    def test_an_import_can_be_undone(self, owner: Owner) -> None:
        from tactful.usecases.history import undo

        before = dump(owner)
        self.filled(owner)
        undo(owner, NOW, HOLIDAYS)
        assert dump(owner) == before

    @pytest.mark.parametrize(
        ("data", "says"),
        [
            ([], "no export"),
            ({}, "no export"),
            ({"tactful": 3}, "format 3"),
            ({"tactful": 1, "extra": 1}, "a field nobody knows"),
            ({"tactful": 1, "applications": {}}, "must be a list"),
            ({"tactful": 1, "me": {"profile": "wild"}}, "me.profile"),
        ],
    )
    def test_what_is_no_export_is_refused_whole(self, owner: Owner, data: Any, says: str) -> None:
        from tactful.usecases.import_records import import_records

        with pytest.raises(Refused, match=says):
            import_records(owner, data, NOW, HOLIDAYS)

    def test_two_rows_of_one_key_and_a_mark_that_is_no_yes_are_refused(self, owner: Owner) -> None:
        from tactful.usecases.demo_search import NEW_YORK, demo_search
        from tactful.usecases.import_records import import_records

        data = demo_search(NOW, HOLIDAYS, NEW_YORK)
        data["applications"].append(data["applications"][0])
        data["people"] = [{"name": "Zoe", "do_not_contact": "true"}]
        plan = import_records(owner, data, NOW, HOLIDAYS)
        refused = {planned.row: planned.why for planned in plan if planned.action == "refuse"}
        assert "must be true, false or null" in refused["people[0]"]
        assert "stands in the file already" in refused["applications[13]"]
