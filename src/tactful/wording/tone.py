"""Wordings that make a nuisance of a good person: why they hurt, and what to say instead.

Most are matters of meaning, and told by what was learned from many sentences (`reading.tone`).
A few are matters of form, and told by patterns here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from types import MappingProxyType

STOP, WARN = "stop", "warn"
SURE_ENOUGH_TO_STOP = 0.9  # a machine's doubtful guess warns; it does not stop anybody


@dataclass(frozen=True, slots=True)
class Tone:
    """A finding about wording: how grave it is, why it hurts, what to say instead. ``spared``
    are the kinds of letter it does not apply to; ``instead`` is the sentence to put in the place
    of one that has it, empty to take it out, None where there is none to offer.
    """

    name: str
    severity: str
    reason: str
    suggestion: str
    spared: frozenset[str] = field(default_factory=frozenset)
    instead: str | None = None


@dataclass(frozen=True, slots=True)
class FormOfWriting:
    """A finding told by its form. A match after ``unless`` in its sentence is let pass."""

    tone: Tone
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None = None


# By the labels of corpus/tone*.jsonl.
MEANT = {
    "guilt": Tone(
        "guilt", STOP,
        "It reproaches them with their silence. They know it themselves.",
        "Say what was discussed, and ask one easy question: “What are the next steps?”",
        instead="What are the next steps?",
    ),
    "blame": Tone(
        "blame", STOP,
        "It blames them. The agreement can be recalled without an accusation.",
        "Say what was mentioned, not what was broken: “You mentioned that all would hear by Monday.”",
        instead="You mentioned that I'd hear by [day].",
    ),
    "impatience": Tone(
        "impatience", WARN,
        "It hurries somebody who owes you nothing yet.",
        "Leave the hurry out. If another offer has a date, say that date plainly.",
        instead="",
    ),
    "begging": Tone(
        "begging", WARN,
        "It pleads. They look for somebody to rely on.",
        "Say in one calm sentence that you're still interested.",
        instead="I'm still interested in the position.",
    ),
    "ultimatum": Tone(
        "ultimatum", STOP,
        "It corners them.",
        "If you truly must decide by a day, say so as a fact: “I've been asked to decide by Friday.”",
        instead="I've been asked to decide on another offer by [day].",
    ),
    "stock": Tone(
        "stock_phrase", WARN,
        "Everybody writes it, and nobody reads on.",
        "Say who you are and what was agreed; that is a reason to write.",
        instead="",
    ),
    "what_if": Tone(
        "what_if", WARN,
        "Where it did not fit, what-ifs and exceptions cost you goodwill.",
        "Thank them for their time, and wish them well.",
        instead="",
    ),
    "salary": Tone(
        "salary", WARN,
        "Pay has its time: when they ask, or with an offer.",
        "Ask only for the next steps now.",
        frozenset({"answer", "offer", "accept", "decline", "ask_for_time"}),
        instead="",
    ),
    "feedback": Tone(
        "feedback", WARN,
        "It demands reasons.",
        "After a decision, one polite question is fine: “Is there anything I could do better?”",
        instead="Is there anything I could do better?",
    ),
    "flattery": Tone(
        "flattery", WARN,
        "It lays it on thick, and sounds as if you wanted something.",
        "Name one thing that you liked, and why.",
        instead="",
    ),
    "apology": Tone(
        "apology", WARN,
        "There is nothing to apologise for: the note was agreed, or it is welcome.",
        "Take the apology out, and begin with who you are.",
        instead="",
    ),
}  # fmt: skip


def _any(*alternatives: str, case: bool = False) -> re.Pattern[str]:
    joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
    return re.compile(joined, 0 if case else re.IGNORECASE)


SHOUTING = FormOfWriting(
    Tone(
        "shouting", WARN,
        "Capital letters read as shouting.",
        "Write it in small letters.",
    ),
    _any(
        r"\b(?:PLEASE|VERY|REALLY|STILL|NEVER|ALWAYS|ANSWER|REPLY|URGENT|IMPORTANT|TODAY|WAITING|IMMEDIATELY|WEEKS?|MONTHS?|NOT)\b|(?<=\w )NOW(?=[.!?]|$)",
        r"\b[A-Z]{4,}(?:\s+[A-Z]{2,}){2,}\b",
        case=True,
    ),
)  # fmt: skip
CHANNELS = FormOfWriting(
    Tone(
        "other_channel", WARN,
        "Several ways at once feel like being followed.",
        "Keep to one way, the one that was agreed, and do not mention others.",
        instead="",
    ),
    _any(
        r"\bI(?:['’]ve|\s+have)?\s+(?:also|already)\s+(?:tried\s+)?(?:call(?:ed|ing)|left|phon(?:ed|ing)|rung|text(?:ed|ing)|messag(?:ed|ing)|e-?mail(?:ed|ing)|written\s+to\s+you\s+on|sent\s+you\s+(?:an?|another|two)\s+(?:\w+\s+)?(?:message|e-?mail|text|note|letter|request))\b",
        r"\b(?:messaged|contacted|wrote\s+to|written\s+to|reached\s+out\s+to|added)\s+you\s+(?:on|via|through|over)\s+(?:LinkedIn|WhatsApp|Facebook|Instagram)\b|\b(?:via|through|over)\s+WhatsApp\b",
        r"\b(?:called|rang|phoned|rung)\s+(?:you\s+)?(?:twice|again|several\s+times|three\s+times|\w+\s+times)\b|\b(?:rang|called|phoned)\s+your\s+(?:office|desk|assistant|reception)\b",
        r"\btried\s+(?:to\s+(?:reach|call|phone|ring)|calling|phoning|reaching)\s+you\b",
        r"\bleft\s+(?:you\s+)?(?:a|two|several|another)\s+(?:voice\s*-?mails?|messages?)\b",
        r"\b(?:also|too|as\s+well)\b[^.?!]{0,25}\bon\s+(?:LinkedIn|WhatsApp|Facebook|Instagram)\b|\bon\s+(?:LinkedIn|WhatsApp|Facebook|Instagram)\s+(?:too|as\s+well|also)\b",
        r"\b(?:sent|send(?:ing)?)\s+(?:you\s+)?(?:an?\s+)?(?:text|sms|whatsapp)\b|\btexted\s+you\b",
    ),
)  # fmt: skip
ATTACHMENTS = FormOfWriting(
    Tone(
        "attachments", WARN,
        "Nobody asked for a parcel.",
        "Send one attachment at most, unless they asked for more.",
        frozenset({"delivery"}),
    ),
    _any(
        r"\b(?:attach(?:ed|ing)|enclos(?:ed|ing))\b[^.?!]{0,60}(?:,|\band\b|\bplus\b|\bas\s+well\s+as\b)\s+(?:(?:my|an?|the|two|three|four|some|several|also)\s+){0,2}(?:\w+\s+)?(?:CV|r[ée]sum[ée]|certificates?|references?|portfolio|letters?|transcripts?|diploma|documents?|samples?|slides|photos?)\b",
        r"\battachments\b|\b(?:two|three|four|five|several)\s+(?:files|documents|letters)\s+(?:attached|enclosed)\b",
        r"\b(?:attached|enclosed)\s+(?:are|please\s+find)\s+(?:all|several|many|two|three|four|five|various|my\s+\w+s)\b",
    ),
    re.compile(
        r"\b(?:as\s+you\s+(?:asked|requested)|you\s+asked|as\s+requested|requested)\b",
        re.IGNORECASE,
    ),
)  # fmt: skip
FORMS = (SHOUTING, CHANNELS, ATTACHMENTS)
TONES = (*MEANT.values(), *(form.tone for form in FORMS))
INSTEAD = MappingProxyType({tone.name: tone.instead for tone in TONES if tone.instead is not None})
