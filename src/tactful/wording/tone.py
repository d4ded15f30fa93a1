"""Wordings that make a nuisance of a good person, by patterns that survive rewording."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

NOT = r"(?:not|n['’]?t|never)"
HAVE = r"(?:have|has|had|did|do|does|is|are|was|were|would|could|['’]ve)"
A_REPLY = r"(?:reply|response|answer|word|news|update|feedback|call|e-?mail|message)"


@dataclass(frozen=True, slots=True)
class Tone:
    """A rule about wording: what to look for, why it hurts, what to say instead.

    ``spared`` are the kinds of letter it does not apply to, ``only_if_unfit`` tells that it
    applies where the fit was poor. A match after ``unless`` in its sentence is let pass, and so is one
    whose sentence holds nothing of ``only_with``.
    """

    name: str
    severity: str
    pattern: re.Pattern[str]
    reason: str
    suggestion: str
    spared: frozenset[str] = field(default_factory=frozenset)
    only_if_unfit: bool = False
    unless: re.Pattern[str] | None = None
    only_with: re.Pattern[str] | None = None


def _any(*alternatives: str, case: bool = False) -> re.Pattern[str]:
    joined = "|".join(f"(?:{alternative})" for alternative in alternatives)
    return re.compile(joined, 0 if case else re.IGNORECASE)


CONDITION = re.compile(r"\b(?:if|unless|in case|should|whether|when|where|only)\b", re.IGNORECASE)

GUILT = Tone(
    "guilt",
    "stop",
    _any(
        rf"\b{HAVE}\s*{NOT}\s+(?:\w+\s+){{0,2}}(?:heard|hear|received|gotten|got|had|seen)\b"
        rf"(?:\s+(?:anything|back|from|any|a|the|your|so))*(?:\s+{A_REPLY})?",
        r"\b(?:have|has|had)\s+(?:still\s+)?yet\s+to\s+(?:hear|receive|get|see)\b",
        rf"\b(?:no|without\s+(?:a|any))\s+(?:\w+\s+)?{A_REPLY}\s+(?:so\s+far|yet|from\s+you|since|at\s+all|has|whatsoever)",
        r"\b(?:still|been)\s+waiting\b",
        rf"\byou\s+{HAVE}\s*{NOT}\s+(?:yet\s+)?(?:replied|responded|answered|written|called|got|gotten|returned|acknowledged)",
        r"\byour\s+silence\b",
        r"\b(?:left\s+(?:me\s+)?(?:hanging|in\s+the\s+dark)|(?:been\s+)?ghost(?:ed|ing)|ignor(?:ed|ing)\s+(?:me|my))\b",
        r"\bheard\s+nothing\s+(?:back\s+)?(?:from|so\s+far|since|yet|at\s+all)\b",
    ),
    "It reproaches them with their silence. They know it themselves.",
    "Say what was discussed, and ask one easy question: “Could you tell me what the next steps are?”",
    unless=CONDITION,
)
IMPATIENCE = Tone(
    "impatience",
    "warn",
    _any(
        r"\bA\.?S\.?A\.?P\b",
        r"\bas\s+soon\s+as\s+(?:possible|you\s+can)\b",
        r"\b(?:urgent|urgently|immediately|at\s+once|right\s+away|without\s+(?:further\s+)?delay)\b",
        r"\bhurry(?:\s+up)?\b(?!\s+on\s+my)",
        r"[!?]*!{2,}[!?]*|\?{2,}|\?!",
        r"\bI\s+(?:really\s+)?(?:need|must|have)\s+(?:to\s+(?:know|have)|an?\s+(?:answer|reply|response|decision))\b",
        r"\bhow\s+much\s+longer\b|\bwhat\s+is\s+taking\s+(?:so\s+)?long\b|\bhas\s+taken\s+(?:too|so)\s+long\b",
    ),
    "It hurries somebody who owes you nothing yet.",
    "Leave the hurry out. If another offer has a date, say that date plainly.",
    unless=re.compile(r"\bno\s+(?:hurry|rush)\b|\bnot\s+urgent\b", re.IGNORECASE),
)
SHOUTING = Tone(
    "shouting",
    "warn",
    _any(
        r"\b(?:PLEASE|NOW|VERY|REALLY|NEED|STILL|NEVER|ALWAYS|ANSWER|REPLY|URGENT|TODAY|MUST|WAITING)\b",
        r"\b[A-Z]{4,}(?:\s+[A-Z]{2,}){2,}\b",
        case=True,
    ),
    "Capital letters read as shouting.",
    "Write it in small letters.",
)
BEGGING = Tone(
    "begging",
    "warn",
    _any(
        r"\bplease,?\s+please\b",
        r"\b(?:i\s+)?beg(?:ging)?\s+(?:you|of\s+you)\b|\bI(?:['’]m|\s+am)\s+begging\b",
        r"\bdesperate(?:ly)?\b",
        r"\b(?:really|badly|so\s+much)\s+need\s+th(?:is|e)\s+(?:job|position|role|work)\b",
        r"\bI(?:['’]d|\s+would|\s+will|['’]ll)\s+do\s+(?:anything|whatever\s+it\s+takes)\b",
        r"\b(?:please\s+)?(?:just\s+)?give\s+me\s+(?:a|one|this|another|the)\s+(?:\w+\s+)?chance\b",
        r"\bmeans\s+(?:everything|the\s+world)\s+to\s+me\b",
        r"\bI\s+(?:will|would|['’]ll|['’]d)\s+be\s+(?:forever|eternally)\s+grateful\b",
    ),
    "It pleads. They look for somebody to rely on.",
    "Say in one calm sentence that you remain interested.",
)
ULTIMATUM = Tone(
    "ultimatum",
    "stop",
    _any(
        r"\bif\s+(?:I|you)\s+(?:do\s*n['’]?o?t|have\s*n['’]?o?t|haven['’]t|don['’]t)\s+[^.?!]{0,60}?,?\s*(?:then\s+)?I(?:['’]ll|\s+will|\s+shall|\s+am\s+going\s+to)\s+"
        r"(?:have\s+to\s+|be\s+forced\s+to\s+|need\s+to\s+)?(?:accept|take|withdraw|go|look|consider|escalate|contact|call|turn|decline|assume\s+you)",
        r"\b(?:or\s+else|otherwise)\s+I(?:['’]ll|\s+will|\s+shall|\s+must|\s+have\s+to|['’]d)\b",
        r"\b(?:final|last)\s+(?:reminder|notice|warning|chance|attempt)\b",
        r"\bI\s+(?:expect|demand|require|insist\s+on)\s+(?:an?\s+|your\s+|to\s+)?(?:answer|reply|response|decision|hear|call)\b",
        r"\byou\s+have\s+until\b|\bmy\s+deadline\s+for\s+you\b",
    ),
    "It sets them a deadline under a threat.",
    "If you truly must decide by a day, say so as a fact: “I am asked to decide by Friday.”",
)
BLAME = Tone(
    "blame",
    "stop",
    _any(
        r"\b(?:as\s+)?you(?:['’]d|\s+had|\s+have)?\s+promised\b",
        r"\byou\s+(?:said|told\s+me|assured\s+me|claimed|stated)\s+(?:that\s+)?you(?:['’]d|\s+would|\s+will|\s+were\s+going\s+to)\b",
        r"\byou\s+were\s+(?:supposed|meant|going|due)\s+to\b",
        r"\byou\s+(?:failed|forgot|neglected|missed|broke)\b",
        r"\byou\s+never\s+(?:called|wrote|replied|responded|answered|got|came|followed)\b",
        r"\b(?:unprofessional|disrespectful|unacceptable|inconsiderate)\b|\bdisappointed\s+(?:in|with|by|that\s+you)\b",
        r"\bnot\s+kept\s+(?:your|to\s+your)\b|\bbroken\s+(?:your\s+)?promise\b",
    ),
    "It blames them. The agreement can be recalled without an accusation.",
    "Say what was mentioned, not what was broken: “You mentioned that everyone would hear by Monday.”",
)
STOCK = Tone(
    "stock_phrase",
    "warn",
    _any(
        r"\b(?:just|simply)\s+(?:\w+\s+)?(?:check(?:ing)?\s+in|follow(?:ing)?\s+up|touch(?:ing)?\s+base|reach(?:ing)?\s+out|want(?:ed|ing)?\s+to\s+(?:check|follow|touch|see|reach))\b",
        r"\b(?:checking|check)\s+in\s+(?:again|to\s+see|on\s+(?:my|the\s+status))\b|\bI(?:['’]m|\s+am)\s+checking\s+in\b",
        r"\btouch(?:ing)?\s+base\b",
        r"\b(?:circl(?:e|ing)|loop(?:ing)?)\s+back\b",
        r"\b(?:bump(?:ing)?|float(?:ing)?|push(?:ing)?)\s+(?:this|my\s+(?:e-?mail|message|note))\b|\btop\s+of\s+your\s+inbox\b",
        r"\b(?:gentle|friendly|kind|quick)\s+(?:reminder|nudge|ping)\b|\bping(?:ing)?\s+you\b",
        r"\bhope\s+(?:this|my)\s+(?:e-?mail|message|note|letter)?\s*finds\s+you\b",
        r"\b(?:per|as\s+per)\s+my\s+(?:last|previous|earlier)\b|\bany\s+(?:updates?|news)\s*\?",
    ),
    "Everybody writes it, and nobody reads on.",
    "Say who you are and what was agreed; that is a reason to write.",
)
WHAT_IF = Tone(
    "what_if",
    "warn",
    _any(
        r"\bwhat\s+if\b",
        r"\b(?:even\s+though|although|though|while|despite|in\s+spite\s+of)\b[^.?!]{0,60}\b(?:lack|lacking|missing|n['’]?o?t\s+have|not\s+having|no\s+(?:experience|degree|certificate)|don['’]t|not\s+(?:fully\s+)?(?:qualified|meet))",
        r"\b(?:make|making|consider|consider\s+making)\s+an?\s+exception\b|\bexception\s+(?:for|in)\s+my\b",
        r"\breconsider\b|\bre-?think\s+(?:your|the)\s+decision\b|\bchange\s+your\s+mind\b",
        r"\b(?:I\s+)?(?:could|can|would|will|['’]d)\s+(?:quickly\s+|easily\s+|still\s+)?(?:learn|catch\s+up|pick\s+(?:it|that)\s+up|train)\b",
        r"\bwilling\s+to\s+(?:learn|start\s+(?:lower|junior|at)|take\s+(?:less|a\s+lower|any))",
    ),
    "Where it did not fit, what-ifs and exceptions cost you goodwill.",
    "Thank them for their time, and wish them well.",
    only_if_unfit=True,
)
CHANNELS = Tone(
    "other_channel",
    "warn",
    _any(
        r"\bI(?:['’]ve|\s+have)?\s+(?:also|already)\s+(?:tried\s+)?(?:call(?:ed|ing)|left|phon(?:ed|ing)|text(?:ed|ing)|messag(?:ed|ing)|e-?mail(?:ed|ing)|written\s+to\s+you\s+on|sent\s+you)\b",
        r"\btried\s+(?:to\s+(?:reach|call|phone|ring)|calling|phoning|reaching)\s+you\b",
        r"\bleft\s+(?:you\s+)?(?:a|two|several|another)\s+(?:voice\s*-?mails?|messages?)\b",
        r"\b(?:also|too|as\s+well)\b[^.?!]{0,25}\bon\s+(?:LinkedIn|WhatsApp|Facebook|Instagram)\b|\bon\s+(?:LinkedIn|WhatsApp|Facebook|Instagram)\s+(?:too|as\s+well|also)\b",
        r"\b(?:sent|send(?:ing)?)\s+(?:you\s+)?(?:an?\s+)?(?:text|sms|whatsapp)\b|\btexted\s+you\b",
    ),
    "Several ways at once feel like being followed.",
    "Keep to one way, the one that was agreed, and do not mention others.",
)
SALARY = Tone(
    "too_early",
    "warn",
    _any(
        r"\b(?:salary|salaries|compensation|remuneration|pay(?:\s+range)?|wages?|bonus(?:es)?|stock\s+options|benefits|perks|vacation\s+days|holiday\s+allowance|feedback)\b",
        r"\bhow\s+(?:did\s+I\s+do|(?:well\s+)?did\s+I\s+(?:do|perform)|was\s+my\s+(?:interview|performance))\b",
    ),
    "Salary and feedback have their time: with an offer, or after a decision.",
    "Ask only for the next steps now.",
    spared=frozenset({"offer", "answer", "rejected"}),
    only_with=re.compile(
        r"\b(?:what|how|could|can|may|(?:is|are)\s+there|tell\s+me|let\s+me\s+know|discuss|talk\s+about"
        r"|like\s+to\s+(?:know|hear|get|receive|talk)|share|curious|wonder(?:ing)?|(?:any|some)\s+(?:\w+\s+)?feedback"
        r"|(?:give|get|love|appreciate|receive)\s+(?:me\s+)?(?:a\s+|any\s+|some\s+|your\s+)?(?:\w+\s+)?feedback)\b",
        re.IGNORECASE,
    ),
)
ATTACHMENTS = Tone(
    "attachments",
    "warn",
    _any(
        r"\b(?:attach(?:ed|ing)|enclos(?:ed|ing))\b[^.?!]{0,80}(?:,|\band\b|\bplus\b|\bas\s+well\s+as\b)[^.?!]{0,40}\b(?:CV|r[ée]sum[ée]|certificates?|references?|portfolio|letters?|transcripts?|diploma|documents?|samples?|slides|photos?)\b",
        r"\battachments\b",
        r"\b(?:attached|enclosed)\s+(?:are|please\s+find)\s+(?:all|several|many|two|three|four|five|various|my\s+\w+s)\b",
    ),
    "Nobody asked for a parcel.",
    "Send one attachment at most, unless they asked for more.",
    spared=frozenset({"delivery"}),
)
TONES = (
    GUILT, IMPATIENCE, SHOUTING, BEGGING, ULTIMATUM, BLAME, STOCK, WHAT_IF, CHANNELS, SALARY,
    ATTACHMENTS,
)  # fmt: skip
