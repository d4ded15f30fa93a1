"""The whole story of a search, in a real browser: add, card, debrief, today, log, let go."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from tests.web.conftest import serving
from tests.web.visitor import Visitor

pytestmark = pytest.mark.browser
MORNING = "2024-06-03T08:30:00-04:00"
AFTER = "2024-06-03T11:30:00-04:00"


@contextmanager
def visiting(
    browser: Browser, data: Path, now: str, how: dict[str, object], keyboard: bool
) -> Iterator[Visitor]:
    """A visit on a day: a server at that instant, and a browser of a kind."""
    with serving(data, now) as served:
        context = browser.new_context(**how)  # type: ignore[arg-type]
        visitor = Visitor(context.new_page(), served.url, keyboard)
        visitor.page.goto(served.way_in)
        yield visitor
        context.close()
        assert visitor.hosts <= {"127.0.0.1"}, "a request left the machine"
        assert not visitor.complaints


# The scheme changes colours alone, which are looked at on every page elsewhere.
KINDS = [
    pytest.param(390, "dark", False, False, id="390-dark-no script"),
    pytest.param(1280, "light", True, False, id="1280-light-script"),
    pytest.param(390, "light", True, True, id="keyboard-390"),
    pytest.param(1280, "dark", False, True, id="keyboard-1280-no script"),
]


@pytest.mark.parametrize(("width", "scheme", "script", "keyboard"), KINDS)
def test_the_whole_story(
    tmp_path: Path, chromium: Browser, width: int, scheme: str, script: bool, keyboard: bool
) -> None:
    how: dict[str, object] = {
        "viewport": {"width": width, "height": 844},
        "color_scheme": scheme,
        "java_script_enabled": script,
        "has_touch": width < 500,
    }
    data = tmp_path / "records"
    with visiting(chromium, data, MORNING, how, keyboard) as visitor:
        add(visitor)
        prepare(visitor)
    with visiting(chromium, data, AFTER, how, keyboard) as visitor:
        debrief(visitor)
        thank(visitor)
    with visiting(chromium, data, "2024-06-10T10:00:00-04:00", how, keyboard) as visitor:
        calm(visitor)
    for day in ("2024-06-18T10:00:00-04:00", "2024-06-24T10:00:00-04:00"):
        with visiting(chromium, data, day, how, keyboard) as visitor:
            follow_up(visitor)
    with visiting(chromium, data, "2024-06-28T10:00:00-04:00", how, keyboard) as visitor:
        let_go(visitor)


@pytest.mark.parametrize("script", [True, False])
def test_from_just_interviewed_to_a_date_in_twelve_taps(
    tmp_path: Path, chromium: Browser, script: bool
) -> None:
    """On a phone, from empty records; what is typed is four words."""
    how: dict[str, object] = {
        "viewport": {"width": 390, "height": 844},
        "java_script_enabled": script,
        "has_touch": True,
    }
    with visiting(chromium, tmp_path / "records", AFTER, how, keyboard=False) as visitor:
        page = visitor.page
        visitor.start_counting()
        visitor.tap(page.get_by_role("link", name="I was just interviewed"))
        visitor.type(page.get_by_label("Company"), "Acme")
        visitor.type(page.get_by_label("Role"), "Cook")
        visitor.type(page.get_by_label("Place"), "Leeds")
        visitor.tap(page.get_by_role("button", name="Add it"))
        visitor.choose("Will everyone be contacted?", "Yes")
        visitor.choose("By when?", "Next week")
        visitor.choose("May you follow up?", "Yes")
        visitor.tap(page.get_by_role("button", name="Save"))
        expect(page.get_by_role("status")).to_contain_text("You hear by Friday, June 14.")
        expect(page.get_by_role("status")).to_contain_text("If not, write from Monday, June 17.")
        assert visitor.taps <= 12


def add(visitor: Visitor) -> None:
    page = visitor.page
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to worry about yet.")
    visitor.tap(page.get_by_role("link", name="I applied and hear nothing"))
    visitor.type(page.get_by_label("Company"), "Acme")
    visitor.type(page.get_by_label("Role"), "Data Engineer")
    visitor.tap(page.get_by_role("button", name="Add it"))
    expect(page.get_by_text("Enter the place.")).to_be_visible()
    expect(page.get_by_label("Company")).to_have_value("Acme")
    visitor.type(page.get_by_label("Place"), "New York")
    visitor.fill(page.get_by_label("Applied on"), "2024-05-13")
    visitor.type(page.get_by_label("Who is your contact there?"), "Dana Reyes")
    visitor.type(page.get_by_label("Their email"), "dana@acme.example")
    visitor.tap(page.get_by_role("button", name="Add it"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Acme")
    expect(page.get_by_role("status")).to_contain_text("Added Data Engineer at Acme.")


def prepare(visitor: Visitor) -> None:
    page = visitor.page
    visitor.tap(page.get_by_role("link", name="Add one", exact=True))
    visitor.fill(page.get_by_label("When"), "2024-06-03T10:00")
    visitor.fill(page.get_by_label("Ends at"), "11:00")
    visitor.tap(page.get_by_role("button", name="Add it"))
    visitor.tap(page.get_by_role("link", name="Open the questions"))
    expect(
        page.get_by_role("listitem").filter(has_text="Would you rather I email you or call?")
    ).to_be_visible()
    box = page.get_by_role("checkbox").first
    visitor.tap(box)
    expect(box).to_be_checked()


def debrief(visitor: Visitor) -> None:
    """Sixty seconds with a thumb: twelve taps and key presses at most."""
    page = visitor.page
    visitor.start_counting()
    visitor.tap(page.get_by_role("link", name="Debrief for Acme"))
    expect(page.get_by_role("heading", level=1)).to_have_text("What was agreed?")
    visitor.choose("Will everyone be contacted?", "Yes")
    visitor.choose("By when?", "In a couple of weeks")
    visitor.choose("May you follow up?", "Yes")
    visitor.choose("How do they prefer to be contacted?", "Email")
    visitor.choose("What do they still need from you?", "Nothing")
    visitor.choose("Was it a good fit?", "It felt right")
    visitor.tap(page.get_by_role("button", name="Save"))
    assert visitor.taps + visitor.keys <= (
        14 if visitor.keyboard_only else 12
    )  # keys lead on by Next
    expect(page.get_by_role("status")).to_contain_text("Noted.")
    agreed = page.get_by_role("region", name="What was agreed")
    expect(agreed).to_contain_text("Everyone will hear by Monday, June 17.")
    expect(agreed).to_contain_text("You may follow up.")


def log(visitor: Visitor, event: str) -> None:
    """Two taps: what happened, and that it is to be logged."""
    page = visitor.page
    visitor.start_counting()
    visitor.tap(page.locator("summary").get_by_text(event, exact=True))
    visitor.tap(page.get_by_role("button", name=f"Log it ({event})"))
    assert visitor.taps == 2
    expect(page.get_by_role("status")).to_contain_text("Logged.")


def thank(visitor: Visitor) -> None:
    log(visitor, "I wrote")
    page = visitor.page
    expect(page.get_by_role("region", name="The story so far")).to_contain_text(
        "You thanked them by email (Dana Reyes)"
    )
    expect(page.locator(".advice")).to_contain_text("Wait until Tuesday, June 18")
    visitor.tap(page.get_by_role("button", name="Undo"))
    expect(page.get_by_role("status")).to_contain_text("Taken back: log thank you")
    log(visitor, "I wrote")


def calm(visitor: Visitor) -> None:
    sentence = "Nothing to do today. Next: Tuesday, June 18, email Dana Reyes at Acme, as agreed."
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text(sentence)
    visitor.tap(visitor.page.get_by_role("link", name="Acme Data Engineer Wait, then email Dana"))
    story = visitor.page.get_by_role("region", name="The story so far").get_by_role("listitem")
    expect(story.first).to_contain_text("Your turn from here")
    expect(story.nth(1)).to_contain_text("Everyone hears by then")


def follow_up(visitor: Visitor) -> None:
    expect(visitor.page.get_by_role("heading", level=1)).to_have_text("One thing to do today.")
    visitor.tap(visitor.page.get_by_role("link", name="Acme Data Engineer"))
    log(visitor, "I wrote")


def let_go(visitor: Visitor) -> None:
    page = visitor.page
    visitor.tap(page.locator("summary").filter(has_text="Let go"))
    expect(page.get_by_role("list", name="Let go")).to_contain_text("Thank Dana Reyes")
    visitor.open("/applications")
    visitor.tap(page.get_by_role("link", name="Acme", exact=True))
    log(visitor, "I wrote")
    expect(page.locator(".advice")).to_contain_text("Nothing left to do")
    visitor.open("/")
    expect(page.get_by_role("heading", level=1)).to_have_text("Nothing to do today.")
