"""Looks at the demo on a fixed day, in a real browser, and keeps what it sees.

Without more: the pictures of the README. With ``--all FOLDER``: every page, on a phone and on a
desk, light and dark, and a page that shows them side by side.
"""

from __future__ import annotations

import argparse
import os
import re
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING

from playwright.sync_api import Browser, Page, sync_playwright

if TYPE_CHECKING:
    from tests.web.conftest import Served

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PICTURES = (
    ("today-desktop", "/", 1100, 760, "light"),
    ("today-phone", "/", 390, 844, "dark"),
    ("application-desktop", "Acme", 1100, 760, "light"),
)
OF_AN_APPLICATION = (
    "", "/card", "/debrief", "/write", "/rehearse", "/interview", "/edit", "/remind", "/log",
    "/remove", "/forget",
)  # fmt: skip
PAGES = (
    "/", "/new", "/applications", "/board", "/calendar", "/calendar/server", "/people", "/figures",
    "/offers", "/take", "/settings", "/settings/calls", "/settings/phone", "/settings/you", "/settings/patience",
    "/settings/holidays", "/settings/letters", "/settings/letters/thank_you", "/rules",
    "/shortcuts", "/data", "/welcome", "/design",
)  # fmt: skip
IN_BRITAIN = ("/", "/applications", "/calendar", "/settings/you", "Acme", "Acme/write", "Acme/card")
OF_NOTHING = (
    "/",
    "/applications",
    "/board",
    "/calendar",
    "/people",
    "/figures",
    "/offers",
    "/settings/calls",
)
WIDTHS = {"phone": (390, 844), "desk": (1280, 900)}
SCHEMES = ("light", "dark")


@contextmanager
def visiting(
    browser: Browser, way_in: str, width: int, height: int, scheme: str, scale: float = 1.0
) -> Iterator[Page]:
    """A page of somebody who has come in."""
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,  # type: ignore[arg-type]
        device_scale_factor=scale,
    )
    page = context.new_page()
    page.goto(way_in)
    yield page
    context.close()


def of_the_readme(browser: Browser, url: str, way_in: str) -> None:
    """The pictures of the README."""
    for name, path, width, height, scheme in PICTURES:
        with visiting(browser, way_in, width, height, scheme, 1.5) as page:
            page.goto(url + ("/applications" if path != "/" else "/"))
            if path != "/":
                page.get_by_role("link", name=path, exact=True).click()
            page.wait_for_load_state("networkidle")
            page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png")


Shown = dict[str, list[str]]


def of_pages(
    browser: Browser, served: Served, asked: Sequence[str], folder: Path, shown: Shown, of: str = ""
) -> None:
    """Pages at both widths in both schemes; without a choice all of them."""
    folder.mkdir(parents=True, exist_ok=True)
    url, way_in = served.url, served.way_in
    for device, (width, height) in WIDTHS.items():
        for scheme in SCHEMES:
            with visiting(browser, way_in, width, height, scheme) as page:
                for path in some(page, url, asked) if asked else paths(page, url):
                    answer = page.goto(url + path)
                    if answer is None or answer.status >= 400:
                        raise SystemExit(f"{path} answers {answer and answer.status}")
                    plain = re.sub(r"[^a-z_]+", "-", f"{of}{named(path)}".lower()).strip("-")
                    name = f"{plain}-{device}-{scheme}.png"
                    page.screenshot(path=folder / name, full_page=True)
                    shown.setdefault(f"{of}{named(path)}", []).append(name)


def in_rows(shown: Shown, folder: Path) -> None:
    """`index.html`, to look at them side by side."""
    rows = "".join(
        f"<h2>{escape(path)}</h2><p>{''.join(f'<a href={n}><img src={n} height=420></a> ' for n in names)}"
        for path, names in shown.items()
    )
    (folder / "index.html").write_text(f"<!doctype html><title>Tactful</title>{rows}", "utf-8")
    print(
        f"{sum(map(len, shown.values()))} pictures of {len(shown)} pages: {folder / 'index.html'}"
    )


def some(page: Page, url: str, asked: Sequence[str]) -> list[str]:
    """The pages that were asked for, where an employer's name stands for the application there."""
    one = ""
    if any(path.startswith("Acme") for path in asked):
        page.goto(url + "/applications")
        one = page.get_by_role("link", name="Acme", exact=True).get_attribute("href") or ""
    return [path.replace("Acme", one) for path in asked]


def paths(page: Page, url: str) -> list[str]:
    """All pages, with those of one application, one employer and one person."""
    page.goto(url + "/applications")
    one = page.get_by_role("link", name="Acme", exact=True).get_attribute("href") or ""
    page.goto(url + one)
    employer = page.locator('a[href^="/employers/"]').first.get_attribute("href") or ""
    page.goto(url + "/people")
    person = page.locator('main a[href^="/people/"]').first.get_attribute("href") or ""
    more = [person, f"{person}/forget", *([employer] if employer else [])]
    return [*PAGES, *(one + part for part in OF_AN_APPLICATION), *more]


def named(path: str) -> str:
    """A path without what is different in every demo."""
    return re.sub(r"[0-9a-f-]{36}", "one", path) if path != "/" else "/today"


def main() -> None:
    from tests.web.conftest import FLAGS, NOW, serving

    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--all", metavar="FOLDER", type=Path, help="every page, into a folder")
    told = asked.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ["TACTFUL_CACHE"] = folder
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=FLAGS)
        shown: Shown = {}
        with serving(Path(folder) / "demo", NOW, "--demo") as served:
            if told.all:
                of_pages(browser, served, (), told.all, shown)
            else:
                of_the_readme(browser, served.url, served.way_in)
        if told.all:
            with serving(Path(folder) / "gb", NOW, "--demo", clock="Europe/London") as served:
                of_pages(browser, served, IN_BRITAIN, told.all, shown, "In Britain ")
            with serving(Path(folder) / "none", NOW) as served:
                of_pages(browser, served, OF_NOTHING, told.all, shown, "With nothing yet ")
            in_rows(shown, told.all)
        browser.close()


main()
