"""The command line as a person runs it: a process of its own, in an empty folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

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

    def __call__(self, *arguments: str, code: int = 0, stdin: str = "", **how: Any) -> Ran:
        process = self.start(*arguments, **how)
        out, err = process.communicate(stdin, timeout=120)
        assert "Traceback" not in err, err
        assert process.returncode == code, f"{arguments}: {out}{err}"
        if code:
            assert err.strip(), "a refusal says why"
        return Ran(process.returncode, out, err)


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
