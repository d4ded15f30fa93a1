"""The plain ways in which a note says what a day is for: what reads in one way only is not left
to a classifier. "I hear by the 7th", "she suggested I call on the 23rd", "if nothing comes by
Friday I should ask", "call me next Tuesday".
"""

from __future__ import annotations

import re

from tactful.etiquette.case import Channel
from tactful.reading.clauses import Sentence
from tactful.reading.dates.mentions import Mention
from tactful.reading.day_labels import CONTACT_BY, FOLLOW_UP_ON

ASK = (
    r"(?:(?P<phone>call|ring|phone|telephone)|(?P<email>e-?mail)|write|text|message|ask|contact|chase|check|follow up|get in touch"
    r"|be in touch)"
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
    r"(?i)(?<!if )(?<!unless )(?<!when )(?<!until )\b(?:i|we|you|everyone|everybody|all)(?:['’]ll|['’]d| will| would| should| get to| am to)? hear(?:s)?"
    r"(?: back| something)?(?: from (?:them|her|him))? (?:by|within|in|before|no later than|on|until)?(?: the| about)* *$"
)
TO = r"(?: (?:by|on|in|within|before|until|no later than|(?:about|around|at most|up to)))*(?: the)? *$"
WORD = r"(?:decision|answer|result|feedback|reply|verdict|outcome|contract|offer|letter|paperwork|news|word|yes or (?:a )?no)s?"
I_GET_WORD = re.compile(  # "I'll have the contract by Friday", "a decision takes two or three days"
    rf"(?i)\b(?:(?:i|we|you)(?:['’]ll|['’]d| will| would| should) (?:have|get|receive|see) (?:the |an? |my |your |their |our )?{WORD}"
    rf"|{WORD} (?:will |would |should |usually |normally |always |'ll )*(?:takes?|comes?|arrives?|(?:be|is|are) (?:due|out|expected|made|with (?:me|you|us)))"
    rf"(?: to (?:me|us|you|everyone)| me| us)?){TO}"
)
LATER = r"(?:postponed|pushed(?: back)?|moved|delayed|deferred|put (?:back|off)|held over)"
PUT_OFF = re.compile(  # "the decision is postponed to Dec 10", "they pushed the decision to …"
    rf"(?i)\b(?:{WORD} (?:(?:is|are|was|were|has been|have been|got|just|now) )*{LATER}"
    rf"|{LATER} (?:the |their |its |any |a )?(?:final |hiring )?{WORD}(?: back)?) (?:to|until|till)(?: the)? *$"
)
THEY_REACH_ME = re.compile(
    r"(?i)\b(?:they|she|he|hr)(?:['’]ll|['’]d| will| would)? (?:text|message|ring|call|phone|e-?mail|write|whatsapp|ping)s?(?: to)? (?:me|us)(?: back)?"
    + TO
)
ON_CONDITION = re.compile(r"(?i)\b(?:if|when|once|unless|until|before|in case|whether)\b[^,;.!?]*$")
GIVE_US = re.compile(
    rf"(?i)\b(?:give|allow) (?:me|us|them|her|him)(?: about| another| until| till)?{TO}"
)
AT_THE_LATEST = re.compile(rf"(?i)[,;]? (?:or )?(?:at the (?:very )?latest|latest){TO}")
IF_NOTHING = re.compile(
    r"(?i)\b(?:if|should)\b(?P<before>[^.;!?]{0,25}?)(?:\b(?:by|until|till|before|on|after)\b(?: the)? *)?$"
)
NOTHING_CAME = re.compile(
    r"(?i)\b(?:nothing|no (?:news|word|answer|reply|call)|nobody|not heard|heard nothing)\b|n['’]t heard"
)
I_ASK = re.compile(rf"(?i)\bi (?:should|may|can|could|must|am to|'m to)(?: \w+)? {ASK}\b{WHOM}")
NOT_SO = re.compile(r"(?i)\bnot\b|n['’]t\b|\bnever\b|\bno need\b")
BY_A_WAY = re.compile(r"(?i)\bby (?:(?P<phone>phone|telephone)|(?P<email>e-?mail))\b")
DELIGHTED = re.compile(  # "would love this one": a verdict in few words, and of the job
    r"(?i)\b(?:i['’]?d|i would|would) (?:\w+ )?love (?:it|this (?:one|job)|that (?:one|job)|to work (?:there|here|with them)|to have (?:it|this)|the job|working there)\b"
    r"|\bbite (?:their|her|his) (?:hand|arm) off\b|\b(?:take|start) (?:it|there|tomorrow)? ?(?:in a heartbeat|tomorrow if)\b|\bdream job\b|\bthis is the one\b"
)
NOT_DELIGHTED = re.compile(
    r"(?i)\b(?:not|never|if|once|but|my (?:mum|mam|mother|wife|husband|sister|brother|mate))\b|n['’]t\b"
)
NOT_ITS_DAY = re.compile(r"(?i)[.;!?]|\b(?:before|until|till|from)\b")
FAR = 45  # characters between what one does and its day


def plain_meaning(sentence: Sentence, words: str, mention: Mention) -> str | None:
    """What a day of a sentence is about, where the ``words`` (as they were written) say it in one
    of the plain ways.
    """
    start, end = mention.start - sentence.start, mention.end - sentence.start
    before, after = words[:start], words[end:]
    for promise in (HEARS_BY, I_GET_WORD, PUT_OFF, THEY_REACH_ME, GIVE_US):
        told = promise.search(AT_THE_LATEST.sub("", before))
        if told is not None and not ON_CONDITION.search(before[: told.start()]):
            return CONTACT_BY
    found = told_to_ask(words)
    if found is not None and found.end() <= start <= found.end() + FAR:
        between = words[found.end() : start]
        return None if NOT_ITS_DAY.search(between) else FOLLOW_UP_ON
    asks = I_ASK.search(after)
    leads = IF_NOTHING.search(before)
    if asks and leads and NOTHING_CAME.search(leads["before"] + after[: asks.start()]):
        return FOLLOW_UP_ON
    return None


def says_it_fits(words: str) -> bool:
    """Whether a sentence is delighted with the job, and nothing else."""
    return bool(DELIGHTED.search(words)) and not NOT_DELIGHTED.search(words)


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
        if way["phone"]:
            return Channel.PHONE
        if way["email"]:
            return Channel.EMAIL
    return None
