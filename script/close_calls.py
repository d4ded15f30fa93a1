"""Histories that tell a rule from the same rule with a mistake in it (`script/close_calls`).

The program is loaded twice, once with the mistake; histories are drawn until both tell different
things about one, and what does not matter is taken out of it.
"""

from __future__ import annotations

import argparse
import copy
import importlib
import json
import random
import sys
from collections.abc import Callable, Iterator
from importlib.abc import Loader, MetaPathFinder
from importlib.machinery import ModuleSpec
from importlib.util import spec_from_loader
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT), str(ROOT / "src"), str(ROOT / "script")]

from chance import history  # noqa: E402
from mutants import Mutant, mutants_of  # noqa: E402

KEPT = ROOT / "tests" / "etiquette" / "close_calls.jsonl"
OURS = ("tactful", "tests")
Json = dict[str, Any]
Teller = Callable[[Json, str], list[str]]


class Mistaken(MetaPathFinder, Loader):
    """Loads one module with the mistake in it."""

    def __init__(self, mutant: Mutant) -> None:
        inside = mutant.path.relative_to(ROOT / "src").with_suffix("")
        self.name, self.mutant = ".".join(inside.parts), mutant

    def find_spec(self, name: str, *_where: object) -> ModuleSpec | None:
        return spec_from_loader(name, self) if name == self.name else None

    def exec_module(self, module: ModuleType) -> None:
        exec(compile(self.mutant.source, str(self.mutant.path), "exec"), module.__dict__)


def teller(mutant: Mutant | None = None) -> Teller:
    """What the program tells about a history; of the one with the mistake, if one is given."""
    for name in [n for n in sys.modules if n.partition(".")[0] in OURS]:
        del sys.modules[name]
    finder = Mistaken(mutant) if mutant else None
    if finder:
        sys.meta_path.insert(0, finder)
    try:
        found = importlib.import_module("tests.etiquette.test_close_calls")
    finally:
        if finder:
            sys.meta_path.remove(finder)

    def tell(data: Json, profile: str) -> list[str]:
        try:
            lines: list[str] = found.lines(data, profile)
        except Exception as error:  # noqa: BLE001 - a mistake may raise anything
            return [repr(type(error))]
        return lines

    return tell


def smaller(data: Json) -> Iterator[Json]:
    """The history with one thing less."""
    for name, value in data.items():
        if isinstance(value, list):
            for index, one in enumerate(value):
                yield data | {name: value[:index] + value[index + 1 :]}
                for less in smaller(one) if isinstance(one, dict) else ():
                    yield data | {name: [*value[:index], less, *value[index + 1 :]]}
        elif isinstance(value, dict):
            for less in smaller(value):
                yield data | {name: less}
        if value in (None, [], False) or name in ("wanted", "ends_at", "channel", "kind"):
            yield {n: v for n, v in data.items() if n != name}


def shrunk(data: Json, differs: Callable[[Json], bool]) -> Json:
    """The smallest history found that still differs."""
    while True:
        less = next((one for one in smaller(data) if differs(one)), None)
        if less is None:
            return data
        data = less


def survivors(written: Path) -> list[Mutant]:
    """The mistakes that a report of script/mutants names."""
    lines = set(written.read_text("utf-8").splitlines())
    files = {ROOT / line.partition(":")[0] for line in lines if line.startswith("src/")}
    every = [mutant for path in sorted(files) for mutant in mutants_of(path)]
    return [m for m in every if _as_printed(m) in lines]


def _as_printed(m: Mutant) -> str:
    return f"{m.path.relative_to(ROOT)}:{m.line}: {m.was}  ->  {m.reads}"


def main() -> None:
    """Look for each mistake, and keep what shows it."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("report", type=Path)
    asked.add_argument("--histories", type=int, default=3000)
    asked.add_argument("--seed", type=int, default=1)
    asked.add_argument("--keep", type=Path, default=KEPT)
    wanted = asked.parse_args()
    right = teller()
    drawn = [history(random.Random(wanted.seed * 100_000 + n)) for n in range(wanted.histories)]
    expected = [right(data, profile) for data, profile in drawn]
    rows = [json.loads(line) for line in wanted.keep.read_text("utf-8").splitlines()]
    for mutant in survivors(wanted.report):
        wrong = teller(mutant)
        if any(wrong(row["case"], row["profile"]) != row["told"] for row in rows):
            continue
        for (data, profile), was in zip(drawn, expected, strict=True):
            if len(was) > 1 and wrong(data, profile) != was:
                break
        else:
            print("not found:", _as_printed(mutant), flush=True)
            continue

        def differs(one: Json, wrong: Teller = wrong, profile: str = profile) -> bool:
            told = right(one, profile)
            return len(told) > 1 and wrong(one, profile) != told

        small = shrunk(copy.deepcopy(data), differs)
        row = {"mistake": f"{mutant.path.stem}: {mutant.reads}", "profile": profile}
        rows.append(row | {"case": small, "told": right(small, profile)})
        print("found:", _as_printed(mutant), flush=True)
        with wanted.keep.open("a", encoding="utf-8") as kept:
            kept.write(json.dumps(rows[-1], ensure_ascii=False) + "\n")


if __name__ == "__main__":
    main()
