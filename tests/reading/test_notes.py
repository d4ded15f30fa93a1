"""Reading debrief notes: the gold file whole, and many more with hardly an invention."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.reading.heard import NOTHING_HEARD
from tactful.reading.notes import read_note
from tests.world import GOLD, Json, day, gold_lines, workdays

FIELDS = (
    "everyone_contacted", "contact_by", "may_follow_up", "follow_up_on", "channel",
    "decisions_begin", "accepts_linkedin", "fit",
)  # fmt: skip
MORE = Path(__file__).resolve().parents[2] / "corpus" / "notes.jsonl"


def heard(row: Json) -> Json:
    """What is read in a note, as the gold file writes it; what was not said is left out."""
    found = read_note(row["note"], day(row["said"]), workdays(row["place"]))
    values: Json = {name: _plain(getattr(found, name)) for name in FIELDS}
    if found.requests is not None:
        values["requests"] = [_plain(asked.due) for asked in found.requests]
    return {
        name: value for name, value in values.items() if value is not None or name == "requests"
    }


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


@pytest.mark.parametrize("row", gold_lines("debriefs.jsonl"), ids=lambda row: row["note"][:60])
def test_gold(row: Json) -> None:
    assert heard(row) == row["expect"]


KNOWN = Path(__file__).with_name("known_misses.txt")


def disagreements() -> list[str]:
    """The notes of the corpus that are not read as they are labelled, in order."""
    rows = [json.loads(line) for line in MORE.read_text("utf-8").splitlines()]
    return [row["note"] for row in rows if heard(row) != row["expect"]]


def test_every_note_is_read_as_it_is_labelled_but_for_the_known_misses() -> None:
    """Row by row: what gets better or worse shows. `script/train` writes the list anew."""
    assert disagreements() == KNOWN.read_text("utf-8").splitlines()


@pytest.mark.parametrize(
    ("note", "what"),
    [
        ("They need two references by Friday.", ["two references"]),
        (
            "Wants my portfolio tomorrow and a transcript by next Wednesday.",
            ["portfolio", "transcript"],
        ),
        ("They'd like a code sample, no rush.", ["code sample"]),
        (
            "I need to send my diploma and two references by Wednesday.",
            ["diploma", "two references"],
        ),
    ],
)
def test_what_they_need(note: str, what: list[str]) -> None:
    found = read_note(note, day("2026-12-07"), workdays("US"))
    assert [asked.what for asked in found.requests or ()] == what


def test_next_steps_are_kept_in_their_words() -> None:
    note = "Next steps: a panel interview, then an offer. Bye."
    found = read_note(note, day("2026-12-07"), workdays("US"))
    assert found.next_steps == "a panel interview, then an offer"


@pytest.mark.parametrize("silent", ["", "   ", "Nice weather.", "?!", "🙂 👍", "\u202e abc"])
def test_what_says_nothing_is_heard_as_nothing(silent: str) -> None:
    assert heard({"note": silent, "said": "2026-12-07", "place": "US"}) == {}


@given(note=st.text(max_size=300))
def test_any_text_can_be_read(note: str) -> None:
    read_note(note, day("2026-12-07"), workdays("US"))


def test_a_long_note_is_read_in_good_time() -> None:
    note = "They contact everyone within two weeks, I may call. " * 2000
    found = read_note(note, day("2026-12-07"), workdays("US"))
    assert found.everyone_contacted is True


@pytest.mark.parametrize(
    "again", ["Friday or ", "12/12 ", "until not ", "she ", "Anna, the boss, "]
)
def test_what_goes_on_for_ever_is_read_all_the_same(again: str) -> None:
    read_note(f"Anna said {again * 1200}", day("2026-12-07"), workdays("US"))


def test_the_gold_file_is_whole() -> None:
    assert len(gold_lines("debriefs.jsonl")) == 24
    assert (GOLD / "debriefs.jsonl").exists()


@pytest.mark.parametrize(
    "note",
    [
        "Last company swore they'd get back to me within a week and then ghosted.",
        "Last mob said they'd ring everyone by Friday and never rang a soul.",
        "Some waiter was telling they always answer in two days.",
        "gonna call them friday myself",
        "applied two weeks ago, haven't heard anything",
        "heard nothing since",
    ],
)
def test_what_settles_nothing(note: str) -> None:
    assert read_note(note, day("2026-12-07"), workdays("US")) == NOTHING_HEARD


def test_who_was_given_a_day_to_ask_on_may_ask() -> None:
    found = read_note(
        "They asked me to call on 21 December to follow up.", day("2026-12-07"), workdays("US")
    )
    assert (found.follow_up_on, found.may_follow_up) == (day("2026-12-21"), True)


@pytest.mark.parametrize(
    ("note", "may"),
    [
        ("They never welcome calls.", False),
        ("She did not want me to chase.", False),
        ("She doesn't like being chased.", False),
        ("They don't like it when people call.", False),
        ("They don't like to be called.", False),
        ("Follow up allowed? No.", False),
        ("Following up: better not.", False),
        ("Follow-up: refused", False),
        ("f/u: no", False),
        ("Follow-up: preferably not.", False),
        ("I have the green light to call.", True),
        ("Got the green light to follow up.", True),
        ("Dana gave the green light to nudge her.", True),
    ],
)
def test_whether_one_may_ask(note: str, may: bool) -> None:
    assert read_note(note, day("2026-12-07"), workdays("US")).may_follow_up is may


@pytest.mark.parametrize(
    "note",
    [
        "My colleague said they will call everyone by Friday.", "My brother says they prefer email.",
        "My wife thinks it is a great fit.", "My partner says I can follow up on Monday.",
    ],
)  # fmt: skip
def test_what_friends_and_family_say_settles_nothing(note: str) -> None:
    assert read_note(note, day("2026-12-07"), workdays("US")) == NOTHING_HEARD


@pytest.mark.parametrize(
    ("note", "may", "channel"),
    [
        ("Please don't phone.", False, None),
        ("No calls, mail only.", None, "email"),
        ("She prefers email, not the phone.", None, "email"),
        ("He says I should email him if he doesn't write.", True, "email"),
        ("They do not write to the ones who lose.", None, None),
        ("They only call the one they take, and asking is not wished.", False, None),
        ("My plan is to ring them on Thursday.", None, None),
        ("Note to self: email Jordan tonight.", None, None),
    ],
)
def test_what_is_refused_is_a_way_or_asking_itself(
    note: str, may: bool | None, channel: str | None
) -> None:
    read = read_note(note, day("2026-12-07"), workdays("US"))
    assert (read.may_follow_up, read.channel and read.channel.value) == (may, channel)


def test_who_said_nothing_of_the_process_did_not_say_it() -> None:
    assert read_note("Sheila in the waiting room said hi.", day("2026-12-07"), workdays("US")) == (
        read_note("", day("2026-12-07"), workdays("US"))
    )


def test_a_list_of_things_has_a_day_for_each_or_one_for_all() -> None:
    note = (
        "HR says PAN card copy and relieving letter I have to submit, both by 18 December. They still"
        " need my licence, whenever, and my driver abstract by Thursday."
    )
    read = read_note(note, day("2026-12-07"), workdays("US"))
    asked = [(a.what, a.due and a.due.isoformat()) for a in read.requests or ()]
    assert [due for _, due in asked] == ["2026-12-18", "2026-12-18", None, "2026-12-10"]
    assert "relieving letter" in asked[1][0]
    assert "driver abstract" in asked[3][0]


@pytest.mark.parametrize(
    "note",
    [
        "The decision is postponed to 15 October.",
        "They pushed the decision to 15 October.",
        "Decision delayed until the 15th.",
        "The answer was put back to 15 October.",
    ],
)
def test_a_decision_that_is_put_off_has_its_new_day(note: str) -> None:
    told = read_note(note, day("2026-10-07"), workdays("NL"))
    assert _plain(told.contact_by) == "2026-10-15"


def test_an_interview_that_moves_is_no_promise() -> None:
    told = read_note("The interview is moved to 15 October.", day("2026-10-07"), workdays("NL"))
    assert told.contact_by is None


@pytest.mark.parametrize(
    ("note", "may", "not_before"),
    [
        ("I must not contact them before 19 October.", None, "2026-10-19"),
        ("Leanne said dont get in touch before 9 November, shes away.", None, "2026-11-09"),
        ("Nobody's to email before the 14th, she said.", None, "2026-10-14"),
        ("Not to bother her before 9 November, from then on I can call.", True, "2026-11-09"),
        ("I can ask how it stands, but not before 9 November.", True, "2026-11-09"),
        ("Please don't call us about it.", False, None),
        ("Don't call us, we'll email you before Friday.", False, None),
        ("You won't hear from us before the 19th.", None, None),
        ("Don't worry about the written test before Friday.", None, None),
    ],
)
def test_a_denial_until_a_day_is_neither_a_no_nor_a_yes(
    note: str, may: bool | None, not_before: str | None
) -> None:
    told = read_note(note, day("2026-10-07"), workdays("NL"))
    assert told.may_follow_up is may
    assert _plain(told.not_before) == not_before
