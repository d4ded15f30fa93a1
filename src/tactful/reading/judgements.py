"""Yes, no or not said: will all hear, may one follow up, by which way, LinkedIn, the fit.

Each judgement looks at one sentence and answers None when the sentence does not say.
A clause in which the writer does not know ("not sure whether they tell everyone") says nothing.
"""

from __future__ import annotations

import re

from tactful.etiquette.case import Channel, Fit
from tactful.reading.clauses import UNSURE, Sentence

ALL = (
    r"(?:everyone|everybody|each and every(?: \w+)?|all peoples?|us all|you all|them all|all (?=be |get |hear )|all (?:of us|of them|(?:of )?(?:the )?(?:\w+ )?(?:candidates|applicants|people"
    r"|interviewees|finalists))|every(?: single)? (?:\w+ )?(?:candidate|applicant|person|one"
    r"|interviewee)|each (?:\w+ )?(?:candidate|applicant|person|one|interviewee)|each of us)"
)
TELL = (
    r"(?:contact|hear|notif|ring|spoken|tell|told|know|answer|call|ring|rung|phone|e-?mail|mail|writ|inform"
    r"|reach|respon|repl|get back|gets back|come back|update|feedback|news|decision|word"
    r"|in touch|result|let)"
)
NOT = r"(?:\bnot\b|n't\b|\bnever\b|\bcannot\b|\bno longer\b|\bhardly\b|\brarely\b)"

ALL_HEAR = re.compile(
    rf"\b{ALL}\b.*\b{TELL}|\b{TELL}\w*\b.*\b{ALL}\b|\beither way\b|\bwhether (?:it's |it is )?(?:yes"
    r" or no|good or bad|or not (?:i|we|you)|successful or not|i get it or not)\b"
    r"|\bgood (?:news )?or bad(?: news)?\b|\bone way or (?:the other|another)\b"
    r"|\bno(?:body| one| candidates?| applicants?) (?:is|are|will be|gets?) (?:left|ignored|forgotten)"
    r"|\b(?:selected|hired|successful|chosen|accepted|picked) or (?:not|rejected|otherwise|unsuccessful|turned down)\b|\b(?:incl(?:uding|\.)?|even|also) (?:the )?(?:rejects?|rejected|noes|losers|unsuccessful)\b"
    r"|\bregardless of (?:the )?(?:outcome|result|decision)\b|\bno matter what\b"
)
NOT_ALL_HEAR = re.compile(
    rf"{NOT} {ALL}\b|{NOT}\b[^,.]*\b{TELL}\w*(?: \w+){{0,3}} {ALL}\b"
    rf"|\b{ALL} (?:\w+ ){{0,2}}(?:\w+)?{NOT}|{NOT} (?:be )?(?:able to )?{TELL}\w* {ALL}\b"
    rf"|\bonly {TELL}\w* (?:to )?(?:the one|the person|whoever|the winner)\b"
    r"|\bonly (?:the )?(?:\w+ )?(?:successful|shortlisted|selected|chosen|winning|those|ones|people"
    r"|candidates|applicants|finalists|person)\b"
    r"|\bonly (?:\w+ ){0,5}(?:those|the ones|people|candidates|applicants|successful|shortlisted"
    r"|the successful|whoever|if (?:i|you|we|they|it))\b"
    rf"|\bjust (?:the )?(?:successful|shortlisted|those|ones|winners?)\b"
    r"|\b(?:silence|no news|no reply|hearing nothing|no answer) (?:means|is|equals) (?:a )?(?:no\b"
    r"|rejection|bad news)|\b(?:assume|take it|consider it) (?:that )?(?:\w+ ){0,4}(?:no\b|a no"
    r"|unsuccessful|rejected|rejection|not (?:selected|chosen|successful))"
    r"|(?:n't|\bnot|\bnothing|\bno news|\bnever)\b.*\b(?:it's|it is|that's|that is|means?|it was)"
    r" (?:a )?(?:no\b(?! problem| rush)|rejection|over)"
    rf"|\btoo many\b[^,.]*\bto {TELL}\w*"
    r"|\b(?:they|we|she|he) (?:don't|won't|never) (?:tell|contact|call|let|write to) (?:\w+ ){1,3}, "
    r"(?:you|u|i|they) (?:don't|didn't)"
    r"|\b(?:unsuccessful|rejected) (?:candidates|applicants|people) (?:\w+ ){0,3}(?:not|n't|nothing"
    r"|never|aren't|don't|won't)"
)

REACH = (
    r"(?:e-?mail|mail|call|phone|telephone|telephoning|ring|shoot|f/u|recontact|inquir\w+|enquir\w+"
    r"|bell|write|message|text|follow(?:ing)?[ -]?up|check(?:ing)? (?:in"
    r"|back)|get(?:ting)? (?:back )?in touch|be in touch|get back|reach(?:ing)? out|contact(?:ing)?"
    r"|drop|chase|nudge|ping|ask(?:ing)?(?: again| after| about| how)?|e-?mailing|calling|phoning"
    r"|ringing|writing|give|try|send|remind|touch base|inquire|enquire)"
)
THEM = r"(?: (?:me|us|them|him|her|anyone|anybody|back|again|it|on it|up|they|you))?"
I_MAY = re.compile(
    rf"^(?:also |and |then |so )?(?:can|may|could) {REACH}\b|\b(?:have|got|taken|given|granted)"
    rf"(?: \w+)? permission to {REACH}|\bto {REACH} (?:him|her|them|me|us|back|in|up)(?: \w+){{0,3}} if\b"
    rf"|\b(?:told|asked|invited|encouraged|wants?|like) (?:me|us) to (?:\w+ )?{REACH}"
    rf"|\b(?:i|we|you)(?:'m|'re) (?:to|free to|welcome to|allowed to) {REACH}"
    rf"|\b(?:i|we|you) (?:may|can(?: to)?|could|might|should|am to|are to|was told to|were told to"
    rf"|am (?:free|welcome|allowed) to|are (?:free|welcome|allowed)"
    rf" to|'re (?:free|welcome|allowed) to|have permission to|was invited to|shall)"
    rf" (?:\w+ly |also |then |always |just |even |still )*{REACH}\b"
    rf"|\b(?:ok|okay|o\.k\.|fine|alright|all right|welcome|happy|free|good|glad|perfectly ok|cool"
    rf"|no problem|invited|allowed|encouraged|permitted|best|told me|asked me|invited me|said to"
    rf"|permission|no worries|reminded me|wants me|want me|like me|let me)"
    rf" (?:for me |if i |with me |that i |me )?(?:to )?{REACH}\b"
    rf"|\byes to {REACH}|\bfollow(?:ing)?[ -]?up (?:is|was|would be|are) (?:\w+ )?(?:ok|okay|fine"
    rf"|welcome|allowed|alright|all right|good|encouraged)\b"
    rf"|\b(?:agreed|settled|suggested|proposed|arranged|said|asked|told me)(?: that)? (?:i|we)"
    rf"(?:'ll| will| would| should| can| could| may| might)? {REACH}\b"
    rf"|\b(?:doesn't|don't|does not|do not|wouldn't|would not|won't) mind (?:if i |me |my |a )?\w*"
    rf"|\bfeel free to\b|\bwelcomes? (?:a )?(?:follow[ -]?ups?|calls?|e-?mails?|questions)"
    rf"|\bno objections? to\b|\bgreen light to {REACH}|\b(?:don't|do not|never) hesitate to {REACH}"
    rf"|\b(?:no worries|no problem|fine|ok|okay|alright|all right|great|good|happy)(?: at all)?(?: ,)? (?:if )?(?:i|you|we) "
    rf"(?:\w+ )?{REACH}|\bfollow[ -]?ups?\s*[:?]\s*(?:fine|ok|okay|yes|allowed|sure|welcome)\b|\bhappy to hear from me\b"
)
ASKED = re.compile(
    rf"\b(?:may|can|could|should|shall) i {REACH}\b|\b(?:asked|checked|permission|question)\b.*?\b{REACH}\b|\b(?:asked|checked) (?:whether|if)\b"
)
GRANTED = re.compile(
    r"\b(?:granted|sure|yes|of course|absolutely|certainly|definitely|no problem|given|agreed"
    r"|gladly|allowed|fine|ok|okay|please do|by all means"
    r"|that's fine|was fine|is fine|all good|with pleasure|welcome)\b"
)
DENIED = re.compile(
    r"\b(?:denied|refused|not really|rather (?:you|i) (?:didn't|did not)|no\b(?! (?:news|rush|answer|problem|word|later|more|reply|business))"
    r"|rather not|better not|please don't|preferably not|declined)"
)
IMPERATIVE = re.compile(
    r"^(?:(?:just|then|please|so|do|and|by all means|otherwise) )*"
    r"(?:(?:call|phone|ring|e-?mail|mail|write to|contact|ping|text|chase)"
    r" (?:me|us|her|him|them|if|on|by|back|after|when|again|in)\b"
    r"|(?:call|phone|ring|e-?mail|mail|write to|contact|ping) \w+"
    r" (?:on|if|after|again|directly|next|tomorrow)\b"
    r"|(?:shoot|drop|send|give) (?:me|us) an? (?:call|ring|shout|e-?mail|note|line|message)\b"
    r"|call (?:my|our|the) office\b|by all means ask\b"
    r"|(?:check in|check back|follow up|reach out|get in touch)\b)"
)
HAS_PERMISSION = re.compile(r"\b(?:have|got|taken|given|granted)(?: \w+)? permission to\b")
CALL_IF = re.compile(
    r"(?:^|[.,;:\"] ?)\s*(?:please )?(?:call|phone|ring|e-?mail|write),? (?:only )?if\b"
)
LABELLED = re.compile(
    r"\b(?:follow(?:ing)?[ -]?ups?|f/u)(?: allowed| ok)?\s*[:?]\s*"
    r"(?:(?P<yes>fine|ok|okay|yes|y|allowed|sure|welcome)|(?P<no>no|n|not|refused|denied|better not|rather not|preferably not|never))\b"
)
I_MAY_NOT = re.compile(
    rf"\b(?:don't|do not|never|no need to|not to|must not|mustn't|shouldn't|should not|can't|cannot"
    rf"|may not|are not to|am not to|not allowed to|rather (?:i|you|we) (?:didn't|did not|not)"
    rf"|prefer(?:s|red)? (?:that )?(?:i|you|we) (?:don't|didn't|not|do not)"
    rf"|(?:prefers?|rather|better|asked(?: me| us)?|told(?: me| us)?|like me|want me|wants me) not"
    rf"(?: to)?|refrain from|avoid|stop|without|would prefer not(?: to be)?|not be)"
    rf" (?:\w+ly |even )?{REACH}\b{THEM}(?! (?:the|my|our|your|their|any of|by|before|until|unless|on"
    r" (?:linkedin|the phone)|via)\b)"
    rf"|\bpatient and not {REACH}"
    r"|\brather (?:i|you|we) (?:just )?wait(?:ed)?\b"
    r"|\bno (?:follow[ -]?ups?|calls?(?: or e-?mails?)?|chasing|contact|check-?ins?)\b(?! from)"
    r"|\bfollow(?:ing)?[ -]?ups? (?:is|are|was|were) (?:not|discouraged|unwelcome)\b"
    r"|\bnot (?:keen on|happy about|fond of) (?:follow[ -]?ups?|calls|being (?:called|chased))\b"
    r"|\bwe'll (?:call|contact|be in touch with) you\b(?=.*\bdon't)"
    r"|\bno (?:to )?following up\b|\bnot to be (?:contacted|chased|called)\b"
)
THEY_DO_NOT = re.compile(
    r"\b(?:they|she|he|hr|it|we|who|that|which|nobody)(?:'ll|'d)? (?:\w+ly )?(?:don't|do not|doesn't"
    r"|does not|won't|will not|never|can't|cannot|couldn't|might not|may not)\b"
)
THEY_DISLIKE_IT = re.compile(
    rf"(?:n't|\bnot|\bnever) (?:\w+ly )?(?:want|like|appreciate|encourage|wish for|welcome|accept)"
    rf"(?: me| us| you| candidates| applicants| people| it when (?:i|you|people|candidates))?(?: to)?"
    rf"(?: be(?:ing)?)? (?:{REACH}|calls|called|e-?mailed|chased|contacted|follow[ -]?ups?)\b"
)
NOT_BEFORE_THEN = re.compile(rf"{NOT} {REACH}\b(?: \w+){{0,2}} (?:before|until|earlier than)\b")

PHONE = r"(?:phone|telephone|telephoning|bell|buzz|call|called|ring|telephone|calls|calling|phoning|ringing|phone call)"
MAIL = r"(?:e-?mail|mail|e-?mailed|e-?mails|e-?mailing|mailing)"
CHANNEL_WORDS = (
    (Channel.EMAIL, MAIL),
    (Channel.PHONE, PHONE),
    (Channel.LINKEDIN, r"(?:linkedin)"),
)
BY_WAY = (
    r"\b(?:by|via|over|through|on|per) (?:the |a )?{way}\b"
    r"|\b{way} (?:is|was|would be|'s|are|works?) (?:\w+ )?(?:best|better|preferred|fine|ok|okay|good"
    r"|easiest)\b"
    r"|\bonly (?:by|via|through) {way}\b"
    r"|\b(?:prefers?|preferred|prefer|rather|best|better|easiest|preferably|favou?rs|likes?)"
    r"(?: be| to be)?(?: that)?(?: i| me| we)?(?: to)?(?: use| get| have| an?| the| by| if i| is| way:?| via)* {way}\b"
    r"|\bpreferred (?:\w+ )?(?:channel|way|method|contact)[^.]*\b{way}\b"
    r"|\b{way} (?:only|please|preferred)\b"
)
NOT_BY_WAY = (
    r"(?:n't|\bnot|\bno|\bnever|\brather than|\binstead of|\bthan|\bhates?|\bdislikes?|\bavoid|\bwithout)"
    r"(?: \w+){{0,3}} {way}\b"
)
THEY_USE_IT = re.compile(
    r"\b(?:they|she|he|hr|we|the \w+)(?:'ll| will| would|'d| are going to| is going to|'re going to)"
    r" (?:\w+ly )?(?:call|ring|phone|e-?mail|mail|write|send|contact|inform|notify|let|tell)\b"
)

THEY_RING = re.compile(
    r"\b(?:they|she|he|hr|we|dana|\w+)(?:'ll| will| would|'d| are going to| is going to| promised to| wants to"
    r"| is| are)? (?:\w+ly )?(?:call|ring|phone|telephone|calling|ringing|phoning)(?:ing|s)? (?:me|us|you)\b"
    r"|\b(?:phone )?call (?:is |was )?(?:set|booked|arranged|scheduled|planned|with (?:\w+ ){1,3}(?:on|at))\b"
    r"|\b(?:give|giving) (?:me|us|you) a (?:call|ring|bell|buzz)\b"
)

LINKEDIN_MESSAGE = re.compile(
    r"\b(?:message|write|reach|contact)\w*(?: \w+){0,2} on linkedin"
    r"|\b(?:prefers?|best|rather)(?: an?| to use| via| by)? linkedin|\b(?:by|via|through) linkedin"
    r"|\blinkedin (?:is|works)(?: also)? (?:how|the best|best|preferred|the way)"
)
YES_LINKEDIN = re.compile(
    r"\b(?:happy|glad|open|fine|ok|okay|yes|accepts?|accepting|welcomes?|sure|connect|connected|add"
    r"|adds?|added|likes?|invited|delighted|pleased|send|free|will accept|gladly)\b"
)
NO_LINKEDIN = re.compile(
    r"\b(?:doesn't|does not|don't|do not|not|never|no|rather not|isn't|prefers not|declines?"
    r"|won't|wouldn't|refuses|without|only (?:accepts?|connects?)"
    r"|hates?|avoids?|off)\b"
)

NOT_ABOUT_US = re.compile(r"\b(?:job|role|position|duties|customers?|clients?)\b")
UNQUALIFIED = re.compile(
    r"\b(?:(?:require|need|want|ask for)s?\b.*\bi (?:don't|do not|haven't) (?:have|got)\b|unqualified|under-?qualified|not (?:\w+ )?qualified|n't (?:\w+ )?qualified"
    r"|lack(?:s|ed|ing)? the|lack (?:\w+ )?(?:experience|skills|qualifications?|degree)"
    r"|not enough (?:experience|knowledge)|too (?:junior|inexperienced)|out of my depth"
    r"|n't meet the (?:requirements|criteria)|(?:do|did) not meet the (?:requirements|criteria)"
    r"|(?:don't|do not|didn't|did not|haven't|have not) (?:even )?(?:have|got|hold|bring|possess)"
    r" (?:\w+ ){0,3}(?:licen[cs]e|degree|certificat\w+|qualifications?|experience|skills?|clearance"
    r"|diploma|permit|background|language|training|credentials?|years)"
    r"|without the (?:required|necessary|needed) \w+|missing the (?:\w+ )?(?:licen[cs]e|degree"
    r"|certificat\w+|qualifications?|experience|skills?|clearance))\b"
)
POOR_FIT = re.compile(
    r"\b(?:(?:not|n't|never|hardly)(?: \w+){0,4} (?:good|great|right|real|best|strong|ideal|natural)?"
    r" ?(?:fit|match)\b|(?:poor|bad|wrong|terrible|awful) (?:fit|match|place|job|role|team)"
    r"|(?:not|isn't|n't) (?:really |quite )?(?:for me|my (?:thing|cup of tea|kind of))"
    r"|wouldn't fit|would not fit|don't fit|do not fit|doesn't fit|does not fit|didn't fit"
    r"|(?:not|n't) (?:\w+ )?(?:the )?right (?:place|job|team|role|company|one|move)"
    r"|don't (?:really )?see myself|can't see myself|cannot see myself|didn't click|did not click"
    r"|(?:not|n't) feel right|(?:didn't|doesn't|did not) feel (?:like )?(?:a (?:good )?fit|me))"
)
GOOD_FIT = re.compile(
    r"\b(?:(?:went|going|goes) (?:really |very |so |quite |pretty |extremely |rather )?(?:well|great"
    r"|brilliantly|fantastic(?:ally)?|smoothly|perfectly)|(?:good|great|perfect|excellent|strong|right"
    r"|ideal|wonderful|fantastic|lovely|real|spot[- ]on|natural|super) (?:fit|match)"
    r"|\bexactly (?:the|what|who|whom|their) (?:\w+ ){0,2}(?:profile|person|kind|sort|type|want|need|look)|\bjust (?:what|who) they"
    r"|(?:great|excellent|lovely|fantastic|wonderful) (?:interview|chat|conversation|talk|meeting)\b|(?:we|it) (?:really |just )?clicked"
    r"|(?:felt|feels) (?:\w+ )?(?:right|like a fit|like home)|right (?:place|job|team|role) for me"
    r"|(?:it|i|role|job|team) (?:really |would )?fits?\b(?! in)|could see myself|can see myself"
    r"|suits me|dream job)"
)
NEGATED_GOOD = re.compile(r"\b(?:not|n't|never|hardly|didn't|doesn't|wasn't|isn't)\b")
ASKED_ABOUT_FIT = re.compile(r"\b(?:asked|wondered|whether|looking for)\b")


def all_hear(sentence: Sentence) -> bool | None:
    """Whether all candidates will be contacted."""
    text = " , ".join(c.text for c in sentence.sure_clauses if "linkedin" not in c.text)
    question = re.match(rf"[^?:]*(?:{ALL})[^?:]*[?:]\s*(yes|no)\b", sentence.text)
    if question:
        return question.group(1) == "yes"
    if NOT_ALL_HEAR.search(text):
        return False
    return True if ALL_HEAR.search(text) else None


def may_follow_up(sentence: Sentence) -> bool | None:
    """Whether following up was allowed, or refused."""
    text = sentence.sure_text
    if NOT_BEFORE_THEN.search(text):
        return True
    if THEY_DISLIKE_IT.search(text):
        return False
    permitted = any(is_permission(clause.text) for clause in sentence.sure_clauses)
    labelled = LABELLED.search(sentence.text)
    if labelled:
        return labelled["yes"] is not None
    permitted = permitted or bool(CALL_IF.search(sentence.text))
    if I_MAY_NOT.search(THEY_DO_NOT.sub(" ", text)):
        one_way_only = channel(sentence) is not None
        return (permitted or None) if one_way_only or "linkedin" in text else False
    asked = ASKED.search(sentence.words)
    if asked and not HAS_PERMISSION.search(text):
        after_asking = sentence.words[asked.end() :]
        if UNSURE.search(sentence.words):
            return None
        if DENIED.search(after_asking):
            return False
        return True if GRANTED.search(after_asking) else None
    whole = not UNSURE.search(sentence.words) and is_permission(sentence.words)
    return True if permitted or is_permission(text) or whole else None


def is_permission(clause: str) -> bool:
    """Whether a clause says that I may get in touch."""
    if "linkedin" in clause:
        return False
    if re.search(rf"{NOT} (?:\w+ )?{REACH}", clause) and not NOT_BEFORE_THEN.search(clause):
        return False
    return bool(I_MAY.search(clause) or IMPERATIVE.search(clause))


def channel(sentence: Sentence) -> Channel | None:
    """The way they want to be reached; two ways at once are none."""
    found: set[Channel] = set()
    named = re.search(
        r"\b(?:preferred|best) (?:channel|way|method|contact)[^.,]*?:\s*(.+)", sentence.text
    )
    for clause in sentence.sure_clauses:
        text = clause.text
        if NOT_ABOUT_US.search(text):
            continue
        if named and text and named.group(1).startswith(text.rstrip(" .")):
            text = f"prefers {text}"
        for way, words in CHANNEL_WORDS:
            if re.search(NOT_BY_WAY.format(way=words), text):
                found.discard(way)
                if way is Channel.LINKEDIN or not _prefers(text, words):
                    continue
            called_if = way is not Channel.LINKEDIN and CALL_IF.search(f"{text} if")
            if _reached_by(text, words, way) or (
                called_if and CALL_IF.search(sentence.text) and re.search(words, text)
            ):
                found.add(way)
    return found.pop() if len(found) == 1 else None


def _prefers(text: str, words: str) -> bool:
    return bool(re.search(rf"\b(?:prefers?|rather|best)\b(?: \w+){{0,2}} {words}\b", text))


def _reached_by(text: str, words: str, way: Channel) -> bool:
    if way is Channel.LINKEDIN:
        return bool(LINKEDIN_MESSAGE.search(text))
    if THEY_USE_IT.search(text):
        return False
    if re.search(BY_WAY.format(way=words), text):
        return True
    i_use_it = re.search(rf"\b{words}\b", text)
    return bool(i_use_it and is_permission(text) and not re.search(r"\bwe'll call\b", text))


def accepts_linkedin(sentence: Sentence) -> bool | None:
    """Whether they accept connection requests; being on LinkedIn alone says nothing."""
    text = sentence.sure_text
    if "linkedin" not in text:
        return None
    labelled = re.search(r"linkedin[^.:?]*[:?]\s*(yes|y|no|n|not)\b", sentence.text)
    if labelled:
        return labelled.group(1) in ("yes", "y")
    about = [c.text for c in sentence.clauses if "linkedin" in c.text]
    nearby = " , ".join(about)
    if re.search(r"n't (?:accept|connect|add|do|take)\b|\bnot (?:accept|connect|add|take)\b", text):
        return False
    if NO_LINKEDIN.search(nearby):
        return False
    return True if YES_LINKEDIN.search(text) else None


def fit(sentence: Sentence) -> Fit | None:
    """How the writer judges the fit."""
    text = sentence.sure_text
    if UNQUALIFIED.search(text):
        return Fit.UNQUALIFIED
    if POOR_FIT.search(text):
        return Fit.POOR_FIT
    for clause in text.split(" , "):
        good = GOOD_FIT.search(clause)
        if good and not NEGATED_GOOD.search(clause) and not ASKED_ABOUT_FIT.search(clause):
            return Fit.GOOD
    return None
