"""The part of an export file that is about the candidate: name, addresses, own settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from tactful.etiquette.own_numbers import UnfitNumber, with_own_numbers
from tactful.etiquette.profiles import PROFILES
from tactful.limits import LONGEST_HISTORY, UNSEEN, is_one_line
from tactful.ports import Holidays
from tactful.reading.places import UnknownZone, read_zone
from tactful.reading.taken.columns import Column
from tactful.records.models import NAME_LENGTH
from tactful.refusal import Refused
from tactful.usecases.export_records import ME
from tactful.usecases.reminder_wishes import USUAL, check_wishes
from tactful.wording.letter_file import REGISTERS, SPELLINGS
from tactful.wording.numbers import say_unfit
from tactful.wording.refusals import explained, sentence_of

Json = dict[str, Any]
TEXTS = {"name": NAME_LENGTH, "timezone": 64, "email": 254, "phone": 40}
WRITING = {"register", "spelling", "linkedin_premium", "letters"}
MOST_DAYS = 1000
MOST_HEADS = 500
LONGEST_HEAD = 200
LONGEST_LETTER = 10_000


def read_me(me: object, holidays: Holidays) -> Json:
    """The fields that are given, checked. Raises `Refused` with what is wrong."""
    if me is None:
        return {}
    if not isinstance(me, dict) or set(me) - set(ME):
        raise Refused(f"In the export, me must be an object with {', '.join(ME)}.")
    given = {name: _text(name, me[name] or "", most) for name, most in TEXTS.items() if name in me}
    if given.get("timezone"):
        _check_zone(given["timezone"])
    profile = me.get("profile", "standard")
    if not isinstance(profile, str) or profile not in PROFILES:
        raise Refused(f"In the export, me.profile must be one of {', '.join(PROFILES)}.")
    checks: dict[str, Callable[[object], object]] = {
        "numbers": _numbers,
        "holidays": _holidays,
        "writing": _writing,
        "history_days": _history_days,
        "reminders": lambda value: _reminders(value, holidays),
        "table_heads": _table_heads,
    }
    settings: Json = {name: check(me[name]) for name, check in checks.items() if name in me}
    return given | ({"profile": profile} if "profile" in me else {}) | settings


def _text(name: str, value: object, most: int) -> str:
    if not isinstance(value, str):
        raise Refused(f"In the export, me.{name} must be a text.")
    if len(value) > most:
        raise Refused(f"In the export, me.{name} is longer than {most} characters.")
    if UNSEEN.search(value):
        raise Refused(f"In the export, me.{name} holds control characters; take them out.")
    if not is_one_line(value):
        raise Refused(f"In the export, me.{name} must be one line.")
    return value


def _check_zone(zone: str) -> None:
    try:
        read_zone(zone)
    except UnknownZone as error:
        raise Refused(f"In the export, me.timezone: {explained(error)}") from error


def _numbers(value: object) -> Json:
    if not isinstance(value, dict):
        raise Refused("In the export, me.numbers must be an object, like {…}.")
    try:
        with_own_numbers(
            PROFILES["standard"], {str(name): number for name, number in value.items()}
        )
    except UnfitNumber as error:
        where = f"In the export, me.numbers.{error.name[:40]}"
        raise Refused(f"{where}: {say_unfit(error)}.") from error
    return value


def _holidays(value: object) -> list[Json]:
    if not isinstance(value, list) or len(value) > MOST_DAYS:
        raise Refused(f"In the export, me.holidays must be a list of at most {MOST_DAYS} days.")
    for n, row in enumerate(value):
        where = f"In the export, me.holidays[{n}]"
        if not isinstance(row, dict) or set(row) != {"place", "day", "free"}:
            raise Refused(f"{where} must be an object with place, day and free.")
        if not isinstance(row["place"], str) or not isinstance(row["free"], bool):
            raise Refused(f"{where} must have a place as a text, and free as true or false.")
        try:
            date.fromisoformat(row["day"])
        except (TypeError, ValueError) as error:
            raise Refused(f"{where}.day must be a day like 2026-12-18.") from error
    return value


def _table_heads(value: object) -> Json:
    meanings = {"", *(column.value for column in Column)}
    if not isinstance(value, dict) or len(value) > MOST_HEADS:
        raise Refused(
            f"In the export, me.table_heads must be an object of at most {MOST_HEADS} heads."
        )
    for head, meaning in value.items():
        if len(head) > LONGEST_HEAD or UNSEEN.search(head) or not isinstance(meaning, str):
            raise Refused(
                f"In the export, me.table_heads: a head is a text of at most {LONGEST_HEAD}"
                " characters, and so is what it means."
            )
        if meaning not in meanings:
            raise Refused(
                f"In the export, me.table_heads: “{meaning[:40]}” is nothing a column can mean;"
                f" that is one of {', '.join(sorted(meanings - {''}))}, or empty."
            )
    return value


def _history_days(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= LONGEST_HISTORY:
        raise Refused(
            f"In the export, me.history_days must be a number from 1 to {LONGEST_HISTORY}."
        )
    return value


def _reminders(value: object, holidays: Holidays) -> Json:
    if not isinstance(value, dict):
        raise Refused("In the export, me.reminders must be an object, like {…}.")
    try:
        checked = check_wishes({**USUAL, **value}, holidays)
    except Refused as error:
        raise Refused(f"In the export, me.reminders: {sentence_of(error)}") from error
    return {name: checked[name] for name in value}


def _writing(value: object) -> Json:
    if not isinstance(value, dict) or set(value) - WRITING:
        raise Refused(f"In the export, me.writing must be an object with {', '.join(WRITING)}.")
    for name, words in (("register", REGISTERS), ("spelling", SPELLINGS)):
        if name in value and not (isinstance(value[name], str) and value[name] in words):
            raise Refused(f"In the export, me.writing.{name} must be one of {', '.join(words)}.")
    if not isinstance(value.get("linkedin_premium", False), bool):
        raise Refused("In the export, me.writing.linkedin_premium must be true or false.")
    letters = value.get("letters", {})
    sound = isinstance(letters, dict) and all(
        isinstance(text, str) and len(text) <= LONGEST_LETTER for text in letters.values()
    )
    if not sound:
        raise Refused("In the export, me.writing.letters must be texts by the kind of letter.")
    return value
