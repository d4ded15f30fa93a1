"""Everything that can be logged: one table of words for every door."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType

from tactful.etiquette.case import Channel, TouchKind


@dataclass(frozen=True, slots=True)
class Event:
    """Something that can be logged. ``kind`` None: what the advice asked for."""

    word: str
    title: str
    kind: TouchKind | None
    channel: Channel
    ours: bool


EVENTS = (
    Event("sent", "I wrote", None, Channel.EMAIL, ours=True),
    Event("called", "I called", None, Channel.PHONE, ours=True),
    Event("followed-up", "I followed up", TouchKind.FOLLOW_UP, Channel.EMAIL, ours=True),
    Event("thanked", "I thanked them", TouchKind.THANK_YOU, Channel.EMAIL, ours=True),
    Event("answered", "I answered", TouchKind.ANSWER, Channel.EMAIL, ours=True),
    Event("delivered", "I sent what they needed", TouchKind.DELIVERY, Channel.EMAIL, ours=True),
    Event("told", "I told them about another offer", TouchKind.NEWS, Channel.EMAIL, ours=True),
    Event("closed", "I sent a closing note", TouchKind.CLOSING, Channel.EMAIL, ours=True),
    Event("replied", "They replied", TouchKind.REPLY, Channel.EMAIL, ours=False),
    Event("they-called", "They called", TouchKind.REPLY, Channel.PHONE, ours=False),
    Event("invited", "They invited me", TouchKind.INVITATION, Channel.EMAIL, ours=False),
    Event("rejected", "They said no", TouchKind.REJECTION, Channel.EMAIL, ours=False),
    Event("offer", "An offer", TouchKind.OFFER, Channel.EMAIL, ours=False),
    Event("on-hold", "On hold", TouchKind.HOLD, Channel.EMAIL, ours=False),
    Event("moved-on", "My contact has left", TouchKind.MOVED_ON, Channel.EMAIL, ours=False),
    Event("away", "They're away", TouchKind.AUTO_REPLY, Channel.EMAIL, ours=False),
    Event("bounced", "It bounced", TouchKind.BOUNCE, Channel.EMAIL, ours=False),
    Event("receipt", "An automatic reply", TouchKind.ACKNOWLEDGEMENT, Channel.EMAIL, ours=False),
)  # fmt: skip
BY_WORD = MappingProxyType({event.word: event for event in EVENTS})
ALSO_CALLED = MappingProxyType(
    {
        "emailed": "sent", "mailed": "sent", "wrote": "sent", "call": "called",
        "phoned": "called", "rang": "called", "answer": "answered", "reply": "replied",
        "rejection": "rejected", "offered": "offer", "bounce": "bounced",
        "out-of-office": "away", "thank-you": "thanked", "withdrawn": "withdrew",
        "invitation": "invited", "hold": "on-hold", "paused": "on-hold", "frozen": "on-hold",
        "left": "moved-on", "news": "told",
    }
)  # fmt: skip
MEANT = MappingProxyType(  # the event that a kind of message is logged as
    {
        "rejection": "rejected", "invitation": "invited", "reschedule": "invited",
        "offer": "offer", "on_hold": "on-hold", "moved_on": "moved-on", "away": "away",
        "receipt": "receipt", "bounce": "bounced",
    }
)  # fmt: skip
