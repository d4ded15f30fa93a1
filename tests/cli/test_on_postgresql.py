"""A search told on the command line and seen in the browser, kept in a real PostgreSQL.

`script/test --postgresql` runs it; without a server there is nothing to try it on.
"""

from __future__ import annotations

import os
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from http.cookiejar import CookieJar
from pathlib import Path

import pytest

from tests.cli.conftest import Terminal
from tests.web.conftest import serving

NEW = "tactful_on_the_command_line"


@pytest.fixture
def tactful(new_computer: Terminal) -> Iterator[Terminal]:
    """A new computer whose records are in a database of their own."""
    import psycopg

    server = os.environ["TACTFUL_TEST_SERVER"]
    with psycopg.connect(server, autocommit=True) as there:
        there.execute(f'DROP DATABASE IF EXISTS "{NEW}"')
        there.execute(f'CREATE DATABASE "{NEW}"')
    address = server.replace("/postgres?", f"/{NEW}?")
    yield replace(new_computer, more={**new_computer.more, "TACTFUL_DATABASE": address})
    with psycopg.connect(server, autocommit=True) as there:
        there.execute(f'DROP DATABASE "{NEW}" WITH (FORCE)')


STORY = (
    (("add", "Engineer at Acme", "--place", "US-NY", "--person", "Dana, recruiter, d@acme.example"),
     "Added Engineer at Acme"),
    (("interview", "acme", "2026-12-08", "10:00", "--with", "dana"), "Noted: the interview"),
    (("debrief", "acme", "Everyone hears within a week, I may email Dana.", "--yes"), "Noted for"),
    (("log", "acme", "thanked"), "Logged for Engineer at Acme"),
    (("today",), "Acme"),
    (("list", "engin"), "Engineer"),
    (("why", "acme"), "They named a day"),
    (("draft", "acme", "--kind", "follow_up_deadline"), "Dana"),
    (("undo",), "Taken back"),
    (("redo",), "Done again"),
    (("changes",), "thank"),
    (("export",), '"tactful": 2'),
)  # fmt: skip


def test_a_search_is_told(tactful: Terminal, tmp_path: Path) -> None:
    for arguments, says in STORY:
        assert says in " ".join(tactful.apart(*arguments).out.split()), arguments
    exported = tmp_path / "all.json"
    tactful.apart("export", str(exported))
    tactful.apart("forget", "--everything", "--yes")
    assert tactful.apart("list", "--json").json["applications"] == []
    tactful.apart("import", str(exported))
    assert "Acme" in tactful.apart("list").out
    assert not (tactful.data / "tactful.sqlite3").exists(), "nothing is kept in a file beside it"


def test_the_pages_are_served(
    tactful: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tactful.apart(*STORY[0][0])
    monkeypatch.setenv("TACTFUL_DATABASE", tactful.more["TACTFUL_DATABASE"])
    with serving(tmp_path, tactful.now) as served:
        browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()))
        browser.open(served.way_in).close()
        for path in ("/", "/applications?q=engin", "/people"):
            with browser.open(served.url + path) as page:
                assert page.status == 200
                assert b"Acme" in page.read() or path == "/people"
