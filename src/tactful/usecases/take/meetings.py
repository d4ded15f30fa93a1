"""An invitation (.ics) becomes an interview; a later one moves it, an older changes nothing."""

from __future__ import annotations

import re

from tactful.etiquette.case import InterviewStatus
from tactful.reading.taken.invitations import Address, Invitation
from tactful.reading.taken.sorts import Sort
from tactful.records import models
from tactful.records.changes import ChangeInProgress, change, deed
from tactful.usecases.add_application import involve
from tactful.usecases.note_interview import call_off, write_invitation
from tactful.usecases.renew_advice import renewer
from tactful.usecases.take.guests import guest_lines, guests, is_mine
from tactful.usecases.take.matching import company_of, match
from tactful.usecases.take.plans import Around, Given, Guess, Line, Plan
from tactful.wording.days import say_when

SUMMARY = re.compile(  # "Interview Data Engineer - Acme"
    r"(?i)(?:(?:first|second|final|phone|video|technical) )?interview(?: for| as|:)?(?: the| an?)?"
    r" (?P<role>(?-i:[A-Z])[\w/&+ ]{2,60}?)(?= [-–—|@(]| at | with |$)"
)


def plan_invitations(around: Around, invitations: list[Invitation], given: Given) -> Plan:
    """What the meetings of a calendar file would become."""
    lines: list[Line] = []
    todo: list[tuple[models.Application, Invitation, models.Interview | None]] = []
    for invitation in invitations:
        known = _known(around.owner, invitation)
        if known is None and invitation.cancelled:
            lines.append(Line("known", f"{_named(invitation)} is called off, and was not noted."))
            continue
        if known is not None and _is_older(known, invitation):
            words = f"{_named(invitation)} is noted already, as it is or newer."
            lines.append(Line("known", words))
            continue
        row = known.application if known else given.about
        if row is None:
            people = tuple(a for a in invitation.people if not is_mine(around.owner, a))
            matched = match(around.owner, people, f"{invitation.summary}\n{invitation.place}")
            if len(matched.rows) != 1:
                return _which(invitation, people, matched.rows)
            row = matched.rows[0]
        todo.append((row, invitation, known))
        lines.append(_line(row, invitation, known))
        if not invitation.cancelled:
            lines += guest_lines(row, guests(row, invitation))
    if not todo:
        return Plan(Sort.INVITATION, tuple(lines))
    about = todo[0][0] if len(todo) == 1 else None
    return Plan(Sort.INVITATION, tuple(lines), about=about, act=lambda: _keep(around, todo))


def application_of(around: Around, invitation: Invitation) -> models.Application | None:
    """The application a meeting is for: by its number, else by whom and what it names."""
    known = _known(around.owner, invitation) if invitation.uid else None
    if known is not None:
        return known.application
    people = tuple(a for a in invitation.people if not is_mine(around.owner, a))
    rows = match(around.owner, people, f"{invitation.summary}\n{invitation.place}").rows
    return rows[0] if len(rows) == 1 else None


def is_known(owner: models.Owner, invitation: Invitation) -> bool:
    """Whether a meeting of that number is noted: then it is an update."""
    return bool(invitation.uid) and _known(owner, invitation) is not None


def _known(owner: models.Owner, invitation: Invitation) -> models.Interview | None:
    rows = models.Interview.objects.filter(owner=owner, uid=invitation.uid)
    return rows.select_related("application__employer", "application__owner").first()


def _is_older(known: models.Interview, invitation: Invitation) -> bool:
    if invitation.sequence != known.sequence:
        return invitation.sequence < known.sequence
    off = known.status == InterviewStatus.CANCELLED.value
    same = (known.at, known.ends_at, known.place, known.link) == (
        invitation.at, invitation.ends_at or known.ends_at, invitation.place, invitation.link,
    )  # fmt: skip
    return off == invitation.cancelled and (off or same)


def _which(
    invitation: Invitation, people: tuple[Address, ...], rows: tuple[models.Application, ...]
) -> Plan:
    name, email = people[0] if people else ("", "")
    role = SUMMARY.match(invitation.summary)
    house = company_of(email)
    guess = Guess(house, role["role"].strip() if role else "", name, email)
    question = (
        f"For which application is {_named(invitation)}?"
        if rows
        else f"None of your applications fits {_named(invitation)}. Say which one it is for, or add"
        " that one first."
    )
    return Plan(Sort.INVITATION, question=question, candidates=rows, guess=guess)


def _named(invitation: Invitation) -> str:
    return f"“{invitation.summary[:80]}”" if invitation.summary else "the meeting"


def _line(row: models.Application, invitation: Invitation, known: models.Interview | None) -> Line:
    when = say_when(invitation.at, row.timezone)
    if invitation.cancelled:
        return Line("change", f"The interview for {row} on {when} is called off.")
    where = invitation.place or invitation.link
    at = f" ({where[:80]})" if where else ""
    if known is not None:
        return Line("change", f"The interview for {row} moves to {when}{at}.")
    return Line("add", f"An interview for {row}: {when}{at}.")


def _keep(
    around: Around,
    todo: list[tuple[models.Application, Invitation, models.Interview | None]],
) -> str:
    what = deed("take_invitation", of=str(todo[0][0]))
    about = tuple(row for row, _, _ in todo)
    renew = renewer(around.holidays)
    with change(around.owner, what, around.now, renew, about=about, within=around.within) as doing:
        for row, invitation, known in todo:
            _keep_one(doing, row, invitation, known)
    return f"Kept for {' and '.join(dict.fromkeys(map(str, about)))}."


def _keep_one(
    doing: ChangeInProgress,
    row: models.Application,
    invitation: Invitation,
    known: models.Interview | None,
) -> None:
    if known is not None and invitation.cancelled:
        call_off(doing, known, invitation.sequence)
        return
    for guest in guests(row, invitation):
        involve(doing, row, guest)
    write_invitation(doing, row, invitation, known)
