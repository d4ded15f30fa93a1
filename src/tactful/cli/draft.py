"""`draft`: what to say, written from the agreement; taken away as mail, link or clipboard."""

from __future__ import annotations

import base64
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tactful.cli.options import as_json as json_option
from tactful.cli.options import program, session, which
from tactful.cli.output import bold, paragraph, put, safe, say, say_json
from tactful.cli.proof import show_findings
from tactful.cli.situations import WithLetters
from tactful.private_files import write_private_bytes
from tactful.refusal import Misused, Refused

if TYPE_CHECKING:
    from tactful.usecases.handles import Application
    from tactful.usecases.session import Session
    from tactful.usecases.write_letter import Letter

CHANNELS = ("email", "phone", "linkedin")
REGISTERS = ("warm", "neutral", "formal")


@click.command(
    cls=WithLetters, epilog="Example: tactful draft acme --register warm --eml letter.eml"
)
@which
@click.option("--kind", help="What to write (default: what the moment asks for).")
@click.option("--channel", type=click.Choice(CHANNELS), help="By which way.")
@click.option("--register", type=click.Choice(REGISTERS), help="How it sounds.")
@click.option("--to", "person", help="To whom.")
@click.option("--eml", metavar="FILE", help="Write a mail that opens as a draft; - prints it.")
@click.option("--mailto", is_flag=True, help="Print a link that opens your mail program.")
@click.option("--copy", is_flag=True, help="To the clipboard of the terminal (OSC 52).")
@click.option("--edit", is_flag=True, help="Change it first, in $EDITOR.")
@click.option("--anyway", is_flag=True, help="Take it away although it is too early.")
@json_option
def draft(application: str, as_json: bool, **given: Any) -> None:
    """Write the letter, the call or the note the moment asks for. Nothing is sent.

    What only you can add stands in [brackets]; fill it in with --edit.
    """
    with session() as here:
        _draft(here, application, given, as_json)


def _draft(here: Session, application: str, given: dict[str, Any], as_json: bool) -> None:
    from tactful.usecases.drafted import remember_draft
    from tactful.usecases.write_letter import proof_again

    row = here.find(application)
    letter = _written(here, row, given)
    subject, body = letter.draft.subject, letter.draft.body
    findings = letter.findings
    if letter.said_already:
        raise Refused(
            "You accepted, and have told them: nothing is left to write. To write all the same,"
            " say which letter, like --kind answer."
        )
    if given["edit"]:
        subject, body = _edited(subject, body)
        findings = proof_again(letter, subject, body)
    taken = [way for way in ("eml", "mailto", "copy") if given[way]]
    _let_the_guard_speak(letter, taken, given["anyway"], as_json)
    if taken:
        _stop_blanks(subject, body, mail=letter.draft.channel.value == "email")
    if as_json:
        say_json(_as_json(letter, subject, body, findings))
    elif not taken:
        _show(letter, subject, body, findings, str(row))
    for way in taken:
        _hand_over(way, given["eml"], letter, subject, body)
    remember_draft(row, letter, subject, body, here.now)


def _written(here: Session, row: Application, given: dict[str, Any]) -> Letter:
    from tactful.etiquette.case import Channel
    from tactful.usecases import find
    from tactful.usecases.write_letter import Wish, write_letter

    person = str(find.person_of(row, given["person"]).pk) if given["person"] else None
    channel = Channel(given["channel"]) if given["channel"] else None
    wish = Wish(given["kind"], channel, person, given["register"])
    return write_letter(row, wish, here.now, here.holidays, here.reader.english)


def _edited(subject: str, body: str) -> tuple[str, str]:
    head = f"Subject: {subject}\n\n" if subject else ""
    changed = click.edit(head + body + "\n", extension=".txt", require_save=False)
    if changed is None:
        raise Refused("Nothing was changed.")
    if not subject:
        return "", changed.strip()
    first, _, rest = changed.partition("\n")
    if not first.lower().startswith("subject:"):
        raise Misused("Keep the first line as it is: Subject: …")
    return first.partition(":")[2].strip(), rest.strip()


def _let_the_guard_speak(letter: Letter, taken: list[str], anyway: bool, as_json: bool) -> None:
    guard = letter.guard
    if guard.never:
        raise Refused(f"{guard.sentence} Nothing is written to them.")
    if not guard.sentence:
        return
    if not as_json:
        put(safe(guard.sentence), err=True)
    if not taken or anyway:
        return
    if as_json or not sys.stdin.isatty():
        raise Refused(f"{guard.sentence} To take it away all the same: --anyway")
    if not click.confirm("Take it away all the same?", default=False, err=True):
        raise Refused("Nothing was taken away.")


def _stop_blanks(subject: str, body: str, *, mail: bool) -> None:
    from tactful.wording.proof import blank_in

    blank = blank_in(f"{subject}\n{body}")
    if blank:
        raise Refused(f"A blank is left: {blank}. Fill it in first: --edit")
    if mail and not subject.strip():
        raise Refused("There is no subject. Write one first: --edit")


def _as_json(letter: Letter, subject: str, body: str, findings: list[Any]) -> dict[str, Any]:
    from dataclasses import asdict

    from tactful.wording.drafts import spoken_part
    from tactful.wording.spoken import length_of

    length = length_of(spoken_part(body) if letter.draft.spoken else body)
    return {
        "kind": letter.draft.kind,
        "channel": letter.draft.channel.value,
        "to": letter.draft.person.name if letter.draft.person else None,
        "address": letter.address,
        "subject": subject,
        "body": body,
        "words": length.words,
        "seconds": length.seconds,
        "guard": letter.guard.sentence or None,
        "findings": [asdict(finding) for finding in findings],
    }


def _show(letter: Letter, subject: str, body: str, findings: list[Any], name: str) -> None:
    from tactful.wording.drafts import spoken_part
    from tactful.wording.spoken import length_of

    to = letter.draft.person.name if letter.draft.person else "them"
    way = f" ({letter.address})" if letter.address else ""
    put(bold(safe(f"To {to}{way}")))
    if subject:
        put(bold(safe(f"Subject: {subject}")))
    say()
    for line in body.split("\n"):
        paragraph(line) if line else say()
    say()
    length = length_of(spoken_part(body) if letter.draft.spoken else body)
    spoken = f", {length.seconds} seconds to say" if letter.draft.spoken else ""
    say(f"{length.words} words{spoken}. Nothing was sent.")
    if findings:
        say()
        show_findings(body, findings)
    if letter.decides:
        say("The decision is yours. Yes or no: --kind accept, --kind decline")
    done = {"phone": "called", "email": "sent"}.get(
        letter.draft.channel.value, "sent --channel linkedin"
    )
    if letter.draft.kind != "invitation":
        say(f'Afterwards: {program()} log "{name}" {done}')


def _hand_over(way: str, eml: str | None, letter: Letter, subject: str, body: str) -> None:
    from tactful.wording.mail import LONGEST_MAILTO, as_eml, as_mailto

    if way == "copy":
        _copy(f"{subject}\n\n{body}" if subject else body)
    elif letter.draft.channel.value != "email":
        raise Misused(f"--{way} is for email. Say --channel email, or use --copy.")
    elif way == "mailto":
        link = as_mailto(letter.address, subject, body)
        if len(link) > LONGEST_MAILTO:
            raise Refused("The letter is too long for a link; use --eml or --copy.")
        say(link)
    else:
        to = (letter.draft.person.name if letter.draft.person else "", letter.address)
        sender = (letter.sender.name, letter.sender.email)
        _write(eml or "-", as_eml(subject, body, sender, to, letter.draft.thread))


def _write(file: str, content: bytes) -> None:
    if file == "-":
        sys.stdout.buffer.write(content)
        return
    try:
        write_private_bytes(Path(file), content)
    except OSError as error:
        raise Refused(f"{file} cannot be written: {error.strerror}.") from error
    paragraph(f"Wrote {file}. It opens as a draft in your mail program; nothing was sent.")


def _copy(text: str) -> None:
    if not sys.stdout.isatty():
        raise Refused("--copy speaks to a terminal, and this is none. Use --eml or --mailto.")
    encoded = base64.b64encode(text.encode()).decode()
    sys.stdout.write(f"\033]52;c;{encoded}\a")
    say("Copied, if your terminal allows programs to copy.")
