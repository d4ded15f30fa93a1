"""The next step in a sentence: "Call Dana Reyes", "Wait until Tuesday 18 June"."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from tactful.etiquette.advice import ASK_AGAIN_THEN
from tactful.wording.channels import BY_CHANNEL
from tactful.wording.days import (
    WEEKDAYS,
    in_their_city,
    parse_instant,
    say_day,
    say_day_briefly,
    say_day_near,
    say_instant,
    say_time,
)

REACH = {
    "email": "Email {}",
    "phone": "Call {}",
    "linkedin": "Write to {} on LinkedIn",
    None: "Write to {}",
}
ATTEMPTS = {1: "first", 2: "second", 3: "third", 4: "fourth"}
# Rules whose window was agreed with them in so many words.
AGREED_ROWS = frozenset({("agreed_day", ""), ("agreed_deadline", ""), ("retry", "agreed")})
IN_BRACKETS = re.compile(r" \(.*\)$")
WITHOUT_A_TIME = frozenset({"done", "blocked", "fix_contact", "debrief"})


class Step:
    """The next step of an application, from an advice in codes.

    ``advice`` holds what `cases.writing` writes and, as the records keep it, ``person_name``
    and ``zone``. ``today`` is the reader's day: what is tomorrow, is so for them. Times of day
    are the employer's, and say so.
    """

    def __init__(self, advice: Mapping[str, Any], today: date) -> None:
        self.action: str = advice["action"]
        self.rule: str = advice["rule"]
        self.row: str = advice["reasons"][0]["row"]
        self.attempt: int | None = advice["attempt"]
        self.channel: str | None = advice["channel"]
        self.late: bool = advice["late"]
        self.zone: str = advice["zone"]
        self.who: str = advice.get("person_name") or "them"
        self.opens = parse_instant(advice["opens"])
        self.closes = parse_instant(advice["closes"])
        self.send_from = parse_instant(advice.get("send_from"))
        self.put_off_until = parse_instant(advice.get("put_off_until"))
        again = parse_instant(advice.get("look_again_at"))
        self.ask_again_from = again if (self.rule, self.row) == ASK_AGAIN_THEN else None
        self.today = today

    @property
    def comes_at(self) -> datetime | None:
        """When it is the candidate's turn: the window opens, or what they put off comes back."""
        return self.put_off_until or self.opens or self.ask_again_from

    def reach(self) -> str:
        """ "Call Dana Reyes" """
        return REACH[self.channel].format(self.who)

    def what(self) -> str:
        """What to do, in a few words."""
        if self.action in ("move_on", "follow_up", "tell", "wait"):
            return {
                "move_on": self.let_go,
                "follow_up": self.ask,
                "tell": self.tell,
                "wait": self.waiting,
            }[self.action]()
        return {
            "reply": self.answer(),
            "deliver": f"Send {self.who} what they still need",
            "thank": f"Thank {self.who}" + self._on_channel(),
            "prepare": self.prepare(),
            "debrief": self.note(),
            "fix_contact": f"Find a way to reach {self.who}",
            "blocked": "Leave them alone, as they asked",
            "done": self.done(),
        }[self.action]

    def done(self) -> str:
        """Nothing; and until when, where they said when to ask again."""
        if self.ask_again_from is None:
            return "Nothing left to do"
        return f"Nothing until {say_day(self.ask_again_from.date(), self.today)}, then ask again"

    def ends_on(self, day: date) -> bool:
        """Whether this is its last good day."""
        return self.closes is not None and self.closes.date() == day and not self.late

    def briefly(self) -> str:
        """What to do, for a list: without what stands beside it anyway."""
        if self.ask_again_from is not None:
            return "Wait, then ask again"
        if self.action == "wait" and self.opens is not None and self.rule != "deciding":
            then = self._then()
            return then[0].upper() + then[1:]
        if self.action == "prepare":
            return "Be ready for their call" if self.row == "call" else "Bring your questions"
        return IN_BRACKETS.sub("", self.what())

    def when_briefly(self) -> str:
        """When, for a list: "by 5 pm", "Thu", "Thu 17 Dec", "a little late"."""
        if self.put_off_until is not None:
            return f"put off until {self._day(self.put_off_until.date())}"
        if self.ask_again_from is not None:
            return f"from {self._day(self.ask_again_from.date())}"
        if self.action in WITHOUT_A_TIME:
            return ""
        if self.late:
            return "a little late"
        if self.action == "prepare" and self.closes is not None:
            return f"{self._day(self.closes.date())}, {say_time(self.closes)}"
        if self.action == "wait":
            shown = self.closes if self.rule == "deciding" else self.opens
            return self._day(shown.date()) if shown is not None else ""
        if self.closes is None or self.closes.date() < self.today:
            return ""
        today = self.closes.date() == self.today
        return f"by {say_time(self.closes) if today else self._day(self.closes.date())}"

    def _day(self, day: date) -> str:
        ahead = (day - self.today).days
        if ahead in (0, 1):
            return ("today", "tomorrow")[ahead]
        return WEEKDAYS[day.weekday()][:3] if 1 < ahead < 6 else say_day_briefly(day, self.today)

    @property
    def known(self) -> bool:
        """Whether there is somebody to name."""
        return self.who != "them"

    def answer(self) -> str:
        """What to answer."""
        if self.rule == "offer":
            return f"Thank {self.who} for the offer" + self._on_channel()
        if self.rule == "deciding":
            return "Give your answer to their offer"
        if self.rule == "tell_them":
            return f"Tell {self.who}" + self._on_channel()
        return f"Answer {self.who}" + self._on_channel()

    def ask(self) -> str:
        """Whom to ask, and what about where the moment says it."""
        if self.rule == "missed_call":
            return f"{self.reach()}: two lines about the missed call"
        if (self.rule, self.row) == ("rejected", "ask_again"):
            return f"{self.reach()}: ask again, as they said"
        if self.rule == "times_offered":
            return f"{self.reach()}: are those times still good?"
        return self.reach() + self._which()

    def tell(self) -> str:
        """Whom to tell of another offer."""
        return f"Tell {self.who} about your other offer" + self._on_channel()

    def prepare(self) -> str:
        """What to take along."""
        if self.row == "call":
            return "Be ready for their call, with the question card"
        return "Prepare: take the question card along"

    def note(self) -> str:
        """What to note."""
        if self.rule == "missed_call":
            return f"Did {self.who if self.known else 'they'} ring?"
        return "Note what was agreed (the debrief takes a minute)"

    def let_go(self) -> str:
        """How to part."""
        if self.rule == "accepted_elsewhere":
            return f"Withdraw with thanks, to {self.who}" if self.channel else "Let it go"
        if self.rule in ("rejected", "no_fit") and self.channel:
            return f"Thank {self.who}" + self._on_channel() + ", and move on"
        if self.rule in ("quiet", "lapsed") or not self.channel:
            return "Let it go (nothing need be sent)"
        return f"Thank {self.who} and move on (a note is optional)"

    def waiting(self) -> str:
        """What is waited for."""
        if self.rule == "deciding":
            if self.closes is not None:
                return f"Your decision: answer by {say_day(self.closes.date(), self.today)}"
            return "Your decision: take your time"
        if self.opens is None:
            return "Wait"
        return f"Wait until {self._from(self.opens)}, then {self._then()}"

    def _then(self) -> str:
        then = {
            "refused": "let go",
            "quiet": "count it as a no",
            "cap": f"thank {self.who} and move on" if self.channel else "let it go",
            "interview_near": "note what was agreed",
        }.get(self.rule)
        if then is not None:
            return then
        reached = self.reach()
        return reached[0].lower() + reached[1:] + self._which()

    def coming_up(self, employer: str) -> str:
        """ "Tuesday 22 December, email Dana at Acme, as agreed": what a wait leads to."""
        if self.put_off_until is not None:
            what = IN_BRACKETS.sub("", self.what())
            day = say_day(self.put_off_until.date(), self.today)
            return f"{day}, {employer}: {what[0].lower()}{what[1:]}"
        if self.ask_again_from is not None:
            return f"{say_day(self.ask_again_from.date(), self.today)}, ask again at {employer}"
        if self.rule == "deciding" and self.opens is not None:
            return f"{say_day(self.opens.date(), self.today)}, answer {employer}'s offer"
        until, _, then = self.waiting().removeprefix("Wait until ").partition(", then ")
        if self.known and self.who in then:
            then = then.replace(self.who, f"{self.who} at {employer}", 1)
        else:
            then = f"{then} at {employer}"
        agreed = (self.rule, self.row) in AGREED_ROWS
        return f"{until}, {then}" + (", as agreed" if agreed else "")

    def _from(self, opens: datetime) -> str:
        if opens.date() == self.today:
            return f"{say_time(opens)} today{in_their_city(opens, self.zone)}"
        return say_day(opens.date(), self.today)

    def sentence(self) -> str:
        """What to do, and by when, as one sentence."""
        what = self.what()
        when = self.when() if self.action != "wait" else ""
        if not when:
            return what if what.endswith("?") else f"{what}."
        if what.endswith("?"):
            return f"{what} {when[0].upper()}{when[1:]}."
        return f"{what}{';' if ':' in what else ':'} {when}."

    def when(self) -> str:
        """The window, as far as there is one and it is open."""
        if self.put_off_until is not None:
            return f"put off until {say_day(self.put_off_until.date(), self.today)}"
        if self.action in WITHOUT_A_TIME:
            return ""
        if self.action == "prepare" and self.closes is not None:
            called = "they ring" if self.row == "call" else "the interview is"
            return f"{called} {self.moment(self.closes)}"
        if self.action == "wait":
            return self._opening()
        if self.send_from is not None:
            return f"write it now, it goes out {self._near(self.send_from)}"
        if self.late:
            return "a little late, and still welcome"
        if self.closes is not None and self.closes.date() >= self.today:
            return f"by {self._near(self.closes)}"
        return ""

    def _near(self, instant: datetime) -> str:
        near = {0: "today", 1: "tomorrow"}.get((instant.date() - self.today).days)
        if near:
            return f"{say_time(instant)} {near}{in_their_city(instant, self.zone)}"
        there = in_their_city(instant, self.zone)
        return f"{say_day(instant.date(), self.today)}, {say_time(instant)}{there}"

    def moment(self, instant: datetime) -> str:
        """An instant on the clock of ``zone``: "tomorrow, 10 am in New York"."""
        there = in_their_city(instant, self.zone)
        return f"{say_day_near(instant.date(), self.today)}, {say_time(instant)}{there}"

    def _opening(self) -> str:
        return f"from {say_instant(self.opens, self.zone, self.today)}" if self.opens else ""

    def _on_channel(self) -> str:
        return f" {BY_CHANNEL[self.channel]}" if self.channel else ""

    def _which(self) -> str:
        if self.attempt is None or self.attempt < 2:
            return ""
        return f" ({ATTEMPTS.get(self.attempt, str(self.attempt))} attempt)"
