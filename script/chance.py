"""Histories drawn by chance in which much falls on the same instant: where rules tell apart."""

from __future__ import annotations

import random
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

Json = dict[str, Any]
PLACES = (
    ("US", "NY", "America/New_York"),
    ("DE", "BE", "Europe/Berlin"),
    ("AE", None, "Asia/Dubai"),
)
HOURS = (0, 8, 9, 9, 10, 10, 10, 12, 14, 16, 17, 17, 20, 21, 23)
SEASONS = (date(2026, 6, 1), date(2026, 3, 2), date(2025, 12, 8))
ROLES = ("recruiter", "agency_recruiter", "hiring_manager", "interviewer", "other", "referral")
KINDS_OUT = (*("thank_you", "follow_up", "follow_up", "follow_up", "follow_up") * 2, "closing",
             "answer", "answer", "delivery", "news", "withdrawal")  # fmt: skip
KINDS_IN = (*("reply", "invitation", "hold", "moved_on", "auto_reply", "bounce") * 2, "offer",
            "rejection", "acknowledgement")  # fmt: skip
OUTCOMES = ("offer", "accepted", "declined", "rejected", "withdrawn", "closed")
PROFILES = ("standard", "standard", "standard", "brisk", "reserved")
CHANNELS = ("email", "email", "phone", "linkedin")


class Chance:
    """One history being drawn: a place, a few days, and who is in it."""

    def __init__(self, by: random.Random) -> None:
        self.by = by
        self.country, self.part, zone = by.choice(PLACES)
        self.zone = ZoneInfo(zone)
        self.zone_name = zone
        self.first = by.choice(SEASONS)
        span = by.choice((4, 12, 30, 60))
        self.days = [
            self.first + timedelta(days=by.randrange(span)) for _ in range(by.choice((2, 3, 5, 8)))
        ]
        self.people = [f"p{n}" for n in range(by.choice((0, 1, 1, 2, 2, 3)))]

    def day(self) -> str:
        return self.by.choice(self.days).isoformat()

    def later(self) -> str:
        return (
            self.by.choice(self.days) + timedelta(days=self.by.choice((0, 0, 1, 2, 5, 9, 14, 21)))
        ).isoformat()

    def maybe(self, value: Any, share: float = 0.5) -> Any:
        return value if self.by.random() < share else None

    def at(self) -> datetime:
        day = self.by.choice(self.days)
        return datetime(day.year, day.month, day.day, self.by.choice(HOURS), tzinfo=self.zone)

    def somebody(self) -> str | None:
        return self.by.choice([*self.people, *self.people, None])

    def person(self, id: str) -> Json:
        return {
            "id": id, "name": self.by.choice((id.title(), id.title(), "")), "role": self.by.choice(ROLES),
            "email": self.maybe(f"{id}@acme.example", 0.7), "phone": self.maybe("+12125550147", 0.6),
            "linkedin": self.maybe("https://linkedin.com/in/x", 0.4),
            "accepts_linkedin": self.by.choice((True, True, False, None)),
            "prefers": self.maybe(self.by.choice(CHANNELS), 0.3),
            "do_not_contact": self.by.random() < 0.06,
        }  # fmt: skip

    def interview(self) -> Json:
        at = self.at()
        minutes = self.by.choice((0, 0, 30, 60, 600, 1440))
        return {
            "at": at.isoformat(), "ends_at": (at + timedelta(minutes=minutes)).isoformat() if minutes else None,
            "kind": self.by.choice((None, "onsite", "call", "call", "video")),
            "with": self.by.sample(self.people, self.by.randrange(len(self.people) + 1)),
            "status": self.by.choice(("planned", "planned", "planned", "missed", "cancelled")),
        }  # fmt: skip

    def agreement(self) -> Json:
        return {
            "made_on": self.day(), "with": self.somebody(), "contact": self.maybe(self.somebody(), 0.3),
            "everyone_contacted": self.by.choice((True, False, None)),
            "contact_by": self.maybe(self.later()), "may_follow_up": self.by.choice((True, False, None)),
            "follow_up_on": self.maybe(self.later(), 0.3), "not_before": self.maybe(self.later(), 0.2),
            "decisions_begin": self.maybe(self.later(), 0.2),
            "channel": self.maybe(self.by.choice(CHANNELS), 0.4),
        }  # fmt: skip

    def touch(self) -> Json:
        if self.by.random() < 0.5:
            return {
                "at": self.at().isoformat(), "direction": "out", "kind": self.by.choice(KINDS_OUT),
                "channel": self.maybe(self.by.choice(CHANNELS), 0.9), "person": self.somebody(),
            }  # fmt: skip
        kind = self.by.choice(KINDS_IN)
        return {
            "at": self.at().isoformat(), "direction": "in", "kind": kind,
            "channel": self.maybe(self.by.choice(CHANNELS), 0.8), "person": self.somebody(),
            "needs_answer": self.by.choice((True, False, None)) if kind in ("reply", "invitation") else None,
            "permanent": kind == "bounce" and self.by.random() < 0.8,
            "back_on": self.maybe(self.later(), 0.7) if kind in ("auto_reply", "hold", "rejection") else None,
            "answer_by": self.maybe(self.later(), 0.7) if kind == "offer" else None,
            "successor": self.somebody() if kind == "moved_on" else None,
        }  # fmt: skip

    def request(self) -> Json:
        return {"what": "references", "asked_on": self.maybe(self.day(), 0.8),
                "due": self.maybe(self.later()), "delivered_on": self.maybe(self.later(), 0.4)}  # fmt: skip

    def application(self) -> Json:
        ended = self.by.random() < 0.15
        return {
            "role": "Engineer", "applied_on": self.maybe(self.day(), 0.8),
            "no_contact": self.by.random() < 0.1, "fit": self.maybe(self.by.choice(("good", "poor_fit")), 0.2),
            "outcome": self.by.choice(OUTCOMES) if ended else None,
            "outcome_on": self.maybe(self.day(), 0.8) if ended else None,
            "wanted": self.by.random() < 0.5,
        }  # fmt: skip

    def some(self, draw: Any, *counts: int) -> list[Json]:
        return [draw() for _ in range(self.by.choice(counts))]

    def now(self, data: Json) -> str:
        """An hour of one of the days or soon after, or the very instant of something."""
        instants = [touch["at"] for touch in data["touches"]]
        instants += [i[name] for i in data["interviews"] for name in ("at", "ends_at") if i[name]]
        if instants and self.by.random() < 0.3:
            return str(self.by.choice(instants))
        ahead = self.by.choice(
            (0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 10, 12, 14, 16, 20, 21, 28, 35, 42)
        )
        return (self.at() + timedelta(days=ahead)).isoformat()


def history(by: random.Random) -> tuple[Json, str]:
    """A history, and under which profile it is asked about."""
    draw = Chance(by)
    data: Json = {
        "employer": {"name": "Acme", "country": draw.country, "timezone": draw.zone_name}
        | ({"subdivision": draw.part} if draw.part else {})
        | ({"do_not_contact": True} if by.random() < 0.03 else {}),
        "application": draw.application(),
        "people": [draw.person(id) for id in draw.people],
        "interviews": draw.some(draw.interview, 0, 1, 1, 2, 3),
        "agreements": draw.some(draw.agreement, 0, 0, 1, 1, 2, 3),
        "requests": draw.some(draw.request, 0, 0, 0, 0, 0, 0, 0, 0, 1, 2),
        "touches": draw.some(draw.touch, 0, 1, 2, 3, 4, 6),
        "elsewhere": [{"at": draw.at().isoformat(), "person": by.choice(draw.people)}]
        if draw.people and by.random() < 0.25
        else [],
        "offers_elsewhere": draw.some(
            lambda: {"received_on": draw.day(), "answer_by": draw.maybe(draw.later(), 0.85)},
            0,
            0,
            1,
            2,
        ),
        "accepted_elsewhere_on": draw.maybe(draw.day(), 0.06),
    }
    return {"now": draw.now(data)} | data, by.choice(PROFILES)
