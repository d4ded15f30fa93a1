"""What a message sounds like, so that one can ask whether it was meant: nothing is decided here."""

from __future__ import annotations

import re

from tactful.reading.dates.vocabulary import normal

SOUNDS = (
    (
        "offer",
        r"\b(?:(?:like|pleased|happy|delighted|glad) to (?:make you an )?offer|offer you (?:the|a)"
        r"|job offer|extend(?:ing)? (?:you )?an offer)\b",
    ),
    (
        "rejected",
        r"\b(?:unfortunately|we regret|regret to|another candidate|other candidates? (?:who|whose)"
        r"|not (?:be )?(?:moving|proceed\w*|progress\w*|selected|successful|able to offer)"
        r"|decided (?:not )?to (?:go|move) (?:with|forward|ahead)|position (?:has been|is) filled)\b",
    ),
    (
        "away",
        r"\b(?:out of (?:the )?office|on (?:annual |parental )?leave|on vacation|on holiday|away)\b"
        r".*\b(?:until|till|back|return)",
    ),
    (
        "do_not_contact",
        r"\b(?:(?:do not|don't|please stop|stop) (?:contact|write|call|e-?mail)\w*(?: to)? (?:me|us)"
        r"|not contact (?:me|us))\b",
    ),
    ("question", r"\?\s*(?:$|\s)|\b(?:could|can|would) you\b|\bplease (?:let (?:me|us) know|send)"),
)


def sounds_like(message: str) -> list[str]:
    """The kinds of touch, and of wish, that a message sounds like."""
    text = normal(message)
    return [kind for kind, pattern in SOUNDS if re.search(pattern, text)]
