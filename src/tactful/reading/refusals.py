"""Whether somebody asked not to be contacted: to miss it is to call who asked for silence.

The classifier hears most of it; what is said in one of these ways is believed sooner.
"""

from __future__ import annotations

import re

NOT = r"(?:do(?:es)? not|don['’]?t|doesn['’]?t|never)"
REACH = (
    r"(?:call(?:ing)?|ring(?:ing)?|phon(?:e|ing)|e-?mail(?:ing)?|mail(?:ing)?|writ(?:e|ing)(?! (?:off|down|code))|text(?:ing)?|messag(?:e|ing)|contact(?:ing)?"
    r"|chas(?:e|ing)|nudg(?:e|ing)|bug(?:ging)?|bother(?:ing)?|pester(?:ing)?|ping(?:ing)?|reach(?:ing)? out|(?:get|getting) in touch|follow(?:ing)?[ -]up"
    r"|check(?:ing)? (?:back )?in|(?:en|in)quir(?:e|ing)|disturb(?:ing)?)\b(?! (?:my|your|the (?:police|doctor|bank)|references?))"
)
THINGS = r"(?:calls|phone calls|e-?mails|mails|(?:en|in)quir(?:ies|y)|follow-?ups?|messages|contact|reminders)"
ME = r"(?:i|we|you|candidates?|applicants?|people)"
REFUSED = re.compile(
    rf"(?:^|[,.;:!?\"“‘(–-]|\b(?:and|but|so|said|says|say|told me|told us|goes|please|kindly|just|me|there['’]?s|there is))\s*(?:please |just |kindly |to )?"
    rf"(?:(?:do not|don['’]?t|never|no need(?: to| for)?) (?:be |go |you |even |please )*|not to (?:be )?){REACH}"
    rf"|\b{ME} (?:(?:should|must|may|can|are|am|is|were|was|shall|need|ought) ?(?:n['’]?t|not|never)|can(?:no|['’])t|(?:was|were) (?:asked|told) not)"
    rf"(?: (?:to|be|have|allowed|supposed|permitted|meant))* {REACH}"
    rf"|\b(?:asks?|asked|asking|requests?|requested|told|prefers?|preferred|rather|wants?|wanted|insists?|insisted)\b[^.;!?]{{0,40}}\bnot (?:to |be |have )*{REACH}"
    rf"|\b(?:{REACH}|{THINGS})[^.;!?,]{{0,30}} (?:(?:is|are|was|were) (?:strictly |simply )?(?:not|n['’]t|un|forbidden|discouraged|prohibited|out of)|(?:isn|aren)['’]?t)(?= ?(?:allowed|permitted|welcome|wanted|accepted|encouraged"
    r"|appreciated|answered|bounds|[.,;]|$))"
    rf"|\b(?:{NOT}|won['’]?t|no longer) (?:take|accept|want|answer|respond to|welcome|entertain|appreciate) (?:\w+[ -]){{0,2}}{THINGS}\b"
    rf"|\bno (?:{THINGS}|chasing|phoning|ringing)\b"
)
LINKEDIN = re.compile(r"\blinked ?in\b")
ONLY_SOME = re.compile(  # until a day, or but one of them: that is not for good, or not of all
    r"[^.;!?]{0,60}\b(?:before(?! or after)|until|till|earlier|sooner|unless|only (?:the|to|by|via|with|his|her)"
    r"|but (?:the|to|by|via)|instead|directly|goes through)\b"
)


def refuses_contact(text: str) -> bool:
    """Whether a sentence, in lower case, asks for silence in one of the usual ways; a way alone
    that is refused ("no invitations on LinkedIn") asks for none.
    """
    refused = REFUSED.search(text)
    if refused is None or LINKEDIN.search(text):
        return False
    return not ONLY_SOME.match(text[refused.end() :])
