"""What the people of a text do in it: who said it, whom to contact, who stands in for whom."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tactful.reading.people import Marked, marked

WHO = r"‹(?P<who>\d+)›"
ASIDE = (  # what may stand between a name and what that person does
    r"(?: (?:madam|sir|sahib|himself|herself))?"
    r"(?:,? (?:the|their|from|in|of|at|on|my|who|our|a|an|one of) (?:(?!, (?:they|he|she|it|i|we|I)\b)[^.!?;:‹›]){2,40}?,?|,? \([^)]{2,30}\),?|, [a-z][\w ]{2,20},|, (?:she|he|‹\d+›) [^.!?;:,‹›]{3,40},|\))?"
)
IN_ROLE = (
    r"(?:(?:[Tt]he |[Mm]y )?(?:\w+ )?(?i:lead|manager|boss|chef|recruiter|foreman|owner|head|supervisor"
    r"|director|gaffer|hr|interviewer) )?"
)
ADVERB = r"(?: (?:also|then|has|had|just|did|does|even|only|later|kindly|clearly|apparently))?"
SAYS = (
    r"(?:said|says|say|stated|states|told|tells|tell|promised|promises|promise|mentioned|mentions|explained|explains|explain|reckons"
    r"|reckoned|confirmed|confirms|assured|announced|added|stressed|swore|insisted|pledged|vowed|guaranteed|undertook|gave (?:her|his|their) word|wrote|writes|informed|inform|let me know|let slip"
    r"|put it|rang(?= me\b| to\b| and\b|,)|(?:was|is) (?:very |quite |really |pretty )?(?:clear|firm|adamant|explicit|up-?front|up front|straight|honest|blunt|frank|nice about it|open)|made clear|went (?:over|through)|gave me (?:the|a) (?:run|low|idea)|walked me through|finished by saying|took me through|(?:goes|went)(?=,))"
)
# Compiled when first asked for: a note that names nobody needs none of them.
SAID_BY = (
    rf"\b(?:[Aa]ccording to|[Aa]cc\.? to|[Pp]er|[Aa]s per|[Aa]s) (?:‹\d+›(?:'s|’s) [\w ]{{2,20}} )?{WHO}(?:{ASIDE}(?:,|:| {SAYS}|\.)|\s)",
    rf"(?<!and ){WHO}(?!, said (?:the|a|my) )(?:,? who|{ASIDE}){ADVERB},? {SAYS}\b(?! (?:anything|nothing|a word))",
    rf"\b{SAYS}(?: me| us)?,? {WHO}(?=[.,;:!?\n)]|$| (?:from|in|of|at|who|the)\b)",
    rf"\b{SAYS}(?: me| us)?,? (?:the|their|my) [\w -]{{3,25}}?(?: \(|, ){WHO}(?=\)|[.,;:!?\n]|$)",
    rf"{WHO}{ASIDE} [^.!?;:‹›]{{3,60}}? and (?:then |also )?{SAYS}\b(?! (?:anything|nothing|a word|hello|hi|goodbye|bye|thanks))",
    rf"(?m)(?:^|[.!?\n]\s*|= ?){IN_ROLE}{WHO}{ASIDE}\s?:(?!\d)",
    rf"(?:^|[.!?\n]\s*){WHO}, (?:the |her |his |their )?[\w' ]{{3,25}}[.:] (?:[Ss]aid|[Tt]old|[Ss]ays)\b",
    rf"(?i)\b(?:(?:told|stated|said|confirmed|mentioned|announced) by|heard from|learn(?:ed|t) from|hear it from|have (?:that|it|this) from|got (?:that|it) from|word from|it was|that was) {WHO}",
    rf"{WHO}(?:'s|’s) (?:\w+ )?(?:word|words|advice|take|answer|promise|suggestion|instructions?|request|line)\b",
    rf"{WHO}{ASIDE} (?:gave|gives|quoted|named|set|put) (?:me |us )?(?:[Tt]he |[Aa]n? |about |up to |until )?(?:\d|one|two|three|four|five|six|ten|few|couple|week|fortnight|month|end of)",
    rf"[.,!?] *[–—-]+ ?{WHO} *(?:[.\n]|$)",
    rf"{WHO}{ASIDE}{ADVERB}(?: (?:wants|wanted|asked|asks|needs|prefers|is happy|was happy|accepts|would like|'d like|hopes"
    r"|expects|decides|doesn't mind|does not mind|is fine|was fine|doesn't need|does not need|takes no|is reachable)|, asked)\b",
    rf"{WHO},? (?:'ll|’ll|will) (?:decide and (?:then )?)?(?:let me know|tell me|ring me|call me|get back|write to me)\b",
)
SAID = re.compile(  # whoever was named last: nobody, or "she" or "he"
    rf"[.!?\n]\s*(?:(?:And |But |Then |So )?(?:[Ss]he|[Hh]e){ADVERB} (?:{SAYS}|goes|went|wants)|(?:Said|Says|Told me|Reckons|Promised)|(?:Her|His) (?:\w+ )?words (?:were|was))\b"
)
SURELY = len(SAID_BY) - 2  # the last two only where nobody is said to have said it
REACH = (
    r"(?:contact|e-?mail|mail|call|tele ?phone|phone|ring|write(?: to)?|message|text|ping|nudge|chase|ask for|ask|get in touch with"
    r"|flick|fire|get hold of|get on to|get back to|follow up with|check(?: back)? in(?: any ?time| whenever| again)? with|check (?:back )?with|reach out to|reach|speak (?:to|with)"
    r"|talk to|remind|bell|drop|go through|give|nag|bug|catch|try|shoot|buzz|hit|holla at|holler at|poke|keep|recontact|re-contact|address [\w ]{2,30} to"
    r"|(?:write|send|drop|direct|put|address)(?: (?:an?|any|all|my))?(?: \w+)? to|enquire[\w, ]{0,12} with|inquire[\w, ]{0,12} with"
    r"|ask after it with|via|through)"
)
QUESTIONS = (
    r"(?:[Qq]uestions?|[Qq]uer(?:y|ies)|[Ee]nquir(?:y|ies)|[Ii]nquiries|[Cc]orrespondence|[Ff]ollow-?ups?|[Aa]nything (?:further|else|in writing)|[Pp]aperwork"
    r"|[Cc]ontact(?: person| going forward)?|[Mm]ails?|[Mm]essages?|[Cc]alls?|[Rr]equests?|[Cc]hasing|[Uu]pdates?|[Nn]ews)"
)
WAY = r"(?:e-?mail|phone|tele ?phone|mail|letters?|post|linkedin|whatsapp|text|call|calls)"
ME_TO_THEM = (
    rf"\b(?i:{REACH})(?: back| up)? (?:the [\w ]{{3,25}}?,? )?{WHO}(?!(?:'s|’s) )",
    rf"{WHO}{ASIDE}(?: is (?:who|the (?:one|man|woman|lady|fella|guy)(?= (?:for me |I |to ))|whom|the person|my contact|the contact|my point|happy to take|glad to take)|(?:'s|’s) (?:who|the (?:one|man|woman|lady|fella|guy|person)(?= (?:for me |I |to )))"
    r"| takes (?:the |all |my )?(?:calls|enquiries|questions|mails)| handles (?:questions|enquiries)| answers (?:questions|enquiries)"
    r"| (?:can|may) be (?:reached|phoned|called|rung|mailed|asked|emailed|contacted))\b",
    rf"\b{QUESTIONS}\b[^.!?‹›\n]{{0,50}}?(?:\bto|:|->|→|\bfor|\bwith|\bvia|\bis|\?|\bthrough) (?:the [\w ]{{3,25}}?,? )?{WHO}",
    rf"\b(?:follow(?:ing)? up|ask for news|get in touch)\b[^.!?‹›]{{0,30}}?(?:with|w/|to) {WHO}",
    rf"\b(?:one|person) (?:I|to) [\w ]{{3,30}}? is {WHO}",
    rf"\b[Cc]ontact(?: person)? (?:is|will be|would be|stays|remains) {WHO}",
    rf"\b{QUESTIONS} (?:I|we) (?:can|may|could|should|am to) (?:send|ask|put to|mail) {WHO}",
    rf"{WHO}{ASIDE} (?:doesn't|does not|won't|wouldn't) mind (?:an? (?:phone |quick )?(?:call|ring|e-?mail|message|text|question|nudge)|being (?:called|asked|rung|chased)|if I (?:call|ring|ask|e-?mail|write))",
    rf"{WHO} (?:stays|remains|is|will be) my (?:only )?contact\b",
    rf"\b(?i:{WAY}),?(?: and)? to (?:(?:(?:the|his|her|their) )?[\w ]{{3,25}}?,? )?{WHO}",
    rf"\b(?:it has to be|it's|it is|ask|person:|contact:) {WHO}(?= (?:I|whom|to)\b|,|\.)",
)
A_WORD_TO_ME = re.compile(
    r"\b(?:give|drop|shoot|send|flick|ping) me an? (?:\w+ )?(?:call|ring|bell|shout|buzz|e-?mail|mail|line|text|note|message)\b"
    r"|\b(?:call|ring|phone|e-?mail|text|message|ping|chase|ask|nudge) me(?: (?:back|again|there|on there|directly|any ?time|anything [a-z]+ [a-z]+))*(?= (?:if|from|after|once|when|should|whenever|on|afterwards)\b|\W*(?:$|[.,!?;\n]))",
    re.IGNORECASE,
)
TOLD_TO = re.compile(  # an imperative: at the start of what was said, or after "told me to"
    r"(?:^|[.!?;:\n]|\b(?:said|says|goes|words were|was|then|just|please|and|told me|you can|course|sure|yes)(?: to| just| please)*,?"
    r"|[:,.][\s\"“”'‘’]*if (?:you|u|i)\b[^.;:!?]{3,60}?,?)[\s\"“”'‘’]*$",
    re.IGNORECASE,
)
THEY_WOULD = re.compile(
    r"(?:\b(?:she|he|they|will|'ll|’ll|they'd|he'd|she'd|going to|has to|wants to|hr|boss|manager|who)|‹\d+›(?:'ll|'d|’ll|’d)?)\s+(?:\w+ )?$",
    re.IGNORECASE,
)
DENIED = re.compile(
    r"(?:\bnot|n't|n’t|\bnever|\bno need to|\bstop)(?: (?!i |we |you )\w+){0,3} $", re.IGNORECASE
)
ONLY_FROM_THEN = re.compile(r"^[^.;!?]{0,40}\b(?:before|until|till|earlier)\b")
DEPUTY = re.compile(
    r"(?P<name>‹\d+›)(?:,? [\w ,-]{0,40}?)? (?:is|will be|'ll be|has been|has|will|takes|is now|can|'s) ?(?:now )?(?:\w+ )?"
    r"(?:cover\w*|over|tak\w+ over|look\w* after|in charge|handl\w+|standing in|deput\w+|your (?:new )?(?:contact|recruiter)|help|step\w*)"
    r"|(?:taken over by|handed (?:it |over |everything )*to|passed (?:it |on |over |everything )*to|replaced by|successor is|colleague"
    r"|now with|deputy is|covered by|cover is|in the hands of|goes to|deputi[sz]ed by) (?P<name2>‹\d+›)"
    r"|(?P<name3>‹\d+›) (?:replaces|replaced|(?:takes|took|is taking) over from) ‹\d+›"
)


def speaker_in(note: str, people: Sequence[str] = ()) -> str | None:
    """Who said it, where the note says so; nobody is made a speaker by default. Where several
    are named, none is: a person is asked.
    """
    read = _unquoted(note, people)
    named = _speakers(read)
    if named:
        return named[0] if len(named) == 1 else None
    return _last_named(read)


def speakers_in(note: str, people: Sequence[str] = ()) -> tuple[str, ...]:
    """Everybody of whom the note says that they said something, in the order they are named."""
    return _speakers(_unquoted(note, people))


def _unquoted(note: str, people: Sequence[str]) -> Marked:
    return marked(re.sub(r"[‘’'](?=[,.!?\s])|(?<!\w)[‘’'](?=[A-Z])|[“”\"]", " ", note), people)


def _speakers(read: Marked) -> tuple[str, ...]:
    if not read.people:
        return ()
    for patterns in (SAID_BY[:SURELY], SAID_BY[SURELY:]):
        found = {
            int(m["who"])
            for pattern in patterns
            for m in re.finditer(pattern, read.text)
            if not read.people[int(m["who"])].mine
        }
        if found:
            return tuple(read.people[who].name for who in sorted(found))
    return ()


def _last_named(read: Marked) -> str | None:
    """ "Met Hamish, the foreman. Said he'd ring": who is named alone right before somebody "said"."""
    said = SAID.search(read.text)
    if said is None:
        return None
    before = re.split(r"[.!?\n]", read.text[: said.start()])[-1]
    named = {int(m["who"]) for m in re.finditer(WHO, before)}
    named = {who for who in named if not read.people[who].mine}
    return read.people[named.pop()].name if len(named) == 1 else None


def contact_in(note: str, people: Sequence[str] = ()) -> str | None:
    """Whom one was told to contact, where the note names them."""
    read = marked(note, people)
    if not read.people:
        return None
    found = [
        (m.start(), int(m["who"]))
        for n, pattern in enumerate(ME_TO_THEM)
        for m in re.finditer(pattern, read.text)
        if n or not (THEY_WOULD.search(read.text[: m.start()]) or _is_ruled_out(read.text, m))
    ]
    named = (read.people[who] for _, who in sorted(found, reverse=True))
    contact = next((person.name for person in named if not person.mine), None)
    return contact or (speaker_in(note, people) if _asks_for_a_word(note) else None)


def _asks_for_a_word(text: str) -> bool:
    """ "Drop me a line if it's quiet": whoever says "me" is whom to contact."""
    return any(TOLD_TO.search(text[: m.start()]) for m in A_WORD_TO_ME.finditer(text))


def _is_ruled_out(text: str, match: re.Match[str]) -> bool:
    """ "Not to text him", but "not to bug him before May" only says from when."""
    denied = DENIED.search(text[: match.start()])
    return bool(denied) and not ONLY_FROM_THEN.match(text[match.end() :])


def deputy_in(note: str, people: Sequence[str] = ()) -> str | None:
    """Who stands in for somebody who is away or has left, where the note names them."""
    read = marked(note, people)
    found = [m["name"] or m["name2"] or m["name3"] for m in DEPUTY.finditer(read.text)]
    return read.people[int(found[-1].strip("‹›"))].name if found else None
