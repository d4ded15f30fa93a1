"""Trains the models of reading from corpus/: the same bytes each time (`script/train`).

Thresholds are chosen on a development part of the corpus (a fifth of its lines, by checksum) on
which the model was not trained; the shipped model is then trained on all of it. Lines in
corpus/test are never seen here; `script/train --report` judges the shipped models on them.
"""

from __future__ import annotations

import json
import re
import sys
import zlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import numpy as np
from scipy.sparse import csr_matrix
from sklearn.linear_model import LogisticRegression

from tactful.adapters.public_holidays import PublicHolidays
from tactful.etiquette.workdays import Workdays
from tactful.reading.classifier import BUCKETS, RARITY_STEPS, ZERO, Label, write_model
from tactful.reading.classifier import places_of as places_in_model
from tactful.reading.clauses import Sentence, sentences
from tactful.reading.cutting import own_words
from tactful.reading.dates.mentions import Mention, find_mentions
from tactful.reading.day_labels import ABOUT
from tactful.reading.evidence import Evidence, words_of
from tactful.reading.learned import (
    FACTS,
    evidence_of_day,
    evidence_of_fact,
    evidence_of_message,
    evidence_of_thing,
    evidence_of_tone,
    with_days,
)
from tactful.wording.contractions import written_out
from tactful.wording.letter_file import SLOT

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT / "corpus"
PROMISES = ROOT / "tests" / "etiquette" / "promises.tsv"
MODELS = ROOT / "src" / "tactful" / "reading" / "models"
DEVELOPMENT = 5  # each fifth line
STRENGTH = 16.0
LIGHTEST = 2  # steps of 127
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


def weekdays_of(year: int) -> Iterator[date]:
    """Monday to Friday: where days are named does not depend on the place."""
    day = date(year, 1, 1)
    while day.year == year:
        if day.weekday() < 5:
            yield day
        day += timedelta(days=1)


WHEREVER = Workdays(weekdays_of)
A_DAY = date(2026, 12, 7)
HOLIDAYS = PublicHolidays(None)


def tone_examples() -> Iterator[Example]:
    for row in lines("tone"):
        labels = frozenset(row["labels"])
        some = frozenset({"any"}) if labels else frozenset()
        yield Example(row["text"], evidence_of_tone(row["text"]), labels | some)
    yield from own_letters()


FACTS_OF_A_LETTER = {
    "me": "Robin Lee", "my_first": "Robin", "my_ways": "at +1 212 555 0199 or at robin@lee.example",
    "my_short_ways": "+1 212 555 0199, robin@lee.example", "role": "Data Engineer",
    "short_role": "Data Engineer", "at_employer": "", "at_employer_spoken": " at Acme",
    "person": "Dana Reyes", "addressed": "Dana", "hello": "Hi Dana,", "good_time": "Good morning",
    "we_met": "we met on Monday, June 3", "We_met": "We met on Monday, June 3",
    "we_met_short": "we met", "interview_day": "Monday, June 3", "promise": "everyone would hear by June 17",
    "get_in_touch": "email you", "deadline_day": "Monday, June 17", "needed": "my portfolio",
    "call_time": "2 pm", "before": "Ruth Bell", "their_promise": "within a week",
}  # fmt: skip


def own_letters() -> Iterator[Example]:
    """Our own letters, in every register: harmless by definition."""
    for path in sorted((ROOT / "src" / "tactful" / "wording" / "letters").glob("*.txt")):
        for line in path.read_text("utf-8").splitlines():
            if not line.startswith("- "):
                continue
            said = re.sub(r"^(?:warm|formal|neutral): ", "", line[2:])
            said = re.sub(r"\{if_\w+\}", "", said)
            said = re.sub(r"\[[^\]]*\]", "Tuesday morning", said)
            filled = SLOT.sub(lambda m: FACTS_OF_A_LETTER.get(m[1], "Monday, June 17"), said)
            for text in dict.fromkeys((filled, written_out(filled))):
                for part in sentences(text):
                    words = text[part.start : part.end].strip()
                    yield Example(words, evidence_of_tone(words), frozenset())


def message_examples() -> Iterator[Example]:
    for row in lines("messages"):
        labels = {row["kind"]} | ({"needs_answer"} if row["needs_answer"] else set())
        new = own_words(row["text"])
        yield Example(
            f"{row['subject']}\n{row['text']}",
            evidence_of_message(row["subject"], new),
            frozenset(labels),
        )


def fact_labels(facts: Json) -> frozenset[str]:
    found = {
        f"{name}:{'yes' if facts[name] else 'no'}"
        for name in ("everyone_contacted", "may_follow_up", "accepts_linkedin")
        if facts.get(name) is not None
    }
    if facts.get("may_follow_up") is None and asks_on_a_day(facts):
        found.add("may_follow_up:yes")
    found |= {f"channel:{facts['channel']}"} if facts.get("channel") else set()
    found |= {f"fit:{facts['fit']}"} if facts.get("fit") else set()
    if "request" in facts:
        found.add("request:some" if facts["request"] else "request:none")
    if facts.get("next_steps"):
        found.add("next_steps")
    found &= frozenset(FACTS)
    return frozenset(found | ({"settles"} if found or names_a_day_of_theirs(facts) else set()))


def names_a_day_of_theirs(facts: Json) -> bool:
    """Whether a day of the process is named, and not one of something else."""
    if any(day["about"] != "other" for day in facts.get("days", ())):
        return True
    return any(name in facts for name in ABOUT)


def asks_on_a_day(facts: Json) -> bool:
    """Who is told when to ask, may ask; some hands wrote that down and some did not."""
    days = facts.get("days", ())
    named = any(day["about"] in ("follow_up_on", "not_before") for day in days)
    return named or "follow_up_on" in facts or "not_before" in facts


def in_sentences(text: str) -> Iterator[tuple[Sentence, list[Mention]]]:
    days = find_mentions(text, A_DAY, WHEREVER)
    for sentence in sentences(text):
        yield sentence, [m for m in days if sentence.start <= m.start < sentence.end]


def places_in(sentence: Sentence, days: list[Mention]) -> list[tuple[int, int]]:
    return [(m.start - sentence.start, m.end - sentence.start) for m in days]


def fact_examples() -> Iterator[Example]:
    for row in lines("debriefs"):
        yield from facts_of(row["text"], fact_labels(row["facts"]))
    for row in lines("notes"):
        told = row["expect"]
        facts = {k: v for k, v in told.items() if k != "requests"}
        if "requests" in told:
            facts["request"] = told["requests"]
        yield from facts_of(row["note"], fact_labels(facts))


def facts_of(text: str, labels: frozenset[str]) -> Iterator[Example]:
    """A line as a whole: of several sentences nobody says which of them tells what."""
    days = find_mentions(text, A_DAY, WHEREVER)
    places = [(m.start, m.end) for m in days]
    yield Example(text, evidence_of_fact(text, places), labels)


def day_examples() -> Iterator[Example]:
    yield from promised_examples()
    for row in lines("debriefs"):
        said = [(d["text"], d["about"]) for d in row["facts"].get("days", ())]
        for sentence, days in in_sentences(row["text"]):
            for day in days:
                about = "other"
                for words, label in said:
                    at = row["text"].find(words)
                    if at >= 0 and at < day.end and day.start < at + len(words):
                        about = label
                        break
                yield a_day(row["text"], sentence, days, day, about)
    for row in lines("notes"):
        expected = {v: k for k, v in row["expect"].items() if k in ABOUT}
        due = {day for day in row["expect"].get("requests", ()) if day}
        workdays = HOLIDAYS.workdays(*row["place"].partition("-")[::2])
        mentions = find_mentions(row["note"], date.fromisoformat(row["said"]), workdays)
        for sentence in sentences(row["note"]):
            here = [m for m in mentions if sentence.start <= m.start < sentence.end]
            for day in here:
                meant = [d.isoformat() for d in (day.deadline, day.not_before) if d]
                about = next((expected[d] for d in meant if d in expected), "other")
                if about == "other" and due.intersection(meant):
                    about = "request_due"
                yield a_day(row["note"], sentence, here, day, about)


def promised_examples() -> Iterator[Example]:
    """The promises of the contract (tests/etiquette/promises.tsv): which day is the promised one."""
    for line in PROMISES.read_text("utf-8").splitlines():
        if line.startswith(("#", "said\t")):
            continue
        said, place, text, deadline = line.split("\t")
        workdays = HOLIDAYS.workdays(*place.partition("-")[::2])
        mentions = find_mentions(text, date.fromisoformat(said), workdays)
        for sentence in sentences(text):
            here = [m for m in mentions if sentence.start <= m.start < sentence.end]
            for day in here:
                about = "contact_by" if day.deadline.isoformat() == deadline else "other"
                yield a_day(text, sentence, here, day, about, answered=True)


def a_day(
    text: str,
    sentence: Sentence,
    days: list[Mention],
    day: Mention,
    about: str,
    *,
    answered: bool = False,
) -> Example:
    start, end = day.start - sentence.start, day.end - sentence.start
    places = places_in(sentence, days)
    evidence = evidence_of_day(sentence.text, places, start, end, answered=answered)
    return Example(f"{text} {day.start}", evidence, frozenset({about}))


def request_examples() -> Iterator[Example]:
    """Word by word: does it name something they need? Of the lines that ask for nothing a third."""
    for row in lines("debriefs"):
        text = row["text"]
        spans = things_marked(text, row["facts"].get("request") or ())
        if not spans and zlib.crc32(text.encode()) % 3:
            continue
        for sentence, days in in_sentences(text):
            words = with_days(words_of(sentence.text), places_in(sentence, days))
            for n, word in enumerate(words):
                at = sentence.start + word.start
                inside = any(start <= at < end for start, end in spans)
                labels = frozenset({"in"} if inside else ())
                yield Example(f"{text} {at}", evidence_of_thing(words, n), labels)


def things_marked(text: str, things: Iterable[str]) -> list[tuple[int, int]]:
    """Where the things stand, each after the one before it where it can."""
    spans, after = [], 0
    for thing in things:
        at = text.find(thing, after)
        at = at if at >= 0 else text.find(thing)
        spans.append((at, at + len(thing)))
        after = at + len(thing)
    return spans


TASKS = (
    Task("tone", (*TONES, "any"), tone_examples, 8.0),
    Task("kind", (*KINDS, "needs_answer"), message_examples),
    Task("fact", FACTS, fact_examples, 0.7),
    Task("day", ABOUT, day_examples),
    Task("request", ("in",), request_examples, 50.0),
)


def places_of(evidence: list[Evidence]) -> list[int]:
    return sorted({place for what, _, _ in evidence for place in places_in_model(what)})


def rarity_of(found: list[list[int]]) -> np.ndarray:
    """The rarer a piece of evidence, the more it tells; as the file keeps it: squared."""
    counts = np.zeros(BUCKETS)
    for places in found:
        counts[places] += 1
    rarity = np.log((1 + len(found)) / (1 + counts)) + 1
    return np.clip(np.rint(rarity**2 * RARITY_STEPS), 1, 255).astype(np.uint8)


def matrix(found: list[list[int]], squared: np.ndarray) -> csr_matrix:
    rarity = np.sqrt(squared / RARITY_STEPS)
    indices = np.concatenate([np.array(places, dtype=np.int64) for places in found])
    ends = np.concatenate([[0], np.cumsum([len(places) for places in found])])
    rows = csr_matrix((rarity[indices], indices, ends), shape=(len(found), BUCKETS))
    norms = np.sqrt(np.asarray(rows.multiply(rows).sum(axis=1)).ravel())
    norms[norms == 0] = 1
    return csr_matrix(rows.multiply(1 / norms[:, None]))


def fitted(rows: csr_matrix, truth: np.ndarray) -> tuple[np.ndarray, float]:
    learner = LogisticRegression(
        C=STRENGTH, solver="liblinear", dual=True, random_state=0, max_iter=2000, tol=1e-3
    )
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


def packed(weights: np.ndarray, rarity: np.ndarray) -> tuple[bytes, float]:
    """Weights times rarity as whole numbers around ZERO, and what one step is worth."""
    product = weights * rarity
    largest = float(np.abs(product).max()) or 1.0
    steps = np.rint(product / largest * 127)
    steps[np.abs(steps) <= LIGHTEST] = 0  # what weighs next to nothing need not be shipped
    whole = np.clip(steps + ZERO, 0, 255).astype(np.uint8)
    return whole.tobytes(), round(largest / 127, 9)


def trained(task: Task) -> bytes:
    examples = list({example.text: example for example in task.examples()}.values())
    found = [places_of(example.evidence) for example in examples]
    development = np.array([zlib.crc32(e.text.encode()) % DEVELOPMENT == 0 for e in examples])
    squared = rarity_of(found)
    rarity = np.sqrt(squared / RARITY_STEPS)
    rows = matrix(found, squared)
    labels, told = [], {}
    for name in task.labels:
        truth = np.array([name in example.labels for example in examples])
        weights, bias = fitted(rows[~development], truth[~development])
        told[name] = certainties(rows[development], weights, bias)
        believed = threshold(told[name], truth[development], task.wrong)
        report(task.name, name, truth[development], told[name] >= believed, believed, truth.sum())
        weights, bias = fitted(rows, truth)
        whole, scale = packed(weights, rarity)
        labels.append(Label(name, whole, scale, round(bias, 6), believed))
    report_the_likeliest(task, [e for e, d in zip(examples, development, strict=True) if d], told)
    return write_model(labels, squared.tobytes())


def report(
    task: str, name: str, right: np.ndarray, told: np.ndarray, believed: float, count: int
) -> None:
    REPORT.append(
        f"{task:8} {name:24} {count:5}  {believed:9.2f}  {told[right].mean() if right.any() else 0:6.2f}"
        f"  {right[told].mean() if told.any() else 0:9.2f}"
    )
    print(REPORT[-1])


HEAD = f"{'question':8} {'label':24} lines  threshold  recall  precision"
REPORT: list[str] = []


def report_the_likeliest(task: Task, examples: list[Example], told: dict[str, np.ndarray]) -> None:
    """How often the likeliest label is right, where exactly one is."""
    if task.wrong is not None:
        return
    names = [name for name in task.labels if name != "needs_answer"]
    likeliest = np.argmax([np.log(told[n] / (1 - told[n])) for n in names], axis=0)
    right = [names[n] in e.labels for n, e in zip(likeliest, examples, strict=True)]
    print(f"{task.name:5} the likeliest is right: {np.mean(right):.3f} of {len(right)}")


LOWER_CASE = re.compile(r"(?<![\w'])[a-zà-ÿ][a-zà-ÿ'’]+(?![\w'])")
OFTEN = 3


def words_in_lower_case() -> list[str]:
    """Words that people write in lower case, and which so name nobody where a sentence begins."""
    counted = Counter[str]()
    for row in lines(""):
        counted.update(LOWER_CASE.findall(row.get("text") or row.get("note") or ""))
    return sorted(word for word, count in counted.items() if count >= OFTEN)


def main() -> None:
    chosen = sys.argv[1:] or [task.name for task in TASKS]
    MODELS.mkdir(exist_ok=True)
    for task in TASKS:
        if task.name in chosen:
            content = trained(task)
            (MODELS / f"{task.name}.bin").write_bytes(content)
            print(f"{task.name}.bin: {len(content) / 1000:.0f} kB")
    if len(chosen) == len(TASKS):
        (MODELS / "words.txt").write_text("".join(f"{w}\n" for w in words_in_lower_case()), "utf-8")
        (CORPUS / "report.txt").write_text("\n".join([HEAD, *REPORT]) + "\n", "utf-8")


if __name__ == "__main__":
    main()
