"""The draft that was written last for an application: what is sent soon after goes on from it."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from tactful.etiquette.case import Channel, Direction, TouchKind
from tactful.records import models
from tactful.usecases.log_touch import Happened
from tactful.usecases.write_letter import ENDS, Letter, touch_of
from tactful.wording.letter_file import BLANK

KEPT_FOR = timedelta(days=7)


def remember_draft(
    row: models.Application, letter: Letter, subject: str, body: str, now: datetime
) -> None:
    """Remember what was written; the one before is forgotten. Nothing is said to have been sent."""
    person, touch = letter.draft.person, touch_of(letter.draft.kind)
    drafted = {
        "at": now.isoformat(), "kind": touch.value if touch else "", "subject": subject,
        "channel": letter.draft.channel.value, "body": body, "person": person.id if person else "",
        "letter": letter.draft.kind,
    }  # fmt: skip
    models.Application.objects.filter(pk=row.pk).update(drafted=drafted)


def kind_drafted(
    row: models.Application, channel: Channel | None, at: datetime
) -> TouchKind | None:
    """What the draft written last was, if it is for that way, was written within the week
    before, and nothing was sent since.
    """
    drafted = row.drafted
    if not drafted or not drafted.get("kind") or channel is None:
        return None
    if drafted["channel"] != channel.value:
        return None
    written_at = datetime.fromisoformat(drafted["at"])
    sent_since = row.touches.filter(direction=Direction.OUT.value, at__gte=written_at).exists()
    soon = timedelta() <= at - written_at <= KEPT_FOR
    return TouchKind(drafted["kind"]) if soon and not sent_since else None


def with_draft(row: models.Application, happened: Happened) -> Happened:
    """What was sent, with the subject and the words of the draft that was written for it within
    the week, where nothing else was said. Where a blank was left it was finished elsewhere: an
    ellipsis stands for what only they know.
    """
    drafted = row.drafted
    if not drafted or happened.note or happened.subject:
        return happened
    person = str(happened.person.pk) if happened.person else ""
    fits = (
        drafted.get("kind") == happened.kind.value
        and happened.channel is Channel.EMAIL
        and drafted["channel"] == Channel.EMAIL.value
        and drafted["person"] == person
        and timedelta() <= happened.at - datetime.fromisoformat(drafted["at"]) <= KEPT_FOR
    )
    subject, body = (BLANK.sub("…", drafted[name]) for name in ("subject", "body"))
    used = row.touches.filter(message__subject=subject[:300], message__text=body)
    if not fits or used.exists():
        return happened
    ends = ENDS.get(drafted.get("letter", ""))
    return replace(happened, subject=subject[:300], note=body, ends=ends)
