"""The Write page: drafted, changed, proof-read, taken away, and then said what became of it."""

from __future__ import annotations

import re
from email import message_from_bytes
from email.policy import default
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.web.conftest import NOW, serving
from tests.web.test_pages import search_of

if TYPE_CHECKING:
    from django.test import Client
    from playwright.sync_api import Browser

    from tactful.records.models import Owner


@pytest.fixture
def key(owner: Owner, client: Client) -> str:
    owner.name, owner.email, owner.phone = "Robin Lee", "robin@lee.example", "+1 212 555 0199"
    owner.save()
    return search_of(owner, 1)[0]


def typed(page: str) -> dict[str, str]:
    from html import unescape

    subject = re.search(r'name="subject" value="([^"]*)"', page)
    body = re.search(r"<textarea[^>]*name=\"body\"[^>]*>(.*?)</textarea>", page, re.DOTALL)
    assert body is not None
    return {"subject": unescape(subject[1]) if subject else "", "body": unescape(body[1]).strip()}


class TestWithoutScripts:
    def test_the_draft_can_be_saved_as_a_mail(self, client: Client, key: str) -> None:
        address = f"/applications/{key}/write"
        text = typed(client.get(address).content.decode())
        assert "Robin Lee" in text["body"]
        saved = client.post(address, text | {"eml": "yes"})
        assert saved["Content-Type"] == "message/rfc822"
        mail = message_from_bytes(saved.content, policy=default)
        assert mail["X-Unsent"] == "1"
        assert mail["Subject"] == text["subject"]

    def test_i_sent_it_is_logged_once(self, client: Client, key: str) -> None:
        from tactful.records.models import Touch

        address = f"/applications/{key}/write"
        text = typed(client.get(address).content.decode())
        before = Touch.objects.count()
        assert client.post(address, text | {"sent": "yes"}).status_code == 303
        assert Touch.objects.count() == before + 1
        touch = Touch.objects.get(kind="follow_up")
        assert touch.message is not None
        assert (touch.kind, touch.message.subject, touch.note) == (
            "follow_up",
            text["subject"],
            text["body"],
        )
        again = client.post(f"{address}?kind=follow_up_deadline", text | {"sent": "yes"})
        assert again.status_code == 409
        assert "Never the same message twice" in again.content.decode()
        assert Touch.objects.count() == before + 1

    def test_an_acceptance_that_was_sent_ends_it(self, client: Client, key: str) -> None:
        from tactful.records.models import Application

        client.post(f"/applications/{key}/log", {"what": "offer", "note": "You have the job!"})
        address = f"/applications/{key}/write?kind=accept"
        text = typed(client.get(address).content.decode())
        text["body"] = re.sub(r"\[[^\]]*\]", "1 February", text["body"])
        page = client.post(address, text | {"sent": "yes", "anyway": "yes"}, follow=True)
        assert "You accepted. Congratulations!" in unescape(page.content.decode())
        assert Application.objects.get(pk=key).outcome == "accepted"

    def test_what_they_promise_in_a_call_is_their_word(self, client: Client, key: str) -> None:
        from tactful.records.models import Application, Change

        address = f"/applications/{key}/write?channel=phone"
        text = typed(client.get(address).content.decode())
        said = "no news yet, she's chasing the team, will ring me on Tuesday"
        client.post(address, text | {"sent": "yes", "anyway": "yes", "note": said})
        row = Application.objects.get(pk=key)
        mine, theirs = row.touches.filter(channel="phone").order_by("at", "sequence")
        assert (mine.kind, theirs.kind, theirs.note) == ("follow_up", "reply", said)
        assert str(row.agreements.latest("made_on").contact_by) == "2026-12-15"
        client.post("/undo", {"change": Change.objects.latest("pk").pk})
        assert not row.touches.filter(channel="phone").exists()

    def test_the_guard_speaks_first_and_one_may_go_on(self, client: Client, key: str) -> None:
        address = f"/applications/{key}/write"
        text = typed(client.get(address).content.decode())
        client.post(address, text | {"sent": "yes"})
        page = client.get(address).content.decode()
        assert "The earliest polite moment is" in page
        assert 'name="eml"' not in page
        filled = {"subject": "More on it", "body": "Hello Dana, I am Robin Lee."}
        assert client.post(address, filled | {"eml": "yes"}).status_code == 422
        after = client.post(address, filled | {"anyway": "yes"}).content.decode()
        assert 'name="eml"' in after
        assert "Hello Dana, I am Robin Lee." in after
        assert client.post(address, filled | {"anyway": "yes", "eml": "yes"}).status_code == 200

    def test_a_blank_is_not_final(self, client: Client, key: str) -> None:
        address = f"/applications/{key}/write?kind=thank_you"
        text = typed(client.get(address).content.decode())
        refused = client.post(address, text | {"eml": "yes"})
        assert refused.status_code == 422
        assert "A blank is left" in refused.content.decode()

    def test_who_asked_not_to_be_contacted_is_not_written_to(
        self, client: Client, key: str
    ) -> None:
        from tactful.records.models import Person

        Person.objects.update(do_not_contact=True)
        address = f"/applications/{key}/write"
        page = client.get(address).content.decode()
        assert "asked not to be contacted" in page
        assert 'id="body"' not in page
        for way in ("eml", "sent"):
            sent = client.post(address, {"subject": "x", "body": "y", "anyway": "yes", way: "yes"})
            assert sent.status_code in (409, 422)
        assert client.get(f"/applications/{key}/rehearse").status_code == 409

    def test_a_phone_call_has_a_dial_pad_and_a_rehearsal(self, client: Client, key: str) -> None:
        page = client.get(f"/applications/{key}/write?channel=phone&anyway=1").content.decode()
        assert 'href="tel:+12125550147"' in page
        rehearsal = client.get(f"/applications/{key}/rehearse").content.decode()
        assert "seconds at a calm pace" in rehearsal

    def test_ones_own_letter(self, client: Client, key: str) -> None:
        address = "/settings/letters/follow_up_deadline"
        own = "subject:\n- Hello, {short_role}\nwho:\n- It is me, {me}.\n"
        shown = client.post(address, {"text": own, "preview": "yes"}).content.decode()
        assert "It is me, Robin Lee." in shown
        broken = client.post(address, {"text": "subject:\n- {nobody}"})
        assert broken.status_code == 422
        assert "Line 2" in broken.content.decode()
        assert client.post(address, {"text": own}).status_code == 303
        letter = client.get(f"/applications/{key}/write").content.decode()
        assert "It is me, Robin Lee." in letter
        client.post(address, {"reset": "yes"})
        assert "It is me" not in client.get(f"/applications/{key}/write").content.decode()

    def test_ones_own_letter_by_its_sentences(self, client: Client, key: str, owner: Owner) -> None:
        address = "/settings/letters/follow_up_deadline"
        shown = client.get(address).content.decode()
        lines = re.findall(r'name="keep:(\w+)" value="([^"]*)" checked', shown)
        parts = {name for name, _ in lines}
        kept = {f"keep:{name}": [unescape(s) for n, s in lines if n == name] for name in parts}
        mine = {"sentences": "yes", **kept, "keep:who": [], "add:who": "It is me, {me}."}
        assert "It is me, Robin Lee." in client.post(f"{address}/preview", mine).content.decode()
        assert client.post(address, mine).status_code == 303
        letter = client.get(f"/applications/{key}/write").content.decode()
        assert "It is me, Robin Lee." in letter
        again = client.get(address).content.decode()
        assert 'value="It is me, {me}." checked' in again
        refused = client.post(address, {**mine, "keep:subject": []})
        assert refused.status_code == 422
        assert "subject" in refused.content.decode()
        owner.refresh_from_db()
        assert "It is me" in owner.writing["letters"]["follow_up_deadline"]

    def test_every_kind_tone_and_channel_has_an_address(self, client: Client, key: str) -> None:
        from tactful.usecases.write_letter import WRITTEN_KINDS

        for kind in WRITTEN_KINDS:
            for more in ("", "&register=formal"):
                page = client.get(f"/applications/{key}/write?kind={kind}{more}")
                # nobody said that they accept requests on LinkedIn
                assert page.status_code == (409 if kind == "invitation" else 200), kind
        for wrong in ("kind=x", "channel=x", "register=x", "to=x"):
            assert client.get(f"/applications/{key}/write?{wrong}").status_code == 404


@pytest.mark.browser
@pytest.mark.parametrize("width", [390, 1280])
def test_a_letter_is_proof_read_while_it_is_typed(
    tmp_path: Path, chromium: Browser, width: int
) -> None:
    from playwright.sync_api import expect

    with serving(tmp_path, NOW, "--demo") as served:
        context = chromium.new_context(viewport={"width": width, "height": 900})
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(served.way_in)
        page.get_by_role("link", name="Acme").first.click()
        page.get_by_role("link", name="Prepare the call").click()
        page.get_by_role("link", name="Email", exact=True).click()
        expect(page.get_by_text("Reads well.")).to_be_visible()
        text = page.get_by_label("Text")
        text.press("Control+End")
        text.press_sequentially("\nPlease answer ASAP!!")
        expect(page.locator(".findings")).to_contain_text("It hurries somebody")
        for _ in range(len("\nPlease answer ASAP!!")):
            text.press("Backspace")
        expect(page.get_by_text("Reads well.")).to_be_visible()
        expect(page.get_by_text("The way to reach them is by phone")).to_be_visible()
        page.get_by_role("button", name="Write anyway").click()
        page.get_by_role("button", name="Copy").click()
        expect(page.get_by_role("button", name="Copied")).to_be_visible()
        assert "Robin Lee" in page.evaluate("navigator.clipboard.readText()")
        with page.expect_download() as download:
            page.get_by_role("button", name="Save as an email").click()
        assert b"X-Unsent: 1" in Path(download.value.path()).read_bytes()
        link = page.get_by_role("link", name="Open in mail").get_attribute("href") or ""
        assert link.startswith("mailto:dana@acme.example?subject=")
        page.get_by_role("button", name="I sent it").click()
        expect(page.get_by_role("status")).to_contain_text("Logged.")
        expect(page.locator(".advice")).to_contain_text("Wait until")
        context.close()
