"""How an application ended, in a sentence."""

from __future__ import annotations

from tactful.etiquette.case import Outcome

OUTCOME_BY_WORD = {
    "accepted": Outcome.ACCEPTED,
    "declined": Outcome.DECLINED,
    "withdrew": Outcome.WITHDRAWN,
    "ended": Outcome.CLOSED,
}
OUTCOME_SAID = {
    Outcome.ACCEPTED: "You accepted. Congratulations!",
    Outcome.DECLINED: "You declined.",
    Outcome.WITHDRAWN: "You withdrew.",
    Outcome.CLOSED: "You closed it.",
}
