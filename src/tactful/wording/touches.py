"""How a touch is said: "You followed up by email (Dana Reyes)"."""

from __future__ import annotations

from tactful.etiquette.case import KINDS_OUT, TouchKind
from tactful.wording.channels import BY_CHANNEL

SAID = {
    TouchKind.FOLLOW_UP: "You followed up",
    TouchKind.CLOSING: "You thanked them and let go",
    TouchKind.THANK_YOU: "You thanked them",
    TouchKind.ANSWER: "You answered",
    TouchKind.DELIVERY: "You sent what they needed",
    TouchKind.NEWS: "You told them of your other offer",
    TouchKind.WITHDRAWAL: "You withdrew",
    TouchKind.REPLY: "They wrote",
    TouchKind.INVITATION: "They invited you",
    TouchKind.HOLD: "They put it on hold",
    TouchKind.MOVED_ON: "Your contact has left",
    TouchKind.OFFER: "They made an offer",
    TouchKind.REJECTION: "They said no",
    TouchKind.ACKNOWLEDGEMENT: "An automatic confirmation",
    TouchKind.AUTO_REPLY: "An automatic reply",
    TouchKind.BOUNCE: "Your message came back",
}


def say_touch(kind: str, channel: str | None = None, who: str | None = None) -> str:
    """A touch in words. The channel is told of what went out: what came, one knows by itself."""
    if kind == TouchKind.REPLY and channel == "phone":
        return f"They called ({who})" if who else "They called"
    way = f" {BY_CHANNEL[channel]}" if channel and kind in KINDS_OUT else ""
    whom = f" ({who})" if who else ""
    return f"{SAID[TouchKind(kind)]}{way}{whom}"
