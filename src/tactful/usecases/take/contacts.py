"""A contact card (.vcf): somebody new, or what was missing about somebody known."""

from __future__ import annotations

from tactful.etiquette.case import PersonRole
from tactful.reading.taken.cards import Card
from tactful.reading.taken.sorts import Sort
from tactful.reading.texts import tidy
from tactful.reading.written_names import as_said
from tactful.records import models
from tactful.records.changes import change, deed
from tactful.records.names import search_key
from tactful.usecases.add_application import Someone, complete, involve, newly_known
from tactful.usecases.renew_advice import renewer
from tactful.usecases.take.matching import match
from tactful.usecases.take.plans import Around, Given, Guess, Line, Plan

ROLES = (
    ("agency", PersonRole.AGENCY_RECRUITER),
    ("recruit", PersonRole.RECRUITER),
    ("talent", PersonRole.RECRUITER),
    ("human resources", PersonRole.RECRUITER),
    ("people partner", PersonRole.RECRUITER),
    ("manager", PersonRole.HIRING_MANAGER),
    ("head of", PersonRole.HIRING_MANAGER),
    ("director", PersonRole.HIRING_MANAGER),
)

CALLED = {"email": "email address", "phone": "phone number", "linkedin": "LinkedIn address"}
ToKeep = tuple[models.Application, Someone, models.Person | None]  # and who it is, if known


def plan_cards(around: Around, cards: list[Card], given: Given) -> Plan:
    """What the people of a contact file would become."""
    lines: list[Line] = []
    todo: list[ToKeep] = []
    strangers: list[tuple[Card, Someone]] = []
    for card in cards:
        someone = Someone(
            tidy(as_said(card.name) or card.email), _role(card), tidy(card.email, 254),
            tidy(card.phone, 40), tidy(card.linkedin),
        )  # fmt: skip
        matched = match(around.owner, ((as_said(card.name), card.email),), card.organisation)
        rows = (given.about,) if given.about is not None else matched.rows
        if not rows or rows[0] is None:
            strangers.append((card, someone))
            continue
        if len(rows) > 1 and matched.person is None:
            question = f"For which application is {someone.name}?"
            return Plan(Sort.CONTACT, question=question, candidates=tuple(filter(None, rows)))
        row = rows[0]
        line = _line(matched.person, someone, row)
        lines.append(line)
        if line.action != "known":
            todo.append((row, someone, matched.person))
    if strangers and not lines:
        card, someone = strangers[0]
        guess = Guess(card.organisation, "", card.name, card.email)
        question = f"For which application is {someone.name}?"
        return Plan(Sort.CONTACT, question=question, guess=guess)
    lines += [Line("note", _left_out(someone, card)) for card, someone in strangers]
    if not todo:
        return Plan(Sort.CONTACT, tuple(lines))
    return Plan(Sort.CONTACT, tuple(lines), act=lambda: _keep(around, todo))


def _left_out(someone: Someone, card: Card) -> str:
    where = f" of {card.organisation}" if card.organisation else ""
    return f"{someone.name}{where} belongs to no application here, and is left out."


def _role(card: Card) -> PersonRole:
    title = search_key(card.title)
    return next((role for word, role in ROLES if word in title), PersonRole.OTHER)


def _line(known: models.Person | None, someone: Someone, row: models.Application) -> Line:
    if known is None:
        return Line("add", f"{someone.name}, for {row}.")
    blank = [CALLED[name] for name in newly_known(known, someone)]
    other = someone.email and known.email and someone.email.lower() != known.email.lower()
    stays = f" {known.email} stays their address; {someone.email} is not kept." if other else ""
    if blank:
        return Line("change", f"{known.name} gets: {', '.join(blank)}.{stays}")
    if not row.involvements.filter(person=known).exists():
        return Line("add", f"{known.name}, for {row}.")
    if stays:
        return Line("known", f"{known.name} is known.{stays}")
    return Line("known", f"{known.name} is known, with all of that.")


def _keep(around: Around, todo: list[ToKeep]) -> str:
    names = ", ".join(someone.name for _, someone, _ in todo[:3]) + (" …" if len(todo) > 3 else "")
    about = (*(row for row, _, _ in todo), *(known for _, _, known in todo))
    what = deed("take_contact", of=names)
    with change(around.owner, what, around.now, renewer(around.holidays), about=about) as doing:
        for row, someone, known in todo:
            if known is None:
                involve(doing, row, someone)
            else:
                known.refresh_from_db()  # an earlier card may have told it
                complete(doing, row, known, someone)
    return f"Kept: {names}."
