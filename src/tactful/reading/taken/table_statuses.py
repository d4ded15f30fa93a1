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
    r"|\bclosing (?:soon|date|on)\b.*"
)
THEIR_OFFER = r"offers?\b(?! (?:an? )?(?:interview|call|talk|chat))"  # of work, not of a talk
I_TURNED = r"(?:declined|rejected|refused|turned down)"
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
        r"\bno offer|not (?:successful|hired|chosen|accepted|shortlisted)|\bdenied|(?<!i )said no\b"
        r"|did ?n[o'’]?t get (?:it|in|through|the (?:job|role|place))|\boffer\b.*\b(?:rescinded|revoked|withdrawn by)"
        r"|\b(?:rescinded|revoked)\b|\b(?:hired|chose|took) (?:someone|somebody|another)"
        r"|^refus(?:é|e|ed)?$|refus[ée]e?\b(?! (?:the|their) offer)(?<!offer refused)|abgelehnt|rechazad|rifiutat|afgewezen",
        Outcome.REJECTED,
    ),
    (r"\bi (?:said no|refused)|offer refused|refused (?:the|their) offer", Outcome.DECLINED),
    (r"declined by me|zurückgezogen|\bretiré|retirad|ritirat|teruggetrokken", Outcome.WITHDRAWN),
    (
        rf"\boffer\b.*\b{I_TURNED}|\b{I_TURNED} (?:the |their |an )?offer|\bi declin",
        Outcome.DECLINED,
    ),
    (
        r"^accepted$|\boffer accepted|\baccepted (?:the |their |an |my )?(?:offer|job|role|position)|\bi accept"
        r"|^(?:i (?:was|got|am) )?hired$|\bi (?:was|got|am) hired|^signed\b|\bsigned (?:the |my |their )?(?:contract|offer)"
        r"|^(?:contract|offer) signed|^joined(?! (?:the )?wait)",
        Outcome.ACCEPTED,
    ),
    (rf"(?<!interview )(?<!call )\b{THEIR_OFFER}", Outcome.OFFER),
    (r"\bwithdr", Outcome.WITHDRAWN),
    (
        r"\breject|\bdeclin|not selected|no longer under|\bunsuccessful|turned down|\babsage|^no$",
        Outcome.REJECTED,
    ),
    (
        r"\bclosed?\b|\barchiv|\bexpired|\bghost|no response|no answer|no reply|keine antwort|sans réponse|\bdiscard|\bskip"
        r"|^filled$|\b(?:position|role|job|post|vacancy) (?:is |was |has been )?filled|\bcancel|^dead\b",
        Outcome.CLOSED,
    ),
)
NO_WISH = re.compile(r"\bnot interested|\bno (?:longer )?interest")
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
    if NO_WISH.search(said):
        return Status(Outcome.WITHDRAWN)
    stage = next((stage for pattern, stage in STAGE_WORDS if re.search(pattern, said)), None)
    return Status(None, known=bool(stage or so != said or OPEN_WORDS.search(said)), stage=stage)
