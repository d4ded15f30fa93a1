"""What is written so that a program runs after login: read by the systems' own rules."""

from __future__ import annotations

import plistlib
import shlex
import shutil
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest

from tactful.adapters.at_login import TASK, AtLogin, Program, at_login
from tactful.refusal import Refused

STRANGE = 'C:\\My "own" 100% $HOME folder'


def program(name: str = "watch", **environment: str) -> Program:
    return Program(name, (sys.executable, "-m", "tactful", name), environment)


def test_systemd_itself_takes_the_unit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    item = at_login(program(TACTFUL_DATA=STRANGE), "linux", tmp_path, 1000)
    assert item.path == tmp_path / ".config/systemd/user/tactful-watch.service"
    text = item.content.decode()
    assert f'ExecStart="{sys.executable}" "-m" "tactful" "watch"' in text
    assert 'Environment="TACTFUL_DATA=C:\\\\My \\"own\\" 100%% $HOME folder"' in text
    assert item.start[-1] == ("systemctl", "--user", "enable", "--now", "tactful-watch.service")
    verify = shutil.which("systemd-analyze")
    if verify is not None:  # not on every system that the tests run on
        unit = tmp_path / item.path.name
        unit.write_bytes(item.content)
        said = subprocess.run(
            [verify, "verify", "--user", str(unit)], capture_output=True, text=True, check=False
        )
        ours = [line for line in said.stderr.splitlines() if unit.name in line]
        assert not [line for line in ours if "Failed to connect" not in line], said.stderr


def test_launchd_reads_a_property_list(tmp_path: Path) -> None:
    item = at_login(program(TACTFUL_DATA=STRANGE), "darwin", tmp_path, 501)
    read = plistlib.loads(item.content)
    assert read["ProgramArguments"] == [sys.executable, "-m", "tactful", "watch"]
    assert read["EnvironmentVariables"] == {"TACTFUL_DATA": STRANGE}
    assert read["RunAtLoad"] is True
    assert item.start == (("launchctl", "bootstrap", "gui/501", str(item.path)),)
    assert item.stop == (("launchctl", "bootout", "gui/501/org.tactful.watch"),)


def test_windows_reads_a_task(tmp_path: Path) -> None:
    item = at_login(program("serve", TACTFUL_DATA="C:\\Tactful"), "win32", tmp_path, 0)
    task = ElementTree.fromstring(item.content)  # of our own making
    names = {"t": TASK}
    assert task.find("t:Triggers/t:LogonTrigger", names) is not None
    assert task.findtext("t:Settings/t:ExecutionTimeLimit", "", names) == "PT0S"
    line = task.findtext("t:Actions/t:Exec/t:Arguments", "", names)
    assert "'TACTFUL_DATA': 'C:\\\\Tactful'" in line
    assert "sys.argv[1:] = ['serve']" in line


def test_a_task_opens_no_window_and_runs_without_one(tmp_path: Path) -> None:
    there = Program("serve", ("C:\\Py\\python.exe", "-m", "tactful", "serve"), {})
    task = ElementTree.fromstring(at_login(there, "win32", tmp_path, 0).content)
    names = {"t": TASK}
    assert task.findtext("t:Actions/t:Exec/t:Command", "", names) == "C:\\Py\\pythonw.exe"
    settings = {"TACTFUL_DATA": str(tmp_path / "data"), "TACTFUL_CACHE": str(tmp_path / "cache")}
    here = Program("watch", (sys.executable, "-m", "tactful", "today", "--json"), settings)
    task = ElementTree.fromstring(at_login(here, "win32", tmp_path, 0).content)
    line = task.findtext("t:Actions/t:Exec/t:Arguments", "", names)
    ran = subprocess.run(  # as pythonw runs: with no way to say anything
        f"exec {shlex.quote(sys.executable)} {line} >&- 2>&-", shell=True, check=False, cwd=tmp_path
    )
    assert ran.returncode == 0
    assert (tmp_path / "data").exists(), "what the task set was heard"


def test_another_system_is_told_what_to_run(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="-m tactful watch"):
        at_login(program(), "freebsd14", tmp_path, 1000)


def test_it_is_written_started_and_taken_away_whole(tmp_path: Path) -> None:
    told, path = tmp_path / "told", tmp_path / "new" / "unit"
    say = (sys.executable, "-c", f"open({str(told)!r}, 'a').write('x')")
    item = AtLogin(path, b"content", (say,), (say, ("no-such-program",)))
    item.write()
    assert (path.read_bytes(), told.read_text()) == (b"content", "x")
    assert path.stat().st_mode & 0o777 == 0o600, "it may hold the address of a database"
    item.take_away()
    assert (path.exists(), told.read_text()) == (False, "xx")


def test_a_unit_counts_from_the_next_login_on_even_where_nothing_can_be_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("XDG_CONFIG_HOME", raising=False)
    item = replace(at_login(program(), "linux", tmp_path, 1000), start=(("no-such-program",),))
    with pytest.raises(Refused, match="counts from the next login on"):
        item.write()
    wanted = tmp_path / ".config/systemd/user/default.target.wants/tactful-watch.service"
    assert wanted.resolve() == item.path
    replace(item, stop=()).take_away()
    assert not list(tmp_path.rglob("*.service"))


def test_what_the_system_refuses_is_said(tmp_path: Path) -> None:
    fails = (sys.executable, "-c", "import sys; sys.exit('no bus')")
    for command, says in ((fails, "no bus"), (("no-such-program",), "could not be run")):
        item = AtLogin(tmp_path / "unit", b"", (command,), ())
        with pytest.raises(Refused, match=says):
            item.write()
        assert item.is_there, "it counts from the next login on"
