"""On a real terminal: questions are asked and answered, and there is colour unless unwanted."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
from dataclasses import replace

import pytest

from tests.cli.conftest import Terminal


def on_a_terminal(tactful: Terminal, *arguments: str, typed: str = "") -> tuple[int, str]:
    """Run a command on a terminal of its own, type, and read what stands there."""
    master, slave = pty.openpty()
    process = subprocess.Popen(
        [sys.executable, "-m", "tactful", *arguments],
        env=tactful.environment | {"TERM": "xterm"}, stdin=slave, stdout=slave, stderr=slave,
    )  # fmt: skip
    os.close(slave)
    os.write(master, typed.encode())
    shown = b""
    try:
        while chunk := os.read(master, 4096):
            shown += chunk
    except OSError:
        pass  # the other end has closed: the command is over
    os.close(master)
    return process.wait(timeout=60), shown.decode().replace("\r\n", "\n")


def test_the_debrief_asks_one_by_one_and_says_the_promise_back(acme: Terminal) -> None:
    acme("interview", "acme", "today", "9:00", "--with", "dana")
    answers = "y\nin a couple of weeks\nmaybe\ny\np\ntwo references by Friday\n\n\nn\ng\n"
    code, shown = on_a_terminal(acme, "debrief", "acme", typed=answers)
    assert code == 0, shown
    assert "in a couple of weeks: by Wednesday, December 23." in shown
    assert "Please answer y or n, or Enter to skip." in shown
    assert "you may write from Monday, January 4" in " ".join(shown.split())
    agreement = acme("show", "acme", "--json").json["case"]["agreements"][0]
    assert agreement["contact_by"] == "2026-12-23"
    assert agreement["channel"] == "phone"


@pytest.mark.parametrize("day", ["after 15 December", "not before the 14th", "early next week"])
def test_a_question_reads_its_answer_as_the_option_does(acme: Terminal, day: str) -> None:
    on_a_terminal(acme, "debrief", "acme", typed=f"y\n{day}\ny\n" + "\n" * 9)
    asked = acme("show", "acme", "--json").json["case"]["agreements"]
    acme("undo")
    acme("debrief", "acme", "--everyone", "yes", "--by", day, "--may-follow-up", "yes")
    assert asked[0]["contact_by"] is not None
    assert asked == acme("show", "acme", "--json").json["case"]["agreements"]


def test_skipping_every_question_saves_nothing(acme: Terminal) -> None:
    code, shown = on_a_terminal(acme, "debrief", "acme", typed="\n" * 11)
    assert code == 2
    assert "nothing was saved" in shown
    assert acme("show", "acme", "--json").json["case"]["agreements"] == []


def test_a_sentence_is_saved_only_when_one_agrees(acme: Terminal) -> None:
    said = ("debrief", "acme", "They contact everyone within two weeks.")
    assert "Nothing was saved." in on_a_terminal(acme, *said, typed="n\n")[1]
    assert "Noted for" in on_a_terminal(acme, *said, typed="y\n")[1]


def test_colour_on_a_terminal_unless_it_is_unwanted(acme: Terminal) -> None:
    assert "\x1b[1m" in on_a_terminal(acme, "today")[1]
    plain = replace(acme, more={"NO_COLOR": "1"})
    assert "\x1b" not in on_a_terminal(plain, "today")[1]


def test_what_would_be_installed_is_shown_and_asked_about(acme: Terminal) -> None:
    acme.more["XDG_CONFIG_HOME"] = str(acme.data.parent / "config")
    assert "No way to call you is set up" in acme("watch", "--install", code=1).err
    open_to_all = acme("serve", "--install", "--phone", code=1).err
    assert "needs a passphrase before it can start by itself" in open_to_all.replace("\n", " ")
    refused = acme("serve", "--install", code=1)
    assert "ExecStart=" in refused.out
    assert "Nothing was written" in refused.err
    assert not list(acme.data.parent.rglob("*.service"))
    assert "is not installed" in acme("serve", "--uninstall", code=1).err
    acme.more["TACTFUL_DATABASE"] = "postgresql://robin:s3cret@db.example/tactful"
    shown = acme("serve", "--install", code=1).out
    assert "postgresql://robin:…@db.example/tactful" in shown
    assert "s3cret" not in shown
    acme.more["TACTFUL_DATABASE"] = "postgresql://robin:s3@cret@db.example/t?password=s3cret2"
    shown = acme("serve", "--install", code=1).out
    assert "cret" not in shown


def test_what_was_begun_is_done_though_nobody_reads_on(acme: Terminal) -> None:
    """`tactful log … | head -1`: the reader is gone before the new agreement is kept."""
    reading, writing = os.pipe()
    os.close(reading)
    said = ("log", "acme", "replied", "Sorry, we need another week.", "--yes")
    process = subprocess.Popen(
        [sys.executable, "-m", "tactful", *said], env=acme.environment, stdout=writing,
        stderr=subprocess.PIPE, text=True,
    )  # fmt: skip
    os.close(writing)
    assert process.communicate()[1] == ""
    case = acme("show", "acme", "--json").json["case"]
    assert len(case["touches"]) == 1
    assert len(case["agreements"]) == 1
