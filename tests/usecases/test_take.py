"""Taking in what came: recognised by its content, planned, kept whole, nothing twice."""

from __future__ import annotations

import re
from email.message import EmailMessage
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zlib import crc32
from zoneinfo import ZoneInfo

import pytest

from tactful.etiquette.case import Channel, InterviewStatus, Outcome, TouchKind
from tactful.reading.taken.columns import Column, columns_of
from tactful.reading.taken.sorts import Sort, sort_of
from tactful.reading.taken.table_days import day_of, month_first
from tactful.reading.taken.table_statuses import status_of
from tactful.refusal import Misused, Refused
from tests.usecases.test_stories import NOW, added, dump
from tests.world import HOLIDAYS, day

if TYPE_CHECKING:
    from tactful.records.models import Owner
    from tactful.usecases.take.plans import Plan

SAMPLES = Path(__file__).resolve().parents[1] / "samples"
OF_MANY_TRACKERS = {
    "Huntr": ("Company", "Job Title", "Location", "List", "Date Applied", "Salary", "URL"),
    "Teal": ("Job Position", "Company", "Max. Salary", "Location", "Status", "Date Applied"),
    "Simplify": ("Company Name", "Job Title", "Application Date", "Status", "Job URL", "Notes"),
    "JobSync": ("Job Title", "Company", "Location", "Status", "Applied Date", "Source"),
    "career-ops": ("#", "Date", "Company", "Role", "Score", "Status", "PDF", "Report", "Notes"),
    "a spreadsheet": ("Firma", "Stelle", "Ort", "Datum", "Status"),
}


def plan(owner: Owner, content: bytes, **given: Any) -> Plan:
    from tactful import wiring
    from tactful.usecases.take.files import plan_of
    from tactful.usecases.take.plans import Around, Given

    outside = wiring.outside()
    around = Around(owner, NOW, HOLIDAYS, outside.zones, outside.places, outside.files)
    return plan_of(around, content, Given(**given))


def take(owner: Owner, content: bytes, **given: Any) -> Plan:
    """Planned and kept."""
    planned = plan(owner, content, **given)
    assert planned.act is not None, planned
    planned.act()
    return planned


def mail_with(invitation: bytes) -> bytes:
    """A mail of Dana's that carries an invitation."""
    mail = EmailMessage()
    mail["From"] = "Dana Reyes <dana@acme.example>"
    mail["To"] = "robin@lee.example"
    mail["Subject"] = "Interview"
    mail["Date"] = "Tue, 08 Dec 2026 07:00:00 -0500"
    mail["Message-ID"] = f"<{crc32(invitation)}@acme.example>"
    mail.set_content("Please see the attached.")
    mail.add_attachment(invitation, maintype="text", subtype="calendar", filename="invite.ics")
    return bytes(mail)


PROMISE = "Hi Robin, we need another week and will let you know by Friday, 18 December."


def written(sender: str, to: str, words: str, on: int, *heads: tuple[str, str]) -> bytes:
    """A mail of one person to another, of a day in December."""
    mail = EmailMessage()
    head = (
        ("From", sender),
        ("To", to),
        ("Subject", "Engineer"),
        ("Message-ID", f"<{on}@mails.example>"),
    )
    for name, value in (*head, ("Date", f"{on} Dec 2026 09:00:00 -0500"), *heads):
        mail[name] = value
    mail.set_content(words)
    return bytes(mail)


def mailbox(*mails: bytes) -> bytes:
    return b"".join(b"From dana@acme.example Mon Dec  7 10:00:00 2026\n" + mail for mail in mails)


def take_back(owner: Owner) -> None:
    from tactful.usecases.history import undo

    undo(owner, NOW, HOLIDAYS)


def sample(name: str) -> bytes:
    return (SAMPLES / name).read_bytes()


@pytest.mark.parametrize(
    ("content", "sort"),
    [
        (sample("reply.eml"), Sort.MAIL),
        (sample("invitation.ics"), Sort.INVITATION),
        (sample("dana.vcf"), Sort.CONTACT),
        (sample("applications.csv"), Sort.TABLE),
        ("Company,Role\nAcme,Cook\n".encode("utf-16"), Sort.TABLE),
        (b"| Company | Role |\n|---|---|\n| Acme | Cook |\n", Sort.TABLE),
        (b'{"tactful": 2, "applications": []}', Sort.EXPORT),
        (b"Thanks for coming in, we will let you know by Friday.", Sort.TEXT),
        (b"Hi Robin, we liked the talk, and would like you to come back.\nDana", Sort.TEXT),
        (b"%PDF-1.7 ...", Sort.UNKNOWN),
        (b"\x89PNG\r\n\x1a\n", Sort.UNKNOWN),
    ],
)
def test_files_are_recognised_by_what_is_in_them(content: bytes, sort: Sort) -> None:
    assert sort_of(content) is sort


def mail_from(sender: str, words: str, subject: str = "Your application", to: str = "") -> bytes:
    mail = EmailMessage()
    mail["From"], mail["To"] = sender, to or "robin@lee.example"
    mail["Subject"], mail["Date"] = subject, "Tue, 08 Dec 2026 09:00:00 -0500"
    mail["Message-ID"] = f"<{crc32(words.encode())}@somewhere.example>"
    mail.set_content(words)
    return bytes(mail)


class TestMails:
    """A mail becomes what happened; its sender is found, or noted."""

    @pytest.mark.parametrize(
        ("words", "says", "left"),
        [
            ("The interview on Thursday has to be moved to Friday 10am.", "moves to",
             [("2026-12-11T15:00:00+00:00", "planned")]),
            ("The interview on Thursday is cancelled, we will find a new date.",
             "is off until they name another time", [("2026-12-10T15:00:00+00:00", "cancelled")]),
        ],
    )  # fmt: skip
    def test_a_talk_that_is_ahead_moves_or_is_off(
        self, owner: Owner, words: str, says: str, left: list[tuple[str, str]]
    ) -> None:
        from tactful.usecases.note_interview import note_interview

        acme = added(owner)
        thursday = NOW.replace(day=10, hour=15, minute=0)
        note_interview(acme, thursday, NOW, HOLIDAYS)
        planned = take(owner, mail_from("Dana Reyes <dana@acme.example>", words))
        assert any(says in line.words for line in planned.lines)
        assert [(i.at.isoformat(), i.status) for i in acme.interviews.all()] == left

    def test_what_was_said_to_be_a_reply_moves_nothing(self, owner: Owner) -> None:
        from tactful.usecases.events import accept, propose, what_moves
        from tactful.usecases.log_touch import Happened
        from tactful.usecases.note_interview import note_interview

        acme = added(owner)
        note_interview(acme, NOW.replace(day=11), NOW, HOLIDAYS)
        words = "The interview on Friday is cancelled, we will find a new date."
        said = Happened(TouchKind.REPLY, NOW, Channel.EMAIL, note=words)
        proposal = propose(acme, said, HOLIDAYS)
        assert what_moves(acme, proposal.likely, NOW).endswith("until they name another time.")
        accept(acme, proposal, NOW, HOLIDAYS, as_meant=False)
        assert acme.interviews.get().status == InterviewStatus.PLANNED.value

    def test_a_colleague_who_copies_somebody_known_is_not_me(self, owner: Owner) -> None:
        acme = added(owner)
        owner.email = owner.name = ""
        owner.save()
        mail = mail_from("Tom <tom@acme.example>", "Could you send me two references?",
                         to="robin@lee.example, dana@acme.example")  # fmt: skip
        take(owner, mail)
        assert acme.touches.get().direction == "in"

    def test_by_a_name_or_a_role_alone_it_is_asked(self, owner: Owner) -> None:
        acme = added(owner, "Data Engineer at Acme")
        added(owner, "Chef at Globex", "Dana Reyes")
        two = plan(owner, mail_from("Dana Reyes <dr@gmail.com>", "Can we talk?"))
        assert (two.act, len(two.candidates)) == (None, 2)
        role = plan(owner, mail_from("Bo <bo@gmail.com>", "Hello", "Data Engineer - next steps"))
        assert (role.act, role.candidates) == (None, (acme,))

    @pytest.mark.parametrize(
        ("sender", "subject", "words", "guessed"),
        [
            ("Jobs <no-reply@us.greenhouse-mail.io>", "Thank you",
             "Thank you for applying for the Platform Engineer position at Globex in Toronto.",
             ("Globex", "Platform Engineer")),
            ("LinkedIn <jobs-noreply@linkedin.com>", "Your application was sent to Initech", "x",
             ("Initech", "")),
        ],
    )  # fmt: skip
    def test_a_receipt_begins_an_application(
        self, owner: Owner, sender: str, subject: str, words: str, guessed: tuple[str, str]
    ) -> None:
        guess = plan(owner, mail_from(sender, words, subject)).guess
        assert guess is not None
        assert (guess.employer, guess.role) == guessed

    def test_what_went_to_somebody_known_is_mine_before_i_said_my_address(
        self, owner: Owner
    ) -> None:
        acme = added(owner)
        owner.email = owner.name = ""
        owner.save()
        take(owner, mail_from("Me <me@gmail.com>", "Any news?", to="Dana <dana@acme.example>"))
        assert acme.touches.get().direction == "out"

    def test_a_reply_is_kept_once_with_its_sender_and_its_promise(self, owner: Owner) -> None:
        acme = added(owner)
        before = dump(owner)
        planned = take(owner, sample("reply.eml"))
        touch = acme.touches.get()
        assert (touch.kind, str(touch.person)) == ("reply", "Ruth Bell")
        assert acme.agreements.get().contact_by == day("2026-12-18")
        assert any("Friday 18 December" in line.words for line in planned.lines)
        assert plan(owner, sample("reply.eml")).act is None, "the same mail again is nothing new"
        from tactful.usecases.history import undo

        undo(owner, NOW, HOLIDAYS)
        assert dump(owner) == before, "one change takes all of it back"

    def test_my_own_quoted_words_are_not_their_promise(self, owner: Owner) -> None:
        acme = added(owner)
        thread = sample("reply.eml").replace(
            b"We need another week and will let you know by Friday, 18 December.",
            b"unfortunately we have decided to move forward with other candidates.",
        )
        take(owner, thread)
        assert acme.touches.get().kind == TouchKind.REJECTION.value
        assert not acme.agreements.exists()

    def test_what_i_sent_is_what_i_did(self, owner: Owner) -> None:
        from tactful.usecases.edit import edit_me

        acme = added(owner)
        edit_me(owner, {"email": "robin@lee.example"}, NOW, HOLIDAYS)
        mine = sample("reply.eml").replace(
            b'"Ruth Bell" <ruth.bell@acme.example>', b"X <x@x.example>"
        )
        mine = mine.replace(b"X <x@x.example>", b"Robin <robin@lee.example>", 1)
        mine = mine.replace(b"To: Robin <robin@lee.example>", b"To: Dana <dana@acme.example>")
        take(owner, mine)
        touch = acme.touches.get()
        assert (touch.direction, str(touch.person)) == ("out", "Dana Reyes")
        assert touch.message is not None
        assert touch.message.message_id == "<m1@acme.example>"

    @pytest.mark.parametrize(
        ("words", "kind"),
        [
            ("Any news? I am writing to follow up on our talk.", "follow_up"),
            ("Thank you for your time yesterday. I enjoyed our conversation.", "thank_you"),
            ("Please find my references attached, as you asked.", "delivery"),
            ("I have decided to withdraw my application. Thank you for your time.", "withdrawal"),
            ("Thank you for meeting with me on Monday. I'll check in after the 17th.", "thank_you"),
            (
                "Yes: I am withdrawing from all other processes, you are my first choice.",
                "follow_up",
            ),
            ("Tuesday at ten works well. I'll check in at reception.", "follow_up"),
        ],
    )
    def test_what_i_sent_is_what_its_words_say(self, owner: Owner, words: str, kind: str) -> None:
        from tactful.usecases.edit import edit_me

        acme = added(owner)
        edit_me(owner, {"name": "Robin Lee", "email": "robin@lee.example"}, NOW, HOLIDAYS)
        mail = EmailMessage()
        mail["From"] = "Robin Lee <robin@another.example>"  # my other address
        mail["To"] = "Dana Reyes <dana@acme.example>"
        mail["Date"] = "Mon, 07 Dec 2026 07:00:00 -0500"
        mail["Message-ID"] = "<mine@another.example>"
        mail.set_content(words)
        take(owner, bytes(mail))
        touch = acme.touches.get()
        assert (touch.direction, touch.kind) == ("out", kind)

    @pytest.mark.parametrize(
        ("words", "said", "kind", "outcome"),
        [
            ("I am delighted to accept your offer.", "", "answer", "accepted"),
            ("I have to decline your offer. Thank you for it.", "", "answer", "declined"),
            ("Yes!", "accepted", "answer", "accepted"),
            ("I have decided to withdraw my application.", "", "withdrawal", "withdrawn"),
        ],
    )
    def test_my_yes_and_my_no_end_it(
        self, owner: Owner, words: str, said: str, kind: str, outcome: str
    ) -> None:
        from tactful.usecases.edit import edit_me

        acme = added(owner)
        edit_me(owner, {"name": "Robin Lee", "email": "robin@lee.example"}, NOW, HOLIDAYS)
        mail = EmailMessage()
        mail["From"] = "Robin Lee <robin@lee.example>"
        mail["To"] = "Dana Reyes <dana@acme.example>"
        mail["Message-ID"] = "<mine@lee.example>"
        mail.set_content(words)
        with pytest.raises(Misused, match="nothing that a message of yours can count as"):
            plan(owner, bytes(mail), event="rejected")
        take(owner, bytes(mail), event=said)
        acme.refresh_from_db()
        assert (acme.touches.get().kind, acme.outcome) == (kind, outcome)

    @pytest.mark.parametrize(
        ("head", "sent"),
        [
            (
                "From: Dana Reyes <dana@acme.example>\nSent: Tuesday, December 1, 2026 3:00 PM\n"
                "To: Robin Lee\nSubject: RE: Data Engineer",
                "2026-12-01 15:00",
            ),
            (
                "On Tue, Dec 1, 2026 at 3:00 PM Dana Reyes <dana@acme.example> wrote:\n",
                "2026-12-01 15:00",
            ),
            ("Dana Reyes <dana@acme.example>\nTue, Dec 1, 3:00 PM\nto me", "2026-12-01 15:00"),
            (
                "Von: Dana Reyes <dana@acme.example>\nGesendet: Dienstag, 1. Dezember 2026 15:00\n"
                "An: Robin Lee\nBetreff: Stelle",
                "2026-12-01 15:00",
            ),
        ],
    )
    def test_copied_out_of_a_mail_program(self, owner: Owner, head: str, sent: str) -> None:
        acme = added(owner)
        owner.timezone = "America/New_York"
        owner.save()
        take(owner, f"{head}\n\nWe need another week.\n\nDana\n".encode())
        touch, agreement = acme.touches.get(), acme.agreements.get()
        assert str(touch.person) == "Dana Reyes"
        assert touch.at.astimezone(ZoneInfo(owner.timezone)).strftime("%Y-%m-%d %H:%M") == sent
        assert agreement.contact_by == day("2026-12-08")

    def test_a_mailbox_shields_a_line_that_begins_with_from(self, owner: Owner) -> None:
        acme = added(owner)
        mail = (
            b"From x Tue Dec  1 09:00:00 2026\nFrom: Dana Reyes <dana@acme.example>\n"
            b"To: robin@lee.example\nDate: Tue, 01 Dec 2026 09:00:00 -0500\nMessage-ID: <b@a>\n\n"
            b">From next week on we see people. Could you come on Tuesday 15 December at 10?\n"
        )
        take(owner, mail)
        assert acme.interviews.get().at.isoformat() == "2026-12-15T15:00:00+00:00"

    def test_what_was_sent_to_many_is_no_reply(self, owner: Owner) -> None:
        added(owner)
        mail = EmailMessage()
        mail["From"] = "Dana Reyes <dana@acme.example>"
        mail["To"] = "robin@lee.example"
        mail["Precedence"] = "bulk"
        mail["List-Unsubscribe"] = "<mailto:leave@acme.example>"
        mail.set_content("These are the jobs of this week.\nUnsubscribe here.")
        planned = plan(owner, bytes(mail))
        assert planned.act is None
        assert planned.events == ("receipt", "replied")

    def test_an_answer_to_a_kept_mail_belongs_where_that_one_does(self, owner: Owner) -> None:
        acme = added(owner)
        take(owner, sample("reply.eml"))
        mail = EmailMessage()
        mail["From"] = "jobs@agency-nobody-knows.example"
        mail["To"] = "robin@lee.example"
        mail["Date"] = "Tue, 08 Dec 2026 09:00:00 -0500"
        mail["Message-ID"] = "<answer@agency.example>"
        mail["In-Reply-To"] = "<m1@acme.example>"
        mail.set_content("We are sorry, but the position has gone to another candidate.")
        assert plan(owner, bytes(mail)).about == acme

    def test_several_are_asked_about_and_none_begins_a_new_one(self, owner: Owner) -> None:
        unknown = plan(owner, sample("reply.eml"))
        assert unknown.act is None
        assert unknown.guess is not None
        assert (unknown.guess.employer, unknown.guess.person) == ("Acme", "Ruth Bell")
        added(owner, "Cook at Acme", "Bo Lund")
        added(owner, "Baker at Acme", "Cy Hart")
        several = plan(owner, sample("reply.eml"))
        assert several.act is None
        assert len(several.candidates) == 2
        take(owner, sample("reply.eml"), about=several.candidates[0])
        assert several.candidates[0].touches.count() == 1


def test_a_mailbox_is_its_mails(owner: Owner) -> None:
    from tactful.reading.mailboxes import mails_of

    mail = sample("reply.eml")
    box = b"".join(b"From dana@acme.example Mon Dec  7 10:00:00 2026\n" + mail for _ in "ab")
    assert len(mails_of(box)) == 2
    assert mails_of(mail) == [mail]
    assert len(plan(owner, box).parts) == 2


class TestMailboxes:
    """A mailbox is one file: whole or not at all, and one change to take back."""

    def test_its_mails_are_kept_in_the_order_they_were_written(self, owner: Owner) -> None:
        from tactful.records.models import Change

        row = added(owner)
        before = Change.objects.count()
        later = written("robin@lee.example", "dana@acme.example", "Thank you, until then.", 10)
        box = mailbox(later, written("dana@acme.example", "robin@lee.example", PROMISE, 9))
        planned = plan(owner, box)
        assert [part.plan.question for part in planned.parts] == ["", ""]
        assert (row.touches.count(), Change.objects.count()) == (0, before), "only tried"
        take(owner, box)
        assert [t.direction for t in row.touches.order_by("at")] == ["in", "out"]
        assert str(row.agreements.get().contact_by) == "2026-12-18"
        assert Change.objects.count() == before + 1
        assert plan(owner, box).act is None, "nothing twice"
        take_back(owner)
        assert (row.touches.count(), row.agreements.count()) == (0, 0)

    def test_a_reply_finds_what_an_earlier_mail_of_it_is_for(self, owner: Owner) -> None:
        row = added(owner)
        first = written("dana@acme.example", "robin@lee.example", PROMISE, 8)
        reply = written("pat@elsewhere.example", "robin@lee.example", "I take over from her.", 9,
                        ("References", "<8@mails.example>"))  # fmt: skip
        assert plan(owner, reply).question
        assert not plan(owner, mailbox(reply, first)).question
        take(owner, mailbox(reply, first))
        assert row.touches.count() == 2

    def test_what_asks_something_holds_up_the_rest_until_that_is_wanted(self, owner: Owner) -> None:
        row = added(owner)
        stranger = written("x@nowhere.example", "robin@lee.example", "Hello, how are you?", 8)
        box = mailbox(stranger, written("dana@acme.example", "robin@lee.example", PROMISE, 9))
        held_up = plan(owner, box)
        assert held_up.act is None
        assert "One of them asks something first" in held_up.question
        take(owner, box, keep_the_rest=True)
        assert row.touches.count() == 1
        again = plan(owner, box, keep_the_rest=True)
        assert (again.act, bool(again.question)) == (None, True)

    def test_the_same_words_sent_twice_are_kept_once(self, owner: Owner) -> None:
        added(owner)
        mail = written("robin@lee.example", "dana@acme.example", "Is there any news?", 9)
        twin = mail.replace(b"<9@", b"<10@")
        asked = plan(owner, mailbox(mail, twin))
        assert "Never the same message twice" in asked.parts[1].plan.question

    def test_one_that_cannot_be_read_is_said_to_be_so(self, owner: Owner) -> None:
        added(owner)
        deep = b"From: a@b.example\nTo: c@d.example\nMessage-ID: <1@b>\n"
        deep += b"Subject: " + b"x" * 1_100_000 + b"\n\nText\n"
        good = written("dana@acme.example", "robin@lee.example", PROMISE, 9)
        asked = plan(owner, mailbox(good, deep))
        assert [bool(part.plan.question) for part in asked.parts] == [False, True]


INVITED = "Hi Robin, we'd like to invite you to an interview {} on Friday 18 December at 3 pm."


class TestWhomAnInvitationNames:
    """ "With Dana Wells": the talk is with those it names, be they known or new."""

    @pytest.mark.parametrize(
        ("named", "there"),
        [
            ("with Dora Wells, our head of data, and Tom Ash", ["Dora Wells", "Tom Ash"]),
            ("with Tom", ["Dana Reyes"]),  # of whom one knows too little
            ("with Dana", ["Dana Reyes"]),
            ("with Acme Holdings", ["Dana Reyes"]),
            ("with Barclays Bank", ["Dana Reyes"]),
            ("after your talk with Bob Stone, with us", ["Dana Reyes"]),
            ("(you will not be meeting Dora Wells)", ["Dana Reyes"]),
            ("with Senior Recruiter Jane", ["Dana Reyes"]),
            ("for our Head of Talent Acquisition", ["Dana Reyes"]),
        ],
    )
    def test_they_are_there(self, owner: Owner, named: str, there: list[str]) -> None:
        row = added(owner)
        mail = written("dana@acme.example", "robin@lee.example", INVITED.format(named), 9)
        planned = take(owner, mail)
        new = [line.words for line in planned.lines if "noted as somebody there" in line.words]
        assert len(new) == sum(name not in ("Dana Reyes",) for name in there)
        talk = row.interviews.get()
        assert [a.person.name for a in talk.attendances.order_by("position")] == there


def test_who_would_be_there_is_noted_with_a_talk_only(owner: Owner) -> None:
    row = added(owner)
    words = (
        "Hi Robin, we'd like to invite you to an interview with Dora Wells. When would suit you?"
    )
    planned = take(owner, written("dana@acme.example", "robin@lee.example", words, 9))
    assert not [line for line in planned.lines if "Dora" in line.words]
    assert row.involvements.count() == 1


def test_a_mail_of_a_mailbox_is_one_mail_alone(owner: Owner) -> None:
    added(owner)
    quoted = "I forward this:\n\n>From bob@x.example Mon Jan  1 10:00:00 2024\n" + (
        "From: Bob <bob@x.example>\nTo: a@b.example\nMessage-ID: <q@x>\n\nHi"
    )
    mail = written("dana@acme.example", "robin@lee.example", "Hello Robin", 9)
    box = mailbox(mail, mail.replace(b"Hello Robin", quoted.encode()).replace(b"<9@", b"<8@"))
    parts = plan(owner, box).parts
    assert len(parts) == 2
    assert {plan(owner, part.content).sort for part in parts} == {Sort.MAIL}


class TestInvitations:
    """An interview by its sign: a later one moves it, an older one changes nothing."""

    def test_asked_moved_repeated_and_called_off(self, owner: Owner) -> None:
        acme = added(owner)
        take(owner, sample("invitation.ics"))
        interview = acme.interviews.get()
        assert interview.at.isoformat() == "2026-12-15T15:00:00+00:00"
        assert interview.link == "https://zoom.us/j/123456789"
        assert interview.attendances.get().person.name == "Dana Reyes"
        assert plan(owner, sample("invitation.ics")).act is None
        take(owner, sample("moved.ics"))
        interview.refresh_from_db()
        assert interview.at.day == 16
        assert plan(owner, sample("invitation.ics")).act is None, "the older one comes late"
        take(owner, sample("called_off.ics"))
        interview.refresh_from_db()
        assert interview.status == InterviewStatus.CANCELLED.value

    @pytest.mark.parametrize(
        ("lines", "known_there", "attend"),
        [
            # the organiser, where nobody else of theirs is asked
            ("ORGANIZER;CN=Kim Ode:mailto:kim@acme.example", {"Dana Reyes", "Kim Ode"}, ["Kim Ode"]),
            # who is asked sits there; the organiser keeps the calendar
            (
                "ORGANIZER;CN=Kim Ode:mailto:kim@acme.example\n"
                "ATTENDEE;CN=Sam Poe:mailto:sam@acme.example\n"
                "ATTENDEE;CN=Dana Reyes:mailto:dana@acme.example\n"
                "ATTENDEE;CN=Robin:mailto:robin@lee.example",
                {"Dana Reyes", "Kim Ode", "Sam Poe"}, ["Sam Poe", "Dana Reyes"],
            ),
            # an agency asks, and the company's own people sit there; without a name
            (
                "ORGANIZER;CN=Lea Roth:mailto:lea@talentbridge.example\n"
                "ATTENDEE:mailto:bo.lund@acme.example",
                {"Dana Reyes", "Lea Roth", "Bo Lund"}, ["Bo Lund"],
            ),
            # rooms, machines, copies, free mail and other houses are nobody there
            (
                "ORGANIZER;CN=Kim Ode:mailto:kim@acme.example\n"
                "ATTENDEE;CUTYPE=ROOM;CN=Room 4:mailto:room4@acme.example\n"
                "ATTENDEE;ROLE=NON-PARTICIPANT;CN=Al Fox:mailto:al@acme.example\n"
                "ATTENDEE:mailto:calendar-notification@acme.example\n"
                "ATTENDEE;CN=Robin:mailto:robin.lee@gmail.com\n"
                "ATTENDEE;CN=Ann Bee:mailto:ann@elsewhere.example",
                {"Dana Reyes", "Kim Ode"}, ["Kim Ode"],
            ),
        ],
    )  # fmt: skip
    def test_whom_it_names(
        self, owner: Owner, lines: str, known_there: set[str], attend: list[str]
    ) -> None:
        acme = added(owner)
        asked = re.sub(rb"ORGANIZER.*\n.*\n", lines.encode() + b"\n", sample("invitation.ics"))
        planned = plan(owner, asked)
        new = known_there - {"Dana Reyes"}
        assert {who for who in new for line in planned.lines if line.words.startswith(who)} == new
        take(owner, asked)
        interview = acme.interviews.get()
        people = [a.person.name for a in interview.attendances.order_by("position")]
        assert people == attend
        assert {i.person.name for i in acme.involvements.all()} == known_there
        assert plan(owner, asked).act is None

    def test_an_organiser_with_free_mail_could_be_me(self, owner: Owner) -> None:
        acme = added(owner)
        own = re.sub(
            rb"ORGANIZER.*\n.*\n", b"ORGANIZER:mailto:me@gmail.com\n", sample("invitation.ics")
        )
        owner.email = ""
        owner.save()
        take(owner, own, about=acme)
        assert {i.person.name for i in acme.involvements.all()} == {"Dana Reyes"}

    def test_whom_an_invitation_in_a_mail_names(self, owner: Owner) -> None:
        acme = added(owner)
        named = sample("invitation.ics").replace(
            b"END:VEVENT", b"ATTENDEE;CN=Sam Poe:mailto:sam@acme.example\nEND:VEVENT"
        )
        take(owner, mail_with(named))
        assert [a.person.name for a in acme.interviews.get().attendances.all()] == ["Sam Poe"]

    def test_another_link_under_the_same_number_is_newer(self, owner: Owner) -> None:
        acme = added(owner)
        take(owner, sample("invitation.ics"))
        take(owner, sample("invitation.ics").replace(b"zoom.us/j/123456789", b"zoom.us/j/987"))
        assert acme.interviews.get().link == "https://zoom.us/j/987"

    def test_in_any_letters(self, owner: Owner) -> None:
        added(owner)
        asked = sample("invitation.ics").decode().encode("utf-16")
        assert plan(owner, asked).act is not None

    def test_a_schedulers_mail_is_for_whom_it_carries_an_invitation(self, owner: Owner) -> None:
        acme = added(owner)

        def carrying(method: str, sequence: int) -> bytes:
            event = (
                f"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:x\r\nMETHOD:{method}\r\nBEGIN:VEVENT\r\n"
                f"UID:s1\r\nSEQUENCE:{sequence}\r\nDTSTAMP:20261209T140000Z\r\n"
                "DTSTART:20261217T193000Z\r\nSUMMARY:Interview: Data Engineer at Acme\r\n"
                "ORGANIZER;CN=Dana Reyes:mailto:dana@acme.example\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
            )
            mail = EmailMessage()
            mail["From"] = "Greenhouse <no-reply@greenhouse.example>"
            mail["To"] = "robin@lee.example"
            mail["Message-ID"] = f"<g{sequence}@g>"
            mail.set_content(event, subtype="calendar", params={"method": method})
            return bytes(mail)

        take(owner, carrying("REQUEST", 0))
        assert acme.touches.get().kind == TouchKind.INVITATION.value
        take(owner, carrying("CANCEL", 1))
        assert acme.interviews.get().status == InterviewStatus.CANCELLED.value

    def test_a_promise_beside_an_invitation_is_kept(self, owner: Owner) -> None:
        acme = added(owner)
        event = (
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nMETHOD:REQUEST\r\nBEGIN:VEVENT\r\nUID:z7\r\n"
            b"DTSTART:20261217T193000Z\r\nSUMMARY:Interview\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"
        )
        mail = EmailMessage()
        mail["From"] = "Dana Reyes <dana@acme.example>"
        mail["To"] = "robin@lee.example"
        mail["Message-ID"] = "<z7@a>"
        mail.set_content(
            "Please find the invitation attached. You will hear from us by 22 December, and you"
            " may email me if not."
        )
        mail.add_attachment(event, maintype="text", subtype="calendar", filename="i.ics")
        take(owner, bytes(mail))
        agreement = acme.agreements.get()
        assert (agreement.contact_by, agreement.may_follow_up) == (day("2026-12-22"), True)
        assert acme.interviews.count() == 1

    def test_the_same_in_mails_that_carry_it(self, owner: Owner) -> None:
        acme = added(owner)
        take(owner, mail_with(sample("invitation.ics")))
        interview = acme.interviews.get()
        assert interview.at.day == 15
        take(owner, mail_with(sample("moved.ics")))
        interview.refresh_from_db()
        assert interview.at.day == 16
        take(owner, mail_with(sample("called_off.ics")))
        interview.refresh_from_db()
        assert interview.status == InterviewStatus.CANCELLED.value
        assert acme.interviews.count() == 1

    @pytest.mark.parametrize(
        ("old", "new", "says"),
        [
            (b"DTSTART:20261215T150000Z", b"DTSTART;VALUE=DATE:20261215", "whole day"),
            (b"SEQUENCE:0", b"SEQUENCE:0\nRRULE:FREQ=DAILY", "again and again"),
            (b"DTSTART:20261215T150000Z", b"DTSTART:20261215T150000", "no time zone"),
            (b"UID:abc-123@acme.example", b"X-NOTHING:1", "UID"),
        ],
    )
    def test_what_is_no_interview_is_refused(
        self, owner: Owner, old: bytes, new: bytes, says: str
    ) -> None:
        added(owner)
        with pytest.raises(Refused, match=says):
            plan(owner, sample("invitation.ics").replace(old, new))

    @pytest.mark.parametrize(
        ("line", "says"),
        [
            (b"RRULE:FREQ=WEEKLY", "comes again and again"),
            (b"RECURRENCE-ID:20261215T150000Z", "comes again and again"),
            (b"METHOD:REPLY", "answer to an invitation"),
        ],
    )
    def test_what_is_no_invitation_is_said_also_where_it_came_with_a_mail(
        self, owner: Owner, line: bytes, says: str
    ) -> None:
        added(owner)
        plain = sample("invitation.ics").replace(b"\r\n", b"\n").replace(b"METHOD:REQUEST\n", b"")
        before = b"BEGIN:VEVENT\n" if line.startswith(b"METHOD") else b"END:VEVENT\n"
        strange = plain.replace(before, line + b"\n" + before, 1)
        with pytest.raises(Refused, match=says):
            plan(owner, strange)
        planned = plan(owner, mail_with(strange))
        assert [says in line.words for line in planned.lines if line.action == "refuse"] == [True]


class TestContacts:
    """Somebody new, or what was missing."""

    def test_what_is_missing_is_filled_in_and_nothing_overwritten(self, owner: Owner) -> None:
        from tactful.usecases.edit import edit_person

        acme = added(owner)
        dana = acme.involvements.get().person
        edit_person(dana, {"phone": "", "email": "dana@acme.example"}, NOW, HOLIDAYS)
        take(owner, sample("dana.vcf"))
        dana.refresh_from_db()
        assert (dana.phone, dana.email) == ("+1 212 555 0147", "dana@acme.example")
        assert plan(owner, sample("dana.vcf")).act is None

    def test_what_is_planned_is_what_is_kept(self, owner: Owner) -> None:
        from tactful.records.models import Person
        from tactful.usecases.edit import edit_person

        dana = added(owner).involvements.get().person
        edit_person(dana, {"phone": ""}, NOW, HOLIDAYS)
        card = b"BEGIN:VCARD\nVERSION:3.0\nFN:Dana Reyes\nEMAIL:dana@home.example\nTEL:+1 999\nEND:VCARD\n"
        planned = take(owner, card)
        assert planned.lines[0].words.startswith("Dana Reyes gets: phone number. dana@acme")
        dana.refresh_from_db()
        assert (dana.phone, dana.email) == ("+1 999", "dana@acme.example")
        assert Person.objects.filter(owner=owner).count() == 1

    def test_a_stranger_among_them_stops_nobody(self, owner: Owner) -> None:
        added(owner)
        dentist = b"BEGIN:VCARD\nVERSION:3.0\nFN:My Dentist\nORG:Dental\nEND:VCARD\n"
        planned = plan(owner, sample("dana.vcf") + dentist)
        assert planned.lines[-1].words == (
            "My Dentist of Dental belongs to no application here, and is left out."
        )
        assert plan(owner, dentist).question == "For which application is My Dentist?"

    def test_letters_that_nobody_knows_are_a_sentence(self, owner: Owner) -> None:
        card = b"BEGIN:VCARD\nVERSION:2.1\nFN;CHARSET=ANSI;ENCODING=QUOTED-PRINTABLE:J=FCrgen\nEND:VCARD\n"
        assert "cannot be read" in answer_to(owner, card)


class TestTables:
    """Each row is new, known, or refused with the reason."""

    def test_rows_are_kept_once(self, owner: Owner) -> None:
        added(owner, "Data Engineer at Acme")
        asked = plan(owner, sample("applications.csv"), place="Germany")
        assert asked.act is None
        assert asked.counts == {"add": 2, "change": 0, "known": 1, "refuse": 1}
        assert any("Row 5: The role is empty." in line.words for line in asked.lines)
        take(owner, sample("applications.csv"), place="Germany", keep_the_rest=True)
        from tactful.records.models import Application

        cook = Application.objects.get(role="Cook")
        assert (cook.timezone, cook.applied_on) == ("America/Toronto", day("2026-11-13"))
        analyst = Application.objects.get(role="Analyst")
        assert (analyst.country, analyst.outcome, analyst.pay) == ("DE", "rejected", "60000")
        again = plan(owner, sample("applications.csv"), place="Germany", keep_the_rest=True)
        assert again.act is None

    @pytest.mark.parametrize("tracker", OF_MANY_TRACKERS)
    def test_the_heads_of_many_trackers(self, tracker: str) -> None:
        columns = columns_of(OF_MANY_TRACKERS[tracker])
        needed = {Column.EMPLOYER, Column.ROLE, Column.APPLIED_ON, Column.STATUS}
        assert needed <= set(columns)

    def test_a_column_can_be_told(self, owner: Owner) -> None:
        table = b"Where I applied,As,Land\nAcme,Cook,Germany\n"
        assert "Which column" in plan(owner, table).question
        told = {"Where I applied": "company", "As": "role", "Land": "place"}
        assert plan(owner, table, columns=told).act is not None

    def test_what_a_column_was_told_to_mean_is_remembered(self, owner: Owner) -> None:
        table = b"Where I applied,As,Land,Status\nAcme,Cook,Germany,applied\n"
        told = {"Where I applied": "company", "As": "role", "Land": "place", "Status": "status"}
        take(owner, table, columns=told)
        owner.refresh_from_db()
        assert owner.table_heads == {"where i applied": "company", "as": "role", "land": "place"}
        another = b"Land;AS;Where I applied\nFrance;Waiter;Chez Nous\n"
        assert plan(owner, another).counts["add"] == 1

    def test_a_company_is_one_however_its_apostrophe_is_written_and_a_later_row_counts(
        self, owner: Owner
    ) -> None:
        from tactful.records.models import Application

        rows = "Company,Role,Status,Location\nO'Neill,Cook,Applied,Leeds\nO’Neill,Cook,Rejected,Leeds\n"
        planned = take(owner, rows.encode())
        assert [line.action for line in planned.lines] == ["add", "change"]
        assert Application.objects.get(owner=owner).outcome == "rejected"

    @pytest.mark.parametrize(
        ("rows", "title"),
        [
            (
                "Globex;Cook;2026-11-02;Boston\nInitech;Head Chef;2026-11-03;Leeds\n",
                "Cook at Globex",
            ),
            (
                "02/11/2026,Cook,The Ivy,applied\n13/11/2026,Waiter,Le Pain,rejected\n",
                "Cook at The Ivy",
            ),
        ],
    )
    def test_without_heads_the_columns_are_guessed_and_that_is_said(
        self, owner: Owner, rows: str, title: str
    ) -> None:
        planned = take(owner, rows.encode(), place="London")
        assert planned.lines[0].words.startswith("There is no line of heads")
        assert planned.lines[1].words.startswith(title)
        assert "2 November 2026" in planned.lines[1].words

    def test_heads_in_other_languages(self, owner: Owner) -> None:
        rows = "Empresa,Puesto,Fecha de solicitud,Estado,Ubicación\nZara,Cocinero,02/11/2026,x,Madrid\n"
        assert plan(owner, rows.encode()).lines[0].words.startswith("Cocinero at Zara")

    def test_what_was_remembered_of_a_column_can_be_told_otherwise(self, owner: Owner) -> None:
        table = b"Company,Role,Title\nAcme,Kitchen,Cook\n"
        take(owner, table, place="Germany", columns={"Role": "", "Title": "role"})
        owner.refresh_from_db()
        assert owner.table_heads == {"role": "", "title": "role"}
        take(owner, table, place="Germany", columns={"Role": "role", "Title": ""})
        owner.refresh_from_db()
        assert owner.table_heads == {}
        from tactful.records.models import Application

        roles = set(Application.objects.values_list("role", flat=True))
        assert roles == {"Cook", "Kitchen"}

    def test_a_place_is_asked_for_where_nothing_tells_it(self, owner: Owner) -> None:
        table = b"Company,Role\nAcme,Cook\n"
        assert "Where are they?" in plan(owner, table).question
        assert plan(owner, table, place="Manchester").act is not None

    def test_how_far_one_has_come_is_kept_and_what_was_not_sent_is_no_application(
        self, owner: Owner
    ) -> None:
        from tactful.records.models import Application

        table = (
            b"Company,Role,Location,Applied,Status\n"
            b"Acme,Cook,Leeds,2026-11-05,Phone screen\n"
            b"Borealis,Cook,Leeds,2026-11-05,Not applied\n"
            b"Cumulus,Cook,Leeds,2026-11-05,Applied\n"
        )
        said = [line.words for line in take(owner, table).lines]
        assert said[0].endswith("in the middle of it: say when the interview was, and it counts")
        assert said[1] == "Cook at Borealis, not applied yet"
        acme, borealis, cumulus = Application.objects.order_by("employer__name")
        assert (acme.notes, borealis.notes) == ("Status: Phone screen", "Status: Not applied")
        assert (borealis.applied_on, cumulus.notes) == (None, "")

    @pytest.mark.parametrize(
        ("places", "applied_on"),
        [("Leeds", "2026-11-05"), ("Austin", "2026-05-11"), ("", "2026-05-11")],
    )
    def test_the_places_of_the_rows_decide_how_their_days_are_written(
        self, owner: Owner, places: str, applied_on: str
    ) -> None:
        from tactful.records.models import Application

        added(owner)  # in New York
        take(owner, f"Company,Role,Location,Applied\nZorg,Cook,{places},05/11/2026\n".encode())
        assert Application.objects.get(employer__name="Zorg").applied_on == day(applied_on)

    def test_a_place_that_two_have_is_asked_about(self, owner: Owner) -> None:
        added(owner)
        table = b"Company,Role,Location\nAcme,Cook,Cambridge\nZorg,Cook,Leeds\n"
        planned = plan(owner, table)
        assert "several places called" in planned.lines[0].words
        assert "Some rows are refused" in planned.question
        assert plan(owner, table, keep_the_rest=True).counts == {
            "add": 1, "change": 0, "known": 0, "refuse": 1,
        }  # fmt: skip

    def test_the_same_role_elsewhere_or_a_year_later_is_another_application(
        self, owner: Owner
    ) -> None:
        table = (
            b"Company,Role,Location,Applied\nAcme,Cook,Leeds,2025-06-01\nAcme,Cook,Berlin,2025-06-01\n"
            b"Acme,Cook,Leeds,2026-06-01\nAcme,Cook,Leeds,2026-06-02\nAcme,Cook,,2025-06-01\n"
        )
        counts = take(owner, table, place="Leeds").counts
        assert (counts["add"], counts["known"]) == (3, 2)
        assert plan(owner, table, place="Leeds").act is None, "the same table again is nothing new"

    def test_what_goes_on_is_not_told_to_let_go(self, owner: Owner) -> None:
        from tactful.records.models import Application

        rows = "Company,Role,Location,Applied,Status\nGlobex,Cook,Leeds,2026-09-10,Final round\n"
        take(owner, rows.encode())
        row = Application.objects.get(owner=owner)
        assert (row.touches.get().kind, row.touches.get().note) == ("invitation", "Final round")
        assert row.standing == "waiting"

    def test_an_end_that_is_news_is_noted(self, owner: Owner) -> None:
        from tactful.records.models import Application
        from tactful.usecases.history import undo

        row = added(owner)
        table = b"Company,Role,Status\nAcme,Engineer,Rejected\n"
        planned = take(owner, table)
        assert [line.action for line in planned.lines] == ["change"]
        row.refresh_from_db()
        assert (row.outcome, row.outcome_on) == ("rejected", NOW.date())
        assert plan(owner, table).act is None
        undo(owner, NOW, HOLIDAYS)
        assert Application.objects.get().outcome == ""

    @pytest.mark.parametrize(
        "above", ["My search in 2026\n\n", "Applications, since May\nmade by Robin\n"]
    )
    @pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-16-le", "utf-16-be"])
    def test_a_title_above_the_heads_and_any_encoding(
        self, owner: Owner, above: str, encoding: str
    ) -> None:
        table = f"{above}Company,Role,Location,Notes\nAcme,Cook,Leeds,fine\n".encode(encoding)
        assert plan(owner, table).counts["add"] == 1

    @pytest.mark.parametrize(
        "text",
        [
            "Robin,\nCould you do one of these?\nTuesday, 2 pm\nWednesday, 3 pm\nBest, Dana",
            "Hello Robin\n\nThanks, we need another week.\n\nDana Reyes | Acme\nRecruiter | New York",
            "Hi Robin, all well here\nWe need another week\nDana",
            "Sorry, no news yet. Dana",
            "Good news, you got it\nDana",
            "Acme GmbH, Musterstr. 1, Berlin\n\nwe need another week\nDana",
        ],
    )
    def test_a_message_with_commas_in_it_is_no_table(self, owner: Owner, text: str) -> None:
        added(owner)
        assert plan(owner, text.encode()).sort is Sort.TEXT

    def test_a_row_with_a_cell_more_is_no_head(self, owner: Owner) -> None:
        table = b"Company,Role,Location\nAcme,Dev\nGlobex,Ops,Leeds\nInitech,QA,Leeds\n"
        assert plan(owner, table, place="Leeds").counts["add"] == 3

    @pytest.mark.parametrize(
        ("status", "stage", "outcome"),
        [
            ("Already applied", None, None), ("Applied (interested)", None, None),
            ("Not applied yet", "saved", None), ("Not yet sent", "saved", None),
            ("Ready to apply", "saved", None), ("Interested", "saved", None),
            ("Applied, ready for interview", "talking", None), ("Contested", None, None),
            ("Interview accepted", "talking", None), ("Offer accepted", None, "accepted"),
        ],
    )  # fmt: skip
    def test_words_for_how_far_one_has_come(
        self, status: str, stage: str | None, outcome: str | None
    ) -> None:
        found = status_of(status)
        assert (found.stage, found.outcome) == (stage, outcome)

    def test_a_workbook_is_a_table(self, owner: Owner) -> None:
        from openpyxl import Workbook

        book = Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.append(["Company", "Role", "Location", "Applied"])
        sheet.append(["Acme", "=1+1", "Berlin", NOW.replace(tzinfo=None)])
        packed = BytesIO()
        book.save(packed)
        planned = plan(owner, packed.getvalue())
        assert planned.counts["add"] + planned.counts["refuse"] == 1

    @pytest.mark.parametrize(
        ("days", "usually", "expected"),
        [
            (["13/5/2026", "5/11/2026"], True, "2026-11-05"),
            (["5/13/2026", "5/11/2026"], False, "2026-05-11"),
            (["5/11/2026"], True, "2026-05-11"),
            (["5/11/2026"], False, "2026-11-05"),
            (["Nov 5, 2026"], False, "2026-11-05"),
            (["5th November 2026"], True, "2026-11-05"),
            (["2026-11-05 09:30"], True, "2026-11-05"),
            (["5.11.26"], False, "2026-11-05"),
        ],
    )
    def test_the_column_decides_the_order_of_days(
        self, days: list[str], usually: bool, expected: str
    ) -> None:
        first = month_first(days, usually=usually)
        assert day_of(days[-1], NOW.date(), month_is_first=first) == day(expected)

    @pytest.mark.parametrize(
        ("words", "outcome"),
        [
            ("Applied", None), ("WISHLIST", None), ("Phone screen", None), ("Rejected", "rejected"),
            ("Offer received", "offer"), ("Accepted", "accepted"), ("Withdrawn", "withdrawn"),
            ("Ghosted", "closed"), ("No response", "closed"), ("Offer declined", "declined"),
            ("Interviewing", None), ("Archived", "closed"), ("", None), ("abgelehnt", "rejected"),
            ("Refus\u00e9", "rejected"), ("No offer", "rejected"), ("Not rejected yet", None),
            ("They said no", "rejected"), ("Zur\u00fcckgezogen", "withdrawn"), ("Under review", None),
            ("Declined by me", "withdrawn"), ("No reply", "closed"), ("SKIP", "closed"),
            ("Task assigned", None), ("Not hired", "rejected"), ("Interview offered", None),
            ("They hired someone else", "rejected"), ("Joined waiting list", None),
            ("Accepted for interview", None), ("Rejected offer", "declined"),
            ("Offer rescinded", "rejected"), ("Position filled", "closed"), ("Offers", "offer"),
            ("Application form filled", None), ("Applied, deadline 5 May", None),
            ("Closing soon, applied", None), ("Hired", "accepted"), ("Signed contract", "accepted"),
            ("Not interested", "withdrawn"), ("Closed", "closed"), ("Offer letter", "offer"),
        ],
    )  # fmt: skip
    def test_words_for_a_status(self, words: str, outcome: str | None) -> None:
        found = status_of(words)
        assert found.known
        assert (found.outcome.value if found.outcome else None) == outcome

    def test_a_word_that_nobody_knows_is_said(self, owner: Owner) -> None:
        table = b"Company,Role,Location,Status\nAcme,Cook,Leedz,blorp\n"
        said = plan(owner, table, place="Leeds").lines[0].words
        assert "“blorp” is not understood" in said
        assert "“Leedz” is no place that is known" in said

    def test_a_row_that_is_refused_is_named_by_where_it_stands(self, owner: Owner) -> None:
        table = b"My search\n\nCompany,Role,Place\nAcme,Cook,Leeds\n\n\nGlobex,,Leeds\n"
        said = [line.words for line in plan(owner, table, place="Leeds").lines]
        assert [words.partition(":")[0] for words in said if "Row" in words] == ["Row 7"]
        rows = [["Company", "Role"], ["Acme", "Cook"], [], ["Globex", ""]]
        from tactful import wiring

        packed = wiring.file_writers().workbook(rows)
        book = wiring.outside().files.workbook(packed)
        assert book.where == [("Applications", 1), ("Applications", 2), ("Applications", 4)]

    def test_markdown_as_it_may_be_written(self, owner: Owner) -> None:
        table = b"|Company|Role|\n|:-:|--|\n|Acme \\| Co|Cook|\n"
        (line,) = plan(owner, table, place="Leeds").lines
        assert line.words.startswith("Cook at Acme | Co")

    def test_heads_with_underscores_beneath_a_title(self, owner: Owner) -> None:
        table = b"My search, 2026\nCompany_Name,Job-Title,Date_Applied\nAcme,Cook,2026-12-01\n"
        assert plan(owner, table, place="Leeds").counts["add"] == 1

    def test_one_company_by_three_names_is_one(self, owner: Owner) -> None:
        from tactful.records.models import Employer

        added(owner)
        table = b"Company,Role,Location\nAcme Inc.,Cook,Leeds\nACME GmbH,Chef,Leeds\nAcme,Waiter,Leeds\n"
        take(owner, table)
        assert [e.name for e in Employer.objects.filter(owner=owner)] == ["Acme"]

    def test_a_column_that_is_not_there_is_no_column(self, owner: Owner) -> None:
        with pytest.raises(Misused, match="no column “Nonsense”"):
            plan(
                owner, b"Company,Role\nAcme,Cook\n", columns={"Nonsense": "company"}, place="Leeds"
            )

    @pytest.mark.parametrize(
        ("written", "expected"),
        [
            ("5. November 2026", "2026-11-05"),
            ("46331", "2026-11-05"),
            ("5 mars 2026", "2026-03-05"),
            ("2 Nov", "2026-11-02"),
            ("November 2nd", "2026-11-02"),
            ("2. Dez.", "2026-12-02"),
            ("10 Dec", "2025-12-10"),  # tomorrow it will be; in a list it was last year
            ("2.11.", "2026-11-02"),
            ("29 Feb", "2024-02-29"),
        ],
    )
    def test_days_of_elsewhere(self, written: str, expected: str) -> None:
        assert day_of(written, NOW.date(), month_is_first=False) == day(expected)

    def test_heads_without_a_space_and_a_day_that_is_a_yes(self, owner: Owner) -> None:
        table = (
            b"index,applied,appliedDate,Company,JobTitle,Location,Status\n"
            b"1,Yes,2026-11-03,Acme,Cook,Leeds,applied\n2,No,,Globex,Chef,Leeds,draft\n"
        )
        assert plan(owner, table).counts["add"] == 2


JOB = b"""<!doctype html><html><head><title>Cook - Acme</title>
<script type="application/ld+json">{"@context": "https://schema.org", "@type": "JobPosting",
"title": "Pastry Cook", "hiringOrganization": {"@type": "Organization", "name": "Acme Bakery"},
"jobLocation": {"@type": "Place", "address": {"addressLocality": "Toronto", "addressRegion": "Ontario",
"addressCountry": "CA"}}, "validThrough": "2026-12-31T23:59", "url": "https://acme.example/jobs/7",
"baseSalary": {"currency": "CAD", "value": {"minValue": 50000, "maxValue": 60000, "unitText": "YEAR"}},
"description": "<p>You bake.</p><p>We eat.</p>"}</script></head><body><nav>Home</nav>Apply</body></html>"""


MARKED = b"""<!doctype html><html><head><title>x</title></head><body>
<div itemscope itemtype="https://schema.org/JobPosting"><h1 itemprop="title">Night Baker</h1>
<span itemprop="hiringOrganization" itemscope><b itemprop="name">Crumb &amp; Co</b></span>
<p><span itemprop="addressLocality">Leeds</span><meta itemprop="addressCountry" content="GB"></p>
<meta itemprop="validThrough" content="2026-12-20"></div></body></html>"""
FROM_ANYWHERE = b"""<html><script type="application/ld+json">{"@type": "JobPosting", "title": "Editor",
"jobLocationType": "TELECOMMUTE", "applicantLocationRequirements": {"name": "Canada"},
"hiringOrganization": {"name": "Quill", %s}}</script></html>"""
WRAPPED = (
    b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://jobs.example/7\r\nMIME-Version: 1.0\r\n"
    b'Content-Type: multipart/related; type="text/html"; boundary="--x"\r\n\r\n----x\r\n'
    b"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
    + MARKED.replace(b"=", b"=3D").replace(b"\n", b"\r\n") + b"\r\n----x--\r\n"
)  # fmt: skip


class TestJobPages:
    """A saved page with a job becomes an application, with the posting that will vanish."""

    @pytest.mark.parametrize(
        ("page", "job"),
        [
            (MARKED, ("Night Baker", "Crumb & Co", "Leeds, GB")),
            (WRAPPED, ("Night Baker", "Crumb & Co", "Leeds, GB")),
            (FROM_ANYWHERE % b'"address": {"addressLocality": "Oslo", "addressCountry": "NO"}',
             ("Editor", "Quill", "Oslo, NO")),
            (FROM_ANYWHERE % b'"logo": ""', ("Editor", "Quill", "Canada")),
        ],
        ids=["microdata", "mhtml", "remote: their office counts", "remote: where they want people"],
    )  # fmt: skip
    def test_a_page_tells_its_job(self, page: bytes, job: tuple[str, str, str]) -> None:
        from tactful.reading.taken.job_pages import read_job_page
        from tactful.reading.taken.saved_pages import page_of

        assert sort_of(page) is Sort.JOB_PAGE
        found = read_job_page(page_of(page))
        assert (found.role, found.employer, found.place) == job

    def test_what_it_says_of_itself(self, owner: Owner) -> None:
        from tactful.records.models import Application

        take(owner, JOB)
        row = Application.objects.get()
        assert (str(row), row.timezone) == ("Pastry Cook at Acme Bakery", "America/Toronto")
        assert (row.link, row.pay) == ("https://acme.example/jobs/7", "50000 to 60000 CAD a year")
        assert (row.closes_on, row.posting) == (day("2026-12-31"), "You bake.\nWe eat.")
        assert plan(owner, JOB).act is None, "the same page again is nothing new"

    def test_a_title_and_a_place_that_is_asked_for(self, owner: Owner) -> None:
        page = b"<html><head><title>Cook at Borealis | Jobs</title></head><body>x</body></html>"
        assert "Where is" in plan(owner, page).question
        assert plan(owner, page, place="Manchester").act is not None

    @pytest.mark.parametrize(
        ("title", "role", "employer"),
        [
            (
                "Acme Corp hiring Data Engineer in New York, NY | LinkedIn",
                "Data Engineer",
                "Acme Corp",
            ),
            ("(3) Data Engineer | Acme Corp | LinkedIn", "Data Engineer", "Acme Corp"),
            ("Job Application for Cook at Borealis", "Cook", "Borealis"),
            ("Data Engineer - New York, NY - Indeed.com", "", ""),
        ],
    )
    def test_a_title_has_more_than_the_job(self, title: str, role: str, employer: str) -> None:
        from tactful.reading.taken.job_pages import read_job_page
        from tactful.reading.taken.sorts import Unreadable

        page = f"<html><head><title>{title}</title></head><body>x</body></html>"
        if not role:
            with pytest.raises(Unreadable):
                read_job_page(page)
            return
        found = read_job_page(page)
        assert (found.role, found.employer) == (role, employer)

    def test_a_page_without_a_job_is_refused(self, owner: Owner) -> None:
        with pytest.raises(Refused, match="no job"):
            plan(owner, b"<html><head><title>Weather</title></head><body>Rain</body></html>")


class TestExports:
    """What is taken out as a table is known when it comes back, and runs nothing."""

    def test_out_and_in_again(self, owner: Owner) -> None:
        from tactful import wiring
        from tactful.usecases.export_table import as_csv, table_rows

        added(owner, "=cmd|' /C calc'!A0 at Acme")
        rows = table_rows(owner, "", now=NOW)
        written = as_csv(rows)
        assert b"'=cmd" in written
        assert b",=cmd" not in written
        assert plan(owner, written).counts["known"] == 1
        book = wiring.file_writers().workbook(rows)
        assert wiring.outside().files.workbook(book).rows[1][1].startswith("=cmd"), (
            "text, no formula"
        )
        assert plan(owner, book).counts["known"] == 1

    def test_an_end_comes_back_as_it_was(self, owner: Owner) -> None:
        from tactful.usecases.export_table import as_csv, table_rows
        from tactful.usecases.log_touch import Happened, log_outcome, log_touch

        no, out = added(owner), added(owner, "Cook at Globex")
        log_touch(no, Happened(TouchKind.REJECTION, NOW, Channel.EMAIL), NOW, HOLIDAYS)
        log_outcome(out, Outcome.WITHDRAWN, NOW.date(), NOW, HOLIDAYS)
        rows = table_rows(owner, "", now=NOW)
        assert [row[6] for row in rows] == ["Status", "rejected", "withdrawn"]
        assert [line.action for line in plan(owner, as_csv(rows)).lines] == ["change", "known"]

    def test_people_as_contacts(self, owner: Owner) -> None:
        from tactful import wiring
        from tactful.usecases.export_table import people_cards

        added(owner)
        written = wiring.file_writers().cards(people_cards(owner))
        (card,) = wiring.outside().files.cards(written)
        assert (card.name, card.organisation) == ("Dana Reyes", "Acme")
        assert plan(owner, written).act is None, "known, with all of that"


BROKEN = [
    b"", b"   \n", b"BEGIN:VCALENDAR\nBEGIN:VEVENT\n", b"BEGIN:VCALENDAR\nEND:VCALENDAR\n",
    b"BEGIN:VCARD\nVERSION:3.0\nEND:VCARD\n", b"BEGIN:VCARD", b"PK\x03\x04 no workbook",
    b"a,b\n", b'{"tactful": ', b"From: x\nTo: y\nSubject: z\n\n", b"\xff\xfe", b"\x00" * 100,
    b"BEGIN:VCALENDAR\n" + b"BEGIN:VEVENT\n" * 3000, b'"' * 5000 + b",x\n", b",".join([b"x"] * 900),
]  # fmt: skip


def answer_to(owner: Owner, content: bytes) -> str:
    """What is said of something: why it is refused, or what must be said first."""
    try:
        planned = plan(owner, content)
    except Refused as error:
        return error.sentence
    return planned.question if planned.act is None else ""


@pytest.mark.parametrize("content", BROKEN)
def test_what_cannot_be_read_is_a_sentence_and_keeps_nothing(owner: Owner, content: bytes) -> None:
    added(owner)
    before = dump(owner)
    assert answer_to(owner, content).endswith((".", "?"))
    assert dump(owner) == before


@pytest.mark.parametrize(
    ("place", "applied_on"), [("Philippines", "2025-12-11"), ("Germany", "2025-11-12")]
)
def test_the_order_of_a_date_is_that_of_the_place(
    owner: Owner, place: str, applied_on: str
) -> None:
    from tactful.records.models import Application

    take(owner, b"Company,Role,Date applied\nAcme,Cook,12/11/2025\n", place=place)
    assert Application.objects.get().applied_on == day(applied_on)


@pytest.mark.parametrize(
    ("lead", "sent"),
    [
        ("---------- Forwarded message ---------", "Date: Tue, Dec 8, 2026 at 7:00 AM"),
        ("Begin forwarded message:", "Date: 8 December 2026 at 07:00:00 GMT-5"),
        ("-----Ursprüngliche Nachricht-----", "Gesendet: Dienstag, 8. Dezember 2026 07:00"),
    ],
)
def test_a_mail_i_sent_on_to_myself_is_theirs(owner: Owner, lead: str, sent: str) -> None:
    from tactful.records.models import Owner as Owners

    added(owner)
    Owners.objects.update(email="robin@lee.example")
    owner.refresh_from_db()
    mail = (
        "From: Robin <robin@lee.example>\nTo: robin@lee.example\nSubject: Fwd: News\n"
        "Date: Tue, 08 Dec 2026 07:30:00 -0500\nMessage-ID: <on@lee.example>\n"
        "Content-Type: text/plain; charset=utf-8\n\n"
        f"{lead}\nFrom: Dana Reyes <dana@acme.example>\n{sent}\nSubject: News\nTo: old@lee.example\n\n"
        "Hi Robin,\n\nunfortunately we have decided to go ahead with another candidate.\n\nDana\n"
    )
    planned = take(owner, mail.encode())
    assert planned.lines[0].words.startswith("They said no, Dana Reyes, Tuesday 8 December 2026")
    assert plan(owner, mail.encode()).lines[0].words == "This email is kept already."
