"""Judges what was read on texts by somebody who saw neither code nor corpora (corpus/test)."""

from __future__ import annotations

import json
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from tactful.adapters.public_holidays import PublicHolidays
from tactful.etiquette.workdays import Workdays
from tactful.reading.heard import Heard
from tactful.reading.messages import read_message
from tactful.reading.notes import read_note
from tactful.reading.promises import parse_promise
from tactful.reading.tone import tone_of

ROOT = Path(__file__).resolve().parents[1]
HOLIDAYS = PublicHolidays(None)
Json = dict[str, Any]


@cache
def workdays(place: str) -> Workdays:
    country, _, part = place.partition("-")
    return HOLIDAYS.workdays(country, part or None)


def rows(folder: Path, name: str) -> Iterator[Json]:
    path = folder / f"{name}.jsonl"
    for line in path.read_text("utf-8").splitlines() if path.exists() else ():
        if line.strip():
            yield json.loads(line)


def flat(heard: Heard) -> Json:
    """What was heard, as the files write it."""
    plain = {name: getattr(heard, name) for name in Heard.__dataclass_fields__ if name != "calls"}
    told: Json = {
        name: getattr(value, "value", value.isoformat() if isinstance(value, date) else value)
        for name, value in plain.items()
        if value is not None
    }
    if heard.requests is not None:
        told["requests"] = [a.due.isoformat() if a.due else None for a in heard.requests]
    return told


def alike(name: str, one: object, other: object) -> bool:
    if name in ("said_by", "contact"):
        words = [set(str(who).lower().replace(".", "").split()) for who in (one, other)]
        return bool(words[0] & words[1])
    if name == "next_steps":
        return bool(one) and bool(other)
    if name == "requests" and isinstance(one, list) and isinstance(other, list):
        return sorted(map(str, one)) == sorted(map(str, other))
    return one == other


def judge_notes(folder: Path, show: bool, chosen: str = "notes") -> None:
    right, wanted, invented = Counter[str](), Counter[str](), Counter[str]()
    heard_in_all = 0
    for row in rows(folder, chosen):
        heard = flat(
            read_note(row["note"], date.fromisoformat(row["said"]), workdays(row["place"]))
        )
        heard_in_all += len(heard)
        wrong = []
        for name, value in row["expect"].items():
            wanted[name] += 1
            if name in heard and alike(name, heard[name], value):
                right[name] += 1
            else:
                wrong.append(f"{name}: wanted {value}, heard {heard.get(name)}")
        for name, value in heard.items():
            if name not in row["expect"]:
                invented[name] += 1
                wrong.append(f"{name}: invented {value}")
        if wrong and show:
            print(f"  {row['said']} {row['place']} {row['note']}\n      " + "; ".join(wrong))
    print(
        f"{chosen}: {right.total()} of {wanted.total()} facts right ({right.total() / wanted.total():.0%}),"
        f" {invented.total()} invented ({invented.total() / max(1, heard_in_all):.0%} of what was heard)"
    )
    for name in sorted(wanted | invented):
        print(f"    {name:20} {right[name]:3} of {wanted[name]:3}, {invented[name]} invented")


def judge_tone(folder: Path, show: bool, chosen: str = "tone") -> None:
    heard = blamed = rude = harmless = 0
    wanted, named, noticed = Counter[str](), Counter[str](), Counter[str]()
    for row in rows(folder, chosen):
        found = {finding.label for finding in tone_of(row["text"])}
        wanted.update(row["labels"])
        named.update(found & set(row["labels"]))
        noticed.update(row["labels"] if found else ())
        if row["labels"]:
            rude += 1
            heard += bool(found)
        else:
            harmless += 1
            blamed += bool(found)
        if show and bool(found) != bool(row["labels"]):
            print(f"  {row['labels'] or 'harmless'}, found {sorted(found)}: {row['text']}")
    print(
        f"{chosen}: {heard} of {rude} heard ({heard / rude:.0%}), {blamed} of {harmless} blamed ({blamed / harmless:.0%})"
    )
    for label in sorted(wanted):
        print(
            f"    {label:20} {noticed[label]:3} of {wanted[label]:3} heard,"
            f" {named[label]} by that name"
        )


def judge_messages(folder: Path, show: bool, chosen: str = "messages") -> None:
    count = kinds = asked = noticed = doubted = not_asked = bothered = 0
    wanted, known = Counter[str](), Counter[str]()
    confused: list[str] = []
    for row in rows(folder, chosen):
        read = read_message(row["text"], date(2026, 11, 3), workdays("US"), subject=row["subject"])
        likeliest = read.kind or (read.maybe[0] if read.maybe else None)
        count += 1
        wanted[row["kind"]] += 1
        known[row["kind"]] += likeliest == row["kind"]
        kinds += likeliest == row["kind"]
        doubted += read.kind is None
        if row["needs_answer"]:
            asked += 1
            noticed += bool(read.needs_answer)
        else:
            not_asked += 1
            bothered += bool(read.needs_answer)
        if read.kind is not None and read.kind != row["kind"]:
            confused.append(f"{row['kind']} taken for {read.kind}")
        if show and (likeliest != row["kind"] or bool(read.needs_answer) != row["needs_answer"]):
            print(
                f"  {row['kind']}{'?' if row['needs_answer'] else ''}, read {likeliest}"
                f"{'?' if read.needs_answer else ''}{' (unsure)' if read.kind is None else ''}:"
                f" {row['subject']} | {row['text'][:200]!r}"
            )
    print(
        f"{chosen}: {kinds} of {count} kinds right ({kinds / count:.0%}), {doubted} asked about;"
        f" {noticed} of {asked} that need an answer noticed ({noticed / asked:.0%}), {bothered} of {not_asked} others asked"
    )
    for kind in sorted(wanted):
        print(f"    {kind:20} {known[kind]:3} of {wanted[kind]:3}")
    for line, times in Counter(confused).most_common():
        print(f"    {line}: {times}")


def judge_promises(folder: Path, show: bool, chosen: str = "promises") -> None:
    right = count = 0
    for row in rows(folder, chosen):
        read = parse_promise(row["phrase"], date.fromisoformat(row["said"]), workdays(row["place"]))
        deadline = read.deadline.isoformat() if read.deadline else None
        count += 1
        right += deadline == row["deadline"]
        if show and deadline != row["deadline"]:
            print(
                f"  {row['said']} {row['place']} “{row['phrase']}”: wanted {row['deadline']}, read {deadline}"
            )
    print(f"{chosen}: {right} of {count} right ({right / count:.0%})")


def judge_lines(_folder: Path, show: bool, _chosen: str) -> None:
    """By the set a line is from: 3 and 4 were read at first sight before anybody looked at them."""
    sys.path.insert(0, str(ROOT))
    from tests.reading.lines import misread
    from tests.reading.lines import rows as lines

    whole, deeds, count = Counter[str](), Counter[str](), Counter[str]()
    for row in lines():
        wrong = misread(row)
        count[row["set"]] += 1
        whole[row["set"]] += not wrong
        deeds[row["set"]] += "deed" not in wrong
        if show and wrong:
            print(f"  {row['line']}: {', '.join(wrong)}")
    for name in sorted(count):
        print(
            f"lines, set {name}: {deeds[name]} deeds and {whole[name]} whole lines of {count[name]}"
        )


def note_known_misses() -> None:
    """Write down which labelled rows are not read as they are labelled: the tests hold to it."""
    sys.path.insert(0, str(ROOT))
    from tests.reading import test_lines, test_notes
    from tests.wording import test_proof

    for suite in (test_notes, test_lines, test_proof):
        rows = suite.disagreements()
        suite.KNOWN.write_text("".join(f"{row}\n" for row in rows), "utf-8")
        print(f"{suite.KNOWN.relative_to(ROOT)}: {len(rows)} known misses")


JUDGES: dict[str, Callable[[Path, bool, str], None]] = {
    "notes": judge_notes, "tone": judge_tone, "messages": judge_messages,
    "promises": judge_promises, "lines": judge_lines,
}  # fmt: skip


def sets_of(kind: str, folder: Path) -> list[str]:
    """The sets of a kind, each by other hands: notes.jsonl, notes-2.jsonl …"""
    found = sorted(path.stem for path in folder.glob(f"{kind}*.jsonl"))
    return found or [kind]


def main() -> None:
    if "--known" in sys.argv:
        note_known_misses()
        return
    show = "--show" in sys.argv
    chosen = [a for a in sys.argv[1:] if not a.startswith("-")]
    folder = ROOT / "corpus" / "test"
    for kind in chosen or JUDGES:
        for name in sets_of(kind, folder):
            JUDGES[kind](folder, show, name)


if __name__ == "__main__":
    main()
