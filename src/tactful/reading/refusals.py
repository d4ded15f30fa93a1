"""Whether somebody asked not to be contacted: to miss it is to call who asked for silence.

The classifier hears most of it; what is said in one of these ways is believed sooner. It must be
people who are not to be called ("don't ring the bell" is no refusal), for good, and by any way.
"""

from __future__ import annotations

import re

REACH = (
    r"(?:call(?:ing)?|ring(?:ing)?|phon(?:e|ing)|e-?mail(?:ing)?|writ(?:e|ing)|text(?:ing)?|messag(?:e|ing)|contact(?:ing)?|chas(?:e|ing)|nudg(?:e|ing)"
    r"|bug(?:ging)?|bother(?:ing)?|pester(?:ing)?|ping(?:ing)?|reach(?:ing)? out|(?:get|getting) in touch|follow(?:ing)?[ -]up|check(?:ing)? (?:back )?in"
    r"|(?:en|in)quir(?:e|ing)|disturb(?:ing)?)\b"
)
WHOM = (  # "don't ring the bell", "no need to write a letter" and "don't bother dressing up" are of other things
    r"(?=\s*(?:$|[.,;:!?)\"”’—–-])|\s+(?:us|them|him|her|me|anyone|anybody|to (?:us|them|him|her|anyone|anybody|ask|check|see|chase)|at all|in the meantime|meanwhile|with|about|again|before or after|and|or|the (?:office"
    r"|team|manager|school|company|ward|clinic|shop|store|recruiter|hr|panel|department)|hr|‹\d+›|because|since|as|until|till|before|unless|please|period|anymore|any more|on this|regarding|for (?:an? )?(?:update|news|answer)s?)\b)"
)
THINGS = r"(?:calls|phone calls|e-?mails|(?:en|in)quir(?:ies|y)|follow-?ups?|contact|chasing|phoning|ringing|reminders)"
NOT_GOOD = (
    r"(?:not (?:allowed|permitted|welcome|wanted|accepted|encouraged|appreciated|answered|liked)|n['’]?t (?:allowed|permitted|welcome|wanted|accepted|encouraged"
    r"|appreciated|answered|liked)|not (?:monitored|read)|unwelcome|forbidden|discouraged|prohibited|out of (?:bounds|the question)|out(?=\s*(?:$|[.,;!])))"
)
LED_IN = r"(?:^|[.;:!?\"“‘(–-]|,|\b(?:and|but|so|said|says|say|told me|told us|goes|please|kindly|just|me|there['’]?s|there is))\s*(?:please |just |kindly |to )?"
REFUSED = re.compile(
    rf"{LED_IN}(?:(?:do not|don['’]?t|never|no need(?: to| for)?) (?:be |go |you |even |please )*|not to (?:be )?){REACH}{WHOM}"
    rf"|\b(?:i|we|you|candidates?|applicants?) (?:(?:should|must|may|are|am|is|were|was|shall|ought) ?(?:n['’]?t|not|never)|can(?:no|['’])?t be|(?:was|were) (?:asked|told) not)"
    rf"(?: (?:to|be|have|allowed|supposed|permitted|meant))* {REACH}{WHOM}"
    rf"|\b(?:asks?|asked|asking|requests?|requested|told|prefers?|preferred|rather|insists?|insisted)\b(?! (?:them|him|her|the \w+) )[^.,;!?]{{0,40}}\bnot (?:to |be |have )*{REACH}{WHOM}"
    rf"|\b(?:{REACH}|{THINGS})[^.;!?,]{{0,30}} (?:is|are|was|were|isn|aren) ?(?:strictly |simply |all )?{NOT_GOOD}"
    r"|\b(?:do(?:es)? not|don['’]?t|doesn['’]?t|never|won['’]?t|no longer) (?:take|accept|want|answer|respond to|welcome|entertain|appreciate|monitor|read) (?:any |more |further |follow-?up |phone )*"
    rf"{THINGS}\b"
    rf"|(?:^|[.;:!?]|,|\b(?:and|but|said|says|please))\s*(?:please,? )?(?:absolutely )?no (?:more |further )?{THINGS}(?=\s*(?:$|[.,;!]|please|from|at all|and|or))"
)
BY_ANOTHER_WAY = re.compile(  # "asked me to call him, not to write"
    r"(?<!not )\b(?:to|please|can|may|just) (?:call|ring|phone|e-?mail|mail|text|write)\b(?! (?:me|us)\b)"
)
LINKEDIN = re.compile(r"\blinked ?in\b")
NOT_QUITE = re.compile(  # until a day, too often, at an hour; but one of them, or by one way: not all, nor for good
    r"[^.,;!?]{0,60}?\b(?:before(?! or after)|until|till|earlier|sooner|unless|more than|twice|too (?:often|early|much|soon)|every|at (?:work|home)"
    r"|after (?:hours|\d|five|six|seven|eight)|at the weekend|on (?:week-?ends|sundays?))\b"
    r"|[^.;!?]{0,60}?\b(?:only (?:the|to|by|via|with|his|her)|but (?:the|to|by|via)|instead|directly|goes through)\b"
)


def refuses_contact(text: str) -> bool:
    """Whether a sentence, in lower case, asks for silence in one of the usual ways; a way alone
    that is refused ("no invitations on LinkedIn") asks for none.
    """
    refused = REFUSED.search(text)
    if refused is None or LINKEDIN.search(text) or BY_ANOTHER_WAY.search(text[: refused.start()]):
        return False
    return not NOT_QUITE.match(text[refused.end() :])
