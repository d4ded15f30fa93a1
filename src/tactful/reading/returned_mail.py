"""A returned mail that was pasted as text: without its headers, by what such mails say."""

from __future__ import annotations

import re

from tactful.reading.mail_files import Bounce
from tactful.reading.texts import ADDRESS_IN_TEXT

MAIL = r"(?:e-?mails?|mails?|messages?|text|sms)"
SUBJECT = re.compile(
    rf"(?i)\b(?:undeliver(?:able|ed)|delivery (?:status notification|failed|failure|has failed|delayed)|(?:mail|message) delivery (?:failed|failure|system|subsystem)"
    rf"|returned (?:mail|to sender)|returned: |failure notice|mail system error|mailer-daemon|{MAIL} (?:was |has been |is )?(?:blocked|rejected|quarantined|bounced|not (?:sent|delivered)))"
)
TEXT = re.compile(
    rf"(?i)\bdelivery (?:has )?failed\b|\bdelivery incomplete\b|\bfailed permanently\b|\b(?:problem|error|unable|failed|able to|trying) (?:in )?deliver(?:ing)? (?:your|the|this) {MAIL}"
    rf"|\b(?:your|a|the|this|following) {MAIL}(?: that you sent| to [^\n]{{3,80}}?)? (?:could|can|was|were|has|have) ?(?:not|n['’]t)(?: been| be)? (?:delivered|sent|remitted|accepted)"
    rf"|\b(?:your|the|this) {MAIL}(?: to [^\n]{{3,80}}?)? (?:has been|was) (?:blocked|rejected|bounced|quarantined|held back)|\bheld back the following {MAIL}"
    rf"|\b(?:email )?address(?:es)? (?:you entered|to which you \w+(?: \w+)?)? ?(?:could ?(?:not|n['’]t) be found|does not (?:exist|accept)|was not found|is unknown)"
    r"|\bno such user\b|\buser unknown\b|\bmailbox (?:is )?(?:full|unavailable|not found)\b|\bthis is a permanent error\b|\bunknown domain\b"
)
FOR_NOW = re.compile(
    r"(?i)\btemporar|\b(?:will|we'll) (?:keep (?:on )?)?(?:re)?try|\bdelay|\bincomplete\b|\bmailbox (?:is )?full|quarantin|held back"
)
MACHINES = re.compile(r"(?i)^(?:mailer-daemon|postmaster|no-?reply)@")
BEGINNING = 1500  # characters; what follows is the mail itself


def returned_mail(subject: str, text: str) -> Bounce | None:
    """What a text tells as a returned mail; None if it is none. Without an address in it the
    address is empty.
    """
    head = text[:BEGINNING]
    said = TEXT.search(head)
    if said is None and not (
        SUBJECT.search(subject) and re.search(r"(?i)deliver|sent|recipient", head)
    ):
        return None
    named = [found for found in ADDRESS_IN_TEXT.findall(head) if not MACHINES.match(found)]
    return Bounce(named[0] if named else "", not FOR_NOW.search(f"{subject} {head}"))
