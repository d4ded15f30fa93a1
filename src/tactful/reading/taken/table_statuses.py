"""How an application stands, by the words that trackers and people have for it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from tactful.etiquette.case import Outcome


class Stage(StrEnum):
    """How far one has come who has not ended: what a table tells beyond "applied"."""

    SAVED = "saved"  # and not applied yet
    TALKING = "talking"  # an interview, a test: when, the table does not say


OPEN_WORDS = re.compile(
    r"appl|wish|saved|bookmark|interest|to.?do|draft|screen|interview|phone|assessment|evaluat|respond"
    r"|contact|pending|waiting|in progress|active|open|submitted|sent|networking|follow|^$|negotiat|ready"
    r"|review|hold|round|consider|process|beworben|laufend|gesendet|en cours|postul|envoy",
)
NOT_ENDED = re.compile(  # what is not so, or not yet, says nothing of how it ended
    r"\b(?:not|no|did ?n[o'’]t)\b[^,;]*\byet\b|\bnot (?:yet )?(?:been )?(?:reject|declin|clos)\w*|\bno rejection"
)
STAGE_WORDS: tuple[tuple[str, Stage], ...] = (
    (r"not (?:yet )?(?:applied|sent)|\bto apply|^evaluated$", Stage.SAVED),
    (
        r"screen|interview|phone|on-?site|assessment|evaluat|\bfinal|technical|take-?home"
        r"|\btask|\btests?\b|\d(?:st|nd|rd|th) round|round \d|vorstellungsgespräch|gespräch|entretien",
        Stage.TALKING,
    ),
    (r"^(?:wish\w*|saved|bookmark\w*|interest\w*|to.?do|draft\w*|ready)\b(?!.*appl)", Stage.SAVED),
)
ENDED_WORDS: tuple[tuple[str, Outcome], ...] = (
    (
        r"\bno offer|not successful|denied|(?<!i )said no\b|did ?n[o'’]?t get (?:it|in|through|the (?:job|role|place))"
        r"|^refus(?:é|e|ed)?$|refus[ée]e?\b(?! (?:the|their) offer)(?<!offer refused)|abgelehnt|rechazad|rifiutat|afgewezen",
        Outcome.REJECTED,
    ),
    (r"\bi (?:said no|refused)|offer refused|refused (?:the|their) offer", Outcome.DECLINED),
    (r"declined by me|zurückgezogen|\bretiré|retirad|ritirat|teruggetrokken", Outcome.WITHDRAWN),
    (r"offer.*(?:declin|reject|turned)|declined.*offer|i declin", Outcome.DECLINED),
    (
        r"^accepted|offer accepted|accepted (?:the |their |an )?offer|i accept|hired|signed|joined",
        Outcome.ACCEPTED,
    ),
    (r"offer", Outcome.OFFER),
    (r"withdr", Outcome.WITHDRAWN),
    (
        r"reject|declin|not selected|no longer under|unsuccessful|turned down|absage|^no$",
        Outcome.REJECTED,
    ),
    (
        r"clos|archiv|expired|ghost|no response|no answer|no reply|keine antwort|sans réponse|discard|skip|filled|cancel|dead",
        Outcome.CLOSED,
    ),
)
LEFT_ALONE = re.compile(r"skip(?:ped)?|discarded")  # looked at, and never applied for


@dataclass(frozen=True, slots=True)
class Status:
    """What a word for a status means. ``known`` False: nobody can tell. A stage, and what nobody
    can tell, go to the notes in the words of the table.
    """

    outcome: Outcome | None
    known: bool = True
    stage: Stage | None = None


def status_of(words: str) -> Status:
    """How an application stands, from the word a tracker has for it."""
    said = " ".join(words.lower().replace("_", " ").split())
    if LEFT_ALONE.fullmatch(said):
        return Status(Outcome.CLOSED, stage=Stage.SAVED)
    so = NOT_ENDED.sub("", said)
    for pattern, outcome in ENDED_WORDS:
        if re.search(pattern, so):
            return Status(outcome)
    stage = next((stage for pattern, stage in STAGE_WORDS if re.search(pattern, said)), None)
    return Status(None, known=bool(stage or so != said or OPEN_WORDS.search(said)), stage=stage)
