"""Names as mail programs and contact cards write them, and as one would say them."""

from __future__ import annotations

import pytest

from tactful.reading.mail_files import read_mail_file
from tactful.reading.written_names import as_said, without_title


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Meyer, Eva", "Eva Meyer"),
        ("Ober, Kim (Acme GmbH)", "Kim Ober"),
        ("Dana Reyes (Acme)", "Dana Reyes"),
        ("'Dana Reyes'", "Dana Reyes"),
        ("Acme, Inc.", "Acme, Inc."),
        ("Dana Reyes, HR", "Dana Reyes, HR"),
        ("Dana Reyes via LinkedIn", "Dana Reyes"),
    ],
)
def test_as_one_would_say_it(written: str, said: str) -> None:
    assert as_said(written) == said


@pytest.mark.parametrize(
    ("named", "plain"),
    [
        ("Dr. Dana Reyes", "Dana Reyes"),
        ("Prof Dr Ada Ek", "Ada Ek"),
        ("Mr Li", "Li"),
        ("Drew Li", "Drew Li"),
    ],
)
def test_without_its_title(named: str, plain: str) -> None:
    assert without_title(named) == plain


def test_a_sender_written_in_utf_8_as_it_is() -> None:
    raw = "From: Tomás Ruiz <tomas@acme.example>\nTo: x@y.example\nSubject: Añadir\n\nHola\n"
    mail = read_mail_file(raw.encode())
    assert (mail.sender, mail.subject) == (("Tomás Ruiz", "tomas@acme.example"), "Añadir")
