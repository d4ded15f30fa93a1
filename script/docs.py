"""Makes what is written anew from what is: the rules page, its picture, and the transcripts in
README.md, whose commands are really run (on a fixed day, on empty records)."""

from __future__ import annotations

import ast
import hashlib
import json
import os
import re
import shlex
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
DAY = "2026-12-09T10:30:00-05:00"
COMMAND = "$ script/tactful "
PRETEND = "$ export TACTFUL_NOW="
PREPARING = ("$ export ", "$ unset ")


def ran(command: str, records: Path, now: str) -> str:
    """What a command prints at an instant."""
    environment = os.environ | {
        "TACTFUL_DATA": str(records),
        "TACTFUL_NOW": now,
        "TZ": "America/New_York",
        "LANG": "C.UTF-8",
    }
    arguments = shlex.split(command.removeprefix(COMMAND))
    done = subprocess.run(
        [sys.executable, "-m", "tactful", *arguments],
        env=environment, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{command}\n{done.stdout}{done.stderr}")
    return done.stdout


def refreshed(text: str) -> str:
    """A page whose console blocks show what their commands print today."""
    with tempfile.TemporaryDirectory() as folder:
        lines: list[str] = []
        in_block, now = False, DAY
        for line in text.splitlines():
            if line == "```console":
                in_block = True
            elif line == "```":
                in_block = False
            if not in_block or line == "```console":
                lines.append(line)
            elif line.startswith("$ "):
                if not lines[-1].startswith(("```console", *PREPARING)):
                    lines.append("")
                lines.append(line)
                if line.startswith(PRETEND):
                    now = line.removeprefix(PRETEND)
                elif line.startswith("$ unset TACTFUL_NOW"):
                    now = DAY
                elif not line.startswith(PREPARING):
                    printed = ran(line, Path(folder) / "records", now)
                    lines += printed.rstrip("\n").split("\n")
        return "\n".join(lines) + "\n"


def with_figures(text: str) -> str:
    """The page about reading, with what `script/judge.py` finds today and `script/train` reported."""
    judge = [sys.executable, str(ROOT / "script" / "judge.py")]
    found = subprocess.run(judge, capture_output=True, text=True, encoding="utf-8", check=True)
    by_label = (ROOT / "corpus" / "report.txt").read_text("utf-8")
    pieces = text.split("```text\n")
    for n, shown in ((1, found.stdout), (2, by_label)):
        pieces[n] = f"{shown}```\n{pieces[n].partition('```' + chr(10))[2]}"
    return "```text\n".join(pieces)


def meaning(node: object) -> str:
    """A syntax tree in words that every Python writes alike: 3.13's own dump leaves out what is
    empty, and 3.12's trees have fields that older ones lack."""
    if isinstance(node, ast.AST):
        parts = ((name, value) for name, value in ast.iter_fields(node) if value not in (None, []))
        return f"{type(node).__name__}({', '.join(f'{n}={meaning(v)}' for n, v in parts)})"
    if isinstance(node, list):
        return f"[{', '.join(map(meaning, node))}]"
    return repr(node)


def fingerprint_of(etiquette: Path) -> str:
    """What the sources that decide boil down to: comments and layout do not count."""
    sources = sorted(p for p in etiquette.glob("*.py") if p.name != "fingerprint.py")
    sources.append(etiquette.parent / "reading" / "deciding.py")  # stored beside an advice
    trees = "".join(meaning(ast.parse(source.read_text("utf-8"))) for source in sources)
    return hashlib.sha256(trees.encode()).hexdigest()[:12]


def pages() -> dict[Path, str]:
    """All that is made, by its path."""
    from tactful.cases.reading import case_schema
    from tactful.wording.rules_page import rules_page, rules_picture

    readme = ROOT / "README.md"
    reading = ROOT / "docs" / "reading.md"
    etiquette = ROOT / "src" / "tactful" / "etiquette"
    fingerprint = etiquette / "fingerprint.py"
    return {
        fingerprint: re.sub(
            r'^FINGERPRINT = ".*"$',
            f'FINGERPRINT = "{fingerprint_of(etiquette)}"',
            fingerprint.read_text("utf-8"),
            flags=re.MULTILINE,
        ),
        ROOT / "docs" / "case.schema.json": json.dumps(case_schema(), indent=1) + "\n",
        ROOT / "docs" / "rules.md": rules_page(),
        ROOT / "docs" / "rules.svg": rules_picture(),
        reading: with_figures(reading.read_text("utf-8")),
        readme: refreshed(readme.read_text("utf-8")),
    }


if __name__ == "__main__":
    for path, text in pages().items():
        path.write_text(text, encoding="utf-8")
