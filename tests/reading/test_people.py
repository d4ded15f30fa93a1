"""Who a text names, who said it, and whom to contact."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tactful.reading.people import marked
from tactful.reading.roles import contact_in, deputy_in, speaker_in, speakers_in


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Dana Reyes said I can ring her on Monday.", "‹0› said I can ring ‹0› on Monday."),
        (
            "Mr Osei and Ms Pham came. She asked, he wrote.",
            "‹0› and ‹1› came. ‹1› asked, ‹0› wrote.",
        ),
        ("Dana left. The owner stayed; she was kind.", "‹0› left. The owner stayed; she was kind."),
        ("I was interviewed by April Jones.", "I was interviewed by ‹0›."),
        ("I hear by 15 August and may email her.", "I hear by 15 August and may email her."),
        ("The team of May Lin answers in May.", "The team of ‹0› answers in May."),
        ("Dana told me her partner decides.", "‹0› told me her partner decides."),
        ("Dana Reyes was kind. Reyes will write.", "‹0› was kind. ‹0› will write."),
        ("Result on Monday. Reception was closed.", "Result on Monday. Reception was closed."),
        ("June said June is fine.", "‹0› said ‹0› is fine."),
        ("I hear in June, or in Manila.", "I hear in June, or in Manila."),
        ("Follow-ups: no. Her old ICU. She smiled.", "Follow-ups: no. Her old ICU. She smiled."),
    ],
)
def test_each_person_is_a_number(text: str, shown: str) -> None:
    assert marked(text).text == shown


def test_known_people_are_found_in_any_letters() -> None:
    read = marked("talked to dana and KIM CHO, told me to ring dana", ["Dana Reyes", "Kim Cho"])
    assert read.text == "talked to ‹0› and ‹1›, told me to ring ‹0›"
    assert [person.name for person in read.people] == ["Dana Reyes", "Kim Cho"]


@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("Brendan from the co-op said they decide on Friday.", "Brendan"),
        ("The chair, Mr Osei, explained that all hear.", "Mr Osei"),
        ("Talked with Marisol Vega for an hour. She said two weeks.", "Marisol Vega"),
        ("According to Dr Iyer the board meets in June.", "Dr Iyer"),
        ("Two weeks, said Frau Dr. Weidinger.", "Frau Dr. Weidinger"),
        ("Not to be chased, Darragh was clear on that.", "Darragh"),
        ("Oluwaseun Adeyemi (HR): decision in August.", "Oluwaseun Adeyemi"),
        ("Mrs Pham and Mr Doyle said I'd know by the 11th.", None),
        ("Tom, my brother, says they always take two weeks.", None),
        ("Both said I'd know soon. Meridian was large.", None),
        ("guy named rick runs it, rick said friday", "rick"),
        ("Gary showed me round the bays and said Friday.", "Gary"),
        ("Not ready yet, said Suresh who took the interview.", "Suresh"),
        ("I'm to ring Maureen in personnel, they told me.", None),
        ("Kate rang the office and it is off.", None),
        ("Don't be ringing us, says she.", None),
        ("Orchard supervisor, she said Friday.", None),
        ("Barista job, Galway. She said Friday.", None),
    ],
)
def test_who_said_it(note: str, who: str | None) -> None:
    assert speaker_in(note) == who


@pytest.mark.parametrize(
    ("note", "who"),
    [
        ("Dale said not to bug him before May 4, from then on I can call him.", "Dale"),
        ("If it goes quiet, drop Kev a line.", "Kev"),
        ("Frau Lindner takes the calls.", "Frau Lindner"),
        ("Email and not phone, and to Gareth in recruitment.", "Gareth"),
        ("Questions go to Ms Kowalczyk.", "Ms Kowalczyk"),
        ("The one I should contact is Joy Mercado.", "Joy Mercado"),
        ("Dana will call me. I'm not supposed to text her.", None),
        ("Ask my brother Tom, he knows the place.", None),
    ],
)
def test_whom_to_contact(note: str, who: str | None) -> None:
    assert contact_in(note) == who


def test_who_took_over() -> None:
    assert deputy_in("I am away until May; Priya Nair is covering for me.") == "Priya Nair"
    assert deputy_in("Everything was handed over to Tom Ash.") == "Tom Ash"


@given(text=st.text(max_size=300))
def test_any_text_can_be_marked(text: str) -> None:
    read = marked(text, ["Dana Reyes"])
    assert all(f"‹{n}›" in read.text for n in range(len(read.people)))


@pytest.mark.parametrize(
    ("note", "speakers"),
    [
        ("Dana said they'd call by Friday, Tom said two weeks.", ("Dana", "Tom")),
        ("Dana told me by Friday. Tom said it takes longer.", ("Dana", "Tom")),
        ("Dana told me by Friday.", ("Dana",)),
        ("They decide by Friday.", ()),
    ],
)
def test_everybody_who_said_something(note: str, speakers: tuple[str, ...]) -> None:
    assert speakers_in(note) == speakers
    assert (speaker_in(note) is None) == (len(speakers) != 1)
