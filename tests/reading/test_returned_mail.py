"""Returned mails that are pasted as text."""

from __future__ import annotations

import pytest

from tactful.reading.messages import read_message
from tactful.reading.returned_mail import returned_mail
from tests.world import day, workdays


@pytest.mark.parametrize(
    ("subject", "text", "address", "permanent"),
    [
        ("Undeliverable: Application", "Delivery has failed to these recipients:\n\ndana@acme.example",
         "dana@acme.example", True),
        ("Mail delivery failed: returning message to sender",
         "A message that you sent could not be delivered. This is a permanent error.\n  tom@acme.example",
         "tom@acme.example", True),
        ("Delivery Status Notification (Delay)",
         "There was a temporary problem delivering your message to ola@acme.example. We will retry.",
         "ola@acme.example", False),
        ("", "Your message to recruitment@acme.example has been blocked because of its attachment.",
         "recruitment@acme.example", True),
        ("SMS not sent", "Message to Dana could not be sent: number not in service.", "", True),
    ],
)  # fmt: skip
def test_what_a_machine_says_of_a_mail(
    subject: str, text: str, address: str, permanent: bool
) -> None:
    found = returned_mail(subject, text)
    assert found is not None
    assert (found.address, found.permanent) == (address, permanent)
    read = read_message(text, day("2026-11-03"), workdays("US"), subject=subject)
    assert (read.kind, read.automatic, read.needs_answer) == ("bounce", True, False)


@pytest.mark.parametrize(
    "text",
    [
        "I could not reach you by phone. Could you call me back?",
        "We regret that we cannot deliver better news: the position is filled.",
        "Your parcel with the uniform was not delivered; please tell us your address.",
    ],
)
def test_what_a_person_says_is_no_returned_mail(text: str) -> None:
    assert returned_mail("Your application", text) is None


def test_what_is_attached_or_hidden_does_not_speak_for_them() -> None:
    """A mail in a mail has its own words; what a page hides nobody wrote to be read."""
    from email.message import EmailMessage

    from tactful.reading.mail_files import read_mail_file

    mine = EmailMessage()
    mine.set_content("You said that everyone will hear by 20 November.")
    mail = EmailMessage()
    mail["From"] = "Dana <dana@acme.example>"
    mail.set_content("Thank you, your mail is noted.")
    mail.add_attachment(mine)
    assert "20 November" not in read_mail_file(bytes(mail)).text
    page = EmailMessage()
    page["From"] = "Dana <dana@acme.example>"
    page.set_content(
        '<div style="display:none">You hear by 20 November</div><p>Thank you.</p>', subtype="html"
    )
    assert read_mail_file(bytes(page)).text.strip() == "Thank you."
