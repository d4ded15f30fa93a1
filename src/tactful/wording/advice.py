"""An advice in codes put into sentences: the reasons, and what would change it."""

from __future__ import annotations

from datetime import date
from typing import Any

from tactful.wording.because import because
from tactful.wording.rule_texts import DELAY_TEXTS, ROW_TEXTS

Json = dict[str, Any]


def sentence_of(reason: Json) -> str:
    """A reason as a sentence a person understands."""
    text = ROW_TEXTS.get((reason["rule"], reason["row"]))
    return text.sentence if text is not None else DELAY_TEXTS[reason["rule"]]


def sentences(advice: Json) -> list[str]:
    """All reasons of an advice, the one that counts most first."""
    return [sentence_of(reason) for reason in advice["reasons"]]


def what_would_change_it(advice: Json) -> str:
    """What would change an advice besides the clock: "a message from them"."""
    first = advice["reasons"][0]
    return ROW_TEXTS[first["rule"], first["row"]].changes


def advice_in_words(codes: Json, today: date | None = None) -> Json:
    """An advice for machines: its codes, the reasons with their sentences and, for one that is
    stored, the facts it rests on as they are said on ``today``.
    """
    said = [
        {"rule": r["rule"], "sentence": sentence_of(r), "source": r["source"]}
        for r in codes["reasons"]
    ]
    told = codes | {"reasons": said}
    if today is not None:
        told["because"] = because(told.pop("grounds"), today)
        told["changes"] = what_would_change_it(codes)
    return told
