"""The question card: L1 to L7 as one would say them aloud, by the kind of interview.

What is known is not asked again. It ends with the read-back: what was understood, said once more,
so that both mean the same day.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from tactful.etiquette.case import Agreement, Case, Interview, InterviewKind
from tactful.wording.days import WEEKDAYS, say_day, say_time

NOT_IN_A_ROOM = frozenset({InterviewKind.PHONE_SCREEN, InterviewKind.CALL, InterviewKind.VIDEO})
BY_CHANNEL = {"email": "email you", "phone": "call you", "linkedin": "write to you on LinkedIn"}


@dataclass(frozen=True, slots=True)
class Question:
    """A question to take along: which step of the lesson, how to say it, what is known."""

    step: str
    say: str
    if_then: str = ""
    known: str = ""


def question_card(case: Case) -> list[Question]:
    """The questions for the next interview of a case, without those that are answered."""
    meant = _meant(case)
    away = meant is not None and meant.kind in NOT_IN_A_ROOM
    asked = [
        Question(
            "L1",
            "Before we finish, could I ask what happens next?",
            "Ask before you hang up." if away else "Ask while you're in the room.",
        ),
        _promise(case),
        Question("L3", "Is there anything else you need from me?", known=_known_requests(case)),
        None if _said(case, "next_steps") else Question("L4", "What are the next steps?"),
        None if _said(case, "decisions_begin") else Question("L5", "When will you start deciding?"),
        _linkedin(case),
        _whom(case),
        _way(case, away=away),
        Question("read_back", _read_back(case), "Say it back, and wait for the nod."),
    ]
    return [question for question in asked if question is not None]


def _meant(case: Case) -> Interview | None:
    """The next interview, or the last one."""
    standing = sorted(case.standing_interviews, key=lambda i: i.at)
    ahead = [i for i in standing if i.at >= case.now]
    return ahead[0] if ahead else (standing[-1] if standing else None)


def next_interview(case: Case) -> str:
    """When the card is for: the next interview, or the last one."""
    meant = _meant(case)
    if meant is None:
        return "no interview is noted yet"
    there = meant.at.astimezone(case.zone)
    return f"{say_day(there.date(), _today(case))}, {say_time(there)}"


def _today(case: Case) -> date:
    return case.now.astimezone(case.zone).date()


def _said(case: Case, what: str) -> bool:
    return any(getattr(agreement, what) for agreement in case.agreements)


def _promise(case: Case) -> Question | None:
    """Whether and by when one hears, and whether one may ask; only what is not settled yet."""
    standing = _standing(case)
    if standing is None:
        known = "said before: not everyone is contacted" if _nobody_promised(case) else ""
        return Question(
            "L2",
            "Will everyone hear back, whatever you decide?",
            "If yes: “When should I expect to hear? And if I haven't by then, is it all right if"
            " I get in touch?” If no: “When would be a good day for me to check in?”",
            known,
        )
    if standing.may_follow_up is not None:
        return None
    day = _briefly(standing.contact_by, case)
    return Question("L2", f"If I haven't heard by {day}, is it all right if I get in touch?")


def _standing(case: Case) -> Agreement | None:
    """The newest agreement that names a day to come by which one hears."""
    today = _today(case)
    named = [a for a in case.agreements if a.contact_by is not None and a.contact_by >= today]
    return named[-1] if named else None


def _nobody_promised(case: Case) -> bool:
    return bool(case.agreements) and case.agreements[-1].everyone_contacted is False


def _known_requests(case: Case) -> str:
    today = _today(case)
    owed = [
        r.what + (f" (by {say_day(r.due, today)})" if r.due else "")
        for r in case.requests
        if r.delivered_on is None
    ]
    return f"you still owe them: {', '.join(owed)}" if owed else ""


def _linkedin(case: Case) -> Question | None:
    if case.people and all(person.accepts_linkedin is not None for person in case.people):
        return None
    return Question("L6", "Are you on LinkedIn? Is it all right if I send you a request?")


def _whom(case: Case) -> Question | None:
    """Whom to ask afterwards, where there are several and nobody was named, or nobody at all."""
    standing = _standing(case)
    named = standing is not None and (standing.contact is not None or standing.person is not None)
    return None if named or len(case.people) == 1 else Question("L7", "Who should I contact then?")


def _way(case: Case, *, away: bool) -> Question | None:
    """How to reach them: nobody hands a business card over the telephone."""
    standing = _standing(case)
    if standing is not None and standing.channel is not None:
        return None
    reachable = bool(case.people) and all(p.email or p.phone for p in case.people)
    if reachable and all(person.prefers for person in case.people):
        return None
    rather = "Would you rather I email you or call?"
    if reachable:
        return Question("L7", rather, known=_addresses(case))
    if away:
        return Question("L7", "What's the best way to reach you, email or phone?")
    return Question("L7", "May I have your card?", f"If there is none: “{rather}”")


def _read_back(case: Case) -> str:
    standing = _standing(case)
    prefers = {person.prefers for person in case.people if person.prefers}
    if standing is not None and standing.channel is not None:
        prefers = {standing.channel}
    reach = BY_CHANNEL[prefers.pop()] if len(prefers) == 1 else "get in touch"
    if standing is None or standing.contact_by is None:
        return f"So I'll hear by …, and if not, I'll {reach} on …, right?"
    then = standing.follow_up_on or case.calendar.add(standing.contact_by, 1)
    by, day = _briefly(standing.contact_by, case), _briefly(then, case)
    return f"So I'll hear by {by}, and if not, I'll {reach} on {day}, right?"


def _briefly(day: date | None, case: Case) -> str:
    """ "Friday", within a week; else "Friday the 17th"."""
    if day is None:
        return "then"
    weekday = WEEKDAYS[day.weekday()]
    return weekday if 0 < (day - _today(case)).days < 7 else f"{weekday} the {_ordinal(day.day)}"


def _ordinal(number: int) -> str:
    ending = "th" if 10 < number < 14 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return f"{number}{ending}"


def _addresses(case: Case) -> str:
    return "; ".join(
        f"{person.name}: {', '.join(way for way in (person.email, person.phone) if way)}"
        for person in case.people
    )
