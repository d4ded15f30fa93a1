"""A letter as sentences: what is kept, crossed out and added is the same letter as a file."""

from __future__ import annotations

import pytest

from tactful.wording.letter_file import KINDS, LetterProblem, our_letter, our_text, read_letter
from tactful.wording.letter_sheet import Section, sheet_of, text_of

FACTS = {"interview_day": "Monday, June 3", "role": "Data Engineer"}


def kept(sections: tuple[Section, ...]) -> dict[str, list[str]]:
    """The lines that are kept, by part, as the page sends them."""
    return {s.name: [one.line for one in s.sentences if one.kept] for s in sections}


@pytest.mark.parametrize("kind", KINDS)
def test_a_letter_of_which_all_is_kept_is_the_same_letter(kind: str) -> None:
    sections = sheet_of(kind, our_text(kind), FACTS)
    assert all(sentence.kept and not sentence.own for s in sections for sentence in s.sentences)
    assert read_letter(text_of(kind, kept(sections), {}), our_letter(kind)) == our_letter(kind)


def test_what_is_crossed_out_is_gone_and_can_be_taken_back() -> None:
    lines = kept(sheet_of("closing", our_text("closing"), FACTS))
    part, first = next((name, of_it[0]) for name, of_it in lines.items() if len(of_it) > 2)
    lines[part].remove(first)
    text = text_of("closing", lines, {})
    assert first not in text
    section = next(s for s in sheet_of("closing", text, FACTS) if s.name == part)
    assert [s.kept for s in section.sentences] == [False, *([True] * (len(section.sentences) - 1))]


def test_a_sentence_of_ones_own_stands_beside_ours() -> None:
    lines = kept(sheet_of("thank_you", our_text("thank_you"), FACTS))
    added = {"thanks": "Cheers for the chat on {interview_day}.\n  \nformal: I am obliged to you."}
    text = text_of("thank_you", lines, added)
    thanks = next(s for s in sheet_of("thank_you", text, FACTS) if s.name == "thanks")
    mine = [s for s in thanks.sentences if s.own]
    assert [s.line for s in mine] == [
        "Cheers for the chat on {interview_day}.", "formal: I am obliged to you.",
    ]  # fmt: skip
    assert "".join(p.text for p in mine[0].pieces) == "Cheers for the chat on Monday, June 3."
    assert mine[1].only == "formal"


def test_a_part_of_which_nothing_is_kept_is_left_out() -> None:
    lines = kept(sheet_of("thank_you", our_text("thank_you"), FACTS)) | {"interest": []}
    names = [part.name for part in read_letter(text_of("thank_you", lines, {}))]
    assert "interest" not in names


def test_a_letter_without_a_subject_is_refused() -> None:
    lines = kept(sheet_of("thank_you", our_text("thank_you"), FACTS)) | {"subject": []}
    with pytest.raises(LetterProblem, match="subject"):
        read_letter(text_of("thank_you", lines, {}), our_letter("thank_you"))


def test_a_sentence_says_for_which_letters_it_is() -> None:
    sections = sheet_of("thank_you", our_text("thank_you"), FACTS)
    said = {s.line: s.only for section in sections for s in section.sentences}
    line = "Thank you for today: {short_role}{if_today}"
    assert said[line] == "where it is today"


@pytest.mark.parametrize("kind", KINDS)
def test_no_mark_of_the_file_is_shown(kind: str) -> None:
    for section in sheet_of(kind, our_text(kind), FACTS):
        for sentence in section.sentences:
            shown = "".join(piece.text for piece in sentence.pieces)
            assert not set("{}[]_") & set(shown), shown
