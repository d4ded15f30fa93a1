"""A linear classifier read from one compact file, with the standard library alone.

A model gives each piece of evidence (`reading.evidence`) a weight for each label; the sum says
how likely the label is. Rare evidence counts more than common (its ``rarity``). `script/train`
makes the file from `corpus/`, the same bytes each time. Weights are whole numbers from 0 to 255
around 128; evidence finds its weights by its checksum.
"""

from __future__ import annotations

import json
import math
import zlib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, lru_cache
from operator import itemgetter

from tactful.reading.evidence import IN_PARTS, Evidence, taken_apart
from tactful.reading.own_files import own_bytes

BUCKETS = 1 << 16
MOST_WORDS = 20_000  # and pairs and threes of them that are remembered: a server reads for years
ZERO = 128
RARITY_STEPS = 2.5  # the square of a rarity of 10 still fits into a byte


@dataclass(frozen=True, slots=True)
class Label:
    """What a model tells: its weights, and from which certainty on it is believed."""

    name: str
    weights: bytes
    scale: float
    bias: float
    threshold: float


class Picked:
    """The places that some evidence has in a model, to be picked out of each label's weights."""

    def __init__(self, places: set[int]) -> None:
        self.count = len(places)
        self._pick = itemgetter(*places) if len(places) > 1 else None
        self._only = tuple(places)

    def sum_of(self, weights: bytes) -> int:
        """The sum of what stands there; picked in one step of C, for a message has many places."""
        if self._pick is not None:
            return sum(self._pick(weights))
        return sum(weights[place] for place in self._only)


@dataclass(frozen=True, slots=True)
class Model:
    """The labels of one question that is asked of a text."""

    labels: tuple[Label, ...]
    rarity: bytes  # of each piece of evidence, squared, in RARITY_STEPS a unit

    def certainties(self, evidence: Iterable[Evidence]) -> dict[str, float]:
        """How sure each label is, from 0 to 1."""
        picked = Picked(_places(evidence))
        norm = self._norm(picked)
        return {label.name: _certainty(label, picked, norm) for label in self.labels}

    def shares(self, evidence: Iterable[Evidence], leaving_out: str = "") -> dict[str, float]:
        """How certainty divides among labels that exclude one another; they add up to 1."""
        picked = Picked(_places(evidence))
        norm = self._norm(picked)
        scores = {
            label.name: math.exp(min(30.0, _score(label, picked, norm)))
            for label in self.labels
            if label.name != leaving_out
        }
        whole = sum(scores.values())
        return {name: score / whole for name, score in scores.items()}

    def certainty(self, name: str, evidence: Iterable[Evidence]) -> float:
        """How sure one label is, from 0 to 1."""
        picked = Picked(_places(evidence))
        return _certainty(self.label(name), picked, self._norm(picked))

    def label(self, name: str) -> Label:
        """The label of that name."""
        return next(label for label in self.labels if label.name == name)

    def _norm(self, picked: Picked) -> float:
        whole = picked.sum_of(self.rarity)
        return math.sqrt(whole / RARITY_STEPS) or 1.0

    def threshold(self, name: str) -> float:
        """From which certainty on a label is believed."""
        return self.label(name).threshold

    def told_by(self, name: str, evidence: Iterable[Evidence]) -> tuple[int, int]:
        """The stretch of text that speaks most for a label: from the first to the last of the
        words that weigh most.
        """
        label = self.label(name)
        weighed: dict[tuple[int, int], int] = {}
        for what, start, end in evidence:
            weight = sum(label.weights[place] - ZERO for place in places_of(what))
            weighed[start, end] = weighed.get((start, end), 0) + weight
        best = sorted(weighed, key=lambda place: -weighed[place])[:3]
        strong = [p for p in best if 2 * weighed[p] >= weighed[best[0]] and weighed[p] > 0]
        if not strong:
            return (0, 0)
        return min(start for start, _ in strong), max(end for _, end in strong)


def _certainty(label: Label, picked: Picked, norm: float) -> float:
    return 1.0 / (1.0 + math.exp(-max(-30.0, min(30.0, _score(label, picked, norm)))))


def _score(label: Label, picked: Picked, norm: float) -> float:
    total = picked.sum_of(label.weights) - ZERO * picked.count
    return total * label.scale / norm + label.bias


def _places(evidence: Iterable[Evidence]) -> set[int]:
    return {place for what, _, _ in evidence for place in places_of(what)}


@lru_cache(MOST_WORDS)  # each sentence is asked several questions
def places_of(what: str) -> tuple[int, ...]:
    """Where a piece of evidence stands in a model; a word that counts by its parts, in several."""
    return tuple(map(_place, taken_apart(what))) if IN_PARTS in what else (_place(what),)


def _place(what: str) -> int:
    return zlib.crc32(what.encode()) % BUCKETS


@cache
def model(name: str) -> Model:
    """A shipped model: tone, kind, fact, day or request."""
    return read_model(own_bytes(f"models/{name}.bin"))


def read_model(content: bytes) -> Model:
    """A model from its file: a line of JSON, then the weights, label by label."""
    head, _, packed = content.partition(b"\n")
    unpacked = zlib.decompress(packed)
    rarity, weights = unpacked[:BUCKETS], unpacked[BUCKETS:]
    return Model(
        tuple(
            Label(
                told["name"],
                weights[n * BUCKETS : (n + 1) * BUCKETS],
                told["scale"],
                told["bias"],
                told["threshold"],
            )
            for n, told in enumerate(json.loads(head))
        ),
        rarity,
    )


def write_model(labels: Iterable[Label], rarity: bytes) -> bytes:
    """The file of a model."""
    kept = list(labels)
    head = json.dumps(
        [{"name": k.name, "scale": k.scale, "bias": k.bias, "threshold": k.threshold} for k in kept]
    )
    return head.encode() + b"\n" + zlib.compress(rarity + b"".join(k.weights for k in kept), 9)
