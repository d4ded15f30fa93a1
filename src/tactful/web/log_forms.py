"""The forms that log what happened: one for each thing that can."""

from __future__ import annotations

from typing import Any

from django import forms

from tactful.etiquette.case import Channel, TouchKind
from tactful.etiquette.stage import Stage
from tactful.usecases.log_touch import kind_advised
from tactful.usecases.see_application import Whole
from tactful.web.fields import Day, FreeText, Moment, Pick, Text, Tick, email
from tactful.wording.events import BY_WORD, Event

CHANNELS = [("email", "email"), ("phone", "phone"), ("linkedin", "LinkedIn")]
SENT_KINDS = [
    ("follow_up", "a follow-up"),
    ("thank_you", "a thank-you"),
    ("answer", "an answer"),
    ("delivery", "what they needed"),
    ("closing", "a closing note"),
    ("news", "news of another offer"),
    ("withdrawal", "that I withdraw"),
]


EVENTS = tuple(
    BY_WORD[word]
    for word in (
        "sent", "called", "replied", "they-called", "invited", "rejected", "offer", "on-hold",
        "moved-on", "told", "away", "bounced", "receipt",
    )
)  # fmt: skip
EXAMPLES = {
    "sent": "What you wrote, if you like",
    "called": "“Left a message”",
    "replied": "“We need another week”",
    "they-called": "“Another week, and call me if not”",
}
BY_PHONE = ("called", "they-called")
BACK = {"away": "Back on", "on-hold": "It goes on on", "rejected": "Ask again on"}
OUTCOMES = [
    ("", "choose"),
    ("accepted", "I accepted their offer"),
    ("declined", "I declined their offer"),
    ("withdrawn", "I withdrew"),
    ("closed", "It ended otherwise"),
    ("open", "It is open after all"),
]


class LogForm(forms.Form):
    """One thing that happened. ``event`` decides which fields there are."""

    def __init__(
        self,
        event: Event,
        whole: Whole,
        data: Any = None,
        *,
        unchecked: bool = False,
    ) -> None:
        super().__init__(data, auto_id=f"{event.word}-%s")
        self.event = event
        self.unchecked = unchecked
        advised = whole.item.advice
        if event.kind is None:
            kind = kind_advised(advised, thanked=_thanked(whole)).value
            self.fields["kind"] = Pick("It was", SENT_KINDS, initial=kind)
        choices = [(p.id, p.name) for p in whole.people] + [("", "nobody in particular")]
        first = advised.get("person") or (choices[0][0] if whole.people else "")
        first = "" if event.word == "receipt" else first
        self.fields["person"] = Pick(_side(event), choices, initial=first)
        if event.word not in BY_PHONE:
            channel = (advised.get("channel") if event.kind is None else None) or "email"
            channel = "email" if channel == "phone" else channel
            self.fields["channel"] = Pick("By", CHANNELS, initial=channel)
        example = EXAMPLES.get(event.word, "")
        self.fields["note"] = FreeText(_about(event), 2, attributes={"placeholder": example})
        if event.kind is TouchKind.REPLY:
            self.fields["question"] = Tick("They need an answer from me")
        if event.word in BACK:
            self.fields["back_on"] = Day(BACK[event.word], help_text="If they said so.")
        if event.word == "moved-on":
            self.fields["next_name"] = Text("Who follows them", help_text="If they said so.")
            self.fields["next_email"] = email("Their email")
        if event.word == "invited":
            self.fields["talk"] = Moment("When the interview is", help_text="If it is fixed.")
        if event.word == "offer":
            self.fields["answer_by"] = Day("They want an answer by", help_text="If they said so.")
        if event.word == "bounced":
            self.fields["temporary"] = Tick("Only delayed, not returned for good")
        self.fields["at"] = Moment("When", help_text="Empty: just now. Their local time.")

    def clean(self) -> dict[str, Any]:
        """An address needs a name to go with it."""
        given: dict[str, Any] = super().clean() or {}
        if given.get("next_email") and not given.get("next_name"):
            self.add_error("next_name", "Whose address is that? Write a name.")
        return given

    @property
    def open(self) -> bool:
        """Whether the form is shown at once: something in it needs mending."""
        return self.is_bound and not self.unchecked


class OutcomeForm(forms.Form):
    """How an application ended."""

    event = Event("outcome", "How it ended", None, Channel.EMAIL, ours=True)
    outcome = Pick("How", OUTCOMES, required=True)
    on = Day("On", help_text="Today, if left empty.")

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="outcome-%s")

    @property
    def open(self) -> bool:
        """Whether the form is shown at once."""
        return self.is_bound


def log_forms(whole: Whole) -> list[tuple[str, list[LogForm | OutcomeForm]]]:
    """The forms for everything that can happen, by who did it."""

    def forms_of(*, ours: bool) -> list[LogForm | OutcomeForm]:
        return [LogForm(event, whole) for event in EVENTS if event.ours is ours]

    return [
        ("From them", forms_of(ours=False)),
        ("From you", [*forms_of(ours=True), OutcomeForm()]),
    ]


def _form(word: str, whole: Whole, bound: LogForm | OutcomeForm | None) -> LogForm | OutcomeForm:
    if bound is not None and bound.event.word == word:
        return bound
    return OutcomeForm() if word == OutcomeForm.event.word else LogForm(BY_WORD[word], whole)


def likely_forms(whole: Whole, bound: LogForm | OutcomeForm | None) -> list[LogForm | OutcomeForm]:
    """The forms for what may well have happened, as things stand. All others are a page of their
    own: sixty fields that nobody looks at would take most of the time that this page takes.
    """
    mine = "called" if whole.item.advice.get("channel") == "phone" else "sent"
    words = [mine, "replied", "they-called", "invited", "rejected"]
    if whole.item.stage is Stage.OFFER:
        words = ["outcome", mine, "replied", "on-hold"]
    elif whole.item.stage is Stage.CLOSED:
        words = ["replied", "outcome"]
    if bound is not None and bound.event.word not in words:
        words.append(bound.event.word)
    return [_form(word, whole, bound) for word in words]


def _thanked(whole: Whole) -> bool:
    return any(touch.kind is TouchKind.THANK_YOU for touch in whole.case.touches)


def _side(event: Event) -> str:
    return "To" if event.ours else "From"


def _about(event: Event) -> str:
    said = ("replied", "they-called", "invited", "rejected", "offer", "on-hold")
    return "What they said" if event.word in said else "Note"
