"""What is wrong with a case in JSON, in a sentence that names the field and how to mend it."""

from __future__ import annotations

import re
from typing import Any

from tactful.limits import NOTE_LIMIT, UNSEEN

WHERE = re.compile(r" - at `(?P<path>\$[^`]*)`$")
UNKNOWN = re.compile(r"^Object contains unknown field `(?P<name>.*)`", re.DOTALL)
MISSING = re.compile(r"^Object missing required field `(?P<name>[^`]*)`")
EXPECTED = re.compile(r"^Expected `(?P<wanted>[^`]+)`")
STEP = re.compile(r"\.([^.\[\]]+)|\[(\d+|\.\.\.)\]")


class CaseError(ValueError):
    """A case cannot be read. The message names the field, what is wrong and how to mend it."""

    def __init__(self, where: str, problem: str) -> None:
        super().__init__(f"{where}: {problem}" if where else problem)
        self.where = where
        self.problem = problem

    def within(self, part: str) -> CaseError:
        """The same, seen from the case that this is a part of."""
        return CaseError(".".join(filter(None, (part, self.where))), self.problem)


def problem_of(said: str, data: Any, fields: dict[str, tuple[str, ...]]) -> CaseError:
    """The refusal for what msgspec says about a document. ``fields`` are the names of each
    enumeration and object, by its name in the schema.
    """
    found = WHERE.search(said)
    path = found["path"].removeprefix("$").removeprefix(".") if found else ""
    value = _at(data, path)
    unknown = UNKNOWN.match(WHERE.sub("", said))
    if unknown is not None:
        where = ".".join(filter(None, (path, printable(unknown["name"]))))
        return CaseError(where, "is not a field Tactful knows; docs/cases.md lists them all")
    missing = MISSING.match(said)
    if missing is not None:
        where = ".".join(filter(None, (path, missing["name"])))
        return CaseError(where, _needed(missing["name"]))
    return CaseError(path, _wrong(said, path, value, fields))


def _needed(name: str) -> str:
    examples = {
        "now": "is needed: an instant like 2026-12-07T10:00:00-05:00",
        "at": "is needed: an instant like 2026-12-07T10:00:00-05:00",
        "employer": "is needed: at least country and timezone",
    }
    return examples.get(name, "is needed")


def _wrong(said: str, path: str, value: Any, enums: dict[str, tuple[str, ...]]) -> str:
    field = re.sub(r"\[[^\]]*\]", "", path.rpartition(".")[2])
    if said.startswith("Invalid enum value"):
        return f"{shown(value)} is not one of {', '.join(enums.get(field, ()))}"
    if "datetime" in said:
        return (
            f"{shown(value)} is no instant with an offset; write it like 2026-12-07T10:00:00-05:00"
        )
    if "date" in said:
        return f"{shown(value)} is no day; write it like 2026-12-18"
    if "length >= 1" in said:
        return "is needed"
    if "length <=" in said:
        return f"is longer than {NOTE_LIMIT:,} characters; shorten it"
    wanted = EXPECTED.match(said)
    kind = wanted["wanted"].partition(" |")[0] if wanted else ""
    return {
        "bool": "must be true, false or null",
        "array": "must be a list, like […]",
        "object": "must be an object, like {…}",
        "str": f"must be a text in quotes, not {shown(value)}",
        "int": f"must be a whole number, not {shown(value)}",
    }.get(kind, f"{shown(value)} cannot be read there")


def _at(data: Any, path: str) -> Any:
    """The value at a path like people[0].name, as far as it can be followed."""
    for name, index in STEP.findall(f".{path}"):
        try:
            data = data[name] if name else data[int(index)]
        except (KeyError, IndexError, TypeError, ValueError):
            return None
    return data


def shown(value: object) -> str:
    """A value for a message: short, and without what a terminal might obey."""
    text = printable(repr(value))
    return text if len(text) <= 60 else text[:57] + "…"


def printable(text: str) -> str:
    """A text without the signs that no text may hold."""
    return UNSEEN.sub("�", text)
