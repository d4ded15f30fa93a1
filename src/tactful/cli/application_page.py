"""How an application is shown whole on a terminal."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from tactful.cli.output import heading, paragraph, say
from tactful.wording.days import city, say_day, say_time
from tactful.wording.hours import say_hours
from tactful.wording.step import Step

Json = dict[str, Any]
STATUS = {"cancelled": "; called off", "missed": "; nobody rang"}
YES_NO = {True: "yes", False: "no"}


def show_whole(whole: Json, mine: date, place: str) -> None:
    """Everything about an application, the next step first. ``mine`` is the reader's day, and
    ``place`` what its place is called.
    """
    case, advice = whole["case"], whole["advice"]
    employer, application = case["employer"], case["application"]
    today = datetime.fromisoformat(case["now"]).date()
    heading(f"{whole['employer']} · {whole['role']}")
    paragraph(f"{place}, clock of {city(employer['timezone'])}. {_state(application, today)}")
    hours = say_hours(whole["hours"])
    if hours:
        paragraph(f"Calls: {hours}.")
    paragraph(f"Next: {Step(advice, mine).sentence()}")
    if whole["meanwhile"]:
        paragraph(f"Meanwhile: {Step(whole['meanwhile'], mine).sentence()}")
    names = {person["id"]: person["name"] for person in case["people"]}
    _section("People", [_person(person) for person in case["people"]])
    _section(
        "Interviews",
        [
            _interview(i, names, today) + (f"; {where}" if where else "")
            for i, where in zip(case["interviews"], whole["where"], strict=False)
        ],
    )
    _section(
        "Agreed",
        [
            _agreement(a, names, today, said)
            for a, said in zip(case["agreements"], whole["said"], strict=False)
        ],
    )
    _section("They need", [_request(r, today) for r in case["requests"]])
    _section(
        "What happened",
        [
            _touch(t, names, today, note)
            for t, note in zip(case["touches"], whole["touch_notes"], strict=True)
        ],
    )
    _section("The job", _job(whole["job"], today))
    if whole["notes"]:
        _section("Notes", [whole["notes"]])


def _section(title: str, lines: list[str]) -> None:
    if lines:
        say()
        heading(title)
        for line in lines:
            paragraph(line, "    ", "  - ")


def _state(application: Json, today: date) -> str:
    said = []
    if application.get("applied_on"):
        said.append(f"Applied on {_day(application['applied_on'], today)}.")
    if application.get("no_contact"):
        said.append("The advertisement asks for no contact.")
    if application.get("fit"):
        said.append(f"Fit: {application['fit'].replace('_', ' ')}.")
    if application.get("outcome"):
        said.append(f"Outcome: {application['outcome']}.")
    return " ".join(said)


def _job(job: Json, today: date) -> list[str]:
    closes = f"closes on {_day(job['closes_on'], today)}" if job["closes_on"] else ""
    posting = f"the posting is kept ({len(job['posting'].split())} words)" if job["posting"] else ""
    return list(filter(None, (job["link"], job["source"], job["pay"], closes, posting)))


def _person(person: Json) -> str:
    ways = [person[way] for way in ("email", "phone", "linkedin") if person.get(way)]
    marks = ["asked not to be contacted"] if person.get("do_not_contact") else []
    marks += [f"prefers {person['prefers']}"] if person.get("prefers") else []
    role = person["role"].replace("_", " ")
    return ", ".join([person["name"], *([] if role == "other" else [role]), *ways, *marks])


def _interview(interview: Json, names: dict[str, str], today: date) -> str:
    at = datetime.fromisoformat(interview["at"])
    kind = f" ({interview['kind'].replace('_', ' ')})" if interview.get("kind") else ""
    people = " and ".join(names[id] for id in interview["with"])
    status = STATUS.get(interview.get("status", ""), "")
    with_whom = f" with {people}" if people else ""
    return f"{say_day(at.date(), today)}, {say_time(at)}{kind}{with_whom}{status}"


def _agreement(agreement: Json, names: dict[str, str], today: date, said: str) -> str:
    facts = []
    if "everyone_contacted" in agreement:
        facts.append(f"all are contacted: {YES_NO[agreement['everyone_contacted']]}")
    if "contact_by" in agreement:
        facts.append(f"by {_day(agreement['contact_by'], today)}")
    if "may_follow_up" in agreement:
        facts.append(f"may follow up: {YES_NO[agreement['may_follow_up']]}")
    if "follow_up_on" in agreement:
        facts.append(f"follow up on {_day(agreement['follow_up_on'], today)}")
    if "decisions_begin" in agreement:
        facts.append(f"decisions begin on {_day(agreement['decisions_begin'], today)}")
    if "channel" in agreement:
        facts.append(f"by {agreement['channel']}")
    if "next_steps" in agreement:
        facts.append(f"next: {agreement['next_steps']}")
    who = f" with {names[agreement['with']]}" if "with" in agreement else ""
    quoted = f" (“{said}”)" if said else ""
    settled = "; ".join(facts) or "nothing was settled"
    return f"{_day(agreement['made_on'], today)}{who}: {settled}{quoted}"


def _request(request: Json, today: date) -> str:
    due = f", by {_day(request['due'], today)}" if "due" in request else ""
    done = (
        f", delivered on {_day(request['delivered_on'], today)}"
        if "delivered_on" in request
        else ""
    )
    return f"{request['what']}{due}{done}"


def _touch(touch: Json, names: dict[str, str], today: date, note: str) -> str:
    at = datetime.fromisoformat(touch["at"])
    arrow = "you" if touch["direction"] == "out" else "they"
    way = f", {touch['channel']}" if "channel" in touch else ""
    who = f", {names[touch['person']]}" if "person" in touch else ""
    asks = ", needs an answer" if touch.get("needs_answer") else ""
    back = f", back on {_day(touch['back_on'], today)}" if "back_on" in touch else ""
    kind = touch["kind"].replace("_", " ")
    quoted = f" (“{note}”)" if note else ""
    when = f"{say_day(at.date(), today)}, {say_time(at)}"
    return f"{when}: {arrow}, {kind}{way}{who}{asks}{back}{quoted}"


def _day(iso: str, today: date) -> str:
    return say_day(date.fromisoformat(iso), today)
