"""Fine points of what is kept: each was once free to be wrong with every test still green."""

from __future__ import annotations

import json
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import pytest

from tactful.etiquette.case import Channel, TouchKind
from tactful.refusal import Refused
from tests.usecases.test_stories import NOW, added
from tests.world import HOLIDAYS, day

if TYPE_CHECKING:
    from django.test import Client

    from tactful.records.models import Owner


def test_clocks_may_differ_by_five_minutes_and_no_more(owner: Owner) -> None:
    from tactful.usecases.log_touch import Happened, log_touch

    row = added(owner)
    ahead = Happened(TouchKind.FOLLOW_UP, NOW + timedelta(minutes=6), Channel.EMAIL)
    with pytest.raises(Refused, match="future"):
        log_touch(row, ahead, NOW, HOLIDAYS)
    almost_now = Happened(TouchKind.FOLLOW_UP, NOW + timedelta(minutes=4), Channel.EMAIL)
    log_touch(row, almost_now, NOW, HOLIDAYS)


@pytest.mark.parametrize("kind", ["no_fit", "rejected", "closing"])
def test_a_goodbye_that_is_not_advised_is_guarded_too(owner: Owner, kind: str) -> None:
    from tactful.usecases.write_letter import Wish, write_letter

    letter = write_letter(added(owner), Wish(kind=kind), NOW, HOLIDAYS, "US")
    assert "asks for something else" in letter.guard.sentence


def test_a_returned_mail_does_not_strike_out_a_call_at_another_application(owner: Owner) -> None:
    from tactful.records.models import Person
    from tactful.usecases.log_touch import Happened, log_touch

    one, other = added(owner), added(owner, "Architect at Acme")
    dana = Person.objects.get()
    earlier = NOW - timedelta(minutes=30)
    log_touch(one, Happened(TouchKind.FOLLOW_UP, earlier, Channel.PHONE, dana), NOW, HOLIDAYS)
    returned = Happened(TouchKind.BOUNCE, NOW, Channel.EMAIL, dana, permanent=True)
    log_touch(one, returned, NOW, HOLIDAYS)
    other.refresh_from_db()
    assert json.loads(other.advice)["action"] == "wait"


def test_what_can_be_done_now_is_sorted_by_when_it_closes(owner: Owner) -> None:
    row = added(owner)
    row.refresh_from_db()
    kept = json.loads(row.advice)
    assert kept["action"] == "follow_up"
    assert kept["opens"]
    assert row.due_at == datetime.fromisoformat(kept["closes"])


def test_a_holiday_by_hand_of_a_country_is_one_in_all_its_parts(owner: Owner) -> None:
    from tactful.records import facts

    row = added(owner)
    row.owner.holidays = [{"place": "US", "day": "2026-12-10", "free": True}]
    assert not facts.calendar_of(row, HOLIDAYS.workdays).is_working(day("2026-12-10"))


def test_one_search_for_both_doors(client: Client, owner: Owner) -> None:
    from tactful.usecases.edit import edit_application
    from tactful.usecases.look import listed

    acme = added(owner)
    added(owner, "Cook at Borealis", "Bo Lund")
    edit_application(acme, {"notes": "They want references."}, (), NOW, HOLIDAYS)
    for words, finds in (
        ("references", True), ("referen", True), ("Dana", True), ("eferences", False),
        ("dana@acme", True), ("engineer acme", True),
    ):  # fmt: skip
        found = {row.employer for row in listed(owner, words, None, None, 10)[0]}
        assert ("Acme" in found) is finds, words
        page = client.get("/applications", {"q": words}).content.decode()
        assert (">Acme" in page) is finds, words


def test_advice_of_other_rules_is_made_anew_when_it_is_looked_at(
    client: Client, owner: Owner
) -> None:
    from tactful.etiquette.fingerprint import FINGERPRINT
    from tactful.records.models import Application

    row = added(owner)
    Application.objects.update(made_by="an older edition", standing="let_go", advice="{}")
    client.get("/")
    row.refresh_from_db()
    assert (row.made_by, row.standing) == (FINGERPRINT, "now")
    assert json.loads(row.advice)["action"] == "follow_up"


def test_what_a_cut_off_copy_left_behind_is_cleared_after_an_hour(owner: Owner) -> None:
    import os

    from tactful import config
    from tactful.records.databases.kept_in import database

    folder = config.data_folder() / "backups"
    folder.mkdir(exist_ok=True)
    old, young = folder / "one.sqlite3.partial", folder / "two.sqlite3.partial"
    for path, age in ((old, timedelta(hours=2)), (young, timedelta(minutes=5))):
        path.write_bytes(b"half")
        os.utime(path, ((NOW - age).timestamp(),) * 2)
    database().prepare(NOW)
    assert not old.exists()
    assert young.exists()
    young.unlink()


def test_notes_stand_beside_the_touch_they_were_written_for_after_an_import(owner: Owner) -> None:
    from tactful.records import store
    from tactful.records.models import Touch
    from tactful.usecases import find
    from tactful.usecases.export_records import export_records
    from tactful.usecases.import_records import import_records
    from tactful.usecases.log_touch import Happened, log_touch

    row = added(owner)
    for kind, note in ((TouchKind.REPLY, "what they wrote"), (TouchKind.ANSWER, "what I wrote")):
        log_touch(row, Happened(kind, NOW, Channel.EMAIL, note=note), NOW, HOLIDAYS)
    exported = json.loads(json.dumps(export_records(owner, NOW, HOLIDAYS)))
    store.throw_away(NOW)
    import_records(find.local_owner(), exported, NOW, HOLIDAYS)
    assert set(Touch.objects.exclude(note="").values_list("kind", "note")) == {
        ("reply", "what they wrote"), ("answer", "what I wrote"),
    }  # fmt: skip


def test_who_put_in_a_word_is_nobody_to_write_to(owner: Owner) -> None:
    from tactful.records.models import Person
    from tactful.usecases.write_letter import Wish, write_letter

    row = added(owner, person="Sam Ott")
    Person.objects.update(role="referral", email="sam@acme.example")
    letter = write_letter(row, Wish(), NOW, HOLIDAYS, "US")
    assert (letter.draft.person, letter.address) == (None, "")


@pytest.mark.parametrize(("hours", "free"), [("", True), ("11:00-17:00", False)])
def test_a_letter_is_judged_by_the_hours_of_the_trade(owner: Owner, hours: str, free: bool) -> None:
    from tactful.records.models import Person
    from tactful.usecases.write_letter import Wish, write_letter

    row = added(owner)
    Person.objects.update(email="")  # she can only be called; it is half past ten there
    row.hours = hours
    row.save()
    letter = write_letter(row, Wish(channel=Channel.PHONE), NOW, HOLIDAYS, "US")
    assert (letter.guard.sentence == "") is free, letter.guard.sentence


@pytest.mark.parametrize(
    ("there", "sentence", "people"),
    [
        ("", "They get back to me by Friday. If not I can email Dana, dana@acme.example.",
         "Dana dana@acme.example"),
        ("", "Dana said I'd hear by Friday.", "Dana"),
        ("", "I hear by Friday, else I may write to dana.reyes@acme.example.",
         "Dana Reyes dana.reyes@acme.example"),
        ("", "I hear by Friday, else I may write to noreply@acme.example.", ""),
        ("Tom Ash", "If I hear nothing by Friday I should email Dana Reyes.",
         "Tom Ash tom@acme.example, Dana Reyes"),
        ("Tom Ash", "Dana said I'd hear by Friday.", "Tom Ash tom@acme.example"),
        ("Dana Reyes", "If nothing comes by Friday I can email Dana.",
         "Dana Reyes dana@acme.example"),
    ],
)  # fmt: skip
def test_whom_a_debrief_names_is_noted_with_it(
    owner: Owner, there: str, sentence: str, people: str
) -> None:
    from tactful.records.models import Involvement
    from tactful.usecases.debrief import Answers, accept, propose
    from tactful.usecases.find import people_of
    from tactful.usecases.history import undo

    row = added(owner, person=there or "Nobody At")
    if not there:
        Involvement.objects.all().delete()
    before = len(people_of(row))
    proposal = propose(row, Answers(sentence=sentence), day("2026-12-09"), HOLIDAYS)
    noted = accept(row, proposal, NOW, HOLIDAYS)
    found = ", ".join(f"{p.name} {p.email}".strip() for p in people_of(row))
    assert found == people
    assert noted.agreement is not None
    if "Dana" in sentence and "Dana" in people:
        whom = noted.agreement.contact or noted.agreement.person
        assert whom is not None
        assert whom.name.startswith("Dana")
    undo(owner, NOW, HOLIDAYS)
    assert len(people_of(row)) == before
