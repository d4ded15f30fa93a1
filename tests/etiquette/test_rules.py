"""Cases beyond the gold file: the bullets under the table, one by one."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tactful.cases.writing import advice_as_json
from tactful.etiquette.advice import Action
from tactful.etiquette.decision import advise
from tactful.etiquette.profiles import BRISK, PROFILES, RESERVED, STANDARD
from tactful.etiquette.rules import RULES
from tests.world import acme, advice, came, case, gold_lines, out

SAM = {"id": "sam", "name": "Sam Okafor", "role": "interviewer", "email": "sam@acme.example"}
DANA = acme()["people"][0]
THANKED = acme()["touches"][0]
FIRST = out("2024-06-18T10:00:00-04:00")


def ny(day: str, hour: str = "10:00") -> str:
    return f"{day}T{hour}:00-04:00"


ROWS: list[tuple[str, dict[str, Any], dict[str, Any]]] = [
    (
        "a second out-of-office without a day counts five business days",
        {
            "now": ny("2024-06-24"),
            "touches": [THANKED, FIRST, came("2024-06-18T10:01:00-04:00", "auto_reply")],
        },
        {"action": "wait", "rule": "retry", "opens": "2024-07-01T09:00:00-04:00"},
    ),
    (
        "an automatic reply from a no-reply address belongs to whom we wrote",
        {
            "now": ny("2024-06-24"),
            "touches": [
                THANKED,
                FIRST,
                came("2024-06-18T10:01:00-04:00", "auto_reply", None, back_on="2024-07-01"),
            ],
        },
        {"action": "wait", "opens": "2024-07-05T09:00:00-04:00"},
    ),
    (
        "a bounce from the mail system strikes the message before it",
        {
            "now": ny("2024-06-18", "11:00"),
            "touches": [
                THANKED,
                FIRST,
                came("2024-06-18T10:02:00-04:00", "bounce", None, permanent=True),
            ],
        },
        {"action": "follow_up", "attempt": 1, "channel": "phone"},
    ),
    (
        "a delayed delivery strikes nothing",
        {
            "now": ny("2024-06-24"),
            "touches": [THANKED, FIRST, came("2024-06-18T10:02:00-04:00", "bounce")],
        },
        {"action": "follow_up", "attempt": 2, "channel": "email"},
    ),
    (
        "a bounce from an address that was replaced leaves the channel usable",
        {
            "now": ny("2024-06-18", "11:00"),
            "touches": [
                THANKED,
                FIRST,
                came("2024-06-18T10:02:00-04:00", "bounce", permanent=True, channel=None),
            ],
        },
        {"action": "follow_up", "attempt": 1, "channel": "email"},
    ),
    (
        "the agreement's person before the recruiter",
        {"now": ny("2024-06-18"), "people": [DANA, SAM],
         "agreements": [acme()["agreements"][0] | {"with": "sam"}]},
        {"action": "follow_up", "person": "sam"},
    ),
    (
        "an agency recruiter before a recruiter",
        {"now": ny("2024-06-18"), "people": [DANA, SAM | {"role": "agency_recruiter"}],
         "agreements": [acme()["agreements"][0] | {"with": None}]},
        {"action": "follow_up", "person": "sam"},
    ),
    (
        "somebody who cannot be reached is skipped",
        {"now": ny("2024-06-18"), "people": [DANA | {"email": None, "phone": None}, SAM]},
        {"action": "follow_up", "person": "sam"},
    ),
    (
        "a mark on somebody further down blocks nothing",
        {"now": ny("2024-06-18"), "people": [DANA, SAM | {"do_not_contact": True}]},
        {"action": "follow_up", "person": "dana"},
    ),
    (
        "a reply goes to the one who asked, whatever the recruiter's mark",
        {"now": ny("2024-06-18"), "people": [DANA | {"do_not_contact": True}, SAM],
         "touches": [THANKED, came("2024-06-17T15:00:00-04:00", "reply", "sam", needs_answer=True)]},
        {"action": "reply", "person": "sam"},
    ),
    (
        "quiet days delay a follow-up",
        {"now": "2026-12-28T10:00:00-05:00", "touches": [],
         "interviews": [{"at": "2026-12-07T10:00:00-05:00", "with": ["dana"]}],
         "agreements": [{"made_on": "2026-12-07", "contact_by": "2026-12-23",
                         "may_follow_up": True}]},
        {"action": "wait", "opens": "2027-01-04T09:00:00-05:00",
         "closes": "2027-01-05T17:00:00-05:00"},
    ),
    (
        "quiet days do not delay an answer",
        {"now": "2026-12-24T18:00:00-05:00", "interviews": [], "agreements": [],
         "touches": [came("2026-12-23T10:00:00-05:00", "reply", needs_answer=True)]},
        {"action": "reply", "closes": "2026-12-24T17:00:00-05:00", "late": True},
    ),
    (
        "the telephone rests from 17:00 sharp",
        {"now": ny("2024-06-18", "17:00"), "people": [DANA | {"email": None}]},
        {"action": "wait", "opens": "2024-06-20T09:00:00-04:00",
         "closes": "2024-06-20T17:00:00-04:00"},
    ),
    (
        "what is written then goes out in the morning",
        {"now": ny("2024-06-18", "17:00")},
        {"action": "follow_up", "send_from": "2024-06-20T09:00:00-04:00",
         "closes": "2024-06-20T17:00:00-04:00"},
    ),
    (
        "and at once a minute before",
        {"now": ny("2024-06-18", "16:59")},
        {"action": "follow_up", "late": False, "send_from": None},
    ),
    (
        "a window that has passed stands, and is late",
        {"now": ny("2024-06-21")},
        {"action": "follow_up", "late": True, "closes": "2024-06-20T17:00:00-04:00"},
    ),
    (
        "while the interview runs, wait",
        {"now": ny("2024-06-03", "10:30"), "agreements": [], "touches": [],
         "interviews": [{"at": ny("2024-06-03"), "ends_at": ny("2024-06-03", "11:00")}]},
        {"action": "wait", "opens": "2024-06-03T11:00:00-04:00"},
    ),
    (
        "facts dated after now have not happened yet",
        {"now": ny("2024-06-18"), "touches": [THANKED, out("2024-06-19T10:00:00-04:00")]},
        {"action": "follow_up", "attempt": 1},
    ),
    (
        "an agreement made after the wait from the interview starts a wait of its own",
        {"now": ny("2024-07-02"), "agreements": [{"made_on": "2024-07-01",
                                                  "everyone_contacted": False}]},
        {"action": "wait", "rule": "nobody_promised", "opens": "2024-07-16T09:00:00-04:00"},
    ),
    (
        "four follow-ups in all are enough, whatever they answered",
        {"now": ny("2024-07-30"), "touches": [
            out("2024-06-18T10:00:00-04:00"), came("2024-06-19T10:00:00-04:00", "reply"),
            out("2024-06-26T10:00:00-04:00"), came("2024-06-27T10:00:00-04:00", "reply"),
            out("2024-07-05T10:00:00-04:00"), came("2024-07-08T10:00:00-04:00", "reply"),
            out("2024-07-16T10:00:00-04:00"), came("2024-07-17T10:00:00-04:00", "reply")]},
        {"action": "move_on", "rule": "cap"},
    ),
    (
        "what is due on a Sunday is due on the Friday before",
        {"now": ny("2024-06-05"), "requests": [{"what": "a form", "due": "2024-06-09"}]},
        {"action": "deliver", "closes": "2024-06-07T17:00:00-04:00"},
    ),
    (
        "a later offer takes a rejection back",
        {"now": ny("2024-06-19"), "touches": [
            THANKED, came("2024-06-17T10:00:00-04:00", "rejection"),
            came("2024-06-18T10:00:00-04:00", "offer")]},
        {"action": "reply", "rule": "offer"},
    ),
    (
        "an employer who asked for silence gets it, whoever the person is",
        {"now": ny("2024-06-18"), "employer": acme()["employer"] | {"do_not_contact": True}},
        {"action": "blocked", "rule": "blocked"},
    ),
    (
        "a call they promised for next week is prepared for, not counted as an interview",
        {"now": ny("2024-06-05"), "interviews": [
            *acme()["interviews"], {"at": ny("2024-06-13", "14:00"), "kind": "call"}]},
        {"action": "prepare", "rule": "interview_ahead", "closes": ny("2024-06-13", "14:00")},
    ),
    (
        "of a case with nothing in it nothing is said",
        {"people": [], "interviews": [], "agreements": [], "touches": [], "application": {}},
        {"action": "wait", "rule": "nothing_known"},
    ),
    (
        "on the edge of a working day an interview is near",
        {"now": ny("2024-06-04"), "interviews": [{"at": ny("2024-06-05", "16:00")}],
         "agreements": [], "touches": []},
        {"action": "prepare", "rule": "interview_near"},
    ),
    (
        "two working days off it is ahead",
        {"now": ny("2024-06-04"), "interviews": [{"at": ny("2024-06-06", "09:00")}],
         "agreements": [], "touches": []},
        {"action": "prepare", "rule": "interview_ahead"},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("name", "changes", "expect"), ROWS, ids=[row[0] for row in ROWS])
def test_bullet(name: str, changes: dict[str, Any], expect: dict[str, Any]) -> None:
    given = advice_as_json(advice(acme(**changes)))
    assert {key: given[key] for key in expect} == expect, name


def test_every_row_is_shown_by_some_case_and_says_what_the_case_shows() -> None:
    cases = [row["case"] for row in gold_lines("advice.jsonl")]
    cases += [acme(**changes) for _, changes, _ in ROWS]
    cases.append(acme(application={"outcome": "withdrawn"}))
    shown: dict[tuple[str, str], set[Action]] = {}
    for subject in map(case, cases):
        given = advise(subject)
        shown.setdefault((given.rule, given.row), set()).add(given.action)
        if given.action is Action.WAIT and given.opens is not None:
            then = advise(replace(subject, now=given.opens))
            shown.setdefault((then.rule, then.row), set()).add(then.action)
    rows = {(rule.name, name): row for rule in RULES for name, row in rule.rows.items()}
    assert shown.keys() == rows.keys()
    for key, row in rows.items():
        assert row.action in shown[key], f"no case shows that {key} is {row.action}"
        assert shown[key] <= {row.action, Action.WAIT}, key


@pytest.mark.parametrize("profile", [RESERVED, BRISK])
def test_profiles_move_the_waits_but_never_what_is_owed(profile: Any) -> None:
    subject = case(acme(now=ny("2024-06-10")))
    patient, standard = advise(subject, profile), advise(subject)
    assert patient.rule == standard.rule
    owed = case(acme(requests=[{"what": "a form", "due": "2024-06-11"}]))
    assert advise(owed, profile) == advise(owed)
    assert profile.attempts_after_interview <= STANDARD.attempts_after_interview
    assert profile.follow_ups_in_all <= STANDARD.follow_ups_in_all
    assert profile.between_touches >= STANDARD.between_touches


def test_the_reserved_profile_is_more_patient_than_the_brisk_one() -> None:
    subject = case(acme(agreements=[]))
    opens = [advise(subject, PROFILES[name]).opens for name in ("brisk", "standard", "reserved")]
    assert all(at is not None for at in opens)
    assert opens == sorted(opens, key=str)
    assert len(set(opens)) == 3
