"""Whatever was dropped or pasted: recognised by its content, planned, then kept."""

from __future__ import annotations

import json

from tactful.reading.mail_files import UnreadableMail, read_mail_file
from tactful.reading.mailboxes import mails_of
from tactful.reading.taken.job_pages import read_job_page
from tactful.reading.taken.saved_pages import page_of
from tactful.reading.taken.sorts import Sort, Unreadable, sort_of, text_of
from tactful.reading.taken.tables import rows_of
from tactful.refusal import Refused
from tactful.usecases.import_records import import_records
from tactful.usecases.take.contacts import plan_cards
from tactful.usecases.take.jobs import plan_job
from tactful.usecases.take.mailboxes import plan_mailbox
from tactful.usecases.take.mails import plan_mail, plan_text
from tactful.usecases.take.meetings import plan_invitations
from tactful.usecases.take.plans import Around, Given, Line, Plan
from tactful.usecases.take.tables import plan_table
from tactful.wording.refusals import explained

UNKNOWN = (
    "That is no email, invitation, contact, table or export. Pictures and PDFs are not read: copy"
    " the text, and paste it."
)


def plan_of(around: Around, content: bytes, given: Given) -> Plan:
    """What taking it in would do. Raises `Refused` for what cannot be read, with how to mend it."""
    sort = sort_of(content)
    try:
        return _plan(around, sort, content, given)
    except (Unreadable, UnreadableMail) as error:
        raise Refused(explained(error)) from error


def _plan(around: Around, sort: Sort, content: bytes, given: Given) -> Plan:
    if sort is Sort.MAIL:
        mails = mails_of(content)
        if len(mails) > 1:
            return plan_mailbox(around, mails, given)
        return plan_mail(around, read_mail_file(mails[0]), given)
    if sort is Sort.INVITATION:
        return plan_invitations(around, around.files.invitations(content), given)
    if sort is Sort.CONTACT:
        return plan_cards(around, around.files.cards(content), given)
    if sort is Sort.WORKBOOK:
        return plan_table(around, around.files.workbook(content), given)
    if sort is Sort.TABLE:
        return plan_table(around, rows_of(text_of(content)), given)
    if sort is Sort.JOB_PAGE:
        return plan_job(around, read_job_page(page_of(content)), given)
    if sort is Sort.EXPORT:
        return _export(around, content)
    if sort is Sort.TEXT:
        return plan_text(around, text_of(content), given)
    raise Unreadable(UNKNOWN)


def _export(around: Around, content: bytes) -> Plan:
    try:
        data = json.loads(text_of(content))
    except (ValueError, RecursionError) as error:
        raise Unreadable("That export is cut short or damaged. Make it anew.") from error
    planned = import_records(around.owner, data, around.now, around.holidays, dry_run=True)
    lines = tuple(
        Line({"keep": "known"}.get(p.action, p.action), f"{p.row}{f': {p.why}' if p.why else ''}")
        for p in planned
    )
    if any(line.action == "refuse" for line in lines):
        return Plan(Sort.EXPORT, lines, question="Rows are refused, so nothing is imported.")

    def act() -> str:
        import_records(around.owner, data, around.now, around.holidays)
        return "Imported."

    nothing = all(line.action == "known" for line in lines)
    return Plan(Sort.EXPORT, lines, act=None if nothing else act)
