"""From the debrief to the message on the phone, to the call, to silence, to the second one."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tactful import wiring
from tactful.adapters.caldav import CalDavCollection, collection_at
from tactful.etiquette.case import Channel, TouchKind
from tactful.reading.heard import Heard
from tactful.worker.watch import tick
from tests.adapters.calendar_servers import PASSWORD, USER, radicale
from tests.adapters.test_notifiers import Webhook
from tests.usecases.test_stories import NOW, added
from tests.world import HOLIDAYS, day

if TYPE_CHECKING:
    from tactful.records.models import Owner


@pytest.fixture
def phone() -> Iterator[Webhook]:
    hook = Webhook()
    yield hook
    hook.server.shutdown()
    hook.server.server_close()


def at(text: str) -> datetime:
    return datetime.fromisoformat(f"{text}-05:00")


def test_the_story(owner: Owner, phone: Webhook, tmp_path: Path) -> None:
    with radicale(tmp_path) as url:
        address = collection_at(url, USER, PASSWORD)
        with CalDavCollection(address, USER, PASSWORD) as calendar:
            _the_story(owner, phone, calendar, address)


def _the_story(owner: Owner, phone: Webhook, calendar: CalDavCollection, address: str) -> None:
    from tactful.usecases.edit import edit_me
    from tactful.usecases.keep_channels import add_way
    from tactful.usecases.keep_remote import connect
    from tactful.usecases.log_touch import Happened, log_touch
    from tactful.usecases.note_agreement import note_agreement
    from tactful.usecases.note_interview import note_interview

    edit_me(owner, {"timezone": "America/New_York"}, NOW, HOLIDAYS)
    add_way(owner, f"{phone.address}/taken", wiring.notifier(), wiring.sealer())
    connect(owner, address, USER, wiring.sealer().seal(PASSWORD))
    acme = added(owner)
    dana = acme.involvements.get().person
    note_interview(acme, NOW - timedelta(hours=3), NOW, HOLIDAYS, people=(dana,))
    heard = Heard(everyone_contacted=True, contact_by=day("2026-12-14"), may_follow_up=True,
                  channel=Channel.PHONE)  # fmt: skip
    note_agreement(acme, heard, day("2026-12-09"), NOW, HOLIDAYS, person=dana)
    thanks = Happened(TouchKind.THANK_YOU, NOW, Channel.EMAIL, dana)
    log_touch(acme, thanks, NOW, HOLIDAYS)

    def said() -> list[str]:
        return [message["message"] for message in phone.taken[1:]]  # the first was the test

    def noted() -> str:
        return "".join(calendar.read(name).decode() for name in calendar.etags())

    tick(at("2026-12-14T12:00"))
    assert said() == [], "the promised day is theirs"
    assert "Call Dana Reyes" in noted(), "but the calendar shows the day after it"
    assert "SUMMARY:Interview" in noted()
    assert "DTSTART;VALUE=DATE:20261215" in noted()
    tick(at("2026-12-15T08:59"))
    assert said() == []
    tick(at("2026-12-15T09:00"))
    assert said()[0].startswith("Acme: Call Dana Reyes")
    tick(at("2026-12-15T09:05"))
    assert len(said()) == 1, "once"

    called = at("2026-12-15T10:00")
    log_touch(acme, Happened(TouchKind.FOLLOW_UP, called, Channel.PHONE, dana), called, HOLIDAYS)
    done = tick(at("2026-12-16T10:00"))
    assert len(said()) == 1, "silence is waited out"
    assert done.calendar, "the entry moved on to the second attempt"
    assert "DTSTART;VALUE=DATE:20261218" in noted()
    hours = [at(f"2026-12-{d}T{h}:00") for d in range(17, 24) for h in ("08", "09", "16", "22")]
    told = [(now, due.said) for now in hours for due in tick(now).told]
    assert [now for now, _ in told] == [at("2026-12-18T09:00"), at("2026-12-21T09:00")]
    assert "second attempt" in told[0][1]
    assert "Last good day" in told[1][1]
    assert len(said()) == 3
    tick(at("2026-12-18T09:00"))
    tick(at("2026-12-21T16:00"))
    assert len(said()) == 3, "a clock that jumps back and forth says nothing again"
    assert all("Dana Reyes" in one for one in said())


def test_nothing_is_done_without_a_way_and_a_dry_run_calls_nobody(
    owner: Owner, phone: Webhook
) -> None:
    from tactful.usecases.log_touch import Happened, log_touch
    from tactful.usecases.remind import see_notices

    acme = added(owner)
    theirs = Happened(
        TouchKind.REPLY, NOW, Channel.EMAIL, acme.involvements.get().person, needs_answer=True
    )
    log_touch(acme, theirs, NOW, HOLIDAYS)
    assert not tick(NOW).told
    shown = tick(NOW, dry_run=True)
    assert [due.said.partition(":")[0] for due in shown.told] == ["Acme"]
    assert not see_notices(owner, 5)
    assert not phone.taken


def test_a_look_that_fails_in_an_unforeseen_way_is_told_and_the_next_one_made(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from tactful.worker import watch

    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(watch, "tick", broken)
    now = datetime(2026, 12, 9, 10, tzinfo=UTC)
    done = watch.look(now)
    assert done.failed == "Something unforeseen (ZeroDivisionError)."
    assert done.look_again_at > now
