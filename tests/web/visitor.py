"""Somebody in front of the pages: with a thumb, or with nothing but a keyboard."""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import Locator, Page
from playwright.sync_api import TimeoutError as NotInTime

MOST_TABS = 250
MOST_QUESTIONS = 10
LEADS_ON = 700  # ms
SKIPPED_ANIMATIONS = {  # a busy machine shows the next page before the browser could move to it
    "Transition was aborted because of invalid state. Page already revealed",
    "Transition was skipped",
}


@dataclass
class Visitor:
    """Counts every tap and key press, and keeps what the browser complains about."""

    page: Page
    url: str
    keyboard_only: bool = False
    taps: int = 0
    keys: int = 0
    complaints: list[str] = field(default_factory=list)
    hosts: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self.page.on("pageerror", self._error)
        self.page.on("console", self._console)
        self.page.on("request", lambda r: self.hosts.add(urlsplit(r.url).hostname or ""))

    def _error(self, error: object) -> None:
        if str(error) not in SKIPPED_ANIMATIONS:
            self.complaints.append(str(error))

    def _console(self, message: object) -> None:
        text = getattr(message, "text", "")
        refused_as_meant = "status of 422" in text or "status of 409" in text
        if getattr(message, "type", "") in ("error", "warning") and not refused_as_meant:
            self.complaints.append(text)

    def open(self, path: str) -> None:
        self.page.goto(self.url + path)

    def start_counting(self) -> None:
        self.taps = self.keys = 0

    def tap(self, target: Locator) -> None:
        """Press something: with a thumb, or by going there with Tab and pressing a key."""
        self.taps += 1
        if not self.keyboard_only:
            target.click()
            return
        kind = target.get_attribute("type")
        if kind == "radio":
            self._choose(target)
            return
        self._go_to(target)
        self.page.keyboard.press("Space" if kind == "checkbox" else "Enter")

    def choose(self, question: str, answer: str) -> None:
        """One of the answers to a question."""
        group = self.page.get_by_role("group", name=question, exact=True)
        onward = self.page.get_by_role("button", name="Next", exact=True)
        for _ in range(MOST_QUESTIONS):  # one question a screen, on a phone
            if self._comes_into_view(group) or not onward.count():
                break
            self.tap(onward)
        answers = group.get_by_label(answer)
        if self.keyboard_only:
            self.taps += 1
            self._choose(answers.first)
        else:
            self.taps += 1
            group.locator("label", has_text=answer).first.click()

    def _comes_into_view(self, group: Locator) -> bool:
        """Whether it is to be seen, or will be once an answer has led on."""
        try:
            group.wait_for(state="visible", timeout=LEADS_ON)
        except NotInTime:
            return False
        return True

    def type(self, target: Locator, text: str) -> None:
        """Type a text, key by key."""
        self.keys += len(text)
        if self.keyboard_only:
            self._go_to(target)
        else:
            self.taps += 1
            target.click()
        target.press_sequentially(text)

    def fill(self, target: Locator, text: str) -> None:
        """Set a field with a picker of its own."""
        target.fill(text)

    def _go_to(self, target: Locator) -> None:
        for _ in range(MOST_TABS):
            if target.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"the keyboard does not reach {target}")

    def _choose(self, radio: Locator) -> None:
        """Go into the group, then along it with the arrow keys."""
        name = radio.get_attribute("name")
        for _ in range(MOST_TABS):
            if self.page.evaluate("document.activeElement.name || ''") == name:
                break
            self.page.keyboard.press("Tab")
        for _ in range(10):
            if radio.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        self.page.keyboard.press("Space")
        assert radio.is_checked()
