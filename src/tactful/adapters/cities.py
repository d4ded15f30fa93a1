"""Cities above 15,000 people, from GeoNames (CC BY 4.0), looked up in a small file.

The file (`script/places` makes it) holds compressed stretches of sorted lines and an index of
their first names: a look-up reads one or two of them, and the whole is never loaded.
"""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files

TYPED_FOR_UMLAUTS = {"ae": "a", "oe": "o", "ue": "u"}
NEAR = 3  # letters that a misspelt name still begins with
FAR = 4  # letters that only one of two names has: they are no longer alike


@dataclass(frozen=True, slots=True)
class City:
    """A city: its country and part of it (ISO 3166), its zone, its people in thousands."""

    name: str
    country: str
    part: str
    zone: str
    thousands: int


@dataclass(frozen=True, slots=True)
class _Index:
    zones: list[str]
    first: list[str]
    places: list[tuple[int, int]]
    body: bytes


def cities_named(name: str) -> list[City]:
    """The cities of that name, however it is written, the largest first."""
    key = folded(name)
    found = [city for k, city in _around(key) if k == key]
    if not found and any(two in key for two in TYPED_FOR_UMLAUTS):
        plain = key
        for two, one in TYPED_FOR_UMLAUTS.items():
            plain = plain.replace(two, one)
        found = [city for k, city in _around(plain) if k == plain]
    own = [city for city in found if folded(city.name) == key]
    # "San Sebastián" is a town in Guatemala, and what everybody calls a larger city in Spain.
    most = max((city.thousands for city in own), default=0)
    meant = [city for city in found if city in own or city.thousands > most]
    return sorted(dict.fromkeys(meant), key=lambda c: -c.thousands)


def nearest_names(name: str, most: int = 3) -> list[str]:
    """Names that are spelt almost like it, the likeliest first."""
    key = folded(name)
    if len(key) < NEAR:
        return []
    return _nearest(key, key[: NEAR - 1], most) or _nearest(key, key[:1], most)


def _nearest(key: str, lead: str, most: int) -> list[str]:
    """Of the names that begin with ``lead``."""
    from difflib import get_close_matches

    index = _index()
    at = max(0, bisect_right(index.first, lead) - 1)
    letters = set(key)
    known: dict[str, list[str]] = {}
    while at < len(index.first) and index.first[at][: len(lead)] <= lead:
        for line in _text(at).splitlines():
            k = line[: line.index("\t")]
            if k.startswith(lead) and abs(len(k) - len(key)) < NEAR and len(letters ^ set(k)) < FAR:
                known.setdefault(k, []).append(line)
        at += 1
    close = get_close_matches(key, known, n=most, cutoff=0.75)
    largest = (max(map(_city, known[k]), key=lambda city: city.thousands) for k in close)
    return list(dict.fromkeys(city.name for city in largest))


def folded(text: str) -> str:
    """A name for comparison: no case, no accents, no signs."""
    apart = unicodedata.normalize("NFKD", text.casefold().replace("ß", "ss"))
    plain = "".join(c for c in apart if not unicodedata.combining(c))
    return " ".join(re.sub(r"[^\w]+", " ", plain).split())


def _around(key: str) -> Iterator[tuple[str, City]]:
    index = _index()
    at = max(0, bisect_right(index.first, key) - 1)
    while at > 0 and index.first[at] == key:  # a name may begin in the stretch before
        at -= 1
    while at < len(index.first) and index.first[at] <= key:
        yield from _lines(at)
        at += 1


@lru_cache(maxsize=32)
def _lines(at: int) -> tuple[tuple[str, City], ...]:
    return tuple((line[: line.index("\t")], _city(line)) for line in _text(at).splitlines())


@lru_cache(maxsize=64)
def _text(at: int) -> str:
    """A stretch of the file, a name a line."""
    index = _index()
    start, size = index.places[at]
    return zlib.decompress(index.body[start : start + size]).decode()


def _city(line: str) -> City:
    key, name, country, part, zone, thousands = line.split("\t")
    return City(name or key.title(), country, part, _index().zones[int(zone)], int(thousands))


@cache
def _index() -> _Index:
    content = (files("tactful.adapters") / "cities.bin").read_bytes()
    size = int.from_bytes(content[:4], "big")
    head = json.loads(zlib.decompress(content[4 : 4 + size]))
    first = [row[0] for row in head["index"]]
    return _Index(head["zones"], first, [(r[1], r[2]) for r in head["index"]], content[4 + size :])
