"""Why, with the dates of this very case: what they said, what was sent, what is waited for."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from tactful.wording.channels import BY_CHANNEL
from tactful.wording.days import say_day, say_number

Ground = dict[str, Any]
HAPPENED = {
    "follow_up": "You followed up",
    "closing": "You sent a closing note",
    "thank_you": "You thanked them",
    "answer": "You answered",
    "delivery": "You sent what they needed",
    "news": "You told them of another offer",
    "withdrawal": "You withdrew",
    "reply": "They wrote",
    "invitation": "They invited you",
    "offer": "They made an offer",
    "rejection": "They said no",
    "hold": "They put the position on hold",
    "moved_on": "You heard that your contact has left",
    "auto_reply": "An automatic reply came",
    "bounce": "Your message bounced",
}
MISSING = {
    "phone": "phone number",
    "email": "email address",
    "linkedin": "LinkedIn address that accepts requests",
}


def because(grounds: Iterable[Ground], today: date) -> list[str]:
    """The facts an advice rests on, in sentences with their dates, the oldest first."""
    return [sentence for ground in grounds if (sentence := _said(ground, today))]


def _said(ground: Ground, today: date) -> str:
    saying = SAYING.get(ground["code"])
    if saying is not None:
        return saying(ground, today)
    words: Ground = {name: _day(ground[name], today) for name in DAYS if ground.get(name)}
    if "count" in ground:
        words["count"] = say_number(ground["count"])
    if "channel" in ground:
        words["missing"] = MISSING[ground["channel"]]
    return PLAIN[ground["code"]].format(**words)


def _agreement(ground: Ground, today: date) -> str:
    said = []
    if ground["contact_by"]:
        who = "everyone would hear" if ground["everyone"] else "you would hear"
        if ground.get("decides"):
            who = "they would decide"
        said.append(f"that {who} by {_day(ground['contact_by'], today)}")
    elif ground["everyone"] is False:
        said.append("that not everyone is contacted")
    if ground["follow_up_on"]:
        said.append(f"that you may follow up on {_day(ground['follow_up_on'], today)}")
    elif ground["may"]:
        said.append("that you may follow up if not")
    elif ground["may"] is False:
        said.append("that you should not follow up")
    if ground["not_before"]:
        said.append(f"not to follow up before {_day(ground['not_before'], today)}")
    if ground["contact"]:
        said.append(f"to contact {ground['contact']}")
    if not said:
        return ""
    on = _day(ground["day"], today)
    way = f", {BY_CHANNEL[ground['channel']]}" if ground["channel"] else ""
    spoken = f"{ground['who']} said" if ground["who"] else "you were told"
    return f"On {on} {spoken} {' and '.join(said)}{way}."


def _touch(ground: Ground, today: date) -> str:
    way = f" {BY_CHANNEL[ground['channel']]}" if ground["channel"] else ""
    tail = " They are away." if ground["kind"] == "auto_reply" else ""
    if ground["back_on"]:
        back = _day(ground["back_on"], today)
        tail = {
            "auto_reply": f" They are back on {back}.",
            "hold": f" It goes on from {back}.",
        }.get(ground["kind"], f" They named {back}.")
    return f"{HAPPENED[ground['kind']]}{way} on {_day(ground['day'], today)}.{tail}"


def _needs(ground: Ground, today: date) -> str:
    due = f" by {_day(ground['due'], today)}" if ground["due"] else ""
    return f"They still need: {ground['what']}{due}."


def _day(iso: str, today: date) -> str:
    return say_day(date.fromisoformat(iso), today)


SAYING: dict[str, Callable[[Ground, date], str]] = {
    "agreement": _agreement,
    "touch": _touch,
    "needs": _needs,
}
PLAIN = {
    "interview_running": "The interview is going on.",
    "interviewed": "The interview was on {day}.",
    "call_held": "You last spoke on {day}.",
    "applied": "You applied on {day}.",
    "no_such_way": "No {missing} that works is noted for them, so another way is taken.",
    "follow_ups": "That makes {count} follow-ups without an answer.",
    "elsewhere": "You wrote to the same person for another application on {day}.",
    "offer_elsewhere": "You have an offer elsewhere, to be answered by {answer_by}.",
    "accepted_elsewhere": "You accepted another offer on {day}.",
}
DAYS = ("day", "answer_by")
