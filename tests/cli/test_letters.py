"""`draft` and `proof` as a person runs them."""

from __future__ import annotations

from email import message_from_string
from email.policy import default
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from tests.cli.conftest import Terminal

LETTER = """Hello Dana,

I am Robin Lee; we met on Monday, November 30 about the Data Engineer position at Acme. You mentioned
that everyone would hear by Monday, December 7, and that I was welcome to get in touch if I had not.

Could you tell me what the next steps are?

Thank you for your time.
"""


@pytest.fixture
def robin(acme: Terminal) -> Terminal:
    """Robin talked to Dana, and the promised day has passed."""
    acme("me", "--name", "Robin Lee", "--email", "robin@lee.example", "--phone", "+1 212 555 0199")
    acme("interview", "acme", "2026-11-30", "10:00", "--kind", "onsite", "--with", "dana")
    acme("debrief", "acme", "--everyone", "yes", "--by", "2026-12-07", "--may-follow-up", "yes",
         "--said", "2026-11-30")  # fmt: skip
    acme("log", "acme", "thanked", "--at", "2026-12-01 09:00")
    return acme


class TestDraft:
    def test_a_letter_holds_what_was_agreed(self, robin: Terminal) -> None:
        shown = robin("draft", "acme").out
        for told in ("Robin Lee", "Data Engineer", "Monday, November 30", "Monday, December 7",
                     "dana@acme.example", "?", "Nothing was sent."):  # fmt: skip
            assert told in shown.replace("\n", " "), told

    @pytest.mark.parametrize(
        ("note", "says"),
        [
            ("Dana said they decide by December 7 and I can email her if I hear nothing.",
             "you expected to decide by Monday, December 7"),
            ("Dana said the decision is made within a week, and I may write.",
             "you expected to decide within a week"),
            ("Dana said I hear by December 7 and may email her.",
             "I'd hear by Monday, December 7"),
            ("Dana said they decide and tell everyone by December 7.",
             "everyone would hear by Monday, December 7"),
        ],
    )  # fmt: skip
    def test_that_they_decide_is_not_that_i_hear(
        self, acme: Terminal, note: str, says: str
    ) -> None:
        acme("me", "--name", "Robin Lee", "--email", "robin@lee.example")
        acme("interview", "acme", "2026-11-30", "10:00", "--with", "dana")
        acme("debrief", "acme", note, "--said", "2026-11-30", "--yes")
        letter = acme("draft", "acme", "--kind", "follow_up_deadline", "--channel", "email").out
        assert says in " ".join(letter.split())
        why = " ".join(acme("why", "acme").out.split())
        assert ("they would decide by" in why) is ("decide" in says)

    def test_a_mail_opens_as_a_draft(self, robin: Terminal) -> None:
        printed = robin("draft", "acme", "--eml", "-").out
        mail = message_from_string(printed, policy=default)
        assert mail["X-Unsent"] == "1"
        assert mail["To"] == "Dana Reyes <dana@acme.example>"
        assert mail["From"] == "Robin Lee <robin@lee.example>"
        assert 3 <= len(str(mail["Subject"]).split()) <= 7
        body = mail.get_content()
        assert body.startswith("Hello Dana,\n")
        assert mail["In-Reply-To"] is None

    def test_a_link_is_encoded_for_every_mail_program(self, robin: Terminal) -> None:
        link = robin("draft", "acme", "--mailto").out.strip()
        assert " " not in link
        assert "+" not in link
        assert "%0D%0A" in link
        told = parse_qs(urlsplit(link).query)
        assert told["body"][0].startswith("Hello Dana,\r\n")

    def test_a_letter_as_a_file_is_for_nobody_else(self, robin: Terminal, tmp_path: Path) -> None:
        robin("draft", "acme", "--eml", str(tmp_path / "letter.eml"))
        assert (tmp_path / "letter.eml").stat().st_mode & 0o777 == 0o600

    def test_what_the_guard_says_is_heard_before_anything_leaves(self, robin: Terminal) -> None:
        robin("log", "acme", "sent")
        early = robin("draft", "acme", "--eml", "-", code=1)
        assert "You wrote to Dana Reyes on Wednesday, December 9." in early.err
        assert "The earliest polite moment is Monday, December 14, 9 am." in early.err
        assert "X-Unsent" not in early.out

    def test_a_blank_is_not_final(self, robin: Terminal) -> None:
        kind = ("--kind", "answer")
        refused = robin("draft", "acme", *kind, "--eml", "-", "--anyway", code=1)
        assert "A blank is left: [" in refused.err

    def test_who_asked_not_to_be_contacted_is_not_written_to(self, robin: Terminal) -> None:
        robin("people", "dana", "--do-not-contact")
        for more in ([], ["--anyway", "--mailto"], ["--json"]):
            refused = robin("draft", "acme", *more, code=1)
            assert "asked not to be contacted" in refused.err
            assert "Hello Dana" not in refused.out

    def test_the_editor_has_the_last_word(self, robin: Terminal) -> None:
        editor = robin.data.parent / "editor.sh"
        editor.write_text("#!/bin/sh\nsed -i 's/^Hello Dana,/Hello Dina,/' \"$1\"\n")
        editor.chmod(0o755)
        robin.more["EDITOR"] = robin.more["VISUAL"] = str(editor)
        shown = robin("draft", "acme", "--edit").out
        assert "Hello Dina," in shown
        assert "misspelt name" in shown.replace("\n      ", " ")

    def test_a_voicemail_by_json(self, robin: Terminal) -> None:
        call = robin("draft", "acme", "--channel", "phone", "--json").json
        assert call["seconds"] <= 30
        assert "two one two, five five five, zero one nine nine" in call["body"]
        assert call["findings"] == []

    @pytest.mark.parametrize("wrong", [["--kind", "love_letter"], ["--channel", "pigeon"]])
    def test_what_there_is_not(self, robin: Terminal, wrong: list[str]) -> None:
        robin("draft", "acme", *wrong, code=1 if wrong[0] == "--kind" else 2)

    def test_copy_needs_a_terminal(self, robin: Terminal) -> None:
        assert "terminal" in robin("draft", "acme", "--copy", code=1).err


class TestProof:
    def test_a_good_letter(self, tactful: Terminal) -> None:
        assert tactful("proof", "-", stdin=LETTER).out == "Nothing to mend.\n"

    def test_findings_for_machines(self, tactful: Terminal) -> None:
        text = LETTER.replace("Thank you", "Please answer ASAP. Thank you").replace(
            "Dana", "[Name]"
        )
        found = tactful("proof", "--json", stdin=text, code=1).json
        assert {f["rule"] for f in found} == {"blank", "impatience"}
        for finding in found:
            assert set(finding) == {
                "rule",
                "severity",
                "start",
                "end",
                "text",
                "reason",
                "suggestion",
            }
            assert text[finding["start"] : finding["end"]] == finding["text"]

    def test_warnings_alone_do_not_stop(self, tactful: Terminal) -> None:
        warned = tactful("proof", stdin=LETTER.replace("Thank you", "I am so excited!! Thank you"))
        assert "warn" in warned.out

    def test_a_mail_is_read_with_its_headers(self, tactful: Terminal, tmp_path: Path) -> None:
        mail = tmp_path / "letter.eml"
        mail.write_text(
            "From: Robin Lee <robin@lee.example>\nTo: Dana Reyes <dana@acme.example>\n"
            f"Subject: Re: our talk\n\n{LETTER.replace('Hello Dana', 'Hello Dina')}"
        )
        found = tactful("proof", str(mail), "--json", code=1).json
        assert {f["rule"] for f in found} == {"fake_reply", "wrong_name"}

    def test_a_subject_line_in_a_text_is_one(self, tactful: Terminal) -> None:
        found = tactful("proof", "--json", stdin=f"Subject: Re: hello\n{LETTER}", code=1).json
        assert [f["rule"] for f in found] == ["fake_reply"]

    @pytest.mark.parametrize("nothing", ["", "  \n"])
    def test_nothing_to_read(self, tactful: Terminal, nothing: str) -> None:
        assert "nothing to read" in tactful("proof", stdin=nothing, code=1).err

    def test_it_needs_no_records_and_no_django(self, new_computer: Terminal) -> None:
        new_computer("proof", stdin=LETTER)
        assert not new_computer.data.exists()


@pytest.mark.parametrize(
    ("head", "body", "rules"),
    [
        ("Content-Type: text/html; charset=utf-8", "<style>p {}</style><p>Please answer ASAP.</p>"
         "<blockquote>You never called.</blockquote>", {"impatience"}),
        ("Content-Type: text/plain; charset=utf-8", "Please answer ASAP.", {"impatience"}),
    ],
)  # fmt: skip
def test_mails_of_all_kinds_are_read(
    tactful: Terminal, head: str, body: str, rules: set[str]
) -> None:
    mail = f"From: Robin Lee <r@l.example>\nTo: D <d@a.example>\nSubject: Data Engineer\n{head}\n\n{body}\n"
    found = tactful("proof", "--json", "--kind", "other", stdin=mail).json
    assert {f["rule"] for f in found} == rules


def test_a_charset_nobody_knows_is_said(tactful: Terminal) -> None:
    mail = "From: R <r@l.example>\nTo: D <d@a.example>\nContent-Type: text/plain; charset=klingon\n\nHi"
    assert "cannot be read" in tactful("proof", stdin=mail, code=1).err


def test_a_letter_goes_on_in_the_thread_of_a_mail_that_was_logged(
    robin: Terminal, tmp_path: Path
) -> None:
    mail = tmp_path / "reply.eml"
    mail.write_text(
        "From: Dana Reyes <dana@acme.example>\nTo: Robin Lee <robin@lee.example>\n"
        "Subject: Re: Data Engineer\nMessage-ID: <one@acme.example>\n"
        "Date: Tue, 01 Dec 2026 15:00:00 -0500\n\nThank you, Robin. Until soon.\n"
    )
    logged = robin("log", "acme", "replied", "--mail", str(mail), "--json").json
    touch = logged["case"]["touches"][-1]
    assert touch["at"] == "2026-12-01T15:00:00-05:00"
    assert logged["touch_notes"][-1] == "Thank you, Robin. Until soon."
    printed = robin("draft", "acme", "--kind", "answer", "--json").json
    assert printed["subject"] == "Re: Data Engineer"
    shown = robin("draft", "acme", "--channel", "email", "--eml", "-", "--anyway").out
    drafted = message_from_string(shown, policy=default)
    assert drafted["In-Reply-To"] == drafted["References"] == "<one@acme.example>"
    assert "no mail" in robin("log", "acme", "replied", "--mail", __file__, code=2).err


def test_what_was_sent_goes_on_from_the_draft_that_was_written(robin: Terminal) -> None:
    first = robin("draft", "acme", "--channel", "email", "--json", "--anyway").json
    logged = robin("log", "acme", "sent", "--channel", "email")
    assert f"Kept with it: the draft “{first['subject']}”." in " ".join(logged.out.split())
    later = Terminal(robin.data, "2026-12-18T10:30:00-05:00", robin.more)
    second = later(
        "draft", "acme", "--channel", "email", "--kind", "follow_up_second", "--json"
    ).json
    assert second["subject"] == f"Re: {first['subject']}"
    assert first["body"] != second["body"]


def test_a_draft_for_somebody_else_or_of_long_ago_is_not_what_was_sent(robin: Terminal) -> None:
    robin("draft", "acme", "--channel", "email", "--anyway")
    later = Terminal(robin.data, "2026-12-28T10:30:00-05:00", robin.more)
    assert "Kept with it" not in later("log", "acme", "sent", "--channel", "email").out


def test_a_draft_of_another_kind_is_not_what_was_sent(robin: Terminal) -> None:
    robin("draft", "acme", "--channel", "email", "--anyway")
    assert "Kept with it" not in robin("log", "acme", "answered", "--channel", "email").out


def test_undo_gives_the_draft_back(robin: Terminal) -> None:
    robin("draft", "acme", "--channel", "email", "--anyway")
    assert "Kept with it" in robin("log", "acme", "sent", "--channel", "email").out
    robin("undo")
    assert "Kept with it" in robin("log", "acme", "sent", "--channel", "email").out
