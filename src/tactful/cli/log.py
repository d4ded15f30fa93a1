"""`log`: what happened, in one line."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any

import click

from tactful.cli import options
from tactful.cli.applications import say_step
from tactful.cli.debrief import say_back
from tactful.cli.options import Session, program, session, which
from tactful.cli.options import as_json as json_option
from tactful.cli.output import paragraph, say, say_json
from tactful.reading.texts import free_text
from tactful.refusal import Misused
from tactful.wording.days import city, say_day, say_time

if TYPE_CHECKING:
    from tactful.etiquette.case import Channel, TouchKind
    from tactful.reading.debrief_note import Heard
    from tactful.records import models
    from tactful.usecases.log_touch import Happened
    from tactful.wording.mail import Mail

LARGEST_MAIL = 25_000_000
# word: (touch kind, or None for whatever the advice asked for; channel; direction)
SENT = {
    "sent": (None, "email"),
    "called": (None, "phone"),
    "followed-up": ("follow_up", "email"),
    "thanked": ("thank_you", "email"),
    "answered": ("answer", "email"),
    "delivered": ("delivery", "email"),
    "closed": ("closing", "email"),
}
CAME = {
    "replied": ("reply", "email"),
    "rejected": ("rejection", "email"),
    "offer": ("offer", "email"),
    "bounced": ("bounce", "email"),
    "away": ("auto_reply", "email"),
    "receipt": ("acknowledgement", "email"),
}
ALSO = {
    "emailed": "sent", "mailed": "sent", "wrote": "sent", "call": "called", "phoned": "called",
    "rang": "called", "answer": "answered", "reply": "replied", "rejection": "rejected",
    "offered": "offer", "bounce": "bounced", "out-of-office": "away", "thank-you": "thanked",
    "withdrawn": "withdrew",
}  # fmt: skip
OUTCOMES = ("accepted", "declined", "withdrew", "reopened")
NOBODY = "nobody"


@click.command(epilog='Example: tactful log acme replied "we need another week" --at yesterday')
@which
@click.argument("what", metavar="WHAT")
@click.argument("note", required=False, default="")
@click.option("--at", metavar="WHEN", help="When it happened (default: now).")
@click.option("--zone", help="The zone of --at (default: the employer's).")
@click.option("--channel", type=click.Choice(["email", "phone", "linkedin"]), help="By which way.")
@click.option("--to", "--from", "person", help="Who; “nobody” for a no-reply address.")
@click.option(
    "--as", "kind", type=click.Choice(["follow_up", "thank_you", "answer", "delivery", "closing"]),
    help="What it was, if not what was advised.",
)  # fmt: skip
@click.option("--question", is_flag=True, help="They need an answer.")
@click.option("--back", metavar="DAY", help="When they are back (away).")
@click.option("--temporary", is_flag=True, help="The bounce is only a delay.")
@click.option(
    "--mail",
    type=click.File("rb"),
    help="The mail itself (.eml): its text, its time, and the thread it belongs to.",
)
@click.option("--request", help="What was delivered, by a part of its name (default: all).")
@click.option("--yes", is_flag=True, help="Note the new agreement a reply holds, without asking.")
@click.option("--again", is_flag=True, help="It really happened twice.")
@json_option
def log(application: str, what: str, note: str, as_json: bool, **given: Any) -> None:
    """Log what happened; the advice is new at once.

    \b
    WHAT you did:  sent, called, followed-up, thanked, answered, delivered, closed
    WHAT they did: replied, rejected, offer, bounced, away, receipt
    How it ended:  accepted, declined, withdrew, reopened
    """  # noqa: D301  # the mark tells click to keep the lines
    what = _meant(what)
    mail = _read(given["mail"])
    if mail is not None:
        note = note or mail.text
        given["at"] = given["at"] or (mail.sent_at.isoformat() if mail.sent_at else None)
    with session() as here:
        from tactful.usecases.log_touch import log_outcome, log_touch

        row = here.find(application)
        if what in OUTCOMES:
            log_outcome(row, _outcome(what), _day(here, row, given), here.now, here.holidays)
            _report(here, row, f"Logged: {what}.", as_json, None)
            return
        happened = _happened(here, row, what, free_text(note), given)
        if mail is not None:
            happened = replace(
                happened, subject=mail.subject[:300], message_id=mail.message_id[:300]
            )
        heard = _new_agreement(here, row, happened)
        agrees = heard is not None and _agrees(here, row, heard, happened, given, as_json)
        touch = log_touch(
            row,
            happened,
            here.now,
            here.holidays,
            again=given["again"],
            delivered=_request(row, given["request"]),
            heard=heard if agrees else None,
        )
        held = None if agrees else heard
        _report(here, row, _said(happened, row, touch.at if given["at"] else None), as_json, held)
        if not as_json:
            _hint(row, happened, held)


def _read(file: IO[bytes] | None) -> Mail | None:
    from tactful.wording.mail import looks_like_mail, read_mail

    if file is None:
        return None
    raw = file.read(LARGEST_MAIL)
    if not looks_like_mail(raw):
        raise Misused(f"{file.name} is no mail; save it as .eml in your mail program.")
    return read_mail(raw)


def _meant(written: str) -> str:
    """What happened, in one of the words; a few others are understood."""
    word = written.lower().replace("_", "-")
    word = ALSO.get(word, word)
    if word not in (*SENT, *CAME, *OUTCOMES):
        raise Misused(
            f"“{written[:40]}” is nothing that can be logged. What you did: {', '.join(SENT)}. What"
            f" they did: {', '.join(CAME)}. How it ended: {', '.join(OUTCOMES)}."
        )
    return word


def _outcome(what: str) -> Any:
    from tactful.etiquette.case import Outcome

    return {
        "accepted": Outcome.ACCEPTED,
        "declined": Outcome.DECLINED,
        "withdrew": Outcome.WITHDRAWN,
        "reopened": None,
    }[what]


def _day(here: Session, row: models.Application, given: dict[str, Any]) -> Any:
    return here.day(given["at"] or "today", row, past=True)


def _happened(
    here: Session, row: models.Application, what: str, note: str, given: dict[str, Any]
) -> Happened:
    from tactful.usecases.log_touch import Happened

    kind = _kind(row, what, given["kind"])
    at = here.moment(given["at"], row, past=True, zone=given["zone"]) if given["at"] else here.now
    if given["back"] and what != "away":
        raise Misused("--back goes with away: tactful log acme away --back 2027-01-04")
    return Happened(
        kind=kind,
        at=_at_present(at, here),
        channel=_channel(row, what, given["channel"]),
        person=_person(row, what, given["person"]),
        needs_answer=given["question"],
        back_on=here.day(given["back"], row, past=False) if given["back"] else None,
        permanent=what == "bounced" and not given["temporary"],
        note=note,
    )


def _at_present(at: datetime, here: Session) -> datetime:
    """A day alone means noon; on the day itself before noon, it means now."""
    same_day = at > here.now and (at - here.now).total_seconds() < 43_200
    return here.now if same_day and at.minute == 0 and at.hour == 12 else at


def _kind(row: models.Application, what: str, chosen: str | None) -> TouchKind:
    from tactful.etiquette.case import TouchKind
    from tactful.usecases.log_touch import kind_of_what_was_sent

    if chosen and what not in SENT:
        raise Misused("--as goes with what you did: sent or called.")
    named = chosen or (SENT | CAME)[what][0]
    return TouchKind(named) if named else kind_of_what_was_sent(row)


def _channel(row: models.Application, what: str, chosen: str | None) -> Channel | None:
    import json

    from tactful.etiquette.case import Channel

    usual = (SENT | CAME)[what][1]
    advised = json.loads(row.advice).get("channel")
    if what in SENT and what not in ("sent", "called") and advised:
        usual = advised
    return Channel(chosen or usual)


def _person(row: models.Application, what: str, name: str | None) -> models.Person | None:
    from tactful.usecases import find
    from tactful.usecases.log_touch import usual_person

    if name is not None:
        return None if name.lower() == NOBODY else find.person_of(row, name)
    if what == "receipt":
        return None
    person = usual_person(row)
    if person is None and row.involvements.count() > 1:
        known = ", ".join(i.person.name for i in row.involvements.select_related("person"))
        side = "--to" if what in SENT else "--from"
        raise Misused(f"Who was it? Say {side} one of: {known}; or {side} nobody.")
    return person


def _request(row: models.Application, name: str | None) -> models.Request | None:
    if name is None:
        return None
    owed = [r for r in row.requests.filter(delivered_on=None) if name.lower() in r.what.lower()]
    if len(owed) != 1:
        open_ = ", ".join(r.what for r in row.requests.filter(delivered_on=None)) or "nothing"
        raise Misused(f"Which request is “{name[:60]}”? They still need: {open_}.")
    return owed[0]


def _new_agreement(here: Session, row: models.Application, happened: Happened) -> Heard | None:
    from tactful.etiquette.case import TouchKind
    from tactful.reading.debrief_note import Heard, read_note
    from tactful.usecases.note_agreement import with_what_stands

    if happened.kind is not TouchKind.REPLY or not happened.note:
        return None
    day = happened.at.astimezone(options.zone_named(None, row)).date()
    heard = read_note(happened.note, day, here.workdays(row))
    return None if heard == Heard() else with_what_stands(row, heard, day)


def _agrees(
    here: Session,
    row: models.Application,
    heard: Heard,
    happened: Happened,
    given: dict[str, Any],
    as_json: bool,
) -> bool:
    day = happened.at.astimezone(options.zone_named(None, row)).date()
    if not as_json:
        say("Their message holds a new agreement.")
        say_back(here, row, heard, day)
    if given["yes"]:
        return True
    if as_json or not sys.stdin.isatty():
        return False
    return click.confirm("Note this as the new agreement?", default=True)


def _said(happened: Happened, row: models.Application, at: datetime | None) -> str:
    kind = happened.kind.value.replace("_", " ")
    who = f", {happened.person.name}" if happened.person else ""
    way = f", {happened.channel.value}" if happened.channel else ""
    when = ""
    if at is not None:
        there = at.astimezone(options.zone_named(None, row))
        when = f", {say_day(there.date())}, {say_time(there)} in {city(row.timezone)}"
    return f"Logged for {row}: {kind}{way}{who}{when}."


def _hint(row: models.Application, happened: Happened, held: Heard | None) -> None:
    """What else a message could be, where its words sound like it."""
    from tactful.etiquette.case import TouchKind
    from tactful.reading.hints import sounds_like

    if happened.kind is not TouchKind.REPLY:
        return
    call = f'{program()} log "{row}"'
    if held is not None:
        paragraph(
            f"The new agreement was not noted. To note it: {program()} undo, then log it with"
            " --yes."
        )
    for kind in sounds_like(happened.note):
        if kind == "question" and not happened.needs_answer:
            paragraph(f"If it needs an answer: {program()} undo, and log it with --question.")
        elif kind == "do_not_contact":
            paragraph(f"To write to them no more: {program()} people NAME --do-not-contact")
        elif kind != "question":
            paragraph(f"That sounds like “{kind}”. If so: {program()} undo; {call} {kind}")


def _report(
    here: Session, row: models.Application, done: str, as_json: bool, offered: Heard | None
) -> None:
    from tactful.usecases.look import application_whole

    whole = application_whole(row, here.now, here.holidays)
    if as_json:
        from tactful.cli.stateless import heard_as_json

        say_json(whole | {"offered_agreement": heard_as_json(offered) if offered else None})
        return
    paragraph(done)
    say_step(whole["advice"], here.now)
