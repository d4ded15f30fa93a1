"""Every page, at four widths, in both schemes, and without scripts: axe finds nothing,
nothing overflows, and no request leaves the machine.
"""

from __future__ import annotations

import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.web.conftest import NOW, Served, enter, serving
from tests.web.thumb import TOO_SMALL

pytestmark = pytest.mark.browser
RULES = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice",
    ],
    "resultTypes": ["violations"],
}  # fmt: skip
# What a colour scheme can change; the rest was looked at in the light.
COLOURS = {"runOnly": ["color-contrast", "link-in-text-block"], "resultTypes": ["violations"]}
OPEN_EVERYTHING = """() => {
  for (const d of document.querySelectorAll("details")) { d.removeAttribute("name"); d.open = true; }
}"""
PAGES = (
    "/", "/new", "/applications", "/applications?q=acme", "/applications?q=nothing-fits",
    "/applications?stage=interviewed&sort=-next", "/board", "/board?stage=applied", "/calendar",
    "/calendar?month=2027-01", "/people", "/people?q=dana", "/settings", "/settings/you", "/settings/patience", "/settings/holidays", "/rules", "/shortcuts",
    "/settings/phone", "/settings/calls", "/calendar/server", "/take", "/figures", "/offers", "/line", "/line?said=Dana+called,+another+week", "/line?said=interviewed+at+Zorg",
    "/design", "{acme}/log", "{acme}/write?pick=yes", "{juniper}/write",
    "/data", "/not-here", "/undo", "{acme}", "{acme}/edit", "{kiesel}/silence", "{acme}/remove", "{acme}/forget", "/data/forget", "{acme}/interview",
    "{acme}/card", "{acme}/debrief", "{greystone}", "{juniper}", "{kiesel}", "{dana}",
    "{dana}/do-not-contact", "{dana}/remove", "{acme}/write", "{birch}/write", "{acme}/write?channel=email",
    "{ironbridge}/write?register=formal", "{acme}/rehearse", "/settings/letters", "/settings/letters/closing",
)  # fmt: skip
KINDS = [
    pytest.param(width, script, id=f"{width}-{name}")
    for width in (390, 1280)
    for script, name in ((True, "script"), (False, "no script"))
]
# What the narrowest and the widest window can change beside that: where things stand.
PLACES = {
    "runOnly": ["target-size", "scrollable-region-focusable", "bypass", "region", "landmark-unique"],
    "resultTypes": ["violations"],
}  # fmt: skip


@pytest.mark.parametrize(("width", "script"), KINDS)
def test_every_page_is_accessible(
    demo: Served, chromium: Browser, width: int, script: bool
) -> None:
    page = _opened(chromium, demo, width, "light", script)
    hosts: set[str] = set()
    page.on("request", lambda request: hosts.add(urlsplit(request.url).hostname or ""))
    addresses = _addresses(page, demo)
    for name in PAGES:
        path = re.sub(r"\{(\w+)\}", lambda found: addresses[found[1]], name)
        page.goto(demo.url + path)
        page.evaluate(OPEN_EVERYTHING)
        _look(page, f"{path} {width} light")
        if script:  # which changes no colour
            page.emulate_media(color_scheme="dark", reduced_motion="reduce")
            _look(page, f"{path} {width} dark", COLOURS)
            page.emulate_media(color_scheme="light", reduced_motion="reduce")
    assert hosts == {"127.0.0.1"}
    page.context.close()


def test_what_is_wrong_is_said_accessibly(tmp_path: Path, chromium: Browser) -> None:
    with serving(tmp_path, NOW) as served:
        for width in (390, 1280):
            page = _opened(chromium, served, width, "dark", True)
            design = page.goto(served.url + "/design")
            assert design is not None
            assert design.status == 404, "the demo alone shows what pages are made of"
            page.goto(served.url + "/")
            _look(page, "an empty Today")
            page.goto(served.url + "/new")
            page.get_by_role("button", name="Add it").click()
            _look(page, "an empty form, sent")
            page.goto(served.url + "/settings/patience")
            page.locator("summary").first.click()
            page.get_by_label("No answer: try again from day").fill("900")
            page.get_by_role("button", name="Save the numbers").click()
            _look(page, "a number that is too large")
            assert page.get_by_text("Write 1 to 60 working days.").is_visible()
            page.context.close()


@pytest.mark.parametrize("width", [320, 640, 1920])
def test_nothing_overflows_on_any_screen_or_when_zoomed(
    demo: Served, chromium: Browser, width: int
) -> None:
    """640 pixels is what a laptop of 1280 shows at 200 %."""
    page = _opened(chromium, demo, width, "light", True)
    addresses = _addresses(page, demo)
    for name in PAGES:
        path = re.sub(r"\{(\w+)\}", lambda found: addresses[found[1]], name)
        page.goto(demo.url + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        _look(page, f"{path} {width}", PLACES)
    page.context.close()


def test_a_thumb_hits_everything(demo: Served, chromium: Browser) -> None:
    page = chromium.new_context(
        viewport={"width": 390, "height": 844}, has_touch=True, is_mobile=True
    ).new_page()
    enter(page, demo)
    addresses = _addresses(page, demo)
    for name in PAGES:
        path = re.sub(r"\{(\w+)\}", lambda found: addresses[found[1]], name)
        page.goto(demo.url + path)
        assert page.evaluate(TOO_SMALL) == [], path
    page.context.close()


def _opened(browser: Browser, served: Served, width: int, scheme: str, script: bool) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        service_workers="block",
    )
    page = context.new_page()
    enter(page, served)
    if not script:  # axe itself is a script, so ours are kept away instead of all
        page.route("**/*.js", lambda route: route.abort())
    return page


def _addresses(page: Page, demo: Served) -> dict[str, str]:
    found = {}
    for path, what in (("/applications", "tbody th a"), ("/people", ".list a")):
        page.goto(demo.url + path)
        for link in page.locator(what).all():
            found[link.inner_text().split()[0].lower()] = link.get_attribute("href") or ""
    return found


def _look(page: Page, where: str, rules: dict[str, list[str]] = RULES) -> None:
    found = Axe().run(page, options=rules)
    assert found.violations_count == 0, f"{where}\n{found.generate_report()}"
