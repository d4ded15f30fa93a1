"""Whether everybody hears: the plain ways of saying that all do, or only those they take."""

from __future__ import annotations

import re

PEOPLE = r"(?:applicants?|candidates?|interviewees?|people|folks|persons?)"
ALL = (
    rf"(?:every(?:one|body)|every (?:single |last )?(?:one|person|soul|{PEOPLE})|each (?:one|of (?:the \w+ of )?(?:us|them|you)|(?:single )?{PEOPLE})"
    rf"|all (?:of (?:us|them|you)|(?:of )?(?:the |our |their )?(?:\w+ )?{PEOPLE}|(?:\w+ )?of (?:us|them|you))|(?:we|they|you)(?:'ll|'d)? all|us all"
    r"|the whole (?:shortlist|list|lot of us|group))"
)
TOLD = r"(?:told|contacted|informed|notified|called|rung|phoned|e-?mailed|texted|written to|messaged|answered|let know)"
A_WORD = r"(?:call|calls|ring|letter|reply|answer|note|line|e-?mail|text|message|mail|response|decision|word|news|yes or (?:a )?no|phone call)"
HEARS = (
    rf"(?:hears?|(?:get|gets|getting|receives?|sent|have|has) (?:an? |the |their |some )?(?:\w+ )?{A_WORD}|(?:be|is|are|get|gets|being) {TOLD}"
    rf"|gets? back to|finds? out|{TOLD}(?=[.,;:!?)]|$))"
)
REACH = (
    r"(?:contact|call|ring|phon|writ|e-?mail|text|messag|whatsapp|notif|inform|tell|answer|let|get back|circle back|repl|respond"
    r"|com(?:e|ing) back|speak|reach out|hit up|send|mail|get in touch|bother with)(?:e|s|es|y|ies|ing|in')?(?: back| out)?(?: (?:to|with|up))?"
)
WHATEVER = (
    r"(?:either way|win or lose|hired or no(?:t)?|successful or not|pass or fail|good or bad|picked or not|chosen or not|offered or not"
    r"|no matter (?:what|which|who|how)|whatever (?:happens|the (?:outcome|result|answer|decision))|regardless|whoever (?:got|gets) (?:it|the job)"
    r"|job or no job|got the job or not|if it's a no too|even if it's (?:a )?no)"
)
# "Those who", "the one they appoint", "whoever got it": who was chosen, and nobody else.
CHOSEN = (
    r"(?:those|them|ones?|the (?:\w+ )?(?:ones?|person|people|folks|candidates?|winners?|man|woman|guys?|girls?|lads?|kids?|successful|chosen|shortlisted|lucky|two|three|four)"
    r"|who(?:ever|mever|)\b|people|ppl|folks?|guys|someone|somebody|successful|shortlisted|chosen|candidates?|applicants?)(?:'s)?"
)
DOUBTED = re.compile(  # a question, a wish, hearsay, what used to be
    r"(?i)\b(?:whether|ask(?:ed)?(?: him| her| them)? if|if (?:they|she|he|everyone|everybody|all)\b(?! want)|hop(?:e|es|ed|ing)|wonder\w*|wish|used to|do they|does (?:she|he)|forgot"
    r"|reckons?|thinks?|guess|the guard|receptionist|(?:isn['’]t|not) (?:the case|true)|my \w+|supposedly|apparently|rumou?r|(?:another|other) candidate|batchmates?|unable|hardly|rarely|no time|too many|struggle|impossible|cannot)\b"
)
NO = r"(?:\b(?:not|ain['’]?t|cannot|never|nor)|n['’]t)"

YES = re.compile(
    rf"(?i)(?<!not )(?<!n't )(?<!nor )\b{ALL}(?! (?:but|except|else|bar|apart)\b)(?: (?!only\b|just\b|except\b|not\b|never\b|want|need|i\b)[\w'’]+,?){{0,5}}? {HEARS}"
    rf"|(?<!i )(?<!i'll )(?<!i'd )(?<!n't )(?<!not )\b{REACH} (?:\w+ )?{ALL}(?! (?:but|except|else|bar|apart)\b)"
    rf"|\b(?:i|we|you)(?:'ll|'d| will| would| should| get to)? (?:hear|know|be told|get (?:an? )?{A_WORD}|find out)\b[^.;!?]{{0,40}}\b{WHATEVER}"
    rf"|\b{WHATEVER},? (?:i|we|you)(?:'ll|'d| will| would| should)? (?:hear|know|be told|get (?:an? )?{A_WORD})\b"
    rf"|\b(?:they|she|he|hr)(?:'ll|'d| will| would| always| are|'re)? {REACH} (?:me|us|you)\b[^.;!?]{{0,40}}\b{WHATEVER}"
    rf"|\b(?:hear|know|told|find out|answer|news|outcome|result|decision)\b[^.;!?]{{0,50}}\bas (?:do|does|will|would) {ALL}"
    r"|\b(?:successful|picked|chosen|hired|lucky) and (?:unsuccessful|not|unlucky|rejected)(?: ones)? alike\b"
    r"|\bso (?:would|will|do|does|should) (?:the |all (?:the )?)?(?:other|rest)"
    r"|\b(?:nobody|no one|no-one) (?:is|gets|will be|'s) (?:left|ghosted|forgotten|kept (?:waiting|guessing|hanging))"
)
NOBODY_ELSE = re.compile(
    rf"(?i){NO} (?:[\w'’]+ ){{0,4}}?{REACH} (?:\w+ )?{ALL}"
    rf"|\bnot (?:{ALL}|all|every \w+)(?: [\w'’]+){{0,4}}? {HEARS}"
    rf"|(?<!not )(?<!n't )\b(?:only|just|solely) (?:ever )?{REACH} (?:back )?(?:to |for )?(?:{CHOSEN}|(?:you |me |us )?(?:when|if) (?:it's|its|it is|they|he|she|you|i|we)\b)"
    rf"|\b(?:they|she|he|we)(?:'ll|'d|'re| will| would| are)? {REACH} (?:only|just) (?:to |with )?{CHOSEN}"
    rf"|(?<!not )(?<!n't )\b(?:only|just) (?:to )?{CHOSEN}(?! (?:in|at|from) )(?:,? [\w'’]+){{0,8}}? {HEARS}"
    rf"|\b(?:only|just) to {CHOSEN}"
    rf"|\b(?:nobody|no one|no-one) (?:except|but|other than) {CHOSEN}"
    r"|\b(?:(?:the )?rest(?: of us)?|(?:the )?others|everyone else|everybody else|anyone else) (?:just )?(?:won['’]t|don['’]t|will not|do not|doesn['’]t|gets?|get|hears?) (?:hear|get|be (?:told|contacted)|nothing|crickets|silence|ghosted|a thing)"
    rf"|\bif (?:not|(?:it's|its|it is) (?:a )?no|(?:they|she|he) (?:don['’]t|doesn['’]t))\b[^.;!?]{{0,20}}\b(?:i|we|you) (?:don['’]t|won['’]t|will not|do not|shan['’]t|wouldn['’]t) hear"
)


def says_of_everyone(sentence: str) -> bool | None:
    """Whether everybody hears either way, where a sentence (in lower case) says it plainly;
    None where it does not.
    """
    for means, ways in ((False, NOBODY_ELSE), (True, YES)):
        found = ways.search(sentence)
        if found is None or DOUBTED.search(sentence[: found.start()]):
            continue
        if means and re.match(r"[^.;!?]{0,20}\bonly (?:if|when)\b", sentence[found.end() :]):
            return False
        return means
    return None
