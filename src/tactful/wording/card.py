"""The question card: L1 to L7, in the words one would say aloud."""

from __future__ import annotations

from dataclasses import dataclass

from tactful.etiquette.case import Case
from tactful.wording.days import say_day, say_time


@dataclass(frozen=True, slots=True)
class Question:
    """A question to take along: which step of the lesson, how to say it, what is known."""

    step: str
    say: str
    if_then: str = ""
    known: str = ""


def question_card(case: Case) -> list[Question]:
    """The questions for the next interview of a case, with what is known filled in."""
    return [
        Question(
            "L1",
            "Before we finish, may I ask a little about how the process goes on?",
            "Ask while you are in the room: nobody minds it there.",
        ),
        Question(
            "L2",
            "Will all candidates be contacted, whatever the decision?",
            "If yes: “By when do you expect to have contacted everyone? And if I have not heard"
            " by then, is it all right if I follow up with you?”"
            " If no: “On what day would it be appropriate for me to follow up?”",
            _known_promise(case),
        ),
        Question(
            "L3",
            "Is there any additional information you need from me?",
            known=_known_requests(case),
        ),
        Question("L4", "What are the next steps in the hiring process?", known=_steps(case)),
        Question(
            "L5",
            "When do you expect to begin making decisions?",
            known=_decisions(case),
        ),
        Question(
            "L6",
            "Are you on LinkedIn, and do you accept connection requests from candidates?",
            known=_linkedin(case),
        ),
        Question(
            "L7",
            "May I have your business card?",
            "If there is none: “How do you prefer me to follow up, by email or by phone?”",
            _addresses(case),
        ),
    ]


def next_interview(case: Case) -> str:
    """When the card is for: the next interview, or the last one."""
    ahead = sorted(i.at for i in case.standing_interviews if i.at >= case.now)
    behind = sorted(i.at for i in case.standing_interviews if i.at < case.now)
    at = ahead[0] if ahead else (behind[-1] if behind else None)
    if at is None:
        return "no interview is noted yet"
    there = at.astimezone(case.zone)
    today = case.now.astimezone(case.zone).date()
    return f"{say_day(there.date(), today)}, {say_time(there)}"


def _known_promise(case: Case) -> str:
    today = case.now.astimezone(case.zone).date()
    for agreement in reversed(case.agreements):
        if agreement.contact_by is not None:
            day = say_day(agreement.contact_by, today)
            return f"said on {say_day(agreement.made_on, today)}: by {day}"
        if agreement.everyone_contacted is False:
            return "said before: not everyone is contacted"
    return ""


def _known_requests(case: Case) -> str:
    today = case.now.astimezone(case.zone).date()
    owed = [
        r.what + (f" (by {say_day(r.due, today)})" if r.due else "")
        for r in case.requests
        if r.delivered_on is None
    ]
    return f"you still owe them: {', '.join(owed)}" if owed else ""


def _steps(case: Case) -> str:
    said = [a.next_steps for a in case.agreements if a.next_steps]
    return f"said before: {said[-1]}" if said else ""


def _decisions(case: Case) -> str:
    today = case.now.astimezone(case.zone).date()
    days = [a.decisions_begin for a in case.agreements if a.decisions_begin]
    return f"said before: {say_day(days[-1], today)}" if days else ""


def _linkedin(case: Case) -> str:
    accepts = [p.name for p in case.people if p.accepts_linkedin]
    declines = [p.name for p in case.people if p.accepts_linkedin is False]
    said = []
    if accepts:
        said.append(f"{', '.join(accepts)}: yes")
    if declines:
        said.append(f"{', '.join(declines)}: no")
    return "; ".join(said)


def _addresses(case: Case) -> str:
    people = []
    for person in case.people:
        ways = [way for way in (person.email, person.phone) if way]
        people.append(f"{person.name}: {', '.join(ways) if ways else 'no address yet'}")
    return "; ".join(people)
