"""Drafts from generated facts: nothing missing, nothing invented, nothing clumsy, and our own
drafts pass our own proof-reading.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.etiquette.case import Case, Channel, Person
from tactful.wording.drafts import FOLLOW_UPS, Draft, Thread, draft, kind_for
from tactful.wording.letter_facts import Sender, recalls_an_agreement
from tactful.wording.letter_file import (
    BLANK,
    KINDS,
    LetterProblem,
    letter_of,
    our_letter,
    our_text,
    read_letter,
)
from tactful.wording.names import good_time, read_name, salutation
from tactful.wording.proof import About, proof_read
from tactful.wording.roles import plain_role, short_role
from tactful.wording.spoken import grouped, length_of, spoken, spoken_weight
from tests.world import acme, advice, came, case, out

ROBIN = Sender("Robin Lee", "robin@lee.example", "+1 212 555 0199")
WRITTEN = sorted(
    set(KINDS)
    - {"voicemail", "phone_call", "voicemail_second", "phone_call_second", "short_message"}
    - {"invitation"}
)
NAMES = ["Dana Reyes", "Dr Siobhán Ní Bhriain", "Frau Dr. med. Eva von der Heide", "Prof Xu Wei", "HR Team", "Chef Luc", "Dr. Amara Okafor", "山田 花子", "Prince", "Vogel, Katrin", "José Núñez",
         "Prof. Anna van der Berg", "Мария Иванова", "O'Hara Quinn", ""]  # fmt: skip
ROLES = ["Cook", "Data Engineer", "Werkstudent Softwareentwicklung (m/w/d)", "Senior Policy Analyst, Energy (Remote)",
         "Assistant Professor in Computational Biology", "Head of Data and Machine Learning Platforms", "C++ Developer",
         "Senior Site Reliability Engineer", "VP, Sales", "Übersetzer"]  # fmt: skip
COMPANIES = ["Acme", "Birch & Lane", "山田製作所", "A", "The Very Long Name Of A Company Ltd."]
PLACES = [("US", "NY", "America/New_York"), ("US", "CA", "America/Los_Angeles"), ("GB", "ENG", "Europe/London"),
          ("DE", "BE", "Europe/Berlin"), ("JP", None, "Asia/Tokyo"), ("IN", "KA", "Asia/Kolkata"),
          ("AU", "NSW", "Australia/Sydney"), ("CA", "ON", "America/Toronto"), ("FR", None, "Europe/Paris")]  # fmt: skip
NEEDED = [
    "two references",
    "your portfolio",
    "a list of names",
    "the signed form",
    "my certificates",
    "CV",
]
SAID = ["in a couple of weeks", "within ten days", "by the end of the month", "next week", "",
        "They contact everyone within two weeks, I may call."]  # fmt: skip


@st.composite
def what_happened(draw: st.DrawFn, talk: datetime, person: str | None) -> dict[str, Any]:
    """What they wrote, what I wrote, and what they need."""
    touches: list[Any] = []
    if draw(st.booleans()):
        theirs = {
            "direction": "in",
            "channel": "email",
            "at": (talk + timedelta(days=13)).isoformat(),
        }
        theirs["kind"] = draw(
            st.sampled_from(["reply", "hold", "offer", "invitation", "rejection"])
        )
        touches.append(theirs)
    for n in range(draw(st.integers(0, 2))):
        at = talk + timedelta(days=15 + 4 * n)
        touches.append({k: v for k, v in out(at.isoformat()).items() if k != "person"})
    needed = draw(st.lists(st.sampled_from(NEEDED), max_size=2, unique=True))
    return {
        "touches": [touch | ({"person": person} if person else {}) for touch in touches],
        "requests": [{"what": what, "asked_on": talk.date().isoformat()} for what in needed],
    }


@st.composite
def situations(draw: st.DrawFn) -> tuple[Case, Sender, Person | None, str]:
    country, part, zone_name = draw(st.sampled_from(PLACES))
    zone = ZoneInfo(zone_name)
    day = draw(st.dates(date(2023, 1, 2), date(2027, 12, 30)))
    talk = datetime.combine(day, datetime.min.time(), zone) + timedelta(hours=10)
    people: list[dict[str, Any]] = [
        {"id": f"p{n}", "name": draw(st.sampled_from(NAMES[:-1])), "email": f"p{n}@x.example"}
        for n in range(draw(st.integers(0, 3)))
    ]
    data = acme(
        now=(talk + timedelta(days=draw(st.integers(0, 60)), hours=draw(st.integers(0, 9)))).isoformat(),
        people=people, interviews=[], agreements=[], touches=[],
    )  # fmt: skip
    data["employer"] |= {"name": draw(st.sampled_from(COMPANIES)), "timezone": zone.key,
                         "country": country, "subdivision": part}  # fmt: skip
    data["application"] = {"role": draw(st.sampled_from(ROLES))}
    if draw(st.booleans()):
        data["application"]["applied_on"] = (day - timedelta(days=9)).isoformat()
    ids = [p["id"] for p in people]
    if draw(st.booleans()):
        some: list[Any] = draw(st.lists(st.sampled_from(ids), unique=True)) if ids else []
        kind = draw(st.sampled_from(["phone_screen", "onsite", "video"]))
        data["interviews"] = [{"at": talk.isoformat(), "with": some, "kind": kind}]
    if draw(st.booleans()):
        agreed: dict[str, Any] = {"made_on": day.isoformat()}
        named = draw(st.booleans())
        if ids and named:
            agreed["with"] = draw(st.sampled_from(ids))
        for name in ("everyone_contacted", "may_follow_up"):
            answer = draw(st.sampled_from((True, False, None)))
            if answer is not None:
                agreed[name] = answer
        for name, days in (("contact_by", 14), ("follow_up_on", 11)):
            if draw(st.booleans()):
                agreed[name] = (day + timedelta(days=days)).isoformat()
        data["agreements"] = [agreed]
    person = draw(st.sampled_from([*ids, None]))
    data |= draw(what_happened(talk, person))
    sender = Sender(
        draw(st.sampled_from(["Robin Lee", "Zoë", "Jean-Luc de la Tour"])),
        draw(st.sampled_from(["robin@lee.example", ""])),
        draw(st.sampled_from(["+1 212 555 0199", "+49 170 1234567", ""])),
        draw(st.sampled_from(["warm", "neutral", "formal"])),
        draw(st.sampled_from(["US", "GB"])),
    )
    made = case(data)
    whom = next((p for p in made.people if p.id == person), None)
    return made, sender, whom, draw(st.sampled_from(SAID))


@given(situations(), st.sampled_from(WRITTEN))
def test_no_letter_is_ever_clumsy(
    facts: tuple[Case, Sender, Person | None, str], kind: str
) -> None:
    made, sender, person, said = facts
    letter = draft(made, sender, kind, Channel.EMAIL, person, said=said)
    assert letter == draft(made, sender, kind, Channel.EMAIL, person, said=said)
    whole = f"{letter.subject}\n{letter.body}"
    assert not re.search(r"None|null|\{|\}|  | [,.;?!]|\.\.|,,| \n|\(\)|\d{4}-\d\d-\d\d", whole), (
        whole
    )
    assert not re.search(r"\ba [aeiou]\w+ (?:position|role)|\ban [^aeiou\W]\w+ position", whole)
    assert "\n" not in letter.subject
    assert re.search(r"[.?!]$", letter.body.split("\n\n")[-2]), whole
    assert 1 <= len(letter.subject.split()) <= 9
    if sender.register == "formal":
        assert not re.search(r"\w['’](?:t|ll|re|ve|m|d)\b", whole), whole
    if kind in ("closing", "no_fit", "rejected", "offer", "answer"):
        assert "?" not in BLANK.sub("", whole)
    if kind in FOLLOW_UPS:
        assert 1 <= whole.count("?") <= 3
        assert len(letter.body.split()) <= 125, whole


@given(situations())
def test_a_follow_up_holds_all_it_must(
    facts: tuple[Case, Sender, Person | None, str],
) -> None:
    made, sender, person, said = facts
    kind = kind_for(made, advice_of(made))
    if kind not in FOLLOW_UPS:
        kind = "follow_up_open" if made.interviews else "follow_up_application"
    letter = draft(made, sender, kind, Channel.EMAIL, person, said=said)
    body = letter.body
    assert sender.name in body
    assert plain_role(made.application.role) in body
    assert 2 <= len(letter.subject.split()) <= 9
    assert short_role(made.application.role, 1) in letter.subject
    assert "hank" in body or "grateful" in body or "ppreciate" in body
    for way in (sender.phone, sender.email):
        assert way in body
    words = len(body.split())
    assert 35 <= words <= 125, body
    past = [i for i in made.interviews if i.at <= made.now]
    if past and kind != "follow_up_application":
        day = max(past, key=lambda i: i.at).at.astimezone(made.zone)
        assert f"{day:%A}" in body
        assert re.search(rf"\b{day.day}\b", body)


@pytest.mark.parametrize("channel", [Channel.EMAIL, Channel.LINKEDIN, Channel.PHONE])
@given(facts=situations())
def test_our_drafts_pass_our_proof_reading(
    channel: Channel, facts: tuple[Case, Sender, Person | None, str]
) -> None:
    made, sender, person, said = facts
    if not made.interviews or made.interviews[0].at > made.now:
        return
    for kind in WRITTEN:
        letter = draft(made, sender, kind, channel, person, said=said)
        filled = replace(letter, body=BLANK.sub("a thought about the team", letter.body))
        found = proof_read(filled.body, about(made, sender, filled))
        serious = [f for f in found if f.severity in ("stop", "warn")]
        assert not serious, (kind, serious, filled.body)


def about(made: Case, sender: Sender, letter: Draft) -> About:
    return About(
        kind=letter.kind, today=made.now.astimezone(made.zone).date(), me=sender.name,
        role=made.application.role, employer=made.employer.name,
        people=tuple(p.name for p in made.people),
        subject=letter.subject if letter.channel is Channel.EMAIL else None,
        agreed=recalls_an_agreement(made) and letter.kind != "follow_up_application",
        unfit=letter.kind == "no_fit",
        addressee=letter.person.name if letter.person else "",
        written=letter.channel is not Channel.PHONE,
    )  # fmt: skip


def advice_of(made: Case) -> Any:
    from tactful.etiquette.decision import advise

    return advise(made)


def sentences(body: str) -> set[str]:
    main = body.split("\n\n")[1:-1]
    return {s.strip() for p in main for s in re.split(r"(?<=[.?!])\s+", p) if s.strip()}


@pytest.mark.parametrize("register", ["warm", "neutral", "formal"])
@pytest.mark.parametrize("kind", ["follow_up_deadline", "follow_up_agreed_day", "follow_up_open"])
def test_two_follow_ups_to_one_person_never_share_a_sentence(kind: str, register: str) -> None:
    sender = replace(ROBIN, register=register)
    data = acme(now="2024-08-18T10:00:00-04:00")
    if kind == "follow_up_agreed_day":
        data["agreements"][0]["follow_up_on"] = "2024-06-18"
    said: list[set[str]] = []
    for n in range(4):
        touches = [out(f"2024-07-{10 + 7 * m:02}T10:00:00-04:00") for m in range(n)]
        made = case(data | {"touches": touches})
        for each in (kind, "follow_up_second") if n else (kind,):
            new = sentences(draft(made, sender, each, Channel.EMAIL, made.people[0]).body)
            for old in said[-2:]:
                assert not new & old, new & old
        said.append(new)


@given(situations())
def test_a_voicemail_takes_thirty_seconds(
    facts: tuple[Case, Sender, Person | None, str],
) -> None:
    made, sender, person, said = facts
    sender = replace(sender, phone=sender.phone or "+1 212 555 0199")
    call = draft(made, sender, "follow_up_open", Channel.PHONE, person, said=said)
    assert call.spoken in call.body
    assert spoken_weight(call.spoken) <= 70, call.spoken
    assert call.length.seconds <= 30
    assert call.spoken.count(sender.name) >= 1
    number = spoken(sender.phone, made.employer.country)
    assert call.spoken.count(number) == 2
    assert not re.search(r"None|\{|\}|  ", call.body)
    assert "reach them" in call.body
    assert "somebody else" in call.body


@given(situations(), st.booleans())
def test_an_invitation_fits(facts: tuple[Case, Sender, Person | None, str], premium: bool) -> None:
    made, sender, person, said = facts
    note = draft(made, replace(sender, linkedin_premium=premium), "invitation", Channel.LINKEDIN,
                 person, said=said)  # fmt: skip
    assert 0 < len(note.body) <= (300 if premium else 200)


@pytest.mark.parametrize(
    ("number", "country", "words"),
    [
        ("+1 212 555 0147", "US", "two one two, five five five, zero one four seven"),
        ("212-555-0147", "US", "two one two, five five five, zero one four seven"),
        ("+44 20 7946 0958", "GB", "oh two oh, seven nine four six, oh nine five eight"),
        ("+44 7911 123456", "GB", "oh seven nine double one, one two three four five six"),
        ("+44 7700 900123", "GB", "oh double seven double oh, nine double oh one two three"),
        ("+1 416 555 0199", "US", "four one six, five five five, zero one nine nine"),
        ("+49 30 1234567", "US", "plus four nine, three zero, one two three four five six seven"),
    ],
)
def test_numbers_are_spoken_in_the_groups_of_their_country(
    number: str, country: str, words: str
) -> None:
    assert spoken(number, country) == words
    assert len(grouped(number, country)) == words.count(",") + 1


@pytest.mark.parametrize(
    ("name", "warm", "neutral", "formal"),
    [
        ("Dana Reyes", "Hi Dana,", "Hello Dana,", "Dear Dana Reyes,"),
        ("Dr. Amara Okafor", "Hi Amara,", "Hello Dr. Okafor,", "Dear Dr. Okafor,"),
        ("Reyes, Dana", "Hi Dana,", "Hello Dana,", "Dear Dana Reyes,"),
        ("山田 花子", "Hi 山田 花子,", "Hello 山田 花子,", "Dear 山田 花子,"),
        ("Prince", "Hi Prince,", "Hello Prince,", "Dear Prince,"),
        ("Anna van der Berg", "Hi Anna,", "Hello Anna,", "Dear Anna van der Berg,"),
        ("Prof. Anna van der Berg", "Hi Anna,", "Hello Professor van der Berg,", "Dear Professor van der Berg,"),
        ("Мария Иванова", "Hi Мария,", "Hello Мария,", "Dear Мария Иванова,"),
        ("Dr Siobhán Ní Bhriain", "Hi Siobhán,", "Hello Dr. Ní Bhriain,", "Dear Dr. Ní Bhriain,"),
        ("Frau Dr. med. Eva von der Heide", "Hi Eva,", "Hello Frau Dr. von der Heide,", "Dear Frau Dr. von der Heide,"),
        ("Prof Xu Wei", "Hi Wei,", "Hello Professor Xu,", "Dear Professor Xu,"),
        ("Rt Hon Margaret Beckett", "Hi Margaret,", "Hello Margaret,", "Dear Margaret Beckett,"),
        ("Taylor Kim, PhD", "Hi Taylor,", "Hello Taylor,", "Dear Taylor Kim,"),
        ("HR Team", "Hello,", "Hello,", "Dear hiring team,"),
        ("My Boss", "Hello,", "Hello,", "Dear hiring team,"),
        ("", "Hello,", "Hello,", "Dear hiring team,"),
    ],
)  # fmt: skip
def test_people_are_addressed_as_they_are_called(
    name: str, warm: str, neutral: str, formal: str
) -> None:
    assert [salutation(name, r) for r in ("warm", "neutral", "formal")] == [warm, neutral, formal]
    assert "Mr" not in read_name(name).title


@pytest.mark.parametrize(
    ("hour", "us", "gb"),
    [(8, "Good morning", "Good morning"), (12, "Good afternoon", "Good afternoon"),
     (17, "Good evening", "Good afternoon"), (18, "Good evening", "Good evening")],
)  # fmt: skip
def test_the_time_of_day_is_theirs(hour: int, us: str, gb: str) -> None:
    there = datetime(2024, 6, 18, hour, tzinfo=ZoneInfo("America/New_York"))
    assert (good_time(there, "US"), good_time(there, "GB")) == (us, gb)


def test_the_kind_follows_the_advice() -> None:
    def kind(**changes: Any) -> str:
        data = acme(**changes)
        return kind_for(case(data), advice(data))

    later = "2024-06-18T10:00:00-04:00"
    assert kind(now=later) == "follow_up_deadline"
    assert kind(now=later, agreements=[]) == "follow_up_open"
    assert kind(now="2024-06-24T10:00:00-04:00", touches=[out(later)]) == "follow_up_second"
    assert kind(now="2024-06-04T10:00:00-04:00", touches=[]) == "thank_you"
    assert kind(application={"role": "Cook", "fit": "poor_fit"}, touches=[]) == "no_fit"
    reply = came("2024-06-17T10:00:00-04:00", "reply")
    assert kind(now="2024-06-25T10:00:00-04:00", touches=[reply]) == "follow_up_after_reply"
    offer = [{"received_on": "2024-06-10", "answer_by": "2024-06-20"}]
    wanted = {"role": "Cook", "wanted": True}
    assert kind(application=wanted, offers_elsewhere=offer) == "competing_offer"


def test_a_letter_goes_on_in_its_thread() -> None:
    made = case(acme(now="2024-06-18T10:00:00-04:00"))
    thread = Thread("Data Engineer: next steps", ("<1@x>", "<2@x>"))
    letter = draft(made, ROBIN, "follow_up_second", Channel.EMAIL, made.people[0], thread=thread)
    assert letter.subject == "Re: Data Engineer: next steps"
    again = replace(thread, subject=letter.subject)
    letter = draft(made, ROBIN, "follow_up_second", Channel.EMAIL, made.people[0], thread=again)
    assert letter.subject == "Re: Data Engineer: next steps"


@pytest.mark.parametrize("register", ["warm", "neutral", "formal"])
@pytest.mark.parametrize("kind", ["answer", "follow_up_after_reply", "keep_in_touch"])
def test_who_called_is_not_thanked_for_writing(kind: str, register: str) -> None:
    def text(way: str) -> str:
        came_by = {**came("2024-06-17T10:00:00-04:00", "reply"), "channel": way}
        made = case(acme(now="2024-06-25T10:00:00-04:00", touches=[came_by]))
        sender = replace(ROBIN, register=register)
        return draft(made, sender, kind, Channel.EMAIL, made.people[0]).body.casefold()

    assert "your message" not in text("phone")
    assert "you wrote" not in text("phone")
    assert "your call" not in text("email")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_every_letter_can_be_read(kind: str) -> None:
    assert our_letter(kind)
    assert our_text(kind).startswith("# ")


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", 1, "empty"),
        ("hello", 1, "begin it with"),
        ("thanks:\n- Thank you, {nobody}.", 2, "{nobody}"),
        ("thanks:\n- Thank you {role.", 2, "brace"),
        ("thanks:\nask:\n- What next?", 2, "says nothing"),
        ("thanks:\n- Thank you.", 2, "subject"),
        ("subject:\n- {role}\nthanks:\n-", 4, "begin it with"),
    ],
)
def test_a_broken_letter_says_what_is_wrong_and_falls_back(text: str, line: int, says: str) -> None:
    with pytest.raises(LetterProblem) as problem:
        read_letter(text, like=our_letter("closing"))
    assert problem.value.line == line
    assert says in str(problem.value)
    assert letter_of("closing", {"closing": text}) == our_letter("closing")


def test_ones_own_letter_is_used() -> None:
    made = case(acme(now="2024-06-18T10:00:00-04:00"))
    own = {"closing": "subject:\n- Bye, {short_role}\nthanks:\n- Thanks for everything, {me}."}
    letter = draft(made, ROBIN, "closing", Channel.EMAIL, made.people[0], own=own)
    assert letter.subject == "Bye, Data Engineer"
    assert "Thanks for everything, Robin Lee." in letter.body


def test_lengths() -> None:
    assert length_of("one two three").words == 3
    assert length_of("word " * 70).seconds == 30


@pytest.mark.parametrize("register", ["warm", "neutral", "formal"])
def test_each_interviewer_is_thanked_in_other_words(register: str) -> None:
    people = [
        {"id": f"p{n}", "name": name} for n, name in enumerate(["Dana Reyes", "Tom Wu", "Mei Li"])
    ]
    talk = {"at": "2024-06-10T09:00:00-04:00", "with": ["p0", "p1", "p2"]}
    made = case(acme(people=people, interviews=[talk], agreements=[], touches=[]))
    sender = replace(ROBIN, register=register)
    letters = [
        sentences(draft(made, sender, "thank_you", Channel.EMAIL, p).body) for p in made.people
    ]
    assert not letters[0] & letters[1]
    assert not letters[1] & letters[2]
    assert not letters[0] & letters[2]


@pytest.mark.parametrize(
    ("written", "plain", "short"),
    [
        ("Data Engineer", "Data Engineer", "Data Engineer"),
        (
            "Principal Machine Learning Engineer",
            "Principal Machine Learning Engineer",
            "Principal Machine Learning Engineer",
        ),
        (
            "Senior Principal Machine Learning Engineer",
            "Senior Principal Machine Learning Engineer",
            "Principal Machine Learning Engineer",
        ),
        (
            "Assistant Professor in Computational Biology",
            "Assistant Professor in Computational Biology",
            "Assistant Professor",
        ),
        (
            "Werkstudent Softwareentwicklung (m/w/d)",
            "Werkstudent Softwareentwicklung",
            "Werkstudent Softwareentwicklung",
        ),
        (
            "Senior Policy Analyst, Energy (Remote)",
            "Senior Policy Analyst, Energy",
            "Senior Policy Analyst",
        ),
        ("Chef de Partie H/F", "Chef de Partie", "Chef de Partie"),
        ("Nurse – Ward 7 (Req ID: R-20417)", "Nurse – Ward 7", "Nurse"),
        ("Head of Growth", "Head of Growth", "Head of Growth"),
        ("Engineer (JR-00123)", "Engineer", "Engineer"),
    ],
)
def test_roles_are_called_as_one_says_them(written: str, plain: str, short: str) -> None:
    assert (plain_role(written), short_role(written)) == (plain, short)


def test_what_somebody_has_read_is_not_said_again() -> None:
    made = case(acme(now="2024-06-18T10:00:00-04:00"))
    letters = ""
    for _ in range(3):
        new = draft(
            made, ROBIN, "follow_up_deadline", Channel.EMAIL, made.people[0], written_before=letters
        ).body
        assert not sentences(new) & sentences(letters + "\n\nx")
        letters += "\n\n" + new


def test_nobody_is_quoted_whose_words_they_may_not_be() -> None:
    data = acme(now="2024-06-18T10:00:00-04:00")
    del data["agreements"][0]["with"]
    made = case(data)
    for kind in ("follow_up_deadline", "thank_you", "new_address"):
        letter = draft(made, ROBIN, kind, Channel.EMAIL, made.people[0])
        assert not re.search(r"\b[Yy]ou (?:said|told|mentioned|explained|wrote)", letter.body)


@pytest.mark.parametrize("register", ["warm", "neutral", "formal"])
@pytest.mark.parametrize(
    "kind",
    [*sorted(FOLLOW_UPS - {"follow_up_application"}), "closing", "rejected", "withdraw", "no_fit"],
)
def test_nobody_is_thanked_for_a_talk_with_somebody_else(kind: str, register: str) -> None:
    data = acme(now="2024-06-18T10:00:00-04:00")
    data["people"].append({"id": "sam", "name": "Sam Poe", "role": "agency_recruiter"})
    talk = r"(?i)(?:our|the) (?:talk|conversation)|good talk|meeting you|talking with (?:me|you)"
    for turn in range(6):
        made = case(data | {"application": {"role": f"Data Engineer {turn}"}})
        sam = next(p for p in made.people if p.id == "sam")
        letter = draft(made, replace(ROBIN, register=register), kind, Channel.EMAIL, sam)
        assert not re.search(talk, letter.body), letter.body


def test_a_follow_up_after_their_message_recalls_the_talk_as_well() -> None:
    replied = came("2024-06-10T10:00:00-04:00", "reply")
    made = case(acme(now="2024-06-25T10:00:00-04:00", touches=[replied]))
    letter = draft(made, ROBIN, "follow_up_after_reply", Channel.EMAIL, made.people[0])
    assert "Monday, June 10" in letter.body
    assert "we met on Monday, June 3" in letter.body


@pytest.mark.parametrize("register", ["warm", "neutral", "formal"])
@pytest.mark.parametrize("kind", ["follow_up_deadline", "follow_up_agreed_day", "follow_up_open"])
def test_who_was_written_to_elsewhere_reads_other_sentences(kind: str, register: str) -> None:
    def written(**more: Any) -> str:
        made = case(acme(now="2024-06-18T10:00:00-04:00", **more))
        sender = replace(ROBIN, register=register)
        return draft(made, sender, kind, Channel.EMAIL, made.people[0]).body

    elsewhere = [{"at": "2024-06-12T10:00:00-04:00", "person": "dana"}]
    assert not sentences(written()) & sentences(written(elsewhere=elsewhere))


@pytest.mark.parametrize("register", ["warm", "neutral", "formal"])
def test_the_day_they_named_is_recalled_whoever_is_asked(register: str) -> None:
    for employer in ("Acme", "Borealis", "Cobalt", "Dorado", "Everline", "Fjord", "Globex", "Iris"):
        named = {
            "made_on": "2024-06-03", "with": "dana", "everyone_contacted": False,
            "contact_by": "2024-06-17",
        }  # fmt: skip
        data = acme(now="2024-06-18T10:00:00-04:00", agreements=[named])
        data["employer"]["name"] = employer
        made, sender = case(data), replace(ROBIN, register=register)
        body = draft(made, sender, "follow_up_open", Channel.EMAIL, made.people[0]).body
        assert "June 17" in body, body
