"""What was done: the words that tell it, and who did it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum


class By(StrEnum):
    """Who must have done it for the words to tell it."""

    ME = "me"
    THEM = "them"
    ANYBODY = "anybody"


SOMEBODY_ELSE = (
    r"(?:an ?)?(?:other|some(?:one|body)|a different|an? (?:internal|external)|a more|a better)"
)
JOB = r"(?:it|job|role|position|post|gig|place|part|offer|vacancy)"
FAREWELL = (
    ("declined", By.ME, r"declin(?:ed|ing)\b(?! me)|turn(?:ed|ing) (?:it |them |[\w']+ )?down\b(?! (?:me|us|by)\b)|(?:said|say|saying) no (?:thanks |thank you )?to|(?:told|gave)\b.{1,30}\bno thank(?:s| you)|refus(?:ed|ing)|pass(?:ed|ing) on (?!me)|reject(?:ed|ing)? (?:the|their|his|her|an) offer"
     r"|(?:wo ?n'?t|will not|can'?t|cannot) (?:be )?(?:tak|accept|join)\w*|(?:won'?t|not going to|decided not to|will not) (?:take|accept|join)"),
    ("withdrawn", By.ME, r"withdr[ae]w(?:n|ing|al)?|pull(?:ed|ing) (?:out|my application)|step(?:ped|ping) back|cancel+ed my application|took my(?:self| name| application)? ?(?:out|off|back)|remov\w+ my(?:self| application)|dropped out|backed out|no longer (?:interested|(?:want|wish)\w* to)"),
    ("accepted", By.ME, rf"accept(?:ed|ing)?\b(?=.*\b(?:offer|contract|{JOB})\b|\s+(?:[A-Z]|from|at|to))|said yes to|(?:told|said|let)\b.{{0,30}}\byes\b|i(?:'ll| will) take (?:it|the)|signed (?:the |my |with|for)|(?<!be )(?<!not )(?:taking|took) the (?:job|offer|role)"),
)  # fmt: skip
STRONG = (
    ("rejected", By.THEM, rf"reject(?:ed|s|ion)?\b(?! (?:the|their|his|her) offer)|(?:turned|turn) (?:me|us|my application|it) down|turned down(?= by|$)|unsuccessful|not (?:been )?(?:selected|shortlisted|successful|chosen|progressing|proceeding|moving|going (?:ahead|forward|to (?:hire|offer|take|proceed|move|progress|be (?:hired|offered|taken)))|taking|a (?:good )?(?:fit|match)|getting it|to proceed|to move)"
     rf"|(?:did ?n'?t|did not|never) (?:get (?:it|the (?:one|{JOB})|through|in|picked|selected|past)|make it|make the|choose me|select me|want me|pass|offer me|hire me|take me)|negative (?:answer|reply|response|news|decision)|(?:proceed|continue|go(?:ing)? (?:on|ahead)) with (?:an)?other|unfortunately,? (?:no|not)\b|not (?:this time|on this occasion)|(?:went|going|gone|go|goes) (?:for|with) {SOMEBODY_ELSE}|(?:t[ao]k(?:e|en|ing)|took|chosen?|chose|picked|hired|hire|selected|appointed|preferred|prefer|found) {SOMEBODY_ELSE}"
     r"|(?:said|says|say|it'?s|is|was) (?:a )?no(?=$|[ ,.;!])(?! (?:longer|thanks|thank you|to|one|news|decision|answer|idea|one|date))|\b(?:an?|got|another|hard|big|polite|the) no from|^no from|passed on me|declined me|don'?t want me|(?:position|role|job|post|vacancy)[^,.]{0,20} (?:filled|taken|gone)|regret|thanks but no|knocked (?:me )?back|no luck|lost out|unable to offer"),
    ("invited", By.THEM, r"offer(?:ed|ing)? (?:me )?an? (?:\w+ )?(?:interview|slot|trial|chat|call|round)"),
    ("offer", By.THEM, r"offer(?:ed|ing|s)? (?:me|us)|(?:got|was|been|being|am) offered|(?<!job )(?<!that )\boffers?\b(?! (?:code|period))|wants? (?:to hire me|me to start)|(?:hired|hiring) me\b|(?:i )?(?:got|get|have|landed) the (?:job|role|position|post|gig)|i'?m hired|gave me the (?:job|role|position)|(?<!\bi )said yes(?! to)|got hired"),
    ("on-hold", By.THEM, r"on (?:ice|hold)\b|(?:hiring|recruitment)(?: \w+)? (?:freeze|stop|pause|stopped|frozen|paused|suspended)|(?:froze|frozen|freez(?:e|ing)|paus(?:ed?|ing)|suspend(?:ed)?|shelved)\b|stop(?:s|ped|ping)? (?:the |all )?(?:hiring|recruit\w+)|(?:put off|postponed|delayed)(?! (?:my|our|the) interview)(?=.*\b(?:hiring|decision|recruitment|process|position|role|start|everything|it)\b)|budget (?:is |was |has been )?(?:not|cut|frozen)"),
    ("moved-on", By.THEM, r"(?:has|have|had|'s) left\b(?! (?:me|a|an|us|voicemail|message))|left (?:the (?:company|firm|team|business|agency|school|hospital|organi[sz]ation)|last (?:week|month)|(?!Voicemail|Message)(?=[A-Z]))|no longer (?:work\w*|employed|with|at|there|in)|moved on\b|jumped ship|(?:quit|quits|resigned|retired|retires)\b|is (?:gone\b|leaving\b)|leav(?:es|ing) (?:the (?:company|firm)|(?=[A-Z]))|does ?n'?t work (?:there|at|for|here)|not (?:there|with \w+|working \w+) any ?more|got a new job|(?:taken over|replaced) by|(?:replac(?:es|ed)|(?:takes|took|taking) over from) (?=[A-Z])|changed (?:jobs?|companies|company)"),
    ("invited", By.THEM, r"invit(?:ed?|es|ation|ing)\b|wants? (?:(?:an?|another) (?:\w+ ){0,2}(?:chat|call|talk|meeting|interview|word)\b(?! back)|to (?:meet|see|interview|chat|(?:speak|talk) (?:to|with|again))|me (?:in|down|over|up|along|to come|for|back|to (?:interview|meet|do)))|ask(?:s|ed)? me (?:to (?:teach|give|present|do|visit|attend)|in\b|back\b|to (?:come|attend|visit|interview|do|a )|for an?(?: \w+)? (?:interview|chat|call|trial|talk))|(?:come|coming) (?:in|back) (?:for|on|to)|call(?:ed|ing)? me (?:in|back) (?:for|to)|(?:through|progress\w*|moved|made it|shortlisted|passed|got)(?: \w+){0,2} (?:to|for) (?:the )?(?:next|second|2nd|final|third|last|\w+) (?:round|stage|interview)|call letter|interview (?:request|invite|scheduled|call\b)|shortlisted|set up (?:an?|the|my) (?:interview|call|talk)|(?:asked|called) to (?:an? |the )?(?:\w+ )?(?:interview|assessment|trial|chat|second)"),
    ("away", By.THEM, r"out of (?:the )?office|(?:is|are|'s|'re|goes|going|went|currently|be|was|on)\b (?:away|off\b(?! the| to| her| his)|out\b(?= until| sick| of| this| all| $|$)|on (?:\w+ )?(?:leave|holidays?|vacation|honeymoon|pto|sabbatical)|in (?:holidays?|vacation)|travell?ing|sick|ill\b|unwell)|auto(?:matic)?[- ]?(?:repl|respon)|(?:on|in) (?:\w+ )?(?:leave|holidays?|vacation|honeymoon|pto|sabbatical)\b|away (?:until|this|for|till)|\boff (?:until|till|sick)|not (?:in|back) until|back (?:on|in|from|only)\b.*(?:leave|holiday|vacation)"),
)  # fmt: skip
TALK = (
    "talk", By.ANYBODY,
    r"interview(?:ed|ing|s)?\b(?! (?:request|invite|call letter|offer|feedback))|phone ?screen\w*|(?:hr|technical|tech|first|second|final|1st|2nd|3rd) (?:screen\w*|discussion|round|call|chat)|screening|on-?site\b|assessment (?:day|cent(?:re|er))"
    r"|trial (?:shift|day|lesson|run)|demo lesson|(?:met|meet|spoke|speak|spoken|chat(?:ted)?|talk(?:ed)?|sat down|sit down|had a (?:zoom|teams|chat|call|meeting|talk|conversation|video ?call)|zoom(?:ed)?|video ?call(?:ed)?|skyped?)(?: \w+){0,3}? (?:with|to)\b|met (?:the |Mr|Ms|Mrs|Dr|my )?(?=[A-Z\w])|^meet (?:the |my |Mr |Ms |Mrs |Dr )?(?=[A-Z])"
    r"|(?:chat|meeting|call|talk|conversation|discussion|zoom) with\b|panel\b|went to see\b|coffee with\b|meeting (?:the |my )?(?:\w+ )?(?:team|panel|manager|boss|owner)\b|(?:technical|coding|design|sys(?:tem)? design|final|hr|case|observed|lesson) (?:round|lesson|interview|loop)|(?:an? hour|half an hour|(?:two|three|\d+) hours) (?:at|with)\b|round (?:1|2|3|one|two|three)\b",
)  # fmt: skip
APPLIED = (
    "applied", By.ME,
    r"appl(?:ied|y|ying)\b|(?:sent|submitted|submit|handed|dropped|put|filled|e?mailed|posted|completed|uploaded|gave|send)\b(?! updated)(?: (?!interview|updated)[\w&.'-]+){0,6}? (?:application|applications|cv|resume|résumé|form)\b|application (?:sent|submitted|in\b|to\b|for\b|handed|made|went|done|complete\w*|with\b)|put (?:in|my name (?:in|down)) for|threw my hat|^(?:my )?(?:cv|resume) (?:sent|to|submitted|dropped)",
)  # fmt: skip
SMALL = (
    ("told", By.ME, r"(?:told|informed|let)\b(?:(?! me\b| us\b)[^.;]){1,40}?\b(?:about|of|that i (?:have|got)|know (?:about|of|that i (?:have|got)|i (?:have|got))) (?:(?:the|my|an?|another|other) )*(?:[\w&.'’-]+ ){0,3}offer\b"),
    ("thanked", By.ME, r"thank(?:ed|ing)\b(?! me)|thank[- ]?(?:you|u)s?(?: \w+){0,2} (?:note|e-?mail|mail|card|message|letter|to)\b|note of thanks|(?:said|sent|saying|say|send) (?:a )?(?:big )?thank(?:s|[- ]?you)|(?:wrote|sent|e?mailed|messaged|texted)\b.{1,40}\b(?:thanks|thank[- ]?you)|thanks(?: \w+)? (?:to|mail|email|note|card|message|letter|sent)|thank[- ]?you sent"),
    ("followed-up", By.ME, r"follow(?:ed|ing)?[- ]?(?:ed )?up\b|chas(?:ed|ing)|nudg(?:ed|ing)|remind(?:ed|er)|check(?:ed|ing) (?:in|back)|gentle reminder"
     r"|(?:wrote|e?-?mailed|messaged|mailed|texted|pinged|sent|dropped)\b.*\b(?:again|any (?:news|updates?|word|decision|progress)|(?:an|the|for|on) updates?|heard nothing|not heard|no (?:news|word|reply|response|answer)|where (?:things|they|we|it) (?:are|stand|is)|status|second (?:mail|email|message))\b"),
    ("answered", By.ME, r"(?:answered|replied|responded|reply|respond|wrote back|got back|came back|sent (?:my |a |an )?(?:reply|answer|response))\b(?! (?:to )?me\b)(?: to)?(?! from)"),
)  # fmt: skip
THEY_CALLED = r"tried to (?:reach|call|ring|phone|get (?:a )?hold of|get through to) me|calls? (?:came|was there|were there)(?: in)? from|(?:called|rang|phoned|telephoned|calls|rings|phones|buzzed|facetimed)\b(?: me)?(?: back)?|g[ai]ve me a (?:call|ring|bell|buzz)|left (?:me )?(?:a )?(?:voice ?mail|message)|(?:(?:missed |phone |a |got )*(?:calls?|voice ?mails?|ring)\b(?: \+ voicemail| and voicemail)?) from|message(?: \w+){1,5} from|my phone (?:went|rang|buzzed)|(?:was|is) on the phone|spoke to me"
THEY_WROTE = r"(?:e-?mailed|emails|wrote|write|writes|mailed|messaged|texted|texts|replied|replies|answered|responded|dm'?d|pinged|whatsapp\w*|contacted|reached out|got back|gets back|came back|dropped me|sent(?! (?:my|off|in|a cv|my cv))|confirmed|let me know|informed|advised|mentioned|says?|said|told|tells|asked|asks|wants?|needs?|announced|promised|explained|gets back|(?:will|'ll) (?:get back(?: to me)?|let me know|call|ring|write|email|phone|answer|decide)|waiting for my (?:repl|answer|respon|call)\w*|apologi[sz]ed)\b|(?:e-?mail|mail|message|texts?|letter|reply|answer|response|word|news|update|note|dm|whatsapp|linkedin) (?:back )?from|heard (?:back )?from|got (?:a )?(?:reply|answer|response|e?mail|message|text)"
I_CALLED = r"(?:called|rang|phoned|telephoned)\b(?: up)?|(?:tried|trying) (?:ringing|calling|phoning|to (?:call|ring|phone|reach))|left (?:(?:a |him |her |them |[A-Z][\w'-]+ (?:[A-Z][\w'-]+ )?)(?:a )?)?(?:voice ?mail|message)|gave\b.{1,30}\ba (?:call|ring|bell|buzz)"
I_WROTE = r"(?:e-?mailed|wrote|written|mailed|messaged|texted|pinged|dm'?d|contacted|sent|send|shot|dropped|forwarded|reached out|whatsapp\w*|asked|told)\b"
ADD = r"(?:maybe|might|should|must|want to|could|to) apply\b|^(?:new\b|add\b|note down|found\b|saw\b|spotted|seen\b|to apply|maybe apply|save\b|interested in|want to apply|must apply|considering|thinking of applying)|(?:is|are) (?:hiring|looking for|recruiting|advertising|seeking|searching)|(?:hiring|looking for|recruiting|seeking) (?:an? )?\w|(?:vacancy|opening|job ad|posting)\b|to keep an eye"
NOT_YET = re.compile(
    r"(?i)\b(?:has|have|had|did|does|do|is|was)(?:n't| not)(?: yet)? (?:replied|answered|called|written|responded|heard|got back|been in touch|said|rejected|rung|come back|reply|answer|call|write|respond|rejected|phoned)\b|\bnever (?:called|rang|wrote|replied|answered|heard|got back|responded)|\b(?:no|without) (?:word|news|reply|answer|response) (?:from|yet)\b|\b(?:nobody|no one) (?:rang|called|phoned|wrote|replied|answered)\b|\bghosted\b(?: by)?|\bstill (?:waiting|nothing|no)\b|\bheard nothing\b"
)
FIND = (
    r"^(?:show|find|search|look(?:ing)? up|look for|who|whom|when|what|where|which|how|list)\b|\?$"
)
WHAT_WAS_LOOKED_FOR = re.compile(
    r"(?i)^(?:(?:please |can you )?(?:show|find|search|look(?:ing)? up|look|list|open|get)(?: me)?(?: for)?(?: up)?|who(?:m)?|when|what|where|which|how|did|do|does|have|has|is|was|are|any|all|everything|anything|about|with|at|from|the|my|i|we|it|they|for|of|to|in|on|speak|spoke|talk|talked|details?|info|notes?|applications?|happened|happens|again|company|contact)\b[ ,']*"
)  # fmt: skip


def _pattern(words: str) -> re.Pattern[str]:
    """In any case, but for the capitals a pattern asks for."""
    return re.compile(r"(?i)(?<![\w'])(?:" + words.replace("[A-Z]", "(?-i:[A-Z])") + ")")


_FAREWELL = [(deed, by, _pattern(words)) for deed, by, words in FAREWELL]
_STRONG = [(deed, by, _pattern(words)) for deed, by, words in STRONG]
_SMALL = [(deed, by, _pattern(words)) for deed, by, words in (*SMALL, APPLIED)]
_TALK = _pattern(TALK[2])
_THEY_CALLED, _THEY_WROTE = _pattern(THEY_CALLED), _pattern(THEY_WROTE)
_I_CALLED, _I_WROTE = _pattern(I_CALLED), _pattern(I_WROTE)
STORY_WORDS, ADD_WORDS = _pattern(rf"{TALK[2]}|{APPLIED[2]}"), _pattern(ADD)
FINDS = re.compile(f"(?i){FIND}")
_I_ACTED = _pattern(rf"(?:{I_WROTE}|{I_CALLED})(?! (?:from|me)\b)")
_INTERVIEWED = _pattern(r"interviewed (?:me|us)\b")
UNREAL = re.compile(
    r"(?i)\b(?:if|would|may|might|could|whether|when|once|should|unless|in case|before|no|any|without|will|'ll)\b[^,;.]*$"
)
PRONOUNS = re.compile(r"(?i)\b(i|we|she|he|they|it|who|somebody|someone|nobody)\b(?:'\w+)?")
MEANWHILE = re.compile(
    r"(?i)^(?:\W|\b(?:job|online|i|i've|i'm|ive|we|have|had|has|am|just|now|also|then|so|ok|finally|already|today|yesterday|tonight|again|and|but|still"
    r"|kindly|note|please|good|quickly|politely|duly|formally|happily|sadly|officially|been|was|got|to|this|last|morning|afternoon|evening|night|week|on|at|the|a|an|my"
    r"|monday|tuesday|wednesday|thursday|friday|saturday|sunday|did|do|decided|went|ahead|tried|managed|mailed|wrote|emailed|called|rang|phoned|told|regretfully|gladly|eventually|only|me|myself|(?>\d(?:[/.:]?\w)*))\b)*$"
)
FILLER = re.compile(
    r"(?i)^(?:(?:omg|o+k(?:ay)?|so+|well|welp|aa+h*|wow|hey|hi|hiya|yay|yes+|ugh|hm+|haha|lol|btw|update|fyi|note(?: to self)?|heads[- ]?up(?: to self)?"
    r"|(?:good|bad|great|sad|big|some) news|news|ps|look who|guess what|unfortunately|sadly|apparently|luckily|happily|it (?:turns|turned) out(?: that)?|turns out(?: that)?"
    r"|i (?:have been|was|just|have just been)? ?(?:informed|told|heard|learn(?:ed|t)|found out) that|just (?:heard|found out|learned)(?: that)?|according to [^,]+"
    r"|my (?:contact|recruiter|interviewer|friend)(?= [A-Z])|the (?:recruiter|hiring manager)(?= [A-Z])|and|but|finally|company(?= [A-Z])|damn|crap|argh|boo|sigh|drat|cool|nice|great|oh(?: no)?|phew|done|result)\b[\s,:.;–—-]*)+"
)


WILL_RING = re.compile(
    r"(?i)(?:\b(?:will|is going to|are going to|is gonna|is supposed to|promised to|wants to)|'ll|'s gonna|'s going to)\s+(?:(?:ring|call|phone)\b(?: me| us| you)?(?: back)?|give me a (?:call|ring|bell|buzz))"
)
VERB = re.compile(
    r"(?i)follow\w*[- ]?(?:ed )?up|check\w* (?:in|back)|(?:sent |said )?(?:a )?(?:big )?thank(?:s|[- ]?you)(?: (?:note|e?-?mail|card|message|letter))?(?: (?:sent|posted|mailed))?"
    r"|(?:a )?(?:gentle )?reminder(?: (?:sent|mailed))?|(?:sent |wrote |send )?(?:a )?note of thanks(?: was sent)?|(?:sent|send|gave|dropped) (?:an? |my )?(?:\w+ )?(?:message|e?-?mail|note|reminder|line)|[\w-]+"
)


@dataclass(frozen=True, slots=True)
class Deed:
    """What was done, in a piece of a line: ``start`` and ``end`` are those of the words that tell
    it. ``mine`` says whether the candidate did it.
    """

    word: str
    start: int
    end: int
    mine: bool = False
    by_phone: bool = False


def without_filler(text: str) -> str:
    """The line without what leads up to it."""
    return FILLER.sub("", text, count=1)


def deed_of(piece: str) -> Deed | None:
    """What a piece of a line tells, if it tells that something was done."""
    return (
        _first(piece, _FAREWELL)
        or _mine_at_the_start(piece)
        or _first(piece, _STRONG)
        or _talk_or_theirs(piece)
        or _added(piece)
    )


def stronger(deed: Deed, later: str) -> Deed | None:
    """What a later piece says of a message: that it was a no, an offer, an invitation."""
    if deed.word in ("sent", "called", "answered", "followed-up"):
        return _first(later, _FAREWELL)
    if deed.word != "replied":
        return None
    if _INTERVIEWED.search(later):
        return Deed("talk", 0, 0)
    found = _first(later, _STRONG)
    return None if found is None or UNREAL.search(later[: found.start]) else found


def _first(piece: str, some: list[tuple[str, By, re.Pattern[str]]]) -> Deed | None:
    for deed, by, words in some:
        found = words.search(piece)
        if found is None:
            continue
        mine = _is_mine(piece[: found.start()])
        if (by is By.ME and not mine) or (
            some is not _SMALL and _is_unreal(piece[: found.start()])
        ):
            continue
        start, end = found.span()
        if deed in ("followed-up", "thanked"):  # the verb alone: whom it was to stands after it
            verb = VERB.match(piece, start)
            end = verb.end() if verb is not None else end
        return Deed(deed, start, end, mine=by is By.ME)
    return None


# "Acme hasn't rejected me", "hoping for an offer", "if they invite me": nothing of that happened.
DENIED = re.compile(
    r"(?i)(?:\b(?:not|never|nobody|neither|nor)|n['’]t)(?: (?!but\b|and\b)[\w'’]+){0,2}\s*$|\b(?:no|any)\s*$"
)
HOPED = re.compile(
    r"(?i)\b(?:(?:if|whether|unless|in case|worr(?:y|ied|ying)|fear(?:s|ed|ing)?|wish(?:es|ing)?|dream(?:t|ed|ing)? of|dread(?:ing)?|fingers crossed|suppose|imagine"
    r"|hop(?:e|es|ed|ing) (?:for|that|they|to|she|he|it)|(?:waiting|still waiting) (?:for|on)|(?:before|until|till|once) (?:they|she|he|i|we))\b(?:(?!\b(?:and|but|then)\b)[^.;])*"
    r"|(?:would|might|could|should|will|(?<!\d )(?-i:may)) (?:\w+ )?)$"
)


def _is_unreal(before: str) -> bool:
    return bool(DENIED.search(before) or HOPED.search(before))


CALLED_BACK = re.compile(r"(?i) (?:[\w.'-]+ ){0,3}back\b")
PASSIVE = re.compile(r"(?i)\b(?:got|was|been|being|were|get)\s+$")


def _mine_at_the_start(piece: str) -> Deed | None:
    found = _first(piece, _SMALL)
    if found is not None:
        return found
    for word, words in (("called", _I_CALLED), ("sent", _I_WROTE)):
        match = words.search(piece)
        if (
            match is not None
            and _is_mine(piece[: match.start()])
            and not PASSIVE.search(piece[: match.start()])
        ):
            talk = _TALK.search(piece)
            if (talk is not None and talk.start() <= match.start()) or _is_theirs(
                piece[match.start() :]
            ):
                continue
            back = CALLED_BACK.match(piece, match.end()) if word == "called" else None
            if back is not None:  # their call answered, and no follow-up
                return Deed("answered", *match.span(), mine=True, by_phone=True)
            return Deed(word, *match.span(), mine=True)
    return None


def _is_theirs(words: str) -> bool:
    """ "call from Dana", "called by Dana", "phone screen"."""
    return bool(
        re.match(
            r"(?i)\w+(?: \+ \w+)? (?:from|by|back from|with|screen\w*|interview|letter|scheduled)\b",
            words,
        )
    )


def _talk_or_theirs(piece: str) -> Deed | None:
    talk = _TALK.search(piece)
    found = [
        (match.start(), by_phone, match)
        for by_phone, words in ((True, _THEY_CALLED), (False, _THEY_WROTE))
        if (match := words.search(piece)) is not None
        and not DENIED.search(piece[: match.start()])
        and (
            match.start() == 0
            or match.group().lower().endswith("from")
            or match.group().lower().startswith("my phone")
            or not _is_mine(piece[: match.start()])
        )
    ]
    first = min(found, default=None, key=lambda one: one[0])
    if first is not None and (talk is None or first[0] < talk.start()):
        _, by_phone, match = first
        return Deed("replied", *match.span(), by_phone=by_phone)
    return Deed("talk", *talk.span()) if talk is not None else None


def _added(piece: str) -> Deed | None:
    """Something to add; only a first piece may begin with "new"."""
    found = ADD_WORDS.search(piece)
    return Deed("add", *found.span()) if found is not None else None


def _is_mine(before: str) -> bool:
    """Whether it is the candidate who does what follows."""
    if MEANWHILE.match(before):
        return True
    pronouns = PRONOUNS.findall(before)
    if not pronouns and _I_ACTED.match(before.strip()):
        return True  # "wrote to Acme to withdraw"
    return bool(pronouns) and pronouns[-1].lower() in ("i", "we")


def looked_for(text: str) -> str:
    """The words somebody looks for, without the asking."""
    said = text.strip(" ?.!")
    while (less := WHAT_WAS_LOOKED_FOR.sub("", said, count=1)) not in (said, ""):
        said = less
    return said
