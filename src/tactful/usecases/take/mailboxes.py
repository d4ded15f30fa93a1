"""A mailbox: its mails in the order they were written, and one change to take back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

from tactful.reading.mail_files import MailFile, UnreadableMail, read_mail_file
from tactful.reading.mailboxes import in_order
from tactful.reading.taken.sorts import Sort, Unreadable
from tactful.records.changes import change, deed, only_tried
from tactful.refusal import Refused
from tactful.usecases.many_rows import to_the_end
from tactful.usecases.renew_advice import renewer
from tactful.usecases.take.mails import plan_mail
from tactful.usecases.take.plans import Around, Given, Line, Part, Plan, Steps
from tactful.wording.refusals import explained, sentence_of

MOST = 200  # each is tried before it is shown, and meanwhile nobody else can write
TOO_MANY = (
    "That mailbox has more than 200 emails. Take a part of it: a folder with those of your"
    " applications, say."
)

Read = tuple[bytes, MailFile | str]  # a mail as it came, and as it was read, or why it cannot be


def plan_mailbox(around: Around, mails: list[bytes], given: Given) -> Plan:
    """What the mails of a mailbox would become, each as if those before it were kept: a reply
    finds the application that an earlier mail is for.
    """
    if len(mails) > MOST:
        raise Unreadable(TOO_MANY)
    read = [_read(mail) for mail in in_order(mails)]
    with only_tried(around.owner):
        parts = tuple(_in_turn(around, read, given))
    lines = tuple(line for part in parts for line in part.plan.lines)
    asking = sum(bool(part.plan.question) for part in parts)
    kept = sum(part.plan.act is not None for part in parts)
    if asking and not (given.keep_the_rest and kept):
        return Plan(Sort.MAILBOX, lines, _question(asking, kept), parts=parts)
    if not kept:
        return Plan(Sort.MAILBOX, lines, parts=parts)
    steps = partial(_keep, around, read, given, kept)

    def act() -> str:
        return to_the_end(steps())

    return Plan(Sort.MAILBOX, lines, parts=parts, act=act, steps=steps)


def _question(asking: int, kept: int) -> str:
    ask = "One of them asks" if asking == 1 else f"{asking} of them ask"
    rest = "it" if asking == 1 else "them"
    if not kept:
        return f"{ask} something first, and nothing else in it is new."
    return f"{ask} something first. Take {rest} one at a time, or say that the rest is kept."


def _keep(around: Around, read: list[Read], given: Given, expected: int) -> Steps:
    what = deed("take_mails", count=expected)
    done = 0
    with change(around.owner, what, around.now, renewer(around.holidays)) as doing:
        for part in _in_turn(replace(around, within=doing), read, given):
            done += part.plan.act is not None
            yield done, expected
    return "One email kept." if done == 1 else f"{done:,} emails kept."


def _in_turn(around: Around, read: list[Read], given: Given) -> Iterator[Part]:
    """Plan each mail, and keep it, if it asks nothing; the next one is planned after that."""
    for content, mail in read:
        if isinstance(mail, str):
            yield Part("An email that cannot be read", content, Plan(Sort.MAIL, question=mail))
            continue
        plan = _planned(around, mail, given)
        if plan.act is not None:
            try:
                plan.act()
            except Refused as error:
                refused = (Line("refuse", sentence_of(error)),)
                plan = Plan(Sort.MAIL, refused, sentence_of(error))
        yield Part(_title(mail), content, plan)


def _planned(around: Around, mail: MailFile, given: Given) -> Plan:
    plan = plan_mail(around, mail, given)
    return replace(plan, act=None) if plan.question else plan


def _read(content: bytes) -> Read:
    try:
        return content, read_mail_file(content)
    except UnreadableMail as error:
        return content, explained(error)


def _title(mail: MailFile) -> str:
    """ "Re: Data Engineer (Dana Reyes)": by what one knows it again in the mail program."""
    name, address = mail.sender
    return f"{mail.subject[:80] or 'An email without a subject'} ({name or address or 'somebody'})"
