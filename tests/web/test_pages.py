"""The pages without a browser: whose they are, what they ask the database, what they refuse."""

from __future__ import annotations

import html
import json
import re
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from uuid import UUID, uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tactful.adapters.public_holidays import PublicHolidays
from tests.usecases.test_stories import added
from tests.world import acme

if TYPE_CHECKING:
    from django.test import Client

    from tactful.records.models import Owner

NOW = datetime(2026, 12, 9, 15, 30, tzinfo=UTC)
KEY = re.compile(r"[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HOLIDAYS = PublicHolidays(None)
PLAIN = (
    "/", "/new", "/take", "/applications.csv", "/applications.xlsx", "/people.vcf", "/new/place?place=Germany", "/applications", "/board", "/calendar", "/calendar.ics", "/calendar/server", "/settings/look", "/line/known", "/people",
    "/figures", "/offers", "/line",
    "/settings", "/settings/you", "/settings/patience", "/settings/holidays", "/settings/phone", "/settings/calls", "/settings/letters", "/settings/letters/closing",
    "/settings/letters/closing/preview", "/settings/letters/style", "/rules", "/shortcuts", "/data", "/data/export", "/data/forget", "/manifest.webmanifest",
    "/service-worker.js",
)  # fmt: skip
OF_AN_APPLICATION = (
    "", "/silence", "/edit", "/remove", "/forget", "/log", "/interview", "/card", "/debrief", "/debrief/day?by=next+week",
    "/remind", "/write", "/write?kind=thank_you&channel=phone", "/write/proof", "/rehearse",
)  # fmt: skip
POSTED_TO_AN_APPLICATION = (
    "/edit", "/people", "/remove", "/forget", "/log", "/outcome", "/interview", "/debrief", "/remind", "/write",
    "/write/proof", "/rehearse",
)  # fmt: skip
OF_A_PERSON = ("", "/do-not-contact", "/remove", "/forget")


THIS_WINTER = {
    "2024-05-13": "2026-11-02", "2024-06-03": "2026-11-23", "2024-06-04": "2026-11-24",
    "2024-06-17": "2026-12-07", "-04:00": "-05:00",
}  # fmt: skip


def this_winter(text: str) -> str:
    """The one application, moved to where its follow-up is due at NOW."""
    for then, now in THIS_WINTER.items():
        text = text.replace(then, now)
    return text


def search_of(owner: Owner, count: int) -> list[str]:
    """So many applications, each with a person, a talk and an agreement; their keys."""
    from tactful.usecases.import_records import import_records

    cases = []
    for n in range(count):
        data = json.loads(this_winter(json.dumps(acme())))
        data["employer"]["name"] = f"Quux {n:03}"
        data["people"][0] |= {"id": str(UUID(int=n + 1)), "name": f"Xenia {n}"}
        for part in ("interviews", "agreements", "touches"):
            text = json.dumps(data[part]).replace('"dana"', f'"{UUID(int=n + 1)}"')
            data[part] = json.loads(text)
        del data["now"]
        cases.append({"id": str(UUID(int=1000 + n)), "case": data})
    import_records(owner, {"tactful": 1, "applications": cases}, NOW, HOLIDAYS)
    return [str(UUID(int=1000 + n)) for n in range(count)]


@pytest.fixture
def charlie(owner: Owner) -> Owner:
    """The visitor is somebody else: Alice owns all that is there."""
    from tactful.records.models import Application, Change, Owner, Person

    alice = Owner.objects.create(name="Alice")
    search_of(alice, 1)
    assert owner.pk < alice.pk
    assert Application.objects.get().owner == alice
    assert Person.objects.get().owner == alice
    assert Change.objects.get().owner == alice
    return owner


def test_charlie_sees_nothing_of_alices(client: Client, charlie: Owner) -> None:
    from tactful.records.models import Application, Change, Interview, Person

    application, person = Application.objects.get(), Person.objects.get()
    change, interview = Change.objects.get(), Interview.objects.get()
    before = dump()
    for path in PLAIN:
        page = client.get(path)
        assert page.status_code in (200, 302), path
        for hers in ("Quux", "Xenia", str(application.pk), str(person.pk), "Alice"):
            assert hers not in page.content.decode("utf-8", "replace"), path
    for path in OF_AN_APPLICATION:
        assert client.get(f"/applications/{application.pk}{path}").status_code == 404, path
    for path in POSTED_TO_AN_APPLICATION:
        posted = {"what": "sent", "person": str(person.pk), "outcome": "closed", "name": "x"}
        page = client.post(f"/applications/{application.pk}{path}", posted)
        assert page.status_code == 404, path
    for what in ("cancel", "missed"):
        address = f"/applications/{application.pk}/interview/{interview.pk}/{what}"
        assert client.post(address).status_code == 404
    touch, agreement = application.touches.get(), application.agreements.get()
    for entry in (f"touches/{touch.pk}", f"agreements/{agreement.pk}/remove"):
        for asked in (client.get, client.post):
            assert asked(f"/applications/{application.pk}/{entry}").status_code == 404
    assert client.get(f"/employers/{application.employer_id}").status_code == 404
    let_go = client.post("/applications/let-go", {"key": str(application.pk)})
    assert let_go.status_code == 409
    kept = client.post("/line", {"said": "rejected by Quux 000", "keep": "yes"})
    assert "Nobody and no company called" in kept.content.decode()
    event = f"/applications/{application.pk}/interview/{interview.pk}.ics"
    assert client.get(event).status_code == 404
    assert client.get(f"/calendar/{'0' * 40}.ics").status_code == 404
    for path in OF_A_PERSON:
        assert client.get(f"/people/{person.pk}{path}").status_code == 404
        assert client.post(f"/people/{person.pk}{path}", {"name": "x"}).status_code == 404
    assert client.post("/undo", {"change": str(change.pk)}).status_code == 409
    assert client.get("/applications?q=Quux").status_code == 200
    assert dump() == before


def test_whoever_follows_needs_a_name(client: Client, owner: Owner) -> None:
    key = search_of(owner, 1)[0]
    sent = {"what": "moved-on", "next_email": "tom@acme.example", "person": "", "channel": "email"}
    page = client.post(f"/applications/{key}/log", sent)
    assert page.status_code == 422
    assert "Whose address is that?" in html.unescape(page.content.decode())


def test_a_day_that_cannot_be_stays_to_be_mended(client: Client, owner: Owner) -> None:
    key = search_of(owner, 1)[0]
    page = client.post(f"/applications/{key}/remind", {"day": "2020-01-01"})
    assert page.status_code == 422
    assert 'value="2020-01-01"' in page.content.decode()


def test_every_address_is_tried_above() -> None:
    from tactful.web.urls import urlpatterns

    known = {str(p.pattern) for p in urlpatterns}
    a = "applications/<uuid:key>"
    tried = {p.split("?")[0].strip("/") for p in PLAIN}
    tried |= {a + p.split("?")[0] for p in (*OF_AN_APPLICATION, *POSTED_TO_AN_APPLICATION)}
    tried |= {f"people/<uuid:key>{p}" for p in OF_A_PERSON}
    tried |= {f"{a}/interview/<uuid:interview_key>/{what}" for what in ("cancel", "missed")}
    tried |= {f"{a}/interview/<uuid:interview_key>.ics", "calendar/<str:secret>.ics", "undo"}
    tried |= {f"{a}/touches/<uuid:touch_key>", f"{a}/agreements/<uuid:agreement_key>/remove"}
    tried |= {"employers/<uuid:key>", "applications/let-go"}
    tried |= {"design"}  # of the demo alone, where the browser looks at it
    only_ones_own = {
        "take/several", "settings/numbers", "data/import", "data/backup", "data/removed/<uuid:key>", "calendar/renew", "calendar/notes", "enter", "leave", "welcome", "settings/phone/tactful.crt",
        "static/<str:fingerprint>/<str:name>",
    }  # fmt: skip
    tried = {re.sub("/closing", "/<str:kind>", path) for path in tried}
    assert known - tried == only_ones_own


def test_what_is_forgotten_on_a_page_leaves_no_trace(client: Client, owner: Owner) -> None:
    first, second = search_of(owner, 2)
    somebody = f"/people/{UUID(int=1)}"
    assert "cannot be undone" in client.get(f"{somebody}/forget").content.decode()
    assert client.post(f"{somebody}/forget").status_code == 303
    assert client.get(somebody).status_code == 404
    assert "Xenia 0" not in json.dumps(dump(), default=str)
    assert client.post(f"/applications/{first}/forget").status_code == 303
    assert "Quux 000" not in json.dumps(dump(), default=str)
    assert client.get(f"/applications/{second}").status_code == 200
    refused = client.post("/data/forget", {"word": "all"})
    assert refused.status_code == 422
    assert "Type the word everything first." in refused.content.decode()
    assert client.get(f"/applications/{second}").status_code == 200
    gone = client.post("/data/forget", {"word": "Everything "}, follow=True)
    assert "Forgotten: everything." in gone.content.decode()
    assert "Quux" not in json.dumps(dump(), default=str)


def dump() -> Any:
    from django.apps import apps

    models = apps.get_app_config("records").get_models()
    return {m.__name__: [*m._default_manager.order_by("pk").values()] for m in models}


def test_pages_ask_as_many_questions_of_300_applications_as_of_3(
    client: Client, owner: Owner
) -> None:
    few = questions(client, search_of(owner, 3)[0])
    many = questions(client, search_of(owner, 300)[0])
    few["/"] += 1  # how many things there are is asked where not all of them are shown
    assert few == many
    assert many["/"] <= 7


def questions(client: Client, key: str) -> dict[str, int]:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    asked = {}
    for path in (
        "/", "/applications", "/applications?q=quux&sort=-next", "/board", "/people", "/figures",
        "/calendar?month=2024-06", "/data", "/settings/patience", f"/applications/{key}",
        f"/applications/{key}/card", f"/applications/{key}/debrief", f"/people/{UUID(int=1)}",
    ):  # fmt: skip
        client.get(path)
        with CaptureQueriesContext(connection) as queries:
            assert client.get(path).status_code == 200
        asked[path] = len(queries)
    return asked


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "{{ 7|add:7 }}{% now %}",
        "שלום עולם", "مرحبا", "👩🏽‍💻 Robin", "O'Hara & Sons", "a" * 200, "山" * 200,
    ],
)  # fmt: skip
def test_anybodys_text_is_shown_as_text(client: Client, owner: Owner, hostile: str) -> None:
    from html import escape

    added = client.post(
        "/new", {"company": hostile, "role": hostile, "place": "US-NY", "person": hostile}
    )
    assert added.status_code == 303
    address = added["Location"].partition("?")[0]
    client.post(
        f"{address}/log", {"what": "replied", "person": "", "channel": "email", "note": hostile}
    )
    for path in (address, f"{address}/edit", f"{address}/card", "/applications", "/people", "/"):
        page = client.get(path).content.decode()
        assert "<script>alert" not in page
        assert "<img src=x" not in page
        assert "1414" not in KEY.sub("", page)
    shown = client.get(address).content.decode()
    assert escape(hostile).replace("&#x27;", "&#x27;") in shown


def test_a_note_of_ten_million_letters_is_refused_beside_its_field(
    client: Client, owner: Owner
) -> None:
    key = search_of(owner, 1)[0]
    note = "é" * 10_000_000
    page = client.post(f"/applications/{key}/log", {"what": "sent", "person": "", "note": note})
    assert page.status_code == 422
    assert "longer than 1,000,000 characters" in page.content.decode()
    note = "é" * 1_000_000
    page = client.post(
        f"/applications/{key}/log",
        {"what": "sent", "kind": "follow_up", "channel": "email", "person": "", "note": note},
    )
    assert page.status_code == 303
    assert len(client.get(f"/applications/{key}").content) < 100_000


def test_the_feed_is_read_by_its_address_alone_and_says_when_nothing_changed(
    client: Client, owner: Owner
) -> None:
    search_of(owner, 2)
    page = client.get("/calendar").content.decode()
    address = re.search(r'webcal://[^/"]+(/calendar/\w+\.ics)', page)
    assert address is not None
    feed = client.get(address[1])
    assert feed["Content-Type"].startswith("text/calendar")
    assert b"BEGIN:VEVENT" in feed.content
    again = client.get(address[1], headers={"If-None-Match": feed["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    for known in (f'"other", {feed["ETag"]}', f"W/{feed['ETag']}", "*"):
        assert client.get(address[1], headers={"If-None-Match": known}).status_code == 304
    assert client.get(address[1], headers={"If-None-Match": '"other"'}).status_code == 200
    for sent, ticked in (({"notes": "on"}, True), ({}, False)):
        client.post("/calendar/notes", sent)
        assert ('name="notes" checked' in client.get("/calendar").content.decode()) is ticked
    client.post("/calendar/renew")
    assert client.get(address[1]).status_code == 404


def test_a_look_is_kept_for_one_browser(client: Client) -> None:
    from django.test import Client

    client.post("/settings/look", {"theme": "dark", "clock": "24"})
    shown = client.get("/settings/look").content.decode()
    assert '<html lang="en" data-theme="dark">' in shown
    assert "data-theme" not in Client(SERVER_NAME="localhost").get("/").content.decode()
    client.post("/settings/look", {"theme": "plaid", "clock": ""})
    assert "data-theme" not in client.get("/").content.decode()


def test_a_number_is_set_in_its_sentence_and_goes_back_to_usual(
    client: Client, owner: Owner
) -> None:
    page = client.get("/settings/patience").content.decode()
    assert 'name="quiet_days" value="24 Dec to 1 Jan"' in page
    fields = dict(re.findall(r'<input id="n-\w+" name="(\w+)" value="([^"]*)"', page))
    client.post("/settings/numbers", fields | {"retry_opens": "4", "quiet_days": "Dec 20 to Jan 2"})
    owner.refresh_from_db()
    assert owner.numbers == {"retry_opens": 4, "quiet_days": "12-20/01-02"}
    again = client.get("/settings/patience").content.decode()
    assert 'value="retry_opens">Back to usual' in again
    kept = dict(re.findall(r'<input id="n-\w+" name="(\w+)" value="([^"]*)"', again))
    client.post("/settings/numbers", kept | {"usual": "retry_opens"})
    owner.refresh_from_db()
    assert owner.numbers == {"quiet_days": "12-20/01-02"}


def test_a_ticket_lets_one_browser_in_once(client: Client) -> None:
    """The address that a browser is opened with stands in the list of programs for everybody."""
    from django.test import Client, override_settings

    from tactful.web.entrance import ticket

    made, door = ticket(), "/people"
    with override_settings(ENTRANCE="token"):
        first, second = client, Client(SERVER_NAME="localhost")
        assert first.get(f"{door}?key={made}")["Location"] == door
        assert first.get(door).status_code == 200
        assert second.get(f"{door}?key={made}")["Location"].startswith("/enter")
        assert second.get(f"{door}?key={made[:-1]}")["Location"].startswith("/enter")


def test_what_is_no_way_to_be_called_is_refused_and_stays_typed(
    client: Client, owner: Owner
) -> None:
    refused = client.post("/settings/calls", {"kind": "other", "address": "my phone"})
    assert refused.status_code == 422
    page = html.unescape(refused.content.decode())
    assert "is no way to call you" in page
    assert 'value="my phone"' in page
    owner.refresh_from_db()
    assert owner.channels == []


@pytest.mark.parametrize("name", ["reply.eml", "invitation.ics", "dana.vcf", "applications.csv"])
def test_looking_at_what_came_keeps_nothing(client: Client, owner: Owner, name: str) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    search_of(owner, 1)
    content = (Path(__file__).resolve().parents[1] / "samples" / name).read_bytes()
    content = content.replace(b"dana@acme.example", b"zed@quux.example")
    before = dump()
    looked = client.post(
        "/take", {"file": SimpleUploadedFile(name, content), "about": "quux", "rest": "on"}
    )
    assert looked.status_code == 200, looked.content.decode()[-3000:]
    assert b"Keep it" in looked.content
    assert dump() == before


def test_a_mail_of_nobody_known_begins_an_application_and_is_kept_with_it(
    client: Client, owner: Owner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from django.core.files.uploadedfile import SimpleUploadedFile

    from tactful.records.models import Touch

    monkeypatch.setenv("TACTFUL_DATA", str(tmp_path))
    mail = (Path(__file__).resolve().parents[1] / "samples" / "reply.eml").read_bytes()
    looked = client.post("/take", {"file": SimpleUploadedFile("reply.eml", mail)})
    offered = re.search(r'href="(/new\?dropped=[^"]+)"', looked.text)
    assert offered is not None
    aside = list((tmp_path / "dropped").iterdir())
    assert [path.stat().st_mode & 0o777 for path in aside] == [0o600]
    form = client.get(html.unescape(offered[1])).text
    assert 'value="Ruth Bell"' in form
    key = re.search(r'name="dropped" value="(\w+)"', form)
    assert key is not None
    new = {"company": "Acme", "role": "Data Engineer", "place": "US-NY", "person": "Ruth Bell",
           "email": "ruth.bell@acme.example", "dropped": key[1]}  # fmt: skip
    added = client.post("/new", new)
    plan = client.get(added["Location"].partition("#")[0]).text
    assert "This is what it would do" in plan
    kept = client.post(
        "/take", {"dropped": key[1], "about": "Data Engineer at Acme", "keep": "yes"}
    )
    assert kept.status_code == 303
    assert "another week" in Touch.objects.get().note
    assert not list((tmp_path / "dropped").iterdir())
    again = client.post("/take", {"dropped": key[1], "keep": "yes"})
    assert again.status_code == 422
    assert "kept already" in again.text
    assert Touch.objects.count() == 1
    client.post("/take", {"text": "Another one, of somebody else, about another thing."})
    assert list((tmp_path / "dropped").iterdir())
    client.post("/data/forget", {"word": "everything"})
    assert not list((tmp_path / "dropped").iterdir())


def test_numbers_set_by_hand_stand_against_another_patience_in_a_sentence(
    client: Client, owner: Owner
) -> None:
    client.post("/settings/numbers", {"no_agreement_opens": "5", "no_agreement_closes": "5"})
    refused = client.post("/settings/patience", {"profile": "reserved"})
    assert refused.status_code == 422
    assert "was set by hand" in html.unescape(refused.text)
    owner.refresh_from_db()
    assert owner.profile == "standard"
    assert client.get("/rules").status_code == 200


def test_a_long_table_says_how_far_it_has_come(client: Client, owner: Owner) -> None:
    from tactful.records.models import Application

    rows = "".join(f"Firm {n},Cook,Berlin\n" for n in range(620))
    looked = client.post("/take", {"text": f"Company,Role,Location\n{rows}"})
    key = re.search(r'name="dropped" value="(\w+)"', looked.text)
    assert key is not None
    said = client.post(
        "/take", {"dropped": key[1], "keep": "yes"}, headers={"Accept-Encoding": "gzip"}
    )
    second = client.post("/take", {"dropped": key[1], "keep": "yes"})
    assert second.status_code == 422, "who comes second keeps nothing twice"
    whole = b"".join(said.streaming_content).decode()  # type: ignore[attr-defined]
    assert "500 of 620 rows" in whole
    assert "Kept: 620 applications." in whole
    assert Application.objects.count() == 620


def test_an_entry_of_the_story_can_be_put_right_and_taken_out(client: Client, owner: Owner) -> None:
    from tactful.records.models import Application

    key = search_of(owner, 1)[0]
    row = Application.objects.get(pk=key)
    touch = row.touches.get()
    address = f"/applications/{key}/touches/{touch.pk}"
    page = client.get(address).content.decode()
    assert "You thanked them by email (Xenia 0)" in page
    given = {"at": "2026-11-25T09:00", "person": "", "note": "It was on Wednesday"}
    assert client.post(address, given).status_code == 303
    touch.refresh_from_db()
    assert (touch.at.isoformat(), touch.person, touch.note) == (
        "2026-11-25T14:00:00+00:00", None, "It was on Wednesday",
    )  # fmt: skip
    refused = client.post(address, given | {"at": "2027-01-01T09:00"})
    assert refused.status_code == 422
    assert "lies in the future" in refused.content.decode()
    assert client.post(address, {"remove": "yes"}).status_code == 303
    assert not row.touches.exists()
    agreement = row.agreements.get()
    assert client.post(f"/applications/{key}/agreements/{agreement.pk}/remove").status_code == 303
    assert not row.agreements.exists()
    assert client.get(f"/applications/{key}").status_code == 200


def test_several_are_let_go_at_once_and_come_back_at_once(client: Client, owner: Owner) -> None:
    from tactful.records.models import Application, Change

    keys = search_of(owner, 3)
    page = client.post("/applications/let-go", {"key": keys[:2]}, follow=True)
    assert "Two are let go, and over now. Nobody was told." in page.content.decode()
    assert Application.objects.filter(outcome="closed").count() == 2
    client.post("/undo", {"change": Change.objects.latest("pk").pk})
    assert not Application.objects.filter(outcome="closed").exists()
    for nothing in ({}, {"key": "x"}):
        page = client.post("/applications/let-go", nothing, follow=True)
        assert "Nothing was chosen" in page.content.decode()


def test_the_line_says_back_and_keeps_only_when_told(client: Client, owner: Owner) -> None:
    from tactful.records.models import Touch

    key = search_of(owner, 1)[0]
    type(owner).objects.update(timezone="America/Chicago")
    before = dump()
    page = html.unescape(client.get("/line?said=Xenia+called,+another+week").content.decode())
    assert "They called (Xenia 0)" in page
    assert "You hear by Wednesday, December 16." in page
    assert client.get("/line?said=quux")["Location"] == f"/applications/{key}"
    assert dump() == before
    told = {"said": "Xenia called, another week", "keep": "yes"}
    assert client.post("/line", told)["Location"] == f"/applications/{key}#done"
    assert Touch.objects.filter(note="another week").exists()
    new = {"said": "interviewed at Acme today, hears by Friday"}
    assert "For which role?" in client.post("/line", new).content.decode()
    page = client.post("/line", new | {"role": "Cook"}).content.decode()
    assert "New: Cook at Acme" in page


def test_two_applications_are_as_quick_as_one(client: Client, owner: Owner) -> None:
    form = {"company": "Acme", "role": "Cook", "place": "Leeds", "another": "yes"}
    page = client.post("/new", form, follow=True)
    assert page.redirect_chain == [("/new?added#done", 303)]
    shown = page.content.decode()
    assert "Added Cook at Acme." in shown
    assert 'name="place" value="United Kingdom, England"' in shown


class TestSafety:
    def test_every_answer_says_what_may_run(self, client: Client) -> None:
        for path in ("/", "/not-here", "/undo", "/manifest.webmanifest"):
            headers = client.get(path).headers
            assert headers["Content-Security-Policy"] == (
                "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none';"
                " object-src 'none'; img-src 'self' data:"
            )
            assert headers["X-Content-Type-Options"] == "nosniff"
            assert headers["Referrer-Policy"] == "same-origin"
            assert headers["X-Frame-Options"] == "DENY"
            assert headers["Cache-Control"] == "no-store"
            assert headers["Cross-Origin-Resource-Policy"] == "same-origin"

    def test_no_page_holds_a_script_or_a_style_of_its_own(
        self, client: Client, owner: Owner
    ) -> None:
        key = search_of(owner, 1)[0]
        for path in (*PLAIN, *(f"/applications/{key}{p}" for p in OF_AN_APPLICATION)):
            page = client.get(path).content.decode("utf-8", "replace")
            assert not re.search(r"<script(?![^>]*\bsrc=)|<style|\sstyle=|\son\w+=", page), path

    @pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.nip.io"])
    def test_another_name_gets_no_answer(self, client: Client, host: str) -> None:
        page = client.get("/", headers={"host": host})
        assert page.status_code == 400
        assert "TACTFUL_HOSTS" in page.content.decode()

    @pytest.mark.parametrize("host", ["localhost", "localhost:8765", "127.0.0.1:1", "[::1]:8765"])
    def test_our_own_names_do(self, client: Client, host: str) -> None:
        assert client.get("/", headers={"host": host}).status_code == 200

    def test_no_change_without_the_secret_of_the_form(self, owner: Owner) -> None:
        from django.test import Client as Browser

        key = search_of(owner, 1)[0]
        strict = Browser(enforce_csrf_checks=True, SERVER_NAME="localhost")
        strict.get("/")
        before = dump()
        for path in (
            "/new", "/settings/you", "/settings/patience", "/settings/numbers", "/settings/holidays", "/data/import",
            "/data/backup", "/undo", *(f"/applications/{key}{p}" for p in POSTED_TO_AN_APPLICATION),
        ):  # fmt: skip
            page = strict.post(path, {"company": "x"})
            assert page.status_code == 403, path
            assert "nothing was saved" in page.content.decode()
        assert dump() == before

    def test_cookies_are_kept_from_scripts_and_other_sites(self, client: Client) -> None:
        cookie = client.get("/new").cookies["csrftoken"]
        assert cookie["httponly"]
        assert cookie["samesite"] == "Strict"

    @pytest.mark.parametrize("back", ["//evil.example", "https://evil.example", "/\\evil.example"])
    def test_undo_leads_nowhere_else(self, client: Client, owner: Owner, back: str) -> None:
        from tactful.records.models import Change

        search_of(owner, 1)
        change = Change.objects.latest("pk")
        page = client.post("/undo", {"change": change.pk, "back": back})
        assert (page.status_code, page["Location"]) == (303, "/#done")


class TestUndo:
    def test_only_the_change_that_is_meant(self, client: Client, owner: Owner) -> None:
        from tactful.records.models import Change

        key = search_of(owner, 1)[0]
        first = Change.objects.latest("pk").pk
        client.post(f"/applications/{key}/outcome", {"outcome": "withdrawn"})
        page = client.post("/undo", {"change": first})
        assert page.status_code == 409
        assert "came after it and stands on it" in page.content.decode()

    def test_what_changed_nothing_offers_no_undo(self, client: Client, owner: Owner) -> None:
        key = search_of(owner, 1)[0]
        page = client.get(f"/applications/{key}/edit").content.decode()
        fields = dict(re.findall(r'name="(\w+)" value="([^"]*)"', page))
        saved = client.post(f"/applications/{key}/edit", fields | {"notes": ""}, follow=True)
        assert "Undo" not in saved.content.decode()
        assert client.get(f"/applications/{key}").status_code == 200


class TestRefusals:
    def test_the_same_call_twice_is_asked_about(self, client: Client, owner: Owner) -> None:
        key = search_of(owner, 1)[0]
        call = {"what": "called", "kind": "follow_up", "person": ""}
        assert client.post(f"/applications/{key}/log", call).status_code == 303
        again = client.post(f"/applications/{key}/log", call)
        assert again.status_code == 409
        assert "logged already" in again.content.decode()
        assert "It really happened twice" in again.content.decode()
        page = client.post(f"/applications/{key}/log", call | {"again": "on"})
        assert page.status_code == 303

    def test_somebody_elses_mark_is_not_lifted_in_passing(
        self, client: Client, owner: Owner
    ) -> None:
        from tactful.records.models import Employer

        one, _two = search_of(owner, 2)
        Employer.objects.filter(name="Quux 001").update(do_not_contact=True)
        client.post(
            f"/applications/{one}/edit",
            {"company": "Quux 001", "role": "Cook", "place": "US-NY", "zone": "America/New_York"},
        )
        assert Employer.objects.get(name="Quux 001").do_not_contact

    def test_a_stale_page_says_what_changed_and_keeps_what_was_typed(
        self, client: Client, owner: Owner
    ) -> None:
        from tactful.records.models import Application

        search_of(owner, 1)
        row = Application.objects.get()
        page = client.get(f"/applications/{row.pk}/edit").content.decode()
        seen = re.search(r'name="seen" value="(\d+)"', page)
        assert seen is not None
        form = {"company": "Acme", "place": "US-NY", "seen": seen[1]}
        other = client.post(f"/applications/{row.pk}/edit", form | {"role": "Data Lead"})
        assert other.status_code == 303
        refused = client.post(f"/applications/{row.pk}/edit", form | {"role": "Architect"})
        said = html.unescape(refused.content.decode())
        assert refused.status_code == 422
        assert f"the role was changed from “{row.role}” to “Data Lead”" in said
        assert 'value="Architect"' in said
        newest = re.search(r'name="seen" value="(\d+)"', said)
        assert newest is not None
        assert newest[1] != seen[1]
        again = form | {"role": "Architect", "seen": newest[1]}
        assert client.post(f"/applications/{row.pk}/edit", again).status_code == 303
        row.refresh_from_db()
        assert row.role == "Architect"

    @pytest.mark.parametrize(
        ("address", "first", "second", "says"),
        [
            ("/applications/{row}/touches/{touch}", {"note": "mine"}, {"note": "yours"},
             "the words was changed"),
            ("/applications/{row}/interview?move={talk}", {"at": "2026-12-17T10:00"},
             {"at": "2026-12-18T10:00"}, "the time was changed"),
            ("/settings/numbers", {"no_agreement_opens": "6"}, {"no_agreement_opens": "7"},
             "your own numbers"),
            ("/settings/letters/closing", {"text": "{own}"}, {"text": "{own}"},
             "how you write"),
        ],
    )  # fmt: skip
    def test_every_form_that_overwrites_knows_when_it_is_stale(
        self, client: Client, owner: Owner, address: str, first: Any, second: Any, says: str
    ) -> None:
        from tactful.records.models import Interview, Touch

        key = search_of(owner, 1)[0]
        client.post(f"/applications/{key}/log", {"what": "sent", "kind": "follow_up",
                    "channel": "email", "person": "", "note": "x"})  # fmt: skip
        client.post(f"/applications/{key}/interview", {"at": "2026-12-16T10:00"})
        touch, talk = Touch.objects.latest("noted_at"), Interview.objects.latest("at")
        address = address.format(row=key, touch=touch.pk, talk=talk.pk)
        shown_at = "/settings/patience" if address == "/settings/numbers" else address
        shown_at = address if "letters" in address else shown_at
        page = client.get(shown_at).content.decode()
        seen = {"seen": re.search(r'name="seen" value="(\d+)"', page)[1]}  # type: ignore[index]
        typed = {"at": "2026-12-09T09:00"} if "touches" in address else {}
        shown = re.search(r"<textarea[^>]*>(.*?)</textarea>", page, re.DOTALL)
        own = html.unescape(shown[1]).replace("Thank", "Many thanks, thank", 1) if shown else ""
        first = {name: value.replace("{own}", own) for name, value in first.items()}
        second = {name: value.replace("{own}", own) for name, value in second.items()}
        assert client.post(address, typed | first | seen).status_code == 303
        refused = client.post(address, typed | second | seen)
        assert refused.status_code == 422, refused.content.decode()
        assert says in html.unescape(refused.content.decode())

    def test_a_new_place_brings_its_own_clock(self, client: Client, owner: Owner) -> None:
        from tactful.records.models import Application

        key = search_of(owner, 1)[0]
        client.post(
            f"/applications/{key}/edit",
            {"company": "Acme", "role": "Cook", "place": "Germany", "zone": "New York"},
        )
        assert Application.objects.get().timezone == "Europe/Berlin"

    def test_numbers_that_would_make_a_nuisance(self, client: Client, owner: Owner) -> None:
        page = client.post("/settings/numbers", {"attempts_after_interview": "9"})
        assert page.status_code == 422
        assert "asking more often would be a nuisance" in page.content.decode()
        owner.refresh_from_db()
        assert owner.numbers == {}

    def test_a_holiday_by_hand_moves_the_advice(self, client: Client, owner: Owner) -> None:
        from tactful.records.models import Application

        search_of(owner, 1)
        before = Application.objects.get().advice
        for day in ("2026-12-08", "2026-12-10"):
            client.post("/settings/holidays", {"place": "New York", "day": day, "free": "yes"})
        assert Application.objects.get().advice != before
        client.post("/settings/holidays", {"remove": "US-NY 2026-12-08"})
        client.post("/settings/holidays", {"remove": "US-NY 2026-12-10"})
        assert Application.objects.get().advice == before

    def test_an_offer_of_others_is_shown_everywhere(self, client: Client, owner: Owner) -> None:
        row = added(owner)
        assert client.post("/offers", {"employer": ""}).status_code == 422
        client.post("/offers", {"employer": "SafeCo", "answer_by": "2026-12-18"})
        assert "SafeCo" in client.get(f"/applications/{row.pk}").text
        wrong = {"employer": "SafeCo", "answer_by": "2026-01-01"}
        assert client.post("/offers", wrong).status_code == 422
        page = client.get("/offers").text
        key = page.partition('name="declined" value="')[2].partition('"')[0]
        assert client.post("/offers", {"declined": key}).status_code == 303
        assert client.post("/offers", {"declined": key}).status_code == 409
        assert "SafeCo" not in client.get(f"/applications/{row.pk}").text

    def test_a_long_import_says_how_far_it_has_come(self, client: Client) -> None:
        from tactful.records.models import Application

        case = json.loads(this_winter(json.dumps(acme())))
        del case["now"]
        cases = [{"id": str(UUID(int=5000 + n)), "case": case} for n in range(620)]
        text = json.dumps({"tactful": 1, "applications": cases})
        said = client.post("/data/import", {"text": text, "sure": "yes"})
        steps = iter(said.streaming_content)  # type: ignore[attr-defined]
        parts = [next(steps).decode(), next(steps).decode()]
        assert "Importing" in parts[0]
        assert "200 of 620 applications" in parts[1]
        said.close()  # who leaves has imported nothing
        assert Application.objects.count() == 0
        said = client.post("/data/import", {"text": text, "sure": "yes"})
        whole = b"".join(said.streaming_content).decode()  # type: ignore[attr-defined]
        assert "620 of 620 applications" in whole
        assert "added 622" in whole  # with the employer and the person, told once for all
        assert whole.rstrip().endswith("</html>")
        assert Application.objects.count() == 620

    def test_an_import_shows_its_plan_first(self, client: Client, owner: Owner) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile

        from tactful.records.models import Application

        search_of(owner, 2)
        exported = client.get("/data/export").content
        Application.objects.filter(role="Data Engineer").first().delete()  # type: ignore[union-attr]
        page = client.post("/data/import", {"file": SimpleUploadedFile("x.json", exported)})
        assert "Add 1, change 0, keep 1" in page.content.decode()
        assert Application.objects.count() == 1
        sure = {"text": exported.decode(), "sure": "yes"}
        assert client.post("/data/import", sure).status_code == 303
        assert Application.objects.count() == 2

    @pytest.mark.parametrize("broken", [b"", b"{", b"[" * 100_000, b"\xff\xfe", b'{"tactful": 9}'])
    def test_what_is_no_export(self, client: Client, broken: bytes) -> None:
        from django.core.files.uploadedfile import SimpleUploadedFile

        page = client.post("/data/import", {"file": SimpleUploadedFile("x.json", broken)})
        assert page.status_code == 422


TEXT = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "yes", "no", "on", "2026-12-18", "2026-02-30", "9999-12-31", "0001-01-01", "25:99",
         "2026-12-18T10:00", "2026-12-18T10:00+05:00", "10:00", "-1", "1e9", "٣", "\x00", "\ud800x"
         .encode("utf-8", "ignore").decode(), "in a couple of weeks", "US-NY", "DE", "email",
         "sent", "replied", "called", "away", "bounced", "follow_up", "accepted", "a@b.example"]
    ),
)  # fmt: skip
FIELDS = (
    "company", "role", "place", "zone", "applied_on", "person", "person_role", "email", "phone",
    "no_contact", "what", "kind", "channel", "note", "question", "back_on", "temporary", "at",
    "outcome", "on", "agrees", "ends", "people", "move", "everyone", "by_choice", "by", "may",
    "follow_up", "needs", "needs_nothing", "linkedin", "fit", "next_steps", "decisions", "said_on",
    "nothing", "sentence", "read", "name", "prefers", "accepts_linkedin", "notes", "timezone",
    "profile", "quiet_days", "office_opens", "retry_opens", "reset", "day", "free", "remove",
    "text", "sure", "subject", "body", "eml", "sent", "anyway", "register", "spelling", "change", "back", "q", "sort", "stage", "standing", "page", "month",
)  # fmt: skip


@pytest.fixture
def fuzzed(client: Client, owner: Owner) -> tuple[Client, list[str]]:
    key = search_of(owner, 1)[0]
    person = UUID(int=1)
    return (
        client,
        [
            *PLAIN,
            "/settings/numbers", "/settings/holidays", "/data/import", "/undo", "/enter",
            *(f"/applications/{key}{p}" for p in {*OF_AN_APPLICATION, *POSTED_TO_AN_APPLICATION}),
            *(f"/people/{person}{p}" for p in OF_A_PERSON),
            f"/applications/{uuid4()}", "/applications/not-a-key", "/people/%00",
        ],
    )  # fmt: skip


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(
    data=st.data(),
    sent=st.dictionaries(st.sampled_from(FIELDS), TEXT, max_size=14),
    post=st.booleans(),
)
def test_no_form_brings_a_page_down(
    fuzzed: tuple[Client, list[str]], data: st.DataObject, sent: dict[str, str], post: bool
) -> None:
    client, paths = fuzzed
    client.raise_request_exception = True
    for path in data.draw(st.lists(st.sampled_from(sorted(paths)), min_size=3, max_size=3)):
        plain = path.partition("?")[0] if post else path
        page = client.post(plain, sent) if post else client.get(plain, sent)
        assert page.status_code in (200, 302, 303, 400, 403, 404, 405, 409, 422, 429), path
        if page.status_code in (400, 404, 405, 409, 422) and "text/html" in page["Content-Type"]:
            assert "<h1" in page.content.decode()


def test_how_long_a_change_can_be_taken_back_is_ones_own(client: Client, owner: Owner) -> None:
    assert client.post("/settings/you", {"name": "Robin", "history_days": "30"}).status_code == 303
    owner.refresh_from_db()
    assert owner.history_days == 30
    assert client.post("/settings/you", {"name": "Robin", "history_days": "0"}).status_code == 422
    assert client.post("/settings/you", {"name": "Robin Lee"}).status_code == 303
    owner.refresh_from_db()
    assert owner.history_days == 30


def test_the_first_card_is_asked_once_and_each_part_can_be_left_out(
    client: Client, owner: Owner
) -> None:
    first = client.get("/").content.decode()
    assert "Who are you?" in first
    assert "I was just interviewed" in first, "there is a way on without it"
    wrong = client.post("/welcome", {"name": "Robin Lee", "place": "Xyzzyville"})
    assert wrong.status_code == 422
    assert 'value="Robin Lee"' in wrong.content.decode()
    said = {
        "name": "Robin Lee",
        "place": "Manchester",
        "email": "",
        "phone": "",
        "profile": "brisk",
    }
    assert client.post("/welcome", said).status_code == 303
    owner.refresh_from_db()
    assert (owner.name, owner.timezone, owner.profile) == ("Robin Lee", "Europe/London", "brisk")
    assert "Who are you?" not in client.get("/").content.decode()


def test_the_first_card_can_be_skipped_whole(client: Client, owner: Owner) -> None:
    client.post("/welcome", {"skip": "yes", "name": "not kept"})
    owner.refresh_from_db()
    assert (owner.name, owner.introduced) == ("", True)
    assert "Who are you?" not in client.get("/").content.decode()


def test_what_a_phone_shares_is_ready_to_be_looked_at(client: Client) -> None:
    manifest = client.get("/manifest.webmanifest").json()
    assert manifest["share_target"]["action"] == "/take"
    shared = {"title": "Re: your interview", "text": "We would like to meet.", "url": ""}
    page = client.get(manifest["share_target"]["action"], shared).content.decode()
    assert "Re: your interview\nWe would like to meet.</textarea>" in page


def test_the_interview_form_names_the_clock_by_its_city(client: Client, owner: Owner) -> None:
    page = client.get(f"/applications/{search_of(owner, 1)[0]}/interview").content.decode()
    assert "All times are New York time" in page
    assert "NewYork" not in page


def test_more_than_a_thousand_people_are_no_trouble(client: Client, owner: Owner) -> None:
    """SQLite takes no question with a thousand parts."""
    from tactful.usecases.look import people

    search_of(owner, 1_050)
    for address in ("/people", "/people.vcf", "/applications.csv", "/calendar.ics", "/figures"):
        assert client.get(address).status_code == 200, address
    assert len(people(owner, "")) == 1_050


def test_an_offer_elsewhere_is_said_on_top_on_its_day(client: Client, owner: Owner) -> None:
    search_of(owner, 1)
    client.post("/offers", {"employer": "SafeCo", "answer_by": "2026-12-09"})
    shown = client.get("/").content.decode()
    assert "SafeCo wants your answer." in shown or "to do today" in shown
    assert "Answer today<" in shown


def test_whether_they_rang_is_a_question_with_two_answers(client: Client, owner: Owner) -> None:
    from datetime import timedelta

    from tactful.records.models import Application
    from tactful.usecases.note_interview import note_interview

    key = search_of(owner, 1)[0]
    row = Application.objects.get(pk=key)
    note_interview(row, NOW - timedelta(hours=3), NOW, HOLIDAYS, kind="call")
    page = client.get(f"/applications/{key}").content.decode()
    assert "ring?." not in page
    assert "They rang</a>" in page
    address = re.search(r'action="(/applications/[^"]+/missed)"', page)
    assert address is not None
    assert f'href="/applications/{key}">Yes or no' in client.get("/").content.decode()
    said = client.post(address[1], follow=True).content.decode()
    assert "Noted: nobody rang." in said


@pytest.mark.parametrize(
    ("title", "role", "company", "place"),
    [
        (
            "Nordwind hiring Data Analyst in Hamburg, Germany | LinkedIn",
            "Data Analyst", "Nordwind", "Hamburg, Germany",
        ),
        ("Job Application for Backend Engineer at Kestrel", "Backend Engineer", "Kestrel", ""),
        ("Cook - Bistro Uno", "Cook", "Bistro Uno", ""),
        ("Welcome", "Welcome", "", ""),
    ],
)  # fmt: skip
def test_a_page_that_tells_nothing_of_its_job_has_a_title(
    client: Client, owner: Owner, title: str, role: str, company: str, place: str
) -> None:
    added(owner)  # whose place would be a guess
    page = client.get("/new", {"title": title, "link": "https://jobs.example/1"}).content.decode()
    for name, value in (("role", role), ("company", company), ("place", place)):
        field = re.search(rf'<input[^>]*name="{name}"[^>]*>', page)
        assert field is not None
        shown = re.search(r'value="([^"]*)"', field[0])
        assert (html.unescape(shown[1]) if shown else "") == value, name


def test_who_is_there_is_who_is_ticked_when_a_talk_moves(client: Client, owner: Owner) -> None:
    from tactful.records.models import Application, Interview

    key = search_of(owner, 1)[0]
    row = Application.objects.get(pk=key)
    client.post(f"/applications/{key}/people", {"name": "Karen Obi", "role": "interviewer"})
    karen = row.involvements.get(person__name="Karen Obi").person
    talk = Interview.objects.get(application=row)
    assert str(talk.attendances.get().person) == "Xenia 0"
    page = client.post(
        f"/applications/{key}/interview?move={talk.pk}",
        {"at": "2026-12-18T10:00", "people": [str(karen.pk)], "seen": str(talk.version)},
    )
    assert page.status_code == 303, page.content.decode()[-3000:]
    assert str(talk.attendances.get().person) == "Karen Obi"
