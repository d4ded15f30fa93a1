"""`when`, `heard` and `advise`: filters that need no records, no folder and no Django."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any, TextIO

import click

from tactful.cli.output import json_text, put, safe, say, say_json
from tactful.limits import NOTE_LIMIT
from tactful.refusal import Misused, Refused
from tactful.wording.refusals import explained

if TYPE_CHECKING:
    from tactful.etiquette.workdays import Workdays
    from tactful.ports import KnownPlace
    from tactful.reading.findings import Finding
    from tactful.reading.heard import Heard

LONGEST_LINE = 10_000_000
SAID = "The day it was said, in the employer's place (default: today)."
PLACE = "Where the employer is: a city, a region or a country; US-NY."
CODE = re.compile(r"[A-Z]{2}(-[A-Z0-9]{1,3})?")


def workdays_of(place: str) -> Workdays:
    """The working days of a place, as people say it. Raises `Misused` when nobody knows it."""
    from tactful import wiring
    from tactful.ports import UnknownPlace

    code = place if CODE.fullmatch(place) else place_meant(place).place
    country, _, part = code.partition("-")
    try:
        return wiring.holidays().workdays(country, part or None)
    except UnknownPlace as error:
        raise Misused(explained(error)) from error


def place_meant(written: str) -> KnownPlace:
    """The one place that is meant. Raises `Misused` where nobody knows it, or it is one of
    several.
    """
    from tactful import wiring
    from tactful.ports import KnownPlace, UnknownPlace, one_place

    if CODE.fullmatch(written):  # the usual case needs no look-up
        country, _, part = written.partition("-")
        try:
            return KnownPlace(written, written, wiring.zones().zone_of(country, part or None))
        except UnknownPlace as error:
            raise Misused(explained(error)) from error
    try:
        return one_place(written, wiring.places().find(written))
    except UnknownPlace as error:
        raise Misused(explained(error)) from error


@click.command(epilog="Example: tactful place Manchester")
@click.argument("words", nargs=-1, required=True)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def place(words: tuple[str, ...], as_json: bool) -> None:
    """Where a place is: its clock, and whose holidays it has.

    A city, a region or a country, in English or as people there write it.
    """
    from tactful import wiring
    from tactful.ports import SeveralPlaces, UnknownPlace, one_place

    written = " ".join(words)
    one, found = None, []
    try:
        one = one_place(written, wiring.places().find(written))
    except SeveralPlaces as several:
        found = several.choices
    except UnknownPlace as error:
        raise Misused(explained(error)) from error
    if as_json:
        say_json(
            {
                "place": one.place if one else None,
                "name": one.name if one else None,
                "zone": one.zone if one else None,
                "choices": [{"place": p.place, "name": p.name, "zone": p.zone} for p in found],
            }
        )
        return
    if one is None:
        say(f"There are several places called “{written[:40]}”. Say which one:")
    for known in [one] if one else found:
        say(f"{known.name}: holidays of {known.place}, clock of {known.zone}")


def day_said(text: str | None, workdays: Workdays) -> date:
    """The day something was said on, as written, or today."""
    from tactful import clock

    today = clock.local(clock.now()).date()
    if text is None:
        return today
    from tactful.reading.moments import read_day

    return read_day(text, today, workdays, past=True)


@click.command(epilog='Example: tactful when "in a couple of weeks" --said 2026-12-07 --place US')
@click.argument("words", nargs=-1, required=True)
@click.option("--said", metavar="DAY", help=SAID)
@click.option("--place", required=True, help=PLACE)
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def when(words: tuple[str, ...], said: str | None, place: str, as_json: bool) -> None:
    """Which day they meant by "in a couple of weeks"."""
    from tactful.reading.promises import parse_promise
    from tactful.wording.promise import said_back

    text = checked_text(" ".join(words))
    workdays = workdays_of(place)
    said_on = day_said(said, workdays)
    promise = parse_promise(text, said_on, workdays)
    back = said_back(promise, said_on)
    if as_json:
        say_json(
            {
                "not_before": iso(promise.not_before),
                "deadline": iso(promise.deadline),
                "said_back": back,
            }
        )
    else:
        say(back[0].upper() + back[1:])


@click.command(
    epilog="Example: tactful heard 'They contact everyone within two weeks, I may call.'"
    " --said 2026-12-07 --place US"
)
@click.argument("note")
@click.option("--said", metavar="DAY", help=SAID)
@click.option("--place", required=True, help=PLACE)
@click.option("--why", is_flag=True, help="Show the words behind each finding.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def heard(note: str, said: str | None, place: str, why: bool, as_json: bool) -> None:
    """What a note about an interview says was agreed.

    NOTE is the text, or - to read it from the standard input. What was not said is null,
    never guessed.
    """
    from tactful.reading.notes import read_closely

    text = checked_text(sys.stdin.read(NOTE_LIMIT + 1) if note == "-" else note)
    workdays = workdays_of(place)
    said_on = day_said(said, workdays)
    found, findings = read_closely(text, said_on, workdays)
    if as_json:
        shown = {"findings": findings_as_json(text, findings)} if why else {}
        say_json(heard_as_json(found) | shown)
        return
    from tactful.reading.roles import speakers_in
    from tactful.wording.heard import heard_in_words, several_spoke

    lines = heard_in_words(found, said_on, text) + several_spoke(speakers_in(text))
    for line in lines or ["Nothing about the process is said there."]:
        say(line)
    if why:
        for finding in findings:
            say(f"  {finding.label}: “{text[finding.start : finding.end]}” ({finding.sure:.0%})")


def findings_as_json(text: str, findings: Iterable[Finding]) -> list[dict[str, Any]]:
    """Findings with the words that show them."""
    return [
        {
            "label": f.label, "start": f.start, "end": f.end, "text": text[f.start : f.end],
            "sure": round(f.sure, 2),
        }
        for f in findings
    ]  # fmt: skip


def heard_as_json(found: Heard) -> dict[str, Any]:
    """What was heard, field by field; null where nothing was said."""
    return {
        "everyone_contacted": found.everyone_contacted,
        "contact_by": iso(found.contact_by),
        "may_follow_up": found.may_follow_up,
        "follow_up_on": iso(found.follow_up_on),
        "not_before": iso(found.not_before),
        "channel": found.channel.value if found.channel else None,
        "decisions_begin": iso(found.decisions_begin),
        "next_steps": found.next_steps,
        "accepts_linkedin": found.accepts_linkedin,
        "fit": found.fit.value if found.fit else None,
        "requests": None
        if found.requests is None
        else [{"what": asked.what, "due": iso(asked.due)} for asked in found.requests],
        "said_by": found.said_by,
        "contact": found.contact,
        "calls": [at.isoformat(timespec="minutes") for at in found.calls],
    }


@click.command(
    "advise",
    epilog="Example: tactful export | jq -c '.applications[].case' | tactful advise -",
)
@click.argument("file", type=click.File("r", encoding="utf-8", lazy=False), default="-")
@click.option(
    "--profile",
    type=click.Choice(["reserved", "standard", "brisk"]),
    default="standard",
    help="The numbers to go by.",
)
@click.option("--json", "as_json", is_flag=True, help="Print JSON, as it does anyway.")
def advise_(file: TextIO, profile: str, as_json: bool) -> None:  # noqa: ARG001  # every command has it
    """Cases in, advice out, as JSON lines.

    FILE holds one case as a JSON object, or one case per line; - is the standard input. One
    advice per case is printed, in order. If a case cannot be read, nothing is printed but
    what is wrong, line by line.
    """
    put("".join(_advice_lines(file, profile)), nl=False)


def _advice_lines(file: TextIO, profile: str) -> list[str]:
    from tactful import wiring
    from tactful.cases.problems import CaseError
    from tactful.cases.reading import read_case
    from tactful.cases.writing import advice_as_json
    from tactful.etiquette.decision import advise
    from tactful.etiquette.profiles import PROFILES
    from tactful.etiquette.workdays import OutsideCalendar
    from tactful.wording.advice import advice_in_words

    calendars = wiring.holidays().workdays
    chosen = PROFILES[profile]
    answers, problems = [], []
    for where, text in _documents(file):
        try:
            case = read_case(json.loads(text, parse_constant=_no_constant), calendars)
            codes = advice_as_json(advise(case, chosen))
            answers.append(json_text(advice_in_words(codes)) + "\n")
        except (CaseError, OutsideCalendar) as error:
            problems.append(f"{where}{error}")
        except ValueError as error:
            problems.append(f"{where}this is not JSON ({_what(error, where)})")
        except RecursionError:
            problems.append(f"{where}this JSON is nested too deeply")
    if problems:
        shown = problems[:20] + ([f"… and {len(problems) - 20} more"] if len(problems) > 20 else [])
        raise Refused("\n".join([*shown, "Nothing was advised; mend these and try again."]))
    return answers


def _what(error: ValueError, where: str) -> str:
    if not isinstance(error, json.JSONDecodeError):
        return explained(error)
    line = "" if where else f"line {error.lineno}, "
    return f"{error.msg}, {line}column {error.colno}"


def _no_constant(name: str) -> float:
    raise ValueError(f"{name} is no number of JSON")


def _documents(file: TextIO) -> list[tuple[str, str]]:
    """The cases of a file: one a line, or a single object over several lines."""
    text = file.read().removeprefix("\ufeff")
    lines = [(n, line) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    if not lines:
        raise Refused("There is no case to read: the input is empty.")
    if len(lines) > 1 and _is_one_document(text, lines[0][1]):
        return [("", text)]
    if any(len(line) > LONGEST_LINE for _, line in lines):
        raise Refused(f"A line is longer than {LONGEST_LINE:,} characters; that is no case.")
    if len(lines) == 1:
        return [("", lines[0][1])]
    return [(f"line {n}: ", line) for n, line in lines]


def _is_one_document(text: str, first_line: str) -> bool:
    """Whether an object goes on beyond its first line."""
    try:
        json.loads(first_line)
    except ValueError:
        pass
    else:
        return False
    try:
        json.loads(text)
    except ValueError:
        return first_line.strip() in ("{", "[")
    return True


def checked_text(text: str) -> str:
    """A text that can be read. Raises `Misused` for what is too long or no text."""
    if len(text) > NOTE_LIMIT:
        raise Misused(f"The text is longer than {NOTE_LIMIT:,} characters (1 MB); shorten it.")
    if "\x00" in text:
        raise Misused("The text holds a NUL character; take it out.")
    return safe(text)


def iso(day: date | None) -> str | None:
    """A day as JSON holds it."""
    return day.isoformat() if day else None
