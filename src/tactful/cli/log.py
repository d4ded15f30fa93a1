"""`log`: what happened, in one line."""

from __future__ import annotations

import sys
from dataclasses import replace
from datetime import date, datetime
from typing import IO, TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

import click

from tactful.cli.applications import say_step
from tactful.cli.debrief import say_back
from tactful.cli.options import as_json as json_option
from tactful.cli.options import program, session, which
from tactful.cli.output import paragraph, say, say_json
from tactful.reading.texts import free_text
from tactful.refusal import Misused, Refused
from tactful.wording.days import city, say_day, say_time
from tactful.wording.outcomes import OUTCOME_BY_WORD, OUTCOME_SAID
from tactful.wording.refusals import explained

if TYPE_CHECKING:
    from tactful.etiquette.case import Channel, TouchKind
    from tactful.reading.heard import Heard
    from tactful.reading.mail_files import MailFile
    from tactful.usecases.add_application import Someone
    from tactful.usecases.events import Proposal
    from tactful.usecases.handles import Application, Person, Touch
    from tactful.usecases.log_touch import Happened
    from tactful.usecases.session import Session

LARGEST_MAIL = 25_000_000
OUTCOMES = (*OUTCOME_BY_WORD, "reopened")
NOBODY = "nobody"
SENT_AS = (
    "follow_up", "thank_you", "answer", "delivery", "closing", "news", "withdrawal",
)  # fmt: skip


@click.command(epilog='Example: tactful log acme replied "we need another week" --at yesterday')
@which
@click.argument("what", metavar="WHAT")
@click.argument("note", required=False, default="")
@click.option("--at", metavar="WHEN", help="When it happened (default: now).")
@click.option("--zone", help="The zone of --at (default: the employer's).")
@click.option("--channel", type=click.Choice(["email", "phone", "linkedin"]), help="By which way.")
@click.option("--to", "--from", "person", help="Who; “nobody” for a no-reply address.")
@click.option(
    "--as", "kind", type=click.Choice(SENT_AS),
    help="What it was, if neither what was drafted last nor what was advised.",
)  # fmt: skip
@click.option("--question/--no-question", default=None, help="Whether they need an answer.")
@click.option("--back", metavar="DAY", help="When they are back, it goes on, or to ask again.")
@click.option("--talk", metavar="WHEN", help='When it is: "thursday 3pm".')
@click.option("--answer-by", metavar="DAY", help="By when they want an answer to their offer.")
@click.option("--successor", metavar="NAME, ROLE, ADDRESS", help="Who took over (moved-on).")
@click.option("--temporary", is_flag=True, help="The bounce is only a delay.")
@click.option(
    "--mail",
    type=click.File("rb"),
    help="The mail itself (.eml): its text, its time, and the thread it belongs to.",
)
@click.option("--request", help="What was delivered, by a part of its name (default: all).")
@click.option("--yes", is_flag=True, help="Log it as what it says, without asking.")
@click.option("--as-said", is_flag=True, help="Log it as I say, whatever it sounds like.")
@click.option("--again", is_flag=True, help="It really happened twice.")
@json_option
def log(application: str, what: str, note: str, as_json: bool, **given: Any) -> None:
    """Log what happened; the advice is new at once.

    \b
    WHAT you did:  sent, called, followed-up, thanked, answered, delivered,
                   told, closed
    WHAT they did: replied, invited, rejected, offer, on-hold, moved-on, bounced,
                   away, receipt
    How it ended:  accepted, declined, withdrew, ended, reopened

    What they wrote is read first. A reply that is a no, an invitation, an offer or an absence is
    asked about before anything is saved.
    """  # noqa: D301  # the mark tells click to keep the lines
    what = _meant(what)
    mail = _read(given["mail"])
    if mail is not None:
        note = note or mail.text
        at = mail.sent_at.isoformat() if mail.sent_at else None
        given["at"] = given["at"] or at
    with session() as here:
        from tactful.wording.events import BY_WORD

        row = here.find(application)
        if what in OUTCOMES:
            _end(here, row, what, given, as_json)
            return
        happened = _happened(here, row, what, free_text(note), given)
        if mail is not None:
            happened = replace(
                happened, subject=mail.subject[:300], message_id=mail.message_id[:300]
            )
        elif BY_WORD[what].ours:
            from tactful.usecases.drafted import with_draft

            happened = with_draft(row, happened)
        _log(here, row, happened, mail, given, as_json)


def _end(here: Session, row: Application, what: str, given: dict[str, Any], as_json: bool) -> None:
    from tactful.usecases.log_touch import log_outcome

    outcome = OUTCOME_BY_WORD.get(what)  # of one that is reopened there is none
    log_outcome(row, outcome, _day(here, row, given), here.now, here.holidays)
    _report(here, row, f"Logged: {what}.", as_json, None)


def _log(
    here: Session,
    row: Application,
    happened: Happened,
    mail: MailFile | None,
    given: dict[str, Any],
    as_json: bool,
) -> None:
    from tactful.usecases import find
    from tactful.usecases.events import accept, propose, what_moves

    proposal = propose(
        row, happened, here.holidays,
        subject=mail.subject if mail else "", automatic=mail.automatic if mail else False,
    )  # fmt: skip
    moves = what_moves(row, proposal.likely, here.now)
    as_meant = _is_meant(proposal, given, as_json, moves)
    agrees = proposal.heard is not None and _agrees(here, row, proposal, given, as_json)
    touch = accept(
        row,
        proposal,
        here.now,
        here.holidays,
        as_meant=as_meant,
        agrees=agrees,
        again=given["again"],
        delivered=find.owed_request(row, given["request"]) if given["request"] else None,
    )
    held = None if agrees else proposal.heard
    said = _said(touch, row, given["at"] is not None)
    if happened.ends is not None:
        said = f"{said} {OUTCOME_SAID[happened.ends]}"
    _report(here, row, said, as_json, held)
    if not as_json:
        _hint(row, proposal, held, moves if as_meant else "")


def _is_meant(proposal: Proposal, given: dict[str, Any], as_json: bool, moves: str) -> bool:
    """Whether a message that is not what it was said to be is logged as what it says."""
    if not proposal.event or given["as_said"]:
        return False
    from tactful.wording.events import BY_WORD
    from tactful.wording.message_kinds import sounds_like

    sentence = sounds_like(proposal.read) if proposal.read else ""
    sentence = " ".join(filter(None, (sentence, moves)))
    if given["yes"]:
        return True
    if as_json or not sys.stdin.isatty():
        raise Refused(
            f"{sentence} Nothing was logged.",
            f"To log it as that: {program()} log … {proposal.event}. To log it as you said:"
            " --as-said.",
        )
    paragraph(sentence)
    return click.confirm(f"Log it as “{BY_WORD[proposal.event].title}”?", default=True)


def _read(file: IO[bytes] | None) -> MailFile | None:
    from tactful.reading.mail_files import UnreadableMail, is_mail, read_mail_file

    if file is None:
        return None
    raw = file.read(LARGEST_MAIL)
    if not is_mail(raw):
        raise Misused(f"{file.name} is no mail; save it as .eml in your mail program.")
    try:
        return read_mail_file(raw)
    except UnreadableMail as error:
        raise Misused(explained(error)) from error


def _meant(written: str) -> str:
    """What happened, in one of the words; a few others are understood."""
    from tactful.wording.events import ALSO_CALLED, BY_WORD, EVENTS

    word = written.lower().replace("_", "-")
    word = ALSO_CALLED.get(word, word)
    if word not in (*BY_WORD, *OUTCOMES):
        ours = ", ".join(event.word for event in EVENTS if event.ours)
        theirs = ", ".join(event.word for event in EVENTS if not event.ours)
        raise Misused(
            f"“{written[:40]}” is nothing that can be logged. What you did: {ours}. What"
            f" they did: {theirs}. How it ended: {', '.join(OUTCOMES)}."
        )
    return word


def _day(here: Session, row: Application, given: dict[str, Any]) -> Any:
    return here.day(given["at"] or "today", row, past=True)


BACK_GOES_WITH = ("away", "on-hold", "rejected")


def _happened(
    here: Session, row: Application, what: str, note: str, given: dict[str, Any]
) -> Happened:
    from tactful.usecases.log_touch import Happened

    at = here.moment(given["at"], row, past=True, zone=given["zone"]) if given["at"] else here.now
    channel = _channel(row, what, given["channel"])
    kind = _kind(row, what, given["kind"], channel, at)
    for option, name, words in (
        ("back", "--back", BACK_GOES_WITH),
        ("talk", "--talk", ("invited",)),
        ("answer_by", "--answer-by", ("offer",)),
        ("successor", "--successor", ("moved-on",)),
    ):
        if given[option] and what not in words:
            raise Misused(f"{name} goes with {' or '.join(words)}.")
    return Happened(
        kind=kind,
        at=_at_present(given["at"], at, here, row),
        channel=channel,
        person=_person(row, what, given["person"]),
        needs_answer=_needs_answer(what, given["question"]),
        back_on=_coming(here, row, given["back"]),
        permanent=what == "bounced" and not given["temporary"],
        answer_by=_coming(here, row, given["answer_by"]),
        next_person=_successor(given["successor"]),
        interview_at=here.moment(given["talk"], row, past=False) if given["talk"] else None,
        note=note,
    )


def _coming(here: Session, row: Application, day: str | None) -> date | None:
    """A day to come; of "January" or "mid June" the first one."""
    if not day:
        return None
    from tactful.reading.debrief_answers import begins_on
    from tactful.reading.moments import UnreadableMoment

    try:
        return here.day(day, row, past=False)
    except UnreadableMoment:
        first = begins_on(day, here.today_at(row), here.workdays(row))
        if first is None:
            raise
        return first


def _needs_answer(what: str, said: bool | None) -> bool | None:
    """An invitation needs an answer, unless it is said that it does not."""
    return said if said is not None or what != "invited" else True


def _successor(written: str | None) -> Someone | None:
    if not written:
        return None
    from tactful.cli.people import read_someone

    return read_someone(written)


def _at_present(written: str | None, at: datetime, here: Session, row: Application) -> datetime:
    """A day alone means noon; on the day itself before noon, it means now."""
    from tactful.reading.moments import has_time

    there = ZoneInfo(row.timezone)
    today = at.astimezone(there).date() == here.now.astimezone(there).date()
    day_alone = written is not None and not has_time(written)
    return here.now if day_alone and today and at > here.now else at


def _kind(
    row: Application, what: str, chosen: str | None, channel: Channel | None, at: datetime
) -> TouchKind:
    from tactful.etiquette.case import TouchKind
    from tactful.usecases.drafted import kind_drafted
    from tactful.usecases.log_touch import kind_of_what_was_sent
    from tactful.wording.events import BY_WORD

    if chosen and not BY_WORD[what].ours:
        raise Misused("--as goes with what you did: sent or called.")
    if chosen:
        return TouchKind(chosen)
    drafted = BY_WORD[what].kind or kind_drafted(row, channel, at)
    return drafted or kind_of_what_was_sent(row, channel)


def _channel(row: Application, what: str, chosen: str | None) -> Channel | None:
    from tactful.etiquette.case import Channel
    from tactful.usecases.log_touch import advised_channel
    from tactful.wording.events import BY_WORD

    event = BY_WORD[what]
    if chosen:
        return Channel(chosen)
    if event.ours and what not in ("sent", "called"):
        return advised_channel(row) or event.channel
    return event.channel


def _person(row: Application, what: str, name: str | None) -> Person | None:
    from tactful.usecases import find
    from tactful.usecases.log_touch import usual_person
    from tactful.wording.events import BY_WORD

    if name is not None:
        return None if name.lower() == NOBODY else find.person_of(row, name)
    if what == "receipt":
        return None
    person = usual_person(row)
    people = find.people_of(row)
    if person is None and len(people) > 1:
        known = ", ".join(person.name for person in people)
        side = "--to" if BY_WORD[what].ours else "--from"
        raise Misused(f"Who was it? Say {side} one of: {known}; or {side} nobody.")
    return person


def _agrees(
    here: Session,
    row: Application,
    proposal: Proposal,
    given: dict[str, Any],
    as_json: bool,
) -> bool:
    day = proposal.happened.at.astimezone(ZoneInfo(row.timezone)).date()
    if proposal.heard is None:
        return False
    if not as_json:
        say("Their message holds a new agreement.")
        say_back(here, row, proposal.heard, day, new=proposal.new)
    # Who asks to be left alone is left alone at once; undo takes it back where it was misheard.
    silence = proposal.asks_to_be_silent and not given["as_said"]
    if given["yes"] or silence:
        return True
    if as_json or not sys.stdin.isatty():
        return False
    return click.confirm("Note this as the new agreement?", default=True)


def _said(touch: Touch, row: Application, dated: bool) -> str:
    kind = touch.kind.replace("_", " ")
    who = f", {touch.person.name}" if touch.person else ""
    way = f", {touch.channel}" if touch.channel else ""
    when = ""
    if dated:
        there = touch.at.astimezone(ZoneInfo(row.timezone))
        when = f", {say_day(there.date())}, {say_time(there)} in {city(row.timezone)}"
    return f"Logged for {row}: {kind}{way}{who}{when}."


def _hint(row: Application, proposal: Proposal, held: Heard | None, moved: str) -> None:
    """What else there is to know about what was logged."""
    if proposal.happened.subject and not proposal.happened.message_id:
        paragraph(f"Kept with it: the draft “{proposal.happened.subject}”.")
    if held is not None:
        paragraph(
            f"The new agreement was not noted. To note it: {program()} undo, then log it with"
            " --yes."
        )
    if moved:
        paragraph(moved)
    elif proposal.happened.interview_at is not None:
        there = proposal.happened.interview_at.astimezone(ZoneInfo(row.timezone))
        from tactful.usecases.whom_it_names import who_will_be_there

        whom = who_will_be_there(proposal.likely)
        who = f", with {whom}" if whom else ""
        paragraph(f"The interview is noted: {say_day(there.date())}, {say_time(there)}{who}.")
    if proposal.read is not None and proposal.happened.needs_answer:
        paragraph("It needs an answer from you.")
    if proposal.asks_to_be_silent:
        paragraph(f"To write to them no more: {program()} people NAME --do-not-contact")


def _report(
    here: Session, row: Application, done: str, as_json: bool, offered: Heard | None
) -> None:
    from tactful.usecases.look import application_whole

    whole = application_whole(row, here.now, here.holidays)
    if as_json:
        from tactful.cli.stateless import heard_as_json

        say_json(whole | {"offered_agreement": heard_as_json(offered) if offered else None})
        return
    paragraph(done)
    say_step(whole["advice"], here.today)
