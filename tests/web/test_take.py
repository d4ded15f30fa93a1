"""Anything dropped on a page or pasted where nobody types is looked at, then kept."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import NOW, Served, enter, serving

pytestmark = pytest.mark.browser
SAMPLES = Path(__file__).resolve().parents[1] / "samples"
DROP = """([name, text]) => {
  const data = new DataTransfer();
  data.items.add(new File([text], name));
  for (const type of ["dragover", "drop"])
    document.body.dispatchEvent(new DragEvent(type, {dataTransfer: data, bubbles: true, cancelable: true}));
}"""
JOB = """<title>Jobs</title><script type="application/ld+json">{"@type": "JobPosting",
"title": "Pastry Cook", "hiringOrganization": {"name": "Acme Bakery"}, "validThrough": "2026-12-31T12:00",
"jobLocation": {"address": {"addressLocality": "Leeds"}}, "baseSalary": {"currency": "GBP",
"value": {"minValue": 25000, "maxValue": 28000}}, "description": "<p>You bake.</p><p>We  eat.</p>"}
</script>"""
PASTE = """(text) => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.body.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true}));
}"""


@pytest.fixture(scope="module")
def mine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A demo of one's own, to be changed."""
    with serving(tmp_path_factory.mktemp("mine"), NOW, "--demo") as served:
        yield served


@pytest.fixture
def page(chromium: Browser, mine: Served) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    page = context.new_page()
    enter(page, mine)
    yield page
    context.close()


def test_a_mail_that_is_dropped_is_looked_at_kept_and_taken_back(mine: Served, page: Page) -> None:
    page.goto(mine.url + "/people")
    page.evaluate(DROP, ["x.bin", (SAMPLES / "reply.eml").read_text("utf-8")])
    expect(page.get_by_role("heading", level=1)).to_have_text("This is what it would do")
    expect(page.get_by_role("list").filter(has_text="You hear by")).to_contain_text("December 18")
    page.get_by_role("button", name="Keep it").click()
    expect(page.get_by_role("status")).to_contain_text("Kept for Data Engineer at Acme.")
    page.get_by_role("button", name="Undo").click()
    expect(page.get_by_text("Ruth Bell")).to_have_count(0)


def test_words_that_are_pasted_are_asked_about(mine: Served, page: Page) -> None:
    page.goto(mine.url + "/")
    page.evaluate(PASTE, "Thanks for coming in. We need another week and will let you know then.")
    expect(page.get_by_role("alert")).to_contain_text("None of your applications fits it.")
    page.get_by_label("For which application?").fill("acme")
    page.get_by_role("button", name="Look again").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("This is what it would do")


def test_what_is_pasted_into_a_field_stays_there(mine: Served, page: Page) -> None:
    page.goto(mine.url + "/new")
    page.get_by_label("Company").focus()
    page.evaluate(
        PASTE.replace("document.body", "document.activeElement"),
        "A company of a very long name, " * 3,
    )
    expect(page).to_have_url(mine.url + "/new")


def test_the_bookmark_fills_in_a_new_application(mine: Served, page: Page) -> None:
    page.goto(mine.url + "/data")
    link = page.get_by_role("link", name="To Tactful").get_attribute("href") or ""
    assert link.startswith("javascript:")
    page.route(
        "https://jobs.example/7",
        lambda route: route.fulfill(content_type="text/html", body=JOB),
    )
    page.goto("https://jobs.example/7")
    with page.expect_popup() as opened:
        page.evaluate("(link) => eval(decodeURIComponent(link.slice(11)))", link)
    form = opened.value
    expect(form.get_by_label("Company")).to_have_value("Acme Bakery")
    expect(form.get_by_label("Role")).to_have_value("Pastry Cook")
    expect(form.get_by_label("Link to the job")).to_have_value("https://jobs.example/7")
    expect(form.get_by_label("Place")).to_have_value("Leeds")
    form.get_by_text("More", exact=True).click()
    expect(form.get_by_label("Pay")).to_have_value("25000 to 28000 GBP")
    expect(form.get_by_label("Closes on")).to_have_value("2026-12-31")
    expect(form.get_by_label("The posting")).to_have_value("You bake.\nWe eat.")
