"""Whether a note says that nothing was settled: "No idea when; she will talk to HR."."""

from __future__ import annotations

import re

NOTHING = re.compile(
    r"(?i)\b(?:no (?:idea|clue|date|day|timeline|timeframe|time frame|promise|promises|word)(?: (?:when|was|were|yet|given|on|about|how))?\b|(?:did ?n[o'’]t|would ?n[o'’]t|could ?n[o'’]t|wo ?n[o'’]t|did not|would not) (?:say|tell|know|want to say|commit|name|promise)"
    r"|(?:does|do|did) ?(?:n['’]t|not) know|not (?:sure|clear|decided|settled|agreed|said|discussed)|nothing (?:was |is |has been )?(?:settled|agreed|said|promised|fixed|decided|discussed|mentioned|clear|definite|concrete)|nothing about (?:the )?(?:process|timing|when|next)"
    r"|(?:i )?(?:forgot|did ?n['’]t (?:ask|dare)|never asked)|left (?:it )?open|hard to say|they(?:'ll| will) let me know$|don['’]t call us|will (?:talk|speak) to (?:hr|her boss|his boss|the team|the board)"
    r"|who knows|up in the air|non-?committal|vague)\b"
)


def says_nothing_settled(note: str) -> bool:
    """Whether a note in which nothing was heard says so itself."""
    return NOTHING.search(note) is not None
