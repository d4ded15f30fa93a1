"""The plain ways in which a note says what a day is for: what reads in one way only is not left
to a classifier. "I hear by the 7th", "she suggested I call on the 23rd", "if nothing comes by
Friday I should ask", "call me next Tuesday".
"""

from __future__ import annotations

import re

from tactful.etiquette.case import Channel, Fit
from tactful.reading.clauses import Sentence
from tactful.reading.dates.mentions import Mention
from tactful.reading.day_labels import CONTACT_BY, DECISIONS_BEGIN, FOLLOW_UP_ON

ASK = (
    r"(?:(?P<phone>call|ring|phone|telephone)|(?P<email>e-?mail)|write|text|message|ask|contact|chase|check|follow up|get in touch"
    r"|be in touch|(?:send|drop|shoot|give) (?:(?:him|her|them|the \w+|(?-i:[A-Z][\w'’-]+)) )?an? (?:(?P<mail2>e-?mail|mail)|(?P<ring2>ring|call|bell|buzz|tinkle|shout)|line|text|message|note))"
)
TITLED = r"(?:(?:mr|mrs|ms|miss|dr|prof|chef|sister|frau|herr|hr)\.? )"
# Whom one asks: "asked to phone clients" is of the job.
WHOM = (
    rf"(?: back| again| in| up| to| after| with)*(?: (?:him|her|them|me|us|{TITLED}?(?-i:[A-Z][\w'’-]+)(?: (?-i:[A-Z][\w'’-]+))*"
    r"|the (?:office|team|recruiter|manager|school|ward|agency|owner|boss|secretary)))?(?= |[,.;:!?]|$)"
)
NO_THING = r"(?! (?:my|an?|some|two|three|copies|proof|all|both)\b)"  # "email my certificate" sends
TOLD_TO_ASK = re.compile(  # not "he was told to ring them", nor "they want him to ring"
    r"(?i)(?:(?<!\bi )(?<!\bi'd )\b(?:suggest(?:s|ed)?|said|says|told|asks?|asked|wants?|wanted|invited|recommend(?:s|ed)?|instructed|encouraged|agreed)"
    r"(?:(?: that)?,? i(?: should| could| can| may)? | (?:me|us)(?: that)?,? (?:to |i (?:should|could|can|may) )?|(?<=said|says) to |: ?)"
    r"|(?:^\W*|\b(?:i|we) (?:was|were|am|got) |\bi'm )(?:asked|told|invited|advised|encouraged) to )"
    rf"(?:please |just )?{ASK}\b{WHOM}{NO_THING}"
)
CALL_ME = re.compile(
    rf"(?i)^\W*(?:please |just |do |so |and |ok,? )*{ASK} (?:me|us)\b(?: back| again)?(?= |$)"
)
HEARS_BY = re.compile(
    r"(?i)(?<!if )(?<!unless )(?<!when )(?<!until )\b(?:i|we|you|everyone|everybody|all)"
    r"(?:(?:['’]ll|['’]d| will| would| should| get to| am to)? (?:hear(?:s)?|finds? out)|(?:['’]?ll|['’]d| will| would| should| get to| am to) (?:know|find out)(?= (?:by|within|in|no)\b))"
    r"(?: back| something)?(?: from (?:them|her|him))? (?:by|within|in|before|no later than|on|until)?(?: the| about)* *$"
)
THEY_ARE = (  # who on their side: "they", "HR", "the manager at the ice cream place", "Zoe"
    r"(?:\b(?:they|she|he|hr|it)|\b(?:the |my )?(?:\w+ )?(?:manager|boss|chef|owner|recruiter|panel|school|agency|office|director|head|matron|foreman|principal|lady|gaffer)"
    r"(?: (?:at|from|of|in) (?:the )?\w+(?: \w+){0,2})?|(?<!\w)(?!I['’])(?!(?-i:Please|Kindly|Just|Also|So|Then|And|But|If|When|Or|Do|Can|Could|Would|To|Let|Then)\b)(?-i:[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?))"
)
THEY_WILL = rf"{THEY_ARE}(?:['’]?ll|['’]?d| will| would| is going to| are going to|['’]s going to|['’]re going to|(?:['’]?re|['’]?s| is| are)? gonna| should| shall)"
THEY = rf"(?:{THEY_WILL}|{THEY_ARE})"
REACHES = r"(?:text|txt|message|msg|ring|call|phone|e-?mail|write|whatsapp|ping|contact|inform|notify|tell|let|answer|confirm|update|give|drop)s?"
TO = r"(?: (?:by|on|in|within|before|until|no later than|(?:about|around|at most|up to)))*(?: the)? *$"
WORD = r"(?:decision|answer|result|feedback|reply|verdict|outcome|contract|offer|letter|paperwork|news|word|yes or (?:a )?no)s?"
DET = (
    r"(?:(?:the|an?|my|your|their|our|her|his|some) )?(?:(?:final|first|formal|written|definite) )?"
)
FOR_ME = r"(?: (?:for|to) (?:me|us|you|everyone|everybody|all))?"
I_GET_WORD = re.compile(  # "I'll have the contract by Friday", "a decision takes two or three days"
    rf"(?i)\b(?:(?:i|we|you)(?: (?:get|receive)|(?:['’]ll|['’]d| will| would| should| shall) (?:have|get|receive|see|be (?:given|sent))) {DET}{WORD}"
    rf"|(?:(?:i|we|you) (?:was|were|am|got|been|['’]m) |promised (?:me|us) )(?:promised )?{DET}{WORD}|{THEY} (?:have|give me|give us|send me|send us|has|gives me|gives us) {DET}{WORD}{FOR_ME}"
    rf"|(?:i|we|you|everyone|everybody)(?:['’]ll|['’]d| will| would| should| shall)? (?:be|get|gets|is|am|are) (?:phoned|rung|called|told|contacted|e-?mailed|texted|informed|notified|messaged|written to|let know)(?: back)?"
    rf"|(?:i|we|you)(?:['’]ll|['’]d| will| would|['’]m to| am to)? (?:get|have|receive) a (?:ring|call|text|bell|message|letter|line|phone call|shout)(?: back)?(?: from (?:them|her|him))?"
    rf"|{WORD} (?:will |would |should |usually |normally |always |'ll )*(?:takes?|comes?|arrives?|(?:be|is|are) (?:due|out|expected|made|with (?:me|you|us)))"
    rf"(?: to (?:me|us|you|everyone)| me| us)?){TO}"
)
BEGIN = r"(?:starts?|begins?|starting|beginning|commences?|open|opens|kicks? off)"
THEY_BEGIN = re.compile(  # "they start going through the candidates on Monday"
    rf"(?i)\b(?:{BEGIN} (?:to |on |with |the |their |our |its |by )*(?:decid|deliberat|choos|pick|review|look|go(?:ing)? through|evaluat|shortlist|select|sift|screen|consider|compar|draw|rank|scor|mark|assess|discuss|sort)\w*"
    rf"|(?:deliberations?|selection|shortlisting|screening|reviews?|evaluations?|sifting|marking)(?: of (?:the |all )?(?:applications|candidates|cvs|papers|files))? {BEGIN}|(?:the |last |final )?decision meeting(?: is| will be)?)(?: (?!and\b|i\b)[\w'’]+){{0,5}}?{TO}"
)
LATER = r"(?:postponed|pushed(?: back)?|moved|delayed|deferred|put (?:back|off)|held over)"
PUT_OFF = re.compile(  # "the decision is postponed to Dec 10", "they pushed the decision to …"
    rf"(?i)\b(?:{WORD} (?:(?:is|are|was|were|has been|have been|got|just|now) )*{LATER}"
    rf"|{LATER} (?:the |their |its |any |a )?(?:final |hiring )?{WORD}(?: back)?) (?:to|until|till)(?: the)? *$"
)
THEY_REACH_ME = re.compile(
    rf"(?i){THEY} (?:{REACHES}(?: to| with)? (?:me|us|everyone|everybody|all of us)(?: (?:know|no)\b)?(?: a (?:ring|call|text|bell|shout|line|message))?(?: back)?"
    rf"|(?:get|come|circle|be) (?:back|in touch|on to)(?: (?:to|with) (?:me|us|everyone|everybody|all of us))?){TO}"
    rf"|\b(?:they|she|he) (?:ring|call|phone|text)s?{TO}|{THEY_WILL} (?:ring|call|phone|text|write|e-?mail){TO}|{THEY_ARE}(?:['’]?s|['’]?re| is| are) (?:texting|calling|ringing|phoning|e-?mailing|messaging|writing to|coming back to|getting back to) (?:me|us)(?: back)?{TO}|(?:^\W*|[,;:] ?|\b(?:and|but|so) )(?:will|gonna|going to) {REACHES}(?: to)? (?:me|us)(?: (?:know|back))*{TO}|(?:^\W*)(?:ringing|calling|phoning|texting|e-?mailing) me(?: back)?{TO}"
)
ON_CONDITION = re.compile(r"(?i)\b(?:if|when|once|unless|until|before|in case|whether)\b[^,;.!?]*$")
GIVE_US = re.compile(
    rf"(?i)\b(?:give|allow) (?:me|us|them|her|him)(?: about| another| until| till)?{TO}"
)
THEY_NEED = re.compile(
    rf"(?i)\b(?:we|they|she|he|(?:the|our) (?:\w+ )?(?:panel|team|board|committee|managers?|boss|owner|client))(?:['’]ll| will| would| still| might)* (?:needs?|takes?|wants?|requires?)(?: (?:about|another))?{TO}"
)
AT_THE_LATEST = re.compile(rf"(?i)[,;]? (?:or )?(?:at the (?:very )?latest|latest){TO}")
IF_NOTHING = re.compile(
    r"(?i)\b(?:if|should)\b(?P<before>[^.;!?]{0,25}?)(?:\b(?:by|until|till|before|on|after)\b(?: the)? *)?$"
)
NOTHING_CAME = re.compile(
    r"(?i)\b(?:nothing|nowt|no (?:news|word|answer|reply|call|feedback|response)|nobody|not heard|not hear|heard nothing|quiet|silence)\b|n['’]?t (?:heard?|hear|rung|called|written|been in touch)"
)
IF_NOT_HEARD_BY = re.compile(  # "text Dwayne if I don't hear by Friday"
    rf"(?i)(?:^\W*(?:and |then |so )?|[,:.] |\b(?:i['’]?m to|i am to|me to|should|must|just|please) ){ASK}\b{WHOM}(?: [\w'’]+){{0,4}}? if\b(?P<when>[^.;!?]{{0,40}}?)(?:\b(?:by|until|till|before|on)\b(?: the)? *)?$"
)
I_ASK = re.compile(rf"(?i)\bi (?:should|may|can|could|must|am to|'m to)(?: \w+)? {ASK}\b{WHOM}")
NOT_SO = re.compile(r"(?i)\bnot\b|n['’]t\b|\bnever\b|\bno need\b")
LEAVE = re.compile(  # "I'm welcome to check in", "queries are welcome", "any questions, ring Deb"
    r"(?i)(?:\b(?:(?:i|we|you)(?: am| are|['’]m|['’]re|m)? (?:always |very |more than |most |also |quite |perfectly )?(?:welcome|free|allowed|fine|ok|okay|good|encouraged|permitted)"
    r"|(?:it['’]?s|it is|that['’]?s|would be|it['’]?d be|she['’]?s|he['’]?s|they['’]?re) (?:perfectly |quite |absolutely |also |no problem |all )?(?:ok|okay|fine|grand|alright|all right|no problem|welcome)(?: (?:for|with) me)?) (?:to|if i)"
    r"|\b(?:i|we) (?:can|may|could) (?:always |also |just )?(?=follow up|get in touch|check (?:in|back)|chase|ask (?:how|for (?:news|an update)|where))"
    rf"|\b(?:any|got a|have a|more|further|burning) (?:\w+ )?(?:questions?|quer(?:y|ies))(?: i (?:have|might have|think of))?,?(?: (?:just|please|i can|i may|i could|to))*)(?: just| please| always)? {ASK}\b"
    r"|\b(?:following up|follow-?ups?|quer(?:y|ies)|questions|calls|chasing|reminders?|e-?mails)(?: [\w'’]+){0,4} (?:is|are) (?:very |always |quite )?(?:permitted|welcome|allowed|fine|ok|okay|grand|no problem)\b"
    r"|\b(?:any|my|all) (?:\w+ )?(?:questions?|quer(?:y|ies)) (?:i (?:have|might have) )?(?:can |should |may |are to |must )?(?:go|be sent|be addressed) to\b"
)
IF_NOT_ASK = re.compile(
    rf"(?i)\bif (?:not|nothing|no (?:word|news|answer)),? (?:just |please |then |i (?:can|may|should) )*{ASK}\b{WHOM}"
)
ASKED_TO_BE_LEFT = re.compile(
    r"(?i)(?:\bnot|n['’]?t|\bnever) (?:to )?(?:contact|call|ring|phone|e-?mail|write|text|message|get in touch|follow up|chase)\b|\b(?:prohibited|forbidden|not allowed|not permitted)\b"
)
NO_LEAVE = re.compile(
    r"(?i)\b(?:not|never|no|nobody|whether|if they|ask(?:ed)? (?:if|whether)|before|until|till|nor|unless|forgot)\b|n['’]?t\b"
)
FITS = re.compile(
    r"(?i)\b(?:i['’]?m|im|i am|i['’]?d be|i was|you['’]?re|you are|me|says?|said|i fit|i would fit)(?: (?:a|an|the|just|exactly|such|really|very|pretty|quite|so))* "
    r"(?:(?:good|great|strong|perfect|excellent|brilliant|ideal|super|natural|lovely|spot-on|cracking)(?: and \w+)? (?:fit|match|candidate)"
    r"|(?:who|what) (?:they|she|he|we)(?:['’]re| are|['’]s| is| were| was) (?:looking for|after)|just right for|right for the|made for (?:it|this|the)|perfect for (?:it|this|the)|well with)\b"
)
FITS_NOT = re.compile(
    r"(?i)\b(?:i|you|me)(?:['’]m|m| am|['’]re| are|['’]s| is|['’]d be| would be| was| were|wo)? ?(?:not|n['’]?t|never)(?: (?:be|a|an|the|really|quite|such|very))* (?:(?:right|good|best|great|strong|perfect) (?:fit|match)|(?:who|what) (?:they|she|he|we)(?:['’]re| are|['’]s| is| were| was) (?:looking for|after))\b"
    r"|\b(?:i['’]?m|im|i am|i['’]?d be|you['’]?re|you are) (?:too (?:senior|junior|experienced|qualified)|over-?qualified|a (?:poor|bad) (?:fit|match)|the wrong fit)\b"
    r"|(?:^|[.;!?,])\W*(?:bad|poor|wrong|terrible) (?:fit|match)(?= ?(?:[.,;!?]|$))"
)
ONLY_MY_VIEW = re.compile(
    r"(?i)\b(?:i (?:think|thought|find|feel|felt|believe|hope|reckon|guess|wonder)|if|whether|pretty sure|would be|not sure|my (?:mum|mam|mother|wife|husband|sister|brother|mate|dad))\b"
)
A_WISH = re.compile(
    r"(?i)\b(?:wish(?:es|ed)?|fingers crossed|please god|god willing|hop(?:e|es|ed|ing)|pray(?:ing)?|dream(?:t|ed)?|ideally)\b|\basked (?:if|whether)\b"
)
BY_A_WAY = re.compile(r"(?i)\bby (?:(?P<phone>phone|telephone)|(?P<email>e-?mail))\b")
DELIGHTED = re.compile(  # "would love this one": a verdict in few words, and of the job
    r"(?i)\b(?:i['’]?d|i would|would) (?:\w+ )?love (?:it|this (?:one|job)|that (?:one|job)|to work (?:there|here|with them)|to have (?:it|this)|the job|working there)\b"
    r"|\bbite (?:their|her|his) (?:hand|arm) off\b|\b(?:take|start) (?:it|there|tomorrow)? ?(?:in a heartbeat|tomorrow if)\b|\bdream job\b|\bthis is the one\b"
)
NOT_DELIGHTED = re.compile(
    r"(?i)\b(?:not|never|if|once|but|my (?:mum|mam|mother|wife|husband|sister|brother|mate))\b|n['’]t\b"
)
NOT_ITS_DAY = re.compile(r"(?i)[.;!?]|\b(?:before|until|till|from)\b")
DAYS_FOR_WORD = re.compile(  # "four business days for the callback", "…, then I hear"
    r"(?i),? (?:for|until|till) (?:the|a|an|my|their|any) (?:final |first )?(?:call-?back|call back|answer|decision|reply|response|verdict|outcome|yes or no)\b"
    r"|(?:,? (?:not counting|without|excluding|skipping) [\w' ]{3,25})?,? (?:and )?then (?:i|we) (?:hear|know|find out|get (?:an? |the )?(?:answer|word|reply|decision))\b"
)
NEAR = 300  # characters around a day that may tell what it is for
FAR = 45  # characters between what one does and its day


def plain_meaning(sentence: Sentence, words: str, mention: Mention) -> str | None:
    """What a day of a sentence is about, where the ``words`` (as they were written) say it in one
    of the plain ways.
    """
    start, end = mention.start - sentence.start, mention.end - sentence.start
    words, start, end = _near(words, start, end)
    before, after = words[:start], words[end:]
    at_last = AT_THE_LATEST.sub("", before)
    for promise in (HEARS_BY, I_GET_WORD, PUT_OFF, THEY_REACH_ME, GIVE_US, THEY_NEED):
        told = promise.search(at_last)
        led_in = before[: told.start()] if told is not None else ""
        if told is not None and not (ON_CONDITION.search(led_in) or A_WISH.search(led_in)):
            return CONTACT_BY
    if DAYS_FOR_WORD.match(after) and not NOT_SO.search(before):
        return CONTACT_BY
    if THEY_BEGIN.search(before) and not NOT_SO.search(before):
        return DECISIONS_BEGIN
    found = told_to_ask(words)
    if found is not None and found.end() <= start <= found.end() + FAR:
        between = words[found.end() : start]
        return None if NOT_ITS_DAY.search(between) else FOLLOW_UP_ON
    asked = IF_NOT_HEARD_BY.search(before)
    if asked and NOTHING_CAME.search(asked["when"]) and not NOT_SO.search(before[: asked.start()]):
        return FOLLOW_UP_ON
    asks = I_ASK.search(after)
    leads = IF_NOTHING.search(before)
    if asks and leads and NOTHING_CAME.search(leads["before"] + after[: asks.start()]):
        return FOLLOW_UP_ON
    return None


def _near(words: str, start: int, end: int) -> tuple[str, int, int]:
    """The part of a very long sentence in which a day stands, and where it stands in it."""
    first = max(0, start - NEAR)
    return words[first : end + NEAR], start - first, end - first


def says_it_fits(words: str) -> bool:
    """Whether a sentence is delighted with the job, and nothing else."""
    return bool(DELIGHTED.search(words)) and not NOT_DELIGHTED.search(words)


def fit_told(words: str) -> Fit | None:
    """What they said of me and the job, where it is said plainly, and not as my own view."""
    for fit, ways in ((Fit.POOR_FIT, FITS_NOT), (Fit.GOOD, FITS)):
        found = ways.search(words)
        if found is not None:
            led_in = words[: found.start()]
            denied: object = fit is Fit.GOOD and NOT_SO.search(led_in)
            denied = denied or re.match(r"(?i)\W*but\b", words[found.end() :])
            return None if denied or ONLY_MY_VIEW.search(led_in) else fit
    return Fit.GOOD if says_it_fits(words) else None


def gives_leave(words: str) -> bool:
    """Whether a sentence says plainly that one may ask."""
    if ASKED_TO_BE_LEFT.search(words):
        return False
    if IF_NOT_ASK.search(words):
        return True
    found = LEAVE.search(words)
    return found is not None and not NO_LEAVE.search(words[: found.end()])


THING = (
    r"(?:references?|referees?|refs|transcripts?|certificates?|certs?|cards?|forms?|payslips?|(?:\w+ )?letters?|portfolio|samples?|licen[cs]es?|passport|(?:\w+ )?number|cv|r[ée]sum[ée]"
    r"|diplomas?|documents?|papers?|photos?|proof|checks?|clearance|slides|visa|permit|details|testimonials?|degree|id|dbs|contract|take-?home|take home(?: \w+)?|assignments?|case study|homework)"
)
ASKS_FOR = re.compile(  # "they still need a copy of my licence", "Form 16 is required from my side"
    rf"(?i)\b(?:needs?|wants?|requires?|ask(?:ed|s|ing)?(?: me)?(?: for)?|(?:to |kindly |please |gotta |must |should |still )(?:send|submit|share|provide|bring|hand in|get|give|supply)|lacks|missing|outstanding:?)\b"
    rf"(?: (?!not\b|no\b|nothing\b|if\b|that\b|when\b|to call\b)[\w'’-]+,?){{0,7}}? {THING}\b|\b{THING} (?:is|are) (?:still |also )?(?:required|needed|missing|outstanding|due)\b|\b{THING} due\b"
)
ASKS_FOR_NONE = re.compile(
    r"(?i)\b(?:not|no|nothing|never|already|don['’]?t|didn['’]?t|doesn['’]?t|if|whether|customers?|clients?|would be|used to|forgot|sent them|handed)\b|n['’]t\b|\?"
)


def asks_for_a_thing(words: str) -> bool:
    """Whether a sentence says plainly that they still need something."""
    return bool(ASKS_FOR.search(words)) and not ASKS_FOR_NONE.search(words)


THEIR_WAY = re.compile(  # how they reach me is not how they want to be reached
    rf"(?i){THEY_ARE}(?:['’]?ll|['’]?d| will| would| don['’]?t| do not| always| only| never|['’]?re| are|['’]?s| is)*(?: (?:going to|gonna))? (?:e-?mail|mail|ring|call|phone|text)(?:s|ing)?\b"
    r"|\b(?:i|we|you|everyone|everybody)(?:['’]?ll|['’]?d| will| would| am to|['’]m to)? (?:get|gets|receive|have) an? (?:\w+ )?(?:e-?mail|mail|call|ring|phone call|bell)\b"
    r"|\b(?:the )?phone (?:goes|rings|hasn['’]t|doesn['’]t|didn['’]t)\b|\bmy phone\b"
)
MY_WAY = re.compile(
    r"(?i)\b(?:i|me|we|you|to|should|may|can|please|rather|just|better|and) (?!the phone\b)(?:\w+ ){0,2}(?:e-?mail|mail|ring|call|phone|telephone|text|write)(?!s)\b|\bprefer|\bbest\b|\bplease\b"
    r"|\b(?:by|via|per|over the) (?:e-?mail|phone|mail|telephone)\b|(?:^|[.;:!?,])\W*(?:so |then |just |and )*(?:e-?mail|mail|ring|call|phone|telephone|text|no (?:calls|e-?mails|mails|phone))\b|\bgive (?:him|her|them|\w+) a (?:ring|call|bell|buzz|shout)\b"
    r"|\b(?:him|her|them) a (?:ring|call|bell|buzz|line|mail|e-?mail)\b|\b(?:happy|fine|ok|okay|welcome) (?:for me )?to\b|\b(?:questions?|quer(?:y|ies)|reach)\b"
)


THEY_CALL = re.compile(  # "Phone call tomorrow!!"
    r"(?i)(?:^|[.;!?])\W*(?:a )?(?:phone|telephone) call (?:today|tonight|tomorrow|on|by|within|before|next|this)\b"
)


def is_their_call(words: str) -> bool:
    """Whether a sentence tells of a call that they will make, in so many words."""
    return THEY_CALL.search(words) is not None


def way_is_theirs(words: str) -> bool:
    """Whether a sentence names only the way in which they reach me."""
    return bool(THEIR_WAY.search(words)) and not MY_WAY.search(words)


RING = r"(?:ring|call|phone|e-?mail|write to|text|contact|ask|message|go through)"
ONE_NOT_THE_OTHER = re.compile(  # "ring Becky, not the ward"; "don't ring the ward, ring Becky"
    rf"(?i)\b{RING} (?!me\b|us\b|you\b|is\b|are\b|was\b|were\b|calls?\b|messages?\b|details\b)(?:the )?\w+(?: \w+)?,? (?:and |but )?not (?!before\b|until\b|till\b|to\b|on\b|at\b|in\b|by\b)(?:the |her |his |their )?\w+"
    rf"|(?:\bnot|n['’]?t|\bnever) (?:to )?{RING} (?!or\b|and\b)(?:the )?\w+(?: (?!or\b|and\b)\w+)?[,;]? (?:but |just |instead |only |please |rather )*{RING} (?:him\b|her\b|them\b|(?-i:[A-Z])\w+|(?!me\b|us\b|you\b)\w+(?=\W*$))"
)


OTHERS_DO = re.compile(
    r"(?i)\b(?:they|she|he|we|who|it)(?:['’]ll|['’]d)?(?: will| would| only| just| always)*\s*$"
)


def names_one_not_the_other(words: str) -> bool:
    """Whether it tells whom to ask, and whom not."""
    found = ONE_NOT_THE_OTHER.search(words)
    return found is not None and not OTHERS_DO.search(words[: found.start()])


def at_the_latest(after: str) -> bool:
    """Whether what follows a day calls it the latest."""
    return re.match(r"(?i),? (?:at (?:the )?(?:very )?latest|tops|at most)\b", after) is not None


def told_to_ask(words: str) -> re.Match[str] | None:
    """Where they told one to ask, or said "call me"; None where they told one not to."""
    found = CALL_ME.search(words) or TOLD_TO_ASK.search(words)
    return None if found is None or NOT_SO.search(found[0]) else found


def way_told(words: str) -> Channel | None:
    """The way in which one was told to ask."""
    found = told_to_ask(words) or I_ASK.search(words)
    by_way = BY_A_WAY.search(words)
    for way in filter(None, (by_way, found)):
        if way["phone"] or way.groupdict().get("ring2"):
            return Channel.PHONE
        if way["email"] or way.groupdict().get("mail2"):
            return Channel.EMAIL
    return None
