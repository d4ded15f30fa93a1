"""What happened, before it is logged, and logged.

What an employer wrote is read before it is logged: a message that says no, invites, asks or
tells of an absence is proposed as that, and a person decides. Nothing is read twice: what was
understood is handed on as values with the words that show them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from tactful.etiquette.case import Channel, TouchKind
from tactful.ports import Holidays
from tactful.reading.heard import NOTHING_HEARD, Heard
from tactful.reading.messages import Message, read_message
from tactful.reading.moments import on_the_clock_of
from tactful.reading.wants_answer import left_to_me
from tactful.records import facts, models
from tactful.records.changes import ChangeInProgress
from tactful.usecases.add_application import Someone
from tactful.usecases.find import people_of
from tactful.usecases.log_touch import Happened, log_touch, the_one_ahead
from tactful.usecases.note_agreement import involved_by_name, settles, with_what_stands
from tactful.usecases.whom_it_names import address_of, with_whom_one_will_meet
from tactful.wording.days import say_when
from tactful.wording.events import BY_WORD, MEANT

READ_FIRST = (TouchKind.REPLY, TouchKind.AUTO_REPLY)  # what may be something else


@dataclass(frozen=True, slots=True)
class Proposal:
    """What was understood of something that happened, before anything is saved.

    ``event`` is the word it would better be logged as, empty where it is what it was said to
    be, and ``meant`` what happened if it is. ``heard`` is the agreement it holds, with what
    stands from before; ``new`` is what of it is new.
    """

    happened: Happened
    read: Message | None = None
    event: str = ""
    meant: Happened | None = None
    heard: Heard | None = None
    new: Heard | None = None

    @property
    def likely(self) -> Happened:
        """What happened, as the message itself says it."""
        return self.meant or self.happened

    @property
    def words(self) -> str:
        """The words it was understood from."""
        return self.read.own_words if self.read is not None else self.happened.note

    @property
    def asks_to_be_silent(self) -> bool:
        """Whether they ask not to be contacted."""
        return self.read is not None and "no_contact" in (self.read.kind, *self.read.also)


def propose(
    row: models.Application,
    happened: Happened,
    holidays: Holidays,
    *,
    subject: str = "",
    automatic: bool = False,
    bulk: bool = False,
    in_my_words: bool = False,
) -> Proposal:
    """Read what came with something that happened. What I wrote is never taken for their word;
    where I tell what they said (``in_my_words``), its kind is the one I gave it.
    """
    if happened.kind not in READ_FIRST or not happened.note.strip():
        return Proposal(_with_what_it_says(row, happened, holidays))
    read = _read(row, happened, holidays, subject=subject, automatic=automatic, bulk=bulk)
    if happened.kind is TouchKind.AUTO_REPLY and (in_my_words or read.kind != "moved_on"):
        return Proposal(_with_what_it_says(row, happened, holidays))
    event = "" if in_my_words else MEANT.get(read.kind or "", "")
    own = in_my_words or happened.invitation is not None  # what it is was said already
    said = read.promised if own else read.heard
    beside = happened.invitation is not None and not in_my_words
    new = None if (event and not beside) or said == NOTHING_HEARD else said
    zone = ZoneInfo(row.timezone)
    day = happened.at.astimezone(zone).date()
    heard = with_what_stands(row, new, day) if new is not None else None
    told = replace(
        happened, needs_answer=_asked(happened, read, in_my_words),
        interview_at=_talk(row, happened, read),
        moves=not in_my_words and read.kind == "reschedule",
    )  # fmt: skip
    return as_event(row, Proposal(told, read, "", None, heard, new), event, holidays)


def _asked(happened: Happened, read: Message, in_my_words: bool) -> bool | None:
    """Whether they need an answer: as I say, or as their words do; and a call that I missed."""
    told_by_me = in_my_words or happened.channel is Channel.PHONE
    if happened.needs_answer is not None:
        return happened.needs_answer
    if told_by_me and left_to_me(happened.note):
        return True
    if in_my_words:
        return None
    sure = read.kind is not None
    return read.needs_answer if sure or read.needs_answer else None


def as_event(
    row: models.Application, proposal: Proposal, event: str, holidays: Holidays
) -> Proposal:
    """The same, proposed as another event; an empty one is what it was said to be."""
    if not event:
        return replace(proposal, event=event, meant=None)
    if proposal.read is None:  # nothing was written: it is what it is said to be
        kind = BY_WORD[event].kind or proposal.happened.kind
        return replace(proposal, event=event, meant=replace(proposal.happened, kind=kind))
    meant = _as_meant(row, proposal.happened, proposal.read, event, holidays)
    return replace(proposal, event=event, meant=meant)


def _as_meant(
    row: models.Application, told: Happened, read: Message, event: str, holidays: Holidays
) -> Happened:
    """What happened, logged as what the message says it is."""
    meant = replace(
        told,
        kind=BY_WORD[event].kind or told.kind,
        back_on=told.back_on or read.back_on,
        answer_by=told.answer_by or read.answer_by,
    )
    if meant.kind is TouchKind.MOVED_ON:
        return _with_who_follows(row, replace(meant, back_on=None), holidays)
    if meant.kind is TouchKind.INVITATION:
        return with_whom_one_will_meet(row, meant, read)
    return meant


def _read(
    row: models.Application,
    happened: Happened,
    holidays: Holidays,
    *,
    subject: str = "",
    automatic: bool = False,
    bulk: bool = False,
    known_kind: str = "",
) -> Message:
    day = happened.at.astimezone(ZoneInfo(row.timezone)).date()
    return read_message(
        happened.note,
        day,
        facts.calendar_of(row, holidays.workdays),
        subject=subject,
        people=[someone.name for someone in people_of(row)],
        automatic=automatic,
        bulk=bulk,
        known_kind=known_kind,
    )


def _with_who_follows(row: models.Application, happened: Happened, holidays: Holidays) -> Happened:
    """ "Please write to Tom Ash at tom@…": who takes over, where the text says so."""
    if happened.successor is not None or happened.next_person is not None:
        return happened
    named = _read(row, happened, holidays, known_kind="moved_on").deputy
    if named is None:
        return happened
    address = address_of(row, named, happened.note)
    known = involved_by_name(row, named)
    if known is not None and (known.email or not address):
        return replace(happened, successor=known)
    someone = Someone(named, email=address)
    return replace(happened, next_person=someone)


READ_AS = {
    TouchKind.INVITATION: "invitation",
    TouchKind.OFFER: "offer",
    TouchKind.AUTO_REPLY: "away",
    TouchKind.HOLD: "on_hold",
    TouchKind.REJECTION: "rejection",
}


def _with_what_it_says(row: models.Application, happened: Happened, holidays: Holidays) -> Happened:
    """Days that a message of a known kind names, where nobody said them: when they are back,
    by when they want an answer, when the talk is.
    """
    if not happened.note.strip():
        return happened
    if happened.kind is TouchKind.MOVED_ON:
        return _with_who_follows(row, happened, holidays)
    wanted = {
        TouchKind.INVITATION: ("interview_at",),
        TouchKind.OFFER: ("answer_by",),
        TouchKind.AUTO_REPLY: ("back_on",),
        TouchKind.HOLD: ("back_on",),
        TouchKind.REJECTION: ("back_on",),
    }.get(happened.kind, ())
    invited = happened.kind is TouchKind.INVITATION  # and by whom one will be met
    if not wanted or not (invited or any(getattr(happened, name) is None for name in wanted)):
        return happened
    read = _read(row, happened, holidays, known_kind=READ_AS[happened.kind])
    dated = replace(
        happened,
        interview_at=_talk(row, happened, read) if "interview_at" in wanted else None,
        answer_by=happened.answer_by or (read.answer_by if "answer_by" in wanted else None),
        back_on=happened.back_on or (read.back_on if "back_on" in wanted else None),
    )
    return with_whom_one_will_meet(row, dated, read) if invited else dated


def _talk(row: models.Application, happened: Happened, read: Message) -> datetime | None:
    if happened.interview_at is not None or read.interview_at is None:
        return happened.interview_at
    at = on_the_clock_of(read.interview_at, ZoneInfo(row.timezone))
    return at if at > happened.at else None


def accept(
    row: models.Application,
    proposal: Proposal,
    now: datetime,
    holidays: Holidays,
    *,
    as_meant: bool = True,
    agrees: bool = True,
    again: bool = False,
    delivered: models.Request | None = None,
    answers: Happened | None = None,
    within: ChangeInProgress | None = None,
) -> models.Touch:
    """Log what was proposed: as what the message says it is, unless the person said otherwise
    (``as_meant``), and with the agreement it holds, if they agree. What it ``answers`` in the
    same call is logged before it, in one change; which may be a part of a larger one (``within``).
    """
    happened = proposal.likely if as_meant else proposal.happened
    if proposal.event and not as_meant:
        happened = replace(happened, interview_at=None, moves=False)
    heard = proposal.heard if agrees else None
    if heard is not None and not settles(heard) and heard.requests is None:
        heard = None
    return log_touch(
        row, happened, now, holidays,
        again=again, delivered=delivered, heard=heard, answers=answers, within=within,
    )  # fmt: skip


def what_moves(row: models.Application, likely: Happened, now: datetime) -> str:
    """What a message does to the talk that is ahead, in a sentence; empty where it moves none."""
    if not likely.moves or likely.invitation is not None:
        return ""
    ahead = the_one_ahead(row, likely.at, now)
    if ahead is None:
        return ""
    was = say_when(ahead.at, row.timezone)
    if likely.interview_at is None:
        return f"The interview of {was} is off until they name another time."
    return f"The interview of {was} moves to {say_when(likely.interview_at, row.timezone)}."
