"""What scripts add: a promise said back while typing, drafts that survive, cards offline."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.web.conftest import NOW, Served, enter, serving

pytestmark = pytest.mark.browser


# How many drafts, ticks and cards (the style sheets beside them not counted) a browser keeps.
KEPT_HERE = """async () => {
  let kept = localStorage.length;
  for (const name of await caches.keys()) {
    const requests = await (await caches.open(name)).keys();
    kept += requests.filter((request) => request.url.endsWith("/card")).length;
  }
  return kept;
}"""


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 390, "height": 844})
    yield context.new_page()
    context.close()


def address(page: Page, demo: Served, name: str) -> str:
    enter(page, demo)
    page.goto(demo.url + "/applications")
    return page.get_by_role("link", name=name, exact=True).get_attribute("href") or ""


def test_a_promise_is_said_back_while_it_is_typed(demo: Served, page: Page) -> None:
    page.goto(demo.url + address(page, demo, "Fährmann") + "/debrief")
    page.get_by_role("button", name="All at once").click()
    said = page.locator("#said-back")
    page.get_by_label("Or in their words").press_sequentially("in three")
    expect(said).to_have_text("")
    page.get_by_label("Or in their words").press_sequentially(" weeks")
    expect(said).to_have_text("By Wednesday, December 30. You may ask from Tuesday, January 5.")
    group = page.get_by_role("group", name="May you follow up?")
    group.locator("label", has_text="Yes").click()
    expect(said).to_contain_text("You may ask from Monday, January 4")


def test_a_tap_is_said_back_too(demo: Served, page: Page) -> None:
    page.goto(demo.url + address(page, demo, "Fährmann") + "/debrief")
    page.get_by_role("button", name="All at once").click()
    chip = page.locator("label", has_text="Next week")
    colour = "(chip) => getComputedStyle(chip).backgroundColor"
    before = chip.evaluate(colour)
    chip.click()
    assert chip.evaluate(colour) != before, "what is chosen is seen to be"
    expect(page.locator("#said-back")).to_contain_text("Friday, December 18.")


def test_one_sentence_is_read_back_and_keeps_what_was_answered(demo: Served, page: Page) -> None:
    page.goto(demo.url + address(page, demo, "Fährmann") + "/debrief")
    page.get_by_role("button", name="All at once").click()
    page.get_by_role("group", name="Was it a good fit?").locator(
        "label", has_text="It felt"
    ).click()
    page.get_by_label("What you would tell a friend").fill(
        "They contact everyone within two weeks, I may email Jonas if I hear nothing, they need"
        " two references by Friday."
    )
    page.get_by_role("button", name="Fill in from this").click()
    expect(page.get_by_role("status")).to_contain_text("Everyone will hear.")
    page.get_by_text("Change something").click()
    expect(page.get_by_role("status")).to_contain_text("Wednesday, December 23")
    expect(page.get_by_role("status")).to_contain_text("two references")
    expect(page.get_by_label("It felt right")).to_be_checked()
    page.reload()


def test_a_draft_survives_a_phone_that_dies(tmp_path: Path, page: Page) -> None:
    with serving(tmp_path, NOW, "--demo") as served:
        debrief = served.url + address(page, served, "Fährmann") + "/debrief"
        page.goto(debrief)
        page.get_by_role("button", name="All at once").click()
        page.get_by_role("group", name="Will everyone be").locator("label", has_text="Yes").click()
        page.get_by_label("Or in their words").fill("in ten days")
        page.get_by_text("More: next steps").click()
        page.get_by_label("When was it said?").fill("2026-12-08")
        page.goto("about:blank")
        page.goto(debrief)
        page.get_by_role("button", name="All at once").click()
        everyone = page.get_by_role("group", name="Will everyone be contacted?")
        expect(everyone.get_by_label("Yes")).to_be_checked()
        expect(page.get_by_label("Or in their words")).to_have_value("in ten days")
        expect(page.get_by_label("When was it said?")).to_have_value("2026-12-08")
        page.get_by_role("button", name="Save").click()
        expect(page.get_by_role("status")).to_contain_text("Noted.")
        page.goto(debrief)
        expect(page.get_by_label("Or in their words")).to_have_value("")


def test_a_card_once_opened_needs_no_network(tmp_path: Path, page: Page) -> None:
    with serving(tmp_path, NOW, "--demo") as served:
        card = served.url + address(page, served, "Everline") + "/card"
        page.goto(card)
        expect(page.get_by_text("Works offline")).to_be_visible()
        page.get_by_role("checkbox").first.check()
        today = served.url
    page.goto(card)
    expect(page.get_by_role("heading", level=1)).to_have_text("Questions to bring")
    expect(page.get_by_role("checkbox").first).to_be_checked()
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(248, 245, 239)", "the style sheet is kept too"
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(today)


def test_whoever_signs_out_leaves_no_card_and_no_draft(tmp_path: Path, page: Page) -> None:
    with serving(tmp_path, NOW, "--demo") as served:
        debrief = served.url + address(page, served, "Fährmann") + "/debrief"
        page.goto(debrief)
        page.get_by_role("button", name="All at once").click()
        page.get_by_label("Or in their words").fill("in ten days")
        card = served.url + address(page, served, "Everline") + "/card"
        page.goto(card)
        expect(page.get_by_text("Works offline")).to_be_visible()
        page.get_by_role("checkbox").first.check()
        assert page.evaluate(KEPT_HERE)
        page.goto(served.url + "/data")
        page.get_by_role("button", name="Sign out here").click()
        expect(page.get_by_role("heading", level=1)).to_have_text("You're signed out")
        page.wait_for_function(f"async () => !(await ({KEPT_HERE})())")
        enter(page, served)
        page.goto(debrief)
        page.get_by_role("button", name="All at once").click()
        expect(page.get_by_label("Or in their words")).to_have_value("")
        page.goto(served.url + "/data")
        page.get_by_role("button", name="Sign out everywhere").click()
    with pytest.raises(Exception, match="ERR_CONNECTION_REFUSED"):
        page.goto(card)


def test_a_card_prints_on_one_page(demo: Served, page: Page) -> None:
    for name in ("Everline", "Fährmann", "Greystone"):
        page.goto(demo.url + address(page, demo, name) + "/card")
        for paper in ("A5", "A4"):
            printed = page.pdf(format=paper, prefer_css_page_size=False)
            assert len(re.findall(rb"/Type\s*/Page[^s]", printed)) == 1, (name, paper)


def test_the_keyboard_leads_everywhere(demo: Served, page: Page) -> None:
    enter(page, demo)
    page.goto(demo.url)
    for keys, title in (
        ("ga", "Applications"), ("gb", "Whose turn"), ("gc", "December 2026"), ("gp", "People"),
        ("gf", "How it goes"), ("gt", "Six things"), ("?", "Keyboard"),
    ):  # fmt: skip
        page.locator("body").press("Escape")
        page.evaluate("document.activeElement.blur()")
        page.keyboard.type(keys)
        expect(page.get_by_role("heading", level=1)).to_contain_text(title)
    page.evaluate("document.activeElement.blur()")
    page.keyboard.press("n")
    expect(page.get_by_label("What happened, or")).to_be_focused()
    page.goto(demo.url + "/applications")
    page.keyboard.press("/")
    expect(page.get_by_role("searchbox", name="Search everything")).to_be_focused()
    page.keyboard.type("n")
    expect(page.get_by_role("searchbox", name="Search everything")).to_have_value("n")
    page.goto(demo.url + "/shortcuts")
    page.get_by_role("button", name="Turn them off").click()
    page.evaluate("document.activeElement.blur()")
    page.keyboard.type("n")
    expect(page.get_by_label("What happened, or")).not_to_be_focused()


def test_a_debrief_on_a_phone_asks_one_question_a_screen(demo: Served, chromium: Browser) -> None:
    context = chromium.new_context(viewport={"width": 390, "height": 844}, has_touch=True)
    page = context.new_page()
    enter(page, demo)
    page.goto(demo.url + address(page, demo, "Fährmann") + "/debrief")
    asked = page.locator("[data-question]:visible")
    expect(asked).to_have_count(1)
    for question, answer in (("Will everyone be contacted?", "Yes"), ("By when?", "Next week")):
        group = page.get_by_role("group", name=question, exact=True)
        group.locator("label", has_text=answer).tap()
    expect(page.get_by_text("2 of 7")).to_be_visible()  # the day is to be seen before one goes on
    page.get_by_role("button", name="Next", exact=True).tap()
    expect(page.get_by_role("group", name="May you follow up?")).to_be_visible()
    page.get_by_role("button", name="Back", exact=True).tap()
    expect(page.get_by_label("Next week")).to_be_checked()
    page.get_by_role("button", name="All at once").tap()
    expect(asked).to_have_count(7)
    context.close()


def test_the_arrow_keys_lead_from_day_to_day(demo: Served, page: Page) -> None:
    enter(page, demo)
    page.goto(demo.url + "/calendar")
    page.locator("td[aria-current=date]").focus()
    for key, day in (("ArrowRight", "10"), ("ArrowDown", "17"), ("Home", "13"), ("ArrowUp", "6")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.querySelector('.number').innerText") == day
    page.keyboard.press("PageDown")
    expect(page.get_by_role("heading", level=1)).to_have_text("January 2027")


def test_the_first_page_is_light(demo: Served, chromium: Browser) -> None:
    """At most four requests and 60 kB, as they go over the wire."""
    context = chromium.new_context()
    page = context.new_page()
    enter(page, demo)
    sizes = []
    page.on("requestfinished", lambda r: sizes.append(r.sizes()["responseBodySize"]))
    page.goto(demo.url, wait_until="networkidle")
    assert len(sizes) <= 4
    assert sum(sizes) <= 60_000
    context.close()
