"""`tactful sync` against a real calendar server."""

from __future__ import annotations

from pathlib import Path

import pytest

from tactful.adapters.caldav import CalDavCollection
from tests.adapters.calendar_servers import PASSWORD, USER, radicale
from tests.cli.conftest import Terminal

pytestmark = pytest.mark.sqlite


def test_it_is_connected_kept_in_step_and_asked_about(acme: Terminal, tmp_path: Path) -> None:
    assert "No calendar server is connected" in acme("sync", code=1).err
    both = acme("sync", "--connect", "http://127.0.0.1:1", "--user", USER, "--dry-run", code=2)
    assert "--dry-run changes nothing" in both.err
    acme("interview", "acme", "2026-12-17", "10:00")
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server") as url:
        wrong = acme("sync", "--connect", url, "--user", USER, stdin="wrong\n", code=1)
        assert "does not take that name and password" in wrong.err
        connected = acme("sync", "--connect", url, "--user", USER, stdin=f"{PASSWORD}\n")
        assert "Only that calendar is written to" in connected.out.replace("\n", " ")
        assert "added" in connected.out
        assert PASSWORD not in acme("export").out
        assert "in step" in acme("sync").out
        acme("interview", "acme", "2026-12-18", "14:00", "--move")
        would = acme("sync", "--dry-run").out
        assert "Would be: 1 changed" in would
        assert "    - Change: " in would, "which entry, by its name"
        assert "1 changed" in acme("sync").out
        with CalDavCollection(f"{url}{USER}/tactful/", USER, PASSWORD) as there:
            name, etag = next(iter(there.etags().items()))
            assert there.delete(name, etag)
        asked = acme("sync")
        assert "you deleted it in your calendar" in asked.out.replace("\n", " ")
        assert "1 added" in acme("sync", "--as-here", "1").out
        assert acme("sync", "--json").json == {
            "done": {},
            "emptied": False,
            "steps": [],
            "proposals": [],
        }
    assert "could not be reached" in acme("sync", code=1).err
    assert "stays" in acme("sync", "--disconnect").out


def test_the_worker_keeps_it_too_and_says_what_goes_wrong(acme: Terminal, tmp_path: Path) -> None:
    (tmp_path / "server").mkdir()
    with radicale(tmp_path / "server") as url:
        acme("sync", "--connect", url, "--user", USER, stdin=f"{PASSWORD}\n")
        acme("interview", "acme", "2026-12-17", "10:00")
        acme("watch", "--once")
        with CalDavCollection(f"{url}{USER}/tactful/", USER, PASSWORD) as there:
            texts = [there.read(name).decode() for name in there.etags()]
        assert any("20261217T100000" in text for text in texts)
    assert "could not be reached" in acme("watch", "--once").out
