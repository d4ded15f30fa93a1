"""Rooms without words raise codes: each has its sentence, and the values that it needs."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

import pytest

from tactful.ports import UnknownPlace
from tactful.refusal import CodedRefusal
from tactful.wording.refusals import COMMANDS, SENTENCES, explained, sentence_of

SOURCES = Path(__file__).resolve().parents[2] / "src" / "tactful"
WITHOUT_WORDS = ("etiquette", "reading", "records")
CODED = {
    "CodedRefusal", "CodedMisuse", "UnreadableFile", "UnreadableMail", "UnreadableMoment",
    "UnknownZone", "Newer", "Damaged", "Vanished", "Gone",
}  # fmt: skip
WITH_WORDS = {"Refused", "Misused", "Unreadable"}
OF_OTHER_ERRORS = [  # of the system, of a calendar, of JSON: they have words of their own
    "web/here.py", "web/phone.py", "cli/keeping.py", "cli/main.py",
    "cli/stateless.py", "usecases/import_file.py",
]  # fmt: skip
CHOSEN_AT_WORK = {"records_empty", "records_gone"}  # by one variable


def calls() -> Iterator[tuple[Path, ast.Call, str]]:
    for room in WITHOUT_WORDS:
        for path in sorted((SOURCES / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                    yield path, node, node.func.id


RAISED = [
    (str(path.relative_to(SOURCES)), call.args[0].value, {k.arg for k in call.keywords})
    for path, call, name in calls()
    if name in CODED and call.args and isinstance(call.args[0], ast.Constant)
]


@pytest.mark.parametrize(("where", "code", "values"), RAISED)
def test_a_code_has_its_sentence(where: str, code: str, values: set[str]) -> None:
    wanted = {field for _, field, _, _ in Formatter().parse(SENTENCES[code]) if field}
    hinted = {field for _, field, _, _ in Formatter().parse(COMMANDS.get(code, "")) if field}
    assert wanted | hinted <= values, where
    assert re.search(r"[.:]$|\{(?:why|backup)\}$|FILE$|json$|'$", SENTENCES[code])


def test_every_sentence_is_said_somewhere() -> None:
    assert {code for _, code, _ in RAISED} | CHOSEN_AT_WORK == set(SENTENCES)


def test_rooms_without_words_raise_none() -> None:
    spoken = [path for path, call, name in calls() if name in WITH_WORDS and call.args]
    assert spoken == []


def test_doors_say_what_was_refused() -> None:
    """`str(error)` of a code is the code: doors and use cases ask `wording.refusals`."""
    forgotten = [
        str(path.relative_to(SOURCES))
        for room in ("web", "cli", "worker", "usecases")
        for path in sorted((SOURCES / room).rglob("*.py"))
        if re.search(r"\berror\.sentence\b|str\(error\)|\{error\}", path.read_text("utf-8"))
    ]
    assert forgotten == OF_OTHER_ERRORS


def test_a_place_that_is_none_ends_in_a_stop() -> None:
    said = "XX is no country"
    assert explained(UnknownPlace(said)) == explained(UnknownPlace(f"{said}.")) == f"{said}."
    assert explained(UnknownPlace("Did you mean York?")) == "Did you mean York?"


def test_a_hint_for_the_command_line_has_its_place() -> None:
    damaged = CodedRefusal("damaged", path="records.sqlite3", newest="monday.sqlite3")
    assert sentence_of(damaged) == (
        "Your records records.sqlite3 are damaged. The newest backup is monday.sqlite3."
    )
    assert explained(damaged).endswith("tactful restore (it keeps what stands there now).")
