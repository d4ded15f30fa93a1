"""Bad input and bad days, for real: kills, full and read-only disks, locks, damaged files."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal

IMPOSSIBLE = [
    (("add", "Engineer", "--place", "US"), 2, "names no employer"),
    (("add", "Engineer at Acme"), 2, "Say --place"),
    (("add", "Engineer at Acme", "--place", "XX"), 2, "no place"),
    (("add", "Engineer at Acme", "--place", "US-ZZ"), 2, "no part of US"),
    (("add", "Engineer at Acme", "--place", "US", "--zone", "Mars/Base"), 2, "no time zone"),
    (("add", "Engineer at Acme", "--place", "US", "--applied", "2026-02-30"), 2, "no day of the"),
    (("add", "E\x1b[31m at Acme", "--place", "US"), 2, "control characters"),
    (("add", "E at " + "x" * 500, "--place", "US"), 2, "longer than 200"),
    (("add", "E at A", "--place", "US", "--person", "Bo, king"), 2, "is no role"),
    (("add", "E at A", "--place", "US", "--person", "Bo, a@b"), 2, "no email address"),
    (("add", "E at A", "--place", "US", "--nickname", "x"), 2, "--nickname"),
    (("why", "globex"), 1, "No application fits"),
    (("interview", "acme", "2026-12-03"), 2, "At what time?"),
    (("interview", "acme", "2026-13-03", "10:00"), 2, "no day"),
    (("interview", "acme", "2026-12-03", "25:00"), 2, "no time of day"),
    (("interview", "acme", "2026-12-03", "10:00", "--ends", "9:00"), 1, "before it begins"),
    (("interview", "acme", "2026-12-03", "10:00", "--with", "zoe"), 1, "Nobody"),
    (("interview", "acme", "2026-12-03", "10:00", "--cancel"), 1, "no interview"),
    (("debrief", "acme", "They decide in two weeks.", "--said", "tomorrow", "--yes"), 1, "to come"),
    (("debrief", "acme", "--by", "soon"), 2, "names no day"),
    (("log", "acme", "smiled"), 2, "smiled"),
    (("log", "acme", "sent", "--at", "2027-01-04"), 1, "future"),
    (("log", "acme", "sent", "--at", "whenever"), 2, "is no day"),
    (("log", "acme", "sent", "--to", "zoe"), 1, "Nobody"),
    (("log", "acme", "replied", "--back", "friday"), 2, "goes with away"),
    (("log", "acme", "delivered", "--request", "passport"), 2, "Which request"),
    (("edit", "acme", "--fit", "splendid"), 2, "splendid"),
    (("people", "dana", "--email", "nowhere"), 2, "no email address"),
    (("me", "--zone", "Mars/Base"), 2, "no time zone"),
    (("me", "--history-days", "0"), 2, "1<=x<=3650"),
    (("import", "nowhere.json"), 2, "nowhere.json"),
    (("export", "nowhere/else.json"), 1, "cannot be written"),
    (("backup", "nowhere/else.sqlite3"), 1, "could not be written"),
]


@pytest.mark.parametrize(
    ("arguments", "code", "says"), IMPOSSIBLE, ids=[" ".join(r[0])[:50] for r in IMPOSSIBLE]
)
def test_the_impossible_is_refused_in_a_sentence_and_changes_nothing(
    acme: Terminal, arguments: tuple[str, ...], code: int, says: str
) -> None:
    before = acme("export").out
    if arguments[:2] == ("add", "Engineer at Acme") and "--place" not in arguments:
        acme = replace(acme, data=acme.data.parent / "empty")
        before = acme("export").out
    refused = acme(*arguments, code=code)
    assert says in " ".join(refused.err.split())
    assert acme("export").out == before


def test_a_long_note_is_refused_and_a_large_one_kept(acme: Terminal) -> None:
    # A single argument is at most 128 kB on Linux; a whole note comes by an import.
    large = "All work and no play. " * 5000
    acme("edit", "acme", "--notes", large)
    assert len(acme("show", "acme", "--json").json["notes"]) == len(large.strip())
    exported = json.loads(acme("export").out)
    for length, fits in ((1_000_000, True), (10_000_000, False)):
        exported["applications"][0]["notes"] = "x" * length
        file = acme.data.parent / "long.json"
        file.write_text(json.dumps(exported))
        ran = acme("import", str(file), code=0 if fits else 1)
        assert fits or "longer than 1,000,000 characters" in ran.out


def test_a_broken_row_in_an_import_is_named_and_nothing_is_imported(acme: Terminal) -> None:
    acme("add", "Architect at Birch", "--person", "Bo Li, bo@birch.example")
    exported = json.loads(acme("export").out)
    exported["applications"][1]["case"]["employer"]["country"] = "XX"
    exported["applications"][0]["notes"] = "changed"
    file = acme.data.parent / "bad.json"
    file.write_text(json.dumps(exported))
    before = acme("export").out
    refused = acme("import", str(file), code=1)
    assert "REFUSE  applications[1]: employer.country: XX is no country" in refused.out.replace(
        "REFUSE applications", "REFUSE  applications"
    )
    assert "nothing was" in refused.err
    assert acme("export").out == before


def test_somebody_elses_text_never_reaches_the_terminal_raw(acme: Terminal) -> None:
    with closing(sqlite3.connect(acme.data / "tactful.sqlite3")) as connection:
        connection.execute("UPDATE person SET name = 'D\x1b[31mana\u202e\x9b0m'")
        connection.execute(
            "UPDATE application SET role = 'E\x1b]0;pwned\x07', look_again_at = '2020'"
        )
        connection.execute("UPDATE application SET notes = 'n\x1b[2J'")
        connection.commit()
    for arguments in (
        ("today",), ("why", "acme"), ("show", "acme"), ("list",), ("people",), ("card", "acme"),
        ("export",), ("show", "acme", "--json"), ("why", "zzz"), ("log", "acme", "called"),
    ):  # fmt: skip
        ran = acme(*arguments, code=1 if "zzz" in arguments else 0)
        for harmful in ("\x1b", "\x07", "\x9b", "\u202e"):
            assert harmful not in ran.out + ran.err, arguments


class TestTheFile:
    def test_records_of_a_newer_version_are_not_touched(self, acme: Terminal) -> None:
        path = acme.data / "tactful.sqlite3"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA user_version = 99")
        before = path.read_bytes()
        for arguments in (("today",), ("list",), ("log", "acme", "called")):
            assert "newer Tactful (format 99" in acme(*arguments, code=1).err
        assert path.read_bytes() == before

    @pytest.mark.parametrize("damage", ["rubbish", "cut short", "a hole in the middle"])
    def test_a_damaged_file_says_how_to_go_back_and_the_way_works(
        self, acme: Terminal, damage: str
    ) -> None:
        before = acme("export").out
        acme("backup")
        path = acme.data / "tactful.sqlite3"
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        whole = path.read_bytes()
        damaged = {
            "rubbish": b"this is no database, whatever its name says" * 100,
            "cut short": whole[: len(whole) // 3],
            "a hole in the middle": whole[:100] + b"\xff" * (len(whole) - 100),
        }
        path.write_bytes(damaged[damage])
        for arguments in (("today",), ("list",), ("export",), ("log", "acme", "called")):
            refused = acme(*arguments, code=1)
            assert "are damaged" in refused.err
        assert "tactful restore" in refused.err
        acme("restore", "--yes")
        assert acme("export").out == before
        assert list((acme.data / "backups").glob("*.damaged")), "what stood there is kept"

    def test_an_emptied_file_is_neither_copied_nor_taken_for_a_first_visit(
        self, acme: Terminal
    ) -> None:
        before = acme("export").out
        acme("backup")
        whole = next((acme.data / "backups").glob("*.sqlite3")).name
        (acme.data / "backups" / "2099-01-01T000000Z.sqlite3").write_bytes(b"")
        for more in ("", "-wal", "-shm"):
            (acme.data / f"tactful.sqlite3{more}").unlink(missing_ok=True)
        (acme.data / "tactful.sqlite3").touch()
        for arguments in (("today",), ("backup",), ("export",)):
            refused = acme(*arguments, code=1)
            assert "is empty, but there are backups of them" in refused.err
            assert whole in refused.err, "the newest that holds anything is named"
        assert len(list((acme.data / "backups").glob("*.sqlite3"))) == 2
        acme("restore", "--yes")
        assert acme("export").out == before

    def test_damaged_with_no_backup_says_so(self, new_computer: Terminal) -> None:
        new_computer.data.mkdir()
        (new_computer.data / "tactful.sqlite3").write_bytes(b"rubbish" * 1000)
        assert "no backup beside them" in " ".join(new_computer("today", code=1).err.split())

    def test_a_backup_is_made_before_a_migration(self, acme: Terminal) -> None:
        source = (
            "from tactful import clock\nfrom tactful.records import store\n"
            "from tactful.records.databases import migrating, sqlite\nsqlite.SCHEMA = 99\n"
            "with store.opened(clock.now()):\n    pass\n"
        )
        subprocess.run([sys.executable, "-c", source], env=acme.environment, check=True)
        (backup,) = (acme.data / "backups").glob("*before-format-99.sqlite3")
        with closing(sqlite3.connect(backup)) as connection:
            assert connection.execute("SELECT count(*) FROM application").fetchone() == (1,)

    def test_records_of_the_first_version_are_brought_up_to_date(
        self, new_computer: Terminal
    ) -> None:
        source = (
            "import os; os.environ['DJANGO_SETTINGS_MODULE'] = 'tactful.settings'\n"
            "import django; django.setup()\n"
            "from django.core.management import call_command\n"
            "from django.db import connection\n"
            "call_command('migrate', 'records', '0001', verbosity=0)\n"
            "run = connection.cursor().execute\n"
            "run('PRAGMA user_version = 1')\n"
            "run(\"INSERT INTO owner VALUES (1, 'Robin Lee', '', 'standard', NULL)\")\n"
            "run(\"INSERT INTO employer VALUES (?, 'Acme', 'acme', 0, 1)\", ['e' * 32])\n"
            'run("INSERT INTO application (id, owner_id, employer_id, role, country, subdivision,'
            " timezone, no_contact, fit, outcome, notes, noted_at, search_text, advice, standing)"
            " VALUES (?, 1, ?, 'Cook', 'US', 'NY', 'America/New_York', 0, '', '', 'saffron',"
            " '2026-12-01 00:00:00', '', '', '')\", ['a' * 32, 'e' * 32])\n"
        )
        new_computer.data.mkdir(parents=True)
        subprocess.run([sys.executable, "-c", source], env=new_computer.environment, check=True)
        assert "Acme · Cook" in new_computer("today").out
        assert new_computer("export").json["me"]["name"] == "Robin Lee"
        with closing(sqlite3.connect(new_computer.data / "tactful.sqlite3")) as connection:
            assert connection.execute("SELECT stage FROM application").fetchone() == ("applied",)
            found = "SELECT count(*) FROM search_text_index WHERE search_text_index MATCH 'saff*'"
            assert connection.execute(found).fetchone() == (1,)

    def test_records_that_are_locked_for_long_say_so(self, acme: Terminal) -> None:
        impatient = replace(acme, more={"TACTFUL_BUSY_SECONDS": "0.2"})
        before = acme("export").out
        with closing(sqlite3.connect(acme.data / "tactful.sqlite3")) as connection:
            connection.execute("BEGIN IMMEDIATE")
            assert (
                "Another program is writing" in impatient.apart("log", "acme", "called", code=1).err
            )
            assert "Data Engineer" in impatient.apart("today").out
            connection.rollback()
        assert acme("export").out == before

    def test_two_writers_at_once_both_get_through(self, acme: Terminal) -> None:
        writers = [acme.start("add", f"Engineer at Company {n}") for n in range(6)]
        for writer in writers:
            out, err = writer.communicate(timeout=120)
            assert writer.returncode == 0, out + err
        assert acme("list", "--json").json["count"] == 7

    def test_two_first_commands_at_once_make_one_file(self, tactful: Terminal) -> None:
        first = [
            tactful.start("add", f"Engineer at Company {n}", "--place", "US") for n in range(4)
        ]
        for process in first:
            out, err = process.communicate(timeout=120)
            assert process.returncode == 0, out + err
        assert tactful("list", "--json").json["count"] == 4


def _whole(data: Path) -> bool:
    path = data / "tactful.sqlite3"
    if not path.exists() or path.stat().st_size == 0:
        return True
    with closing(sqlite3.connect(path)) as connection:
        return bool(
            connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
            and not connection.execute("PRAGMA foreign_key_check").fetchall()
        )


class TestKilled:
    @pytest.mark.parametrize("seed", range(6))
    def test_in_the_middle_of_anything_leaves_all_or_nothing(
        self, acme: Terminal, seed: int
    ) -> None:
        chance = random.Random(seed)
        demo = acme.data.parent / "demo.json"
        acme("demo")
        demo.write_text(acme("--demo", "export").out)
        before = acme("list", "--json").json["count"]
        for arguments, adds in (
            (("import", str(demo)), 13),
            (("add", "Architect at Borealis"), 1),
            (("remove", "borealis"), -1),
        ):
            process = acme.start(*arguments)
            time.sleep(chance.uniform(0.05, 0.6))  # a person pulls the plug at any moment
            process.send_signal(signal.SIGKILL)
            process.communicate()
            assert _whole(acme.data)
            count = acme("list", "--json").json["count"]
            assert count in (before, before + adds), arguments
            if count == before:
                acme(*arguments)  # a retry does it, once
                count = acme("list", "--json").json["count"]
                assert count == before + adds
            before = count

    @pytest.mark.parametrize("seed", range(4))
    def test_during_the_very_first_command(self, tactful: Terminal, seed: int) -> None:
        process = tactful.start("add", "Engineer at Acme", "--place", "US")
        time.sleep(random.Random(seed).uniform(0.1, 0.7))  # a person pulls the plug at any moment
        process.send_signal(signal.SIGKILL)
        process.communicate()
        assert _whole(tactful.data)
        if tactful("list", "--json").json["count"] == 0:
            tactful("add", "Engineer at Acme", "--place", "US")
        assert tactful("list", "--json").json["count"] == 1


@contextmanager
def small_disk(folder: Path, size: str, *, read_only: bool = False) -> Iterator[bool]:
    """A small file system of its own where one may be mounted; says whether it was."""
    mounted = os.geteuid() == 0 and subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder)],
        check=False, capture_output=True,
    ).returncode == 0  # fmt: skip
    try:
        yield mounted
    finally:
        if mounted:
            subprocess.run(["umount", "-l", str(folder)], check=True)


class TestTheDisk:
    def test_a_full_disk_changes_nothing_and_says_so(self, acme: Terminal) -> None:
        before = acme("export").out
        disk = acme.data.parent / "disk"
        disk.mkdir()
        with small_disk(disk, "700k") as mounted:
            if mounted:
                shutil.copytree(acme.data, disk / "records")
                on_disk = replace(acme, data=disk / "records")
                with open(disk / "filler", "wb", buffering=0) as filler:
                    try:
                        while True:
                            filler.write(b"\0" * 4096)
                    except OSError:
                        pass
                refused = on_disk("add", "Architect at Birch", code=1)
                assert "Make room" in refused.err
                assert on_disk("backup", code=1).err.startswith("The copy")
                os.unlink(disk / "filler")
                assert _whole(on_disk.data)
                assert on_disk("export").out == before
                on_disk("add", "Architect at Birch")
            else:
                self._with_a_limit(acme, before)

    def _with_a_limit(self, acme: Terminal, before: str) -> None:
        def limit() -> None:
            resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000))

        notes = "x" * 100_000
        refused = acme.apart("edit", "acme", "--notes", notes, code=1, preexec_fn=limit)
        assert "Make room" in refused.err
        assert acme("export").out == before

    def test_a_file_that_may_not_grow_changes_nothing(self, acme: Terminal) -> None:
        self._with_a_limit(acme, acme("export").out)

    def test_a_read_only_disk_can_be_read_and_says_why_not_written(self, acme: Terminal) -> None:
        disk = acme.data.parent / "disk"
        disk.mkdir()
        with small_disk(disk, "2m") as mounted:
            if not mounted:
                pytest.skip("no file system may be mounted here; the other tests of the disk ran")
            shutil.copytree(acme.data, disk / "records")
            with closing(sqlite3.connect(disk / "records" / "tactful.sqlite3")) as connection:
                connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            subprocess.run(["mount", "-o", "remount,ro", str(disk)], check=True)
            there = replace(acme, data=disk / "records")
            assert "Data Engineer" in there("today").out
            assert "Call" in there("why", "acme").out or "Email" in there("why", "acme").out
            refused = there("log", "acme", "called", code=1)
            assert "read-only" in refused.err
            assert "read-only" in replace(acme, data=disk / "new")("today", code=1).err.lower()
