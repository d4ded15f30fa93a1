"""The fields of a case in JSON, one by one: read, checked, and refused with their place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from typing import Any, TypeVar

from tactful.etiquette.workdays import FIRST_YEAR, LAST_YEAR

NOTE_LIMIT = 1_000_000
UNSEEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")

Json = Mapping[str, Any]
T = TypeVar("T")
D = TypeVar("D", bound=date)
E = TypeVar("E", bound=StrEnum)


class CaseError(ValueError):
    """A case cannot be read. The message names the field, what is wrong and how to mend it."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}" if where else problem)


class _Missing:
    """Stands for a field that is not there, where null would mean something else."""


MISSING = _Missing()


def known_object(where: str, data: object, fields: frozenset[str]) -> Json:
    """An object none of whose fields is unknown."""
    if not isinstance(data, dict):
        what = where or "a case"
        raise CaseError("", f'{what} must be a JSON object, like {{"…": …}}')
    if not data.keys() <= fields:
        unknown = min(key for key in data if key not in fields)
        path = f"{where}.{unknown}" if where else unknown
        raise CaseError(
            _printable(path), f"is not a field Tactful knows; it knows {', '.join(sorted(fields))}"
        )
    return data


def items(name: str, top: Json) -> enumerate[Any]:
    """The rows of a list, numbered."""
    data = top.get(name)
    if data is None:
        return enumerate(())
    if not isinstance(data, list):
        raise CaseError(name, "must be a list, like […]")
    return enumerate(data)


def needed(where: str, value: T | None) -> T:
    """The value, which must be there."""
    if value is None or value == "":
        raise CaseError(where, "is needed")
    return value


def text(where: str, value: object) -> str | None:
    """A text, or None."""
    if value is None:
        return None
    if not isinstance(value, str):
        raise CaseError(where, f"must be a text in quotes, not {_shown(value)}")
    if len(value) > NOTE_LIMIT:
        raise CaseError(where, f"is longer than {NOTE_LIMIT:,} characters; shorten it")
    if not value.isprintable() and UNSEEN.search(value):
        raise CaseError(where, "holds control characters; take them out")
    return value


def yes(where: str, value: object) -> bool:
    """Whether it is true; null and absent are no."""
    return yes_no_unknown(where, value) is True


def yes_no_unknown(where: str, value: object) -> bool | None:
    """True, false, or None for what is not known."""
    if value is None or value is True or value is False:
        return value
    raise CaseError(where, f"must be true, false or null, not {_shown(value)}")


def day(where: str, value: object) -> date | None:
    """A day, or None."""
    if value is None:
        return None
    if isinstance(value, str) and len(value) == 10:
        try:
            day = date.fromisoformat(value)
        except ValueError:
            pass
        else:
            return _in_known_years(where, day)
    raise CaseError(where, f"{_shown(value)} is no day; write it like 2026-12-18")


def instant(where: str, value: object) -> datetime:
    """An instant with its offset."""
    if value is MISSING or value is None:
        raise CaseError(where, "is needed: an instant like 2026-12-07T10:00:00-05:00")
    if isinstance(value, str):
        try:
            instant = datetime.fromisoformat(value)
        except ValueError:
            pass
        else:
            if instant.tzinfo is not None:
                return _in_known_years(where, instant)
    raise CaseError(
        where,
        f"{_shown(value)} is no instant with an offset; write it like 2026-12-07T10:00:00-05:00",
    )


def _in_known_years(where: str, day: D) -> D:
    if not FIRST_YEAR < day.year < LAST_YEAR:
        raise CaseError(where, f"the year {day.year} is outside {FIRST_YEAR}-{LAST_YEAR}")
    return day


def one_of(where: str, value: object, words: type[E]) -> E | None:
    """One of the words of an enumeration, or None."""
    if value is None:
        return None
    if isinstance(value, str):
        member = words._value2member_map_.get(value)
        if member is not None:
            return member  # type: ignore[return-value]  # the map is typed for any Enum
    allowed = ", ".join(word.value for word in words)
    raise CaseError(where, f"{_shown(value)} is not one of {allowed}")


def who(where: str, value: object, known: set[str]) -> str:
    """The id of somebody in people."""
    if isinstance(value, str) and value in known:
        return value
    raise CaseError(where, f"{_shown(value)} is the id of nobody in people")


def _shown(value: object) -> str:
    text = _printable(repr(value))
    return text if len(text) <= 60 else text[:57] + "…"


def _printable(text: str) -> str:
    return UNSEEN.sub("�", text)
