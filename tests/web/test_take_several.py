"""Several files at once, and a mailbox: looked at together, those that ask something one by one."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.usecases.test_take import PROMISE, mailbox, sample, written

if TYPE_CHECKING:
    from django.test import Client

    from tactful.records.models import Application, Owner

TO_ME = "robin@lee.example"


@pytest.fixture
def acme(owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Application:
    from tests.usecases.test_stories import added

    monkeypatch.setenv("TACTFUL_DATA", str(tmp_path))
    return added(owner)


def dropped(client: Client, *files: tuple[str, bytes]) -> str:
    """The page that shows what was dropped."""
    from django.core.files.uploadedfile import SimpleUploadedFile

    sent = [SimpleUploadedFile(name, content) for name, content in files]
    return client.post("/take", {"file": sent}, follow=True).text


def pressed(client: Client, page: str) -> str:
    """The page after its one button was pressed."""
    form = re.search(r'(?s)<form[^>]*action="(/take[^"]*)" class="short">(.*?)</form>', page)
    assert form is not None
    fields: dict[str, list[str]] = {}
    for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form[2]):
        fields.setdefault(name, []).append(unescape(value))
    return client.post(form[1], fields, follow=True).text


def test_several_files_are_kept_with_one_look(client: Client, acme: Application) -> None:
    from tactful.records.models import Person

    mail = written("dana@acme.example", TO_ME, PROMISE, 9)
    contact = sample("dana.vcf").replace(b"Dana", b"Zoe").replace(b"dana", b"zoe")
    page = dropped(client, ("reply.eml", mail), ("zoe.vcf", contact), ("me.png", b"\x89PNG\r\n\0"))
    assert "3 files" in page.lower()
    assert "me.png" in page.partition("asks</h2>")[0]
    assert acme.touches.count() == 0
    after = pressed(client, page)
    assert "This one asks something first" in after
    assert acme.touches.count() == 1
    assert Person.objects.filter(name="Zoe Reyes").count() == 1
    assert "Leave it at that" in after


def test_what_an_earlier_file_makes_of_another_is_shown_first(
    client: Client, acme: Application
) -> None:
    first = written("dana@acme.example", TO_ME, PROMISE, 8)
    no = "I take over from her. We cannot offer you the position, unfortunately."
    second = written("pat@elsewhere.example", TO_ME, no, 9, ("References", "<8@mails.example>"))
    page = dropped(client, ("a.eml", first), ("b.eml", second))
    after = pressed(client, page)
    assert [touch.kind for touch in acme.touches.all()] == ["reply"]
    assert "This is what it would do" in after, "now it is shown, and asked about"


def test_looking_again_and_again_loses_nothing(client: Client, acme: Application) -> None:
    strangers = [written(f"x{n}@nowhere.example", TO_ME, f"Hello {n}", n + 1) for n in range(25)]
    page = dropped(client, ("inbox.mbox", mailbox(*strangers)))
    alone = re.findall(r'href="(/take\?dropped=\w+)">Look at it', page)
    for _ in range(4):
        assert client.get(alone[0]).status_code in (200, 422)
        assert "None of your applications fits it" in client.get(alone[-1]).text


def test_too_many_files_are_refused_whole(client: Client, acme: Application) -> None:
    mail = written("dana@acme.example", TO_ME, PROMISE, 9)
    page = dropped(client, *((f"{n}.eml", mail) for n in range(21)))
    assert "more than 20 files" in page
    assert acme.touches.count() == 0


def test_what_asks_in_a_mailbox_is_looked_at_alone(client: Client, acme: Application) -> None:
    stranger = written("x@nowhere.example", TO_ME, "Hello, how are you?", 8)
    box = mailbox(stranger, written("dana@acme.example", TO_ME, PROMISE, 9))
    page = dropped(client, ("inbox.mbox", box))
    assert "2 emails in a mailbox" in page
    alone = re.search(r'href="(/take\?dropped=\w+)">Look at it', page)
    assert alone is not None
    assert "None of your applications fits it" in client.get(alone[1]).text
    after = pressed(client, page)
    assert "One email kept." in after
    assert "One is kept already: <bdi>Engineer (dana@acme.example)</bdi>." in after
    assert acme.touches.count() == 1


def test_files_that_are_gone_are_said_to_be_gone(client: Client) -> None:
    gone = client.get("/take/several?one=" + "0" * 32 + "&called=a.eml")
    assert "not here any more" in gone.text
    assert client.get("/take/several").status_code == 400


def test_the_text_of_a_posting_fills_in_what_it_pays_and_when_it_closes(client: Client) -> None:
    posting = "You bake. Salary: £25,000 to £28,000 a year. Closing date: 18 December 2026."
    page = client.get("/new", {"title": "Pastry Cook at Acme", "posting": posting}).text
    assert 'value="£25,000 to £28,000 a year"' in page
    assert 'value="2026-12-18"' in page
