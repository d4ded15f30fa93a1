"""Whether a message says in so many words that it wants an answer, or that it wants none."""

from __future__ import annotations

import re

ANSWERING = (
    r"(?:repl(?:y|ies|ying)|answer\w*|respon\w+|writ(?:e|ing)|text(?:ing)?|call(?:ing)?|ring(?:ing)?|acknowledge|confirm\w*|get(?:ting)? back"
    r"|do anything|make nothing|thank)"
)
WANTS_NONE = re.compile(
    rf"(?i)\bno need (?:to|of|for) (?:\w+ )?{ANSWERING}\b|\b(?:not|n['’]t|never)\b[^.!?;]{{0,25}}\b(?:need|necessary|have to|required?|bother|must)\b[^.!?;]{{0,40}}\b{ANSWERING}\b"
    r"|\bno (?:reply|answer|response|action|need answer) (?:is )?(?:needed|necessary|required|expected)?|\bno need answer\b"
    r"|\b(?:when|if) (?:i|we) hear nothing\b[^.]*\b(?:assume|take it|see you)|\bunless (?:you can(?:no|['’])?t|(?:that|it) does)"
    r"|\b(?:reply|text|call|write|ring)\b[^.]{0,30}\bif (?:that['’]?s|it['’]?s|its|thats) (?:no|not)\b"
)
ASKS = re.compile(
    r"(?i)\b(?:shall|may|can|could|should|would|do|are|will|have|did)\s+(?:i|we|you)\b[^.?!]{2,160}\?"
    r"|\b(?:when|what|which|how (?:long|soon|much|many)|where|who)\b[^.?!]{0,80}\b(?:you|your)\b[^.?!]{0,80}\?"
    r"|\b(?:please|kindly|pls|plz)\s+(?:just\s+)?(?:reply|revert|confirm|answer|let (?:me|us) know|tell|respond|get back|call (?:me|us)|advise|indicate|share|provide)\b"
    r"|\b(?:reply|answer|text|message) (?:me |us )?(?:back )?(?:please )?(?:with )?[\"“]?(?:yes|no\b)|\banswer me\b"
    r"|\blet (?:me|us) know (?:if|whether|when|what|which|by|your|asap|as soon)\b|\bi (?:need|await) your (?:answer|reply|response|confirmation)"
)


LEFT_TO_ME = re.compile(  # in the candidate's own words: they tried, and now it is my turn
    r"(?i)\bmissed (?:(?:a|an|the|his|her|their|another|yet another) )?(?:\w+ )?(?:calls?|ring)\b"
    r"|\bvoice ?mail(?: message)? from\b|\bto voice ?mail\b|\brang out\b|\b(?:she|he|they) left (?:me )?a message\b"
    r"|\btried to (?:reach|call|ring|phone|get (?:a )?hold of|get through to) me\b"
    r"|\bcould ?n[o'’]?t (?:pick (?:it )?up|take (?:it|the call)|get to (?:it|the phone)|answer|talk)\b"
    r"|\b(?:have|need|ought|got|has|want|am|i'm|supposed|still) to (?:call|ring|phone|write|get|reply|answer|text)(?: \w+)? back\b"
    r"|\b(?:must|should|gotta|i'll|will) (?:call|ring|phone|write|get|text)(?: \w+)? back\b"
    r"|\b(?:i (?:still )?)?(?:must|should|need|have|ought)(?: still)?(?: to)? (?:call|ring|phone|answer|reply to|write to|get back to|return|revert)\b"
    r"|\bowe (?:him|her|them|[A-Z]\w+) an? (?:call|ring|reply|answer)\b|\bwants? a (?:call|ring) back\b|\bon silent\b|\btried me\b"
    r"|\b(?:did ?n[o'’]?t|never) (?:get to|hear) (?:the|my) phone\b|\banswering machine\b"
    r"|\bme to give (?:him|her|them) a (?:ring|call|bell|buzz|shout)\b"
    r"|\bwants? (?:that )?i (?:should )?(?:call|ring|phone|write|reply|answer|text|get back)\b"
    r"|\b(?:call\w*|rang|phoned|rung)\b[^.;]{0,40}\b(?:i(?:'ve| have)?|but) (?:just |again )?missed (?:it|him|her|them|that)\b"
    r"|\bi (?:couldn['’]?t|could not|didn['’]?t|did not) (?:pick (?:it )?up|take (?:it|the call)|get to (?:it|the phone)|answer (?:it|the phone|in time))\b"
    r"|\bleft (?:me )?(?:a|another) (?:short |brief |long )?(?:voice ?mail|voice message)\b"
    r"|\b(?:asked|asks|asking|wants?|wanted|told|tells|begged|begs) me to (?:please )?(?:call|ring|phone|revert|write|e-?mail|reply|answer|respond|text|get in touch|get back|confirm|let (?:him|her|them) know)\b"
    r"|\b(?:please|to) (?:call|ring|phone|write|text|e-?mail|get) (?:(?:him|her|them|me) )?back\b"
    r"|\b(?:waiting|waits) (?:for|on) my (?:answer|reply|response|call)\b"
)
DONE_SINCE = re.compile(
    r"(?i)(?<!n['’]t )(?<!not )(?<!never )(?<!to )"
    r"(?:\bi (?:have |'ve )?(?:already |just )?(?:called|rang|phoned|wrote|written|e?-?mailed|texted|replied|answered)\b"
    r"|\b(?:called|rang|phoned|wrote|texted) (?:(?:him|her|them|[a-z]+) )?back\b"
    r"|\breturned (?:it|the call|her call|his call)\b|\bwe (?:talked|spoke|chatted)\b)"
)


def left_to_me(told: str) -> bool:
    """Whether the candidate's own words tell that they tried and now wait for an answer: a call
    that was missed, a wish to be called back; and not that it is answered since.
    """
    return LEFT_TO_ME.search(told) is not None and DONE_SINCE.search(told) is None


def wants_none(text: str) -> bool:
    """Whether they say that no answer is needed."""
    return WANTS_NONE.search(text) is not None


def asks(text: str) -> bool:
    """Whether a question or a request to answer stands in the text."""
    return ASKS.search(text) is not None
