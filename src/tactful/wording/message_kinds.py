"""What a message is, in words."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import tzinfo
from types import MappingProxyType

from tactful.reading.mail_files import Bounce
from tactful.reading.messages import Message
from tactful.reading.moments import on_the_clock_of
from tactful.wording.days import say_day, say_time

KINDS = MappingProxyType(
    {
        "rejection": "a no",
        "invitation": "an invitation",
        "reschedule": "an interview that is moved",
        "offer": "an offer",
        "delay": "news that it takes longer",
        "on_hold": "news that the position is on hold",
        "question": "a question to you",
        "receipt": "a receipt",
        "away": "an out-of-office reply",
        "moved_on": "news that somebody has left",
        "no_contact": "a request not to be contacted",
        "courtesy": "a kind word",
        "newsletter": "bulk email",
        "bounce": "a returned email",
    }
)


def in_words(found: Message, zone: tzinfo) -> Iterator[str]:
    """What was read, a line each; what was not said is left out."""
    yield _kind(found)
    if found.automatic and found.bounce is None:
        yield "A machine wrote it."
    if found.needs_answer:
        yield "It needs an answer."
    yield from _days(found, zone)
    if found.deputy is not None:
        yield f"{found.deputy} stands in."
    for asked in found.requests:
        due = f", by {say_day(asked.due)}" if asked.due else ""
        yield f"They ask for {asked.what}{due}."


def say_unreached(bounce: Bounce) -> str:
    """ "dana@acme.example cannot be reached", or somebody, where the mail does not say who."""
    return f"{bounce.address or 'somebody'} cannot be reached"


def _kind(found: Message) -> str:
    if found.bounce is not None:
        for_good = "for good" if found.bounce.permanent else "for now"
        return f"This is a returned email: {say_unreached(found.bounce)}, {for_good}."
    if found.kind is None:
        return f"It could be {' or '.join(KINDS[kind] for kind in found.maybe)}."
    also = " and ".join(KINDS[kind] for kind in found.also)
    return f"This is {KINDS[found.kind]}{f', with {also}' if also else ''}."


def _days(found: Message, zone: tzinfo) -> Iterator[str]:
    if found.interview_at is not None:
        at = on_the_clock_of(found.interview_at, zone)
        yield f"The interview: {say_day(at.date())}, {say_time(at)}."
    for day, words in (
        (found.heard.contact_by, "You hear by"),
        (found.answer_by, "They want your answer by"),
        (found.back_on, "Back on"),
    ):
        if day is not None:
            yield f"{words} {say_day(day)}."


def sounds_like(found: Message) -> str:
    """That a message is something else than it was said to be, with the words that show it."""
    kind = KINDS[found.kind or found.maybe[0]]
    shown = next((found.own_words[f.start : f.end] for f in found.findings), "")
    return f"That sounds like {kind}{f' (“{shown}”)' if shown else ''}."
