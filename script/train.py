"""Trains the models of reading from corpus/: the same bytes each time (`script/train`).

Thresholds are chosen on a development part of the corpus (a fifth of its lines, by checksum) on
which the model was not trained; the shipped model is then trained on all of it. Lines in
corpus/test are never seen here; `script/train --report` judges the shipped models on them.
"""

from __future__ import annotations

import json
import math
import sys
import zlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tactful.etiquette.workdays import Workdays
from tactful.reading.classifier import BUCKETS, ZERO, Label, write_model
from tactful.reading.dates.mentions import find_mentions
from tactful.reading.evidence import Evidence
from tactful.reading.learned import (
    FACTS,
    evidence_of_day,
    evidence_of_fact,
    evidence_of_message,
    evidence_of_tone,
)

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
MODELS = ROOT / "src" / "tactful" / "reading" / "models"
DEVELOPMENT = 5  # each fifth line
STRENGTH = 16.0
Json = dict[str, Any]


@dataclass(frozen=True)
class Example:
    """A text with what is said of it, as evidence and labels."""

    text: str
    evidence: list[Evidence]
    labels: frozenset[str]


@dataclass(frozen=True)
class Task:
    """A question that a model answers. ``wrong`` is how many of a hundred texts without a label
    may be given it at the chosen threshold; None: the likeliest label wins, above a half.
    """

    name: str
    labels: tuple[str, ...]
    examples: Callable[[], Iterable[Example]]
    wrong: float | None = None


def lines(*names: str) -> Iterator[Json]:
    for name in names:
        for path in sorted(CORPUS.glob(f"{name}*.jsonl")):
            for line in path.read_text("utf-8").splitlines():
                if line.strip():
                    yield json.loads(line)


TONES = (
    "apology", "begging", "blame", "feedback", "flattery", "guilt", "impatience", "salary",
    "stock", "ultimatum", "what_if",
)  # fmt: skip
KINDS = (
    "away", "courtesy", "delay", "invitation", "moved_on", "newsletter", "no_contact", "offer",
    "on_hold", "question", "receipt", "rejection", "reschedule",
)  # fmt: skip
DAYS = ("contact_by", "decisions_begin", "follow_up_on", "not_before", "other", "request_due")


def weekdays_of(year: int) -> Iterator[date]:
    """Monday to Friday: where days are named does not depend on the place."""
    day = date(year, 1, 1)
    while day.year == year:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


WHEREVER = Workdays(weekdays_of)


def named_days(text: str) -> list[tuple[int, int]]:
    """Where a text names days."""
    return [(m.start, m.end) for m in find_mentions(text, date(2026, 12, 7), WHEREVER)]


def tone_examples() -> Iterator[Example]:
    for row in lines("tone"):
        labels = frozenset(row["labels"])
        some = frozenset({"any"}) if labels else frozenset()
        yield Example(row["text"], evidence_of_tone(row["text"]), labels | some)


def message_examples() -> Iterator[Example]:
    for row in lines("messages"):
        labels = {row["kind"]} | ({"needs_answer"} if row["needs_answer"] else set())
        text = f"{row['subject']}\n{row['text']}"
        evidence = evidence_of_message(row["subject"], row["text"])
        yield Example(text, evidence, frozenset(labels))


def fact_labels(facts: Json) -> frozenset[str]:
    found = {
        f"{name}:{'yes' if facts[name] else 'no'}"
        for name in ("everyone_contacted", "may_follow_up", "accepts_linkedin")
        if facts.get(name) is not None
    }
    found |= {f"channel:{facts['channel']}"} if facts.get("channel") else set()
    found |= {f"fit:{facts['fit']}"} if facts.get("fit") else set()
    if "request" in facts:
        found.add("request:some" if facts["request"] else "request:none")
    if facts.get("next_steps"):
        found.add("next_steps")
    return frozenset(found) & frozenset(FACTS)


def fact_examples() -> Iterator[Example]:
    for row in lines("debriefs"):
        yield Example(
            row["text"],
            evidence_of_fact(row["text"], named_days(row["text"])),
            fact_labels(row["facts"]),
        )


def day_examples() -> Iterator[Example]:
    for row in lines("debriefs"):
        text = row["text"]
        said = [(d["text"], d["about"]) for d in row["facts"].get("days", ())]
        days = named_days(text)
        for start, end in days:
            about = "other"
            for words, label in said:
                at = text.find(words)
                if at >= 0 and at < end and start < at + len(words):
                    about = label
                    break
            yield Example(
                f"{text} {start}", evidence_of_day(text, days, start, end), frozenset({about})
            )


TASKS = (
    Task("tone", (*TONES, "any"), tone_examples, 3.0),
    Task("kind", (*KINDS, "needs_answer"), message_examples),
    Task("fact", FACTS, fact_examples, 0.5),
    Task("day", DAYS, day_examples),
)


def matrix(examples: list[Example]) -> csr_matrix:
    places: list[int] = []
    values: list[float] = []
    ends = [0]
    for example in examples:
        found = sorted({zlib.crc32(what.encode()) % BUCKETS for what, _, _ in example.evidence})
        places += found
        values += [1 / math.sqrt(len(found) or 1)] * len(found)
        ends.append(len(places))
    return csr_matrix((values, places, ends), shape=(len(examples), BUCKETS))


def fitted(rows: csr_matrix, truth: np.ndarray) -> tuple[np.ndarray, float]:
    learner = LogisticRegression(C=STRENGTH, solver="liblinear", random_state=0, max_iter=1000)
    learner.fit(rows, truth)
    return learner.coef_[0], float(learner.intercept_[0])


def certainties(rows: csr_matrix, weights: np.ndarray, bias: float) -> np.ndarray:
    return 1 / (1 + np.exp(-(rows @ weights + bias)))


def threshold(sure: np.ndarray, truth: np.ndarray, wrong: float | None) -> float:
    if wrong is None or truth.all():
        return 0.5
    others = np.sort(sure[~truth])
    allowed = others[min(len(others) - 1, int(len(others) * (1 - wrong / 100)))]
    return round(float(max(allowed, 0.3)), 4)


def trained(task: Task) -> bytes:
    examples = list({example.text: example for example in task.examples()}.values())
    rows = matrix(examples)
    development = np.array([zlib.crc32(e.text.encode()) % DEVELOPMENT == 0 for e in examples])
    labels = []
    for name in task.labels:
        truth = np.array([name in example.labels for example in examples])
        weights, bias = fitted(rows[~development], truth[~development])
        sure = certainties(rows[development], weights, bias)
        believed = threshold(sure, truth[development], task.wrong)
        told = sure >= believed
        right = truth[development]
        print(
            f"{task.name:5} {name:24} {truth.sum():5} lines, development: threshold {believed:.2f},"
            f" recall {told[right].mean() if right.any() else 0:.2f},"
            f" precision {right[told].mean() if told.any() else 0:.2f}"
        )
        weights, bias = fitted(rows, truth)
        largest = float(np.abs(weights).max()) or 1.0
        whole = np.clip(np.rint(weights / largest * 127) + ZERO, 0, 255).astype(np.uint8)
        labels.append(
            Label(name, whole.tobytes(), round(largest / 127, 9), round(bias, 6), believed)
        )
    return write_model(labels)


def main() -> None:
    chosen = sys.argv[1:] or [task.name for task in TASKS]
    MODELS.mkdir(exist_ok=True)
    for task in TASKS:
        if task.name in chosen:
            content = trained(task)
            (MODELS / f"{task.name}.bin").write_bytes(content)
            print(f"{task.name}.bin: {len(content) / 1000:.0f} kB")


if __name__ == "__main__":
    main()
