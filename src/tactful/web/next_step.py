"""The one next step of an application, as a sentence and as a button."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.utils.safestring import SafeString

from tactful.etiquette.stage import Stage
from tactful.usecases.handles import Application
from tactful.usecases.see_listed import Listed, listed
from tactful.web.ribbon import ribbon
from tactful.wording.advice import sentences
from tactful.wording.step import Step

STAGE_NAMES = {
    Stage.APPLIED: "Applied",
    Stage.INTERVIEWING: "Interview ahead",
    Stage.INTERVIEWED: "Interviewed",
    Stage.OFFER: "Offer",
    Stage.CLOSED: "Closed",
}
DECIDING = "deciding"  # the rule of an offer that waits for one's own answer
TURNS = {"now": "Your turn", "waiting": "Their turn", "let_go": "Let go", "settled": "Over"}
BUTTONS = {
    "prepare": "Open the questions",
    "debrief": "Debrief",
    "fix_contact": "Note how to reach them",
    "reply": "Answer",
    "deliver": "Send it",
    "thank": "Say thank you",
    "tell": "Tell them",
    "follow_up": "Write it",
    "move_on": "Write a goodbye",
}
WRITING = frozenset({"follow_up", "reply", "deliver", "thank", "tell", "move_on"})


class NextStep:
    """What an application's stored advice asks for. ``today`` is the reader's day."""

    def __init__(self, of: Listed, today: date) -> None:
        self.of = of
        self.advice: dict[str, Any] = of.advice
        self.step = Step(self.advice, today)

    @property
    def address(self) -> str:
        """The address of the application's page."""
        return f"/applications/{self.of.key}"

    @property
    def what(self) -> str:
        """What to do."""
        return self.step.what()

    @property
    def when(self) -> str:
        """By when, or from when."""
        return self.step.when()

    @property
    def sentence(self) -> str:
        """Both in one sentence."""
        return self.step.sentence()

    @property
    def why(self) -> str:
        """The reason that counts most."""
        return sentences(self.advice)[0]

    @property
    def stage(self) -> str:
        """How far it has come."""
        return STAGE_NAMES[self.of.stage]

    @property
    def is_decision(self) -> bool:
        """Whether an offer waits for one's own answer."""
        return self.step.rule == DECIDING

    @property
    def briefly(self) -> str:
        """What to do, for a list. What is not their turn yet reads as a wait."""
        step = self.step.briefly()
        waits = self.of.standing == "waiting" and self.step.action == "wait"
        if not waits or self.is_decision or self.step.opens is None:
            return step
        return f"Wait, then {step[0].lower()}{step[1:]}"

    @property
    def when_briefly(self) -> str:
        """When, for a list."""
        when = self.step.when_briefly()
        return f"from {when}" if when and self.briefly.startswith("Wait") else when

    @property
    def ribbon(self) -> SafeString:
        """The next two weeks of a wait, as a picture: promised day and window."""
        return ribbon(self.advice, self.step)

    @property
    def asks_whether_they_rang(self) -> bool:
        """Whether somebody was to ring, and only the candidate knows if they did."""
        return self.step.rule == "missed_call" and self.step.action == "debrief"

    @property
    def headline(self) -> str:
        """What to do, as a sentence by itself."""
        return self.what if self.what.endswith("?") else f"{self.what}."

    @property
    def button(self) -> str:
        """What the button says, empty where there is nothing to press."""
        action = self.step.action
        if self.asks_whether_they_rang:
            return "Yes or no"
        if action in WRITING and self.step.channel == "phone":
            return "Prepare the call"
        return BUTTONS.get(action, "")

    @property
    def leads_to(self) -> str:
        """Where the button leads."""
        if self.asks_whether_they_rang:
            return self.address
        if self.step.action == "fix_contact" and self.advice["person"]:
            return f"/people/{self.advice['person']}#id_email"
        page = {
            "prepare": "/card",
            "debrief": "/debrief",
            "fix_contact": "/edit#add-person",
        }.get(self.step.action, "/write")
        return self.address + page


def next_step(row: Application, today: date) -> NextStep:
    """The next step of an application that was just changed."""
    return NextStep(listed(row), today)
