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
from collections.abc import Iterator
from contextlib import contextmanager
from html import escape
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

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


def of_every_page(browser: Browser, url: str, way_in: str, folder: Path) -> None:
    """Every page at both widths in both schemes, and `index.html` to look at them."""
    folder.mkdir(parents=True, exist_ok=True)
    shown: dict[str, list[str]] = {}
    for device, (width, height) in WIDTHS.items():
        for scheme in SCHEMES:
            with visiting(browser, way_in, width, height, scheme) as page:
                for path in paths(page, url):
                    answer = page.goto(url + path)
                    if answer is None or answer.status >= 400:
                        raise SystemExit(f"{path} answers {answer and answer.status}")
                    name = (
                        f"{re.sub(r'[^a-z_]+', '-', named(path)).strip('-')}-{device}-{scheme}.png"
                    )
                    page.screenshot(path=folder / name, full_page=True)
                    shown.setdefault(named(path), []).append(name)
    rows = "".join(
        f"<h2>{escape(path)}</h2><p>{''.join(f'<a href={n}><img src={n} height=420></a> ' for n in names)}"
        for path, names in shown.items()
    )
    (folder / "index.html").write_text(f"<!doctype html><title>Tactful</title>{rows}", "utf-8")
    print(
        f"{sum(map(len, shown.values()))} pictures of {len(shown)} pages: {folder / 'index.html'}"
    )


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
        with serving(Path(folder), NOW, "--demo") as served:
            if told.all:
                of_every_page(browser, served.url, served.way_in, told.all)
            else:
                of_the_readme(browser, served.url, served.way_in)
        browser.close()


main()
