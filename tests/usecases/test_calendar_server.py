"""The diary on a calendar server: kept in step, never overwriting what the person did there."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

import pytest

from tactful import wiring
from tactful.adapters.caldav import CalDavCollection, collection_at
from tactful.adapters.memory import CalendarInMemory
from tactful.ports import RemoteCalendar
from tactful.refusal import Refused
from tactful.wording.calendar_server import say_proposal
from tests.adapters.calendar_servers import PASSWORD, SERVERS, USER
from tests.usecases.test_stories import NOW, added
from tests.world import HOLIDAYS

if TYPE_CHECKING:
    from tactful.records.models import Application, Interview, Owner

NEW_YORK = ZoneInfo("America/New_York")
DENTIST = (
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Mine//EN\r\nBEGIN:VEVENT\r\nUID:dentist\r\n"
    "DTSTAMP:20261209T150000Z\r\nDTSTART:20261210T150000Z\r\nDTEND:20261210T160000Z\r\n"
    "SUMMARY:Dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
)


@pytest.fixture(params=["memory", *SERVERS])
def there(request: pytest.FixtureRequest, tmp_path: Path, owner: Owner) -> Iterator[RemoteCalendar]:
    from tactful.usecases.keep_remote import connect

    connect(owner, "https://calendar.example/tactful/", USER, "sealed")
    if request.param == "memory":
        yield CalendarInMemory()
        return
    with ExitStack() as stack:
        address = collection_at(
            stack.enter_context(SERVERS[request.param](tmp_path)), USER, PASSWORD
        )
        yield stack.enter_context(CalDavCollection(address, USER, PASSWORD))


def invited(
    owner: Owner, title: str = "Engineer at Acme", person: str = "Dana Reyes", days: int = 3
) -> Interview:
    from tactful.usecases.note_interview import note_interview

    row: Application = added(owner, title, person)
    at = (NOW + timedelta(days=days)).astimezone(NEW_YORK).replace(hour=10, minute=0)
    return note_interview(row, at, NOW, HOLIDAYS, ends_at=at + timedelta(hours=1))


def sync(owner: Owner, there: RemoteCalendar, **how: Any) -> dict[str, int]:
    from tactful.usecases import keep_remote

    done = keep_remote.sync(owner, there, wiring.diary_files(), NOW, NEW_YORK, **how)
    return dict(done.counts) | ({"emptied": 1} if done.emptied else {})


def file_of(there: RemoteCalendar, interview: Interview) -> str:
    from tactful.usecases.keep_remote import name_of

    name = name_of(f"interview-{interview.pk}@tactful")
    assert name in there.etags()
    return name


def move_there(there: RemoteCalendar, name: str) -> None:
    """The person drags the entry to another day, an hour later."""
    zone, event, text = there.read(name).decode().partition("BEGIN:VEVENT")
    starts = re.search(r"DTSTART[^:\r\n]*:(\d{8}T\d{6})", text)
    assert starts is not None
    old = datetime.strptime(starts[1], "%Y%m%dT%H%M%S")  # noqa: DTZ007  # its zone stands beside it
    new = (old + timedelta(days=1, hours=1)).strftime("%Y%m%dT%H%M%S")
    moved = zone + event + text.replace(starts[1], new)
    assert there.put(name, moved.encode(), there.etags()[name])


def test_it_is_filled_changed_and_emptied_in_step(owner: Owner, there: RemoteCalendar) -> None:
    from tactful.usecases.note_interview import cancel_interview, note_interview

    interview = invited(owner)
    assert sync(owner, there, dry_run=True)["add"] >= 1
    assert there.etags() == {}, "a dry run writes nothing"
    sync(owner, there)
    name = file_of(there, interview)
    assert sync(owner, there) == {}, "nothing twice"
    later = interview.at + timedelta(days=2)
    note_interview(interview.application, later, NOW, HOLIDAYS, moved_from=interview)
    assert sync(owner, there)["change"] >= 1
    assert later.astimezone(NEW_YORK).strftime("%Y%m%dT%H%M") in there.read(name).decode()
    cancel_interview(interview.application, interview, NOW, HOLIDAYS)
    sync(owner, there)
    assert name not in there.etags()


def test_an_interview_moved_there_is_proposed_and_moved_here(
    owner: Owner, there: RemoteCalendar
) -> None:
    from tactful.usecases.keep_remote import see_proposals, settle

    interview = invited(owner)
    sync(owner, there)
    name = file_of(there, interview)
    move_there(there, name)
    assert sync(owner, there) == {"look": 1}
    assert sync(owner, there) == {}, "it is not undone"
    proposal = see_proposals(owner, NOW, NEW_YORK)[0]
    assert proposal.moved_to == interview.at + timedelta(days=1, hours=1)
    before = interview.at
    settle(owner, proposal.uid, as_there=True, now=NOW, holidays=HOLIDAYS)
    interview.refresh_from_db()
    assert interview.at == before + timedelta(days=1, hours=1)
    sync(owner, there)
    assert not see_proposals(owner, NOW, NEW_YORK)
    with pytest.raises(Refused, match="nothing to decide"):
        settle(owner, proposal.uid, as_there=True, now=NOW, holidays=HOLIDAYS)


@pytest.mark.parametrize("as_there", [True, False])
def test_what_was_deleted_there_stays_out_until_somebody_says(
    owner: Owner, there: RemoteCalendar, as_there: bool
) -> None:
    from tactful.usecases.keep_remote import see_proposals, settle

    one = invited(owner)
    invited(owner, "Cook at Borealis", "Bo Lund", 4)
    sync(owner, there)
    name = file_of(there, one)
    assert there.delete(name, there.etags()[name])
    assert sync(owner, there) == {"gone": 1}
    assert sync(owner, there) == {}
    proposal = see_proposals(owner, NOW, NEW_YORK)[0]
    assert proposal.moved_to is None
    settle(owner, proposal.uid, as_there=as_there, now=NOW, holidays=HOLIDAYS)
    sync(owner, there)
    assert (name in there.etags()) is not as_there


@pytest.mark.parametrize("as_there", [True, False])
def test_what_was_moved_there_and_is_called_off_here_is_asked_about(
    owner: Owner, there: RemoteCalendar, as_there: bool
) -> None:
    from tactful.usecases.keep_remote import see_proposals, settle
    from tactful.usecases.note_interview import cancel_interview

    interview = invited(owner)
    sync(owner, there)
    name = file_of(there, interview)
    move_there(there, name)
    cancel_interview(interview.application, interview, NOW, HOLIDAYS)
    for _ in range(3):
        sync(owner, there)
    assert name in there.etags(), "what the person changed is theirs"
    (proposal,) = see_proposals(owner, NOW, NEW_YORK)
    said = say_proposal(proposal.summary, proposal.did, proposal.moved_to, NOW.date())
    assert "it is off here, and you had changed it" in said
    assert sync(owner, there) == {}, "and nobody is asked twice"
    settle(owner, proposal.uid, as_there=as_there, now=NOW, holidays=HOLIDAYS)
    sync(owner, there)
    assert (name in there.etags()) is as_there
    assert not see_proposals(owner, NOW, NEW_YORK)
    assert sync(owner, there) == {}


def test_what_the_person_changes_while_we_write_is_not_overwritten(
    owner: Owner, there: RemoteCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tactful.usecases.keep_remote import see_proposals
    from tactful.usecases.note_interview import note_interview

    interview = invited(owner)
    sync(owner, there)
    name = file_of(there, interview)
    later = interview.at + timedelta(days=5)
    note_interview(interview.application, later, NOW, HOLIDAYS, moved_from=interview)
    put = there.put

    def overtaken(name: str, content: bytes, etag: str) -> str | None:
        monkeypatch.setattr(there, "put", put)
        move_there(there, name)
        return put(name, content, etag)

    monkeypatch.setattr(there, "put", overtaken)
    sync(owner, there)
    theirs = there.read(name)
    for _ in range(2):
        sync(owner, there)
    assert there.read(name) == theirs
    (proposal,) = see_proposals(owner, NOW, NEW_YORK)
    assert proposal.moved_to == later - timedelta(days=4) + timedelta(hours=1)


def test_an_emptied_calendar_is_asked_about(owner: Owner, there: RemoteCalendar) -> None:
    invited(owner)
    invited(owner, "Cook at Borealis", "Bo Lund", 4)
    sync(owner, there)
    count = len(there.etags())
    for name, etag in there.etags().items():
        assert there.delete(name, etag)
    assert sync(owner, there) == {"emptied": 1}
    assert owner.calendar_server["emptied"] is True
    assert there.etags() == {}
    assert sync(owner, there, fill=True, dry_run=True) == {"add": count}
    assert sync(owner, there) == {"emptied": 1}, "a dry run changes nothing here either"
    assert sync(owner, there, fill=True) == {"add": count}
    assert len(there.etags()) == count
    assert owner.calendar_server["emptied"] is False


def test_files_of_others_and_a_lost_mark_do_no_harm(owner: Owner, there: RemoteCalendar) -> None:
    from tactful.records.models import RemoteEntry
    from tactful.usecases.keep_remote import see_proposals

    interview = invited(owner)
    there.put("dentist.ics", DENTIST.encode(), "")
    sync(owner, there)
    RemoteEntry.objects.filter(owner=owner).update(etag="")
    owner.calendar_server = {**owner.calendar_server, "token": ""}
    assert set(sync(owner, there)) == {"look"}
    assert not see_proposals(owner, NOW, NEW_YORK), "it lies where it did"
    assert sync(owner, there) == {}
    file_of(there, interview)
    assert "dentist.ics" in there.etags()


@pytest.mark.parametrize("server", SERVERS)
def test_no_other_collection_is_ever_touched(owner: Owner, tmp_path: Path, server: str) -> None:
    from tactful.usecases.keep_remote import connect
    from tactful.usecases.note_interview import cancel_interview

    with SERVERS[server](tmp_path) as url:
        address = collection_at(url, USER, PASSWORD)
        beside = address.replace("/tactful/", "/private/")
        with CalDavCollection(beside, USER, PASSWORD) as private:
            made = private.ask("MKCALENDAR", urlsplit(beside).path)
            assert made.status == 201
            private.put("dentist.ics", DENTIST.encode(), "")
            before = private.etags(), private.read("dentist.ics"), private.token()
        connect(owner, address, USER, "sealed")
        interview = invited(owner)
        with CalDavCollection(address, USER, PASSWORD) as there:
            sync(owner, there)
            move_there(there, file_of(there, interview))
            sync(owner, there)
            cancel_interview(interview.application, interview, NOW, HOLIDAYS)
            sync(owner, there)
            sync(owner, there, fill=True)
        with CalDavCollection(beside, USER, PASSWORD) as private:
            assert (private.etags(), private.read("dentist.ics"), private.token()) == before


def test_a_first_fill_that_is_cut_off_goes_on_and_blames_nobody(
    owner: Owner, there: RemoteCalendar, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tactful.usecases.keep_remote import see_proposals

    for n in range(4):
        invited(owner, f"Engineer at Acme {n}", f"Dana {n}", days=n + 2)
    put = there.put
    taken: list[str] = []

    def tired(name: str, content: bytes, etag: str) -> str | None:
        if len(taken) == 2:
            raise Refused("The calendar server has trouble of its own (503).")
        taken.append(name)
        return put(name, content, etag)

    monkeypatch.setattr(there, "put", tired)
    with pytest.raises(Refused):
        sync(owner, there)
    monkeypatch.setattr(there, "put", put)
    sync(owner, there)
    sync(owner, there)
    assert len(there.etags()) == 4
    assert see_proposals(owner, NOW, NEW_YORK) == []
