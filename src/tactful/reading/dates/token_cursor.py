"""Looking at the tokens of a text, one position at a time."""

from __future__ import annotations

from datetime import date

from tactful.etiquette.workdays import Workdays
from tactful.reading.dates.spans import Span
from tactful.reading.dates.vocabulary import Token

Found = tuple[Span, int] | None


class TokenCursor:
    """The tokens of a text that was said on a day, in a place.

    ``anchor`` is the last day named before in the same text: "the week after" counts from it.
    Every reading method built on this looks at the tokens from a position on, and gives the
    span they name and the position after it, or None.
    """

    def __init__(self, words: list[Token], said_on: date, workdays: Workdays) -> None:
        self.words = words
        self.today = said_on
        self.workdays = workdays
        self.anchor: date | None = None

    def text(self, i: int) -> str:
        return self.words[i].text if 0 <= i < len(self.words) else ""

    def kind(self, i: int) -> str:
        return self.words[i].kind if 0 <= i < len(self.words) else ""

    def skip(self, i: int, *texts: str) -> int:
        while self.text(i) in texts:
            i += 1
        return i

    def follows(self, i: int, *texts: str) -> bool:
        return all(self.text(i + n) == text for n, text in enumerate(texts))
