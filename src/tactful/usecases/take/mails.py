"""A mail, or a message pasted as text: what they wrote, or what I sent."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, tzinfo
from zoneinfo import ZoneInfo

from tactful.etiquette.case import Channel, Outcome, TouchKind
from tactful.reading.cutting import new_text
from tactful.reading.forwards import forwarded, instant_written
from tactful.reading.mail_files import Bounce, MailFile
from tactful.reading.messages import Message
from tactful.reading.own_message import ending_of_own, kind_of_own
from tactful.reading.pasted import pasted_mail, signed_by
from tactful.reading.taken.invitations import Address, Invitation
from tactful.reading.taken.sorts import Sort, Unreadable, sort_of
from tactful.reading.texts import free_text
from tactful.records import models
from tactful.refusal import Misused
from tactful.usecases import events
from tactful.usecases.add_application import Someone
from tactful.usecases.log_touch import Happened, kind_of_what_was_sent, usual_person
from tactful.usecases.take.guests import (
    guest_lines,
    guests,
    is_from_me,
    is_mine,
    newcomer,
    newcomer_line,
)
from tactful.usecases.take.matching import company_of, in_thread, is_somebody, match
from tactful.usecases.take.meetings import application_of, is_known, plan_invitations
from tactful.usecases.take.plans import Around, Given, Guess, Line, Plan
from tactful.usecases.whom_it_names import who_follows
from tactful.wording.days import say_day, say_when
from tactful.wording.events import BY_WORD, MEANT
from tactful.wording.heard import heard_in_words
from tactful.wording.message_kinds import say_unreached
from tactful.wording.outcomes import OUTCOME_BY_WORD, OUTCOME_SAID
from tactful.wording.refusals import explained
from tactful.wording.touches import say_touch

APPLIED_FOR = re.compile(
    r"(?i)\b(?:application|applied|applying|interview|position|role|opening|vacancy)\b(?:\s+\w+){0,2}?"
    r"\s+(?:for|as|of|:)"
    r"\s+(?:the\s+|an?\s+)?(?P<role>[A-Z][\w/&+#., -]{2,60}?)"
    r"(?=\s+(?:at|with|position|role)\b|[-–—|(!?.]|$)"
)
A_NAME = r"[A-Z][\w&'’-]*(?: [A-Z&][\w&'’-]*){0,3}"
WORKS_AT = re.compile(
    rf"\b(?:position|role|job|opening|vacancy|[A-Z]\w+) (?:at|with) (?P<employer>{A_NAME})"
    rf"|\bsent to (?P<to>{A_NAME})"
)
OWN_ENDINGS = {w: ends for w, ends in OUTCOME_BY_WORD.items() if ends is not Outcome.CLOSED}
BULK = (
    "This was sent to many, and is no message to you; it was not kept. To keep it, say what it"
    " counts as."
)
PREFIX = re.compile(r"(?i)^(?:(?:re|aw|fwd?|wg|antw)\s*:\s*)+")


def plan_mail(around: Around, mail: MailFile, given: Given) -> Plan:
    """What a mail would become. One that is kept already changes nothing."""
    if _is_kept(around.owner, mail.message_id):
        return Plan(Sort.MAIL, (Line("known", "This email is kept already."),))
    if mail.sent_at is None and mail.sent:
        mail = replace(mail, sent_at=instant_written(mail.sent, around.now, _own_zone(around)))
    sent_on = forwarded(mail) if _is_to_myself(around.owner, mail) else None
    mail, above = sent_on or (mail, "")
    if mail.bounce is not None:
        return _bounced(around, mail, mail.bounce, given)
    mine = is_mine(around.owner, mail.sender) or is_from_me(around.owner, mail)
    others = mail.recipients if mine else (mail.sender,)
    matched = match(around.owner, others, f"{mail.subject}\n{mail.text}")
    thread = in_thread(around.owner, mail.references)
    rows = (given.about,) if given.about is not None else thread or matched.rows
    if len(rows) != 1:  # a scheduler's mail says in what it carries for which one it is
        rows = _named_by_what_it_carries(around, mail) or rows
    if len(rows) != 1 or rows[0] is None:
        candidates = tuple(filter(None, rows)) or matched.perhaps
        return _which(Sort.MAIL, candidates, _guess(mail, mine=mine))
    row = rows[0]
    person = matched.person if _is_involved(row, matched.person) else None
    happened = Happened(
        TouchKind.REPLY,
        min(mail.sent_at or around.now, around.now),
        Channel.EMAIL,
        person,
        note=free_text(mail.text),
        subject=mail.subject[:300],
        message_id=mail.message_id[:300],
        newcomer=None if person else _newcomer(others),
    )
    if mine:
        return _sent(around, row, happened, given)
    return _came(around, row, happened, given, mail, above)


def _named_by_what_it_carries(around: Around, mail: MailFile) -> tuple[models.Application, ...]:
    attached, _ = _invitations_in(around, mail)
    row = application_of(around, attached[0]) if attached else None
    return (row,) if row is not None else ()


def plan_text(around: Around, text: str, given: Given) -> Plan:
    """What a pasted message would become; it is taken to have come just now."""
    if not text.strip():
        raise Unreadable("There is nothing in it.")
    copied = pasted_mail(text, around.now, _own_zone(around))
    if copied is not None:
        return plan_mail(around, copied, given)
    matched = match(around.owner, signed_by(text), text)
    rows = (given.about,) if given.about is not None else matched.rows
    if len(rows) != 1 or rows[0] is None:
        candidates = tuple(filter(None, rows)) or matched.perhaps
        return _which(Sort.TEXT, candidates, _told_of("", text))
    row = rows[0]
    person = matched.person if _is_involved(row, matched.person) else usual_person(row)
    happened = Happened(TouchKind.REPLY, around.now, Channel.EMAIL, person, note=free_text(text))
    return _came(around, row, happened, given, None)


def _own_zone(around: Around) -> tzinfo:
    """Where the candidate's clock is."""
    zone = around.owner.timezone
    return ZoneInfo(zone) if zone else around.now.tzinfo or UTC


def _is_to_myself(owner: models.Owner, mail: MailFile) -> bool:
    others = [to for to in mail.recipients if to[1] and not is_mine(owner, to)]
    return is_mine(owner, mail.sender) and not others


def _is_kept(owner: models.Owner, message_id: str) -> bool:
    known = models.Message.objects.filter(owner=owner, message_id=message_id[:300])
    return bool(message_id) and models.Touch.objects.filter(message__in=known).exists()


def _is_involved(row: models.Application, person: models.Person | None) -> bool:
    return person is not None and row.involvements.filter(person=person).exists()


def _newcomer(others: tuple[Address, ...]) -> Someone | None:
    return next((newcomer(address) for address in others if is_somebody(address)), None)


def _which(sort: Sort, rows: tuple[models.Application, ...], guess: Guess | None) -> Plan:
    question = {
        0: "None of your applications fits it. Say which one it is for, or add that one first.",
        1: "It is not certain that it is for this application. Say so, if it is.",
    }.get(len(rows), "Several applications fit. For which one is it?")
    return Plan(sort, question=question, candidates=rows, guess=guess)


def _guess(mail: MailFile, *, mine: bool) -> Guess:
    name, email = (mail.recipients or (("", ""),))[0] if mine else mail.sender
    told = _told_of(mail.subject, mail.text)
    person = (name, email) if is_somebody((name, email)) else ("", "")
    house = company_of(email)
    return replace(told, employer=house or told.employer, person=person[0], email=person[1])


def _told_of(subject: str, text: str) -> Guess:
    """The role and the company that a message names: what machines send says both in words."""
    subject, start = PREFIX.sub("", subject), text[:2000]
    role = APPLIED_FOR.search(subject) or APPLIED_FOR.search(start)
    at = WORKS_AT.search(subject) or WORKS_AT.search(start)
    employer = (at["employer"] or at["to"]).strip(" ,-") if at else ""
    return Guess(employer, role["role"].strip(" ,-") if role else "")


def _sent(around: Around, row: models.Application, happened: Happened, given: Given) -> Plan:
    words = new_text(happened.note).strip() or happened.note
    kind, ends = _own_as_said(given.event)
    if not given.event:
        ends = ending_of_own(words)
        kind = _kind_of_ending(ends) if ends else kind_of_own(f"{happened.subject}. {words}")
    own = replace(happened, kind=kind or kind_of_what_was_sent(row), note=words, ends=ends)
    ended = f" {OUTCOME_SAID[ends]}" if ends is not None else ""
    said = f"{say_touch(own.kind, 'email')}, {say_when(own.at, row.timezone)}, for {row}.{ended}"
    return Plan(
        Sort.MAIL,
        (Line("add", said), *_people_lines(row, own)),
        about=row,
        act=lambda: _log(around, row, events.Proposal(own), as_meant=False),
    )


def _own_as_said(event: str) -> tuple[TouchKind | None, Outcome | None]:
    """What a message of mine was, as a person says it in a word; nothing where none is said."""
    if event in OWN_ENDINGS:
        return _kind_of_ending(OWN_ENDINGS[event]), OWN_ENDINGS[event]
    if event and (event not in BY_WORD or not BY_WORD[event].ours):
        ours = ", ".join((*(e.word for e in BY_WORD.values() if e.ours), *OWN_ENDINGS))
        raise Misused(f"“{event[:40]}” is nothing that a message of yours can count as: {ours}.")
    return (BY_WORD[event].kind if event else None), None


def _kind_of_ending(ends: Outcome) -> TouchKind:
    return TouchKind.WITHDRAWAL if ends is Outcome.WITHDRAWN else TouchKind.ANSWER


def _came(
    around: Around,
    row: models.Application,
    happened: Happened,
    given: Given,
    mail: MailFile | None,
    above: str = "",
) -> Plan:
    """What a message of theirs would become; ``above`` is what I wrote over it, sending it on."""
    sort = Sort.MAIL if mail else Sort.TEXT
    attached, unread = _invitations_in(around, mail)
    if any(i.cancelled or is_known(around.owner, i) for i in attached):  # it moves, or is off
        return plan_invitations(around, attached, replace(given, about=row))
    invitation = attached[0] if attached else None
    if invitation is not None:
        happened = replace(
            happened, invitation=invitation, interview_at=invitation.at,
            guests=guests(row, invitation),
        )  # fmt: skip
    proposal = events.propose(
        row, happened, around.holidays,
        subject=mail.subject if mail else "", automatic=mail.automatic if mail else False,
        bulk=mail.bulk if mail else False,
    )  # fmt: skip
    event = given.event or proposal.event or ("invited" if invitation else "")
    read = proposal.read
    if read is not None and not event and (asked := _asks_what_it_is(read)) is not None:
        question, could_be = asked
        return Plan(sort, unread, question, events=could_be, candidates=(row,))
    chosen = _as_event(around, row, proposal, event)
    people = _people_lines(row, chosen.likely)
    lines = [_event_line(chosen, event or "replied", row), *people, *unread]
    if above:
        lines.append(Line("note", f"Your own words above it are not kept: “{above[:200]}”"))
    follows = who_follows(chosen.likely)
    if follows:
        lines.append(Line("add", f"{follows} takes over from now on."))
    lines += _talk_lines(around, row, chosen.likely)
    for words, on in (
        ("Back on", chosen.likely.back_on),
        ("They want your answer by", chosen.likely.answer_by),
    ):
        if on is not None:
            lines.append(Line("add", f"{words} {say_day(on)}."))
    if chosen.heard is not None and chosen.new is not None:
        day = happened.at.astimezone(ZoneInfo(row.timezone)).date()
        lines += [Line("add", words) for words in heard_in_words(chosen.new, day, chosen.words)]
    return Plan(sort, tuple(lines), about=row, act=lambda: _log(around, row, chosen, as_meant=True))


def _asks_what_it_is(read: Message) -> tuple[str, tuple[str, ...]] | None:
    """What has to be asked about a message before it is kept, and what it could count as."""
    if read.kind == "newsletter":
        return BULK, ("receipt", "replied")
    could_be = tuple(dict.fromkeys(MEANT.get(kind, "replied") for kind in read.maybe))
    if read.kind is not None or len(could_be) < 2:
        return None
    return "It is not clear what this message is. Say what it counts as.", could_be


def _as_event(
    around: Around, row: models.Application, proposal: events.Proposal, event: str
) -> events.Proposal:
    if event and event not in BY_WORD:
        raise Misused(f"“{event[:40]}” is nothing that a message can count as.")
    if event == proposal.event or not event:
        return proposal
    if event == "replied":
        return events.as_event(row, proposal, "", around.holidays)
    beside = proposal.happened.invitation is not None  # what is attached takes no word back
    plain = proposal if beside else replace(proposal, heard=None, new=None)
    return events.as_event(row, plain, event, around.holidays)


def _talk_lines(around: Around, row: models.Application, likely: Happened) -> list[Line]:
    """What becomes of a talk: a new one, the one ahead at another time, or that one off."""
    moved = events.what_moves(row, likely, around.now)
    if moved:
        return [Line("change", moved)]
    to = likely.interview_at
    return [Line("add", f"An interview: {say_when(to, row.timezone)}.")] if to is not None else []


def _event_line(proposal: events.Proposal, event: str, row: models.Application) -> Line:
    happened = proposal.likely
    who = f", {happened.person.name}" if happened.person else ""
    when = say_when(happened.at, row.timezone)
    return Line("add", f"{BY_WORD[event].title}{who}, {when}, for {row}.")


def _people_lines(row: models.Application, happened: Happened) -> tuple[Line, ...]:
    lines = guest_lines(row, happened.guests)
    new = (newcomer_line(happened.newcomer),) if happened.newcomer is not None else ()
    return tuple(dict.fromkeys((*new, *lines)))


def _bounced(around: Around, mail: MailFile, bounce: Bounce, given: Given) -> Plan:
    matched = match(around.owner, (("", bounce.address),), "")
    rows = (given.about,) if given.about is not None else matched.rows
    if len(rows) != 1 or rows[0] is None:
        return _which(Sort.MAIL, tuple(filter(None, rows)), None)
    row, at = rows[0], min(mail.sent_at or around.now, around.now)
    happened = Happened(
        TouchKind.BOUNCE, at, Channel.EMAIL, matched.person, permanent=bounce.permanent,
        note=f"{bounce.address or 'Somebody'} cannot be reached.", message_id=mail.message_id[:300],
    )  # fmt: skip
    for_good = "for good" if bounce.permanent else "for now"
    when = say_when(at, row.timezone)
    words = f"An email came back: {say_unreached(bounce)}, {for_good}; {when}, for {row}."
    return Plan(
        Sort.MAIL,
        (Line("add", words),),
        about=row,
        act=lambda: _log(around, row, events.Proposal(happened), as_meant=False),
    )


def _invitations_in(
    around: Around, mail: MailFile | None
) -> tuple[list[Invitation], tuple[Line, ...]]:
    """The meetings that came with a mail, or why what came cannot be read: the words of the mail
    count all the same.
    """
    unread: tuple[Line, ...] = ()
    for attached in mail.attachments if mail else ():
        if sort_of(attached.content) is Sort.INVITATION:
            try:
                return around.files.invitations(attached.content), ()
            except Unreadable as error:
                unread = (Line("refuse", f"What is attached: {explained(error)}"),)
    return [], unread


def _log(
    around: Around, row: models.Application, proposal: events.Proposal, *, as_meant: bool
) -> str:
    events.accept(
        row, proposal, around.now, around.holidays, as_meant=as_meant, within=around.within
    )
    return f"Kept for {row}."
