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


CONDITION = re.compile(
    r"\b(?:if|unless|in case|should|whether|had hoped not|only if)\b", re.IGNORECASE
)
HEARD = (
    rf"(?:heard\s+(?:(?:anything\s+)?(?:back|from\s+(?:you|your|anyone|anybody|the\s+team))|anything|a\s+(?:word|thing)|any\s+{A_REPLY})"
    rf"|hear\s+(?:back|from\s+(?:you|your)|anything)|(?:received|gotten|got|had|get|seen|receive)\s+(?:back\s+)?"
    rf"(?:(?:any|an?|the|your|a\s+single|so\s+much\s+as\s+an?)\s+)?(?:\w+\s+)?{A_REPLY}s?\b(?!\s+(?:team|center|centre|system))|heard(?=\s*[.!?,;]|\s*$))"
)

GUILT = Tone(
    "guilt",
    "stop",
    _any(
        rf"\b{HAVE}\s*{NOT}\s+(?:\w+\s+){{0,2}}?{HEARD}",
        rf"\bnever\s+(?:\w+\s+)?{HEARD}",
        r"\b(?:have|has|had)\s+(?:still\s+)?yet\s+to\s+(?:hear|receive|get|see)\b",
        rf"\b(?:no|without\s+(?:a|any))\s+(?:\w+\s+)?{A_REPLY}\s+(?:so\s+far|yet|from\s+you|since|at\s+all|has|whatsoever|until\s+now)",
        r"\b(?:got|received|had|there\s+(?:was|is|has\s+been))\s+no\s+(?:\w+\s+)?(?:reply|response|answer)\b",
        r"\b(?:nobody|no\s+one|none\s+of\s+you)\s+(?:has\s+|have\s+)?(?:ever\s+)?(?:replied|responded|answered|called|written|wrote|got\s+back)\b",
        r"\b(?:still|been)\s+waiting\b",
        rf"\byou\s+{HAVE}\s*{NOT}\s+(?:yet\s+)?(?:replied|responded|answered|written|called|got|gotten|returned|acknowledged|reply|respond|answer)",
        r"\b(?:went|go(?:es|ne)?|remain(?:s|ed)?|left|been)\s+unanswered\b",
        r"\b(?:had\s+)?(?:hop(?:ed|ing)|expected|would\s+have\s+(?:hoped|expected|thought))\s+(?:to\s+(?:have\s+heard|hear)\b|for\s+an?\s+(?:reply|answer|response))",
        r"\bforgotten\s+(?:about\s+)?me\b|\bforgot\s+about\s+me\b",
        r"\byour\s+silence\b",
        r"\b(?:left\s+(?:me\s+)?(?:hanging|in\s+the\s+dark)|(?:been\s+)?ghost(?:ed|ing)|ignor(?:ed|ing)\s+(?:me|my)|been\s+ignored)\b",
        r"\bheard\s+nothing\s+(?:back\s+)?(?:from|so\s+far|since|yet|at\s+all)\b",
    ),
    "It reproaches them with their silence. They know it themselves.",
    "Say what was discussed, and ask one easy question: “What are the next steps?”",
    unless=CONDITION,
)
IMPATIENCE = Tone(
    "impatience",
    "warn",
    _any(
        r"\bA\.?S\.?A\.?P\b",
        r"\bas\s+soon\s+as\s+(?:possible|you\s+can)\b(?!\s+\w+\s+them)",
        r"\b(?:is|it['’]s|very|most|rather|quite|so|an?|my)\s+urgent\b(?!\s+(?:care|incidents?|repairs?|cases?))|\burgently\b|\burgent\s*[:!]",
        r"\b(?:reply|answer|respond|call|write|tell|let\s+me\s+know|decide|get\s+back|need|contact|confirm)\b[^.?!\n]{0,40}\b(?:immediately|at\s+once|right\s+away|without\s+(?:further\s+)?delay|today\s+still)\b",
        r"\bat\s+your\s+earliest\s+convenience\b|\btime\s+is\s+of\s+the\s+essence\b|\b(?:prompt|speedy|swift|quick)\s+(?:reply|response|answer|decision)\b",
        r"\b(?:cannot|can['’]?t|can\s+not)\s+wait\s+(?:any\s+longer|much\s+longer|for\s+your|forever)\b",
        r"\bhurry(?:\s+up)?\b(?!\s+on\s+my)",
        r"[!?]*!{2,}[!?]*|\?{2,}|\?!",
        r"\bI\s+(?:really\s+)?(?:need|must|have)\s+(?:to\s+(?:know|have)|an?\s+(?:answer|reply|response|decision))\b(?!\s+from\s+my)",
        r"\b(?:respond|reply|answer|decide)\s+(?:\w+\s+)?(?:quickly|soon|fast)\b|\bspeed\s+(?:things|it|this)\s+up\b|\bimpatient\b|\b(?:answer|reply|response|decision)\s+today\b|\bby\s+return\b",
        r"\bhow\s+much\s+longer\b|\bwhat\s+is\s+taking\s+(?:so\s+)?long\b|\bhas\s+taken\s+(?:too|so)\s+long\b",
    ),
    "It hurries somebody who owes you nothing yet.",
    "Leave the hurry out. If another offer has a date, say that date plainly.",
    unless=re.compile(
        r"\bno\s+(?:hurry|rush)\b|\bnot\s+urgent\b|\bI\s*(?:['’]ll|will|can|could|shall|would)\s+(?:\w+\s+)?(?:send|start|be|bring|deliver|reply|answer|get)\b",
        re.IGNORECASE,
    ),
)
SHOUTING = Tone(
    "shouting",
    "warn",
    _any(
        r"\b(?:PLEASE|VERY|REALLY|STILL|NEVER|ALWAYS|ANSWER|REPLY|URGENT|IMPORTANT|TODAY|WAITING|IMMEDIATELY|WEEKS?|MONTHS?|NOT)\b|(?<=\w )NOW(?=[.!?]|$)",
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
        r"\bplease\s+(?:don['’]?t|do\s+not)\s+reject\b|\bgive\s+me\s+an?\s+opportunity\b|\bmy\s+dream\s+job\b|\bneed\s+this\s+so\s+much\b|\bdevastated\b",
        r"\bplead(?:ing)?\s+(?:with\s+you|to|for)|\bwork\s+for\s+(?:free|nothing|less)\b|\bwon['’]?t\s+regret\b|\bwill\s+not\s+regret\b",
        r"\bmeans\s+(?:everything|the\s+world)\s+to\s+me\b",
        r"\bI\s+(?:will|would|['’]ll|['’]d)\s+be\s+(?:forever|eternally)\s+grateful\b",
    ),
    "It pleads. They look for somebody to rely on.",
    "Say in one calm sentence that you remain interested.",
)
A_THREAT = r"I(?:['’]ll|\s+will|\s+shall|\s+am\s+going\s+to|['’]m|\s+am|\s+would)\s+(?:have\s+to\s+|be\s+forced\s+to\s+|need\s+to\s+)?(?:accept|withdraw|go\s+(?:with|else)|look\s+else|consider|escalate|contact\s+your|turn|declin|assume\s+you|tak(?:e|ing)\s+(?:another|the\s+other|a\s+different|my)|accepting)"
ULTIMATUM = Tone(
    "ultimatum",
    "stop",
    _any(
        rf"\b(?:if|unless|should)\b[^.?!\n]{{0,30}}\b(?:hear|heard|receive|got|get|reply|replied|answer|respond|response|word|news)\b[^.?!\n]{{0,60}}?\b{A_THREAT}",
        r"\b(?:or\s+else|otherwise)\s+I(?:['’]ll|\s+will|\s+shall|\s+must|\s+have\s+to|['’]d)\s+(?!be\s+(?:happy|glad)|gladly)",
        r"\b(?:final|last)\s+(?:reminder|notice|warning|chance(?!\s+to))\b|\blast\s+time\s+I(?:['’]ll|\s+will)?\s+(?:write|call|ask)\b|\bor\s+I(?:['’]ll|\s+will|\s+walk)\b|\b(?:my|a|this\s+is\s+(?:the|a|my))\s+last\s+attempt\s+to\s+(?:reach|contact|get)\b",
        r"\bI\s+(?:expect|demand|require|insist\s+on)\s+(?:an?\s+|your\s+|to\s+)?(?:answer|reply|response|decision|hear\s+(?:back|from)|call)\b",
        r"\byou\s+have\s+until\b|\bmy\s+deadline\s+for\s+you\b|\b(?:I['’]ll|I\s+will|I\s+can)\s+give\s+you\s+(?:until|till|one\s+more)\b",
    ),
    "It sets them a deadline under a threat.",
    "If you truly must decide by a day, say so as a fact: “I am asked to decide by Friday.”",
)
YOU_WOULD = r"you(?:['’]d|\s+would|\s+will|['’]ll|\s+were\s+going\s+to)\s+(?:\w+\s+)?(?:get\s+back|call\s+(?:me|back)|write|let\s+me|reply|respond|send|answer|contact\s+me|be\s+in\s+touch|decide|tell\s+me|inform|follow\s+up|reach\s+out|come\s+back)"
BLAME = Tone(
    "blame",
    "stop",
    _any(
        r"\b(?:as\s+)?you(?:['’]d|\s+had|\s+have)?\s+promised\b",
        rf"\byou\s+(?:said|told\s+me|assured\s+me|claimed|stated)\s+(?:that\s+)?{YOU_WOULD}",
        r"\byou\s+(?:said|told\s+me|assured\s+me|claimed|stated|promised)\b[^.?!\n]{0,80}\b(?:and|but|yet)\s+(?:nothing|nobody|no\s+one|I\s+(?:still\s+)?have\s+not|I\s+haven)",
        r"\byou\s+(?:assured\s+me|guaranteed)\b|\byou\s+were\s+to\s+(?:call|write|send|let|get|reply)\b|\b(?:is|find\s+it|how)\s+rude\b|\bnot\s+how\s+one\s+treats\b|\byou\s+told\s+me\b[^.?!\n]{0,60}\bbut\s+I\s+did",
        r"\byou\s+were\s+(?:supposed|meant|due)\s+to\s+(?!go\b|leave\b|travel\b|be\s+(?:away|out|on))",
        r"\byou\s+(?:should|ought\s+to|could)\s+have\s+(?:called|written|replied|told|answered|let|sent|contacted|informed)\b",
        r"\byou\s+(?:failed|neglected)\b|\byou\s+forgot\b(?!\s+your)|\byou\s+(?:missed|broke)\s+(?:your|the|our|my)\b|\byou\s+missed\s+\w+day\b",
        r"\byou\s+(?:did\s*n['’]?o?t|didn['’]t|have\s*n['’]?o?t|haven['’]t)\s+(?:keep|kept|follow\s+through|followed\s+through|stick|stuck|honou?r|bother)",
        r"\byou\s+never\s+(?:called|wrote|replied|responded|answered|got|came|followed|sent)\b",
        r"\b(?:unprofessional|disrespectful|unacceptable|inconsiderate)\b|\bdisappointed\s+(?:in|with|by|that\s+you)\b",
        r"\b(?:your|not\s+my)\s+fault\b|\byour\s+(?:delay|negligence|broken)\b",
        r"\bnot\s+kept\s+(?:your|to\s+your)\b|\bbroken\s+(?:your\s+)?promise\b",
    ),
    "It blames them. The agreement can be recalled without an accusation.",
    "Say what was mentioned, not what was broken: “You mentioned that all would hear by Monday.”",
)
STOCK = Tone(
    "stock_phrase",
    "warn",
    _any(
        r"\bjust\s+(?:\w+\s+)?(?:check(?:ing)?\s+in|follow(?:ing)?\s+up|touch(?:ing)?\s+base|reach(?:ing)?\s+out|wonder(?:ing|ed)|want(?:ed|ing)?\s+to\s+(?:check|follow|touch|see|reach))\b",
        r"\b(?:want(?:ed)?|like)\s+to\s+check\s+(?:in|on|the\s+status)\b|\bI(?:['’]m|\s+am)\s+checking\s+in\b|\bchecking\s+in\s+(?:again|to\s+see|on|about)\b|\bcheck\s+(?:on\s+)?the\s+status\b",
        r"\bfollowing\s+up\s+(?:on|about|regarding)\s+(?:my|the|our)\s+(?:\w+\s+)?(?:e-?mail|message|note|letter|application|interview)\b",
        r"\btouch(?:ing)?\s+base\b",
        r"\b(?:circl(?:e|ing)|loop(?:ing)?)\s+back\b",
        r"\b(?:bump(?:ing)?|float(?:ing)?|push(?:ing)?)\s+(?:this|my\s+(?:e-?mail|message|note))\b|\btop\s+of\s+your\s+inbox\b",
        r"\b(?:gentle|friendly|quick)\s+(?:reminder|nudge|ping)\b|\b(?:a|this)\s+kind\s+reminder\b(?!\s+about\s+the)|\bping(?:ing)?\s+you\b",
        r"\b(?:hope|trust)\s+(?:that\s+)?(?:this|my)\s*(?:e-?mail|message|note|letter)?\s*finds\s+you\b|\bhope\s+(?:that\s+)?you(?:['’]re|\s+are)\s+(?:doing\s+)?(?:well|good|fine)\b|\bhope\s+(?:all\s+is|everything\s+is)\s+well\b",
        r"\b(?:per|as\s+per)\s+my\s+(?:last|previous|earlier)\b|\bany\s+(?:updates?|news)\b(?=[^.!\n]{0,40}\?)|\bif\s+there(?:['’]s|\s+is)\s+any\s+(?:updates?|news)\b",
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
        r"\bI\s+know\s+(?:that\s+)?I(?:['’]m|\s+am|\s+do\s*n['’]?o?t|\s+don['’]t)\s+(?:missing|lack|have|not)",
        r"\b(?:make|making|consider|consider\s+making)\s+an?\s+exception\b|\bexception\s+(?:for|in)\s+my\b|\bwaiv(?:e|ing)\b",
        r"\breconsider\b|\bre-?think\s+(?:your|the)\s+decision\b|\bchange\s+your\s+mind\b",
        r"\bfast\s+learner\b|\bopen\s+mind\s+about\s+my\b|\bsuppose\s+I\b|\btake\s+a\s+course\b",
        r"\bI\s*(?:could|can|would|will|['’]d)\s+(?:quickly\s+|easily\s+|still\s+)?(?:learn\b(?!\s+(?:from|of))|catch\s+up|pick\s+(?:it|that)\s+up|train)",
        r"\bif\s+you\s+(?:trained|taught|gave|would\s+give|let)\s+me\b|\b(?:more\s+junior|another|a\s+different|lower)\s+(?:role|position)\s+(?:instead|perhaps|maybe|would)|\ba\s+more\s+junior\s+(?:role|position)\b",
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
        r"\bI(?:['’]ve|\s+have)?\s+(?:also|already)\s+(?:tried\s+)?(?:call(?:ed|ing)|left|phon(?:ed|ing)|rung|text(?:ed|ing)|messag(?:ed|ing)|e-?mail(?:ed|ing)|written\s+to\s+you\s+on|sent\s+you\s+(?:an?|another|two)\s+(?:\w+\s+)?(?:message|e-?mail|text|note|letter|request))\b",
        r"\b(?:messaged|contacted|wrote\s+to|written\s+to|reached\s+out\s+to|added)\s+you\s+(?:on|via|through|over)\s+(?:LinkedIn|WhatsApp|Facebook|Instagram)\b|\b(?:via|through|over)\s+WhatsApp\b",
        r"\b(?:called|rang|phoned|rung)\s+(?:you\s+)?(?:twice|again|several\s+times|three\s+times|\w+\s+times)\b|\b(?:rang|called|phoned)\s+your\s+(?:office|desk|assistant|reception)\b",
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
        r"\b(?:salary|salaries|compensation|remuneration|pay(?:\s+range)?|wages?|earn|bonus(?:es)?|stock\s+options|benefits|perks|vacation\s+days|holiday\s+allowance|feedback)\b",
        r"\bhow\s+(?:did\s+I\s+do|(?:well\s+)?did\s+I\s+(?:do|perform)|was\s+my\s+(?:interview|performance))\b",
    ),
    "Salary and feedback have their time: with an offer, or after a decision.",
    "Ask only for the next steps now.",
    spared=frozenset({"offer", "answer", "rejected"}),
    only_with=re.compile(
        r"\?|\b(?:expectations?|negotiable|(?:is|are)\s+there|tell\s+me|let\s+me\s+know|discuss|talk\s+about"
        r"|like\s+to\s+(?:know|hear\s+(?:about|what)|get|receive|talk\s+about)|share|curious|wonder(?:ing)?|(?:any|some)\s+(?:\w+\s+)?feedback"
        r"|(?:give|get|love|receive|welcome|appreciate\s+(?:any|some))\s+(?:me\s+)?(?:a\s+|any\s+|some\s+|your\s+)?(?:\w+\s+)?feedback)\b",
        re.IGNORECASE,
    ),
)
ATTACHMENTS = Tone(
    "attachments",
    "warn",
    _any(
        r"\b(?:attach(?:ed|ing)|enclos(?:ed|ing))\b[^.?!]{0,60}(?:,|\band\b|\bplus\b|\bas\s+well\s+as\b)\s+(?:(?:my|an?|the|two|three|four|some|several|also)\s+){0,2}(?:\w+\s+)?(?:CV|r[ée]sum[ée]|certificates?|references?|portfolio|letters?|transcripts?|diploma|documents?|samples?|slides|photos?)\b",
        r"\battachments\b|\b(?:two|three|four|five|several)\s+(?:files|documents|letters)\s+(?:attached|enclosed)\b",
        r"\b(?:attached|enclosed)\s+(?:are|please\s+find)\s+(?:all|several|many|two|three|four|five|various|my\s+\w+s)\b",
    ),
    "Nobody asked for a parcel.",
    "Send one attachment at most, unless they asked for more.",
    spared=frozenset({"delivery"}),
    unless=re.compile(
        r"\b(?:as\s+you\s+(?:asked|requested)|you\s+asked|as\s+requested|requested)\b",
        re.IGNORECASE,
    ),
)
TONES = (
    GUILT, IMPATIENCE, SHOUTING, BEGGING, ULTIMATUM, BLAME, STOCK, WHAT_IF, CHANNELS, SALARY,
    ATTACHMENTS,
)  # fmt: skip
