"""`when`, `heard`, `advise`: filters without records, folder or Django."""

from __future__ import annotations

import json
import sys
from dataclasses import replace

import pytest

from tests.cli.conftest import Terminal
from tests.world import acme as acme_case
from tests.world import gold_lines


def test_when(tactful: Terminal) -> None:
    ran = tactful("when", "in a couple of weeks", "--said", "2026-12-07", "--place", "US")
    assert ran.out == "By Monday 21 December\n"
    given = tactful("when", "after the holidays", "--said", "2026-12-07", "--place", "US", "--json")
    assert given.json == {
        "not_before": "2027-01-04",
        "deadline": "2027-01-08",
        "said_back": "between Monday 4 January and Friday 8 January",
    }
    none = tactful("when", "soon", "--said", "2026-12-07", "--place", "US", "--json")
    assert none.json["deadline"] is None
    assert tactful("when", "tomorrow", "--place", "GB-ENG").out == "By Thursday 10 December\n"


def test_heard(tactful: Terminal) -> None:
    note = "They contact everyone within two weeks, they need two references by Friday."
    ran = tactful("heard", note, "--said", "2026-12-07", "--place", "US", "--json")
    assert ran.json == {
        "everyone_contacted": True, "contact_by": "2026-12-21", "may_follow_up": None,
        "follow_up_on": None, "channel": None, "decisions_begin": None, "next_steps": None,
        "accepts_linkedin": None, "fit": None,
        "not_before": None, "calls": [], "contact": None, "said_by": None,
        "requests": [{"what": "two references", "due": "2026-12-11"}],
    }  # fmt: skip
    piped = tactful("heard", "-", "--said", "2026-12-07", "--place", "US", stdin=note)
    assert "You hear by Monday 21 December." in piped.out
    assert "Nothing about" in tactful("heard", "Nice.", "--place", "US").out


def test_advise_reads_one_case_or_one_a_line(tactful: Terminal) -> None:
    one = tactful("advise", stdin=json.dumps(acme_case(), indent=2))
    assert one.json["rule"] == "agreed_deadline"
    rows = gold_lines("advice.jsonl")
    many = tactful("advise", "-", stdin="\n".join(json.dumps(row["case"]) for row in rows) + "\n\n")
    answers = [json.loads(line) for line in many.out.splitlines()]
    assert len(answers) == len(rows)
    for row, answer in zip(rows, answers, strict=True):
        assert {name: answer[name] for name in row["expect"]} == row["expect"]


def test_a_broken_line_in_the_middle_is_named_and_nothing_is_printed(tactful: Terminal) -> None:
    good = json.dumps(acme_case())
    lines = "\n".join([good, "{broken", good, json.dumps(acme_case(touches=[{"kind": "x"}])), good])
    refused = tactful("advise", stdin=lines, code=1)
    assert refused.out == ""
    assert "line 2: this is not JSON" in refused.err
    assert "line 4: touches[0].kind: 'x' is not one of thank_you" in refused.err
    assert "line 1" not in refused.err


@pytest.mark.parametrize(
    ("arguments", "stdin", "code", "says"),
    [
        (("advise",), "", 1, "empty"),
        (("advise",), "[1, 2]", 1, "must be a JSON object"),
        (("advise",), "{\n", 1, "not JSON"),
        (("advise",), '{"now": NaN}', 1, "NaN is no number"),
        (("advise",), "[" * 100_000, 1, "nested too deeply"),
        (("advise", "nowhere.json"), "", 2, "nowhere.json"),
        (("when", "soon", "--place", "XX"), "", 2, "no country"),
        (("when", "soon", "--place", "US-ZZ"), "", 2, "no part of US"),
        (("when", "soon", "--place", "US", "--said", "2026-02-30"), "", 2, "no day"),
        (("when", "soon"), "", 2, "--place"),
        (("when", "x" * 100_000, "--place", "US", "--said", "x" * 1000), "", 2, "is no day"),
        (("heard", "-", "--place", "US"), "x" * 10_000_000, 2, "1 MB"),
        (("heard", "-", "--place", "US"), "a\x00b", 2, "NUL"),
        (("nonsense", "x"), "", 2, "no command"),
        (("tody",), "", 2, "today"),
    ],
    ids=lambda value: str(value)[:40],
)
def test_what_is_wrong_is_one_sentence(
    tactful: Terminal, arguments: tuple[str, ...], stdin: str, code: int, says: str
) -> None:
    assert says in tactful(*arguments, code=code, stdin=stdin).err


def test_text_that_is_not_utf8(tactful: Terminal) -> None:
    file = tactful.data.parent / "latin.json"
    file.write_bytes('{"now": "é"}'.encode("latin-1"))
    assert "UTF-8" in tactful("advise", str(file), code=1).err
    assert "UTF-8" in tactful("import", str(file), code=1).err


def test_terminal_escapes_never_reach_the_terminal(tactful: Terminal) -> None:
    evil = json.dumps(acme_case() | {"\x1b]0;pwned\x07": 1})
    assert "\x1b" not in tactful("advise", stdin=evil, code=1).err
    ran = tactful("heard", "Next steps: \x1b[2J\u202egnp.exe.", "--place", "US")
    assert "\x1b" not in ran.out
    assert "\u202e" not in ran.out


def test_the_filters_load_no_django_and_make_no_folder(new_computer: Terminal) -> None:
    import subprocess

    for arguments in (
        ["when", "soon", "--place", "US"],
        ["heard", "Soon.", "--place", "US"],
        ["--version"],
        ["--help"],
    ):
        code = (
            "import sys\nfrom tactful.cli.main import run\n"
            f"assert run({arguments!r}) == 0\n"
            "assert not any(name.split('.')[0] == 'django' for name in sys.modules)\n"
        )
        subprocess.run(
            [sys.executable, "-c", code],
            env=new_computer.environment,
            check=True,
            capture_output=True,
        )
    subprocess.run(
        [sys.executable, "-m", "tactful", "advise"], env=new_computer.environment, check=True,
        input=json.dumps(acme_case()).encode(), capture_output=True,
    )  # fmt: skip
    assert not new_computer.data.exists()


def test_a_wrong_clock_is_said(tactful: Terminal) -> None:
    assert "TACTFUL_NOW" in replace(tactful, now="yesterday")("today", code=1).err
