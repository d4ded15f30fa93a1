"""Mutations: one small mistake at a time, and whether the tests notice (`script/mutants`)."""

from __future__ import annotations

import argparse
import ast
import copy
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
SUITES = {
    "etiquette": ["tests/etiquette/test_gold.py", "tests/etiquette", "tests/wording/test_words.py"],
    "reading": [
        "tests/reading",
        "tests/etiquette/test_promises.py",
        "tests/usecases",
        "tests/cli",
        "tests/wording/test_proof.py",
    ],
    "records": ["tests/records", "tests/usecases", "tests/cli", "tests/web"],
}
SWAPPED: dict[type[ast.cmpop], type[ast.cmpop]] = {
    ast.Lt: ast.LtE, ast.LtE: ast.Lt, ast.Gt: ast.GtE, ast.GtE: ast.Gt, ast.Eq: ast.NotEq,
    ast.NotEq: ast.Eq, ast.Is: ast.IsNot, ast.IsNot: ast.Is, ast.In: ast.NotIn, ast.NotIn: ast.In,
}  # fmt: skip
LONGEST = 900  # seconds for the tests without a mistake
SLACK = 3  # times as long as that a test run with a mistake may take


@dataclass(frozen=True)
class Mutant:
    """One mistake: where, and how the line reads with it."""

    path: Path
    line: int
    was: str
    reads: str
    source: str


def mistakes(node: ast.AST) -> Iterator[ast.AST]:
    """The node with one small thing wrong, for each thing that can be."""
    if isinstance(node, ast.Compare) and type(node.ops[0]) in SWAPPED:
        wrong = copy.deepcopy(node)
        wrong.ops[0] = SWAPPED[type(node.ops[0])]()
        yield wrong
    elif isinstance(node, ast.BoolOp):
        wrong_op = copy.deepcopy(node)
        wrong_op.op = ast.Or() if isinstance(node.op, ast.And) else ast.And()
        yield wrong_op
    elif isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not):
        yield node.operand
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add | ast.Sub):
        wrong_sum = copy.deepcopy(node)
        wrong_sum.op = ast.Sub() if isinstance(node.op, ast.Add) else ast.Add()
        yield wrong_sum
    elif isinstance(node, ast.Constant) and isinstance(node.value, bool):
        yield ast.Constant(not node.value)
    elif isinstance(node, ast.Constant) and isinstance(node.value, int):
        yield ast.Constant(node.value + 1)
    elif isinstance(node, ast.IfExp):
        yield ast.IfExp(node.test, node.orelse, node.body)


class Swap(ast.NodeTransformer):
    """Puts one node in the place of another."""

    def __init__(self, old: ast.AST, new: ast.AST) -> None:
        self.old, self.new = old, new

    def visit(self, node: ast.AST) -> ast.AST:
        """The new one where the old one stood."""
        return ast.copy_location(self.new, node) if node is self.old else self.generic_visit(node)


def _walk(tree: ast.AST) -> list[ast.AST]:
    """What means something when the program runs: not whether a class is frozen, nor a type, nor
    a check of the program itself (``strict``) that cannot fail.
    """
    silent = set[ast.AST]()
    for node in ast.walk(tree):
        parts: list[ast.AST] = list(getattr(node, "decorator_list", []))
        parts += filter(None, (getattr(node, "annotation", None), getattr(node, "returns", None)))
        if isinstance(node, ast.ClassDef):
            parts += node.keywords
        if isinstance(node, ast.keyword) and node.arg == "strict":
            parts.append(node.value)
        for part in parts:
            silent.update(ast.walk(part))
    return [node for node in ast.walk(tree) if node not in silent]


def mutants_of(path: Path) -> Iterator[Mutant]:
    """Every mistake that can be made in a file: each node makes one at most."""
    text = path.read_text("utf-8")
    able = [n for n, node in enumerate(_walk(ast.parse(text))) if next(mistakes(node), None)]
    for number in able:
        tree = ast.parse(text)
        node = list(_walk(tree))[number]
        wrong = next(mistakes(node))
        line, was, reads = getattr(node, "lineno", 0), ast.unparse(node), ast.unparse(wrong)
        mutated = ast.unparse(ast.fix_missing_locations(Swap(node, wrong).visit(tree)))
        yield Mutant(path, line, was, reads, mutated)


class Seen(StrEnum):
    """What became of a mistake. One that keeps the tests running for ever is told apart: the
    tests of a person would hang, and somebody would look.
    """

    NOTICED = "noticed"
    HANGS = "hangs"
    SURVIVES = "survives"


def run(change: Mutant | None, suites: list[str], longest: float) -> Seen:
    """What the tests say of a copy of the program with a mistake in it, or of one without."""
    with tempfile.TemporaryDirectory(prefix="tactful-mutant-") as folder:
        here = Path(folder)
        for name in ("src", "tests", "script", "corpus", "docs"):
            shutil.copytree(ROOT / name, here / name)
        for name in ("pyproject.toml", "README.md", "CHANGELOG.md"):
            shutil.copy(ROOT / name, here / name)
        if change is not None:
            (here / change.path.relative_to(ROOT)).write_text(change.source, "utf-8")
        try:
            done = subprocess.run(
                [sys.executable, "-m", "pytest", "-x", "-q", "-p", "no:cacheprovider", *suites],
                cwd=here, env=os.environ | {"PYTHONPATH": str(here / "src")}, capture_output=True,
                timeout=longest, check=False,
            )  # fmt: skip
        except subprocess.TimeoutExpired:
            return Seen.HANGS
        return Seen.NOTICED if done.returncode else Seen.SURVIVES


def main() -> None:
    """Make mistakes, and print those that nobody noticed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("room", choices=SUITES)
    asked.add_argument("--only", default="", help="files whose name holds this")
    asked.add_argument("--sample", type=int, default=0, help="so many of them, drawn by --seed")
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--at-once", type=int, default=os.cpu_count() or 1)
    told = asked.parse_args()
    files = sorted((ROOT / "src" / "tactful" / told.room).rglob("*.py"))
    files = [f for f in files if told.only in f.name and "migrations" not in f.parts]
    every = [mutant for path in files for mutant in mutants_of(path)]
    chosen = every
    if told.sample and told.sample < len(every):
        chosen = random.Random(told.seed).sample(every, told.sample)
    suites = SUITES[told.room]
    begun = time.monotonic()
    if run(None, suites, LONGEST) is not Seen.SURVIVES:
        sys.exit("The tests fail without any mistake, or take too long: nothing can be said.")
    longest = (time.monotonic() - begun) * SLACK * told.at_once
    count = Counter[Seen]()
    with ThreadPoolExecutor(told.at_once) as pool:
        results = pool.map(lambda mutant: run(mutant, suites, longest), chosen)
        for m, seen in zip(chosen, results, strict=True):
            count[seen] += 1
            if seen is not Seen.NOTICED:
                where = f"{m.path.relative_to(ROOT)}:{m.line}"
                print(f"{seen}: {where}: {m.was}  ->  {m.reads}", flush=True)
    noticed, hangs = count[Seen.NOTICED], count[Seen.HANGS]
    print(f"{told.room}: {noticed} of {len(chosen)} noticed ({noticed / max(1, len(chosen)):.0%}),"
          f" {hangs} hang; {len(every)} can be made")  # fmt: skip


if __name__ == "__main__":
    main()
