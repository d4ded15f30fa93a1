"""Contractions written out, for formal letters."""

from __future__ import annotations

import re

IRREGULAR = (
    (r"\b([Cc])an['’]t\b", r"\1annot"),
    (r"\b([Ww])on['’]t\b", r"\1ill not"),
    (r"\b([Ss])han['’]t\b", r"\1hall not"),
    (r"\b([Ll])et['’]s\b", r"\1et us"),
)
HAD = re.compile(
    r"\b(I|[Yy]ou|[Hh]e|[Ss]he|[Ww]e|[Tt]hey)['’]d(?= (?:better|been|had|said|hoped|\w+ed|told|met|written|taken|sent|given)\b)"
)
WOULD = re.compile(r"\b(I|[Yy]ou|[Hh]e|[Ss]he|[Ii]t|[Ww]e|[Tt]hey|[Tt]here|[Tt]hat|[Ww]ho)['’]d\b")
REGULAR = (
    (r"n['’]t\b", " not"),
    (r"['’]ll\b", " will"),
    (r"['’]re\b", " are"),
    (r"['’]ve\b", " have"),
    (r"\bI['’]m\b", "I am"),
    (
        r"\b([Ii]t|[Tt]hat|[Hh]ere|[Tt]here|[Ww]hat|[Hh]e|[Ss]he|[Nn]othing|[Aa]nything|[Ss]omething)['’]s\b",
        r"\1 is",
    ),
    (r"\b(news|job|decision)['’]s been\b", r"\1 has been"),
)


def written_out(text: str) -> str:
    """ "I'd love to, but I hadn't heard" as "I would love to, but I had not heard"."""
    for pattern, instead in IRREGULAR:
        text = re.sub(pattern, instead, text)
    text = WOULD.sub(r"\1 would", HAD.sub(r"\1 had", text))
    for pattern, instead in REGULAR:
        text = re.sub(pattern, instead, text)
    return text
