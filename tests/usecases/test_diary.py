"""The diary for one's own calendar: stable signs, each change moves exactly its entry."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import pytest

from tactful.adapters.diary_files import CalendarFiles
from tactful.etiquette.case import Channel, TouchKind
from tactful.etiquette.diary import Published
from tactful.etiquette.reminders import Wishes
from tactful.reading.heard import Heard
from tactful.wording.diary import interview_entry
from tests.usecases.test_stories import NOW, added
from tests.world import HOLIDAYS, day

if TYPE_CHECKING:
    from tactful.records.models import Application, Owner

BERLIN = ZoneInfo("Europe/Berlin")


def diary(owner: Owner, now: datetime = NOW) -> dict[str, Published]:
    from tactful.usecases.keep_diary import see_diary
    from tactful.usecases.renew_advice import renew_due

    renew_due(owner, now, HOLIDAYS)
    published = see_diary(owner, now, BERLIN)
    return {p.entry.uid.partition("-")[0]: p for p in published}


def promised(owner: Owner) -> Application:
    """Acme: an interview on 7 December, word by the 16th, and I may follow up."""
    from tactful.usecases.note_agreement import note_agreement
    from tactful.usecases.note_interview import note_interview

    acme = added(owner)
    dana = acme.involvements.get().person
    note_interview(acme, NOW - timedelta(days=2), NOW, HOLIDAYS, people=(dana,))
    heard = Heard(everyone_contacted=True, contact_by=day("2026-12-16"), may_follow_up=True)
    note_agreement(acme, heard, day("2026-12-07"), NOW, HOLIDAYS, person=dana)
    return acme


def test_each_change_moves_exactly_its_entry(owner: Owner) -> None:
    from tactful.usecases.note_agreement import note_agreement

    acme = promised(owner)
    first = diary(owner)
    assert first["promise"].entry.starts == day("2026-12-16")
    assert diary(owner) == first, "nothing changed, nothing moves"
    note_agreement(acme, Heard(contact_by=day("2026-12-18")), day("2026-12-09"), NOW, HOLIDAYS)
    second = diary(owner)
    assert second["promise"].entry.starts == day("2026-12-18")
    assert second["promise"].sequence == first["promise"].sequence + 1
    assert second["interview"] == first["interview"]


def test_what_falls_away_is_called_off_and_gone_after_a_month(owner: Owner) -> None:
    from tactful.usecases.note_interview import cancel_interview, note_interview

    acme = added(owner)
    talk = note_interview(acme, NOW + timedelta(days=40), NOW, HOLIDAYS)
    assert not diary(owner)["interview"].cancelled
    cancel_interview(acme, talk, NOW, HOLIDAYS)
    off = diary(owner)["interview"]
    assert off.cancelled
    assert off.sequence == 1
    assert off.entry.summary == "Interview: Engineer at Acme"
    assert diary(owner, NOW + timedelta(days=29))["interview"].cancelled
    assert "interview" not in diary(owner, NOW + timedelta(days=31))
    note_interview(acme, NOW + timedelta(days=40), NOW + timedelta(days=31), HOLIDAYS)
    assert not diary(owner, NOW + timedelta(days=31))["interview"].cancelled


def test_a_window_stands_where_it_opens_and_waiting_has_none(owner: Owner) -> None:
    from tactful.usecases.log_touch import Happened, log_touch

    acme = promised(owner)
    dana = acme.involvements.get().person
    thanks = Happened(TouchKind.THANK_YOU, NOW, Channel.EMAIL, dana)
    log_touch(acme, thanks, NOW, HOLIDAYS)
    step = diary(owner)["step"].entry
    assert (step.starts, step.ends) == (day("2026-12-17"), day("2026-12-19"))
    assert step.summary.endswith("Dana Reyes (Acme)")
    told = log_touch(acme, Happened(TouchKind.REJECTION, NOW, Channel.EMAIL, dana), NOW, HOLIDAYS)
    assert told.kind == "rejection"
    assert diary(owner)["step"].cancelled


def test_a_call_not_made_goes_on_to_the_next_day_and_never_back(owner: Owner) -> None:
    from tactful.usecases.note_agreement import note_agreement

    acme = promised(owner)
    by_phone = Heard(contact_by=day("2026-12-16"), may_follow_up=True, channel=Channel.PHONE)
    note_agreement(acme, by_phone, day("2026-12-09"), NOW, HOLIDAYS)
    new_york = ZoneInfo("America/New_York")
    starts = [
        diary(owner, datetime(2026, 12, d, hour, 30, tzinfo=new_york))["step"].entry.starts
        for d, hour in ((16, 12), (17, 11), (17, 20), (18, 8), (18, 11), (18, 20), (21, 11))
    ]
    assert starts == sorted(starts, key=str)
    assert starts[1:] == [
        *(day("2026-12-17"), day("2026-12-18"), day("2026-12-18"), day("2026-12-18")),
        *(day("2026-12-21"), day("2026-12-21")),
    ]


@pytest.mark.parametrize(
    ("zone", "at", "alarms"),
    [
        ("America/New_York", "2026-12-10T15:00:00", 2),
        ("Europe/Berlin", "2026-03-29T10:00:00", 2),  # the night in which summer begins
        ("Asia/Kolkata", "2026-12-10T09:00:00", 1),  # an hour before is night in Berlin
        ("America/Los_Angeles", "2026-11-01T09:00:00", 2),
        ("Australia/Sydney", "2026-10-04T11:00:00", 1),
    ],
)
def test_zones_across_the_change_of_clocks(zone: str, at: str, alarms: int) -> None:
    import icalendar

    there = datetime.fromisoformat(at).replace(tzinfo=ZoneInfo(zone))
    entry = interview_entry("k", "a", "Cook at Acme", there, None, zone=zone, wishes=Wishes(BERLIN))
    assert len(entry.alarms) == alarms
    assert all(8 <= alarm.astimezone(BERLIN).hour < 21 for alarm in entry.alarms)
    written = CalendarFiles().write([Published(entry, 0, NOW, cancelled=False)])
    event: Any
    (event,) = icalendar.Calendar.from_ical(written).walk("VEVENT")
    assert event["DTSTART"].dt == there
    assert event["DTSTART"].params["TZID"] == zone
    assert event["DTEND"].dt - there == timedelta(hours=1)


def test_two_readers_agree_on_what_was_written(owner: Owner) -> None:
    import icalendar
    import vobject

    promised(owner)
    published = list(diary(owner).values())
    written = CalendarFiles().write(published)
    assert written == CalendarFiles().write(published)
    events = icalendar.Calendar.from_ical(written).walk("VEVENT")
    others = vobject.readOne(written.decode()).vevent_list
    assert len(events) == len(others) == len(published)
    one: Any
    for one, other in zip(events, others, strict=True):
        assert str(one["UID"]) == other.uid.value
        assert str(one["SUMMARY"]) == other.summary.value
        assert one["DTSTART"].dt == other.dtstart.value


def test_private_notes_stay_at_home_unless_they_are_wanted(owner: Owner) -> None:
    from tactful.usecases.edit import edit_application
    from tactful.usecases.reminder_wishes import keep_wishes

    acme = promised(owner)
    edit_application(acme, {"notes": "the boss shouts"}, (), NOW, HOLIDAYS)
    before = diary(owner)
    written = CalendarFiles().write(before.values())
    assert b"shouts" not in written
    assert b"212 555" not in written
    keep_wishes(owner, {"notes": True}, NOW, HOLIDAYS)
    after = diary(owner)
    assert after["interview"].entry.description.endswith("\n\nthe boss shouts")
    assert after["interview"].sequence == before["interview"].sequence + 1
    keep_wishes(owner, {"notes": False}, NOW, HOLIDAYS)
    assert b"shouts" not in CalendarFiles().write(diary(owner).values())


def test_alarms_keep_the_quiet_hours_of_their_person(owner: Owner) -> None:
    from tactful.usecases.note_interview import note_interview
    from tactful.usecases.reminder_wishes import keep_wishes

    row = added(owner)
    at = datetime(2026, 12, 14, 10, 30, tzinfo=BERLIN)
    note_interview(row, at, NOW, HOLIDAYS)
    keep_wishes(owner, {"morning": "10:00", "night": "17:00"}, NOW, HOLIDAYS)
    alarms = [a.astimezone(BERLIN) for a in diary(owner)["interview"].entry.alarms]
    assert alarms == [datetime(2026, 12, 13, 10, tzinfo=BERLIN)]
    keep_wishes(owner, {"morning": "07:00", "night": "22:00"}, NOW, HOLIDAYS)
    alarms = [a.astimezone(BERLIN) for a in diary(owner)["interview"].entry.alarms]
    assert [alarm.hour for alarm in alarms] == [18, 9]


def test_forgetting_takes_the_diary_along(owner: Owner) -> None:
    from tactful.records.models import DiaryEntry
    from tactful.usecases.forget import forget_application

    acme = promised(owner)
    assert diary(owner)
    forget_application(acme, NOW, HOLIDAYS)
    assert not DiaryEntry.objects.filter(owner=owner).exists()


def test_nobody_goes_to_the_interview_of_an_application_that_has_ended(owner: Owner) -> None:
    from tactful.etiquette.case import Outcome
    from tactful.usecases.log_touch import log_outcome
    from tactful.usecases.note_interview import note_interview

    acme = added(owner)
    note_interview(acme, NOW + timedelta(days=4), NOW, HOLIDAYS)
    assert not diary(owner)["interview"].cancelled
    log_outcome(acme, Outcome.WITHDRAWN, NOW.date(), NOW, HOLIDAYS)
    assert diary(owner)["interview"].cancelled
