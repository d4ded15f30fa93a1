"""`read`: what a message from an employer is, asks, promises and names; stateless."""

from __future__ import annotations

import sys
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from tactful.cli.output import say, say_json
from tactful.cli.stateless import (
    PLACE,
    checked_text,
    findings_as_json,
    heard_as_json,
    iso,
    place_meant,
    workdays_of,
)
from tactful.refusal import Misused, Refused
from tactful.wording.refusals import explained

if TYPE_CHECKING:
    from tactful.reading.mail_files import MailFile
    from tactful.reading.messages import Message

LARGEST = 50_000_000


@click.command(epilog="Example: tactful read reply.eml --place DE --json")
@click.argument("file", default="-")
@click.option("--received", metavar="INSTANT", help="When it came, with its offset (default: its"
              " date, else now).")  # fmt: skip
@click.option("--place", required=True, help=PLACE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def read(file: str, received: str | None, place: str, as_json: bool) -> None:
    """What a message from an employer says.

    FILE is a text or a mail (.eml); - is the standard input. Only what they newly wrote speaks
    for them. Where the kind is not sure, the two likeliest are named.
    """
    from tactful.reading.messages import read_message

    raw = _content(file)
    mail = _as_mail(raw)
    text = mail.text if mail else checked_text(raw.decode("utf-8", "replace"))
    zone = _zone_of(place)
    at = _received(received, mail)
    found = read_message(
        text,
        at.astimezone(zone).date(),
        workdays_of(place),
        subject=mail.subject if mail else "",
        automatic=mail.automatic if mail else False,
        bulk=mail.bulk if mail else False,
        bounce=mail.bounce if mail else None,
    )
    if as_json:
        say_json(message_as_json(found, zone))
    else:
        _show(found, zone)


def _content(file: str) -> bytes:
    if file == "-":
        raw = sys.stdin.buffer.read(LARGEST + 1)
    else:
        path = Path(file)
        if path.is_file() and path.stat().st_size > LARGEST:
            raise Refused(f"{file} is larger than 50 MB; take its attachments out.")
        raw = path.read_bytes()
    if len(raw) > LARGEST:
        raise Refused("That is more than 50 MB; take the attachments out.")
    return raw


def _as_mail(raw: bytes) -> MailFile | None:
    """The mail that a file holds; None for a plain text."""
    from tactful.reading.mail_files import UnreadableMail, is_mail, read_mail_file

    if not is_mail(raw):
        return None
    try:
        return read_mail_file(raw)
    except UnreadableMail as error:
        raise Refused(explained(error)) from error


def _received(written: str | None, mail: MailFile | None) -> datetime:
    from tactful import clock

    if written is None:
        return mail.sent_at if mail and mail.sent_at else clock.now()
    try:
        at = datetime.fromisoformat(written)
    except ValueError as error:
        raise Misused(
            f"“{written[:40]}” is no instant; write it like 2026-11-03T10:00:00+01:00."
        ) from error
    return at if at.tzinfo else at.astimezone()


def _zone_of(place: str) -> ZoneInfo:
    return ZoneInfo(place_meant(place).zone)


def message_as_json(found: Message, zone: ZoneInfo) -> dict[str, Any]:
    """What was read, field by field; null where nothing is said."""
    from tactful.reading.moments import on_the_clock_of

    heard = heard_as_json(found.heard)
    settled = any(v not in (None, [], ()) for k, v in heard.items() if k != "requests")
    bounce = found.bounce
    return {
        "kind": found.kind,
        "also": list(found.also),
        "maybe": list(found.maybe),
        "automatic": found.automatic,
        "needs_answer": found.needs_answer,
        "contact_by": heard["contact_by"],
        "not_before": heard["not_before"],
        "back_on": iso(found.back_on),
        "interview_at": on_the_clock_of(found.interview_at, zone).isoformat()
        if found.interview_at
        else None,
        "deputy": found.deputy,
        "answer_by": iso(found.answer_by),
        "requests": heard["requests"] or [],
        "next_steps": heard["next_steps"],
        "agreement": heard if settled else None,
        "bounce": {"address": bounce.address, "permanent": bounce.permanent} if bounce else None,
        "new_text": found.new_text,
        "findings": findings_as_json(found.own_words, found.findings),
    }


def _show(found: Message, zone: ZoneInfo) -> None:
    from tactful.wording.message_kinds import in_words

    for line in in_words(found, zone):
        say(line)
