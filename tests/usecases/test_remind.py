"""Called once about each thing, whatever crashes, fails or runs twice."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest

from tactful.adapters.memory import NotifierInMemory, SealerInMemory
from tactful.etiquette.case import Channel, TouchKind
from tactful.etiquette.reminders import Wishes
from tactful.ports import Told
from tactful.refusal import Misused, Refused
from tests.usecases.test_stories import NOW, added
from tests.world import HOLIDAYS

if TYPE_CHECKING:
    from tactful.records.models import Application, Owner
    from tactful.usecases.rounds import Round

BERLIN = ZoneInfo("Europe/Berlin")
PHONE = "ntfy://mine"


def asked(owner: Owner, title: str = "Engineer at Acme", person: str = "Dana Reyes") -> Application:
    """They asked something: an answer is owed."""
    from tactful.usecases.log_touch import Happened, log_touch

    row = added(owner, title, person)
    theirs = Happened(
        TouchKind.REPLY, NOW, Channel.EMAIL, row.involvements.get().person, needs_answer=True
    )
    log_touch(row, theirs, NOW, HOLIDAYS)
    return row


def look(
    owner: Owner, phone: NotifierInMemory, now: datetime = NOW, ways: Sequence[str] = (PHONE,)
) -> Round:
    from tactful.usecases.keep_channels import OpenWay
    from tactful.usecases.remind import remind
    from tactful.usecases.renew_advice import renew_due

    renew_due(owner, now, HOLIDAYS)
    open_ways = [OpenWay(n, address) for n, address in enumerate(ways, start=1)]
    return remind(owner, now, HOLIDAYS, BERLIN, phone, open_ways)


def states(owner: Owner) -> list[str]:
    from tactful.usecases.remind import see_notices

    return [notice.state for notice in see_notices(owner, 50)]


def test_once_and_never_after_it_was_done(owner: Owner) -> None:
    from tactful.usecases.log_touch import Happened, log_touch

    row, phone = asked(owner), NotifierInMemory()
    assert [due.said for due in look(owner, phone).told] == phone.told[0][1].split("\n")
    assert phone.told[0][0] == "Acme"
    assert not look(owner, phone).told
    assert states(owner) == ["done"]
    answer = Happened(TouchKind.ANSWER, NOW, Channel.EMAIL, row.involvements.get().person)
    log_touch(row, answer, NOW, HOLIDAYS)
    assert not look(owner, phone, NOW + timedelta(days=1)).told
    assert len(phone.told) == 1


def test_nobody_is_called_at_night(owner: Owner) -> None:
    asked(owner)
    phone = NotifierInMemory()
    night = NOW + timedelta(hours=5)
    resting = look(owner, phone, night)
    assert not resting.told
    assert resting.look_again_at.astimezone(BERLIN).strftime("%d %H:%M") == "10 08:00"


def test_a_clock_that_jumps_back_calls_nobody_again(owner: Owner) -> None:
    asked(owner)
    phone = NotifierInMemory()
    jumps = (0, -1, 2, -48, 3, -200, 0, 1)
    told = [len(look(owner, phone, NOW + timedelta(hours=hours)).told) for hours in jumps]
    assert told == [1, *[0] * (len(jumps) - 1)]


def test_a_week_asleep_is_one_digest(owner: Owner) -> None:
    phone = NotifierInMemory()
    for n, person in enumerate(("Ann Lee", "Bo Lund", "Cy Hart")):
        asked(owner, f"Cook at Firm {n}", person)
    look(owner, phone, NOW + timedelta(days=1))
    assert [title for title, _ in phone.told] == ["Three things to do"]
    assert phone.told[0][1].count("\n") == 2


def test_what_does_not_go_out_is_tried_again_with_growing_pauses(owner: Owner) -> None:
    asked(owner)
    phone = NotifierInMemory(broken=[PHONE])
    first = look(owner, phone)
    assert first.failed
    assert (len(first.told), len(first.unheard)) == (0, 1), "nobody heard it"
    assert states(owner) == ["failed"]
    assert not look(owner, phone, NOW + timedelta(minutes=4)).told, "not yet"
    phone.broken.clear()
    assert look(owner, phone, NOW + timedelta(minutes=6)).told
    assert states(owner) == ["done"]


def test_it_is_tried_again_with_growing_pauses_and_given_up_at_last(owner: Owner) -> None:
    from tactful.records.models import Notice
    from tactful.usecases.remind import see_notices
    from tactful.usecases.rounds import PAUSES

    asked(owner)
    phone = NotifierInMemory(broken=[PHONE])
    tried: list[datetime] = []
    for n in range(40):
        at = NOW + timedelta(minutes=30 * n)
        look(owner, phone, at)
        tried += [at] if see_notices(owner, 50)[-1].tries > len(tried) else []
    pauses = [later - before for before, later in pairwise(tried)]
    assert len(pauses) == 4
    assert all(pause >= least for pause, least in zip(pauses, PAUSES, strict=False))
    first = see_notices(owner, 50)[-1]
    assert first.try_again_at is not None
    Notice.objects.filter(pk=first.pk).update(tries=len(PAUSES))
    look(owner, phone, Wishes(BERLIN).by_day(first.try_again_at))
    last = Notice.objects.get(pk=first.pk)
    assert (last.state, last.tries) == ("failed", len(PAUSES) + 1)
    assert last.try_again_at is None


def test_what_failed_is_not_said_again_beside_what_stands_for_it(owner: Owner) -> None:
    """Broken from the opening of a window until its last day: that day is said, and once."""
    from tactful.reading.heard import Heard
    from tactful.usecases.note_agreement import note_agreement
    from tactful.usecases.note_interview import note_interview

    acme = added(owner)
    dana = acme.involvements.get().person
    note_interview(acme, NOW - timedelta(days=2), NOW, HOLIDAYS, people=(dana,))
    heard = Heard(contact_by=date(2026, 12, 14), may_follow_up=True)
    note_agreement(acme, heard, date(2026, 12, 7), NOW, HOLIDAYS, person=dana)
    phone = NotifierInMemory(broken=[PHONE])
    told: list[str] = []
    for n in range(24 * 12):
        at = datetime(2026, 12, 15, 14, tzinfo=BERLIN) + timedelta(minutes=10 * n)
        if at >= datetime(2026, 12, 16, 7, 55, tzinfo=BERLIN):
            phone.broken.clear()
        told += [due.cause.value for due in look(owner, phone, at).told]
    assert told == ["last_day"]


@pytest.mark.parametrize("digest", [False, True])
def test_a_call_that_falls_into_the_night_is_said_on_the_evening_before(
    owner: Owner, digest: bool
) -> None:
    """Somebody in Tokyo is to call New York, whose office is open there from eleven to seven."""
    from tactful.reading.heard import Heard
    from tactful.usecases.keep_channels import OpenWay
    from tactful.usecases.note_agreement import note_agreement
    from tactful.usecases.note_interview import note_interview
    from tactful.usecases.remind import remind
    from tactful.usecases.reminder_wishes import keep_wishes
    from tactful.usecases.renew_advice import renew_due

    keep_wishes(owner, {"digest": digest}, NOW, HOLIDAYS)
    row = added(owner)
    dana = row.involvements.get().person
    note_interview(row, NOW - timedelta(days=2), NOW, HOLIDAYS, people=(dana,))
    heard = Heard(
        everyone_contacted=True, contact_by=date(2026, 12, 14), may_follow_up=True,
        channel=Channel.PHONE,
    )  # fmt: skip
    note_agreement(row, heard, date(2026, 12, 7), NOW, HOLIDAYS, person=dana)
    mine, phone = ZoneInfo("Asia/Tokyo"), NotifierInMemory()
    told: list[tuple[datetime, str]] = []
    for n in range(24 * 6):
        at = datetime(2026, 12, 12, 9, tzinfo=mine) + timedelta(hours=n)
        renew_due(owner, at, HOLIDAYS)
        round_ = remind(owner, at, HOLIDAYS, mine, phone, [OpenWay(1, PHONE)])
        told += [(at, due.said) for due in round_.told if due.cause.value == "window"]
    assert len(told) == 1, told
    assert (told[0][0].day, told[0][0].hour) == (15, 19)
    assert "Call Dana Reyes: from Tuesday 15 December, 09:00 in New York" in told[0][1]


def test_a_crash_between_leaves_it_uncertain_and_is_not_repeated(owner: Owner) -> None:
    class Dies(NotifierInMemory):
        def tell(self, *_: object) -> Told:
            raise KeyboardInterrupt

    asked(owner)
    with pytest.raises(KeyboardInterrupt):
        look(owner, Dies())
    phone = NotifierInMemory()
    assert not look(owner, phone, NOW + timedelta(minutes=10)).told
    assert states(owner) == ["uncertain"]
    assert not phone.told


def test_a_way_that_is_broken_repeats_nothing_on_the_others(owner: Owner) -> None:
    asked(owner)
    phone = NotifierInMemory(broken=["ntfy://broken"])
    ways = ["ntfy://broken", "ntfy://good"]
    for hours in (0, 1, 3, 9):
        round_ = look(owner, phone, NOW + timedelta(hours=hours), ways)
        assert (round_.failed != "") is (hours == 0)
    assert len(phone.told) == 1
    assert states(owner) == ["done"]
    from tactful.usecases.remind import see_notices

    assert see_notices(owner, 1)[0].problem, "and the page says so"


def test_two_workers_call_once(owner: Owner) -> None:
    """The second one looks while the first is about to speak."""
    second = NotifierInMemory()

    class First(NotifierInMemory):
        def tell(self, addresses: Sequence[str], title: str, body: str) -> Told:
            look(owner, second)
            return super().tell(addresses, title, body)

    asked(owner)
    first = First()
    look(owner, first)
    assert (len(first.told), len(second.told)) == (1, 0)


def test_ways_are_tried_first_and_kept_sealed(owner: Owner) -> None:
    from tactful.usecases.keep_channels import add_way, all_ways, remove_way, see_ways

    phone, sealer = NotifierInMemory(), SealerInMemory()
    add_way(owner, PHONE, phone, sealer)
    owner.refresh_from_db()
    assert PHONE not in str(owner.channels)
    assert [way.address for way in all_ways(owner, sealer)] == [PHONE]
    assert phone.told[0][0] == "Tactful can reach you"
    with pytest.raises(Misused, match="no way to call you"):
        add_way(owner, "my phone", phone, sealer)
    with pytest.raises(Refused, match="Nothing was kept"):
        add_way(owner, "ntfy://other", NotifierInMemory(broken=["ntfy://other"]), sealer)
    assert [way.name for way in see_ways(owner)] == ["ntfy"]
    remove_way(owner, 1)
    assert not see_ways(owner)


class TestPuttingOff:
    """Out of sight until its day; anything new is seen at once; never past the last moment."""

    def test_it_waits_and_comes_back_with_a_call(self, owner: Owner) -> None:
        from tactful.usecases.put_off import morning_of, put_off

        row, phone = added(owner), NotifierInMemory()
        tomorrow = morning_of(owner, NOW.date() + timedelta(days=1), BERLIN)
        put_off(row, tomorrow, NOW, HOLIDAYS)
        assert (row.standing, row.due_at) == ("waiting", tomorrow)
        assert row.look_again_at is not None
        assert row.look_again_at <= tomorrow
        assert not look(owner, phone).told
        back = look(owner, phone, tomorrow)
        assert [due.cause.value for due in back.told] == ["asked"]
        assert "As you wished. " in back.told[0].said
        row.refresh_from_db()
        assert row.standing == "now"
        assert not look(owner, phone, tomorrow + timedelta(hours=1)).told

    def test_something_new_is_seen_at_once(self, owner: Owner) -> None:
        from tactful.usecases.log_touch import Happened, log_touch
        from tactful.usecases.put_off import morning_of, put_off

        row = asked(owner)
        tomorrow = morning_of(owner, NOW.date() + timedelta(days=1), BERLIN)
        put_off(row, tomorrow, NOW - timedelta(minutes=1), HOLIDAYS)
        assert row.standing == "waiting"
        dana = row.involvements.get().person
        theirs = Happened(TouchKind.REPLY, NOW, Channel.EMAIL, dana, needs_answer=True)
        log_touch(row, theirs, NOW, HOLIDAYS, again=True)
        row.refresh_from_db()
        assert row.standing == "now", "they asked once more"

    def test_too_late_says_until_when_and_undo_brings_it_back(self, owner: Owner) -> None:
        from tactful.usecases.history import undo
        from tactful.usecases.put_off import end_putting_off, morning_of, put_off

        row = asked(owner)
        with pytest.raises(Refused, match="the last good moment is"):
            put_off(row, NOW + timedelta(days=30), NOW, HOLIDAYS)
        put_off(row, morning_of(owner, NOW.date() + timedelta(days=1), BERLIN), NOW, HOLIDAYS)
        assert undo(owner, NOW, HOLIDAYS).what == f"be reminded of {row} later"
        row.refresh_from_db()
        assert (row.standing, row.remind_at) == ("now", None)
        assert not end_putting_off(row, NOW, HOLIDAYS)

    def test_one_is_reminded_of_what_waits_too(self, owner: Owner) -> None:
        from tactful.usecases.put_off import morning_of, put_off

        row = asked(owner)
        phone = NotifierInMemory()
        look(owner, phone)
        when = morning_of(owner, NOW.date() + timedelta(days=1), BERLIN)
        put_off(row, when, NOW, HOLIDAYS)
        assert [d.cause.value for d in look(owner, phone, when).told] == ["asked"]

    def test_a_digest_leaves_it_alone_too(self, owner: Owner) -> None:
        from tactful.usecases.put_off import put_off
        from tactful.usecases.reminder_wishes import keep_wishes

        keep_wishes(owner, {"digest": True}, NOW, HOLIDAYS)
        row, phone = asked(owner), NotifierInMemory()
        put_off(row, (NOW + timedelta(hours=1)).astimezone(BERLIN), NOW, HOLIDAYS)
        assert not look(owner, phone).told
        assert [d.cause.value for d in look(owner, phone, NOW + timedelta(hours=1)).told] == [
            "asked"
        ]

    def test_what_is_over_is_not_reminded_of(self, owner: Owner) -> None:
        from tactful.usecases.log_touch import Happened, log_touch
        from tactful.usecases.put_off import morning_of, put_off

        row, phone = asked(owner), NotifierInMemory()
        tomorrow = morning_of(owner, NOW.date() + timedelta(days=1), BERLIN)
        put_off(row, tomorrow, NOW, HOLIDAYS)
        answer = Happened(TouchKind.ANSWER, NOW, Channel.EMAIL, row.involvements.get().person)
        log_touch(row, answer, NOW, HOLIDAYS)
        assert not look(owner, phone, tomorrow).told

    def test_an_hour_at_night_counts_as_the_morning_after(self, owner: Owner) -> None:
        """Else one is called when the last good moment has passed."""
        from tactful.usecases.put_off import put_off

        row = asked(owner)
        closes = datetime.fromisoformat(json.loads(row.advice)["closes"])
        tokyo = closes.astimezone(ZoneInfo("Asia/Tokyo"))
        assert tokyo.hour < 8, "the office in New York closes at night there"
        with pytest.raises(Refused, match="the last good moment is"):
            put_off(row, tokyo - timedelta(hours=1), NOW, HOLIDAYS)


class TestWishes:
    """Quiet hours, one message a morning, a look at the week ahead, links."""

    def test_they_are_kept_checked_and_exported(self, owner: Owner) -> None:
        from tactful.usecases.reminder_wishes import keep_wishes, wishes_of

        assert keep_wishes(owner, {"morning": "09:30", "digest": True}, NOW, HOLIDAYS)
        assert owner.reminders == {"morning": "09:30", "digest": True}
        assert wishes_of(owner, BERLIN).morning.hour == 9
        for wrong in (
            {"morning": "13:00"}, {"night": "11:00"}, {"morning": "soon"}, {"days_off": "XX"},
            {"link": "javascript:alert(1)"}, {"digest": "yes"}, {"color": "red"},
        ):  # fmt: skip
            with pytest.raises(Refused):
                keep_wishes(owner, wrong, NOW, HOLIDAYS)
        assert keep_wishes(owner, {"morning": "08:00", "digest": False}, NOW, HOLIDAYS)
        assert owner.reminders == {}

    def test_a_link_leads_to_the_application(self, owner: Owner) -> None:
        from tactful.usecases.reminder_wishes import keep_wishes

        keep_wishes(owner, {"link": "https://laptop.local:8765/"}, NOW, HOLIDAYS)
        row, phone = asked(owner), NotifierInMemory()
        look(owner, phone)
        assert phone.told[0][1].endswith(f"\nhttps://laptop.local:8765/applications/{row.pk}")

    def test_who_wishes_so_is_named_no_names(self, owner: Owner) -> None:
        from tactful.usecases.remind import see_notices
        from tactful.usecases.reminder_wishes import keep_wishes

        keep_wishes(owner, {"discreet": True}, NOW, HOLIDAYS)
        asked(owner)
        phone = NotifierInMemory()
        look(owner, phone)
        assert phone.told == [("Tactful", "Something is waiting for you.")]
        assert see_notices(owner, 1)[0].said.startswith("Acme: "), "here it stands in full"

    def test_the_week_ahead_is_said_once_on_sunday_if_there_is_anything(self, owner: Owner) -> None:
        from tactful.usecases.reminder_wishes import keep_wishes

        sunday = datetime(2026, 12, 13, 19, tzinfo=BERLIN)
        keep_wishes(owner, {"sunday": True}, NOW, HOLIDAYS)
        phone = NotifierInMemory()
        assert not look(owner, phone, sunday).told
        asked(owner)
        look(owner, phone, sunday - timedelta(days=1))
        week = look(owner, phone, sunday)
        assert [due.cause.value for due in week.told] == ["week"]
        assert phone.told[-1][0] == "The week ahead"
        assert "Acme: answer Dana Reyes by email" in phone.told[-1][1]
        assert not look(owner, phone, sunday + timedelta(hours=1)).told


def test_two_talks_of_one_day_are_both_announced(owner: Owner) -> None:
    from tactful.usecases.note_interview import note_interview

    row = added(owner)
    tomorrow = NOW.replace(hour=15, minute=0) + timedelta(days=1)
    for hours in (0, 5):
        note_interview(row, tomorrow + timedelta(hours=hours), NOW, HOLIDAYS)
    evening = tomorrow - timedelta(hours=20)
    told = look(owner, NotifierInMemory(), evening).told
    assert [due.cause for due in told] == ["evening_before", "evening_before"]
    assert len({due.sign for due in told}) == 2


def test_a_way_that_fails_rests_longer_each_time_and_comes_back(owner: Owner) -> None:
    from tactful.usecases.keep_channels import add_way, open_ways, see_ways, send_test

    sealer = SealerInMemory()
    phone = NotifierInMemory()
    for address in ("ntfy://mine", "mailto://me"):
        add_way(owner, address, phone, sealer)
    phone.broken = {"mailto://me"}
    now = NOW
    rests = []
    for _ in range(3):
        with pytest.raises(Refused):
            send_test(owner, phone, sealer, now)
        good, bad = see_ways(owner)
        assert good.failed_at is None
        assert bad.failed_at == now
        assert bad.rests_until is not None
        rests.append(bad.rests_until - now)
        with pytest.raises(Refused):
            send_test(owner, phone, sealer, now)  # at once again: it rests no longer for that
        assert see_ways(owner)[1].rests_until == bad.rests_until
        assert [way.number for way in open_ways(owner, sealer, now)] == [1], "the other goes on"
        assert len(open_ways(owner, sealer, bad.rests_until)) == 2
        now = bad.rests_until
    assert rests == sorted(set(rests))
    phone.broken = {"ntfy://mine", "mailto://me"}
    with pytest.raises(Refused):
        send_test(owner, phone, sealer, now)
    assert len(open_ways(owner, sealer, now)) == 2, "where all rest, all are tried"
    phone.broken = set()
    send_test(owner, phone, sealer, now)
    assert [way.failed_at for way in see_ways(owner)] == [None, None]


def test_a_way_that_is_changed_while_a_message_goes_out_stays_changed(owner: Owner) -> None:
    from tactful.records import models
    from tactful.usecases.keep_channels import add_way, all_ways, remove_way, send_test

    sealer = SealerInMemory()
    add_way(owner, "ntfy://mine", NotifierInMemory(), sealer)
    add_way(owner, "mailto://me", NotifierInMemory(), sealer)

    class Slow(NotifierInMemory):
        def tell(self, addresses: Sequence[str], title: str, body: str) -> Told:
            other = models.Owner.objects.get(pk=owner.pk)
            remove_way(other, 1)
            add_way(other, "slack://x", NotifierInMemory(), sealer)
            return super().tell(addresses, title, body)

    with pytest.raises(Refused):
        send_test(owner, Slow(broken=["ntfy://mine"]), sealer, NOW)
    kept = [way.address for way in all_ways(models.Owner.objects.get(pk=owner.pk), sealer)]
    assert kept == ["mailto://me", "slack://x"]


@pytest.mark.parametrize(
    ("kind", "sent", "address"),
    [
        ("phone", {"topic": "tactful-4f2a9c"}, "ntfy://tactful-4f2a9c"),
        (
            "mail",
            {"email": "robin@mail.example", "password": "p@ss/word"},
            "mailtos://robin:p%40ss%2Fword@mail.example",
        ),
        (
            "telegram",
            {"token": "123456:abcdefghijklmnopqrstuvwx", "chat": "-1009"},
            "tgram://123456:abcdefghijklmnopqrstuvwx/-1009",
        ),
        ("desktop", {}, "desktop://"),
        ("other", {"address": "json://host/path"}, "json://host/path"),
        ("phone", {"topic": "my phone"}, None),
        ("mail", {"email": "robin@mail.example"}, None),
        ("mail", {"email": "robin", "password": "x"}, None),
        ("telegram", {"token": "bot", "chat": "1"}, None),
    ],
)
def test_what_a_person_knows_of_a_way_makes_its_address(
    kind: str, sent: dict[str, str], address: str | None
) -> None:
    from tactful.usecases.way_address import PARTS, address_of

    told = {part: sent.get(part, "") for part in PARTS}
    if address is None:
        with pytest.raises(Misused):
            address_of(kind, told)
    else:
        assert address_of(kind, told) == address
