"""One contract for a calendar elsewhere: the twin in memory and two real servers."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tactful.adapters.caldav import CalDavCollection, collection_at
from tactful.adapters.memory import CalendarInMemory
from tactful.ports import RemoteCalendar
from tactful.refusal import Misused, Refused
from tests.adapters.calendar_servers import PASSWORD, SERVERS, USER, radicale

EVENT = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Tactful//EN\r\nBEGIN:VEVENT\r\nUID:{uid}\r\n"
    "DTSTAMP:20261209T150000Z\r\nDTSTART:202612{day:02}T150000Z\r\nDTEND:202612{day:02}T160000Z\r\n"
    "SUMMARY:Call Dana\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


def event(uid: str, day: int = 10) -> bytes:
    return EVENT.format(uid=uid, day=day).encode()


@pytest.fixture(params=["memory", *SERVERS])
def calendar(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[RemoteCalendar]:
    if request.param == "memory":
        yield CalendarInMemory()
        return
    with ExitStack() as stack:
        url = stack.enter_context(SERVERS[request.param](tmp_path))
        address = collection_at(url, USER, PASSWORD)
        assert collection_at(url, USER, PASSWORD) == address, "found again, not made twice"
        yield stack.enter_context(CalDavCollection(address, USER, PASSWORD))


def test_the_contract(calendar: RemoteCalendar) -> None:
    assert calendar.etags() == {}
    before = calendar.token()
    first = calendar.put("a.ics", event("a"), "")
    assert first
    assert calendar.etags() == {"a.ics": first}
    assert calendar.token() != before
    assert b"UID:a" in calendar.read("a.ics")
    assert calendar.read("nobody.ics") == b""
    assert calendar.put("a.ics", event("a", 11), "") is None, "nothing is overwritten unseen"
    assert calendar.put("a.ics", event("a", 11), '"another"') is None
    second = calendar.put("a.ics", event("a", 11), first)
    assert second not in (None, "", first)
    assert not calendar.delete("a.ics", first)
    assert calendar.etags() == {"a.ics": second}
    assert calendar.delete("a.ics", second or "")
    assert calendar.etags() == {}


def test_a_wrong_password_and_a_server_that_is_gone_are_said(tmp_path: Path) -> None:
    with radicale(tmp_path) as url:
        with pytest.raises(Refused, match="does not take that name and password"):
            collection_at(url, USER, "wrong")
        address = collection_at(url, USER, PASSWORD)
        elsewhere = CalDavCollection(f"{url}robin/nothing/", USER, PASSWORD)
        with elsewhere, pytest.raises(Refused, match="not there any more"):
            elsewhere.etags()
    gone = CalDavCollection(address, USER, PASSWORD)
    with gone, pytest.raises(Refused, match="could not be reached"):
        gone.etags()


@pytest.mark.parametrize(
    "address",
    ["http://calendar.example/", "ftp://x.example/", "calendar", "https://me:secret@dav.example/"],
)
def test_a_password_goes_nowhere_in_the_clear(address: str) -> None:
    with pytest.raises(Misused):
        collection_at(address, USER, PASSWORD)
