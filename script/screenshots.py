"""Looks at the demo on a fixed day, on a desk and on a phone, and keeps what it sees."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
PICTURES = (
    ("today-desktop", "/", 1100, 760, "light"),
    ("today-phone", "/", 390, 844, "dark"),
    ("application-desktop", "Acme", 1100, 760, "light"),
)


def main() -> None:
    from tests.web.conftest import FLAGS, NOW, serving

    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        os.environ["TACTFUL_CACHE"] = folder
        browser = playwright.chromium.launch(executable_path=os.environ.get("CHROMIUM"), args=FLAGS)
        with serving(Path(folder), NOW, "--demo") as served:
            for name, path, width, height, scheme in PICTURES:
                context = browser.new_context(
                    viewport={"width": width, "height": height},
                    color_scheme=scheme,  # type: ignore[arg-type]
                    device_scale_factor=1.5,
                )
                page = context.new_page()
                page.goto(served.way_in)
                page.goto(served.url + ("/applications" if path != "/" else "/"))
                if path != "/":
                    page.get_by_role("link", name=path, exact=True).click()
                page.wait_for_load_state("networkidle")
                page.screenshot(path=ROOT / "docs" / "pictures" / f"{name}.png")
                context.close()
        browser.close()


main()
