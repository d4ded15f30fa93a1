"""The command line as a person runs it, in an empty folder.

What a command says and does is the same in this process as in one of its own, and takes a
fiftieth of the time; a process of its own has what is about processes: killing one, two at
once, a real terminal, a limit of the system, what is loaded at the start.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest

# These need the server that `script/test --postgresql` starts; it names them itself.
collect_ignore = [] if os.environ.get("TACTFUL_TEST_SERVER") else ["test_on_postgresql.py"]
NOW = "2026-12-09T10:30:00-05:00"  # a Wednesday in New York


@dataclass
class Ran:
    """How a command ended."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


@dataclass
class Terminal:
    """Somebody's computer: a folder for the records, and what time it is."""

    data: Path
    now: str = NOW
    more: dict[str, str] = field(default_factory=dict)

    @property
    def environment(self) -> dict[str, str]:
        kept = {n: v for n, v in os.environ.items() if not n.startswith("TACTFUL_") or "CACHE" in n}
        return (
            kept
            | {
                "TACTFUL_DATA": str(self.data),
                "TACTFUL_NOW": self.now,
                "TZ": "America/New_York",
                "LANG": "C.UTF-8",
                "HOME": str(self.data.parent),
            }
            | self.more
        )

    def start(self, *arguments: str, **how: Any) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-m", "tactful", *arguments],
            env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE, text=True, encoding="utf-8", cwd=self.data.parent, **how,
        )  # fmt: skip

    def __call__(self, *arguments: str, code: int = 0, stdin: str = "") -> Ran:
        """Run a command here."""
        return self._checked(arguments, code, self._run_here(arguments, stdin))

    def apart(self, *arguments: str, code: int = 0, stdin: str = "", **how: Any) -> Ran:
        """Run a command in a process of its own."""
        process = self.start(*arguments, **how)
        out, err = process.communicate(stdin, timeout=120)
        return self._checked(arguments, code, Ran(process.returncode, out, err))

    def _checked(self, arguments: tuple[str, ...], code: int, ran: Ran) -> Ran:
        assert "Traceback" not in ran.err, ran.err
        assert ran.code == code, f"{arguments}: {ran.out}{ran.err}"
        if code:
            assert ran.err.strip() or arguments[0] == "proof", "a refusal says why"
        return ran

    def _run_here(self, arguments: tuple[str, ...], stdin: str) -> Ran:
        from tactful.cli.main import run

        out, err = _stream(), _stream()
        given = _stream(stdin.encode("utf-8", "surrogateescape"))
        of_the_demo = arguments[:1] in (("demo",), ("--demo",))
        with (
            _records_in(self.data / "demo" if of_the_demo else self.data),
            patch.dict(os.environ, self.environment, clear=True),
            patch.object(sys, "stdin", given),
            redirect_stdout(out), redirect_stderr(err), chdir(self.data.parent),
        ):  # fmt: skip
            code = run(list(arguments))
        return Ran(code, _said(out), _said(err))


def _stream(given: bytes = b"") -> io.TextIOWrapper:
    return io.TextIOWrapper(io.BytesIO(given), encoding="utf-8")


def _said(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


@contextmanager
def _records_in(folder: Path) -> Iterator[None]:
    """Django learns once where the records are; here it is told for each command."""
    from django.db import connection

    import tactful.records.store  # noqa: F401 - says which settings are ours
    from tactful.records.stored import FILE_NAME

    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(folder / FILE_NAME)
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before


@pytest.fixture(scope="session")
def empty_records(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of records that a first command makes: made once, for making it takes a second."""
    folder = tmp_path_factory.mktemp("first") / "records"
    Terminal(folder)("list")
    return folder


@pytest.fixture
def new_computer(tmp_path: Path) -> Terminal:
    """A computer on which Tactful was never run."""
    return Terminal(tmp_path / "records")


@pytest.fixture
def tactful(new_computer: Terminal, empty_records: Path) -> Terminal:
    """A computer with nothing on it yet but empty records."""
    shutil.copytree(empty_records, new_computer.data)
    return new_computer


@pytest.fixture
def acme(tactful: Terminal) -> Terminal:
    """A computer with one application on it."""
    tactful("add", "Data Engineer at Acme", "--place", "US-NY", "--applied", "2026-11-02",
            "--person", "Dana Reyes, recruiter, dana@acme.example, +1 212 555 0147")  # fmt: skip
    return tactful
