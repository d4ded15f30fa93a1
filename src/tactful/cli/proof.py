"""`proof`: what is missing, what hurts, what is wrong in a letter. A filter that keeps nothing."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from typing import IO, TYPE_CHECKING

import click

from tactful import clock
from tactful.cli.options import as_json as json_option
from tactful.cli.output import bold, paragraph, put, safe, say, say_json
from tactful.reading.texts import free_text
from tactful.refusal import Refused

if TYPE_CHECKING:
    from tactful.wording.proof import About, Finding

SUBJECT = re.compile(r"\A(?:subject|betreff): *(?P<subject>[^\n]*)\n", re.IGNORECASE)
LARGEST = 5_000_000
KINDS = (
    "follow_up", "thank_you", "closing", "answer", "offer", "accept", "ask_for_time", "decline",
    "withdraw", "delivery", "competing_offer", "times_offered", "missed_call", "keep_in_touch",
    "rejected", "no_fit", "other",
)  # fmt: skip


@click.command(epilog="Example: tactful proof letter.eml")
@click.argument("file", type=click.File("rb"), default="-")
@click.option(
    "--kind", metavar="KIND", default="follow_up", show_default=True,
    type=click.Choice(KINDS), help=f"What it is: {', '.join(KINDS)}.",
)  # fmt: skip
@click.option("--me", default="", help="Your full name, to look for it.")
@click.option("--role", default="", help="The position it is about.")
@click.option("--to", "addressee", default="", help="Whom it is for.")
@click.option("--unfit", is_flag=True, help="It was evident that it does not fit.")
@json_option
def proof(
    file: IO[bytes], kind: str, me: str, role: str, addressee: str, unfit: bool, as_json: bool
) -> int:
    """Proof-read a letter: text or .eml, from FILE or (-) the standard input.

    Ends with 1 when something must not go out so (a stop), else with 0.
    """
    from tactful.wording.proof import About, proof_read

    today = clock.local(clock.now()).date()
    about = About(
        kind=kind, today=today, me=me, role=role, addressee=addressee, unfit=unfit,
        people=(addressee,) if addressee else (),
    )  # fmt: skip
    text, about = _read(file, about)
    found = proof_read(text, about)
    if as_json:
        say_json([asdict(finding) for finding in found])
    else:
        show_findings(text, found)
    return 1 if any(f.severity == "stop" for f in found) else 0


def _read(file: IO[bytes], about: About) -> tuple[str, About]:
    from tactful.wording.mail_signs import looks_like_mail

    raw = file.read(LARGEST + 1)
    if len(raw) > LARGEST:
        raise Refused("The letter is larger than 5 MB; that is no letter.")
    if not raw.strip():
        raise Refused("There is nothing to read. Name a file, or pipe the text to: tactful proof -")
    if looks_like_mail(raw):
        from tactful.wording.mail import read_mail

        mail = read_mail(raw)
        people = about.people or ((mail.addressee,) if mail.addressee else ())
        return mail.text, replace(
            about, subject=mail.subject, is_reply=mail.is_reply, attachments=mail.attachments,
            me=about.me or mail.sender, people=people,
            addressee=about.addressee or mail.addressee,
        )  # fmt: skip
    text = raw.decode("utf-8-sig")
    free_text(text, "The letter")
    subject = SUBJECT.match(text)
    if subject is None:
        return text, about
    blank = " " * (subject.end() - 1) + "\n"  # places stay what they are in the file
    return blank + text[subject.end() :], replace(about, subject=subject["subject"].strip())


def show_findings(text: str, found: list[Finding]) -> None:
    """The findings, each with its place, and the way out."""
    if not found:
        say("Nothing to mend.")
        return
    for finding in found:
        line = text.count("\n", 0, finding.start) + 1
        where = f"line {line}: “{finding.text}”" if finding.text else "the whole"
        put(f"{bold(safe(finding.severity))}  {safe(' '.join(where.split()))}")
        paragraph(finding.reason, "      ")
        paragraph(finding.suggestion, "      ")
