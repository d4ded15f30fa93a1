"""The ways back: any change undone or done again, something forgotten for good, a copy restored."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful.etiquette.case import Channel, TouchKind
from tactful.refusal import Refused
from tests.usecases.test_stories import NOW, added, dump, stored_is_decided
from tests.world import HOLIDAYS

if TYPE_CHECKING:
    from tactful.records.models import Owner


def _edit(row: object, **values: object) -> None:
    from tactful.usecases.edit import edit_application

    edit_application(row, values, (), NOW, HOLIDAYS)  # type: ignore[arg-type]  # a row


class TestHistory:
    """Undo is a list, not a stack."""

    def test_an_older_change_can_be_undone_past_newer_ones(self, owner: Owner) -> None:
        from tactful.usecases.history import see_changes, undo

        acme, other = added(owner), added(owner, "Cook at Borealis", "Bo Lund")
        _edit(acme, notes="the first")
        number = see_changes(owner)[0].number
        _edit(other, notes="the second")
        undo(owner, NOW, HOLIDAYS, meant=number)
        acme.refresh_from_db()
        other.refresh_from_db()
        assert (acme.notes, other.notes) == ("", "the second")
        assert [c.state for c in see_changes(owner)[:3]] == ["undoing", "stands", "undone"]
        stored_is_decided(owner, NOW)

    def test_what_stands_against_it_is_named(self, owner: Owner) -> None:
        from tactful.usecases.history import see_changes, undo

        acme = added(owner)
        _edit(acme, notes="the first")
        number = see_changes(owner)[0].number
        _edit(acme, notes="the second")
        before = dump(owner)
        with pytest.raises(Refused, match=r"edit Engineer at Acme.*came after it"):
            undo(owner, NOW, HOLIDAYS, meant=number)
        assert dump(owner) == before

    def test_what_comes_back_needs_what_it_belonged_to(self, owner: Owner) -> None:
        from tactful.usecases.edit import remove_application
        from tactful.usecases.history import see_changes, undo

        added(owner, "Cook at Beta", "Tom Xy")
        first = see_changes(owner)[0].number
        gamma = added(owner, "Chef at Beta", "Tom Xy")
        before = dump(owner)
        remove_application(gamma, NOW, HOLIDAYS)
        removal = see_changes(owner)[0].number
        undo(owner, NOW, HOLIDAYS, meant=first)
        with pytest.raises(Refused, match=r"“remove Chef at Beta” cannot be undone: “undo: add"):
            undo(owner, NOW, HOLIDAYS)
        undo(owner, NOW, HOLIDAYS, meant=see_changes(owner)[0].number)
        undo(owner, NOW, HOLIDAYS, meant=removal)
        assert dump(owner) == before
        stored_is_decided(owner, NOW)

    def test_redo_does_again_what_was_undone_last(self, owner: Owner) -> None:
        from tactful.usecases.history import redo, undo

        acme = added(owner)
        _edit(acme, notes="written")
        done = dump(owner)
        undo(owner, NOW, HOLIDAYS)
        assert dump(owner) != done
        redo(owner, NOW, HOLIDAYS)
        assert dump(owner) == done
        with pytest.raises(Refused, match="nothing to do again"):
            redo(owner, NOW, HOLIDAYS)
        assert undo(owner, NOW, HOLIDAYS).what == f"redo: edit {acme}"
        assert dump(owner) != done

    def test_the_way_back_is_kept_as_long_as_its_owner_wants(self, owner: Owner) -> None:
        from tactful.usecases.edit import edit_application, edit_me
        from tactful.usecases.history import see_changes

        acme = added(owner)
        later = NOW + timedelta(days=owner.history_days + 1)
        edit_application(acme, {"notes": "much later"}, (), later, HOLIDAYS)
        assert [c.what for c in see_changes(owner)] == [f"edit {acme}"]
        edit_me(owner, {"history_days": 7}, later, HOLIDAYS)
        edit_application(acme, {"notes": "later"}, (), later + timedelta(days=8), HOLIDAYS)
        assert [c.what for c in see_changes(owner)] == [f"edit {acme}"]

    def test_what_the_machine_did_of_itself_is_in_nobodys_way(self, owner: Owner) -> None:
        from tactful.records.changes import change, deed
        from tactful.usecases.history import redo, see_changes, undo
        from tactful.usecases.renew_advice import renewer

        acme = added(owner)
        _edit(acme, notes="mine", role="Senior Engineer")
        with change(owner, deed("edit", of="x"), NOW, renewer(HOLIDAYS), by="machine") as doing:
            doing.update(acme, notes="the machine's")
        undo(owner, NOW, HOLIDAYS)
        acme.refresh_from_db()
        assert (acme.notes, acme.role) == ("", "Engineer")
        assert [c.by for c in see_changes(owner)][:4] == ["person", "machine", "machine", "person"]
        redo(owner, NOW, HOLIDAYS)
        acme.refresh_from_db()
        assert (acme.notes, acme.role) == ("mine", "Senior Engineer")
        stored_is_decided(owner, NOW)

    def test_a_change_of_an_older_format_is_undone_too(self, owner: Owner) -> None:
        """Its images know nothing of columns that came later."""
        import json

        from tactful.records.models import Change
        from tactful.usecases.history import undo

        acme = added(owner)
        _edit(acme, notes="one")
        change = Change.objects.latest("pk")
        rows = json.loads(change.rows)
        for _, _, before, after in rows:
            for image in (before, after):
                del image["remind_at"], image["remind_of"]
        Change.objects.filter(pk=change.pk).update(rows=json.dumps(rows))
        undo(owner, NOW, HOLIDAYS)
        acme.refresh_from_db()
        assert acme.notes == ""

    def test_two_touches_of_one_day_come_back_with_what_was_removed(self, owner: Owner) -> None:
        from tactful.usecases.edit import remove_application
        from tactful.usecases.history import undo
        from tactful.usecases.log_touch import Happened, log_touch

        acme = added(owner)
        dana = acme.involvements.get().person
        for kind in (TouchKind.REPLY, TouchKind.ANSWER):
            log_touch(acme, Happened(kind, NOW, Channel.EMAIL, dana), NOW, HOLIDAYS)
        before = dump(owner)
        remove_application(acme, NOW, HOLIDAYS)
        undo(owner, NOW, HOLIDAYS)
        assert dump(owner) == before


class TestForgetting:
    """Nothing is left of it: not in a row, not in the history, not in what is searched."""

    def test_an_application(self, owner: Owner) -> None:
        from tactful.usecases.forget import forget_application

        added(owner, "Cook at Borealis", "Bo Lund")
        before = dump(owner)
        acme = added(owner, "Engineer at Zweifelhaft", "Zora Quill")
        _edit(acme, notes="xylophone")
        forget_application(acme, NOW, HOLIDAYS)
        left = _all_text(owner)
        assert "xylophone" not in left
        assert "Zweifelhaft" not in left
        assert [row for row in before["Application"] if row not in dump(owner)["Application"]] == []
        stored_is_decided(owner, NOW)

    def test_somebody(self, owner: Owner) -> None:
        from tactful.usecases.forget import forget_person
        from tactful.usecases.log_touch import Happened, log_touch

        acme = added(owner, "Engineer at Acme", "Zora Quill")
        zora = acme.involvements.get().person
        sent = Happened(TouchKind.FOLLOW_UP, NOW, Channel.EMAIL, zora, note="Dear Zora, hello")
        log_touch(acme, sent, NOW, HOLIDAYS)
        forget_person(zora, NOW, HOLIDAYS)
        assert "zora" not in _all_text(owner).lower()
        assert acme.touches.count() == 1, "that something was sent still counts"
        stored_is_decided(owner, NOW)

    def test_somebody_who_is_named_all_over(self, owner: Owner) -> None:
        from tactful.records.models import Interview, Request
        from tactful.usecases.edit import edit_person
        from tactful.usecases.forget import forget_person

        acme, other = (
            added(owner, "Engineer at Acme", "Zora Quill"),
            added(owner, "Cook at Borealis"),
        )
        zora = acme.involvements.get().person
        Request.objects.create(owner=owner, application=acme, what="the form of Zora", noted_at=NOW)
        Interview.objects.create(owner=owner, application=acme, at=NOW, place="Zora's office")
        _edit(acme, posting="Ask for Zora Quill.")
        _edit(other, notes="I met Zora Quill of Acme at a fair. The quill is mightier.")
        bo = other.involvements.get().person
        edit_person(bo, {"notes": "a friend of Zora's"}, NOW, HOLIDAYS)
        forget_person(zora, NOW, HOLIDAYS)
        left = _all_text(owner).lower()
        assert "zora" not in left
        assert acme.requests.get().what == "something"
        stored_is_decided(owner, NOW)

    def test_what_was_called_about_names_nobody_any_more(self, owner: Owner) -> None:
        from tactful.records.models import Notice
        from tactful.usecases.forget import forget_person

        acme = added(owner, "Engineer at Zweifelhaft", "Zora Quill")
        for row, sign in ((acme, "window:x"), (None, "week:2026-12-06")):
            Notice.objects.create(owner=owner, application=row, sign=sign, cause="week",
                                  claimed_at=NOW, said="Zweifelhaft: email Zora Quill.")  # fmt: skip
        forget_person(acme.involvements.get().person, NOW, HOLIDAYS)
        assert "Zora" not in _all_text(owner)
        assert Notice.objects.count() == 2, "and nobody is called about it again"

    def test_what_was_undone_or_written_over_is_forgotten_too(self, owner: Owner) -> None:
        from tactful.usecases.forget import forget_application, forget_person
        from tactful.usecases.history import undo
        from tactful.usecases.log_touch import Happened, log_touch

        acme = added(owner, "Engineer at Acme", "Zora Quill")
        zora = acme.involvements.get().person
        sent = Happened(TouchKind.FOLLOW_UP, NOW, Channel.EMAIL, zora, note="xylophone")
        log_touch(acme, sent, NOW, HOLIDAYS)
        undo(owner, NOW, HOLIDAYS)
        _edit(
            acme, notes="Zora Quill told me her salary", source="through Zora", pay="as Quill said"
        )
        _edit(acme, notes="nothing")
        forget_person(zora, NOW, HOLIDAYS)
        left = _all_text(owner).lower()
        assert not [word for word in ("zora", "quill", "xylophone") if word in left]
        other = added(owner, "Cook at Zweifelhaft", "Bo Lund")
        log_touch(other, Happened(TouchKind.FOLLOW_UP, NOW, None, note="yodel"), NOW, HOLIDAYS)
        undo(owner, NOW, HOLIDAYS)
        forget_application(other, NOW, HOLIDAYS)
        assert not [word for word in ("yodel", "Zweifelhaft") if word in _all_text(owner)]
        stored_is_decided(owner, NOW)

    def test_what_was_removed_can_still_be_forgotten(self, owner: Owner) -> None:
        from tactful.usecases.edit import remove_application
        from tactful.usecases.forget import forget_person, forget_removed, see_removed
        from tactful.usecases.history import undo

        acme = added(owner, "Engineer at Acme", "Zora Quill")
        _edit(acme, notes="xylophone")
        other = added(owner, "Cook at Zweifelhaft", "Bo Lund")
        zora = acme.involvements.get().person
        remove_application(acme, NOW, HOLIDAYS)
        remove_application(other, NOW, HOLIDAYS)
        assert [gone.title for gone in see_removed(owner)] == [
            "Cook at Zweifelhaft", "Engineer at Acme"
        ]  # fmt: skip
        forget_removed(owner, see_removed(owner)[0])
        assert "Zweifelhaft" not in _all_text(owner)
        forget_person(zora, NOW, HOLIDAYS)
        assert "Zora" not in _all_text(owner)
        for gone in see_removed(owner):
            forget_removed(owner, gone)
        assert "xylophone" not in _all_text(owner)
        assert not see_removed(owner)
        with pytest.raises(Refused, match="nothing to undo"):
            undo(owner, NOW, HOLIDAYS)

    def test_everything(self, owner: Owner) -> None:
        from tactful.usecases import find
        from tactful.usecases.edit import edit_me
        from tactful.usecases.forget import forget_everything

        edit_me(owner, {"name": "Alice Doe"}, NOW, HOLIDAYS)
        added(owner, "Engineer at Zweifelhaft", "Zora Quill")
        forget_everything(owner)
        left = _all_text(find.local_owner())
        assert not [word for word in ("Alice", "Zora", "Zweifelhaft", "Engineer") if word in left]

    @pytest.mark.sqlite
    def test_the_file_holds_no_trace_either(self, owner: Owner) -> None:
        from tactful import config
        from tactful.usecases.forget import forget_application

        acme = added(owner, "Engineer at Zweifelhaft", "Zora Quill")
        _edit(acme, notes="xylophone " * 400)
        forget_application(acme, NOW, HOLIDAYS)
        files = list(config.data_folder().glob("tactful.sqlite3*"))
        assert files
        assert not [f.name for f in files if b"xylophone" in f.read_bytes()]


def _all_text(owner: Owner) -> str:
    """Everything an owner's rows say, the history too."""
    from tactful.records.models import Change

    return str(dump(owner)) + str(list(Change.objects.values_list("of", "rows")))


@pytest.mark.sqlite
class TestCopies:
    """A copy is whole or refused, and takes the place of the records without losing them."""

    def test_a_copy_is_put_back_and_what_stood_there_is_kept(
        self, owner: Owner, tmp_path: Path
    ) -> None:
        from django.db import connection

        from tactful.usecases import keep_backups

        added(owner)
        copy = keep_backups.back_up(NOW, tmp_path / "copy.sqlite3")
        with_one = dump(owner)
        added(owner, "Cook at Borealis", "Bo Lund")
        with_two = dump(owner)
        assert keep_backups.check(copy) == 1
        connection.close()
        kept = keep_backups.restore(copy, NOW)
        assert dump(owner) == with_one
        assert kept is not None
        connection.close()
        keep_backups.restore(kept, NOW + timedelta(seconds=5))
        assert dump(owner) == with_two

    def test_who_has_the_records_open_goes_on_with_what_was_put_back(
        self, owner: Owner, tmp_path: Path
    ) -> None:
        import sqlite3
        from contextlib import closing

        from tactful import config
        from tactful.usecases import keep_backups

        added(owner)
        copy = keep_backups.back_up(NOW, tmp_path / "copy.sqlite3")
        added(owner, "Cook at Borealis", "Bo Lund")
        keep_backups.restore(copy, NOW)
        assert len(dump(owner)["Application"]) == 1
        added(owner, "Clerk at Cobalt", "Cy Hart")
        with closing(sqlite3.connect(config.data_folder() / "tactful.sqlite3")) as somebody:
            roles = somebody.execute("SELECT role FROM application ORDER BY role").fetchall()
        assert roles == [("Clerk",), ("Engineer",)], "what was written after it is there"

    def test_records_that_contradict_themselves_are_no_copy(
        self, owner: Owner, tmp_path: Path
    ) -> None:
        import sqlite3
        from contextlib import closing

        from tactful.usecases import keep_backups

        added(owner)
        copy = keep_backups.back_up(NOW, tmp_path / "copy.sqlite3")
        with closing(sqlite3.connect(copy)) as tampered:
            tampered.execute("PRAGMA writable_schema = ON")
            tampered.execute("DELETE FROM sqlite_master WHERE name = 'change_latest'")
            tampered.commit()
        with pytest.raises(Refused, match="backup_damaged"):
            keep_backups.check(copy)
        with pytest.raises(Refused, match="backup_damaged"):
            keep_backups.restore(copy, NOW)

    @pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" * 9])
    def test_a_copy_that_is_not_whole_is_refused(
        self, owner: Owner, tmp_path: Path, content: bytes
    ) -> None:
        from tactful.usecases import keep_backups

        added(owner)
        before = dump(owner)
        broken = tmp_path / "broken.sqlite3"
        broken.write_bytes(content)
        with pytest.raises(Refused):
            keep_backups.restore(broken, NOW)
        assert dump(owner) == before

    def test_damaged_records_make_no_copy(self, owner: Owner, tmp_path: Path) -> None:
        from django.db import connection

        from tactful import config
        from tactful.usecases import keep_backups

        added(owner)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        records = config.data_folder() / "tactful.sqlite3"
        whole = records.read_bytes()
        try:
            _damage(records)
            with pytest.raises(Refused, match=r"malformed|damaged"):
                keep_backups.back_up(NOW, tmp_path / "copy.sqlite3")
            assert not list(tmp_path.glob("copy.sqlite3*"))
        finally:
            records.write_bytes(whole)

    def test_a_copy_that_was_damaged_later_is_refused(self, owner: Owner, tmp_path: Path) -> None:
        from tactful.usecases import keep_backups

        added(owner)
        copy = keep_backups.back_up(NOW, tmp_path / "copy.sqlite3")
        _damage(copy)
        with pytest.raises(Refused):
            keep_backups.check(copy)


def _damage(path: Path) -> None:
    """Overwrite the heads of all pages but the first, as a failing disk would: one alone could be
    a page that is not in use.
    """
    content = bytearray(path.read_bytes())
    page = int.from_bytes(content[16:18], "big")
    for start in range(page, len(content), page):
        content[start : start + 64] = b"\xff" * 64
    path.write_bytes(content)
