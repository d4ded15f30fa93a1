"""The one next step of an application, as a sentence and as a button."""

from __future__ import annotations

from datetime import date
from typing import Any

from tactful.etiquette.stage import Stage
from tactful.usecases.handles import Application
from tactful.usecases.see_listed import Listed, listed
from tactful.wording.advice import sentences
from tactful.wording.step import Step

STAGE_NAMES = {
    Stage.APPLIED: "Applied",
    Stage.INTERVIEWING: "Interview ahead",
    Stage.INTERVIEWED: "Interviewed",
    Stage.OFFER: "Offer",
    Stage.CLOSED: "Closed",
}
WRITING = frozenset({"follow_up", "reply", "deliver", "thank", "move_on"})


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
    def button(self) -> str:
        """What the button says, empty where there is nothing to press."""
        action = self.step.action
        if action == "prepare":
            return "Open the question card"
        if action == "debrief":
            return "Debrief: a minute"
        if action == "fix_contact":
            return "Note how to reach them"
        if action in WRITING:
            return "Make the call" if self.step.channel == "phone" else "Write it"
        return ""

    @property
    def leads_to(self) -> str:
        """Where the button leads."""
        page = {
            "prepare": "/card",
            "debrief": "/debrief",
            "fix_contact": "/edit#people",
        }.get(self.step.action, "/write")
        return self.address + page


def next_step(row: Application, today: date) -> NextStep:
    """The next step of an application that was just changed."""
    return NextStep(listed(row), today)
