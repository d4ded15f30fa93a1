"""The house in order: documents in step with the code, locks without addresses, files of a size."""

from __future__ import annotations

import ast
import importlib.util
import re
import subprocess
from pathlib import Path

import pytest

from tactful import config
from tactful.cli.main import COMMANDS, version

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [path for path in (ROOT / "src").rglob("*.py") if "migrations" not in path.parts]
VAGUE = {"utils", "helpers", "common", "misc", "manager", "managers", "services", "base"}


def test_what_is_made_is_in_step_with_what_it_is_made_from() -> None:
    spec = importlib.util.spec_from_file_location("docs", ROOT / "script" / "docs.py")
    assert spec is not None
    assert spec.loader is not None
    docs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(docs)
    for path, text in docs.pages().items():
        assert path.read_text("utf-8") == text, f"{path} is out of step; run script/docs"


@pytest.mark.parametrize(
    "name",
    [
        "requirements.txt",
        "requirements-postgresql.txt",
        "requirements-dev.txt",
        "requirements-bench.txt",
    ],
)
def test_locks_have_hashes_and_no_addresses(name: str) -> None:
    text = (ROOT / name).read_text("utf-8")
    assert "://" not in text
    pinned = re.findall(r"(?m)^[a-z0-9].*==", text)
    assert pinned
    assert text.count("--hash=sha256:") >= len(pinned)


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "settings.md").read_text("utf-8")
    for setting in config.SETTINGS:
        assert f"| {setting.name} |" in page
        assert setting.help.endswith(".")
    used = {m for path in SOURCES for m in re.findall(r"TACTFUL_[A-Z_]+", path.read_text("utf-8"))}
    assert used - {"_TACTFUL_COMPLETE"} <= {setting.name for setting in config.SETTINGS}


def test_no_page_names_a_command_that_is_not_there() -> None:
    pages = [ROOT / "README.md", ROOT / "CHANGELOG.md", *(ROOT / "docs").rglob("*.md")]
    named = {
        (page.name, name)
        for page in pages
        for name in re.findall(r"tactful (?:--demo )?([a-z][a-z-]+)", page.read_text("utf-8"))
    }
    assert len(named) > 50
    assert not [(page, name) for page, name in sorted(named) if name not in COMMANDS]


def test_every_field_of_the_case_format_is_documented() -> None:
    from tactful.cases.reading import case_schema

    page = (ROOT / "docs" / "cases.md").read_text("utf-8")
    for name, part in case_schema()["$defs"].items():
        for word in [*part.get("properties", ()), *part.get("enum", ())]:
            assert re.search(rf"\b{word}\b", page), f"{name}: {word}"


def test_every_fact_of_a_letter_and_every_finding_is_documented() -> None:
    from tactful.wording.letter_file import SLOTS
    from tactful.wording.tone import TONES

    page = (ROOT / "docs" / "wording.md").read_text("utf-8")
    for slot in SLOTS:
        assert f"{{{slot}}}" in page, slot
    source = (ROOT / "src/tactful/wording/proof.py").read_text("utf-8")
    rules = {tone.name for tone in TONES} | set(
        re.findall(r'"((?:no|too|wrong|fake|long)_\w+|blank)"', source)
    )
    for rule in rules:
        assert re.search(rf"\b{rule}\b", page), rule


def test_files_and_functions_are_of_a_size() -> None:
    for path in SOURCES:
        text = path.read_text("utf-8")
        assert text.count("\n") <= 500, path
        assert path.stem not in VAGUE, path
        for node in ast.walk(ast.parse(text)):
            if isinstance(node, ast.FunctionDef):
                assert (node.end_lineno or 0) - node.lineno <= 60, f"{path}: {node.name}"


def test_no_work_is_left_lying_about() -> None:
    for path in [*SOURCES, *(ROOT / "tests").rglob("*.py")]:
        if path != Path(__file__):
            assert not re.search(r"\b(TODO|FIXME|XXX|HACK)\b", path.read_text("utf-8")), path


def test_the_version_is_that_of_the_changelog() -> None:
    newest = re.search(r"(?m)^## (\d+\.\d+\.\d+)", (ROOT / "CHANGELOG.md").read_text("utf-8"))
    assert newest is not None
    assert version() == newest[1]


def test_links_between_documents_lead_somewhere() -> None:
    for page in [ROOT / "README.md", *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\((?!#)([^)]+)\)", page.read_text("utf-8")):
            assert (page.parent / target.split("#")[0]).exists(), f"{page}: {target}"


def test_the_scripts_are_plain_shell() -> None:
    for script in (ROOT / "script").iterdir():
        if script.suffix not in (".py", "") or script.is_dir():
            continue
        if script.suffix == "":
            subprocess.run(["sh", "-n", str(script)], check=True)
