"""The next step in a sentence: "Call Dana Reyes", "Wait until Tuesday 18 June"."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tactful.wording.channels import BY_CHANNEL
from tactful.wording.days import (
    city,
    parse_instant,
    say_day,
    say_day_near,
    say_instant,
    say_time,
)

REACH = {
    "email": "E-mail {}",
    "phone": "Call {}",
    "linkedin": "Write to {} on LinkedIn",
    None: "Write to {}",
}
AGREED = frozenset({"agreed_day", "agreed_deadline"})
ATTEMPTS = {1: "first", 2: "second", 3: "third", 4: "fourth"}


class Step:
    """The next step of an application, from an advice as it stands in JSON.

    ``advice`` holds the fields of docs/cases.md and, as the records keep it, ``person_name``
    and ``zone``. ``today`` is the reader's day: what is tomorrow, is so for them. Times of day
    are the employer's, and say so.
    """

    def __init__(self, advice: Mapping[str, Any], today: date) -> None:
        self.action: str = advice["action"]
        self.rule: str = advice["rule"]
        self.attempt: int | None = advice["attempt"]
        self.channel: str | None = advice["channel"]
        self.late: bool = advice["late"]
        self.zone: str = advice["zone"]
        self.who: str = advice.get("person_name") or "them"
        self.opens = parse_instant(advice["opens"])
        self.closes = parse_instant(advice["closes"])
        self.today = today

    def reach(self) -> str:
        """ "Call Dana Reyes" """
        return REACH[self.channel].format(self.who)

    def what(self) -> str:
        """What to do, in a few words."""
        simple = {
            "reply": f"Answer {self.who}" + self._on_channel(),
            "deliver": "Send what they still need" + (f", to {self.who}" if self.known else ""),
            "thank": f"Thank {self.who}" + self._on_channel(),
            "prepare": "Prepare: take the question card along",
            "debrief": "Note what was agreed (the debrief takes a minute)",
            "fix_contact": f"Find a way to reach {self.who}",
            "blocked": "Leave them alone, as they asked",
            "done": "Nothing left to do",
        }.get(self.action)
        if self.rule == "offer" and self.action == "reply":
            return f"Acknowledge their offer: answer {self.who}" + self._on_channel()
        if simple is not None:
            return simple
        if self.action == "move_on":
            return self.let_go()
        if self.action == "follow_up":
            return self.reach() + self._which()
        return self.waiting()

    @property
    def known(self) -> bool:
        """Whether there is somebody to name."""
        return self.who != "them"

    def let_go(self) -> str:
        """How to part."""
        if self.rule in ("rejected", "no_fit"):
            return f"Thank {self.who}" + self._on_channel() + ", and move on"
        return f"Thank {self.who} and move on (a note is optional)"

    def waiting(self) -> str:
        """What is waited for."""
        if self.opens is None:
            return "Wait: it is yours to decide" if self.rule == "deciding" else "Wait"
        then = {
            "refused": "let go",
            "cap": f"thank {self.who} and move on",
            "interview_near": "note what was agreed",
        }.get(self.rule)
        if then is None:
            reached = self.reach()
            then = reached[0].lower() + reached[1:] + self._which()
        return f"Wait until {self._from(self.opens)}, then {then}"

    def coming_up(self, employer: str) -> str:
        """ "Tuesday 22 December, e-mail Dana at Acme, as agreed": what a wait leads to."""
        until, _, then = self.waiting().removeprefix("Wait until ").partition(", then ")
        if self.known:
            then = then.replace(self.who, f"{self.who} at {employer}", 1)
        else:
            then = f"{then} at {employer}"
        return f"{until}, {then}" + (", as agreed" if self.rule in AGREED else "")

    def _from(self, opens: datetime) -> str:
        if opens.date() == self.today:
            return f"{say_time(opens)} today in {city(self.zone)}"
        return say_day(opens.date(), self.today)

    def sentence(self) -> str:
        """What to do, and by when, as one sentence."""
        what = self.what()
        when = self.when() if self.action != "wait" else ""
        if not when:
            return f"{what}."
        return f"{what}{';' if ':' in what else ':'} {when}."

    def when(self) -> str:
        """The window, as far as there is one and it is open."""
        if self.action in ("done", "blocked", "fix_contact", "debrief"):
            return ""
        if self.action == "prepare" and self.closes is not None:
            return f"the interview is {self._at(self.closes)}"
        if self.action == "wait":
            return self._opening()
        if self.late:
            return "the best moment has passed; it is still right to do it"
        if self.closes is not None:
            return f"by {self._end(self.closes)}"
        return ""

    def _end(self, closes: datetime) -> str:
        near = {0: "today", 1: "tomorrow"}.get((closes.date() - self.today).days)
        if near:
            return f"{say_time(closes)} {near} in {city(self.zone)}"
        return f"{say_day(closes.date(), self.today)}, {say_time(closes)} in {city(self.zone)}"

    def _at(self, instant: datetime) -> str:
        return say_day_near(instant.date(), self.today) + (
            f", {say_time(instant)} in {city(self.zone)}"
        )

    def _opening(self) -> str:
        return f"from {say_instant(self.opens, self.zone, self.today)}" if self.opens else ""

    def _on_channel(self) -> str:
        return f" {BY_CHANNEL[self.channel]}" if self.channel else ""

    def _which(self) -> str:
        if self.attempt is None or self.attempt < 2:
            return ""
        return f" ({ATTEMPTS.get(self.attempt, str(self.attempt))} attempt)"
