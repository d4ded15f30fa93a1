"""A realistic search for work around today's date, as an export file: the demo."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta, tzinfo
from typing import Any
from zoneinfo import ZoneInfo

from tactful.etiquette.workdays import Workdays
from tactful.ports import Holidays
from tactful.usecases.export_records import FORMAT

Json = dict[str, Any]
NEW_YORK = ("US", "NY", "America/New_York")
LONDON = ("GB", "ENG", "Europe/London")
BERLIN = ("DE", "BE", "Europe/Berlin")
BUDAPEST = ("HU", "", "Europe/Budapest")
Place = tuple[str, str, str]
HOMES: tuple[Place, ...] = (
    NEW_YORK, ("US", "IL", "America/Chicago"), ("US", "CA", "America/Los_Angeles"),
    ("BR", "SP", "America/Sao_Paulo"), LONDON, BERLIN, ("IN", "MH", "Asia/Kolkata"),
    ("SG", "", "Asia/Singapore"), ("JP", "13", "Asia/Tokyo"), ("AU", "NSW", "Australia/Sydney"),
    ("NZ", "AUK", "Pacific/Auckland"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Where:
    """A place, and the days there counted from today."""

    country: str
    part: str
    zone: ZoneInfo
    today: date
    now: datetime
    workdays: Workdays

    def back(self, days: int) -> date:
        """So many working days ago."""
        return self.workdays.subtract(self.today, days)

    def ahead(self, days: int) -> date:
        """So many working days from today."""
        return self.workdays.add(self.today, days)

    def at(self, day: date, hour: int, minute: int = 0) -> str:
        """A time of a day there; never later than now for a day that is not ahead."""
        instant = datetime.combine(day, time(hour, minute), self.zone)
        if day <= self.today:
            instant = min(instant, self.now.astimezone(self.zone))
        return instant.isoformat()


def home_near(mine: tzinfo, now: datetime) -> Place:
    """The place whose clock is nearest to the reader's: most of the demo happens where they live,
    so that its mornings are theirs.
    """
    key = getattr(mine, "key", "")
    own = now.astimezone(mine).utcoffset() or timedelta()

    def distance(place: Place) -> tuple[bool, timedelta]:
        there = now.astimezone(ZoneInfo(place[2])).utcoffset() or timedelta()
        return place[2] != key, abs(there - own)

    return min(HOMES, key=distance)


def demo_search(now: datetime, holidays: Holidays, at_home: Place) -> Json:
    """A dozen applications in every state a search knows, dated around ``now``, most of them at
    a place.
    """

    def where(place: Place) -> _Where:
        country, part, zone = place
        there = ZoneInfo(zone)
        workdays = holidays.workdays(country, part or None)
        return _Where(country, part, there, now.astimezone(there).date(), now, workdays)

    home, london, berlin, budapest = map(where, (at_home, LONDON, BERLIN, BUDAPEST))
    return {
        "tactful": FORMAT,
        "me": {
            "name": "Robin Lee",
            "profile": "standard",
            "email": "robin.lee@example.com",
            "phone": "+1 212 555 0199",
        },
        "applications": [
            _promised_day_has_passed(home),
            _first_attempt_unanswered(home),
            _two_attempts_unanswered(london),
            _promise_still_runs(london),
            _interview_soon(home),
            _just_walked_out(berlin),
            _they_asked_something(home),
            _references_are_due(berlin),
            _said_no_kindly(london),
            _applied_lately(budapest),
            _offer_in_hand(home),
            _out_of_office(berlin),
            _was_no_fit(home),
        ],
    }


def _application(w: _Where, title: str, people: list[Json], notes: str = "", **case: Any) -> Json:
    role, _, employer = title.partition(" at ")
    about = {"role": role} | case.pop("about", {})
    said = case.pop("said_in_touches", ())
    return {
        "notes": notes,
        **({"touches": [{"note": note} for note in said]} if said else {}),
        "case": {
            "employer": {
                "name": employer,
                "country": w.country,
                "subdivision": w.part,
                "timezone": str(w.zone),
            },
            "application": about,
            "people": people,
            **case,
        },
    }


def _person(id: str, name: str, role: str, domain: str, **more: Any) -> Json:
    return {"id": id, "name": name, "role": role, "email": f"{id}@{domain}", **more}


def _out(at: str, kind: str, person: str, channel: str = "email") -> Json:
    return {"at": at, "direction": "out", "kind": kind, "channel": channel, "person": person}


def _in(at: str, kind: str, person: str | None, **more: Any) -> Json:
    told = {"at": at, "direction": "in", "kind": kind, "channel": "email", "person": person}
    return told | more


def _promised_day_has_passed(w: _Where) -> Json:
    interview = w.back(9)
    return _application(
        w,
        "Data Engineer at Acme",
        [_person("dana", "Dana Reyes", "recruiter", "acme.example", phone="+1 212 555 0147")],
        about={"applied_on": w.back(20).isoformat()},
        interviews=[{"at": w.at(interview, 10), "kind": "onsite", "with": ["dana"]}],
        agreements=[
            {
                "made_on": interview.isoformat(),
                "with": "dana",
                "everyone_contacted": True,
                "contact_by": w.back(1).isoformat(),
                "may_follow_up": True,
                "channel": "phone",
            }
        ],
        touches=[_out(w.at(w.back(8), 9, 30), "thank_you", "dana")],
    )


def _first_attempt_unanswered(w: _Where) -> Json:
    interview = w.back(12)
    return _application(
        w,
        "Platform Engineer at Birch & Lane",
        [_person("amara", "Amara Okafor", "recruiter", "birchlane.example")],
        interviews=[{"at": w.at(interview, 14), "kind": "video", "with": ["amara"]}],
        agreements=[
            {
                "made_on": interview.isoformat(),
                "with": "amara",
                "everyone_contacted": True,
                "contact_by": w.back(3).isoformat(),
                "may_follow_up": True,
            }
        ],
        touches=[
            _out(w.at(w.back(11), 10), "thank_you", "amara"),
            _out(w.at(w.back(2), 11), "follow_up", "amara"),
        ],
    )


def _two_attempts_unanswered(w: _Where) -> Json:
    interview = w.back(20)
    return _application(
        w,
        "Analytics Lead at Cobalt Labs",
        [_person("tom", "Tom Whitfield", "hiring_manager", "cobalt.example")],
        interviews=[{"at": w.at(interview, 11), "kind": "panel", "with": ["tom"]}],
        agreements=[{"made_on": interview.isoformat(), "with": "tom", "everyone_contacted": False}],
        touches=[
            _out(w.at(w.back(19), 9), "thank_you", "tom"),
            _out(w.at(w.back(10), 10), "follow_up", "tom"),
            _out(w.at(w.back(6), 10), "follow_up", "tom"),
        ],
    )


def _promise_still_runs(w: _Where) -> Json:
    interview = w.back(4)
    return _application(
        w,
        "Senior Data Engineer at Dunmore Rail",
        [_person("priya", "Priya Nair", "recruiter", "dunmore.example")],
        interviews=[{"at": w.at(interview, 15), "kind": "onsite", "with": ["priya"]}],
        agreements=[
            {
                "made_on": interview.isoformat(),
                "with": "priya",
                "everyone_contacted": True,
                "contact_by": w.ahead(5).isoformat(),
                "may_follow_up": True,
                "next_steps": "a second talk with the team",
            }
        ],
        touches=[_out(w.at(w.back(3), 9), "thank_you", "priya")],
    )


def _interview_soon(w: _Where) -> Json:
    return _application(
        w,
        "Data Architect at Everline",
        [_person("lucia", "Lucía Fernández", "hiring_manager", "everline.example")],
        interviews=[{"at": w.at(w.ahead(1), 10), "kind": "final", "with": ["lucia"]}],
    )


def _just_walked_out(w: _Where) -> Json:
    began = (w.now - timedelta(minutes=100)).astimezone(w.zone)
    ended = (w.now - timedelta(minutes=40)).astimezone(w.zone)
    return _application(
        w,
        "Machine Learning Engineer at Fährmann",
        [_person("juergen", "Jürgen Groß", "hiring_manager", "faehrmann.example")],
        interviews=[
            {
                "at": began.isoformat(timespec="minutes"),
                "ends_at": ended.isoformat(timespec="minutes"),
                "kind": "onsite",
                "with": ["juergen"],
            }
        ],
    )


def _they_asked_something(w: _Where) -> Json:
    return _application(
        w,
        "Staff Engineer at Greystone",
        [_person("mei", "Mei Chen", "agency_recruiter", "talentbridge.example")],
        about={"applied_on": w.back(6).isoformat()},
        touches=[_in(w.at(w.back(1), 16), "reply", "mei", needs_answer=True)],
        said_in_touches=["What is your notice period? When could you start?"],
    )


def _references_are_due(w: _Where) -> Json:
    interview = w.back(2)
    return _application(
        w,
        "Data Platform Lead at Hafen Logistik",
        [_person("katrin", "Katrin Vogel", "recruiter", "hafen.example")],
        interviews=[{"at": w.at(interview, 13), "kind": "video", "with": ["katrin"]}],
        agreements=[
            {
                "made_on": interview.isoformat(),
                "with": "katrin",
                "everyone_contacted": True,
                "contact_by": w.ahead(9).isoformat(),
                "may_follow_up": True,
            }
        ],
        requests=[
            {
                "what": "two references",
                "asked_on": interview.isoformat(),
                "due": w.ahead(2).isoformat(),
            }
        ],
        touches=[_out(w.at(w.back(1), 9), "thank_you", "katrin")],
    )


def _said_no_kindly(w: _Where) -> Json:
    return _application(
        w,
        "BI Developer at Ironbridge",
        [_person("oliver", "Oliver Shaw", "hiring_manager", "ironbridge.example")],
        interviews=[{"at": w.at(w.back(9), 10), "kind": "video", "with": ["oliver"]}],
        touches=[
            _out(w.at(w.back(8), 10), "thank_you", "oliver"),
            _in(w.at(w.back(1), 15), "rejection", "oliver"),
        ],
    )


def _applied_lately(w: _Where) -> Json:
    return _application(
        w,
        "Data Engineer at Kárpát",
        [_person("reka", "Kovács Réka", "recruiter", "karpat.example")],
        about={"applied_on": w.back(3).isoformat()},
    )


def _offer_in_hand(w: _Where) -> Json:
    return _application(
        w,
        "Senior Engineer at Juniper Health",
        [_person("sofia", "Sofia Marino", "recruiter", "juniper.example")],
        about={"outcome": "offer", "outcome_on": w.back(2).isoformat()},
        interviews=[{"at": w.at(w.back(8), 9), "kind": "final", "with": ["sofia"]}],
        touches=[
            _in(w.at(w.back(2), 14), "offer", "sofia"),
            _out(w.at(w.back(1), 9), "answer", "sofia"),
        ],
    )


def _out_of_office(w: _Where) -> Json:
    interview = w.back(8)
    return _application(
        w,
        "Data Scientist at Kiesel",
        [_person("nele", "Nele Brandt", "recruiter", "kiesel.example")],
        interviews=[{"at": w.at(interview, 10), "kind": "video", "with": ["nele"]}],
        agreements=[
            {
                "made_on": interview.isoformat(),
                "with": "nele",
                "everyone_contacted": True,
                "contact_by": w.back(2).isoformat(),
                "may_follow_up": True,
            }
        ],
        touches=[
            _out(w.at(w.back(7), 10), "thank_you", "nele"),
            _out(w.at(w.back(1), 10), "follow_up", "nele"),
            _in(w.at(w.back(1), 10, 1), "auto_reply", "nele", back_on=w.ahead(6).isoformat()),
        ],
    )


def _was_no_fit(w: _Where) -> Json:
    return _application(
        w,
        "Site Reliability Engineer at Larkfield",
        [_person("ben", "Ben Adler", "interviewer", "larkfield.example")],
        about={"fit": "poor_fit"},
        interviews=[{"at": w.at(w.back(5), 11), "kind": "phone_screen", "with": ["ben"]}],
        touches=[_out(w.at(w.back(4), 9), "thank_you", "ben")],
    )
