"""A small language for rules over the tokens of a text.

A pattern is written in words, with spaces between its elements:

* ``week`` is that token, ``this|current`` one of several, ``$`` the end of the text;
* ``the?`` may be there, ``the*`` may be there any number of times;
* ``<week>`` is whatever the rules of that name read, or a terminal of that name; what it read is
  given to the builder of the rule, in order;
* ``!of`` and ``!<unit>``: what must not follow; ``&of``: what must follow, and is not taken;
* ``^in|within``: what must stand just before, ``^!or``: what must not.

Of all rules of one name the one that reads furthest wins, the first of them where two read as far.
Nothing is tried again with less: an element takes what it can.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from tactful.reading.dates.vocabulary import Token

END = Token("$", "end", 0, 0)
Read = tuple[Any, int]
Builder = Callable[..., Any]
MOST_KEPT = 20_000  # words met: a server reads for years
MOST_NESTED = 60  # "Friday or Friday or Friday …" goes on for longer than anybody means it


@dataclass(frozen=True, slots=True)
class Rule:
    """``pattern`` reads something of kind ``name`` and ``builds`` its tree; None refuses it.
    Two or more ``examples`` are texts that need this very rule.
    """

    name: str
    pattern: str
    builds: Builder
    examples: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terminal:
    """A word with a meaning: a weekday, a number. ``starts`` are the texts and the kinds (with a
    #) of tokens it may begin with, None for any; ``looks`` only looks, and takes no token.
    """

    reads: Callable[[Tokens, int], Read | None]
    starts: frozenset[str] | None
    looks: bool = False


class Tokens:
    """The tokens of a text, with an end that never ends."""

    def __init__(self, words: list[Token]) -> None:
        self.words = words
        self._texts = [word.text for word in words]

    def at(self, i: int) -> Token:
        """The i-th token, or the end."""
        return self.words[i] if 0 <= i < len(self.words) else END

    def text(self, i: int) -> str:
        """Its text; asked for at each step of each rule."""
        return self._texts[i] if 0 <= i < len(self._texts) else END.text


@dataclass(frozen=True, slots=True)
class Element:
    """One element of a pattern."""

    texts: frozenset[str]
    name: str = ""
    optional: bool = False
    repeated: bool = False
    place: int = 0  # -1: just before, 1: what follows and is not taken
    denied: bool = False


@cache
def elements_of(pattern: str) -> tuple[Element, ...]:
    """The elements of a pattern as it is written."""
    return tuple(_element(written) for written in pattern.split())


def _element(written: str) -> Element:
    place, denied = 0, False
    if len(written) > 1 and written[0] in "^&":
        place, written = (-1 if written[0] == "^" else 1), written[1:]
    if len(written) > 1 and written[0] == "!":
        place, denied, written = place or 1, True, written[1:]
    if written.startswith("<") and written.endswith(">"):
        return Element(frozenset(), written[1:-1], place=place, denied=denied)
    mark = written[-1] if len(written) > 1 and written[-1] in "?*" else ""
    written = written.removesuffix(mark)
    return Element(frozenset(written.split("|")), "", mark != "", mark == "*", place, denied)


class Grammar:
    """Rules by their names, and the words with a meaning that they are made of."""

    def __init__(self, rules: Iterable[Rule], terminals: Mapping[str, Terminal]) -> None:
        self.terminals = terminals
        self.rules: dict[str, list[tuple[tuple[Element, ...], Builder]]] = {}
        for rule in rules:
            self.rules.setdefault(rule.name, []).append((elements_of(rule.pattern), rule.builds))
        self._starts: dict[str, frozenset[str] | None] = {}
        self._by_start: dict[tuple[str, int], frozenset[str] | None] = {}
        self._beginning: dict[tuple[str, str, str], list[tuple[tuple[Element, ...], Builder]]] = {}
        for name, of_name in self.rules.items():
            for n, (elements, _) in enumerate(of_name):
                self._by_start[name, n] = self._starts_of(elements)

    def _starts_of(self, elements: tuple[Element, ...]) -> frozenset[str] | None:
        """The tokens that a rule may begin with; None: any."""
        found: frozenset[str] = frozenset()
        for element in elements:
            terminal = self.terminals.get(element.name)
            if element.place or (terminal is not None and terminal.looks):
                continue
            starts = self._starts_of_name(element.name) if element.name else element.texts
            if starts is None:
                return None
            found |= starts
            if not element.optional:
                return found
        return None

    def _starts_of_name(self, name: str) -> frozenset[str] | None:
        if name in self.terminals:
            return self.terminals[name].starts
        if name not in self._starts:
            self._starts[name] = frozenset()  # a rule that leads to itself adds nothing
            each = [self._starts_of(elements) for elements, _ in self.rules[name]]
            known = [starts for starts in each if starts is not None]
            self._starts[name] = frozenset().union(*known) if len(known) == len(each) else None
        return self._starts[name]

    def beginning_with(self, name: str, token: Token) -> list[tuple[tuple[Element, ...], Builder]]:
        """The rules of a name that may begin with a token."""
        key = (name, token.text, token.kind)
        found = self._beginning.get(key)
        if found is None:
            found = [
                rule
                for n, rule in enumerate(self.rules[name])
                if (starts := self._by_start[name, n]) is None
                or token.text in starts
                or f"#{token.kind}" in starts
            ]
            if len(self._beginning) < MOST_KEPT:
                self._beginning[key] = found
        return found


class Reader:
    """Reads one text by a grammar; what was read at a place is kept."""

    def __init__(self, grammar: Grammar, words: list[Token]) -> None:
        self.grammar = grammar
        self.tokens = Tokens(words)
        self._kept: dict[tuple[str, int], Read | None] = {}
        self._depth = 0

    def read(self, name: str, i: int) -> Read | None:
        """What stands at the i-th token, and the place after it."""
        terminal = self.grammar.terminals.get(name)
        if terminal is not None:
            return terminal.reads(self.tokens, i)
        key = (name, i)
        if key not in self._kept:
            if self._depth >= MOST_NESTED:
                return None
            self._kept[key] = None
            self._depth += 1
            self._kept[key] = self._furthest(name, i)
            self._depth -= 1
        return self._kept[key]

    def _furthest(self, name: str, i: int) -> Read | None:
        best: Read | None = None
        token = self.tokens.at(i)
        for elements, builds in self.grammar.beginning_with(name, token):
            values: list[Any] = []
            end = self._match(elements, i, values)
            if end is None or end == i or (best is not None and end <= best[1]):
                continue
            built = builds(*values)
            if built is not None:
                best = (built, end)
        return best

    def _match(self, elements: tuple[Element, ...], i: int, values: list[Any]) -> int | None:
        """The place after a pattern that begins at ``i``; its values are added to ``values``."""
        for element in elements:
            if element.place:
                if self._stands(element, i) == element.denied:
                    return None
            elif element.name:
                found = self.read(element.name, i)
                if found is None:
                    return None
                values.append(found[0])
                i = found[1]
            elif self.tokens.text(i) in element.texts:
                i += 1
                while element.repeated and self.tokens.text(i) in element.texts:
                    i += 1
            elif not element.optional:
                return None
        return i

    def _stands(self, element: Element, i: int) -> bool:
        at = i - 1 if element.place < 0 else i
        if element.name:
            return self.read(element.name, at) is not None
        return self.tokens.text(at) in element.texts
